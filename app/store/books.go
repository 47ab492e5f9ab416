package store

import (
	"context"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Book is the scorecard of this ID with everything that was said about it. It fails with [*NotFoundError].
func (ws *Workspace) Book(ctx context.Context, id scorecard.CardID) (b *scorecard.Book, err error) {
	err = ws.read(ctx, func(q querier) error {
		b, err = book(ctx, q, id)
		return err
	})
	return b, err
}

// Book is [Workspace.Book] as the batch sees it.
func (tx *Tx) Book(id scorecard.CardID) (*scorecard.Book, error) { return book(tx.ctx, tx, id) }

func book(ctx context.Context, q querier, id scorecard.CardID) (*scorecard.Book, error) {
	card, err := theOne(ctx, q, "scorecard", int64(id), cards)
	if err != nil {
		return nil, err
	}
	s := bookshelf{ctx: ctx, q: q, id: int64(id), books: []*scorecard.Book{{Card: card}}}
	return s.books[0], s.fill("WHERE scorecard_id = ? ORDER BY period, measure_id, side", []any{int64(id)})
}

// Books are all scorecards by reference, with what was said about one period and so many before it; of cards that are scored less often,
// about the period that holds the last day of this one and so many of theirs before it. Actions and assessments are all there.
func (ws *Workspace) Books(ctx context.Context, period civil.Period, before int) (books []*scorecard.Book, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err := cards(ctx, q, 0)
		if err != nil {
			return err
		}
		for i := range all {
			books = append(books, &scorecard.Book{Card: all[i]})
		}
		s := bookshelf{ctx: ctx, q: q, books: books, periods: periodsUpTo(period, before)}
		args := make([]any, len(s.periods))
		for i, p := range s.periods {
			args[i] = p
		}
		return s.fill("WHERE period IN ("+inList(len(args))+")", args)
	})
	return books, err
}

// periodsUpTo are the names of the periods of each kind that hold the last day of one, and of so many before each.
func periodsUpTo(period civil.Period, before int) (names []string) {
	for _, kind := range []civil.PeriodKind{civil.Month, civil.Quarter, civil.FinancialYear} {
		p := civil.PeriodOf(kind, period.To())
		for n := 0; n <= before && !p.IsZero(); n++ {
			names = append(names, p.String())
			p = p.Prev()
		}
	}
	return names
}

// bookshelf is where books stand while they are filled.
type bookshelf struct {
	ctx     context.Context
	q       querier
	id      int64 // of the only card, or 0 for all
	books   []*scorecard.Book
	periods []string // the only ones, or none for all
}

func (s bookshelf) fill(readingsTail string, args []any) error {
	at := make(map[scorecard.CardID]*scorecard.Book, len(s.books))
	for _, b := range s.books {
		at[b.Card.ID] = b
	}
	if err := s.fillMeasures(); err != nil {
		return err
	}
	var last *scorecard.Book // most readings are of the same card as the one before
	err := readings(s.ctx, s.q, readingsTail, args, func(r *scorecard.Reading) {
		if last == nil || last.Card.ID != r.Card {
			last = at[r.Card]
		}
		if last != nil {
			last.Readings = append(last.Readings, *r)
		}
	})
	if err != nil {
		return err
	}
	return s.fillKept(at)
}

// fillMeasures gives each card the measures that are on it and those that its actions are about.
func (s bookshelf) fillMeasures() error {
	condition, args := "measure.id IN (SELECT measure_id FROM placed_measure)", []any(nil)
	if s.id != 0 {
		condition = "measure.id IN (SELECT measure_id FROM placed_measure WHERE scorecard_id = ? " +
			"UNION SELECT measure_id FROM scorecard_action WHERE scorecard_id = ? AND measure_id IS NOT NULL)"
		args = []any{s.id, s.id}
	}
	all, err := measures(s.ctx, s.q, condition, args...)
	if err != nil {
		return err
	}
	known := make(map[scorecard.MeasureID]*scorecard.Measure, len(all))
	for i := range all {
		known[all[i].ID] = &all[i]
	}
	if s.id != 0 {
		s.books[0].Measures = known
		return nil
	}
	for _, b := range s.books {
		b.Measures = map[scorecard.MeasureID]*scorecard.Measure{}
		for _, p := range b.Card.Perspectives {
			for _, o := range p.Objectives {
				for _, m := range o.Measures {
					b.Measures[m.Measure] = known[m.Measure]
				}
			}
		}
	}
	return nil
}

// fillKept gives each card its positions, overrides, actions and assessments.
func (s bookshelf) fillKept(at map[scorecard.CardID]*scorecard.Book) error {
	inPeriods, args := s.condition()
	tail := inPeriods + " ORDER BY scorecard_id, period, measure_id"
	err := list(s.ctx, s.q, "agreed_position", positionFields, tail, args, func(r row[scorecard.Position]) {
		if b := at[r.value.Card]; b != nil {
			b.Positions = append(b.Positions, r.value)
		}
	})
	if err != nil {
		return err
	}
	err = list(s.ctx, s.q, "rating_override", overrideFields, tail, args, func(r row[scorecard.Override]) {
		if b := at[r.value.Card]; b != nil {
			b.Overrides = append(b.Overrides, r.value)
		}
	})
	if err != nil {
		return err
	}
	ofCard, args := only("%s ORDER BY scorecard_id, id", "WHERE scorecard_id = ?", s.id)
	found, err := actions(s.ctx, s.q, ofCard, args...)
	for _, a := range found {
		if b := at[a.Card]; b != nil {
			b.Actions = append(b.Actions, a)
		}
	}
	if err != nil {
		return err
	}
	made, err := assessments(s.ctx, s.q, s.id)
	for _, a := range made {
		if b := at[a.Card]; b != nil {
			b.Assessments = append(b.Assessments, a)
		}
	}
	return err
}

// condition is that a row is of the only card, or of one of the only periods.
func (s bookshelf) condition() (string, []any) {
	if len(s.periods) == 0 {
		return "WHERE scorecard_id = ?", []any{s.id}
	}
	args := make([]any, len(s.periods))
	for i, p := range s.periods {
		args[i] = p
	}
	return "WHERE period IN (" + strings.TrimSpace(inList(len(args))) + ")", args
}
