package weighing

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
)

// Arithmetic is how the bid's figures came about, step by step, as far as it got: its quality score, its price score, its total.
//
// A working is an expression in figures, and where the value is not simply what that comes to, the figure it comes to and what is done
// with it: 100 × (1 − (450 − 200) ÷ 200) = (−25), at least 0. Figures are exact, or given to six places where they have more.
func (r *Result) Arithmetic(s *Standing) []Step {
	c := s.contender
	steps := r.qualitySteps(c)
	if !s.InTheRunning() {
		return steps
	}
	f := r.Model.figures(r.field)
	f.of(c)
	if c.score.given() {
		steps = append(steps, r.priceStep(c, &f))
	}
	steps = append(steps, r.totalSteps(c, &f)...)
	if r.Model.Rounding.Stage == RoundTotal {
		steps = append(steps, Step{"Total for the ranking", r.beforeRounding(c.total, c.compared), s.Compared})
	}
	return steps
}

// IsPlain reports whether the working is the value itself, bare or with words on it (100, as published), so that writing the value
// behind it as well would say it twice.
func (s Step) IsPlain() bool {
	value := figure(narrowed(s.Value))
	return s.Working == value || strings.HasPrefix(s.Working, value+", ")
}

// qualitySteps are the scores of criteria with children, then the quality score.
func (r *Result) qualitySteps(c *contender) (steps []Step) {
	if !c.quality.given() {
		return nil
	}
	lines := r.Model.lines(c.bid)
	for _, line := range lines {
		if children := line.criterion.Children; len(children) > 0 {
			steps = append(steps, Step{"Score of " + line.criterion.ID, weightedMean(children, lines), line.score.rat()})
		}
	}
	return append(steps, r.step("Quality score", weightedMean(r.Model.Criteria, lines), c.quality, c.used, RoundParts))
}

// weightedMean writes the weighted mean of cs in figures: (40 × 75 + 20 × 80) ÷ 60.
func weightedMean(cs []Criterion, lines []line) string {
	scores := map[*Criterion]ratio{}
	for _, line := range lines {
		scores[line.criterion] = line.score
	}
	terms := make([]string, len(cs))
	for i := range cs {
		terms[i] = cs[i].Weight.String() + " × " + figure(scores[&cs[i]])
	}
	return "(" + strings.Join(terms, " + ") + ") ÷ " + figure(sumOfWeights(cs))
}

// priceStep is how the price score came about, with the limit of the method where the formula goes beyond it.
func (r *Result) priceStep(s *contender, f *figures) Step {
	if published := ratioOrNone(s.bid.PriceScore); published.given() {
		working := figure(published) + ", as published"
		if s.score.cmp(published) != 0 {
			working += r.roundedWords()
		}
		return Step{"Price score", working, s.score.rat()}
	}
	score, byFormula := r.rule.score(f)
	formula, limit, _ := strings.Cut(r.rule.PriceScore, ", ")
	working := fill(formula, f)
	switch {
	case r.rule.allEqual(f):
		working = figure(score) + ", since all prices are equal"
	case score.cmp(byFormula) != 0:
		working += " = " + figure(byFormula) + ", " + fill(limit, f)
	}
	return r.step("Price score", working, score, s.score, RoundParts)
}

// totalSteps are the total, and before it the two weighted parts where each is rounded by itself.
func (r *Result) totalSteps(s *contender, f *figures) []Step {
	const price = "{cost weight} × {price score} ÷ 100"
	byPriceAlone := !f.quality.given() || r.rule.qualityPart != nil && f.bestQuality.sign() == 0
	switch {
	case !r.rule.WeightedSum():
		formula, _, _ := strings.Cut(r.rule.Total, ", ")
		return []Step{{"Total", fill(formula, f), s.total.rat()}}
	case byPriceAlone:
		return []Step{r.step("Total", fill(price, f), f.costShare.times(s.score), s.total, RoundWeighted)}
	case r.Model.Rounding.Stage != RoundWeighted:
		return []Step{{"Total", fill(r.rule.Total, f), s.total.rat()}}
	}
	quality := "{quality weight} × {quality score} ÷ 100"
	if r.rule.qualityFormula != "" {
		quality = strings.Replace(quality, "{quality score}", r.rule.qualityFormula, 1)
	}
	exactQuality, exactPrice := r.rule.weighted(f)
	weightedQuality, weightedPrice := r.Model.round(exactQuality, RoundWeighted), r.Model.round(exactPrice, RoundWeighted)
	return []Step{
		r.step("Weighted quality score", fill(quality, f), exactQuality, weightedQuality, RoundWeighted),
		r.step("Weighted price score", fill(price, f), exactPrice, weightedPrice, RoundWeighted),
		{"Total", figure(weightedQuality) + " + " + figure(weightedPrice), s.total.rat()},
	}
}

// step is a step whose value the model may round at this stage.
func (r *Result) step(what, working string, exactly, value ratio, stage Stage) Step {
	if r.Model.Rounding.Stage == stage && exactly.cmp(value) != 0 {
		working += " = " + r.beforeRounding(exactly, value)
	}
	return Step{what, working, value.rat()}
}

// beforeRounding writes a figure that the model rounds to value, with as many places as it takes to see which way it is rounded.
func (r *Result) beforeRounding(exactly, value ratio) string {
	places := workingPlaces
	for exactly.round(places).round(r.Model.Rounding.Places).cmp(value) != 0 {
		places++
	}
	return written(exactly, places) + r.roundedWords()
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

// fill puts figures in the place of their names in a formula.
func fill(formula string, f *figures) string {
	var pairs []string
	for name, value := range f.named() {
		if value.given() {
			pairs = append(pairs, "{"+name+"}", figure(value))
		}
	}
	return strings.NewReplacer(pairs...).Replace(formula)
}

// workingPlaces is how many digits after the point a figure in a working has at most.
const workingPlaces = 6

// figure writes a number for a working, with a real minus sign, in brackets where it is negative. An exact figure has no zeros at its
// end; one that had to be rounded has all six places.
func figure(a ratio) string { return written(a, workingPlaces) }

func written(a ratio, places int) string {
	r := a.rat()
	s := exact.Short(r, places)
	if exact.Round(r, places).Cmp(r) != 0 {
		s = exact.Format(r, places)
	}
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		return "(−" + digits + ")"
	}
	return s
}

// apart writes a number to so many places, or to as many as it takes to see that it is not the other: 39.9999999 is not 40.
func apart(a ratio, places int, other ratio) string {
	for a.cmp(other) != 0 && a.round(places).cmp(other) == 0 {
		places++
	}
	return exact.Short(a.rat(), places)
}

// grouped writes an amount for a sentence: thousands separated by commas, at most two places, a real minus sign.
func grouped(a ratio) string {
	whole, fraction, point := strings.Cut(exact.Format(a.magnitude().rat(), 2), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point && fraction != "00" {
		whole += "." + fraction
	}
	if a.sign() < 0 {
		return "−" + whole
	}
	return whole
}
