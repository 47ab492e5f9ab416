package tenders

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// people is the side with the panel and the lots.
func (s *setup) people() fyne.CanvasObject {
	return sheetOf(
		s.group(func() string { return fmt.Sprint(len(s.draft.now.Panel)) }, s.panel),
		s.group(func() string { return fmt.Sprint(len(s.draft.now.Lots), s.draft.locked()) }, s.lots),
	)
}

// panel are the evaluators. They are no part of the model: people may join while bids are marked.
func (s *setup) panel(f *fields) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Text("Panel", theme.SizeNameText, true, kit.Plain)}
	if len(s.draft.now.Panel) == 0 {
		objects = append(objects, kit.Words("Nobody yet. Name who marks the bids, to keep each evaluator's marks beside the consensus.", theme.SizeNameText, false, kit.Secondary))
	}
	for i := range s.draft.now.Panel {
		objects = append(objects, s.evaluator(f, i))
	}
	return append(objects, kit.Row(8, kit.SecondaryButton("Add evaluator", s.addEvaluator)))
}

func (s *setup) evaluator(f *fields, i int) fyne.CanvasObject {
	at := func(t *tender.Tender) *tender.Evaluator {
		if i < len(t.Panel) {
			return &t.Panel[i]
		}
		return new(tender.Evaluator)
	}
	place := fmt.Sprintf("tender.panel[%d]", i)
	id := value{
		label: "Id", what: "id of an evaluator", place: place + ".id", free: true,
		show: func(t *tender.Tender) string { return at(t).ID },
		check: freshID(func() (ids []string) {
			for k, e := range s.draft.now.Panel {
				if k != i {
					ids = append(ids, e.ID)
				}
			}
			return ids
		}),
		set: func(t *tender.Tender, text string) { renameEvaluator(t, at(t).ID, text) },
	}
	name := textValue("Name", place+".name", func(t *tender.Tender) *string { return &at(t).Name })
	name.what, name.free = "name of an evaluator", true
	remove := kit.SecondaryButton("Remove", func() { s.removeEvaluator(i) })
	return rowWith(kit.Beside([]float32{80, 400}, f.add(id), f.add(name)), remove)
}

// freshID refuses an id that is missing or that another has.
func freshID(others func() []string) func(string) (string, error) {
	return func(text string) (string, error) {
		text = strings.TrimSpace(text)
		switch {
		case text == "":
			return "", errors.New("give a short id of its own")
		case slices.Contains(others(), text):
			return "", fmt.Errorf("%s is the id of another: give each one of its own", text)
		}
		return text, nil
	}
}

// numbered is the first of a row of ids, such as E1, E2, that is not taken.
func numbered(prefix string, taken func(string) bool) string {
	for n := 1; ; n++ {
		if id := prefix + strconv.Itoa(n); !taken(id) {
			return id
		}
	}
}

// addEvaluator adds somebody to the panel.
func (s *setup) addEvaluator() {
	now := s.draft.now
	id := numbered("E", func(id string) bool {
		return slices.ContainsFunc(now.Panel, func(e tender.Evaluator) bool { return e.ID == id })
	})
	s.draft.edit("Add evaluator to "+now.Reference, func(t *tender.Tender) { t.Panel = append(t.Panel, tender.Evaluator{ID: id}) }, nil)
	s.focus(fmt.Sprintf("tender.panel[%d].name", len(s.draft.now.Panel)-1))
}

// removeEvaluator takes somebody off the panel, and the marks that only this one gave.
func (s *setup) removeEvaluator(i int) {
	gone := s.draft.now.Panel[i].ID
	s.draft.edit(fmt.Sprintf("Remove evaluator %s from %s", gone, s.draft.now.Reference), func(t *tender.Tender) {
		t.Panel = slices.DeleteFunc(t.Panel, func(e tender.Evaluator) bool { return e.ID == gone })
		eachOffer(t, func(o tender.Offer) { delete(o.Evaluators, gone) })
	}, nil)
}

// renameEvaluator gives an evaluator another id, and the marks with it.
func renameEvaluator(t *tender.Tender, id, to string) {
	for i := range t.Panel {
		if t.Panel[i].ID == id {
			t.Panel[i].ID = to
		}
	}
	eachOffer(t, func(o tender.Offer) {
		if marks, given := o.Evaluators[id]; given {
			o.Evaluators[to] = marks
			delete(o.Evaluators, id)
		}
	})
}

// lots are the parts that are awarded by themselves.
func (s *setup) lots(f *fields) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Text("Lots", theme.SizeNameText, true, kit.Plain)}
	if len(s.draft.now.Lots) == 0 {
		objects = append(objects, kit.Words("No lots: the tender is awarded as a whole.", theme.SizeNameText, false, kit.Secondary))
	}
	for i := range s.draft.now.Lots {
		objects = append(objects, s.lotRow(f, i))
	}
	add := kit.SecondaryButton("Add lot", s.addLot)
	if s.draft.locked() {
		add.Disable()
	}
	return append(objects, kit.Row(8, add))
}

func (s *setup) lotRow(f *fields, i int) fyne.CanvasObject {
	at := func(t *tender.Tender) *tender.Lot {
		if i < len(t.Lots) {
			return &t.Lots[i]
		}
		return new(tender.Lot)
	}
	place := fmt.Sprintf("tender.lots[%d]", i)
	id := value{
		label: "Id", what: "id of a lot", place: place + ".id",
		show: func(t *tender.Tender) string { return at(t).ID },
		check: freshID(func() (ids []string) {
			for k, lot := range s.draft.now.Lots {
				if k != i {
					ids = append(ids, lot.ID)
				}
			}
			return ids
		}),
		set: func(t *tender.Tender, text string) { renameLot(t, at(t).ID, text) },
	}
	title := textValue("Title", place+".title", func(t *tender.Tender) *string { return &at(t).Title })
	title.what, title.free = "title of a lot", true
	only := value{
		label: "Criteria of this lot only", what: "criteria of a lot", place: place + ".criteria", hint: "e.g. Q1, Q2",
		show:  func(t *tender.Tender) string { return strings.Join(at(t).Criteria, ", ") },
		check: s.checkCriteria,
		set:   func(t *tender.Tender, text string) { at(t).Criteria = splitList(text) },
	}
	remove := kit.SecondaryButton("Remove", func() { s.removeLot(i) })
	if s.draft.locked() {
		remove.Disable()
	}
	return rowWith(kit.Beside([]float32{64, 260, 200}, f.add(id), f.add(title), f.add(only)), remove)
}

// splitList are the words of a text that commas divide.
func splitList(text string) (words []string) {
	for _, word := range strings.Split(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// checkCriteria refuses what is no criterion of the first level.
func (s *setup) checkCriteria(text string) (string, error) {
	words := splitList(text)
	for _, id := range words {
		if !slices.ContainsFunc(s.draft.now.Criteria, func(c tender.Criterion) bool { return c.ID == id }) {
			return "", fmt.Errorf("there is no criterion %q on the first level: give ids such as Q1, Q2", id)
		}
	}
	return strings.Join(words, ", "), nil
}

func (s *setup) addLot() {
	now := s.draft.now
	id := numbered("L", func(id string) bool { return now.Lot(id) != nil })
	s.draft.edit("Add lot to "+now.Reference, func(t *tender.Tender) { t.Lots = append(t.Lots, tender.Lot{ID: id}) }, nil)
	s.focus(fmt.Sprintf("tender.lots[%d].title", len(s.draft.now.Lots)-1))
}

// removeLot takes a lot out, and what was offered for it.
func (s *setup) removeLot(i int) {
	gone := s.draft.now.Lots[i].ID
	s.draft.edit(fmt.Sprintf("Remove lot %s from %s", gone, s.draft.now.Reference), func(t *tender.Tender) {
		t.Lots = slices.DeleteFunc(t.Lots, func(l tender.Lot) bool { return l.ID == gone })
		for k := range t.Bids {
			delete(t.Bids[k].Lots, gone)
		}
	}, nil)
}

// renameLot gives a lot another id, and what was offered for it with it.
func renameLot(t *tender.Tender, id, to string) {
	if lot := t.Lot(id); lot != nil {
		lot.ID = to
	}
	for i := range t.Bids {
		if offer, made := t.Bids[i].Lots[id]; made {
			t.Bids[i].Lots[to] = offer
			delete(t.Bids[i].Lots, id)
		}
	}
}
