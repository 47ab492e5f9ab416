package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/scorecard/governance"
)

// SaveBallot keeps how somebody voted on a question of a round, in the place of how they voted on it before.
func SaveBallot(ctx context.Context, ws *store.Workspace, b *governance.Ballot) error {
	return SaveBallots(ctx, ws, fmt.Sprintf("Votes of %s on %s, %s", b.Voter, b.Question.Words(), b.Round), b)
}

// SaveBallots keeps several ballots, such as were pasted from a spreadsheet, as one change. A ballot without votes says that somebody is to
// vote. It fails with [fault.List], and then keeps none.
func SaveBallots(ctx context.Context, ws *store.Workspace, label string, ballots ...*governance.Ballot) error {
	for _, b := range ballots {
		if err := b.Check().Err(); err != nil {
			return err
		}
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		record, err := tx.Governance()
		if err != nil {
			return err
		}
		for _, b := range ballots {
			for i := range record.Ballots {
				if o := &record.Ballots[i]; o.Round == b.Round && o.Voter == b.Voter && o.Side == b.Side && o.Question == b.Question {
					b.ID = o.ID
				}
			}
			if err := tx.SaveBallot(b); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveBallot takes votes out that should never have been noted.
func RemoveBallot(ctx context.Context, ws *store.Workspace, id governance.BallotID) error {
	return RemoveBallots(ctx, ws, "Remove votes", id)
}

// RemoveBallots takes several ballots out as one change: all that somebody voted in a round.
func RemoveBallots(ctx context.Context, ws *store.Workspace, label string, ids ...governance.BallotID) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		for _, id := range ids {
			if err := tx.RemoveBallot(id); err != nil {
				return err
			}
		}
		return nil
	})
}
