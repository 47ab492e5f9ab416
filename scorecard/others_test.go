package scorecard_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// What an existing supplier scorecard does, as far as it is ours: criteria in points of a highest mark are scored and weighed the same, a
// supplier without data is not assessed rather than perfect, weights that are all 0 give no score, and joins of bands belong to one band.
func TestPeriodsOfAnExistingSupplierScorecard(t *testing.T) {
	for _, e := range beside.Examples(t, "reference only") {
		switch e.Method {
		case "erpnext_scorecard_period":
			var in struct {
				Criteria []struct {
					Raw, Weight json.Number
					Max         json.Number `json:"max_score"`
				}
			}
			var want struct {
				Scores []json.Number `json:"criteria_scores"`
				Total  json.Number
			}
			e.Read(t, &in, &want)
			b := empty()
			p := addPerspective(b, "1")
			for _, c := range in.Criteria {
				id := addMeasure(b, p, c.Weight.String(), &scorecard.Measure{
					Kind: scorecard.Quantity, Direction: scorecard.Higher,
					Points: scorecard.Since(begun, scorecard.Points{Floor: exact.SomeOf("0"), Stretch: exact.SomeOf(c.Max.String())}),
				})
				read(b, id, october, scorecard.Ours, c.Raw.String())
			}
			r := b.Result(october, today)
			for i, score := range want.Scores {
				if got := r.Of(scorecard.MeasureID(i + 1)).Score; got.Rat().Cmp(rat(t, score)) != 0 {
					t.Errorf("%s: criterion %d scores %v, want %s", e.ID, i+1, got, score)
				}
			}
			if r.Overall.Mean.Cmp(rat(t, want.Total)) != 0 {
				t.Errorf("%s comes to %v, want %s", e.ID, r.Overall.Mean, want.Total)
			}
		case "balanced_scorecard":
			testQuadrants(t, e)
		}
	}
}

// Four quadrants of the same weight, each scored from 1 to 4: 3 is 75 per cent of the highest mark.
func testQuadrants(t *testing.T, e beside.Example) {
	var in struct {
		Quadrants map[string]json.Number
		Max       json.Number `json:"scale_max"`
	}
	var want struct{ Pct json.Number }
	e.Read(t, &in, &want)
	b := empty()
	for _, score := range in.Quadrants {
		id := addMeasure(b, addPerspective(b, "25"), "1", &scorecard.Measure{
			Kind: scorecard.Quantity, Direction: scorecard.Higher,
			Points: scorecard.Since(begun, scorecard.Points{Floor: exact.SomeOf("0"), Stretch: exact.SomeOf(in.Max.String())}),
		})
		read(b, id, october, scorecard.Ours, score.String())
	}
	if r := b.Result(october, today); r.Overall.Mean.Cmp(rat(t, want.Pct)) != 0 || r.Overall.Rating != scorecard.Good {
		t.Errorf("%s comes to %v (%v), want %s", e.ID, r.Overall.Mean, r.Overall.Rating, want.Pct)
	}
}

func TestTheFactsOfAnExistingSupplierScorecard(t *testing.T) {
	var facts struct {
		Standings []struct {
			Name string
			Min  int64 `json:"min_grade"`
			Max  int64 `json:"max_grade"`
		} `json:"default_standings"`
	}
	beside.ReadJSON(t, &facts, "data", "scorecards", "erpnext-supplier-scorecard-facts.json")
	if n := len(facts.Standings); n != 4 {
		t.Fatalf("there are %d standings", n)
	}
	// Its lines as ours: each join belongs to the better band, and 0 and 100 to one each.
	lines := scorecard.Lines{
		Good: exact.Int(facts.Standings[3].Min), Approaching: exact.Int(facts.Standings[2].Min), Improving: exact.Int(facts.Standings[1].Min),
		Coverage: exact.Int(70), OpinionGap: exact.Int(50), ValueGap: exact.Int(25),
	}
	worstFirst := []scorecard.Rating{scorecard.Inadequate, scorecard.RequiresImprovement, scorecard.ApproachingTarget, scorecard.Good}
	for i, s := range facts.Standings {
		if got := lines.Rating(big.NewRat(s.Min, 1)); got != worstFirst[i] {
			t.Errorf("%d is rated %v, want the band that begins there", s.Min, got)
		}
		if justBelow := big.NewRat(1000*s.Max-1, 1000); lines.Rating(justBelow) != worstFirst[i] {
			t.Errorf("%v is rated %v, want the band that ends there", justBelow, lines.Rating(justBelow))
		}
	}
	if lines.Rating(big.NewRat(100, 1)) != scorecard.Good {
		t.Error("100 is in no band")
	}
}

// All weights 0 are no reason to divide by 0: there is a card that is shown and not scored.
func TestWeightsThatAreAllZeroGiveNoScore(t *testing.T) {
	b := empty()
	p := addPerspective(b, "0")
	read(b, addScore(b, p, "1"), october, scorecard.Ours, "80")
	q := addPerspective(b, "1")
	read(b, addScore(b, q, "0"), october, scorecard.Ours, "80")
	r := b.Result(october, today)
	if r.Overall.Scored || r.Overall.Coverage != nil || !r.Perspectives[0].Scored || r.Perspectives[1].Scored || r.Of(2).Score.Words() != "80" {
		t.Errorf("the whole is %+v, its parts %+v and %+v", r.Overall, r.Perspectives[0].Rolled, r.Perspectives[1].Rolled)
	}
}
