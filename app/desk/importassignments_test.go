package desk_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/scorecard/roles"
)

// withRoles is a workspace with the catalogue of roles, the small register, the colleagues and two teams.
func withRoles(t *testing.T) *store.Workspace {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.cw")
	if err := desk.NewWorkspace(t.Context(), path, options(), desk.Beginnings{Roles: roleCatalogue(t)}); err != nil {
		t.Fatal(err)
	}
	ws := open(t, path, options())
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	imported(t, ws, fileOf(t, "people.csv", colleagues), desk.ImportFileOptions{})
	for _, name := range []string{"Appeals", "Licensing"} {
		if err := desk.SaveTeam(t.Context(), ws, &roles.Team{Name: name}, ""); err != nil {
			t.Fatal(err)
		}
	}
	return ws
}

// everyAssignment is who is in which role, in the order in which it was entered.
func everyAssignment(t *testing.T, ws *store.Workspace) (lines []string) {
	t.Helper()
	s, err := ws.Staffing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range s.Assignments {
		team := s.Teams[slices.IndexFunc(s.Teams, func(t roles.Team) bool { return t.ID == a.Team })].Name
		role := s.Roles[slices.IndexFunc(s.Roles, func(r roles.Role) bool { return r.ID == a.Role })].Name
		person := s.People[slices.IndexFunc(s.People, func(p roles.Person) bool { return p.ID == a.Person })].Name
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s: %s, %s %s %% %v %s %v %v–%v %s %s %v %v", team, role, person, a.Share, a.Employer, a.Supplier,
			a.Standing, a.Term.From, a.Term.To, s.Contracts[a.Contract].Reference, a.Rights, a.Held, a.Needed)))
	}
	return lines
}

const assignments = "Person,Team,Role,Share,Employer,Supplier,Standing,From,To,Contract,Decision rights,Level held,Level needed\n" +
	"Nia Brook,Appeals,Service manager,60,,,acting,03/08/2026,,,Priorities,practitioner,expert\n" + // an alias; no end; employer as in the register
	"Nia Brook,Licensing,Product owner,20%,,,proxy,03/08/2026,31/12/2026,,,,\n" + // two roles in three teams
	"Nia Brook,Payments,Product owner,0.2,,,,03/08/2026,31/12/2026,,,,\n" + // a team that is new
	"Owen Hart,Appeals,Senior developer,0.5 FTE,,,shared,03/08/2026,rolling,C-014,,3,4\n" + // a shared role
	"Pia Lund,Appeals,Software developer,50,,,shared,03/08/2026,,,,,\n" +
	"Sam New,Appeals,QA,,,Fernhill Digital,,05/01/2026,14/03/2026,,,,\n" + // somebody new, who changes employer in the middle of a month
	"Sam New,Appeals,QA,,ours,,,15/03/2026,,,,,\n"

func TestAssignmentsAreTaken(t *testing.T) {
	ws := withRoles(t)
	r := importedTwice(t, ws, fileOf(t, "assignments.csv", assignments), desk.ImportFileOptions{})
	tells(t, r, "7 new, 0 changed, 0 same, 0 left out")
	want := []string{
		"Appeals: Service owner, Nia Brook 60 % ours  acting 2026-08-03–  Priorities practitioner expert",
		"Licensing: Product manager, Nia Brook 20 % ours  proxy 2026-08-03–2026-12-31",
		"Payments: Product manager, Nia Brook 20 % ours   2026-08-03–2026-12-31",
		"Appeals: Software developer, Owen Hart 50 % supplier Fernhill Digital shared 2026-08-03– C-014  practitioner expert",
		"Appeals: Software developer, Pia Lund 50 % agency Hays shared 2026-08-03–",
		"Appeals: Quality assurance test analyst, Sam New 100 % supplier Fernhill Digital  2026-01-05–2026-03-14",
		"Appeals: Quality assurance test analyst, Sam New 100 % ours   2026-03-15–",
	}
	if diff := cmp.Diff(want, everyAssignment(t, ws)); diff != "" {
		t.Error(diff)
	}
	sam := "Sam New |  |  |  |  |  [–2026-03-14 Fernhill Digital false] [2026-03-15–  true]"
	if all := everybody(t, ws); !slices.Contains(all, sam) || len(all) != 5 {
		t.Errorf("the register has %q", all)
	}
	if r.Kind != exchange.KindAssignments || !slices.Equal(r.NewPeople, []string{"Sam New"}) || !slices.Equal(r.NewTeams, []string{"Payments"}) {
		t.Errorf("%s: new are %q and %q", r.Kind, r.NewPeople, r.NewTeams)
	}
	if said := strings.Join(r.Remarks, "; "); !strings.Contains(said, "2 new rows don't say which share of time") {
		t.Errorf("it remarks %s", said)
	}
	backToAssignments(t, ws)
	if left := everyAssignment(t, ws); len(left) != 0 || len(everybody(t, ws)) != 4 {
		t.Errorf("after Undo there are %q", left)
	}
}

// backToAssignments takes one import back.
func backToAssignments(t *testing.T, ws *store.Workspace) {
	t.Helper()
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

func TestAssignmentsThatChange(t *testing.T) {
	ws := withRoles(t)
	imported(t, ws, fileOf(t, "assignments.csv", assignments), desk.ImportFileOptions{})
	cases := map[string]struct {
		was, is string
		want    []string
	}{
		"nothing but how it is written": {"60,,,acting,03/08/2026", "60.0 %,internal,,Acting,3 Aug 2026", []string{"0 new, 0 changed, 7 same, 0 left out"}},
		"the share and the rights": {
			"60,,,acting,03/08/2026,,,Priorities", "70,,,acting,03/08/2026,,,Priorities and spend",
			[]string{
				"0 new, 1 changed, 6 same, 0 left out", `row 2, Nia Brook as service owner of Appeals: share was "60 %", is "70 %"`,
				`row 2, Nia Brook as service owner of Appeals: rights was "Priorities", is "Priorities and spend"`,
			},
		},
		"the first day": {
			"acting,03/08/2026", "acting,01/07/2026",
			[]string{"0 new, 1 changed, 6 same, 0 left out", `row 2, Nia Brook as service owner of Appeals: start was "3 Aug 2026", is "1 Jul 2026"`},
		},
		"an end is given": {
			"acting,03/08/2026,,", "acting,03/08/2026,30/11/2026,",
			[]string{"0 new, 1 changed, 6 same, 0 left out", `row 2, Nia Brook as service owner of Appeals: end was "", is "30 Nov 2026"`},
		},
		"an empty end says nothing": {"31/12/2026", "", []string{"0 new, 0 changed, 7 same, 0 left out"}},
		"the end is taken away in words": {
			"20%,,,proxy,03/08/2026,31/12/2026", "20%,,,proxy,03/08/2026,no end",
			[]string{"0 new, 1 changed, 6 same, 0 left out", `row 3, Nia Brook as product manager of Licensing: end was "31 Dec 2026", is ""`},
		},
		"a later time in the same role is another assignment": {
			"20%,,,proxy,03/08/2026,31/12/2026", "20%,,,proxy,01/02/2027,",
			[]string{"1 new, 0 changed, 6 same, 0 left out"},
		},
		"the employer of a time": {
			"QA,,ours", "QA,,agency", []string{"0 new, 1 changed, 6 same, 0 left out", `row 8, Sam New as quality assurance test analyst of Appeals: employer was "ours", is "agency"`},
		},
		"the contract": {
			"rolling,C-014", "rolling,C-015",
			[]string{"0 new, 1 changed, 6 same, 0 left out", `row 5, Owen Hart as software developer of Appeals: contract was "C-014", is "C-015"`},
		},
	}
	before := everyAssignment(t, ws)
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			r := importedTwice(t, ws, fileOf(t, "changed.csv", strings.ReplaceAll(assignments, test.was, test.is)), desk.ImportFileOptions{})
			tells(t, r, test.want...)
			if r.Taken+r.Updated > 0 {
				backToAssignments(t, ws)
			}
			if diff := cmp.Diff(before, everyAssignment(t, ws)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAssignmentsThatCannotBeTaken(t *testing.T) {
	ws := withRoles(t)
	imported(t, ws, fileOf(t, "twins.csv", "Name,Employer,Email\nKim Ray,ours,kim@home.example\nKim Ray,ours,kim.ray@home.example\n"), desk.ImportFileOptions{Kind: exchange.KindPeople})
	rows := []struct{ row, want string }{
		{"Nia Brook,,Apeals,QA,50,,03/08/2026,,", `Team "Apeals": there is no such team, but "Appeals": write it so`},
		{"Nia Brook,,Appeals,Product manger,50,,03/08/2026,,", `Role "Product manger": the catalogue has no such role: write Product manager`},
		{"Nia Brook,,Appeals,Wizard,50,,03/08/2026,,", `Role "Wizard": the catalogue has no such role: add it`},
		{"Nia Brook,,Appeals,QA,150,,03/08/2026,,", `Share "150": it is more than full time`},
		{"Nia Brook,,Appeals,QA,0,,03/08/2026,,", `Share "0": it is no part of full time`},
		{"Nia Brook,,Appeals,QA,half of it,,03/08/2026,,", `Share "half of it": it is no share of full time`},
		{"Nia Brook,,Appeals,QA,50,,03/08/2026,02/08/2026,", `To "02/08/2026": it ends on 2 Aug 2026, before its start on 3 Aug 2026`},
		{"Nia Brook,,Appeals,QA,50,,,,", `from "": it doesn't say from when: give the first day`},
		{"Nia Brook,,Appeals,QA,50,Unheard Ltd,03/08/2026,,", `Employer "Unheard Ltd": it is no supplier of the register`},
		{"Nia Brook,,Appeals,QA,50,supplier,03/08/2026,,", `supplier "": the person works for no supplier that we know of`},
		{"Nia Brook,,Appeals,QA,50,,03/08/2026,,C-099", `Contract "C-099": the register has no contract of this reference`},
		{"Kim Ray,,Appeals,QA,50,,03/08/2026,,", `Person "Kim Ray": 2 people of this name are in the register (kim@home.example; kim.ray@home.example): give the e-mail address`},
		{"Stranger,,Appeals,QA,50,,03/08/2026,,", `employer "": it doesn't say for whom the person works`},
		{"vacant,,Appeals,QA,50,,03/08/2026,,", `Person "vacant": nobody is there`},
		{"Nia Brook,,,QA,50,,03/08/2026,,", `Team "": the row names no team`},
		{"Kim Ray,KIM@home.example,Appeals,QA,50,,03/08/2026,,", ""},
		{"Kim Ray,kim@home.example,Appeals,Tester,60,,03/08/2026,,", `"": row 17 says the same person, team, role and first day`},
	}
	text, want, out := "Person,Email,Team,Role,Share,Employer,From,To,Contract\n", []string{""}, 0
	for i, row := range rows {
		text += row.row + "\n"
		if row.want != "" {
			out++
			want = append(want, fmt.Sprintf("row %d out, %s", i+2, strings.TrimSpace(row.want)))
		}
	}
	want[0] = fmt.Sprintf("1 new, 0 changed, 0 same, %d left out", out)
	want[len(want)-1] = strings.Replace(want[len(want)-1], "out, ", "out,  ", 1) // of no column
	r := importedTwice(t, ws, fileOf(t, "assignments.csv", text), desk.ImportFileOptions{})
	tells(t, r, want...)
	if len(r.NewPeople)+len(r.NewTeams) > 0 || len(everybody(t, ws)) != 6 {
		t.Errorf("rows that are left out bring %q and %q", r.NewPeople, r.NewTeams)
	}
}

func TestAssignmentsNeedTheCatalogueOfRoles(t *testing.T) {
	ws := newWorkspace(t)
	data, err := exchange.DataFile(fileOf(t, "assignments.csv", assignments))
	if err != nil {
		t.Fatal(err)
	}
	_, err = desk.ImportFile(t.Context(), ws, data, importDay, desk.ImportFileOptions{})
	if err == nil || !strings.Contains(err.Error(), "the workspace has no roles") || !strings.Contains(err.Error(), "add the catalogue of roles on the page Teams & roles") {
		t.Errorf("it fails with %v", err)
	}
	if err := desk.AddRoleCatalogue(t.Context(), ws, roleCatalogue(t)); err != nil {
		t.Fatal(err)
	}
	if r := imported(t, ws, fileOf(t, "assignments.csv", assignments), desk.ImportFileOptions{}); r.Taken == 0 {
		t.Errorf("with the catalogue the report is %v", outcomeOf(r))
	}
}
