package export

import (
	"slices"

	"counterweight/procurement/tender"
)

// gridRow is a row of the grids of marks and reasons: a criterion, for all lots of a bid or for one.
type gridRow struct {
	criterion *tender.Criterion // nil in a row to spare
	lot       string
}

// gridRows are the criteria that are marked. Where there are lots, one that all of them share has a row for all, one that only some of
// them name has a row for each of these; and any has a row wherever a bid has a mark on it.
func (b *tenderBook) gridRows() []gridRow {
	t, marked := b.tender, b.markedInLots()
	var rows []gridRow
	var walk func(cs []tender.Criterion, named []string)
	walk = func(cs []tender.Criterion, named []string) {
		for i := range cs {
			c := &cs[i]
			if !c.IsLeaf() {
				walk(c.Children, named)
				continue
			}
			for _, lot := range append([]string{""}, lotIDs(t)...) {
				wanted := slices.Contains(named, lot) || lot == "" && named == nil
				if wanted || marked[lot][c.ID] {
					rows = append(rows, gridRow{criterion: c, lot: lot})
				}
			}
		}
	}
	for i := range t.Criteria {
		walk(t.Criteria[i:i+1], lotsThatName(t, t.Criteria[i].ID))
	}
	if rows == nil {
		rows = make([]gridRow, spareCriteria)
	}
	return rows
}

func lotIDs(t *tender.Tender) (ids []string) {
	for _, lot := range t.Lots {
		ids = append(ids, lot.ID)
	}
	return ids
}

func lotsThatName(t *tender.Tender, criterion string) (lots []string) {
	for _, lot := range t.Lots {
		if slices.Contains(lot.Criteria, criterion) {
			lots = append(lots, lot.ID)
		}
	}
	return lots
}

// markedInLots says by lot which criteria some bid has a mark on; the empty lot stands for all lots.
func (b *tenderBook) markedInLots() map[string]map[string]bool {
	marked := map[string]map[string]bool{"": {}}
	note := func(lot string, marks tender.Marks) {
		if marked[lot] == nil {
			marked[lot] = map[string]bool{}
		}
		for id := range marks {
			marked[lot][id] = true
		}
	}
	for i := range b.tender.Bids {
		for _, lot := range append(lotIDs(b.tender), "") {
			offer, _ := offerFor(&b.tender.Bids[i], lot)
			note(lot, offer.Marks)
			for _, marks := range offer.Evaluators {
				note(lot, marks)
			}
		}
	}
	return marked
}

// offerFor is what a bid has of its own for a lot, or for all lots; it has nothing where it is not for the lot.
func offerFor(bid *tender.Bid, lot string) (tender.Offer, bool) {
	if lot == "" {
		return bid.Offer, true
	}
	offer, made := bid.Lots[lot]
	return offer, made
}

func (b *tenderBook) writeMarks() {
	mark := tender.Column{Heading: tender.HeadingMark, Kind: tender.HoldsNumber}
	b.writeGrid(tender.SheetMarks, 13, mark, func(m tender.Mark) any { return m.Value }, func(s *sheet, row gridRow, lead int) {
		first, last := ref(lead+1, s.row), ref(lead+b.bidColumns(), s.row)
		b.guardMark(s, b.tender.ScaleOf(row.criterion), first, first+":"+last)
	})
}

func (b *tenderBook) writeRationales() {
	reason := tender.Column{Heading: tender.HeadingRationale, Kind: tender.HoldsText}
	b.writeGrid(tender.SheetRationales, 44, reason, func(m tender.Mark) any { return m.Rationale }, func(*sheet, gridRow, int) {})
}

// writeGrid writes a sheet with one part of every mark: a row for each criterion, a column for each bid. Guard says what may be filled in
// to the right of the lead columns of a criterion's row.
func (b *tenderBook) writeGrid(name string, bidWidth float64, c tender.Column, part func(tender.Mark) any, guard func(s *sheet, row gridRow, lead int)) {
	s, rows := b.beginGrid(name, bidWidth)
	lead := len(tender.TableOf(name).Columns)
	for _, row := range rows {
		b.writeGridLead(s, row)
		for i := range b.bidColumns() {
			b.putMark(s, lead+1+i, c, i, row, part)
		}
		if row.criterion != nil {
			guard(s, row, lead)
		}
		s.next(0)
	}
	b.finish(s)
}

// bidColumns is how many columns for bids a grid has.
func (b *tenderBook) bidColumns() int { return rowsOffered(len(b.tender.Bids), spareBids) }

// putMark writes a part of a bid's mark. Where the bid is not for the row's lot the cell is closed.
func (b *tenderBook) putMark(s *sheet, column int, c tender.Column, bid int, row gridRow, part func(tender.Mark) any) {
	if bid >= len(b.tender.Bids) || row.criterion == nil {
		b.put(s, column, c, nil)
		return
	}
	offer, made := offerFor(&b.tender.Bids[bid], row.lot)
	if !made {
		s.blank(column, lookCell)
		return
	}
	b.put(s, column, c, part(offer.Marks[row.criterion.ID]))
}

// beginGrid begins a grid with its headings: a bid a column, with its id and below it its supplier.
func (b *tenderBook) beginGrid(name string, bidWidth float64) (*sheet, []gridRow) {
	table, rows := tender.TableOf(name), b.gridRows()
	lead := len(table.Columns)
	f := b.page()
	for _, c := range table.Columns {
		f.widths = append(f.widths, widthOf(c))
	}
	f.widths = append(f.widths, bidWidth)
	f.columns = lead + b.bidColumns()
	f.titleRow, f.headRows, f.headColumns = tender.LayoutHeadRow, tender.LayoutHeadRow+1, lead
	f.pagesWide = 1 + (b.bidColumns()-1)*int(bidWidth)/150
	s := b.sheet(name, f)
	b.writeHead(s, table.Hint)
	b.writeHeadings(s, table.Columns)
	id := tender.Column{Heading: tender.HeadingBid, Kind: tender.HoldsID, From: tender.SheetBids}
	for i := range b.bidColumns() {
		if i < len(b.tender.Bids) {
			s.text(lead+1+i, b.tender.Bids[i].ID, lookHeading.as("@"))
			continue
		}
		b.put(s, lead+1+i, id, nil)
		b.guard(s, id, ref(lead+1+i, s.row), name)
	}
	s.next(0)
	for i := range lead - 1 {
		s.blank(i+1, lookHeading)
	}
	s.text(lead, tender.HeadingSupplier, lookHeading.muted())
	for i, bid := range b.tender.Bids {
		s.text(lead+1+i, bid.Supplier, lookHeading.muted())
	}
	s.next(0)
	if len(b.tender.Criteria) == 0 {
		b.guard(s, table.Columns[0], ref(1, s.row)+":"+ref(1, s.row+len(rows)-1), name)
	}
	return s, rows
}

// writeGridLead writes what stands to the left of the marks. In rows to spare the ids are to be filled in.
func (b *tenderBook) writeGridLead(s *sheet, row gridRow) {
	columns := tender.TableOf(s.name).Columns
	if row.criterion == nil {
		for i, c := range columns {
			if c.Kind == tender.HoldsID {
				b.put(s, i+1, c, nil)
			} else {
				s.blank(i+1, lookCell)
			}
		}
		return
	}
	scale := ""
	if own := b.tender.ScaleOf(row.criterion); own.Max.Given() {
		scale = own.Words()
	}
	values := map[string]string{
		tender.HeadingCriterion: row.criterion.ID, tender.HeadingSection: row.criterion.Section, tender.HeadingQuestion: row.criterion.Title,
		tender.HeadingLot: row.lot, tender.HeadingScale: scale,
	}
	for i, c := range columns {
		if c.Heading == tender.HeadingWeight {
			putDecimal(s, i+1, row.criterion.Weight, lookNumber)
			continue
		}
		s.text(i+1, values[c.Heading], lookCell.as("@"))
	}
}

// evaluatorRows are the marks of single evaluators. Where the tender names a panel there is a row for each of its members, each bid and
// each criterion, to be filled in.
func (b *tenderBook) evaluatorRows() (rows [][]any) {
	t, grid := b.tender, b.gridRows()
	for _, evaluator := range t.Evaluators() {
		onPanel := slices.ContainsFunc(t.Panel, func(e tender.Evaluator) bool { return e.ID == evaluator })
		for i := range t.Bids {
			for _, row := range grid {
				offer, made := offerFor(&t.Bids[i], row.lot)
				if row.criterion == nil || !made {
					continue
				}
				mark, given := offer.Evaluators[evaluator][row.criterion.ID]
				if given || onPanel {
					rows = append(rows, []any{evaluator, t.Bids[i].ID, row.lot, row.criterion.ID, mark.Value, mark.Rationale})
				}
			}
		}
	}
	return rows
}
