package roles

import (
	"fmt"
	"math/big"
	"slices"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// dayView is the coverage of a day as the page shows it. It is made off the UI goroutine.
type dayView struct {
	day      civil.Date
	coverage *roles.Coverage
	columns  []int // the roles that are shown, by their place in the catalogue
	counts   roles.Counts
	open     []roles.Finding // known once the day was judged
	settled  []roles.Finding
}

// view works out who is there on a day; columns are the roles to be shown.
func (o *office) view(day civil.Date, columns []int) *dayView {
	v := &dayView{day: day, coverage: o.chart.On(day), columns: columns}
	v.counts = v.coverage.Counts()
	return v
}

// columns are the roles that some team needs or somebody fills on some day of a time, by their place in the catalogue: all days of it have
// the same, so that nothing moves while it is dragged through.
func (o *office) columns(during civil.Term) (columns []int) {
	wanted := map[roles.RoleID]bool{}
	for i := range o.staffing.Teams {
		for _, stage := range stagesIn(&o.staffing.Teams[i], during) {
			for _, need := range o.staffing.Needs[stage] {
				wanted[need.Role] = true
			}
		}
	}
	for i := range o.staffing.Assignments {
		if a := &o.staffing.Assignments[i]; a.Term.Overlaps(during) {
			wanted[a.Role] = true
		}
	}
	for i := range o.staffing.Roles {
		if wanted[o.staffing.Roles[i].ID] {
			columns = append(columns, i)
		}
	}
	return columns
}

// stagesIn are the phases that a team is in on some day of a time.
func stagesIn(t *roles.Team, during civil.Term) (phases []roles.Phase) {
	phases = append(phases, t.PhaseOn(during.From))
	for _, stage := range t.Phases {
		if during.Contains(stage.From) {
			phases = append(phases, stage.Phase)
		}
	}
	return phases
}

// tones are the grounds of cells.
var tones = map[roles.Cover]kit.Tone{
	roles.Vacant: kit.ToneBad, roles.ByProxy: kit.ToneWarn, roles.ByTheirs: kit.TonePoor, roles.ByBoth: kit.ToneInfo, roles.ByOurs: kit.ToneGood,
}

// coverWords are the covers in a cell.
var coverWords = map[roles.Cover]string{
	roles.Vacant: "vacant", roles.ByProxy: "proxy", roles.ByTheirs: "theirs", roles.ByBoth: "both", roles.ByOurs: "ours",
}

// dash stands where there is nothing to say.
const dash = "–"

// cellOf is a cell as the grid shows it.
func cellOf(c *roles.Cell) kit.GridCell {
	switch c.Cover {
	case roles.NotNeededHere:
		return kit.GridCell{Text: dash}
	case roles.Vacant:
		return kit.GridCell{Shape: kit.Square, Text: coverWords[c.Cover], Tone: tones[c.Cover], Deep: c.Need.Essential, Strong: c.Need.Essential}
	}
	return kit.GridCell{Lead: fullTimeWords(c.FullTime()), Text: coverWords[c.Cover], Tone: tones[c.Cover]}
}

// fullTimeWords is a number of people's full time: 1.5.
func fullTimeWords(n *big.Rat) string { return exact.Short(n, 2) }

// shareWords is a share in whole per cent, a dash where there is none.
func shareWords(share *big.Rat) string {
	if share == nil {
		return dash
	}
	return kit.Percent(share, 0)
}

// cell is a cell of the grid.
func (v *dayView) cell(row, col int) *roles.Cell { return &v.coverage.Cells[row][v.columns[col]] }

// place is where in the grid a finding stands; ok is false where it stands in no cell of it.
func (v *dayView) place(f *roles.Finding) (row, col int, ok bool) {
	if f.Team == nil || f.Role == nil {
		return 0, 0, false
	}
	return v.placeOf(f.Team.ID, f.Role.ID)
}

func (v *dayView) placeOf(team roles.TeamID, role roles.RoleID) (row, col int, ok bool) {
	for row, cells := range v.coverage.Cells {
		if cells[0].Team.ID != team {
			continue
		}
		col := slices.IndexFunc(v.columns, func(r int) bool { return cells[r].Role.ID == role })
		return row, col, col >= 0
	}
	return 0, 0, false
}

// facts are the line under the page's title.
func (v *dayView) facts(o *office) string {
	if len(o.staffing.Teams) == 0 {
		return "No teams yet"
	}
	n := v.counts
	words := kit.Joined(
		" · ", kit.Counted(len(o.staffing.Teams), "team"),
		fmt.Sprintf("%s of %s filled", kit.Grouped(n.Filled), kit.Counted(n.Needed, "role")),
	)
	if n.Filled > 0 {
		words += fmt.Sprintf(", %s (%s) by suppliers", kit.Grouped(n.Theirs), shareWords(n.ShareTheirs()))
	}
	if n.Essential == 0 {
		return words
	}
	words += fmt.Sprintf(" · essential: suppliers fill %s of %s (%s)", kit.Grouped(n.EssentialTheirs), kit.Grouped(n.Essential), shareWords(n.ShareEssentialTheirs()))
	if agreed := o.glide.On(v.day); agreed != nil {
		words += fmt.Sprintf(", agreed up to %s", shareWords(agreed))
	}
	return words
}
