package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement/fault"
	"counterweight/scorecard/knowledge"
)

// BeginGoal adds a knowledge goal together with the capability that it is about, where that is new, too; nil where the goal names one that is
// known. Both get their IDs, and one Undo takes both away.
func BeginGoal(ctx context.Context, ws *store.Workspace, g *knowledge.Goal, c *knowledge.Capability) error {
	if c == nil {
		return SaveGoal(ctx, ws, g, "")
	}
	checked := *g
	checked.Capability = -1 // it is about one that is still to be added
	faults := checked.Check()
	if !fault.IsBlank(g.Title) || !fault.IsBlank(c.Name) { // a goal without a title says so once
		faults = append(faults, c.Check()...)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	return save(ctx, ws, true, "goal "+g.Title, "", func(tx *store.Tx) error {
		fresh := *c
		if err := tx.SaveCapability(&fresh); err != nil {
			return err
		}
		began := *g
		began.Capability = fresh.ID
		if err := tx.SaveGoal(&began); err != nil {
			return err
		}
		*c, *g = fresh, began
		return nil
	})
}
