package roles

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// TestTheSliderLeadsToADay drags, types and steps to days, and the grid, the findings and the line of facts follow.
func TestTheSliderLeadsToADay(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.coverage()
	if len(c.view.open) != 7 {
		t.Errorf("%d findings today, not 7", len(c.view.open))
	}
	c.dates.slider.Focus()
	d.Press(fyne.KeyPageUp, fyne.KeyRight)
	if want := d.Today().AddDays(11); c.view.day != want {
		t.Errorf("eleven days on is %s, not %s", c.view.day, want)
	}
	if !strings.Contains(d.Words(), "Licensing has no service owner: 45 days") {
		t.Errorf("the findings did not follow: %s", d.Words())
	}
	d.Fill("On", "13 mar 27")
	if c.view.day != civil.MustDate("2027-03-13") {
		t.Errorf("typing leads to %s", c.view.day)
	}
	row, col, _ := c.view.placeOf(c.office.staffing.Teams[0].ID, c.office.staffing.Roles[1].ID)
	if cell := c.view.cell(row, col); cell.Cover != roles.Vacant {
		t.Errorf("the day after the contract's end the product manager is %s", cell.Cover.Words())
	}
	d.Tap("Today")
	if c.view.day != d.Today() {
		t.Errorf("Today leads to %s", c.view.day)
	}
	d.Tap("Next vacancy")
	if !c.view.day.After(d.Today()) {
		t.Error("Next vacancy leads nowhere")
	}
}

// TestAFindingIsSettled accepts one for a reason until a day, reopens it, says of another that it is not needed, and takes that back.
func TestAFindingIsSettled(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.coverage()
	d.Tap("Accept…")
	d.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if d.Field("Reason").Fault() == nil {
		t.Error("a finding is accepted without a reason")
	}
	d.Fill("Reason", "The deputy decides")
	d.Fill("Look at it again on", "+30d")
	d.Tap("Accept")
	if len(c.view.open) != 6 || len(c.view.settled) != 1 {
		t.Fatalf("%d open and %d settled", len(c.view.open), len(c.view.settled))
	}
	c.to(d.Today().AddDays(31))
	if len(c.view.settled) != 0 {
		t.Error("it does not come back after its day")
	}
	c.to(d.Today())
	d.Tap("Reopen")
	if len(c.view.settled) != 0 {
		t.Error("it is not reopened")
	}
	d.Tap("Not needed…")
	d.Fill("Reason", "The policy lead does it")
	d.Tap("Not needed")
	row, col := c.grid.Selected()
	if cell := c.view.cell(row, col); cell.Cover != roles.NotNeededHere || !strings.Contains(d.Words(), "the team does without it: The policy lead does it") {
		t.Errorf("the role is %s; the window says %s", cell.Cover.Words(), d.Words())
	}
	d.Tap("Needed again")
	if cell := c.view.cell(row, col); cell.Cover != roles.Vacant {
		t.Errorf("the role is %s", cell.Cover.Words())
	}
	if label := d.Undo(); label != "Licensing needs a service owner again" {
		t.Errorf("Undo took back %q", label)
	}
}

// TestSomebodyIsAssigned fills a vacant role with somebody new, by keyboard, with one step for Undo.
func TestSomebodyIsAssigned(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.coverage()
	d.page.Focus()
	d.Press(fyne.KeyReturn)
	d.Write("Nia Ŵyn")
	d.Press(fyne.KeyReturn)
	d.Fill("Share of full time", "0")
	d.Tap("Assign")
	if fault := d.Field("Share of full time").Fault(); fault == nil {
		t.Error("a share of nothing is taken")
	}
	d.Fill("Share of full time", "60")
	d.Tap("Assign")
	row, col := c.grid.Selected()
	if got := c.text(row, col); got != "0.6 ours" {
		t.Errorf("the cell says %q; %v", got, d.Toasts)
	}
	if label := d.Undo(); label != "Assign Nia Ŵyn as service owner of Licensing" {
		t.Errorf("Undo took back %q", label)
	}
	if got := c.text(row, col); got != " vacant" {
		t.Errorf("after Undo the cell says %q", got)
	}
}

// TestAnEmptyFileOffersTheFirstStep adds the catalogue and a first team.
func TestAnEmptyFileOffersTheFirstStep(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.Tap("Add the catalogue of roles")
	d.Tap("Add a team")
	d.Fill("Name", "Appeals")
	d.Tap("Add")
	c := d.coverage()
	if len(c.view.coverage.Cells) != 1 || len(c.view.columns) == 0 {
		t.Fatalf("%d teams and %d roles are shown; %v", len(c.view.coverage.Cells), len(c.view.columns), d.Toasts)
	}
}

// text is what a cell of the grid says.
func (c *coverage) text(row, col int) string {
	cell := cellOf(c.view.cell(row, col))
	return cell.Lead + " " + cell.Text
}
