package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// The columns of Assignments.
const (
	asNo = iota + 1
	asTeam
	asRole
	asPersonNo
	asPerson
	asShare
	asEmployer
	asSupplier
	asContract
	asContractEnd
	asStanding
	asFrom
	asTo
	asLast
	asThere
	asDaysLeft
	asKind
	asRights
	asNeeded
	asHeld
	asGap
)

var assignmentColumns = []readingColumn{
	{"No.", 7, true},
	{"Team", 22, false},
	{"Role", 26, false},
	{"Person no.", 9, true},
	{"Person", 24, false},
	{"Share of time, %", 9, true},
	{"Works for", 10, false},
	{"Supplier", 22, false},
	{"Comes with", 11, false},
	{"Contract ends", 12, false},
	{"Holds it as", 13, false},
	{"From", 12, false},
	{"To", 12, false},
	{"Last day there", 12, false},
	{"There now", 8, true},
	{"Days left", 8, true},
	{"Counts as", 10, false},
	{"May decide", 30, false},
	{"Level needed", 13, false},
	{"Level held", 13, false},
	{"Levels missing", 9, true},
}

// kindOf says how an assignment counts: a proxy for nobody's side.
func kindOf(a *roles.Assignment) string {
	switch {
	case a.Standing == roles.Proxy:
		return roles.ByProxy.Words()
	case a.Employer == roles.Us:
		return sideOurs
	}
	return sideTheirs
}

// skillWords are the levels of a skill, absent first.
func skillWords() []string {
	words := []string{none}
	for _, l := range roles.AllSkillLevels() {
		words = append(words, l.Words())
	}
	return words
}

// lookPickRow is a cell to choose in, in a row of one line.
var lookPickRow = look{boxed: true, fill: accentPale}

// writeAssignments writes who is there, or will be.
func (g *coverageBook) writeAssignments(b *book) {
	s := b.beginTable(g, assignmentSheet, "Who is assigned now or in the next twelve months; whoever comes with a contract goes with it", assignmentColumns, asRole)
	if last := tableHeadRow + len(g.assignments); len(g.assignments) > 0 {
		column := func(column int) string { return ref(column, tableHeadRow+1) + ":" + ref(column, last) }
		s.validate(oneOf(wordsOf(roles.AllEmployers())...), column(asEmployer))
		s.validate(oneOf(wordsOf(roles.AllStandings())...), column(asStanding))
		s.validate(oneOf(skillWords()...), column(asNeeded))
		s.validate(oneOf(skillWords()...), column(asHeld))
		s.highlight(column(asDaysLeft), fmt.Sprintf("AND(ISNUMBER(%[1]s),%[1]s<=60)", ref(asDaysLeft, tableHeadRow+1)), alertStyle())
	}
	for _, a := range g.assignments {
		g.writeAssignment(s, a)
	}
	s.endTable(assignmentColumns, "Nobody is assigned.")
}

// wordsOf are the words of all values of a set.
func wordsOf[T interface{ Words() string }](all []T) (words []string) {
	for _, one := range all {
		words = append(words, one.Words())
	}
	return words
}

func (g *coverageBook) writeAssignment(s *sheet, a *bookAssignment) {
	at := func(column int) string { return ref(column, s.row) }
	contract := g.Staffing.Contracts[a.Contract]
	name := g.name(a.Person)
	s.number(asNo, float64(a.ID), lookID)
	s.texts(asTeam, lookRow, g.teamName(a.Team), g.roleName(a.Role))
	s.number(asPersonNo, float64(a.Person), lookID)
	s.texts(asPerson, lookRow, name)
	s.number(asShare, decimal(a.Share), lookInput)
	s.texts(asEmployer, lookPickRow, a.Employer.Words())
	s.texts(asSupplier, lookRow, a.Supplier, contract.Reference)
	s.day(asContractEnd, contract.End, lookDay())
	s.texts(asStanding, lookPickRow, a.Standing.Words())
	s.day(asFrom, a.Term.From, lookDay())
	s.day(asTo, a.Term.To, lookDay())
	check := g.check(together(", ", g.teamName(a.Team), g.roleName(a.Role), name))
	last := g.lastDay(a.Assignment)
	there := !g.Day.Before(a.Term.From) && a.Share.Sign() > 0
	daysLeft := any(none)
	if !last.IsZero() {
		daysLeft = g.Day.DaysUntil(last)
	}
	put := strings.NewReplacer("TO", at(asTo), "END", at(asContractEnd), "LAST", at(asLast), "BEGIN", at(asFrom), "SHARE", at(asShare), "NONE", `"`+none+`"`,
		"STANDING", at(asStanding), "EMPLOYER", at(asEmployer))
	check.add(s, asLast, put.Replace(`IF(TO="",IF(END="",NONE,END),IF(END="",TO,MIN(TO,END)))`), dayOrDash(last), lookRow.centred().as(dayFormat))
	check.add(s, asThere, put.Replace(`IF(AND(BEGIN<=as_of,OR(LAST=NONE,N(LAST)>=as_of),SHARE>0),1,0)`), boolFigure(there), lookID)
	check.add(s, asDaysLeft, put.Replace(`IF(LAST=NONE,NONE,LAST-as_of)`), daysLeft, lookRow.right())
	check.add(s, asKind, put.Replace(fmt.Sprintf(`IF(STANDING="%s","%s",IF(EMPLOYER="%s","%s","%s"))`, roles.Proxy.Words(), roles.ByProxy.Words(), roles.Us.Words(), sideOurs, sideTheirs)),
		kindOf(a.Assignment), lookRow.indented(1))
	s.texts(asRights, lookRow, a.Rights)
	s.text(asNeeded, skillWords()[a.Needed], lookPickRow)
	s.text(asHeld, skillWords()[a.Held], lookPickRow)
	level := func(column int) string {
		return fmt.Sprintf(`MATCH(%s,{"%s"},0)`, at(column), strings.Join(skillWords(), `","`))
	}
	check.add(s, asGap, fmt.Sprintf("MAX(0,%s-%s)", level(asNeeded), level(asHeld)), roles.Gap(a.Needed, a.Held), lookRow.right())
	s.next(rowHeight(1))
}

func (g *coverageBook) teamName(id roles.TeamID) string { return g.teams[id] }

func (g *coverageBook) roleName(id roles.RoleID) string { return g.roles[id] }

// The columns of Slots.
const (
	slTeamNo = iota + 1
	slTeam
	slPhase
	slRoleNo
	slRole
	slNeeded
	slEssential
	slOurs
	slTheirs
	slProxy
	slFullTime
	slCover
	slSince
	slDays
	slPeople
)

var slotColumns = []readingColumn{
	{"Team no.", 7, true},
	{"Team", 22, false},
	{"Phase", 11, false},
	{"Role no.", 7, true},
	{"Role", 28, false},
	{"Needed", 8, true},
	{"Essential", 9, true},
	{"Ours", 7, true},
	{"Theirs", 7, true},
	{"Proxies", 8, true},
	{"Full time", 9, true},
	{"Cover", 15, false},
	{"Vacant since", 12, false},
	{"Days vacant", 9, true},
	{"Who", 50, false},
}

// writeSlots writes by whom each role of each team is filled.
func (g *coverageBook) writeSlots(b *book) {
	s := b.beginTable(g, slotSheet, "Each role that a team's phase needs, or that somebody fills, and by whom: ours, theirs (suppliers and agencies), a proxy, or nobody", slotColumns, slTeam)
	if last := tableHeadRow + len(g.slots); len(g.slots) > 0 {
		first := ref(slCover, tableHeadRow+1)
		s.highlightCover(first, ref(slCover, last))
		for _, column := range []int{slNeeded, slEssential} {
			s.validate(oneOf("0", "1"), ref(column, tableHeadRow+1)+":"+ref(column, last))
		}
	}
	for _, slot := range g.slots {
		g.writeSlot(s, slot)
	}
	s.endTable(slotColumns, "No team needs a role, and nobody fills one.")
}

func (g *coverageBook) writeSlot(s *sheet, slot *bookSlot) {
	at := func(column int) string { return ref(column, s.row) }
	s.number(slTeamNo, float64(slot.Team.ID), lookID)
	s.texts(slTeam, lookRow, slot.Team.Name, slot.Team.PhaseOn(g.Day).Words())
	s.number(slRoleNo, float64(slot.Role.ID), lookID)
	s.texts(slRole, lookRow, slot.Role.Name)
	s.number(slNeeded, float64(boolFigure(slot.Need != nil)), lookInput.centred())
	s.number(slEssential, float64(boolFigure(slot.Need != nil && slot.Need.Essential)), lookInput.centred())
	count := map[string]int{}
	for _, a := range slot.Held {
		count[kindOf(a)]++
	}
	check := g.check(slot.Team.Name + ", " + slot.Role.Name)
	counted := func(column int, kind string) {
		formula := "0"
		if slot.first > 0 {
			formula = fmt.Sprintf(`SUMPRODUCT(%s*(%s="%s"))`, rangeOn(assignmentSheet, asThere, slot.first, slot.last), rangeOn(assignmentSheet, asKind, slot.first, slot.last), kind)
		}
		check.add(s, column, formula, count[kind], lookID)
	}
	counted(slOurs, sideOurs)
	counted(slTheirs, sideTheirs)
	counted(slProxy, roles.ByProxy.Words())
	fullTime := "0"
	if slot.first > 0 {
		fullTime = fmt.Sprintf(`SUMPRODUCT(%s,%s)/100`, rangeOn(assignmentSheet, asThere, slot.first, slot.last), rangeOn(assignmentSheet, asShare, slot.first, slot.last))
	}
	check.add(s, slFullTime, fullTime, double(slot.FullTime()), lookRow.right().as("0.0#"))
	check.add(s, slCover, coverFormula(at), slot.Cover.Words(), lookRow.indented(1))
	s.day(slSince, slot.since, lookRow)
	check.add(s, slDays, fmt.Sprintf(`IF(%s="%s",IF(%s="",1,as_of-%s+1),0)`, at(slCover), roles.Vacant.Words(), at(slSince), at(slSince)), slot.days, lookRow.right())
	s.texts(slPeople, lookRow, heldWords(slot.Cell, g.names, ", "))
	s.next(rowHeight(1))
}

// coverFormula says by whom a role is filled; proxies count only where there is nobody else.
func coverFormula(at func(int) string) string {
	words := func(c roles.Cover) string { return `"` + c.Words() + `"` }
	return strings.NewReplacer("OURS", at(slOurs), "THEIRS", at(slTheirs), "PROXY", at(slProxy), "NEEDED", at(slNeeded)).Replace(
		`IF(OURS>0,IF(THEIRS>0,` + words(roles.ByBoth) + `,` + words(roles.ByOurs) + `),IF(THEIRS>0,` + words(roles.ByTheirs) + `,IF(PROXY>0,` + words(roles.ByProxy) +
			`,IF(NEEDED=1,` + words(roles.Vacant) + `,` + words(roles.NotNeededHere) + `))))`)
}

// coverText is a cell of the coverage, as the window shows it: 0.8 ours.
func coverText(c *roles.Cell) string {
	switch c.Cover {
	case roles.NotNeededHere:
		return none
	case roles.Vacant:
		return c.Cover.Words()
	}
	return exact.Short(c.FullTime(), 2) + " " + c.Cover.Words()
}
