package export

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/app/chart"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// mostBars is how many bids the chart of totals shows.
const mostBars = 40

// writeTotals draws the totals of the bids in the running.
func (r *report) writeTotals() {
	if len(r.result.Ranked()) > 1 {
		r.chart(r.totalsChart().Draw(bodyWidth, r.ts.measure))
	}
}

func (r *report) totalsChart() chart.Bars {
	ranked := r.result.Ranked()
	bars := chart.Bars{Title: r.totalsTitle(), Axis: "points"}
	if r.method.WeightedSum() {
		bars.Full = 100
		bars.Parts = []string{
			fmt.Sprintf("from quality (%v %%)", r.result.Model.QualityWeight), fmt.Sprintf("from price (%v %%)", r.result.Model.CostWeight),
		}
	} else {
		bars.Axis = r.totalHeading()
		if r.method.LowerIsBetter {
			bars.Axis += ", less is better"
		}
	}
	for i := range ranked[:min(len(ranked), mostBars)] {
		s := &ranked[i]
		bars.Bars = append(bars.Bars, chart.Bar{Label: r.chartLabel(s.Bid), Value: r.figure.total(s.Compared), Parts: r.totalParts(s)})
	}
	return bars
}

// totalsTitle says the point of the chart of totals.
func (r *report) totalsTitle() string {
	ranked := r.result.Ranked()
	title := r.all(r.result.Winners) + " share the first place"
	if len(r.result.Winners) == 1 {
		title = r.all(r.result.Winners) + " wins" + r.lead()
	}
	if len(ranked) > mostBars {
		title += fmt.Sprintf(" (the first %d of %d bids)", mostBars, len(ranked))
	}
	return title
}

// totalParts are what quality and price add to a total; the whole figure for methods that add nothing up.
func (r *report) totalParts(s *weighing.Standing) []chart.BarPart {
	if !r.method.WeightedSum() {
		return []chart.BarPart{{Size: pixels(s.Total)}}
	}
	price := new(big.Rat).Mul(r.result.Model.CostWeight.Rat(), s.PriceScore)
	price.Quo(price, big.NewRat(100, 1))
	quality := new(big.Rat).Sub(s.Total, price)
	if quality.Sign() < 0 { // weighted parts rounded up may leave less than nothing
		quality.SetInt64(0)
	}
	return []chart.BarPart{
		{Size: pixels(quality), Word: r.figure.score(quality)}, {Size: pixels(price), Word: r.figure.score(price)},
	}
}

// chartLabel names a bid in a chart: a long name is cut, its id is not.
func (r *report) chartLabel(b *weighing.Bid) string {
	const room = bodyWidth / 4
	l := lettering{size: 8, bold: true} // as large as a chart writes labels
	label := r.labels[b.ID]
	name, id, both := strings.Cut(label, " ("+brief(inOneLine(b.ID), 24))
	if !both || r.ts.width(label, l) <= room {
		return label
	}
	id = " (" + brief(inOneLine(b.ID), 24) + id
	return r.ts.cut(name, l, max(room/2, room-r.ts.width(id, l))) + id
}

// pixels is a figure for drawing.
func pixels(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

// balanceChart draws each bid's total as a straight line over the weight of quality, with those who win somewhere in colour.
func (r *report) balanceChart(stretches []weighing.Stretch) chart.Lines {
	lines := chart.Lines{
		Title:    r.balanceTitle(stretches),
		X:        chart.Axis{Name: "weight of quality; the rest is cost", High: 100, Unit: " %"},
		Y:        chart.Axis{Name: "total"},
		Here:     pixels(r.result.Model.QualityWeight.Rat()),
		HereName: fmt.Sprintf("here %v %%", r.result.Model.QualityWeight),
		Height:   225,
	}
	inks := r.winnerInks(stretches)
	byID := map[string]chart.Line{}
	var others []chart.Line
	ranked := r.result.Ranked()
	for i := range ranked {
		line := r.balanceLine(&ranked[i])
		id := ranked[i].Bid.ID
		if ink, wins := inks[id]; wins {
			line.Ink, line.Strong = ink, true
			byID[id] = line
			lines.Lines = append(lines.Lines, line)
		} else {
			others = append(others, line)
		}
		for _, point := range line.Points {
			lines.Y.Low, lines.Y.High = min(lines.Y.Low, point.Y), max(lines.Y.High, point.Y)
		}
	}
	lines.Lines = append(lines.Lines, others...)
	for i, s := range stretches {
		band := chart.Band{From: pixels(s.From), To: pixels(s.To), Label: r.all(s.Winners), Ink: inks[s.Winners[0]]}
		lines.Bands = append(lines.Bands, band)
		if i > 0 {
			lines.Marks = append(lines.Marks, chart.Point{X: band.From, Y: height(byID[s.Winners[0]], band.From)})
		}
	}
	return lines
}

// winnerInks gives each bid that wins somewhere an ink: the winner at the model's own balance the first, the others in the order of the
// stretches.
func (r *report) winnerInks(stretches []weighing.Stretch) map[string]chart.Ink {
	inks := map[string]chart.Ink{}
	for _, s := range append([]weighing.Stretch{r.stretchHere(stretches)}, stretches...) {
		for _, id := range s.Winners {
			if _, has := inks[id]; !has {
				inks[id] = chart.LineInk(len(inks))
			}
		}
	}
	return inks
}

// stretchHere is the stretch that the model's own balance lies in; the lower one where it lies between two.
func (r *report) stretchHere(stretches []weighing.Stretch) weighing.Stretch {
	here := r.result.Model.QualityWeight.Rat()
	return stretches[slices.IndexFunc(stretches, func(s weighing.Stretch) bool { return here.Cmp(s.To) <= 0 })]
}

// balanceLine runs from the price score alone to the quality part alone.
func (r *report) balanceLine(s *weighing.Standing) chart.Line {
	quality := pixels(s.Quality)
	if r.result.Model.Method == weighing.RatedCriteria {
		quality *= 100 / pixels(r.result.Field.BestQuality)
	}
	return chart.Line{
		Label: r.chartLabel(s.Bid), Ink: chart.Quiet,
		Points: []chart.Point{{X: 0, Y: pixels(s.PriceScore)}, {X: 100, Y: quality}},
	}
}

// height is the value of a balance line at a weight.
func height(line chart.Line, weight float64) float64 {
	from, to := line.Points[0], line.Points[1]
	return from.Y + (to.Y-from.Y)*weight/100
}

// balanceTitle says the point of the chart.
func (r *report) balanceTitle(stretches []weighing.Stretch) string {
	s := r.stretchHere(stretches)
	who := r.all(s.Winners) + verb(s.Winners, " wins", " are level")
	switch {
	case len(stretches) == 1:
		return who + " at every balance"
	case s.From.Sign() == 0:
		return fmt.Sprintf("%s up to %s %% quality", who, exact.Format(s.To, 1))
	case s.To.Cmp(big.NewRat(100, 1)) == 0:
		return fmt.Sprintf("%s from %s %% quality", who, exact.Format(s.From, 1))
	}
	return fmt.Sprintf("%s from %s to %s %% quality", who, exact.Format(s.From, 1), exact.Format(s.To, 1))
}
