package scorecard

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
)

// Template is a card to begin with: what it looks at, what it measures and how much each part counts, without a contract, readings or days.
type Template struct {
	Name         string                `json:"name"`
	About        string                `json:"about,omitempty"`  // whom it is for, in a sentence or two
	Source       string                `json:"source,omitempty"` // whose idea it is
	Every        string                `json:"every"`            // month, quarter or financial year
	Perspectives []TemplatePerspective `json:"perspectives"`
	Links        []TemplateLink        `json:"links,omitempty"`
}

// TemplatePerspective is a perspective of a template.
type TemplatePerspective struct {
	Name       string              `json:"name"`
	Weight     exact.Decimal       `json:"weight"`
	Objectives []TemplateObjective `json:"objectives"`
}

// TemplateObjective is an objective of a template.
type TemplateObjective struct {
	Name     string            `json:"name,omitempty"`
	Weight   exact.Decimal     `json:"weight"`
	Measures []TemplateMeasure `json:"measures"`
}

// TemplateLink is a cause and an effect: places of objectives as perspective.objective, counted from 1: 4.1.
type TemplateLink struct {
	Cause  string `json:"cause"`
	Effect string `json:"effect"`
	Note   string `json:"note,omitempty"`
}

// TemplateMeasure is a measure of a template. Words and numbers are written as everywhere in files.
type TemplateMeasure struct {
	Name        string            `json:"name"`
	Weight      exact.Decimal     `json:"weight"`
	Purpose     string            `json:"purpose,omitempty"`
	Formula     string            `json:"formula,omitempty"`
	Source      string            `json:"source,omitempty"`
	Owner       string            `json:"owner,omitempty"`
	Unit        string            `json:"unit,omitempty"`
	Kind        string            `json:"kind"`
	Direction   string            `json:"direction"`
	Every       string            `json:"every,omitempty"` // that of the card where it is left out
	Timing      string            `json:"timing,omitempty"`
	Statutory   bool              `json:"statutory,omitempty"`
	Credit      string            `json:"credit,omitempty"`
	Ratio       bool              `json:"ratio,omitempty"`
	Currency    string            `json:"currency,omitempty"`
	Computed    string            `json:"computed,omitempty"`
	Beneficiary string            `json:"beneficiary,omitempty"`
	Least       string            `json:"least,omitempty"`
	Most        string            `json:"most,omitempty"`
	Points      map[string]string `json:"points,omitempty"` // by the names of their fields: target, red_flag, upper_target …
}

// ReadTemplates reads templates as [WriteTemplates] writes them. It fails where one of them is not a card that could be used.
func ReadTemplates(text []byte) ([]Template, error) {
	var file struct {
		Templates []Template `json:"templates"`
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	if decoder.More() {
		return nil, errors.New("read templates: there is something behind the last brace: take it away")
	}
	for i := range file.Templates {
		if _, err := file.Templates[i].Book(civil.MustDate("2025-04-01")); err != nil {
			return nil, fmt.Errorf("template %q: %w", fault.Abridged(file.Templates[i].Name), err)
		}
	}
	return file.Templates, nil
}

// WriteTemplates writes templates for [ReadTemplates].
func WriteTemplates(templates []Template) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(map[string][]Template{"templates": templates}); err != nil {
		return nil, fmt.Errorf("write templates: %w", err)
	}
	return text.Bytes(), nil
}

// Book makes a card of the template whose weights and points are valid from a day on. Its measures have the ids 1, 2, 3 … in the order of the
// card and no codes; whoever stores them gives them theirs and calls [Card.Renumber]. The card has neither reference nor subject.
func (t *Template) Book(from civil.Date) (*Book, error) {
	every, err := civil.ParsePeriodKind(t.Every)
	if err != nil {
		return nil, err
	}
	b := &Book{Measures: map[MeasureID]*Measure{}}
	b.Card = Card{Title: t.Name, Every: every, Term: civil.Term{From: from}, Template: t.Name}
	objectives := map[string]string{} // keys by place
	for i, tp := range t.Perspectives {
		p := Perspective{Key: fmt.Sprintf("P%d", i+1), Name: tp.Name, Weights: Since(from, tp.Weight)}
		for j, to := range tp.Objectives {
			o := Objective{Key: fmt.Sprintf("O%d", len(objectives)+1), Name: to.Name, Weights: Since(from, to.Weight)}
			objectives[fmt.Sprintf("%d.%d", i+1, j+1)] = o.Key
			for k := range to.Measures {
				m, err := to.Measures[k].measure(every, from)
				if err != nil {
					return nil, fmt.Errorf("measure %q: %w", fault.Abridged(to.Measures[k].Name), err)
				}
				m.ID = MeasureID(len(b.Measures) + 1)
				b.Measures[m.ID] = m
				o.Measures = append(o.Measures, Placed{Measure: m.ID, Weights: Since(from, to.Measures[k].Weight)})
			}
			p.Objectives = append(p.Objectives, o)
		}
		b.Card.Perspectives = append(b.Card.Perspectives, p)
	}
	for _, link := range t.Links {
		b.Card.Links = append(b.Card.Links, Link{Cause: objectives[link.Cause], Effect: objectives[link.Effect], Note: link.Note})
	}
	return b, b.checkTemplate()
}

// checkTemplate finds what is wrong with a card from a template, but for what only its user can give.
func (b *Book) checkTemplate() error {
	named := *b
	named.Card.Reference, named.Card.Subject.Kind = "template", OfContract
	named.Measures = map[MeasureID]*Measure{}
	for id, m := range b.Measures {
		coded := *m
		coded.Code = fmt.Sprint(id)
		named.Measures[id] = &coded
	}
	return named.Check().Err()
}

// measure is the measure with points valid from a day on.
func (t *TemplateMeasure) measure(every civil.PeriodKind, from civil.Date) (*Measure, error) {
	m := &Measure{
		Name: t.Name, Purpose: t.Purpose, Formula: t.Formula, Source: t.Source, Owner: t.Owner, Unit: t.Unit, Every: every,
		Statutory: t.Statutory, Credit: t.Credit, Ratio: t.Ratio,
	}
	var err error
	set := func(parse func() error) {
		if err == nil {
			err = parse()
		}
	}
	set(func() (e error) { m.Kind, e = ParseMeasureKind(t.Kind); return })
	set(func() (e error) { m.Direction, e = ParseDirection(t.Direction); return })
	set(func() (e error) { m.Timing, e = ParseTiming(t.Timing); return })
	set(func() (e error) { m.Computed, e = ParseComputation(t.Computed); return })
	set(func() (e error) { m.For, e = ParseBeneficiary(t.Beneficiary); return })
	set(func() (e error) { m.Least, e = exact.ParseOptional(t.Least); return })
	set(func() (e error) { m.Most, e = exact.ParseOptional(t.Most); return })
	set(func() (e error) {
		if t.Every != "" {
			m.Every, e = civil.ParsePeriodKind(t.Every)
		}
		return
	})
	set(func() (e error) {
		if t.Currency != "" {
			m.Currency, e = money.ParseCurrency(t.Currency)
		}
		return
	})
	set(func() error { return t.setPoints(m, from) })
	return m, err
}

// setPoints reads the points by the names of their fields.
func (t *TemplateMeasure) setPoints(m *Measure, from civil.Date) error {
	if len(t.Points) == 0 {
		return nil
	}
	var p Points
	fields := p.fields()
	for name, text := range t.Points {
		field := fields[name]
		if field == nil {
			return fmt.Errorf("%q is not a point: choose one of floor, red_flag, near_miss, target, stretch, or of those with upper_ before", fault.Abridged(name))
		}
		value, err := exact.ParseOptional(text)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		*field = value
	}
	m.Points = Since(from, p)
	return nil
}

// fields are the points by the names of their fields.
func (p *Points) fields() map[string]*exact.Optional {
	return map[string]*exact.Optional{
		"floor": &p.Floor, "red_flag": &p.RedFlag, "near_miss": &p.NearMiss, "target": &p.Target, "stretch": &p.Stretch,
		"upper_target": &p.UpperTarget, "upper_near_miss": &p.UpperNearMiss, "upper_red_flag": &p.UpperRedFlag, "upper_floor": &p.UpperFloor,
	}
}

// Renumber gives the card's measures other ids.
func (c *Card) Renumber(ids map[MeasureID]MeasureID) {
	c.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) {
		if id, found := ids[placed.Measure]; found {
			placed.Measure = id
		}
	})
}

// TemplateOf makes a template of a card as it is valid on a day.
func TemplateOf(b *Book, name, about string, on civil.Date) Template {
	t := Template{Name: name, About: about, Source: "made from " + b.Card.Reference, Every: b.Card.Every.String()}
	places := map[string]string{}
	for _, p := range b.Card.Perspectives {
		tp := TemplatePerspective{Name: p.Name}
		tp.Weight, _ = p.Weights.On(on)
		for _, o := range p.Objectives {
			to := TemplateObjective{Name: o.Name}
			to.Weight, _ = o.Weights.On(on)
			for k := range o.Measures {
				placed := &o.Measures[k]
				m := b.Measures[placed.Measure]
				if weight, _ := placed.Weights.On(on); m != nil && placed.isOn(on) {
					to.Measures = append(to.Measures, templateMeasure(m, placed, weight, on, b.Card.Every))
				}
			}
			tp.Objectives = append(tp.Objectives, to)
			places[o.Key] = fmt.Sprintf("%d.%d", len(t.Perspectives)+1, len(tp.Objectives))
		}
		t.Perspectives = append(t.Perspectives, tp)
	}
	for _, link := range b.Card.Links {
		t.Links = append(t.Links, TemplateLink{Cause: places[link.Cause], Effect: places[link.Effect], Note: link.Note})
	}
	return t
}

func templateMeasure(m *Measure, placed *Placed, weight exact.Decimal, on civil.Date, every civil.PeriodKind) TemplateMeasure {
	t := TemplateMeasure{
		Name: m.Name, Weight: weight, Purpose: m.Purpose, Formula: m.Formula, Source: m.Source, Owner: m.Owner, Unit: m.Unit,
		Kind: m.Kind.String(), Direction: m.Direction.String(), Timing: m.Timing.String(), Statutory: m.Statutory, Credit: m.Credit,
		Ratio: m.Ratio, Currency: m.Currency.Code(), Computed: m.Computed.String(), Beneficiary: m.For.String(),
		Least: m.Least.String(), Most: m.Most.String(),
	}
	if m.Every != every {
		t.Every = m.Every.String()
	}
	points, valid := placed.Points.On(on)
	if !valid {
		points, _ = m.Points.On(on)
	}
	for name, field := range points.fields() {
		if field.Given() {
			if t.Points == nil {
				t.Points = map[string]string{}
			}
			t.Points[name] = field.String()
		}
	}
	return t
}
