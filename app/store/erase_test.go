package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/procurement"
)

func TestErasingAPersonLeavesNoTraceInTheFileAndVerifyAcceptsIt(t *testing.T) {
	ws, now := dayByDay(t)
	do(t, ws, "Add Quillon Farthingale", `INSERT INTO person (name, email, notes) VALUES ('Quillon Farthingale', 'quillon@example.org', 'likes Fridays off')`)
	do(t, ws, "Quillon moved", `UPDATE person SET role = 'Ombudsman of Wyre'`)
	do(t, ws, "Add another", `INSERT INTO person (name) VALUES ('Bo Hart')`)
	*now = now.AddDate(0, 0, 1)
	if err := ws.Do(t.Context(), "Note", func(tx *Tx) error {
		return tx.SetSetting("a", "b")
	}, Because("asked by quillon@example.org")); err != nil {
		t.Fatal(err)
	}
	manual := filepath.Join(t.TempDir(), "mine.cw")
	if err := ws.Backup(t.Context(), manual); err != nil {
		t.Fatal(err)
	}
	head, err := ws.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	done, err := ws.ErasePerson(t.Context(), 1, "request of 3 March")
	if err != nil {
		t.Fatal(err)
	}
	if done.Rows != 3 || done.Batches != 3 || len(done.Copies) != 2 || filepath.Base(done.Copies[0]) != "office 2026-01-02.cw" || !exists(done.Copies[0]) || done.Copies[1] != manual {
		t.Errorf("%+v", done)
	}
	if got := findings(t, ws.Path()); got != "" {
		t.Error(got)
	}
	if got := query(t, ws, `SELECT group_concat(label, '|') FROM batch WHERE id > 1`); got != "(erased)|(erased)|Add another|(erased)|Erase a person" {
		t.Errorf("labels %s", got)
	}
	if got := query(t, ws, `SELECT hex(head) FROM batch WHERE id = ?`, head.Batch); !strings.EqualFold(got, head.String()) {
		t.Error("the head that was printed before is not in the chain any more")
	}
	if got := query(t, ws, `SELECT count(*) FROM person WHERE removed_at IS NULL`); got != "1" {
		t.Errorf("%s people are left", got)
	}
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(ws.Path() + suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		for _, word := range []string{"uillon", "arthingale", "Fridays", "mbudsman", "wyre"} {
			if strings.Contains(strings.ToLower(string(content)), strings.ToLower(word)) {
				t.Errorf("%q is still in office.cw%s", word, suffix)
			}
		}
	}

	*now = now.AddDate(0, 0, 1)
	do(t, ws, "Next day", `INSERT INTO setting VALUES ('c', 'd')`)
	if got := filesIn(t, BackupFolder(ws.Path())); len(got) != 1 || got[0] != "office 2026-01-03.cw" {
		t.Errorf("copies %q: the one with the erased person should be gone", got)
	}
}

func TestErasingIsNotUndoneAndNeitherIsWhatItErased(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add", `INSERT INTO person (name) VALUES ('Quillon Farthingale')`)
	if _, err := ws.ErasePerson(t.Context(), 1, "request"); err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	if _, err := ws.Undo(t.Context(), nil); !errors.As(err, &refused) || !strings.Contains(err.Error(), "erased") {
		t.Errorf("got %v", err)
	}
	var missing *NotFoundError
	for _, id := range []procurement.PersonID{1, 99} {
		if _, err := ws.ErasePerson(t.Context(), id, "request"); !errors.As(err, &missing) {
			t.Errorf("person %d: %v", id, err)
		}
	}
}

func TestTakingContentOutLikeAnErasingIsNoticed(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add", `INSERT INTO person (name) VALUES ('Quillon Farthingale')`)
	if _, err := ws.ErasePerson(t.Context(), 1, "request"); err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Add Merrow", `INSERT INTO supplier (name) VALUES ('Merrow')`)
	withoutTriggers(t, ws.Path(), `UPDATE batch SET text_salt = NULL, text_digest = zeroblob(32), label = '(erased)' WHERE id = 4`)
	if got := findings(t, ws.Path()); !strings.Contains(got, "the content of batch [4] was taken out, and no erasing says so") {
		t.Error(got)
	}
}
