package chart_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"counterweight/app/chart"
)

func day(t *testing.T, text string) chart.Day {
	t.Helper()
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return chart.DayOf(at)
}

func TestDaysAreCountedFrom1970(t *testing.T) {
	for text, want := range map[string]chart.Day{"1970-01-01": 0, "1969-12-31": -1, "2026-11-22": 20779, "0001-01-01": -719162} {
		if got := day(t, text); got != want {
			t.Errorf("%s is day %d, want %d", text, got, want)
		}
	}
	if got := chart.DayOf(time.Date(2026, 11, 22, 0, 30, 0, 0, time.FixedZone("east", 3600))); got != 20779 {
		t.Errorf("half past midnight east of here is day %d, want its own day 20779", got)
	}
}

func TestAxesOfDatesHaveAsManyDatesAsFit(t *testing.T) {
	for _, c := range []struct {
		from, to string
		width    float64
		want     string
	}{
		{"2026-11-20", "2026-11-24", 480, "20 Nov 2026|21 Nov|22 Nov|23 Nov|24 Nov|25 Nov"},
		{"2026-11-20", "2026-12-20", 480, "23 Nov 2026|30 Nov|7 Dec|14 Dec|21 Dec"},
		{"2026-10-05", "2027-03-10", 480, "Nov 2026|Dec|Jan 2027|Feb|Mar"},
		{"2025-02-10", "2027-01-20", 480, "Apr 2025|Jul|Oct|Jan 2026|Apr|Jul|Oct|Jan 2027"},
		{"2020-03-01", "2030-03-01", 480, "2021|2022|2023|2024|2025|2026|2027|2028|2029|2030"},
		{"2020-03-01", "2030-03-01", 160, "2022|2024|2026|2028|2030"},
		{"2026-11-24", "2026-11-29", 40, "30 Nov 2026"},
		{"0020-03-01", "9000-03-01", 480, ""},
	} {
		span := chart.Span{From: day(t, c.from), To: day(t, c.to), Ink: chart.Primary}
		d := chart.Timeline{Rows: []chart.TimelineRow{{Spans: []chart.Span{span}}}}.Draw(c.width, measure)
		checkInside(t, d)
		checkApart(t, d)
		if c.want == "" {
			continue
		}
		if got := strings.Join(textsOf(d), "|"); got != c.want {
			t.Errorf("from %s to %s on %.0f points: %q, want %q", c.from, c.to, c.width, got, c.want)
		}
	}
}

func contracts(t *testing.T) chart.Timeline {
	return chart.Timeline{
		Title: "Two contracts end before their successors can begin",
		Days:  []chart.MarkedDay{{Day: day(t, "2026-11-22"), Name: "today"}},
		Rows: []chart.TimelineRow{
			{
				Label: "C-014 Appeals", Spans: []chart.Span{
					{From: day(t, "2025-04-01"), To: day(t, "2027-03-31"), Word: "core term", Ink: chart.Primary},
					{From: day(t, "2027-04-01"), To: day(t, "2028-03-31"), Word: "option", Ink: chart.Secondary},
				},
				Milestones: []chart.MarkedDay{{Day: day(t, "2026-09-30"), Name: "notice"}, {Day: day(t, "2026-10-12"), Name: "decide on the option"}},
			},
			{Label: "C-020 Hosting", Spans: []chart.Span{{From: day(t, "2026-01-01"), To: day(t, "2026-12-31"), Word: "core term", Ink: chart.Primary}}},
		},
	}
}

func TestBarsOfATimelineLastFromDayToDay(t *testing.T) {
	d := contracts(t).Draw(480, measure)
	var core, option chart.Shape
	for _, s := range d.Shapes {
		if s.Fill == chart.Secondary {
			option = s
		} else if s.Fill == chart.Primary && core.Points == nil {
			core = s
		}
	}
	if core.Points[1].X != option.Points[0].X {
		t.Errorf("the core term ends at %v, the option begins at %v the day after", core.Points[1], option.Points[0])
	}
	long, short := core.Points[1].X-core.Points[0].X, option.Points[1].X-option.Points[0].X
	if want := 730.0 / 366; math.Abs(long/short-want) > 1e-9 {
		t.Errorf("the core term is %.4f times as long as the option, want %.4f", long/short, want)
	}
}

func TestMilestonesCloseTogetherAreNamedOnLinesOfTheirOwn(t *testing.T) {
	d := contracts(t).Draw(480, measure)
	diamonds := 0
	for _, s := range d.Shapes {
		if s.Fill == chart.Text && len(s.Points) == 4 {
			diamonds++
		}
	}
	notice, decide := wordOf(t, d, "notice"), wordOf(t, d, "decide on the option")
	if diamonds != 2 || notice.At.Y <= decide.At.Y {
		t.Errorf("%d diamonds, named at %v and %v", diamonds, notice.At, decide.At)
	}
}

func TestMilestonesWithoutRoomAreCounted(t *testing.T) {
	timeline := contracts(t)
	for range 30 {
		timeline.Rows[1].Milestones = append(timeline.Rows[1].Milestones, chart.MarkedDay{Day: day(t, "2026-06-01"), Name: "invoice"})
	}
	d := timeline.Draw(480, measure)
	checkApart(t, d)
	written := 0
	for _, text := range textsOf(d) {
		if text == "invoice" {
			written++
		}
	}
	if written != 4 { // one on each line below the row
		t.Errorf("%d names of 30 milestones on one day, want 4", written)
	}
	wordOf(t, d, "and 26 more")
}

func knowledge(t *testing.T) chart.BurnUp {
	at := func(text string, value float64) chart.DayValue {
		return chart.DayValue{Day: day(t, text), Value: value}
	}
	return chart.BurnUp{
		Title: "At this pace 75 % by the end of the contract, the plan is 97 %", Height: 220, Y: chart.Axis{Name: "goals", Unit: " %", High: 100},
		Scope:      chart.DayLine{Name: "scope 100", Values: []chart.DayValue{at("2025-03-12", 80), at("2026-01-10", 100)}},
		Done:       chart.DayLine{Name: "done 52", Values: []chart.DayValue{at("2025-03-12", 0), at("2026-02-01", 22), at("2026-11-22", 52)}},
		Plan:       chart.DayLine{Name: "plan 97", Values: []chart.DayValue{at("2025-03-12", 0), at("2027-03-12", 97)}},
		Projection: chart.DayLine{Name: "at this pace 75", Values: []chart.DayValue{at("2026-11-22", 52), at("2027-03-12", 75)}},
		Days:       []chart.MarkedDay{{Day: day(t, "2026-11-22"), Name: "today"}, {Day: day(t, "2027-03-12"), Name: "contract ends"}},
	}
}

func TestScopeStepsAndTheOthersGoStraight(t *testing.T) {
	d := knowledge(t).Draw(480, measure)
	i := slices.IndexFunc(d.Shapes, func(s chart.Shape) bool { return s.Line == chart.Text && !s.Dashed && len(s.Points) == 4 })
	if i < 0 {
		t.Fatal("no line of four corners: begun, unchanged, changed, now")
	}
	scope := d.Shapes[i].Points
	if scope[0].Y != scope[1].Y || scope[1].X != scope[2].X || scope[2].Y != scope[3].Y || scope[2].Y >= scope[1].Y {
		t.Errorf("the scope goes %v, want level, up, level", scope)
	}
	dashed := 0
	for _, s := range d.Shapes {
		if s.Dashed && s.Line != chart.Text {
			dashed++
		}
	}
	if dashed != 2 {
		t.Errorf("%d dashed lines of values, want plan and projection", dashed)
	}
	for _, text := range []string{"scope 100", "done 52", "plan 97", "at this pace 75", "today", "contract ends"} {
		wordOf(t, d, text)
	}
	checkApart(t, d)
}
