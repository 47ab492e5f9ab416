package scorecards

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// describe says beside the list where a scorecard stands.
func (p *Page) describe(d *kit.Detail, r row) {
	d.SetTitle(kit.Joined(" ", r.reference, cmp.Or(r.subject, r.title)))
	facts := []kit.Fact{
		{Label: "Scorecard", Value: r.title},
		{Label: "Other side", Value: r.supplier},
	}
	if r.result == nil {
		d.SetFacts(append(facts, kit.Fact{Label: "Period", Value: "it has not begun yet"}))
		d.SetSections(kit.SecondaryButton("Open", func() { p.openRow(r) }))
		return
	}
	d.SetFacts(append(facts, kit.Fact{Label: "Period", Value: r.period.Words()}, kit.Fact{Label: "Readings", Value: sidesWords(r.result)}))
	sections := []fyne.CanvasObject{ringCard(r.result)}
	if items := p.differing(r); len(items) > 0 {
		sections = append(sections, kit.Section("Where the two sides differ", kit.List(items...)))
	}
	if items := p.falling(r); len(items) > 0 {
		sections = append(sections, kit.Section("Fell three times in a row", kit.List(items...)))
	}
	if items := p.toDo(r); len(items) > 0 {
		sections = append(sections, kit.Section("Actions", kit.List(items...)))
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { p.openRow(r) }))...)
}

// most is how many lines of one kind the panel lists; the rest are on the card's own page.
const most = 4

// differing are the measures on which the two sides should talk.
func (p *Page) differing(r row) (items []kit.Item) {
	for _, t := range r.result.TalkingPoints[:min(most, len(r.result.TalkingPoints))] {
		item := kit.Item{Tone: kit.ToneBad, Text: t.Words()}
		if t.Settled {
			item.Tone, item.Note = kit.ToneGood, "agreed"
		}
		items = append(items, item)
	}
	return items
}

// falling are what fell three times in a row, with their scores.
func (p *Page) falling(r row) (items []kit.Item) {
	for _, f := range r.result.Falls[:min(most, len(r.result.Falls))] {
		items = append(items, kit.Item{Tone: kit.TonePoor, Text: fallName(f) + ": " + fallWords(f)})
	}
	return items
}

// toDo are the open actions that are due next.
func (p *Page) toDo(r row) (items []kit.Item) {
	today := p.host.Today()
	for _, a := range r.open[:min(most, len(r.open))] {
		items = append(items, kit.Item{Tone: dueTone(a.Due, today), Text: a.Title, Note: dayAndMonth(a.Due, today), Open: func() {
			p.Show(kit.Thing{Kind: kit.CardThing, ID: int64(r.id), Part: actionsTab})
		}})
	}
	if rest := len(r.open) - most; rest > 0 {
		items = append(items, kit.Item{Text: fmt.Sprintf("and %d more", rest)})
	}
	return items
}
