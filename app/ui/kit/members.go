package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// MembersSpec says how the members of a thing are edited: the parties of a contract, its options.
type MembersSpec[T any, M comparable] struct {
	One, Many string // party, parties
	Empty     string // what stands there while there are none
	At        func(*T) *[]M
	// New is a member to be added by a button; where it must be chosen first, Chooser is a field that adds what was chosen.
	New     func() M
	Chooser func(add func(M)) *Field
	// Form edits one member by fields of the sheet; at leads to it.
	Form func(s *Sheet[T], at func(*T) *M) fyne.CanvasObject
}

// Members edits the members of a sheet's thing: a line for each, which can be moved and taken away, and a button that adds one. It asks
// nothing, since Undo brings back what is taken away. Refused is told why a change could not be made.
func Members[T any, M comparable](s *Sheet[T], spec MembersSpec[T, M], refused func(error)) fyne.CanvasObject {
	m := &members[T, M]{sheet: s, spec: spec, refused: refused, lines: Flow(6)}
	s.members = append(s.members, m.refresh)
	m.build()
	if spec.Chooser != nil {
		field := spec.Chooser(m.add)
		m.toAdding = field.Focus
		if field.OnEnter == nil {
			field.OnEnter = func() {} // the keyboard stays where the next can be added
		}
		return Flow(10, m.lines, NewForm(2, field))
	}
	button := SecondaryButton("Add a"+article(spec.One)+" "+spec.One, func() { m.add(spec.New()) })
	m.toAdding = func() { focus(button) }
	return Flow(10, m.lines, button)
}

// article is the n of an.
func article(word string) string {
	if slices.Contains([]byte("aeiou"), word[0]) {
		return "n"
	}
	return ""
}

type members[T any, M comparable] struct {
	sheet   *Sheet[T]
	spec    MembersSpec[T, M]
	refused func(error)
	rows    *Sheet[T] // the fields of the lines that are shown
	starts  []int     // where the fields of each line begin in rows
	lines   *fyne.Container
	waiting bool // for what we changed to come back
	wanted  []M  // what then comes back
	then    int  // the line that gets the keyboard when it does; -1 for what adds one

	toAdding func() // gives the keyboard to what adds a member
}

func (m *members[T, M]) count() int { return len(*m.spec.At(&m.sheet.value)) }

// refresh shows the members as they are stored now.
func (m *members[T, M]) refresh() {
	ours := m.waiting && slices.Equal(*m.spec.At(&m.sheet.value), m.wanted)
	if !ours && m.count() == len(m.starts) {
		m.rows.SetValue(m.sheet.value)
		return
	}
	m.build()
	switch {
	case !ours:
		return
	case m.then >= 0 && m.then < len(m.starts):
		m.rows.fields[m.starts[m.then]].field.Focus()
	default:
		m.toAdding()
	}
	m.waiting = false
}

func (m *members[T, M]) build() {
	m.rows, m.starts = NewSheet(m.sheet.value, m.sheet.change), nil
	var lines []fyne.CanvasObject
	for i := range m.count() {
		m.starts = append(m.starts, len(m.rows.fields))
		form := m.spec.Form(m.rows, func(t *T) *M {
			if all := *m.spec.At(t); i < len(all) {
				return &all[i]
			}
			return new(M) // the member is gone: what is typed into its line goes nowhere
		})
		lines = append(lines, container.NewBorder(nil, nil, nil, Pad(17, 0, 10, 0, container.NewVBox(m.buttons(i))), form))
	}
	if lines == nil && m.spec.Empty != "" {
		lines = append(lines, Paragraph(m.spec.Empty))
	}
	m.lines.Objects = lines
	m.lines.Refresh()
}

// buttons move and take away a member; the first of several goes down, the others up.
func (m *members[T, M]) buttons(i int) fyne.CanvasObject {
	remove := SecondaryButton("Remove", func() { m.remove(i) })
	if m.count() == 1 {
		return remove
	}
	move := SecondaryButton("Move up", func() { m.swap(i-1, i) })
	if i == 0 {
		move = SecondaryButton("Move down", func() { m.swap(1, 0) })
	}
	return Row(8, container.New(&atLeast{98}, move), remove)
}

// change changes the list of members; the line that then has the keyboard is given by its place, -1 for what adds one.
func (m *members[T, M]) change(then int, set func(*[]M)) {
	m.waiting, m.wanted, m.then = true, slices.Clone(*m.spec.At(&m.sheet.value)), then
	set(&m.wanted)
	m.sheet.change(m.spec.Many, func(t *T) { set(m.spec.At(t)) }, func(err error) {
		if err != nil {
			m.waiting = false
			m.refused(err)
		}
	})
}

// add adds a member. One that was chosen leaves the keyboard where the next can be; one that is to be filled in gets it.
func (m *members[T, M]) add(fresh M) {
	then := -1
	if m.spec.Chooser == nil {
		then = m.count()
	}
	m.change(then, func(all *[]M) { *all = append(*all, fresh) })
}

func (m *members[T, M]) remove(i int) {
	m.change(min(i, m.count()-2), func(all *[]M) {
		if i < len(*all) {
			*all = slices.Delete(*all, i, i+1)
		}
	})
}

// swap puts the member at one place to another.
func (m *members[T, M]) swap(to, from int) {
	m.change(to, func(all *[]M) {
		if max(to, from) < len(*all) {
			(*all)[to], (*all)[from] = (*all)[from], (*all)[to]
		}
	})
}

// atLeast gives an object a least width, at 100 % text.
type atLeast struct{ width float32 }

func (l *atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l *atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(Scaled(l.width), 0))
}
