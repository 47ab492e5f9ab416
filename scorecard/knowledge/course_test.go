package knowledge_test

import (
	"math/big"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

func TestTheCourseIsReadinessDayByDay(t *testing.T) {
	r := pipelineRecord(shown(1, 1, knowledge.Alone, day("2025-12-01")), shown(2, 1, knowledge.Alone, day("2026-10-01")))
	today := day("2026-11-21")
	days := []civil.Date{day("2025-11-30"), day("2026-06-01"), today, day("2026-11-30")}
	for i, p := range r.Course(nil, days, today) {
		if want := r.Planned(nil, days[i]); p.Plan.Cmp(want) != 0 {
			t.Errorf("the plan of %s is %v, want %v", days[i].Words(), p.Plan, want)
		}
		if days[i].After(today) {
			if p.Now != nil {
				t.Errorf("%s is still to come, and stands at %v", days[i].Words(), p.Now)
			}
			continue
		}
		if want := r.Readiness(nil, days[i]); p.Now.Cmp(want) != 0 {
			t.Errorf("on %s it stands at %v, want %v", days[i].Words(), p.Now, want)
		}
	}
}

func TestEachContractHasItsOwnOutlook(t *testing.T) {
	r := pipelineRecord(shown(1, 1, knowledge.Alone, day("2025-12-01")), shown(2, 1, knowledge.Alone, day("2026-10-01")))
	r.Capabilities = append(r.Capabilities, knowledge.Capability{ID: 2, Criticality: knowledge.Critical, Weight: r.Capabilities[0].Weight})
	r.Capabilities[0].Contract = 14
	today := day("2026-11-21")
	ends := map[int64]civil.Date{14: day("2026-12-31"), 0: today}
	all := r.Outlooks(today, ends)
	for contract, end := range ends {
		want := r.Projected(knowledge.OfContract(contract), today, end)
		got := all[contract]
		if got.Now.Cmp(want.Now) != 0 || (got.Then == nil) != (want.Then == nil) || got.Then != nil && got.Then.Cmp(want.Then) != 0 {
			t.Errorf("contract %d: %+v, want %+v", contract, got.Projection, want)
		}
		if plan := r.Planned(knowledge.OfContract(contract), end); got.Plan.Cmp(plan) != 0 {
			t.Errorf("the plan of contract %d is %v, want %v", contract, got.Plan, plan)
		}
	}
	if all[14].Now.Cmp(big.NewRat(1, 1)) != 0 || all[0].Now.Sign() != 0 {
		t.Errorf("ready are %v and %v", all[14].Now, all[0].Now)
	}
}
