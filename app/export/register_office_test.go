//go:build office

package export

import "testing"

func TestOfficeAddsTheRegisterUpToTheSameFigures(t *testing.T) {
	workbook := registerWorkbook(t, testRegister())
	after := recalculated(t, map[string][]byte{"register": workbook})["register"]
	for cell, before := range formulas(t, opened(t, workbook)) {
		if now := raw(t, after, cell); !same(before.value, now) {
			t.Errorf("%s was %s and is %s by LibreOffice: %s", cell, before.value, now, before.formula)
		}
	}
}
