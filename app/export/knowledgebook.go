package export

import (
	"cmp"
	"io"
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// The sheets of the workbook of knowledge, besides [summarySheet], [trendSheet], [checkSheet] and [metaSheet].
const (
	capabilitySheet = "Capabilities"
	holderSheet     = "Holders"
	goalSheet       = "Goals"
	receiverSheet   = "Receivers"
	exitSheet       = "Exit"
	stepSheet       = "Steps"
	sessionSheet    = "Sessions"
	evidenceSheet   = "Evidence"
)

// KnowledgeWorkbook writes what is followed of knowledge as a workbook that anyone can check.
//
// Evidence holds what was shown, Holders what follows for each person and capability, Capabilities how well each is covered, and Summary the
// readiness now and projected. Goals stand beside their plan lines, with what their Receivers have come to. All of these are formulas, which
// go on working when evidence, a weight or a day is changed. Check compares every formula with the program's own figure. The same input
// gives the same bytes. It fails where w does.
func KnowledgeWorkbook(w io.Writer, k *Knowledge, p Provenance) error {
	g := newKnowledgeBook(k, p)
	b := newBook(g.title(), p.Made, summarySheet, capabilitySheet, holderSheet, goalSheet, receiverSheet, exitSheet, stepSheet, sessionSheet, evidenceSheet,
		trendSheet, checkSheet, metaSheet)
	b.define("as_of", summarySheet+"!"+fixed(2, asOfRow))
	b.define("before", summarySheet+"!"+fixed(2, beforeRow))
	g.writeEvidence(b)
	g.writeHolders(b)
	g.writeCapabilities(b)
	g.writeReceivers(b)
	g.writeGoals(b)
	g.writeExit(b)
	g.writeSteps(b)
	g.writeSessions(b)
	g.writeTrend(b)
	g.writeSummary(b)
	g.writeCheck(b)
	g.writeMeta(b)
	return b.writeTo(w)
}

// tableHeadRow is the row of the headings on the sheets that hold a table.
const tableHeadRow = 4

// daysBefore is how far back the pace of readiness is measured.
const daysBefore = 90

// knowledgeBook is everything that the sheets share: what stands where.
type knowledgeBook struct {
	*Knowledge
	checkedBook
	before    civil.Date
	caps      []*bookCapability
	holders   []*bookHolder
	evidence  []*bookEvidence
	goals     []*bookGoal
	receivers []*bookReceiver
	sessions  []*knowledge.Session
}

// bookCapability is a capability with who was ever shown to hold some of it.
type bookCapability struct {
	*knowledge.Capability
	counts      bool // among those that go out; else some goal is about it
	now, before knowledge.Cover
	holders     []*bookHolder
	row         int // on Capabilities
}

// bookHolder is a person with what was ever shown of a capability, the earliest first.
type bookHolder struct {
	cap         *bookCapability
	person      *knowledge.Person
	now, before *knowledge.Holding // nil where the person holds nothing then
	shown       []knowledge.Evidence
	first, last int // rows on Evidence
	row         int // on Holders
}

// bookEvidence is what was shown once, and its place in the record.
type bookEvidence struct {
	*knowledge.Evidence
	of    *bookHolder
	order int
	row   int
}

// bookGoal is a goal with what its receivers have come to.
type bookGoal struct {
	knowledge.Standing
	cap       *bookCapability // nil where it is about none that there is
	receivers []*bookReceiver
	row       int
}

// bookReceiver is somebody who receives what a goal is about.
type bookReceiver struct {
	goal   *bookGoal
	id     knowledge.PersonID
	person *knowledge.Person // nil who is not in the record
	holder *bookHolder       // nil of whom nothing was ever shown
	row    int
}

func newKnowledgeBook(k *Knowledge, p Provenance) *knowledgeBook {
	g := &knowledgeBook{Knowledge: k, checkedBook: bookOn(k.title(), k.Today, k.nameless.provenance(p)), before: k.Today.AddDays(-daysBefore)}
	standings := k.standings()
	g.listCapabilities(standings)
	g.listHolders()
	g.listGoals(standings)
	about := map[knowledge.GoalID]bool{}
	for _, s := range standings {
		about[s.Goal.ID] = true
	}
	for i := range k.Record.Sessions {
		if s := &k.Record.Sessions[i]; about[s.Goal] {
			g.sessions = append(g.sessions, s)
		}
	}
	return g
}

// listCapabilities lists those that go out, and those that goals are about which do.
func (g *knowledgeBook) listCapabilities(standings []knowledge.Standing) {
	about := map[knowledge.CapabilityID]bool{}
	for _, s := range standings {
		about[s.Goal.Capability] = true
	}
	now, before := g.Record.Covers(nil, g.Today), g.Record.Covers(nil, g.before)
	which := g.which()
	for i := range now {
		c := now[i].Capability
		counts := which == nil || which(c)
		if counts || about[c.ID] {
			g.caps = append(g.caps, &bookCapability{Capability: c, counts: counts, now: now[i], before: before[i], row: tableHeadRow + 1 + len(g.caps)})
		}
	}
}

// listHolders lists evidence by capability and person, so that what was shown of one by one stands together, the earliest first.
func (g *knowledgeBook) listHolders() {
	people := map[knowledge.PersonID]*knowledge.Person{}
	for i := range g.Record.People {
		people[g.Record.People[i].ID] = &g.Record.People[i]
	}
	shown := map[knowledge.CapabilityID][]*bookEvidence{}
	for i := range g.Record.Evidence {
		if e := &g.Record.Evidence[i]; people[e.Person] != nil {
			shown[e.Capability] = append(shown[e.Capability], &bookEvidence{Evidence: e, order: i + 1})
		}
	}
	for _, c := range g.caps {
		list := shown[c.ID]
		slices.SortStableFunc(list, func(a, b *bookEvidence) int {
			return cmp.Or(cmp.Compare(people[a.Person].Name, people[b.Person].Name), cmp.Compare(a.Person, b.Person), a.On.Compare(b.On))
		})
		for _, e := range list {
			e.row = tableHeadRow + 1 + len(g.evidence)
			g.evidence = append(g.evidence, e)
			if n := len(c.holders); n == 0 || c.holders[n-1].person.ID != e.Person {
				c.holders = append(c.holders, g.holder(c, people[e.Person], e.row))
			}
			e.of = c.holders[len(c.holders)-1]
			e.of.last, e.of.shown = e.row, append(e.of.shown, *e.Evidence)
		}
	}
}

func (g *knowledgeBook) holder(c *bookCapability, person *knowledge.Person, first int) *bookHolder {
	h := &bookHolder{cap: c, person: person, first: first, row: tableHeadRow + 1 + len(g.holders)}
	h.now, h.before = holdingOf(&c.now, person), holdingOf(&c.before, person)
	g.holders = append(g.holders, h)
	return h
}

func holdingOf(c *knowledge.Cover, person *knowledge.Person) *knowledge.Holding {
	for i := range c.Holders {
		if c.Holders[i].Person.ID == person.ID {
			return &c.Holders[i]
		}
	}
	return nil
}

func (g *knowledgeBook) listGoals(standings []knowledge.Standing) {
	for _, s := range standings {
		goal := &bookGoal{Standing: s, row: tableHeadRow + 1 + len(g.goals)}
		for _, c := range g.caps {
			if c.ID == s.Goal.Capability {
				goal.cap = c
			}
		}
		for _, id := range s.Goal.To {
			r := &bookReceiver{goal: goal, id: id, person: g.person(id), row: tableHeadRow + 1 + len(g.receivers)}
			if goal.cap != nil {
				for _, h := range goal.cap.holders {
					if h.person.ID == id {
						r.holder = h
					}
				}
			}
			goal.receivers = append(goal.receivers, r)
			g.receivers = append(g.receivers, r)
		}
		g.goals = append(g.goals, goal)
	}
}

// add writes a formula, and takes it up on Check beside the ones before it.
func (r *checkRow) add(s *sheet, column int, formula string, value any, l look) {
	r.formula(s, column, firstFigureColumn+len(r.cells), formula, value, l)
}

// share is a share as a cell holds it, a dash where there is none.
func share(r *big.Rat) any { return ratFigure(r) }

// side is for whom a person works on a day, as cells say it.
func sideOn(p *knowledge.Person, day civil.Date) string {
	if p == nil {
		return sideNobody
	}
	switch stay := p.On(day); {
	case stay == nil:
		return sideNobody
	case stay.Ours:
		return sideOurs
	}
	return sideTheirs
}

// The sides, as cells say them.
const (
	sideOurs   = "ours"
	sideTheirs = "theirs"
	sideNobody = "nobody"
)
