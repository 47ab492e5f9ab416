package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"counterweight/app/export"
	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"

	"github.com/xuri/excelize/v2"
)

var workbookTime = time.Date(2026, 11, 21, 14, 3, 0, 0, time.UTC)

// workbookOf is a tender as a workbook.
func workbookOf(t testing.TB, of *tender.Tender) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.TenderWorkbook(&out, of, export.Provenance{Made: workbookTime}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wantWorkbookRoundTrip writes a tender as a workbook, reads it back and compares.
func wantWorkbookRoundTrip(t *testing.T, first *tender.Tender) {
	t.Helper()
	again, notices, err := ReadTenderWorkbook(bytes.NewReader(workbookOf(t, first)))
	if err != nil {
		t.Fatalf("the workbook is not read back: %v", err)
	}
	if diff := unlike(first, again); diff != "" || len(notices) > 0 {
		t.Errorf("read back differently, with notices %v: %s", notices, diff)
	}
}

// withoutExtra is a tender without what a workbook cannot hold.
func withoutExtra(t *tender.Tender) *tender.Tender {
	t.Extra = nil
	var walk func(cs []tender.Criterion)
	walk = func(cs []tender.Criterion) {
		for i := range cs {
			cs[i].Extra = nil
			walk(cs[i].Children)
		}
	}
	walk(t.Criteria)
	for i := range t.Lots {
		t.Lots[i].Extra = nil
	}
	for i := range t.Bids {
		t.Bids[i].Extra, t.Bids[i].Promises = nil, nil
	}
	return t
}

func TestATenderWorkbookGivesTheTenderBack(t *testing.T) {
	for name, text := range map[string]string{"the example of the formats": formatsExample, "lots": lotsExample, "everything": fullExample} {
		t.Run(name, func(t *testing.T) {
			read, _ := readText(t, text)
			wantWorkbookRoundTrip(t, withoutExtra(read))
		})
	}
}

func TestCellsThatPeopleFillIn(t *testing.T) {
	for _, c := range []struct {
		name         string
		sheet, place string
		value        any
		got          func(*tender.Tender) any
		want         any
	}{
		{"a sum that doubles cannot hold", "Tender", "B20", 0.1 + 0.2, func(t *tender.Tender) any { return t.QualityMinimum }, exact.SomeOf("0.3")},
		{"a very small number", "Tender", "B20", 0.0000001, func(t *tender.Tender) any { return t.QualityMinimum }, exact.SomeOf("0.0000001")},
		{"a number that was typed as text", "Tender", "B20", " 2.50 ", func(t *tender.Tender) any { return t.QualityMinimum }, exact.SomeOf("2.5")},
		{"30 digits as text", "Tender", "B20", "1.00000000000000000000000000001", func(t *tender.Tender) any { return t.QualityMinimum }, exact.SomeOf("1.00000000000000000000000000001")},
		{"an id with spaces around it", "Prices", "A5", " A ", func(t *tender.Tender) any { return t.Bids[0].ID }, "A"},
		{"an id that became a number", "Tender", "B5", 1.5, func(t *tender.Tender) any { return t.Reference }, "1.5"},
		{"a price as people write it", "Prices", "E5", "£1,234.50", func(t *tender.Tender) any { return t.Bids[0].Price }, money.New(123450, money.GBP)},
		{"a price with pence that doubles cannot hold", "Prices", "E5", 1234567.89, func(t *tender.Tender) any { return t.Bids[0].Price }, money.New(123456789, money.GBP)},
		{"an estimate as people write it", "Tender", "B24", "£1.5m", func(t *tender.Tender) any { return t.ShouldCost }, money.New(150000000, money.GBP)},
		{"a day that the workbook keeps as a number", "Tender", "B8", 46237, func(t *tender.Tender) any { return t.Begun }, civil.MustDate("2026-08-03")},
		{"a word in capitals", "Prices", "C5", "Withdrawn", func(t *tender.Tender) any { return t.Bids[0].Status }, weighing.Withdrawn},
		{"yes", "Tender", "B28", "Yes", func(t *tender.Tender) any { return t.MeanOfEvaluators }, true},
		{"no", "Tender", "B28", "no", func(t *tender.Tender) any { return t.MeanOfEvaluators }, false},
		{"an emptied mark", "Marks", "G6", "", func(t *tender.Tender) any { return t.Bids[0].Marks["Q1"] }, tender.Mark{Rationale: "…"}},
		{"ties in another order", "Tender", "B27", "price; Heaviest-criterion", func(t *tender.Tender) any { return t.Ties[1] }, weighing.TieByHeaviest},
	} {
		t.Run(c.name, func(t *testing.T) {
			first, _ := readText(t, formatsExample)
			read, _, err := ReadTenderWorkbook(bytes.NewReader(fill(t, workbookOf(t, first), c.sheet, c.place, c.value)))
			if err != nil {
				t.Fatal(err)
			}
			if got := c.got(read); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestAPercentageIsNotTakenForAFraction(t *testing.T) {
	first, _ := readText(t, formatsExample)
	data := edited(t, workbookOf(t, first), func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		if err := errors.Join(err, f.SetCellStyle("Criteria", "E5", "E5", style), f.SetCellValue("Criteria", "E5", 0.4)); err != nil {
			t.Fatal(err)
		}
	})
	wantWorkbookFaults(t, data, "Criteria!E5: is shown as a percentage, 40%: give the cell the format General, and write the number without a per cent sign")
}

func TestColumnsOfOnesOwnArePassedOver(t *testing.T) {
	first, _ := readText(t, formatsExample)
	data := edited(t, workbookOf(t, first), func(f *excelize.File) {
		if err := errors.Join(f.InsertCols("Criteria", "C", 1), f.SetCellValue("Criteria", "C4", "Owner"), f.SetCellValue("Criteria", "C5", "Ann"), f.InsertRows("Criteria", 2, 3)); err != nil {
			t.Fatal(err)
		}
	})
	read, notices, err := ReadTenderWorkbook(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if diff := unlike(first, read); diff != "" {
		t.Error(diff)
	}
	want := "The workbook has columns that this program does not know and does not keep: Criteria!C7 (Owner)."
	if len(notices) != 1 || notices[0].Text != want || notices[0].Code != weighing.UnknownMember {
		t.Errorf("notices %v, want %s", notices, want)
	}
}

func TestANewTenderIsFilledInFromABlankWorkbook(t *testing.T) {
	blank := workbookOf(t, &tender.Tender{})
	read, _, err := ReadTenderWorkbook(bytes.NewReader(fill(t, blank,
		"Tender", "B5", "T-1", "Tender", "B7", "GBP", "Tender", "B10", "lowest-over-offer", "Tender", "B17", 40, "Tender", "B18", 60, "Tender", "B22", 5,
		"Criteria", "A5", "Q1", "Criteria", "D5", "How will you hand over?", "Criteria", "E5", 60,
		"Prices", "A5", "A", "Prices", "B5", "Fernhill Digital", "Prices", "E5", 100, "Prices", "A6", "B", "Prices", "E6", 80,
		"Marks", "A6", "Q1", "Marks", "G4", "A", "Marks", "H4", "B", "Marks", "G6", 4, "Marks", "H6", 3,
		"Rationales", "A6", "Q1", "Rationales", "G4", "A", "Rationales", "G6", "Clear plan",
	)))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := readText(t, `{"format": "counterweight/tender", "version": 1, "tender": {"reference": "T-1", "currency": "GBP", "cost_weight": 40, "quality_weight": 60,
		"scale": {"max": 5}, "criteria": [{"id": "Q1", "title": "How will you hand over?", "weight": 60}], "price": {"method": "lowest-over-offer"}},
		"bids": [{"id": "A", "supplier": "Fernhill Digital", "price": 100, "marks": {"Q1": 4}, "rationales": {"Q1": "Clear plan"}}, {"id": "B", "price": 80, "marks": {"Q1": 3}}]}`)
	if diff := unlike(want, read); diff != "" {
		t.Error(diff)
	}
}

// holdable are the texts that a workbook can hold as they are, also for ids: without control characters and the like, of which a cell
// keeps only line breaks and tabs, and without spaces around them.
func holdable(texts []string) (kept []string) {
	for _, text := range texts {
		if text == strings.TrimSpace(text) && !strings.ContainsFunc(text, func(r rune) bool {
			return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufffe' || r == '\uffff'
		}) {
			kept = append(kept, text)
		}
	}
	return kept
}

func TestNaughtyTextsSurviveATenderWorkbook(t *testing.T) {
	texts := holdable(beside.NaughtyStrings(t))
	if len(texts) < 400 {
		t.Fatalf("only %d texts", len(texts))
	}
	full := naughtyTender(texts)
	questions, bids := *full, *full
	questions.Bids = full.Bids[len(full.Bids)-1:]
	bids.Criteria, bids.Bids = []tender.Criterion{{ID: "Q1", Weight: exact.Int(1)}}, full.Bids[:len(full.Bids)-1]
	t.Run("as criteria, reasons and words of a scale", func(t *testing.T) { wantWorkbookRoundTrip(t, &questions) })
	t.Run("as bids and suppliers", func(t *testing.T) { wantWorkbookRoundTrip(t, &bids) })
}

func TestWhatACellCannotHoldIsTakenOutOnce(t *testing.T) {
	first := naughtyTender(beside.NaughtyStrings(t))
	first.Bids = nil
	for i := range first.Criteria {
		first.Criteria[i].ID = fmt.Sprintf("Q%d", i)
	}
	once, _, err := ReadTenderWorkbook(bytes.NewReader(workbookOf(t, first)))
	if err != nil {
		t.Fatal(err)
	}
	wantWorkbookRoundTrip(t, once)
}

func TestTenderWorkbooksOfAllSizesAreReadBack(t *testing.T) {
	for _, size := range [][2]int{{0, 10}, {1, 10}, {100, 60}, {1000, 10}} {
		t.Run(fmt.Sprintf("%d bids on %d criteria", size[0], size[1]), func(t *testing.T) {
			wantWorkbookRoundTrip(t, largeTender(size[0], size[1]))
		})
	}
}

func FuzzReadTenderWorkbook(f *testing.F) {
	for _, text := range []string{formatsExample, lotsExample} {
		read, _, err := ReadTender(strings.NewReader(text))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(workbookOf(f, read))
	}
	f.Add(workbookOf(f, &tender.Tender{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, _, err := ReadTenderWorkbook(bytes.NewReader(data))
		if err == nil {
			wantWorkbookRoundTrip(t, read)
		}
	})
}

// FuzzFillInTenderWorkbook puts any text into any cell.
func FuzzFillInTenderWorkbook(f *testing.F) {
	read, _, err := ReadTender(strings.NewReader(lotsExample))
	if err != nil {
		f.Fatal(err)
	}
	data, sheets := workbookOf(f, read), tender.WorkbookSheets()
	f.Add(uint8(8), uint8(6), uint8(6), "5", false)
	f.Add(uint8(2), uint8(1), uint8(6), "Q1", false)
	f.Add(uint8(7), uint8(4), uint8(5), "1e3", true)
	f.Fuzz(func(t *testing.T, sheet, column, row uint8, text string, asNumber bool) {
		ref := refOf(int(row)%24, int(column)%16)
		var value any = text
		if number, err := strconv.ParseFloat(text, 64); err == nil && asNumber {
			value = number
		}
		if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == unicode.ReplacementChar || r > 0xFFFD }) {
			t.Skip("the library would not write it either")
		}
		wantSoundReading(t, fill(t, data, sheets[int(sheet)%len(sheets)], ref, value))
	})
}

// wantSoundReading reads a workbook that somebody has filled in: it is either a tender that survives the round trip or has faults in its
// cells, and is never taken for damaged.
func wantSoundReading(t *testing.T, data []byte) {
	t.Helper()
	first, _, err := ReadTenderWorkbook(bytes.NewReader(data))
	if err != nil {
		if strings.Contains(err.Error(), "damaged") {
			t.Errorf("the workbook was taken for damaged: %v", err)
		}
		return
	}
	again, _, err := ReadTenderWorkbook(bytes.NewReader(workbookOf(t, first)))
	if err != nil || unlike(first, again) != "" {
		t.Errorf("not read back: %v %s", err, unlike(first, again))
	}
}

func TestAnyTextInAnyCellIsATenderOrAFault(t *testing.T) {
	texts := append(holdable(beside.NaughtyStrings(t)), "Q1", "Q2", "A", "B", "L1", "L2", "Supplier", "Criterion", "Scale", "Weight", "3", "100", "yes")
	read, _ := readText(t, lotsExample)
	data, sheets := workbookOf(t, read), tender.WorkbookSheets()
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		var cells []any
		for range 12 {
			cells = append(cells, sheets[random.IntN(len(sheets))], refOf(random.IntN(14), random.IntN(12)), texts[random.IntN(len(texts))])
		}
		wantSoundReading(t, fill(t, data, cells...))
		if t.Failed() {
			t.Fatalf("filled in: %q", cells)
		}
	}
}
