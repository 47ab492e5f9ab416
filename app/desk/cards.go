package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// AddCard adds a scorecard that was made of a template or by hand, with its measures. Those without a code are new: they take the place of
// a measure of the library that is defined as they are, and are added otherwise. What is left empty of reference, names and term is filled
// in from the register. The card and its measures get their IDs. It fails with [procurement.Faults] where something is wrong with the card.
func AddCard(ctx context.Context, ws *store.Workspace, b *scorecard.Book) error {
	if err := fillIn(ctx, ws, &b.Card); err != nil {
		return err
	}
	label := "Add scorecard " + b.Card.Reference
	if about := b.Card.Subject.Name; about != "" {
		label += ", " + about
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return addCard(tx, b) })
}

// addCard adds a card under a reference that it has. Where it fails, the book is as it was.
func addCard(tx *store.Tx, b *scorecard.Book) error {
	_, err := addNumbered(tx, b)
	return err
}

// addNumbered is [addCard], and says which IDs the book's measures got.
func addNumbered(tx *store.Tx, b *scorecard.Book) (map[scorecard.MeasureID]scorecard.MeasureID, error) {
	added := apart(b)
	ids, err := shelveMeasures(tx, added)
	if err != nil {
		return nil, err
	}
	setUp := scorecard.Book{Card: added.Card, Measures: added.Measures}
	if err := setUp.Check().Err(); err != nil {
		return nil, err
	}
	if err := tx.SaveCard(&added.Card); err != nil {
		return nil, err
	}
	*b = *added
	return ids, nil
}

// apart is a copy of a book's set-up that can be numbered anew without touching the book.
func apart(b *scorecard.Book) *scorecard.Book {
	copied := *b
	copied.Measures = make(map[scorecard.MeasureID]*scorecard.Measure, len(b.Measures))
	for id, m := range b.Measures {
		own := *m
		copied.Measures[id] = &own
	}
	copied.Card.Perspectives = slices.Clone(b.Card.Perspectives)
	for i := range copied.Card.Perspectives {
		p := &copied.Card.Perspectives[i]
		p.Objectives = slices.Clone(p.Objectives)
		for k := range p.Objectives {
			p.Objectives[k].Measures = slices.Clone(p.Objectives[k].Measures)
		}
	}
	return &copied
}

// fillIn completes a card by what the register knows of its contract or supplier.
func fillIn(ctx context.Context, ws *store.Workspace, c *scorecard.Card) error {
	register, their := c.Subject.Register, procurement.SupplierID(0)
	switch {
	case register == 0:
	case c.Subject.Kind == scorecard.OfSupplier:
		their = procurement.SupplierID(register)
	default:
		contract, err := ws.Contract(ctx, procurement.ContractID(register))
		if err != nil {
			return err
		}
		their = contract.Lead()
		fillFromContract(c, &contract)
	}
	if their != 0 {
		supplier, err := ws.Supplier(ctx, their)
		if err != nil {
			return err
		}
		setIfBlank(&c.TheirName, supplier.Name)
		if c.Subject.Kind == scorecard.OfSupplier {
			setIfBlank(&c.Subject.Name, supplier.Name)
		}
	}
	return giveReference(ctx, ws, c)
}

func fillFromContract(c *scorecard.Card, contract *procurement.Contract) {
	if c.Subject.Kind == scorecard.OfContract {
		setIfBlank(&c.Subject.Name, strings.TrimSpace(contract.Reference+" "+contract.Title))
	}
	setIfBlank(&c.Title, contract.Title)
	setIfBlank(&c.OurName, contract.Buyer)
	if c.Term.From.IsZero() {
		c.Term.From = contract.Term.From
	}
	if c.Term.To.IsZero() {
		c.Term.To = contract.End()
	}
}

func setIfBlank(text *string, to string) {
	if isBlank(*text) {
		*text = to
	}
}

// giveReference gives a card without one the next reference: the number of its contract where no card has that, or the next after all.
func giveReference(ctx context.Context, ws *store.Workspace, c *scorecard.Card) error {
	if !isBlank(c.Reference) {
		return nil
	}
	cards, err := ws.Cards(ctx)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	var references []string
	for _, other := range cards {
		taken[other.Reference] = true
		references = append(references, other.Reference)
	}
	about, _, _ := strings.Cut(c.Subject.Name, " ")
	if number, is := strings.CutPrefix(about, "C-"); is && c.Subject.Kind == scorecard.OfContract && number != "" && !taken["S-"+number] {
		c.Reference = "S-" + number
		return nil
	}
	c.Reference = nextName("S-", references)
	return nil
}

// nextName is the next of numbered names: M-013 after M-001 and M-012.
func nextName(prefix string, names []string) string {
	last := 0
	for _, name := range names {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, prefix)); err == nil && strings.HasPrefix(name, prefix) {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("%s%03d", prefix, last+1)
}

// shelveMeasures puts the measures of a book that have no code yet into the library, where it has none like them, and gives the book's
// the library's IDs. It returns them by those that they had.
func shelveMeasures(tx *store.Tx, b *scorecard.Book) (map[scorecard.MeasureID]scorecard.MeasureID, error) {
	library, err := tx.Measures()
	if err != nil {
		return nil, err
	}
	codes, err := tx.MeasureCodes()
	if err != nil {
		return nil, err
	}
	ids, shelved := map[scorecard.MeasureID]scorecard.MeasureID{0: 0}, map[scorecard.MeasureID]*scorecard.Measure{}
	var troubles error
	b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
		m := b.Measures[placed.Measure]
		if m == nil || troubles != nil {
			return
		}
		stood := m.ID
		if isBlank(m.Code) {
			if alike := likeIn(library, m, b.Card.Term.From); alike != nil && shelved[alike.ID] == nil {
				m = alike
			} else {
				m.ID, m.Code = 0, nextName("M-", codes)
				codes = append(codes, m.Code)
				if troubles = m.Check().Err(); troubles == nil {
					troubles = tx.SaveMeasure(m)
				}
			}
		}
		ids[stood], shelved[m.ID] = m.ID, m
	})
	b.Card.Renumber(ids)
	b.Measures = shelved
	return ids, troubles
}

// likeIn is the measure of the library that is defined as another is, and has the same points from a day on; nil where there is none.
func likeIn(library []scorecard.Measure, m *scorecard.Measure, from civil.Date) *scorecard.Measure {
	points, _ := m.Points.On(from)
	for i := range library {
		l := library[i] // a copy, to be compared without what may differ
		theirs, has := l.Points.On(from)
		l.ID, l.Code, l.Points, l.Owner, l.Source = m.ID, m.Code, m.Points, m.Owner, m.Source
		if l.Retired.IsZero() && (has || len(m.Points) == 0) && theirs == points && same(l, *m) {
			return &library[i]
		}
	}
	return nil
}

// ChangeCard changes something about a scorecard, under a label that says what: "Change weights of S-014". What was wrong with it before
// may stay wrong; a change that makes something else wrong is refused with [procurement.Faults]. A change by which a closed period would be
// computed otherwise takes a reason, and fails with [*ReasonError] without one.
func ChangeCard(ctx context.Context, ws *store.Workspace, id scorecard.CardID, label, reason string, change func(*scorecard.Card)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		b, err := tx.CardSetup(id)
		if err != nil {
			return err
		}
		faults := b.Check()
		was, err := tx.Card(id)
		if err != nil {
			return err
		}
		change(&b.Card)
		if err := adoptMeasures(tx, b); err != nil {
			return err
		}
		if err := newFaults(faults, b.Check()).Err(); err != nil {
			return err
		}
		if shifted := shifts(&was, &b.Card); len(shifted) > 0 && isBlank(reason) {
			return &ReasonError{Thing: "scorecard " + was.Reference, Changes: shifted, Since: sinceClosed}
		}
		return tx.SaveCard(&b.Card)
	}, because(reason))
}

// adoptMeasures gives a book the measures that were put on its card.
func adoptMeasures(tx *store.Tx, b *scorecard.Book) error {
	var missing []scorecard.MeasureID
	b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
		if b.Measures[placed.Measure] == nil {
			missing = append(missing, placed.Measure)
		}
	})
	for _, id := range missing {
		m, err := tx.Measure(id)
		if err != nil {
			return err
		}
		b.Measures[id] = &m
	}
	return nil
}

// shifts are the closed periods of a card that a change makes it compute otherwise, in words.
func shifts(was, is *scorecard.Card) (shifted []string) {
	for _, closed := range was.Closed {
		if !same(standIn(was, closed.Period), standIn(is, closed.Period)) {
			shifted = append(shifted, "what "+closed.Period.Words()+" is computed with")
		}
	}
	return shifted
}

// cardStand is what a card computes a period with.
type cardStand struct {
	weights map[string]exact.Decimal
	points  map[scorecard.MeasureID]scorecard.Points
	lines   scorecard.Lines
}

func standIn(c *scorecard.Card, period civil.Period) cardStand {
	s := cardStand{weights: map[string]exact.Decimal{}, points: map[scorecard.MeasureID]scorecard.Points{}, lines: c.LinesIn(period)}
	put := func(key string, weights scorecard.History[exact.Decimal]) {
		if weight, begun := weights.In(period); begun {
			s.weights[key] = weight
		}
	}
	for _, p := range c.Perspectives {
		put(p.Key, p.Weights)
		for _, o := range p.Objectives {
			put(p.Key+" "+o.Key, o.Weights)
			for _, m := range o.Measures {
				if !m.Retired.IsZero() && m.Retired.Before(period.To()) {
					continue
				}
				put(fmt.Sprintf("%s %s %d", p.Key, o.Key, m.Measure), m.Weights)
				if points, own := m.Points.In(period); own {
					s.points[m.Measure] = points
				}
			}
		}
	}
	return s
}

// RemoveCard takes a scorecard out of lists and search. Nothing of it is lost: Undo brings it back. It fails with [*store.NotFoundError].
func RemoveCard(ctx context.Context, ws *store.Workspace, id scorecard.CardID) error {
	b, err := ws.Book(ctx, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove scorecard "+b.Card.Reference, func(tx *store.Tx) error { return tx.RemoveCard(id) })
}

// SaveMeasure adds a measure to the library, which gets its ID and, without one, the next code; or changes the one of its ID for all cards
// that hold it. It fails with [procurement.Faults], and with [*ReasonError] where a closed period of a card would be computed otherwise
// and no reason is given.
func SaveMeasure(ctx context.Context, ws *store.Workspace, m *scorecard.Measure, reason string) error {
	label := "Change measure " + m.Name
	if m.ID == 0 {
		label = "Add measure " + m.Name
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		if isBlank(m.Code) {
			codes, err := tx.MeasureCodes()
			if err != nil {
				return err
			}
			m.Code = nextName("M-", codes)
		}
		if err := m.Check().Err(); err != nil {
			return err
		}
		if err := reasonForMeasure(tx, m, reason); err != nil {
			return err
		}
		return tx.SaveMeasure(m)
	}, because(reason))
}

// reasonForMeasure asks for a reason where a change of a measure reaches into a closed period.
func reasonForMeasure(tx *store.Tx, m *scorecard.Measure, reason string) error {
	if m.ID == 0 || !isBlank(reason) {
		return nil
	}
	was, err := tx.Measure(m.ID)
	if err != nil {
		return err
	}
	cards, err := tx.CardsWithMeasure(m.ID)
	if err != nil {
		return err
	}
	for _, id := range cards {
		card, err := tx.Card(id)
		if err != nil {
			return err
		}
		for _, closed := range card.Closed {
			if computesAlike(&was, m, closed.Period) {
				continue
			}
			change := fmt.Sprintf("what %s of %s is computed with", closed.Period.Words(), card.Reference)
			return &ReasonError{Thing: "measure " + m.Name, Changes: []string{change}, Since: sinceClosed}
		}
	}
	return nil
}

func computesAlike(was, is *scorecard.Measure, period civil.Period) bool {
	before, had := was.Points.In(period)
	after, has := is.Points.In(period)
	return had == has && before == after && was.Kind == is.Kind && was.Direction == is.Direction && was.Every == is.Every
}

// RemoveMeasure takes a measure out of the library. Cards that hold it keep it, and Undo brings it back.
func RemoveMeasure(ctx context.Context, ws *store.Workspace, id scorecard.MeasureID) error {
	m, err := ws.Measure(ctx, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove measure "+m.Name, func(tx *store.Tx) error { return tx.RemoveMeasure(id) })
}
