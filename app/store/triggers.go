package store

import (
	"fmt"
	"slices"
	"strings"
)

// What the triggers say when they refuse. They abort the statement; the batch is rolled back by whoever wrote it.
const (
	outsideBatch = "counterweight: a change outside a batch is not logged, so it is refused"
	neverChanged = "counterweight: rows of this table are never changed or deleted; add one that supersedes"
	keyFixed     = "counterweight: a row keeps its key; delete it and insert another"
)

// triggerScripts are all triggers that a file with these logged tables has: each logs every change, guards what is append-only, and
// keeps the search table.
func triggerScripts(tables []table) []string {
	var scripts []string
	for _, t := range tables {
		scripts = append(scripts, logTriggers(t)...)
		if t.appendOnly() {
			scripts = append(scripts, appendOnlyTriggers(t, "")...)
		}
	}
	scripts = append(scripts, guardLog()...)
	for _, s := range searchSources {
		if slices.ContainsFunc(tables, func(t table) bool { return t.name == s.table }) {
			scripts = append(scripts, s.triggers()...)
		}
	}
	return scripts
}

// logTriggers log inserting, changing and deleting a row of t, and refuse it outside a batch. A change that leaves the row as it was is
// not logged.
func logTriggers(t table) []string {
	name, from := literal(t.name), quoted(t.name)
	// The salt is as good a place as any for the guard, and the cheapest.
	salt := fmt.Sprintf("CASE WHEN (SELECT batch FROM open_batch) IS NULL THEN RAISE(ABORT, %s) ELSE randomblob(16) END", literal(outsideBatch))
	record := func(on, op, condition, row, columns, values string) string {
		return fmt.Sprintf("CREATE TRIGGER %s AFTER %s ON %s %sBEGIN INSERT INTO log (salt, tbl, op, key, %s) VALUES (%s, %s, '%s', %s, %s); END",
			quoted("log_"+strings.ToLower(on)+"_"+t.name), on, from, condition, columns, salt, name, op, t.keyImage(row), values)
	}
	changed := make([]string, len(t.columns))
	for i, c := range t.columns {
		changed[i] = "OLD." + quoted(c.name) + " IS NOT NEW." + quoted(c.name)
	}
	moved := make([]string, len(t.key))
	for i, c := range t.key {
		moved[i] = "OLD." + quoted(c) + " IS NOT NEW." + quoted(c)
	}
	return []string{
		record("INSERT", "I", "", "NEW.", "after", t.image("NEW.")),
		record("UPDATE", "U", "WHEN "+strings.Join(changed, " OR ")+" ", "OLD.", "before, after", t.image("OLD.")+", "+t.image("NEW.")),
		record("DELETE", "D", "", "OLD.", "before", t.image("OLD.")),
		fmt.Sprintf("CREATE TRIGGER %s BEFORE UPDATE ON %s WHEN %s BEGIN SELECT RAISE(ABORT, %s); END",
			quoted("key_"+t.name), from, strings.Join(moved, " OR "), literal(keyFixed)),
	}
}

// keyImage is the SQL for the primary key of a row as a JSON array; row is "OLD.", "NEW." or empty.
func (t table) keyImage(row string) string {
	parts := make([]string, len(t.key))
	for i, c := range t.key {
		parts[i] = row + quoted(c)
	}
	return "json_array(" + strings.Join(parts, ", ") + ")"
}

// image is the SQL for a row as a JSON object. A blob becomes an object with its bytes in hex, so that it comes back as it was.
func (t table) image(row string) string {
	parts := make([]string, len(t.columns))
	for i, c := range t.columns {
		value := row + quoted(c.name)
		if c.anyBytes {
			value = fmt.Sprintf("CASE typeof(%s) WHEN 'blob' THEN json_object('hex', hex(%s)) ELSE %s END", value, value, value)
		}
		parts[i] = literal(c.name) + ", " + value
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}

// appendOnlyTriggers refuse to change or delete a row, and to put one in the place of another: where recursive triggers are off, as
// other tools have them, REPLACE deletes without firing a delete trigger. With an exception, a condition in SQL, changing is allowed
// while it holds.
func appendOnlyTriggers(t table, exception string) []string {
	when := ""
	if exception != "" {
		when = "NOT (" + exception + ")"
	}
	exists := func(columns []string) string {
		return fmt.Sprintf("EXISTS (SELECT 1 FROM %s WHERE %s)", quoted(t.name), matches(columns))
	}
	taken := exists(t.key)
	if t.numbered {
		// A row that has yet to get its number has a negative one here, which is quicker to see than that there is no such row.
		taken = "NEW." + quoted(t.key[0]) + " > 0 AND " + taken
	}
	for _, key := range t.unique {
		taken += " OR " + exists(key)
	}
	return []string{
		refusal("keep", "UPDATE", t.name, when, neverChanged),
		refusal("keep", "DELETE", t.name, "", neverChanged),
		refusal("keep", "INSERT", t.name, taken, neverChanged),
	}
}

// refusal is a trigger that refuses what is about to happen to a row, where a condition holds.
func refusal(name, on, table, when, why string) string {
	if when != "" {
		when = "WHEN " + when + " "
	}
	return fmt.Sprintf("CREATE TRIGGER %s BEFORE %s ON %s %sBEGIN SELECT RAISE(ABORT, %s); END",
		quoted(name+"_"+strings.ToLower(on)+"_"+table), on, quoted(table), when, literal(why))
}

// matches is the condition that a row has the same values in these columns as the new one.
func matches(columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = quoted(c) + " = NEW." + quoted(c)
	}
	return strings.Join(parts, " AND ")
}

// guardLog makes the log and its batches append-only too, but for erasing, and refuses batches outside a batch.
func guardLog() []string {
	const erasing = "(SELECT erasing FROM open_batch) = 1"
	batch := table{name: "batch", key: []string{"id"}, numbered: true}
	log := table{name: "log", key: []string{"seq"}, numbered: true}
	scripts := append(appendOnlyTriggers(batch, erasing), appendOnlyTriggers(log, erasing)...)
	return append(scripts, refusal("open", "INSERT", "batch", "(SELECT batch FROM open_batch) IS NULL", outsideBatch))
}
