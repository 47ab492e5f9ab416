package export

import (
	"cmp"
	"io"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// The sheets of the workbook of coverage, besides [summarySheet], [checkSheet] and [metaSheet].
const (
	gridSheet       = "Coverage"
	slotSheet       = "Slots"
	assignmentSheet = "Assignments"
	aheadSheet      = "Ahead"
	findingSheet    = "Findings"
	loadSheet       = "People"
	dutySheet       = "Responsibilities"
	signSheet       = "Signs"
	skillSheet      = "Skills"
	glideSheet      = "Glide"
)

// CoverageWorkbook writes teams and who fills their roles as a workbook that anyone can check.
//
// Assignments holds who is there, Slots what follows for each role of each team, Coverage the teams beside the roles with their counts, and
// Summary the shares of suppliers beside the agreed path. All of these are formulas, which go on working when an assignment, a need or a day
// of somebody's end is changed. Ahead lists what becomes vacant, Findings what somebody should look at and why. Check compares every
// formula with the program's own figure. The same input gives the same bytes. It fails where w does.
func CoverageWorkbook(w io.Writer, c *Coverage, p Provenance) error {
	g := newCoverageBook(c, p)
	b := newBook(g.title(), p.Made, summarySheet, gridSheet, slotSheet, assignmentSheet, aheadSheet, findingSheet, loadSheet, dutySheet, signSheet, skillSheet,
		glideSheet, checkSheet, metaSheet)
	b.define("as_of", summarySheet+"!"+fixed(2, asOfRow))
	g.writeAssignments(b)
	g.writeSlots(b)
	g.writeGrid(b)
	g.writeAhead(b)
	g.writeFindings(b)
	g.writeLoads(b)
	g.writeDuties(b)
	g.writeSigns(b)
	g.writeSkills(b)
	g.writeGlide(b)
	g.writeSummary(b)
	g.writeCheck(b)
	g.writeMeta(b)
	return b.writeTo(w)
}

// coverageBook is everything that the sheets share: what stands where.
type coverageBook struct {
	*Coverage
	checkedBook
	chart       *roles.Chart
	shown       coverGrid
	counts      roles.Counts
	assignments []*bookAssignment
	slots       []*bookSlot
	tallies     tallies
	ahead       []roles.Vacancy
	found       []shownFinding
	names       map[roles.PersonID]string
	teams       map[roles.TeamID]string
	roles       map[roles.RoleID]string
}

// bookAssignment is an assignment that is there on the day or still to come, and its row on Assignments.
type bookAssignment struct {
	*roles.Assignment
	row int
}

// bookSlot is a role of a team with the assignments to it, which stand together.
type bookSlot struct {
	*roles.Cell
	first, last int        // rows on Assignments; 0 where there is none
	row         int        // on Slots
	since       civil.Date // from which on it is vacant, and how many days
	days        int
}

func newCoverageBook(c *Coverage, p Provenance) *coverageBook {
	g := &coverageBook{Coverage: c, checkedBook: bookOn(c.title(), c.Day, c.nameless.provenance(p)), chart: c.Staffing.Chart(), found: c.findings(), names: c.people()}
	g.teams, g.roles = map[roles.TeamID]string{}, map[roles.RoleID]string{}
	for _, t := range c.Staffing.Teams {
		g.teams[t.ID] = t.Name
	}
	for _, r := range c.Staffing.Roles {
		g.roles[r.ID] = r.Name
	}
	g.shown = c.grid(g.chart)
	g.counts = c.counts(g.chart, c.Day)
	g.ahead = slices.DeleteFunc(g.chart.Ahead(c.Day, c.until()), func(v roles.Vacancy) bool { return !c.is(v.Team) })
	g.listAssignments()
	g.listSlots()
	g.tallies = g.tally()
	return g
}

// counts counts the roles of the teams that go out.
func (c *Coverage) counts(chart *roles.Chart, day civil.Date) roles.Counts {
	on := chart.On(day)
	on.Cells = slices.DeleteFunc(on.Cells, func(row []roles.Cell) bool { return len(row) > 0 && !c.is(row[0].Team) })
	return on.Counts()
}

// listAssignments lists those that are there on the day or begin before the documents stop looking ahead, by team, role and first day, and after those of the teams
// that go out what the same people do elsewhere.
func (g *coverageBook) listAssignments() {
	team, role := map[roles.TeamID]int{}, map[roles.RoleID]int{}
	for i := range g.Staffing.Teams {
		if t := &g.Staffing.Teams[i]; g.is(t) {
			team[t.ID] = i + 1
		}
	}
	for i := range g.Staffing.Roles {
		role[g.Staffing.Roles[i].ID] = i + 1
	}
	here := map[roles.PersonID]bool{}
	var own, elsewhere []*bookAssignment
	until := g.until()
	for i := range g.Staffing.Assignments {
		a := &g.Staffing.Assignments[i]
		if last := g.lastDay(a); !last.IsZero() && last.Before(g.Day) || a.Term.From.After(until) || role[a.Role] == 0 {
			continue
		}
		if team[a.Team] > 0 {
			here[a.Person] = true
			own = append(own, &bookAssignment{Assignment: a})
		} else {
			elsewhere = append(elsewhere, &bookAssignment{Assignment: a})
		}
	}
	elsewhere = slices.DeleteFunc(elsewhere, func(a *bookAssignment) bool { return !here[a.Person] })
	slices.SortStableFunc(own, func(a, b *bookAssignment) int {
		return cmp.Or(team[a.Team]-team[b.Team], role[a.Role]-role[b.Role], a.Term.From.Compare(b.Term.From), cmp.Compare(a.ID, b.ID))
	})
	g.assignments = append(own, elsewhere...)
	for i, a := range g.assignments {
		a.row = tableHeadRow + 1 + i
	}
}

// lastDay is the last day on which an assignment is filled: its own end or that of the contract that the person comes with, whichever is
// first; no date where neither is known.
func (c *Coverage) lastDay(a *roles.Assignment) civil.Date {
	last, end := a.Term.To, c.Staffing.Contracts[a.Contract].End
	if a.Contract != 0 && !end.IsZero() && (last.IsZero() || end.Before(last)) {
		return end
	}
	return last
}

// listSlots lists the roles that a team needs, or that somebody is or will be assigned to.
func (g *coverageBook) listSlots() {
	type place struct {
		team roles.TeamID
		role roles.RoleID
	}
	rows := map[place][2]int{}
	for _, a := range g.assignments {
		at := place{a.Team, a.Role}
		if block, there := rows[at]; there {
			rows[at] = [2]int{block[0], a.row}
		} else {
			rows[at] = [2]int{a.row, a.row}
		}
	}
	for _, cells := range g.chart.On(g.Day).Cells {
		for i := range cells {
			cell := &cells[i]
			block := rows[place{cell.Team.ID, cell.Role.ID}]
			if g.is(cell.Team) && (cell.Cover != roles.NotNeededHere || block[0] > 0) {
				slot := &bookSlot{Cell: cell, first: block[0], last: block[1], row: tableHeadRow + 1 + len(g.slots)}
				slot.since, slot.days = g.vacant(g.chart, cell)
				g.slots = append(g.slots, slot)
			}
		}
	}
}

// name is what a person is called.
func (g *coverageBook) name(id roles.PersonID) string { return partName(g.names[id], somebody) }
