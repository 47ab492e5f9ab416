package governance

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// measures edits the measures of success of a draft: which they are, and of the one that is selected what somebody found of each letter of
// SMART, with what the wording itself gives reason to doubt.
type measures struct {
	said    *said
	table   *kit.Table[measureRow]
	checks  *fyne.Container
	letters []letterFields
	at      int // the measure whose letters are shown, -1 for none
	object  fyne.CanvasObject
}

// letterFields are the verdict on one letter, and why.
type letterFields struct {
	letter       governance.Letter
	verdict, why *kit.Field
}

// measureRow is a measure of success in the table.
type measureRow struct {
	governance.Success
	place int
}

// The verdicts on a letter, as its field holds them.
const (
	letterHolds = "holds"
	letterFails = "fails"
)

func newMeasures(s *said) *measures {
	m := &measures{said: s, at: -1, checks: kit.Flow(6)}
	m.table = kit.NewTable("No measures yet. How will both sides see that it worked?", m.columns()...)
	m.table.Key = func(r measureRow) string { return kit.Key(int64(r.place)) }
	m.table.OnSelected, m.table.OnDelete = m.show, m.remove
	var add *kit.Field
	add = kit.NewField(kit.FieldSpec{Label: "Add a measure of success", Hint: "70 % of appeals are made online by June 2027", Save: func(text string) {
		add.Reset("")
		if text != "" {
			m.add(text)
		}
	}})
	add.OnEnter = func() {}
	m.object = kit.Flow(10, kit.AtLeastHigh(170, kit.Card(kit.Pad(1, 1, 1, 1, m.table))), kit.NewForm(1, add), m.checks)
	m.load(s.of.shown())
	return m
}

func (m *measures) columns() []kit.Column[measureRow] {
	columns := []kit.Column[measureRow]{{
		Title: "Measure of success", Width: 170, Grow: 1, Text: func(r measureRow) string { return r.Text },
		Set: func(r measureRow, text string) error {
			if text == "" {
				return errors.New("say what is measured, or take it out with Ctrl+Delete")
			}
			m.change("measure of success", r.place, func(s *governance.Success) { s.Text = text }, nil)
			return nil
		},
	}}
	for _, letter := range governance.AllLetters() {
		columns = append(columns, kit.Column[measureRow]{
			Title: letter.Words()[:1], Width: 40, Text: func(r measureRow) string { return verdictWords(checkOf(&r.Success, letter)) },
			Paint: func(r measureRow) kit.Cell { return verdictCell(checkOf(&r.Success, letter)) },
			Set:   func(r measureRow, text string) error { return m.judge(r.place, letter, text) },
		})
	}
	return columns
}

// checkOf is what was found of a letter, nil where nobody looked.
func checkOf(s *governance.Success, letter governance.Letter) *governance.Check {
	return find(s.Checks, func(c *governance.Check) bool { return c.Letter == letter })
}

func verdictWords(c *governance.Check) string {
	switch {
	case c == nil:
		return ""
	case c.Holds:
		return "yes"
	}
	return "no"
}

func verdictCell(c *governance.Check) kit.Cell {
	switch {
	case c == nil:
		return kit.InkCell(dash, kit.Secondary)
	case c.Holds:
		return kit.TextCell("yes")
	}
	return kit.InkCell("no", kit.Wrong)
}

// load shows the measures as they stand now.
func (m *measures) load(v *governance.Version) {
	rows := make([]measureRow, len(v.Success))
	for i, s := range v.Success {
		rows[i] = measureRow{s, i}
	}
	m.table.SetRows(rows)
	if _, selected := m.table.Selected(); !selected && len(rows) > 0 {
		m.table.Select(0)
	}
	if len(rows) == 0 {
		m.at, m.checks.Objects = -1, nil
		m.checks.Refresh()
	}
}

// show shows what was found of a measure's letters. The fields are made anew for another measure only.
func (m *measures) show(r measureRow) {
	if r.place != m.at {
		m.at = r.place
		m.build(r)
	}
	doubts := r.Doubts()
	for _, f := range m.letters {
		c := checkOf(&r.Success, f.letter)
		verdict, why := "", ""
		if c != nil {
			verdict, why = letterFails, c.Why
			if c.Holds {
				verdict = letterHolds
			}
		}
		f.verdict.SetValue(verdict)
		f.why.SetValue(why)
		f.why.Remark(func(text string) string {
			if text != "" {
				return ""
			}
			return doubts[f.letter]
		})
	}
}

func (m *measures) build(r measureRow) {
	m.letters = nil
	var fields []*kit.Field
	place := r.place
	for _, letter := range governance.AllLetters() {
		f := letterFields{letter: letter}
		choices := []kit.Choice{{Value: "", Note: "nobody looked yet"}, {Value: letterHolds, Text: "Holds"}, {Value: letterFails, Text: "Does not hold"}}
		f.verdict = kit.ChoiceField(letter.Words(), choices, "", func(value string) {
			m.check(place, letter, func(c *governance.Check) { c.Holds = value == letterHolds }, value == "")
		})
		f.why = kit.TextField("Why", "", func(text string) { m.explain(place, letter, text) }).Span(2)
		m.letters = append(m.letters, f)
		fields = append(fields, f.verdict, f.why)
	}
	m.checks.Objects = []fyne.CanvasObject{kit.Section("Is it SMART? “"+fault.Abridged(r.Text)+"”", kit.NewForm(3, fields...))}
	m.checks.Refresh()
}

// judge takes a verdict on a letter as it is typed into its cell: y or yes, n or no, nothing where nobody looked.
func (m *measures) judge(place int, letter governance.Letter, text string) error {
	switch lowered(text) {
	case "y", "yes":
		m.check(place, letter, func(c *governance.Check) { c.Holds = true }, false)
	case "n", "no":
		m.check(place, letter, func(c *governance.Check) { c.Holds = false }, false)
	case "", dash:
		m.check(place, letter, nil, true)
	default:
		return errors.New("type y where it holds, n where it does not")
	}
	return nil
}

// explain keeps why a letter holds or not; it needs a verdict first.
func (m *measures) explain(place int, letter governance.Letter, why string) {
	row, _ := m.table.Selected()
	if checkOf(&row.Success, letter) == nil {
		if f := find(m.letters, func(f *letterFields) bool { return f.letter == letter }); f != nil {
			f.why.SetFault(errors.New("say beside it first whether it holds"))
		}
		return
	}
	m.check(place, letter, func(c *governance.Check) { c.Why = why }, false)
}

// check changes what was found of a letter; open takes the verdict back.
func (m *measures) check(place int, letter governance.Letter, set func(*governance.Check), open bool) {
	m.change("check of "+lowered(letter.Words()), place, func(s *governance.Success) {
		at := slices.IndexFunc(s.Checks, func(c governance.Check) bool { return c.Letter == letter })
		switch {
		case open && at >= 0:
			s.Checks = slices.Delete(s.Checks, at, at+1)
			return
		case open:
			return
		case at < 0:
			s.Checks = append(s.Checks, governance.Check{Letter: letter})
			at = len(s.Checks) - 1
		}
		set(&s.Checks[at])
	}, nil)
}

func (m *measures) change(what string, place int, set func(*governance.Success), then func()) {
	m.said.of.change(what, func(v *governance.Version) {
		if place < len(v.Success) {
			set(&v.Success[place])
		}
	}, kit.OrToast(m.said.of.page.host, then))
}

func (m *measures) add(text string) {
	place := len(m.said.of.shown().Success)
	m.said.of.change("measures of success", func(v *governance.Version) {
		v.Success = append(v.Success, governance.Success{Text: text})
	}, kit.OrToast(m.said.of.page.host, func() { m.table.SelectKey(kit.Key(int64(place))) }))
}

func (m *measures) remove(r measureRow) {
	m.said.of.change("measures of success", func(v *governance.Version) {
		if r.place < len(v.Success) {
			v.Success = slices.Delete(v.Success, r.place, r.place+1)
		}
	}, kit.OrToast(m.said.of.page.host, nil))
}
