package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// schemaEntry is one table, index, view or trigger.
type schemaEntry struct{ kind, name string }

// schema compares the file's tables, indexes and triggers with those that the program makes.
func (v *verifier) schema() error {
	want, err := ownSchema(v.ctx, v.version)
	if err != nil {
		return err
	}
	is, err := readSchema(v.ctx, v.q)
	if err != nil {
		return err
	}
	for _, entry := range sortedEntries(want, is) {
		ours, expected := want[entry]
		theirs, there := is[entry]
		text := ""
		switch {
		case !there:
			text = "is missing"
		case !expected:
			text = "is not the program's"
		case ours != theirs:
			text = "is not as the program makes it"
		default:
			continue
		}
		f := Finding{Kind: KindSchema, Table: entry.name, Was: ours, Is: theirs, Text: fmt.Sprintf("%s %s %s: another program changed the schema", entry.kind, entry.name, text)}
		if err := v.found(f); err != nil {
			return err
		}
	}
	return nil
}

func sortedEntries(schemas ...map[schemaEntry]string) []schemaEntry {
	all := map[schemaEntry]bool{}
	for _, schema := range schemas {
		for entry := range schema {
			all[entry] = true
		}
	}
	entries := make([]schemaEntry, 0, len(all))
	for entry := range all {
		entries = append(entries, entry)
	}
	slices.SortFunc(entries, func(a, b schemaEntry) int { return strings.Compare(a.kind+" "+a.name, b.kind+" "+b.name) })
	return entries
}

// ownSchema is the schema that a file of this version has, made in memory.
func ownSchema(ctx context.Context, version int) (map[schemaEntry]string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for i, script := range schemaSteps[:version] {
		if _, err := db.ExecContext(ctx, script); err != nil {
			return nil, fmt.Errorf("make schema %d: %w", i+1, err)
		}
	}
	if err := rebuildTriggers(ctx, db); err != nil {
		return nil, err
	}
	return readSchema(ctx, db)
}

// readSchema is what SQLite keeps of a schema, each entry with the text that made it. The tables that the search table is kept in are
// SQLite's own affair, as are its statistics.
func readSchema(ctx context.Context, q querier) (map[schemaEntry]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT IN
		('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	schema := map[schemaEntry]string{}
	for rows.Next() {
		var entry schemaEntry
		var text string
		if err := rows.Scan(&entry.kind, &entry.name, &text); err != nil {
			return nil, err
		}
		schema[entry] = spelledOut(text) // some files were made with the sets as they are in the steps
	}
	return schema, rows.Err()
}
