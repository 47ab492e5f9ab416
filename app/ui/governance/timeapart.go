package governance

import (
	"fmt"
	"math/big"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// apart is what comes of a round of votes: time against value, element by element, as a sentence, a chart and a table.
type apart struct {
	says    *kit.Wrapped
	drawn   chart.Pairs
	picture fyne.CanvasObject
	table   *kit.Table[shareRow]
}

// shareRow is one element with the shares of the votes that it got.
type shareRow struct {
	governance.Share
}

func newApart() *apart {
	a := &apart{says: kit.Words("", theme.SizeNameText, true, kit.Plain)}
	a.picture = kit.Chart(func(width, _ float32) chart.Drawing { return a.drawn.Draw(float64(width), kit.ChartMeasure) })
	of := func(q governance.Question) func(shareRow) string {
		return func(r shareRow) string { return shareWords(r.Of[q]) }
	}
	by := func(q governance.Question) func(a, b shareRow) int {
		return func(a, b shareRow) int { return kit.CompareShares(a.Of[q], b.Of[q]) }
	}
	a.table = kit.NewTable(
		"Nobody voted yet.",
		kit.Column[shareRow]{Title: "Element of policy work", Width: 150, Grow: 3, Text: func(r shareRow) string { return fmt.Sprintf("%d  %s", r.Element.Number, r.Element.Title) }, Compare: func(a, b shareRow) int { return a.Element.Number - b.Element.Number }},
		kit.Column[shareRow]{Title: "Stage", Width: 90, Text: func(r shareRow) string { return r.Element.Stage }, Yield: 2},
		kit.Column[shareRow]{Title: "Time", Width: 62, Number: true, Text: of(governance.Frequency), Compare: by(governance.Frequency)},
		kit.Column[shareRow]{Title: "Value", Width: 62, Number: true, Text: of(governance.Value), Compare: by(governance.Value)},
		kit.Column[shareRow]{Title: "Time less value, points", Width: 176, Number: true, Text: gapWords, Compare: func(a, b shareRow) int { return kit.CompareShares(a.Gap(), b.Gap()) }},
		kit.Column[shareRow]{Title: "Effect", Width: 72, Number: true, Text: of(governance.Effect), Compare: by(governance.Effect), Yield: 1},
	)
	a.table.Key = func(r shareRow) string { return kit.Key(int64(r.Element.Number)) }
	return a
}

// Object is the tab.
func (a *apart) Object() fyne.CanvasObject {
	note := kit.Words("The shares of all votes on each question. A difference of a few points between few voters is chance.", theme.SizeNameCaptionText, false, kit.Secondary)
	rows := kit.RowsHigh(func() int { return len(a.table.All()) }, a.table)
	return kit.Scrolled(kit.Flow(14, kit.InCard(kit.Flow(10, a.says, a.picture)), kit.Card(kit.Flow(0, kit.Pad(12, 8, 14, 14, note), rows))))
}

// load shows what came of a round.
func (a *apart) load(shares []governance.Share, round string) {
	rows := make([]shareRow, len(shares))
	imbalances := governance.Imbalances(shares)
	strong := map[int]bool{}
	for _, s := range imbalances[:min(len(imbalances), strongest)] {
		strong[s.Element.Number] = true
	}
	a.drawn = chart.Pairs{Title: apartTitle(imbalances, round), Axis: "share of the votes, in points", Unit: " %", First: "time: how often it is done", Second: "value: what it is worth"}
	for i, s := range shares {
		rows[i] = shareRow{s}
		if s.Gap() == nil {
			continue
		}
		row := chart.Pair{Group: s.Element.Stage, Label: s.Element.Title, First: percentOf(s.Of[governance.Frequency]), Second: percentOf(s.Of[governance.Value]), Strong: strong[s.Element.Number]}
		if row.Strong {
			row.Word = apartWords(s)
		}
		a.drawn.Rows = append(a.drawn.Rows, row)
	}
	a.table.SetRows(rows)
	a.says.SetText(imbalanceSentence(shares, imbalances))
	a.picture.Refresh()
}

// apartTitle says the point of the chart.
func apartTitle(imbalances []governance.Share, round string) string {
	if len(imbalances) == 0 {
		return round
	}
	return "Time and value lie furthest apart in “" + imbalances[0].Element.Title + "”"
}

// strongest is how many imbalances the chart points out.
const strongest = 3

// imbalanceSentence says where most time goes that is worth little, and where value lies that gets little time.
func imbalanceSentence(shares, imbalances []governance.Share) string {
	switch {
	case len(shares) == 0 || shares[0].Gap() == nil:
		return "Time can be set against value once somebody voted on both."
	case len(imbalances) == 0:
		return "Time goes exactly where value lies."
	}
	var more, less *governance.Share
	for i := range imbalances {
		s := &imbalances[i]
		switch {
		case s.Gap().Sign() > 0 && more == nil:
			more = s
		case s.Gap().Sign() < 0 && less == nil:
			less = s
		}
	}
	part := func(s *governance.Share) string {
		return fmt.Sprintf("%s of the time and %s of the value", shareWords(s.Of[governance.Frequency]), shareWords(s.Of[governance.Value]))
	}
	return fmt.Sprintf("“%s” takes %s; “%s” gets %s.", more.Element.Title, part(more), less.Element.Title, part(less))
}

// apartWords say by how many points time and value of an element differ: 21 more time.
func apartWords(s governance.Share) string {
	points := points(new(big.Rat).Abs(s.Gap()))
	if s.Gap().Sign() > 0 {
		return points + " more time"
	}
	return points + " more value"
}

// gapWords are by how many points more of the time than of the value goes into an element: +21, −8.
func gapWords(r shareRow) string {
	gap := r.Gap()
	switch {
	case gap == nil:
		return dash
	case gap.Sign() > 0:
		return "+" + points(gap)
	case gap.Sign() < 0:
		return "−" + points(new(big.Rat).Abs(gap))
	}
	return points(gap)
}
