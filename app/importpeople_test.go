package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const officePeople = "Name,Employer,Supplier,E-mail,Job title\r\n" +
	"Nia Brook,ours,,nia@home.example,Service owner\r\n" +
	"Owen Hart,,Fernhill Digital,owen@fernhill.example,Developer\r\n"

const officeAssignments = "Name;Team;Role;FTE;From;To\r\n" +
	"Nia Brook;Appeals;Service manager;0.6;03/08/2026;\r\n" +
	"Owen Hart;Appeals;Developer;1;03/08/2026;31/12/2026\r\n" +
	"Owen Hart;Appeals;Wizard;1;03/08/2026;31/12/2026\r\n"

func TestPeopleAndAssignmentsAreImportedByTheCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	people, assigned := fileWith(t, "people.csv", officePeople), fileWith(t, "assigned.csv", officeAssignments)

	said := strings.Join(strings.Fields(program(t, "import", path, people, "--as", "people").done(t).out), " ")
	if !strings.Contains(said, "2 rows: 2 new, 0 changed, 0 as they were, 0 left out") || !strings.Contains(said, "New in the register of suppliers: Fernhill Digital") {
		t.Errorf("people: %s", said)
	}
	if done := importedAs(t, program(t, "import", path, assigned, "--dry-run", "--json").done(t)); done.Kind != "assignments" || done.Taken != 2 || done.NewTeams != 1 {
		t.Errorf("a dry run gives %+v", done)
	}
	said = strings.Join(strings.Fields(program(t, "import", path, assigned, "--as", "assignments").done(t).out), " ")
	for _, want := range []string{
		"3 rows: 2 new, 0 changed, 0 as they were, 1 left out", "New teams, each without a phase so far: Appeals", `row 4, Role, "Wizard": the catalogue has no such role`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
	if done := importedAs(t, program(t, "import", path, assigned, "--json").done(t)); done.Rows != 3 || done.Taken+done.Updated != 0 || done.Unchanged != 2 || len(done.LeftOut) != 1 {
		t.Errorf("the second import gives %+v", done)
	}
	later := fileWith(t, "later.csv", strings.Replace(officeAssignments, "31/12/2026", "31/03/2027", 1))
	done := importedAs(t, program(t, "import", path, later, "--json").done(t))
	if want := (changed{Row: 3, Thing: "Owen Hart as software developer of Appeals", Field: "end", Was: "31 Dec 2026", Is: "31 Mar 2027"}); !slices.Equal(done.Changes, []changed{want}) {
		t.Errorf("a later end gives %+v", done)
	}
	mapping := fileWith(t, "map.json", `{"kind": "people", "columns": {"Wer": "person", "Was": "role"}}`)
	odd := fileWith(t, "odd.csv", "Wer;Was\nRavi Sen;Tester\n")
	program(t, "import", path, odd, "--as", "people").ended(t, statusData, "no column gives the names of the people", "say in a mapping what the columns mean")
	if done := importedAs(t, program(t, "import", path, odd, "--map", mapping, "--json").done(t)); done.Kind != "people" || done.Taken != 1 {
		t.Errorf("by a mapping %+v is taken", done)
	}
	program(t, "verify", path).done(t)
}
