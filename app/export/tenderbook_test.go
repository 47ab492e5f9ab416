package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"

	"github.com/xuri/excelize/v2"
)

// smallTender has two questions with scales of their own kind and two bids.
func smallTender() *tender.Tender {
	return &tender.Tender{
		Reference: "T-007", Title: "Data platform", Currency: money.GBP, CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"),
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
		Scale: tender.Scale{Max: exact.SomeOf("4"), Step: exact.SomeOf("1")},
		Criteria: []tender.Criterion{
			{ID: "Q1", Title: "=1+1", Weight: exact.Int(40)},
			{ID: "Q2", Weight: exact.Int(20), Scale: tender.Scale{Min: exact.SomeOf("1"), Max: exact.SomeOf("5"), Step: exact.SomeOf("0.5")}},
		},
		Bids: []tender.Bid{
			{ID: "1.10", Supplier: "+44 Ltd", Offer: tender.Offer{Price: money.New(12345678, money.GBP), Marks: tender.Marks{"Q1": {Value: exact.SomeOf("3")}}}},
			{ID: "B", Status: weighing.Late, Offer: tender.Offer{PriceScore: exact.SomeOf("33.333333333333333333")}},
		},
		Panel: []tender.Evaluator{{ID: "E1"}},
	}
}

// tenderWorkbook is a tender's workbook, read back as a workbook.
func tenderWorkbook(t *testing.T, of *tender.Tender) ([]byte, *excelize.File) {
	t.Helper()
	var out bytes.Buffer
	if err := TenderWorkbook(&out, of, Provenance{Made: someTime, Marking: "OFFICIAL"}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return out.Bytes(), f
}

func TestATenderWorkbookHasEverySheetOfTheLayout(t *testing.T) {
	for name, of := range map[string]*tender.Tender{"of a tender": smallTender(), "blank": {}} {
		t.Run(name, func(t *testing.T) {
			_, f := tenderWorkbook(t, of)
			if got := f.GetSheetList(); !slices.Equal(got, tender.WorkbookSheets()) {
				t.Errorf("sheets %v", got)
			}
			for _, table := range tender.WorkbookTables() {
				for i, c := range table.Columns {
					if got, err := f.GetCellValue(table.Sheet, ref(i+1, tender.LayoutHeadRow)); err != nil || got != c.Heading {
						t.Errorf("%s: heading %q, want %q: %v", table.Sheet, got, c.Heading, err)
					}
				}
				if panes, err := f.GetPanes(table.Sheet); err != nil || !panes.Freeze || panes.YSplit < tender.LayoutHeadRow {
					t.Errorf("%s: the headings do not stay in view: %+v %v", table.Sheet, panes, err)
				}
			}
		})
	}
}

func TestPrintedPagesRepeatTheHeadings(t *testing.T) {
	_, f := tenderWorkbook(t, smallTender())
	titles := map[string]string{}
	for _, name := range f.GetDefinedName() {
		titles[name.Scope] = name.RefersTo
	}
	for sheet, want := range map[string]string{"Marks": "Marks!$A:$F,Marks!$4:$5", "Prices": "Prices!$A:$A,Prices!$4:$4", "Tender": "Tender!$4:$4"} {
		if titles[sheet] != want {
			t.Errorf("%s repeats %q, want %q", sheet, titles[sheet], want)
		}
	}
}

func TestOnlyCellsToFillInAreOpen(t *testing.T) {
	_, f := tenderWorkbook(t, smallTender())
	for cell, open := range map[string]bool{
		"Marks!G6": true, "Rationales!H7": true, "Prices!E5": true, "Criteria!E5": true, "Tender!B5": true, "Evaluators!E5": true, "Scales!A5": true,
		"Marks!A6": false, "Marks!G4": false, "Marks!C6": false, "Criteria!E4": false, "Tender!A5": false, "Prices!A4": false,
	} {
		sheet, at, _ := strings.Cut(cell, "!")
		id, err := f.GetCellStyle(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Protection != nil && !style.Protection.Locked; got != open {
			t.Errorf("%s is open: %v, want %v", cell, got, open)
		}
	}
	for _, sheet := range tender.WorkbookSheets() {
		if p, err := f.GetSheetProtection(sheet); err != nil || !p.SelectUnlockedCells || p.Password != "" || p.InsertRows {
			t.Errorf("%s: protection %+v %v", sheet, p, err)
		}
	}
}

func TestCellsTakeOnlyWhatTheyAreFor(t *testing.T) {
	_, f := tenderWorkbook(t, smallTender())
	for _, c := range []struct{ sheet, cells, want string }{
		{"Marks", "G6:H6", `"4,3,2,1,0"`},
		{"Marks", "G7:H7", `AND(ISNUMBER(G7),G7>=1,G7<=5,ABS((G7-1)/0.5-ROUND((G7-1)/0.5,0))<0.000000001)`},
		{"Prices", "C5:C6", `"received,late,non-compliant,withdrawn,excluded"`},
		{"Prices", "E5:E6", "0"},
		{"Evaluators", "D5:D8", "Criteria!$A$5:$A$6"},
		{"Tender", "B10", `"lowest-over-offer,best-to-worst,percent-above-lowest,around-mean,between-anchors,against-benchmark,rated-criteria,` +
			`price-per-quality-point,value-for-money-index,monetised-quality,lowest-price,fixed-budget,quality-only"`},
	} {
		validations, err := f.GetDataValidations(c.sheet)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(validations, func(v *excelize.DataValidation) bool { return v.Sqref == c.cells })
		if at < 0 || validations[at].Formula1 != c.want {
			t.Errorf("%s!%s is not guarded by %s: %+v", c.sheet, c.cells, c.want, validations)
		}
	}
}

func TestValuesOfATenderWorkbook(t *testing.T) {
	_, f := tenderWorkbook(t, smallTender())
	for _, c := range []struct {
		cell, want string
		kind       excelize.CellType
	}{
		{"Criteria!D5", "=1+1", excelize.CellTypeInlineString},
		{"Prices!A5", "1.10", excelize.CellTypeInlineString},
		{"Prices!B5", "+44 Ltd", excelize.CellTypeInlineString},
		{"Prices!E5", "123,456.78", excelize.CellTypeUnset},
		{"Prices!F6", "33.333333333333333333", excelize.CellTypeInlineString}, // a number would lose digits
		{"Prices!C6", "late", excelize.CellTypeInlineString},
		{"Marks!G4", "1.10", excelize.CellTypeInlineString},
		{"Marks!G5", "+44 Ltd", excelize.CellTypeInlineString},
		{"Marks!G6", "3", excelize.CellTypeUnset},
		{"Marks!F7", "from 1 to 5 in steps of 0.5", excelize.CellTypeInlineString},
		{"Evaluators!D8", "Q2", excelize.CellTypeInlineString},
	} {
		sheet, at, _ := strings.Cut(c.cell, "!")
		got, err := f.GetCellValue(sheet, at)
		kind, kindErr := f.GetCellType(sheet, at)
		if err != nil || kindErr != nil || got != c.want || kind != c.kind {
			t.Errorf("%s holds %q of type %v, want %q of type %v (%v, %v)", c.cell, got, kind, c.want, c.kind, err, kindErr)
		}
	}
}

func TestABlankWorkbookHasRowsAndColumnsToFillIn(t *testing.T) {
	_, f := tenderWorkbook(t, &tender.Tender{})
	for _, c := range []struct {
		sheet, last, beyond string
	}{{"Criteria", "A16", "A17"}, {"Prices", "A10", "A11"}, {"Marks", "L17", "M17"}, {"Marks", "G17", "G18"}} {
		if last, beyond := isOpen(t, f, c.sheet, c.last), isOpen(t, f, c.sheet, c.beyond); !last || beyond {
			t.Errorf("%s: %s is open %v, %s is open %v", c.sheet, c.last, last, c.beyond, beyond)
		}
	}
}

func isOpen(t *testing.T, f *excelize.File, sheet, cell string) bool {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Protection != nil && !style.Protection.Locked
}

func TestTheSameTenderGivesTheSameWorkbook(t *testing.T) {
	first, _ := tenderWorkbook(t, smallTender())
	for range 5 {
		if again, _ := tenderWorkbook(t, smallTender()); !bytes.Equal(first, again) {
			t.Fatal("the same tender was written differently")
		}
	}
}

func TestMoreBidsThanASheetHasColumns(t *testing.T) {
	crowd := &tender.Tender{Bids: make([]tender.Bid, maxSheetColumns)}
	err := TenderWorkbook(&bytes.Buffer{}, crowd, Provenance{Made: someTime})
	want := fmt.Sprintf("the tender has %d bids, and a worksheet has room for the marks of 16378: write a tender file instead", maxSheetColumns)
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestMarksThatAreFewWholeNumbersAreOfferedInAList(t *testing.T) {
	for _, c := range []struct{ name, least, most, step, want string }{
		{"0 to 4", "", "4", "1", "4 3 2 1 0"},
		{"1 to 5 by 2", "1", "5", "2", "5 3 1"},
		{"any decimal", "", "4", "", ""},
		{"halves", "", "4", "0.5", ""},
		{"a step of 0", "", "4", "0", ""},
		{"0 to 100", "", "100", "1", ""},
		{"upside down", "5", "1", "1", ""},
		{"more than an integer holds", "", "999999999999999999999", "1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			scale := tender.Scale{Max: exact.SomeOf(c.most)}
			for into, text := range map[*exact.Optional]string{&scale.Min: c.least, &scale.Step: c.step} {
				if text != "" {
					*into = exact.SomeOf(text)
				}
			}
			if got := strings.Join(wholeMarks(scale), " "); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
