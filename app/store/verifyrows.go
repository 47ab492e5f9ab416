package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// strangeRow is a row that is not what the log says of it last, or that the log says nothing of.
type strangeRow struct {
	Row
	image []byte // as it is; nil where it is missing
	last  lastImage
	known bool // the log has said something of it
}

// rows compares each row of every logged table with what the log says of it last.
func (v *verifier) rows() error {
	for _, t := range v.tables {
		if err := v.unlessDamaged(v.compare(t, v.strange)); err != nil {
			return err
		}
	}
	return v.compareGone(v.strange)
}

// compareAll is [verifier.compare] for all tables.
func (v *verifier) compareAll(tell func(strangeRow) error) error {
	for _, t := range v.tables {
		if err := v.compare(t, tell); err != nil {
			return err
		}
	}
	return v.compareGone(tell)
}

// compare tells of the strange rows of one table. Rows that are there are taken out of the replay, so that those left over are missing.
func (v *verifier) compare(t table, tell func(strangeRow) error) error {
	logged := v.replay.of(t.name)
	rows, err := v.q.QueryContext(v.ctx, fmt.Sprintf("SELECT %s, %s FROM %s", t.keyImage(""), t.image(""), quoted(t.name)))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, image sql.RawBytes
		if err := rows.Scan(&key, &image); err != nil {
			return err
		}
		last, known := logged[string(key)]
		delete(logged, string(key))
		if known && last.state == rowIsThere && last.image == imageOf(image) {
			continue
		}
		if err := tell(strangeRow{Row: Row{t.name, string(key)}, image: image, last: last, known: known}); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return missing(t.name, logged, tell)
}

// compareGone tells of rows of tables that are not there.
func (v *verifier) compareGone(tell func(strangeRow) error) error {
	for _, name := range slices.Sorted(maps.Keys(v.replay.rows)) {
		if slices.ContainsFunc(v.tables, func(t table) bool { return t.name == name }) {
			continue
		}
		if err := missing(name, v.replay.rows[name], tell); err != nil {
			return err
		}
	}
	return nil
}

// missing tells of the rows of a table that the log says are there.
func missing(table string, logged map[string]lastImage, tell func(strangeRow) error) error {
	var rows []Row
	for key, last := range logged {
		if last.state != rowIsGone {
			rows = append(rows, Row{table, key})
		}
	}
	slices.SortFunc(rows, compareRows)
	for _, row := range rows {
		if err := tell(strangeRow{Row: row, last: logged[row.Key], known: true}); err != nil {
			return err
		}
	}
	return nil
}

// strange makes findings of a strange row.
func (v *verifier) strange(s strangeRow) error {
	f := Finding{Kind: KindRow, Table: s.Table, Key: s.Key}
	switch {
	case s.image == nil:
		f.Text = fmt.Sprintf("%v is missing: another program deleted it", s.Row)
		return v.found(f)
	case !s.known || s.last.state == rowIsGone:
		f.Is, f.Text = string(s.image), fmt.Sprintf("%v was added by another program: the log knows no such row", s.Row)
		return v.found(f)
	case s.last.state == rowIsErased:
		f.Text = fmt.Sprintf("%v can't be checked: its last image was erased", s.Row)
		return v.found(f)
	}
	var was []byte
	if err := v.q.QueryRowContext(v.ctx, `SELECT after FROM log WHERE seq = ?`, s.last.seq).Scan(&was); err != nil {
		return err
	}
	tell := v.found
	if v.replay.breakAt(s.last.seq) != nil {
		f.Kind = KindChain
		tell = func(f Finding) error { return v.blame(s.last.seq, f) }
	}
	for _, d := range differences(was, s.image) {
		f.Column, f.Was, f.Is = d.column, d.was, d.is
		f.Text = fmt.Sprintf("%v, column %s: it was %s and is %s: another program changed it", s.Row, d.column, d.was, d.is)
		if f.Kind == KindChain {
			f.Text = fmt.Sprintf("log [%d] says that %v, column %s is %s, but it is %s: another program changed one of the two", s.last.seq, s.Row, d.column, d.was, d.is)
		}
		if err := tell(f); err != nil {
			return err
		}
	}
	return nil
}

// difference is a column that two images don't agree on.
type difference struct{ column, was, is string }

// differences compares two images column by column, by name. Images that differ only in what JSON does not tell apart, or that are no
// JSON, differ as a whole.
func differences(was, is []byte) []difference {
	var before, after map[string]json.RawMessage
	if json.Unmarshal(was, &before) != nil || json.Unmarshal(is, &after) != nil {
		return []difference{{column: "(all)", was: string(was), is: string(is)}}
	}
	var found []difference
	for column, value := range after {
		if string(before[column]) != string(value) {
			found = append(found, difference{column, orNothing(before[column]), string(value)})
		}
	}
	for column, value := range before {
		if _, there := after[column]; !there {
			found = append(found, difference{column, string(value), "nothing"})
		}
	}
	if len(found) == 0 {
		return []difference{{column: "(all)", was: string(was), is: string(is)}}
	}
	slices.SortFunc(found, func(a, b difference) int { return slices.Compare([]string{a.column}, []string{b.column}) })
	return found
}

func orNothing(value []byte) string {
	if value == nil {
		return "nothing"
	}
	return string(value)
}
