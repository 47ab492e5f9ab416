package governance

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// beginAgreement begins a ways-of-working agreement, as a newcomer would, and leaves its page in front.
func (d *window) beginAgreement(title string) *agreementPage {
	d.T.Helper()
	d.Tap("New agreement")
	d.Fill("Title", title)
	d.Tap("Begin")
	d.Settle()
	a, ok := d.page.now().(*agreementPage)
	if !ok {
		d.T.Fatalf("no agreement is open; toasts %v; the window says %s", d.Toasts, d.Words())
	}
	return a
}

// toPart selects a part of the agreement.
func (d *window) toPart(a *agreementPage, name string) {
	d.T.Helper()
	for i, r := range a.says.parts.All() {
		if r.name == name {
			a.says.parts.Select(i)
			a.says.focus()
			d.Settle()
			return
		}
	}
	d.T.Fatalf("there is no part %q", name)
}

// agreement is the only agreement, as it is stored now.
func (d *window) agreement() *governance.Agreement {
	d.T.Helper()
	all := d.record().Agreements
	if len(all) != 1 {
		d.T.Fatalf("%d agreements", len(all))
	}
	return &all[0]
}

// signBoth signs the draft for both sides.
func (d *window) signBoth(ours, theirs string) {
	d.T.Helper()
	for _, name := range []string{ours, theirs} {
		d.Tap("Sign…")
		d.Fill("Who signs", name)
		d.Tap("Sign")
		d.Settle()
	}
}

func TestAnAgreementFromTheFirstWordToTheSecondVersion(t *testing.T) {
	d := onDesktop(t, plain, false)
	a := d.beginAgreement("Appeals together")
	d.Says("A-01 Appeals together", "Ways of working", "not signed yet", "The ask", "Users", "Statements", "Signing and review")

	d.toPart(a, "The ask")
	d.Says("What is to be different, for whom, and by when?") // the template asks; it writes nothing itself
	d.Press(fyne.KeyReturn)
	d.Write("Appeals in ten days")
	d.Tab()
	if got := d.agreement().Versions[0].Sections[0].Text; got != "Appeals in ten days" {
		t.Errorf("the ask is %q", got)
	}
	if label := d.UndoLabel(); label != "Change what you agree on of A-01" {
		t.Errorf("undo would undo %q", label)
	}

	d.toPart(a, "People and skills")
	d.Tap("Add a person")
	d.Fill("Name", "Rhiannon Prys-Llewelyn")
	d.Fill("Brings", "user research")
	if p := d.agreement().Versions[0].People; len(p) != 1 || p[0].Skills != "user research" || p[0].Need != governance.Compulsory {
		t.Errorf("people are %+v", p)
	}

	d.toPart(a, "Statements")
	before := len(d.agreement().Versions[0].Promises)
	d.Fill("Add a statement", "We answer within two days")
	promises := d.agreement().Versions[0].Promises
	if last := promises[len(promises)-1]; len(promises) != before+1 || last.Key != "we-answer-within-two" || last.Answer != governance.OneToFive {
		t.Errorf("statements are %+v", promises)
	}

	d.signBoth("Ann Lee", "Carl Roe")
	v := d.agreement().Versions[0]
	if v.Agreed != d.Today() || len(v.Signed) != 2 {
		t.Fatalf("it was signed by %+v, agreed on %s; toasts %v", v.Signed, v.Agreed, d.Toasts)
	}
	d.Says("agreed on 21 Nov 2026", "look again on 21 May 2027", "Begin a new version")
	d.toPart(a, "The ask")
	if len(d.Fields("What you agree on")) != 0 {
		t.Error("a signed version can be typed into")
	}
	d.Says("Appeals in ten days")

	d.Tap("Begin a new version")
	d.Fill("Reason", "the second phase begins")
	d.Tap("Begin")
	d.toPart(a, "The ask")
	d.Fill("What you agree on", "Appeals in five days")
	if got := d.agreement(); len(got.Versions) != 2 || got.Versions[0].Sections[0].Text != "Appeals in ten days" || got.Versions[1].Why != "the second phase begins" {
		t.Errorf("versions are %+v", got.Versions)
	}
	a.tabs.Select(versionsTab)
	d.Settle()
	d.Says("What version 2 says otherwise than version 1", "Appeals in ten days", "Appeals in five days", "Sections: The ask")
	d.Picture("governance agreement versions")
}

func TestMeasuresOfSuccessAreCheckedLetterByLetter(t *testing.T) {
	d := onDesktop(t, plain, false)
	a := d.beginAgreement("Appeals together")
	d.toPart(a, "Measures of success")
	was := len(d.agreement().Versions[0].Success)
	d.Fill("Add a measure of success", "Better service")
	measures := a.says.measures
	measures.table.Select(was)
	d.Settle()
	d.Says("It is very short: who does what for whom?", "It names no day, month or year: by when?")

	if err := measures.judge(was, governance.Measurable, "n"); err != nil {
		t.Fatal(err)
	}
	d.Settle()
	why := d.Fields("Why")
	d.FillIn(why[1], "nobody can count it")
	got := d.agreement().Versions[0].Success[was]
	if c := checkOf(&got, governance.Measurable); c == nil || c.Holds || c.Why != "nobody can count it" {
		t.Errorf("the checks are %+v", got.Checks)
	}
	d.FillIn(why[0], "who says")
	if said := why[0].Said(); !strings.Contains(said, "whether it holds") {
		t.Errorf("a reason without a verdict: %q", said)
	}
	if err := measures.judge(was, governance.Specific, "perhaps"); err == nil {
		t.Error("perhaps is a verdict")
	}
	measures.remove(measureRow{place: was})
	if n := len(d.agreement().Versions[0].Success); n != was {
		t.Errorf("%d measures are left", n)
	}
}

func TestBothSidesSayHowStatementsGo(t *testing.T) {
	d := onDesktop(t, plain, false)
	a := d.beginAgreement("Appeals together")
	d.signBoth("Ann Lee", "Carl Roe")
	a.tabs.Select(goesTab)
	d.Settle()
	row := func() goesRow { return a.goes.table.All()[0] }
	said := func(column, text string) error {
		for _, c := range a.goes.columns() {
			if c.Title == column {
				return c.Set(row(), text)
			}
		}
		return nil
	}
	d.Fill("Answers of", "1 nov 26") // before it was signed: nothing held yet
	d.Fill("Answers of", "21 nov 26")
	if err := said("Ours", "5"); err != nil {
		t.Fatal(err)
	}
	if err := said("Theirs", "2, because we read it in a report"); err != nil {
		t.Fatal(err)
	}
	d.Settle()
	d.Says("3 apart", "because we read it in a report")
	if p := d.record().Pulses; len(p) != 2 || p[1].Note != "because we read it in a report" || p[0].By != "Ann Lee" {
		t.Errorf("answers are %+v", p)
	}
	if err := said("Ours", "6"); err == nil {
		t.Error("6 was taken")
	}
	if err := said("Ours", "4"); err != nil {
		t.Fatal(err)
	}
	if err := said("Theirs", ""); err != nil {
		t.Fatal(err)
	}
	if p := d.record().Pulses; len(p) != 1 || p[0].Value.String() != "4" {
		t.Errorf("a second answer of the day stands beside the first: %+v", p)
	}
	d.Press(fyne.KeyEscape)
	d.page.Back()
	d.Settle()
	d.Says("1 agreement")
	d.page.Show(kit.Thing{Kind: kit.AgreementThing, ID: int64(d.agreement().ID)})
	if d.page.now() == nil {
		t.Error("the palette does not open an agreement")
	}
}

func TestAnAgreementIsSavedAsAPDF(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.beginAgreement("Appeals together")
	fromPage := d.page.Documents()
	d.page.Back()
	d.Settle()
	if fromList := d.page.Documents(); len(fromPage) != 1 || len(fromList) != 1 || fromList[0].Name != fromPage[0].Name {
		t.Fatalf("the page offers %v, the list %v", fromPage, fromList)
	}
	fromPage[0].Save()
	if pdf := d.Saved["A-01 agreement.pdf"]; !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("saved %d bytes; toasts %v", len(pdf), d.Toasts)
	}
}
