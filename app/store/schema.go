package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// applicationID marks a file as a workspace: "CWKS" in the header of the database.
const applicationID = 0x43574b53

//go:embed schema/*.sql
var schemaFiles embed.FS

// schemaSteps are the scripts that make the schema, in order: step i brings a file from version i to version i+1. A step that was
// released is never changed again.
var schemaSteps = readSteps(schemaFiles)

func readSteps(files fs.FS) []string {
	names, err := fs.Glob(files, "schema/*.sql") // in order, since they are numbered with leading zeros
	if err != nil {
		panic(err)
	}
	steps := make([]string, len(names))
	for i, name := range names {
		script, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err)
		}
		steps[i] = spelledOut(string(script))
	}
	return steps
}

// unloggedTables are the tables that the change log does not cover: itself, how pages look, the list of copies, and the bytes
// of what was sent, which are known by their SHA-256. The search table is made from the others.
var unloggedTables = []string{"batch", "log", "open_batch", "view_state", "backup", "search", "sent_file"}

// appendOnlyTables hold rows that are never changed or deleted.
var appendOnlyTables = []string{"mark", "moderation", "tender_model"}

// column is one column of a table.
type column struct {
	name string
	// anyBytes says that the column may hold a blob, which JSON can't.
	anyBytes bool
}

// table is what triggers and verification must know of one.
type table struct {
	name    string
	columns []column
	key     []string // the primary key, in its order
	// numbered says that the key is one that SQLite gives out, above 0.
	numbered bool
	unique   [][]string // other sets of columns without duplicates, for all rows
}

func (t table) appendOnly() bool { return slices.Contains(appendOnlyTables, t.name) }

func (t table) hasColumn(name string) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.name == name })
}

// querier is what a transaction and the pool of readers have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// execer is a querier that can also change things.
type execer interface {
	querier
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// loggedTables reads from the file which tables the change log covers, by name. Each table of ours has a primary key; one without, which
// another program made, can't be logged.
func loggedTables(ctx context.Context, q querier) ([]table, error) {
	const query = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name`
	names, err := texts(ctx, q, query)
	if err != nil {
		return nil, err
	}
	var tables []table
	for _, name := range names {
		if slices.Contains(unloggedTables, name) {
			continue
		}
		t, err := readTable(ctx, q, name)
		if err != nil {
			return nil, fmt.Errorf("read the schema of table %s: %w", name, err)
		}
		if len(t.key) > 0 {
			tables = append(tables, t)
		}
	}
	return tables, nil
}

// readTable reads columns and keys of one table. Generated columns are left out.
func readTable(ctx context.Context, q querier, name string) (table, error) {
	t := table{name: name}
	keyed := map[int]string{}
	rows, err := q.QueryContext(ctx, `SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid`, name)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	for rows.Next() {
		var c column
		var kind string
		var pk int
		if err := rows.Scan(&c.name, &kind, &pk); err != nil {
			return t, err
		}
		c.anyBytes = kind == "BLOB" || kind == "ANY"
		t.columns = append(t.columns, c)
		if pk > 0 {
			keyed[pk] = c.name
		}
	}
	if err := rows.Err(); err != nil {
		return t, err
	}
	for pk := 1; pk <= len(keyed); pk++ {
		t.key = append(t.key, keyed[pk])
	}
	t.numbered = len(t.key) == 1 && t.key[0] == "id"
	t.unique, err = uniqueKeys(ctx, q, name)
	return t, err
}

// uniqueKeys are the sets of columns that UNIQUE constraints of the table name.
func uniqueKeys(ctx context.Context, q querier, name string) ([][]string, error) {
	indexes, err := texts(ctx, q, `SELECT name FROM pragma_index_list(?) WHERE origin = 'u' AND partial = 0 ORDER BY seq`, name)
	if err != nil {
		return nil, err
	}
	var keys [][]string
	for _, index := range indexes {
		columns, err := texts(ctx, q, `SELECT name FROM pragma_index_info(?) ORDER BY seqno`, index)
		if err != nil {
			return nil, err
		}
		keys = append(keys, columns)
	}
	return keys, nil
}

// texts is the first column of all rows that the query finds.
func texts(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		found = append(found, text)
	}
	return found, rows.Err()
}

// rebuildTriggers drops every trigger of the file and makes those that its schema asks for.
func rebuildTriggers(ctx context.Context, q execer) error {
	if err := dropTriggers(ctx, q); err != nil {
		return err
	}
	tables, err := loggedTables(ctx, q)
	if err != nil {
		return err
	}
	for _, script := range triggerScripts(tables) {
		if _, err := q.ExecContext(ctx, script); err != nil {
			return fmt.Errorf("make a trigger: %w: %s", err, script)
		}
	}
	return nil
}

func dropTriggers(ctx context.Context, q execer) error {
	names, err := texts(ctx, q, `SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := q.ExecContext(ctx, "DROP TRIGGER "+quoted(name)); err != nil {
			return err
		}
	}
	return nil
}

// quoted is a name as SQL takes any name.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// literal is a text as SQL takes it.
func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
