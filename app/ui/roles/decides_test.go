package roles

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// decides is the tab of that name, about the team of a name.
func (d *window) decides(team string) *decides {
	d.T.Helper()
	d.page.tabs.Select(decidesTab)
	side := d.page.sides[decidesTab].(*decides)
	d.Fill("Team", team)
	return side
}

// TestAWorkshopSaysWhoDecides types letters by keyboard, names gaps and overlaps, survives a restart, keeps a version and compares it.
func TestAWorkshopSaysWhoDecides(t *testing.T) {
	d := onDesktop(t, plain, true)
	side := d.decides("Licensing")
	if facts := d.page.Facts(); !strings.HasPrefix(facts, "Licensing: 2 gaps, 1 overlap") {
		t.Errorf("the facts are %q", facts)
	}
	before := len(side.versions)
	d.Tap("Workshop")
	side.grid.Select(0, 0)
	d.Write("ra")
	d.Press(fyne.KeyReturn)
	if got := side.cell(0, 0).Text; got != "R A" {
		t.Errorf("the cell says %q", got)
	}
	d.Write("q")
	d.Press(fyne.KeyReturn)
	if !strings.Contains(side.grid.Notice(), "R for responsible") {
		t.Errorf("below the grid stands %q", side.grid.Notice())
	}
	d.Press(fyne.KeyEscape)
	again := New(d.Workspace, d.Host)
	d.page, d.View = again, again
	d.Window().SetContent(again.Object())
	again.Load()
	side = d.decides("Licensing")
	if got := side.cell(0, 0).Text; !side.workshop || got != "R A" {
		t.Fatalf("after a restart the cell says %q", got)
	}
	d.Tap("Done: keep this version")
	if len(side.versions) != before+1 || side.workshop {
		t.Fatalf("%d versions are kept, %d before", len(side.versions), before)
	}
	d.Fill("Compared with", "version "+versionWords(&side.versions[len(side.versions)-1]))
	if !strings.Contains(d.Words(), "Other than in version 1") {
		t.Errorf("nothing says what is other: %s", d.Words())
	}
	if label := d.Undo(); label != "Keep who decides what in Licensing" || len(side.versions) != before {
		t.Errorf("Undo took back %q, %d versions", label, len(side.versions))
	}
}

// TestRowsAndRolesOfAWorkshop adds a row and a role; what was said before stays with its role.
func TestRowsAndRolesOfAWorkshop(t *testing.T) {
	d := onDesktop(t, plain, true)
	side := d.decides("Licensing")
	d.Tap("Workshop")
	was, rows := side.cell(0, 1).Text, len(side.shown.Rows)
	d.Tap("Add a row")
	d.Fill("What must be decided or done", "Release dates")
	d.Tap("OK")
	d.Tap("Roles…")
	names := side.shown.Roles
	d.Fill("Roles that decide, one a line", "Board\n"+strings.Join(names, "\n"))
	d.Tap("OK")
	if got := side.cell(0, 2).Text; got != was || side.shown.Roles[0] != "Board" || len(side.shown.Rows) != rows+1 {
		t.Errorf("the cell says %q, not %q; roles are %v", got, was, side.shown.Roles)
	}
	d.Tap("Drop what was typed")
	if side.workshop || len(side.shown.Rows) != rows {
		t.Error("what was typed is not dropped")
	}
}
