package store

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryTableIsLoggedOrSaidNotToBe(t *testing.T) {
	ws := newWorkspace(t)
	all := strings.Split(query(t, ws, `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name`), "\n")
	var logged []string
	err := ws.read(t.Context(), func(q querier) error {
		tables, err := loggedTables(t.Context(), q)
		for _, t := range tables {
			logged = append(logged, t.name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range all {
		if slices.Contains(logged, name) == slices.Contains(unloggedTables, name) {
			t.Errorf("table %s is logged, and it is not", name)
		}
	}
	for _, name := range append(slices.Clone(appendOnlyTables), "supplier", "tender", "meta", "setting") {
		if !slices.Contains(logged, name) {
			t.Errorf("table %s is not logged", name)
		}
	}
}

func TestEveryTableIsStrictAndEveryReferenceSaysWhatDeletingDoes(t *testing.T) {
	ws := newWorkspace(t)
	if loose := query(t, ws, `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT GLOB 'sqlite_*'`); loose != "" {
		t.Errorf("not strict: %s", loose)
	}
	if vague := query(t, ws, `SELECT m.name, f."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.on_delete = 'NO ACTION'`); vague != "" {
		t.Errorf("no ON DELETE: %s", vague)
	}
	unindexed := query(t, ws, `SELECT m.name, f."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
		AND f.seq = 0 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) l, pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = f."from")`)
	if unindexed != "" {
		t.Errorf("deleting the parent reads all of: %s", unindexed)
	}
}

func TestSearchCodesAreGivenOnceAndNameRealColumns(t *testing.T) {
	ws := newWorkspace(t)
	seen := map[int]string{}
	for _, s := range searchSources {
		if other, taken := seen[s.code]; taken || s.code >= searchCodes {
			t.Errorf("%s and %s share code %d", s.table, other, s.code)
		}
		seen[s.code] = s.table
		query(t, ws, "SELECT "+s.entry("")+" FROM "+s.table+" WHERE "+s.found(""))
	}
}
