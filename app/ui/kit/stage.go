package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stage is a page that shows a list, and in its place the page of the thing that is open. Both are kept, so that going back finds the
// list as it was left.
type Stage struct {
	object *fyne.Container
	list   fyne.CanvasObject
	focus  func() // gives the list the keyboard
	leave  func() // closes what is open; nil while the list is in front
}

// NewStage has the list in front; focus gives the keyboard to it.
func NewStage(list fyne.CanvasObject, focus func()) *Stage {
	return &Stage{object: container.NewStack(list), list: list, focus: focus}
}

// Object is the page as the shell shows it.
func (s *Stage) Object() fyne.CanvasObject { return s.object }

// Focus gives the keyboard to the list, where it is in front.
func (s *Stage) Focus() {
	if s.leave == nil {
		s.focus()
	}
}

// Open brings the page of one thing to the front; leave is told when it goes.
func (s *Stage) Open(page fyne.CanvasObject, leave func()) {
	s.leave = leave
	s.put(page)
}

// Escape goes back to the list.
func (s *Stage) Escape() { s.Back() }

// Back brings the list to the front again, with the keyboard.
func (s *Stage) Back() {
	if s.leave == nil {
		return
	}
	leave := s.leave
	s.leave = nil
	leave()
	s.put(s.list)
	s.focus()
}

func (s *Stage) put(page fyne.CanvasObject) {
	s.object.Objects = []fyne.CanvasObject{page}
	s.object.Refresh()
}
