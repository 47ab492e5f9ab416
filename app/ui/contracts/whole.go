package contracts

import (
	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	overview "counterweight/app/ui/register"
)

// The two sides of the page.
const (
	listTab  = "Contracts"
	wholeTab = "Register"
)

// whole is the register looked at together, beside the list. It is built and read when it is first looked at, and read again only while it
// is in front.
type whole struct {
	page  *Page
	view  *overview.Page // nil until then
	stale bool           // something changed while it was not in front
	facts map[string]string
}

func (w *whole) tabs() *kit.Tabs {
	tabs := kit.NewTabs(
		kit.Tab{Name: listTab, Build: w.page.list.Object},
		kit.Tab{Name: wholeTab, Build: w.build},
	)
	tabs.OnSelected = func(tab string) {
		w.page.head.SetFacts(w.facts[tab])
		if tab == wholeTab && w.stale {
			w.load()
		}
	}
	return tabs
}

func (w *whole) build() fyne.CanvasObject {
	w.view = overview.New(w.page.workspace, w.page.host)
	w.view.OnFacts = func(facts string) { w.say(wholeTab, facts) }
	w.view.OnFirst = w.page.add
	w.view.Load()
	return w.view.Object()
}

// isInFront reports whether the register as a whole is what the page shows, or will once an open contract is closed.
func (w *whole) isInFront() bool { return w.page.tabs.Selected() == wholeTab }

// load reads it anew, or notes that it must be.
func (w *whole) load() {
	if w.view == nil {
		return
	}
	if w.stale = !w.isInFront(); !w.stale {
		w.view.Load()
	}
}

// focus gives the keyboard to the side in front.
func (w *whole) focus() {
	if w.isInFront() {
		w.view.Focus()
	} else {
		w.page.list.Table.Focus()
	}
}

// say keeps the facts of a side, and shows them while it is in front.
func (w *whole) say(tab, facts string) {
	w.facts[tab] = facts
	if w.page.tabs.Selected() == tab {
		w.page.head.SetFacts(facts)
	}
}

// show lists several contracts alone, or brings the register as a whole to the front; it reports false for anything else.
func (w *whole) show(thing kit.Thing) bool {
	p := w.page
	switch {
	case thing.Part == kit.Only:
		ids := make(map[int64]bool, len(thing.IDs))
		for _, id := range thing.IDs {
			ids[id] = true
		}
		p.tabs.Select(listTab)
		p.Back()
		p.list.Only(thing.Name, func(r row) bool { return ids[int64(r.contract.ID)] })
		p.list.Table.Focus()
	case thing.ID == 0 && thing.Part == wholeTab:
		p.Back()
		p.tabs.Select(wholeTab)
		w.focus()
	default:
		return false
	}
	return true
}

func (w *whole) close() {
	if w.view != nil {
		w.view.Close()
	}
}

// Escape goes back from an open contract, or shows all contracts again where some were shown alone.
func (p *Page) Escape() {
	if p.editor != nil || !p.list.All() {
		p.Stage.Escape()
	}
}
