package contracts

import (
	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// rates is the side of the prices of a day's work: by role and grade, each from a day on.
func (e *editor) rates() fyne.CanvasObject {
	type rate = procurement.Rate
	today := e.list.host.Today()
	note := wordsColumn("Note", 120, 1, func(r *rate) *string { return &r.Note })
	note.Yield = 1
	l := newLines(e, linesSpec[rate]{
		one: "rate", empty: "No day rates were agreed. Add them where work is paid by the day; the same role and grade with a later day is its next rate.",
		members: func(d *procurement.Dossier) *[]rate { return &d.Rates },
		fresh:   freshRate,
		columns: []typed[rate]{
			wordsColumn("Role", 150, 2, func(r *rate) *string { return &r.Role }),
			wordsColumn("Grade", 110, 1, func(r *rate) *string { return &r.Grade }),
			moneyColumn("Day rate", e.currency, func(r *rate) *money.Amount { return &r.DayRate }),
			dayColumn("From", today, func(r *rate) *civil.Date { return &r.From }),
			e.lastDay(), e.holds(today), note,
		},
	})
	return l.object(e.said(func() []string {
		if len(e.file.dossier.Rates) == 0 {
			return nil
		}
		return []string{"Excluding VAT. A rate holds up to the day before the next one for the same role and grade."}
	}))
}

// freshRate is a rate to be typed over. Its role is one that the card does not have yet, since a role and grade has one rate from a day on.
func freshRate(d *procurement.Dossier) procurement.Rate {
	fresh := procurement.Rate{Role: "New role"}
	for taken := true; taken; {
		taken = false
		for _, r := range d.Rates {
			if r.Role == fresh.Role && r.Grade == "" && r.From.IsZero() {
				fresh.Role, taken = fresh.Role+" again", true
			}
		}
	}
	return fresh
}

// until is the last day on which a rate of the card holds: that before the next one of its role and grade, or else the end of the contract.
func until(d *procurement.Dossier, rate procurement.Rate) civil.Date {
	last := d.End()
	for _, other := range d.Rates {
		if other.Role != rate.Role || other.Grade != rate.Grade || !other.From.After(rate.From) {
			continue
		}
		if before := other.From.AddDays(-1); last.IsZero() || before.Before(last) {
			last = before
		}
	}
	return last
}

func (e *editor) lastDay() typed[procurement.Rate] {
	return typed[procurement.Rate]{Column: kit.Column[line[procurement.Rate]]{
		Title: "To", Width: 90, Text: func(r line[procurement.Rate]) string { return until(&e.file.dossier, r.value).Words() },
		Paint: func(r line[procurement.Rate]) kit.Cell {
			return kit.InkCell(until(&e.file.dossier, r.value).Words(), kit.Secondary)
		},
	}}
}

// holds marks the rates that hold today.
func (e *editor) holds(today civil.Date) typed[procurement.Rate] {
	text := func(r line[procurement.Rate]) string {
		now, found := procurement.RateOn(e.file.dossier.Rates, r.value.Role, r.value.Grade, today)
		switch {
		case found && now == r.value:
			return "Holds today"
		case r.value.From.After(today):
			return "To come"
		}
		return ""
	}
	return typed[procurement.Rate]{Column: kit.Column[line[procurement.Rate]]{
		Title: "Today", Width: 100, Yield: 2, Text: text,
		Paint: func(r line[procurement.Rate]) kit.Cell {
			tone := kit.ToneGood
			if r.value.From.After(today) {
				tone = kit.ToneInfo
			}
			return kit.ChipCell(text(r), tone)
		},
	}}
}
