package export

import (
	"maps"
	"slices"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// columnWidths are the widths of columns by heading, in characters; others have a width by what they hold.
var columnWidths = map[string]float64{
	tender.HeadingQuestion: 60, tender.HeadingTitle: 40, tender.HeadingMeans: 90, tender.HeadingRationale: 90, tender.HeadingSupplier: 40,
	tender.HeadingSection: 20, tender.HeadingCriteria: 30, tender.HeadingName: 40, tender.HeadingChildren: 14, tender.HeadingScale: 20,
}

func widthOf(c tender.Column) float64 {
	width, set := columnWidths[c.Heading]
	switch {
	case set:
		return width
	case c.Kind == tender.HoldsMoney:
		return 18
	}
	return 13
}

// writeTable writes a sheet that is a table, with rows to spare.
func (b *tenderBook) writeTable(name string, rows [][]any, spare int) {
	table := tender.TableOf(name)
	f := b.page()
	f.columns, f.titleRow, f.headRows, f.headColumns = len(table.Columns), tender.LayoutHeadRow, tender.LayoutHeadRow, 1
	for _, c := range table.Columns {
		f.widths = append(f.widths, widthOf(c))
	}
	s := b.sheet(name, f)
	b.writeHead(s, table.Hint)
	b.writeHeadings(s, table.Columns)
	s.next(0)
	offered := b.offered(name, len(rows), spare)
	for i, c := range table.Columns {
		b.guard(s, c, ref(i+1, s.row)+":"+ref(i+1, s.row+offered-1), name)
	}
	for i := range offered {
		for column, c := range table.Columns {
			var value any
			if i < len(rows) {
				value = rows[i][column]
			}
			b.put(s, column+1, c, value)
		}
		s.next(0)
	}
	b.finish(s)
}

// offered is how many rows a table has to be filled in. Criteria and bids are fixed once there are any, and so are the marks of a panel.
func (b *tenderBook) offered(name string, filled, spare int) int {
	switch name {
	case tender.SheetCriteria, tender.SheetBids, tender.SheetEvaluators:
		return rowsOffered(filled, spare)
	}
	return filled + spare
}

// factValues are the values of the facts by their labels.
func (b *tenderBook) factValues() map[string]any {
	t := b.tender
	values := map[string]any{
		tender.FactReference: t.Reference, tender.FactTitle: t.Title, tender.FactCurrency: t.Currency.Code(),
		tender.FactBegun: t.Begun.String(), tender.FactNote: t.Note,
		tender.FactMethod: string(t.Price.Method), tender.FactCostWeight: t.CostWeight, tender.FactQualityWeight: t.QualityWeight,
		tender.FactWeights: t.Weights.String(), tender.FactMinimum: t.QualityMinimum,
		tender.FactScaleMin: t.Scale.Min, tender.FactScaleMax: t.Scale.Max, tender.FactScaleStep: t.Scale.Step,
		tender.FactShouldCost: t.ShouldCost, tender.FactLimits: t.Limits.Name,
	}
	if t.Rounding != (weighing.Rounding{}) {
		values[tender.FactStage] = t.Rounding.Stage.String()
		values[tender.FactPlaces] = exact.Int(int64(t.Rounding.Places))
	}
	var ties []string
	for _, tie := range t.Ties {
		ties = append(ties, tie.String())
	}
	values[tender.FactTies] = joined(ties)
	if t.MeanOfEvaluators {
		values[tender.FactMean] = tender.Yes
	}
	if t.Limits.WholeNumbers {
		values[tender.FactWhole] = tender.Yes
	}
	for _, p := range weighing.AllParameters() {
		values[tender.FactOf(p).Heading] = *p.Get(&t.Price.Parameters)
	}
	return values
}

// criteriaRows are the criteria, each before its parts.
func (b *tenderBook) criteriaRows() (rows [][]any) {
	var walk func(cs []tender.Criterion, parent string)
	walk = func(cs []tender.Criterion, parent string) {
		for i := range cs {
			c := &cs[i]
			relative := ""
			if c.RelativeChildren {
				relative = tender.WeightsRelative.String()
			}
			rows = append(rows, []any{
				c.ID, parent, c.Section, c.Title, c.Weight, c.Minimum, relative, c.Scale.Min, c.Scale.Max, c.Scale.Step,
			})
			walk(c.Children, c.ID)
		}
	}
	walk(b.tender.Criteria, "")
	return rows
}

// scaleRows are the words of the tender's scale, then those of each criterion's own.
func (b *tenderBook) scaleRows() (rows [][]any) {
	add := func(criterion string, levels []tender.Level) {
		for _, level := range levels {
			rows = append(rows, []any{criterion, level.Mark, level.Title, level.Means})
		}
	}
	add("", b.tender.Scale.Levels)
	var walk func(cs []tender.Criterion)
	walk = func(cs []tender.Criterion) {
		for i := range cs {
			add(cs[i].ID, cs[i].Scale.Levels)
			walk(cs[i].Children)
		}
	}
	walk(b.tender.Criteria)
	return rows
}

func (b *tenderBook) lotRows() (rows [][]any) {
	for _, lot := range b.tender.Lots {
		rows = append(rows, []any{lot.ID, lot.Title, joined(lot.Criteria)})
	}
	return rows
}

func (b *tenderBook) panelRows() (rows [][]any) {
	for _, e := range b.tender.Panel {
		rows = append(rows, []any{e.ID, e.Name})
	}
	return rows
}

func (b *tenderBook) limitRows() (rows [][]any) {
	for _, limits := range b.tender.Limits.Ranges {
		section := limits.Section
		if section == "" {
			section = tender.LimitsPrice
		}
		rows = append(rows, []any{section, limits.Min, limits.Max})
	}
	return rows
}

// bidRows are the bids, each followed by its offers for single lots.
func (b *tenderBook) bidRows() (rows [][]any) {
	for i := range b.tender.Bids {
		bid := &b.tender.Bids[i]
		status := ""
		if bid.Status != weighing.Received {
			status = bid.Status.String()
		}
		rows = append(rows, []any{bid.ID, bid.Supplier, status, "", bid.Price, bid.PriceScore})
		for _, lot := range b.lotsOf(bid) {
			offer := bid.Lots[lot]
			rows = append(rows, []any{bid.ID, "", "", lot, offer.Price, offer.PriceScore})
		}
	}
	return rows
}

// lotsOf are the lots that a bid is for, in the order of the tender.
func (b *tenderBook) lotsOf(bid *tender.Bid) (lots []string) {
	for _, lot := range b.tender.Lots {
		if _, made := bid.Lots[lot.ID]; made {
			lots = append(lots, lot.ID)
		}
	}
	for _, lot := range slices.Sorted(maps.Keys(bid.Lots)) {
		if !slices.Contains(lots, lot) {
			lots = append(lots, lot)
		}
	}
	return lots
}
