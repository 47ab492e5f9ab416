package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// RecordMark records what a bid got on a criterion; an empty mark takes one back. A mark that is already so changes nothing.
//
// It fails with [tender.Faults] where the mark can't be given: off the scale, on a criterion that has children, for a lot that the
// criterion or the bid has no part in, by somebody who is not on the panel. To change a mark that was given needs a reason.
func RecordMark(ctx context.Context, ws *store.Workspace, subject store.MarkSubject, mark tender.Mark, reason string) error {
	label := "Record " + markName(subject)
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		t, err := tx.UnmarkedTender(subject.Tender)
		if err != nil {
			return err
		}
		if err := checkMark(t, subject, mark); err != nil {
			return err
		}
		before, err := lastMark(tx, subject)
		if err != nil || before == mark {
			return err
		}
		if before.Value.Given() && isBlank(reason) {
			return &ReasonError{Thing: "tender " + t.Reference, Changes: []string{"changing " + markName(subject)}, Since: sinceFixed}
		}
		return tx.AddMark(subject, mark, strings.TrimSpace(reason))
	}, because(reason))
}

// lastMark is the mark that counts so far.
func lastMark(tx *store.Tx, subject store.MarkSubject) (tender.Mark, error) {
	history, err := tx.MarkHistory(subject)
	var missing *store.NotFoundError
	if errors.As(err, &missing) && missing.Kind == "evaluator" { // who has given no mark yet
		return tender.Mark{}, nil
	}
	if err != nil || len(history) == 0 {
		return tender.Mark{}, err
	}
	return history[len(history)-1].Mark, nil
}

// checkMark finds what is wrong with a mark, by putting it into a tender without any others.
func checkMark(t *tender.Tender, s store.MarkSubject, mark tender.Mark) error {
	for i := range t.Bids {
		if t.Bids[i].ID != s.Bid {
			continue
		}
		place, err := putMark(&t.Bids[i], s, mark)
		if err != nil {
			return err
		}
		return faultsAt(t.Check(), fmt.Sprintf("bids[%d]%s", i, place))
	}
	return &store.NotFoundError{Kind: "bid", Name: s.Bid}
}

// putMark puts a mark into a bid that has none, and says where in the bid it now stands.
func putMark(b *tender.Bid, s store.MarkSubject, mark tender.Mark) (place string, err error) {
	offer, made := b.Offer, true
	if s.Lot != "" {
		offer, made = b.Lots[s.Lot]
		place = ".lots." + s.Lot
	}
	if !made {
		return "", &store.NotFoundError{Kind: "offer of bid " + s.Bid + " for lot", Name: s.Lot}
	}
	marks := tender.Marks{s.Criterion: mark}
	if s.Evaluator == "" {
		offer.Marks = marks
	} else {
		offer.Evaluators = map[string]tender.Marks{s.Evaluator: marks}
	}
	if s.Lot == "" {
		b.Offer = offer
	} else {
		b.Lots[s.Lot] = offer
	}
	return place + "." + mark.Place(s.Evaluator, s.Criterion), nil
}

// faultsAt are the faults of a place and of what it lies in, within its bid.
func faultsAt(all tender.Faults, place string) error {
	var here tender.Faults
	for _, f := range all {
		if strings.HasPrefix(f.Place, "bids[") && (f.Place == place || strings.HasPrefix(place, f.Place+".")) {
			here = append(here, f)
		}
	}
	return here.Err()
}
