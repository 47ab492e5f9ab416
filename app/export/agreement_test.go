package export

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

var governed = civil.MustDate("2026-11-22")

func whoOf(id int64, name, role string, side scorecard.Side) governance.Who {
	return governance.Who{Person: id, Name: name, Role: role, Side: side}
}

// licensing is an agreement in two versions, the second of them agreed on a day; a draft without one.
func licensing(agreed string) *Agreement {
	iona, rhys, eleni := whoOf(1, "Iona Fraser", "Product lead", scorecard.Ours), whoOf(2, "Rhŷs Ŵyn", "Delivery lead", scorecard.Theirs), whoOf(0, "Ελένη Παππά", "Policy lead", scorecard.Ours)
	first := governance.Version{
		Number: 1, Agreed: civil.MustDate("2026-05-27"), Duration: "Until March 2027",
		Sections: []governance.Section{{Heading: "The ask", Text: "People who appeal know within ten working days where they stand."}, {Heading: "Scope and ways of working", Text: "One team, one backlog.\nIona asks, the team answers."}},
		People: []governance.Member{
			{Who: iona, Need: governance.Compulsory, Skills: "Priorities, and what they rest on"},
			{Who: rhys, Need: governance.Compulsory, Skills: "Pairing with our developers"},
			{Who: eleni, Need: governance.Optional},
		},
		Scope: []string{"Appeals without a representative"}, Outside: []string{"Appeals to the court"},
		Outputs: []governance.Output{{Phase: "Discovery", What: "A map of the journey"}, {Phase: "Alpha", What: "Three prototypes"}, {Phase: "Discovery", What: "What we know of users"}},
		Success: []governance.Success{{Text: "70 % of appeals are made online by June 2027", Checks: []governance.Check{
			{Letter: governance.Specific, Holds: true}, {Letter: governance.Measurable, Holds: true}, {Letter: governance.Achievable, Why: "Nobody counted paper appeals yet"},
		}}},
		Failing: governance.Failing{Retrospectives: governance.Fortnightly, Escalation: []governance.Rung{{Who: iona, Days: 5}, {Who: whoOf(0, "Ruth Adeyemi", "Deputy director", scorecard.Ours), Days: 10}}, Note: "Both views are written down."},
		Promises: []governance.Statement{
			{Key: "s1", Text: "Decisions are made within a week", Owner: "Iona Fraser", Answer: governance.OneToFive}, {Key: "s2", Text: "We pair every day", Owner: "Rhŷs Ŵyn", Answer: governance.YesNo},
		},
		Signed: []governance.Signature{{Who: iona, On: civil.MustDate("2026-05-26")}, {Who: rhys, On: civil.MustDate("2026-05-27")}},
	}
	a := &governance.Agreement{ID: 2, Code: "A-02", Kind: governance.WaysOfWorking, Title: "Licensing partnership agreement", Versions: []governance.Version{first}}
	second := a.Begin("Iona Fraser asked for a wider scope")
	second.Scope = append(second.Scope, "Appeals by letter 😀")
	if agreed != "" {
		second.Agreed = civil.MustDate(agreed)
		second.Signed = first.Signed
	}
	pulse := func(key string, side scorecard.Side, value int64, by string) governance.Pulse {
		return governance.Pulse{Agreement: 2, Statement: key, On: civil.MustDate("2026-11-12"), Side: side, Value: exact.Int(value), By: by, Note: by + " says so"}
	}
	return &Agreement{
		Agreement: a, Version: &a.Versions[1], Contract: "C-014 Appeals delivery partner", Day: governed,
		Pulses: []governance.Pulse{pulse("s1", scorecard.Ours, 4, "Iona Fraser"), pulse("s1", scorecard.Theirs, 2, "Rhŷs Ŵyn"), pulse("s2", scorecard.Ours, 1, "Ruth Adeyemi")},
	}
}

// keepPDF keeps a document where COUNTERWEIGHT_PICTURES says, to be looked at.
func keepPDF(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := write(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("%s has other bytes when it is made again", name)
	}
	if folder := os.Getenv("COUNTERWEIGHT_PICTURES"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// allWords are the words of all pages, one space between them.
func allWords(d *Document) string {
	var all []string
	for i := range d.Pages {
		all = append(all, strings.Fields(textOf(&d.Pages[i]))...)
	}
	return strings.Join(all, " ")
}

func TestAnAgreementSaysWhatWasAgreed(t *testing.T) {
	a := licensing("2026-11-02")
	text := allWords(LayOutAgreement(a, someProvenance))
	checkSays(t, "the agreement", text,
		"Ways-of-working agreement, version 2", "Agreed by both sides on 2 Nov 2026. It is looked at again on 2 May 2027, in 161 days.", "C-014 Appeals delivery partner",
		"Compulsory", "Optional", "Rhŷs Ŵyn", "Ελένη Παππά", "Out of scope, on purpose", "Discovery A map of the journey What we know of users Alpha Three prototypes",
		"Achievable: Nobody counted paper appeals yet", "Whom to go to", "1 Iona Fraser Product lead Ours 5 days", "4 of 5", "2 of 5", "To talk about", "One side only",
		"What is new since version 1", "In scope", "not there", "Signed by Role Side On Iona Fraser Product lead Ours 26 May 2026",
	)
	if strings.Contains(text, "Name and role") {
		t.Error("what everybody signed has lines to sign on")
	}
	keepPDF(t, "agreement", func(w io.Writer) error { return AgreementReport(w, a, someProvenance) })
}

func TestADraftCanBeSigned(t *testing.T) {
	a := licensing("")
	a.Version.Success, a.Version.Outputs = nil, nil
	text := allWords(LayOutAgreement(a, someProvenance))
	checkSays(t, "the draft", text,
		"A draft: it holds once both sides have signed it. Until then version 1 of 27 May 2026 holds.", "Nothing is written yet about what comes out of each phase and how success is measured.",
		"For our side", "For the other side", "Name and role Signature Day",
	)
	keepPDF(t, "agreement-draft", func(w io.Writer) error { return AgreementReport(w, a, someProvenance) })
}

func TestHowAVersionStands(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Agreement)
		want   string
	}{
		"its review is overdue": {func(a *Agreement) { a.Version.Review = civil.MustDate("2026-11-20") }, "It was to be looked at again by 20 Nov 2026, 2 days ago."},
		"its review is today":   {func(a *Agreement) { a.Version.Review = governed }, "It is to be looked at again today."},
		"another has come":      {func(a *Agreement) { a.Version = &a.Agreement.Versions[0] }, "Version 2 of 2 Nov 2026 has taken its place."},
		"nothing is written":    {func(a *Agreement) { a.Agreement = &governance.Agreement{Title: "New"}; a.Version = nil }, "Nothing is agreed yet, and no draft was begun."},
	} {
		a := licensing("2026-11-02")
		c.change(a)
		if text := allWords(LayOutAgreement(a, someProvenance)); !strings.Contains(text, c.want) {
			t.Errorf("%s: %.400s", name, text)
		}
	}
}

// However long its texts are and however many there are of everything, an agreement keeps within its pages.
func TestAnyAgreementBreaksWell(t *testing.T) {
	for i, text := range append(beside.NaughtyStrings(t)[20:23], strings.Repeat("gwasanaethau digidol ", 80), strings.Repeat("W", 300), "合同管理", "") {
		for _, n := range []int{0, 1, 9} {
			a := licensing([]string{"", "2026-11-02"}[i%2])
			v := a.Version
			for range n {
				v.Sections = append(v.Sections, governance.Section{Heading: text, Text: text})
				v.People = append(v.People, governance.Member{Who: whoOf(0, text, text, scorecard.Theirs), Skills: text})
				v.Scope, v.Outside = append(v.Scope, text), append(v.Outside, text)
				v.Outputs = append(v.Outputs, governance.Output{Phase: text, What: text})
				v.Success = append(v.Success, governance.Success{Text: text, Checks: []governance.Check{{Letter: governance.Relevant, Why: text}}})
				v.Promises = append(v.Promises, governance.Statement{Key: fmt.Sprint(len(v.Promises)), Text: text, Owner: text, Answer: governance.YesNo})
				v.Failing.Escalation = append(v.Failing.Escalation, governance.Rung{Who: whoOf(0, text, text, scorecard.Ours)})
			}
			d := LayOutAgreement(a, someProvenance)
			checkWithinMargins(t, d)
			checkHeadingsAccompanied(t, d)
			if i < 5 {
				checkNothingOverlaps(t, d)
			}
			if t.Failed() {
				t.Fatalf("with %d of everything called %.40q", n, text)
			}
		}
	}
}

var governedPeople = []procurement.Person{{ID: 1, Name: "Iona Fraser"}, {ID: 2, Name: "Rhŷs Ŵyn"}}

// governedNames are those of the register and others that stand in the place of a person.
var governedNames = []string{"Iona", "Fraser", "Rhŷs", "Ŵyn", "Ελένη", "Παππά", "Ruth", "Adeyemi"}

// checkNameless demands that no name is left in a document, nor in its title and its outline.
func checkNameless(t *testing.T, d *Document) {
	t.Helper()
	text := fmt.Sprint(d.Title, d.Subject, d.Bookmarks, allWords(d))
	for _, name := range governedNames {
		if strings.Contains(text, name) {
			t.Errorf("%s holds %q", d.Title, name)
		}
	}
	if !strings.Contains(text, "Person 1") || !strings.Contains(text, somebody) {
		t.Errorf("%s names nobody by number", d.Title)
	}
}

func TestAnAgreementWithoutNames(t *testing.T) {
	a := licensing("")
	checkNameless(t, LayOutAgreement(a.WithoutNames(governedPeople), Provenance{Workspace: "Iona Fraser's office", Made: someTime, Marking: "for Ruth Adeyemi"}))
	if a.Version.People[0].Name != "Iona Fraser" || a.Pulses[0].By != "Iona Fraser" {
		t.Error("leaving names out has changed what it was asked of")
	}
}
