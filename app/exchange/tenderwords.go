package exchange

import (
	"encoding/json"
	"errors"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// Members of the tender file that are like no other.

// currencyField is the tender's currency, which the reader has looked up before: amounts may stand before it in the file.
var currencyField = field[tender.Tender]{
	name: "currency",
	read: func(r *jsonReader, first json.Token, into *tender.Tender) {
		text, ok := r.text(first)
		if !ok {
			return
		}
		currency, err := money.ParseCurrency(text)
		if err != nil {
			r.fault("write its three-letter ISO 4217 code, such as GBP", "%s is not a currency in use", shown(text))
			return
		}
		into.Currency = currency
	},
	write: func(w *jsonWriter, from *tender.Tender) bool {
		w.text(from.Currency.Code())
		return from.Currency.IsSet()
	},
}

// amountField is a field of an amount in the tender's currency.
func amountField[T any](name string, get func(*T) *money.Amount) field[T] {
	return valueField(name, get, (*jsonReader).amount, func(w *jsonWriter, a money.Amount) bool {
		w.text(a.String())
		return a.IsSet()
	})
}

func (r *jsonReader) amount(first json.Token) (money.Amount, bool) {
	d, ok := r.decimal(first)
	if !ok {
		return money.Amount{}, false
	}
	if !r.currency.IsSet() {
		r.uncounted = append(r.uncounted, r.at.String())
		return money.Amount{}, false
	}
	amount, err := money.FromDecimal(d, r.currency)
	var wrong *money.ParseError
	if errors.As(err, &wrong) {
		r.fault(wrong.Why, "%s is not an amount of money", shown(wrong.Text))
	}
	return amount, err == nil
}

// moneyText is a decimal as money is written, with the currency's decimals, where it has no more than these.
func moneyText(o exact.Optional, c money.Currency) string {
	d, given := o.Get()
	if !given || d.Places() > c.Decimals() {
		return o.String()
	}
	return exact.Format(d.Rat(), c.Decimals())
}

var weightBases = words([]tender.WeightBasis{tender.WeightsOfWhole, tender.WeightsOfQuality, tender.WeightsRelative})

func methodWord(m weighing.Method) string { return string(m) }

func methodWords() []string {
	var all []string
	for _, d := range weighing.Methods() {
		all = append(all, string(d.Method))
	}
	return all
}

func parseMethod(word string) (weighing.Method, bool) {
	d, ok := weighing.Describe(weighing.Method(word))
	return d.Method, ok
}

func readTie(r *jsonReader, first json.Token) (weighing.Tie, bool) {
	return oneOf(r, first, words(weighing.Ties()), weighing.ParseTie)
}

// The one word that each of these members may have.
const (
	combineMean     = "mean"
	relativeWeights = "relative"
)

// wordFlag is a field that is either absent or one word.
func wordFlag[T any](name, word string, get func(*T) *bool) field[T] {
	parse := func(text string) (bool, bool) { return true, text == word }
	return wordField(name, []string{word}, parse, func(bool) string { return word }, get)
}

var (
	combineField  = wordFlag("combine", combineMean, func(t *tender.Tender) *bool { return &t.MeanOfEvaluators })
	relativeField = wordFlag("weights", relativeWeights, func(c *tender.Criterion) *bool { return &c.RelativeChildren })
)

// The limits of weights have their price apart and their sections by name; in the domain both are ranges in one list.

var limitsShape = shape[weighing.WeightLimits]{fields: []field[weighing.WeightLimits]{
	textField("name", func(l *weighing.WeightLimits) *string { return &l.Name }),
	flagField("whole_numbers", func(l *weighing.WeightLimits) *bool { return &l.WholeNumbers }),
	{
		name: "price",
		read: func(r *jsonReader, first json.Token, into *weighing.WeightLimits) {
			into.Ranges = append(into.Ranges, weighing.WeightRange{})
			rangeShape.read(r, first, &into.Ranges[len(into.Ranges)-1])
		},
		write: func(w *jsonWriter, from *weighing.WeightLimits) bool {
			for _, limits := range from.Ranges {
				if limits.Section == "" {
					rangeShape.write(w, &limits)
					return true
				}
			}
			return false
		},
	},
	{name: "sections", read: readSections, write: writeSections},
}}

var rangeShape = shape[weighing.WeightRange]{fields: []field[weighing.WeightRange]{
	needed(decimalField("min", func(r *weighing.WeightRange) *exact.Decimal { return &r.Min }), "write the least per cent, such as 10"),
	needed(decimalField("max", func(r *weighing.WeightRange) *exact.Decimal { return &r.Max }), "write the most per cent, such as 75"),
}}

func readSections(r *jsonReader, first json.Token, into *weighing.WeightLimits) {
	r.object(first, func(section string) func(json.Token) {
		return func(first json.Token) {
			limits := weighing.WeightRange{Section: section}
			if strings.TrimSpace(section) == "" {
				r.fault("write the name of a section of the criteria", "the section has no name")
			}
			rangeShape.read(r, first, &limits)
			into.Ranges = append(into.Ranges, limits)
		}
	})
}

func writeSections(w *jsonWriter, from *weighing.WeightLimits) bool {
	before := len(w.buf)
	w.object(func() {
		for i := range from.Ranges {
			if limits := &from.Ranges[i]; limits.Section != "" {
				w.member(limits.Section, func() bool { rangeShape.write(w, limits); return true })
			}
		}
	})
	return len(w.buf) > before+len("{}")
}

func limitsAreSet(l weighing.WeightLimits) bool {
	return l.Name != "" || l.WholeNumbers || len(l.Ranges) > 0
}
