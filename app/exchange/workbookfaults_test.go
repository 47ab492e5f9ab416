package exchange

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/tender"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// edited is a workbook after a change by another program.
func edited(t testing.TB, data []byte, edit func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	edit(f)
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// fill puts values into cells: sheet, cell, value, and so on.
func fill(t testing.TB, data []byte, values ...any) []byte {
	t.Helper()
	return edited(t, data, func(f *excelize.File) {
		for i := 0; i < len(values); i += 3 {
			if err := f.SetCellValue(values[i].(string), values[i+1].(string), values[i+2]); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Each case fills cells of a workbook: sheet, cell, value.
var faultyWorkbooks = []struct {
	name   string
	of     string // the tender that the workbook holds
	values []any
	want   []string
}{
	{"marks off the scale, and one that is a word", formatsExample, []any{"Marks", "G6", 5, "Marks", "H7", "good", "Marks", "I8", 3}, []string{
		`Marks!H7: "good" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
		`Marks!G6: 5 is off the scale: give a mark from 0 to 4 in steps of 1`,
		`Marks!I8: 3 is off the scale: give a mark from 0 to 10 in steps of 2`,
	}},
	{"columns of bids that do not fit", formatsExample, []any{"Marks", "G4", "Z", "Marks", "K6", 3, "Marks", "H4", "C"}, []string{
		`Marks!G4: there is no bid "Z": write the id of a bid of the sheet Prices`,
		`Marks!I4: bid C has a second column: keep one of the columns`,
		`Marks!K6: stands below no bid: write the bid's id at the head of the column`,
	}},
	{"rows of criteria that do not fit", formatsExample, []any{"Marks", "A6", "Q9", "Marks", "A7", "", "Marks", "H7", "", "Marks", "I7", "", "Marks", "A9", "Q2b", "Marks", "G9", 4}, []string{
		`Marks!G7: stands beside no criterion: write the criterion's id at the beginning of the row`,
		`Marks!G9: criterion Q2b has a second row: keep one of the rows`,
		`Marks!G6: there is no criterion "Q9": name a criterion of the tender`,
		`Marks!H6: there is no criterion "Q9": name a criterion of the tender`,
		`Marks!I6: there is no criterion "Q9": name a criterion of the tender`,
	}},
	{"a price of 0, no price, no such status", formatsExample, []any{"Prices", "E5", 0, "Prices", "E6", "", "Prices", "C7", "gone"}, []string{
		`Prices!C7: "gone" is not known: write one of: received, late, non-compliant, withdrawn, excluded`,
		`Prices!E5: a price of 0 cannot be ranked by lowest-over-offer: ask the bidder what it means, and give a price above 0`,
		`Prices!E6: there is no price, and lowest-over-offer needs one: give the price, or say by the bid's status why it is out`,
	}},
	{"a price with a decimal comma, and one below 0", formatsExample, []any{"Prices", "E5", "£1.234,50", "Prices", "E6", -3}, []string{
		`Prices!E5: "£1.234,50" is not an amount of money: a comma separates thousands and a point the decimals: write 1,234.50`,
		`Prices!E6: price -3 is below 0: give a price above 0`,
	}},
	{"bids with the same id", formatsExample, []any{"Prices", "A6", "A", "Marks", "H4", "", "Marks", "H6", "", "Marks", "H7", "", "Marks", "H8", ""}, []string{
		`Rationales!H4: there is no bid "B": write the id of a bid of the sheet Prices`,
		`Prices!A6: "A" is also the id of Prices!A5: give each an id of its own`,
	}},
	{"weights that cannot be read", formatsExample, []any{"Criteria", "E5", "forty", "Criteria", "E7", ""}, []string{
		`Criteria!E5: "forty" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
		`Criteria!E7: is missing: give the criterion a weight`,
	}},
	{"weights that do not add up", formatsExample, []any{"Criteria", "E5", 41, "Criteria", "E7", 60}, []string{
		`Criteria!E6: the weights of the children add up to 110: change them to add up to 100, or write relative under "Weights of its parts" beside Q2`,
		`Criteria!E4: the weights add up to 61, not 60: change them, or choose relative on the sheet Tender ("of-whole" means 60)`,
	}},
	{"criteria that lost what they are a part of", formatsExample, []any{"Criteria", "A6", "Q1", "Criteria", "B7", "Q7"}, []string{
		`Criteria!B7: there is no criterion "Q7": name a criterion of this sheet, or leave the cell empty`,
		`Criteria!B8: there is no criterion "Q2": name a criterion of this sheet, or leave the cell empty`,
		`Criteria!A6: "Q1" is also the id of Criteria!A5: give each an id of its own`,
	}},
	{"criteria that are parts of each other", formatsExample, []any{"Criteria", "B5", "Q1", "Criteria", "B6", "Q2a"}, []string{
		`Criteria!B5: Q1 is a part of itself: name a criterion that is not in turn a part of it`,
		`Criteria!B6: Q2 is a part of itself: name a criterion that is not in turn a part of it`,
		`Criteria!B7: Q2a is a part of itself: name a criterion that is not in turn a part of it`,
		`Criteria!B8: Q2b is a part of itself: name a criterion that is not in turn a part of it`,
	}},
	{"true for a number", formatsExample, []any{"Criteria", "I8", true}, []string{`Criteria!I8: is TRUE, and no number: write a number`}},
	{"facts that cannot be read", formatsExample, []any{"Tender", "B7", "", "Tender", "B8", "soon", "Tender", "B10", "cheapest", "Tender", "B17", "4e1"}, []string{
		`Tender!B8: "soon" is not a date: write it as YYYY-MM-DD, such as 2026-08-03`,
		`Tender!B10: "cheapest" is not known: write one of: ` + allMethods,
		`Tender!B17: "4e1" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
		`Tender!B7: is missing, and there are amounts of money: write its three-letter ISO 4217 code, such as GBP`,
	}},
	{"no such currency", formatsExample, []any{"Tender", "B7", "pounds"}, []string{
		`Tender!B7: "pounds" is not a currency in use: write its three-letter ISO 4217 code, such as GBP`,
	}},
	{"no price method", formatsExample, []any{"Tender", "B10", ""}, []string{`Tender!B10: the price method is missing: choose one of the list`}},
	{"a row of facts that is gone", formatsExample, []any{"Tender", "A10", "How"}, []string{
		`Tender: the row "Price method" is missing: put the rows back that the tender workbook had, or export it again`,
	}},
	{"rounding that cannot be, and no scale", formatsExample, []any{"Tender", "B22", "", "Tender", "B25", "end", "Tender", "B26", 12, "Tender", "B27", "quality, luck"}, []string{
		`Tender!B25: "end" is not known: write one of: none, parts, weighted, total`,
		`Tender!B26: is 12: write a whole number from 0 to 9`,
		`Tender!B27: "luck" is not known: write one of: quality, price, heaviest-criterion`,
		`Tender!B22: the scale has no highest mark: give a highest mark, such as 5`,
	}},
	{"rounding to nobody knows how many places", formatsExample, []any{"Tender", "B26", ""}, []string{
		`Tender!B26: is missing: say how many places, from 0 to 9`,
	}},
	{"a reason for a criterion that there is not", formatsExample, []any{"Rationales", "A6", "Q9", "Rationales", "G6", "why"}, []string{
		`Rationales!G6: there is no criterion "Q9": name a criterion of the tender`,
	}},
	{"headings that were changed", formatsExample, []any{"Criteria", "E4", "Importance", "Prices", "A4", "Offer", "Marks", "F4", "x"}, []string{
		`Criteria!4:4: the column "Weight" is missing: put the heading back as it was`,
		`Prices!4:4: the column "Bid" is missing: put the heading back as it was`,
	}},
	{"words for a mark of no criterion", formatsExample, []any{"Scales", "A5", "Q7", "Scales", "B6", "x", "Scales", "C6", "Poor"}, []string{
		`Scales!A5: there is no criterion "Q7": name a criterion, or leave the cell empty for the scale of all`,
		`Scales!B6: "x" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
	}},
	{"limits without a section and without a range", formatsExample, []any{"Limits", "B5", 3, "Limits", "A6", "Quality", "Limits", "B6", 70, "Limits", "C6", 60}, []string{
		`Limits!A5: the section has no name: write the name of a section of the criteria, or (price)`,
		`Limits!A6: from 70 to 60 is no range: give a least weight of 0 or more that is not above the most`,
	}},
	{"marks of evaluators that fit nowhere", formatsExample, []any{
		"Panel", "A5", "E2", "Evaluators", "A5", "E1", "Evaluators", "B5", "A", "Evaluators", "D5", "Q1", "Evaluators", "E5", 3,
		"Evaluators", "A6", "E2", "Evaluators", "B6", "Z", "Evaluators", "D6", "Q1", "Evaluators", "E6", 3,
		"Evaluators", "B7", "A", "Evaluators", "D7", "Q1", "Evaluators", "E7", 3,
		"Evaluators", "A8", "E2", "Evaluators", "B8", "A", "Evaluators", "D8", "Q1", "Evaluators", "E8", 7,
		"Evaluators", "A9", "E2", "Evaluators", "B9", "A", "Evaluators", "D9", "Q1", "Evaluators", "E9", 3,
	}, []string{
		`Evaluators!B6: there is no bid "Z": write the id of a bid of the sheet Prices`,
		`Evaluators!A7: the evaluator is missing: write the evaluator's id`,
		`Evaluators!E9: E2 has marked bid A on Q1 twice: keep one of the rows`,
		`Evaluators!A5: there is no evaluator "E1": add the evaluator to the sheet Panel, or correct the id`,
		`Evaluators!E8: 7 is off the scale: give a mark from 0 to 4 in steps of 1`,
	}},
	{"lots that do not fit", lotsExample, []any{"Prices", "D7", "L1", "Prices", "C6", "late", "Marks", "D6", "L9", "Lots", "C5", "Q2, Q8"}, []string{
		`Prices!C6: bid A has more than one status: give the status of a bid in its first row`,
		`Prices!D7: bid A is given twice for lot L1: keep one of the rows`,
		`Marks!G6: bid A is not for lot L9: give the bid a row for the lot on the sheet Prices, or empty the cell`,
		`Marks!H6: bid B is not for lot L9: give the bid a row for the lot on the sheet Prices, or empty the cell`,
		`Marks!G8: bid A is not for lot L2: give the bid a row for the lot on the sheet Prices, or empty the cell`,
		`Lots!C5: there is no criterion "Q8": name a criterion of the first level`,
	}},
}

func TestEveryFaultOfATenderWorkbookIsReportedWithItsCell(t *testing.T) {
	for _, c := range faultyWorkbooks {
		t.Run(c.name, func(t *testing.T) {
			read, _ := readText(t, c.of)
			wantWorkbookFaults(t, fill(t, workbookOf(t, read), c.values...), c.want...)
		})
	}
}

func TestWhatElseIsWantedOfAWorkbookIsReportedWithItsCell(t *testing.T) {
	read, _ := readText(t, formatsExample)
	data := fill(t, workbookOf(t, read), tender.SheetFacts, "B5", " ", "Marks", "G6", 5)
	const want = "Tender!B5: the reference is missing: give the tender a short one of its own, such as T-007: tenders are told apart by it\n" +
		"Marks!G6: 5 is off the scale: give a mark from 0 to 4 in steps of 1"
	if _, _, err := ReadTenderWorkbook(bytes.NewReader(data), (*tender.Tender).CheckNames); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func wantWorkbookFaults(t *testing.T, data []byte, want ...string) {
	t.Helper()
	read, _, err := ReadTenderWorkbook(bytes.NewReader(data))
	var faults tender.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("read %v with error %v, want faults", read, err)
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), faults.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoTenderWorkbookIsRefusedInWords(t *testing.T) {
	read, _ := readText(t, formatsExample)
	whole := workbookOf(t, read)
	without := func(sheet string) []byte {
		return edited(t, whole, func(f *excelize.File) {
			if err := f.DeleteSheet(sheet); err != nil {
				t.Fatal(err)
			}
		})
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "the file is empty: choose a tender workbook"},
		{"a text", []byte("Q1;Q2\n"), "the file is no workbook: save it as an Excel workbook (.xlsx)"},
		{"a workbook with a password", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "the workbook is protected with a password, or is of the old form .xls: save it as an Excel workbook (.xlsx) without a password"},
		{"half a workbook", whole[:len(whole)/2], "the workbook cannot be opened: it is damaged, or of another form: open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx)"},
		{"another workbook", without("Criteria"), `this is no tender workbook: it does not have the sheets "Tender" and "Criteria": fill in a workbook that this program made`},
		{"no marks", without("Marks"), "Marks: the sheet is missing: fill in a workbook that this program made"},
	} {
		t.Run(c.name, func(t *testing.T) { wantWorkbookFaults(t, c.data, c.want) })
	}
}

func TestAFormulaThatNobodyWorkedOutIsNoMissingMark(t *testing.T) {
	read, _ := readText(t, formatsExample)
	data := edited(t, workbookOf(t, read), func(f *excelize.File) {
		if err := errors.Join(f.SetCellValue("Marks", "G6", nil), f.SetCellFormula("Marks", "G6", "1+2")); err != nil {
			t.Fatal(err)
		}
	})
	wantWorkbookFaults(t, data, `Marks!G6: the formula has not been worked out: open the workbook in Excel or LibreOffice, and save it`)
}

func TestFormulasElsewhereDoNotMakeEmptyCellsFaults(t *testing.T) {
	read, _ := readText(t, formatsExample)
	data := edited(t, workbookOf(t, read), func(f *excelize.File) {
		_, err := f.NewSheet("Sums")
		if err := errors.Join(err, f.SetCellFormula("Sums", "A1", "1+2"), f.InsertRows("Marks", 7, 2), f.InsertCols("Marks", "H", 1)); err != nil {
			t.Fatal(err)
		}
	})
	again, _, err := ReadTenderWorkbook(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if diff := unlike(read, again); diff != "" {
		t.Error(diff)
	}
}

func TestOddAndDamagedWorkbooksGiveAClearError(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(beside.Path(t, "data", "nasty", "xlsx"), "*", "*"))
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = ReadTenderWorkbook(bytes.NewReader(data))
		var faults tender.Faults
		if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Problem == "" || faults[0].Remedy == "" {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
	}
}
