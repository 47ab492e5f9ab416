package money

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"counterweight/procurement/exact"
)

// ParseError says why a text is no amount of money.
type ParseError struct {
	Text string // what was given, shortened where it is very long
	Why  string // what is wrong with it and how to put it right
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("%q is not an amount of money: %s", e.Text, e.Why)
}

// ParseWritten reads an amount as people write it, in a currency that is known from elsewhere (the column, the contract): £1,234.50,
// 1234.5, (1,234.50) for a negative one, £1.2m, 12k, 1.2bn, 1.2 million, 1 234.50, 1,234 GBP. Signs and codes of a currency must name
// the known one. A comma or a space separates thousands, a point the minor unit; what could be read in two ways is refused. It fails
// with [*ParseError].
func ParseWritten(text string, c Currency) (Amount, error) {
	if !c.IsSet() {
		return Amount{}, &ParseError{Text: abridged(text), Why: noCurrency}
	}
	w := written{rest: plainSpacesAndMinus(text), currency: c}
	for _, read := range []func() string{w.readBefore, w.readNumber, w.readAfter} {
		if why := read(); why != "" {
			return Amount{}, &ParseError{Text: abridged(text), Why: why}
		}
	}
	a, why := w.amount()
	if why != "" {
		return Amount{}, &ParseError{Text: abridged(text), Why: why}
	}
	return a, nil
}

// written is a written amount while it is read from left to right. Its readers answer with what is wrong, empty when all is well.
type written struct {
	rest      string   // what has not been read yet
	currency  Currency // what the amount must be in
	negative  bool
	signed    bool // a sign has been read
	bracket   bool // an opening bracket waits for its partner
	number    exact.Decimal
	exponent  int // the power of ten of k, m or bn
	magnified bool
}

// plainSpacesAndMinus makes every kind of space a space, and the dashes that word processors make of a minus sign a minus sign.
func plainSpacesAndMinus(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u2212' || r == '\u2013' || r == '\u2012' || r == '\uFF0D' || r == '\uFE63':
			return '-'
		}
		return r
	}, text))
}

// readBefore reads the sign, the bracket and the currency before the number.
func (w *written) readBefore() string {
	for w.rest != "" && !startsNumber(w.rest) {
		r, size := utf8.DecodeRuneInString(w.rest)
		switch {
		case r == ' ':
			w.rest = w.rest[size:]
		case r == '-' || r == '+':
			if w.signed || w.bracket {
				return "it has more than one sign"
			}
			w.signed, w.negative = true, r == '-'
			w.rest = w.rest[size:]
		case r == '(':
			if w.signed || w.bracket {
				return "brackets already mean a negative amount: leave out the sign or the brackets"
			}
			w.bracket, w.negative = true, true
			w.rest = w.rest[size:]
		default:
			if why := w.readCurrency(); why != "" {
				return why
			}
		}
	}
	if w.rest == "" {
		return "it has no digits; where nothing is meant, write 0"
	}
	return ""
}

// startsNumber reports whether text goes on with a digit, or with a point and a digit.
func startsNumber(text string) bool {
	digits := strings.TrimPrefix(text, ".")
	return digits != "" && isDigit(digits[0])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// readCurrency reads a sign or a code, which must name the currency of the amount.
func (w *written) readCurrency() string {
	for _, row := range symbols {
		if rest, found := strings.CutPrefix(w.rest, row.symbol); found {
			if !strings.Contains(row.codes, w.currency.Code()) {
				return fmt.Sprintf("%s does not stand for %v, in which this amount is kept", row.symbol, w.currency)
			}
			w.rest = rest
			return ""
		}
	}
	word := w.word()
	c, err := ParseCurrency(word)
	switch {
	case word == "":
		r, _ := utf8.DecodeRuneInString(w.rest)
		return fmt.Sprintf("%q has no place in it", r)
	case err != nil:
		return fmt.Sprintf("%q is not understood; k, m, bn and a currency may stand with a number", abridged(word))
	case c != w.currency:
		return fmt.Sprintf("it is in %v, but this amount is kept in %v", c, w.currency)
	}
	w.rest = w.rest[len(word):]
	return ""
}

// word is the run of letters that comes next.
func (w *written) word() string {
	end := strings.IndexFunc(w.rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(w.rest)
	}
	return w.rest[:end]
}

// readNumber reads digits with their separators.
func (w *written) readNumber() string {
	end := strings.IndexFunc(w.rest, func(r rune) bool { return !strings.ContainsRune("0123456789., ", r) })
	if end < 0 {
		end = len(w.rest)
	}
	text := strings.TrimRight(w.rest[:end], " ")
	w.rest = w.rest[end:]
	digits, why := withoutSeparators(text)
	if why != "" {
		return why
	}
	number, err := exact.Parse(digits)
	if err != nil { // the form is right by now, so there are too many digits
		return ErrTooLarge.Error()
	}
	w.number = number
	return ""
}

// withoutSeparators is a written number without its thousands separators, or else says why there is none.
func withoutSeparators(text string) (digits, why string) {
	whole, fraction, point := strings.Cut(text, ".")
	switch {
	case strings.Contains(fraction, ","):
		return "", "a comma separates thousands and a point the decimals: write 1,234.50"
	case strings.Contains(fraction, "."):
		return "", "it has more than one decimal point"
	case strings.Contains(fraction, " "):
		return "", "it has a space among the digits after the point"
	case point && fraction == "":
		return "", "there are no digits after the point"
	case whole == "":
		return "0." + fraction, ""
	}
	separator := ","
	if !strings.Contains(whole, ",") {
		separator = " "
	}
	groups := strings.Split(whole, separator)
	for i, group := range groups {
		if strings.ContainsAny(group, " ,") {
			return "", "thousands are separated by commas or by spaces, not by both"
		}
		if len(groups) > 1 && !isGroup(group, i == 0) {
			return "", "after a comma or a space come thousands, in groups of three digits; decimals come after a point: 1,234.50"
		}
	}
	digits = strings.Join(groups, "")
	if point {
		digits += "." + fraction
	}
	return digits, ""
}

// isGroup reports whether digits stand between thousands separators rightly: three of them, the first group one to three without a
// leading zero (0,123 is somebody's decimal comma).
func isGroup(digits string, first bool) bool {
	if first {
		return 1 <= len(digits) && len(digits) <= 3 && digits[0] != '0'
	}
	return len(digits) == 3
}

// readAfter reads the magnitude, the currency and the closing bracket after the number.
func (w *written) readAfter() string {
	for w.rest != "" {
		switch {
		case w.rest[0] == ' ':
			w.rest = w.rest[1:]
		case w.rest[0] == ')' && w.bracket:
			w.bracket = false
			w.rest = w.rest[1:]
		case w.rest[0] == '-':
			return "the minus sign comes before the number"
		case !w.magnified && w.readMagnitude():
		default:
			if why := w.readCurrency(); why != "" {
				return why
			}
		}
	}
	if w.bracket {
		return "the bracket is not closed"
	}
	return ""
}

// readMagnitude reads k, m, bn or their words, in capitals or not, and reports whether there was one.
func (w *written) readMagnitude() bool {
	word := w.word()
	for _, m := range magnitudes {
		if strings.EqualFold(word, m.suffix) || strings.EqualFold(word, m.word) {
			w.exponent, w.magnified = m.exponent, true
			w.rest = w.rest[len(word):]
			return true
		}
	}
	return false
}

// amount is what has been read, or else says why it can't be held.
func (w *written) amount() (a Amount, why string) {
	r := new(big.Rat).Mul(w.number.Rat(), new(big.Rat).SetInt(exact.PowerOfTen(w.exponent)))
	if w.negative {
		r.Neg(r)
	}
	d, ok := exact.FromRat(r)
	if !ok {
		return Amount{}, ErrTooLarge.Error()
	}
	return fromDecimal(d, w.currency)
}

// abridged keeps a message readable when somebody gives a whole page for an amount.
func abridged(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
