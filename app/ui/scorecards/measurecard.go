package scorecards

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// measureCard says more about the selected measure of a period: what each side says and why, the position that both agreed on, and a
// rating that people set. What it takes is saved when a field is left.
type measureCard struct {
	board  *board
	about  scorecard.MeasureID // what the fields hold
	period string
	title  *kit.Wrapped
	facts  *fyne.Container
	agreed *kit.Field
	note   *kit.Field
	reply  *kit.Field
	rating *kit.Field
	asking *kit.ReasonDialog
	object fyne.CanvasObject
}

func newMeasureCard(b *board) *measureCard {
	c := &measureCard{board: b, title: kit.Words("", theme.SizeNameText, true, kit.Plain), facts: kit.Flow(4)}
	c.agreed = kit.NewField(kit.FieldSpec{
		Label: "Agreed by both sides", Hint: "a value, n/d, or n/m and why", Check: c.checkAgreed, Save: func(string) { c.savePosition("the agreed position") },
	})
	c.note = kit.NewField(kit.FieldSpec{Label: "How it was settled", Save: func(string) { c.savePosition("how it was settled") }})
	c.reply = kit.NewField(kit.FieldSpec{Label: "Reply of the other side", Save: func(string) { c.savePosition("the reply") }})
	c.rating = kit.NewField(kit.FieldSpec{Label: "Rating", Closed: true, Choices: c.ratings, Save: c.setRating})
	add := kit.SecondaryButton("Add action", func() { b.open.addAction(b.selected()) })
	c.object = kit.InCard(kit.Flow(8, c.title, c.facts, kit.NewForm(1, c.agreed, c.note, c.reply, c.rating), add))
	return c
}

// focus gives the keyboard to the first field.
func (c *measureCard) focus() {
	if c.board.selected() != nil {
		c.agreed.Focus()
	}
}

// now is the measure as it stands now, nil where it is none any more.
func (c *measureCard) now() *scorecard.MeasureResult {
	if c.board.open.result == nil {
		return nil
	}
	return c.board.open.result.Of(c.about)
}

// show follows a measure. A field that is being typed into is left alone while it is about the same measure and period.
func (c *measureCard) show(m *scorecard.MeasureResult) {
	set := (*kit.Field).SetValue
	if period := c.board.open.period().String(); m.Placed.Measure != c.about || period != c.period {
		c.about, c.period, set = m.Placed.Measure, period, (*kit.Field).Reset
	}
	c.title.SetText(m.Measure.Name)
	c.facts.Objects = tell(m)
	c.facts.Refresh()
	position := positionOf(m)
	set(c.agreed, entryOf(position).Words(m.Measure))
	set(c.note, position.Note)
	set(c.reply, position.Reply)
	set(c.rating, overrideName(m))
}

// overrideName is the rating that people set, empty for none.
func overrideName(m *scorecard.MeasureResult) string {
	if m.Override == nil {
		return ""
	}
	return m.Override.Rating.String()
}

// tell says what is known of a measure.
func tell(m *scorecard.MeasureResult) []fyne.CanvasObject {
	facts := []kit.Fact{
		{Label: "Counts", Value: countsWords(m), Strong: true},
		{Label: "Target", Value: m.Measure.TargetWords(m.Points), Note: ownWords(m)},
		{Label: "Score", Value: scoreOf(m)},
		{Label: "Ours", Value: readingWords(m, m.Ours)},
		{Label: "Theirs", Value: readingWords(m, m.Theirs)},
		{Label: "Why", Value: m.Measure.Purpose},
		{Label: "How it is found", Value: m.Measure.Formula},
		{Label: "Source", Value: m.Measure.Source},
		{Label: "Read by", Value: cmp.Or(m.Placed.Owner, m.Measure.Owner)},
		{Label: "Service credit", Value: m.Measure.Credit},
	}
	if m.Override != nil {
		facts = append(facts, kit.Fact{Label: "Set by", Value: m.Override.By, Note: ": " + m.Override.Reason}, kit.Fact{Label: "Computed", Value: ratingOf(m.Computed).Words()})
	}
	if m.Problem != "" {
		facts = append(facts, kit.Fact{Label: "To mend", Value: m.Problem})
	}
	return []fyne.CanvasObject{kit.Facts(facts)}
}

// countsWords are what counts of a measure, exactly, and whose word that is: 88 %, ours.
func countsWords(m *scorecard.MeasureResult) string {
	words := dash
	value, given := m.Counts.Value.Get()
	switch {
	case given:
		words = m.Measure.ValueWords(value)
	case m.Counts.State != scorecard.NotRead:
		words = kit.Joined(": ", m.Counts.State.Words(), m.Counts.Why)
	}
	return kit.Joined(", ", words, m.Counts.Basis.Words())
}

func ownWords(m *scorecard.MeasureResult) string {
	if m.OwnPoints {
		return ", agreed for this card alone"
	}
	return ""
}

// scoreOf is a measure's place on the scale: 71 of 100.
func scoreOf(m *scorecard.MeasureResult) string {
	if !m.Scored {
		return ""
	}
	return m.Score.Words() + " of 100, where 75 is as agreed"
}

// readingWords are a side's reading with its comment, its evidence and who said so.
func readingWords(m *scorecard.MeasureResult, r *scorecard.Reading) string {
	if r == nil || r.State == scorecard.NotRead {
		return ""
	}
	words := r.Words(m.Measure)
	if r.Numerator.Given() && r.Denominator.Given() {
		words += " (" + r.Numerator.String() + " of " + r.Denominator.String() + ")"
	}
	if r.Computed {
		words = kit.Joined(", ", words, "computed from the workspace")
	}
	return kit.Joined(" · ", kit.Joined(": ", words, r.Why), r.Comment, r.Evidence, r.By)
}

// positionOf is the position on a measure, an empty one where there is none.
func positionOf(m *scorecard.MeasureResult) scorecard.Position {
	if m.Position == nil {
		return scorecard.Position{}
	}
	return *m.Position
}

// entryOf is what a position says.
func entryOf(p scorecard.Position) scorecard.Entry {
	return scorecard.Entry{State: p.State, Value: p.Value, Why: p.Why}
}

// checkAgreed says why a text is no position on the measure.
func (c *measureCard) checkAgreed(text string) (string, error) {
	m := c.now()
	if m == nil {
		return text, nil
	}
	e, err := m.Measure.ReadEntry(text)
	if err != nil {
		return "", because(err)
	}
	e.Numerator, e.Denominator = exact.Optional{}, exact.Optional{} // a position is a number, however it was found
	return e.Words(m.Measure), nil
}

// savePosition saves what the fields say about the position.
func (c *measureCard) savePosition(what string) {
	m, o := c.now(), c.board.open
	if m == nil {
		return
	}
	e, err := m.Measure.ReadEntry(c.agreed.Text())
	if err != nil {
		return // the field says so
	}
	p := positionOf(m)
	p.Card, p.Measure, p.Period = o.book.Card.ID, c.about, o.period()
	p.State, p.Value, p.Why = e.State, e.Value, e.Why
	p.Note, p.Reply = strings.TrimSpace(c.note.Text()), strings.TrimSpace(c.reply.Text())
	o.because("Change "+what+" on "+m.Measure.Name, func(ctx context.Context, reason string) error {
		return o.page.records().agree(ctx, p, reason)
	}, func(err error) {
		if err != nil {
			c.agreed.SetFault(err)
		}
	})
}

// ratings are those to set; the first leaves the computed one.
func (c *measureCard) ratings() []kit.Choice {
	if m := c.now(); m != nil {
		return ratingChoices(ratingOf(m.Computed).Words())
	}
	return nil
}

// setRating sets a rating against the computed one, for a reason.
func (c *measureCard) setRating(name string) {
	m, o := c.now(), c.board.open
	if m == nil {
		return
	}
	override := scorecard.Override{Card: o.book.Card.ID, Measure: c.about, Period: o.period()}
	if name == "" {
		o.change("Take back the rating of "+m.Measure.Name, func(ctx context.Context) error { return o.page.records().override(ctx, override) }, c.refused)
		return
	}
	rating, err := scorecard.ParseRating(name)
	if err != nil {
		c.refused(err)
		return
	}
	c.asking = kit.AskReason(o.page.host, kit.Reason{
		Title: "Why “" + ratingOf(rating).Words() + "”?", Yes: "Set the rating", Hint: "such as: agreed on 3 Nov, the outage was ours",
		Why: "The scorecard shows that the rating was set by hand, with the computed one and this reason beside it.",
		Do: func(reason string) {
			override.Rating, override.Reason = rating, reason
			o.change("Set the rating of "+m.Measure.Name, func(ctx context.Context) error { return o.page.records().override(ctx, override) }, c.refused)
		},
		Cancelled: func() { c.rating.Reset(overrideName(m)) },
	})
}

// refused says under the rating why it could not be set.
func (c *measureCard) refused(err error) {
	if err != nil {
		c.rating.SetFault(err)
	}
}
