package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/assets/beside"
)

// findings verifies the file and gives the findings, one a line.
func findings(t testing.TB, path string) string {
	t.Helper()
	found, err := VerifyFile(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(found))
	for i, f := range found {
		lines[i] = fmt.Sprintf("%s %s %s: %s", f.Kind, f.Table, f.Key, f)
	}
	return strings.Join(lines, "\n")
}

// withoutTriggers changes the file as somebody does who knows how to get around the triggers, and how to put them back.
func withoutTriggers(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := connect(path, access{mode: "rw"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	names, err := texts(t.Context(), db, `SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := texts(t.Context(), db, `SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range names {
		all = append(all, "DROP TRIGGER "+quoted(name))
	}
	all = append(append(all, statements...), scripts...)
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range all {
		if _, err := tx.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

func TestASoundWorkspaceHasNoFindings(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	do(t, ws, "Rename", `UPDATE bid SET supplier = 'Merrow'`)
	do(t, ws, "Set", `INSERT INTO setting VALUES ('a', 'b')`, `DELETE FROM setting`)
	do(t, ws, "Mark", `INSERT INTO mark (bid_id, criterion_id, value, given_at, given_by) VALUES (1, 1, '4', '', 'Ann Lee')`)
	undo(t, ws)
	redo(t, ws)
	if got := findings(t, ws.Path()); got != "" {
		t.Error(got)
	}
}

func TestWhatIsChangedBehindTheProgramsBackIsNamed(t *testing.T) {
	cases := map[string]struct {
		statements []string
		says       []string
	}{
		"a mark":                      {[]string{`UPDATE mark SET value = '4' WHERE id = 1`}, []string{`row mark [1]: mark [1], column value: it was "3" and is "4"`}},
		"one byte of a logged change": {[]string{`UPDATE log SET after = replace(after, 'Fernhill', 'Fernhull') WHERE tbl = 'bid' AND op = 'I'`}, []string{"chain log [8]: log [8] on bid [1] was changed"}},
		"one byte of the last image":  {[]string{`UPDATE log SET after = replace(after, 'Merrow', 'Merrew') WHERE tbl = 'bid'`}, []string{"chain log [12]: log [12] says that bid [1], column supplier"}},
		"one byte of an image before": {[]string{`UPDATE log SET before = replace(before, 'Fernhill', 'Fernhull') WHERE tbl = 'bid'`}, []string{"log [12] on bid [1] was changed"}},
		"a salt":                      {[]string{`UPDATE log SET salt = zeroblob(16) WHERE seq = 12`}, []string{"one of its log rows, [12] to [12]"}},
		"a row added":                 {[]string{`INSERT INTO supplier (name) VALUES ('Ghost')`}, []string{"row supplier [1]: supplier [1] was added", "search supplier [1]"}},
		"a row deleted":               {[]string{`DELETE FROM tender_tie`}, []string{"row tender_tie [1]: tender_tie [1] is missing"}},
		"a setting":                   {[]string{`UPDATE meta SET value = 'other' WHERE key = 'id'`}, []string{`meta ["id"], column value: it was`}},
		"a batch's author":            {[]string{`UPDATE batch SET author = 'Bo' WHERE id = 2`}, []string{`batch [2] ("Set up", by Bo) does not have the head`}},
		"a batch's label":             {[]string{`UPDATE batch SET label = 'Nothing' WHERE id = 2`}, []string{"batch [2]"}},
		"a batch's reason":            {[]string{`UPDATE batch SET reason = 'because' WHERE id = 2`}, []string{"batch [2]"}},
		"a batch's time":              {[]string{`UPDATE batch SET at = '2020-01-01T00:00:00.000Z' WHERE id = 2`}, []string{"batch [2]"}},
		"a log row taken out":         {[]string{`DELETE FROM log WHERE seq = 5`}, []string{"log [5] is missing", "row tender_tie [1]: tender_tie [1] was added"}},
		"a batch taken out":           {[]string{`DELETE FROM log WHERE seq = 12`, `DELETE FROM batch WHERE id = 3`}, []string{"batch [4] does not follow batch [2]", "row bid [1]"}},
		"log rows written by hand":    {[]string{`INSERT INTO log (tbl, op, key, after, salt) VALUES ('supplier', 'I', '[1]', '{}', x'00')`}, []string{"log [14] and those after it belong to no batch"}},
		"an image taken out":          {[]string{`UPDATE log SET before = NULL, after = NULL, salt = NULL, digest = zeroblob(32) WHERE seq = 5`}, []string{"the content of log [5] was taken out, and no erasing says so", "tender_tie [1] can't be checked"}},
		"the log left open":           {[]string{`UPDATE open_batch SET batch = 99`}, []string{"open_batch [1] says that a change is under way"}},
		"a model":                     {[]string{`UPDATE tender_model SET canonical = 'modem'`}, []string{"version 1 of the model of tender [1] does not have the fingerprint", "tender_model [1], column canonical"}},
		"the search table":            {[]string{`UPDATE search SET title = 'Other' WHERE title = 'Merrow'`}, []string{"search bid [1]: bid [1] is not found"}},
		"a row of the search table":   {[]string{`DELETE FROM search WHERE title = 'Merrow'`}, []string{"search bid [1]: bid [1] is not found"}},
		"one more search row":         {[]string{`INSERT INTO search (rowid, title) VALUES (64 * 77, 'Ghost')`}, []string{"search supplier [77]"}},
		"a broken reference":          {[]string{`DELETE FROM evaluator`}, []string{"reference mark [2]: mark [2] leads to a row of evaluator", "row evaluator [1]", "search evaluator [1]"}},
		"a table of another program":  {[]string{`CREATE TABLE notes (id INTEGER PRIMARY KEY)`}, []string{"schema notes : table notes is not the program's"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			do(t, ws, "Set up", tenderWithMarks()...)
			do(t, ws, "Rename", `UPDATE bid SET supplier = 'Merrow'`)
			do(t, ws, "Last", `INSERT INTO setting VALUES ('a', 'b')`)
			withoutTriggers(t, ws.Path(), c.statements...)
			got := findings(t, ws.Path())
			for _, want := range c.says {
				if !strings.Contains(got, want) {
					t.Errorf("got\n%s\nwant %s", got, want)
				}
			}
			if lines := strings.Count(got, "\n") + 1; lines > len(c.says) {
				t.Errorf("%d findings, want %d:\n%s", lines, len(c.says), got)
			}
		})
	}
}

func TestASilentlyEditedMarkIsNamedAlsoWithTheTriggersPutBack(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	path := ws.Path()
	trigger := query(t, ws, `SELECT sql FROM sqlite_schema WHERE name = 'keep_update_mark'`)
	behindBack(t, path, `UPDATE open_batch SET batch = 9`, `DROP TRIGGER keep_update_mark`, `DROP TRIGGER log_update_mark`, `UPDATE mark SET value = '4' WHERE id = 1`, trigger)
	got := findings(t, path)
	if !strings.Contains(got, `mark [1], column value: it was "3" and is "4"`) || strings.Contains(got, "keep_update_mark") || !strings.Contains(got, "trigger log_update_mark is missing") {
		t.Error(got)
	}
}

func TestEveryByteOfAReasonIsWatchedWhereverItStands(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.cw")
	closed(t, path)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	const reason = "Convincing plan"
	for at := 0; ; at++ {
		next := strings.Index(string(whole[at:]), reason)
		if next < 0 {
			break
		}
		at += next
		spoilt := append([]byte{}, whole...)
		spoilt[at]++ // Donvincing
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		got := findings(t, path)
		for _, place := range []string{"chain log [9]: log [9] says that mark [1], column rationale", "row mark [1]: mark [1], column rationale", "search mark [1]"} {
			if strings.Contains(got, place) {
				named[place] = true
				break
			}
		}
	}
	if len(named) != 3 { // in the log, in the mark, and in the search table
		t.Errorf("named %v", named)
	}
}

func TestAMarkChangedWithTheLogRowAddedToo(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	behindBack(t, ws.Path(), `UPDATE open_batch SET batch = 99`, `UPDATE bid SET price_minor = 1`, `UPDATE open_batch SET batch = NULL`)
	if got := findings(t, ws.Path()); !strings.Contains(got, "log [12] and those after it belong to no batch") {
		t.Error(got)
	}
}

// headerOf is how much of a page says that the file is a workspace.
func headerOf(page int) int {
	if page == 0 {
		return 100
	}
	return 0
}

func TestADamagedFileGivesFindings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.cw")
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Set up", tenderWithMarks()...)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := len(whole) / 4096
	for page := 0; page < pages; page += max(1, pages/20) {
		spoilt := append([]byte{}, whole...)
		for at := page*4096 + headerOf(page); at < (page+1)*4096; at += 7 {
			spoilt[at] ^= 0xa5
		}
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		if found, err := VerifyFile(t.Context(), path, nil); err != nil || len(found) == 0 {
			t.Errorf("page %d: %d findings, %v", page+1, len(found), err)
		}
	}
	if err := os.WriteFile(path, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if got := findings(t, path); !strings.Contains(got, "the file is damaged") {
		t.Errorf("half a file: %q", got)
	}
}

// The files come from SQLite's own fuzzing corpus.
func TestDamagedDatabasesOfOthersAreRefusedWithoutHarm(t *testing.T) {
	folder := beside.Path(t, "data", "nasty", "sqlite-corrupt")
	for _, name := range filesIn(t, folder) {
		if filepath.Ext(name) != ".db" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, ours := range []bool{false, true} {
				path := filepath.Join(t.TempDir(), "office.cw")
				if ours && len(content) >= 100 { // what happens when it claims to be a workspace
					copy(content[68:], []byte{0x43, 0x57, 0x4b, 0x53})
					copy(content[60:], []byte{0, 0, 0, 1})
				}
				if err := os.WriteFile(path, content, 0o600); err != nil {
					t.Fatal(err)
				}
				_, err := Open(t.Context(), path, testOptions())
				if !ours && troubleWith(err) == 0 {
					t.Errorf("opening it: %v", err)
				}
				found, err := VerifyFile(t.Context(), path, nil)
				if len(found) == 0 && troubleWith(err) == 0 {
					t.Errorf("claiming to be ours: %v. It has no findings: %v", ours, err)
				}
				if after, err := os.ReadFile(path); err != nil || string(after) != string(content) {
					t.Error("it was changed")
				}
			}
		})
	}
}
