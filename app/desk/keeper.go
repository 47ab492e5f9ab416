package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// keeper says how one kind of thing is kept: how it is checked, read, written and taken out.
type keeper[T any, ID ~int64] struct {
	what func(*T) string // agreement Licensing partnership
	id   func(*T) *ID
	// check finds what is wrong with a thing on a day. What is unfinished may be kept while somebody types. It may be left out.
	check  func(v *T, today civil.Date) fault.List
	one    func(*store.Tx, ID) (T, error)
	save   func(*store.Tx, *T) error
	remove func(*store.Tx, ID) error
	// allows finds what else a change may not do, seen the rest of the workspace; before is nil for a new thing. It may be left out.
	allows func(tx *store.Tx, before, after *T) (fault.List, error)
	// uses are what leads to the thing and keeps it from being taken out. It may be left out.
	uses func(tx *store.Tx, v *T) ([]string, error)
}

// put adds a thing, which gets its ID, or changes the one of its ID. The reason may be empty.
func (k keeper[T, ID]) put(ctx context.Context, ws *store.Workspace, v *T, reason string) error {
	isNew := *k.id(v) == 0
	return save(ctx, ws, isNew, k.what(v), reason, func(tx *store.Tx) error {
		if isNew {
			return k.write(tx, nil, v)
		}
		before, err := k.one(tx, *k.id(v))
		if err != nil {
			return err
		}
		return k.write(tx, &before, v)
	})
}

// change changes something about a thing, under a label that says what. What was wrong before may stay wrong; what becomes wrong is
// refused.
func (k keeper[T, ID]) change(ctx context.Context, ws *store.Workspace, id ID, label string, change func(*T)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		before, err := k.one(tx, id)
		if err != nil {
			return err
		}
		after, err := k.one(tx, id) // shares nothing with before
		if err != nil {
			return err
		}
		change(&after)
		return k.write(tx, &before, &after)
	})
}

func (k keeper[T, ID]) write(tx *store.Tx, before, after *T) error {
	var faults fault.List
	if k.check != nil {
		today := civil.Of(tx.Now())
		var known fault.List
		if before != nil {
			known = k.check(before, today)
		}
		faults = newFaults(known, k.check(after, today))
	}
	if k.allows != nil {
		refused, err := k.allows(tx, before, after)
		if err != nil {
			return err
		}
		faults = append(faults, refused...)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	return k.save(tx, after)
}

// drop takes a thing out of lists and search. It fails with [*store.NotFoundError], and with [*InUseError] where something leads to it.
func (k keeper[T, ID]) drop(ctx context.Context, ws *store.Workspace, id ID) error {
	var v T
	// A batch that changes nothing leaves no trace: this one only reads what the label of the next is to say.
	err := ws.Do(ctx, "Read what is to be removed", func(tx *store.Tx) (err error) {
		v, err = k.one(tx, id)
		return err
	})
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove "+k.what(&v), func(tx *store.Tx) error {
		if k.uses != nil {
			uses, err := k.uses(tx, &v)
			if err != nil {
				return err
			}
			if len(uses) > 0 {
				return &InUseError{Thing: k.what(&v), Uses: uses}
			}
		}
		return k.remove(tx, id)
	})
}
