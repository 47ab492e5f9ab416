package tenders

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// panel is a card beside what is edited, as high as what it says.
type panel struct {
	content *fyne.Container
	object  fyne.CanvasObject
}

func newPanel() *panel {
	p := &panel{content: kit.Flow(10)}
	p.object = kit.Card(kit.Pad(12, 14, 14, 14, p.content))
	return p
}

// show says something else.
func (p *panel) show(title string, facts []kit.Fact, sections ...fyne.CanvasObject) {
	p.content.Objects = []fyne.CanvasObject{kit.Words(title, theme.SizeNameText, true, kit.Plain)}
	if len(facts) > 0 {
		p.content.Objects = append(p.content.Objects, kit.Facts(facts))
	}
	p.content.Objects = append(p.content.Objects, sections...)
	p.content.Refresh()
}

// section is a heading, over more than one line where it is long, with what belongs to it.
func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return kit.Flow(8, kit.Words(title, theme.SizeNameText, true, kit.Plain), content)
}

// modelSide is the panel beside the set-up: whether the model is locked, and what keeps it from being locked.
type modelSide struct {
	setup  *setup
	panel  *panel
	lock   *kit.Button
	faults tender.Faults
	said   string // what the panel says, to be made anew only when that changes
	asking *kit.ReasonDialog
}

func newModelSide(s *setup) *modelSide {
	m := &modelSide{setup: s, panel: newPanel()}
	m.lock = kit.PrimaryButton("", m.turn)
	return m
}

// refresh shows the state of the model.
func (m *modelSide) refresh() {
	d := m.setup.draft
	m.faults = d.now.CheckModel()
	breaches := d.now.Model("").LimitBreaches()
	lock := d.open.lock
	said := fmt.Sprint(m.faults, breaches, lock, d.now.Limits.Name, len(d.now.Limits.Ranges))
	if said == m.said {
		return
	}
	m.said = said
	title, facts, words := "The model is a draft", []kit.Fact(nil), m.faultList()
	m.lock.SetText("Lock the model")
	if lock != nil {
		title, facts = "The model is locked", lockFacts(lock)
		words = kit.Words("What bids are ranked by is fixed. Title, note, should-cost and panel may still be changed.", theme.SizeNameText, false, kit.Secondary)
		m.lock.SetText("Unlock with a reason…")
	}
	sections := []fyne.CanvasObject{words, kit.Row(8, m.lock)}
	if limits := limitList(d.now, breaches); limits != nil {
		sections = append(sections, limits)
	}
	m.panel.show(title, facts, sections...)
}

// lockFacts say which version is locked, since when and by whom.
func lockFacts(lock *tender.Lock) []kit.Fact {
	return []kit.Fact{
		{Label: "Version", Value: fmt.Sprint(lock.Version)},
		{Label: "Fingerprint", Value: lock.Fingerprint[:min(12, len(lock.Fingerprint))]},
		{Label: "Locked", Value: lock.At.Local().Format("2 Jan 2006 15:04")},
		{Label: "By", Value: lock.By},
		{Label: "Unlocked before", Value: lock.Reason},
	}
}

// faultList says what is wrong with the model; each line leads to where it is mended.
func (m *modelSide) faultList() fyne.CanvasObject {
	if len(m.faults) == 0 {
		return kit.Words("Nothing is wrong with it. Lock it before you open bids: from then on all can see that nothing was changed.", theme.SizeNameText, false, kit.Secondary)
	}
	items := make([]kit.Item, 0, len(m.faults))
	for _, f := range m.faults[:min(len(m.faults), mostFaults)] {
		items = append(items, kit.Item{
			Tone: kit.ToneWarn, Lead: placeWords(m.setup.draft.now, f.Place) + ":", Text: faultWords(f),
			Open: func() { m.setup.mend(f.Place) },
		})
	}
	heading := kit.Counted(len(m.faults), "thing") + " to put right before it is locked"
	return section(heading, kit.List(items...))
}

// limitList says which weights are outside a framework's limits, or that all are inside; nil where there are no limits.
func limitList(t *tender.Tender, breaches []string) fyne.CanvasObject {
	if len(t.Limits.Ranges) == 0 {
		return nil
	}
	if len(breaches) == 0 {
		return section("Weight limits", kit.Words("All weights are within the limits of "+t.Limits.Name+".", theme.SizeNameText, false, kit.Secondary))
	}
	var items []kit.Item
	for _, breach := range breaches {
		items = append(items, kit.Item{Tone: kit.ToneWarn, Text: breach})
	}
	return section("Outside the weight limits of "+t.Limits.Name, kit.List(items...))
}

// inWindow says in the words of the window what faults say in those of the tender file.
var inWindow = newFileWords()

func newFileWords() *strings.Replacer {
	pairs := []string{
		`say "weights": "relative" on `, "let its parts count in proportion, on ",
		`to the quality weight ("of-whole")`, "to the quality weight",
		`to 100 ("of-quality")`, "to 100",
		`say "weights": "relative"`, "say that they are in proportion to each other",
		`say "of-quality" or "relative"`, "say that weights are per cent of quality, or in proportion",
		`("of-whole" means`, "(per cent of the whole means", `("of-quality" means`, "(per cent of quality means",
		"give tender.scale", "give the tender a scale", "give tender.currency", "give the tender a currency",
		"give max, such as 5", "give the highest one, such as 5",
		`choose "none", "parts" or "total"`, "round something else", "leave it out", "leave it empty",
		" children", " parts", " child ", " part ",
	}
	for _, d := range weighing.Methods() {
		pairs = append(pairs, string(d.Method), "“"+d.Title+"”")
	}
	return strings.NewReplacer(pairs...)
}

// faultWords says what is wrong and how to put it right.
func faultWords(f tender.Fault) string {
	return inWindow.Replace(kit.Joined(": ", f.Problem, f.Remedy)) + "."
}

// turn locks the model, or asks for the reason to unlock it.
func (m *modelSide) turn() {
	d := m.setup.draft
	host, ws, ref := d.open.page.host, d.open.page.workspace, d.now.Reference
	if d.locked() {
		m.asking = kit.AskReason(host, kit.Reason{
			Hint:  "such as: moderated on 3 Oct",
			Title: "Unlock the model of " + ref, Yes: "Unlock",
			Why: "All rely on the model as it was locked. The reason is kept with its next version.",
			Do: func(reason string) {
				host.Change("Unlock the model of tender "+ref, func(ctx context.Context) error {
					return desk.UnlockModel(ctx, ws, ref, reason)
				}, nil)
			},
		})
		return
	}
	if len(m.faults) > 0 {
		host.Toast(fmt.Sprintf("The model can't be locked yet: put %s right first.", kit.Counted(len(m.faults), "thing")))
		m.setup.mend(m.faults[0].Place)
		return
	}
	host.Change("Lock the model of tender "+ref, func(ctx context.Context) error {
		_, err := desk.LockModel(ctx, ws, ref)
		return err
	}, nil)
}
