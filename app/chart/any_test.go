package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"counterweight/app/chart"
)

// drawn is any chart.
type drawn interface {
	Draw(width float64, measure chart.Measure) chart.Drawing
}

func TestChartsOfAnyValuesStayInsideAndTheirWordsApart(t *testing.T) {
	kinds := map[string]func(*rand.Rand) drawn{
		"scatter":   func(r *rand.Rand) drawn { return anyScatter(r) },
		"sparkline": func(r *rand.Rand) drawn { return anySparkline(r) },
		"heat map":  func(r *rand.Rand) drawn { return anyHeatMap(r) },
		"timeline":  func(r *rand.Rand) drawn { return anyTimeline(r) },
		"burn-up":   func(r *rand.Rand) drawn { return anyBurnUp(r) },
		"ring":      func(r *rand.Rand) drawn { return anyRing(r) },
		"trend":     func(r *rand.Rand) drawn { return anyTrend(r) },
		"pairs":     func(r *rand.Rand) drawn { return anyPairs(r) },
		"map":       func(r *rand.Rand) drawn { return anyStrategyMap(r) },
	}
	for kind, of := range kinds {
		t.Run(kind, func(t *testing.T) {
			random := rand.New(rand.NewPCG(5, 6))
			for i := range 400 {
				c, width := of(random), 160+random.Float64()*500
				d := c.Draw(width, measure)
				checkInside(t, d)
				checkApart(t, d)
				if t.Failed() {
					t.Fatalf("chart %d, %.0f wide: %+v", i, width, c)
				}
				if !reflect.DeepEqual(d, c.Draw(width, measure)) {
					t.Fatal("drawn twice, the same chart differs")
				}
			}
		})
	}
}

func TestChartsWithoutValuesSaySo(t *testing.T) {
	const title = "Nobody has said anything so far"
	for _, c := range []drawn{
		chart.Bars{Title: title},
		chart.Lines{Title: title},
		chart.Scatter{Title: title, Frontier: "frontier"},
		chart.Sparkline{Title: title, Values: []float64{math.NaN(), math.NaN()}},
		chart.HeatMap{Title: title, Columns: []string{"one"}},
		chart.HeatMap{Title: title, Rows: []chart.HeatRow{{Label: "one"}}},
		chart.Timeline{Title: title, Rows: []chart.TimelineRow{{Label: "one"}}, Days: []chart.MarkedDay{{Day: 3, Name: "today"}}},
		chart.BurnUp{Title: title, Days: []chart.MarkedDay{{Day: 3, Name: "today"}}},
		chart.Ring{Title: title, Parts: []chart.RingPart{{Label: "none", Share: 0}}},
		chart.Trend{Title: title, Periods: []string{"May"}, Lines: []chart.TrendLine{{Label: "none", Values: []float64{math.NaN()}}}},
		chart.Pairs{Title: title, First: "time", Second: "value"},
		chart.StrategyMap{Title: title, Layers: []chart.MapLayer{{Label: "Outcomes"}}},
	} {
		d := c.Draw(300, measure)
		if texts := textsOf(d); !slices.Equal(texts, []string{title, "nothing yet"}) || len(d.Shapes) > 0 {
			t.Errorf("%T without values says %q in %d shapes", c, texts, len(d.Shapes))
		}
		checkInside(t, d)
		checkApart(t, d)
	}
}

func textsOf(d chart.Drawing) []string {
	var texts []string
	for _, w := range d.Words {
		texts = append(texts, w.Text)
	}
	return texts
}

// wordOf is the only word with a text.
func wordOf(t *testing.T, d chart.Drawing, text string) chart.Word {
	t.Helper()
	i := slices.Index(textsOf(d), text)
	if i < 0 {
		t.Fatalf("%q is not written, only %q", text, textsOf(d))
	}
	return d.Words[i]
}

// anyWords are none, or some, or too many.
func anyWords(random *rand.Rand) string {
	words := []string{"", "", "Fernhill", "Gwasanaethau Digidol Cymru", "x", strings.Repeat("Donaudampfschiff", 5), "Brindle & Co", "4.0"}
	return words[random.IntN(len(words))]
}

func anyScale(random *rand.Rand) float64 { return math.Pow(10, float64(random.IntN(30)-10)) }

func anyScatter(random *rand.Rand) chart.Scatter {
	scale := anyScale(random)
	s := chart.Scatter{
		Title: anyWords(random), Frontier: anyWords(random), Height: random.Float64() * 400,
		LessX: random.IntN(2) == 0, LessY: random.IntN(2) == 0, X: chart.Axis{Name: anyWords(random), Unit: " %"}, Y: chart.Axis{Name: anyWords(random)},
	}
	if random.IntN(2) == 0 {
		s.Split = &chart.Split{X: random.Float64() * scale, Y: random.Float64(), Names: [4]string{anyWords(random), anyWords(random), "low", anyWords(random)}}
	}
	for range random.IntN(40) {
		p := chart.ScatterPoint{Label: anyWords(random), X: (random.Float64() - 0.3) * scale, Y: float64(random.IntN(5)), Strong: random.IntN(9) == 0}
		s.Points = append(s.Points, p)
	}
	return s
}

func anySparkline(random *rand.Rand) chart.Sparkline {
	scale := anyScale(random)
	s := chart.Sparkline{Title: anyWords(random), Value: anyWords(random), Height: random.Float64() * 60}
	for range random.IntN(20) {
		value := (random.Float64() - 0.5) * scale
		if random.IntN(3) == 0 {
			value = math.NaN()
		}
		s.Values = append(s.Values, value)
	}
	if random.IntN(2) == 0 {
		s.Target = chart.Range{Low: random.Float64() * scale, High: []float64{0, 2 * scale, math.Inf(1)}[random.IntN(3)]}
	}
	return s
}

func anyHeatMap(random *rand.Rand) chart.HeatMap {
	scale := anyScale(random)
	h := chart.HeatMap{Title: anyWords(random)}
	for range random.IntN(30) {
		h.Columns = append(h.Columns, anyWords(random)+" "+anyWords(random)+" "+anyWords(random)+" "+anyWords(random))
	}
	for range random.IntN(12) {
		row := chart.HeatRow{Label: anyWords(random)}
		for range random.IntN(32) {
			row.Cells = append(row.Cells, chart.HeatCell{Value: random.Float64() * scale, Word: anyWords(random)})
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

func anyDays(random *rand.Rand, reach int) []chart.MarkedDay {
	var days []chart.MarkedDay
	for range random.IntN(5) {
		days = append(days, chart.MarkedDay{Day: chart.Day(20000 + random.IntN(reach)), Name: anyWords(random)})
	}
	return days
}

func anyReach(random *rand.Rand) int { return 1 + int(math.Pow(10, random.Float64()*5.5)) }

func anyTimeline(random *rand.Rand) chart.Timeline {
	reach := anyReach(random)
	t := chart.Timeline{Title: anyWords(random), Days: anyDays(random, reach)}
	for range random.IntN(12) {
		row := chart.TimelineRow{Label: anyWords(random), Milestones: append(anyDays(random, reach), anyDays(random, reach)...)}
		for range random.IntN(4) {
			from := chart.Day(19900 + random.IntN(reach))
			row.Spans = append(row.Spans, chart.Span{From: from, To: from + chart.Day(random.IntN(reach)) - 3, Word: anyWords(random), Ink: chart.Secondary})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func anyBurnUp(random *rand.Rand) chart.BurnUp {
	reach, scale := anyReach(random), anyScale(random)
	line := func() chart.DayLine {
		l := chart.DayLine{Name: anyWords(random)}
		for range random.IntN(9) {
			l.Values = append(l.Values, chart.DayValue{Day: chart.Day(20000 + random.IntN(reach)), Value: random.Float64() * scale})
		}
		slices.SortFunc(l.Values, func(a, b chart.DayValue) int { return int(a.Day - b.Day) })
		return l
	}
	return chart.BurnUp{
		Title: anyWords(random), Y: chart.Axis{Name: anyWords(random)}, Days: anyDays(random, reach), Height: random.Float64() * 300,
		Scope: line(), Done: line(), Plan: line(), Projection: line(),
	}
}

func anyRing(random *rand.Rand) chart.Ring {
	r := chart.Ring{Title: anyWords(random), Figure: anyWords(random), Under: anyWords(random), Height: random.Float64() * 200}
	for i := range random.IntN(40) {
		part := chart.RingPart{Label: anyWords(random), Share: (random.Float64() - 0.2) / 5, Ink: chart.LineInk(i)}
		if part.Label != "" {
			part.Label += fmt.Sprintf(" %d", i)
		}
		r.Parts = append(r.Parts, part)
	}
	return r
}
