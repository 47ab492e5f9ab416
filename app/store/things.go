package store

import (
	"context"
	"fmt"
)

// kind describes a table whose rows are things of their own: they have an id, and are taken out by removed_at.
type kind[T any, ID ~int64] struct {
	table  string
	noun   string // what one is called: goal
	fields []field[T]
	order  string // in SQL
	id     func(*T) *ID
	name   func(*T) string // what tells one from the others, where something must
}

// save makes the workspace hold the thing as it is, without what hangs on it. One that is not in it yet gets its ID. It fails with
// [*DuplicateError] where another has its name, and with [*NotFoundError] where it is gone.
func (k kind[T, ID]) save(tx *Tx, v *T) (int64, error) {
	id, err := tx.saveRow(k.table, int64(*k.id(v)), columnsOf(k.fields), cellsOf(k.fields, v))
	if IsDuplicate(err) && k.name != nil {
		return 0, &DuplicateError{Kind: k.noun, Name: k.name(v)}
	}
	if err != nil {
		return 0, err
	}
	*k.id(v) = ID(id)
	return id, nil
}

// read reads all things, or the one of this ID, without what hangs on them, and says at which place each row is.
func (k kind[T, ID]) read(ctx context.Context, q querier, id int64) (all []T, at map[int64]int, err error) {
	at = map[int64]int{}
	tail, args := only("WHERE removed_at IS NULL %s ORDER BY "+k.order, "AND id = ?", id)
	err = list(ctx, q, k.table, k.fields, tail, args, func(r row[T]) {
		*k.id(&r.value) = ID(r.id)
		at[r.id] = len(all)
		all = append(all, r.value)
	})
	return all, at, err
}

// one reads one thing by a function that reads all or one. It fails with [*NotFoundError].
func (k kind[T, ID]) one(ctx context.Context, q querier, id ID, read func(context.Context, querier, int64) ([]T, error)) (T, error) {
	return theOne(ctx, q, k.noun, int64(id), read)
}

// remove takes a thing out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (k kind[T, ID]) remove(tx *Tx, id ID) error {
	if _, err := k.one(tx.ctx, tx, id, bare(k)); err != nil {
		return err
	}
	return tx.remove(k.table, int64(id))
}

// bare reads things, or the one of an ID, without what hangs on them.
func bare[T any, ID ~int64](k kind[T, ID]) func(context.Context, querier, int64) ([]T, error) {
	return func(ctx context.Context, q querier, id int64) ([]T, error) {
		all, _, err := k.read(ctx, q, id)
		return all, err
	}
}

// nextCode is the first code of a form such as K-%03d, from 1 up, that is free among the rows of a table, removed ones included.
func nextCode(ctx context.Context, q querier, table, form string) (string, error) {
	taken, err := texts(ctx, q, "SELECT code FROM "+table)
	if err != nil {
		return "", err
	}
	is := make(map[string]bool, len(taken))
	for _, code := range taken {
		is[code] = true
	}
	n := 1
	for is[fmt.Sprintf(form, n)] {
		n++
	}
	return fmt.Sprintf(form, n), nil
}

// hung reads the rows of one kind into the things that they hang on, whose places are given by their rows; of one thing only where the
// id is not 0.
func hung[T, O any](ctx context.Context, q querier, id int64, rows hanging[T], all []O, at map[int64]int, set func(*O, []T)) error {
	return rows.read(ctx, q, id, noCurrency, func(owner int64, own []T) {
		if i, there := at[owner]; there {
			set(&all[i], own)
		}
	})
}
