package export

import (
	"cmp"
	"fmt"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// standing is how a contract stands on a day.
type standing struct {
	supplier string       // as its cell shows it
	added    money.Amount // by agreed changes and options taken up; 0 where the value is known and nothing was added
	value    money.Amount // with those
	left     money.Amount // of the value, after what was spent
	end      civil.Date
	quarter  string     // in which it ends, as its cell shows it: 2027-Q1
	next     civil.Date // the day by which something must be decided
	what     string     // and what
	running  bool
}

// standingOf says how a contract stands. It fails as [procurement.Contract.CurrentValue] does.
func (r *Register) standingOf(row registerRow) (s standing, err error) {
	c := row.Contract
	s.supplier = cellText(oneLine(row.lead.Name))
	s.running = c.Status.IsRunning()
	if s.end = c.EndOn(r.Today, r.Calendars); isSerial(s.end) {
		s.quarter = civil.PeriodOf(civil.Quarter, s.end).String()
	}
	s.next, s.what = r.nextDecision(c)
	if s.value, err = c.CurrentValue(); err != nil || !s.value.IsSet() {
		return s, err
	}
	if s.added, err = s.value.Sub(c.Value); err != nil {
		return s, err
	}
	s.left, err = s.value.Sub(cmp.Or(c.Spent, money.New(0, s.value.Currency())))
	return s, err
}

// nextDecision is the next day by which somebody must act on a running contract.
func (r *Register) nextDecision(c *procurement.Contract) (by civil.Date, what string) {
	if !c.Status.IsRunning() {
		return by, ""
	}
	if option, day, found := c.NextOption(r.Calendars); found && !day.IsZero() && !day.Before(r.Today) {
		by, what = day, "option of "+countOf(option.Months, "month")
	}
	window := c.NoticeWindow(r.Today, r.Calendars)
	if day := window.ActBy; !day.IsZero() && !day.Before(r.Today) && (by.IsZero() || day.Before(by)) {
		by, what = day, "notice to the end"
	}
	return by, what
}

// The columns of the sheet, from 1.
const (
	standingReference = iota + 1
	standingTitle
	standingSupplier
	standingTier
	standingStatus
	standingCurrency
	standingAwarded
	standingAdded
	standingValue
	standingSpent
	standingLeft
	standingEnd
	standingQuarter
	standingRunning
	standingBy
	standingWhat
)

var standingColumns = []struct {
	name  string
	width float64
	right bool
}{
	{"Reference", 14, false},
	{"Title", 38, false},
	{"Supplier", 26, false},
	{"Tier", 9, false},
	{"Status", 11, false},
	{"Currency", 9, false},
	{"Value at award", 16, true},
	{"Changes and options", 16, true},
	{"Value now", 16, true},
	{"Spent", 16, true},
	{"Left", 16, true},
	{"Ends", 12, false},
	{"Ends in", 10, false},
	{"Running", 9, true},
	{"Decide by", 12, false},
	{"Decision", 24, false},
}

// writeStanding writes how each contract stands.
func (g *registerBook) writeStanding(b *book) {
	widths := make([]float64, len(standingColumns))
	for i, column := range standingColumns {
		widths[i] = column.width
	}
	f := g.page(widths, 1, 2)
	f.pagesWide = 2
	s := b.sheet(standingSheet, f)
	for i, column := range standingColumns {
		l := lookHeading
		if column.right {
			l = l.right()
		}
		s.text(i+1, column.name, l)
	}
	s.next(rowHeight(2))
	for i := range g.rows {
		g.putStanding(s, g.rows[i], &g.standings[i])
		s.next(rowHeight(1))
	}
	s.table(standingSheet, ref(1, 1)+":"+ref(len(standingColumns), len(g.rows)+1), len(g.rows))
	s.close()
}

func (g *registerBook) putStanding(s *sheet, row registerRow, now *standing) {
	at := func(column int) string { return ref(column, s.row) }
	for _, cell := range []struct {
		column int
		text   string
	}{
		{standingReference, oneLine(row.Reference)},
		{standingTitle, oneLine(row.Title)},
		{standingSupplier, now.supplier},
		{standingTier, row.Tier.Words()},
		{standingStatus, row.Status.Words()},
		{standingCurrency, row.Currency.Code()},
		{standingWhat, now.what},
	} {
		if s.blank(cell.column, lookRow); cell.text != "" {
			s.text(cell.column, cell.text, lookRow)
		}
	}
	s.money(standingAwarded, row.Value, lookRow)
	s.money(standingAdded, now.added, lookRow)
	s.money(standingSpent, row.Spent, lookRow)
	s.blank(standingValue, lookRow)
	s.blank(standingLeft, lookRow)
	if now.value.IsSet() {
		l := lookRow.right().as(moneyFormat(now.value.Currency()))
		s.formula(standingValue, at(standingAwarded)+"+"+at(standingAdded), figureOf(now.value), l)
		s.formula(standingLeft, at(standingValue)+"-"+at(standingSpent), figureOf(now.left), l)
	}
	s.day(standingEnd, now.end, lookRow)
	s.blank(standingQuarter, lookRow)
	if end := at(standingEnd); now.quarter != "" {
		s.formula(standingQuarter, fmt.Sprintf(`YEAR(%s)&"-Q"&ROUNDUP(MONTH(%s)/3,0)`, end, end), now.quarter, lookRow)
	}
	running := fmt.Sprintf(`IF(OR(%s="%s",%[1]s="%[3]s"),1,0)`, at(standingStatus), procurement.Live.Words(), procurement.Ending.Words())
	s.formula(standingRunning, running, boolFigure(now.running), lookRow.right())
	s.day(standingBy, now.next, lookRow)
}

func boolFigure(is bool) int {
	if is {
		return 1
	}
	return 0
}

// standingRange is a column of the sheet, as formulas of others name it.
func (g *registerBook) standingRange(column int) string {
	return standingSheet + "!" + fixedRange(column, 2, column, max(len(g.rows), 1)+1)
}
