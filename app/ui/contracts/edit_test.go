package contracts

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement"
)

// wherever the tests look: the contract of the mock-up.
const appeals = "C-014"

func TestEveryFieldIsSavedWhenItIsLeftAndUndone(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, c := range []struct {
		tab, label, typed string
		change            string // what Undo would undo
		value             func(procurement.Contract) string
		is                string
	}{
		{"Overview", "Title", "Appeals service", "Change title of C-014", func(c procurement.Contract) string { return c.Title }, "Appeals service"},
		{"Overview", "Status", "ending", "Change status of C-014", func(c procurement.Contract) string { return c.Status.Words() }, "Ending"},
		{"Overview", "Tier", "sil", "Change tier of C-014", func(c procurement.Contract) string { return c.Tier.Words() }, "Silver"},
		{"Overview", "Buyer", "Another office", "Change buyer of C-014", func(c procurement.Contract) string { return c.Buyer }, "Another office"},
		{"Overview", "Place of work", "on", "Change place of work of C-014", func(c procurement.Contract) string { return c.Place.Words() }, "On site"},
		{"Overview", "What was agreed about it", "2 days in 10", "Change what was agreed about it of C-014", func(c procurement.Contract) string { return c.PlaceNote }, "2 days in 10"},
		{"Overview", "Notes", "Two lines", "Change notes of C-014", func(c procurement.Contract) string { return c.Notes }, "Two lines"},
		{"Parties", "Share", "54.5", "Change share of C-014", func(c procurement.Contract) string { return c.Parties[0].ShareWords() }, "54.5 %"},
		{"Parties", "What it does", "All of it", "Change what it does of C-014", func(c procurement.Contract) string { return c.Parties[0].Does }, "All of it"},
		{"Options and notice", "Begins", "1/4/25", "Change begins of C-014", func(c procurement.Contract) string { return c.Term.From.Words() }, "1 Apr 2025"},
		{"Options and notice", "Ends, as awarded", "12 mar 28", "Change ends, as awarded of C-014", func(c procurement.Contract) string { return c.Term.To.Words() }, "12 Mar 2028"},
		{"Options and notice", "Length", "6", "Change length of C-014", func(c procurement.Contract) string { return optionsOf(c) }, "6 12"},
		{"Options and notice", "Decide by", "+6m", "Change decide by of C-014", func(c procurement.Contract) string { return c.Options[0].DecideBy.Words() }, "21 May 2027"},
		{"Options and notice", "Value it adds", "1.2m", "Change value it adds of C-014", func(c procurement.Contract) string { return c.Options[0].Value.Words() }, "£1,200,000.00"},
		{"Options and notice", "State", "taken", "Change state of C-014", func(c procurement.Contract) string { return c.Options[0].State.Words() }, "Taken"},
		{"Money", "Value at award, excluding VAT", "4.1m", "Change value at award, excluding VAT of C-014", func(c procurement.Contract) string { return c.Value.Words() }, "£4,100,000.00"},
		{"Money", "VAT rate", "17.5", "Change VAT rate of C-014", func(c procurement.Contract) string { return c.VATRate.String() }, "17.5"},
		{"Money", "Priced by", "capped", "Change priced by of C-014", func(c procurement.Contract) string { return c.Pricing.Words() }, "Capped time and materials"},
	} {
		d.open(appeals, c.tab)
		before := c.value(d.stored(appeals))
		field := d.Fill(c.label, c.typed)
		if got := c.value(d.stored(appeals)); got != c.is {
			t.Errorf("%s: after %q stored is %q, want %q; the field says %v", c.label, c.typed, got, c.is, field.Fault())
			continue
		}
		if label := d.UndoLabel(); label != c.change {
			t.Errorf("%s: Undo would undo %q, want %q", c.label, label, c.change)
		}
		d.Undo()
		if got := c.value(d.stored(appeals)); got != before {
			t.Errorf("%s: after Undo stored is %q, want %q", c.label, got, before)
		}
		if field.HalfTyped() || field.Text() == c.typed {
			t.Errorf("%s: after Undo the field shows %q", c.label, field.Text())
		}
	}
}

func optionsOf(c procurement.Contract) string {
	var lengths []string
	for _, o := range c.Options {
		lengths = append(lengths, strconv.Itoa(o.Months))
	}
	return strings.Join(lengths, " ")
}

func TestWrongInputStaysOnTheScreenWithTheReason(t *testing.T) {
	d := onDesktop(t, plain, true)
	before := d.stored(appeals)
	for _, c := range []struct{ tab, label, typed, reason string }{
		{"Overview", "Reference", "C-001", `"C-001"`},
		{"Overview", "Title", " ", "The title is empty: say in a few words what is delivered"},
		{"Overview", "Status", "sleeping", "Nothing on the list has"},
		{"Parties", "Role", "both", "Nothing on the list has"},
		{"Parties", "Share", "140", "Type per cent from 0 to 100"},
		{"Parties", "Supplier", "nobody", "Nothing on the list has"},
		{"Options and notice", "Begins", "soon", "12 Mar 2027"},
		{"Options and notice", "Ends, as awarded", "1 jan 2020", "before it starts on 13 Mar 2025"},
		{"Options and notice", "Notice before the end", "-5", "Type a whole number"},
		{"Options and notice", "Length", "0", "Type a whole number of months"},
		{"Options and notice", "Value it adds", "lots", ""},
		{"Money", "Value at award, excluding VAT", "-1", "The value is below 0"},
		{"Money", "VAT rate", "120", "0 to 100"},
		{"Money", "Currency", "pounds", ""},
	} {
		d.open(appeals, c.tab)
		field := d.Fill(c.label, c.typed)
		if field.Fault() == nil || !strings.Contains(d.Words(), c.reason) {
			t.Errorf("%s: %q is taken with %v, want %q in the window", c.label, c.typed, field.Fault(), c.reason)
		}
		if got := strings.TrimSpace(field.Text()); got != strings.TrimSpace(c.typed) && !strings.Contains(got, "−1") && got != "1 Jan 2020" && got != "−£1.00" {
			t.Errorf("%s: the field shows %q, want the %q that was typed", c.label, got, c.typed)
		}
		if d.page.Load(); field.Fault() == nil {
			t.Errorf("%s: the reason is gone once the page is read again", c.label)
		}
		field.Focus()
		d.Press(fyne.KeyEscape)
		if field.Fault() != nil || field.HalfTyped() {
			t.Errorf("%s: Escape leaves %q on the screen", c.label, field.Text())
		}
	}
	if got := d.stored(appeals); got.Title != before.Title || got.Reference != before.Reference || got.Term != before.Term || got.Value != before.Value {
		t.Errorf("stored is %+v, want %+v", got, before)
	}
}

func TestTenStepsAreUndone(t *testing.T) {
	d := onDesktop(t, plain, true)
	before := d.stored(appeals)
	d.open(appeals, "Overview")
	for _, title := range strings.Fields("one two three four five six seven eight nine ten") {
		d.Fill("Title", title)
	}
	if got := d.stored(appeals).Title; got != "ten" {
		t.Fatalf("the title is %q; toasts %v", got, d.Toasts)
	}
	for range 10 {
		if label := d.Undo(); label != "Change title of C-014" {
			t.Errorf("undone was %q", label)
		}
	}
	if got := d.Field("Title").Text(); got != before.Title || d.stored(appeals).Title != before.Title {
		t.Errorf("after ten times Undo the title is %q and the field shows %q", d.stored(appeals).Title, got)
	}
}

func TestWhatIsHalfTypedSurvivesAChangeElsewhere(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, "Overview")
	field := d.Field("Title")
	field.Focus()
	d.Retype("Half a tit")
	e.change("notes", func(c *procurement.Dossier) { c.Notes = "by somebody else" }, nil)
	if field.Text() != "Half a tit" || d.stored(appeals).Notes != "by somebody else" {
		t.Errorf("the field shows %q after another change", field.Text())
	}
	if d.page.editor != e {
		t.Error("reading again built the page anew")
	}
}
