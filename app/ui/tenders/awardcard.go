package tenders

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// showAward brings the card of the award up to date; a tender that is not ranked and was not awarded has none.
func (w *weighingTab) showAward() {
	w.award.Refresh()
	shown(w.award.Object, len(w.award.Object.Objects) > 0)
}

// awardShape is everything that the card depends on.
func (w *weighingTab) awardShape() string {
	o := w.open
	shape := fmt.Sprint(o.weighed[o.lot].ranked(), o.lock != nil, o.weighed[o.lot].lead(), w.isWhatIf())
	for _, c := range awarded(o.contracts) {
		shape += fmt.Sprint("|", c.ID, c.Reference, c.Title, c.LeadName)
	}
	return shape
}

// awardCard says what was awarded, with the way there, or else who is first, with the way to award.
func (w *weighingTab) awardCard() []fyne.CanvasObject {
	o := w.open
	var content []fyne.CanvasObject
	made := awarded(o.contracts)
	for _, c := range made {
		thing := kit.Thing{Kind: kit.ContractThing, ID: int64(c.ID), Name: c.Reference}
		text := kit.Joined(" ", "as", c.Reference, c.Title)
		if c.LeadName != "" {
			text += ", to " + c.LeadName
		}
		content = append(content, kit.List(kit.Item{Tone: kit.ToneGood, Lead: "Awarded", Text: text, Open: func() { o.page.host.Open(thing) }}))
	}
	if now := o.weighed[o.lot]; now.ranked() && (len(made) == 0 || len(o.tender.Lots) > 0) {
		content = append(content, w.awardOffer(now))
	}
	if content == nil {
		return nil
	}
	return []fyne.CanvasObject{kit.Card(kit.Pad(8, 8, 14, 14, kit.Flow(4, content...)))}
}

// awardOffer says who is first, with the way to award; or what comes before an award.
func (w *weighingTab) awardOffer(now *weighed) fyne.CanvasObject {
	runs := []kit.Run{{Text: now.lead() + ".", Bold: true}}
	if w.isWhatIf() {
		runs = []kit.Run{{Text: "By the tender's own balance "}, runs[0]}
	}
	button := kit.SecondaryButton("Award…", w.open.award)
	if w.open.lock == nil {
		runs = append(runs, kit.Run{Text: " Once the model is locked, it can be awarded."})
		button = kit.SecondaryButton("Go to Set up", func() { w.open.tabs.Select("Set up") })
	}
	words := kit.Runs(theme.SizeNameText, kit.Plain, runs...)
	return container.NewBorder(nil, nil, nil, container.NewCenter(button), kit.Pad(6, 0, 0, 10, words))
}
