package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/money"
)

// hanging describes rows that hang on one thing and are a list in its value: the parties of a contract, the evidence of an obligation.
type hanging[T any] struct {
	table string
	owner string // the column that leads to the thing
	// fields are the columns but id, owner and position. The first keys of them tell the rows of one thing apart; where there are none,
	// their position does.
	fields []field[T]
	keys   int
	// unordered rows have no position; they come in the order of their keys.
	unordered bool
}

// family says how the rows are kept; its columns are the keys, then owner and position, then the rest.
func (h hanging[T]) family() family {
	columns := columnsOf(h.fields)
	f := family{table: h.table, of: h.owner + " = ?", keys: h.keys}
	switch {
	case h.keys == 0:
		f.keys, f.columns = 1, slices.Concat([]string{"position", h.owner}, columns)
	case h.unordered:
		f.columns = slices.Concat(columns[:h.keys], []string{h.owner}, columns[h.keys:])
	default:
		f.columns = slices.Concat(columns[:h.keys], []string{h.owner, "position"}, columns[h.keys:])
	}
	return f
}

// cells are a row in the order of the family's columns.
func (h hanging[T]) cells(i int, owner int64, v *T) []any {
	row := cellsOf(h.fields, v)
	switch {
	case h.keys == 0:
		return slices.Concat([]any{position(i), owner}, row)
	case h.unordered:
		return slices.Concat(row[:h.keys], []any{owner}, row[h.keys:])
	}
	return slices.Concat(row[:h.keys], []any{owner, position(i)}, row[h.keys:])
}

// save makes the rows of one thing be these, and returns their ids.
func (h hanging[T]) save(tx *Tx, owner int64, values []T) ([]int64, error) {
	rows, err := tx.members(h.family(), owner)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(values))
	for i := range values {
		if ids[i], err = rows.put(h.cells(i, owner, &values[i])...); err != nil {
			return nil, err
		}
	}
	return ids, rows.write()
}

// add adds the rows of many new things at once: of gives those of the ith of count things, with the thing's id.
func (h hanging[T]) add(tx *Tx, count int, of func(i int) (owner int64, values []T)) error {
	_, err := tx.MultiInsert(h.table, h.family().columns, func(yield func([]any) bool) {
		for i := range count {
			owner, values := of(i)
			for k := range values {
				if !yield(h.cells(k, owner, &values[k])) {
					return
				}
			}
		}
	})
	return err
}

// row is a value with its row's id.
type row[T any] struct {
	id    int64
	value T
}

// read gives each thing its rows in their order, or only the thing of this ID where it is not 0. in is the currency of a thing's money.
func (h hanging[T]) read(ctx context.Context, q querier, id int64, in func(owner int64) money.Currency, give func(owner int64, own []T)) error {
	gathered := groups[T]{give: give}
	err := h.each(ctx, q, id, in, func(owner int64, r row[T]) { gathered.add(owner, r.value) })
	gathered.end()
	return err
}

func (h hanging[T]) each(ctx context.Context, q querier, id int64, in func(owner int64) money.Currency, do func(owner int64, r row[T])) error {
	columns := columnsOf(h.fields)
	order := []string{"position"}
	if h.unordered {
		order = columns[:h.keys]
	}
	list := fmt.Sprintf("SELECT id, %s, %s FROM %s %%s ORDER BY %s, %s", h.owner, strings.Join(columns, ", "), h.table, h.owner, strings.Join(order, ", "))
	query, args := only(list, "WHERE "+h.owner+" = ?", id)
	var owner int64
	reader := newFieldReader(h.table, h.fields, &owner)
	return each(ctx, q, query, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, func(*T) money.Currency { return in(owner) })
		do(owner, r)
		return err
	})
}

// fieldReader reads rows of a table by its fields; the columns are id, then some others, then those of the fields.
type fieldReader[T any] struct {
	table  string
	fields []field[T]
	held   []any
	into   []any // pointers to what was held
	id     int64
}

func newFieldReader[T any](table string, fields []field[T], others ...any) *fieldReader[T] {
	r := &fieldReader[T]{table: table, fields: fields, held: make([]any, len(fields))}
	r.into = append([]any{&r.id}, others...)
	for i := range r.held {
		r.into = append(r.into, &r.held[i])
	}
	return r
}

func (r *fieldReader[T]) read(rows *sql.Rows, in func(*T) money.Currency) (row[T], error) {
	c := cells{table: r.table}
	c.err = rows.Scan(r.into...)
	c.id = r.id
	one := row[T]{id: r.id}
	if c.err != nil {
		return one, c.err
	}
	for i, f := range r.fields {
		f.take(&one.value, &c, r.held[i], in)
	}
	return one, c.err
}
