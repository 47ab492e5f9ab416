package tenders

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// price is the side that says how quality and price become one figure.
func (s *setup) price() fyne.CanvasObject {
	return sheetOf(
		s.group(func() string { return fmt.Sprint(s.weighted()) }, s.balance),
		s.group(func() string { return string(s.draft.now.Price.Method) }, s.method),
		s.group(func() string { return fmt.Sprint(s.draft.now.Rounding.Stage, len(s.draft.now.Ties)) }, s.rules),
	)
}

func (s *setup) weighted() bool {
	d, known := weighing.Describe(s.draft.now.Price.Method)
	return !known || d.Weighted
}

// method is the choice of the price method, with what it does and what bites, and the parameters that it takes.
func (s *setup) method(f *fields) []fyne.CanvasObject {
	now := s.draft.now.Price.Method
	d, known := weighing.Describe(now)
	choice := f.add(value{
		label: "Price method", place: "tender.price.method",
		choices: methodChoices,
		show:    func(t *tender.Tender) string { return string(t.Price.Method) },
		set:     func(t *tender.Tender, name string) { chooseMethod(t, weighing.Method(name)) },
	})
	objects := []fyne.CanvasObject{kit.NewForm(2, choice)}
	if !known {
		return objects
	}
	objects = append(objects, kit.Words(d.Words, theme.SizeNameText, false, kit.Plain), formulas(d))
	if len(d.Parameters) > 0 {
		var all []*kit.Field
		for _, p := range d.Parameters {
			all = append(all, f.add(s.parameter(p)))
		}
		objects = append(objects, kit.NewForm(3, all...))
	}
	if d.WatchOut != "" {
		objects = append(objects, kit.Notice("Watch out.", d.WatchOut))
	}
	return objects
}

// methodChoices are all methods; the note says of each whether the score of a bid depends on the others.
func methodChoices() []kit.Choice {
	var all []kit.Choice
	for _, d := range weighing.Methods() {
		note := "each bid by itself"
		if d.OtherBidsMatter {
			note = "depends on the other bids"
		}
		all = append(all, kit.Choice{Value: string(d.Method), Text: d.Title, Note: note})
	}
	return all
}

// formulas are those of a method, in words.
func formulas(d weighing.Description) fyne.CanvasObject {
	better := "; the highest wins"
	if d.LowerIsBetter {
		better = "; the lowest wins"
	}
	return kit.Facts([]kit.Fact{
		{Label: "Price score", Value: weighing.InWords(d.PriceScore)},
		{Label: "Total", Value: weighing.InWords(d.Total) + better},
	})
}

// chooseMethod takes a method, and leaves out what it has no use for. A method that weighs cost against quality begins with the balance
// that a new tender has, where there is none.
func chooseMethod(t *tender.Tender, m weighing.Method) {
	t.Price.Method = m
	d, _ := weighing.Describe(m)
	for _, p := range weighing.AllParameters() {
		if !slices.ContainsFunc(d.Parameters, func(q weighing.Parameter) bool { return q.Name == p.Name }) {
			*p.Get(&t.Price.Parameters) = exact.Optional{}
		}
	}
	switch {
	case !d.Weighted:
		t.CostWeight, t.QualityWeight = exact.Optional{}, exact.Optional{}
		if t.Weights == tender.WeightsOfWhole { // in the same proportion, since there is no whole to be per cent of
			t.Weights = tender.WeightsRelative
		}
	case !t.CostWeight.Given() || !t.QualityWeight.Given():
		t.CostWeight, t.QualityWeight = newCostWeight, newQualityWeight
	}
	if t.Rounding.Stage == weighing.RoundWeighted && !d.WeightedSum() {
		t.Rounding = weighing.Rounding{}
	}
}

// parameter is a figure that the method needs.
func (s *setup) parameter(p weighing.Parameter) value {
	v := value{
		label: strings.ToUpper(p.Title[:1]) + p.Title[1:], what: p.Title, place: "tender.price." + p.Name,
		show:  func(t *tender.Tender) string { return parameterText(p, t) },
		check: checkNumber(rangeOf(p)),
		set:   func(t *tender.Tender, text string) { *p.Get(&t.Price.Parameters) = readNumber(text) },
	}
	if p.Optional {
		v.hint = "100 where it is empty"
	}
	if p.Money {
		v.hint = "1.2m"
		v.check = func(text string) (string, error) {
			a, err := readAmount(text, s.draft.now.Currency)
			if err == nil && a.IsSet() {
				err = rangeOf(p)(a.Decimal())
			}
			return a.Words(), err
		}
		v.set = func(t *tender.Tender, text string) {
			*p.Get(&t.Price.Parameters) = exact.Optional{}
			if a := amountFrom(t, text); a.IsSet() {
				*p.Get(&t.Price.Parameters) = exact.Some(a.Decimal())
			}
		}
	}
	return v
}

// parameterText is a parameter as its field shows it.
func parameterText(p weighing.Parameter, t *tender.Tender) string {
	d, given := p.Get(&t.Price.Parameters).Get()
	if !given {
		return ""
	}
	if a, err := money.FromDecimal(d, t.Currency); p.Money && t.Currency.IsSet() && err == nil {
		return a.Words()
	}
	return d.String()
}

// rangeOf refuses what is outside a parameter's range.
func rangeOf(p weighing.Parameter) func(exact.Decimal) error {
	return func(d exact.Decimal) error {
		if d.Sign() < 0 || p.Positive && d.IsZero() {
			return errors.New(p.Range())
		}
		return nil
	}
}

// balance are cost and quality: to type one sets the other.
func (s *setup) balance(f *fields) []fyne.CanvasObject {
	if !s.weighted() {
		return []fyne.CanvasObject{kit.Words("This method does not weigh cost against quality.", theme.SizeNameText, false, kit.Secondary)}
	}
	said := kit.Words(balanceOf(s.draft.now), theme.SizeNameText, true, kit.Plain)
	side := func(label, place string, one, other func(*tender.Tender) *exact.Optional, words string) *kit.Field {
		v := numberValue(label, place, percentFault, one)
		v.what, v.unit = "balance", "%"
		check := v.check
		v.check = func(text string) (string, error) {
			shown, err := check(text)
			if rest := restOfHundred(readNumber(shown)); err == nil && rest.Given() {
				said.SetText(fmt.Sprintf(words, shown, rest))
			}
			return shown, err
		}
		v.set = func(t *tender.Tender, text string) {
			*one(t) = readNumber(text)
			*other(t) = restOfHundred(*one(t))
		}
		return f.add(v)
	}
	cost := func(t *tender.Tender) *exact.Optional { return &t.CostWeight }
	quality := func(t *tender.Tender) *exact.Optional { return &t.QualityWeight }
	return []fyne.CanvasObject{
		kit.NewForm(
			3,
			side("Cost weighs", "tender.cost_weight", cost, quality, "%s %% cost, %s %% quality"),
			side("Quality weighs", "tender.quality_weight", quality, cost, "%[2]s %% cost, %[1]s %% quality"),
		),
		said,
	}
}

// restOfHundred is what is left of 100.
func restOfHundred(o exact.Optional) exact.Optional {
	if !o.Given() {
		return o
	}
	rest, _ := exact.FromRat(new(big.Rat).Sub(hundredPercent, o.Rat()))
	return exact.Some(rest)
}

// rules are the minimum, rounding, ties, and what stands where a consensus mark is missing.
func (s *setup) rules(f *fields) []fyne.CanvasObject {
	minimum := numberValue("Quality minimum", "tender.quality_minimum", func(d exact.Decimal) error {
		if percentFault(d) != nil {
			return errors.New("give a quality score from 0 to 100")
		}
		return nil
	}, func(t *tender.Tender) *exact.Optional { return &t.QualityMinimum })
	minimum.hint = "none"
	all := []*kit.Field{f.add(minimum), f.add(stageValue)}
	if s.draft.now.Rounding.Stage != weighing.RoundNothing {
		all = append(all, f.add(placesValue))
	}
	var ties []*kit.Field
	for i := range min(len(s.draft.now.Ties)+1, len(weighing.Ties())) {
		ties = append(ties, f.add(tieValue(i)))
	}
	mean := f.tick(value{
		label: "The mean of the evaluators stands in where the panel has no consensus mark", what: "use of evaluators' means",
		place: "tender.combine",
		show:  func(t *tender.Tender) string { return kit.TickedIf(t.MeanOfEvaluators) },
		set:   func(t *tender.Tender, text string) { t.MeanOfEvaluators = text == kit.Ticked },
	})
	return []fyne.CanvasObject{kit.NewForm(3, all...), kit.NewForm(3, ties...), kit.NewForm(1, mean)}
}

var stageValue = value{
	label: "Rounding", place: "tender.rounding.stage",
	choices: func() []kit.Choice {
		return []kit.Choice{
			{Value: weighing.RoundNothing.String(), Text: "Nothing is rounded"},
			{Value: weighing.RoundParts.String(), Text: "Quality and price score, before weighing"},
			{Value: weighing.RoundWeighted.String(), Text: "Both parts, once weighted"},
			{Value: weighing.RoundTotal.String(), Text: "The total"},
		}
	},
	show: func(t *tender.Tender) string { return t.Rounding.Stage.String() },
	set: func(t *tender.Tender, word string) {
		stage, _ := weighing.ParseStage(word)
		places := t.Rounding.Places
		if t.Rounding.Stage == weighing.RoundNothing {
			places = 2
		}
		if t.Rounding = (weighing.Rounding{Stage: stage, Places: places}); stage == weighing.RoundNothing {
			t.Rounding.Places = 0
		}
	},
}

var placesValue = value{
	label: "Decimal places", place: "tender.rounding.places",
	show: func(t *tender.Tender) string { return strconv.Itoa(t.Rounding.Places) },
	check: func(text string) (string, error) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n > 9 {
			return "", errors.New("give a whole number from 0 to 9")
		}
		return strconv.Itoa(n), nil
	},
	set: func(t *tender.Tender, text string) { t.Rounding.Places, _ = strconv.Atoi(text) },
}

// tieWords are the rules for ties in words.
var tieWords = map[weighing.Tie]string{
	weighing.TieByQuality: "The higher quality score", weighing.TieByPrice: "The lower price", weighing.TieByHeaviest: "The heaviest criterion",
}

// tieValue is the rule that is tried at a place in the order; a rule that stood elsewhere leaves that place.
func tieValue(i int) value {
	label := "After that by"
	if i == 0 {
		label = "Ties are broken by"
	}
	return value{
		label: label, what: "rules for ties", place: fmt.Sprintf("tender.ties[%d]", i), stays: true,
		choices: func() []kit.Choice {
			all := []kit.Choice{{Text: "Nothing: they share the rank"}}
			for _, tie := range weighing.Ties() {
				all = append(all, kit.Choice{Value: tie.String(), Text: tieWords[tie]})
			}
			return all
		},
		show: func(t *tender.Tender) string {
			if i < len(t.Ties) {
				return t.Ties[i].String()
			}
			return ""
		},
		set: func(t *tender.Tender, word string) { t.Ties = tiesWith(t.Ties, i, word) },
	}
}

// tiesWith puts a rule into its place; no rule ends the order there.
func tiesWith(ties []weighing.Tie, i int, word string) []weighing.Tie {
	i = min(i, len(ties))
	tie, found := weighing.ParseTie(word)
	if !found {
		return slices.Clone(ties[:i])
	}
	var order []weighing.Tie
	for k := range max(len(ties), i+1) {
		switch {
		case k == i:
			order = append(order, tie)
		case k < len(ties) && ties[k] != tie:
			order = append(order, ties[k])
		}
	}
	return order
}

// basisValue is what the weights of the first level are.
var basisValue = value{
	label: "Weights of criteria are", what: "what weights are", place: "tender.weights",
	choices: func() []kit.Choice {
		return []kit.Choice{
			{Value: tender.WeightsOfWhole.String(), Text: "Per cent of the whole", Note: "add up to the quality weight"},
			{Value: tender.WeightsOfQuality.String(), Text: "Per cent of quality", Note: "add up to 100"},
			{Value: tender.WeightsRelative.String(), Text: "In proportion to each other", Note: "add up to anything"},
			{Value: tender.WeightsUnstated.String(), Text: "As they add up", Note: "to the quality weight or to 100"},
		}
	},
	show: func(t *tender.Tender) string { return t.Weights.String() },
	set:  func(t *tender.Tender, word string) { t.Weights, _ = tender.ParseWeightBasis(word) },
}
