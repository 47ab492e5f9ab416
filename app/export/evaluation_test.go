package export

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

var update = flag.Bool("update", false, "write the golden files of workbooks anew")

func TestEveryMethodHasFormulas(t *testing.T) {
	for _, d := range weighing.Methods() {
		f := formulasOf(d.Method)
		if f.method != d.Method {
			t.Errorf("%s has no formulas", d.Method)
		}
		if d.WeightedSum() == (f.priceScore == "") || d.WeightedSum() == (f.figure != "") {
			t.Errorf("%s is a weighted sum: %v, but has the price score %q and the figure %q", d.Method, d.WeightedSum(), f.priceScore, f.figure)
		}
		for _, p := range d.Parameters {
			if !strings.Contains(f.text(), parameterName(p)) {
				t.Errorf("the formulas of %s do not use %s", d.Method, parameterName(p))
			}
		}
	}
	if len(allMethodFormulas) != len(weighing.Methods()) {
		t.Errorf("there are formulas for %d methods, and %d methods", len(allMethodFormulas), len(weighing.Methods()))
	}
}

// The cells of two workbooks as text, to be read by people: every text, number and formula with its value.
func TestWorkbooksHoldWhatTheyDid(t *testing.T) {
	for name, tn := range map[string]*tender.Tender{"health-and-safety": healthAndSafety(), "partner": partner()} {
		got := dump(t, opened(t, workbookOf(t, tn)))
		golden := filepath.Join("testdata", "evaluation", name+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("%s is not what it was (-was +is); if it should be, run the test with -update and read the change:\n%s", name, diff)
		}
	}
}

// dump writes a workbook's cells as text, one a line.
func dump(t *testing.T, f *excelize.File) string {
	t.Helper()
	calculated := formulas(t, f)
	var text strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, columns := range rows {
			for k, value := range columns {
				cell := sheet + "!" + ref(k+1, i+1)
				if c, is := calculated[cell]; is {
					fmt.Fprintf(&text, "%s  %s  = %s\n", cell, strconv.Quote(value), c.formula)
				} else if value != "" {
					fmt.Fprintf(&text, "%s  %s\n", cell, strconv.Quote(value))
				}
			}
		}
	}
	for _, name := range f.GetDefinedName() {
		fmt.Fprintf(&text, "%s %s: %s\n", name.Scope, name.Name, name.RefersTo)
	}
	return text.String()
}

func TestEveryFormulaHasAValueOfItsKind(t *testing.T) {
	for _, c := range append(specials(), namedTender{"a large one", large(30, 20), ""}) {
		f := opened(t, workbookOfLot(t, c.tender, c.lot))
		for cell, found := range formulas(t, f) {
			if found.value == "" {
				t.Errorf("%s: %s has no value: %s", c.name, cell, found.formula)
			}
			sheet, at, _ := strings.Cut(cell, "!")
			kind, err := f.GetCellType(sheet, at)
			if err != nil {
				t.Fatal(err)
			}
			_, notANumber := strconv.ParseFloat(found.value, 64)
			if (notANumber == nil) != (kind == excelize.CellTypeUnset) && !strings.HasPrefix(c.name, "nasty") {
				t.Errorf("%s: %s holds %q as %v", c.name, cell, found.value, kind)
			}
		}
	}
}

// beyondTheLibrary are formulas that the library's own calculator gets wrong: conditions over whole ranges.
var beyondTheLibrary = regexp.MustCompile(`SUMPRODUCT\(.*[=<>]|(SUMPRODUCT|INDEX)\(.*(ISNUMBER|ROUND)\([A-Za-z$!0-9]+:`)

// The library has a calculator of its own, a second opinion beside LibreOffice's. It is slow, so it is asked for some cells of some
// workbooks; what it does not know is given to it.
func TestASecondCalculatorComesToTheSameFigures(t *testing.T) {
	asked := 0
	for n, c := range append(specials(), combinations()...) {
		if c.name == "nasty names" || n%9 != 0 {
			continue
		}
		f := opened(t, workbookOfLot(t, c.tender, c.lot))
		all := formulas(t, f)
		for cell, found := range all {
			if beyondTheLibrary.MatchString(found.formula) {
				sheet, at, _ := strings.Cut(cell, "!")
				if err := f.SetCellValue(sheet, at, cellValue(found.value)); err != nil {
					t.Fatal(err)
				}
			}
		}
		for i, cell := range slices.Sorted(maps.Keys(all)) {
			if !strings.HasPrefix(cell, "Working!") || i%7 != n%7 || beyondTheLibrary.MatchString(all[cell].formula) {
				continue
			}
			asked++
			sheet, at, _ := strings.Cut(cell, "!")
			got, err := f.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if err != nil || !same(all[cell].value, got) {
				t.Errorf("%s: %s is %s, the second calculator has %s (%v): %s", c.name, cell, all[cell].value, got, err, all[cell].formula)
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d cells were asked for", asked)
	}
}

// cellValue is a value as it was saved: a number, or else a text.
func cellValue(saved string) any {
	if number, err := strconv.ParseFloat(saved, 64); err == nil {
		return number
	}
	return saved
}

func TestTheSameEvaluationHasTheSameBytes(t *testing.T) {
	first := workbookOf(t, partner())
	for range 5 {
		if !bytes.Equal(first, workbookOf(t, partner())) {
			t.Fatal("the same ranking was written differently")
		}
	}
}

func TestTheResultStandsInTheOrderOfTheRanks(t *testing.T) {
	f := opened(t, workbookOf(t, healthAndSafety()))
	for i, want := range []struct{ rank, bid, total string }{{"1", "E", "78"}, {"2", "A", "67.21"}, {"3", "C", "55.8"}, {"4", "B", "48.03"}, {"5", "D", "36.87"}} {
		row := resultHeadRow + 1 + i
		if got := raw(t, f, "Result!"+ref(1, row)); got != want.rank {
			t.Errorf("line %d has rank %s", i+1, got)
		}
		if got := raw(t, f, "Result!"+ref(2, row)); got != want.bid {
			t.Errorf("line %d is bid %s, want %s", i+1, got, want.bid)
		}
		if got := raw(t, f, "Result!"+ref(6, row)); !same(got, want.total) {
			t.Errorf("bid %s has %s, want %s", want.bid, got, want.total)
		}
	}
	if got := raw(t, f, "Result!C4"); got != "E · Bidder E" {
		t.Errorf("first is %q", got)
	}
}

func TestABidThatIsOutSaysWhy(t *testing.T) {
	f := opened(t, workbookOf(t, partner()))
	got := map[string]string{}
	for row := resultHeadRow + 1; row <= resultHeadRow+6; row++ {
		got[raw(t, f, "Result!"+ref(2, row))] = raw(t, f, "Result!"+ref(8, row))
	}
	want := map[string]string{
		"A": "–", "B": "–", "F": "–", "C": "by its status: withdrawn", "D": "below the minimum on Q1", "E": "not marked yet: Q2a",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCanBeFilledInIsLimited(t *testing.T) {
	f := opened(t, workbookOf(t, partner()))
	for sheet, want := range map[string][]string{
		"Marks":  {"F3", "D6:D11", "G7:L7", "F7:F7", "G10:L10", "F10:F10", "G11:L11", "F11:F11"},
		"Prices": {"C7:C12", "D7:D12", "C4", "E4"},
	} {
		validations, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, v := range validations {
			cells = append(cells, v.Sqref)
		}
		slices.Sort(cells)
		slices.Sort(want)
		if diff := cmp.Diff(want, cells); diff != "" {
			t.Errorf("%s: %s", sheet, diff)
		}
	}
}

func TestSheetsKeepTheirHeadingsInSightAndInPrint(t *testing.T) {
	f := opened(t, workbookOf(t, partner()))
	want := map[string]string{
		"Result": "Result!$A:$C,Result!$9:$9", "Marks": "Marks!$A:$F,Marks!$4:$5", "Prices": "Prices!$A:$B,Prices!$6:$6",
		"Working": "Working!$A:$F,Working!$4:$5", "Check": "Check!$A:$F,Check!$4:$5",
	}
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			if want[name.Scope] != name.RefersTo {
				t.Errorf("%s repeats %s, want %s", name.Scope, name.RefersTo, want[name.Scope])
			}
			delete(want, name.Scope)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing is repeated in print on %v", want)
	}
	for _, sheet := range []string{"Result", "Marks", "Prices", "Working", "Check"} {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.XSplit == 0 || panes.YSplit == 0 {
			t.Errorf("%s: the headings do not stay in sight: %+v, %v", sheet, panes, err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s is printed on %+v, %v", sheet, layout, err)
		}
	}
}

func TestWideSheetsArePrintedOnSeveralPages(t *testing.T) {
	f := opened(t, workbookOf(t, large(30, 4)))
	layout, err := f.GetPageLayout("Working")
	if err != nil || *layout.FitToWidth != 3 {
		t.Errorf("30 bids are printed on pages %v wide: %v", *layout.FitToWidth, err)
	}
}

func TestMetaSaysWhereTheFiguresComeFrom(t *testing.T) {
	f := opened(t, workbookOf(t, healthAndSafety()))
	rows, err := f.GetRows("Meta")
	if err != nil {
		t.Fatal(err)
	}
	facts := map[string]string{}
	for _, row := range rows {
		if len(row) > 1 {
			facts[row[0]] = row[1]
		}
	}
	for name, want := range map[string]string{
		"Protective marking": "OFFICIAL-SENSITIVE", "Workspace": "Partnership office", "Made": "21 November 2026, 14:03 UTC",
		"Model fingerprint": someProvenance.Fingerprint, "Head of the change log": someProvenance.Head, "Program": "Counterweight 1.0.0",
		"What was counted": "5 bids, 5 of them in the running; 40 of 40 marks on 8 criteria: the panel's consensus; price scores as published, in place of prices.",
		"Source":           healthAndSafety().Note,
	} {
		if facts[name] != want {
			t.Errorf("%s is %q, want %q", name, facts[name], want)
		}
	}
}

func TestMoreBidsThanColumnsAreRefused(t *testing.T) {
	r := &weighing.Result{Model: &weighing.Model{Method: weighing.LowestPrice}, Standings: make([]weighing.Standing, maxBids+1)}
	err := EvaluationWorkbook(&bytes.Buffer{}, &tender.Tender{}, "", r, someProvenance)
	if err == nil || !strings.Contains(err.Error(), "room for 16376 bids") {
		t.Error(err)
	}
}

func TestAFullDiskIsToldOfAWorkbook(t *testing.T) {
	tn := partner()
	r, err := tn.Rank(tender.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := EvaluationWorkbook(noSpace{}, tn, "", r, someProvenance); !errors.Is(err, errNoSpace) {
		t.Error(err)
	}
}

var errNoSpace = errors.New("no space left")

type noSpace struct{}

func (noSpace) Write([]byte) (int, error) { return 0, errNoSpace }
