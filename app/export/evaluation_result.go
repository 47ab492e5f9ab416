package export

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/weighing"
)

// resultColumn is one column of the result's table: a row of Working, looked up in the order of the ranks.
type resultColumn struct {
	title string
	width float64
	from  string // range that holds the figure for each bid, in the order of the tender
	look  look
	value func(*entrant) any
}

// resultColumns are the columns of the table, and which of them hold the bids' names and their totals.
func (e *evaluation) resultColumns() (columns []resultColumn, names, totals int) {
	add := func(title string, width float64, step string, l look, value func(*entrant) any) {
		columns = append(columns, resultColumn{title, width, workingSheet + "!" + e.allBids(e.working.row(step)), l, value})
	}
	listed := func(column int) string {
		return pricesSheet + "!" + fixedRange(column, firstPriceRow, column, firstPriceRow+max(len(e.bids), 1)-1)
	}
	add("Rank", 8, "rank", lookNumber.as("0").strong().centred(), onlyIn(func(b *entrant) any { return b.standing.Rank }))
	columns = append(columns,
		resultColumn{"Bid", 12, listed(1), lookCell, func(b *entrant) any { return b.id() }},
		resultColumn{"Supplier", 40, listed(2), lookCell, func(b *entrant) any { return b.supplier() }})
	names = len(columns)
	if len(e.lines) > 0 {
		add("Quality score", 12, "quality", lookNumber.as(scoreFormat), func(b *entrant) any { return ratFigure(b.standing.Quality) })
	}
	if e.priced {
		add(strings.TrimSpace("Price "+e.tender.Currency.Code()), 17, "price", lookNumber.as(e.moneyFormat()), func(b *entrant) any { return given(b.standing.Bid.Price) })
	}
	if e.formulas.priceScore != "" {
		add("Price score", 12, "price score", lookNumber.as(scoreFormat), onlyIn(func(b *entrant) any { return ratFigure(b.standing.PriceScore) }))
	}
	total := lookNumber.as(e.totalFormat()).strong()
	if e.rounds(weighing.RoundTotal) {
		total = total.as(e.roundedFormat())
	}
	add("Total", 16, "ranked figure", total, onlyIn(func(b *entrant) any { return ratFigure(b.standing.Compared) }))
	totals = len(columns)
	_, says := e.whyFormula()
	add("Why it is not ranked", 36, "why", lookCell.indented(2), says)
	return columns, names, totals
}

// resultHeadRow is the row of the table's headings.
const resultHeadRow = 9

// writeResult writes who won and by how much, the table in the order of the ranks, a chart, and what to know about it.
func (e *evaluation) writeResult(b *book) {
	columns, names, totals := e.resultColumns()
	f := e.page()
	for _, c := range columns {
		f.widths = append(f.widths, c.width)
	}
	f.widths = append(f.widths, 10)
	f.columns = len(f.widths)
	f.titleRow, f.headRows, f.headColumns = resultHeadRow, resultHeadRow, names
	s := b.sheet(resultSheet, f)
	e.writeHead(s, e.facts("Evaluation result"))
	s.skip(1)
	e.writeVerdicts(s, names)
	s.skip(1)
	e.writeTable(s, columns)
	s.skip(1)
	e.drawTotals(s, names, totals)
	e.writeNotices(s, len(columns), f.widths)
	s.close()
}

// tableRange is a column of the table, over all bids.
func (e *evaluation) tableRange(column int) string {
	return fixedRange(column, resultHeadRow+1, column, resultHeadRow+max(len(e.bids), 1))
}

// writeVerdicts writes the four facts that a reader looks for first. Each stands beside its name.
func (e *evaluation) writeVerdicts(s *sheet, names int) {
	fact := func(title, formula string, value any, l look) {
		s.text(1, title, lookMuted)
		e.newCheck(title).formula(s, names, e.grid.lead, formula, value, l)
		s.next(0)
	}
	strong := look{bold: true, colour: accent, size: 12}
	ranks := e.tableRange(1)
	first := ref(names, resultHeadRow+1)
	bid := ref(names-1, resultHeadRow+1)
	fact("First", fmt.Sprintf(`IF(COUNTIF(%s,1)=0,"no bid is in the running",IF(COUNTIF(%s,1)=1,%s&" · "&%s,COUNTIF(%s,1)&" bids share the first rank"))`,
		ranks, ranks, bid, first, ranks), e.winner(), strong)
	fact("Ahead of the next by", workingSheet+"!"+fixed(e.grid.lead, e.working.row("lead")), ratFigure(e.result.Margin),
		look{bold: true, align: "left", number: e.totalFormat()})
	fact("In the running", "COUNT("+ranks+`)&" of `+fmt.Sprint(len(e.bids))+` bids"`, fmt.Sprintf("%d of %d bids", e.result.Field.Bids, len(e.bids)), lookText)
	s.text(1, "Check", lookMuted)
	s.formula(names, checkRange, "all equal", look{bold: true})
	s.highlight(ref(names, s.row), ref(names, s.row)+`<>"all equal"`, alertStyle())
	s.next(0)
}

// winner is what the workbook says first.
func (e *evaluation) winner() string {
	switch n := len(e.result.Winners); n {
	case 0:
		return "no bid is in the running"
	case 1:
		return e.ranked[0].id() + " · " + e.ranked[0].supplier()
	default:
		return fmt.Sprintf("%d bids share the first rank", n)
	}
}

// writeTable writes the bids in the order of their ranks. Each row looks up which bid it shows, so that the order follows the figures.
func (e *evaluation) writeTable(s *sheet, columns []resultColumn) {
	checks := make([]*checkRow, len(columns)+1)
	for i, c := range columns {
		l := lookHeading
		l.align, l.indent = c.look.align, c.look.indent
		s.text(i+1, c.title, l)
		checks[i] = e.newCheck(c.title + ", line by line")
	}
	helper := len(columns) + 1
	checks[helper-1] = e.newCheck("Bid number, line by line")
	s.text(helper, "Bid number", lookHeading.right().muted())
	s.next(0)
	lines := workingSheet + "!" + e.allBids(e.working.row("list place"))
	numbers := map[*entrant]int{}
	for i, b := range e.bids {
		numbers[b] = i + 1
	}
	for i, b := range e.ranked {
		number := "$" + ref(helper, s.row)
		for k, c := range columns {
			checks[k].formula(s, k+1, e.grid.bidColumn(i), "INDEX("+c.from+","+number+")", c.value(b), c.look)
		}
		checks[helper-1].formula(s, helper, e.grid.bidColumn(i), fmt.Sprintf("MATCH(%d,%s,0)", i+1, lines), numbers[b], lookNumber.muted())
		s.next(0)
	}
}

// maxBars is how many bids the chart shows.
const maxBars = 40

// drawTotals draws the totals of the table as bars, in the same order.
func (e *evaluation) drawTotals(s *sheet, names, totals int) {
	if e.result.Field.Bids == 0 {
		return
	}
	bars := min(len(e.ranked), maxBars)
	column := func(c int) string {
		return resultSheet + "!" + fixedRange(c, resultHeadRow+1, c, resultHeadRow+bars)
	}
	title := "Totals, the first rank at the top"
	if e.method.LowerIsBetter {
		title = "Totals, the first rank at the top: the lowest is best"
	}
	height := 90 + 26*bars
	chart := plainChart(excelize.Bar, title, series{resultSheet + "!" + fixed(totals, resultHeadRow), column(names), column(totals)}, 880, uint(height))
	chart.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh
	if e.method.Method != weighing.MonetisedQuality { // whose totals may be negative
		chart.YAxis.Minimum = new(float64) // a bar that does not begin at 0 makes a small lead look large
	}
	s.chart(ref(1, s.row), chart)
	s.skip(height/20 + 2)
}

// writeNotices writes what the program has to say about the ranking, and where the tender comes from.
func (e *evaluation) writeNotices(s *sheet, columns int, widths []float64) {
	room := 0.0
	for _, w := range widths[:columns] {
		room += w
	}
	paragraph := func(text string) {
		s.text(1, text, lookText.wrapped())
		s.merge(1, columns)
		s.next(rowHeight(lookText.linesOf(cellText(text), room)))
	}
	s.text(1, "Notices, as they were when the workbook was made", lookSection)
	s.next(20)
	for _, notice := range e.result.Notices {
		paragraph(notice.Text)
	}
	if len(e.result.Notices) == 0 {
		paragraph("No notices.")
	}
	if note := clean(e.tender.Note); note != "" {
		s.skip(1)
		s.text(1, "Source", lookSection)
		s.next(20)
		paragraph(note)
	}
}
