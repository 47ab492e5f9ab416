package scorecard

import (
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// minus is the real minus sign, which is as wide as a digit and never breaks off its number.
const minus = "\u2212"

// ValueWords is a value of the measure for people, exactly: 88 %, 3.1 h, £52,000, yes, 3 days late.
func (m *Measure) ValueWords(value exact.Decimal) string {
	return m.words(value.String(), value.Sign(), m.isSigned())
}

// words is a number, written plainly, as a value of the measure.
func (m *Measure) words(plain string, sign int, signed bool) string {
	switch m.Kind {
	case YesNo:
		if sign == 0 {
			return "no"
		}
		return "yes"
	case Money:
		if d, err := exact.Parse(plain); err == nil {
			if amount, err := money.FromDecimal(d, m.Currency); err == nil {
				if d.Places() == 0 {
					return signOf(sign, signed) + amount.WholeWords()
				}
				return signOf(sign, signed) + amount.Words()
			}
		}
		return strings.TrimSpace(grouped(plain) + " " + m.Currency.Code()) // finer than the currency: a cost per item, say
	case Milestone:
		return lateWords(strings.TrimPrefix(plain, "-"), sign)
	}
	return signOf(sign, signed) + m.withUnit(plain)
}

// signOf is the plus of values that are told apart by their sign.
func signOf(sign int, signed bool) string {
	if signed && sign > 0 {
		return "+"
	}
	return ""
}

// lateWords says how late a milestone was.
func lateWords(days string, sign int) string {
	unit := " days"
	if days == "1" {
		unit = " day"
	}
	switch {
	case sign > 0:
		return days + unit + " late"
	case sign < 0:
		return days + unit + " early"
	}
	return "on the day"
}

// withUnit puts thousands separators and the unit to a plain number.
func (m *Measure) withUnit(plain string) string {
	return strings.TrimSpace(grouped(plain) + " " + m.UnitWords())
}

// UnitWords is what stands behind a value: %, h, releases; empty where the kind says enough.
func (m *Measure) UnitWords() string {
	switch m.Kind {
	case PerCent:
		return "%"
	case Money, YesNo, Opinion, Milestone:
		return ""
	}
	return strings.TrimSpace(m.Unit)
}

// isSigned reports whether values are told apart by their sign: those of a band around 0.
func (m *Measure) isSigned() bool {
	if m.Direction != Within || len(m.Points) == 0 {
		return false
	}
	target, given := m.Points[len(m.Points)-1].Value.Target.Get()
	return given && target.Sign() < 0
}

// grouped puts commas between the thousands of a plain decimal and gives it a real minus sign.
func grouped(plain string) string {
	digits, negative := strings.CutPrefix(plain, "-")
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	var parts []string
	for len(whole) > 3 {
		parts = append(parts, whole[len(whole)-3:])
		whole = whole[:len(whole)-3]
	}
	parts = append(parts, whole)
	slices.Reverse(parts)
	text := strings.Join(parts, ",")
	if hasPoint {
		text += "." + fraction
	}
	if negative {
		text = minus + text
	}
	return text
}

// TargetWords is what the points ask for, for people: 90 %, ≤ 4 h, ±5 %, 95–105 %, yes. It is empty where there is no target.
func (m *Measure) TargetWords(p Points) string {
	p, dir := p.fixed(m.Kind, m.Direction)
	near, far := p.sides(dir)
	target := near.at(AtTarget)
	switch {
	case target == nil:
		return ""
	case dir == Within:
		return m.bandWords(near.target, far.target)
	case m.Kind == Milestone:
		return m.latestWords(target)
	}
	words := m.words(exact.Short(target, shownPlaces), target.Sign(), false)
	if dir == Lower && m.Kind != YesNo {
		return "≤ " + words
	}
	return words
}

// shownPlaces is how many digits after the point are shown of a value that nobody typed, such as the target between a floor and a stretch.
const shownPlaces = 4

func (m *Measure) latestWords(target *big.Rat) string {
	if target.Sign() == 0 {
		return "on the day"
	}
	return "≤ " + m.words(exact.Short(target, shownPlaces), target.Sign(), false)
}

// bandWords is ±5 % or 95–105 %.
func (m *Measure) bandWords(lower, upper exact.Optional) string {
	low, high := lower.Or(exact.Decimal{}), upper.Or(exact.Decimal{})
	switch {
	case !lower.Given() || !upper.Given():
		return ""
	case new(big.Rat).Neg(low.Rat()).Cmp(high.Rat()) == 0 && high.Sign() > 0:
		return "±" + m.words(high.String(), 1, false)
	case low.Sign() < 0 || m.Kind == Money:
		return m.words(low.String(), low.Sign(), true) + " to " + m.words(high.String(), high.Sign(), true)
	}
	return grouped(low.String()) + "–" + m.words(high.String(), high.Sign(), false)
}
