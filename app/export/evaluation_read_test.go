package export

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// calculated is a formula cell: the formula and the value that it was saved with.
type calculated struct{ formula, value string }

// formulas are all formula cells of a workbook, by sheet and reference: Result!A10.
func formulas(t testing.TB, f *excelize.File) map[string]calculated {
	t.Helper()
	found := map[string]calculated{}
	for _, name := range f.GetSheetList() {
		rows, err := f.Rows(name)
		if err != nil {
			t.Fatal(err)
		}
		for row := 1; rows.Next(); row++ {
			columns, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			for i, value := range columns {
				cell := ref(i+1, row)
				if formula, err := f.GetCellFormula(name, cell); err != nil {
					t.Fatal(err)
				} else if formula != "" {
					found[name+"!"+cell] = calculated{formula, value}
				}
			}
		}
	}
	return found
}

// raw is what a cell holds, as it is saved.
func raw(t testing.TB, f *excelize.File, cell string) string {
	t.Helper()
	sheet, at, _ := strings.Cut(cell, "!")
	value, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// same reports whether two cells hold the same text, or numbers that differ by no more than 0.000000001 or 1 part in 1,000,000,000,000.
func same(a, b string) bool {
	x, notX := strconv.ParseFloat(a, 64)
	y, notY := strconv.ParseFloat(b, 64)
	if notX != nil || notY != nil {
		return a == b
	}
	return math.Abs(x-y) <= math.Max(1e-9, 1e-12*math.Abs(x))
}
