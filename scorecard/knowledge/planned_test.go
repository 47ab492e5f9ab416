package knowledge_test

import (
	"math/big"
	"testing"

	"counterweight/scorecard/knowledge"
)

func TestReadinessIsPlannedAlongTheGoals(t *testing.T) {
	for name, c := range map[string]struct {
		on     string
		change func(*knowledge.Record)
		want   *big.Rat
	}{
		"before the goal starts it is what it is":                   {on: "2025-12-31", want: big.NewRat(1, 2)},
		"on its first day":                                          {on: "2026-01-01", want: big.NewRat(1, 2)},
		"after 111 of 333 days a third of what is missing is there": {on: "2026-04-22", want: big.NewRat(2, 3)},
		"on its last day":                                           {on: "2026-11-30", want: big.NewRat(1, 1)},
		"long after":                                                {on: "2027-05-01", want: big.NewRat(1, 1)},
		"where it was given up":                                     {on: "2026-11-30", change: func(r *knowledge.Record) { r.Goals[0].Dropped = day("2026-07-01") }, want: big.NewRat(1, 2)},
		"where it goes to them":                                     {on: "2026-11-30", change: func(r *knowledge.Record) { r.Goals[0].Direction = knowledge.ToThem }, want: big.NewRat(1, 2)},
		"with a second goal half way": {on: "2026-11-30", change: func(r *knowledge.Record) {
			second := pipelineGoal()
			second.ID, second.Start, second.Due = 2, day("2026-11-20"), day("2026-12-10")
			r.Goals = append(r.Goals, second)
		}, want: big.NewRat(7, 8)},
		"beside one that no goal is about": {on: "2026-11-30", change: func(r *knowledge.Record) { r.Capabilities = critical(2) }, want: big.NewRat(1, 2)},
		"where nothing is critical":        {on: "2026-11-30", change: func(r *knowledge.Record) { r.Capabilities[0].Criticality = knowledge.Useful }},
	} {
		r := pipelineRecord(shown(1, 1, knowledge.Alone, day("2025-12-01")))
		if c.change != nil {
			c.change(r)
		}
		got := r.Planned(nil, day(c.on))
		if (got == nil) != (c.want == nil) || got != nil && got.Cmp(c.want) != 0 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestThePlanBringsNoMoreThanItsReceiversCarry(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*knowledge.Record)
		want   *big.Rat
	}{
		"one receiver is half a cover":            {func(r *knowledge.Record) { r.Goals[0].To = []knowledge.PersonID{1} }, big.NewRat(1, 2)},
		"beside one who did it alone before":      {func(r *knowledge.Record) { r.Goals[0].To = []knowledge.PersonID{2} }, big.NewRat(1, 1)},
		"with help nobody carries it":             {func(r *knowledge.Record) { r.Goals[0].GoalLevel = knowledge.WithHelp }, big.NewRat(1, 2)},
		"a team that is not named carries it":     {func(r *knowledge.Record) { r.Goals[0].To = nil }, big.NewRat(1, 1)},
		"who works for them by then carries none": {func(r *knowledge.Record) { r.People[1].Stays[0].Ours = false }, big.NewRat(1, 2)},
	} {
		r := pipelineRecord(shown(1, 1, knowledge.Alone, day("2025-12-01")))
		c.change(r)
		if got := r.Planned(nil, day("2026-11-30")); got.Cmp(c.want) != 0 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
