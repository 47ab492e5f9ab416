package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// RecordReadings keeps what was read, each in the place of what was said before about its card, measure, period and side; one that says
// nothing takes that away. What is there already changes nothing, and is not said to be by somebody else. It fails with
// [procurement.Faults] where a reading can't be, and with [*ReasonError] where its period is closed and no reason is given.
func RecordReadings(ctx context.Context, ws *store.Workspace, all []scorecard.Reading, reason string) error {
	if len(all) == 0 {
		return nil
	}
	label, err := readingsLabel(ctx, ws, all)
	if err != nil {
		return err
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return recordReadings(tx, all, reason) }, because(reason))
}

// readingsLabel says what is recorded: one measure by its name, or the readings of a period.
func readingsLabel(ctx context.Context, ws *store.Workspace, all []scorecard.Reading) (string, error) {
	cards, err := ws.Cards(ctx)
	if err != nil {
		return "", err
	}
	first, what, of := all[0], count(len(all), "reading"), ""
	oneCard, onePeriod := true, true
	for _, r := range all {
		oneCard = oneCard && r.Card == first.Card
		onePeriod = onePeriod && r.Period == first.Period
	}
	for _, c := range cards {
		if oneCard && c.ID == first.Card {
			of = " of " + c.Reference
		}
	}
	if len(all) == 1 {
		m, err := ws.Measure(ctx, first.Measure)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("Record %s%s, %s", m.Name, of, first.Period.Words()), nil
	}
	if onePeriod {
		what = first.Period.Words() + " readings"
	}
	return "Record " + what + of, nil
}

// recordReadings records readings of any cards and periods, those of one card and period together.
func recordReadings(tx *store.Tx, all []scorecard.Reading, reason string) error {
	type sheet struct {
		card   scorecard.CardID
		period civil.Period
	}
	sheets := map[sheet][]scorecard.Reading{}
	var order []sheet
	for _, r := range all {
		s := sheet{r.Card, r.Period}
		if sheets[s] == nil {
			order = append(order, s)
		}
		sheets[s] = append(sheets[s], r)
	}
	books := map[scorecard.CardID]*scorecard.Book{}
	for _, s := range order {
		if books[s.card] == nil {
			b, err := tx.CardSetup(s.card)
			if err != nil {
				return err
			}
			books[s.card] = b
		}
		if err := recordSheet(tx, books[s.card], s.period, sheets[s], reason); err != nil {
			return err
		}
	}
	return nil
}

// recordSheet records readings of one card and period.
func recordSheet(tx *store.Tx, b *scorecard.Book, period civil.Period, all []scorecard.Reading, reason string) error {
	there, err := tx.ReadingsOf(b.Card.ID, period)
	if err != nil {
		return err
	}
	var changed []scorecard.Reading
	var names []string
	for _, r := range all {
		before := slices.IndexFunc(there, func(t scorecard.Reading) bool { return t.Measure == r.Measure && t.Side == r.Side })
		if before < 0 && r.State == scorecard.NotRead || before >= 0 && saysTheSame(there[before], r) {
			continue
		}
		if r.State != scorecard.NotRead {
			if err := b.CheckReading(&r).Err(); err != nil {
				return err
			}
		}
		sign(tx, &r.By, &r.On)
		changed = append(changed, r)
		names = append(names, measureName(b, r.Measure)+" of "+period.Words())
	}
	if err := reasonForClosed(&b.Card, period, names, reason); err != nil {
		return err
	}
	for i := range changed {
		if err := tx.SaveReading(&changed[i]); err != nil {
			return err
		}
	}
	return nil
}

// saysTheSame compares what two readings of a place say; who said it and when counts where the second names somebody.
func saysTheSame(there, r scorecard.Reading) bool {
	if r.By == "" {
		r.By, r.On = there.By, there.On
	}
	if r.On.IsZero() {
		r.On = there.On
	}
	return r == there
}

// sign puts name and day under what is said, where nobody else did.
func sign(tx *store.Tx, by *string, on *civil.Date) {
	if isBlank(*by) {
		*by = tx.Author()
	}
	if on.IsZero() {
		*on = civil.Of(tx.Now())
	}
}

func measureName(b *scorecard.Book, id scorecard.MeasureID) string {
	if m := b.Measures[id]; m != nil {
		return m.Name
	}
	return fmt.Sprintf("measure %d", id)
}

// reasonForClosed asks for a reason where something of a closed period is to be changed.
func reasonForClosed(c *scorecard.Card, period civil.Period, changes []string, reason string) error {
	if len(changes) == 0 || !isBlank(reason) || !isClosed(c, period) {
		return nil
	}
	return &ReasonError{Thing: "scorecard " + c.Reference, Changes: changes, Since: sinceClosed}
}

func isClosed(c *scorecard.Card, period civil.Period) bool {
	return slices.ContainsFunc(c.Closed, func(p scorecard.ClosedPeriod) bool { return p.Period == period })
}

// AgreePosition keeps what both sides agreed on about a measure in a period, or what they replied to each other; one that says nothing
// takes that away. It fails as [RecordReadings] does.
func AgreePosition(ctx context.Context, ws *store.Workspace, p scorecard.Position, reason string) error {
	b, err := ws.Book(ctx, p.Card)
	if err != nil {
		return err
	}
	name := measureName(b, p.Measure)
	label := fmt.Sprintf("Agree %s of %s, %s", name, b.Card.Reference, p.Period.Words())
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		if p.State != scorecard.NotRead {
			agreed := scorecard.Reading{Card: p.Card, Measure: p.Measure, Period: p.Period, Side: scorecard.Ours, State: p.State, Value: p.Value, Why: p.Why}
			if err := b.CheckReading(&agreed).Err(); err != nil {
				return err
			}
		}
		if err := reasonForClosed(&b.Card, p.Period, []string{"the agreed position on " + name + " of " + p.Period.Words()}, reason); err != nil {
			return err
		}
		for _, there := range b.Positions {
			if there.Measure == p.Measure && there.Period == p.Period && p.By == "" {
				signed := p
				if signed.By, signed.On = there.By, there.On; signed == there {
					return nil
				}
			}
		}
		sign(tx, &p.By, &p.On)
		return tx.SavePosition(&p)
	}, because(reason))
}

// OverrideRating sets a rating against the computed one, with its reason; none, [scorecard.NotYetRated], takes such a setting back. It
// fails with [*ReasonError] where no reason is given and one is needed: always for setting a rating, and in a closed period.
func OverrideRating(ctx context.Context, ws *store.Workspace, o scorecard.Override) error {
	b, err := ws.Book(ctx, o.Card)
	if err != nil {
		return err
	}
	what := "the rating of " + b.Card.Reference
	if o.Measure != 0 {
		what = "the rating of " + measureName(b, o.Measure) + " of " + b.Card.Reference
	}
	what += ", " + o.Period.Words()
	label := "Set " + what + ": " + strings.ToLower(o.Rating.Words())
	if o.Rating == scorecard.NotYetRated {
		label = "Take back " + what
		if err := reasonForClosed(&b.Card, o.Period, []string{what}, o.Reason); err != nil {
			return err
		}
	} else if isBlank(o.Reason) {
		return &ReasonError{Thing: "scorecard " + b.Card.Reference, Changes: []string{what}, Since: sinceOverridden}
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		sign(tx, &o.By, &o.On)
		return tx.SaveOverride(&o)
	}, because(o.Reason))
}

// ClosePeriod settles the readings of a period: from then on changing one of them takes a reason. What the workspace computes is written
// down as it is now.
func ClosePeriod(ctx context.Context, ws *store.Workspace, id scorecard.CardID, period civil.Period) error {
	b, err := ws.Book(ctx, id)
	if err != nil {
		return err
	}
	if isClosed(&b.Card, period) {
		return nil
	}
	computed, err := ComputedReadings(ctx, ws, b, period)
	if err != nil {
		return err
	}
	return ws.Do(ctx, fmt.Sprintf("Close %s of %s", period.Words(), b.Card.Reference), func(tx *store.Tx) error {
		if err := recordSheet(tx, b, period, computed, ""); err != nil {
			return err
		}
		b.Card.Closed = append(b.Card.Closed, scorecard.ClosedPeriod{Period: period, On: civil.Of(tx.Now()), By: tx.Author()})
		return tx.SaveCard(&b.Card)
	})
}

// ReopenPeriod takes the closing of a period back. It fails with [*ReasonError] where no reason is given.
func ReopenPeriod(ctx context.Context, ws *store.Workspace, id scorecard.CardID, period civil.Period, reason string) error {
	b, err := ws.Book(ctx, id)
	if err != nil {
		return err
	}
	if err := reasonForClosed(&b.Card, period, []string{"opening " + period.Words() + " again"}, reason); err != nil {
		return err
	}
	return ws.Do(ctx, fmt.Sprintf("Open %s of %s again", period.Words(), b.Card.Reference), func(tx *store.Tx) error {
		b.Card.Closed = slices.DeleteFunc(b.Card.Closed, func(p scorecard.ClosedPeriod) bool { return p.Period == period })
		return tx.SaveCard(&b.Card)
	}, because(reason))
}
