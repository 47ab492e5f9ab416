package store

import (
	"fmt"
	"slices"
)

// search compares what the search table holds with the rows it is made from. Its index was looked at by [verifier.integrity].
func (v *verifier) search() error {
	for _, s := range searchSources {
		if !slices.ContainsFunc(v.tables, func(t table) bool { return t.name == s.table }) {
			continue
		}
		if err := v.searchOf(s); err != nil {
			return err
		}
	}
	return nil
}

// searchOf names the rows of one source that are not found, or found under other words.
func (v *verifier) searchOf(s searchSource) error {
	// c0 to c3 are title, body, kind and owner.
	query := fmt.Sprintf(`SELECT id FROM (
			SELECT %[1]s AS id, %[2]s AS title, %[3]s AS body, %[4]s AS owner FROM %[5]s WHERE %[6]s
		) LEFT JOIN search_content c USING (id) WHERE c.id IS NULL OR (c.c0, c.c1, c.c2, c.c3) IS NOT (title, body, %[7]s, owner)
		UNION ALL
		SELECT id FROM search_content WHERE id %% %[8]d = %[9]d AND id NOT IN (SELECT %[1]s FROM %[5]s WHERE %[6]s)`,
		s.rowid("id"), joined("", s.title), joined("", s.body), s.owner, quoted(s.table), s.found(""), literal(s.kind), searchCodes, s.code)
	rows, err := v.q.QueryContext(v.ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		row := Row{s.table, fmt.Sprintf("[%d]", id/searchCodes)}
		f := Finding{Kind: KindSearch, Table: row.Table, Key: row.Key, Text: fmt.Sprintf("%v is not found by the words it has: another program changed the search table", row)}
		if err := v.found(f); err != nil {
			return err
		}
	}
	return rows.Err()
}
