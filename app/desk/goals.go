package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/knowledge"
)

// SaveGoal adds a knowledge goal, which gets its ID and, where it has none, its code, or changes the one of its ID. The reason may be empty.
func SaveGoal(ctx context.Context, ws *store.Workspace, g *knowledge.Goal, reason string) error {
	if err := g.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, g.ID == 0, "goal "+g.Title, reason, func(tx *store.Tx) error { return tx.SaveGoal(g) })
}

// ChangeGoal is [ChangeContract] for a knowledge goal.
func ChangeGoal(ctx context.Context, ws *store.Workspace, id knowledge.GoalID, label string, change func(*knowledge.Goal)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error { return changeGoal(tx, id, change) })
}

func changeGoal(tx *store.Tx, id knowledge.GoalID, change func(*knowledge.Goal)) error {
	g, err := tx.Goal(id)
	if err != nil {
		return err
	}
	before := g.Check()
	change(&g)
	if err := newFaults(before, g.Check()).Err(); err != nil {
		return err
	}
	return tx.SaveGoal(&g)
}

// SignOff notes that a receiver said on a day that what a goal is about has passed. Being there is not enough: it fails with faults where
// evidence doesn't show the goal's level by then.
func SignOff(ctx context.Context, ws *store.Workspace, id knowledge.GoalID, on civil.Date, by string) error {
	title, err := goalTitle(ctx, ws, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Sign off "+title, func(tx *store.Tx) error {
		record, err := tx.Knowledge()
		if err != nil {
			return err
		}
		g, err := tx.Goal(id)
		if err != nil {
			return err
		}
		f := fault.Finder{Thing: fault.Named("goal", g.Code, "code")}
		f.AddIf(on.After(civil.Of(tx.Now())), "signed_off", on.Words()+" is still to come", "give the day it was signed off")
		now := record.Standing(&g, on).Now
		f.AddIf(now < g.GoalLevel, "signed_off", fmt.Sprintf("evidence shows %q, and the goal is %q", now.Words(), g.GoalLevel.Words()),
			"add the evidence of each receiver first")
		if err := f.Faults.Err(); err != nil {
			return err
		}
		return changeGoal(tx, id, func(g *knowledge.Goal) { g.SignedOff, g.SignedOffBy = on, by })
	})
}

// DropGoal gives a goal up from a day on. It fails with faults where no reason is given.
func DropGoal(ctx context.Context, ws *store.Workspace, id knowledge.GoalID, on civil.Date, reason string) error {
	title, err := goalTitle(ctx, ws, id)
	if err != nil {
		return err
	}
	return ChangeGoal(ctx, ws, id, "Give up "+title, func(g *knowledge.Goal) { g.Dropped, g.Reason = on, reason })
}

// ReopenGoal takes back that a goal was signed off or given up.
func ReopenGoal(ctx context.Context, ws *store.Workspace, id knowledge.GoalID) error {
	title, err := goalTitle(ctx, ws, id)
	if err != nil {
		return err
	}
	return ChangeGoal(ctx, ws, id, "Reopen "+title, func(g *knowledge.Goal) {
		g.SignedOff, g.SignedOffBy, g.Dropped, g.Reason = civil.Date{}, "", civil.Date{}, ""
	})
}

// RemoveGoal takes a goal that should never have been entered out of lists and search, and its sessions with it. To give one up is
// [DropGoal].
func RemoveGoal(ctx context.Context, ws *store.Workspace, id knowledge.GoalID) error {
	title, err := goalTitle(ctx, ws, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove goal "+title, func(tx *store.Tx) error {
		record, err := tx.Knowledge()
		if err != nil {
			return err
		}
		for _, s := range record.Sessions {
			if s.Goal != id {
				continue
			}
			if err := tx.RemoveSession(s.ID); err != nil {
				return err
			}
		}
		return tx.RemoveGoal(id)
	})
}

// LogSession adds an occasion on which something was passed on, which gets its ID, or changes the one of its ID.
func LogSession(ctx context.Context, ws *store.Workspace, s *knowledge.Session) error {
	title, err := goalTitle(ctx, ws, s.Goal)
	if err != nil {
		return err
	}
	return save(ctx, ws, s.ID == 0, fmt.Sprintf("session of %s on %s", s.On.Words(), title), "", func(tx *store.Tx) error {
		if err := s.Check(civil.Of(tx.Now())).Err(); err != nil {
			return err
		}
		return tx.SaveSession(s)
	})
}

// RemoveSession takes a session out that was not held.
func RemoveSession(ctx context.Context, ws *store.Workspace, id knowledge.SessionID) error {
	return ws.Do(ctx, "Remove a session", func(tx *store.Tx) error { return tx.RemoveSession(id) })
}

func goalTitle(ctx context.Context, ws *store.Workspace, id knowledge.GoalID) (string, error) {
	all, err := ws.Goals(ctx)
	if err != nil {
		return "", err
	}
	for _, g := range all {
		if g.ID == id {
			return g.Title, nil
		}
	}
	return "", &store.NotFoundError{Kind: "knowledge goal", Name: fmt.Sprint(int64(id))}
}
