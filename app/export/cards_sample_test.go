package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// sampleMeasure is a measure of the card below: how it is defined and what was read, the newest value last; a dash is no reading.
type sampleMeasure struct {
	perspective, name string
	weight            int64
	kind              scorecard.MeasureKind
	direction         scorecard.Direction
	unit              string
	points            [4]string // floor, red flag, target, stretch
	ours, theirs      string
}

var sampleMeasures = []sampleMeasure{
	{"Delivering outcomes", "Outcomes accepted first time", 15, scorecard.PerCent, scorecard.Higher, "", [4]string{"50", "75", "90", "100"}, "74 78 80 - 84 86 85 87 88", "- - 88"},
	{"Delivering outcomes", "Time to restore service", 15, scorecard.Duration, scorecard.Lower, "h", [4]string{"24", "8", "4", "1"}, "6 5.5 5 4.5 4 3.5 3.4 3.2 3.1", "3"},
	{"Value for money", "Forecast to actual cost", 10, scorecard.PerCent, scorecard.Within, "", [4]string{"-20", "-10", "-5", ""}, "9 8 7 5 4 4.5 4 3.5 3.2", ""},
	{"Value for money", "Savings offered", 10, scorecard.Money, scorecard.Higher, "", [4]string{"0", "40000", "60000", "100000"}, "30000 32000 35000 38000 41000 44000 47000 50000 52000", ""},
	{"Partnership", "Challenge and candour", 10, scorecard.Opinion, scorecard.Higher, "", [4]string{}, "3 3 4 4 4 5 4 4 3", "4 5"},
	{"Partnership", "One team, joint decisions", 10, scorecard.Opinion, scorecard.Higher, "", [4]string{}, "3 3 3 4 4 4 4 4 4", "4 4"},
	{"Knowledge transfer", "Knowledge goals at plan", 10, scorecard.PerCent, scorecard.Higher, "", [4]string{"0", "50", "80", ""}, "30 33 37 41 45 48 52 55 58", ""},
	{"Knowledge transfer", "Joint releases led by our staff", 10, scorecard.Count, scorecard.Higher, "releases", [4]string{"0", "3", "6", "9"}, "1 1 2 2 3 3 4 4 5", ""},
	{"Social value", "Apprentices from the region", 10, scorecard.Count, scorecard.Higher, "", [4]string{"0", "1", "2", "4"}, "0 0 0 1 1 1 2 2 nm", ""},
}

// sampleCard is the card of a delivery partner in October 2026.
func sampleCard() *Scorecard {
	begun := civil.MustDate("2026-02-01")
	b := &scorecard.Book{
		Card: scorecard.Card{
			ID: 7, Reference: "S-014", Title: "Appeals delivery partner", Subject: scorecard.Subject{Kind: scorecard.OfContract, Name: "C-014 Appeals delivery partner"},
			Every: civil.Month, Term: civil.Term{From: begun}, OurName: "Digital partnerships", TheirName: "Fernhill Digital",
			Versions: []scorecard.Version{{On: begun, Ours: "Ann Lee", Theirs: "Eleni Παπαδοπούλου"}},
		},
		Measures: map[scorecard.MeasureID]*scorecard.Measure{},
	}
	october := civil.PeriodOf(civil.Month, civil.MustDate("2026-10-31"))
	for _, of := range sampleMeasures {
		addSample(b, of, begun, october)
	}
	for i := range b.Readings {
		if r := &b.Readings[i]; r.Measure == 5 && r.Period == october && r.Side == scorecard.Ours {
			r.Comment = "Raised two risks after the decision was taken, not before."
		}
	}
	b.Overrides = []scorecard.Override{{Card: 7, Measure: 2, Period: october, Rating: scorecard.ApproachingTarget, Reason: "one outage was not counted", By: "Ann Lee", On: october.To()}}
	b.Actions = []scorecard.Action{
		{ID: 1, Card: 7, Measure: 8, Raised: october, Title: "Pair on release 9 and 10", Owner: "Ann Lee", Side: scorecard.Theirs, Due: civil.MustDate("2026-11-28"), State: scorecard.ActionOpen},
		{ID: 2, Card: 7, Measure: 5, Raised: october, Title: "Bring risks to the weekly call", Owner: "Eleni Παπαδοπούλου", Side: scorecard.Theirs, Due: civil.MustDate("2026-12-05"), State: scorecard.ActionOpen},
	}
	return &Scorecard{Book: b, Period: october, Today: cardToday}
}

func addSample(b *scorecard.Book, of sampleMeasure, begun civil.Date, last civil.Period) {
	id := scorecard.MeasureID(len(b.Measures) + 1)
	point := func(i int) exact.Optional {
		if of.points[i] == "" {
			return exact.Optional{}
		}
		return exact.SomeOf(of.points[i])
	}
	p := scorecard.Points{Floor: point(0), RedFlag: point(1), Target: point(2), Stretch: point(3)}
	if of.direction == scorecard.Within {
		p.UpperTarget, p.UpperRedFlag, p.UpperFloor = exact.SomeOf("5"), exact.SomeOf("10"), exact.SomeOf("20")
	}
	b.Measures[id] = &scorecard.Measure{
		ID: id, Code: fmt.Sprintf("M-%03d", id), Name: of.name, Kind: of.kind, Direction: of.direction, Unit: of.unit, Every: civil.Month,
		Currency: money.GBP, Points: scorecard.Since(begun, p), Formula: "as counted at the end of the month", Source: "the service desk",
	}
	place(b, of, scorecard.Placed{Measure: id, Weights: scorecard.Since(begun, exact.Int(of.weight))}, begun)
	for _, side := range scorecard.AllSides() {
		values := strings.Fields(map[scorecard.Side]string{scorecard.Ours: of.ours, scorecard.Theirs: of.theirs}[side])
		period := last
		for i := len(values) - 1; i >= 0; i-- {
			r := scorecard.Reading{Card: b.Card.ID, Measure: id, Period: period, Side: side, By: "Ann Lee", On: period.To(), State: scorecard.Measured}
			switch values[i] {
			case "-":
				period = period.Prev()
				continue
			case "nm":
				r.State, r.Why = scorecard.NotMeasurable, "the region's list is late"
			default:
				r.Value = exact.SomeOf(values[i])
			}
			b.Readings = append(b.Readings, r)
			period = period.Prev()
		}
	}
}

// place puts a measure into its perspective, which it makes where it is not there.
func place(b *scorecard.Book, of sampleMeasure, placed scorecard.Placed, begun civil.Date) {
	weights := map[string]int64{"Delivering outcomes": 30, "Value for money": 20, "Partnership": 20, "Knowledge transfer": 20, "Social value": 10}
	list := b.Card.Perspectives
	if n := len(list); n == 0 || list[n-1].Name != of.perspective {
		b.Card.Perspectives = append(list, scorecard.Perspective{
			Key: fmt.Sprintf("P%d", n+1), Name: of.perspective, Weights: scorecard.Since(begun, exact.Int(weights[of.perspective])),
			Objectives: []scorecard.Objective{{Key: fmt.Sprintf("O%d", n+1), Weights: scorecard.Since(begun, exact.Int(1))}},
		})
	}
	objectives := b.Card.Perspectives[len(b.Card.Perspectives)-1].Objectives
	objectives[0].Measures = append(objectives[0].Measures, placed)
}
