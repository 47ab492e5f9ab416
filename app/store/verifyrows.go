package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
)

// rows compares each row of every logged table with what the log says of it last.
func (v *verifier) rows() error {
	for _, t := range v.tables {
		if err := v.unlessDamaged(v.rowsOf(t)); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf looks at one table. Rows that the log knows are taken out of the replay, so that those left over are missing.
func (v *verifier) rowsOf(t table) error {
	logged := v.replay.rows[t.name]
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
		if err := v.strange(Row{t.name, string(key)}, image, last, known); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return v.missing(t, logged)
}

// strange tells of a row that is not what the log says.
func (v *verifier) strange(row Row, image []byte, last lastImage, known bool) error {
	if !known || last.state == rowIsGone {
		return v.found(Finding{
			Kind: KindRow, Table: row.Table, Key: row.Key, Is: string(image),
			Text: fmt.Sprintf("%v was added by another program: the log knows no such row", row),
		})
	}
	if last.state == rowIsErased {
		return v.found(Finding{Kind: KindRow, Table: row.Table, Key: row.Key, Text: fmt.Sprintf("%v can't be checked: its last image was erased", row)})
	}
	var was []byte
	if err := v.q.QueryRowContext(v.ctx, `SELECT after FROM log WHERE seq = ?`, last.seq).Scan(&was); err != nil {
		return err
	}
	for _, d := range differences(was, image) {
		f := Finding{Kind: KindRow, Table: row.Table, Key: row.Key, Column: d.column, Was: d.was, Is: d.is}
		f.Text = fmt.Sprintf("%v, column %s: it was %s and is %s: another program changed it", row, d.column, d.was, d.is)
		tell := v.found
		if v.replay.breakAt(last.seq) != nil {
			f.Kind = KindChain
			f.Text = fmt.Sprintf("log [%d] says that %v, column %s is %s, but it is %s: another program changed one of the two", last.seq, row, d.column, d.was, d.is)
			tell = func(f Finding) error { return v.blame(last.seq, f) }
		}
		if err := tell(f); err != nil {
			return err
		}
	}
	return nil
}

// missing tells of rows that the log knows and that are not there.
func (v *verifier) missing(t table, logged map[string]lastImage) error {
	var keys []string
	for key, last := range logged {
		if last.state != rowIsGone {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		row := Row{t.name, key}
		err := v.found(Finding{Kind: KindRow, Table: row.Table, Key: row.Key, Text: fmt.Sprintf("%v is missing: another program deleted it", row)})
		if err != nil {
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
