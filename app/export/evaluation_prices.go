package export

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// Where things stand on Prices: what the ranking uses, then one row for each bid.
const (
	parameterRow      = 4 // values; their names stand above
	limitRow          = 5 // from how many per cent a price is asked about
	priceHeadRow      = 6
	firstPriceRow     = 7
	statusColumn      = 3
	firstPriceFigures = 4 // prices, price scores, and what follows from them
)

// priceColumn is the column of the prices, 0 where none are shown.
func (e *evaluation) priceColumn() int {
	if !e.priced {
		return 0
	}
	return firstPriceFigures
}

// scoreColumn is the column of the price scores that were published instead of prices, 0 where there are none.
func (e *evaluation) scoreColumn() int {
	if !e.scored {
		return 0
	}
	return max(e.priceColumn()+1, firstPriceFigures)
}

// inColumn is the column that says who is in the running.
func (e *evaluation) inColumn() int {
	return max(e.priceColumn()+1, e.scoreColumn()+1, firstPriceFigures)
}

// parameter is one number that the ranking uses, which can be changed on Prices.
type parameter struct {
	name, title string
	value       any
	formula     string // of a number that follows from another
	look        look
}

// parameters are the weights, the method's own numbers and the rounding: what the tender has of these.
func (e *evaluation) parameters() (all []parameter) {
	m := e.result.Model
	if e.method.Weighted {
		all = append(all,
			parameter{name: "cost_weight", title: "Cost weight, %", value: decimal(m.CostWeight), look: lookInput},
			parameter{name: "quality_weight", title: "Quality weight, %", value: decimal(m.QualityWeight), formula: "100-cost_weight", look: lookBox})
	}
	for _, p := range e.method.Parameters {
		value := p.Get(&m.Parameters).Or(exact.Int(100)) // only the cap may be left out, and is 100 then
		l := lookInput
		if p.Money {
			l = lookInput.as("#,##0" + decimals(max(e.currencyPlaces(), value.Places())))
		}
		all = append(all, parameter{name: parameterName(p), title: strings.ToUpper(p.Title[:1]) + p.Title[1:], value: decimal(value), look: l})
	}
	if m.Rounding.Stage != weighing.RoundNothing {
		all = append(all, parameter{name: "rounding_places", title: "Rounded to places (" + m.Rounding.Stage.String() + ")", value: m.Rounding.Places, look: lookInput})
	}
	return all
}

var lookChoice = look{boxed: true, fill: accentPale}

var lookBox = look{boxed: true, align: "right"}

// asksLowBids reports whether prices are there to be asked about.
func (e *evaluation) asksLowBids() bool { return e.priced && !e.scored }

// writePrices writes what was offered and what follows from it: one row for each bid, below the numbers that the ranking uses.
func (e *evaluation) writePrices(b *book) {
	f := e.page()
	f.widths = []float64{10, 38, 15, 16, 14, 14}
	f.columns = e.inColumn() + 5
	f.titleRow, f.headRows, f.headColumns = priceHeadRow, firstPriceRow-1, 2
	s := b.sheet(pricesSheet, f)
	e.writeHead(s, e.facts("Prices, and the numbers that the ranking uses")+" · pale cells can be changed, and all sheets follow")
	e.writeParameters(s)
	e.writeLimits(s)
	for i, title := range e.priceTitles() {
		l := lookHeading
		if i >= statusColumn {
			l = l.right()
		}
		s.text(i+1, title, l)
	}
	s.next(0)
	checks, formulas := e.priceChecks()
	for i, bid := range e.bids {
		e.writePriceRow(s, bid, i, checks, formulas)
	}
	e.limitPrices(s)
	s.close()
}

func (e *evaluation) priceTitles() []string {
	titles := []string{"Bid", "Supplier", "Status"}
	if e.priced {
		titles = append(titles, strings.TrimSpace("Price "+e.tender.Currency.Code()))
	}
	if e.scored {
		titles = append(titles, "Price score as published")
	}
	titles = append(titles, "In the running")
	if e.asksLowBids() {
		for _, column := range lowBidColumns {
			titles = append(titles, column.title)
		}
		titles = append(titles, "Low price: ask the bidder?")
	}
	return titles
}

// writeParameters writes the numbers of the ranking beside each other: names in one row, numbers in the next.
func (e *evaluation) writeParameters(s *sheet) {
	parameters := e.parameters()
	if e.asksLowBids() {
		parameters = append(parameters, parameter{name: "should_cost", title: "Should-cost", look: lookInput.as(e.moneyFormat())})
		if shouldCost, known := e.result.Model.ShouldCost.Get(); known {
			parameters[len(parameters)-1].value = decimal(shouldCost)
		}
	}
	for i, p := range parameters {
		s.text(statusColumn+i, p.title, lookMuted.right().wrapped())
	}
	s.next(0)
	for i, p := range parameters {
		column := statusColumn + i
		if p.formula != "" {
			e.newCheck(p.title).formula(s, column, e.grid.lead, p.formula, p.value, p.look)
		} else {
			s.put(column, "", p.value, p.look)
		}
		s.book.define(p.name, pricesSheet+"!"+fixed(column, parameterRow))
	}
	s.next(0)
}

// writeLimits writes from how many per cent on a price is asked about; an empty limit asks nothing.
func (e *evaluation) writeLimits(s *sheet) {
	if !e.asksLowBids() {
		s.next(0)
		return
	}
	s.text(e.inColumn(), "asked from, %", lookMuted.right())
	for i, c := range lowBidColumns {
		column := e.inColumn() + 1 + i
		var value any
		if limit, set := c.from(e.result.Model.LowBid).Get(); set {
			value = decimal(limit)
		}
		s.put(column, "", value, lookInput)
		s.book.define(c.limit, pricesSheet+"!"+fixed(column, limitRow))
	}
	s.next(0)
}

// priceChecks are the rows of Check for the formulas of Prices, and these formulas: who is in the running, how far below others a price is.
func (e *evaluation) priceChecks() (checks []*checkRow, formulas []string) {
	checks, formulas = []*checkRow{e.newCheck("In the running")}, []string{e.resolve("Working!{in}")}
	if e.asksLowBids() {
		for _, column := range lowBidColumns {
			checks = append(checks, e.newCheck(column.title))
			formulas = append(formulas, e.resolve(column.columnFormula()))
		}
		checks = append(checks, e.newCheck("Low price: ask the bidder?"))
	}
	return checks, formulas
}

func (e *evaluation) writePriceRow(s *sheet, b *entrant, i int, checks []*checkRow, formulas []string) {
	s.text(1, b.id(), lookCell)
	s.text(2, b.supplier(), lookCell)
	s.text(statusColumn, b.standing.Bid.Status.String(), lookChoice)
	if e.priced {
		e.writeGiven(s, e.priceColumn(), b.standing.Bid.Price)
	}
	if e.scored {
		e.writeGiven(s, e.scoreColumn(), b.standing.Bid.PriceScore)
	}
	at := e.grid.bidColumn(i)
	running := "no"
	if b.inTheRunning() {
		running = "yes"
	}
	checks[0].formula(s, e.inColumn(), at, b.expand(formulas[0]), running, lookNumber)
	if e.asksLowBids() {
		e.writeQuestions(s, b, at, checks[1:], formulas[1:])
	}
	s.next(0)
}

// writeQuestions writes how far below others a bid's price is, and whether the bidder should be asked about it.
func (e *evaluation) writeQuestions(s *sheet, b *entrant, at int, checks []*checkRow, formulas []string) {
	var questions []string
	first := e.inColumn() + 1
	for k, c := range lowBidColumns {
		checks[k].formula(s, first+k, at, b.expand(formulas[k]), ratFigure(b.below[k]), lookNumber.as("0.0"))
		questions = append(questions, c.asks(ref(first+k, s.row)))
	}
	asked := none
	if b.asked {
		asked = "ask"
	}
	last := len(lowBidColumns)
	checks[last].formula(s, first+last, at, "IF("+strings.Join(questions, "+")+`>0,"ask","–")`, asked, lookNumber.strong())
}

// writeGiven writes a price or a price score that can be changed; where there is none, one can be put in.
func (e *evaluation) writeGiven(s *sheet, column int, o exact.Optional) {
	l := lookInput.as(scoreFormat)
	if column == e.priceColumn() {
		l = lookInput.as(e.moneyFormat())
	}
	d, given := o.Get()
	if !given {
		s.blank(column, l)
		return
	}
	s.number(column, decimal(d), l)
}

// limitPrices lets only sensible values into the cells that can be changed.
func (e *evaluation) limitPrices(s *sheet) {
	last := max(firstPriceRow+len(e.bids)-1, firstPriceRow)
	cells := func(column int) string { return ref(column, firstPriceRow) + ":" + ref(column, last) }
	var words []string
	for _, status := range weighing.Statuses() {
		words = append(words, status.String())
	}
	status := excelize.NewDataValidation(false)
	s.book.keep(status.SetDropList(words))
	status.SetError(excelize.DataValidationErrorStyleStop, "Status", "Choose one of: "+strings.Join(words, ", "))
	s.validate(status, cells(statusColumn))
	if e.priced {
		s.validate(between("Price", "0", "1E+15", "a price of 0 or more"), cells(e.priceColumn()))
	}
	if e.scored {
		s.validate(between("Price score", "0", "100", "a number from 0 to 100"), cells(e.scoreColumn()))
	}
	for i, p := range e.parameters() {
		switch {
		case p.name == "cost_weight":
			s.validate(between("Cost weight", "0", "100", "per cent of the whole, from 0 to 100"), ref(statusColumn+i, parameterRow))
		case p.name == "rounding_places":
			s.validate(between("Places", "0", "9", "a number of decimal places from 0 to 9"), ref(statusColumn+i, parameterRow))
		}
	}
}

// between takes numbers from low to high, and nothing at all.
func between(title, low, high, words string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Type, v.Operator, v.Formula1, v.Formula2 = "decimal", "between", low, high
	v.SetError(excelize.DataValidationErrorStyleStop, title, "Give "+words+".")
	return v
}
