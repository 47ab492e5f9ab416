package exchange

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// saysNothing are words that stand where nothing is known.
var saysNothing = map[string]bool{
	"-": true, "–": true, "—": true, "n/a": true, "na": true, "none": true, "nil": true, "null": true, "tbc": true, "tba": true, "tbd": true,
	"unknown": true, "not known": true, "not applicable": true, "#n/a": true, "?": true,
}

// valueOf is the cell of a field that holds no free text; empty where it says nothing.
func (r *records) valueOf(f Field) (text string, column int) {
	text, column = r.cell(f)
	if text != "" && len(text) <= len("not applicable") && saysNothing[strings.ToLower(text)] {
		r.oddities.noteAt(oddNothing, column, text)
		return "", column
	}
	return text, column
}

// date reads a day; no date where the cell says nothing.
func (r *records) date(f Field) (d civil.Date) {
	text, column := r.valueOf(f)
	if text == "" {
		return d
	}
	d, stray, why := readDay(text, r.today, r.date1904(), f.Holds() == HoldsMonth)
	if why != "" && (f == Start || f == End) {
		if f == End && saysNoEnd[foldHeading(text)] {
			r.oddities.noteAt(oddNoEnd, column, text)
			return civil.Date{}
		}
		if day, ok := periodAs(f, text, r.today); ok {
			r.oddities.noteAt(oddMonth, column, text)
			return day
		}
	}
	if why != "" {
		r.fault(column, text, "it is no date: "+why)
	}
	if stray {
		r.oddities.noteAt(oddStray, column, text)
	}
	return d
}

func (r *records) date1904() bool { return r.table.sheet != nil && r.table.sheet.date1904 }

// The days that a plain number may stand for: those of spreadsheets from 1954 on, so that a year is not taken for one.
const (
	firstSerial = 20_000
	lastSerial  = 109_574 // the end of the year 2200
)

// readDay reads a day as tables have it: 2026-08-03, with a time or one stray character behind it; 03/08/2026; 3 Aug 2026; the number of
// a day in a spreadsheet. With months, also 2026-08, Aug 2026 and Aug-26, for their first days. American order is never guessed.
func readDay(text string, today civil.Date, date1904, months bool) (d civil.Date, stray bool, why string) {
	const iso = len("2026-08-03")
	if len(text) > iso && text[4] == '-' {
		if d, err := civil.ParseDate(text[:iso]); err == nil {
			rest := text[iso:]
			isTime := rest[0] == 'T' || rest[0] == ' '
			if isTime || utf8.RuneCountInString(rest) == 1 && (rest[0] < '0' || rest[0] > '9') {
				return d, !isTime, ""
			}
		}
	}
	if d, err := civil.ParseDate(text); err == nil {
		return d, false, ""
	}
	if serial, err := strconv.ParseFloat(text, 64); err == nil {
		return readSerial(serial, date1904)
	}
	if months {
		if d, ok := readMonth(text, today); ok {
			return d, false, ""
		}
	}
	if first := text[0] | 0x20; (first < '0' || first > '9') && (first < 'a' || first > 'z') {
		return d, false, "write it as 12/03/2027, 12 Mar 2027 or 2027-03-12"
	}
	day := withoutTime(text)
	if !strings.ContainsAny(day, "0123456789") {
		return d, false, "write it as 12/03/2027, 12 Mar 2027 or 2027-03-12" // "today" and the like are for typing
	}
	d, err := civil.ParseTyped(day, today)
	var wrong *civil.DateError
	if errors.As(err, &wrong) {
		return d, false, wrong.Why
	}
	return d, false, ""
}

// withoutTime is a date without the time of day after it.
func withoutTime(text string) string {
	if colon := strings.IndexByte(text, ':'); colon > 0 {
		if space := strings.LastIndexAny(text[:colon], " T"); space > 0 {
			return strings.TrimSpace(text[:space])
		}
	}
	return text
}

// readSerial is the day of a number in a spreadsheet. Day 1 was 1 January 1900, and 29 February 1900 counts although it never was.
func readSerial(serial float64, date1904 bool) (d civil.Date, stray bool, why string) {
	day := int(math.Floor(serial))
	if date1904 {
		day += 1462
	}
	if serial != serial || day < firstSerial || day > lastSerial {
		return d, false, "it is only a number: write it as 12/03/2027, 12 Mar 2027 or 2027-03-12"
	}
	return civil.MustDate("1900-01-01").AddDays(day - 2), false, ""
}

// readMonth reads a month for its first day: 2026-08, Aug 2026, August-26.
func readMonth(text string, today civil.Date) (civil.Date, bool) {
	if d, err := civil.ParseDate(text + "-01"); err == nil {
		return d, true
	}
	if first := text[0] | 0x20; first < 'a' || first > 'z' {
		return civil.Date{}, false
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" -/.,'", r) })
	if len(parts) != 2 {
		return civil.Date{}, false
	}
	d, err := civil.ParseTyped("1 "+parts[0]+" "+parts[1], today)
	return d, err == nil
}

// money reads an amount, and reports whether there is one.
func (r *records) money(f Field, c money.Currency) (a money.Amount, there bool) {
	text, column := r.valueOf(f)
	if text == "" {
		return a, false
	}
	alone, about, why := amountAlone(text)
	if why != "" {
		r.fault(column, text, why)
		return a, false
	}
	if about {
		r.oddities.noteAt(oddAbout, column, text)
	}
	a, rounded, err := readMoney(alone, c)
	if rounded {
		r.oddities.noteAt(oddRounded, column, text)
	}
	var wrong *money.ParseError
	if errors.As(err, &wrong) {
		r.fault(column, text, "it is no amount of money: "+wrong.Why)
	}
	return a, err == nil
}

// readMoney reads an amount as people and spreadsheets write it. One with more digits than its currency has, as formulas give them, is
// rounded half away from zero.
func readMoney(text string, c money.Currency) (a money.Amount, rounded bool, err error) {
	if d, err := exact.Parse(text); err == nil {
		if d.Places() <= c.Decimals() {
			a, err := money.FromDecimal(d, c)
			return a, false, err
		}
		return roundedMoney(d.Rat(), c)
	}
	if looksLong(text) {
		if float, err := strconv.ParseFloat(text, 64); err == nil && math.Abs(float) < 1e16 {
			return roundedMoney(new(big.Rat).SetFloat64(float), c)
		}
	}
	a, err = money.ParseWritten(text, c)
	return a, false, err
}

func roundedMoney(value *big.Rat, c money.Currency) (a money.Amount, rounded bool, err error) {
	d, ok := exact.FromRat(exact.Round(value, c.Decimals()))
	if !ok {
		return a, false, &money.ParseError{Text: value.FloatString(2), Why: money.ErrTooLarge.Error()}
	}
	a, err = money.FromDecimal(d, c)
	// what a spreadsheet stores differs from what was typed in the 16th digit: that is no rounding
	gap := new(big.Rat).Sub(value, d.Rat())
	return a, gap.Abs(gap).Cmp(big.NewRat(1, 1_000_000)) > 0, err
}

// number reads a whole number, possibly with its unit: 30, 30.0, 30 days.
func (r *records) number(f Field, units ...string) (n int, there bool) {
	text, column := r.valueOf(f)
	if text == "" {
		return 0, false
	}
	digits := strings.ToLower(text)
	for _, unit := range units {
		digits = strings.TrimSpace(strings.TrimSuffix(digits, unit))
	}
	digits = strings.ReplaceAll(digits, ",", "")
	if float, err := strconv.ParseFloat(digits, 64); err == nil && float == math.Trunc(float) && math.Abs(float) < 1e9 {
		return int(float), true
	}
	r.fault(column, text, "it is no whole number: write figures only")
	return 0, false
}

// percent reads a percentage: 20, 20 %, 0.2.
func (r *records) percent(f Field) (p exact.Optional) {
	text, column := r.valueOf(f)
	if text == "" {
		return p
	}
	d, err := exact.Parse(strings.TrimSpace(strings.TrimSuffix(text, "%")))
	if err != nil {
		r.fault(column, text, "it is no percentage: write a number such as 20")
		return p
	}
	if !strings.HasSuffix(text, "%") && d.Sign() > 0 && d.Cmp(exact.Int(1)) < 0 {
		r.oddities.noteAt(oddFraction, column, text)
		if whole, ok := exact.FromRat(new(big.Rat).Mul(d.Rat(), big.NewRat(100, 1))); ok {
			d = whole
		}
	}
	return exact.Some(d)
}

// currency is the currency that the row says, or else the mapping's.
func (r *records) currency() (c money.Currency, said bool) {
	text, column := r.cell(Currency)
	if text == "" {
		return r.mapping.Currency, false
	}
	c, err := money.ParseCurrency(text)
	if err != nil {
		r.fault(column, text, err.Error())
		return r.mapping.Currency, false
	}
	return c, true
}

// choice reads a word of a closed set: by the mapping's own words, by the set's, or by what else it is usually called. It reports whether
// the row says anything.
func choice[T ~uint8](r *records, f Field, parse func(string) (T, error), usual map[string]T) (value T, said bool) {
	text, column := r.valueOf(f)
	if text == "" {
		return 0, false
	}
	folded := foldHeading(text)
	if word, mapped := r.mapping.Words[f][folded]; mapped {
		if word == LeaveOut {
			r.fault(column, text, "rows of this kind are not for the register")
			return 0, false
		}
		text = word
	}
	value, err := parse(text)
	if err == nil {
		return value, text != ""
	}
	if value, known := usual[folded]; known {
		return value, value != 0
	}
	r.fault(column, text, err.Error())
	return 0, false
}
