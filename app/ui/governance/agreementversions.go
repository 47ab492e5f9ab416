package governance

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// versions is the course of an agreement: its versions, and what the selected one says otherwise than another.
type versions struct {
	of     *agreementPage
	table  *kit.Table[versionRow]
	title  *kit.Wrapped
	with   *kit.Field
	other  int // the version to compare with, 0 for the one before
	right  *fyne.Container
	object fyne.CanvasObject
}

// versionRow is a version in the table.
type versionRow struct {
	*governance.Version
	holds string
}

var versionColumns = []kit.Column[versionRow]{
	{Title: "Version", Width: 62, Number: true, Text: func(r versionRow) string { return fmt.Sprint(r.Number) }},
	{Title: "Agreed", Width: 92, Text: func(r versionRow) string { return r.holds }},
	{Title: "Why", Width: 90, Grow: 1, Text: func(r versionRow) string { return r.Why }},
}

func newVersions(a *agreementPage) *versions {
	s := &versions{of: a, title: kit.Words("", theme.SizeNameText, true, kit.Plain), right: kit.Flow(12)}
	s.table = kit.NewTable("No versions yet.", versionColumns...)
	s.table.Key = func(r versionRow) string { return fmt.Sprint(r.Number) }
	s.table.OnSelected = func(versionRow) { s.compare() }
	s.table.OnOpened = func(r versionRow) { a.show(r.Number) }
	s.with = kit.NewField(kit.FieldSpec{Label: "Compared with", Closed: true, Choices: s.others, Value: "0", Save: func(value string) {
		s.other = int(kit.IDOf[int64](value))
		s.compare()
	}})
	read := kit.SecondaryButton("Read this version", func() {
		if r, selected := s.table.Selected(); selected {
			a.show(r.Number)
		}
	})
	left := kit.Card(kit.Pad(1, 1, 1, 1, s.table))
	head := kit.Flow(8, s.title, kit.NewForm(2, s.with), read)
	s.object = kit.Beside([]float32{32, 68}, left, kit.Card(kit.Scrolled(kit.Pad(12, 12, 16, 22, kit.Flow(12, head, s.right)))))
	return s
}

// others are the versions to compare with.
func (s *versions) others() []kit.Choice {
	choices := []kit.Choice{{Value: "0", Text: "The version before"}}
	for i := range s.of.agreement.Versions {
		n := s.of.agreement.Versions[i].Number
		choices = append(choices, kit.Choice{Value: fmt.Sprint(n), Text: fmt.Sprint("Version ", n)})
	}
	return choices
}

// load shows the versions, the latest first.
func (s *versions) load() {
	all := s.of.agreement.Versions
	rows := make([]versionRow, len(all))
	for i := range all {
		v := &all[len(all)-1-i]
		rows[i] = versionRow{v, "draft"}
		if !v.Agreed.IsZero() {
			rows[i].holds = v.Agreed.Words()
		}
	}
	more := len(rows) > len(s.table.All())
	s.table.SetRows(rows)
	if more {
		s.table.Select(0) // the one that was begun
	}
	s.compare()
}

// compare shows side by side what the selected version says otherwise.
func (s *versions) compare() {
	r, selected := s.table.Selected()
	if !selected {
		return
	}
	number := s.other
	if number == 0 {
		number = r.Number - 1
	}
	other := versionOf(s.of.agreement, number)
	if other == nil || other.Number == r.Number {
		s.title.SetText(fmt.Sprintf("Version %d", r.Number))
		s.right.Objects = []fyne.CanvasObject{kit.Words("There is no other version to compare it with.", theme.SizeNameText, false, kit.Secondary)}
		s.right.Refresh()
		return
	}
	earlier, later := other, r.Version
	if earlier.Number > later.Number {
		earlier, later = later, earlier
	}
	s.title.SetText(fmt.Sprintf("What version %d says otherwise than version %d", later.Number, earlier.Number))
	s.right.Objects = differences(earlier, later)
	s.right.Refresh()
}

// differences are what a later version says otherwise, each with what the earlier one said beside it.
func differences(earlier, later *governance.Version) []fyne.CanvasObject {
	all := governance.Differences(earlier, later)
	if len(all) == 0 {
		return []fyne.CanvasObject{kit.Words("They say the same.", theme.SizeNameText, false, kit.Secondary)}
	}
	headings := kit.Beside(
		[]float32{1, 1},
		kit.Words(fmt.Sprintf("Version %d%s", earlier.Number, agreedWords(earlier.Agreed)), theme.SizeNameText, true, kit.Plain),
		kit.Words(fmt.Sprintf("Version %d%s", later.Number, agreedWords(later.Agreed)), theme.SizeNameText, true, kit.Plain),
	)
	objects := []fyne.CanvasObject{headings}
	for _, d := range all {
		before, after := kit.Words(d.Before, theme.SizeNameText, false, kit.Plain), kit.Words(d.After, theme.SizeNameText, false, kit.Plain)
		if d.Before == "" {
			before = kit.Words("not there yet", theme.SizeNameText, false, kit.Secondary)
		}
		if d.After == "" {
			after = kit.Words("taken out", theme.SizeNameText, false, kit.Secondary)
		}
		objects = append(objects, kit.Flow(3, kit.Words(kit.Joined(": ", d.Part, d.What), theme.SizeNameCaptionText, false, kit.Secondary), kit.Beside([]float32{1, 1}, before, after)))
	}
	return objects
}

func agreedWords(day civil.Date) string {
	if day.IsZero() {
		return ", a draft"
	}
	return ", agreed on " + day.Words()
}
