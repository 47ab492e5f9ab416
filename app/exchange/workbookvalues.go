package exchange

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"

	"github.com/xuri/excelize/v2"
)

// tenderBook is a tender workbook being read. Faults are noted at their places in the terms of the tender file, so that the same rules
// say which of them only follow from others; their cells are looked up at the end.
type tenderBook struct {
	*workbook
	tender tender.Tender
	faults tender.Faults
	cells  map[string]string // where each place of the tender file stands in the workbook
	// uncounted are the places of amounts that had to be left out for want of a currency.
	uncounted []string
	// unread are places that could not be read for a reason that a fault gives elsewhere.
	unread  []string
	ignored tally // cells of headings that are not known
}

// fault notes something wrong at a place of the tender file.
func (b *tenderBook) fault(place, remedy, problem string, args ...any) {
	b.faults.Addf(place, remedy, problem, args...)
}

// Each reader of a value notes where the value's place is, and a fault where the cell will not do. An empty cell is an absent value.

func (b *tenderBook) text(place string, c cell) string {
	b.cells[place] = c.ref
	return c.text
}

// id is a short text without the spaces around it.
func (b *tenderBook) id(place string, c cell) string {
	b.cells[place] = c.ref
	return c.trimmed()
}

// optional is a number, absent where the cell is empty.
func (b *tenderBook) optional(place string, c cell) (number exact.Optional, ok bool) {
	b.cells[place] = c.ref
	text := c.trimmed()
	if text == "" {
		return number, b.isThere(place, c)
	}
	if problem, remedy := notPlain(c); problem != "" {
		b.fault(place, remedy, "%s", problem)
		return number, false
	}
	d, err := exact.Parse(text)
	if err != nil {
		problem, remedy := decimalFault(text, err)
		b.fault(place, remedy, "%s", problem)
		return number, false
	}
	return exact.Some(d), true
}

// isThere reports whether a cell that looks empty is empty.
func (b *tenderBook) isThere(place string, c cell) bool {
	name, _, _ := strings.Cut(c.ref, "!")
	if (&sheetCells{book: b.workbook, name: name}).isUncalculated(c) {
		b.fault(place, "open the workbook in Excel or LibreOffice, and save it", "the formula has not been worked out")
		return false
	}
	return true
}

// notPlain says what keeps a stored number from being what the cell shows: 40 % is stored as 0.4, and TRUE as 1.
func notPlain(c cell) (problem, remedy string) {
	shown := strings.TrimSpace(c.shown)
	switch {
	case c.text == c.shown:
	case strings.HasSuffix(shown, "%"):
		return "is shown as a percentage, " + shortened(shown), "give the cell the format General, and write the number without a per cent sign"
	case shown == "TRUE" || shown == "FALSE":
		return "is " + shown + ", and no number", "write a number"
	}
	return "", ""
}

// decimal is a number that must be there.
func (b *tenderBook) decimal(place, missing string, c cell) exact.Decimal {
	number, ok := b.optional(place, c)
	d, given := number.Get()
	if ok && !given {
		b.fault(place, missing, "is missing")
	}
	return d
}

// amount is an amount of money, written plainly or as people write it: 1234.5 or £1,234.50.
func (b *tenderBook) amount(place string, c cell) (amount money.Amount) {
	b.cells[place] = c.ref
	text := c.trimmed()
	switch {
	case text == "":
		b.isThere(place, c)
		return amount
	case !b.tender.Currency.IsSet():
		b.uncounted = append(b.uncounted, place)
		return amount
	}
	if problem, remedy := notPlain(c); problem != "" {
		b.fault(place, remedy, "%s", problem)
		return amount
	}
	amount, err := money.ParseWritten(text, b.tender.Currency)
	var wrong *money.ParseError
	if errors.As(err, &wrong) {
		b.fault(place, wrong.Why, "%s is not an amount of money", shown(text))
	}
	return amount
}

// date is a day, written as YYYY-MM-DD or kept by the workbook as a day of its own.
func (b *tenderBook) date(place string, c cell) (date civil.Date) {
	b.cells[place] = c.ref
	text := c.trimmed()
	if text == "" {
		b.isThere(place, c)
		return date
	}
	if serial, err := strconv.ParseFloat(text, 64); err == nil {
		if day, err := excelize.ExcelDateToTime(serial, b.date1904); err == nil {
			date = civil.Of(day)
		}
		if date.IsZero() {
			b.fault(place, "write it as YYYY-MM-DD, such as 2026-08-03", "%s is not a date", shown(text))
		}
		return date
	}
	date, err := civil.ParseDate(text)
	var wrong *civil.DateError
	if errors.As(err, &wrong) {
		b.fault(place, wrong.Why, "%s is not a date", shown(text))
	}
	return date
}

// wordIn is one of a few words; an empty cell is the usual value.
func wordIn[V any](b *tenderBook, place string, c cell, words []string, parse func(string) (V, bool)) (value V) {
	b.cells[place] = c.ref
	word := strings.ToLower(c.trimmed())
	if word == "" {
		b.isThere(place, c)
		return value
	}
	value, known := parse(word)
	if !known {
		b.fault(place, "write one of: "+strings.Join(words, ", "), "%s is not known", shown(c.trimmed()))
	}
	return value
}

// isYes reports whether a cell says yes.
func (b *tenderBook) isYes(place string, c cell) bool {
	return wordIn(b, place, c, []string{tender.Yes, "no"}, func(word string) (bool, bool) {
		return word == tender.Yes, word == tender.Yes || word == "no"
	})
}

// places is the number of decimal places that are rounded to.
func (b *tenderBook) places(place string, c cell) int {
	number, _ := b.optional(place, c)
	d, _ := number.Get()
	n, whole := d.Units(0)
	if !whole || n < 0 || n > 9 {
		b.fault(place, "write a whole number from 0 to 9", "is %s", d)
		return 0
	}
	return int(n)
}

// ties are rules with commas between them.
func (b *tenderBook) ties(c cell) (ties []weighing.Tie) {
	b.cells["tender.ties"] = c.ref
	for i, word := range listed(c.text) {
		place := fmt.Sprintf("tender.ties[%d]", i)
		tie, known := weighing.ParseTie(strings.ToLower(word))
		b.cells[place] = c.ref
		if !known {
			b.fault(place, "write one of: "+strings.Join(words(weighing.Ties()), ", "), "%s is not known", shown(word))
			continue
		}
		ties = append(ties, tie)
	}
	return ties
}

// listed are the parts of a cell that holds several: one a line, or with commas between.
func listed(text string) (parts []string) {
	split := func(r rune) bool { return r == ',' || r == ';' }
	if strings.Contains(text, "\n") {
		split = func(r rune) bool { return r == '\n' }
	}
	for _, part := range strings.FieldsFunc(text, split) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
