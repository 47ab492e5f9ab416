package export

import (
	"strings"
)

// How numbers are written. Scores run from 0 to 100, shares are of the whole.
const (
	scoreFormat = "0.00"
	shareFormat = "0.00%"
)

// moneyFormat has the decimals of the tender's currency.
func (e *evaluation) moneyFormat() string { return "#,##0" + decimals(e.currencyPlaces()) }

func (e *evaluation) currencyPlaces() int {
	if !e.tender.Currency.IsSet() {
		return 2
	}
	return e.tender.Currency.Decimals()
}

// roundedFormat has the places that the tender rounds to.
func (e *evaluation) roundedFormat() string {
	format := "0" + decimals(e.result.Model.Rounding.Places)
	if e.formulas.scale == moneyScale || e.formulas.scale == priceScale {
		return "#,##" + format
	}
	return format
}

// totalFormat suits the method's figure of merit.
func (e *evaluation) totalFormat() string {
	switch {
	case e.formulas.scale == scoreScale:
		return scoreFormat
	case e.method.Exponent: // of any size
		return ""
	}
	return e.moneyFormat()
}

func decimals(places int) string {
	if places == 0 {
		return ""
	}
	return "." + strings.Repeat("0", places)
}

func (g grid) weightColumn() int  { return g.lead - 2 }
func (g grid) highestColumn() int { return g.lead - 1 }
func (g grid) minimumColumn() int { return g.lead }

// writeWorking writes each step from the marks to the rank: one column for each bid, read from top to bottom.
func (e *evaluation) writeWorking(b *book) {
	lead := e.withLevel([]leadColumn{
		{"Criterion", 10, false},
		{"What", 40, false},
		{"How it is worked out", 44, false},
		{"Weight", 9, true},
		{"Share, or for all bids", 15, true},
	}, 3, "Level")
	s := b.sheet(workingSheet, e.frame(lead))
	e.writeHead(s, e.facts("Working: every figure from the marks to the rank, step by step"))
	s.skip(1)
	e.writeBidHeadings(s, lead)
	for _, step := range e.working.steps {
		e.writeStep(s, step)
	}
	s.close()
}

// writeStep writes one row of Working, and notes its formulas for Check.
func (e *evaluation) writeStep(s *sheet, step *step) {
	check := e.check(step)
	if step.value == nil && step.common == nil {
		e.writeStepHeading(s, step)
		return
	}
	s.text(1, step.id, lookCell.indented(step.depth))
	s.text(2, step.what, lookCell.indented(step.depth))
	s.text(3, step.how, lookCell.muted())
	if step.level > 0 {
		s.number(e.grid.lead-2, float64(step.level), lookNumber.muted())
	}
	for i, cell := range []*cell{step.weight, step.common} {
		if column := e.grid.lead - 1 + i; cell != nil {
			check.formula(s, column, column, e.resolve(cell.formula), cell.value, cell.look)
		}
	}
	template := e.resolve(step.formula)
	for i, b := range e.bids {
		column := e.grid.bidColumn(i)
		switch {
		case template != "":
			check.formula(s, column, column, b.expand(template), step.value(b), step.look)
		case step.value != nil:
			s.put(column, "", step.value(b), step.look)
		}
	}
	e.fill(s, lookCell)
	s.next(0)
}

// writeStepHeading writes a row that only says what follows.
func (e *evaluation) writeStepHeading(s *sheet, step *step) {
	s.text(2, step.what, step.look)
	s.text(3, step.how, step.look.plain().muted())
	if step.look == lookSection {
		e.fill(s, lookSection)
		s.next(24)
		return
	}
	s.next(0)
}

// fill gives a look to the cells of the current row that hold nothing.
func (e *evaluation) fill(s *sheet, l look) {
	for column := 1; column <= e.grid.lead+len(e.bids); column++ {
		if s.values[column] == nil {
			s.blank(column, l)
		}
	}
}
