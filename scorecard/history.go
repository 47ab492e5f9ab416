package scorecard

import "counterweight/procurement/civil"

// Dated is what was agreed from a day on, and why.
type Dated[T any] struct {
	From   civil.Date
	Reason string
	Value  T
}

// History is what was agreed, by the day it is valid from, the earliest first.
type History[T any] []Dated[T]

// On is what is valid on a day, and whether anything is yet.
func (h History[T]) On(day civil.Date) (T, bool) {
	for i := len(h) - 1; i >= 0; i-- {
		if h[i].From.Compare(day) <= 0 {
			return h[i].Value, true
		}
	}
	var none T
	return none, false
}

// In is what a period is computed with: what is valid on its last day.
func (h History[T]) In(p civil.Period) (T, bool) { return h.On(p.To()) }

// Since is a history of one entry, valid from a day on.
func Since[T any](day civil.Date, value T) History[T] { return History[T]{{From: day, Value: value}} }
