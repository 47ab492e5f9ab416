package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// contents are all rows of all logged tables but those that undoing never takes back.
func contents(t testing.TB, ws *Workspace) string {
	t.Helper()
	var all strings.Builder
	err := ws.read(t.Context(), func(q querier) error {
		tables, err := loggedTables(t.Context(), q)
		if err != nil {
			return err
		}
		for _, table := range tables {
			if table.appendOnly() {
				continue
			}
			rows, err := dump(t.Context(), q, "SELECT "+table.image("")+" FROM "+quoted(table.name)+" ORDER BY 1")
			if err != nil {
				return err
			}
			fmt.Fprintf(&all, "%s\n%s\n", table.name, rows)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func undo(t testing.TB, ws *Workspace) string {
	t.Helper()
	label, err := ws.Undo(t.Context(), nil)
	if err != nil {
		t.Fatalf("undo %q: %v", label, err)
	}
	return label
}

func redo(t testing.TB, ws *Workspace) string {
	t.Helper()
	label, err := ws.Redo(t.Context(), nil)
	if err != nil {
		t.Fatalf("redo %q: %v", label, err)
	}
	return label
}

func TestUndoAndRedoPutEveryRowBack(t *testing.T) {
	setUp := []string{
		`INSERT INTO supplier (name) VALUES ('Fernhill'), ('Merrow'), ('Copperline')`,
		`INSERT INTO supplier_alias (supplier_id, position, name) VALUES (1, 1, 'FD'), (1, 2, 'Fern Hill')`,
		`INSERT INTO person (name, supplier_id) VALUES ('Di Orr', 1), ('Ed Poe', 1)`,
		`INSERT INTO tender (reference, title, currency, price_method) VALUES ('T-1', 'Platform', 'GBP', 'lowest-price')`,
		`INSERT INTO criterion (tender_id, position, code, weight) VALUES (1, 1, 'Q1', '60'), (1, 2, 'Q2', '40')`,
		`INSERT INTO criterion (tender_id, parent_id, position, code, weight) VALUES (1, 2, 1, 'Q2a', '100')`,
		`INSERT INTO scale (tender_id, criterion_id, max) VALUES (1, NULL, '4'), (1, 3, '10')`,
		`INSERT INTO scale_level (scale_id, position, mark, title) VALUES (2, 1, '10', 'Superb'), (2, 2, '0', 'Nothing')`,
		`INSERT INTO lot (tender_id, position, code) VALUES (1, 1, 'L1')`,
		`INSERT INTO lot_criterion (lot_id, criterion_id, position) VALUES (1, 1, 1)`,
		`INSERT INTO setting VALUES ('colour', 'green')`,
	}
	cases := map[string][]string{
		"insert":                     {`INSERT INTO supplier (name) VALUES ('Newcomer')`},
		"change":                     {`UPDATE supplier SET size = 'small', notes = 'line' || char(10) || 'break'`},
		"change the same row twice":  {`UPDATE supplier SET name = 'A' WHERE id = 1`, `UPDATE supplier SET name = 'B' WHERE id = 1`},
		"delete":                     {`DELETE FROM supplier_alias WHERE id = 1`},
		"delete and insert again":    {`DELETE FROM setting`, `INSERT INTO setting VALUES ('colour', 'blue')`},
		"insert and delete":          {`INSERT INTO supplier (name) VALUES ('Mayfly')`, `DELETE FROM supplier WHERE name = 'Mayfly'`},
		"three levels of cascade":    {`DELETE FROM tender`},
		"a cascade that sets NULL":   {`DELETE FROM supplier WHERE id = 1`},
		"a cascade after a change":   {`UPDATE criterion SET weight = '50' WHERE id = 3`, `DELETE FROM criterion WHERE id = 2`},
		"which criteria a lot names": {`DELETE FROM lot_criterion`, `INSERT INTO lot_criterion (lot_id, criterion_id, position) VALUES (1, 2, 1)`},
		"on conflict do update":      {`INSERT INTO setting VALUES ('colour', 'red') ON CONFLICT (key) DO UPDATE SET value = excluded.value`},
		"odd texts and big numbers":  {`INSERT INTO tender (reference, title, currency, price_method, should_cost_minor, note) VALUES ('"{}\', 'a' || char(0) || 'b 😀 [1]', 'GBP', '', 9007199254740993, '{"x":1}')`},
		"rows that depend on others": {`INSERT INTO supplier (name) VALUES ('Group')`, `INSERT INTO supplier_alias (supplier_id, position, name) SELECT max(id), 1, 'G' FROM supplier`},
	}
	for name, statements := range cases {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			do(t, ws, "Set up", setUp...)
			before := contents(t, ws)
			do(t, ws, name, statements...)
			after := contents(t, ws)
			for range 2 {
				if label := undo(t, ws); label != name {
					t.Errorf("undid %q", label)
				}
				if got := contents(t, ws); got != before {
					t.Errorf("after undo:\n%s\nwant:\n%s", got, before)
				}
				if label := redo(t, ws); label != name {
					t.Errorf("redid %q", label)
				}
				if got := contents(t, ws); got != after {
					t.Errorf("after redo:\n%s\nwant:\n%s", got, after)
				}
			}
		})
	}
}

func TestUndoGoesBackOneByOneAndANewEditEndsRedo(t *testing.T) {
	ws := newWorkspace(t)
	labels := func() string {
		t.Helper()
		undo, err := ws.UndoLabel(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		redo, err := ws.RedoLabel(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return undo + "/" + redo
	}
	expect := func(want string) {
		t.Helper()
		if got := labels(); got != want {
			t.Errorf("undo/redo %s, want %s", got, want)
		}
	}
	expect("/")
	for _, name := range []string{"A", "B", "C"} {
		do(t, ws, name, `INSERT INTO supplier (name) VALUES ('`+name+`')`)
	}
	expect("C/")
	undo(t, ws)
	expect("B/C")
	undo(t, ws)
	expect("A/B")
	redo(t, ws)
	expect("B/C")
	undo(t, ws)
	undo(t, ws)
	expect("/A")
	if _, err := ws.Undo(t.Context(), nil); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("got %v", err)
	}
	redo(t, ws)
	redo(t, ws)
	expect("B/C")
	do(t, ws, "D", `INSERT INTO supplier (name) VALUES ('D')`)
	expect("D/")
	if _, err := ws.Redo(t.Context(), nil); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("got %v", err)
	}
	undo(t, ws)
	expect("B/D")
	undo(t, ws)
	expect("A/B")
	if got := query(t, ws, `SELECT group_concat(name) FROM supplier`); got != "A" {
		t.Errorf("suppliers %s", got)
	}
}

func TestUndoRefusesToLoseALaterChange(t *testing.T) {
	cases := map[string]struct{ edit, later string }{
		"a row it changed":           {`UPDATE supplier SET name = 'B' WHERE id = 1`, `UPDATE supplier SET name = 'C' WHERE id = 1`},
		"a row it changed is gone":   {`UPDATE supplier SET name = 'B' WHERE id = 1`, `DELETE FROM supplier WHERE id = 1`},
		"a row it added":             {`INSERT INTO supplier (name) VALUES ('B')`, `UPDATE supplier SET name = 'C' WHERE id = 2`},
		"a row in a deleted one's":   {`DELETE FROM supplier WHERE id = 1`, `INSERT INTO supplier (id, name) VALUES (1, 'Other')`},
		"a row it added is needed":   {`INSERT INTO supplier (name) VALUES ('B')`, `INSERT INTO contract_party (contract_id, position, supplier_id, role) VALUES (1, 1, 2, 'lead')`},
		"another took the reference": {`DELETE FROM tender`, `INSERT INTO tender (reference, currency, price_method) VALUES ('T-1', 'GBP', '')`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			do(t, ws, "Set up", `INSERT INTO supplier (name) VALUES ('A')`, `INSERT INTO tender (reference, currency, price_method) VALUES ('T-1', 'GBP', '')`,
				`INSERT INTO contract (reference) VALUES ('C-1')`)
			do(t, ws, "Edit", c.edit)
			// A batch that undo does not see stands for a change by other ways.
			err := ws.Do(t.Context(), "Later", func(tx *Tx) error {
				_, err := tx.ExecContext(t.Context(), c.later)
				return err
			}, func(b *batchRow) { b.kind, b.inverts = kindUndo, 1 })
			if err != nil {
				t.Fatal(err)
			}
			before := contents(t, ws)
			_, err = ws.Undo(t.Context(), nil)
			var conflict *ConflictError
			if !errors.As(err, &conflict) || conflict.Label != "Edit" {
				t.Errorf("got %v", err)
			}
			if got := contents(t, ws); got != before {
				t.Errorf("it changed something:\n%s", got)
			}
		})
	}
}

// currentMarks are the marks that hold now: criterion, evaluator, value, rationale, note.
func currentMarks(t *testing.T, ws *Workspace) string {
	t.Helper()
	return query(t, ws, `SELECT criterion_id, evaluator_id, value, rationale, note FROM mark
		WHERE id IN (SELECT max(id) FROM mark GROUP BY bid_id, criterion_id, lot_id, evaluator_id) ORDER BY 1, 2`)
}

func TestUndoingAMarkSupersedesIt(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	do(t, ws, "Mark Q1 with 4", `INSERT INTO mark (bid_id, criterion_id, value, rationale, given_at, given_by) VALUES (1, 1, '4', 'Better on a second reading', '', 'Ann Lee')`,
		`UPDATE bid SET status = 'late'`)
	undo(t, ws)
	if got, want := currentMarks(t, ws), "1|NULL|3|Convincing plan|undone by Ann Lee\n1|1|2||"; got != want {
		t.Errorf("marks\n%s\nwant\n%s", got, want)
	}
	redo(t, ws)
	if got, want := currentMarks(t, ws), "1|NULL|4|Better on a second reading|done again by Ann Lee\n1|1|2||"; got != want {
		t.Errorf("marks\n%s\nwant\n%s", got, want)
	}
	undo(t, ws)
	if got := query(t, ws, `SELECT (SELECT count(*) FROM mark), (SELECT status FROM bid)`); got != "6|received" {
		t.Errorf("%s", got)
	}
}

func TestUndoingTheFirstMarkLeavesNoMark(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", append(tenderWithMarks(), `INSERT INTO criterion (tender_id, position, code, weight) VALUES (1, 2, 'Q2', '40')`)...)
	do(t, ws, "Mark Q2", `INSERT INTO mark (bid_id, criterion_id, value, given_at, given_by) VALUES (1, 2, '1', '', 'Ann Lee')`,
		`INSERT INTO mark (bid_id, criterion_id, value, given_at, given_by) VALUES (1, 2, '2', '', 'Ann Lee')`,
		`INSERT INTO moderation (bid_id, criterion_id, points, agreed, given_at, given_by) VALUES (1, 2, 'No evidence', '2', '', 'Ann Lee')`)
	undo(t, ws)
	if got := query(t, ws, `SELECT value, note FROM mark WHERE criterion_id = 2 ORDER BY id DESC LIMIT 1`); got != "NULL|undone by Ann Lee" {
		t.Errorf("the mark is %s", got)
	}
	if got := query(t, ws, `SELECT points, agreed, note FROM moderation ORDER BY id DESC LIMIT 1`); got != "|NULL|undone by Ann Lee" {
		t.Errorf("the record is %s", got)
	}
	redo(t, ws)
	if got := query(t, ws, `SELECT value FROM mark WHERE criterion_id = 2 ORDER BY id DESC LIMIT 1`); got != "2" {
		t.Errorf("the mark is %s", got)
	}
}

func TestUndoingMarksThatSomebodyTookBackMeanwhileIsAConflict(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	do(t, ws, "Mark Q1 with 4", `INSERT INTO mark (bid_id, criterion_id, value, given_at, given_by) VALUES (1, 1, '4', '', 'Ann Lee')`)
	err := ws.Do(t.Context(), "Later", func(tx *Tx) error {
		_, err := tx.ExecContext(t.Context(), `INSERT INTO mark (bid_id, criterion_id, value, given_at, given_by) VALUES (1, 1, '0', '', 'Bo')`)
		return err
	}, func(b *batchRow) { b.kind, b.inverts = kindUndo, 1 })
	if err != nil {
		t.Fatal(err)
	}
	var conflict *ConflictError
	if _, err := ws.Undo(t.Context(), nil); !errors.As(err, &conflict) || conflict.Row != (Row{"mark", "[4]"}) {
		t.Errorf("got %v", err)
	}
}

func TestUndoingAnImportWithMarksRemovesTheTenderForUsers(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add Merrow", `INSERT INTO supplier (name) VALUES ('Merrow')`)
	do(t, ws, "Import T-007", append([]string{
		`INSERT INTO supplier (name) VALUES ('Copperline')`,
		`INSERT INTO supplier (name) VALUES ('Unrelated')`,
		`UPDATE supplier SET notes = 'bidder' WHERE id = 1`,
	}, append(tenderWithMarks(),
		`INSERT INTO bid (tender_id, position, code, supplier_id) VALUES (1, 2, 'B', 2)`,
		`INSERT INTO mark (bid_id, criterion_id, value, given_at, given_by) VALUES (2, 1, '1', '', 'Ann Lee')`)...)...)
	state := func() string {
		return query(t, ws, `SELECT (SELECT removed_at IS NOT NULL FROM tender), (SELECT group_concat(removed_at IS NOT NULL) FROM bid), (SELECT count(*) FROM mark),
			(SELECT count(*) FROM evaluator), (SELECT group_concat(name) FROM supplier WHERE removed_at IS NULL),
			(SELECT group_concat(name) FROM supplier WHERE removed_at IS NOT NULL), (SELECT notes FROM supplier WHERE id = 1)`)
	}
	undone, redone := "1|1,1|3|1|Merrow|Copperline|", "0|0,0|3|1|Merrow,Copperline,Unrelated|NULL|bidder"
	for range 2 {
		undo(t, ws)
		if got := state(); got != undone {
			t.Errorf("after undo: %s, want %s", got, undone)
		}
		redo(t, ws)
		if got := state(); got != redone {
			t.Errorf("after redo: %s, want %s", got, redone)
		}
	}
	undo(t, ws)
	do(t, ws, "Import T-007 again", `INSERT INTO tender (reference, currency, price_method) VALUES ('T-007', 'GBP', '')`)
}

func TestUndoingMarksOfANewEvaluatorKeepsTheEvaluator(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	do(t, ws, "Import marks of E2",
		`INSERT INTO evaluator (tender_id, position, code, name) VALUES (1, 2, 'E2', 'Flo Dee')`,
		`INSERT INTO mark (bid_id, criterion_id, evaluator_id, value, given_at, given_by) VALUES (1, 1, 2, '1', '', 'Ann Lee')`)
	undo(t, ws)
	if got := query(t, ws, `SELECT value FROM mark WHERE evaluator_id = 2 ORDER BY id DESC LIMIT 1`); got != "NULL" {
		t.Errorf("the mark is %s", got)
	}
	redo(t, ws)
	if got := query(t, ws, `SELECT value FROM mark WHERE evaluator_id = 2 ORDER BY id DESC LIMIT 1`); got != "1" {
		t.Errorf("the mark is %s", got)
	}
}

func TestUndoingALockIsRefused(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	do(t, ws, "Unlock T-007", `INSERT INTO tender_model (tender_id, version, event, canonical, fingerprint, given_at, given_by, reason)
		SELECT 1, 1, 'unlocked', canonical, fingerprint, '', 'Ann Lee', 'a weight was mistyped' FROM tender_model`)
	_, err := ws.Undo(t.Context(), nil)
	var refused *RefusedError
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), "unlock it, and say why") {
		t.Errorf("got %v", err)
	}
}

func TestALargeImportIsUndoneInSteps(t *testing.T) {
	ws := newWorkspace(t)
	const count = 12_000
	err := ws.Do(t.Context(), "Import", func(tx *Tx) error {
		row := make([]any, 1)
		_, err := tx.MultiInsert("supplier", []string{"name"}, func(yield func([]any) bool) {
			for i := range count {
				if row[0] = fmt.Sprint("Supplier ", i); !yield(row) {
					return
				}
			}
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Change all", `UPDATE supplier SET notes = 'seen'`)
	full := contents(t, ws)
	var told []int64
	undone := func(progress Progress) error {
		_, err := ws.Undo(t.Context(), progress)
		return err
	}
	if err := undone(func(done, total int64) { told = append(told, done) }); err != nil {
		t.Fatal(err)
	}
	if len(told) < 3 || told[len(told)-1] != count {
		t.Errorf("told of %v", told)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := ws.Undo(ctx, func(int64, int64) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if got := query(t, ws, `SELECT count(*) FROM supplier`); got != fmt.Sprint(count) {
		t.Errorf("after cancelling there are %s", got)
	}
	undo(t, ws)
	if got := query(t, ws, `SELECT (SELECT count(*) FROM supplier), (SELECT count(*) FROM search)`); got != "0|0" {
		t.Errorf("after undoing there are %s", got)
	}
	redo(t, ws)
	redo(t, ws)
	if got := contents(t, ws); got != full {
		t.Error("redone, the rows differ")
	}
	if got := query(t, ws, `SELECT count(*) FROM search WHERE search MATCH 'seen'`); got != fmt.Sprint(count) {
		t.Errorf("found %s", got)
	}
}
