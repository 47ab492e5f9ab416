package tenders

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// scaleText is a scale as it is typed: 0 to 10 in steps of 2; empty for none.
func scaleText(s tender.Scale) string {
	if !s.IsSet() {
		return ""
	}
	return strings.TrimPrefix(s.Words(), "from ")
}

// scaleFrom reads a scale: 5, 0 to 5, 0–10 in steps of 2. Without a step it takes whole marks; nothing typed is no scale.
func scaleFrom(text string) (s tender.Scale, err error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return s, nil
	}
	marks, step, stepped := strings.Cut(text, "in steps of")
	s.Step = exact.Some(exact.Int(1))
	if stepped {
		if s.Step, err = kit.ReadNumber(step, ""); err != nil {
			return s, err
		}
	}
	low, high := "0", strings.TrimPrefix(marks, "from ")
	for _, between := range []string{" to ", "–", "-"} {
		if before, after, found := strings.Cut(high, between); found {
			low, high = before, after
			break
		}
	}
	if s.Min, err = kit.ReadNumber(low, ""); err != nil {
		return s, err
	}
	if s.Max, err = kit.ReadNumber(high, ""); err != nil {
		return s, err
	}
	bottom, top := s.Min.Or(exact.Decimal{}), s.Max.Or(exact.Decimal{})
	if bottom.Sign() < 0 || top.Cmp(bottom) <= 0 || s.Step.Or(exact.Decimal{}).Sign() <= 0 {
		return s, errors.New("write a scale as 0 to 5, or 0 to 10 in steps of 2")
	}
	return s, nil
}

// scalePart edits the tender's scale, or the own scale of a criterion.
type scalePart struct {
	setup *setup
	of    string // the id of the criterion whose scale it is; empty for the tender's
}

// at is the scale in the tender; nil where the criterion is no more.
func (s *scalePart) at(t *tender.Tender) *tender.Scale {
	if s.of == "" {
		return &t.Scale
	}
	if c := criterionOf(t, s.of); c != nil {
		return &c.Scale
	}
	return nil
}

// change sets something of the scale.
func (s *scalePart) change(t *tender.Tender, set func(*tender.Scale)) {
	if scale := s.at(t); scale != nil {
		set(scale)
	}
}

// now is the scale on the screen.
func (s *scalePart) now() tender.Scale {
	if scale := s.at(s.setup.draft.now); scale != nil {
		return *scale
	}
	s.of = ""
	return s.setup.draft.now.Scale
}

// choices are the scales that there are.
func (s *scalePart) choices() []kit.Choice {
	all := []kit.Choice{{Text: "The tender's scale"}}
	for _, c := range s.setup.draft.now.Leaves() {
		if c.Scale.IsSet() {
			all = append(all, kit.Choice{Value: c.ID, Text: "Own scale of " + kit.Joined(" ", c.ID, c.Title)})
		}
	}
	return all
}

// place is what faults call the scale; own scales, which faults find through their criteria, have places of their own.
func (s *scalePart) place(member string) string {
	if s.of == "" {
		return "tender.scale" + member
	}
	return s.of + ".scale" + member
}

func (s *scalePart) object() fyne.CanvasObject {
	return sheetOf(
		s.setup.group(func() string { return fmt.Sprint(len(s.choices()) > 1, s.of) }, s.marks),
		s.setup.group(func() string { return fmt.Sprint(s.of, len(s.now().Levels), s.setup.draft.locked()) }, s.levels),
	)
}

// marks are the fields that say which marks may be given.
func (s *scalePart) marks(f *fields) []fyne.CanvasObject {
	member := func(label, what, name string, at func(*tender.Scale) *exact.Optional) *kit.Field {
		return f.add(value{
			label: label, what: what, place: s.place(name),
			show:  func(*tender.Tender) string { scale := s.now(); return at(&scale).String() },
			check: checkNumber(belowZero),
			set: func(t *tender.Tender, text string) {
				s.change(t, func(scale *tender.Scale) { *at(scale) = readNumber(text) })
			},
		})
	}
	objects := []fyne.CanvasObject{kit.NewForm(
		3,
		member("Lowest mark", "lowest mark", ".min", func(s *tender.Scale) *exact.Optional { return &s.Min }),
		member("Highest mark", "highest mark", ".max", func(s *tender.Scale) *exact.Optional { return &s.Max }),
		member("Step between marks", "step between marks", ".step", func(s *tender.Scale) *exact.Optional { return &s.Step }),
	)}
	if len(s.choices()) > 1 {
		which := kit.NewField(kit.FieldSpec{Label: "Scale", Value: s.of, Closed: true, Choices: s.choices, Save: func(of string) {
			s.of = of
			s.setup.refresh()
		}})
		objects = append([]fyne.CanvasObject{kit.NewForm(2, which)}, objects...)
	}
	return objects
}

// levels are the marks that have words, each with a title and what it means.
func (s *scalePart) levels(f *fields) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{
		kit.Text("What marks mean", theme.SizeNameText, true, kit.Plain),
	}
	for i := range s.now().Levels {
		objects = append(objects, s.level(f, i))
	}
	if len(s.now().Levels) == 0 {
		objects = append(objects, kit.Words("Give at least some marks a title and say what earns them: evaluators and bidders read it.", theme.SizeNameText, false, kit.Secondary))
	}
	add := kit.SecondaryButton("Add level", s.addLevel)
	if s.setup.draft.locked() {
		add.Disable()
	}
	return append(objects, kit.Row(8, add))
}

// level is one worded mark.
func (s *scalePart) level(f *fields, i int) fyne.CanvasObject {
	at := func(t *tender.Tender) *tender.Level {
		if scale := s.at(t); scale != nil && i < len(scale.Levels) {
			return &scale.Levels[i]
		}
		return new(tender.Level)
	}
	place := s.place(fmt.Sprintf(".levels[%d]", i))
	mark := f.add(value{
		label: "Mark", what: "mark of a level", place: place + ".mark",
		show: func(t *tender.Tender) string { return at(t).Mark.String() },
		check: func(text string) (string, error) {
			d, err := exact.Parse(strings.TrimSpace(text))
			if err != nil {
				return "", errors.New("give a mark of the scale, such as 3")
			}
			return d.String(), nil
		},
		set: func(t *tender.Tender, text string) { at(t).Mark = readNumber(text).Or(exact.Decimal{}) },
	})
	title := textValue("Title", place+".title", func(t *tender.Tender) *string { return &at(t).Title })
	title.what = "title of a level"
	means := textValue("What it means", place+".means", func(t *tender.Tender) *string { return &at(t).Means })
	means.what, means.lines = "meaning of a level", 3
	remove := kit.SecondaryButton("Remove", func() { s.removeLevel(i) })
	if s.setup.draft.locked() {
		remove.Disable()
	}
	line := kit.Beside([]float32{56, 130, 420}, mark, f.add(title), f.add(means))
	return rowWith(line, remove)
}

// addLevel adds a level for the highest mark that has none yet.
func (s *scalePart) addLevel() {
	scale := s.now()
	mark := scale.Max.Or(exact.Decimal{})
	for scale.Level(mark) != nil {
		less, fits := exact.FromRat(mark.Rat().Sub(mark.Rat(), stepOf(scale).Rat()))
		if !fits || less.Cmp(scale.Min.Or(exact.Decimal{})) < 0 {
			break
		}
		mark = less
	}
	s.setup.draft.edit("Add level to "+s.setup.draft.now.Reference, func(t *tender.Tender) {
		s.change(t, func(scale *tender.Scale) { scale.Levels = append(scale.Levels, tender.Level{Mark: mark}) })
	}, nil)
	s.setup.focus(s.place(fmt.Sprintf(".levels[%d].title", len(scale.Levels))))
}

func stepOf(s tender.Scale) exact.Decimal {
	if step := s.Step.Or(exact.Int(1)); step.Sign() > 0 {
		return step
	}
	return exact.Int(1)
}

func (s *scalePart) removeLevel(i int) {
	s.setup.draft.edit("Remove level from "+s.setup.draft.now.Reference, func(t *tender.Tender) {
		s.change(t, func(scale *tender.Scale) {
			if i < len(scale.Levels) {
				scale.Levels = slices.Delete(scale.Levels, i, i+1)
			}
		})
	}, nil)
}
