package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestABatchIsLoggedWithAuthorTimeLabelAndReason(t *testing.T) {
	ws := newWorkspace(t)
	err := ws.Do(t.Context(), "Add Fernhill", func(tx *Tx) error {
		_, err := tx.ExecContext(t.Context(), `INSERT INTO supplier (name, size) VALUES ('Fernhill Digital', 'small')`)
		return err
	}, Because("won T-007"), By("Bo Hart"))
	if err != nil {
		t.Fatal(err)
	}
	got := query(t, ws, `SELECT id, at, author, kind, label, reason, last_seq - first_seq + 1, length(head) FROM batch WHERE id = 2`)
	if want := "2|2026-11-21T09:00:04.000Z|Bo Hart|edit|Add Fernhill|won T-007|1|32"; got != want {
		t.Errorf("batch %s, want %s", got, want)
	}
	got = query(t, ws, `SELECT tbl, op, key, before, json_extract(after, '$.name') FROM log WHERE tbl = 'supplier'`)
	if want := "supplier|I|[1]|NULL|Fernhill Digital"; got != want {
		t.Errorf("log %s, want %s", got, want)
	}
}

func TestWithoutAnAuthorNothingIsWritten(t *testing.T) {
	ws := newWorkspace(t)
	ws.SetAuthor(" ")
	if err := tryDo(t.Context(), ws, "Add", `INSERT INTO supplier (name) VALUES ('X')`); !errors.Is(err, ErrNoAuthor) {
		t.Errorf("got %v", err)
	}
}

func TestABatchThatFailsLeavesNothing(t *testing.T) {
	ws := newWorkspace(t)
	before := query(t, ws, `SELECT count(*) FROM log`)
	failure := errors.New("not today")
	err := ws.Do(t.Context(), "Add Fernhill", func(tx *Tx) error {
		if _, err := tx.ExecContext(t.Context(), `INSERT INTO supplier (name) VALUES ('Fernhill')`); err != nil {
			return err
		}
		return failure
	})
	if err != failure { //nolint:errorlint // it must come back unchanged
		t.Errorf("got %v", err)
	}
	if got := query(t, ws, `SELECT (SELECT count(*) FROM supplier), (SELECT count(*) FROM log), (SELECT batch FROM open_batch)`); got != "0|"+before+"|NULL" {
		t.Errorf("left %s", got)
	}
	func() {
		defer func() { _ = recover() }()
		_ = ws.Do(t.Context(), "Panic", func(*Tx) error { panic("oh dear") })
	}()
	do(t, ws, "Add Fernhill", `INSERT INTO supplier (name) VALUES ('Fernhill')`)
}

func TestABatchThatChangesNothingLeavesNoTrace(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add Fernhill", `INSERT INTO supplier (name) VALUES ('Fernhill')`)
	before := query(t, ws, `SELECT max(id) FROM batch`)
	do(t, ws, "Rename Fernhill", `UPDATE supplier SET name = 'Fernhill'`)
	do(t, ws, "Nothing")
	if after := query(t, ws, `SELECT max(id) FROM batch`); after != before {
		t.Errorf("batch %s after %s", after, before)
	}
}

func TestACancelledBatchLeavesNothing(t *testing.T) {
	ws := newWorkspace(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := ws.Do(ctx, "Add", func(tx *Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO supplier (name) VALUES ('A')`); err != nil {
			return err
		}
		cancel()
		_, err := tx.ExecContext(ctx, `INSERT INTO supplier (name) VALUES ('B')`)
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := query(t, ws, `SELECT count(*) FROM supplier`); got != "0" {
		t.Errorf("%s suppliers", got)
	}
}

func TestOtherToolsCannotChangeWhatIsLogged(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	const outside = "outside a batch"
	cases := map[string]struct{ statement, says string }{
		"a supplier outside a batch":        {`INSERT INTO supplier (name) VALUES ('X')`, outside},
		"a change outside a batch":          {`UPDATE bid SET price_minor = 1`, outside},
		"a deletion outside a batch":        {`DELETE FROM tender_tie`, outside},
		"a setting":                         {`INSERT INTO setting VALUES ('a', 'b')`, outside},
		"a log row":                         {`UPDATE log SET after = '{}' WHERE seq = 3`, "never changed"},
		"a deleted log row":                 {`DELETE FROM log WHERE seq = 3`, "never changed"},
		"a log row put in another's place":  {`REPLACE INTO log (seq, tbl, op, key, salt) VALUES (3, 'x', 'I', '[1]', x'00')`, "never changed"},
		"a batch's author":                  {`UPDATE batch SET author = 'Somebody else'`, "never changed"},
		"a mark":                            {`UPDATE mark SET value = '4'`, "never changed"},
		"a deleted mark":                    {`DELETE FROM mark`, "never changed"},
		"a mark put in another's place":     {`REPLACE INTO mark (id, bid_id, criterion_id, value, given_at, given_by) VALUES (1, 1, 1, '4', '', '')`, "never changed"},
		"a tender that holds marks":         {`DELETE FROM tender`, "FOREIGN KEY"},
		"a criterion that was marked":       {`DELETE FROM criterion`, "FOREIGN KEY"},
		"a locked model put into another's": {`REPLACE INTO tender_model (tender_id, version, event, canonical, fingerprint, given_at, given_by) VALUES (1, 1, 'locked', '', printf('%064d', 1), '', '')`, "never changed"},
	}
	db, err := connect(ws.Path(), access{mode: "rw"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`PRAGMA foreign_keys = 1`); err != nil {
		t.Fatal(err)
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if c.says != outside { // it is refused even to somebody who knows how to open a batch
				if _, err := db.Exec(`UPDATE open_batch SET batch = 99`); err != nil {
					t.Fatal(err)
				}
			}
			_, err := db.Exec(c.statement)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("from outside: %v, want %q", err, c.says)
			}
			if _, err := db.Exec(`UPDATE open_batch SET batch = NULL`); err != nil {
				t.Fatal(err)
			}
			if c.says == outside {
				return
			}
			if err := tryDo(t.Context(), ws, name, c.statement); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("in a batch: %v, want %q", err, c.says)
			}
		})
	}
	if got := findings(t, ws.Path()); got != "" {
		t.Error(got)
	}
}

func TestListenersHearWhichRowsChanged(t *testing.T) {
	ws := newWorkspace(t)
	var heard []Change
	cancel := ws.Subscribe(func(c Change) { heard = append(heard, c) })
	do(t, ws, "Add two", `INSERT INTO supplier (name) VALUES ('A'), ('B')`, `INSERT INTO supplier_alias (supplier_id, position, name) VALUES (2, 1, 'Bee')`, `UPDATE supplier SET size = 'small' WHERE id = 1`)
	_ = tryDo(t.Context(), ws, "Fail", `INSERT INTO supplier (name) VALUES ('')`)
	cancel()
	do(t, ws, "Add C", `INSERT INTO supplier (name) VALUES ('C')`)
	if len(heard) != 1 {
		t.Fatalf("heard %v", heard)
	}
	c := heard[0]
	if c.Label != "Add two" || c.Author != "Ann Lee" || !slices.Equal(c.Tables, []string{"supplier", "supplier_alias"}) {
		t.Errorf("heard %+v", c)
	}
	if want := []Row{{"supplier", "[1]"}, {"supplier", "[2]"}, {"supplier_alias", "[1]"}}; !slices.Equal(c.Rows, want) {
		t.Errorf("rows %v, want %v", c.Rows, want)
	}
	if !c.Touches("bid", "supplier") || c.Touches("bid") {
		t.Error("Touches is wrong")
	}
}

func TestALargeBatchIsFoundTooAndNamesNoSingleRows(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add Old", `INSERT INTO supplier (name) VALUES ('Oldname')`)
	var heard Change
	ws.Subscribe(func(c Change) { heard = c })
	const count = 2500
	err := ws.Do(t.Context(), "Import", func(tx *Tx) error {
		if _, err := tx.ExecContext(tx.Context(), `INSERT INTO supplier (name) VALUES ('Early bird')`); err != nil {
			return err
		}
		row := make([]any, 2)
		n, err := tx.MultiInsert("supplier", []string{"name", "notes"}, func(yield func([]any) bool) {
			for range count {
				row[0], row[1] = "Supplier of Größe", "late"
				if !yield(row) {
					return
				}
			}
		})
		if n != count {
			t.Errorf("%d rows", n)
		}
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(tx.Context(), `UPDATE supplier SET name = 'Newname' WHERE name = 'Oldname'`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if heard.Rows != nil || !heard.Touches("supplier") {
		t.Errorf("heard %d rows of %v", len(heard.Rows), heard.Tables)
	}
	for word, want := range map[string]string{"größe": "2500", "große": "2500", "late": "2500", "early": "1", "newname": "1", "oldname": "0"} {
		if got := query(t, ws, `SELECT count(*) FROM search WHERE search MATCH ?`, word); got != want {
			t.Errorf("%s: %s hits, want %s", word, got, want)
		}
	}
	if got := query(t, ws, `SELECT search_paused FROM open_batch`); got != "0" {
		t.Error("the search table is still paused")
	}
}

func TestASearchFollowsChangesAndRemovals(t *testing.T) {
	ws := newWorkspace(t)
	hits := func(word string) string {
		t.Helper()
		return query(t, ws, `SELECT kind, owner FROM search WHERE search MATCH ? ORDER BY rowid`, word)
	}
	do(t, ws, "Set up", tenderWithMarks()...)
	if got := hits("convincing"); got != "bid|1" {
		t.Errorf("a rationale leads to %q", got)
	}
	if got := hits("fernhill"); got != "bid|1" {
		t.Errorf("a bidder leads to %q", got)
	}
	do(t, ws, "Rename", `UPDATE bid SET supplier = 'Merrow'`)
	if got := hits("fernhill") + hits("merrow"); got != "bid|1" {
		t.Errorf("after renaming: %q", got)
	}
	do(t, ws, "Remove", `UPDATE tender SET removed_at = '2026-11-21T09:00:00.000Z'`)
	if got := hits("platform"); got != "" {
		t.Errorf("a removed tender is found: %q", got)
	}
	do(t, ws, "Put back", `UPDATE tender SET removed_at = NULL`)
	if got := hits("platform"); got != "tender|1" {
		t.Errorf("put back: %q", got)
	}
}

// tenderWithMarks are the statements that make tender T-007 with criterion Q1, an evaluator, bid A with two marks, and a locked model.
func tenderWithMarks() []string {
	return []string{
		`INSERT INTO tender (reference, title, currency, price_method) VALUES ('T-007', 'Data platform', 'GBP', 'lowest-over-offer')`,
		`INSERT INTO tender_tie (tender_id, position, rule) VALUES (1, 1, 'quality')`,
		`INSERT INTO criterion (tender_id, position, code, title, weight) VALUES (1, 1, 'Q1', 'Delivery', '60')`,
		`INSERT INTO evaluator (tender_id, position, code, name) VALUES (1, 1, 'E1', 'Cy Ames')`,
		`INSERT INTO bid (tender_id, position, code, supplier, price_minor) VALUES (1, 1, 'A', 'Fernhill Digital', 20000)`,
		`INSERT INTO mark (bid_id, criterion_id, value, rationale, given_at, given_by) VALUES (1, 1, '3', 'Convincing plan', '2026-11-21T09:00:00.000Z', 'Ann Lee')`,
		`INSERT INTO mark (bid_id, criterion_id, evaluator_id, value, given_at, given_by) VALUES (1, 1, 1, '2', '2026-11-21T09:00:00.000Z', 'Ann Lee')`,
		`INSERT INTO tender_model (tender_id, version, event, canonical, fingerprint, given_at, given_by) VALUES (1, 1, 'locked', 'model', '9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4', '2026-11-21T09:00:00.000Z', 'Ann Lee')`,
	}
}

func TestAFullDiskIsSaidAndNothingIsWritten(t *testing.T) {
	ws := newWorkspace(t)
	before := contents(t, ws)
	pages := query(t, ws, `PRAGMA page_count`)
	if _, err := ws.writer.Exec(`PRAGMA max_page_count = ` + pages); err != nil {
		t.Fatal(err)
	}
	large := `INSERT INTO supplier (name, notes) VALUES ('A', hex(zeroblob(100000)))`
	if err := tryDo(t.Context(), ws, "Add", large); troubleWith(err) != DiskFull {
		t.Errorf("got %v", err)
	}
	if got := contents(t, ws); got != before {
		t.Error("something was written")
	}
	if _, err := ws.writer.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Add", large)
}

func TestBatchesFromManyGoroutinesQueue(t *testing.T) {
	ws := newWorkspace(t)
	var heard []int64
	ws.Subscribe(func(c Change) { heard = append(heard, c.Batch) })
	var all sync.WaitGroup
	const writers, each = 8, 10
	for w := range writers {
		all.Go(func() {
			for i := range each {
				if err := tryDo(t.Context(), ws, "Set", fmt.Sprintf(`INSERT INTO setting VALUES ('%d %d', '')`, w, i)); err != nil {
					t.Error(err)
				}
				if _, err := ws.Head(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if len(heard) != writers*each || !slices.IsSorted(heard) {
		t.Errorf("heard %d in the order %v", len(heard), heard)
	}
	if found, err := ws.Verify(t.Context(), nil); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}
