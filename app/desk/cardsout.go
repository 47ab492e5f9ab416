package desk

import (
	"context"
	"slices"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// ScorecardOut is the scorecard of a reference as documents show it on a day, in a period; without one, in the last of its periods that
// has ended, or else in its first. It fails with [*store.NotFoundError].
func ScorecardOut(ctx context.Context, ws *store.Workspace, reference string, period civil.Period, today civil.Date) (*export.Scorecard, error) {
	id, err := ws.FindCard(ctx, reference)
	if err != nil {
		return nil, err
	}
	b, err := ReadBook(ctx, ws, id, today)
	if err != nil {
		return nil, err
	}
	if period.IsZero() {
		period = lastEnded(&b.Card, today)
	}
	return &export.Scorecard{Book: b, Period: period, Today: today}, nil
}

// lastEnded is the card's last period that has ended by a day, else its first.
func lastEnded(c *scorecard.Card, today civil.Date) civil.Period {
	last := civil.PeriodOf(c.Every, c.Term.From)
	for _, p := range c.Periods(today) {
		if !p.To().After(today) {
			last = p
		}
	}
	return last
}

// NoContractError is the error of asking for the contract of a scorecard that is about something else.
type NoContractError struct {
	Card string // its reference
}

func (e *NoContractError) Error() string { return "scorecard " + e.Card + " is about no contract" }

// IndicatorsOut is the register cut down to the contract that a scorecard is about, to which its key performance indicators are written. It
// fails with [*NoContractError].
func IndicatorsOut(ctx context.Context, ws *store.Workspace, c *scorecard.Card, today civil.Date) (*export.Register, error) {
	r, err := RegisterOut(ctx, ws, today)
	if err != nil {
		return nil, err
	}
	r.Contracts = slices.DeleteFunc(r.Contracts, func(one procurement.Contract) bool {
		return c.Subject.Kind != scorecard.OfContract || int64(one.ID) != c.Subject.Register
	})
	if len(r.Contracts) == 0 {
		return nil, &NoContractError{Card: c.Reference}
	}
	return r, nil
}

// ReadingsOut are the scorecard of a reference, or all where it is empty, with their readings as they stand on a day. It fails with
// [*store.NotFoundError].
func ReadingsOut(ctx context.Context, ws *store.Workspace, reference string, today civil.Date) (books []*scorecard.Book, err error) {
	var ids []scorecard.CardID
	if reference != "" {
		id, err := ws.FindCard(ctx, reference)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	} else {
		rows, err := ws.Cards(ctx)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			ids = append(ids, row.ID)
		}
	}
	for _, id := range ids {
		b, err := ReadBook(ctx, ws, id, today)
		if err != nil {
			return nil, err
		}
		books = append(books, b)
	}
	return books, nil
}

// PortfolioOut is all scorecards side by side at the end of a period; without one, of the last month that has ended.
func PortfolioOut(ctx context.Context, ws *store.Workspace, period civil.Period, today civil.Date) (*scorecard.Portfolio, error) {
	if period.IsZero() {
		period = civil.PeriodOf(civil.Month, today).Prev()
	}
	books, err := ReadBooks(ctx, ws, period, 1)
	if err != nil {
		return nil, err
	}
	return scorecard.PortfolioOf(books, period, today), nil
}
