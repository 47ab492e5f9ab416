package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// shownPeriod is the period that was asked for, none where none was.
func (e *exporter) shownPeriod() (civil.Period, error) {
	if e.period == "" {
		return civil.Period{}, nil
	}
	p, err := civil.ParsePeriod(e.period)
	if err != nil {
		return p, &usageError{problem: "--period: " + err.Error(), remedy: "write it as 2026-10, 2026-Q4 or FY2026-27"}
	}
	return p, nil
}

// card is the scorecard that was named.
func (e *exporter) card(ctx context.Context) (*export.Scorecard, error) {
	period, err := e.shownPeriod()
	if err != nil {
		return nil, err
	}
	c, err := desk.ScorecardOut(ctx, e.ws, e.reference, period, e.today())
	if err != nil {
		return nil, e.unknownCard(ctx, err)
	}
	if !c.Book.Card.Has(c.Period) {
		return nil, &usageError{
			problem: "scorecard " + e.reference + " has no period " + c.Period.String(),
			remedy:  "it is scored every " + c.Book.Card.Every.String() + " and covers " + c.Book.Card.Term.Words(),
		}
	}
	return c, nil
}

// namedCard is the scorecard that must be named: which one is asked for, and form is how the command line says it.
func (e *exporter) namedCard(ctx context.Context, which, form string) (*export.Scorecard, error) {
	if e.reference == "" {
		return nil, &usageError{problem: "it does not say " + which, remedy: "name it: export FILE " + form}
	}
	return e.card(ctx)
}

// scorecardWorkbook writes the scorecard that was named; all side by side where none was.
func (e *exporter) scorecardWorkbook(ctx context.Context, out io.Writer) error {
	from, err := e.source(ctx)
	if err != nil {
		return err
	}
	if e.reference == "" {
		period, err := e.shownPeriod()
		if err != nil {
			return err
		}
		p, err := desk.PortfolioOut(ctx, e.ws, period, e.today())
		if err != nil {
			return err
		}
		return export.PortfolioWorkbook(out, p, e.today(), from)
	}
	c, err := e.card(ctx)
	if err != nil {
		return err
	}
	return export.ScorecardWorkbook(out, c, from)
}

func (e *exporter) scorecardReport(ctx context.Context, out io.Writer) error {
	c, err := e.namedCard(ctx, "which scorecard", "scorecard REF -o OUT.pdf")
	if err != nil {
		return err
	}
	from, err := e.source(ctx)
	if err != nil {
		return err
	}
	return export.ScorecardReport(out, c, from)
}

// scorecardOCDS writes the contract of the scorecard that was named with its key performance indicators.
func (e *exporter) scorecardOCDS(ctx context.Context, out io.Writer) error {
	c, err := e.namedCard(ctx, "which scorecard", "scorecard REF -o OUT.json")
	if err != nil {
		return err
	}
	r, err := desk.IndicatorsOut(ctx, e.ws, &c.Book.Card, e.today())
	var aboutNone *desk.NoContractError
	if errors.As(err, &aboutNone) {
		return &usageError{problem: err.Error(), remedy: "open contracting data tell of contracts: name a scorecard of one"}
	}
	if err != nil {
		return err
	}
	return export.ScorecardOCDS(out, r, []*scorecard.Book{c.Book}, c.Period, e.world.Now())
}

// readingsRequest writes the questions of a period for the other side of the scorecard that was named.
func (e *exporter) readingsRequest(ctx context.Context, out io.Writer) error {
	c, err := e.namedCard(ctx, "of which scorecard", "readings REF -o OUT.xlsx")
	if err != nil {
		return err
	}
	from, err := e.source(ctx)
	if err != nil {
		return err
	}
	return export.ReadingsRequest(out, c, from)
}

func (e *exporter) readingsCSV(ctx context.Context, out io.Writer) error {
	books, err := desk.ReadingsOut(ctx, e.ws, e.reference, e.today())
	if err != nil {
		return e.unknownCard(ctx, err)
	}
	return export.ReadingsCSV(out, books, e.today())
}

// unknownCard makes a mistake of the command line of a scorecard that the workspace has not, and says which ones it has: those first that are
// about what was named.
func (e *exporter) unknownCard(ctx context.Context, err error) error {
	var missing *store.NotFoundError
	if !errors.As(err, &missing) {
		return err
	}
	cards, listed := e.ws.Cards(ctx)
	if listed != nil {
		return errors.Join(err, listed)
	}
	contracts, listed := e.ws.Contracts(ctx)
	if listed != nil {
		return errors.Join(err, listed)
	}
	about := func(c store.CardRow) bool {
		return c.Subject.Kind == scorecard.OfContract && slices.ContainsFunc(contracts, func(k procurement.Contract) bool {
			return k.Reference == missing.Name && int64(k.ID) == c.Subject.Register
		})
	}
	if i := slices.IndexFunc(cards, about); i >= 0 {
		cards[0], cards[i] = cards[i], cards[0]
	}
	wrong := &usageError{problem: "the workspace has no scorecard " + missing.Name, remedy: "it has none at all yet"}
	const most = 5
	var named []string
	for _, c := range cards[:min(most, len(cards))] {
		named = append(named, c.Reference+" ("+c.Title+")")
	}
	if len(named) > 0 {
		wrong.remedy = "it has " + strings.Join(named, ", ")
	}
	if more := len(cards) - len(named); more > 0 {
		wrong.remedy += fmt.Sprintf(" and %d more, all of them in the workbook without a reference", more)
	}
	return wrong
}
