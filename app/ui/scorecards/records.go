package scorecards

import (
	"context"
	"slices"
	"strconv"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// records is where scorecards are read and changed. It is called off the UI goroutine.
type records struct{ ws *store.Workspace }

// lookedBack is how many periods the list looks back: three falls in a row are seen in four, and the period before each counts too.
const lookedBack = 5

// list reads all cards with what their last periods came to.
func (r records) list(ctx context.Context, today civil.Date) ([]row, error) {
	books, err := desk.ReadBooks(ctx, r.ws, civil.PeriodOf(civil.Month, today), lookedBack)
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(books))
	for i, b := range books {
		rows[i] = rowOf(b, today)
	}
	return rows, nil
}

// book reads a card with everything that was said about it.
func (r records) book(ctx context.Context, id scorecard.CardID, today civil.Date) (*scorecard.Book, error) {
	return desk.ReadBook(ctx, r.ws, id, today)
}

// books reads all cards with what was said about a period, and about the one before: cards that are scored less often stand as they did in
// their last one that has ended.
func (r records) books(ctx context.Context, period civil.Period) ([]*scorecard.Book, error) {
	return desk.ReadBooks(ctx, r.ws, period, 1)
}

// beginnings reads what a new card can be about and begin with.
func (r records) beginnings(ctx context.Context) (from beginnings, err error) {
	contracts, err := r.ws.Contracts(ctx)
	if err != nil {
		return from, err
	}
	for _, c := range contracts {
		from.contracts = append(from.contracts, kit.Choice{Value: strconv.FormatInt(int64(c.ID), 10), Text: kit.Joined(" ", c.Reference, c.Title)})
	}
	suppliers, err := r.ws.Suppliers(ctx)
	if err != nil {
		return from, err
	}
	for _, s := range suppliers {
		from.suppliers = append(from.suppliers, kit.Choice{Value: strconv.FormatInt(int64(s.ID), 10), Text: s.Name})
	}
	catalogue, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		return from, err
	}
	from.templates, err = desk.CardTemplates(ctx, r.ws, catalogue)
	return from, err
}

// contractsOf are the contracts that a card is about: one, or those of a supplier.
func (r records) contractsOf(ctx context.Context, s scorecard.Subject) ([]procurement.Dossier, error) {
	switch {
	case s.Register == 0:
		return nil, nil
	case s.Kind == scorecard.OfSupplier:
		stands, err := desk.ReadStanding(ctx, r.ws)
		return slices.DeleteFunc(stands.Dossiers, func(d procurement.Dossier) bool {
			return !slices.ContainsFunc(d.Parties, func(p procurement.Party) bool { return p.Supplier == procurement.SupplierID(s.Register) })
		}), err
	}
	d, err := r.ws.Dossier(ctx, procurement.ContractID(s.Register))
	return []procurement.Dossier{d}, err
}

func (r records) add(ctx context.Context, b *scorecard.Book) error { return desk.AddCard(ctx, r.ws, b) }

func (r records) remove(ctx context.Context, id scorecard.CardID) error {
	return desk.RemoveCard(ctx, r.ws, id)
}

func (r records) changeCard(ctx context.Context, id scorecard.CardID, label, reason string, set func(*scorecard.Card)) error {
	return desk.ChangeCard(ctx, r.ws, id, label, reason, set)
}

func (r records) read(ctx context.Context, all []scorecard.Reading, reason string) error {
	return desk.RecordReadings(ctx, r.ws, all, reason)
}

func (r records) agree(ctx context.Context, p scorecard.Position, reason string) error {
	return desk.AgreePosition(ctx, r.ws, p, reason)
}

func (r records) override(ctx context.Context, o scorecard.Override) error {
	return desk.OverrideRating(ctx, r.ws, o)
}

func (r records) closePeriod(ctx context.Context, id scorecard.CardID, p civil.Period) error {
	return desk.ClosePeriod(ctx, r.ws, id, p)
}

func (r records) reopen(ctx context.Context, id scorecard.CardID, p civil.Period, reason string) error {
	return desk.ReopenPeriod(ctx, r.ws, id, p, reason)
}

func (r records) saveAction(ctx context.Context, a *scorecard.Action) error {
	return desk.SaveAction(ctx, r.ws, a)
}

func (r records) removeAction(ctx context.Context, id scorecard.ActionID) error {
	return desk.RemoveAction(ctx, r.ws, id)
}

// measures is the library.
func (r records) measures(ctx context.Context) ([]scorecard.Measure, error) {
	return r.ws.Measures(ctx)
}

func (r records) saveMeasure(ctx context.Context, m *scorecard.Measure, reason string) error {
	return desk.SaveMeasure(ctx, r.ws, m, reason)
}

func (r records) saveTemplate(ctx context.Context, id scorecard.CardID, name string, on civil.Date) error {
	return desk.SaveTemplate(ctx, r.ws, id, name, "", on)
}

// owed is what the law asks of the contract that a card is about.
func (r records) owed(ctx context.Context, s scorecard.Subject) (what owed, err error) {
	if s.Register == 0 || s.Kind == scorecard.OfSupplier {
		return what, nil
	}
	contract, err := r.ws.Contract(ctx, procurement.ContractID(s.Register))
	if err != nil {
		return what, err
	}
	rules, err := r.ws.Rules(ctx)
	if err != nil {
		return what, err
	}
	d := rules.KPIDuty(&contract)
	what.duty = scorecard.Duty{Required: d.Required, Minimum: d.Minimum, Assessed: d.Assessed, Why: d.Why}
	what.term, what.terminated = civil.Term{From: contract.Term.From, To: contract.End()}, contract.Terminated
	what.known = true
	return what, nil
}

func (r records) saveAssessment(ctx context.Context, a *scorecard.Assessment) error {
	return desk.SaveAssessment(ctx, r.ws, a)
}
