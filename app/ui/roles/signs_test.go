package roles

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/scorecard/roles"
)

// TestSignsAreNotedByMonth types what showed a sign, takes it back, counts all teams, and says who brings what.
func TestSignsAreNotedByMonth(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(signsTab)
	s := d.page.sides[signsTab].(*signs)
	if facts := d.page.Facts(); !strings.HasPrefix(facts, "Licensing: ") {
		t.Errorf("the facts are %q", facts)
	}
	now := monthsShown - 1
	d.page.Focus()
	s.grid.Select(3, now)
	d.Write("A third discovery was begun")
	d.Press(fyne.KeyReturn)
	seen := s.view.rows[3].seen[now]
	if seen == nil || seen.Example != "A third discovery was begun" || seen.By != "Ann Lee" || seen.Sign != roles.OverBudget {
		t.Fatalf("what was noted is %v", seen)
	}
	s.grid.Select(3, now)
	d.page.Focus()
	d.Press(fyne.KeyDelete)
	if s.view.rows[3].seen[now] != nil {
		t.Error("it is not taken back")
	}
	if label := d.Undo(); !strings.HasPrefix(label, "Take back a sign in Licensing") || s.view.rows[3].seen[now] == nil {
		t.Errorf("Undo took back %q", label)
	}
	last := len(s.view.rows) - 1
	s.grid.Select(last, now)
	if s.grid.Select(last, 0); !strings.Contains(d.Words(), "stand-ins not counted") {
		t.Error("nothing says how the product role was covered")
	}
	d.Fill("Team", "All teams")
	if len(s.view.rows) != 5 || s.view.rows[1].cells[now].Text != "3" {
		t.Errorf("%d teams; Licensing has %q signs this month", len(s.view.rows), s.view.rows[1].cells[now].Text)
	}
	d.Tap("Look at the team")
	if err := s.skills.save(roles.Brings{Team: s.team, Skill: roles.TheValue, Person: d.page.office.staffing.People[0].ID}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.UndoLabel(), "looks after the product") {
		t.Errorf("Undo would take back %q", d.UndoLabel())
	}
	if _, err := s.skills.person("Nobody Known"); err == nil {
		t.Error("somebody unknown brings it")
	}
}
