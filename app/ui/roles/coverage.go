package roles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// coverage is the tab of who fills which role of which team on a day.
type coverage struct {
	page    *Page
	office  *office // whose days are shown; nil until the first is
	day     civil.Date
	columns []int
	view    *dayView
	bring   func()     // selects the cell that was asked for, once its day is shown; nil for none
	looking newest     // who is there on the day
	judging newest     // what somebody should look at then
	judged  bool       // that was once known
	waits   bool       // the keyboard was given to the grid before it was there
	beside  kit.Latest // who decides in the team that is selected

	dates    *dateBar
	grid     *kit.Grid
	findings *findingList
	detail   *cellDetail
	team     *teamCard
	whole    fyne.CanvasObject
	first    fyne.CanvasObject // the first steps, while there is nothing
	object   *fyne.Container
}

// The days that the slider leads to, from today.
const (
	daysBack  = 180
	daysAhead = 365
)

func newCoverage(p *Page) side {
	c := &coverage{page: p, day: p.host.Today(), looking: newest{runner: p.host.Runner()}, judging: newest{runner: p.host.Runner()}, beside: kit.Latest{Runner: p.host.Runner()}}
	c.view = &dayView{coverage: &roles.Coverage{}}
	c.dates = newDateBar(c)
	c.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(c.view.coverage.Cells) }, Columns: func() int { return len(c.view.columns) },
		Heading: func(col int) string { return c.office.staffing.Roles[c.view.columns[col]].Name },
		Lead: []kit.Lead{{
			Title: "Team", Width: 150, Text: func(row int) string { return c.office.staffing.Teams[row].Name },
			Under: func(row int) string { return phaseWords(c.office.staffing.Teams[row].PhaseOn(c.view.day)) },
		}},
		Parted:    true,
		Cell:      func(row, col int) kit.GridCell { return cellOf(c.view.cell(row, col)) },
		Open:      func(int, int) { c.assignHere() },
		CellWidth: 88,
	})
	c.grid.OnSelected = func(int, int) { c.describe() }
	c.findings, c.detail, c.team = newFindingList(c), newCellDetail(c), newTeamCard(c)
	top := kit.Card(kit.Pad(1, 1, 1, 1, container.NewBorder(kit.Pad(5, 0, 14, 14, c.dates.object), kit.Pad(5, 3, 12, 12, legend()), nil, nil, c.grid)))
	foot := trioOf(c.findings.object, c.detail.object, c.team.object)
	c.whole = kit.Scrolled(container.New(&coverLayout{grid: c.grid}, top, foot))
	c.object = container.NewStack()
	if p.office != nil {
		c.Refresh()
	}
	return c
}

// largeText is how much larger than usual text is where a line has no room for more than words.
const largeText = 1.2

// legend says what the colours mean.
func legend() fyne.CanvasObject {
	row := kit.Row(6)
	for _, cover := range []struct {
		roles.Cover
		means string
	}{{roles.ByOurs, ""}, {roles.ByTheirs, ": a supplier fills it"}, {roles.ByBoth, ": ours and theirs"}, {roles.ByProxy, ": a subject expert stands in"}, {roles.Vacant, ""}} {
		words := coverWords[cover.Cover]
		if kit.Scaled(1) < largeText {
			words += cover.means
		}
		row.Add(kit.Chip(words, tones[cover.Cover]))
	}
	row.Add(kit.Text(dash+" not needed in this phase", theme.SizeNameCaptionText, false, kit.Secondary))
	return row
}

// phaseWords are a phase below the name of a team.
func phaseWords(p roles.Phase) string {
	if p == roles.PhaseUnstated {
		return "no phase yet"
	}
	return p.String()
}

// Object is the tab as it is shown.
func (c *coverage) Object() fyne.CanvasObject { return c.object }

// Focus gives the keyboard to the grid.
func (c *coverage) Focus() {
	c.waits = c.office == nil
	if !c.waits && len(c.office.staffing.Teams) > 0 {
		c.grid.Focus()
	}
}

// Close drops what is still being worked out.
func (c *coverage) Close() {
	c.looking.stop()
	c.judging.stop()
	c.beside.Stop()
}

// Refresh shows the day again, as it is by what was read last.
func (c *coverage) Refresh() {
	if now := c.page.office; now != nil && now != c.office {
		c.columns = nil
	}
	c.look()
}

// look works out the day that is asked for, and shows it.
func (c *coverage) look() {
	now, day, columns := c.page.office, c.day, c.columns
	if now == nil {
		return
	}
	c.looking.do(func() func() {
		if columns == nil {
			columns = now.columns(civil.Term{From: now.today.AddDays(-daysBack), To: now.today.AddDays(daysAhead)})
		}
		view := now.view(day, columns)
		return func() { c.show(now, view) }
	})
}

// show takes over a day that was worked out. Findings take longer, and follow when they are known.
func (c *coverage) show(now *office, view *dayView) {
	c.office, c.view, c.columns = now, view, view.columns
	c.put()
	if c.waits && c.page.host.Window().Canvas().Focused() == nil && kit.IsShown(c.page.Object()) {
		c.Focus()
	}
	c.dates.show()
	c.grid.Refresh()
	if bring := c.bring; bring != nil {
		c.bring = nil
		bring()
	}
	c.page.say(coverageTab, view.facts(now))
	c.judging.do(func() func() {
		open, settled := now.chart.FindingsOf(view.coverage)
		return func() {
			view.open, view.settled = open, settled
			c.judge(view)
		}
	})
}

// judge shows what somebody should look at on a day; the first time it selects what is worst.
func (c *coverage) judge(view *dayView) {
	if view != c.view {
		return // another day is shown by now, and will be judged
	}
	c.findings.show()
	if !c.judged && len(view.open) > 0 {
		if row, col, ok := view.place(&view.open[0]); ok {
			c.grid.Select(row, col)
		}
	}
	c.judged = true
	c.describe()
}

// put brings the coverage to the front, or while there is none, what belongs there.
func (c *coverage) put() {
	front := c.whole
	if len(c.office.staffing.Teams) == 0 {
		if c.first == nil {
			c.first = c.page.firstSteps()
		}
		front = c.first
	}
	if len(c.object.Objects) != 1 || c.object.Objects[0] != front {
		c.object.Objects = []fyne.CanvasObject{front}
		c.object.Refresh()
	}
}

// to goes to a day.
func (c *coverage) to(day civil.Date) {
	if day != c.day {
		c.day = day
		c.look()
	}
}

// selected is the cell of the grid that is selected; nil where there is none.
func (c *coverage) selected() *roles.Cell {
	row, col := c.grid.Selected()
	if row >= len(c.view.coverage.Cells) || col >= len(c.view.columns) {
		return nil
	}
	return c.view.cell(row, col)
}

// describe says beside the findings what matters about the cell that is selected, and about its team.
func (c *coverage) describe() {
	cell := c.selected()
	if cell == nil {
		return
	}
	c.detail.show(cell)
	c.team.show(cell.Team)
}

// assignHere asks whom to assign to the cell that is selected.
func (c *coverage) assignHere() {
	if cell := c.selected(); cell != nil {
		c.page.assignTo(roles.Assignment{Team: cell.Team.ID, Role: cell.Role.ID, Term: civil.Term{From: c.day}})
	}
}

// once does what needs the grid: at once where it shows what was read last, else when it does.
func (c *coverage) once(do func()) {
	c.judged = true // what was asked for stays selected, not what is worst
	if c.office != nil && c.office == c.page.office {
		do()
		return
	}
	c.bring = do
}

// selectTeam selects a team in the column that is selected.
func (c *coverage) selectTeam(id roles.TeamID) {
	_, col := c.grid.Selected()
	for row := range c.view.coverage.Cells {
		if c.office.staffing.Teams[row].ID == id {
			c.grid.Select(row, col)
		}
	}
	c.grid.Focus()
}

// selectRole selects a role; it reports whether the grid has it.
func (c *coverage) selectRole(id roles.RoleID) bool {
	row, _ := c.grid.Selected()
	for col, r := range c.view.columns {
		if c.office.staffing.Roles[r].ID == id {
			c.grid.Select(row, col)
			c.grid.Focus()
			return true
		}
	}
	return false
}

// toFinding selects the cell that a finding is about, or says beside the list what it is about where that is no cell.
func (c *coverage) toFinding(f *roles.Finding) {
	if row, col, ok := c.view.place(f); ok {
		c.grid.Select(row, col)
		c.describe()
		return
	}
	c.detail.showFinding(f)
}
