package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// RaiseAction adds an action that a meeting asked for, which gets its ID, and changes the meeting's minutes where they say it, in one step:
// what is made in place while minutes are typed is undone in one, too.
func RaiseAction(ctx context.Context, ws *store.Workspace, meeting governance.MeetingID, change func(*governance.Meeting), a *governance.Action) error {
	return ws.Do(ctx, "Add action “"+fault.Abridged(a.Title)+"”", func(tx *store.Tx) error {
		before, err := tx.Meeting(meeting)
		if err != nil {
			return err
		}
		after, err := tx.Meeting(meeting) // shares nothing with before
		if err != nil {
			return err
		}
		change(&after)
		if err := meetingKeeper.write(tx, &before, &after); err != nil {
			return err
		}
		a.Origin.Meeting = meeting
		return governanceActionKeeper.write(tx, nil, a)
	})
}
