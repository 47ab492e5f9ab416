package scorecards

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/scorecard"
)

// strategy is the tab of the strategy map: the objectives by perspective, with arrows from causes to effects, and the list in which the
// arrows are made.
type strategy struct {
	open    *openCard
	table   *kit.Table[arrow]
	cause   *kit.Field
	effect  *kit.Field
	drawn   chart.StrategyMap
	picture fyne.CanvasObject
	object  fyne.CanvasObject
}

// arrow is a link in the list.
type arrow struct {
	scorecard.Link
	from, to string
}

func newStrategy(o *openCard) tab {
	s := &strategy{open: o}
	s.picture = kit.Chart(func(width, _ float32) chart.Drawing { return s.drawn.Draw(float64(width), kit.ChartMeasure) })
	s.table = kit.NewTable("No links yet. Say above which objective helps to reach which other one.", s.columns()...)
	s.table.Key = func(a arrow) string { return a.Cause + ">" + a.Effect }
	s.table.OnSelected = func(arrow) { s.draw() }
	s.table.OnUnselected = func() { s.draw() }
	s.table.OnDelete = s.remove
	s.cause = kit.NewField(kit.FieldSpec{Label: "Reaching this objective", Closed: true, Hint: "part of its name", Choices: s.objectives, Save: func(string) { s.add() }})
	s.effect = kit.NewField(kit.FieldSpec{Label: "helps to reach this one", Closed: true, Hint: "part of its name", Choices: s.objectives, Save: func(string) { s.add() }})
	links := kit.TableCard(kit.Section("Cause and effect", kit.NewForm(2, s.cause, s.effect)), s.table)
	s.object = kit.BesideCards(kit.Card(kit.Pad(12, 12, 14, 14, kit.Scrolled(s.picture))), links)
	s.Refresh()
	return s
}

// Object is the tab as it is shown.
func (s *strategy) Object() fyne.CanvasObject { return s.object }

// Focus gives the keyboard to the links, or where there are none to the field that makes one.
func (s *strategy) Focus() {
	if len(s.open.book.Card.Links) == 0 {
		s.cause.Focus()
		return
	}
	s.table.Focus()
}

// Refresh shows the map as it stands now.
func (s *strategy) Refresh() {
	names := s.names()
	var rows []arrow
	for _, l := range s.open.book.Card.Links {
		rows = append(rows, arrow{Link: l, from: names[l.Cause], to: names[l.Effect]})
	}
	s.table.SetRows(rows)
	s.draw()
}

func (s *strategy) columns() []kit.Column[arrow] {
	return []kit.Column[arrow]{
		{Title: "Cause", Width: 90, Grow: 1, Text: func(a arrow) string { return a.from }},
		{Title: "Effect", Width: 90, Grow: 1, Text: func(a arrow) string { return a.to }},
		{Title: "Note", Width: 60, Grow: 1, Text: func(a arrow) string { return a.Note }, Set: s.note},
	}
}

// names are the objectives by key; one without a name goes by that of its perspective.
func (s *strategy) names() map[string]string {
	names := map[string]string{}
	for _, p := range s.open.book.Card.Perspectives {
		for _, o := range p.Objectives {
			names[o.Key] = objectiveName(&p, &o)
		}
	}
	return names
}

func objectiveName(p *scorecard.Perspective, o *scorecard.Objective) string {
	if name := strings.TrimSpace(o.Name); name != "" {
		return name
	}
	return p.Name
}

// objectives are those of the card.
func (s *strategy) objectives() (choices []kit.Choice) {
	choices = append(choices, kit.Choice{})
	for _, p := range s.open.book.Card.Perspectives {
		for _, o := range p.Objectives {
			choices = append(choices, kit.Choice{Value: o.Key, Text: objectiveName(&p, &o), Note: p.Name})
		}
	}
	return choices
}

// draw draws the map, with the arrow of the selected link over the others.
func (s *strategy) draw() {
	o := s.open
	selected, _ := s.table.Selected()
	s.drawn = chart.StrategyMap{Title: mapTitle(o.book)}
	for i := range o.book.Card.Perspectives {
		p := &o.book.Card.Perspectives[i]
		layer := chart.MapLayer{Label: p.Name}
		for j := range p.Objectives {
			layer.Boxes = append(layer.Boxes, s.box(p, &p.Objectives[j]))
		}
		s.drawn.Layers = append(s.drawn.Layers, layer)
	}
	for _, l := range o.book.Card.Links {
		s.drawn.Arrows = append(s.drawn.Arrows, chart.MapArrow{Cause: l.Cause, Effect: l.Effect, Strong: l == selected.Link && l.Cause != ""})
	}
	s.picture.Refresh()
}

// mapTitle says how many objectives are linked.
func mapTitle(b *scorecard.Book) string {
	n := 0
	for _, p := range b.Card.Perspectives {
		n += len(p.Objectives)
	}
	if len(b.Card.Links) == 0 {
		return kit.Counted(n, "objective") + ", not linked yet"
	}
	return fmt.Sprintf("%s, %s from cause to effect", kit.Counted(n, "objective"), kit.Counted(len(b.Card.Links), "link"))
}

// box is an objective with what it came to.
func (s *strategy) box(p *scorecard.Perspective, o *scorecard.Objective) chart.MapBox {
	box := chart.MapBox{Key: o.Key, Label: objectiveName(p, o), Ink: chart.Rated + chart.RatedInks - 1, Note: "not scored"}
	if s.open.result == nil {
		return box
	}
	for _, rp := range s.open.result.Perspectives {
		for _, ro := range rp.Objectives {
			if ro.Objective.Key == o.Key && ro.Scored {
				box.Note, box.Ink = ro.Score.Words()+", "+strings.ToLower(ratingOf(ro.Rating).Words()), ratingInk(ro.Rating)
			}
		}
	}
	return box
}

// add makes a link once both ends are chosen.
func (s *strategy) add() {
	cause, effect, o := s.cause.Value(), s.effect.Value(), s.open
	if cause == "" || effect == "" {
		return
	}
	switch {
	case cause == effect:
		s.effect.SetFault(errors.New("an objective is not its own cause: choose another one"))
		return
	case o.book.Card.WouldCircle(cause, effect):
		s.effect.SetFault(errors.New("that would make an objective its own cause, over the links that are there"))
		return
	}
	for _, l := range o.book.Card.Links {
		if l.Cause == cause && l.Effect == effect {
			s.effect.SetFault(errors.New("this link is there already"))
			return
		}
	}
	s.cause.Reset("")
	s.effect.Reset("")
	o.changeCard("Link two objectives of "+o.name(), func(c *scorecard.Card) {
		c.Links = append(c.Links, scorecard.Link{Cause: cause, Effect: effect})
	}, nil)
	s.cause.Focus()
}

// note changes the note of a link.
func (s *strategy) note(a arrow, text string) error {
	s.open.changeCard("Change the note of a link of "+s.open.name(), func(c *scorecard.Card) {
		for i := range c.Links {
			if c.Links[i].Cause == a.Cause && c.Links[i].Effect == a.Effect {
				c.Links[i].Note = text
			}
		}
	}, nil)
	return nil
}

// remove takes a link away.
func (s *strategy) remove(a arrow) {
	o := s.open
	kit.Remove(o.page.host, "Link “"+a.from+" → "+a.to+"”", func(ctx context.Context) error {
		return o.page.records().changeCard(ctx, o.book.Card.ID, "Remove a link of "+o.name(), "", func(c *scorecard.Card) {
			for i := range c.Links {
				if c.Links[i].Cause == a.Cause && c.Links[i].Effect == a.Effect {
					c.Links = append(c.Links[:i:i], c.Links[i+1:]...)
					return
				}
			}
		})
	}, nil)
}

// changeCard queues a change of the card itself; where a closed period would be computed otherwise, for a reason. Done, if not nil, is told
// how it went.
func (o *openCard) changeCard(label string, set func(*scorecard.Card), done func(error)) {
	id := o.book.Card.ID
	o.because(label, func(ctx context.Context, reason string) error {
		return o.page.records().changeCard(ctx, id, label, reason, set)
	}, done)
}
