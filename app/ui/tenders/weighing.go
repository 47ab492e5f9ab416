package tenders

import (
	"fmt"
	"math/big"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
)

// weighingTab shows how marks and prices become a ranking, and asks what if the balance were another.
type weighingTab struct {
	*weighed
	open *openTender

	grid    *kit.Grid
	title   *kit.Line
	working *kit.Rebuilt
	award   *kit.Rebuilt
	balance *balance
	chart   *whoWins
	notices *kit.Rebuilt
	lots    *lotChooser
	object  fyne.CanvasObject
}

// figureRow is a row below the criteria: a figure of each bid.
type figureRow struct {
	name, weight string
	texts        []string // by column
	tinted       bool
}

func newWeighing(o *openTender) tab {
	w := &weighingTab{open: o, weighed: o.weighed[o.lot]}
	w.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(w.matrix.lines) + len(w.figures) }, Columns: func() int { return len(w.matrix.bids) },
		Heading: func(col int) string { return w.matrix.bidName(col) },
		Lead: []kit.Lead{
			{Title: "Criterion", Width: 158, Text: w.name},
			{Title: "Weight", Width: 64, Number: true, Text: w.weight},
		},
		Feet: func() int { return len(w.figures) },
		Cell: w.cell, Row: w.row, CellWidth: 78,
	})
	w.grid.OnSelected = func(int, int) { w.working.Refresh() }
	w.title = kit.OneLine("", theme.SizeNameText, false, kit.Secondary)
	w.working = kit.NewRebuilt(4, w.workingShape, w.workingWords)
	w.award = kit.NewRebuilt(0, w.awardShape, w.awardCard)
	w.balance = newBalance(w)
	w.chart = newWhoWins(w)
	w.notices = kit.NewRebuilt(10, w.noticesShape, w.noticeCards)
	w.lots = newLotChooser(o)
	right := kit.Flow(12, w.award.Object, w.balance.card, w.chart.card, w.notices.Object)
	w.object = container.NewBorder(w.lots.object, nil, nil, nil, newColumns(matrixShare, w.left(), right))
	w.show()
	return w
}

// matrixShare is how much of the width is for the marks; the rest is for what follows from them.
const matrixShare = 0.573

// left is the card with the matrix, and the arithmetic of the selected bid below it.
func (w *weighingTab) left() fyne.CanvasObject {
	head := kit.Pad(10, 8, 14, 14, container.NewBorder(nil, nil, kit.Text("Consensus scores", theme.SizeNameText, true, kit.Plain), nil, kit.Pad(0, 0, 14, 0, w.title)))
	words := kit.Pad(0, 0, 14, 14, kit.Scrolled(kit.Pad(8, 12, 0, 0, w.working.Object)))
	return kit.Card(kit.Pad(1, 1, 1, 1, container.New(&underGrid{w.grid}, head, w.grid, words)))
}

// Object is the tab as it is shown.
func (w *weighingTab) Object() fyne.CanvasObject { return w.object }

// Refresh shows the ranking as it is now. The balance that was asked about stays.
func (w *weighingTab) Refresh() {
	w.lots.refresh()
	cost := w.cost
	if w.weighed = w.open.weighed[w.open.lot]; cost.Given() {
		w.weighed = weigh(w.matrix, &w.open.rules, cost)
	}
	w.show()
}

// ask weighs at another balance; nothing is stored.
func (w *weighingTab) ask(cost exact.Optional) {
	w.weighed = weigh(w.matrix, &w.open.rules, cost)
	w.show()
}

// isWhatIf reports whether a balance is asked about that is not the tender's.
func (w *weighingTab) isWhatIf() bool { return w.cost.Given() && w.cost != w.matrix.tender.CostWeight }

// show brings onto the screen what was worked out.
func (w *weighingTab) show() {
	w.title.SetText(w.titleWords())
	w.grid.Refresh()
	w.working.Refresh()
	w.showAward()
	w.balance.show()
	w.chart.show()
	w.notices.Refresh()
}

func (w *weighingTab) titleWords() string {
	if w.isWhatIf() {
		return "what if: " + w.balanceWords()
	}
	return "select a score for its reason, a bid for its arithmetic"
}

// hereName marks the balance in force in the chart.
func (w *weighingTab) hereName() string {
	if w.isWhatIf() {
		return fmt.Sprintf("if %v %%", w.result.Model.CostWeight)
	}
	return fmt.Sprintf("now %v %%", w.result.Model.CostWeight)
}

// balanceWords is the balance in force: 35 % cost, 65 % quality.
func (w *weighingTab) balanceWords() string {
	if w.result == nil {
		return balanceOf(w.open.tender)
	}
	return fmt.Sprintf("%v %% cost, %v %% quality", w.result.Model.CostWeight, w.result.Model.QualityWeight)
}

func (w *weighingTab) name(row int) string {
	if row < len(w.matrix.lines) {
		return w.matrix.lines[row].name()
	}
	return w.figures[row-len(w.matrix.lines)].name
}

func (w *weighingTab) weight(row int) string {
	if row >= len(w.matrix.lines) {
		return w.figures[row-len(w.matrix.lines)].weight
	}
	l := w.matrix.lines[row]
	if !w.isWhatIf() || l.share == nil || w.result == nil {
		return l.weight()
	}
	own := w.open.tender.QualityWeight.Rat()
	if own == nil || own.Sign() == 0 {
		return ""
	}
	share := new(big.Rat).Mul(l.share, w.result.Model.QualityWeight.Rat())
	return shareWords(share.Quo(share, own))
}

func (w *weighingTab) row(row int) kit.GridRow {
	at := row - len(w.matrix.lines)
	if at < 0 {
		return kit.GridRow{Strong: w.matrix.lines[row].leaf < 0}
	}
	return kit.GridRow{Strong: w.figures[at].tinted, Tinted: w.figures[at].tinted, Ruled: at == 0}
}

func (w *weighingTab) cell(row, col int) kit.GridCell {
	if at := row - len(w.matrix.lines); at >= 0 {
		return kit.GridCell{Text: w.figures[at].texts[col]}
	}
	l := &w.matrix.lines[row]
	if l.leaf < 0 {
		return kit.GridCell{}
	}
	mark, text := w.markAt(l, col)
	tone, full := shade(mark, l.scale.Max.Rat())
	return kit.GridCell{Text: text, Tone: tone, Deep: full}
}

// markAt is the mark that counts: the panel's, or else the mean of the evaluators where the tender lets that stand.
func (w *weighingTab) markAt(l *line, col int) (*big.Rat, string) {
	mark := w.matrix.marks[l.leaf][col].Value
	if mark.Given() || !w.open.tender.MeanOfEvaluators {
		return mark.Rat(), mark.String()
	}
	sum, n := new(big.Rat), int64(0)
	for _, o := range w.matrix.offers[col].Evaluators {
		if value := o[l.criterion.ID].Value.Rat(); value != nil {
			sum.Add(sum, value)
			n++
		}
	}
	if n == 0 {
		return nil, ""
	}
	mean := sum.Quo(sum, big.NewRat(n, 1))
	return mean, "ø " + exact.Short(mean, 2)
}
