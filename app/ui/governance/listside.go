package governance

import (
	"context"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// listSide is a tab that is one list.
type listSide[R any] struct {
	page  *Page
	tab   string
	list  *kit.Listing[R]
	rows  func(*view) []R
	facts func([]R) string
	// show brings a thing of the tab into sight; nil for a tab that has none.
	show func(kit.Thing)
	kind kit.Kind
	// words and do are what one begins with.
	words string
	do    func()
	// documents are what can be made of the selected row; nil where nothing can.
	documents func(R) []kit.Document
}

// Documents are what can be made of the selected row.
func (s *listSide[R]) Documents() []kit.Document {
	if r, selected := s.list.Table.Selected(); selected && s.documents != nil {
		return s.documents(r)
	}
	return nil
}

// Object is the tab as it is shown.
func (s *listSide[R]) Object() fyne.CanvasObject { return s.list.Object() }

// Focus gives the list the keyboard.
func (s *listSide[R]) Focus() { s.list.Table.Focus() }

// Close drops what is still being worked out.
func (s *listSide[R]) Close() { s.list.Close() }

// First is what one begins with on the tab.
func (s *listSide[R]) First() (words string, do func()) { return s.words, s.do }

// Show brings a thing into sight.
func (s *listSide[R]) Show(thing kit.Thing) bool {
	if thing.Kind != s.kind || s.show == nil {
		return false
	}
	s.list.Table.SelectKey(kit.Key(thing.ID))
	s.show(thing)
	return true
}

// Load shows the rows as they stand now; they are made ready off the UI goroutine.
func (s *listSide[R]) Load(v *view) {
	var facts string
	s.list.Load(func(context.Context) ([]R, func(), error) {
		rows := s.rows(v)
		facts = s.facts(rows)
		return rows, func() {}, nil
	}, func() { s.page.say(s.tab, facts) })
}
