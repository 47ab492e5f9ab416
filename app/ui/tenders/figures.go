package tenders

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// figureRows are the rows below the criteria that this method has figures for.
func (w *weighed) figureRows() []figureRow {
	quality := w.perBid(func(s *weighing.Standing) string { return figure(s.Quality) })
	if w.result == nil {
		quality = nil
		for _, score := range w.matrix.quality() {
			quality = append(quality, figure(score))
		}
	}
	costWeight, qualityWeight := "", ""
	if w.result != nil && w.method.Weighted {
		costWeight = w.result.Model.CostWeight.String() + " %"
		qualityWeight = w.result.Model.QualityWeight.String() + " %"
	}
	all := []figureRow{
		{name: "Quality score", weight: qualityWeight, texts: quality},
		{name: "Price", texts: w.prices()},
		{name: "Price score", weight: costWeight, texts: w.perBid(func(s *weighing.Standing) string { return figure(s.PriceScore) })},
		{name: w.totalName(), texts: w.perBid(func(s *weighing.Standing) string { return figure(s.Compared) }), tinted: true},
		{name: "Rank", texts: w.perBid(rankWord), tinted: true},
	}
	return slices.DeleteFunc(all, func(r figureRow) bool { return allDashes(r.texts) })
}

// allDashes reports whether no bid has a figure.
func allDashes(texts []string) bool {
	return !slices.ContainsFunc(texts, func(text string) bool { return text != dash })
}

const dash = "–"

// totalName names the method's figure of merit.
func (w *weighed) totalName() string {
	switch {
	case w.method.Method == weighing.PricePerQualityPoint:
		return "Price per quality point"
	case w.method.LowerIsBetter:
		return "Total, less is better"
	}
	return "Total"
}

// perBid is a text about each bid's standing, a dash while there is none.
func (w *weighed) perBid(text func(*weighing.Standing) string) []string {
	texts := make([]string, len(w.standings))
	for col, s := range w.standings {
		texts[col] = dash
		if s != nil {
			texts[col] = text(s)
		}
	}
	return texts
}

// prices are short, as they stand in tight columns; the arithmetic has them in full.
func (w *weighed) prices() []string {
	texts := make([]string, len(w.matrix.offers))
	for col, offer := range w.matrix.offers {
		texts[col] = priceWord(offer)
	}
	return texts
}

func priceWord(offer tender.Offer) string { return cmp.Or(offer.Price.Short(), dash) }

// figure is a score for a column: two places, a dash for none.
func figure(r *big.Rat) string {
	if r == nil {
		return dash
	}
	return exact.Format(r, 2)
}

func rankWord(s *weighing.Standing) string {
	if !s.InTheRunning() {
		return dash
	}
	return strconv.Itoa(s.Rank)
}
