package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

func requestOf(t *testing.T, c *Scorecard) *excelize.File {
	t.Helper()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := ReadingsRequest(w, c, Provenance{Made: someTime}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the same request has other bytes")
	}
	return opened(t, out.Bytes())
}

// requestRows are the questions of a request by heading, as a reader finds them.
func requestRows(t *testing.T, f *excelize.File) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(scorecard.RequestSheetQuestions, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	heads := rows[scorecard.RequestHeadRow-1]
	var found []map[string]string
	for _, row := range rows[scorecard.RequestHeadRow:] {
		cells := map[string]string{}
		for i, value := range row {
			cells[heads[i]] = value
		}
		found = append(found, cells)
	}
	return found
}

// A supplier fills the request in; what comes back is exactly what was typed, and nothing that was in is lost.
func TestTheOtherSidesAnswersComeBack(t *testing.T) {
	c := sampleCard()
	f := requestOf(t, c)
	heads := scorecard.RequestColumns()
	column := func(heading string) int {
		return 1 + slices.IndexFunc(heads, func(c scorecard.RequestColumn) bool { return c.Heading == heading })
	}
	typed := map[string]string{"Challenge and candour": "2", "Time to restore service": "4.5"}
	for i, row := range requestRows(t, f) {
		value, answers := typed[row[scorecard.RequestMeasure]]
		if !answers {
			continue
		}
		number, _ := strconv.ParseFloat(value, 64)
		at := scorecard.RequestHeadRow + 1 + i
		for heading, cell := range map[string]any{scorecard.RequestValue: number, scorecard.RequestComment: "=we mend it"} {
			if err := f.SetCellValue(scorecard.RequestSheetQuestions, ref(column(heading), at), cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	var rows []scorecard.Row
	for i, row := range requestRows(t, f) {
		rows = append(rows, scorecard.Row{
			Number: scorecard.RequestHeadRow + 1 + i, Measure: row[scorecard.RequestID], Period: c.Period, Side: scorecard.Theirs,
			State: row[scorecard.RequestState], Value: row[scorecard.RequestValue], Numerator: row[scorecard.RequestNumerator],
			Denominator: row[scorecard.RequestDenominator], Why: row[scorecard.RequestWhy], Comment: row[scorecard.RequestComment], Evidence: row[scorecard.RequestEvidence],
		})
	}
	in := c.Book.TakeIn(rows)
	if len(in.Faults) > 0 {
		t.Fatalf("faults: %v", in.Faults)
	}
	if len(in.New)+len(in.Changed) != len(typed) {
		t.Errorf("%d new and %d changed readings, want %d together", len(in.New), len(in.Changed), len(typed))
	}
	for _, r := range in.Readings() {
		name := c.Book.Measures[r.Measure].Name
		if r.Value != exact.SomeOf(typed[name]) || r.Comment != "=we mend it" || r.Side != scorecard.Theirs {
			t.Errorf("%s came back as %+v", name, r)
		}
	}
}

func TestARequestTellsNothingOfOurSide(t *testing.T) {
	f := requestOf(t, sampleCard())
	for _, name := range f.GetSheetList() {
		rows, _ := f.GetRows(name)
		for _, row := range rows {
			for _, cell := range row {
				if strings.Contains(cell, "Raised two risks") {
					t.Errorf("%s shows our comment: %s", name, cell)
				}
			}
		}
	}
	facts, _ := f.GetRows(scorecard.RequestSheetFacts)
	if facts[0][1] != scorecard.RequestLayout || facts[4][1] != "2026-10" || facts[5][1] != "theirs" {
		t.Errorf("the facts are %v", facts)
	}
	if visible, _ := f.GetColVisible(scorecard.RequestSheetQuestions, "A"); visible {
		t.Error("the ids are in sight")
	}
	style, _ := f.GetCellStyle(scorecard.RequestSheetQuestions, "C5")
	if look, err := f.GetStyle(style); err != nil || look.Protection != nil && !look.Protection.Locked {
		t.Errorf("a question may be changed: %v", err)
	}
	value, _ := f.GetCellStyle(scorecard.RequestSheetQuestions, "I5")
	if look, err := f.GetStyle(value); err != nil || look.Protection == nil || look.Protection.Locked {
		t.Errorf("an answer may not be typed: %v", err)
	}
}

func TestAPeriodWithoutQuestionsIsRefused(t *testing.T) {
	c := sampleCard()
	c.Period, _ = civil.ParsePeriod("2019-01")
	if err := ReadingsRequest(&bytes.Buffer{}, c, Provenance{}); err == nil || !strings.Contains(err.Error(), "has no period 2019-01") {
		t.Errorf("got %v", err)
	}
}

// The table of readings, taken in again, changes nothing.
func TestTheTableOfReadingsChangesNothingWhenItComesBack(t *testing.T) {
	for seed := range uint64(6) {
		c := randomCard(seed)
		var out bytes.Buffer
		if err := ReadingsCSV(&out, []*scorecard.Book{c.Book}, c.Today); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), byteOrderMark))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(records)-1 != len(c.Book.Readings) {
			t.Errorf("card %d: %d lines for %d readings", seed, len(records)-1, len(c.Book.Readings))
		}
		var rows []scorecard.Row
		for i, record := range records[1:] {
			cell := func(name string) string {
				return strings.TrimPrefix(record[slices.Index(scorecard.ReadingColumns, name)], "'")
			}
			period, err := civil.ParsePeriod(cell("period"))
			if err != nil {
				t.Fatal(err)
			}
			side, _ := scorecard.ParseSide(cell("side"))
			rows = append(rows, scorecard.Row{
				Number: i + 2, Measure: cell("measure"), Period: period, Side: side, State: cell("state"), Value: cell("value"),
				Why: cell("why"), Comment: cell("comment"), Evidence: cell("evidence"), By: cell("by"),
			})
		}
		in := c.Book.TakeIn(rows)
		if len(in.New) > 0 {
			t.Errorf("card %d: %d readings are new: %+v", seed, len(in.New), in.New[0])
		}
		for _, changed := range in.Changed {
			if changed.Before.Value != changed.After.Value || changed.Before.State != changed.After.State || changed.Before.Comment != changed.After.Comment {
				t.Errorf("card %d: %+v became %+v", seed, changed.Before, changed.After)
			}
		}
	}
}

func TestARequestIsPrintedOnePageWideWithItsHeadings(t *testing.T) {
	var out bytes.Buffer
	if err := ReadingsRequest(&out, sampleCard(), Provenance{}); err != nil {
		t.Fatal(err)
	}
	f := opened(t, out.Bytes())
	layout, err := f.GetPageLayout(scorecard.RequestSheetQuestions)
	if err != nil || *layout.FitToWidth != 1 || *layout.Orientation != "landscape" {
		t.Errorf("the page is %+v (%v)", layout, err)
	}
	titles := ""
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" && name.Scope == scorecard.RequestSheetQuestions {
			titles = name.RefersTo
		}
	}
	if want := scorecard.RequestSheetQuestions + "!$4:$4"; titles != want {
		t.Errorf("repeated are %q, want %q", titles, want)
	}
}
