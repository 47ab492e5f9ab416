//go:build office

package export

import (
	"fmt"
	"testing"
)

// How many random records of knowledge and of teams LibreOffice recalculates.
const officePeople = 8

func TestOfficeCalculatesTheSameKnowledgeAndCoverage(t *testing.T) {
	t.Parallel()
	workbooks := map[string][]byte{}
	for seed := range uint64(officePeople) {
		m := newPeopleMaker(seed)
		k, c := m.knowledge(), m.coverage(1+m.IntN(5), 2+m.IntN(8), m.IntN(40))
		for _, d := range peopleDocuments[:2] {
			workbooks[fmt.Sprintf("%s of %d", d.name, seed)] = d.of(t, k, c)
		}
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
