package export

import (
	"fmt"
	"math/big"
	"strconv"

	"counterweight/scorecard/roles"
)

var aheadColumns = []readingColumn{
	{"Team", 22, false},
	{"Role", 28, false},
	{"Essential", 10, false},
	{"Vacant from", 12, false},
	{"Until", 12, false},
	{"Days", 8, true},
	{"Ends open", 10, false},
	{"Whose end makes it vacant", 28, false},
	{"Contract that ends", 36, false},
}

const (
	ahDays = 6
	ahOpen = 7
)

// writeAhead writes what is vacant, and becomes vacant.
func (g *coverageBook) writeAhead(b *book) {
	s := b.beginTable(g, aheadSheet, "What is vacant, and becomes vacant until "+g.until().Words()+" when assignments and contracts end", aheadColumns, 2)
	if last := tableHeadRow + len(g.ahead); len(g.ahead) > 0 {
		s.highlight(ref(3, tableHeadRow+1)+":"+ref(3, last), ref(3, tableHeadRow+1)+`="yes"`, alertStyle())
	}
	for i := range g.ahead {
		v := &g.ahead[i]
		s.texts(1, lookRow, v.Team.Name, v.Role.Name, yes(v.Essential))
		s.day(4, v.Term.From, lookRow)
		s.day(5, v.Term.To, lookRow)
		g.check(together(", ", "Vacant", v.Team.Name, v.Role.Name)).add(s, ahDays, ref(5, s.row)+"-"+ref(4, s.row)+"+1", v.Days(), lookRow.right())
		who, contract := "", ""
		if v.Last != nil {
			who = g.name(v.Last.Person)
		}
		if v.Contract != nil {
			contract = oneLine(v.Contract.Reference + " " + v.Contract.Name)
		}
		s.texts(ahOpen, lookRow.indented(1), yes(v.Term.To == g.until()))
		s.texts(8, lookRow, who, contract)
		s.next(rowHeight(1))
	}
	s.endTable(aheadColumns, "Nothing is vacant, and nothing becomes vacant.")
}

// findingWords name the kinds of findings, the worst first.
var findingWords = map[roles.FindingKind]string{
	roles.EssentialVacant: "Essential role vacant", roles.EndsWithContract: "Ends with a supplier's contract", roles.StoodIn: "Proxy",
	roles.Overloaded: "Too much on one person", roles.ChecksItself: "Checks itself", roles.EndsSoon: "Assignment ends soon",
}

// findingOpen is the state of a finding that stands.
const findingOpen = "Open"

// stateWords says whether a finding stands.
func (f *shownFinding) stateWords() string {
	if f.settled == nil {
		return findingOpen
	}
	return f.settled.Kind.Words()
}

var findingColumns = []readingColumn{
	{"Finding", 28, false},
	{"What", 50, false},
	{"Why it is one", 52, false},
	{"Team", 20, false},
	{"Role", 24, false},
	{"Person", 22, false},
	{"State", 13, false},
	{"Reason", 40, false},
	{"By", 20, false},
	{"On", 12, false},
	{"Until", 12, false},
}

const fiState = 7

// writeFindings writes what somebody should look at, with its reasoning and how it was settled.
func (g *coverageBook) writeFindings(b *book) {
	s := b.beginTable(g, findingSheet, "What somebody should look at, the worst first, what rests on it and how it was settled", findingColumns, 1)
	if last := tableHeadRow + len(g.found); len(g.found) > 0 {
		s.highlight(ref(fiState, tableHeadRow+1)+":"+ref(fiState, last), ref(fiState, tableHeadRow+1)+`="`+findingOpen+`"`, alertStyle())
	}
	for i := range g.found {
		f := &g.found[i]
		team, role, person := "", "", ""
		if f.Team != nil {
			team = f.Team.Name
		}
		if f.Role != nil {
			role = f.Role.Name
		}
		if f.Person != nil {
			person = f.Person.Name
		}
		s.texts(1, lookCell.strong(), findingWords[f.Kind])
		s.texts(2, lookCell, f.Text, f.Why, team, role, person, f.stateWords())
		for column := fiState + 1; column <= len(findingColumns); column++ {
			s.blank(column, lookCell)
		}
		if f.settled != nil {
			s.texts(fiState+1, lookCell, f.settled.Reason, f.settled.By)
			s.day(fiState+3, f.settled.On, lookCell)
			s.day(fiState+4, f.settled.Until, lookCell)
		}
		s.next(0)
	}
	s.endTable(findingColumns, "Nothing: everything that is needed is filled as it should be.")
}

var loadColumns = []readingColumn{
	{"Person no.", 9, true},
	{"Person", 28, false},
	{"Assignments", 12, true},
	{"Share of time, %", 12, true},
	{"Teams", 8, true},
	{"Too much?", 12, false},
	{"What", 70, false},
}

// load is what somebody has now.
type load struct {
	id    roles.PersonID
	share *big.Rat
	teams map[roles.TeamID]bool
	what  []string
}

// loads are the people who are assigned on the day, in the order of the staffing.
func (g *coverageBook) loads() (all []*load) {
	at := map[roles.PersonID]*load{}
	for _, a := range g.assignments {
		if g.Day.Before(a.Term.From) || a.Share.Sign() <= 0 {
			continue
		}
		l := at[a.Person]
		if l == nil {
			l = &load{id: a.Person, share: new(big.Rat), teams: map[roles.TeamID]bool{}}
			at[a.Person] = l
		}
		l.share.Add(l.share, a.Share.Rat())
		l.teams[a.Team] = true
		l.what = append(l.what, fmt.Sprintf("%s: %s %s %%", g.teamName(a.Team), g.roleName(a.Role), a.Share.String()))
	}
	for i := range g.Staffing.People {
		if l := at[g.Staffing.People[i].ID]; l != nil {
			all = append(all, l)
		}
	}
	return all
}

// writeLoads writes how much each person has.
func (g *coverageBook) writeLoads(b *book) {
	s := b.beginTable(g, loadSheet, "Who is assigned now, to how much: more than 100 %, or three teams, is too much for one person", loadColumns, 2)
	loads := g.loads()
	if last := tableHeadRow + len(loads); len(loads) > 0 {
		s.highlight(ref(6, tableHeadRow+1)+":"+ref(6, last), ref(6, tableHeadRow+1)+`="too much"`, alertStyle())
	}
	last := tableHeadRow + max(1, len(g.assignments))
	on := func(column int) string { return rangeOn(assignmentSheet, column, tableHeadRow+1, last) }
	for _, l := range loads {
		check := g.check("People: " + g.name(l.id))
		who := ref(1, s.row)
		verdict := none
		if len(l.teams) >= 3 || l.share.Cmp(big.NewRat(100, 1)) > 0 {
			verdict = "too much"
		}
		s.number(1, float64(l.id), lookID)
		s.texts(2, lookRow, g.name(l.id))
		check.add(s, 3, fmt.Sprintf("COUNTIFS(%s,%s,%s,1)", on(asPersonNo), who, on(asThere)), len(l.what), lookID)
		check.add(s, 4, fmt.Sprintf("SUMIFS(%s,%s,%s,%s,1)", on(asShare), on(asPersonNo), who, on(asThere)), double(l.share), lookRow.right())
		s.number(5, float64(len(l.teams)), lookID)
		check.add(s, 6, fmt.Sprintf(`IF(OR(ROUND(%s-100,9)>0,%s>=3),"too much","%s")`, ref(4, s.row), ref(5, s.row), none), verdict, lookRow.indented(1))
		s.texts(7, lookRow, together("; ", l.what...))
		s.next(rowHeight(1))
	}
	s.endTable(loadColumns, "Nobody is assigned.")
}

// writeMeta writes where the figures come from and how they are made.
func (g *coverageBook) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(g.page(nil, 0, 0)))
	g.writeHead(s, "Where these figures come from")
	about := "all teams"
	if t := g.team(g.Team); t != nil && g.Team != 0 {
		about = t.Name
	}
	s.writeMetaParts(
		metaPart{"This document", g.provenance.metaFacts()},
		metaPart{"What it is about", [][2]string{
			{"Teams", about + ", " + strconv.Itoa(len(g.shown.rows)) + " in all"},
			{"As things stand on", g.Day.UTC().Format("Monday, 2 January 2006")},
			{"Names of people", namesWords(g.nameless)},
			{"Assignments now and to come", strconv.Itoa(len(g.assignments))},
		}},
		metaPart{"How figures are made", coverageReading},
	)
	s.close()
}

var coverageReading = [][2]string{
	{"Days", "Both ends of a time count: somebody assigned until 12 March is there on 12 March. Whoever comes with a contract goes with it: on the day after its end the role is vacant."},
	{"Needed", "By the template of the team's phase, but for what the team does without for a reason. Essential is what the template says is essential."},
	{"Cover", "Ours where one of ours fills it, acting too; theirs where only suppliers and agencies do; proxy where only a subject expert stands in; vacant where nobody does. What both sides fill counts as ours."},
	{"Share of suppliers", "Of the roles that are needed and filled, those that only suppliers and agencies fill. Of critical roles: of the essential ones, filled or not. The agreed path is about those."},
	{"Days vacant", "Without a break until the day, the day itself included."},
	{"Changes made here", "Pale cells can be changed: assignments, shares, days, needs. Slots, Coverage, People and Summary follow. They stay in this workbook: nothing goes back into the workspace."},
	{aheadSheet + " and " + findingSheet, "As the program found them when the workbook was made; they do not follow changes."},
	{"Check", "The program's own figures, worked out exactly and written as plain numbers, beside the formulas."},
}
