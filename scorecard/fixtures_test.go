package scorecard_test

import (
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// The first day of the cards of these tests.
var begun = civil.MustDate("2025-04-01")

// empty is a monthly card with nothing on it.
func empty() *scorecard.Book {
	return &scorecard.Book{
		Card: scorecard.Card{
			ID: 1, Reference: "S-014", Title: "Appeals delivery partner", Subject: scorecard.Subject{Kind: scorecard.OfContract, Register: 14},
			Every: civil.Month, Term: civil.Term{From: begun}, OurName: "Digital partnerships", TheirName: "Fernhill Digital",
		},
		Measures: map[scorecard.MeasureID]*scorecard.Measure{},
	}
}

// addPerspective adds a perspective of a weight with one objective without a name, and answers with its place.
func addPerspective(b *scorecard.Book, weight string) int {
	n := len(b.Card.Perspectives)
	b.Card.Perspectives = append(b.Card.Perspectives, scorecard.Perspective{
		Key: fmt.Sprintf("P%d", n+1), Name: fmt.Sprintf("Perspective %d", n+1), Weights: scorecard.Since(begun, exact.MustParse(weight)),
		Objectives: []scorecard.Objective{{Key: fmt.Sprintf("O%d", n+1), Weights: scorecard.Since(begun, exact.Int(1))}},
	})
	return n
}

// addMeasure puts a measure on the first objective of a perspective.
func addMeasure(b *scorecard.Book, perspective int, weight string, m *scorecard.Measure) scorecard.MeasureID {
	m.ID = scorecard.MeasureID(len(b.Measures) + 1)
	m.Code = fmt.Sprintf("M-%03d", m.ID)
	if m.Name == "" {
		m.Name = fmt.Sprintf("Measure %d", m.ID)
	}
	if m.Every == civil.NoPeriod {
		m.Every = civil.Month
	}
	b.Measures[m.ID] = m
	o := &b.Card.Perspectives[perspective].Objectives[0]
	o.Measures = append(o.Measures, scorecard.Placed{Measure: m.ID, Weights: scorecard.Since(begun, exact.MustParse(weight))})
	return m.ID
}

// addScore puts a measure on the card whose values are scores themselves: 0 is the floor, 75 the target and 100 the stretch.
func addScore(b *scorecard.Book, perspective int, weight string) scorecard.MeasureID {
	return addMeasure(b, perspective, weight, &scorecard.Measure{
		Kind: scorecard.Quantity, Direction: scorecard.Higher, Points: scorecard.Since(begun, scoresThemselves),
	})
}

var scoresThemselves = scorecard.Points{Floor: exact.SomeOf("0"), RedFlag: exact.SomeOf("50"), Target: exact.SomeOf("75"), Stretch: exact.SomeOf("100")}

// read notes a measured value.
func read(b *scorecard.Book, id scorecard.MeasureID, p civil.Period, side scorecard.Side, value string) *scorecard.Reading {
	b.Readings = append(b.Readings, scorecard.Reading{
		Card: b.Card.ID, Measure: id, Period: p, Side: side, State: scorecard.Measured, Value: exact.SomeOf(value), By: "Ann Lee",
	})
	return &b.Readings[len(b.Readings)-1]
}

// oneMeasure is a card with one measure for which higher is better, and a reading of 0 in October.
func oneMeasure(points scorecard.Points) *scorecard.Book {
	b := empty()
	id := addMeasure(b, addPerspective(b, "1"), "1", &scorecard.Measure{
		Kind: scorecard.PerCent, Direction: scorecard.Higher, Points: scorecard.Since(begun, points),
	})
	read(b, id, october, scorecard.Ours, "0")
	return b
}
