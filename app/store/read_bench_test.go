package store

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkRead10kContracts reads a register of 10,000 contracts with their parties, options and changes. The yardstick is the bare driver
// scanning the same columns of the same rows, each into the plainest type that holds it.
func BenchmarkRead10kContracts(b *testing.B) {
	ws := newWorkspace(b)
	fillRegister(b, ws, 10_000)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			all, err := ws.Contracts(b.Context())
			if err != nil || len(all) != 10_000 {
				b.Fatal(len(all), err)
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		db, err := connect(ws.Path(), reading(), 1)
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		tables := []*bareTable{
			newBareTable(b, db, "contract", append([]string{"id"}, contractColumns...), "WHERE removed_at IS NULL ORDER BY reference, id"),
			bareHanging(b, db, partyRows), bareHanging(b, db, optionRows), bareHanging(b, db, changeRows),
		}
		for b.Loop() {
			for _, t := range tables {
				t.read(b, db)
			}
			if n := tables[0].rows; n != 10_000 {
				b.Fatal(n)
			}
		}
	})
}

// bareTable reads columns of a table as the driver gives them, kind by kind.
type bareTable struct {
	query string
	// held is the row that was scanned last, into points to its cells in the order of the columns; all is every row.
	held, all bareCells
	into      []any
	rows      int
}

type bareCells struct {
	texts     []string
	mayBeNull []sql.NullString
	numbers   []sql.NullInt64
}

// newBareTable reads columns of a table; rest is what follows in the query.
func newBareTable(b *testing.B, db *sql.DB, table string, columns []string, rest string) *bareTable {
	t := &bareTable{query: fmt.Sprintf("SELECT %s FROM %s %s", strings.Join(columns, ", "), table, rest)}
	t.held = bareCells{make([]string, len(columns)), make([]sql.NullString, len(columns)), make([]sql.NullInt64, len(columns))}
	var texts, mayBeNull, numbers int
	for _, name := range columns {
		var kind string
		var given bool
		const look = `SELECT type, "notnull" FROM pragma_table_xinfo(?) WHERE name = ?`
		if err := db.QueryRowContext(b.Context(), look, table, name).Scan(&kind, &given); err != nil {
			b.Fatal(err)
		}
		switch {
		case kind == "INTEGER":
			t.into = append(t.into, &t.held.numbers[numbers])
			numbers++
		case given:
			t.into = append(t.into, &t.held.texts[texts])
			texts++
		default:
			t.into = append(t.into, &t.held.mayBeNull[mayBeNull])
			mayBeNull++
		}
	}
	t.held = bareCells{t.held.texts[:texts], t.held.mayBeNull[:mayBeNull], t.held.numbers[:numbers]}
	return t
}

// bareHanging reads what hangs on things of one kind, in the same order as the store does.
func bareHanging[T any](b *testing.B, db *sql.DB, h hanging[T]) *bareTable {
	columns := columnsOf(h.fields)
	order := "position"
	if h.unordered {
		order = strings.Join(columns[:h.keys], ", ")
	}
	return newBareTable(b, db, h.table, append([]string{"id", h.owner}, columns...), fmt.Sprintf("ORDER BY %s, %s", h.owner, order))
}

// read reads all rows.
func (t *bareTable) read(b *testing.B, db *sql.DB) {
	t.all = bareCells{ // as large as it was the last time
		make([]string, 0, t.rows*len(t.held.texts)), make([]sql.NullString, 0, t.rows*len(t.held.mayBeNull)),
		make([]sql.NullInt64, 0, t.rows*len(t.held.numbers)),
	}
	t.rows = 0
	err := each(b.Context(), db, t.query, nil, func(rows *sql.Rows) error {
		err := rows.Scan(t.into...)
		t.all.texts = append(t.all.texts, t.held.texts...)
		t.all.mayBeNull = append(t.all.mayBeNull, t.held.mayBeNull...)
		t.all.numbers = append(t.all.numbers, t.held.numbers...)
		t.rows++
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}
