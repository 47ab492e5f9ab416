package knowledge_test

import (
	"math/big"
	"slices"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// perCent is a share as a per cent, for comparing with worked examples.
func perCent(share *big.Rat) float64 {
	f, _ := new(big.Rat).Mul(share, big.NewRat(100, 1)).Float64()
	return f
}

func TestSinglePointsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "single points of failure") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Holders map[string][]string }
			var want struct {
				Single    []string       `json:"spof"`
				Uncovered []string       `json:"uncovered"`
				AtRisk    map[string]int `json:"people_at_risk"`
			}
			e.Read(t, &in, &want)
			lone := heldBy(in.Holders).Lone(nil, today)
			if got := namesOf(lone.Single); !slices.Equal(got, want.Single) {
				t.Errorf("single points %q, want %q", got, want.Single)
			}
			if got := namesOf(lone.Uncovered); !slices.Equal(got, want.Uncovered) {
				t.Errorf("uncovered %q, want %q", got, want.Uncovered)
			}
			if len(lone.AtRisk) != len(want.AtRisk) {
				t.Errorf("%d people at risk, want %d", len(lone.AtRisk), len(want.AtRisk))
			}
			for _, at := range lone.AtRisk {
				if len(at.Capabilities) != want.AtRisk[at.Person.Name] {
					t.Errorf("%d capabilities hang on %s, want %d", len(at.Capabilities), at.Person.Name, want.AtRisk[at.Person.Name])
				}
			}
		})
	}
}

// heldBy is a record of people of ours who each do it alone.
func heldBy(holders map[string][]string) *knowledge.Record {
	r := &knowledge.Record{}
	ids := map[string]knowledge.PersonID{}
	for name, people := range holders {
		c := knowledge.Capability{ID: knowledge.CapabilityID(len(r.Capabilities) + 1), Code: name, Name: name}
		r.Capabilities = append(r.Capabilities, c)
		for _, person := range people {
			if ids[person] == 0 {
				ids[person] = knowledge.PersonID(len(ids) + 1)
				r.People = append(r.People, knowledge.Person{ID: ids[person], Name: person, Stays: []knowledge.Stay{{Ours: true}}})
			}
			r.Evidence = append(r.Evidence, shown(ids[person], c.ID, knowledge.Alone, today))
		}
	}
	return r
}

func namesOf(covers []knowledge.Cover) (names []string) {
	for _, c := range covers {
		names = append(names, c.Capability.Name)
	}
	slices.Sort(names)
	return names
}

func TestProgressOfTheWorkedExamples(t *testing.T) {
	thirds := map[string]knowledge.Third{
		"not_started": knowledge.NothingDone, "i_do": knowledge.IDo, "we_do": knowledge.WeDo, "you_do": knowledge.YouDo,
	}
	for _, e := range beside.Examples(t, "progress in thirds") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Items []struct {
					Stage  string
					Weight int64
				}
			}
			var want struct{ Pct float64 }
			e.Read(t, &in, &want)
			var parts []knowledge.Part
			for _, item := range in.Items {
				parts = append(parts, knowledge.Part{Third: thirds[item.Stage], Weight: exact.Int(item.Weight)})
			}
			if got := perCent(knowledge.Progress(parts)); got < want.Pct-1e-6 || got > want.Pct+1e-6 {
				t.Errorf("progress is %v, want %v", got, want.Pct)
			}
		})
	}
}

func TestSignOffOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "share of goals signed off by the receiver") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Accepted, Total int }
			var want struct {
				Pct   float64
				Ready bool
			}
			e.Read(t, &in, &want)
			r := &knowledge.Record{}
			for i := range in.Total {
				g := knowledge.Goal{ID: knowledge.GoalID(i + 1)}
				if i < in.Accepted {
					g.SignedOff = today
				}
				r.Goals = append(r.Goals, g)
			}
			got := r.SignedOffBy(0, today)
			if share := perCent(got.Share()); share < want.Pct-1e-6 || share > want.Pct+1e-6 || (got.At == got.All) != want.Ready {
				t.Errorf("%d of %d, %v %%; want %v %%, ready %v", got.At, got.All, share, want.Pct, want.Ready)
			}
		})
	}
}

var today = civil.MustDate("2026-11-22")

// shown is evidence that somebody saw.
func shown(person knowledge.PersonID, capability knowledge.CapabilityID, level knowledge.Level, on civil.Date) knowledge.Evidence {
	return knowledge.Evidence{Person: person, Capability: capability, Level: level, On: on, Witness: "Rhian"}
}
