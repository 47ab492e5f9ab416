package store

import (
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Limits of one INSERT with many rows: where a table has triggers, each statement gathers its rows in a table of its own, and past some
// 200 rows that weighs no more; SQLite takes 32,766 values.
const (
	rowsAtOnce   = 200
	valuesAtOnce = 32766
)

// MultiInsert inserts rows, each with one value a column, many at a time: that is several times faster than one by one. It returns
// how many there were. The slice that rows yields may be used again for the next row. From some 1,000 rows in a batch on, the search
// table is filled at the end.
func (tx *Tx) MultiInsert(table string, columns []string, rows iter.Seq[[]any]) (int, error) {
	in := tx.inserters[table]
	if in == nil || !slices.Equal(in.columns, columns) {
		in = &inserter{tx: tx, table: table, columns: columns, atOnce: min(rowsAtOnce, valuesAtOnce/len(columns))}
		tx.inserters[table] = in
	}
	args := make([]any, 0, in.atOnce*len(columns))
	count := 0
	for row := range rows {
		if len(row) != len(columns) {
			return count, fmt.Errorf("insert into %s: %d values for %d columns", table, len(row), len(columns))
		}
		args = append(args, row...)
		if count++; len(args) == cap(args) {
			if err := in.insert(args); err != nil {
				return count, err
			}
			args = args[:0]
		}
	}
	if len(args) == 0 {
		return count, nil
	}
	return count, in.insert(args)
}

// inserter writes the statements of a batch that insert rows into one table. From the first full one on it leaves out the columns in
// which all rows so far have what SQLite puts there by itself: in a register from another program most columns are empty, and each
// would cost as much as one that says something.
type inserter struct {
	tx      *Tx
	table   string
	columns []string
	atOnce  int // rows in a full statement

	unsaid []any  // what SQLite puts into each column where it is left out; nil before the first full statement
	named  []bool // columns that are in the statement
	script string
	rows   int // in script
}

// insert inserts rows, whose values are args; it may change those.
func (in *inserter) insert(args []any) error {
	rows := len(args) / len(in.columns)
	if err := in.tx.pauseSearch(int64(rows)); err != nil {
		return err
	}
	if in.unsaid == nil && rows == in.atOnce {
		if err := in.findUnsaid(); err != nil {
			return err
		}
	}
	if in.unsaid != nil {
		args = in.narrow(args)
	}
	if in.script == "" || in.rows != rows {
		in.script, in.rows = insertScript(in.table, in.namedColumns(), rows), rows
	}
	_, err := in.tx.ExecContext(in.tx.ctx, in.script, args...)
	return err
}

// narrow takes the values of columns that need not be named out of args.
func (in *inserter) narrow(args []any) []any {
	for i, value := range args {
		if c := i % len(in.columns); !in.named[c] && value != in.unsaid[c] {
			in.named[c], in.script = true, ""
		}
	}
	kept := args[:0]
	for i, value := range args {
		if in.named[i%len(in.columns)] {
			kept = append(kept, value)
		}
	}
	return kept
}

func (in *inserter) namedColumns() []string {
	if in.unsaid == nil {
		return in.columns
	}
	var names []string
	for i, name := range in.columns {
		if in.named[i] {
			names = append(names, name)
		}
	}
	return names
}

// anything is no value of a cell: it says that a column has to be named.
type anything struct{}

// findUnsaid reads from the schema what the columns hold where they are left out.
func (in *inserter) findUnsaid() error {
	in.unsaid, in.named, in.script = make([]any, len(in.columns)), make([]bool, len(in.columns)), ""
	in.named[0] = true // a statement has at least one column
	const columns = `SELECT name, dflt_value, "notnull" OR pk > 0 FROM pragma_table_xinfo(?)`
	return each(in.tx.ctx, in.tx, columns, []any{in.table}, func(rows *sql.Rows) error {
		var name string
		var standard sql.NullString
		var needed bool
		err := rows.Scan(&name, &standard, &needed)
		if at := slices.Index(in.columns, name); at >= 0 {
			in.unsaid[at] = standardValue(standard, needed)
		}
		return err
	})
}

// standardValue is the value of a DEFAULT clause, which is [anything] where it is more than a plain text or number, or where there is none
// and the column may not be NULL.
func standardValue(clause sql.NullString, needed bool) any {
	text := clause.String
	switch {
	case !clause.Valid && needed:
		return anything{}
	case !clause.Valid:
		return nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n
	}
	if inside, isText := strings.CutPrefix(text, "'"); isText && strings.Count(inside, "'") == 1 && strings.HasSuffix(inside, "'") {
		return strings.TrimSuffix(inside, "'")
	}
	return anything{}
}

// insertScript is an INSERT of so many rows.
func insertScript(table string, columns []string, rows int) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = quoted(c)
	}
	row := "(" + strings.Repeat("?, ", len(columns)-1) + "?)"
	return "INSERT INTO " + quoted(table) + " (" + strings.Join(names, ", ") + ") VALUES " + strings.Repeat(row+", ", rows-1) + row
}
