package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"counterweight/scorecard"
	"counterweight/scorecard/roles"
)

// coverStyles are how cells of a cover look, by what is found in their words: the first that fits.
var coverStyles = []struct {
	words  string
	rating scorecard.Rating
}{
	{"vacant", scorecard.Inadequate},
	{"proxy", scorecard.ApproachingTarget},
	{"ours", scorecard.Good},
	{"theirs", scorecard.RequiresImprovement},
}

// highlightCover colours the words of covers between two cells.
func (s *sheet) highlightCover(first, last string) {
	for i, of := range coverStyles {
		formula := fmt.Sprintf(`ISNUMBER(SEARCH("%s",%s))`, of.words, first)
		for _, before := range coverStyles[:i] {
			formula += fmt.Sprintf(`*ISERROR(SEARCH("%s",%s))`, before.words, first)
		}
		s.highlight(first+":"+last, formula+"=1", ratingStyle(of.rating))
	}
}

// The columns of Coverage before the roles.
const (
	grTeam = iota + 1
	grPhase
	grService
	firstRole
)

// gridCounts are the columns after the roles, and the rows below the teams.
var gridCounts = []string{"Needed", "Filled", "Vacant", "Ours", "Theirs", "Proxy", "Share of suppliers", "Days vacant"}

const (
	countNeeded = iota
	countFilled
	countVacant
	countOurs
	countTheirs
	countProxy
	countShare
	countDays
)

// tally is what is counted of a team, a role or all of them.
type tally struct {
	roles.Counts
	days  int
	slots roles.Coverage
}

func (t *tally) figure(count int) any {
	switch count {
	case countNeeded:
		return t.Needed
	case countFilled:
		return t.Filled
	case countVacant:
		return t.Needed - t.Filled
	case countOurs:
		return t.Ours
	case countTheirs:
		return t.Theirs
	case countProxy:
		return t.Proxy
	case countDays:
		return t.days
	}
	return share(t.ShareTheirs())
}

// tallies are the counts of each team, of each role and of all slots.
type tallies struct {
	team map[roles.TeamID]*tally
	role map[roles.RoleID]*tally
	all  *tally
}

// tally counts the slots, each once for its team, its role and all.
func (g *coverageBook) tally() tallies {
	t := tallies{team: map[roles.TeamID]*tally{}, role: map[roles.RoleID]*tally{}, all: &tally{}}
	for _, row := range g.shown.rows {
		t.team[row.team.ID] = &tally{}
	}
	for _, slot := range g.slots {
		if t.role[slot.Role.ID] == nil {
			t.role[slot.Role.ID] = &tally{}
		}
		for _, of := range []*tally{t.team[slot.Team.ID], t.role[slot.Role.ID], t.all} {
			of.slots.Cells = append(of.slots.Cells, []roles.Cell{*slot.Cell})
			of.days += slot.days
		}
	}
	for _, of := range t.team {
		of.Counts = of.slots.Counts()
	}
	for _, of := range t.role {
		of.Counts = of.slots.Counts()
	}
	t.all.Counts = t.all.slots.Counts()
	return t
}

// countFormula is a count over slots: on gives a column of those that are counted, and only is a further condition of COUNTIFS, which may
// be empty.
func countFormula(count int, on func(column int) string, only string, at func(count int) string) string {
	cover := func(words ...roles.Cover) string {
		formula := ""
		for _, c := range words {
			formula += fmt.Sprintf(`+COUNTIFS(%s,1,%s,"%s"%s)`, on(slNeeded), on(slCover), c.Words(), only)
		}
		return formula[1:]
	}
	switch count {
	case countNeeded:
		return fmt.Sprintf("COUNTIFS(%s,1%s)", on(slNeeded), only)
	case countFilled:
		return at(countNeeded) + "-" + at(countVacant)
	case countVacant:
		return cover(roles.Vacant)
	case countOurs:
		return cover(roles.ByOurs, roles.ByBoth)
	case countTheirs:
		return cover(roles.ByTheirs)
	case countProxy:
		return cover(roles.ByProxy)
	case countDays:
		return fmt.Sprintf("SUMIFS(%s,%s,1%s)", on(slDays), on(slNeeded), only)
	}
	return fmt.Sprintf(`IF(%s>0,%s/%s,"%s")`, at(countFilled), at(countTheirs), at(countFilled), none)
}

// allSlots is a column of Slots.
func (g *coverageBook) allSlots(column int) string {
	return rangeOn(slotSheet, column, tableHeadRow+1, tableHeadRow+max(1, len(g.slots)))
}

// writeGrid writes teams beside the roles that they need.
func (g *coverageBook) writeGrid(b *book) {
	columns := []readingColumn{{"Team", 24, false}, {"Phase", 11, false}, {"Service", 22, false}}
	for _, role := range g.shown.roles {
		columns = append(columns, readingColumn{role.Name, 14, false})
	}
	for _, name := range gridCounts {
		columns = append(columns, readingColumn{name, 11, true})
	}
	s := b.beginTable(g, gridSheet, "People in full time by role and team: ours, theirs (suppliers and agencies), proxy (a subject expert stands in), vacant, – not needed", columns, 1)
	roleCount := len(g.shown.roles)
	first, end := ref(firstRole, tableHeadRow+1), tableHeadRow+len(g.shown.rows)
	if roleCount > 0 && len(g.shown.rows) > 0 {
		s.highlightCover(first, ref(firstRole+roleCount-1, end))
	}
	slots := map[[2]int64]*bookSlot{}
	blocks := map[roles.TeamID][2]int{}
	for _, slot := range g.slots {
		slots[[2]int64{int64(slot.Team.ID), int64(slot.Role.ID)}] = slot
		block, there := blocks[slot.Team.ID]
		if !there {
			block[0] = slot.row
		}
		blocks[slot.Team.ID] = [2]int{block[0], slot.row}
	}
	for _, row := range g.shown.rows {
		g.writeGridRow(s, row, slots, blocks[row.team.ID])
	}
	if len(g.shown.rows) == 0 {
		s.text(1, "There is no team yet.", lookMuted)
		s.next(0)
	}
	s.skip(1)
	for count := range gridCounts {
		g.writeRoleCounts(s, count, end)
	}
	s.close()
}

func (g *coverageBook) writeGridRow(s *sheet, row coverRow, slots map[[2]int64]*bookSlot, block [2]int) {
	check := g.check("Coverage of " + row.team.Name)
	s.texts(grTeam, lookRow.strong(), row.team.Name)
	s.texts(grPhase, lookRow, row.team.PhaseOn(g.Day).Words(), row.team.Service)
	for i, cell := range row.cells {
		slot := slots[[2]int64{int64(cell.Team.ID), int64(cell.Role.ID)}]
		if slot == nil {
			s.text(firstRole+i, none, lookRow.centred().muted())
			continue
		}
		cover := cellOn(slotSheet, slCover, slot.row)
		check.add(s, firstRole+i, fmt.Sprintf(`IF(%s="%s","%s",IF(%s="%s","%s",ROUND(%s,2)&" "&%s))`, cover, roles.Vacant.Words(), roles.Vacant.Words(),
			cover, roles.NotNeededHere.Words(), none, cellOn(slotSheet, slFullTime, slot.row), cover), coverText(cell), lookRow.centred())
	}
	own := g.tallies.team[row.team.ID]
	firstCount := firstRole + len(g.shown.roles)
	for count := range gridCounts {
		l := lookRow.centred()
		if count == countShare {
			l.number = "0%"
		}
		if block[0] == 0 {
			s.put(firstCount+count, "", own.figure(count), l)
			continue
		}
		check.add(s, firstCount+count, countFormula(count, func(column int) string { return rangeOn(slotSheet, column, block[0], block[1]) }, "",
			func(count int) string { return ref(firstCount+count, s.row) }), own.figure(count), l)
	}
	s.next(rowHeight(1))
}

// writeRoleCounts writes a count of each role, and of all of them.
func (g *coverageBook) writeRoleCounts(s *sheet, count, end int) {
	check := g.check(gridCounts[count] + ", by role")
	s.text(grTeam, gridCounts[count], lookRow.strong())
	s.blank(grPhase, lookRow)
	s.text(grService, "in all teams", lookRow.muted())
	l := lookRow.centred()
	if count == countShare {
		l.number = "0%"
	}
	row := func(count int) int { return end + 2 + count }
	for i, role := range g.shown.roles {
		own := g.tallies.role[role.ID]
		only := fmt.Sprintf(",%s,%d", g.allSlots(slRoleNo), role.ID)
		column := firstRole + i
		check.add(s, column, countFormula(count, g.allSlots, only, func(count int) string { return ref(column, row(count)) }), own.figure(count), l)
	}
	all := g.tallies.all
	column := firstRole + len(g.shown.roles)
	check.add(s, column, countFormula(count, g.allSlots, "", func(count int) string { return ref(column, row(count)) }), all.figure(count), l.strong())
	s.next(rowHeight(1))
}

// gridTotal is the cell of a count over all teams and roles.
func (g *coverageBook) gridTotal(count int) string {
	return cellOn(gridSheet, firstRole+len(g.shown.roles), tableHeadRow+max(1, len(g.shown.rows))+2+count)
}

// teamChart draws how many roles of each team are filled by whom.
func (g *coverageBook) teamChart() *excelize.Chart {
	const most = 30
	first, last := tableHeadRow+1, tableHeadRow+min(len(g.shown.rows), most)
	c := plainChart(excelize.BarStacked, "Roles that are needed, by team and by whom they are filled", series{}, 700, uint(120+24*(last-first+1)))
	c.Series = nil
	for i, of := range []struct {
		count  int
		rating scorecard.Rating
	}{{countOurs, scorecard.Good}, {countTheirs, scorecard.RequiresImprovement}, {countProxy, scorecard.ApproachingTarget}, {countVacant, scorecard.Inadequate}} {
		column := firstRole + len(g.shown.roles) + of.count
		c.Series = append(c.Series, excelize.ChartSeries{
			Name: cellOn(gridSheet, column, tableHeadRow), Categories: rangeOn(gridSheet, grTeam, first, last), Values: rangeOn(gridSheet, column, first, last),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{coverInks[i]}},
		})
	}
	c.Legend = excelize.ChartLegend{Position: "bottom"}
	c.PlotArea = excelize.ChartPlotArea{ShowVal: false}
	overlap := 100
	c.Overlap = &overlap
	c.XAxis.ReverseOrder = true
	return c
}

// coverInks are the colours of bars: ours, theirs, proxy, vacant.
var coverInks = []string{"4C9F70", "E39A4F", "E8C65A", "B3261E"}

// shareFormula is a part of a whole, a dash of nothing.
func shareFormula(part, whole string) string {
	return fmt.Sprintf(`IF(%s>0,%s/%s,"%s")`, whole, part, whole, none)
}

func (g *coverageBook) essentials() (theirs, all string) {
	on := g.allSlots
	return fmt.Sprintf(`COUNTIFS(%s,1,%s,1,%s,"%s")`, on(slNeeded), on(slEssential), on(slCover), roles.ByTheirs.Words()),
		fmt.Sprintf(`COUNTIFS(%s,1,%s,1)`, on(slNeeded), on(slEssential))
}
