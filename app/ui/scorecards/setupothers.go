package scorecards

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// changePoints opens the points of a measure once it is known which other cards have it.
func (s *setup) changePoints(p part) {
	o := s.open
	s.looking.Do(func(ctx context.Context) func() {
		others, err := o.page.records().othersWith(ctx, p.measure.ID, o.book.Card.ID)
		if err != nil {
			return func() { o.page.host.Toast(kit.Sentence(err)) }
		}
		return func() { s.askPoints(p, others) }
	})
}

// othersWith are the references of the other cards that a measure is on.
func (r records) othersWith(ctx context.Context, id scorecard.MeasureID, but scorecard.CardID) (references []string, err error) {
	with, err := r.ws.CardsWithMeasure(ctx, id)
	if err != nil {
		return nil, err
	}
	cards, err := r.ws.Cards(ctx)
	for _, c := range cards {
		if c.ID != but && slices.Contains(with, c.ID) {
			references = append(references, c.Reference)
		}
	}
	return references, err
}

// othersWords say what becomes of the other cards that a measure is on, with points of their own left out of account: those keep them.
func othersWords(others []string, own bool) string {
	const most = 8
	named := slices.Clone(others[:min(len(others), most)])
	if more := len(others) - most; more > 0 {
		named = append(named, fmt.Sprintf("%d more", more))
	}
	words := strings.Join(named, ", ")
	if n := len(named); n > 1 {
		words = strings.Join(named[:n-1], ", ") + " and " + named[n-1]
	}
	switch {
	case len(others) == 0:
		return "No other card has this measure."
	case own:
		return "The same points stay as they are on " + words + "."
	}
	return "Also changes " + words + ", where they have no points of their own."
}

// aloneWords say that the weight of a part changes nothing on a day, since nothing beside it shares what it belongs to; empty where
// something does.
func (p part) aloneWords(c *scorecard.Card) string {
	beside, of := 0, "on the card"
	count := func(weights scorecard.History[exact.Decimal], retired civil.Date) {
		if weight, begun := weights.On(p.day); begun && weight.Sign() > 0 && (retired.IsZero() || !retired.Before(p.day)) {
			beside++
		}
	}
	switch {
	case p.placed != nil:
		of = "in its objective"
		for _, m := range p.objective.Measures {
			if m.Measure != p.placed.Measure {
				count(m.Weights, m.Retired)
			}
		}
	case p.objective != nil:
		of = "in its perspective"
		for _, o := range p.perspective.Objectives {
			if o.Key != p.objective.Key {
				count(o.Weights, civil.Date{})
			}
		}
	default:
		for _, other := range c.Perspectives {
			if other.Key != p.perspective.Key {
				count(other.Weights, civil.Date{})
			}
		}
	}
	if beside > 0 {
		return ""
	}
	return "alone " + of + ": its weight changes nothing"
}
