package importing

import (
	"slices"
	"strings"
	"testing"
)

const assignments = "Who,Squad,Post,FTE,Works for,Supplier,Starts,Until\n" +
	"Nia Brook,Licensing,Product owner,0.5,,Fernhill Digital,03/08/2026,\n" +
	"Nia Brook,Night crew,QA,0.5,,Fernhill Digital,03/08/2026,31/12/2026\n" +
	"Kit Vane,Licensing,Wizard,1,ours,,03/08/2026,\n"

func TestAssignmentsAreImportedInTheWindowAndUndone(t *testing.T) {
	d := onDesktop(t, plain, true, written(t, "staff.csv", assignments))
	d.Says("3 rows: 2 new, 0 changed, 0 there already, 1 left out", "Column Who", "Read as")
	if strings.Contains(d.Words(), "Amounts are in") {
		t.Error("a list of assignments is asked for a currency")
	}
	d.page.tabs.Select(outcomeTab)
	d.Says("Left out 1", "New people 1", "New teams 1", "the catalogue has no such role")

	before := d.assigned()
	d.Tap("Import")
	d.Says("was imported", "2 new")
	if n := d.assigned(); n != before+2 {
		t.Fatalf("%d assignments were added", n-before)
	}
	d.Tap("Save the report…")
	if report := string(d.Saved["Import of staff.csv.csv"]); !strings.Contains(report, "new team,,Night crew") || !strings.Contains(report, "left out,4,,Post,,Wizard") {
		t.Errorf("the report is %s", report)
	}
	d.Undo()
	if n := d.assigned(); n != before {
		t.Errorf("after Undo %d assignments are left", n-before)
	}
	d.Tap("Import")
	d.Tap("Done")
	if !slices.Equal(d.went, []string{"show assignments"}) {
		t.Errorf("the page led to %v", d.went)
	}

	d.again(written(t, "staff.csv", strings.Replace(assignments, "31/12/2026", "31/01/2027", 1)))
	d.Says("3 rows: 0 new, 1 changed, 1 there already, 1 left out")
	d.page.tabs.Select(outcomeTab)
	d.page.outcome.changes.Select(0)
	d.Says("Changes 1", "Nia Brook as quality assurance test analyst of Night crew", "31 Dec 2026", "31 Jan 2027")
}

// A column that means something else than is guessed is remembered for the next file with the same headings.
func TestPeopleAreReadAsSomebodySays(t *testing.T) {
	const people = "Wer,Firma,Aufgabe,Netz\nNia Brook,Fernhill Digital,Lead 1,nia@fernhill.example\n"
	d := onDesktop(t, plain, true, written(t, "leute.csv", people))
	d.Says("What does the file hold?")
	d.page.setKind("people")
	d.Says("No column gives the names of the people")
	for col, meaning := range []string{"person", "supplier", "role", "email"} {
		if err := d.page.columns.set(0, col, meaning); err != nil {
			t.Fatal(err)
		}
	}
	d.Says("1 row: 1 new")
	d.Tap("Import")
	d.Says("was imported")
	d.again(written(t, "more.csv", people+"Kit Vane,Fernhill Digital,Tester,kit@fernhill.example\n"))
	d.Says("2 rows: 1 new, 0 changed, 1 there already")
}

// assigned is how many assignments the workspace has.
func (d *desktop) assigned() int {
	d.T.Helper()
	s, err := d.Workspace.Staffing(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return len(s.Assignments)
}
