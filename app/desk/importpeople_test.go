package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/scorecard/knowledge"
)

// outcomeOf is what became of the rows of a file, in short.
func outcomeOf(r *desk.ImportReport) (lines []string) {
	lines = append(lines, fmt.Sprintf("%d new, %d changed, %d same, %d left out", r.Taken, r.Updated, r.Unchanged, r.RowsLeftOut))
	for _, c := range r.Changes {
		lines = append(lines, fmt.Sprintf("row %d, %s: %s was %q, is %q", c.Row, c.Thing, c.Field, c.Was, c.Is))
	}
	for _, l := range r.LeftOut {
		lines = append(lines, fmt.Sprintf("row %d out, %s %q: %s", l.Row, l.Column, l.Value, l.Reason))
	}
	return lines
}

// tells fails the test where a report doesn't tell this; the lines are what the report's begin with.
func tells(t *testing.T, r *desk.ImportReport, want ...string) {
	t.Helper()
	got := outcomeOf(r)
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("the report tells\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// backTo takes all imports back.
func backTo(t *testing.T, ws *store.Workspace) {
	t.Helper()
	for {
		label, err := ws.UndoLabel(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(label, "Import ") {
			return
		}
		if _, err := ws.Undo(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
}

// everybody is who is in the register: name, employer, role, address, and where they worked when.
func everybody(t *testing.T, ws *store.Workspace) (lines []string) {
	t.Helper()
	people, err := ws.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	suppliers, err := ws.Suppliers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		line := p.Name + " | "
		for _, s := range suppliers {
			if s.ID == p.Supplier {
				line += s.Name
			}
		}
		line += strings.Join([]string{"", p.Organisation, p.Role, p.Email, p.Phone}, " | ")
		stays, err := ws.Stays(t.Context(), knowledge.PersonID(p.ID))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range stays {
			line += fmt.Sprintf(" [%v–%v %s %v]", s.Term.From, s.Term.To, s.Employer, s.Ours)
		}
		lines = append(lines, line)
	}
	return lines
}

const colleagues = "Name,Employer,Supplier,Organisation,Job title,E-mail,Mobile\n" +
	"Nia Brook,internal,,Platform directorate,Service owner,Nia.Brook@home.example,+44 7700 900100\n" +
	"Owen Hart,,Fernhill Digital,,Lead developer,\"Owen Hart <owen@fernhill.example>\",\n" +
	"Pia Lund,contractor,Hays,,Tester,,\n" +
	"Ravi Sen,,,Merrow Systems,,,\n"

func TestPeopleAreTakenWithForWhomTheyWork(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	r := importedTwice(t, ws, fileOf(t, "people.csv", colleagues), desk.ImportFileOptions{})
	tells(t, r, "4 new, 0 changed, 0 same, 0 left out")
	want := []string{
		"Nia Brook |  | Platform directorate | Service owner | Nia.Brook@home.example | +44 7700 900100",
		"Owen Hart | Fernhill Digital |  | Lead developer | owen@fernhill.example | ",
		"Pia Lund |  | Hays | Tester |  |  [– Hays false]",
		"Ravi Sen | Merrow Systems |  |  |  | ",
	}
	if diff := cmp.Diff(want, everybody(t, ws)); diff != "" {
		t.Error(diff)
	}
	if r.Kind != exchange.KindPeople || r.AddedSuppliers != 0 {
		t.Errorf("it was read as %s, and added %d suppliers", r.Kind, r.AddedSuppliers)
	}

	changed := strings.NewReplacer("Lead developer", "Architect", "Nia.Brook@", "NIA.BROOK@", "Merrow Systems,,,", "Merrow Systems,Analyst,ravi@merrow.example,").Replace(colleagues)
	r = importedTwice(t, ws, fileOf(t, "people.csv", changed), desk.ImportFileOptions{})
	tells(t, r, "0 new, 2 changed, 2 same, 0 left out",
		`row 3, Owen Hart: role was "Lead developer", is "Architect"`,
		`row 5, Ravi Sen: role was "", is "Analyst"`, `row 5, Ravi Sen: email was "", is "ravi@merrow.example"`)
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, everybody(t, ws)); diff != "" {
		t.Errorf("after Undo: %s", diff)
	}
}

// One name, and how its bearers are told apart, or why they can't be.
func TestPeopleWhoShareAName(t *testing.T) {
	const headings = "Name,Employer,Supplier,Email,From,To\n"
	twoSides := headings + "Ann Lee,ours,,,,\nAnn Lee,,Fernhill Digital,,,\n"
	twoAddresses := headings + "Ann Lee,ours,,ann@home.example,,\nAnn Lee,ours,,ann.lee2@home.example,,\n"
	cases := map[string]struct {
		first, second string
		want          []string
		people        int
	}{
		"on two sides they are two":               {twoSides, "", []string{"2 new, 0 changed, 0 same, 0 left out"}, 2},
		"with two addresses they are two":         {twoAddresses, "", []string{"2 new, 0 changed, 0 same, 0 left out"}, 2},
		"with nothing to tell they are one twice": {headings + "Ann Lee,ours,,,,\nAnn Lee,ours,,,,\n", "", []string{"1 new, 0 changed, 0 same, 1 left out", `row 3 out, Name "Ann Lee": row 2 is about Ann Lee already: keep one of the two, or give each an e-mail address`}, 1},
		"the employer tells who is meant": {
			twoSides, "Name,Supplier,Job title\nAnn Lee,Fernhill Digital,Tester\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: role was "", is "Tester"`},
			2,
		},
		"the address tells who is meant": {
			twoAddresses, "Name,Email,Job title\nAnn Lee,ann.lee2@home.example,Tester\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: role was "", is "Tester"`},
			2,
		},
		"nothing tells who is meant": {
			twoAddresses, "Name,Job title,Employer\nAnn Lee,Tester,ours\n",
			[]string{"0 new, 0 changed, 0 same, 1 left out", `row 2 out, Name "Ann Lee": 2 people of this name are in the register (ann@home.example; ann.lee2@home.example): give the e-mail address`},
			2,
		},
		"one leaves for the other side while the other stays": {
			twoSides, headings + "Ann Lee,ours,,,,\nAnn Lee,ours,,ann@new.example,2026-10-15,\n",
			[]string{"1 new, 0 changed, 1 same, 0 left out"},
			3,
		},
		"elsewhere at the same time without an address": {
			headings + "Ann Lee,ours,,,2026-01-01,\nAnn Lee,,Fernhill Digital,,2026-03-15,\n", "",
			[]string{"1 new, 0 changed, 0 same, 1 left out", `row 3 out, Name "Ann Lee": row 2 is about a person of this name at the same time, elsewhere: give the day`},
			1,
		},
		"one address for a whole team tells nobody apart": {
			headings + "Ann Lee,ours,,team@home.example,,\nBo Ek,ours,,team@home.example,,\n", "",
			[]string{"2 new, 0 changed, 0 same, 0 left out"},
			2,
		},
	}
	ws := newWorkspace(t)
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			defer backTo(t, ws)
			r := importedTwice(t, ws, fileOf(t, "first.csv", test.first), desk.ImportFileOptions{})
			if test.second != "" {
				r = importedTwice(t, ws, fileOf(t, "second.csv", test.second), desk.ImportFileOptions{})
			}
			tells(t, r, test.want...)
			if got := everybody(t, ws); len(got) != test.people {
				t.Errorf("the register has %q", got)
			}
		})
	}
}

func TestPeopleWhoChange(t *testing.T) {
	const headings = "Name,Employer,Supplier,Email,From,To\n"
	ours := headings + "Ann Lee,ours,,ann@home.example,,\n"
	cases := map[string]struct {
		first, second string
		want          []string
		people        []string
	}{
		"the employer, in the middle of a month": {
			headings + "Ann Lee,,Fernhill Digital,,2024-01-08,2026-03-14\nAnn Lee,ours,,,2026-03-15,\n", "",
			[]string{"2 new, 0 changed, 0 same, 0 left out"},
			[]string{"Ann Lee |  |  |  |  |  [2024-01-08–2026-03-14 Fernhill Digital false] [2026-03-15–  true]"},
		},
		"the employer, the later time first and the earlier without an end": {
			headings + "Ann Lee,ours,,a@b.example,2026-03-15,\nAnn Lee,,Fernhill Digital,a@b.example,2024-01-08,\n", "",
			[]string{"2 new, 0 changed, 0 same, 0 left out"},
			[]string{"Ann Lee |  |  |  | a@b.example |  [2024-01-08–2026-03-14 Fernhill Digital false] [2026-03-15–  true]"},
		},
		"the employer, with a day": {
			ours, headings + "Ann Lee,,Fernhill Digital,ann@home.example,2026-03-15,\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: employer was "ours", is "ours until 14 Mar 2026, Fernhill Digital from 15 Mar 2026"`},
			[]string{"Ann Lee | Fernhill Digital |  |  | ann@home.example |  [–2026-03-14  true] [2026-03-15– Fernhill Digital false]"},
		},
		"the employer, without a day": {
			ours, headings + "Ann Lee,,Fernhill Digital,ann@home.example,,\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: employer was "ours", is "ours until 20 Nov 2026, Fernhill Digital from 21 Nov 2026"`},
			[]string{"Ann Lee | Fernhill Digital |  |  | ann@home.example |  [–2026-11-20  true] [2026-11-21– Fernhill Digital false]"},
		},
		"nothing but the last day": {
			ours, headings + "Ann Lee,,,ann@home.example,,2026-12-31\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: employer was "ours", is "ours until 31 Dec 2026"`},
			[]string{"Ann Lee |  |  |  | ann@home.example |  [–2026-12-31  true]"},
		},
		"the name": {
			ours, headings + "Ann Lee-Moss,ours,,ann@home.example,,\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: person was "Ann Lee", is "Ann Lee-Moss"`},
			[]string{"Ann Lee-Moss |  |  |  | ann@home.example | "},
		},
		"the address": {
			ours, headings + "Ann Lee,ours,,ann@justice.example,,\n",
			[]string{"0 new, 1 changed, 0 same, 0 left out", `row 2, Ann Lee: email was "ann@home.example", is "ann@justice.example"`},
			[]string{"Ann Lee |  |  |  | ann@justice.example | "},
		},
		"the address and the side: another person": {
			ours, headings + "Ann Lee,,Fernhill Digital,ann@fernhill.example,,\n",
			[]string{"1 new, 0 changed, 0 same, 0 left out"},
			[]string{"Ann Lee |  |  |  | ann@home.example | ", "Ann Lee | Fernhill Digital |  |  | ann@fernhill.example | "},
		},
	}
	ws := newWorkspace(t)
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			defer backTo(t, ws)
			r := importedTwice(t, ws, fileOf(t, "first.csv", test.first), desk.ImportFileOptions{})
			if test.second != "" {
				r = importedTwice(t, ws, fileOf(t, "second.csv", test.second), desk.ImportFileOptions{})
			}
			tells(t, r, test.want...)
			if diff := cmp.Diff(test.people, everybody(t, ws)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPeopleWhoCannotBeTaken(t *testing.T) {
	ws := newWorkspace(t)
	r := imported(t, ws, fileOf(t, "people.csv", "Forename,Surname,Employer,Supplier,Email,From,To\n"+
		"Ann,Lee,Bogus Ltd,,,,\n"+ // in a column of employers a name must be known
		"Bo,Ek,supplier,,,,\n"+
		"Cy,Orr,ours,Merrow,,,\n"+
		"Di,Pym,,,no address,,\n"+
		"Ed,Rye,ours,,,01/02/2026,31/01/2026\n"+
		"Flo,Day,ours,,,someday,\n"+
		",,ours,,,,\n"+
		"Gus,Fox,Merrow,Merrow,,,\n"), desk.ImportFileOptions{Kind: exchange.KindPeople})
	tells(t, r, "1 new, 0 changed, 0 same, 7 left out",
		`row 2 out, Employer "Bogus Ltd": it is no supplier of the register: write ours, supplier or agency`,
		`row 3 out, Employer "supplier": it doesn't say which supplier: give the name`,
		`row 4 out, Employer "ours": another column says that the person works for Merrow: correct one of the two`,
		`row 5 out, email "": `,
		`row 6 out, To "31/01/2026": it ends on 31 Jan 2026, before its start on 1 Feb 2026: change one of the days`,
		`row 7 out, From "someday": it is no date`,
		`row 8 out, Surname "": the row names nobody: give the person's name`)
	if diff := cmp.Diff([]string{"Gus Fox | Merrow |  |  |  | "}, everybody(t, ws)); diff != "" {
		t.Error(diff)
	}
}
