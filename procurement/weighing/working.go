package weighing

import (
	"fmt"
	"math/big"
	"strings"

	"counterweight/procurement/exact"
)

// Lines are a bid's marks and scores criterion by criterion, parents before their children.
func (r *Result) Lines(s *Standing) []Line { return r.Model.lines(s.Bid) }

func (m *Model) lines(b *Bid) []Line {
	w := worksheet{model: m, bid: b, qualityWeight: one}
	if d, _ := Describe(m.Method); d.Weighted {
		w.qualityWeight = new(big.Rat).Quo(m.QualityWeight.Rat(), hundred)
	}
	w.add(m.Criteria, 0, one)
	return w.lines
}

// worksheet fills in lines from the leaves upwards.
type worksheet struct {
	model         *Model
	bid           *Bid
	qualityWeight *big.Rat // a share, 1 for methods without weights
	lines         []Line
	leaf          int
}

// add appends the lines of cs, which share what whole is of the quality score, and gives their weighted mean: nil where one is missing.
func (w *worksheet) add(cs []Criterion, depth int, whole *big.Rat) *big.Rat {
	sum, mean := sumOfWeights(cs), new(big.Rat)
	for i := range cs {
		c := &cs[i]
		share := new(big.Rat).Quo(c.Weight.Rat(), sum)
		line := Line{Criterion: c, Depth: depth, Share: new(big.Rat).Mul(share, whole)}
		at := len(w.lines)
		w.lines = append(w.lines, line)
		if len(c.Children) > 0 {
			line.Score = w.add(c.Children, depth+1, line.Share)
		} else {
			if line.Mark, line.MeanOf = w.model.markOf(w.bid, w.leaf); line.Mark != nil {
				line.Score = percent(line.Mark, c.Max.Rat())
			}
			w.leaf++
		}
		if line.Score == nil {
			mean = nil
		} else {
			line.Weighted = new(big.Rat).Mul(line.Score, line.Share)
			line.Weighted.Mul(line.Weighted, w.qualityWeight)
			if mean != nil {
				mean.Add(mean, share.Mul(share, line.Score))
			}
		}
		w.lines[at] = line
	}
	return mean
}

// Arithmetic is how the bid's figures came about, step by step, as far as it got: its quality score, its price score, its total. The
// figures in a working are exact, or rounded to six places where they have more.
func (r *Result) Arithmetic(s *Standing) []Step {
	steps := r.qualitySteps(s)
	if s.Total == nil {
		return steps
	}
	figures := r.figures(s)
	if s.PriceScore != nil {
		working, published := r.rule.PriceScore, s.Bid.PriceScore.Rat()
		if published != nil {
			working = "as published"
		}
		steps = append(steps, r.rounded(Step{"Price score", fill(working, figures), s.PriceScore}, RoundParts))
	}
	total := Step{"Total", fill(r.totalFormula(), figures), s.Total}
	if r.Model.Rounding.Stage == RoundWeighted {
		total.Working += ", each part" + r.roundedWords()
	}
	steps = append(steps, total)
	if r.Model.Rounding.Stage == RoundTotal {
		steps = append(steps, Step{"Total for the ranking", figure(s.Total) + r.roundedWords(), s.Compared})
	}
	return steps
}

// totalFormula is the method's formula, without the quality part where there are no criteria.
func (r *Result) totalFormula() string {
	if len(r.Model.Criteria) == 0 && r.rule.Weighted {
		return "{cost weight} × {price score} ÷ 100"
	}
	return r.rule.Total
}

// qualitySteps are the scores of criteria with children, then the quality score.
func (r *Result) qualitySteps(s *Standing) (steps []Step) {
	if s.quality == nil {
		return nil
	}
	lines := r.Lines(s)
	for _, line := range lines {
		if children := line.Criterion.Children; len(children) > 0 {
			steps = append(steps, Step{"Score of " + line.Criterion.ID, weightedMean(children, lines), line.Score})
		}
	}
	return append(steps, r.rounded(Step{"Quality score", weightedMean(r.Model.Criteria, lines), s.Quality}, RoundParts))
}

// weightedMean writes the weighted mean of cs in figures: (40 × 75 + 20 × 80) ÷ 60.
func weightedMean(cs []Criterion, lines []Line) string {
	scores := map[*Criterion]*big.Rat{}
	for _, line := range lines {
		scores[line.Criterion] = line.Score
	}
	terms := make([]string, len(cs))
	for i := range cs {
		terms[i] = cs[i].Weight.String() + " × " + figure(scores[&cs[i]])
	}
	return "(" + strings.Join(terms, " + ") + ") ÷ " + figure(sumOfWeights(cs))
}

// rounded says in the step's working that its value was rounded, where this stage is.
func (r *Result) rounded(step Step, stage Stage) Step {
	if r.Model.Rounding.Stage == stage {
		step.Working += r.roundedWords()
	}
	return step
}

func (r *Result) roundedWords() string {
	switch places := r.Model.Rounding.Places; places {
	case 0:
		return ", rounded to a whole number"
	case 1:
		return ", rounded to 1 place"
	default:
		return fmt.Sprintf(", rounded to %d places", places)
	}
}

// figures are the values of all names that a formula may hold, for one bid. Names without a value are left out.
func (r *Result) figures(s *Standing) map[string]*big.Rat {
	p := &r.Model.Parameters
	figures := map[string]*big.Rat{
		"price": s.price, "price score": s.PriceScore, "quality score": s.Quality,
		"cost weight": r.Model.CostWeight.Rat(), "quality weight": r.Model.QualityWeight.Rat(),
		"floor": p.Floor.Rat(), "ceiling": p.Ceiling.Rat(), "benchmark": p.Benchmark.Rat(), "cap": p.cap(),
		"value of a point": p.ValuePerPoint.Rat(), "budget": p.Budget.Rat(),
	}
	for name, value := range r.Field.figures() {
		figures[name] = value
	}
	return figures
}

// figures are the values of the names that stand for what all bids have in common.
func (f Field) figures() map[string]*big.Rat {
	return map[string]*big.Rat{
		"lowest price": f.Lowest, "highest price": f.Highest, "mean price": f.Mean, "best quality score": f.BestQuality,
	}
}

// fill puts figures in the place of their names in a formula.
func fill(formula string, figures map[string]*big.Rat) string {
	var pairs []string
	for name, value := range figures {
		if value != nil {
			pairs = append(pairs, "{"+name+"}", figure(value))
		}
	}
	return strings.NewReplacer(pairs...).Replace(formula)
}

// figure writes a number for a working: exact up to six places, with a real minus sign, in brackets where it is negative.
func figure(r *big.Rat) string {
	s := exact.Short(r, 6)
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		return "(−" + digits + ")"
	}
	return s
}

// grouped writes an amount for a sentence: thousands separated by commas, at most two places, a real minus sign.
func grouped(r *big.Rat) string {
	whole, fraction, point := strings.Cut(exact.Format(new(big.Rat).Abs(r), 2), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point && fraction != "00" {
		whole += "." + fraction
	}
	if r.Sign() < 0 {
		return "−" + whole
	}
	return whole
}
