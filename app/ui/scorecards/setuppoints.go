package scorecards

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// pointField is a point with the name that faults have for it and its label.
type pointField struct {
	field, label string
	at           func(*scorecard.Points) *exact.Optional
	upper        bool // only a band has it
}

var pointFields = []pointField{
	{"target", "Target", func(p *scorecard.Points) *exact.Optional { return &p.Target }, false},
	{"red_flag", "Red flag", func(p *scorecard.Points) *exact.Optional { return &p.RedFlag }, false},
	{"floor", "Floor", func(p *scorecard.Points) *exact.Optional { return &p.Floor }, false},
	{"stretch", "Stretch", func(p *scorecard.Points) *exact.Optional { return &p.Stretch }, false},
	{"near_miss", "Near miss", func(p *scorecard.Points) *exact.Optional { return &p.NearMiss }, false},
	{"upper_target", "Upper end of a band", func(p *scorecard.Points) *exact.Optional { return &p.UpperTarget }, true},
	{"upper_red_flag", "Upper red flag", func(p *scorecard.Points) *exact.Optional { return &p.UpperRedFlag }, true},
	{"upper_floor", "Upper floor", func(p *scorecard.Points) *exact.Optional { return &p.UpperFloor }, true},
	{"upper_near_miss", "Upper near miss", func(p *scorecard.Points) *exact.Optional { return &p.UpperNearMiss }, true},
}

// pointsDialog is where the points of a measure are changed from a day on, for a reason: for all cards, or for this one alone.
type pointsDialog struct {
	setup  *setup
	part   part
	points scorecard.Points
	own    bool
	fields map[string]*kit.Field
	from   *kit.Field
	reason *kit.Field
	dialog *kit.Dialog
}

// askPoints opens the points of a measure. Where other cards have it too, they keep theirs unless somebody says otherwise.
func (s *setup) askPoints(p part, others []string) *pointsDialog {
	d := &pointsDialog{setup: s, part: p, points: p.points, own: p.own || len(others) > 0, fields: map[string]*kit.Field{}}
	var form []*kit.Field
	for _, named := range pointFields {
		if named.upper && p.measure.Direction != scorecard.Within {
			continue
		}
		f := kit.NewField(kit.FieldSpec{
			Label: named.label, Value: pointWords(p.measure, *named.at(&d.points)),
			Check: func(text string) (string, error) {
				value, err := readPoint(p.measure, text)
				return pointWords(p.measure, value), err
			},
			Save: func(text string) {
				if value, err := readPoint(p.measure, text); err == nil {
					*named.at(&d.points) = value
				}
			},
		})
		d.fields[named.field] = f
		form = append(form, f)
	}
	d.from = kit.DateField("Valid from", s.day(), s.open.today, nil)
	d.reason = kit.NewField(kit.FieldSpec{Label: "Why", Hint: "such as: agreed in the yearly review"})
	say := kit.Words(othersWords(others, d.own), theme.SizeNameCaptionText, false, kit.Secondary)
	own := kit.CheckField("For this card alone; other cards keep theirs", d.own, func(on bool) {
		d.own = on
		say.SetText(othersWords(others, on))
		d.dialog.Refit()
	})
	form = append(form, d.from, d.reason.Span(2), own.Wide())
	cancel := kit.SecondaryButton("Cancel", func() { d.dialog.Close() })
	d.dialog = kit.NewDialog(s.open.page.host.Window(), "Points of "+p.measure.Name, 560, kit.Flow(8, kit.NewForm(3, form...), say), nil, cancel, kit.PrimaryButton("Save", d.save))
	form[0].Focus()
	return d
}

// save makes the points valid from the day on.
func (d *pointsDialog) save() {
	from, err := civil.ParseTyped(d.from.Text(), d.setup.open.today)
	if err != nil {
		d.from.SetFault(errors.New("type the first day, such as 1 Nov 2026"))
		return
	}
	for _, f := range d.part.measure.CheckPoints(d.points) {
		if field := d.fields[f.Field]; field != nil {
			field.SetFault(errors.New(kit.Joined(": ", f.Problem, f.Remedy)))
			field.Focus()
			d.dialog.Refit()
			return
		}
	}
	fresh := isFresh(d.part.measure.Points, from)
	if own := d.part.placed.Points; d.own {
		fresh = len(own) == 0 || isFresh(own, from) // the first of its own part it from the other cards
	}
	reason := strings.TrimSpace(d.reason.Text())
	if reason == "" && fresh {
		d.reason.SetFault(errors.New("say why: the reason stands beside the change"))
		d.reason.Focus()
		d.dialog.Refit()
		return
	}
	d.dialog.Close()
	d.keep(from, reason)
}

// keep saves the points, on the card or in the library.
func (d *pointsDialog) keep(from civil.Date, reason string) {
	o, p, points := d.setup.open, d.part, d.points
	label := "Change points of " + p.measure.Name
	if d.own {
		o.changeCard(label+" on "+o.name(), func(c *scorecard.Card) {
			p.find(c, func(i, j, k int) {
				placed := &c.Perspectives[i].Objectives[j].Measures[k]
				placed.Points = setFrom(placed.Points, from, reason, points)
			})
		}, nil)
		return
	}
	m := *p.measure
	m.Points = setFrom(m.Points, from, reason, points)
	o.because(label, func(ctx context.Context, again string) error {
		return o.page.records().saveMeasure(ctx, &m, again)
	}, nil)
}
