package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Salvaged is what could be read of one table of a damaged workspace.
type Salvaged struct {
	Table string
	// Rows were taken over; FromLog of them could not be read in their table, and were put together from the log.
	Rows, FromLog int
	// Dropped were read but make no sense any more, for instance because what they belong to is lost.
	Dropped int
	// Holes is how many stretches of the table can't be read.
	Holes int
}

// Salvage reads what can be read of a damaged workspace into a new one at out, which must not exist. The damaged file is not changed.
// The new workspace has the rows but not the history: its log begins with them. It fails with a [*FileError] where nothing can be read.
func Salvage(ctx context.Context, damaged, out string, options Options, progress Progress) ([]Salvaged, error) {
	real, err := realPath(damaged)
	if err != nil {
		return nil, err
	}
	if isMissing(real) {
		return nil, &FileError{Path: damaged, Trouble: Missing}
	}
	source, err := openWreck(ctx, real)
	if err != nil {
		return nil, blame(damaged, err)
	}
	defer source.db.Close()
	var salvaged []Salvaged
	err = CreateFilled(ctx, out, options, func(ws *Workspace) error {
		return ws.Do(ctx, "Salvage what can be read of "+filepath.Base(damaged), func(tx *Tx) error {
			s := &salvage{tx: tx, source: source, progress: progress}
			salvaged, err = s.run()
			return err
		})
	})
	return salvaged, err
}

// salvage takes rows over from a wreck.
type salvage struct {
	tx       *Tx
	source   *wreck
	progress Progress
	logged   map[string]map[string]int64 // what the log still has; nil until it is needed
}

func (s *salvage) run() ([]Salvaged, error) {
	tables, err := s.parentsFirst()
	if err != nil {
		return nil, err
	}
	if err := s.tx.pauseSearch(bulkRows + 1); err != nil {
		return nil, err
	}
	var salvaged []Salvaged
	for i, t := range tables {
		if t.name == "meta" { // the new workspace is another one
			continue
		}
		done, err := s.table(t)
		if err != nil {
			return nil, fmt.Errorf("salvage table %s: %w", t.name, err)
		}
		salvaged = append(salvaged, done)
		s.progress.report(int64(i+1), int64(len(tables)))
	}
	return salvaged, nil
}

// parentsFirst are the tables of the new workspace, each after those that its rows lead to.
func (s *salvage) parentsFirst() ([]table, error) {
	tables, err := loggedTables(s.tx.ctx, s.tx)
	if err != nil {
		return nil, err
	}
	var ordered []table
	placed := map[string]bool{}
	for len(ordered) < len(tables) {
		before := len(ordered)
		for _, t := range tables {
			refs, err := s.tx.references(t.name)
			if err != nil {
				return nil, err
			}
			waits := slices.ContainsFunc(refs, func(r reference) bool { return r.parent != t.name && !placed[r.parent] })
			if !placed[t.name] && !waits {
				placed[t.name] = true
				ordered = append(ordered, t)
			}
		}
		if len(ordered) == before {
			return nil, errors.New("the tables lead to each other in a circle")
		}
	}
	return ordered, nil
}

// table takes one table over: the rows that can be read, then those that only the log still has.
func (s *salvage) table(t table) (Salvaged, error) {
	done := Salvaged{Table: t.name}
	refs, err := s.tx.references(t.name)
	if err != nil {
		return done, err
	}
	columns := s.source.columnsOf(s.tx.ctx, t)
	var waiting [][]any // for a row of the same table that they lead to
	if len(columns) > 0 {
		done.Holes, err = s.source.rows(s.tx.ctx, t, columns, func(values []any) error {
			taken, err := s.insert(t.name, columns, values)
			if err == nil && !taken {
				waiting = append(waiting, slices.Clone(values))
			}
			return err
		})
		if err != nil {
			return done, err
		}
	}
	if done.Holes > 0 || len(columns) == 0 {
		if done.FromLog, err = s.fromLog(t); err != nil {
			return done, err
		}
	}
	if done.Dropped, err = s.settle(t, columns, refs, waiting); err != nil {
		return done, err
	}
	err = s.tx.QueryRowContext(s.tx.ctx, "SELECT count(*) FROM "+quoted(t.name)).Scan(&done.Rows)
	return done, err
}

// insert takes a row over. It reports false where the row breaks a rule.
func (s *salvage) insert(table string, columns []string, values []any) (bool, error) {
	_, err := s.tx.ExecContext(s.tx.ctx, insertScript(table, columns, 1), values...)
	if isConstraint(err) {
		return false, nil
	}
	return err == nil, err
}

// settle tries the waiting rows again as long as that gets some of them in, and then without what they lead to that is lost. It returns
// how many are left.
func (s *salvage) settle(t table, columns []string, refs []reference, waiting [][]any) (int, error) {
	for {
		var still [][]any
		for _, values := range waiting {
			taken, err := s.insert(t.name, columns, values)
			if err != nil {
				return 0, err
			}
			if !taken {
				still = append(still, values)
			}
		}
		progress := len(still) < len(waiting)
		waiting = still
		if progress {
			continue
		}
		cut, err := s.cutLoose(columns, refs, waiting)
		if err != nil || !cut {
			return len(waiting), err
		}
	}
}

// cutLoose takes out of the rows whatever leads to a row that is lost. It reports whether there was any.
func (s *salvage) cutLoose(columns []string, refs []reference, rows [][]any) (bool, error) {
	cut := false
	for _, r := range refs {
		at := slices.Index(columns, r.column)
		if at < 0 {
			continue
		}
		for _, values := range rows {
			if values[at] == nil {
				continue
			}
			var there bool
			query := fmt.Sprintf("SELECT EXISTS (SELECT 1 FROM %s WHERE id = ?)", quoted(r.parent))
			if err := s.tx.QueryRowContext(s.tx.ctx, query, values[at]).Scan(&there); err != nil {
				return false, err
			}
			if !there {
				values[at] = nil
				cut = true
			}
		}
	}
	return cut, nil
}

// fromLog puts rows together that the log knows and that are not there yet.
func (s *salvage) fromLog(t table) (int, error) {
	if s.logged == nil {
		s.logged = s.source.lastImages(s.tx.ctx)
	}
	logged := s.logged[t.name]
	names, values := make([]string, len(t.columns)), make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i], values[i] = quoted(c.name), c.fromImage("?1")
	}
	insert := fmt.Sprintf("INSERT INTO %s (%s) SELECT %s WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE %s)",
		quoted(t.name), strings.Join(names, ", "), strings.Join(values, ", "), quoted(t.name), t.hasKey("t.", "?2"))
	count := 0
	keys := make([]string, 0, len(logged))
	for key := range logged {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return compareRows(Row{Key: a}, Row{Key: b}) })
	for _, key := range keys {
		image, ok := s.source.image(s.tx.ctx, logged[key])
		if !ok {
			continue
		}
		result, err := s.tx.ExecContext(s.tx.ctx, insert, image, key)
		if isConstraint(err) {
			continue
		}
		if err != nil {
			return count, err
		}
		added, err := result.RowsAffected()
		if err != nil {
			return count, err
		}
		count += int(added)
	}
	return count, nil
}

// wreck is a damaged workspace that is being read.
type wreck struct {
	db *sql.DB
}

// openWreck opens whatever is left of a workspace. It fails where not even its schema can be read.
func openWreck(ctx context.Context, path string) (*wreck, error) {
	how := access{mode: "ro", pragmas: []string{"busy_timeout(5000)", "trusted_schema(0)"}}
	if isEmptyOrMissing(path + "-wal") {
		how = how.atRest()
	}
	db, err := connect(path, how, 2)
	if err != nil {
		return nil, err
	}
	if err := isWhole(ctx, db); err != nil {
		return nil, errors.Join(fileTrouble(path, err), db.Close())
	}
	return &wreck{db: db}, nil
}

// columnsOf are the columns that the table has in the wreck and in the new workspace; none where it can't be read.
func (w *wreck) columnsOf(ctx context.Context, t table) []string {
	old, err := readTable(ctx, w.db, t.name)
	if err != nil {
		return nil
	}
	var columns []string
	for _, c := range old.columns {
		if t.hasColumn(c.name) {
			columns = append(columns, c.name)
		}
	}
	return columns
}

// lastImages tells, for each row by table and key, in which log row its last image is. It says nothing unless all of the log can be
// read: without all of it, a row that was deleted would come back.
func (w *wreck) lastImages(ctx context.Context) map[string]map[string]int64 {
	last := map[string]map[string]int64{}
	rows, err := w.db.QueryContext(ctx, `SELECT seq, tbl, key, after IS NULL FROM log WHERE op <> ? ORDER BY seq`, opErased)
	nothing := map[string]map[string]int64{}
	if err != nil {
		return nothing
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var name, key string
		var gone bool
		if rows.Scan(&seq, &name, &key, &gone) != nil {
			return nothing
		}
		if last[name] == nil {
			last[name] = map[string]int64{}
		}
		last[name][key] = seq
		if gone {
			delete(last[name], key)
		}
	}
	if rows.Err() != nil {
		return nothing
	}
	return last
}

// image is what a log row says its row was like afterwards.
func (w *wreck) image(ctx context.Context, seq int64) (string, bool) {
	var image sql.NullString
	err := w.db.QueryRowContext(ctx, `SELECT after FROM log WHERE seq = ?`, seq).Scan(&image)
	return image.String, err == nil && image.Valid
}
