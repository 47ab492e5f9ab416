package exchange

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// ReadTenderWorkbook reads back a tender workbook, in the layout that package tender describes. Numbers are taken as the workbook shows
// them, to 15 digits; whatever stands in other sheets, or to the right of a table, is the owner's and is passed over, but a heading
// within a table that is not known is named in a notice.
//
// It fails with [tender.Faults], which are all the faults at once, those of further checks too, each with its cell (Marks!H7). Any other
// error is one of reading from in.
func ReadTenderWorkbook(in io.Reader, further ...FurtherCheck) (read *tender.Tender, notices []weighing.Notice, err error) {
	data, err := readAllOf(in)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if recover() != nil { // the library panics on some damaged workbooks
			read, notices = nil, nil
			err = tender.Faults{{Problem: "the workbook is damaged", Remedy: "open it in Excel or LibreOffice, save it as a new workbook, and try that"}}
		}
	}()
	book, err := openWorkbook(data)
	if err != nil {
		return nil, nil, err
	}
	defer book.file.Close()
	b := &tenderBook{workbook: book, cells: map[string]string{}}
	if err := b.readSheets(); err != nil {
		return nil, nil, err
	}
	b.missCurrency()
	notices = b.ignoredHeadings()
	faults := withChecks(b.faults, append(b.uncounted, b.unread...), checked(&b.tender, further))
	if err := b.inCells(faults).Err(); err != nil {
		return nil, notices, err
	}
	return &b.tender, notices, nil
}

// readSheets reads sheet after sheet, each of which may need what those before it hold.
func (b *tenderBook) readSheets() error {
	facts, err := b.open(tender.SheetFacts)
	if err != nil {
		return err
	}
	criteria, err := b.open(tender.SheetCriteria)
	if err != nil {
		return err
	}
	if facts == nil || criteria == nil {
		return tender.Faults{{
			Problem: fmt.Sprintf("this is no tender workbook: it does not have the sheets %q and %q", tender.SheetFacts, tender.SheetCriteria),
			Remedy:  "fill in a workbook that this program made",
		}}
	}
	b.readFacts(facts)
	for _, s := range []struct {
		name     string
		optional bool
		place    string // of what it holds in the tender file
		read     func(*table)
	}{
		{tender.SheetCriteria, false, "tender.criteria", b.readCriteria},
		{tender.SheetScales, true, "tender.scale", b.readScales},
		{tender.SheetLots, true, "tender.lots", b.readLots},
		{tender.SheetPanel, true, "tender.panel", b.readPanel},
		{tender.SheetLimits, true, "tender.weight_limits", b.readLimits},
		{tender.SheetBids, false, bidsPlace, b.readBids},
		{tender.SheetMarks, false, "", func(t *table) { b.readGrid(t, b.takeMark) }},
		{tender.SheetRationales, true, "", func(t *table) { b.readGrid(t, b.takeRationale) }},
		{tender.SheetEvaluators, true, "", b.readEvaluators},
	} {
		if s.place == "" && slices.Contains(b.unread, bidsPlace) {
			continue // marks are of bids, which could not be read
		}
		found, err := b.readTable(s.name, s.optional, s.read)
		if err != nil {
			return err
		}
		if !found && s.place != "" {
			b.unread = append(b.unread, s.place)
		}
	}
	return nil
}

// bidsPlace is where the bids stand in a tender file.
const bidsPlace = "bids"

// open reads a sheet's cells; nil where the workbook has no such sheet.
func (b *tenderBook) open(name string) (*sheetCells, error) {
	cells, err := b.sheet(name)
	switch {
	case errors.Is(err, errTooLarge):
		return nil, tender.Faults{{
			Place: name, Problem: fmt.Sprintf("the sheet has more than %d rows or %d cells", maxSheetRows, maxSheetCells),
			Remedy: "delete the rows that are not used",
		}}
	case err != nil:
		return nil, tender.Faults{{
			Place: name, Problem: "the sheet is damaged", Remedy: "open the workbook in Excel or LibreOffice, save it as a new one, and try that",
		}}
	}
	return cells, nil
}

// readTable finds a table and has it read, and reports whether it could be. One that lacks a column that it needs is not read.
func (b *tenderBook) readTable(name string, optional bool, read func(*table)) (bool, error) {
	cells, err := b.open(name)
	if err != nil {
		return false, err
	}
	if cells == nil {
		if !optional {
			b.fault(name, "fill in a workbook that this program made", "the sheet is missing")
		}
		return optional, nil
	}
	t, missing := findTable(cells, tender.TableOf(name))
	if len(t.columns) == 0 && optional {
		return true, nil // emptied by somebody who has no use for it
	}
	for _, heading := range missing {
		b.fault(fmt.Sprintf("%s!%d:%d", name, t.head+1, t.head+1), "put the heading back as it was", "the column %q is missing", heading)
	}
	if len(missing) > 0 {
		return false, nil
	}
	for _, heading := range t.unknownHeadings() {
		b.ignored.add(heading)
	}
	read(t)
	return true, nil
}

// inCells gives faults the cells that they stand in, also where a problem names another place.
func (b *tenderBook) inCells(faults tender.Faults) tender.Faults {
	located := slices.Clone(faults)
	for i, f := range located {
		located[i] = tender.Fault{
			Place:   b.cellOf(f.Place),
			Problem: aPlace.ReplaceAllStringFunc(f.Problem, b.cellOf),
			Remedy:  inWorkbookWords.Replace(f.Remedy),
		}
	}
	return located
}

// aPlace is a place of the tender file within a sentence.
var aPlace = regexp.MustCompile(`\b(tender|bids)[.\[][A-Za-z0-9_.\[\]]*[A-Za-z0-9_\]]`)

// inWorkbookWords says what to do in a workbook where a fault's remedy speaks of the tender file.
var inWorkbookWords = strings.NewReplacer(
	`say "weights": "relative" on `, `write relative under "`+tender.HeadingChildren+`" beside `,
	`say "weights": "relative"`, `choose relative on the sheet `+tender.SheetFacts,
	`say "of-quality" or "relative"`, `choose of-quality or relative`,
	"give tender.scale,", "give the tender a highest mark,",
	"tender.panel", "the sheet "+tender.SheetPanel,
	"give max,", "give a highest mark,",
)

// cellOf is the cell of a place of the tender file, or of the nearest thing around it; for what has no cell, the sheet.
func (b *tenderBook) cellOf(place string) string {
	for around := place; around != ""; around = around[:max(0, strings.LastIndexAny(around, ".["))] {
		if ref := b.cells[around]; ref != "" {
			return ref
		}
	}
	for _, s := range []struct{ prefix, sheet string }{
		{"tender.criteria", tender.SheetCriteria},
		{"tender.lots", tender.SheetLots},
		{"tender.panel", tender.SheetPanel},
		{"tender.weight_limits", tender.SheetLimits},
		{"tender.", tender.SheetFacts},
		{"bids[", tender.SheetBids},
	} {
		if strings.HasPrefix(place, s.prefix) {
			return s.sheet
		}
	}
	return place
}

// ignoredHeadings is the notice that names headings which are not known.
func (b *tenderBook) ignoredHeadings() []weighing.Notice {
	if len(b.ignored.names) == 0 {
		return nil
	}
	text := "The workbook has columns that this program does not know and does not keep: " + b.ignored.few() + "."
	return []weighing.Notice{{Code: weighing.UnknownMember, Text: text}}
}
