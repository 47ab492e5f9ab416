package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// clockOf starts at a fixed time and goes on by a second each time it is asked.
func clockOf(start time.Time) func() time.Time {
	return func() time.Time {
		start = start.Add(time.Second)
		return start
	}
}

func testClock() func() time.Time {
	return clockOf(time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC))
}

func testOptions() Options {
	return Options{Mode: Writing, Author: "Ann Lee", Clock: testClock(), Program: "0.1.0", WithoutBackups: true}
}

// newWorkspace is a new workspace in a folder of the test's own. It is closed when the test ends.
func newWorkspace(t testing.TB) *Workspace {
	t.Helper()
	ws, err := Create(t.Context(), filepath.Join(t.TempDir(), "office.cw"), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	return ws
}

// do writes a batch of statements.
func do(t testing.TB, ws *Workspace, label string, statements ...string) {
	t.Helper()
	if err := tryDo(t.Context(), ws, label, statements...); err != nil {
		t.Fatalf("%s: %v", label, err)
	}
}

func tryDo(ctx context.Context, ws *Workspace, label string, statements ...string) error {
	return ws.Do(ctx, label, func(tx *Tx) error {
		for _, statement := range statements {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// table reads a query's rows, columns parted by "|" and rows by a line break.
func query(t testing.TB, ws *Workspace, query string, args ...any) string {
	t.Helper()
	var text string
	err := ws.read(t.Context(), func(q querier) error {
		var err error
		text, err = dump(t.Context(), q, query, args...)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return text
}

func dump(ctx context.Context, q querier, query string, args ...any) (string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return "", err
	}
	var lines []string
	for rows.Next() {
		values := make([]sql.NullString, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return "", err
		}
		parts := make([]string, len(values))
		for i, v := range values {
			parts[i] = "NULL"
			if v.Valid {
				parts[i] = v.String
			}
		}
		lines = append(lines, strings.Join(parts, "|"))
	}
	return strings.Join(lines, "\n"), rows.Err()
}

// behindBack changes the file as another SQLite tool would.
func behindBack(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := connect(path, access{mode: "rw"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// filesIn are the names in a folder.
func filesIn(t testing.TB, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}
