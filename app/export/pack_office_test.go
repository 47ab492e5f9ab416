//go:build office

package export

import (
	"fmt"
	"testing"
)

// How many random packs LibreOffice recalculates.
const officePacks = 6

func TestOfficeCalculatesTheSamePacks(t *testing.T) {
	t.Parallel()
	workbooks := map[string][]byte{}
	for seed := range uint64(officePacks) {
		workbooks[fmt.Sprintf("pack %d", seed)] = packWorkbook(t, randomPack(seed, "=Appeals"))
	}
	for name, after := range recalculated(t, workbooks) {
		before := opened(t, workbooks[name])
		sheets := before.GetSheetList()
		compareCells(t, name, cellValues(t, before, sheets...), cellValues(t, after, sheets...))
		if verdict := raw(t, after, "Check!C3"); verdict != "all equal" {
			t.Errorf("%s: Check says %q", name, verdict)
		}
	}
}
