package store

import (
	"slices"
	"testing"
)

func TestColumnsThatSayNothingAreLeftOutOfLargeInserts(t *testing.T) {
	ws := newWorkspace(t)
	columns := []string{"id", "name", "number", "staff", "status", "notes"}
	rows := make([][]any, 3*rowsAtOnce+1)
	for i := range rows {
		rows[i] = []any{int64(i + 1), "Fernhill", "", nil, "", ""}
	}
	rows[rowsAtOnce+3][3] = int64(0)      // in the second statement, known
	rows[2*rowsAtOnce+5][2] = "S-1"       // in the third
	rows[3*rowsAtOnce][4] = "prospective" // in the last, which is not a full one
	var named []string
	write(t, ws, func(tx *Tx) error {
		if n, err := tx.MultiInsert("supplier", columns, slices.Values(rows)); n != len(rows) || err != nil {
			t.Errorf("%d rows, %v", n, err)
		}
		named = tx.inserters["supplier"].namedColumns()
		return nil
	})
	if want := []string{"id", "name", "number", "staff", "status"}; !slices.Equal(named, want) {
		t.Errorf("the columns named are %v", named)
	}
	const told = `SELECT id, name, number, staff, status FROM supplier WHERE notes = '' AND (number <> '' OR staff IS NOT NULL OR status <> '') ORDER BY id`
	if got := query(t, ws, told); got != "204|Fernhill||0|\n406|Fernhill|S-1|NULL|\n601|Fernhill||NULL|prospective" {
		t.Errorf("got %s", got)
	}
	if got := query(t, ws, `SELECT count(*) FROM supplier`); got != "601" {
		t.Errorf("%s suppliers", got)
	}
	verifyClean(t, ws)
}
