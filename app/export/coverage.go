package export

import (
	"cmp"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// Coverage is what goes out about teams and who fills their roles, on a day.
type Coverage struct {
	Staffing *roles.Staffing
	Team     roles.TeamID // the one that it is about; 0 for all
	Day      civil.Date
	Signs    []roles.Seen   // of all teams
	Brings   []roles.Brings // likewise
	Matrices []roles.Matrix // the latest of each team that has one
	Glide    roles.GlidePath
	Emails   map[roles.PersonID]string // by which an import tells people of one name apart
	nameless *nameless                 // nil where people are named
}

// monthsAhead is how far ahead documents look.
const monthsAhead = 12

// until is the last day that documents look ahead to.
func (c *Coverage) until() civil.Date { return c.Day.AddMonths(monthsAhead).AddDays(-1) }

// is reports whether a team goes out.
func (c *Coverage) is(t *roles.Team) bool { return c.Team == 0 || t.ID == c.Team }

// team is the team of an id, nil where it does not go out.
func (c *Coverage) team(id roles.TeamID) *roles.Team {
	for i := range c.Staffing.Teams {
		if t := &c.Staffing.Teams[i]; t.ID == id && c.is(t) {
			return t
		}
	}
	return nil
}

// title is what documents about it are called.
func (c *Coverage) title() string {
	if c.Team == 0 {
		return "Teams and roles"
	}
	if t := c.team(c.Team); t != nil {
		return oneLine(t.Name + ": team and roles")
	}
	return "Team and roles"
}

// coverGrid is who fills what on a day: the teams that go out, and of the roles those that some team needs or somebody fills.
type coverGrid struct {
	roles []*roles.Role
	rows  []coverRow
}

// coverRow is a team with a cell for each role of the grid.
type coverRow struct {
	team  *roles.Team
	cells []*roles.Cell
}

func (c *Coverage) grid(chart *roles.Chart) (g coverGrid) {
	on := chart.On(c.Day)
	var shown []int
	for r := range c.Staffing.Roles {
		if slices.ContainsFunc(on.Cells, func(row []roles.Cell) bool { return c.is(row[r].Team) && row[r].Cover != roles.NotNeededHere }) {
			shown = append(shown, r)
			g.roles = append(g.roles, &c.Staffing.Roles[r])
		}
	}
	for t := range on.Cells {
		if team := &c.Staffing.Teams[t]; c.is(team) {
			row := coverRow{team: team}
			for _, r := range shown {
				row.cells = append(row.cells, &on.Cells[t][r])
			}
			g.rows = append(g.rows, row)
		}
	}
	return g
}

// shownFinding is a finding, and how it was settled; nil where it stands.
type shownFinding struct {
	roles.Finding
	settled *roles.Settlement
}

// findings are those of a day about the teams that go out and the people in them: what stands first, the worst of it first, then what was
// settled.
func (c *Coverage) findings() (all []shownFinding) {
	chart := c.Staffing.Chart()
	open, settled := chart.FindingsOf(chart.On(c.Day))
	for _, f := range append(open, settled...) {
		if c.concerns(&f) {
			all = append(all, shownFinding{Finding: f, settled: c.Staffing.SettlementOn(f.Key, c.Day)})
		}
	}
	return all
}

// concerns reports whether a finding is about a team that goes out, or about somebody in one.
func (c *Coverage) concerns(f *roles.Finding) bool {
	if f.Team != nil {
		return c.is(f.Team)
	}
	return c.Team == 0 || f.Person != nil && slices.ContainsFunc(c.Staffing.Assignments, func(a roles.Assignment) bool {
		return a.Person == f.Person.ID && a.Team == c.Team
	})
}

// compareContracts orders contracts by their end, those without one last, then by reference.
func compareContracts(a, b roles.Contract) int {
	if a.End.IsZero() != b.End.IsZero() {
		return boolFigure(a.End.IsZero()) - boolFigure(b.End.IsZero())
	}
	return cmp.Or(a.End.Compare(b.End), cmp.Compare(a.Reference, b.Reference))
}

// contractWords names a contract; it is empty where there is none.
func contractWords(of map[int64]roles.Contract, id int64) string {
	c := of[id]
	return strings.TrimSpace(oneLine(c.Reference + " " + c.Name))
}

// vacant is since when a role that is needed is vacant, and for how many days, the day itself included; no date and 0 where it is filled.
func (c *Coverage) vacant(chart *roles.Chart, cell *roles.Cell) (since civil.Date, days int) {
	if cell.Cover != roles.Vacant {
		return since, 0
	}
	since = chart.VacantSince(cell.Team.ID, cell.Role.ID, c.Day)
	return since, since.DaysUntil(c.Day) + 1
}
