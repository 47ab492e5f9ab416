package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// The sheets of the register's workbook, besides [metaSheet].
const (
	registerSheet = "Register"
	standingSheet = "Standing"
	summarySheet  = "Summary"
)

// registerTitle is what the workbook is called.
const registerTitle = "Contract register"

// RegisterWorkbook writes the register as a workbook.
//
// Register holds the columns of [procurement.RegisterColumns] as an Excel table: what was awarded, in cells of the type of what they hold, so
// that importing it again changes nothing. Standing says how each contract stands now, with its formulas; Summary adds the running contracts
// up by formulas, with charts by supplier, tier and the quarter in which they end; Meta says where it all comes from. The same input gives
// the same bytes.
//
// It fails where there are more contracts than a worksheet has rows, where a sum is more than money can be, and where w does.
func RegisterWorkbook(w io.Writer, r *Register, p Provenance) error {
	if n := len(r.Contracts); n > maxContracts {
		return fmt.Errorf("write workbook: a worksheet has room for %d contracts, and there are %d: write the register as .csv instead", maxContracts, n)
	}
	g, err := newRegisterBook(r, p)
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	b := newBook(registerTitle, p.Made, registerSheet, standingSheet, summarySheet, metaSheet)
	g.writeRegister(b)
	g.writeStanding(b)
	g.writeSummary(b)
	g.writeMeta(b)
	return b.writeTo(w)
}

// maxContracts is how many rows a worksheet has below a few of headings.
const maxContracts = 1_048_576 - 16

// registerBook is everything that the sheets share.
type registerBook struct {
	*Register
	provenance Provenance
	rows       []registerRow
	standings  []standing // of the same contracts
	main       money.Currency
}

func newRegisterBook(r *Register, p Provenance) (*registerBook, error) {
	g := &registerBook{Register: r, provenance: p, rows: r.rows()}
	counts := map[money.Currency]int{}
	for _, row := range g.rows {
		s, err := r.standingOf(row)
		if err != nil {
			return nil, err
		}
		g.standings = append(g.standings, s)
		if counts[row.Currency]++; counts[row.Currency] > counts[g.main] {
			g.main = row.Currency
		}
	}
	return g, nil
}

// lookRow is a cell of a register. Its rows are as high as one line, however long a description is.
var lookRow = look{lined: true}

func (g *registerBook) page(columns []float64, headRows, headColumns int) frame {
	f := bookPage(registerTitle, g.provenance)
	f.widths, f.columns, f.headRows, f.headColumns, f.titleRow = columns, len(columns), headRows, headColumns, headRows
	return f
}

// writeRegister writes the table that can be imported again.
func (g *registerBook) writeRegister(b *book) {
	widths := make([]float64, len(registerColumns))
	for i, column := range registerColumns {
		widths[i] = column.width
	}
	f := g.page(widths, 1, 2)
	f.pagesWide = 3
	s := b.sheet(registerSheet, f)
	for i, column := range registerColumns {
		s.text(i+1, column.name, lookHeading)
	}
	s.next(18)
	for _, row := range g.rows {
		for i, column := range registerColumns {
			column.put(s, i+1, row)
		}
		s.next(rowHeight(1))
	}
	s.table(registerSheet, ref(1, 1)+":"+ref(len(registerColumns), len(g.rows)+1), len(g.rows))
	s.close()
}

// put writes what a contract has in the column as a cell of its type; nothing where nothing is known.
func (c *registerColumn) put(s *sheet, column int, row registerRow) {
	if c.number != nil {
		if n, there := c.number(row); there {
			s.number(column, double(n.Rat()), lookRow.right())
			return
		}
	}
	switch {
	case c.text != nil:
		if text := strings.TrimSpace(clean(c.text(row))); text != "" {
			s.text(column, text, lookRow)
			return
		}
	case c.day != nil:
		s.day(column, c.day(row), lookRow)
		return
	case c.amount != nil:
		s.money(column, c.amount(row), lookRow)
		return
	}
	s.blank(column, lookRow)
}

// day puts a day as a spreadsheet counts days. One that readers would not take for a day (before 1954 or after 2200 a number is more
// likely something else) is written out.
func (s *sheet) day(column int, d civil.Date, l look) {
	switch {
	case d.IsZero():
		s.blank(column, l)
	case !isSerial(d):
		s.text(column, d.String(), l)
	default:
		s.number(column, float64(serialOf(d)), l.centred().as(dayFormat))
	}
}

// dayFormat shows days as files write them.
const dayFormat = "yyyy-mm-dd"

// march1900 is day 61 of spreadsheets: their day 1 is 1 January 1900, and 29 February 1900 counts although it never was.
var march1900 = civil.MustDate("1900-03-01")

// isSerial reports whether readers take the number of a day for one.
func isSerial(d civil.Date) bool { return d.Year() >= 1955 && d.Year() <= 2199 }

func serialOf(d civil.Date) int { return 61 + march1900.DaysUntil(d) }

// money puts an amount in the format of its currency.
func (s *sheet) money(column int, a money.Amount, l look) {
	if !a.IsSet() {
		s.blank(column, l)
		return
	}
	s.number(column, figureOf(a), l.right().as(moneyFormat(a.Currency())))
}

// figureOf is an amount in whole units of its currency.
func figureOf(a money.Amount) float64 { return double(a.Decimal().Rat()) }

// moneyFormat shows amounts of a currency: £1,234.50, or 1,234.50 CHF.
func moneyFormat(c money.Currency) string {
	number := "#,##0" + decimals(c.Decimals())
	if sign, known := moneySigns[c.Code()]; known {
		return sign + number + ";-" + sign + number
	}
	return number + ` "` + c.Code() + `"`
}

var moneySigns = map[string]string{"GBP": "[$£-809]", "EUR": "[$€-2]", "USD": "[$$-409]"}

// table makes an Excel table with filters of a range whose first row has the headings; without rows there can be none.
func (s *sheet) table(name, cells string, rows int) {
	if s.stream == nil || rows == 0 {
		return
	}
	stripes := false
	s.book.keep(s.stream.AddTable(&excelize.Table{Range: cells, Name: name, StyleName: "", ShowRowStripes: &stripes}))
}

func (g *registerBook) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(g.page(nil, 0, 0)))
	s.writeTitle(registerTitle, "Where these figures come from")
	s.writeMetaParts(
		metaPart{"This document", g.provenance.metaFacts()},
		metaPart{"The register", [][2]string{
			{"Contracts", strconv.Itoa(len(g.rows))},
			{"As things stand on", g.Today.UTC().Format("Monday, 2 January 2006")},
			{"Money", "Excluding VAT, in the currency of each contract; nothing is converted."},
		}},
		metaPart{"How to read this workbook", registerReading},
	)
	s.close()
}

var registerReading = [][2]string{
	{registerSheet, "What was awarded, one contract a row, with the headings that an import knows. Importing it again changes nothing."},
	{standingSheet, "How each contract stands now: its value with agreed changes and options taken up, what is left of it, when it ends and what must be decided next."},
	{summarySheet, "Sums and charts of the running contracts (live and ending). They are formulas over Standing and follow changes there."},
	{"Changes made here", "They stay in this workbook until it is imported again; an import shows what it would change first."},
}
