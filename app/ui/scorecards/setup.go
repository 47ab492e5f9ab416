package scorecards

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// setup is the tab in which a scorecard is set up: what counts and how much, and the card itself.
type setup struct {
	open    *openCard
	tabs    *kit.Tabs
	table   *kit.Table[part]
	from    *kit.Field // the day from which on changes are valid
	pick    *kit.Field // the measure to be put on the card
	detail  *kit.Detail
	library []scorecard.Measure
	loading kit.Latest
	looking kit.Latest // for other cards with a measure
	card    *cardSheet
	asking  *measureDialog
	object  fyne.CanvasObject
}

func newSetup(o *openCard) tab {
	s := &setup{open: o, detail: kit.NewDetail(), loading: kit.Latest{Runner: o.page.host.Runner()}, looking: kit.Latest{Runner: o.page.host.Runner()}}
	s.table = kit.NewTable("Nothing is scored yet. Add a perspective first: a point of view such as delivering outcomes.", s.columns()...)
	s.table.Key = func(p part) string { return p.key }
	s.table.Heads = func(p part) bool { return p.objective == nil }
	s.table.OnSelected = s.describe
	s.table.OnUnselected = func() {
		s.detail.Clear("Select a perspective, an objective or a measure. Names and weights are typed into the table; weights count in relation to those beside them.")
	}
	s.table.OnDelete, s.table.OnOpened = s.remove, s.openPart
	s.table.OnUnselected()
	s.card = newCardSheet(o)
	s.tabs = kit.NewTabs(
		kit.Tab{Name: "What counts", Build: s.parts},
		kit.Tab{Name: "The card", Build: func() fyne.CanvasObject { return s.card.object }},
	)
	s.object = s.tabs.Object()
	s.Refresh()
	return s
}

// parts is the table of perspectives, objectives and measures under what adds to it.
func (s *setup) parts() fyne.CanvasObject {
	today := s.open.today
	s.from = kit.DateField("Changes are valid from", s.open.changesFrom(), today, nil)
	s.pick = kit.NewField(kit.FieldSpec{Label: "Put a measure on the card", Hint: "part of a name, or a new one", Choices: s.measures, Save: s.place})
	add := kit.Row(8, kit.SecondaryButton("Add perspective", s.addPerspective), kit.SecondaryButton("Add objective", s.addObjective))
	bar := kit.Flow(6, kit.NewForm(2, s.pick, s.from), add)
	return kit.BesideDetail(kit.TableCard(bar, s.table), s.detail)
}

// Object is the tab as it is shown.
func (s *setup) Object() fyne.CanvasObject { return s.object }

// Focus gives the keyboard to what is set up.
func (s *setup) Focus() {
	if s.tabs.Selected() == "The card" {
		s.tabs.Focus()
		return
	}
	s.table.Focus()
}

// Refresh shows the card as it stands now, and reads the library again.
func (s *setup) Refresh() {
	s.table.SetRows(partsOf(s.open.book, s.day()))
	s.card.refresh()
	s.loading.Do(func(ctx context.Context) func() {
		all, err := s.open.page.records().measures(ctx)
		return func() {
			if err == nil { // else the library offers nothing; a measure can be typed all the same
				s.library = all
			}
		}
	})
}

// changesFrom is the day from which on changes count at first: from the beginning while nothing was read, else from the period after the
// last reading.
func (o *openCard) changesFrom() civil.Date {
	b := o.book
	var last civil.Period
	for _, r := range b.Readings {
		if !r.Computed && (last.IsZero() || r.Period.Compare(last) > 0) { // what is computed is there before anybody reads
			last = r.Period
		}
	}
	if last.IsZero() {
		return b.Card.Term.From
	}
	return last.Next().From()
}

// day is the day that the table is about.
func (s *setup) day() civil.Date {
	if s.from == nil {
		return s.open.changesFrom()
	}
	if d, err := civil.ParseTyped(s.from.Text(), s.open.today); err == nil {
		return d
	}
	return s.open.changesFrom()
}

// change queues a change of the card that is valid from a day on. An entry that begins on another day than those before it takes a reason.
func (s *setup) change(label string, fresh bool, set func(c *scorecard.Card, from civil.Date, reason string)) {
	o, from := s.open, s.day()
	if !fresh {
		o.changeCard(label, func(c *scorecard.Card) { set(c, from, "") }, nil)
		return
	}
	o.asking = kit.AskReason(o.page.host, kit.Reason{
		Title: "Why is it changed from " + from.Words() + " on?", Before: o.reason, Yes: "Change", Hint: "such as: agreed with the second year",
		Why: "Periods before keep what held then. The reason stands beside the change for both sides.",
		Do: func(reason string) {
			o.reason = reason
			o.changeCard(label, func(c *scorecard.Card) { set(c, from, reason) }, nil)
		},
		Cancelled: s.Refresh,
	})
}

// isFresh reports whether a change from a day on is a new entry of a history.
func isFresh[T any](h scorecard.History[T], from civil.Date) bool {
	return len(h) > 0 && !slices.ContainsFunc(h, func(d scorecard.Dated[T]) bool { return d.From == from })
}

// setFrom makes a value valid from a day on.
func setFrom[T any](h scorecard.History[T], from civil.Date, reason string, value T) scorecard.History[T] {
	for i := range h {
		if h[i].From == from {
			h = slices.Clone(h)
			h[i].Value = value
			return h
		}
	}
	h = append(slices.Clone(h), scorecard.Dated[T]{From: from, Reason: reason, Value: value})
	slices.SortFunc(h, func(a, b scorecard.Dated[T]) int { return a.From.Compare(b.From) })
	return h
}

// setWeight takes the weight that was typed.
func (s *setup) setWeight(p part, text string) error {
	weight, err := kit.ReadNumber(text, "%")
	if err != nil {
		return err
	}
	value, given := weight.Get()
	switch {
	case !given:
		return errors.New("type a weight; 0 shows the part and does not count it")
	case value.Sign() < 0:
		return errors.New("a weight is not below 0")
	}
	if alone := p.aloneWords(&s.open.book.Card); alone != "" && value.Sign() > 0 {
		s.open.page.host.Toast(p.called() + " is " + alone + ".")
	}
	s.change(fmt.Sprintf("Change weight of %s in %s", p.name, s.open.name()), isFresh(p.weights(), s.day()), func(c *scorecard.Card, from civil.Date, reason string) {
		if weights := p.weightsIn(c); weights != nil {
			*weights = setFrom(*weights, from, reason, value)
		}
	})
	return nil
}

// setName takes the name that was typed; that of a measure is changed where it is defined.
func (s *setup) setName(p part, text string) error {
	text = strings.TrimSpace(text)
	if p.measure != nil {
		return errors.New("a measure is renamed where it is defined: Change definition beside the table")
	}
	if text == "" && p.objective == nil {
		return errors.New("give the perspective a name; Ctrl+Delete takes it away")
	}
	s.open.changeCard(fmt.Sprintf("Rename %s in %s", p.name, s.open.name()), func(c *scorecard.Card) {
		if name := p.nameIn(c); name != nil {
			*name = text
		}
	}, nil)
	return nil
}

// setOwner takes who reads a measure on this card; nobody leaves it to the measure's owner.
func (s *setup) setOwner(p part, text string) error {
	if p.placed == nil {
		return errors.New("measures are read, one by one: type it beside a measure")
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) && strings.TrimSpace(text) != "" {
		return errors.New("type a person's name or a role: who gives this reading")
	}
	s.open.changeCard(fmt.Sprintf("Change who reads %s in %s", p.name, s.open.name()), func(c *scorecard.Card) {
		p.find(c, func(i, j, k int) { c.Perspectives[i].Objectives[j].Measures[k].Owner = strings.TrimSpace(text) })
	}, nil)
	return nil
}

// addPerspective adds a perspective with one objective.
func (s *setup) addPerspective() {
	o, from := s.open, s.day()
	key := freeKey(&o.book.Card, "P")
	s.table.SelectKey(key)
	o.changeCard("Add a perspective to "+o.name(), func(c *scorecard.Card) {
		p := newPerspective(key, freeKey(c, "O"), from)
		if taken := func(o scorecard.Perspective) bool { return o.Name == p.Name }; slices.ContainsFunc(c.Perspectives, taken) {
			p.Name += " " + strings.TrimPrefix(key, "P")
		}
		c.Perspectives = append(c.Perspectives, p)
	}, nil)
	s.table.Focus()
}

// newPerspective is a perspective to be named, with an objective to put measures on.
func newPerspective(key, objective string, from civil.Date) scorecard.Perspective {
	return scorecard.Perspective{
		Key: key, Name: "New perspective", Weights: scorecard.Since(from, exact.Int(10)),
		Objectives: []scorecard.Objective{{Key: objective, Weights: scorecard.Since(from, exact.Int(1))}},
	}
}

// addObjective adds an objective to the selected perspective, or to the last one.
func (s *setup) addObjective() {
	o, from := s.open, s.day()
	if len(o.book.Card.Perspectives) == 0 {
		o.page.host.Toast("Add a perspective first: an objective belongs to one.")
		return
	}
	into := o.book.Card.Perspectives[len(o.book.Card.Perspectives)-1].Key
	if p, selected := s.table.Selected(); selected {
		into = p.perspective.Key
	}
	key := freeKey(&o.book.Card, "O")
	s.table.SelectKey(key)
	o.changeCard("Add an objective to "+o.name(), func(c *scorecard.Card) {
		for i := range c.Perspectives {
			if p := &c.Perspectives[i]; p.Key == into {
				p.Objectives = append(p.Objectives, scorecard.Objective{Key: key, Name: "New objective", Weights: scorecard.Since(from, exact.Int(1))})
			}
		}
	}, nil)
	s.table.Focus()
}

// freeKey is a key that no part of the card has: P3, O7.
func freeKey(c *scorecard.Card, letter string) string {
	for n := 1; ; n++ {
		key := fmt.Sprintf("%s%d", letter, n)
		taken := slices.ContainsFunc(c.Perspectives, func(p scorecard.Perspective) bool {
			return p.Key == key || slices.ContainsFunc(p.Objectives, func(o scorecard.Objective) bool { return o.Key == key })
		})
		if !taken {
			return key
		}
	}
}

// remove takes a part off the card. What was said about a measure stays in the record.
func (s *setup) remove(p part) {
	o := s.open
	kit.Remove(o.page.host, "“"+p.name+"”", func(ctx context.Context) error {
		return o.page.records().changeCard(ctx, o.book.Card.ID, fmt.Sprintf("Remove %s from %s", p.name, o.name()), "", p.removeFrom)
	}, nil)
}

// describe says beside the table what is known of a part.
func (s *setup) describe(p part) {
	s.detail.SetTitle(p.name)
	facts := []kit.Fact{{Label: "Weight", Value: p.weight, Note: ", " + cmp.Or(p.aloneWords(&s.open.book.Card), "relative to those beside it")}, {Label: "Of the whole", Value: p.share}}
	var sections []fyne.CanvasObject
	if p.measure != nil {
		facts = append(facts, measureFacts(p.measure)...)
		sections = append(
			sections, pointsSection(p),
			kit.Flow(6, kit.SecondaryButton("Change points…", func() { s.changePoints(p) }), kit.SecondaryButton("Change definition…", func() { s.openPart(p) })),
		)
	}
	s.detail.SetFacts(facts)
	sections = append(sections, historySection("Weight", p.weights(), func(d exact.Decimal) string { return d.String() }))
	sections = append(sections, kit.Row(8, kit.SecondaryButton("Move up", func() { s.move(p) }), kit.SecondaryButton("Remove", func() { s.remove(p) })))
	s.detail.SetSections(sections...)
}

// move puts a part before the one above it.
func (s *setup) move(p part) {
	s.open.changeCard(fmt.Sprintf("Move %s in %s", p.name, s.open.name()), p.moveUp, nil)
}

// measureFacts are how a measure is defined.
func measureFacts(m *scorecard.Measure) []kit.Fact {
	statutory := ""
	if m.Statutory {
		statutory = "yes, a key performance indicator by law"
	}
	computed := ""
	if m.Computed != scorecard.TypedIn {
		computed = "from " + m.Computed.Words()
	}
	return []kit.Fact{
		{Label: "Code", Value: m.Code},
		{Label: "Purpose", Value: m.Purpose},
		{Label: "How it is found", Value: m.Formula},
		{Label: "Kind", Value: kit.Joined(", ", m.Kind.Words(), m.UnitWords())},
		{Label: "Good is", Value: m.Direction.Words()},
		{Label: "Read every", Value: m.Every.String()},
		{Label: "Timing", Value: m.Timing.Words()},
		{Label: "Source", Value: m.Source},
		{Label: "Owner", Value: m.Owner},
		{Label: "Computed", Value: computed},
		{Label: "Statutory", Value: statutory},
		{Label: "Service credit", Value: m.Credit},
		{Label: "Outcome for", Value: m.For.Words()},
	}
}

// historySection lists what was valid from when on, the latest first; nothing where it never changed.
func historySection[T any](title string, h scorecard.History[T], words func(T) string) fyne.CanvasObject {
	var items []kit.Item
	for _, d := range slices.Backward(h) {
		text := words(d.Value)
		if d.Reason != "" {
			text += ": " + d.Reason
		}
		items = append(items, kit.Item{Text: text, Note: "from " + d.From.Words()})
	}
	if len(items) < 2 {
		return kit.Words("", theme.SizeNameCaptionText, false, kit.Secondary)
	}
	return kit.Section(title+" over time", kit.List(items...))
}
