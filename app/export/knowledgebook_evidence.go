package export

import (
	"fmt"
	"strconv"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// The columns of Evidence.
const (
	evNo = iota + 1
	evCapNo
	evCode
	evCapability
	evPersonNo
	evPerson
	evOn
	evLevel
	evWitness
	evShown
	evArtefact
	evGoalNo
	evGoal
	evOrder
	evWhy
)

var evidenceColumns = []readingColumn{
	{"No.", 7, true},
	{"Capability no.", 11, true},
	{"Code", 9, false},
	{"Capability", 32, false},
	{"Person no.", 9, true},
	{"Person", 24, false},
	{"Shown on", 12, false},
	{"Level", 13, false},
	{"Witness", 22, false},
	{"Counts as level", 9, true},
	{"What remains of it", 34, false},
	{"Goal no.", 8, true},
	{"Goal", 9, false},
	{"Order of noting", 12, true},
	{"Why it fell", 34, false},
}

// allLevelWords are the words for all levels, none first.
func allLevelWords() []string {
	words := []string{knowledge.NoLevel.Words()}
	for _, l := range knowledge.AllLevels() {
		words = append(words, l.Words())
	}
	return words
}

// lookPick is a cell whose text is chosen from a list.
var lookPick = lookChoice.wrapped()

// lookLevel is a level from 0 to 4.
var lookLevel = lookNumber.centred()

// lookDay is a day that can be changed.
func lookDay() look { return lookInput.centred().as(dayFormat) }

// writeEvidence writes what was shown, and the level that it counts as.
func (g *knowledgeBook) writeEvidence(b *book) {
	s := b.beginTable(g, evidenceSheet, "What was shown, by capability and person, the earliest first: what nobody witnessed counts as level 1 at most", evidenceColumns, evCapability)
	if last := tableHeadRow + len(g.evidence); len(g.evidence) > 0 {
		s.validate(oneOf(allLevelWords()...), ref(evLevel, tableHeadRow+1)+":"+ref(evLevel, last))
	}
	for _, e := range g.evidence {
		c := e.of.cap
		s.number(evNo, float64(e.ID), lookID)
		s.number(evCapNo, float64(c.ID), lookID)
		s.texts(evCode, lookCell, c.Code, c.Name)
		s.number(evPersonNo, float64(e.Person), lookID)
		s.text(evPerson, e.of.person.Name, lookCell)
		s.day(evOn, e.On, lookDay())
		s.text(evLevel, e.Level.Words(), lookPick)
		s.texts(evWitness, lookPick, e.Witness)
		level := fmt.Sprintf(`MATCH(%s,{"%s"},0)-1`, ref(evLevel, s.row), strings.Join(allLevelWords(), `","`))
		g.check("Evidence "+strconv.FormatInt(int64(e.ID), 10)).add(s, evShown,
			fmt.Sprintf(`IF(%s="",MIN(1,%s),%s)`, ref(evWitness, s.row), level, level), int(e.Shown()), lookLevel)
		s.texts(evArtefact, lookCell, e.Artefact)
		s.blank(evGoalNo, lookNumber)
		s.blank(evGoal, lookCell)
		if e.Goal != 0 {
			s.number(evGoalNo, float64(e.Goal), lookID)
			s.texts(evGoal, lookCell, g.goalCode(e.Goal))
		}
		s.formula(evOrder, fmt.Sprintf("%s+%d/1000000", ref(evOn, s.row), e.order), float64(serialOf(e.On))+float64(e.order)/1e6, lookNumber.muted().as("0.000000"))
		s.texts(evWhy, lookCell, e.Why)
		s.next(0)
	}
	s.endTable(evidenceColumns, "Nothing was shown yet.")
}

func (g *knowledgeBook) goalCode(id knowledge.GoalID) string {
	for i := range g.Record.Goals {
		if g.Record.Goals[i].ID == id {
			return g.Record.Goals[i].Code
		}
	}
	return ""
}

// The columns of Holders.
const (
	hoCapNo = iota + 1
	hoCode
	hoCapability
	hoPersonNo
	hoPerson
	hoSide
	hoEmployer
	hoLevel
	hoWords
	hoOn
	hoAge
	hoOurs
	hoTheirs
	hoPart
	hoSideBefore
	hoLevelBefore
	hoPartBefore
)

var holderColumns = []readingColumn{
	{"Capability no.", 11, true},
	{"Code", 9, false},
	{"Capability", 32, false},
	{"Person no.", 9, true},
	{"Person", 24, false},
	{"Works for", 10, false},
	{"Employer", 26, false},
	{"Level now", 8, true},
	{"In words", 13, false},
	{"Shown on", 12, false},
	{"Evidence", 10, false},
	{"Ours, alone or better", 9, true},
	{"Theirs, alone or better", 9, true},
	{"Part of a cover", 9, true},
	{"Worked for, 90 days before", 11, false},
	{"Level, 90 days before", 9, true},
	{"Part, 90 days before", 9, true},
}

// Evidence counts in full for twelve months.
const monthsInFull = 12

// writeHolders writes who holds what, by the latest evidence on or before the day.
func (g *knowledgeBook) writeHolders(b *book) {
	s := b.beginTable(g, holderSheet, "Who holds which level, by the latest evidence: two of ours who do it alone make a full cover", holderColumns, hoCapability)
	if last := tableHeadRow + len(g.holders); len(g.holders) > 0 {
		for _, column := range []int{hoSide, hoSideBefore} {
			s.validate(oneOf(sideOurs, sideTheirs, sideNobody), ref(column, tableHeadRow+1)+":"+ref(column, last))
		}
		s.highlight(ref(hoAge, tableHeadRow+1)+":"+ref(hoAge, last), ref(hoAge, tableHeadRow+1)+`="old"`, alertStyle())
	}
	for _, h := range g.holders {
		g.writeHolder(s, h)
	}
	s.endTable(holderColumns, "Nobody was ever shown to hold anything.")
}

func (g *knowledgeBook) writeHolder(s *sheet, h *bookHolder) {
	at := func(column int) string { return ref(column, s.row) }
	on, shown := rangeOn(evidenceSheet, evOn, h.first, h.last), rangeOn(evidenceSheet, evShown, h.first, h.last)
	s.number(hoCapNo, float64(h.cap.ID), lookID)
	s.texts(hoCode, lookCell, h.cap.Code, h.cap.Name)
	s.number(hoPersonNo, float64(h.person.ID), lookID)
	s.text(hoPerson, h.person.Name, lookCell)
	s.text(hoSide, sideOn(h.person, g.Today), lookPick)
	employer := ""
	if stay := h.person.On(g.Today); stay != nil {
		employer = stay.Employer
	}
	s.texts(hoEmployer, lookCell, employer)
	check := g.check(h.cap.Name + ": " + h.person.Name)
	level, words, day, age := 0, knowledge.NoLevel.Words(), any(none), none
	if h.now != nil {
		level, words, day, age = int(h.now.Level), h.now.Level.Words(), serialOf(h.now.Evidence.On), ageWords(h.now.Stale)
	}
	check.add(s, hoLevel, levelFormula(at(hoSide), "as_of", on, shown), level, lookLevel)
	check.add(s, hoWords, fmt.Sprintf(`CHOOSE(%s+1,"%s")`, at(hoLevel), strings.Join(allLevelWords(), `","`)), words, lookCell)
	check.add(s, hoOn, fmt.Sprintf(`IF(%s=0,"%s",LOOKUP(as_of,%s,%s))`, at(hoLevel), none, on, on), day, lookNumber.centred().as(dayFormat))
	check.add(s, hoAge, fmt.Sprintf(`IF(%s=0,"%s",IF(EDATE(%s,%d)<as_of,"old","fresh"))`, at(hoLevel), none, at(hoOn), monthsInFull), age, lookCell)
	check.add(s, hoOurs, fmt.Sprintf(`IF(AND(%s="%s",%s>=3),1,0)`, at(hoSide), sideOurs, at(hoLevel)), boolFigure(stands(h.now, true)), lookNumber)
	check.add(s, hoTheirs, fmt.Sprintf(`IF(AND(%s="%s",%s>=3),1,0)`, at(hoSide), sideTheirs, at(hoLevel)), boolFigure(stands(h.now, false)), lookNumber)
	check.add(s, hoPart, fmt.Sprintf(`%s*IF(%s="old",0.25,0.5)`, at(hoOurs), at(hoAge)), partOf(h.now), lookNumber.as("0.00"))
	s.text(hoSideBefore, sideOn(h.person, g.before), lookPick)
	levelBefore := 0
	if h.before != nil {
		levelBefore = int(h.before.Level)
	}
	check.add(s, hoLevelBefore, levelFormula(at(hoSideBefore), "before", on, shown), levelBefore, lookLevel)
	check.add(s, hoPartBefore, fmt.Sprintf(`IF(AND(%s="%s",%s>=3),IF(EDATE(LOOKUP(before,%s,%s),%d)<before,0.25,0.5),0)`,
		at(hoSideBefore), sideOurs, at(hoLevelBefore), on, on, monthsInFull), partOf(h.before), lookNumber.as("0.00"))
	s.next(0)
}

// levelFormula is the level that the latest evidence on or before a day shows of somebody who works for one of the sides.
func levelFormula(side, day, on, shown string) string {
	return fmt.Sprintf(`IF(%s="%s",0,IFERROR(LOOKUP(%s,%s,%s),0))`, side, sideNobody, day, on, shown)
}

func ageWords(stale bool) string {
	if stale {
		return "old"
	}
	return "fresh"
}

// stands reports whether somebody of a side does it alone, or better.
func stands(h *knowledge.Holding, ours bool) bool {
	return h != nil && h.Stands() && h.Stay.Ours == ours
}

// partOf is what somebody of ours adds to a cover: half, or a quarter where the evidence is old.
func partOf(h *knowledge.Holding) float64 {
	switch {
	case !stands(h, true):
		return 0
	case h.Stale:
		return 0.25
	}
	return 0.5
}

// dayOrDash is a day as formulas hold it, a dash where there is none.
func dayOrDash(d civil.Date) any {
	if d.IsZero() {
		return none
	}
	return serialOf(d)
}
