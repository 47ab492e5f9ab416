package store

import (
	"fmt"
	"slices"
	"strings"
)

// family describes rows that belong to one thing, such as the criteria of a tender, so that they can be made to be what a value of the
// domain says.
type family struct {
	table string
	// of is the condition in SQL for the rows of one thing, with its id as the only parameter.
	of string
	// columns are all columns but id and removal. The first keys of them, one or two, tell the rows of one thing apart.
	columns []string
	keys    int
	// retire is the column that takes a row out which is not wanted any more but may be referred to: removed_at, which gets the time,
	// or another, which gets NULL. Where it is empty, such rows are deleted.
	retire string
}

// key is what tells a row apart from its siblings.
type key [2]any

func keyOf(parts ...any) key {
	var k key
	copy(k[:], parts)
	return k
}

// members are the rows of one thing while they are being brought into line with what is wanted: first all of them are named by put,
// then write changes the file. What is there already and right is not touched.
type members struct {
	family
	tx     *Tx
	stored map[key]*member
	order  []*member // as they were found, then as they were added
	next   int64
}

type member struct {
	id     int64
	key    key
	before []any // nil for a row that is not there yet
	after  []any // nil until the row is wanted
}

// members reads what there is of a thing.
func (tx *Tx) members(f family, owner int64) (*members, error) {
	m := &members{family: f, tx: tx, stored: map[key]*member{}}
	var err error
	if m.next, err = tx.NextID(f.table); err != nil {
		return nil, err
	}
	where := f.of
	if f.retire == "removed_at" {
		where += " AND removed_at IS NULL"
	}
	query := fmt.Sprintf("SELECT id, %s FROM %s WHERE %s ORDER BY id", strings.Join(f.columns, ", "), f.table, where)
	rows, err := tx.QueryContext(tx.ctx, query, owner)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		row := &member{before: make([]any, len(f.columns))}
		into := []any{&row.id}
		for i := range row.before {
			into = append(into, &row.before[i])
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		row.key = keyOf(row.before[:f.keys]...)
		m.stored[row.key] = row
		m.order = append(m.order, row)
	}
	return m, rows.Err()
}

// id is the row of a key; a key that is new gets one. Such a row must be put before write.
func (m *members) id(k key) int64 {
	row := m.stored[k]
	if row == nil {
		row = &member{id: m.next, key: k}
		m.next++
		m.stored[k] = row
		m.order = append(m.order, row)
	}
	return row.id
}

// known is the row of a key that is there or was named before.
func (m *members) known(k key) (int64, bool) {
	row := m.stored[k]
	if row == nil || row.after == nil {
		return 0, false
	}
	return row.id, true
}

// before are the values of a row as they are in the file, nil for one that is not there.
func (m *members) before(k key) []any {
	if row := m.stored[k]; row != nil {
		return row.before
	}
	return nil
}

// put wants a row, by its values in the order of the columns. It returns its id, and fails where the same row was put before.
func (m *members) put(values ...any) (int64, error) {
	k := keyOf(values[:m.keys]...)
	id := m.id(k)
	row := m.stored[k]
	if row.after != nil {
		return 0, &DuplicateError{Kind: m.table, Name: strings.Trim(fmt.Sprint(values[:m.keys]...), " ")}
	}
	row.after = values
	return id, nil
}

// write makes the file's rows be those that were put.
func (m *members) write() error {
	if err := m.insert(); err != nil {
		return err
	}
	for _, row := range m.order {
		var err error
		switch {
		case row.after == nil:
			err = m.drop(row)
		case row.before != nil && !slices.Equal(row.before, row.after):
			_, err = m.tx.ExecContext(m.tx.ctx, m.updateScript(), append(row.after[m.keys:len(row.after):len(row.after)], row.id)...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *members) insert() error {
	columns := append([]string{"id"}, m.columns...)
	values := make([]any, len(columns))
	_, err := m.tx.MultiInsert(m.table, columns, func(yield func([]any) bool) {
		for _, row := range m.order {
			if row.before != nil || row.after == nil {
				continue
			}
			values[0] = row.id
			copy(values[1:], row.after)
			if !yield(values) {
				return
			}
		}
	})
	return err
}

func (m *members) updateScript() string {
	return fmt.Sprintf("UPDATE %s SET %s = ? WHERE id = ?", m.table, strings.Join(m.columns[m.keys:], " = ?, "))
}

// drop takes out a row that is not wanted.
func (m *members) drop(row *member) error {
	var err error
	switch m.retire {
	case "":
		_, err = m.tx.ExecContext(m.tx.ctx, "DELETE FROM "+m.table+" WHERE id = ?", row.id)
	case "removed_at":
		_, err = m.tx.ExecContext(m.tx.ctx, "UPDATE "+m.table+" SET removed_at = ? WHERE id = ?", m.tx.At(), row.id)
	default:
		_, err = m.tx.ExecContext(m.tx.ctx, fmt.Sprintf("UPDATE %s SET %s = NULL WHERE id = ?", m.table, m.retire), row.id)
	}
	return err
}

// groups gathers rows that come ordered by what they belong to, and gives each thing its own in one piece, cut from one large slice.
type groups[T any] struct {
	give  func(owner int64, own []T)
	all   []T
	owner int64
	first int // of the rows of the owner
}

func (g *groups[T]) add(owner int64, row T) {
	if owner != g.owner {
		g.end()
		g.owner = owner
	}
	g.all = append(g.all, row)
}

// end gives the last thing its rows.
func (g *groups[T]) end() {
	if last := len(g.all); last > g.first {
		g.give(g.owner, g.all[g.first:last:last])
		g.first = last
	}
}
