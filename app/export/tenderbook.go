package export

import (
	"fmt"
	"io"
	"strings"

	"counterweight/procurement/tender"

	"github.com/xuri/excelize/v2"
)

// How many rows a tender workbook offers to fill in: this many criteria and bids where the tender has none yet, and some in every other
// table. The rows of criteria and bids of a tender that has them are fixed, since marks stand beside them.
const (
	spareCriteria = 12
	spareBids     = 6
	spareRows     = 6
	spareMarks    = 40 // of single evaluators, where the tender names no panel
)

// maxSheetColumns is how many columns a worksheet has.
const maxSheetColumns = 16384

// tenderBook is a tender workbook being written. Its layout is the one that package tender describes, so that it can be read back.
type tenderBook struct {
	*book
	tender     *tender.Tender
	provenance Provenance
}

// TenderWorkbook writes a tender as a workbook to be filled in and read back: what is asked, the bids with their prices, and the marks
// with their reasons. An empty tender gives a workbook to begin a new one with. Cells to fill in are open, everything else is protected
// without a password.
//
// A workbook cannot hold what other programs have added to a tender file, nor control characters, nor a text of more than 32,767
// characters. It fails where a tender has more bids than a sheet has columns, and as w does.
func TenderWorkbook(w io.Writer, t *tender.Tender, p Provenance) error {
	if most := maxSheetColumns - len(tender.TableOf(tender.SheetMarks).Columns); len(t.Bids) > most {
		return fmt.Errorf("the tender has %d bids, and a worksheet has room for the marks of %d: write a tender file instead", len(t.Bids), most)
	}
	b := &tenderBook{book: newBook(oneLine(t.Reference+" "+t.Title), p.Made, tender.WorkbookSheets()...), tender: t, provenance: p}
	b.writeGuide()
	b.writeFacts()
	b.writeTable(tender.SheetCriteria, b.criteriaRows(), spareCriteria)
	b.writeTable(tender.SheetScales, b.scaleRows(), spareRows)
	b.writeTable(tender.SheetLots, b.lotRows(), spareRows)
	b.writeTable(tender.SheetPanel, b.panelRows(), spareRows)
	b.writeTable(tender.SheetLimits, b.limitRows(), spareRows)
	b.writeTable(tender.SheetBids, b.bidRows(), spareBids)
	b.writeMarks()
	b.writeRationales()
	b.writeTable(tender.SheetEvaluators, b.evaluatorRows(), spareMarks)
	return b.writeTo(w)
}

// page is what is printed on every page.
func (b *tenderBook) page() frame {
	var f frame
	if marking := headingText(b.provenance.Marking, 100); marking != "" {
		f.heading = `&C&"Arial,Bold"&9 ` + marking
	}
	f.foot = `&L&"Arial,Regular"&8 ` + headingText(b.tender.Reference+" "+b.tender.Title, 80) + `&R&8 Page &P of &N`
	return f
}

// writeHead writes the lines above a sheet's headings.
func (b *tenderBook) writeHead(s *sheet, hint string) {
	s.text(1, s.name, lookTitle)
	s.next(24)
	s.text(1, hint, lookMuted)
	s.next(0)
}

// writeHeadings writes a row of hints and below it the headings, which are left open for what stands to their right.
func (b *tenderBook) writeHeadings(s *sheet, columns []tender.Column) {
	for i, c := range columns {
		if c.Hint != "" {
			s.text(i+1, c.Hint, look{size: 8, colour: mutedColour, wrap: true})
		}
	}
	s.next(0)
	for i, c := range columns {
		l := lookHeading
		if c.Kind == tender.HoldsNumber || c.Kind == tender.HoldsMoney || c.Heading == tender.HeadingWeight {
			l = l.right()
		}
		s.text(i+1, c.Heading, l)
	}
}

// finish protects a sheet without a password, and ends it. Rows and columns may still be made higher and wider.
func (b *tenderBook) finish(s *sheet) {
	b.keep(b.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, EditObjects: true, EditScenarios: true,
	}))
	s.close()
}

// writeGuide writes the sheet that says how to fill in the others.
func (b *tenderBook) writeGuide() {
	f := b.page()
	f.widths, f.columns = []float64{16, 110}, 2
	s := b.sheet(tender.SheetGuide, f)
	s.text(1, tender.SheetGuide, lookTitle)
	s.next(24)
	for _, line := range []string{
		"Fill in the shaded cells, save the workbook, and import it as a tender.",
		"Numbers are plain: 12.5, with a point. An empty cell means that something is not there; it is never taken for 0.",
		"Everything else is protected without a password, so that headings and ids stay as they are: they are what is looked for.",
		"To add a question or a bid to a tender that has some, take the protection off, insert a row (and in the grids a column), and name its id everywhere.",
		"Every fault is reported with its cell, such as Marks!H7, and nothing is taken until there are none.",
	} {
		s.text(1, line, lookText)
		s.next(0)
	}
	s.skip(1)
	s.text(1, "Sheet", lookHeading)
	s.text(2, "What it holds", lookHeading)
	s.next(0)
	hints := [][2]string{{tender.SheetFacts, factsHint}}
	for _, t := range tender.WorkbookTables() {
		hints = append(hints, [2]string{t.Sheet, t.Hint})
	}
	for _, hint := range hints {
		s.text(1, hint[0], lookCell.strong())
		s.text(2, hint[1], lookCell)
		s.next(0)
	}
	b.finish(s)
}

var factColumns = []tender.Column{{Heading: "Fact"}, {Heading: "Value"}, {Heading: "What it means"}}

const factsHint = "What the tender is, how it weighs cost and quality, and how it is ranked."

// writeFacts writes the sheet of labels and values.
func (b *tenderBook) writeFacts() {
	f := b.page()
	f.widths, f.columns, f.titleRow, f.headRows = []float64{30, 44, 80}, 3, tender.LayoutHeadRow, tender.LayoutHeadRow
	s := b.sheet(tender.SheetFacts, f)
	b.writeHead(s, factsHint)
	b.writeHeadings(s, factColumns)
	s.next(0)
	values := b.factValues()
	for _, fact := range tender.WorkbookFacts() {
		s.text(1, fact.Heading, lookCell.strong())
		b.put(s, 2, fact, values[fact.Heading])
		s.text(3, fact.Hint, lookCell.muted().indented(1))
		b.guard(s, fact, ref(2, s.row), "")
		s.next(0)
	}
	b.finish(s)
}

// idsOf is where the ids stand that a sheet lists in its first column, as a validation formula.
func (b *tenderBook) idsOf(sheet string) string {
	rows := map[string]int{
		tender.SheetCriteria: rowsOffered(len(b.criteriaRows()), spareCriteria),
		tender.SheetLots:     rowsOffered(len(b.tender.Lots), spareRows),
		tender.SheetPanel:    rowsOffered(len(b.tender.Panel), spareRows),
		tender.SheetBids:     rowsOffered(len(b.bidRows()), spareBids),
	}[sheet]
	first := tender.LayoutHeadRow + 1
	return sheet + "!" + fixedRange(1, first, 1, first+rows-1)
}

// joined puts ids into one cell: with commas between, or a line each where one of them holds a comma.
func joined(ids []string) string {
	separator := ", "
	for _, id := range ids {
		if strings.ContainsAny(id, ",;") {
			separator = "\n"
		}
	}
	return strings.Join(ids, separator)
}
