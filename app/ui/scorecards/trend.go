package scorecards

import (
	"fmt"
	"math"
	"math/big"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// trend is the tab of how the card and its measures went from period to period, and of what changed since the last one.
type trend struct {
	open    *openCard
	table   *kit.Table[course]
	drawn   chart.Trend
	picture fyne.CanvasObject
	filling bool // the rows are being set: what is selected then is drawn once, after them
	notes   *fyne.Container
	scroll  fyne.CanvasObject
	object  fyne.CanvasObject
}

// course is how the card or one of its measures went.
type course struct {
	key               string
	name              string
	measure           *scorecard.MeasureResult // nil for the whole card
	before, now, move string
	moved             scorecard.Score
	scored            bool // in both periods
	spark             []float64
	fell              bool
}

func newTrend(o *openCard) tab {
	t := &trend{open: o, notes: kit.Flow(14)}
	t.table = kit.NewTable("There is nothing to look back on yet.", courseColumns...)
	t.table.Key = func(c course) string { return c.key }
	t.table.OnSelected = func(course) {
		if !t.filling {
			t.draw()
		}
	}
	t.table.OnShortcut = func(s fyne.Shortcut) bool { return o.shortcut(s) }
	t.picture = kit.Chart(func(width, height float32) chart.Drawing {
		t.drawn.Height = float64(height)
		return t.drawn.Draw(float64(width), kit.ChartMeasure)
	})
	t.scroll = kit.Scrolled(t.notes)
	t.Refresh()
	t.object = kit.BesideCards(kit.Above([]float32{1, 1}, kit.InCard(t.picture), kit.Card(kit.Pad(1, 1, 1, 1, t.table))), t.scroll)
	return t
}

// Object is the tab as it is shown.
func (t *trend) Object() fyne.CanvasObject { return t.object }

// Focus gives the keyboard to the measures.
func (t *trend) Focus() { t.table.Focus() }

// Refresh shows the card as it stands now.
func (t *trend) Refresh() {
	t.filling = true
	t.table.SetRows(coursesOf(t.open.state))
	if _, selected := t.table.Selected(); !selected {
		t.table.Select(0)
	}
	t.filling = false
	t.draw()
	t.notes.Objects = t.tell()
	if t.object != nil { // before, there is no width to lay words out in
		t.notes.Refresh()
		t.scroll.Refresh()
	}
}

// coursesOf are the whole card and its measures.
func coursesOf(s *state) (all []course) {
	if s.result == nil {
		return nil
	}
	overall := &s.result.Overall
	whole := course{key: wholeCard, name: "The whole card", now: scoreWords(overall.Scored, overall.Score), before: dash, spark: s.overallValues()}
	if overall.Before != nil {
		whole.before = overall.Before.Words()
		whole.scored = overall.Scored
		whole.moved = overall.Score - *overall.Before
	}
	whole.fell = s.fell(nil)
	whole.move = movedWords(whole)
	all = append(all, whole)
	s.result.Each(func(m *scorecard.MeasureResult) {
		c := course{
			key: measureKey(m.Placed.Measure), name: m.Measure.Name, measure: m, now: actualWords(m), before: dash,
			spark: valuesOf(s.trends[m.Placed.Measure]), fell: s.fell(m.Measure),
		}
		if last := s.before(m); last != nil {
			c.before = withoutUnit(m.Measure, shortValue(m.Measure, last.Value.Or(exact.Decimal{})))
		}
		if m.Before != nil {
			c.scored, c.moved = m.Scored, m.Score-*m.Before
		}
		c.move = movedWords(c)
		all = append(all, c)
	})
	return all
}

// before is the last period before the one looked at in which a measure had a value, nil for none in sight.
func (s *state) before(m *scorecard.MeasureResult) *scorecard.TrendPoint {
	points := s.trends[m.Placed.Measure]
	for i := len(points) - 2; i >= 0; i-- {
		if points[i].Value.Given() {
			return &points[i]
		}
	}
	return nil
}

// fell reports whether a measure, or with nil the whole card, fell three times in a row.
func (s *state) fell(m *scorecard.Measure) bool {
	for _, f := range s.result.Falls {
		if f.Measure == m {
			return true
		}
	}
	return false
}

// overallValues are the overall scores of the last periods; gaps are NaN.
func (s *state) overallValues() []float64 {
	values := make([]float64, len(s.past))
	for i, r := range s.past {
		if values[i] = math.NaN(); r.Overall.Scored {
			values[i] = r.Overall.Score.Float()
		}
	}
	return values
}

// movedWords are how many points of the scale it moved.
func movedWords(c course) string {
	switch n := whole(c.moved); {
	case !c.scored:
		return dash
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return "0"
}

var courseColumns = []kit.Column[course]{
	{Title: "Measure", Width: 170, Grow: 3, Text: func(c course) string { return c.name }, Strong: func(c course) bool { return c.measure == nil }},
	{Title: "Before", Width: 80, Number: true, Text: func(c course) string { return c.before }},
	{Title: "Now", Width: 80, Number: true, Text: func(c course) string { return c.now }, Strong: func(course) bool { return true }},
	{
		Title: "Score moved", Width: 96, Number: true, Text: func(c course) string { return c.move },
		Paint: func(c course) kit.Cell {
			if c.moved < 0 && c.scored {
				return kit.InkCell(c.move, kit.Wrong)
			}
			return kit.TextCell(c.move)
		},
	},
	{Title: "So far", Width: 122, Text: func(course) string { return "" }, Paint: func(c course) kit.Cell { return kit.SparkCell(c.spark) }, Yield: 2},
	{
		Title: "", Width: 96, Text: func(c course) string { return fellWords(c) }, Yield: 1,
		Paint: func(c course) kit.Cell { return kit.ChipCell(fellWords(c), kit.TonePoor) },
	},
}

func fellWords(c course) string {
	if c.fell {
		return "fell 3 times"
	}
	return ""
}

// draw draws what is selected.
func (t *trend) draw() {
	s := t.open.state
	c, selected := t.table.Selected()
	switch {
	case !selected || s.result == nil:
		t.drawn = chart.Trend{Title: "Nothing yet"}
	case c.measure == nil:
		t.drawn = overallChart(s, c)
	default:
		t.drawn = measureChart(s, c)
	}
	if t.object != nil {
		t.picture.Refresh()
	}
}

// overallChart shows the overall score over the ratings of roll-ups.
func overallChart(s *state, c course) chart.Trend {
	picture := chart.Trend{Title: courseTitle(s, c), Y: chart.Axis{Name: "points, where 75 is as agreed", High: 100}}
	var theirs, ours []float64
	for i, r := range s.past {
		picture.Periods = append(picture.Periods, periodWords(r.Period))
		picture.Bands = append(picture.Bands, lineBands(r.Lines, i)...)
		ours, theirs = append(ours, scoreOrGap(&r.Ours)), append(theirs, scoreOrGap(&r.Theirs))
	}
	picture.Lines = []chart.TrendLine{{Label: "what counts", Values: s.overallValues(), Ink: chart.Primary, Strong: true}}
	if anyValue(theirs) {
		picture.Lines = append(picture.Lines, chart.TrendLine{Label: "ours alone", Values: ours, Ink: chart.LineInk(2)}, chart.TrendLine{Label: "theirs alone", Values: theirs, Ink: chart.LineInk(1)})
	}
	return picture
}

func scoreOrGap(r *scorecard.Rolled) float64 {
	if !r.Scored {
		return math.NaN()
	}
	return r.Score.Float()
}

func anyValue(values []float64) bool {
	for _, v := range values {
		if !math.IsNaN(v) {
			return true
		}
	}
	return false
}

// lineBands are the grounds of the ratings of roll-ups in one period.
func lineBands(l scorecard.Lines, period int) []chart.TrendBand {
	edges := []float64{math.Inf(-1), number(l.Improving), number(l.Approaching), number(l.Good), math.Inf(1)}
	bands := make([]chart.TrendBand, 4)
	for i := range bands {
		bands[i] = chart.TrendBand{Low: edges[i], High: edges[i+1], From: period, To: period, Ink: chart.RatedGround + chart.Ink(3-i)}
	}
	return bands
}

func number(d exact.Decimal) float64 {
	f, _ := d.Rat().Float64()
	return f
}

// measureChart shows the values of a measure, with the target of each period.
func measureChart(s *state, c course) chart.Trend {
	m := c.measure.Measure
	points := s.trends[m.ID]
	picture := chart.Trend{Title: courseTitle(s, c), Y: chart.Axis{Name: m.UnitWords()}}
	targets, theirs := make([]float64, len(points)), s.theirValues(m.ID, points)
	for i, p := range points {
		picture.Periods = append(picture.Periods, periodWords(p.Period))
		targets[i] = math.NaN()
		picture.Bands = append(picture.Bands, pointBands(m, p.Points, i)...)
		if target, given := p.Points.Target.Get(); given && p.Points != (scorecard.Points{}) {
			targets[i] = number(target)
		}
	}
	picture.Lines = []chart.TrendLine{{Label: "what counts", Values: valuesOf(points), Ink: chart.Primary, Strong: true}}
	if anyValue(theirs) {
		picture.Lines = append(picture.Lines, chart.TrendLine{Label: "theirs", Values: theirs, Ink: chart.LineInk(1)})
	}
	if anyValue(targets) {
		picture.Lines = append(picture.Lines, chart.TrendLine{Label: "target " + m.TargetWords(c.measure.Points), Values: targets, Ink: chart.Muted, Dashed: true})
	}
	return picture
}

// theirValues are what the other side says of a measure in the periods of its trend; gaps are NaN.
func (s *state) theirValues(id scorecard.MeasureID, points []scorecard.TrendPoint) []float64 {
	values, at := make([]float64, len(points)), make(map[civil.Period]int, len(points))
	for i, p := range points {
		values[i], at[p.Period] = math.NaN(), i
	}
	for k := range s.book.Readings {
		r := &s.book.Readings[k]
		if r.Measure != id || r.Side != scorecard.Theirs || r.State != scorecard.Measured {
			continue
		}
		if i, shown := at[r.Period]; shown {
			values[i] = number(r.Value.Or(exact.Decimal{}))
		}
	}
	return values
}

// pointBands are the grounds of the ratings of a measure's values in one period.
func pointBands(m *scorecard.Measure, p scorecard.Points, period int) (bands []chart.TrendBand) {
	for _, b := range p.Bands(m.Kind, m.Direction) {
		band := chart.TrendBand{Low: math.Inf(-1), High: math.Inf(1), From: period, To: period, Ink: chart.RatedGround + ratingInk(b.Rating) - chart.Rated}
		if b.Low != nil {
			band.Low, _ = b.Low.Float64()
		}
		if b.High != nil {
			band.High, _ = b.High.Float64()
		}
		bands = append(bands, band)
	}
	return bands
}

// courseTitle says the point of a chart: Time to restore service: 3.1 h in October, 4.2 h in September.
func courseTitle(s *state, c course) string {
	title := c.name + ": " + c.now + " in " + monthName(s.period(), s.period())
	if c.before != dash {
		title += ", " + c.before + " before"
	}
	if c.fell {
		title += "; it fell three times in a row"
	}
	return title
}

// tell says what changed since the last period and why, and what moved most.
func (t *trend) tell() (cards []fyne.CanvasObject) {
	s := t.open.state
	if s.result == nil {
		return nil
	}
	r := s.result
	since := monthName(r.Period.Prev(), r.Period)
	switch {
	case r.Change == nil:
		cards = append(cards, kit.InCard(kit.Section("What changed since "+since, kit.Words("There is no overall score to compare with in both periods.", theme.SizeNameText, false, kit.Secondary))))
	case len(r.Moves) == 0:
		cards = append(cards, kit.InCard(kit.Section("What changed since "+since, kit.Words("Nothing moved the overall score.", theme.SizeNameText, false, kit.Secondary))))
	default:
		var items []kit.Item
		for _, move := range r.Moves[:min(len(r.Moves), mostMoves)] {
			items = append(items, kit.Item{Tone: signTone(move.Points), Text: move.Measure.Name + ": " + move.Reason.Words(), Note: signedPoints(move.Points), Open: func() { t.to(move.Measure.ID) }})
		}
		if rest := len(r.Moves) - mostMoves; rest > 0 {
			items = append(items, kit.Item{Text: fmt.Sprintf("and %d smaller ones", rest)})
		}
		cards = append(cards, kit.InCard(kit.Section("What changed since "+since+": "+signedPoints(r.Change), kit.List(items...))))
	}
	for _, movers := range []struct {
		title string
		all   []scorecard.Mover
		tone  kit.Tone
	}{{"Rose most", r.Rises, kit.ToneGood}, {"Fell most", r.Drops, kit.ToneBad}} {
		if len(movers.all) == 0 {
			continue
		}
		var items []kit.Item
		for _, m := range movers.all {
			items = append(items, kit.Item{Tone: movers.tone, Text: m.Measure.Name, Note: m.From.Words() + " → " + m.To.Words(), Open: func() { t.to(m.Measure.ID) }})
		}
		cards = append(cards, kit.InCard(kit.Section(movers.title, kit.List(items...))))
	}
	return cards
}

// mostMoves is how many parts of a change are listed.
const mostMoves = 8

// to selects a measure.
func (t *trend) to(id scorecard.MeasureID) {
	t.table.SelectKey(measureKey(id))
	t.table.Focus()
}

func signTone(points *big.Rat) kit.Tone {
	if points.Sign() < 0 {
		return kit.ToneBad
	}
	return kit.ToneGood
}

// signedPoints are points of the scale with their sign: +2.1.
func signedPoints(points *big.Rat) string {
	words := exact.Format(new(big.Rat).Abs(points), 1)
	switch points.Sign() {
	case 1:
		return "+" + words
	case -1:
		return "−" + words
	}
	return words
}
