package tenders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// setup is the tab in which the model is made: all that bids are ranked by, and what the tender says of itself.
type setup struct {
	draft    *draft
	tabs     *kit.Tabs
	criteria *criteria // nil until it was in front
	scale    *scalePart
	side     *modelSide
	parts    []part
	reshaped bool // a part was built anew since all was laid out
	object   fyne.CanvasObject

	reading    kit.Latest
	frameworks []tender.Framework // whose weight limits can be chosen
}

// mainShare is how much of the width is for what is edited; the rest is for what is to be said about it.
const mainShare = 0.74

// part is a piece of the set-up that was shown so far.
type part struct {
	fields *fields
	again  func() // rebuilds it where its shape changed
}

// The sides of the set-up.
const (
	sideTender   = "Tender"
	sidePrice    = "Balance and price"
	sideScale    = "Scale"
	sideCriteria = "Criteria"
	sidePanel    = "Panel and lots"
)

func newSetup(o *openTender) tab {
	s := &setup{reading: kit.Latest{Runner: o.page.host.Runner()}}
	s.draft = newDraft(o, s.refresh)
	s.scale = &scalePart{setup: s}
	s.side = newModelSide(s)
	s.tabs = kit.NewTabs(
		kit.Tab{Name: sideTender, Build: s.facts},
		kit.Tab{Name: sidePrice, Build: s.price},
		kit.Tab{Name: sideScale, Build: s.scale.object},
		kit.Tab{Name: sideCriteria, Build: s.tree},
		kit.Tab{Name: sidePanel, Build: s.people},
	)
	card := kit.Card(kit.Pad(2, 10, 14, 14, s.tabs.Object()))
	s.object = newColumns(mainShare, card, s.side.panel.object)
	s.tabs.Select(o.recall(setupLeft))
	s.tabs.OnSelected = func(side string) {
		s.object.Refresh() // sides need different heights
		o.remember(setupLeft, side)
	}
	s.side.refresh()
	s.readFrameworks(o)
	return s
}

// readFrameworks reads whose weight limits can be chosen.
func (s *setup) readFrameworks(o *openTender) {
	s.reading.Do(func(ctx context.Context) func() {
		frameworks, err := o.page.workspace.Frameworks(ctx)
		return func() {
			if err != nil {
				o.page.host.Toast(kit.Sentence(err))
				return
			}
			s.frameworks = frameworks
		}
	})
}

// Object is the tab as it is shown.
func (s *setup) Object() fyne.CanvasObject { return s.object }

// Refresh shows the tender as it is stored now.
func (s *setup) Refresh() { s.draft.renew() }

// refresh shows the draft.
func (s *setup) refresh() {
	for _, p := range s.parts {
		p.again()
		p.fields.refresh()
	}
	if s.criteria != nil {
		s.criteria.refresh()
	}
	s.side.refresh()
	if s.reshaped {
		s.reshaped = false
		s.object.Refresh() // what scrolls may be higher or lower than it was
	}
}

// group is a piece of the set-up that is built anew when its shape changes; the empty shape never does.
func (s *setup) group(shape func() string, build func(*fields) []fyne.CanvasObject) fyne.CanvasObject {
	f := &fields{draft: s.draft}
	r := kit.NewRebuilt(10, shape, func() []fyne.CanvasObject {
		s.reshaped = true
		f.again()
		return build(f)
	})
	s.parts = append(s.parts, part{f, r.Refresh})
	return r.Object
}

// still is the shape of what always has the same fields.
func still() string { return "" }

// sheetOf is a side of the set-up: parts under each other that scroll.
func sheetOf(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Scrolled(kit.Pad(2, 2, 2, 8, kit.Flow(18, parts...)))
}

// rowWith puts a button at the end of a row of fields, beside what is typed into.
func rowWith(row fyne.CanvasObject, button *kit.Button) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, kit.Stack(0, kit.Pad(16, 0, 10, 0, button)), row)
}

// tree is the side with the criteria.
func (s *setup) tree() fyne.CanvasObject {
	f := &fields{draft: s.draft}
	s.criteria = newCriteria(s.draft, f.add(basisValue))
	s.parts = append(s.parts, part{f, func() {}})
	return s.criteria.object
}

// sides are the places of faults by the side on which they are mended, the first that fits.
var sides = []struct{ prefix, side string }{
	{"tender.cost_weight", sidePrice},
	{"tender.quality", sidePrice},
	{"tender.price", sidePrice},
	{"tender.rounding", sidePrice},
	{"tender.ties", sidePrice},
	{"tender.scale", sideScale},
	{"tender.criteria", sideCriteria},
	{"tender.weights", sideCriteria},
	{"tender.lots", sidePanel},
	{"tender.panel", sidePanel},
	{"", sideTender},
}

// mend brings the side to the front on which a fault is mended, and gives the keyboard to what has it.
func (s *setup) mend(place string) {
	for _, to := range sides {
		if strings.HasPrefix(place, to.prefix) {
			s.tabs.Select(to.side)
			break
		}
	}
	switch {
	case s.focus(place):
	case s.tabs.Selected() == sideCriteria:
		s.criteria.show(criterionAt(s.draft.now, place))
	}
}

// focus gives the keyboard to the field of a place, and reports whether there is one.
func (s *setup) focus(place string) bool {
	for _, p := range s.parts {
		if p.fields.focus(place) {
			return true
		}
	}
	return false
}

// criterionAt is the id of the criterion that a fault is in; empty where it is in none.
func criterionAt(t *tender.Tender, place string) (id string) {
	list := t.Criteria
	for _, step := range strings.Split(place, ".") {
		if name, i := indexed(step); (name == "criteria" || name == "children") && i >= 0 && i < len(list) {
			id, list = list[i].ID, list[i].Children
		}
	}
	return id
}
