package roles

import (
	"strings"
	"testing"

	"counterweight/app/ui/kit"
)

// TestFoundThingsAreShown brings a team and a role that were found elsewhere into sight, also before anything was read.
func TestFoundThingsAreShown(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(signsTab)
	team, role := d.page.office.staffing.Teams[2], d.page.office.staffing.Roles[3]
	d.page.Show(kit.Thing{Kind: kit.TeamThing, ID: int64(team.ID)})
	d.page.Show(kit.Thing{Kind: kit.RoleThing, ID: int64(role.ID)})
	cell := d.coverage().selected()
	if cell.Team.Name != team.Name || cell.Role.Name != role.Name {
		t.Errorf("%s of %s is shown", cell.Role.Name, cell.Team.Name)
	}
	other := d.page.office.staffing.Roles[1]
	d.page.Show(kit.Thing{Kind: kit.TeamThing, ID: int64(team.ID), IDs: []int64{int64(other.ID)}})
	if cell := d.coverage().selected(); cell.Team.Name != team.Name || cell.Role.Name != other.Name {
		t.Errorf("%s of %s is shown for a role of a team", cell.Role.Name, cell.Team.Name)
	}
	later := New(d.Workspace, d.Host)
	later.Show(kit.Thing{Kind: kit.TeamThing, ID: int64(team.ID)})
	later.Load()
	if got := later.sides[coverageTab].(*coverage).selected().Team.Name; got != team.Name {
		t.Errorf("asked before anything was read, %s is shown", got)
	}
	rare := d.page.office.staffing.Roles[50]
	d.page.Show(kit.Thing{Kind: kit.RoleThing, ID: int64(rare.ID)})
	if front := d.page.tabs.Selected(); front != peopleTab || !strings.Contains(d.Words(), rare.Name) {
		t.Errorf("a role that nobody needs or fills is shown on %s", front)
	}
}

// TestTheCoverageGoesOut makes each document on the day that is looked at; without names nobody is in it.
func TestTheCoverageGoesOut(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.coverage()
	c.to(d.Today().AddDays(30))
	for _, document := range d.page.Documents() {
		document.Save()
	}
	for _, name := range []string{"coverage 2026-12-21.xlsx", "coverage 2026-12-21.pdf", "coverage 2026-12-21.csv", "people cards.pdf"} {
		if len(d.Saved[name]) == 0 {
			t.Errorf("%s is missing: %v", name, d.Toasts)
		}
	}
	if !strings.Contains(string(d.Saved["coverage 2026-12-21.csv"]), "Ffion Haf Davies") {
		t.Error("the table has no names")
	}
	for _, document := range d.page.Documents()[2:4] {
		document.WithoutNames()
	}
	if strings.Contains(string(d.Saved["coverage 2026-12-21.csv"]), "Ffion") {
		t.Error("the table without names has names")
	}
	d.page.tabs.Select(peopleTab)
	f := d.page.sides[peopleTab].(*people)
	f.tabs.Select(teamsTab)
	f.sides[teamsTab].(*teams).table.Select(0)
	list := d.page.Documents()
	if last := list[len(list)-1]; last.Name != "People cards of Appeals as a PDF" {
		t.Errorf("the cards of the team that is selected are offered as %q", last.Name)
	}
}

// TestAVacancyAheadLeadsToItsDay opens what becomes vacant on the day on which it does, and the glide path is typed.
func TestAVacancyAheadLeadsToItsDay(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(aheadTab)
	a := d.page.sides[aheadTab].(*ahead)
	if facts := d.page.Facts(); !strings.HasPrefix(facts, "16 times a role is vacant") {
		t.Errorf("the facts are %q", facts)
	}
	if err := a.share.columns()[1].Set(a.share.path[1], "135"); err == nil {
		t.Error("a share of 135 % is agreed")
	}
	if err := a.share.columns()[1].Set(a.share.path[1], "30 %"); err != nil {
		t.Fatal(err)
	}
	if got := shareWords(a.share.path[1].Share); got != "30 %" || d.UndoLabel() != "Agree the glide path of all teams" {
		t.Errorf("agreed is %s; Undo would take back %q", got, d.UndoLabel())
	}
	if err := a.share.columns()[0].Set(a.share.path[1], a.share.path[0].On.Words()); err == nil {
		t.Error("two points stand on one day")
	}
	a.table.Select(4)
	v, _ := a.table.Selected()
	a.openSelected()
	c := d.coverage()
	if cell := c.selected(); c.view.day != v.from || cell.Team.ID != v.team.ID || cell.Role.ID != v.role.ID {
		t.Errorf("%s of %s on %s is shown, not %s of %s on %s", cell.Role.Name, cell.Team.Name, c.view.day, v.role.Name, v.team.Name, v.from)
	}
}
