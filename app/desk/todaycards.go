package desk

import (
	"cmp"
	"fmt"
	"slices"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// lookedBack is how many periods before the last are read, to tell for how long a measure has required improvement.
const lookedBack = 6

// score is what a scorecard came to in its last period that could be scored.
type score struct {
	card   scorecard.CardID
	period civil.Period
	scorecard.Rolled
}

// cards gathers what scorecards ask for: measures to improve, readings to give, actions to do. It notes what the scorecards of contracts came
// to.
func (g *gathering) cards() error {
	books, err := ReadBooks(g.ctx, g.ws, civil.PeriodOf(civil.Month, g.day), lookedBack+1)
	if err != nil {
		return err
	}
	g.scores = map[procurement.ContractID]score{}
	for _, b := range books {
		g.card(b)
	}
	return nil
}

// card gathers what one scorecard asks for.
func (g *gathering) card(b *scorecard.Book) {
	for i := range b.Actions {
		g.cardAction(b, &b.Actions[i])
	}
	over := b.Card.PeriodsOver(g.day, lookedBack)
	if len(over) == 0 {
		return
	}
	results := b.Results(over[0], over[len(over)-1], g.day)
	last := results[len(results)-1]
	g.noteScore(b, results)
	if isOpenOn(&b.Card, last.Period, g.day) {
		g.readings(b, last)
	}
	g.measures(b, results)
}

// isOpenOn reports whether readings of a period may still be given on a day: it is not closed, and it is the card's last that is over.
func isOpenOn(c *scorecard.Card, p civil.Period, day civil.Date) bool {
	for _, closed := range c.Closed {
		if closed.Period == p {
			return false
		}
	}
	return !p.Next().Next().To().Before(day) // what is a long time ago will not be read any more
}

// noteScore keeps what the scorecard of a contract came to last.
func (g *gathering) noteScore(b *scorecard.Book, results []*scorecard.Result) {
	id := procurement.ContractID(b.Card.Subject.Register)
	if _, known := g.scores[id]; b.Card.Subject.Kind != scorecard.OfContract || known {
		return
	}
	for i := len(results) - 1; i >= 0; i-- {
		if r := results[i]; r.Overall.Scored {
			g.scores[id] = score{b.Card.ID, r.Period, r.Overall}
			return
		}
	}
}

// cardAction is an action of a scorecard whose day has passed.
func (g *gathering) cardAction(b *scorecard.Book, a *scorecard.Action) {
	if a.State != scorecard.ActionOpen || a.Due.IsZero() || !a.Due.Before(g.day) {
		return
	}
	g.add(Matter{
		Kind: ActionToDo, Key: fmt.Sprintf("action:%d", a.ID), Lead: "Action overdue", Text: join(", ", a.Title, a.Owner, cardName(&b.Card)),
		On: a.Due, When: byWords("by", a.Due, g.day), Weight: Urgent, At: atCard(&b.Card, civil.Period{}),
	})
}

// readings is that a period lacks readings.
func (g *gathering) readings(b *scorecard.Book, last *scorecard.Result) {
	if last.Overall.Due == last.Overall.Measured {
		return
	}
	by := scorecard.ReadBy(last.Period)
	g.add(Matter{
		Kind: ReadingsToGive, Key: fmt.Sprintf("readings:%d:%s", b.Card.ID, last.Period), Lead: "Readings missing",
		Text: fmt.Sprintf("%s, %s: %d of %s have one", cardName(&b.Card), last.Period.Words(), last.Overall.Measured, counted(last.Overall.Due, "measure")),
		On:   by, When: byWords("by", by, g.day), Weight: min(Poor, dueWeight(by, g.day)), At: atCard(&b.Card, last.Period),
	})
}

// poorMeasure is a measure that requires improvement, or is worse, in the last period that has a reading.
type poorMeasure struct {
	*scorecard.MeasureResult
	period  civil.Period
	running int  // periods with a reading in a row in which it was so
	longer  bool // perhaps for longer: it was so in all that were looked at
}

// measures gathers the measures of a scorecard that require improvement, or are worse: one matter that names the worst of them, and for how
// long it has been so.
func (g *gathering) measures(b *scorecard.Book, results []*scorecard.Result) {
	var poor []poorMeasure
	results[len(results)-1].Each(func(m *scorecard.MeasureResult) {
		if p := poorIn(results, m.Placed.Measure); p.running > 0 {
			poor = append(poor, p)
		}
	})
	if len(poor) == 0 {
		return
	}
	g.today.Facts.Poor += len(poor)
	g.today.Facts.PoorCards = append(g.today.Facts.PoorCards, int64(b.Card.ID))
	worst := slices.MaxFunc(poor, func(a, b poorMeasure) int { return cmp.Or(cmp.Compare(a.Rating, b.Rating), a.running-b.running) })
	m := Matter{
		Kind: MeasureToImprove, Key: fmt.Sprintf("measures:%d", b.Card.ID), Lead: worst.Rating.Words(),
		Text: join(", ", worst.Measure.Name, cardName(&b.Card), worst.runningWords(b.Card.Every)),
		On:   worst.period.To(), When: worst.period.Words(), Weight: Poor, At: atCard(&b.Card, worst.period),
	}
	if others := len(poor) - 1; others > 0 {
		m.Text += "; and " + counted(others, "other measure")
	}
	if worst.Rating == scorecard.Inadequate {
		m.Weight = Urgent
	}
	if b.Card.Subject.Kind == scorecard.OfContract {
		if meets, forum := g.nextMeeting(b.Card.Subject.Register); forum != "" {
			m.On, m.When = meets, "review "+dayWords(meets, g.day)
		}
	}
	g.add(m)
}

// poorIn is how a measure stands in the last of some periods in which it has a score; its running is 0 where that is well enough.
func poorIn(results []*scorecard.Result, id scorecard.MeasureID) (p poorMeasure) {
	for i := len(results) - 1; i >= 0; i-- {
		m := results[i].Of(id)
		if m == nil || !m.Scored {
			continue
		}
		if !isPoor(m.Rating) {
			return p
		}
		if p.running == 0 {
			p.MeasureResult, p.period = m, results[i].Period
		}
		p.running++
	}
	p.longer = p.running > lookedBack
	return p
}

// isPoor reports whether a rating asks for improvement.
func isPoor(r scorecard.Rating) bool {
	return r == scorecard.RequiresImprovement || r == scorecard.Inadequate
}

// runningWords is second month running; of one period it says nothing.
func (p *poorMeasure) runningWords(every civil.PeriodKind) string {
	name := map[civil.PeriodKind]string{civil.Month: "month", civil.Quarter: "quarter", civil.FinancialYear: "year"}[every]
	switch {
	case p.running < 2:
		return ""
	case p.longer:
		return counted(p.running, name) + " running or more"
	}
	return ordinals[p.running] + " " + name + " running"
}

// cardName is what a scorecard is about: C-009 Casework platform.
func cardName(c *scorecard.Card) string {
	if c.Subject.Name != "" {
		return c.Subject.Name
	}
	return join(" ", c.Reference, c.Title)
}

func atCard(c *scorecard.Card, p civil.Period) Place {
	return Place{Kind: AtCard, ID: int64(c.ID), Name: c.Reference, Period: p}
}
