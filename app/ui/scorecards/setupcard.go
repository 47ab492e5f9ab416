package scorecards

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// cardSheet is the card itself: its names and sides, its term, where ratings begin, and what both sides agreed to.
type cardSheet struct {
	open     *openCard
	sheet    *kit.Sheet[scorecard.Card]
	lines    *kit.Sheet[scorecard.Lines]
	template *kit.Field
	object   fyne.CanvasObject
}

func newCardSheet(o *openCard) *cardSheet {
	s := &cardSheet{open: o}
	s.sheet = kit.NewSheet(o.book.Card, func(what string, set func(*scorecard.Card), done func(error)) {
		o.changeCard("Change "+what+" of "+o.name(), set, done)
	})
	s.lines = kit.NewSheet(s.linesNow(), s.changeLines)
	sheet, today := s.sheet, o.today
	names := kit.NewForm(
		3,
		sheet.Text("Reference", func(c *scorecard.Card) *string { return &c.Reference }),
		sheet.Text("Title", func(c *scorecard.Card) *string { return &c.Title }).Span(2),
		sheet.Text("About", func(c *scorecard.Card) *string { return &c.Subject.Name }).Span(2),
		sheet.Text("Owner", func(c *scorecard.Card) *string { return &c.Owner }),
		sheet.Text("Our side is called", func(c *scorecard.Card) *string { return &c.OurName }),
		sheet.Text("The other side is called", func(c *scorecard.Card) *string { return &c.TheirName }),
		sheet.Date("Begins", today, func(c *scorecard.Card) *civil.Date { return &c.Term.From }),
		sheet.Date("Ends", today, func(c *scorecard.Card) *civil.Date { return &c.Term.To }),
		sheet.Note("Notes", func(c *scorecard.Card) *string { return &c.Notes }),
	)
	s.object = kit.Cards(names, s.agreed(), s.ratings(), s.own())
	return s
}

// agreed is the list of versions with a way to add one.
func (s *cardSheet) agreed() fyne.CanvasObject {
	return kit.Section("Agreed by both sides", kit.Members(s.sheet, kit.MembersSpec[scorecard.Card, scorecard.Version]{
		One: "version", Many: "versions", Empty: "Nothing is agreed yet. Add a version once both sides agreed to the card.",
		At:  func(c *scorecard.Card) *[]scorecard.Version { return &c.Versions },
		New: func() scorecard.Version { return scorecard.Version{On: s.open.today} },
		Form: func(sheet *kit.Sheet[scorecard.Card], at func(*scorecard.Card) *scorecard.Version) fyne.CanvasObject {
			return kit.NewForm(
				4,
				sheet.Date("Agreed on", s.open.today, func(c *scorecard.Card) *civil.Date { return &at(c).On }),
				sheet.Text("For us", func(c *scorecard.Card) *string { return &at(c).Ours }),
				sheet.Text("For them", func(c *scorecard.Card) *string { return &at(c).Theirs }),
				sheet.Text("What changed", func(c *scorecard.Card) *string { return &at(c).Note }),
			)
		},
	}, kit.OrToast(s.open.page.host, nil)))
}

// ratings are where the ratings of roll-ups begin.
func (s *cardSheet) ratings() fyne.CanvasObject {
	field := func(label string, at func(*scorecard.Lines) *exact.Decimal) *kit.Field {
		return kit.Parsed(s.lines, label, "", readDecimal, exact.Decimal.String, at)
	}
	why := kit.Words("Points of the scale, where 75 is as agreed. A change is valid from the first period without a reading, and takes a reason.", theme.SizeNameCaptionText, false, kit.Secondary)
	return kit.Section("Where ratings of roll-ups begin", kit.Flow(6, why, kit.NewForm(
		3,
		field("Good", func(l *scorecard.Lines) *exact.Decimal { return &l.Good }),
		field("Approaching target", func(l *scorecard.Lines) *exact.Decimal { return &l.Approaching }),
		field("Requires improvement", func(l *scorecard.Lines) *exact.Decimal { return &l.Improving }),
		field("Least coverage for an overall score, %", func(l *scorecard.Lines) *exact.Decimal { return &l.Coverage }),
		field("Opinions to talk about differ by", func(l *scorecard.Lines) *exact.Decimal { return &l.OpinionGap }),
		field("Other measures to talk about, by", func(l *scorecard.Lines) *exact.Decimal { return &l.ValueGap }),
	)))
}

// readDecimal reads a number that must be there.
func readDecimal(text string) (exact.Decimal, error) {
	value, err := kit.ReadNumber(text, "%")
	if err != nil {
		return exact.Decimal{}, err
	}
	number, given := value.Get()
	if !given {
		return exact.Decimal{}, errors.New("type a number from 0 to 100")
	}
	return number, nil
}

// own keeps the card as a template of the office's own.
func (s *cardSheet) own() fyne.CanvasObject {
	s.template = kit.NewField(kit.FieldSpec{Label: "Keep it as a template called", Hint: "Delivery partners"})
	keep := func() {
		name, o := strings.TrimSpace(s.template.Text()), s.open
		if name == "" {
			s.template.SetFault(errors.New("give the template a name"))
			return
		}
		id, today := o.book.Card.ID, o.today
		o.change("Save template "+name, func(ctx context.Context) error { return o.page.records().saveTemplate(ctx, id, name, today) }, kit.OrToast(o.page.host, func() {
			s.template.Reset("")
			o.page.host.Toast("New scorecards can begin with " + name + " now.")
		}))
	}
	s.template.OnEnter = keep
	return kit.Flow(6, kit.NewForm(2, s.template), kit.SecondaryButton("Save as template", keep))
}

// linesNow are the lines that will hold for the period that is read next.
func (s *cardSheet) linesNow() scorecard.Lines {
	c := &s.open.book.Card
	if lines, stated := c.Lines.On(s.from()); stated {
		return lines
	}
	return scorecard.DefaultLines()
}

func (s *cardSheet) from() civil.Date { return s.open.changesFrom() }

// changeLines changes one of the lines from the next period on.
func (s *cardSheet) changeLines(what string, set func(*scorecard.Lines), done func(error)) {
	o, from := s.open, s.from()
	change := func(reason string) {
		o.changeCard("Change “"+what+"” of "+o.name(), func(c *scorecard.Card) {
			lines := scorecard.DefaultLines()
			if stated, ok := c.Lines.On(from); ok {
				lines = stated
			}
			set(&lines)
			c.Lines = setFrom(c.Lines, from, reason, lines)
		}, done)
	}
	if !isFresh(o.book.Card.Lines, from) {
		change("")
		return
	}
	o.asking = kit.AskReason(o.page.host, kit.Reason{
		Title: "Why is it changed from " + from.Words() + " on?", Before: o.reason, Yes: "Change", Hint: "such as: agreed with the second year",
		Why: "Periods before keep what held then.", Do: change, Cancelled: s.refresh,
	})
}

// refresh shows the card as it stands now.
func (s *cardSheet) refresh() {
	s.sheet.SetValue(s.open.book.Card)
	s.lines.SetValue(s.linesNow())
}
