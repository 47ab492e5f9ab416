package export

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// summaryMeasures are the columns of sums, from column 3 on; column 2 counts contracts.
var summaryMeasures = []struct {
	name   string
	column int // on Standing
	of     func(registerRow, *standing) money.Amount
}{
	{"Value at award", standingAwarded, func(r registerRow, _ *standing) money.Amount { return r.Value }},
	{"Changes and options", standingAdded, func(_ registerRow, s *standing) money.Amount { return s.added }},
	{"Value now", standingValue, func(_ registerRow, s *standing) money.Amount { return s.value }},
	{"Spent", standingSpent, func(r registerRow, _ *standing) money.Amount { return r.Spent }},
	{"Left", standingLeft, func(_ registerRow, s *standing) money.Amount { return s.left }},
}

const (
	summaryValue   = 5  // the column of the value now
	mostSuppliers  = 10 // have a line of their own
	summaryBeside  = 9  // the column at which charts begin
	summaryMiddle  = 560
	notStatedWords = "Not stated"
)

// summaryLine adds up contracts of one currency.
type summaryLine struct {
	label    string
	currency money.Currency
	// where are the conditions of the formulas, each 1 or 0 for a row of Standing, multiplied; here stands for the label's own cell.
	where func(here string) string
	is    func(i int) bool // the same for the i-th contract
	less  int              // how many lines above are taken off what the formulas add up
}

// writeSummary writes the sums and the charts.
func (g *registerBook) writeSummary(b *book) {
	f := g.page([]float64{36, 10, 17, 20, 17, 17, 17, 3, 9}, 0, 0)
	f.columns = summaryBeside
	s := b.sheet(summarySheet, f)
	s.writeTitle(registerTitle, "As things stand on "+g.Today.UTC().Format("2 January 2006")+" · excluding VAT")
	s.skip(1)
	g.writeSums(s, "In all", g.totals())
	if g.main.IsSet() {
		in := ", running contracts in " + g.main.Code()
		for _, part := range []struct {
			title string
			kind  excelize.ChartType
			lines []summaryLine
		}{
			{"By lead supplier", excelize.Bar, g.bySupplier()},
			{"By tier", excelize.Bar, g.byTier()},
			{"By the quarter in which they end", excelize.Col, g.byQuarter()},
		} {
			top := s.row
			first, last := g.writeSums(s, part.title+in, part.lines)
			g.drawSums(s, part.kind, part.title+": value now, "+g.main.Code(), top, first, last)
			s.skip(max(0, top+chartRows-s.row))
		}
	}
	s.close()
}

// chartRows is how many rows a chart stands beside.
const chartRows = 17

// writeSums writes lines under a title, and gives the rows of the first and the last.
func (g *registerBook) writeSums(s *sheet, title string, lines []summaryLine) (first, last int) {
	s.text(1, title, lookHeading)
	s.text(2, "Contracts", lookHeading.right())
	for i, m := range summaryMeasures {
		s.text(3+i, m.name, lookHeading.right())
	}
	s.next(rowHeight(2))
	first = s.row
	for _, line := range lines {
		g.putSums(s, line)
	}
	last = s.row - 1
	s.skip(1)
	return first, last
}

func (g *registerBook) putSums(s *sheet, line summaryLine) {
	s.text(1, line.label, lookCell)
	where := "(" + g.standingRange(standingCurrency) + `="` + line.currency.Code() + `")`
	if line.where != nil {
		where += "*" + line.where("$"+ref(1, s.row))
	} else {
		where = "1*" + where
	}
	count := 0
	sums := make([]money.Totals, len(summaryMeasures))
	for i := range g.rows {
		if g.rows[i].Currency != line.currency || line.is != nil && !line.is(i) {
			continue
		}
		count++
		for k, m := range summaryMeasures {
			s.book.keep(sums[k].Add(m.of(g.rows[i], &g.standings[i])))
		}
	}
	sum := func(column int, what string) string {
		formula := "SUMPRODUCT(" + what + ")"
		if line.less > 0 {
			formula += "-SUM(" + ref(column, s.row-line.less) + ":" + ref(column, s.row-1) + ")"
		}
		return formula
	}
	s.formula(2, sum(2, where), count, lookNumber)
	l := lookNumber.as(moneyFormat(line.currency))
	for k, m := range summaryMeasures {
		s.formula(3+k, sum(3+k, where+"*"+g.standingRange(m.column)), figureOf(sums[k].In(line.currency)), l)
	}
	s.next(0)
}

// drawSums draws the value of lines beside them.
func (g *registerBook) drawSums(s *sheet, kind excelize.ChartType, title string, top, first, last int) {
	if last < first {
		return
	}
	column := func(c int) string { return summarySheet + "!" + fixedRange(c, first, c, last) }
	chart := plainChart(kind, title, series{summarySheet + "!" + fixed(summaryValue, first-1), column(1), column(summaryValue)}, summaryMiddle, chartRows*20-10)
	chart.PlotArea.NumFmt.CustomNumFmt = shortMoney
	chart.YAxis.NumFmt.CustomNumFmt = shortMoney
	s.chart(ref(summaryBeside, top), chart)
}

// shortMoney shows amounts on charts: 1.9m, 640k, 950.
const shortMoney = `[>=999950]0.0,,"m";[>=1000]0,"k";0`

// totals are the sums over all contracts and over the running ones, by currency.
func (g *registerBook) totals() (lines []summaryLine) {
	var currencies []money.Currency
	for _, row := range g.rows {
		if !slices.Contains(currencies, row.Currency) {
			currencies = append(currencies, row.Currency)
		}
	}
	slices.SortFunc(currencies, func(a, b money.Currency) int { return cmp.Compare(a.Code(), b.Code()) })
	for _, c := range currencies {
		if c.IsSet() {
			lines = append(lines,
				summaryLine{label: "All contracts, " + c.Code(), currency: c},
				summaryLine{label: "Running contracts, " + c.Code(), currency: c, where: func(string) string { return g.isRunning() }, is: g.runs},
			)
		}
	}
	return lines
}

// isRunning is the condition that a contract is running.
func (g *registerBook) isRunning() string { return "(" + g.standingRange(standingRunning) + "=1)" }

func (g *registerBook) runs(i int) bool { return g.standings[i].running }

// runningWhere is a line of the running contracts in the main currency whose cell in a column of Standing shows a text; those where it shows
// nothing, where the text is empty.
func (g *registerBook) runningWhere(column int, text string, shown func(i int) string) summaryLine {
	cells := g.standingRange(column)
	line := summaryLine{label: text, currency: g.main, is: func(i int) bool { return g.runs(i) && shown(i) == text }}
	line.where = func(here string) string { return g.isRunning() + "*EXACT(" + cells + "," + here + ")" }
	if text == "" {
		line.label = notStatedWords
		line.where = func(string) string { return g.isRunning() + "*(" + cells + `="")` }
	}
	return line
}

func (g *registerBook) byTier() (lines []summaryLine) {
	for _, tier := range append(procurement.AllTiers(), procurement.TierUnstated) {
		line := g.runningWhere(standingTier, tier.Words(), func(i int) string { return g.rows[i].Tier.Words() })
		if g.any(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// any reports whether a line has a contract.
func (g *registerBook) any(line summaryLine) bool {
	for i := range g.rows {
		if g.rows[i].Currency == line.currency && line.is(i) {
			return true
		}
	}
	return false
}

func (g *registerBook) byQuarter() (lines []summaryLine) {
	shown := func(i int) string { return g.standings[i].quarter }
	for _, quarter := range g.shownTexts(shown) {
		lines = append(lines, g.runningWhere(standingQuarter, quarter, shown))
	}
	return lines
}

// shownTexts are the texts of the running contracts in the main currency, in order, the empty one last.
func (g *registerBook) shownTexts(shown func(i int) string) (texts []string) {
	met := map[string]bool{}
	for i := range g.rows {
		if text := shown(i); g.runs(i) && g.rows[i].Currency == g.main && !met[text] {
			met[text] = true
			texts = append(texts, text)
		}
	}
	slices.SortFunc(texts, func(a, b string) int {
		return cmp.Or(boolFigure(a == "")-boolFigure(b == ""), cmp.Compare(a, b))
	})
	return texts
}

// bySupplier are the suppliers with the most value now, and a line for all others.
func (g *registerBook) bySupplier() (lines []summaryLine) {
	shown := func(i int) string { return g.standings[i].supplier }
	names := g.shownTexts(shown)
	worth := map[string]int64{}
	for i := range g.rows {
		if g.runs(i) && g.rows[i].Currency == g.main {
			worth[shown(i)] += g.standings[i].value.Minor()
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(worth[b], worth[a]) })
	own := names[:min(len(names), mostSuppliers)]
	for _, name := range own {
		lines = append(lines, g.runningWhere(standingSupplier, name, shown))
	}
	if rest := len(names) - len(own); rest > 0 {
		others := summaryLine{label: "All " + strconv.Itoa(rest) + " others", currency: g.main}
		others.is = func(i int) bool { return g.runs(i) && !slices.Contains(own, shown(i)) }
		others.where, others.less = func(string) string { return g.isRunning() }, len(own)
		lines = append(lines, others)
	}
	return lines
}
