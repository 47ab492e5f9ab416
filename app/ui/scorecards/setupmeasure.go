package scorecards

import (
	"context"
	"errors"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// measures are those of the library that are not on the card yet.
func (s *setup) measures() (choices []kit.Choice) {
	for i := range s.library {
		m := &s.library[i]
		if _, on := s.open.book.Measures[m.ID]; !on && m.Retired.IsZero() {
			choices = append(choices, kit.Choice{Value: m.Name, Text: m.Name, Note: kit.Joined(" · ", m.Code, m.Kind.Words())})
		}
	}
	return choices
}

// place puts the measure of a name on the card: one of the library, or else a new one that is defined first.
func (s *setup) place(name string) {
	s.pick.Reset("")
	name = strings.TrimSpace(name)
	if name == "" {
		return
	}
	into, ok := s.target()
	if !ok {
		s.open.page.host.Toast("Add a perspective first: a measure belongs to one.")
		return
	}
	for i := range s.library {
		if m := &s.library[i]; strings.EqualFold(m.Name, name) && m.Retired.IsZero() {
			s.put(m.ID, m.Name, into)
			return
		}
	}
	fresh := &scorecard.Measure{
		Name: name, Kind: scorecard.PerCent, Direction: scorecard.Higher, Every: s.open.book.Card.Every, Timing: scorecard.Lagging,
		Points: scorecard.Since(s.open.book.Card.Term.From, scorecard.Points{}),
	}
	s.asking = newMeasureDialog(s, fresh, func(m *scorecard.Measure) { s.put(m.ID, m.Name, into) })
}

// target is the objective that a measure is put on: the selected one, or the last.
func (s *setup) target() (key string, ok bool) {
	c := &s.open.book.Card
	if p, selected := s.table.Selected(); selected {
		switch {
		case p.objective != nil:
			return p.objective.Key, true
		case len(p.perspective.Objectives) > 0:
			return p.perspective.Objectives[len(p.perspective.Objectives)-1].Key, true
		}
	}
	for i := len(c.Perspectives) - 1; i >= 0; i-- {
		if n := len(c.Perspectives[i].Objectives); n > 0 {
			return c.Perspectives[i].Objectives[n-1].Key, true
		}
	}
	return "", false
}

// put puts a measure on an objective, with a weight of 10 to begin with.
func (s *setup) put(id scorecard.MeasureID, name, objective string) {
	from := s.day()
	s.table.SelectKey(measureKey(id))
	s.open.changeCard("Put "+name+" on "+s.open.name(), func(c *scorecard.Card) {
		for i := range c.Perspectives {
			for j := range c.Perspectives[i].Objectives {
				if o := &c.Perspectives[i].Objectives[j]; o.Key == objective {
					o.Measures = append(o.Measures, scorecard.Placed{Measure: id, Weights: scorecard.Since(from, exact.Int(10))})
				}
			}
		}
	}, nil)
	s.table.Focus()
}

// openPart opens the definition of a measure.
func (s *setup) openPart(p part) {
	if p.measure != nil {
		m := *p.measure
		s.asking = newMeasureDialog(s, &m, nil)
	}
}

// measureDialog is where a measure is defined. What belongs together, such as its kind and its points, is saved together.
type measureDialog struct {
	setup  *setup
	m      *scorecard.Measure
	sheet  *kit.Sheet[scorecard.Measure]
	fields map[string]*kit.Field // by the names that faults have for them
	dialog *kit.Dialog
	done   func(*scorecard.Measure) // may be nil
}

// newMeasureDialog defines a measure. A new one is given its points here; those of another are changed with a day and a reason.
func newMeasureDialog(s *setup, m *scorecard.Measure, done func(*scorecard.Measure)) *measureDialog {
	d := &measureDialog{setup: s, m: m, done: done, fields: map[string]*kit.Field{}}
	d.sheet = kit.NewSheet(*m, func(_ string, set func(*scorecard.Measure), _ func(error)) { set(d.m) })
	name := d.field("name", d.sheet.Text("Name", func(m *scorecard.Measure) *string { return &m.Name }))
	form := []*kit.Field{
		name.Wide(),
		d.field("kind", kit.Choose(d.sheet, "A value is", scorecard.AllMeasureKinds(), func(m *scorecard.Measure) *scorecard.MeasureKind { return &m.Kind })),
		d.field("direction", kit.Choose(d.sheet, "Good is", scorecard.AllDirections(), func(m *scorecard.Measure) *scorecard.Direction { return &m.Direction })),
		d.field("unit", d.sheet.Text("Unit", func(m *scorecard.Measure) *string { return &m.Unit })),
		d.field("currency", kit.Parsed(d.sheet, "Currency, of money", "", readCurrency, money.Currency.String, func(m *scorecard.Measure) *money.Currency { return &m.Currency })),
	}
	if m.ID == 0 {
		form = append(form, d.pointFields()...)
	}
	form = append(
		form,
		d.field("every", kit.Parsed(d.sheet, "Read every", "", civil.ParsePeriodKind, civil.PeriodKind.String, func(m *scorecard.Measure) *civil.PeriodKind { return &m.Every })),
		kit.Choose(d.sheet, "Leading or lagging", scorecard.AllTimings(), func(m *scorecard.Measure) *scorecard.Timing { return &m.Timing }),
		d.field("least", d.sheet.Decimal("Least there can be", func(m *scorecard.Measure) *exact.Optional { return &m.Least })),
		d.field("most", d.sheet.Decimal("Most there can be", func(m *scorecard.Measure) *exact.Optional { return &m.Most })),
		d.sheet.Text("Owner", func(m *scorecard.Measure) *string { return &m.Owner }),
		d.sheet.Text("Where the figures come from", func(m *scorecard.Measure) *string { return &m.Source }),
		d.sheet.Text("How it is found", func(m *scorecard.Measure) *string { return &m.Formula }).Wide(),
		d.sheet.Text("Why it is measured", func(m *scorecard.Measure) *string { return &m.Purpose }).Wide(),
		d.sheet.Text("Service credit", func(m *scorecard.Measure) *string { return &m.Credit }),
		kit.Choose(d.sheet, "Outcome for", scorecard.AllBeneficiaries(), func(m *scorecard.Measure) *scorecard.Beneficiary { return &m.For }),
		kit.Choose(d.sheet, "Computed from", scorecard.AllComputations(), func(m *scorecard.Measure) *scorecard.Computation { return &m.Computed }),
		d.field("ratio", kit.CheckField("Read as a numerator and a denominator", m.Ratio, func(on bool) { d.m.Ratio = on })),
		kit.CheckField("A key performance indicator by law", m.Statutory, func(on bool) { d.m.Statutory = on }),
	)
	if m.ID != 0 {
		form = append(form, d.sheet.Date("No longer offered after", s.open.today, func(m *scorecard.Measure) *civil.Date { return &m.Retired }))
	}
	cancel := kit.SecondaryButton("Cancel", func() { d.dialog.Close() })
	title, yes := "Define a measure", "Add to the library"
	if m.ID != 0 {
		title, yes = "Definition of "+m.Name+", for all cards that hold it", "Save"
	}
	d.dialog = kit.NewDialog(s.open.page.host.Window(), title, 640, kit.NewForm(3, form...), nil, cancel, kit.PrimaryButton(yes, d.save))
	form[1].Focus()
	return d
}

// field keeps a field by the name that faults have for it.
func (d *measureDialog) field(name string, f *kit.Field) *kit.Field {
	d.fields[name] = f
	return f
}

// readCurrency reads a currency, or none.
func readCurrency(text string) (money.Currency, error) {
	if strings.TrimSpace(text) == "" {
		return money.Currency{}, nil
	}
	return money.ParseCurrency(text)
}

// pointFields are the fields of a new measure's points.
func (d *measureDialog) pointFields() (fields []*kit.Field) {
	for _, named := range pointFields {
		f := d.field(named.field, kit.NewField(kit.FieldSpec{Label: named.label, Check: func(text string) (string, error) {
			value, err := d.point(text)
			return pointWords(d.m, value), err
		}, Save: func(text string) {
			if value, err := d.point(text); err == nil {
				*named.at(&d.m.Points[0].Value) = value
			}
		}}))
		fields = append(fields, f)
	}
	return fields
}

// point reads a point in the measure's unit, or none.
func (d *measureDialog) point(text string) (exact.Optional, error) { return readPoint(d.m, text) }

func readPoint(m *scorecard.Measure, text string) (exact.Optional, error) {
	if strings.TrimSpace(text) == "" {
		return exact.Optional{}, nil
	}
	value, err := m.ReadValue(text)
	if err != nil {
		return exact.Optional{}, because(err)
	}
	return exact.Some(value), nil
}

func pointWords(m *scorecard.Measure, point exact.Optional) string {
	value, given := point.Get()
	if !given {
		return ""
	}
	return m.ValueWords(value)
}

// save adds the measure to the library, or changes it there. What is wrong with it is said under its fields.
func (d *measureDialog) save() {
	m := *d.m
	if m.ID == 0 {
		m.Code = "new" // the library gives it its own
		if m.Points[0].Value == (scorecard.Points{}) {
			m.Points = nil
		}
	}
	if faults := m.Check(); len(faults) > 0 {
		d.say(faults)
		return
	}
	if m.ID == 0 {
		m.Code = ""
	}
	d.dialog.Close()
	o := d.setup.open
	o.because("Define "+m.Name, func(ctx context.Context, reason string) error {
		return o.page.records().saveMeasure(ctx, &m, reason)
	}, kit.OrToast(o.page.host, func() {
		if d.done != nil {
			d.done(&m)
		}
	}))
}

// say says what is wrong under the fields, and gives the first of them the keyboard.
func (d *measureDialog) say(faults fault.List) {
	said := false
	for _, f := range faults {
		field := d.fields[f.Field]
		if field == nil {
			field = d.fields["name"]
		}
		field.SetFault(errors.New(kit.Joined(": ", f.Problem, f.Remedy)))
		if !said {
			field.Focus()
			said = true
		}
	}
	d.dialog.Refit()
}
