package scorecard

import (
	"fmt"

	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
)

// CheckReading finds everything that is wrong with a reading of the card, field by field: measure, period, side, state, value, numerator,
// denominator, why.
func (b *Book) CheckReading(r *Reading) fault.List {
	m := b.Measures[r.Measure]
	f := fault.Finder{Thing: "reading of " + r.Period.Words()}
	if m == nil || b.placed(r.Measure) == nil {
		f.Add("measure", "its measure is not on the card", "choose one of the card's measures")
		return f.Faults
	}
	f.Thing = fmt.Sprintf("reading of %s, %s", fault.Abridged(m.Name), r.Period.Words())
	switch {
	case r.Period.IsZero() || r.Period.Kind() != b.Card.Every:
		f.Add("period", fmt.Sprintf("it is not about a %v, and the card is scored every %v", b.Card.Every, b.Card.Every), "choose one of the card's periods")
	case !b.Card.Has(r.Period):
		f.Add("period", fmt.Sprintf("%s lies outside the card's term, %s", r.Period.Words(), b.Card.Term.Words()), "choose one of its periods, or correct its term")
	}
	f.AddIf(r.Side == SideUnstated, "side", "it does not say whose reading it is", "choose ours or theirs")
	f.AddIf(r.State == NotMeasurable && fault.IsBlank(r.Why), "why", "it does not say why it is not measurable", "say why in a few words")
	f.Faults = append(f.Faults, m.checkValue(f.Thing, r)...)
	return f.Faults
}

// checkValue finds what is wrong with value, numerator and denominator.
func (m *Measure) checkValue(thing string, r *Reading) fault.List {
	f := fault.Finder{Thing: thing}
	value, given := r.Value.Get()
	if r.State != Measured {
		f.AddIf(given, "value", fmt.Sprintf("it has a value, and is %q", r.State.Words()), "leave the value empty, or say that it was measured")
		return f.Faults
	}
	if !given {
		f.Add("value", "it was measured, and has no value", "type the value, or say why there is none")
		return f.Faults
	}
	if why := m.whyImpossible(value); why != "" {
		f.Add("value", fmt.Sprintf("%v: %s", value, why), "")
	}
	if r.Numerator.Given() || r.Denominator.Given() {
		m.checkRatio(&f, r, value)
	}
	return f.Faults
}

// checkRatio finds ratios that are none, or that are another number than the value.
func (m *Measure) checkRatio(f *fault.Finder, r *Reading, value exact.Decimal) {
	below, given := r.Denominator.Get()
	switch {
	case !m.Ratio:
		f.Add("numerator", "it has a numerator or a denominator, and its measure is not a ratio", "leave both empty")
	case !r.Numerator.Given():
		f.Add("numerator", "it has a denominator and no numerator", "type what is divided")
	case !given:
		f.Add("denominator", "it has a numerator and no denominator", "type what it is divided by")
	case below.IsZero():
		f.Add("denominator", "nothing can be divided by 0", "say that it is not measurable, and why")
	default:
		f.AddIf(exact.Round(m.Quotient(r.Numerator, r.Denominator), ratioPlaces).Cmp(value.Rat()) != 0, "value",
			fmt.Sprintf("it is %v, and %v ÷ %v makes another number", value, r.Numerator, r.Denominator), "leave it to the division")
	}
}

// ratioPlaces is how many digits after the point are kept of the value of a ratio. Its score goes by numerator and denominator exactly.
const ratioPlaces = 12

// RatioValue is the value of a ratio, rounded to 12 places where it has more, half away from zero. It reports false where the denominator is 0 or
// one of the two is missing, and where the value is too long.
func (m *Measure) RatioValue(numerator, denominator exact.Optional) (exact.Decimal, bool) {
	quotient := m.Quotient(numerator, denominator)
	if quotient == nil {
		return exact.Decimal{}, false
	}
	return exact.FromRat(exact.Round(quotient, ratioPlaces))
}
