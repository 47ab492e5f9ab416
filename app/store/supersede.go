package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// superseding says how a row of an append-only table is undone: by another of the same subject, with the content that held before.
type superseding struct {
	table   string
	subject []string
	content []string
	empty   []string // the SQL for no content, column by column
}

// supersedings are the append-only tables that can be undone; a locked model can't.
var supersedings = []superseding{
	{
		table:   "mark",
		subject: []string{"bid_id", "criterion_id", "lot_id", "evaluator_id"},
		content: []string{"value", "rationale"}, empty: []string{"NULL", "''"},
	},
	{
		table:   "moderation",
		subject: []string{"bid_id", "criterion_id", "lot_id"},
		content: []string{"points", "settled", "agreed", "why"}, empty: []string{"''", "''", "NULL", "''"},
	},
}

// holdings are the rows that a batch inserted and that can't go, because rows of append-only tables hang on them, of the same batch or
// later ones, directly or by way of others that it inserted.
type holdings struct {
	rows map[Row]bool
	// covered are the append-only rows whose bid or tender is among them: it is marked as removed, so they need no superseding.
	covered map[Row]bool
}

func (h holdings) holds(table, key string) bool { return h.rows[Row{table, key}] }

// reference is a foreign key of one column: the child's column names a row of the parent.
type reference struct{ column, parent string }

// whatMarksHold works out the holdings of a batch. It refuses a batch that locked or unlocked the model of a tender it did not bring.
func (tx *Tx) whatMarksHold(batch pastBatch, tables []table) (holdings, error) {
	held := holdings{rows: map[Row]bool{}, covered: map[Row]bool{}}
	found, err := tx.insertedForGood(batch)
	if err != nil {
		return held, err
	}
	later, err := tx.referredToForGood(batch)
	if err != nil || (!found && len(later) == 0) {
		return held, err
	}
	links, err := tx.insertedLinks(batch, tables)
	if err != nil {
		return held, err
	}
	removable := map[string]bool{}
	for _, t := range tables {
		removable[t.name] = t.hasColumn("removed_at")
	}
	for row := range links {
		if appendOnlyNames[row.Table] {
			held.spread(row, links)
		}
	}
	for _, row := range later {
		held.rows[row] = true
		held.spread(row, links)
	}
	for row := range links {
		if !appendOnlyNames[row.Table] {
			continue
		}
		for _, parent := range links[row] {
			if removable[parent.Table] && held.rows[parent] {
				held.covered[row] = true
			}
		}
		if row.Table == "tender_model" && !held.covered[row] {
			return held, &RefusedError{Label: batch.label, Why: "a locked model stays locked: unlock it, and say why"}
		}
	}
	return held, nil
}

// appendOnlyNames are the append-only tables as a set.
var appendOnlyNames = func() map[string]bool {
	names := map[string]bool{}
	for _, name := range appendOnlyTables {
		names[name] = true
	}
	return names
}()

// insertedForGood reports whether the batch inserted rows into append-only tables.
func (tx *Tx) insertedForGood(batch pastBatch) (bool, error) {
	names := make([]string, len(appendOnlyTables))
	for i, name := range appendOnlyTables {
		names[i] = literal(name)
	}
	query := fmt.Sprintf(`SELECT EXISTS (SELECT 1 FROM log WHERE seq BETWEEN ? AND ? AND tbl IN (%s))`, strings.Join(names, ", "))
	var found bool
	err := tx.QueryRowContext(tx.ctx, query, batch.firstSeq, batch.lastSeq).Scan(&found)
	return found, err
}

// referredToForGood are the rows that the batch inserted and that rows of append-only tables name, also those that were added since: marks
// that were undone are still there.
func (tx *Tx) referredToForGood(batch pastBatch) (rows []Row, err error) {
	for _, table := range appendOnlyTables {
		references, err := tx.references(table)
		if err != nil {
			return nil, err
		}
		for _, r := range references {
			query := fmt.Sprintf(`SELECT DISTINCT %s FROM %s WHERE %s IN (
				SELECT json_extract(key, '$[0]') FROM log WHERE tbl = %s AND op = 'I' AND seq BETWEEN ? AND ?)`, r.column, table, r.column, literal(r.parent))
			err := each(tx.ctx, tx, query, []any{batch.firstSeq, batch.lastSeq}, func(found *sql.Rows) error {
				var id int64
				err := found.Scan(&id)
				rows = append(rows, Row{Table: r.parent, Key: fmt.Sprintf("[%d]", id)})
				return err
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

// spread marks as held whatever the batch inserted that is linked with row.
func (h holdings) spread(row Row, links map[Row][]Row) {
	open := []Row{row}
	for len(open) > 0 {
		next := open[len(open)-1]
		open = open[:len(open)-1]
		for _, other := range links[next] {
			if !h.rows[other] && !appendOnlyNames[other.Table] {
				h.rows[other] = true
				open = append(open, other)
			}
		}
	}
}

// insertedLinks finds which of the rows that a batch inserted belong together by foreign keys, both ways.
func (tx *Tx) insertedLinks(batch pastBatch, tables []table) (map[Row][]Row, error) {
	references := map[string][]reference{}
	for _, t := range tables {
		refs, err := tx.references(t.name)
		if err != nil {
			return nil, err
		}
		references[t.name] = refs
	}
	rows, err := tx.tx.QueryContext(tx.ctx, `SELECT tbl, key, after FROM log WHERE seq BETWEEN ? AND ? AND op = 'I' ORDER BY seq`, batch.firstSeq, batch.lastSeq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	links := map[Row][]Row{}
	for rows.Next() {
		var row Row
		var image sql.RawBytes
		if err := rows.Scan(&row.Table, &row.Key, &image); err != nil {
			return nil, err
		}
		links[row] = nil
		parents, err := parentsIn(image, references[row.Table])
		if err != nil {
			return nil, fmt.Errorf("read the log of %v: %w", row, err)
		}
		for _, parent := range parents {
			if _, inserted := links[parent]; inserted {
				links[row] = append(links[row], parent)
				links[parent] = append(links[parent], row)
			}
		}
	}
	return links, rows.Err()
}

func (tx *Tx) references(table string) ([]reference, error) {
	rows, err := tx.QueryContext(tx.ctx, `SELECT "from", "table" FROM pragma_foreign_key_list(?)`, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var refs []reference
	for rows.Next() {
		var r reference
		if err := rows.Scan(&r.column, &r.parent); err != nil {
			return nil, err
		}
		refs = append(refs, r)
	}
	return refs, rows.Err()
}

// parentsIn are the rows that an image names by its foreign keys.
func parentsIn(image []byte, references []reference) ([]Row, error) {
	if len(references) == 0 {
		return nil, nil
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(image, &values); err != nil {
		return nil, err
	}
	var parents []Row
	for _, r := range references {
		if value := string(values[r.column]); value != "null" && value != "" {
			parents = append(parents, Row{Table: r.parent, Key: "[" + value + "]"})
		}
	}
	return parents, nil
}

// supersede adds, for each subject that the batch added append-only rows to, a row with the content that held before.
func (tx *Tx) supersede(batch pastBatch, held holdings) error {
	for _, s := range supersedings {
		spans, err := tx.spans(batch, s, held)
		if err != nil {
			return err
		}
		for _, span := range spans {
			if err := tx.supersedeSpan(batch, s, span); err != nil {
				return err
			}
		}
	}
	return nil
}

// span is the first and the last row that a batch added on one subject.
type span struct{ first, last int64 }

func (tx *Tx) spans(batch pastBatch, s superseding, held holdings) ([]span, error) {
	query := fmt.Sprintf(`SELECT min(id), max(id) FROM %s
		WHERE id IN (SELECT json_extract(key, '$[0]') FROM log WHERE seq BETWEEN ? AND ? AND tbl = %s AND op = 'I')
		GROUP BY %s ORDER BY 1`, s.table, literal(s.table), strings.Join(s.subject, ", "))
	rows, err := tx.QueryContext(tx.ctx, query, batch.firstSeq, batch.lastSeq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var spans []span
	for rows.Next() {
		var next span
		if err := rows.Scan(&next.first, &next.last); err != nil {
			return nil, err
		}
		if !held.covered[Row{s.table, fmt.Sprintf("[%d]", next.first)}] {
			spans = append(spans, next)
		}
	}
	return spans, rows.Err()
}

// supersedeSpan adds the row that undoes a span, unless something else was added on its subject since.
func (tx *Tx) supersedeSpan(batch pastBatch, s superseding, added span) error {
	same := make([]string, len(s.subject)) // o is another row on the subject of row t
	for i, c := range s.subject {
		same[i] = fmt.Sprintf("o.%s IS t.%s", c, c)
	}
	latest := func(condition string) string {
		return fmt.Sprintf("(SELECT max(o.id) FROM %s o WHERE %s AND %s)", s.table, strings.Join(same, " AND "), condition)
	}
	differs := make([]string, len(s.content))
	values := make([]string, len(s.content))
	for i, c := range s.content {
		differs[i] = fmt.Sprintf("n.%s IS NOT t.%s", c, c)
		values[i] = fmt.Sprintf("CASE WHEN p.id IS NULL THEN %s ELSE p.%s END", s.empty[i], c)
	}
	changed := fmt.Sprintf("SELECT n.id FROM %s t JOIN %s n ON n.id = %s WHERE t.id = ? AND (%s)", s.table, s.table, latest("TRUE"), strings.Join(differs, " OR "))
	var id int64
	switch err := tx.QueryRowContext(tx.ctx, changed, added.last).Scan(&id); {
	case err == nil:
		return &ConflictError{Label: batch.label, Row: Row{s.table, fmt.Sprintf("[%d]", id)}}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	insert := fmt.Sprintf(`INSERT INTO %s (%s, %s, given_at, given_by, note)
		SELECT t.%s, %s, ?2, ?3, ?4 FROM %s t LEFT JOIN %s p ON p.id = %s WHERE t.id = ?1`,
		s.table, strings.Join(s.subject, ", "), strings.Join(s.content, ", "),
		strings.Join(s.subject, ", t."), strings.Join(values, ", "), s.table, s.table, latest("o.id < t.id"))
	_, err := tx.ExecContext(tx.ctx, insert, added.first, tx.batch.at, tx.batch.author, tx.note())
	return err
}

// note says on a superseding row who undid or redid.
func (tx *Tx) note() string {
	if tx.batch.kind == kindRedo {
		return "done again by " + tx.batch.author
	}
	return "undone by " + tx.batch.author
}
