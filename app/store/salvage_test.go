package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"counterweight/assets/beside"
)

// spoilLeaf damages a page with rows of a table, in its middle.
func spoilLeaf(t testing.TB, path, table string) {
	t.Helper()
	db, err := connect(path, reading().atRest(), 1)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := texts(t.Context(), db, `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`, table)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	page, err := strconv.Atoi(pages[len(pages)/2])
	if err != nil {
		t.Fatal(err)
	}
	spoilPage(t, path, page-1)
}

// register is a closed workspace with a tender and 1,200 suppliers, each with an alias and a person.
func register(t testing.TB, path string) {
	t.Helper()
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Set up", tenderWithMarks()...)
	err = ws.Do(t.Context(), "Import", func(tx *Tx) error {
		for _, fill := range []struct {
			table   string
			columns []string
			row     func(i int) []any
		}{
			{"supplier", []string{"name", "notes"}, func(i int) []any { return []any{fmt.Sprintf("Supplier %d", i), "a supplier among many"} }},
			{"supplier_alias", []string{"supplier_id", "position", "name"}, func(i int) []any { return []any{i, 1, fmt.Sprintf("Alias %d", i)} }},
			{"person", []string{"name", "supplier_id"}, func(i int) []any { return []any{fmt.Sprintf("Person %d", i), i} }},
		} {
			_, err := tx.MultiInsert(fill.table, fill.columns, func(yield func([]any) bool) {
				for i := 1; i <= 1200; i++ {
					if !yield(fill.row(i)) {
						return
					}
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatADamagedFileStillHasIsSalvaged(t *testing.T) {
	cases := map[string]struct {
		tables         []string
		least, fromLog int // suppliers
	}{
		"nothing is damaged":               {nil, 1200, 0},
		"the log is":                       {[]string{"log"}, 1200, 0},
		"a table is, and the log has it":   {[]string{"supplier"}, 1200, 10},
		"a table and the log are":          {[]string{"supplier", "log"}, 1100, 0},
		"a table that others lead to, too": {[]string{"supplier", "supplier_alias", "person"}, 1200, 10},
		"the search table":                 {[]string{"search_content"}, 1200, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path, out := filepath.Join(folder, "office.cw"), filepath.Join(folder, "salvaged.cw")
			register(t, path)
			for _, table := range c.tables {
				spoilLeaf(t, path, table)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			salvaged, err := Salvage(t.Context(), path, out, testOptions(), nil)
			if err != nil {
				t.Fatal(err)
			}
			rows := map[string]Salvaged{}
			for _, s := range salvaged {
				rows[s.Table] = s
			}
			suppliers := rows["supplier"]
			if suppliers.Rows < c.least || suppliers.FromLog < c.fromLog || (c.fromLog == 0 && suppliers.FromLog > 0) {
				t.Errorf("suppliers: %+v, want at least %d rows, and %d of them from the log", suppliers, c.least, c.fromLog)
			}
			if got := rows["supplier_alias"]; got.Rows != suppliers.Rows || got.Rows+got.Dropped != 1200 {
				t.Errorf("aliases: %+v", got)
			}
			if rows["person"].Rows != 1200 || rows["mark"].Rows != 2 || rows["tender_model"].Rows != 1 {
				t.Errorf("people %+v, marks %+v, models %+v", rows["person"], rows["mark"], rows["tender_model"])
			}
			if got := findings(t, out); got != "" {
				t.Error(got)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Error("the damaged file was changed")
			}
		})
	}
}

func spoilPage(t testing.TB, path string, page int) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xa5}, 100), int64(page)*4096); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAFileThatCannotBeReadAtAllIsNotSalvaged(t *testing.T) {
	folder := t.TempDir()
	path, out := filepath.Join(folder, "office.cw"), filepath.Join(folder, "out.cw")
	closed(t, path)
	spoilPage(t, path, 0)
	if _, err := Salvage(t.Context(), path, out, testOptions(), nil); troubleWith(err) != NotWorkspace {
		t.Errorf("got %v", err)
	}
	if exists(out) {
		t.Error("it left something")
	}
}

func TestNothingOfOthersIsSalvagedWithHarm(t *testing.T) {
	folder := beside.Path(t, "data", "nasty", "sqlite-corrupt")
	for _, name := range filesIn(t, folder) {
		out := filepath.Join(t.TempDir(), "out.cw")
		if _, err := Salvage(t.Context(), filepath.Join(folder, name), out, testOptions(), nil); troubleWith(err) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
