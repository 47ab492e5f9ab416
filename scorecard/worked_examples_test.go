package scorecard_test

import (
	"encoding/json"
	"math/big"
	"strconv"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

func TestNormalisedScoresOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "normalised score, floor and stretch only") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Raw, Min, Max json.Number
				ScaleMin      int64 `json:"scale_min"`
				ScaleMax      int64 `json:"scale_max"`
			}
			var want struct {
				Score json.Number
				Error string
			}
			e.Read(t, &in, &want)
			points := scorecard.Points{Floor: exact.SomeOf(in.Min.String()), Stretch: exact.SomeOf(in.Max.String())}
			m := scorecard.Measure{Name: "m", Kind: scorecard.Quantity, Direction: scorecard.Higher}
			if want.Error != "" {
				if len(m.CheckPoints(points)) == 0 {
					t.Error("equal points are not refused when the measure is defined")
				}
				return
			}
			score, scored := points.Score(m.Kind, m.Direction, exact.MustParse(in.Raw.String()))
			// The example may count on another scale than 0 to 100.
			onIts := new(big.Rat).Mul(score.Rat(), big.NewRat(in.ScaleMax-in.ScaleMin, 100))
			onIts.Add(onIts, big.NewRat(in.ScaleMin, 1))
			if !scored || onIts.Cmp(rat(t, want.Score)) != 0 {
				t.Errorf("scores %s, want %s", onIts.FloatString(6), want.Score)
			}
		})
	}
}

func TestRatingsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "rating by bands") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Measured    json.Number
				Target      json.Number
				Approaching json.Number `json:"approaching_from"`
				Improving   json.Number `json:"requires_improvement_from"`
				NotRatable  bool        `json:"not_ratable"`
			}
			var want struct {
				Rating string
				OCDS   string `json:"ocds_code"`
			}
			e.Read(t, &in, &want)
			if in.NotRatable {
				in.Target, in.Approaching, in.Improving = "95", "90", "80"
			}
			b := oneMeasure(scorecard.Points{
				Target: exact.SomeOf(in.Target.String()), NearMiss: exact.SomeOf(in.Approaching.String()), RedFlag: exact.SomeOf(in.Improving.String()),
			})
			if in.NotRatable {
				b.Readings[0].State, b.Readings[0].Why = scorecard.NotMeasurable, "nobody can say"
			} else {
				b.Readings[0].Value = exact.SomeOf(in.Measured.String())
			}
			got := b.Result(october, today).Of(1).Rating
			if got.Words() != want.Rating || got.OCDS() != want.OCDS {
				t.Errorf("rated %s (%s), want %s (%s)", got.Words(), got.OCDS(), want.Rating, want.OCDS)
			}
		})
	}
}

func TestRollUpsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "roll-up with coverage (default threshold 70 %)") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Perspectives []struct {
					Weight   json.Number
					Measures [][2]json.Number // score and weight
				}
			}
			var want struct {
				Scores  []json.Number `json:"perspective_scores"`
				Overall *json.Number
				Covered json.Number `json:"covered_weight"`
			}
			e.Read(t, &in, &want)
			b := empty()
			for _, p := range in.Perspectives {
				perspective := addPerspective(b, p.Weight.String())
				for _, m := range p.Measures {
					id := addScore(b, perspective, m[1].String())
					read(b, id, october, scorecard.Ours, m[0].String())
				}
				if len(p.Measures) == 0 { // what is due and was not measured
					addScore(b, perspective, "1")
				}
			}
			r := b.Result(october, today)
			for i, score := range want.Scores {
				if got := r.Perspectives[i].Mean; got.Cmp(rat(t, score)) != 0 {
					t.Errorf("perspective %d comes to %s, want %s", i+1, got.FloatString(6), score)
				}
			}
			if want.Overall == nil {
				if r.Overall.Scored || r.Overall.Rating != scorecard.NotYetRated || r.Overall.Coverage.Cmp(rat(t, want.Covered)) != 0 {
					t.Errorf("got %+v, want no overall score at a coverage of %s", r.Overall, want.Covered)
				}
			} else if r.Overall.Mean.Cmp(rat(t, *want.Overall)) != 0 {
				t.Errorf("comes to %s, want %s", r.Overall.Mean.FloatString(6), *want.Overall)
			}
		})
	}
}

func TestTwoSidesOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "two sides") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Buyer    []int64 `json:"buyer_rates_supplier"`
				Supplier []int64 `json:"supplier_rates_buyer"`
			}
			var want struct {
				Buyer    json.Number `json:"buyer_view"`
				Supplier json.Number `json:"supplier_view"`
				Gap      json.Number
			}
			e.Read(t, &in, &want)
			b := empty()
			p := addPerspective(b, "1")
			for i := range in.Buyer {
				id := addMeasure(b, p, "1", &scorecard.Measure{Kind: scorecard.Opinion, Direction: scorecard.Higher})
				read(b, id, october, scorecard.Ours, strconv.FormatInt(in.Buyer[i], 10))
				read(b, id, october, scorecard.Theirs, strconv.FormatInt(in.Supplier[i], 10))
			}
			r := b.Result(october, today)
			ours, theirs := opinion(r.Ours.Mean), opinion(r.Theirs.Mean)
			gap := new(big.Rat).Sub(ours, theirs)
			for what, pair := range map[string][2]*big.Rat{
				"our view":   {ours, rat(t, want.Buyer)},
				"their view": {theirs, rat(t, want.Supplier)},
				"the gap":    {gap, rat(t, want.Gap)},
			} {
				if pair[0].Cmp(pair[1]) != 0 {
					t.Errorf("%s is %s, want %s", what, pair[0].FloatString(4), pair[1].FloatString(4))
				}
			}
		})
	}
}

// opinion brings a mean of scores back to opinions from 1 to 5.
func opinion(mean *big.Rat) *big.Rat {
	o := new(big.Rat).Quo(mean, big.NewRat(25, 1))
	return o.Add(o, big.NewRat(1, 1))
}

func rat(t *testing.T, number json.Number) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(number.String())
	if !ok {
		t.Fatalf("%q is not a number", number)
	}
	return r
}

var (
	october = civil.PeriodOf(civil.Month, civil.MustDate("2026-10-01"))
	today   = civil.MustDate("2026-11-03")
)
