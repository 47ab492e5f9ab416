package desk

import (
	"cmp"
	"context"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
	"counterweight/scorecard/governance"
)

// TodayDays is how many days ahead [ReadToday] looks.
const TodayDays = 90

// EndingMonths is how many months ahead it looks for ends.
const EndingMonths = 12

// Today is what needs a decision on a day across the whole workspace, with the few facts to begin the day with.
type Today struct {
	Day     civil.Date
	Matters []Matter // what was not put off, by date; what has none comes last
	Asleep  []Matter // what was put off, by the day on which it comes back
	Facts   TodayFacts
	Past    CostWeights
	Ending  []Ending // the next first
}

// TodayFacts are the counts at the top. Each says what it counts, so that it can be looked at.
type TodayFacts struct {
	Live      []procurement.ContractID // running contracts
	Value     money.Totals             // of those, as it stands, per currency
	Deciding  []procurement.ContractID // contracts with an option, a notice or an end to be decided on in the days ahead
	Poor      int                      // measures that require improvement, or worse
	PoorCards []int64                  // the scorecards that they stand on
	Behind    int                      // knowledge goals behind their plan, or overdue
	Vacant    int                      // essential roles that nobody fills
	VacantIn  []int64                  // the teams of those, each role's once
}

// ReadToday gathers what needs a decision on a day. What the workspace computes is read with it, so that nothing is said to be missing that is
// not.
func ReadToday(ctx context.Context, ws *store.Workspace, day civil.Date) (*Today, error) {
	g := gathering{ctx: ctx, ws: ws, day: day, until: day.AddDays(TodayDays), today: &Today{Day: day}}
	for _, gather := range []func() error{
		g.readGovernance, g.contracts, g.cards, g.goals, g.roles, g.tenders, g.agreements, g.meetings, g.challenges,
	} {
		if err := gather(); err != nil {
			return nil, err
		}
	}
	t := g.today
	slices.SortStableFunc(t.Matters, byDay)
	slices.SortStableFunc(t.Asleep, func(a, b Matter) int { return cmp.Or(a.Put.Until.Compare(b.Put.Until), byDay(a, b)) })
	return t, nil
}

// byDay puts the earliest first and what has no day last.
func byDay(a, b Matter) int {
	if a.On.IsZero() != b.On.IsZero() {
		return b.On.Compare(a.On)
	}
	return cmp.Or(a.On.Compare(b.On), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Key, b.Key))
}

// gathering is what is read on the way, each once.
type gathering struct {
	ctx        context.Context
	ws         *store.Workspace
	day, until civil.Date
	today      *Today
	register   map[procurement.ContractID]*procurement.Dossier
	governance *governance.Record
	put        map[string]governance.Snooze
	scores     map[procurement.ContractID]score // of contracts, by the first of their scorecards that has one
}

// add adds something that needs a decision, or puts it with what was put off.
func (g *gathering) add(m Matter) {
	if put, is := g.put[m.Key]; is && put.Sleeps(g.day) {
		m.Put = put
		g.today.Asleep = append(g.today.Asleep, m)
		return
	}
	g.today.Matters = append(g.today.Matters, m)
}

// contract is a contract of the register by its id, nil where it is not there.
func (g *gathering) contract(id int64) *procurement.Dossier {
	return g.register[procurement.ContractID(id)]
}

// named is C-014 Appeals delivery partner; empty where there is no such contract.
func (g *gathering) named(id int64) string {
	if c := g.contract(id); c != nil {
		return join(" ", c.Reference, c.Title)
	}
	return ""
}
