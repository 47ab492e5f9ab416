package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/knowledge"
)

// SaveCapability adds a capability, which gets its ID and, where it has none, its code, or changes the one of its ID. The reason may be
// empty.
func SaveCapability(ctx context.Context, ws *store.Workspace, c *knowledge.Capability, reason string) error {
	if err := c.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, c.ID == 0, "capability "+c.Name, reason, func(tx *store.Tx) error { return tx.SaveCapability(c) })
}

// ChangeCapability is [ChangeContract] for a capability.
func ChangeCapability(ctx context.Context, ws *store.Workspace, id knowledge.CapabilityID, label string, change func(*knowledge.Capability)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		c, err := tx.Capability(id)
		if err != nil {
			return err
		}
		before := c.Check()
		change(&c)
		if err := newFaults(before, c.Check()).Err(); err != nil {
			return err
		}
		return tx.SaveCapability(&c)
	})
}

// LeaveCapability says that nobody will take a capability over, on purpose, from a day on.
func LeaveCapability(ctx context.Context, ws *store.Workspace, id knowledge.CapabilityID, on civil.Date, why string) error {
	c, err := capabilityOf(ctx, ws, id)
	if err != nil {
		return err
	}
	if isBlank(why) {
		f := fault.Finder{Thing: fault.Named("capability", c.Code, "code")}
		f.Add("left", "it is left without a reason", "say why nobody takes it over")
		return f.Faults.Err()
	}
	return ChangeCapability(ctx, ws, id, "Leave "+c.Name+" on purpose", func(c *knowledge.Capability) { c.Left, c.LeftOn = why, on })
}

// RemoveCapability takes a capability out of lists and search. It fails with [*InUseError] where goals are about it.
func RemoveCapability(ctx context.Context, ws *store.Workspace, id knowledge.CapabilityID) error {
	c, err := capabilityOf(ctx, ws, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove capability "+c.Name, func(tx *store.Tx) error {
		record, err := tx.Knowledge()
		if err != nil {
			return err
		}
		var uses []string
		for _, g := range record.Goals {
			if g.Capability == id {
				uses = append(uses, "goal "+g.Code)
			}
		}
		if len(uses) > 0 {
			return &InUseError{Thing: c.Name, Uses: uses}
		}
		return tx.RemoveCapability(id)
	})
}

// AddSkillEvidence adds what showed on a day which level somebody has, which gets its ID. A level that is lower than the one before must say why
// it fell.
func AddSkillEvidence(ctx context.Context, ws *store.Workspace, e *knowledge.Evidence) error {
	label, err := skillLabel(ctx, ws, "Note", e)
	if err != nil {
		return err
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		faults := e.Check(civil.Of(tx.Now()))
		record, err := tx.Knowledge()
		if err != nil {
			return err
		}
		if f := fallenUnsaid(record, e); f != nil {
			faults = append(faults, f)
		}
		if err := faults.Err(); err != nil {
			return err
		}
		return tx.SaveEvidence(e)
	})
}

// fallenUnsaid is the fault of evidence for a lower level than the one before that doesn't say why; nil where all is said.
func fallenUnsaid(record *knowledge.Record, e *knowledge.Evidence) *fault.Fault {
	if !fault.IsBlank(e.Why) {
		return nil
	}
	for _, h := range record.Holders(e.Capability, e.On) {
		if h.Person.ID == e.Person && e.Shown() < h.Level {
			return &fault.Fault{
				Thing: "evidence", Field: "why", Problem: fmt.Sprintf("the level falls from %q to %q without a reason", h.Level.Words(), e.Shown().Words()),
				Remedy: "say why it fell",
			}
		}
	}
	return nil
}

// WithdrawSkillEvidence takes back evidence that should never have been noted; the record keeps it with the reason. It fails with [*ReasonError]
// where there is none.
func WithdrawSkillEvidence(ctx context.Context, ws *store.Workspace, e *knowledge.Evidence, reason string) error {
	if isBlank(reason) {
		return &ReasonError{Thing: "evidence", Changes: []string{"withdrawing it"}, Since: sinceEvidence}
	}
	label, err := skillLabel(ctx, ws, "Withdraw", e)
	if err != nil {
		return err
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return tx.RemoveEvidence(e.ID) }, because(reason))
}

// skillLabel is Note Marcus Bell, Release pipeline: Alone.
func skillLabel(ctx context.Context, ws *store.Workspace, what string, e *knowledge.Evidence) (string, error) {
	record, err := ws.Knowledge(ctx)
	if err != nil {
		return "", err
	}
	person, capability := "somebody", "something"
	for i := range record.People {
		if record.People[i].ID == e.Person {
			person = record.People[i].Name
		}
	}
	for i := range record.Capabilities {
		if record.Capabilities[i].ID == e.Capability {
			capability = record.Capabilities[i].Name
		}
	}
	return fmt.Sprintf("%s %s, %s: %s", what, person, capability, e.Level.Words()), nil
}

func capabilityOf(ctx context.Context, ws *store.Workspace, id knowledge.CapabilityID) (c knowledge.Capability, err error) {
	all, err := ws.Capabilities(ctx)
	if err != nil {
		return c, err
	}
	for _, c := range all {
		if c.ID == id {
			return c, nil
		}
	}
	return c, &store.NotFoundError{Kind: "capability", Name: fmt.Sprint(int64(id))}
}
