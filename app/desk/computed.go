package desk

import (
	"context"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// Computations are what the workspace can compute a measure from.
func Computations() []scorecard.Computation {
	return []scorecard.Computation{
		scorecard.PromisesKept, scorecard.ChangesAgainstAward, scorecard.InvoicesPaidInTime, scorecard.GoalsAtPlan, scorecard.RoleCover,
	}
}

// computed is what a computation finds: a share of something, or why there is none.
type computed struct {
	part, whole exact.Optional
	state       scorecard.State // of a reading where there is no share
	why         string
}

func notMeasurable(why string) computed { return computed{state: scorecard.NotMeasurable, why: why} }

// computations say what each computation finds about a contract by the end of a period.
var computations = map[scorecard.Computation]func(d *procurement.Dossier, until civil.Date) computed{
	scorecard.PromisesKept:        promisesKept,
	scorecard.ChangesAgainstAward: changesAgainstAward,
	scorecard.InvoicesPaidInTime:  func(*procurement.Dossier, civil.Date) computed { return notMeasurable("no invoices recorded") },
}

// promisesKept is how many of the winning bid's promises that were due by a day were met by then. One without a day is due at the end.
func promisesKept(d *procurement.Dossier, until civil.Date) computed {
	met, due := int64(0), int64(0)
	for i := range d.Obligations {
		o := &d.Obligations[i]
		if o.Origin != procurement.FromPromise {
			continue
		}
		for _, turn := range o.Turns(d.End(), until) {
			on := turn.On
			if on.IsZero() {
				on = d.End()
			}
			if turn.State == procurement.NotApplicable || on.After(until) {
				continue
			}
			due++
			if turn.State == procurement.Met && !turn.Seen.After(until) {
				met++
			}
		}
	}
	if due == 0 {
		return computed{state: scorecard.NotDue}
	}
	return computed{part: exact.Some(exact.Int(met)), whole: exact.Some(exact.Int(due))}
}

// changesAgainstAward is what changes agreed by a day added to the value as awarded; what they took away is below 0.
func changesAgainstAward(d *procurement.Dossier, until civil.Date) computed {
	if !d.Value.IsSet() || d.Value.Minor() == 0 {
		return notMeasurable("the contract has no value")
	}
	added := int64(0)
	for _, c := range d.Changes {
		if c.State == procurement.ChangeAgreed && !c.AgreedOn.After(until) && c.Value.IsSet() {
			added += c.Value.Minor()
		}
	}
	return computed{part: exact.Some(money.New(added, d.Currency).Decimal()), whole: exact.Some(d.Value.Decimal())}
}

// isComputed reports whether the workspace can compute a measure.
func isComputed(m *scorecard.Measure) bool {
	return computations[m.Computed] != nil || followedComputations[m.Computed] != nil
}

// ComputedReadings are the readings of a period that the workspace computes for a scorecard, of the measures that say so. A card that is
// about no contract has none to compute them from, and the readings say that.
func ComputedReadings(ctx context.Context, ws *store.Workspace, b *scorecard.Book, period civil.Period) ([]scorecard.Reading, error) {
	computers, err := computersOf(ctx, ws, []*scorecard.Book{b})
	if err != nil {
		return nil, err
	}
	return computers[0].readings(period), nil
}

// ReadBook is the scorecard of this ID with everything that was said about it and, in the periods up to a day that are not closed, what
// the workspace computes. It fails with [*store.NotFoundError].
func ReadBook(ctx context.Context, ws *store.Workspace, id scorecard.CardID, today civil.Date) (*scorecard.Book, error) {
	b, err := ws.Book(ctx, id)
	if err != nil {
		return nil, err
	}
	computers, err := computersOf(ctx, ws, []*scorecard.Book{b})
	if err != nil {
		return nil, err
	}
	computers[0].fill(b.Card.Periods(today))
	return b, nil
}

// ReadBooks are the scorecards with what was said, and what is computed, about a period and so many before it, as [store.Workspace.Books]
// has them.
func ReadBooks(ctx context.Context, ws *store.Workspace, period civil.Period, before int) ([]*scorecard.Book, error) {
	books, err := ws.Books(ctx, period, before)
	if err != nil {
		return nil, err
	}
	computers, err := computersOf(ctx, ws, books)
	if err != nil {
		return nil, err
	}
	for i, b := range books {
		var periods []civil.Period
		for p, n := civil.PeriodOf(b.Card.Every, period.To()), 0; n <= before && !p.IsZero(); p, n = p.Prev(), n+1 {
			if b.Card.Has(p) {
				periods = append(periods, p)
			}
		}
		computers[i].fill(periods)
	}
	return books, nil
}

// cardComputer computes the readings of a card from its contract.
type cardComputer struct {
	book     *scorecard.Book
	measures []*scorecard.Measure // that are computed, in the order of the card
	contract *procurement.Dossier // nil where the card is about none
	followed *followed
}

// computersOf are the computers of cards, with what they need, if they need anything, read once for all of them.
func computersOf(ctx context.Context, ws *store.Workspace, books []*scorecard.Book) ([]*cardComputer, error) {
	shared := &followed{}
	computers := make([]*cardComputer, len(books))
	var needed []procurement.ContractID
	for i, b := range books {
		c := &cardComputer{book: b, followed: shared}
		b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
			if m := b.Measures[placed.Measure]; m != nil && isComputed(m) {
				c.measures = append(c.measures, m)
			}
		})
		if id := c.contractID(); id != 0 {
			needed = append(needed, id)
		}
		computers[i] = c
	}
	contracts, err := dossiersOf(ctx, ws, needed)
	if err != nil {
		return nil, err
	}
	for _, c := range computers {
		c.contract = contracts[c.contractID()]
		if c.contract != nil && slices.ContainsFunc(c.measures, func(m *scorecard.Measure) bool { return followedComputations[m.Computed] != nil }) {
			if err := shared.read(ctx, ws); err != nil {
				return nil, err
			}
		}
	}
	return computers, nil
}

// contractID is the contract that the card's measures are computed from, 0 where none is needed.
func (c *cardComputer) contractID() procurement.ContractID {
	if about := c.book.Card.Subject; len(c.measures) > 0 && about.Kind != scorecard.OfSupplier {
		return procurement.ContractID(about.Register)
	}
	return 0
}

// dossiersOf are contracts by their ids, without those that are there no more. One contract takes as many queries as all of them.
func dossiersOf(ctx context.Context, ws *store.Workspace, ids []procurement.ContractID) (map[procurement.ContractID]*procurement.Dossier, error) {
	const few = 16
	found := make(map[procurement.ContractID]*procurement.Dossier, len(ids))
	if len(ids) > few {
		all, err := ws.Dossiers(ctx)
		for i := range all {
			found[all[i].ID] = &all[i]
		}
		return found, err
	}
	for _, id := range ids {
		d, err := ws.Dossier(ctx, id)
		switch {
		case err == nil:
			found[id] = &d
		case !store.IsNotFound(err):
			return nil, err
		}
	}
	return found, nil
}

// find computes a measure of a contract by a day.
func (c *cardComputer) find(m *scorecard.Measure, until civil.Date) computed {
	if compute := followedComputations[m.Computed]; compute != nil {
		return compute(c.followed, c.contract.ID, until)
	}
	return computations[m.Computed](c.contract, until)
}

// fill puts computed readings into the periods that are not closed, in the place of those that were computed before.
func (c *cardComputer) fill(periods []civil.Period) {
	if len(c.measures) == 0 {
		return
	}
	for _, p := range periods {
		if isClosed(&c.book.Card, p) {
			continue
		}
		for _, r := range c.readings(p) {
			c.put(r)
		}
	}
}

// put keeps what somebody typed: a reading in the place of a computed one, or the words beside it.
func (c *cardComputer) put(r scorecard.Reading) {
	at := slices.IndexFunc(c.book.Readings, func(t scorecard.Reading) bool {
		return t.Measure == r.Measure && t.Period == r.Period && t.Side == r.Side
	})
	switch {
	case at < 0:
		c.book.Readings = append(c.book.Readings, r)
	case c.book.Readings[at].Computed:
		r.Comment, r.Evidence = c.book.Readings[at].Comment, c.book.Readings[at].Evidence
		c.book.Readings[at] = r
	}
}

func (c *cardComputer) readings(period civil.Period) (all []scorecard.Reading) {
	for _, m := range c.measures {
		found := notMeasurable("the scorecard is about no contract of the register")
		if c.contract != nil {
			found = c.find(m, period.To())
		}
		all = append(all, found.reading(c.book.Card.ID, m, period))
	}
	return all
}

// reading is what was found as a reading of our side.
func (f computed) reading(card scorecard.CardID, m *scorecard.Measure, period civil.Period) scorecard.Reading {
	r := scorecard.Reading{Card: card, Measure: m.ID, Period: period, Side: scorecard.Ours, State: f.state, Why: f.why, Computed: true}
	if f.state != scorecard.NotRead {
		return r
	}
	value, can := m.RatioValue(f.part, f.whole)
	if !can {
		r.State, r.Why = scorecard.NotMeasurable, "the share has too many digits"
		return r
	}
	r.State, r.Value = scorecard.Measured, exact.Some(value)
	if m.Ratio {
		r.Numerator, r.Denominator = f.part, f.whole
	}
	return r
}
