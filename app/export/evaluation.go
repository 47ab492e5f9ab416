package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// The sheets of the evaluation workbook.
const (
	resultSheet  = "Result"
	marksSheet   = "Marks"
	pricesSheet  = "Prices"
	workingSheet = "Working"
	checkSheet   = "Check"
	metaSheet    = "Meta"
)

// maxBids is how many bids find room beside each other on a worksheet, with the columns that say what each row is.
const maxBids = 16384 - 8

// EvaluationWorkbook writes the ranking r of one lot of t (of all of t, where the lot is empty) as a workbook that anyone can check.
//
// Marks and Prices hold what was put in, Working each step from there to the rank, as formulas that go on working when a mark, a weight,
// a price, a status or a minimum is changed. Result shows what comes out, in the order of the ranks. Check compares every formula with the
// program's own figure. Meta says where it all comes from. The same input gives the same bytes.
//
// It fails where r has more bids than a worksheet has columns, and where w does.
func EvaluationWorkbook(w io.Writer, t *tender.Tender, lot string, r *weighing.Result, p Provenance) error {
	if n := len(r.Standings); n > maxBids {
		return fmt.Errorf("write workbook: a worksheet has room for %d bids, and there are %d: rank them on the command line instead", maxBids, n)
	}
	e := newEvaluation(t, lot, r, p)
	b := newBook(e.title(), p.Made, resultSheet, marksSheet, pricesSheet, workingSheet, checkSheet, metaSheet)
	e.writeWorking(b) // first, so that Check has its rows where Working has them
	e.writeMarks(b)
	e.writePrices(b)
	e.writeResult(b)
	e.writeCheck(b)
	e.writeMeta(b)
	return b.writeTo(w)
}

// evaluation is everything that the sheets share: who bids, what is marked, and where each thing stands.
type evaluation struct {
	tender     *tender.Tender
	lot        string
	result     *weighing.Result
	provenance Provenance
	method     weighing.Description
	formulas   methodFormulas

	bids   []*entrant // in the order of the tender
	ranked []*entrant // in the order of the result
	lines  []*line    // of the criteria, as Marks and Working list them
	panel  []string   // ids of the evaluators whose marks are shown
	tree   bool       // some criterion has children
	priced bool       // prices are shown
	scored bool       // price scores were published instead of prices

	grid    grid
	working *working
	checks  []*checkRow
}

// grid is where things stand on the sheets that have one column for each bid: Marks, Working and Check.
type grid struct {
	lead     int // columns that say what a row is
	headRow  int // with the ids of the bids; the suppliers' names stand below
	firstRow int
}

func newEvaluation(t *tender.Tender, lot string, r *weighing.Result, p Provenance) *evaluation {
	e := &evaluation{tender: t, lot: lot, result: r, provenance: p}
	e.method, _ = weighing.Describe(r.Model.Method)
	e.formulas = formulasOf(r.Model.Method)
	e.grid = grid{lead: 5, headRow: 4, firstRow: 6}
	e.listBids()
	e.listCriteria()
	if e.tree {
		e.grid.lead++
	}
	for i, b := range e.bids {
		b.column = columnName(e.grid.lead + 1 + i)
		b.priceRow = firstPriceRow + i
	}
	e.panel = e.evaluators()
	e.measure()
	e.working = e.planWorking()
	return e
}

// listBids puts the bids in the order of the tender, and finds out what is known of their prices.
func (e *evaluation) listBids() {
	byID := map[string]*entrant{}
	for i := range e.result.Standings {
		s := &e.result.Standings[i]
		b := &entrant{standing: s, place: i + 1}
		byID[s.Bid.ID] = b
		e.ranked = append(e.ranked, b)
		e.priced = e.priced || s.Bid.Price.Given()
		e.scored = e.scored || s.Bid.PriceScore.Given() && e.method.WeightedSum() && e.result.Field.Lowest == nil
	}
	e.bids = slices.SortedFunc(slices.Values(e.ranked), func(a, b *entrant) int {
		return strings.Compare(a.standing.Bid.ID, b.standing.Bid.ID)
	})
	for i, b := range e.bids {
		b.idOrder = i + 1
	}
	position := map[string]int{}
	for i := range e.tender.Bids {
		b := &e.tender.Bids[i]
		position[b.ID] = i
		if entrant := byID[b.ID]; entrant != nil {
			entrant.offer, _ = b.OfferFor(e.lot)
		}
	}
	slices.SortStableFunc(e.bids, func(a, b *entrant) int { return position[a.standing.Bid.ID] - position[b.standing.Bid.ID] })
	if e.method.Price != weighing.NoPrice && !e.scored {
		e.priced = true
	}
}

// evaluators are the ids of those who gave marks here, in the order of the panel.
func (e *evaluation) evaluators() []string {
	return slices.DeleteFunc(e.tender.Evaluators(), func(id string) bool {
		return !slices.ContainsFunc(e.bids, func(b *entrant) bool { return len(b.offer.Evaluators[id]) > 0 })
	})
}

// title names the tender, with its lot.
func (e *evaluation) title() string {
	title := e.tender.Title
	if title == "" {
		title = e.tender.Reference
	}
	if lot := e.tender.Lot(e.lot); lot != nil {
		title += " · " + strings.TrimSpace(lot.ID+" "+lot.Title)
	}
	return oneLine(title)
}

// facts is the line below the title of a sheet.
func (e *evaluation) facts(about string) string {
	parts := []string{about}
	for _, part := range []string{e.tender.Reference, e.tender.Currency.Code()} {
		if part != "" {
			parts = append(parts, oneLine(part))
		}
	}
	return strings.Join(parts, " · ")
}

// leadColumn is one of the columns that say what a row is.
type leadColumn struct {
	title string
	width float64
	right bool
}

// frame is how a sheet with one column for each bid is seen and printed.
func (e *evaluation) frame(lead []leadColumn) frame {
	const bidWidth, bidsAPage = 13, 12
	f := e.page()
	for _, c := range lead {
		f.widths = append(f.widths, c.width)
	}
	f.widths = append(f.widths, bidWidth)
	f.columns = e.grid.lead + len(e.bids)
	f.titleRow, f.headRows, f.headColumns = e.grid.headRow, e.grid.firstRow-1, e.grid.lead
	f.pagesWide = (len(e.bids) + bidsAPage - 1) / bidsAPage
	return f
}

// withLevel puts the column of a criterion's level where a tender with a tree of criteria has it.
func (e *evaluation) withLevel(lead []leadColumn, at int, title string) []leadColumn {
	if !e.tree {
		return lead
	}
	return slices.Insert(lead, at, leadColumn{title, 7, true})
}

// page is what is printed on every page.
func (e *evaluation) page() frame { return bookPage(e.title(), e.provenance) }

// writeHead writes the two lines that every sheet begins with.
func (e *evaluation) writeHead(s *sheet, about string) { s.writeTitle(e.title(), about) }

// bidColumn is the column of the i-th bid.
func (g grid) bidColumn(i int) int { return g.lead + 1 + i }

// allBids is the range of a row that holds the bids: $F$9:$J$9.
func (e *evaluation) allBids(row int) string {
	return fixedRange(e.grid.bidColumn(0), row, e.grid.bidColumn(max(len(e.bids), 1)-1), row)
}

// writeBidHeadings writes the two heading rows: what the leading columns are, the ids of the bids, and below them who made them.
func (e *evaluation) writeBidHeadings(s *sheet, lead []leadColumn) {
	for i, c := range lead {
		l := lookHeading
		if c.right {
			l = l.right()
		}
		s.text(i+1, c.title, l)
	}
	for i, b := range e.bids {
		s.text(e.grid.bidColumn(i), b.id(), lookHeading.right())
	}
	s.next(0)
	for i := range lead {
		s.blank(i+1, lookHeading)
	}
	for i, b := range e.bids {
		s.text(e.grid.bidColumn(i), shorten(b.supplier(), 80), lookBidder)
	}
	s.next(0)
}

var lookBidder = look{size: 8, colour: mutedColour, fill: headingFill, lined: true, wrap: true, align: "right"}

// expand writes a formula for one bid: @ stands for the bid's column on Marks, Working and Check, # for its row on Prices.
func (b *entrant) expand(template string) string {
	formula := make([]byte, 0, len(template)+32)
	for i := range len(template) {
		switch c := template[i]; c {
		case '@':
			formula = append(formula, b.column...)
		case '#':
			formula = strconv.AppendInt(formula, int64(b.priceRow), 10)
		default:
			formula = append(formula, c)
		}
	}
	return string(formula)
}
