package scorecard_test

import (
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// many is the size that the program must bear: cards, measures on each, months and two sides.
const (
	manyCards    = 500
	manyMeasures = 40
	manyPeriods  = 60
)

// BenchmarkRollUp compares rolling up everything with a plain loop in floating point over the same numbers.
func BenchmarkRollUp(b *testing.B) {
	grids, plain := manyGrids(manyCards)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			for _, g := range grids {
				g.RollUp()
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		sum := 0.0
		for b.Loop() {
			for i := range plain {
				sum += plain[i].rollUp()
			}
		}
		if sum == 0 {
			b.Fatal("nothing was rolled up")
		}
	})
}

// plainCard is a card in floating point: what somebody would write who asked for no more than the numbers.
type plainCard struct {
	perspectives []plainPart
	objectives   []plainPart
	measures     []plainMeasure
	values       [2][]float64 // by period and measure; below 0 where there is none
}

type plainPart struct {
	weight      float64
	first, last int
}

type plainMeasure struct {
	weight        float64
	knots, scores [4]float64
}

func (m *plainMeasure) score(value float64) float64 {
	if value <= m.knots[0] {
		return m.scores[0]
	}
	for i := 1; i < len(m.knots); i++ {
		if value < m.knots[i] {
			return m.scores[i-1] + (value-m.knots[i-1])/(m.knots[i]-m.knots[i-1])*(m.scores[i]-m.scores[i-1])
		}
	}
	return m.scores[len(m.scores)-1]
}

// rollUp adds up what the card comes to in all periods, by each side.
func (c *plainCard) rollUp() (total float64) {
	for side := range c.values {
		for p := range manyPeriods {
			values := c.values[side][p*len(c.measures):]
			card, cardWeight := 0.0, 0.0
			for _, perspective := range c.perspectives {
				sum, weight := 0.0, 0.0
				for _, objective := range c.objectives[perspective.first:perspective.last] {
					inner, innerWeight := 0.0, 0.0
					for i := objective.first; i < objective.last; i++ {
						if m := &c.measures[i]; values[i] >= 0 {
							inner += m.weight * m.score(values[i])
							innerWeight += m.weight
						}
					}
					if innerWeight > 0 {
						sum += objective.weight * inner / innerWeight
						weight += objective.weight
					}
				}
				if weight > 0 {
					card += perspective.weight * sum / weight
					cardWeight += perspective.weight
				}
			}
			if cardWeight > 0 {
				total += card / cardWeight
			}
		}
	}
	return total
}

// manyGrids are cards with five perspectives of two objectives of four measures each, one reading of twenty missing.
func manyGrids(cards int) (grids []*scorecard.Grid, plain []plainCard) {
	d := drawing(11)
	for range cards {
		b, c := empty(), plainCard{}
		for i := range 5 {
			addPerspective(b, "20")
			p := &b.Card.Perspectives[i]
			c.perspectives = append(c.perspectives, plainPart{20, 2 * i, 2*i + 2})
			p.Objectives = append(p.Objectives, scorecard.Objective{Key: p.Key + "b", Weights: scorecard.Since(begun, exact.Int(2))})
			for j := range p.Objectives {
				c.objectives = append(c.objectives, plainPart{float64(1 + j), len(c.measures), len(c.measures) + 4})
				for k := range 4 {
					m := &scorecard.Measure{
						ID: scorecard.MeasureID(len(b.Measures) + 1), Name: "m", Kind: scorecard.PerCent, Direction: scorecard.Higher, Every: civil.Month,
						Points: scorecard.Since(begun, scorecard.Points{Floor: exact.SomeOf("10"), RedFlag: exact.SomeOf("60"), Target: exact.SomeOf("80"), Stretch: exact.SomeOf("95")}),
					}
					b.Measures[m.ID] = m
					p.Objectives[j].Measures = append(p.Objectives[j].Measures, scorecard.Placed{Measure: m.ID, Weights: scorecard.Since(begun, exact.Int(int64(5*k+5)))})
					c.measures = append(c.measures, plainMeasure{float64(5*k + 5), [4]float64{10, 60, 80, 95}, [4]float64{0, 50, 75, 100}})
				}
			}
		}
		grids = append(grids, fill(d, b, &c))
		plain = append(plain, c)
	}
	return grids, plain
}

func fill(d draw, b *scorecard.Book, c *plainCard) *scorecard.Grid {
	from := civil.PeriodOf(civil.Month, begun)
	g := scorecard.NewGrid(&b.Card, b.Measures, from, civil.PeriodOf(civil.Month, begun.AddMonths(manyPeriods-1)))
	for side := range c.values {
		for p, n := from, 0; n < manyPeriods; p, n = p.Next(), n+1 {
			for id := 1; id <= len(b.Measures); id++ {
				if d.chance(5) {
					c.values[side] = append(c.values[side], -1)
					continue
				}
				tenths := d.Int64N(1000)
				c.values[side] = append(c.values[side], float64(tenths)/10)
				g.Put(&scorecard.Reading{
					Measure: scorecard.MeasureID(id), Period: p, Side: scorecard.Ours + scorecard.Side(side), State: scorecard.Measured,
					Value: exact.Some(exact.Scaled(tenths, 1)),
				})
			}
		}
	}
	return g
}

// A card of that size, exactly and in floating point.
func TestTheBenchmarkComparesTheSameThing(t *testing.T) {
	if manyMeasures != 5*2*4 {
		t.Fatal("the cards of the benchmark have another size than they should")
	}
	grids, plain := manyGrids(1)
	total := 0.0
	for _, short := range grids[0].RollUp() {
		total += short.Ours.Score.Float() + short.Theirs.Score.Float()
	}
	if other := plain[0].rollUp(); total < other-0.001 || total > other+0.001 {
		t.Errorf("exactly they come to %v, in floating point to %v", total, other)
	}
}

// BenchmarkPortfolio puts all cards side by side as they stand in one month.
func BenchmarkPortfolio(b *testing.B) {
	d := drawing(12)
	var books []*scorecard.Book
	for range manyCards {
		book := empty()
		for i := range 5 {
			addPerspective(book, "20")
			for range 8 {
				id := addScore(book, i, "5")
				for _, side := range scorecard.AllSides() {
					read(book, id, october, side, d.decimal(0, 100, 1).String())
				}
			}
		}
		books = append(books, book)
	}
	for b.Loop() {
		if p := scorecard.PortfolioOf(books, october, today); !p.Rows[0].Scored {
			b.Fatal("nothing was rolled up")
		}
	}
}
