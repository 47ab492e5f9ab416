package export

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// cardMaker makes random scorecards: of all kinds of measures, with gaps, states, two sides, agreed positions, overrides, and with
// weights, points and lines that change on the way.
type cardMaker struct {
	*rand.Rand
	book  *scorecard.Book
	begun civil.Date
}

var cardToday = civil.MustDate("2026-11-05")

// randomCard is the card of a seed, and its last period.
func randomCard(seed uint64) *Scorecard {
	m := cardMaker{Rand: rand.New(rand.NewPCG(seed, 7)), begun: civil.MustDate("2025-09-01")}
	every := []civil.PeriodKind{civil.Month, civil.Month, civil.Quarter, civil.FinancialYear}[m.IntN(4)]
	m.book = &scorecard.Book{
		Card: scorecard.Card{
			ID: scorecard.CardID(seed), Reference: fmt.Sprintf("S-%03d", seed), Title: "Ελληνικά & Sons =1+1", Every: every, Term: civil.Term{From: m.begun},
			OurName: "Digital partnerships", TheirName: "Dŵr Cymru", Subject: scorecard.Subject{Kind: scorecard.OfContract, Name: "C-014"},
		},
		Measures: map[scorecard.MeasureID]*scorecard.Measure{},
	}
	m.parts()
	m.lines()
	end := civil.PeriodOf(every, civil.MustDate("2026-10-31"))
	m.say(end)
	return &Scorecard{Book: m.book, Period: end, Today: cardToday}
}

func (m *cardMaker) weights() scorecard.History[exact.Decimal] {
	h := scorecard.Since(m.begun, exact.Scaled(int64(m.IntN(6))*25, 1))
	if m.IntN(4) == 0 {
		h = append(h, scorecard.Dated[exact.Decimal]{From: civil.MustDate("2026-04-01"), Reason: "agreed again", Value: exact.Int(int64(m.IntN(40)))})
	}
	return h
}

func (m *cardMaker) parts() {
	for p := range 1 + m.IntN(4) {
		perspective := scorecard.Perspective{Key: fmt.Sprintf("P%d", p), Name: fmt.Sprintf("Perspective %d", p), Weights: m.weights()}
		for o := range 1 + m.IntN(3) {
			objective := scorecard.Objective{Key: fmt.Sprintf("O%d%d", p, o), Name: strings.Repeat("Objective ", m.IntN(3)), Weights: m.weights()}
			for range m.IntN(4) {
				objective.Measures = append(objective.Measures, m.place(m.measure()))
			}
			perspective.Objectives = append(perspective.Objectives, objective)
		}
		m.book.Card.Perspectives = append(m.book.Card.Perspectives, perspective)
	}
}

func (m *cardMaker) place(of *scorecard.Measure) scorecard.Placed {
	placed := scorecard.Placed{Measure: of.ID, Weights: m.weights()}
	switch m.IntN(12) {
	case 0:
		placed.Retired = civil.MustDate("2026-06-30")
	case 1:
		placed.Weights = scorecard.Since(civil.MustDate("2026-02-01"), exact.Int(3))
	case 2:
		if of.Kind != scorecard.Opinion && of.Kind != scorecard.YesNo {
			placed.Points = scorecard.Since(civil.MustDate("2026-03-01"), m.points(of.Direction))
		}
	}
	return placed
}

func (m *cardMaker) measure() *scorecard.Measure {
	id := scorecard.MeasureID(len(m.book.Measures) + 1)
	of := &scorecard.Measure{
		ID: id, Code: fmt.Sprintf("M-%03d", id), Name: fmt.Sprintf("=Measure %d", id), Unit: `h"ours`, Every: m.book.Card.Every,
		Kind: scorecard.AllMeasureKinds()[m.IntN(8)], Direction: scorecard.AllDirections()[m.IntN(3)], Currency: money.GBP,
	}
	if m.IntN(4) == 0 && of.Every == civil.Month {
		of.Every = civil.Quarter
	}
	switch of.Kind {
	case scorecard.Opinion:
		of.Direction = scorecard.Higher
		of.Points = nil
	case scorecard.YesNo:
		of.Direction = []scorecard.Direction{scorecard.Higher, scorecard.Lower}[m.IntN(2)]
	case scorecard.Milestone:
		of.Direction = scorecard.Lower
	case scorecard.PerCent, scorecard.Quantity:
		of.Ratio = m.IntN(2) == 0
	}
	if of.Kind != scorecard.Opinion && of.Kind != scorecard.YesNo && m.IntN(15) > 0 { // some have no target yet
		of.Points = scorecard.Since(m.begun, m.points(of.Direction))
		if m.IntN(4) == 0 {
			of.Points = append(of.Points, scorecard.Dated[scorecard.Points]{From: civil.MustDate("2026-05-01"), Reason: "harder", Value: m.points(of.Direction)})
		}
	}
	m.book.Measures[id] = of
	return of
}

// points are random points in order. Some are left out, never the target or else both the floor and the stretch are given.
func (m *cardMaker) points(dir scorecard.Direction) (p scorecard.Points) {
	step := []int64{1, 3, 7, 128, 640, 2500}[m.IntN(6)]
	next := int64(m.IntN(50)) - 10
	up := func() exact.Optional {
		next += 1 + int64(m.IntN(4))
		return exact.Some(exact.Scaled(next*step, 1))
	}
	maybe := func(o exact.Optional) exact.Optional {
		if m.IntN(3) == 0 {
			return exact.Optional{}
		}
		return o
	}
	p.Floor, p.RedFlag, p.NearMiss, p.Target = maybe(up()), maybe(up()), up(), up()
	p.Stretch = maybe(up())
	if dir == scorecard.Within {
		p.UpperTarget, p.UpperNearMiss, p.UpperRedFlag, p.UpperFloor = up(), up(), maybe(up()), maybe(up())
		if !p.UpperRedFlag.Given() {
			p.UpperNearMiss = exact.Optional{}
		}
	}
	if dir == scorecard.Lower {
		p.Floor, p.RedFlag, p.NearMiss, p.Target, p.Stretch = opposite(p.Floor), opposite(p.RedFlag), opposite(p.NearMiss), opposite(p.Target), opposite(p.Stretch)
	}
	if m.IntN(2) == 0 || !p.RedFlag.Given() {
		p.NearMiss = exact.Optional{}
	}
	if p.Floor.Given() && p.Stretch.Given() && dir != scorecard.Within && m.IntN(5) == 0 {
		p.RedFlag, p.NearMiss, p.Target = exact.Optional{}, exact.Optional{}, exact.Optional{}
	}
	return p
}

// opposite is a number with the other sign, so that rising points fall.
func opposite(o exact.Optional) exact.Optional {
	d, given := o.Get()
	if !given {
		return o
	}
	text := strings.TrimPrefix("-"+d.String(), "--")
	return exact.SomeOf(text)
}

func (m *cardMaker) lines() {
	if m.IntN(2) == 0 {
		return
	}
	l := scorecard.DefaultLines()
	l.Coverage, l.Approaching = exact.Int(int64(m.IntN(100))), exact.MustParse("62.5")
	m.book.Card.Lines = scorecard.Since(civil.MustDate("2026-01-01"), l)
}

// say makes up what both sides said.
func (m *cardMaker) say(end civil.Period) {
	for _, p := range m.book.Card.Periods(end.To()) {
		m.book.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
			of := m.book.Measures[placed.Measure]
			for _, side := range scorecard.AllSides() {
				if m.IntN(5) > 0 {
					m.book.Readings = append(m.book.Readings, m.reading(of, p, side))
				}
			}
			if m.IntN(8) == 0 {
				state, value := m.value(of)
				m.book.Positions = append(m.book.Positions, scorecard.Position{
					Card: m.book.Card.ID, Measure: of.ID, Period: p, State: state, Value: value, Note: "=settled", By: "Ann Lee", On: p.To(),
				})
			}
			if m.IntN(15) == 0 {
				m.book.Overrides = append(m.book.Overrides, m.override(of.ID, p))
			}
		})
		if m.IntN(6) == 0 {
			m.book.Overrides = append(m.book.Overrides, m.override(0, p))
		}
	}
}

func (m *cardMaker) override(id scorecard.MeasureID, p civil.Period) scorecard.Override {
	return scorecard.Override{
		Card: m.book.Card.ID, Measure: id, Period: p, Rating: scorecard.AllRatings()[m.IntN(5)], Reason: "a strike", By: "Ann Lee", On: p.To(),
	}
}

func (m *cardMaker) reading(of *scorecard.Measure, p civil.Period, side scorecard.Side) scorecard.Reading {
	r := scorecard.Reading{Card: m.book.Card.ID, Measure: of.ID, Period: p, Side: side, By: "Ann Lee", On: p.To(), Comment: "+44 7700 900000"}
	r.State, r.Value = m.value(of)
	if r.State == scorecard.NotMeasurable {
		r.Why = "the system was down"
	}
	if of.Ratio && r.State == scorecard.Measured && m.IntN(2) == 0 {
		r.Numerator, r.Denominator = exact.Some(exact.Int(int64(m.IntN(300)))), exact.Some(exact.Int(int64(1+m.IntN(130))))
		value, _ := exact.FromRat(exact.Round(of.Quotient(r.Numerator, r.Denominator), 2))
		r.Value = exact.Some(value)
	}
	return r
}

func (m *cardMaker) value(of *scorecard.Measure) (scorecard.State, exact.Optional) {
	if m.IntN(5) == 0 {
		return []scorecard.State{scorecard.NotDue, scorecard.Overdue, scorecard.NotMeasurable}[m.IntN(3)], exact.Optional{}
	}
	value := m.near(of)
	switch of.Kind {
	case scorecard.YesNo:
		value = exact.Int(int64(m.IntN(2)))
	case scorecard.Opinion:
		value = exact.Scaled(int64(10+5*m.IntN(9)), 1)
	}
	return scorecard.Measured, exact.Some(value)
}

// near is a value about the points of a measure, often one of them.
func (m *cardMaker) near(of *scorecard.Measure) exact.Decimal {
	var points []exact.Decimal
	for _, version := range of.Points {
		for _, column := range pointColumns {
			if at, given := column.of(&version.Value).Get(); given {
				points = append(points, at)
			}
		}
	}
	if len(points) == 0 {
		return exact.Scaled(int64(m.IntN(2000)), 1)
	}
	at := points[m.IntN(len(points))]
	if m.IntN(3) == 0 {
		return at
	}
	units, _ := at.Units(3)
	return exact.Scaled(units+int64(m.IntN(400_000))-200_000, 3)
}
