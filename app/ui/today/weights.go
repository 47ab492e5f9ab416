package today

import (
	"fmt"
	"math/big"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// weights sets what past tenders weighed cost at beside how their contracts then performed, as a chart or as the table behind it.
type weights struct {
	page   *Page
	past   desk.CostWeights
	chart  fyne.CanvasObject
	table  *kit.Table[desk.PastTender]
	front  *fyne.Container
	say    *kit.Wrapped
	pill   *kit.Button
	object *fyne.Container
}

// Heights of the chart and the table, at 100 % text.
const (
	chartHigh = 168
	tableHigh = 200
)

func newWeights(p *Page) *weights {
	w := &weights{page: p, say: kit.Words("", theme.SizeNameText, false, kit.Secondary)}
	w.chart = kit.Chart(func(width, _ float32) chart.Drawing { return w.draw(float64(width)) })
	w.table = kit.NewTable("No contract was awarded from a tender yet.", pastColumns...)
	w.table.Key = func(t desk.PastTender) string { return fmt.Sprint(t.Contract, t.Tender) }
	w.table.OnOpened = w.open
	w.pill = kit.Pill("Table", w.turn)
	w.front = container.New(&highLayout{chartHigh}, w.chart)
	w.object = kit.Flow(8, titled("Cost weight in each tender, coloured by how the contract then performed", w.pill), w.front, w.say)
	return w
}

// open opens the scorecard behind a mark, or where there is none the contract.
func (w *weights) open(t desk.PastTender) {
	if t.Scored {
		w.page.host.Open(kit.Thing{Kind: kit.CardThing, ID: int64(t.Card), Name: t.Period.String()})
		return
	}
	w.page.host.Open(kit.Thing{Kind: kit.ContractThing, ID: int64(t.Contract), Name: t.Reference})
}

// turn shows the table in the place of the chart, or the chart again.
func (w *weights) turn() {
	table := !w.pill.Chosen()
	w.pill.SetChosen(table)
	w.front.Objects, w.front.Layout = []fyne.CanvasObject{w.chart}, &highLayout{chartHigh}
	if table {
		w.front.Objects, w.front.Layout = []fyne.CanvasObject{w.table}, &highLayout{tableHigh}
	}
	w.front.Refresh()
	w.page.page.Object().Refresh()
}

func (w *weights) show(t *desk.Today) {
	w.past = t.Past
	w.table.SetRows(t.Past.Tenders)
	w.say.SetRuns(sentence(&t.Past)...)
	w.front.Hidden, w.pill.Hidden = len(t.Past.Tenders) == 0, len(t.Past.Tenders) == 0
	w.chart.Refresh()
	w.object.Refresh()
}

// draw is the chart of all past tenders.
func (w *weights) draw(width float64) chart.Drawing {
	o := chart.Outcomes{Y: chart.Axis{Low: 0, High: 60, Unit: " %"}, Height: chartHigh / 1.4}
	for i := range w.past.Tenders {
		t := &w.past.Tenders[i]
		cost, _ := t.Cost.Rat().Float64()
		o.Points = append(o.Points, chart.Outcome{Day: chart.DayOf(t.Awarded.UTC()), Value: cost, Rating: markOf(t)})
	}
	return o.Draw(width, kit.ChartMeasure)
}

// markOf is how a contract is marked: 0 to 3 from good to inadequate, and another number where it is not rated so.
func markOf(t *desk.PastTender) int {
	if !t.Scored || t.Rating < scorecard.Good || t.Rating > scorecard.Inadequate {
		return -1
	}
	return int(t.Rating - scorecard.Good)
}

// sentence says what tenders that weighed cost heavily and lightly came to, and how many contracts that rests on.
func sentence(w *desk.CostWeights) []kit.Run {
	heavy := fmt.Sprintf("cost at %d %% or more", desk.HeavyCost)
	light := fmt.Sprintf("%d %% or less", desk.LightCost)
	switch {
	case len(w.Tenders) == 0:
		return []kit.Run{{Text: "Nothing to compare yet: once contracts name the tenders that they were awarded from and have a scorecard, they stand here by the weight that cost had."}}
	case w.Heavy.Contracts == 0 && w.Light.Contracts == 0:
		return []kit.Run{{Text: fmt.Sprintf("No contract from a tender with %s, or with %s, has a score yet.", heavy, light)}}
	case w.Light.Contracts == 0:
		return []kit.Run{{Text: "Tenders with " + heavy + " delivered "}, {Text: mean(w.Heavy), Bold: true}, {Text: " on the scorecard on average" + few(w.Heavy) + "; none at " + light + " has a score yet."}}
	case w.Heavy.Contracts == 0:
		return []kit.Run{{Text: "Tenders with cost at " + light + " delivered "}, {Text: mean(w.Light), Bold: true}, {Text: " on the scorecard on average" + few(w.Light) + "; none with " + heavy + " has a score yet."}}
	}
	return []kit.Run{
		{Text: "Tenders with " + heavy + " delivered "},
		{Text: mean(w.Heavy), Bold: true},
		{Text: " on the scorecard on average; those at " + light + ", "},
		{Text: mean(w.Light), Bold: true},
		{Text: few(w.Heavy, w.Light) + "."},
	}
}

func mean(g desk.CostGroup) string { return exact.Format(new(big.Rat).Set(g.Mean), 0) }

// few says how many contracts means rest on, and where those are few that they are to be read with care.
func few(groups ...desk.CostGroup) string {
	var counts []string
	scarce := false
	last := 0
	for _, g := range groups {
		counts = append(counts, kit.Grouped(g.Contracts))
		scarce = scarce || g.Contracts < desk.FewContracts
		last = g.Contracts
	}
	text := fmt.Sprintf(" (%s %s", strings.Join(counts, " and "), plural(last, "contract"))
	if scarce {
		text += fmt.Sprintf(": fewer than %d, so read with care", desk.FewContracts)
	}
	return text + ")"
}

var pastColumns = []kit.Column[desk.PastTender]{
	{
		Title: "Awarded", Width: 84, Text: func(t desk.PastTender) string { return t.Awarded.Words() },
		Compare: func(a, b desk.PastTender) int { return a.Awarded.Compare(b.Awarded) },
	},
	{Title: "Tender", Width: 56, Text: func(t desk.PastTender) string { return t.Tender }, Compare: kit.ByText(func(t desk.PastTender) string { return t.Tender }), Yield: 1},
	{Title: "Contract", Width: 110, Grow: 2, Text: func(t desk.PastTender) string { return kit.Joined(" ", t.Reference, t.Title) }, Compare: kit.ByText(func(t desk.PastTender) string { return t.Reference })},
	{
		Title: "Cost %", Width: 68, Number: true, Text: func(t desk.PastTender) string { return t.Cost.String() },
		Compare: func(a, b desk.PastTender) int { return a.Cost.Cmp(b.Cost) },
	},
	{Title: "Score", Width: 62, Number: true, Text: scoreWords, Compare: compareScores},
	{
		Title: "Rating", Width: 172, Text: func(t desk.PastTender) string { return ratingOf(t).Words() }, Paint: func(t desk.PastTender) kit.Cell { return kit.RatingCell(ratingOf(t)) },
		Compare: compareScores,
	},
}

func scoreWords(t desk.PastTender) string {
	if !t.Scored {
		return "–"
	}
	return exact.Format(t.Score, 0)
}

func compareScores(a, b desk.PastTender) int {
	switch {
	case a.Scored && b.Scored:
		return a.Score.Cmp(b.Score)
	case a.Scored:
		return 1
	case b.Scored:
		return -1
	}
	return 0
}

// ratingOf is the rating as the kit shows it.
func ratingOf(t desk.PastTender) kit.Rating {
	ratings := [...]kit.Rating{kit.Good, kit.ApproachingTarget, kit.RequiresImprovement, kit.Inadequate}
	if mark := markOf(&t); mark >= 0 {
		return ratings[mark]
	}
	return kit.NotYetRated
}

// highLayout gives its object a height, at 100 % text.
type highLayout struct{ high float32 }

func (l *highLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l *highLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, kit.Scaled(l.high))
}
