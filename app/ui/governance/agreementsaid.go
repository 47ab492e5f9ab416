package governance

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// said is what a version of an agreement says: its parts at the left, the one that is selected at the right.
type said struct {
	of       *agreementPage
	parts    *kit.Table[partRow]
	about    *kit.Wrapped // which version it is
	right    *fyne.Container
	object   fyne.CanvasObject
	whole    *kit.Sheet[governance.Agreement] // of the agreement itself
	sheet    *kit.Sheet[governance.Version]   // of the part that is shown
	measures *measures                        // nil but in the part of them
	shape    string                           // what the right side was built for
}

func newSaid(a *agreementPage) *said {
	s := &said{of: a, parts: kit.NewTable("", partColumns...), right: kit.Flow(10)}
	s.about = kit.Words("", theme.SizeNameText, false, kit.Secondary)
	s.parts.Key = func(r partRow) string { return fmt.Sprint(r.name, " ", r.section) }
	s.parts.OnSelected = func(partRow) { s.show() }
	s.parts.OnOpened = func(partRow) { s.into() }
	s.parts.OnShortcut = kit.AltMoves(s.move)
	s.parts.OnDelete = s.removeSection
	add := kit.SecondaryButton("Add a section", s.addSection)
	s.parts.OnInsert = add.Tap
	left := kit.TableCard(kit.Flow(6, s.about, add), s.parts)
	s.object = kit.Beside([]float32{32, 68}, left, kit.Card(kit.Scrolled(kit.Pad(12, 12, 16, 22, s.right))))
	return s
}

// load shows the version as it stands now.
func (s *said) load() {
	v := s.of.shown()
	if v == nil {
		return
	}
	s.about.SetText(s.versionWords(v))
	_, selected := s.parts.Selected()
	s.parts.SetRows(partRows(s.of.agreement, v))
	if !selected {
		s.parts.Select(0)
	}
	s.show()
}

// versionWords say which version it is, and whether it can still be typed into.
func (s *said) versionWords(v *governance.Version) string {
	if v.Agreed.IsZero() {
		return fmt.Sprintf("Version %d, a draft: type what you agree on, part by part.", v.Number)
	}
	return fmt.Sprintf("Version %d, agreed on %s: it stands as it is.", v.Number, v.Agreed.Words())
}

// show shows the selected part. It is built anew only where it is another one, so that a field keeps what is being typed.
func (s *said) show() {
	row, selected := s.parts.Selected()
	v := s.of.shown()
	if !selected || v == nil || row.section >= len(v.Sections) {
		return
	}
	shape := fmt.Sprint(v.Number, v.Agreed, row.name, row.section, len(v.Sections), len(v.Signed))
	if shape == s.shape {
		s.refresh(v)
		return
	}
	s.shape = shape
	s.whole, s.measures = nil, nil
	s.sheet = kit.NewSheet(*v, s.of.change)
	s.right.Objects = s.build(row.part, v)
	s.right.Refresh()
}

func (s *said) refresh(v *governance.Version) {
	s.sheet.SetValue(*v)
	if s.whole != nil {
		s.whole.SetValue(*s.of.agreement)
	}
	if s.measures != nil {
		s.measures.load(v)
	}
}

// build makes what the right side shows of a part.
func (s *said) build(p part, v *governance.Version) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Words(p.name, theme.SizeNameSubHeadingText, true, kit.Plain)}
	if hint := s.hint(p); hint != "" && v.Agreed.IsZero() {
		objects = append(objects, kit.Words(hint, theme.SizeNameText, false, kit.Secondary))
	}
	switch {
	case p.block == aboutBlock:
		objects = append(objects, s.aboutForm())
	case p.block == signingBlock:
		objects = append(objects, s.signingForm(v)...)
	case v.Agreed.IsZero():
		if p.section >= 0 {
			objects = append(objects, s.sectionForm(p.section))
		}
		objects = append(objects, s.blockForm(p.block)...)
	default:
		objects = append(objects, readPart(p, v)...)
	}
	return append(objects, s.next())
}

// hint says what belongs into a part: as the catalogue asks, or else as the block does.
func (s *said) hint(p part) string {
	if hint := s.of.view.register.prompts[s.of.agreement.Kind][p.name]; hint != "" {
		return hint
	}
	return blockHints[p.block]
}

// next leads to the part that follows.
func (s *said) next() fyne.CanvasObject {
	rows := s.parts.All()
	row, _ := s.parts.Selected()
	i := slices.IndexFunc(rows, func(r partRow) bool { return r.part == row.part })
	if i < 0 || i+1 >= len(rows) {
		return kit.Flow(0)
	}
	return kit.Row(8, kit.SecondaryButton("Next: "+fault.Abridged(rows[i+1].name), func() {
		s.parts.Select(i + 1)
		s.into()
	}))
}

// into gives the keyboard to the first thing on the right that takes it.
func (s *said) into() {
	s.parts.Focus()
	s.of.page.host.Window().Canvas().FocusNext()
}

// focus gives the keyboard to the parts.
func (s *said) focus() { s.parts.Focus() }

// draft reports whether the version that is shown can be typed into, and says so where it can't.
func (s *said) draft() bool {
	v := s.of.shown()
	if v != nil && v.Agreed.IsZero() {
		return true
	}
	s.of.page.host.Toast("This version is signed. Begin a new version to change what it says.")
	return false
}

// addSection adds a section behind the others, and opens it.
func (s *said) addSection() {
	if !s.draft() {
		return
	}
	heading := ""
	f := &kit.Asking{Label: func() string { return "Add section " + heading + " to " + s.of.agreement.Code }}
	field := f.In("", kit.NewField(kit.FieldSpec{Label: "Heading", Hint: "what it is about", Save: func(text string) { heading = text }}))
	f.Write = s.of.writes(f.Label, func(v *governance.Version) { v.Sections = append(v.Sections, governance.Section{Heading: heading}) }, func() error {
		return given(heading, "it has no heading", "say in a few words what it is about")
	})
	f.Then = func() { s.parts.SelectKey(fmt.Sprint(heading, " ", len(s.of.shown().Sections)-1)) }
	s.of.page.ask(f, "Add a section", "Add section", 440, kit.NewForm(1, field), field, field)
}

// removeSection takes out the selected section; blocks stay.
func (s *said) removeSection(row partRow) {
	if row.section < 0 {
		s.of.page.host.Toast("This part belongs to every agreement: leave it empty where you don't need it.")
		return
	}
	if s.draft() {
		s.changeSections("Remove section "+row.name, func(all []governance.Section) []governance.Section {
			return slices.Delete(all, row.section, row.section+1)
		})
	}
}

// move moves the selected section among the others.
func (s *said) move(by int) {
	row, selected := s.parts.Selected()
	to := row.section + by
	if !selected || row.section < 0 || to < 0 || to >= len(s.of.shown().Sections) || !s.draft() {
		return
	}
	s.parts.SelectKey(fmt.Sprint(row.name, " ", to))
	s.changeSections("Move section "+row.name, func(all []governance.Section) []governance.Section {
		all[to], all[row.section] = all[row.section], all[to]
		return all
	})
}

func (s *said) changeSections(label string, set func([]governance.Section) []governance.Section) {
	number := s.of.shown().Number
	s.of.changeAll(label+" of "+s.of.agreement.Code, func(in *governance.Agreement) {
		if v := versionOf(in, number); v != nil {
			v.Sections = set(v.Sections)
		}
	}, kit.OrToast(s.of.page.host, nil))
}
