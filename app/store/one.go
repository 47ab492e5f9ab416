package store

import (
	"context"
	"fmt"
)

// only narrows a query, which has a %s for it, by a condition to what belongs to one thing; ID 0 leaves it as it is, for all.
func only(query, condition string, id int64) (string, []any) {
	if id == 0 {
		return fmt.Sprintf(query, ""), nil
	}
	return fmt.Sprintf(query, condition), []any{id}
}

// theOne reads one thing by a function that reads all or one of its kind. It fails with [*NotFoundError].
func theOne[T any](ctx context.Context, q querier, kind string, id int64, read func(context.Context, querier, int64) ([]T, error)) (one T, err error) {
	if id == 0 {
		return one, &NotFoundError{Kind: kind, Name: "0"}
	}
	all, err := read(ctx, q, id)
	switch {
	case err != nil:
		return one, err
	case len(all) == 0:
		return one, &NotFoundError{Kind: kind, Name: fmt.Sprint(id)}
	}
	return all[0], nil
}
