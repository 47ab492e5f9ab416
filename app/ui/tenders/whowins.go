package tenders

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// whoWins is the card that says which bid wins at every balance between cost and quality.
type whoWins struct {
	tab     *weighingTab
	lines   chart.Lines
	words   *kit.Wrapped
	picture fyne.CanvasObject
	card    fyne.CanvasObject
}

// winning is a range of cost weights, in per cent, over which the same bids win.
type winning struct {
	from, to *big.Rat
	winners  []string // ids
	names    string
}

func newWhoWins(w *weighingTab) *whoWins {
	c := &whoWins{tab: w, words: kit.Words("", theme.SizeNameText, false, kit.Secondary)}
	c.picture = kit.Chart(func(width, _ float32) chart.Drawing { return c.lines.Draw(float64(width), kit.ChartMeasure) })
	c.card = kit.Card(kit.Pad(10, 10, 14, 14, kit.Flow(6, kit.Text("Who wins at every balance", theme.SizeNameText, true, kit.Plain), c.picture, c.words)))
	return c
}

// show draws the chart for the ranking in force.
func (c *whoWins) show() {
	if c.tab.stretches == nil {
		c.card.Hide()
		return
	}
	c.card.Show()
	c.draw()
	c.words.SetText(sentenceOf(c.tab.stretches))
	c.picture.Refresh()
}

// byCost are the stretches of a ranking from all quality to all cost.
func byCost(r *weighing.Result) []winning {
	names := map[string]string{}
	for i := range r.Standings {
		names[r.Standings[i].Bid.ID] = label(r.Standings[i].Bid)
	}
	var all []winning
	for _, s := range slices.Backward(r.Balance()) {
		w := winning{from: opposite(s.To), to: opposite(s.From), winners: s.Winners}
		var called []string
		for _, id := range s.Winners {
			called = append(called, names[id])
		}
		w.names = listed(called)
		all = append(all, w)
	}
	return all
}

// opposite is what is left of 100 per cent.
func opposite(percent *big.Rat) *big.Rat { return new(big.Rat).Sub(big.NewRat(100, 1), percent) }

// listed joins names in a sentence: Fernhill, Merrow and Brindle.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// sentenceOf says who wins where: Fernhill wins from 0 to 60.2 % cost; Merrow wins from 60.2 to 100 % cost.
func sentenceOf(all []winning) string {
	if len(all) == 1 {
		return all[0].names + verb(all[0]) + " at every balance."
	}
	places := tellingPlaces(all)
	parts := make([]string, len(all))
	for i, w := range all {
		parts[i] = fmt.Sprintf("%s%s from %s to %s %% cost", w.names, verb(w), exact.Short(w.from, places), exact.Short(w.to, places))
	}
	return strings.Join(parts, "; ") + "."
}

func verb(w winning) string {
	if len(w.winners) > 1 {
		return " are level"
	}
	return " wins"
}

// tellingPlaces is how many places it takes to tell all crossings apart: one, if that is enough.
func tellingPlaces(all []winning) int {
	const most = 6
	for places := 1; places < most; places++ {
		seen := map[string]bool{"0": true, "100": true}
		apart := true
		for _, w := range all[1:] {
			text := exact.Short(w.from, places)
			apart = apart && !seen[text]
			seen[text] = true
		}
		if apart {
			return places
		}
	}
	return most
}

// draw lays out a line for each bid's total over the weight of cost, those who win somewhere in colour.
func (c *whoWins) draw() {
	r := c.tab.result
	ranked := r.Ranked()
	inks := c.inks()
	here := number(r.Model.CostWeight.Rat())
	c.lines = chart.Lines{
		X:    chart.Axis{Name: "weight of cost; the rest is quality", High: 100, Unit: " %"},
		Y:    chart.Axis{Name: "total", Low: 100, High: 0},
		Here: here, HereName: c.tab.hereName(), Height: 190,
	}
	var others []chart.Line
	ends := map[string][2]float64{}
	for i := range ranked {
		line := c.lineOf(&ranked[i])
		ends[ranked[i].Bid.ID] = [2]float64{line.Points[0].Y, line.Points[1].Y}
		for _, point := range line.Points {
			c.lines.Y.Low, c.lines.Y.High = min(c.lines.Y.Low, point.Y), max(c.lines.Y.High, point.Y)
		}
		ink, wins := inks[ranked[i].Bid.ID]
		switch {
		case wins:
			line.Ink, line.Strong = ink, true
			c.lines.Lines = append(c.lines.Lines, line)
		case len(ranked) <= chart.LineInks:
			line.Ink = chart.LineInk(len(inks) + len(others))
			others = append(others, line)
		default:
			others = append(others, line)
		}
	}
	c.lines.Lines = append(c.lines.Lines, others...)
	for i, w := range c.tab.stretches {
		from := number(w.from)
		c.lines.Bands = append(c.lines.Bands, chart.Band{From: from, To: number(w.to), Label: w.names, Ink: inks[w.winners[0]]})
		if end := ends[w.winners[0]]; i > 0 {
			c.lines.Marks = append(c.lines.Marks, chart.Point{X: from, Y: end[0] + (end[1]-end[0])*from/100})
		}
	}
}

// inks gives each bid that wins somewhere an ink, the one that wins by the tender's own weights the first, wherever the balance is moved.
func (c *whoWins) inks() map[string]chart.Ink {
	inks := map[string]chart.Ink{}
	here := c.tab.open.tender.CostWeight.Or(exact.Decimal{}).Rat()
	at := slices.IndexFunc(c.tab.stretches, func(w winning) bool { return here.Cmp(w.to) <= 0 })
	for _, w := range append([]winning{c.tab.stretches[max(at, 0)]}, c.tab.stretches...) {
		for _, id := range w.winners {
			if _, has := inks[id]; !has {
				inks[id] = chart.LineInk(len(inks))
			}
		}
	}
	return inks
}

// lineOf runs from a bid's total at all quality to that at all cost.
func (c *whoWins) lineOf(s *weighing.Standing) chart.Line {
	r := c.tab.result
	quality := number(s.Quality)
	if r.Model.Method == weighing.RatedCriteria && r.Field.BestQuality.Sign() > 0 {
		quality *= 100 / number(r.Field.BestQuality)
	}
	return chart.Line{
		Label: label(s.Bid), Ink: chart.Quiet,
		Points: []chart.Point{{X: 0, Y: quality}, {X: 100, Y: number(s.PriceScore)}},
	}
}

// number is a figure for drawing.
func number(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	f, _ := r.Float64()
	return f
}
