package scorecard

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
)

// ValueError says why a text is no value of a measure.
type ValueError struct {
	Text string // what was given, shortened where it is very long
	Why  string // what is wrong with it and how to put it right
}

func (e *ValueError) Error() string { return fmt.Sprintf("%q: %s", e.Text, e.Why) }

// ReadValue reads a value as people type it, in the measure's own unit: 88, 88 %, £52,000, 52k, 3.1 h, yes, 4/5, 2 days late. It fails
// with [*ValueError] where the text is no number, is in another unit, or lies outside what the measure can be.
func (m *Measure) ReadValue(text string) (exact.Decimal, error) {
	value, why := m.readValue(plainly(text))
	if why == "" {
		why = m.whyImpossible(value)
	}
	if why != "" {
		return exact.Decimal{}, &ValueError{Text: fault.Abridged(strings.TrimSpace(text)), Why: why}
	}
	return value, nil
}

// plainly makes every kind of space a space and every kind of minus the one of the keyboard.
func plainly(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case strings.ContainsRune("\u2212\u2013\u2012\uFF0D\uFE63", r):
			return '-'
		}
		return r
	}, text))
}

// readValue is the value, or else says why there is none.
func (m *Measure) readValue(text string) (value exact.Decimal, why string) {
	if text == "" {
		return exact.Decimal{}, "it is empty: a value of 0 is written 0"
	}
	switch m.Kind {
	case YesNo:
		return readYesNo(text)
	case Money:
		return m.readMoney(text)
	case Opinion:
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(text, "/5"), "of 5"))
	case Milestone:
		return readLateness(text)
	}
	return m.readNumber(text)
}

var yesAndNo = map[string]int64{"yes": 1, "y": 1, "true": 1, "1": 1, "✓": 1, "no": 0, "n": 0, "false": 0, "0": 0, "✗": 0}

func readYesNo(text string) (exact.Decimal, string) {
	value, known := yesAndNo[strings.ToLower(text)]
	if !known {
		return exact.Decimal{}, "answer yes or no"
	}
	return exact.Int(value), ""
}

func (m *Measure) readMoney(text string) (exact.Decimal, string) {
	amount, err := money.ParseWritten(text, m.Currency)
	if err == nil {
		return amount.Decimal(), ""
	}
	finer := Measure{Kind: Quantity, Unit: m.Currency.Code()} // a cost per item, say
	if value, whyNot := finer.readNumber(text); whyNot == "" && value.Places() > m.Currency.Decimals() {
		return value, ""
	}
	refused := new(money.ParseError)
	errors.As(err, &refused) // it fails with no other
	return exact.Decimal{}, refused.Why
}

// written is a number as people write it: a sign, digits with commas or spaces between the thousands, and what stands behind it.
var written = regexp.MustCompile(`^([+-]?) ?((?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d*)(?:\.\d+)?)([^\d.,].*)?$`)

// readNumber reads a number with the measure's unit or none.
func (m *Measure) readNumber(text string) (exact.Decimal, string) {
	parts := written.FindStringSubmatch(text)
	if parts == nil || parts[2] == "" {
		return exact.Decimal{}, notANumber(text)
	}
	sign, digits, unit := parts[1], strings.NewReplacer(",", "", " ", "").Replace(parts[2]), strings.TrimSpace(parts[3])
	if why := m.whyOtherUnit(unit); why != "" {
		return exact.Decimal{}, why
	}
	if strings.HasPrefix(digits, ".") {
		digits = "0" + digits
	}
	value, err := exact.Parse(strings.TrimPrefix(sign, "+") + digits)
	if err != nil { // the form is right by now
		return exact.Decimal{}, fmt.Sprintf("it has more than %d digits", exact.MaxDigits)
	}
	return value, ""
}

// notANumber says what is wrong with a number's form.
func notANumber(text string) string {
	switch {
	case strings.ContainsAny(text, "0123456789") && strings.Contains(text, ","):
		return "a comma separates thousands and a point the decimals: write 1,234.5"
	case strings.Count(text, ".") > 1:
		return "it has more than one decimal point"
	}
	return "it is not a number: write digits, such as 12.5"
}

// readLateness reads days late, and how people say it: 3, 2 days late, 1 day early, on the day.
func readLateness(text string) (exact.Decimal, string) {
	lower := strings.ToLower(text)
	switch lower {
	case "on time", "in time", "on the day":
		return exact.Decimal{}, ""
	}
	number, early := strings.CutSuffix(lower, "early")
	number = strings.TrimSpace(strings.TrimSuffix(number, "late"))
	number = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(number, "days"), "day"))
	days, why := (&Measure{Kind: Quantity}).readNumber(number)
	switch {
	case why != "":
		return exact.Decimal{}, "say how many days late it was, such as 3, 2 days early or on the day"
	case early && days.Sign() < 0:
		return exact.Decimal{}, "it is early and has a minus sign: leave out one of the two"
	case early:
		opposite, _ := exact.Parse("-" + days.String())
		return opposite, ""
	}
	return days, ""
}

// sameUnits are the ways to write a unit; the first one is shown in messages.
var sameUnits = [][]string{
	{"%", "per cent", "percent", "pc"},
	{"seconds", "second", "secs", "sec", "s"},
	{"minutes", "minute", "mins", "min"},
	{"hours", "hour", "hrs", "hr", "h"},
	{"days", "day", "d"},
	{"weeks", "week", "wks", "wk", "w"},
	{"months", "month"},
	{"years", "year", "yrs", "yr"},
}

// unitName is the name of a unit however it is written.
func unitName(unit string) string {
	unit = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(unit), "."))
	for _, names := range sameUnits {
		for _, name := range names {
			if unit == name {
				return names[0]
			}
		}
	}
	return unit
}

// whyOtherUnit is empty where a unit is the measure's own or none.
func (m *Measure) whyOtherUnit(unit string) string {
	own := m.UnitWords()
	switch {
	case unit == "" || sameUnit(unit, own):
		return ""
	case m.Kind == Opinion:
		return "an opinion is a number from 1 to 5"
	case own == "":
		return fmt.Sprintf("%q has no place in it: this measure has no unit", fault.Abridged(unit))
	}
	return fmt.Sprintf("it is in %s, and this measure is read in %s", fault.Abridged(unitName(unit)), unitName(own))
}

// sameUnit compares units however they are written, and in the singular.
func sameUnit(a, b string) bool {
	x, y := unitName(a), unitName(b)
	return x == y || x+"s" == y || x == y+"s"
}

// whyImpossible says why the measure can't have a value, empty where it can.
func (m *Measure) whyImpossible(value exact.Decimal) string {
	whole := value.Places() == 0
	switch m.Kind {
	case YesNo:
		if value.Sign() != 0 && value != exact.Int(1) {
			return "answer yes or no"
		}
	case Opinion:
		if value.Cmp(exact.Int(1)) < 0 || value.Cmp(exact.Int(5)) > 0 {
			return "an opinion is a number from 1 to 5"
		}
	case Count:
		if !whole || value.Sign() < 0 {
			return "it counts things, so it is a whole number from 0 up"
		}
	case Duration:
		if value.Sign() < 0 {
			return "a duration is not below 0"
		}
	case Milestone:
		if !whole {
			return "days are counted in whole days"
		}
	}
	return m.whyOutside(value)
}

// whyOutside says why a value lies outside the measure's own range.
func (m *Measure) whyOutside(value exact.Decimal) string {
	if least, given := m.Least.Get(); given && value.Cmp(least) < 0 {
		return fmt.Sprintf("it can't be below %s", m.ValueWords(least))
	}
	if most, given := m.Most.Get(); given && value.Cmp(most) > 0 {
		return fmt.Sprintf("it can't be more than %s", m.ValueWords(most))
	}
	return ""
}
