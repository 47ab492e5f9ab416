package knowledge_test

import (
	"fmt"
	"slices"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

func TestTheHistoryKeepsWhenAndWhyALevelFell(t *testing.T) {
	kinds := [...]string{knowledge.Shown: "shown", knowledge.Aged: "aged", knowledge.Moved: "moved", knowledge.LeftOffice: "left"}
	fell := shown(1, 1, knowledge.WithHelp, day("2026-03-01"))
	fell.Why = "two releases went wrong"
	for name, c := range map[string]struct {
		evidence []knowledge.Evidence
		stays    []knowledge.Stay // of the first person
		want     []string         // the latest first
	}{
		"a level rises and falls": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2026-01-10")), fell},
			nil,
			[]string{"2026-03-01 shown 3 2", "2026-01-10 shown 0 3"},
		},
		"evidence becomes old the day after twelve months": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2025-11-20"))},
			nil,
			[]string{"2026-11-21 aged 3 3", "2025-11-20 shown 0 3"},
		},
		"what is renewed in time does not": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2025-06-01")), shown(1, 1, knowledge.Alone, day("2026-06-02"))},
			nil,
			[]string{"2026-06-02 shown 3 3", "2025-06-01 shown 0 3"},
		},
		"who leaves holds nothing from the day after": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2026-01-10"))},
			[]knowledge.Stay{{Term: civil.Term{To: day("2026-05-31")}, Ours: true}},
			[]string{"2026-06-01 left 3 0", "2026-01-10 shown 0 3"},
		},
		"who changes employer takes it along": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2026-01-10"))},
			[]knowledge.Stay{{Term: civil.Term{To: day("2026-05-31")}, Ours: true}, {Term: civil.Term{From: day("2026-06-01")}, Employer: "Fernhill"}},
			[]string{"2026-06-01 moved 3 3", "2026-01-10 shown 0 3"},
		},
		"two times at one employer are no move": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2026-01-10"))},
			[]knowledge.Stay{{Term: civil.Term{To: day("2026-05-31")}, Ours: true}, {Term: civil.Term{From: day("2026-06-01")}, Ours: true}},
			[]string{"2026-01-10 shown 0 3"},
		},
		"what is still to come is no history": {
			[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2026-12-01"))}, nil, nil,
		},
	} {
		r := pipelineRecord(c.evidence...)
		if c.stays != nil {
			r.People[0].Stays = c.stays
		}
		var got []string
		for _, turn := range r.History(1, day("2026-11-21")) {
			got = append(got, fmt.Sprint(turn.On, " ", kinds[turn.Kind], " ", uint8(turn.From), " ", uint8(turn.To)))
			if turn.Fell() != (turn.To < turn.From) || turn.Evidence == nil {
				t.Errorf("%s: %+v", name, turn)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
