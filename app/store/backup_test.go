package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// closed is a workspace with a tender, closed again.
func closed(t testing.TB, path string) {
	t.Helper()
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Set up", tenderWithMarks()...)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
}

// spoil damages the file in the middle of a table.
func spoil(t testing.TB, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.LastIndex(string(content), "Convincing plan") / 4096 * 4096
	for i := range 40 {
		content[at+i] ^= 0xa5
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestABackupIsMadeWhileTheWorkspaceIsInUse(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	out := filepath.Join(t.TempDir(), "copy.cw")
	err := ws.Do(t.Context(), "Half of it", func(tx *Tx) error {
		if _, err := tx.ExecContext(tx.Context(), `UPDATE bid SET supplier = 'Merrow'`); err != nil {
			return err
		}
		return Backup(tx.Context(), ws.Path(), out)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := findings(t, out); got != "" {
		t.Error(got)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	backup, err := Open(t.Context(), out, Options{Mode: Reading})
	if err != nil {
		t.Fatal(err)
	}
	defer backup.Close()
	if got := query(t, backup, `SELECT supplier FROM bid`); got != "Fernhill Digital" {
		t.Errorf("the copy has %q, which was not committed", got)
	}
	if err := Backup(t.Context(), ws.Path(), out); troubleWith(err) != Exists {
		t.Errorf("over an existing copy: %v", err)
	}
	if got := filesIn(t, filepath.Dir(out)); !slices.Equal(got, []string{"copy.cw"}) {
		t.Errorf("left behind: %q", got)
	}
}

func TestABackupThatCannotBeMadeLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	sound, damaged, letter := filepath.Join(folder, "sound.cw"), filepath.Join(folder, "office.cw"), filepath.Join(folder, "letter.cw")
	closed(t, sound)
	closed(t, damaged)
	spoil(t, damaged)
	if err := os.WriteFile(letter, []byte("Dear Sir"), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct {
		from, out string
		want      Trouble
	}{
		"of a missing file":       {filepath.Join(folder, "none.cw"), "out.cw", Missing},
		"of another kind of file": {letter, "out.cw", NotWorkspace},
		"of a damaged file":       {damaged, "out.cw", Damaged},
		"into a missing folder":   {sound, "none/out.cw", Unreadable},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), c.out)
			for verb, act := range map[string]func(context.Context, string, string) error{"backup": Backup, "restore": Restore} {
				err := act(t.Context(), c.from, out)
				if troubleWith(err) != c.want {
					t.Errorf("%s: %v, want %v", verb, err, c.want)
				}
				if exists(out) {
					t.Errorf("%s left something", verb)
				}
			}
		})
	}
}

func TestRestoreBringsABackupBackUnderAnotherName(t *testing.T) {
	folder := t.TempDir()
	backup, out := filepath.Join(folder, "backup.cw"), filepath.Join(folder, "office.cw")
	closed(t, backup)
	if err := Restore(t.Context(), backup, out); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), backup, out); troubleWith(err) != Exists {
		t.Errorf("over an existing file: %v", err)
	}
	before, err := headOf(t.Context(), backup)
	if err != nil {
		t.Fatal(err)
	}
	if after, err := headOf(t.Context(), out); err != nil || after != before {
		t.Errorf("head %v, want %v, %v", after, before, err)
	}
	ws, err := Open(t.Context(), out, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Go on", `UPDATE bid SET supplier = 'Merrow'`)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
}

// dayByDay is a workspace that makes daily copies, and a clock that is set by hand.
func dayByDay(t *testing.T) (*Workspace, *time.Time) {
	t.Helper()
	now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	options := testOptions()
	options.Clock = func() time.Time { return now }
	options.WithoutBackups = false
	ws, err := Create(t.Context(), filepath.Join(t.TempDir(), "office.cw"), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws, &now
}

func TestTheFirstChangeOfADayMakesACopyOfWhatWasThereBefore(t *testing.T) {
	ws, now := dayByDay(t)
	do(t, ws, "First", `INSERT INTO supplier (name) VALUES ('A')`)
	if state := ws.BackupState(); state != (BackupState{}) {
		t.Errorf("a copy of an empty workspace: %+v", state)
	}
	*now = now.AddDate(0, 0, 1)
	do(t, ws, "Second", `INSERT INTO supplier (name) VALUES ('B')`)
	do(t, ws, "Third", `INSERT INTO supplier (name) VALUES ('C')`)
	state := ws.BackupState()
	if want := filepath.Join(filepath.Dir(ws.Path()), "office backups", "office 2026-01-02.cw"); state.Path != want || state.Err != nil {
		t.Fatalf("%+v, want %s", state, want)
	}
	head, err := headOf(t.Context(), state.Path)
	if err != nil || head.Batch != 2 {
		t.Errorf("the copy ends with batch %d, %v", head.Batch, err)
	}
	if got := filesIn(t, filepath.Dir(state.Path)); len(got) != 1 {
		t.Errorf("copies: %q", got)
	}
}

func TestDailyCopiesAreKeptForDaysWeeksAndMonths(t *testing.T) {
	ws, now := dayByDay(t)
	do(t, ws, "Keep few", `INSERT INTO setting VALUES ('backup.days', '3'), ('backup.weeks', '2'), ('backup.months', '3')`)
	for i := range 100 {
		*now = now.AddDate(0, 0, 1)
		do(t, ws, "Work", fmt.Sprintf(`INSERT INTO setting VALUES ('work %d', '')`, i))
		if err := ws.BackupState().Err; err != nil {
			t.Fatal(err)
		}
	}
	// The last day is Saturday 11 April 2026; the week before ended on Sunday 5 April.
	want := []string{"office 2026-02-28.cw", "office 2026-03-31.cw", "office 2026-04-05.cw", "office 2026-04-09.cw", "office 2026-04-10.cw", "office 2026-04-11.cw"}
	if got := filesIn(t, BackupFolder(ws.Path())); !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	if got := query(t, ws, `SELECT count(*) FROM backup`); got != "6" {
		t.Errorf("the list has %s", got)
	}
}

func TestRetentionCountsOnlyDaysWithACopy(t *testing.T) {
	day := func(text string) time.Time {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	at := []time.Time{day("2026-11-20"), day("2026-11-20"), day("2026-06-01"), day("2026-05-31"), day("2024-02-29")}
	cases := []struct {
		rule retention
		want []bool
	}{
		{usualRetention, []bool{true, false, true, true, true}},
		{retention{1, 0, 0}, []bool{true, false, false, false, false}},
		{retention{0, 0, 0}, []bool{true, false, false, false, false}},
		{retention{1, 2, 0}, []bool{true, false, true, false, false}},
		{retention{1, 0, 3}, []bool{true, false, true, true, false}},
	}
	for _, c := range cases {
		if got := c.rule.keeps(at); !slices.Equal(got, c.want) {
			t.Errorf("%+v keeps %v, want %v", c.rule, got, c.want)
		}
	}
}

func TestACopyThatFailsDoesNotHoldUpTheChange(t *testing.T) {
	ws, now := dayByDay(t)
	do(t, ws, "First", `INSERT INTO supplier (name) VALUES ('A')`)
	if err := os.WriteFile(BackupFolder(ws.Path()), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	*now = now.AddDate(0, 0, 1)
	do(t, ws, "Second", `INSERT INTO supplier (name) VALUES ('B')`)
	if state := ws.BackupState(); state.Err == nil || !strings.Contains(state.Err.Error(), "office backups") {
		t.Errorf("%+v", state)
	}
}

func TestTheNewestGoodBackupIsTheOneToGoBackTo(t *testing.T) {
	ws, now := dayByDay(t)
	if _, found, err := NewestGoodBackup(t.Context(), ws.Path()); found || err != nil {
		t.Errorf("without any: %v, %v", found, err)
	}
	do(t, ws, "Set up", tenderWithMarks()...)
	for range 3 {
		*now = now.AddDate(0, 0, 1)
		do(t, ws, "Work", fmt.Sprintf(`INSERT INTO setting VALUES ('%d', '')`, now.Unix()))
	}
	spoil(t, filepath.Join(BackupFolder(ws.Path()), "office 2026-01-04.cw"))
	good, found, err := NewestGoodBackup(t.Context(), ws.Path())
	if err != nil || !found || filepath.Base(good.Path) != "office 2026-01-03.cw" || good.Head.Batch != 3 {
		t.Errorf("%+v, %v, %v", good, found, err)
	}
}
