package contracts

import (
	"fmt"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// pressing is how many days before its day something that must be done is shown as pressing.
const pressing = 30

// standing is how an obligation stands on a day, in a word or two and a tone.
func standing(o *procurement.Obligation, contractEnd, today civil.Date) (words string, tone kit.Tone) {
	switch o.State {
	case procurement.NotApplicable:
		return "not applicable", kit.ToneNone
	case procurement.Met:
		return met(o), kit.ToneGood
	case procurement.Lapsed:
		return "lapsed", kit.ToneBad
	}
	turn, open := nextTurn(o, contractEnd, today)
	if open && !turn.IsZero() && today.DaysUntil(turn) <= pressing {
		return dueWords(turn, today), kit.ToneBad
	}
	switch counted := countWords(o); {
	case o.State == procurement.PartlyMet && counted != "":
		return counted, kit.ToneWarn
	case o.State == procurement.PartlyMet:
		return "partly", kit.ToneWarn
	case open && !turn.IsZero():
		return dueWords(turn, today), kit.ToneNone
	}
	return "open", kit.ToneNone
}

// met is what is said of an obligation that was met: promises are kept.
func met(o *procurement.Obligation) string {
	if o.Origin == procurement.FromPromise {
		return "kept"
	}
	return "met"
}

// nextTurn is the first day on which an obligation is due and was not met; not open where all of them were.
func nextTurn(o *procurement.Obligation, contractEnd, today civil.Date) (on civil.Date, open bool) {
	for _, turn := range o.Turns(contractEnd, today.AddMonths(12*dueYears)) {
		if !turn.State.IsSettled() {
			return turn.On, true
		}
	}
	return civil.Date{}, false
}

// countWords are how often it was done of how often it must be: 7 of 10; empty where that is not counted.
func countWords(o *procurement.Obligation) string {
	done, known := o.Done.Get()
	target, counted := o.Target.Get()
	if !known || !counted {
		return ""
	}
	return fmt.Sprintf("%d of %d", done, target)
}

// dueWords are the day on which something is due: due 30 Nov; the year only where it is another one.
func dueWords(on, today civil.Date) string {
	words := on.Words()
	if on.Year() == today.Year() {
		words = on.UTC().Format("2 Jan")
	}
	if on.Before(today) {
		return "was due " + words
	}
	return "due " + words
}
