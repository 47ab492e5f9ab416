package export

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// packMaker makes random packs: of contracts with and without scorecards, with people of both sides, and with everything that two sides
// agree on, decide and challenge.
type packMaker struct {
	*rand.Rand
	today civil.Date
}

// randomPack is the pack of a seed; text is what everything is called.
func randomPack(seed uint64, text string) *Pack {
	people := newPeopleMaker(seed)
	m := packMaker{rand.New(rand.NewPCG(seed, 11)), people.today}
	p := &Pack{Contract: sheetOf(m.IntN(6), text), Today: m.today, Depth: governance.MeetingDepth, Provenance: someProvenance}
	p.Contract.Today, p.Contract.Dossier.ID = m.today, 14
	m.stir(p.Contract.Dossier)
	for i := range m.IntN(3) {
		card := randomCard(seed + uint64(i)*100)
		card.Today, card.Book.Card.Title = m.today, text
		p.Cards = append(p.Cards, card)
	}
	p.Period = civil.PeriodOf(civil.Month, civil.MustDate("2026-10-31"))
	p.Knowledge = people.knowledge()
	p.Knowledge.Contract = 14
	all := people.coverage(1+m.IntN(2), 3, m.IntN(12))
	for i := range all.Staffing.Teams {
		team := *all
		team.Team = all.Staffing.Teams[i].ID
		p.Coverage = append(p.Coverage, &team)
	}
	p.Record = m.record(text)
	p.Parts = governance.UsualParts(governance.AnnexDepth)
	if m.IntN(4) > 0 {
		p.Forum, p.Meeting, p.Last = &p.Forums[0], &p.Meetings[0], &p.Meetings[1]
	}
	return p
}

// stir gives obligations different origins and states, and the contract money by month.
func (m *packMaker) stir(d *procurement.Dossier) {
	for i := range d.Obligations {
		o := &d.Obligations[i]
		o.State = procurement.AllObligationStates()[m.IntN(len(procurement.AllObligationStates()))]
		if m.IntN(3) == 0 {
			o.Origin = procurement.FromClause
		}
		for range m.IntN(3) {
			o.Evidence = append(o.Evidence, procurement.Evidence{On: m.before(), State: o.State, Text: "it was seen", By: "Ann Lee"})
		}
	}
	for i := range m.IntN(9) {
		month := civil.PeriodOf(civil.Month, civil.MustDate("2026-01-15").AddMonths(i))
		d.Months = append(d.Months, procurement.MonthMoney{Month: month, Kind: procurement.MoneySpent, Amount: money.New(int64(m.IntN(9_000_00)), money.GBP)})
	}
}

// before is a day in the last two years, mostly a recent one.
func (m *packMaker) before() civil.Date { return m.today.AddDays(-m.IntN(1 + m.IntN(700))) }

func (m *packMaker) who(text string) governance.Who {
	return governance.Who{Name: fmt.Sprint(text, m.IntN(4)), Role: text, Side: scorecard.AllSides()[m.IntN(2)]}
}

func (m *packMaker) record(text string) *governance.Record {
	last := m.today.AddDays(-24)
	r := &governance.Record{
		Forums: []governance.Forum{{
			ID: 1, Name: text, Level: governance.Tactical, Cadence: governance.Monthly, Quorum: governance.Quorum{People: 3, BothSides: true}, Agenda: []string{text, "Money"},
			Chair: m.who(text), Members: []governance.Who{m.who(text), m.who(text), m.who(text)},
		}},
		Meetings: []governance.Meeting{
			{ID: 1, Forum: 1, Planned: m.today.AddDays(4), At: "10:00", Place: text},
			{ID: 2, Forum: 1, Planned: last, Held: last, There: []governance.Attendance{{Who: m.who(text), Presence: governance.Present}}, Risks: []string{text}},
		},
	}
	for i := range m.IntN(5) {
		r.Meetings[1].Decisions = append(r.Meetings[1].Decisions, governance.Decision{Text: fmt.Sprint("Decision ", i, " ", text), Why: text})
	}
	for i := range m.IntN(8) {
		r.Actions = append(r.Actions, m.action(i, text))
	}
	for i := range m.IntN(8) {
		r.Challenges = append(r.Challenges, m.challenge(i, text))
	}
	r.Feedback = []governance.Feedback{{ID: 1, On: m.today.AddDays(-3), From: m.who(text), To: m.who(text), Text: text, Answer: text, Answered: m.today}}
	a := governance.Agreement{ID: 3, Code: "A-03", Kind: governance.WaysOfWorking, Title: text}
	v := a.Begin("")
	v.Sections = []governance.Section{{Heading: text, Text: text}}
	v.Promises = []governance.Statement{{Key: "s1", Text: text, Owner: text, Answer: governance.OneToFive}}
	v.Agreed = m.before()
	r.Agreements = []governance.Agreement{a}
	r.Pulses = []governance.Pulse{{Agreement: 3, Statement: "s1", On: m.today, Side: scorecard.Ours, Value: exact.Int(4)}}
	return r
}

func (m *packMaker) action(i int, text string) governance.Action {
	a := governance.Action{
		ID: governance.ActionID(i + 1), Title: fmt.Sprint("Action ", i, " ", text), Raised: m.before(), State: scorecard.AllActionStates()[m.IntN(len(scorecard.AllActionStates()))], Owner: m.who(text), Note: []string{"", text}[m.IntN(2)],
		Origin: []governance.Origin{{Meeting: 2}, {Meeting: 9}, {Challenge: 1}, {Assessment: 1}, {Agreement: 3}, {}}[m.IntN(6)],
	}
	if m.IntN(4) > 0 {
		a.Due = a.Raised.AddDays(m.IntN(60))
	}
	if a.State == scorecard.ActionDone {
		a.Done = a.Raised.AddDays(m.IntN(90))
	}
	return a
}

func (m *packMaker) challenge(i int, text string) governance.Challenge {
	h := governance.Challenge{ID: governance.ChallengeID(i + 1), Code: fmt.Sprint("H-", i+1), Raised: m.before(), By: m.who(text), About: text, Suggestion: text}
	if m.IntN(3) > 0 {
		h.Answered, h.Response = h.Raised.AddDays(m.IntN(40)), text
	}
	if m.IntN(2) > 0 {
		h.Outcome, h.Ended, h.Note = governance.AllOutcomes()[m.IntN(len(governance.AllOutcomes()))], h.Raised.AddDays(m.IntN(60)), text
	}
	return h
}

// packPages lays a pack out.
func packPages(t testing.TB, p *Pack) *Document {
	t.Helper()
	d, err := PackDocument(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sectionRuns are the runs of each section of a pack, in the order of reading.
func sectionRuns(p *Pack, d *Document) map[governance.PackSection][]Run {
	runs := map[governance.PackSection][]Run{}
	begins := map[int]governance.PackSection{}
	for s, page := range p.PackPages(d) {
		begins[page-1] = s
	}
	at := governance.SectionUnstated
	for i := range d.Pages {
		if s, begin := begins[i]; begin {
			at = s
		}
		runs[at] = append(runs[at], bodyRuns(&d.Pages[i])...)
	}
	return runs
}
