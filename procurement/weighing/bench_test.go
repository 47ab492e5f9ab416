package weighing_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// BenchmarkEvaluate100x60x8 ranks 100 bids on 60 criteria, each marked by 8 evaluators whose mean counts. The yardstick does the bare
// sums over the same numbers in float64, where a mark that is missing is no number, without minimums, ties, reasons or notices. The aim
// is at most 5 times as long.
func BenchmarkEvaluate100x60x8(b *testing.B) {
	const bids, criteria, evaluators = 100, 60, 8
	panel := newBenchPanel(bids, criteria, evaluators)
	for _, method := range []weighing.Method{weighing.BetweenAnchors, weighing.LowestOverOffer} {
		model := panel.model(method)
		b.Run("ours/"+string(method), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := weighing.Rank(model, panel.bids); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("yardstick/"+string(method), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				panel.floatRanking(method)
			}
		})
	}
}

func TestTheBenchmarksYardstickRanksTheSame(t *testing.T) {
	panel := newBenchPanel(100, 60, 8)
	for _, method := range []weighing.Method{weighing.BetweenAnchors, weighing.LowestOverOffer} {
		r := mustRank(t, panel.model(method), panel.bids...)
		for i, f := range panel.floatRanking(method) {
			s := &r.Standings[i]
			if total, _ := s.Total.Float64(); s.Bid.ID != panel.bids[f.bid].ID || total-f.total > 1e-9 || f.total-total > 1e-9 {
				t.Fatalf("%s, place %d: %s with %v, the yardstick has %s with %v", method, i+1, s.Bid.ID, total, panel.bids[f.bid].ID, f.total)
			}
		}
	}
}

// benchPanel holds the same numbers twice: as decimals for us, as floats for the yardstick.
type benchPanel struct {
	bids    []weighing.Bid
	weights []float64
	prices  []float64
	marks   [][][]float64 // by bid, evaluator, criterion
}

const benchFloor, benchCeiling, benchMaximum = 900, 2000, 5

func newBenchPanel(bids, criteria, evaluators int) *benchPanel {
	rng := rand.New(rand.NewPCG(60, 8))
	p := &benchPanel{}
	for i := range criteria {
		p.weights = append(p.weights, float64(1+i%4))
	}
	for i := range bids {
		pence := 140_000 + rng.Int64N(20_000)
		bid := weighing.Bid{ID: fmt.Sprintf("B%03d", i), Price: exact.Some(exact.Scaled(pence, 2)), Marks: make([]exact.Optional, criteria)}
		var marks [][]float64
		for range evaluators {
			decimals, floats := make([]exact.Optional, criteria), make([]float64, criteria)
			for k := range criteria {
				halves := rng.Int64N(2*benchMaximum + 1)
				decimals[k], floats[k] = exact.Some(exact.Scaled(5*halves, 1)), float64(halves)/2
			}
			bid.Evaluators, marks = append(bid.Evaluators, decimals), append(marks, floats)
		}
		p.bids, p.prices, p.marks = append(p.bids, bid), append(p.prices, float64(pence)/100), append(p.marks, marks)
	}
	return p
}

func (p *benchPanel) model(method weighing.Method) *weighing.Model {
	m := &weighing.Model{
		Method: method, CostWeight: exact.Int(40), QualityWeight: exact.Int(60), MeanOfEvaluators: true,
		LowBid: weighing.DefaultLowBidRules(),
	}
	if method == weighing.BetweenAnchors {
		m.Parameters = weighing.Parameters{Floor: exact.Some(exact.Int(benchFloor)), Ceiling: exact.Some(exact.Int(benchCeiling))}
	}
	for i, weight := range p.weights {
		m.Criteria = append(m.Criteria, weighing.Criterion{
			ID: fmt.Sprintf("Q%02d", i+1), Weight: exact.Int(int64(weight)), Max: exact.Int(benchMaximum),
		})
	}
	return m
}

type floatStanding struct {
	bid   int
	total float64
}

// floatRanking is the yardstick.
func (p *benchPanel) floatRanking(method weighing.Method) []floatStanding {
	var sumOfWeights float64
	for _, weight := range p.weights {
		sumOfWeights += weight
	}
	lowest := slices.Min(p.prices)
	standings := make([]floatStanding, len(p.bids))
	for i, evaluators := range p.marks {
		var quality float64
		for k, weight := range p.weights {
			var sum, given float64
			for _, marks := range evaluators {
				if mark := marks[k]; !math.IsNaN(mark) {
					sum += mark
					given++
				}
			}
			quality += weight * sum / given / benchMaximum
		}
		quality = 100 * quality / sumOfWeights
		priceScore := 100 * lowest / p.prices[i]
		if method == weighing.BetweenAnchors {
			priceScore = 100 * min(1, max(0, (benchCeiling-p.prices[i])/(benchCeiling-benchFloor)))
		}
		standings[i] = floatStanding{i, (60*quality + 40*priceScore) / 100}
	}
	slices.SortFunc(standings, func(a, b floatStanding) int { return cmp.Compare(b.total, a.total) })
	return standings
}
