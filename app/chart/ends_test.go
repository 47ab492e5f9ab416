package chart_test

import (
	"testing"

	"counterweight/app/chart"
)

func TestEndsReachToTheirDaysAndHatchWhatMayFollow(t *testing.T) {
	e := chart.Ends{From: day(t, "2026-11-21"), To: day(t, "2027-11-21"), Rows: []chart.EndRow{
		{Label: "C-014 Appeals partner", End: day(t, "2027-05-22"), Latest: day(t, "2029-03-12")},
		{Label: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ymgynghorwyr", End: day(t, "2027-11-21"), Latest: day(t, "2027-11-21")},
	}}
	d := e.Draw(300, measure)
	checkInside(t, d)
	var lengths []float64
	slanting := 0
	for _, s := range d.Shapes {
		if s.Closed && s.Fill == chart.Secondary {
			lengths = append(lengths, s.Points[2].X-s.Points[0].X)
			if s.Points[2].X > 300 {
				t.Errorf("a bar reaches to %v", s.Points[2].X)
			}
		}
		if !s.Closed && s.Line == chart.Secondary && s.Points[0].X != s.Points[1].X && s.Points[0].Y != s.Points[1].Y {
			slanting++
		}
	}
	if len(lengths) != 2 {
		t.Fatalf("there are %d bars", len(lengths))
	}
	if half := lengths[0] / lengths[1]; half < 0.498 || half > 0.5 {
		t.Errorf("half of the year is drawn as %.3f of it", half)
	}
	if slanting < 10 {
		t.Errorf("%d strokes hatch what may follow", slanting)
	}
}

func TestOutcomesTellRatingsApartByShapeAndColour(t *testing.T) {
	o := chart.Outcomes{Y: chart.Axis{High: 60, Unit: " %"}, Height: 120}
	for i := range chart.RatedInks {
		o.Points = append(o.Points, chart.Outcome{Day: day(t, "2021-01-01") + chart.Day(200*i), Value: float64(20 * i), Rating: i})
	}
	d := o.Draw(300, measure)
	checkInside(t, d)
	corners := map[chart.Ink]int{}
	for _, s := range d.Shapes {
		ink := s.Fill
		if ink < chart.Rated {
			ink = s.Line
		}
		if s.Closed && ink >= chart.Rated && ink < chart.RatedGround {
			corners[ink] = len(s.Points)
		}
	}
	if len(corners) != chart.RatedInks {
		t.Errorf("%d of %d ratings have a mark of their own colour", len(corners), chart.RatedInks)
	}
	if corners[chart.Rated+2] != 3 || corners[chart.Rated+3] != 4 {
		t.Errorf("the third rating has %d corners and the worst %d", corners[chart.Rated+2], corners[chart.Rated+3])
	}
}

func TestEndsAndOutcomesOfNothingSaySo(t *testing.T) {
	for _, d := range []chart.Drawing{chart.Ends{}.Draw(200, measure), chart.Outcomes{}.Draw(200, measure)} {
		if texts := textsOf(d); len(texts) != 1 || texts[0] != "nothing yet" {
			t.Errorf("it says %v", texts)
		}
	}
}
