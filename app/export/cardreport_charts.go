package export

import (
	"math"

	"counterweight/app/chart"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// perspectiveBars are the scores of the perspectives.
func (r *cardReport) perspectiveBars() chart.Bars {
	bars := chart.Bars{Title: r.perspectivesTitle(), Axis: "of 100; 75 is as agreed", Full: 100}
	for i := range r.result.Perspectives {
		p := &r.result.Perspectives[i]
		bar := chart.Bar{Label: partName(inOneLine(p.Perspective.Name), p.Perspective.Key), Value: "not measured"}
		if p.Scored {
			bar.Value, bar.Parts = p.Score.Words(), []chart.BarPart{{Size: p.Score.Float()}}
		}
		bars.Bars = append(bars.Bars, bar)
	}
	return bars
}

// perspectivesTitle says the point of the chart.
func (r *cardReport) perspectivesTitle() string {
	var lowest *scorecard.PerspectiveResult
	scored := 0
	for i := range r.result.Perspectives {
		p := &r.result.Perspectives[i]
		if p.Scored {
			scored++
			if lowest == nil || p.Score < lowest.Score {
				lowest = p
			}
		}
	}
	if scored < 2 {
		return "The perspectives"
	}
	return partName(inOneLine(lowest.Perspective.Name), lowest.Perspective.Key) + " scores lowest"
}

// overallTrend is the overall score over the periods, over the grounds of its ratings.
func (r *cardReport) overallTrend() chart.Trend {
	t := chart.Trend{Title: r.trendTitle(), Y: chart.Axis{Name: "of 100", High: 100}, Height: 170}
	line := chart.TrendLine{Label: "Overall", Ink: chart.Primary, Strong: true}
	for i, result := range r.trend {
		t.Periods = append(t.Periods, shortPeriod(result))
		value := math.NaN()
		if result.Overall.Scored {
			value = pixels(result.Overall.Mean)
		}
		line.Values = append(line.Values, value)
		t.Bands = append(t.Bands, bandsOf(result.Lines, i)...)
	}
	t.Lines = []chart.TrendLine{line}
	return t
}

// shortPeriod names a period below a chart.
func shortPeriod(r *scorecard.Result) string {
	return r.Period.String()
}

// bandsOf are the grounds of ratings in a period.
func bandsOf(l scorecard.Lines, at int) []chart.TrendBand {
	line := func(d exact.Decimal) float64 { return pixels(d.Rat()) }
	band := func(low, high float64, r scorecard.Rating) chart.TrendBand {
		return chart.TrendBand{Low: low, High: high, From: at, To: at, Ink: groundOf(r)}
	}
	return []chart.TrendBand{
		band(line(l.Good), math.Inf(1), scorecard.Good),
		band(line(l.Approaching), line(l.Good), scorecard.ApproachingTarget),
		band(line(l.Improving), line(l.Approaching), scorecard.RequiresImprovement),
		band(math.Inf(-1), line(l.Improving), scorecard.Inadequate),
	}
}

// trendTitle says the point of the chart.
func (r *cardReport) trendTitle() string {
	for _, fall := range r.result.Falls {
		if fall.Measure == nil {
			return "The overall score has fallen three times in a row"
		}
	}
	var first, last *scorecard.Result
	for _, result := range r.trend {
		if result.Overall.Scored {
			if first == nil {
				first = result
			}
			last = result
		}
	}
	if first == last {
		return "The overall score by period"
	}
	return "Overall from " + first.Overall.Score.Words() + " in " + first.Period.Words() + " to " + last.Overall.Score.Words() + " in " + last.Period.Words()
}

// measureSpark is the line of a measure's scores.
func (r *cardReport) measureSpark(id scorecard.MeasureID) chart.Drawing {
	const width, height = 54, 14
	values := make([]float64, len(r.trend))
	any := false
	for i, result := range r.trend {
		values[i] = math.NaN()
		if m := result.Of(id); m != nil && m.Scored {
			values[i], any = m.Score.Float(), true
		}
	}
	if !any {
		return chart.Drawing{}
	}
	return chart.Sparkline{Values: values, Height: height}.Draw(width, r.ts.measure)
}
