package desk

import (
	"fmt"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// sampleCard is a scorecard as the sample writes it: a template of the catalogue, what it is about by its name in the register, and
// readings as people type them, one a period from the first on.
type sampleCard struct {
	Reference, Title, Template, Owner, Theirs, Notes string

	Contract, Supplier, Team string // one of them
	About                    string // the contract of a team
	From, To                 civil.Date
	Versions                 []struct {
		On                 civil.Date
		Ours, Theirs, Note string
	}
	Weights []struct {
		Part, Reason string
		From         civil.Date
		Weight       exact.Decimal
	}
	ClosedUntil civil.Period `json:"closed_until"`
	Readings    []sampleReadings
	Positions   []struct {
		Measure, Value, Note, Reply string
		Period                      civil.Period
	}
	Overrides []struct {
		Measure, Rating, Reason, By string
		Period                      civil.Period
	}
	Actions     []sampleAction
	Assessments []sampleAssessment
}

type sampleReadings struct {
	Measure, Side string
	First         civil.Period
	Values        []string
	Said          map[string]string // comments by period
}

type sampleAction struct {
	Measure, Title, Owner, Side, State, Effect, Note string

	Raised    civil.Period
	Due, Done civil.Date
}

type sampleAssessment struct {
	Occasion, By, Notice      string
	From, To, Made, Published civil.Date
	Measures                  []struct{ Measure, Rating, Text string }
	Failures                  []struct {
		Measure, Category, Remedy string
		From, To, Settled         civil.Date
		Events                    int
	}
}

// cardReader turns a card as it is written into a book. What a card is about goes by stand-ins: a supplier's id, and of a contract its
// place in the sample, from 1.
type cardReader struct {
	*sampleReader
	name      string
	book      *scorecard.Book
	contracts map[string]int
}

// card reads a scorecard. Its measures have the ids that the template gave them.
func (r *sampleReader) card(written *sampleCard, templates []scorecard.Template, contracts map[string]int) *scorecard.Book {
	at := slices.IndexFunc(templates, func(t scorecard.Template) bool { return t.Name == written.Template })
	if at < 0 {
		r.faults = append(r.faults, fmt.Errorf("%s: there is no template %q", written.Reference, written.Template))
		return nil
	}
	book, err := templates[at].Book(written.From)
	if err != nil {
		r.faults = append(r.faults, fmt.Errorf("%s: %w", written.Reference, err))
		return nil
	}
	c := cardReader{sampleReader: r, name: written.Reference, book: book, contracts: contracts}
	c.setUp(written)
	for _, row := range written.Readings {
		c.readings(row)
	}
	c.said(written)
	for _, a := range written.Actions {
		c.action(a)
	}
	for _, a := range written.Assessments {
		c.assessment(a)
	}
	return book
}

func (c *cardReader) setUp(written *sampleCard) {
	card := &c.book.Card
	card.Reference, card.Title, card.Owner, card.TheirName, card.Notes = written.Reference, written.Title, written.Owner, written.Theirs, written.Notes
	card.Term = civil.Term{From: written.From, To: written.To}
	switch {
	case written.Supplier != "":
		card.Subject = scorecard.Subject{Kind: scorecard.OfSupplier, Name: written.Supplier, Register: int64(read(c.sampleReader, c.name, written.Supplier, c.known))}
	case written.Team != "":
		card.Subject = scorecard.Subject{Kind: scorecard.OfTeam, Name: written.Team, Register: c.contract(written.About)}
	default:
		card.Subject = scorecard.Subject{Kind: scorecard.OfContract, Register: c.contract(written.Contract)}
	}
	for _, v := range written.Versions {
		card.Versions = append(card.Versions, scorecard.Version{On: v.On, Ours: v.Ours, Theirs: v.Theirs, Note: v.Note})
	}
	for i := range card.Perspectives {
		p := &card.Perspectives[i]
		for _, w := range written.Weights {
			if w.Part != p.Key {
				continue
			}
			p.Weights = slices.DeleteFunc(p.Weights, func(d scorecard.Dated[exact.Decimal]) bool { return d.From == w.From })
			p.Weights = append(p.Weights, scorecard.Dated[exact.Decimal]{From: w.From, Reason: w.Reason, Value: w.Weight})
		}
	}
	if !written.ClosedUntil.IsZero() {
		for _, p := range card.Periods(written.ClosedUntil.To()) {
			card.Closed = append(card.Closed, scorecard.ClosedPeriod{Period: p, On: p.To().AddDays(12), By: written.Owner})
		}
	}
}

// contract is the place of a contract in the sample, from 1.
func (c *cardReader) contract(reference string) int64 {
	place, found := c.contracts[reference]
	if !found {
		c.faults = append(c.faults, fmt.Errorf("%s: %q is not among the contracts", c.name, reference))
	}
	return int64(place)
}

// measure is the card's measure of a name, 0 for none.
func (c *cardReader) measure(name string) scorecard.MeasureID {
	for id, m := range c.book.Measures {
		if m.Name == name {
			return id
		}
	}
	if name != "" {
		c.faults = append(c.faults, fmt.Errorf("%s: it has no measure %q", c.name, name))
	}
	return 0
}

func (c *cardReader) readings(row sampleReadings) {
	id := c.measure(row.Measure)
	m := c.book.Measures[id]
	if m == nil {
		return
	}
	period := row.First
	by := c.book.Card.Owner
	side := read(c.sampleReader, c.name, row.Side, scorecard.ParseSide)
	if side == scorecard.Theirs {
		by = c.book.Card.TheirName
	}
	for _, text := range row.Values {
		entry := read(c.sampleReader, c.name+", "+row.Measure+", "+period.Words(), text, m.ReadEntry)
		if entry.State != scorecard.NotRead {
			c.book.Readings = append(c.book.Readings, scorecard.Reading{
				Measure: id, Period: period, Side: side, State: entry.State, Value: entry.Value, Numerator: entry.Numerator,
				Denominator: entry.Denominator, Why: entry.Why, Comment: row.Said[period.String()], By: by, On: period.To().AddDays(5),
			})
		}
		period = period.Next()
	}
}

// said reads agreed positions and ratings that were set.
func (c *cardReader) said(written *sampleCard) {
	for _, p := range written.Positions {
		c.book.Positions = append(c.book.Positions, scorecard.Position{
			Measure: c.measure(p.Measure), Period: p.Period, State: scorecard.Measured, Value: read(c.sampleReader, c.name, p.Value, exact.ParseOptional),
			Note: p.Note, Reply: p.Reply, By: "both sides", On: p.Period.To().AddDays(8),
		})
	}
	for _, o := range written.Overrides {
		c.book.Overrides = append(c.book.Overrides, scorecard.Override{
			Measure: c.measure(o.Measure), Period: o.Period, Rating: read(c.sampleReader, c.name, o.Rating, scorecard.ParseRating),
			Reason: o.Reason, By: o.By, On: o.Period.To().AddDays(9),
		})
	}
}

func (c *cardReader) action(a sampleAction) {
	state := scorecard.ActionOpen
	if a.State != "" {
		state = read(c.sampleReader, c.name, a.State, scorecard.ParseActionState)
	}
	c.book.Actions = append(c.book.Actions, scorecard.Action{
		Measure: c.measure(a.Measure), Raised: a.Raised, Title: a.Title, Owner: a.Owner, Side: read(c.sampleReader, c.name, a.Side, scorecard.ParseSide),
		Due: a.Due, State: state, Done: a.Done, Effect: read(c.sampleReader, c.name, a.Effect, scorecard.ParseEffect), Note: a.Note,
	})
}

func (c *cardReader) assessment(a sampleAssessment) {
	made := scorecard.Assessment{
		Occasion: read(c.sampleReader, c.name, a.Occasion, scorecard.ParseOccasion), Window: civil.Term{From: a.From, To: a.To},
		Made: a.Made, Published: a.Published, By: a.By, Notice: a.Notice,
	}
	for _, m := range a.Measures {
		made.Measures = append(made.Measures, scorecard.Assessed{
			Measure: c.measure(m.Measure), Rating: read(c.sampleReader, c.name, m.Rating, scorecard.ParseRating), Text: m.Text,
		})
	}
	for _, f := range a.Failures {
		made.Failures = append(made.Failures, scorecard.Failure{
			Measure: c.measure(f.Measure), Category: f.Category, Period: civil.Term{From: f.From, To: f.To}, Events: f.Events, Remedy: f.Remedy, Settled: f.Settled,
		})
	}
	c.book.Assessments = append(c.book.Assessments, made)
}

// saveCards adds the scorecards, in the place of stand-ins what they stood for.
func (s *Sample) saveCards(tx *store.Tx, suppliers map[procurement.SupplierID]procurement.SupplierID) error {
	for _, b := range s.Cards {
		about := &b.Card.Subject
		switch {
		case about.Register == 0:
		case about.Kind == scorecard.OfSupplier:
			about.Register = int64(suppliers[procurement.SupplierID(about.Register)])
		default:
			contract := &s.Contracts[about.Register-1]
			about.Register = int64(contract.ID)
			fillFromContract(&b.Card, &contract.Contract)
		}
		setIfBlank(&b.Card.OurName, s.Office)
		if err := saveBook(tx, b); err != nil {
			return fmt.Errorf("%s: %w", b.Card.Reference, err)
		}
	}
	return nil
}

// saveBook adds a card with everything that was said about it.
func saveBook(tx *store.Tx, b *scorecard.Book) error {
	kept := *b // numbering the measures anew makes other books of those that stand below
	ids, err := addNumbered(tx, b)
	if err != nil {
		return err
	}
	card := b.Card.ID
	for i := range kept.Readings {
		r := &kept.Readings[i]
		r.Card, r.Measure = card, ids[r.Measure]
	}
	if err := tx.AddReadings(kept.Readings); err != nil {
		return err
	}
	for _, p := range kept.Positions {
		p.Card, p.Measure = card, ids[p.Measure]
		if err := tx.SavePosition(&p); err != nil {
			return err
		}
	}
	for _, o := range kept.Overrides {
		o.Card, o.Measure = card, ids[o.Measure]
		if err := tx.SaveOverride(&o); err != nil {
			return err
		}
	}
	for _, a := range kept.Actions {
		a.Card, a.Measure = card, ids[a.Measure]
		if err := tx.SaveAction(&a); err != nil {
			return err
		}
	}
	for _, a := range kept.Assessments {
		a.Card = card
		for i := range a.Measures {
			a.Measures[i].Measure = ids[a.Measures[i].Measure]
		}
		for i := range a.Failures {
			a.Failures[i].Measure = ids[a.Failures[i].Measure]
		}
		if err := tx.SaveAssessment(&a); err != nil {
			return err
		}
	}
	return nil
}
