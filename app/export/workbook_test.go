package export

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"counterweight/assets/beside"
)

var someTime = time.Date(2026, 11, 21, 14, 3, 0, 0, time.UTC)

// written is the finished workbook, and what is read back from it.
func written(t *testing.T, b *book) ([]byte, *excelize.File) {
	t.Helper()
	var out bytes.Buffer
	if err := b.writeTo(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return out.Bytes(), f
}

func TestTextStaysTextWhateverItBeginsWith(t *testing.T) {
	texts := append(beside.NaughtyStrings(t), "=1+1", "+44 7700 900000", "-12.50", "@SUM(A1)", "_x0041_", "\ttabbed", " spaced ")
	b := newBook("nasty", someTime, "Names")
	s := b.sheet("Names", frame{widths: []float64{40}, columns: 1})
	for _, text := range texts {
		s.text(1, text, lookText)
		s.next(0)
	}
	s.close()
	_, f := written(t, b)
	for i, text := range texts {
		cell := ref(1, i+1)
		if formula, _ := f.GetCellFormula("Names", cell); formula != "" {
			t.Errorf("%q became the formula %q", text, formula)
		}
		if kind, _ := f.GetCellType("Names", cell); kind != excelize.CellTypeInlineString {
			t.Errorf("%q is of type %v", text, kind)
		}
		if got, err := f.GetCellValue("Names", cell); err != nil || got != cellText(text) {
			t.Errorf("%q came back as %q: %v", text, got, err)
		}
	}
}

func TestTextThatACellCannotHold(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"control characters", "a\x00b\x1bc\u0085d", "abcd"},
		{"line ends", "one\r\ntwo\rthree\n", "one\ntwo\nthree\n"},
		{"broken UTF-8", "caf\xe9", "caf\uFFFD"},
		{"not a character", "a\uFFFFb", "ab"},
		{"Welsh and Greek", "Dŵr Cymru Ελληνικά", "Dŵr Cymru Ελληνικά"},
	} {
		if got := cellText(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for _, text := range []string{strings.Repeat("x", 40_000), strings.Repeat("😀", 20_000), "y" + strings.Repeat("😀", 20_000)} {
		got := cellText(text)
		if n := len(utf16.Encode([]rune(got))); n > maxCellText || n < maxCellText-2 {
			t.Errorf("cut to %d units", n)
		}
		if !strings.Contains(got, "characters]") || strings.ContainsRune(got, '\uFFFD') {
			t.Errorf("cut badly: %q", got[len(got)-80:])
		}
	}
	if whole := strings.Repeat("ŵ", maxCellText); cellText(whole) != whole {
		t.Error("a text that just fits was cut")
	}
}

func TestHeadingTextHasNoCommands(t *testing.T) {
	if got := headingText("OFFICIAL & more\nlines", 100); got != "OFFICIAL && more lines" {
		t.Error(got)
	}
	if got := headingText(strings.Repeat("😀", 100), 20); len(utf16.Encode([]rune(got))) > 20 || !strings.HasSuffix(got, "…") {
		t.Error(got)
	}
}

func TestColumnNames(t *testing.T) {
	for _, column := range []int{1, 26, 27, 52, 53, 702, 703, 16384} {
		want, err := excelize.ColumnNumberToName(column)
		if err != nil || columnName(column) != want {
			t.Errorf("column %d is %s, want %s (%v)", column, columnName(column), want, err)
		}
	}
	if got := fixedRange(2, 5, 28, 9); got != "$B$5:$AB$9" {
		t.Error(got)
	}
}

func TestTheSameWorkbookHasTheSameBytes(t *testing.T) {
	draw := func() []byte {
		b := newBook("twice", someTime, "One", "Two", "Three")
		for _, name := range []string{"One", "Two", "Three"} {
			s := b.sheet(name, frame{widths: []float64{20, 10}, columns: 2, headRows: 1, headColumns: 1})
			s.text(1, "half", lookHeading)
			s.formula(2, "1/2", 0.5, lookNumber)
			s.chart("D2", &excelize.Chart{Type: excelize.Bar, Series: []excelize.ChartSeries{{Categories: name + "!$A$1", Values: name + "!$B$1"}}})
			s.next(0)
			s.close()
		}
		bytes, _ := written(t, b)
		return bytes
	}
	first := draw()
	for range 20 {
		if !bytes.Equal(first, draw()) {
			t.Fatal("the same workbook was written differently")
		}
	}
	archive, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	if archive.File[0].Name != contentTypes {
		t.Errorf("the archive begins with %s", archive.File[0].Name)
	}
}

func TestAFormulaKeepsANumberAsItsValue(t *testing.T) {
	b := newBook("cached", someTime, "One")
	s := b.sheet("One", frame{widths: []float64{20}, columns: 3})
	s.formula(1, "1/4", 0.25, lookNumber)
	s.formula(2, `IF(1>2,"a","–")`, "–", lookNumber)
	s.next(0)
	s.close()
	_, f := written(t, b)
	for cell, want := range map[string]struct {
		value, formula string
		kind           excelize.CellType
	}{
		"A1": {"0.25", "1/4", excelize.CellTypeUnset},
		"B1": {"–", `IF(1>2,"a","–")`, excelize.CellTypeFormula},
	} {
		value, _ := f.GetCellValue("One", cell)
		formula, _ := f.GetCellFormula("One", cell)
		kind, _ := f.GetCellType("One", cell)
		if value != want.value || formula != want.formula || kind != want.kind {
			t.Errorf("%s holds %q, %q, %v; want %+v", cell, value, formula, kind, want)
		}
	}
}

func TestColumnsAreListedInTheirOrder(t *testing.T) {
	b := newBook("wide", someTime, "One")
	s := b.sheet("One", frame{widths: []float64{20, 10, 7.5}, columns: 30})
	s.text(1, "wide", lookText)
	s.next(0)
	s.close()
	workbook, _ := written(t, b)
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	var columns []int
	for _, found := range regexp.MustCompile(`<col min="(\d+)"`).FindAllSubmatch(xml, -1) {
		column, err := strconv.Atoi(string(found[1]))
		if err != nil {
			t.Fatal(err)
		}
		columns = append(columns, column)
	}
	if want := []int{1, 2, 3}; !slices.Equal(columns, want) {
		t.Errorf("columns stand in the order %v, want %v", columns, want)
	}
	if !bytes.Contains(xml, []byte(`defaultColWidth="7.5"`)) {
		t.Error("further columns do not have the width of the last")
	}
}

func TestNumbersAreRoundedToTheDigitsThatACellHolds(t *testing.T) {
	b := newBook("digits", someTime, "One")
	s := b.sheet("One", frame{widths: []float64{20}, columns: 1})
	numbers := map[float64]string{
		230.0 / 3: "76.6666666666667", 0.1 + 0.2: "0.3", 76.6666: "76.6666", -1.0 / 3: "-0.333333333333333", 2e15 / 3: "666666666666667", 1e20: "100000000000000000000",
		4.04e-4 / 3: "0.000134666666666667", 0: "0",
	}
	order := slices.Sorted(maps.Keys(numbers))
	for _, n := range order {
		s.number(1, n, lookNumber)
		s.next(0)
	}
	s.close()
	_, f := written(t, b)
	for i, n := range order {
		if got, err := f.GetCellValue("One", ref(1, i+1), excelize.Options{RawCellValue: true}); err != nil || got != numbers[n] {
			t.Errorf("%v is written as %s, want %s (%v)", n, got, numbers[n], err)
		}
	}
}

func TestTheFirstErrorOfAWorkbookIsTold(t *testing.T) {
	b := newBook("broken", someTime, "One")
	b.define("not a name", "One!$A$1")
	if err := b.writeTo(&bytes.Buffer{}); err == nil || !strings.HasPrefix(err.Error(), "write workbook: ") {
		t.Errorf("a name with spaces was taken: %v", err)
	}
}
