package knowledge_test

import (
	"math/big"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// pipelineGoal is to bring Ann and Raj from being briefed to doing the release alone, from January to the end of November 2026.
func pipelineGoal() knowledge.Goal {
	return knowledge.Goal{
		ID: 1, Code: "G-01", Title: "Release pipeline", Capability: 1, Contract: 14, Direction: knowledge.ToUs,
		To: []knowledge.PersonID{1, 2}, Start: day("2026-01-01"), Due: day("2026-11-30"),
		StartLevel: knowledge.Briefed, GoalLevel: knowledge.Alone,
	}
}

func pipelineRecord(evidence ...knowledge.Evidence) *knowledge.Record {
	return &knowledge.Record{
		Capabilities: critical(1), Goals: []knowledge.Goal{pipelineGoal()}, Evidence: evidence,
		People: []knowledge.Person{since(1, "Ann", "2020-01-01", true), since(2, "Raj", "2020-01-01", true)},
	}
}

func TestHowAGoalStands(t *testing.T) {
	helped := func(p knowledge.PersonID, on string) knowledge.Evidence {
		return shown(p, 1, knowledge.WithHelp, day(on))
	}
	alone := func(p knowledge.PersonID, on string) knowledge.Evidence { return shown(p, 1, knowledge.Alone, day(on)) }
	for name, c := range map[string]struct {
		on       string
		evidence []knowledge.Evidence
		change   func(*knowledge.Record)
		now      knowledge.Level
		state    knowledge.GoalState
	}{
		"before its start":                            {on: "2025-12-31", now: knowledge.Briefed, state: knowledge.NotStarted},
		"early, nothing shown yet":                    {on: "2026-03-01", now: knowledge.Briefed, state: knowledge.OnPlan}, // 0.35 of 2 levels under the line
		"a fifth of the climb under the line":         {on: "2026-03-09", now: knowledge.Briefed, state: knowledge.Behind}, // 0.402 levels
		"both need help at half time":                 {on: "2026-06-15", evidence: []knowledge.Evidence{helped(1, "2026-05-01"), helped(2, "2026-06-01")}, now: knowledge.WithHelp, state: knowledge.OnPlan},
		"one of them was shown nothing":               {on: "2026-06-15", evidence: []knowledge.Evidence{alone(1, "2026-05-01")}, now: knowledge.Briefed, state: knowledge.Behind},
		"both do it alone":                            {on: "2026-06-15", evidence: []knowledge.Evidence{alone(1, "2026-05-01"), alone(2, "2026-06-01")}, now: knowledge.Alone, state: knowledge.Reached},
		"one of them fell back":                       {on: "2026-11-15", evidence: []knowledge.Evidence{alone(1, "2026-05-01"), alone(2, "2026-06-01"), helped(2, "2026-10-01")}, now: knowledge.WithHelp, state: knowledge.Behind},
		"on its last day":                             {on: "2026-11-30", evidence: []knowledge.Evidence{helped(1, "2026-05-01"), helped(2, "2026-06-01")}, now: knowledge.WithHelp, state: knowledge.Behind},
		"the day after":                               {on: "2026-12-01", evidence: []knowledge.Evidence{helped(1, "2026-05-01"), helped(2, "2026-06-01")}, now: knowledge.WithHelp, state: knowledge.Overdue},
		"signed off":                                  {on: "2026-12-01", change: func(r *knowledge.Record) { r.Goals[0].SignedOff = day("2026-12-01") }, now: knowledge.Briefed, state: knowledge.SignedOff},
		"given up":                                    {on: "2026-12-01", change: func(r *knowledge.Record) { r.Goals[0].Dropped = day("2026-07-01") }, now: knowledge.Briefed, state: knowledge.Dropped},
		"seen before it was given up":                 {on: "2026-02-01", change: func(r *knowledge.Record) { r.Goals[0].Dropped = day("2026-07-01") }, now: knowledge.Briefed, state: knowledge.OnPlan},
		"a receiver left":                             {on: "2026-06-15", evidence: []knowledge.Evidence{alone(1, "2026-05-01"), alone(2, "2026-05-01")}, change: func(r *knowledge.Record) { r.People[1].Stays[0].Term.To = day("2026-06-14") }, now: knowledge.NoLevel, state: knowledge.Behind},
		"nobody named, shown by somebody of the team": {on: "2026-06-15", evidence: []knowledge.Evidence{{Goal: 1, Level: knowledge.WithHelp, On: day("2026-06-15"), Witness: "Siôn"}}, change: func(r *knowledge.Record) { r.Goals[0].To = nil }, now: knowledge.WithHelp, state: knowledge.OnPlan},
		"no dates at all":                             {on: "2026-06-15", change: func(r *knowledge.Record) { r.Goals[0].Start, r.Goals[0].Due = civil.Date{}, civil.Date{} }, now: knowledge.Briefed, state: knowledge.OnPlan},
	} {
		t.Run(name, func(t *testing.T) {
			r := pipelineRecord(c.evidence...)
			if c.change != nil {
				c.change(r)
			}
			s := r.Standing(&r.Goals[0], day(c.on))
			if s.Now != c.now || s.State != c.state {
				t.Errorf("it stands at %q, %q (plan %v); want %q, %q", s.Now.Words(), s.State.Words(), s.Plan, c.now.Words(), c.state.Words())
			}
		})
	}
}

func TestThePlanLineClimbsEvenlyDayByDay(t *testing.T) {
	g := pipelineGoal()
	days := int64(g.Start.DaysUntil(g.Due))
	step := big.NewRat(2, days)
	at := big.NewRat(1, 1)
	for d := g.Start; !d.After(g.Due); d = d.AddDays(1) {
		if got := g.PlanOn(d); got.Cmp(at) != 0 {
			t.Fatalf("on %s the plan is %s, want %s", d, got, at)
		}
		at = new(big.Rat).Add(at, step)
	}
	if before, after := g.PlanOn(g.Start.AddDays(-1)), g.PlanOn(g.Due.AddDays(1)); before.Cmp(big.NewRat(1, 1)) != 0 || after.Cmp(big.NewRat(3, 1)) != 0 {
		t.Errorf("the plan is %s before and %s after", before, after)
	}
}

func TestGoalsAtPlanAreThoseThatShouldHaveStarted(t *testing.T) {
	r := pipelineRecord()
	add := func(change func(*knowledge.Goal)) {
		g := pipelineGoal()
		g.ID = knowledge.GoalID(len(r.Goals) + 1)
		change(&g)
		r.Goals = append(r.Goals, g)
	}
	add(func(g *knowledge.Goal) { g.SignedOff = day("2026-05-01") })
	add(func(g *knowledge.Goal) { g.Dropped = day("2026-05-01") })
	add(func(g *knowledge.Goal) { g.Start, g.Due = day("2027-01-01"), day("2027-06-01") })
	add(func(g *knowledge.Goal) { g.Contract, g.SignedOff = 15, day("2026-05-01") })
	if got := r.AtPlan(14, today); got != (knowledge.AtPlan{At: 1, All: 2}) || got.Share().Cmp(big.NewRat(1, 2)) != 0 {
		t.Errorf("at plan: %+v", got)
	}
	if got := r.AtPlan(0, today); got != (knowledge.AtPlan{At: 2, All: 3}) {
		t.Errorf("of all contracts: %+v", got)
	}
	if got := r.SignedOffBy(14, today); got != (knowledge.AtPlan{At: 1, All: 3}) {
		t.Errorf("signed off: %+v", got)
	}
	if got := (&knowledge.Record{}).AtPlan(0, today); got.Share() != nil {
		t.Errorf("no goals have the share %s", got.Share())
	}
}

func TestTheExitChecklistBeginsWithWhatIsMostUrgent(t *testing.T) {
	r := pipelineRecord()
	for i, due := range []string{"", "2026-06-01", "2027-02-28"} {
		g := pipelineGoal()
		g.ID, g.Code, g.Due = knowledge.GoalID(i+2), "G-"+due, civil.Date{}
		if due != "" {
			g.Due = day(due)
		}
		r.Goals = append(r.Goals, g)
	}
	r.Goals = append(r.Goals, knowledge.Goal{ID: 9, Contract: 14, SignedOff: day("2026-01-05")})
	items := r.ExitChecklist(14, day("2027-03-12"), today)
	var order string
	for _, item := range items {
		order += item.Standing.Goal.Code + " "
	}
	if order != "G-2026-06-01 G-01 G-2027-02-28 G- " || items[0].DaysLeft != 110 {
		t.Errorf("the order is %s, with %d days left", order, items[0].DaysLeft)
	}
}

func TestFaultsOfWhatIsFollowed(t *testing.T) {
	g := pipelineGoal()
	if err := g.Check().Err(); err != nil {
		t.Errorf("a sound goal: %v", err)
	}
	g.GoalLevel, g.Due, g.SignedOff, g.Dropped, g.Capability, g.Title = knowledge.Briefed, g.Start, today, today, 0, " "
	if got := len(g.Check()); got != 6 {
		t.Errorf("%d faults, want 6:\n%v", got, g.Check())
	}
	e := shown(1, 1, knowledge.Alone, today)
	if err := e.Check(today).Err(); err != nil {
		t.Errorf("sound evidence: %v", err)
	}
	e.Witness, e.On = "", today.AddDays(1)
	if got := len(e.Check(today)); got != 2 {
		t.Errorf("%d faults, want 2:\n%v", got, e.Check(today))
	}
	c := knowledge.Capability{Code: "K-1", Left: "the service closes", Weight: exact.Int(-1)}
	if got := len(c.Check()); got != 3 {
		t.Errorf("%d faults, want 3:\n%v", got, c.Check())
	}
	p := knowledge.Person{Name: "Ann", Stays: []knowledge.Stay{{Term: civil.Term{From: today, To: today.AddDays(-1)}}}}
	if got := len(p.Check()); got != 1 {
		t.Errorf("%d faults, want 1:\n%v", got, p.Check())
	}
}
