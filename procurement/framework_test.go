package procurement_test

import (
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

func TestACallOffMustBeEnteredIntoWhileItsFrameworkRuns(t *testing.T) {
	framework := procurement.Contract{
		Reference: "F-1", Title: "Digital Outcomes", Form: procurement.FrameworkAgreement, Term: civil.Term{From: day("2024-04-01"), To: day("2026-03-31")},
		Options: []procurement.ExtensionOption{{Months: 6, State: procurement.OptionTaken}, {Months: 6, State: procurement.OptionOpen}},
	}
	for _, c := range []struct {
		name          string
		entered, from string
		want          string
	}{
		{"on its last day with the option taken up", "", "2026-09-30", ""},
		{"a day later", "", "2026-10-01", "it begins on 1 Oct 2026, after the end of its framework F-1 on 30 Sep 2026: check the days, or on what it rests"},
		{"entered into in time, to begin later", "2026-09-30", "2026-12-01", ""},
		{"entered into too late", "2026-10-05", "2026-09-01", "it was entered into on 5 Oct 2026, after the end of its framework F-1 on 30 Sep 2026: check the days, or on what it rests"},
		{"before the framework", "", "2024-03-31", "it begins on 31 Mar 2024, before the beginning of its framework F-1 on 1 Apr 2024: check the days, or which framework it is called off from"},
		{"no day known", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var call procurement.Contract
			if c.entered != "" {
				call.Entered = day(c.entered)
			}
			if c.from != "" {
				call.Term.From = day(c.from)
			}
			got := ""
			for _, finding := range call.FrameworkFindings(framework) {
				got += finding.Text
			}
			if got != c.want {
				t.Errorf("found is %q, want %q", got, c.want)
			}
		})
	}
	endless := framework
	endless.Term.To = civil.Date{}
	if found := (procurement.Contract{Entered: day("2030-01-01")}).FrameworkFindings(endless); found != nil {
		t.Errorf("of a framework without an end: %v", found)
	}
}

func TestAFrameworkIsNamedByItsReferenceOrTitle(t *testing.T) {
	framework := procurement.Contract{Reference: "F-1", Title: "Digital Outcomes", Form: procurement.FrameworkAgreement}
	for name, want := range map[string]bool{"F-1": true, "f-1 ": true, "digital outcomes": true, "G-Cloud": false, "": false} {
		if got := (procurement.Contract{Framework: name}).IsCalledOffFrom(framework); got != want {
			t.Errorf("%q names it: %v", name, got)
		}
	}
	own := framework
	own.Form = procurement.OwnContract
	if (procurement.Contract{Framework: "F-1"}).IsCalledOffFrom(own) || framework.IsCalledOffFrom(framework) {
		t.Error("a contract that is no framework, or the framework itself, is called off from")
	}
}
