package exchange

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Each reader of a value takes the value's first token, notes a fault at the present place where the value will not do, and reports
// whether it did.

func (r *jsonReader) text(first json.Token) (string, bool) {
	text, ok := first.(string)
	if !ok {
		remedy := "write a text in quotes"
		if number, isNumber := first.(json.Number); isNumber && len(number) <= mostShown {
			remedy += `: "` + number.String() + `"`
		}
		r.wrongKind(first, remedy)
	}
	return text, ok
}

// decimal reads a number that is written as a text, or as a plain JSON number.
func (r *jsonReader) decimal(first json.Token) (exact.Decimal, bool) {
	text, ok := first.(string)
	if number, isNumber := first.(json.Number); isNumber {
		text, ok = number.String(), true
	}
	if !ok {
		r.wrongKind(first, `write a number in quotes, such as "12.5"`)
		return exact.Decimal{}, false
	}
	d, err := exact.Parse(text)
	if err != nil {
		problem, remedy := decimalFault(text, err)
		r.fault(remedy, "%s", problem)
	}
	return d, err == nil
}

func (r *jsonReader) optional(first json.Token) (exact.Optional, bool) {
	d, ok := r.decimal(first)
	return exact.Some(d), ok
}

// decimalFault says in words why a text is no decimal.
func decimalFault(text string, err error) (problem, remedy string) {
	if errors.Is(err, exact.ErrDigits) {
		return shown(text) + " has more than " + strconv.Itoa(exact.MaxDigits) + " digits", "write it with fewer digits"
	}
	if text == "" {
		return "is empty", "write a number such as 12.5, or leave it out"
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r == ',' || unicode.Is(unicode.Sc, r) }) {
		return shown(text) + " is not a number", "write digits with at most one decimal point, such as 12.5, and leave out commas and currency signs"
	}
	return shown(text) + " is not a number", "write digits with at most one decimal point, such as 12.5, without an exponent"
}

// wholeNumber reads a number without digits after the point, from least to most.
func (r *jsonReader) wholeNumber(first json.Token, least, most int64) (int64, bool) {
	d, ok := r.decimal(first)
	if !ok {
		return 0, false
	}
	n, whole := d.Units(0)
	if !whole || n < least || n > most {
		r.fault("write a whole number from "+strconv.FormatInt(least, 10)+" to "+strconv.FormatInt(most, 10), "is %s", d)
		return 0, false
	}
	return n, true
}

func (r *jsonReader) date(first json.Token) (civil.Date, bool) {
	text, ok := r.text(first)
	if !ok {
		return civil.Date{}, false
	}
	d, err := civil.ParseDate(text)
	var wrong *civil.DateError
	if errors.As(err, &wrong) {
		r.fault(wrong.Why, "%s is not a date", shown(text))
	}
	return d, err == nil
}

func (r *jsonReader) yesOrNo(first json.Token) (yes, ok bool) {
	yes, ok = first.(bool)
	if !ok {
		r.wrongKind(first, "write true or false without quotes")
	}
	return yes, ok
}

// oneOf reads one of a few words.
func oneOf[V any](r *jsonReader, first json.Token, words []string, parse func(string) (V, bool)) (V, bool) {
	var none V
	text, ok := r.text(first)
	if !ok {
		return none, false
	}
	v, known := parse(text)
	if !known || text == "" {
		remedy := "write one of: " + strings.Join(words, ", ")
		if len(words) == 1 {
			remedy = "write " + words[0] + ", or leave it out"
		}
		r.fault(remedy, "%s is not known", shown(text))
		return none, false
	}
	return v, true
}

// words are the words of values.
func words[V interface{ String() string }](values []V) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.String()
	}
	return all
}

// mostShown is how many characters of somebody's text a fault repeats.
const mostShown = 60

// shown is a text in quotes as a fault repeats it: on one line, and not for ever.
func shown(text string) string { return strconv.Quote(shortened(text)) }

func shortened(text string) string {
	if utf8.RuneCountInString(text) <= mostShown {
		return text
	}
	return string([]rune(text)[:mostShown-1]) + "…"
}
