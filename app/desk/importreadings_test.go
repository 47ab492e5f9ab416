package desk_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

var readingsDay = civil.MustDate("2026-11-20")

func readingFile(t testing.TB, name string, data []byte) *exchange.ReadingFile {
	t.Helper()
	f, err := exchange.ReadReadings(exchange.Data{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func inShort(r *desk.ReadingsReport) string {
	return fmt.Sprintf("%d rows: %d new, %d changed, %d the same, %d left out; %d empty", r.Rows, r.Taken, r.Updated, r.Unchanged, len(r.LeftOut), r.Empty)
}

func TestReadingsOfATableAreTakenInOnceAndNothingIsLost(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	take := func(text, want string, dry bool) *desk.ReadingsReport {
		t.Helper()
		r, err := desk.ImportReadings(t.Context(), ws, readingFile(t, "readings.csv", []byte(text)), readingsDay, desk.ReadingsOptions{DryRun: dry})
		if err != nil {
			t.Fatal(err)
		}
		if got := inShort(r); got != want {
			t.Errorf("got %s, want %s: %v", got, want, r.LeftOut)
		}
		return r
	}
	const table = "scorecard,measure,period,side,value,comment\nS-014,M-001,2026-10,ours,44/50,two late\nS-014,Time to restore service,2026-10,ours,3.1 h,\n" +
		"S-014,M-003,2026-10,ours,lots,\nS-099,M-003,2026-10,ours,1,\nS-014,M-003,2026-09,ours,5,\nS-014,Forecast to actual cost,2026-09,ours,6,\n"
	take(table, "6 rows: 2 new, 0 changed, 0 the same, 4 left out; 0 empty", true)
	before := head(t, ws)
	take(table, "6 rows: 2 new, 0 changed, 0 the same, 4 left out; 0 empty", false)
	if head(t, ws) == before {
		t.Error("nothing was written")
	}
	before = head(t, ws)
	take(table, "6 rows: 0 new, 0 changed, 2 the same, 4 left out; 0 empty", false)
	if head(t, ws) != before {
		t.Error("the same file again wrote something")
	}
	r := take("scorecard,measure,period,side,value,comment\nS-014,M-001,2026-10,ours,45/50,\nS-014,M-002,2026-10,ours,,\n",
		"1 rows: 0 new, 1 changed, 0 the same, 0 left out; 1 empty", false)
	if c := r.Changes[0]; c.Before != "88 % “two late”" || c.After != "90 % “two late”" {
		t.Errorf("it says that %q became %q", c.Before, c.After)
	}
	all := bookReadings(t, ws, b.Card.ID)
	if want := "1 ours 90 (Ann Lee) two late; 2 ours 3.1 (Ann Lee)"; all != want {
		t.Errorf("there is %s, want %s", all, want)
	}
}

// bookReadings are the readings of a card in short.
func bookReadings(t testing.TB, ws *store.Workspace, id scorecard.CardID) string {
	t.Helper()
	b, err := ws.Book(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, r := range b.Readings {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%d %v %v (%s) %s%s", r.Measure, r.Side, r.Value, r.By, r.Why, r.Comment)))
	}
	return strings.Join(all, "; ")
}

// answered is a request for October with cells changed, by sheet and cell.
func answered(t testing.TB, ws *store.Workspace, id scorecard.CardID, cells map[string]any) []byte {
	t.Helper()
	b, err := desk.ReadBook(t.Context(), ws, id, readingsDay)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = export.ReadingsRequest(&out, &export.Scorecard{Book: b, Period: monthOf(t, "2026-10"), Today: readingsDay}, export.Provenance{})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	for place, value := range cells {
		sheet, cell, _ := strings.Cut(place, "!")
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var filled bytes.Buffer
	if err := book.Write(&filled); err != nil {
		t.Fatal(err)
	}
	return filled.Bytes()
}

func TestARequestThatComesBackWritesOnlyTheirSide(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	october := monthOf(t, "2026-10")
	first := b.Card.Perspectives[0].Objectives[0].Measures[0].Measure
	ours := scorecard.Reading{Card: b.Card.ID, Measure: first, Period: october, Side: scorecard.Ours, State: scorecard.Measured, Value: exact.SomeOf("88")}
	theirs := ours
	theirs.Side, theirs.Value, theirs.Comment = scorecard.Theirs, exact.SomeOf("92"), "all but two"
	if err := desk.RecordReadings(t.Context(), ws, []scorecard.Reading{ours, theirs}, ""); err != nil {
		t.Fatal(err)
	}
	// Columns H to N are state, value, numerator, denominator, why, comment and evidence; measures begin in row 5.
	filled := answered(t, ws, b.Card.ID, map[string]any{
		"Readings!I5": 91, "Readings!I6": 3.5, "Readings!H7": "Not measurable", "Readings!L7": "the ledger was closed", "Readings!I9": 9, "About!B9": "Grace Adeyemi",
	})
	f := readingFile(t, "answers.xlsx", filled)
	r, err := desk.ImportReadings(t.Context(), ws, f, readingsDay, desk.ReadingsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := inShort(r), "4 rows: 2 new, 1 changed, 0 the same, 1 left out; 4 empty"; got != want {
		t.Errorf("got %s, want %s: %v", got, want, r.LeftOut)
	}
	want := "1 ours 88 (Ann Lee); 1 theirs 91 (Grace Adeyemi) all but two; 2 theirs 3.5 (Grace Adeyemi); 3 theirs  (Grace Adeyemi) the ledger was closed"
	if got := bookReadings(t, ws, b.Card.ID); got != want {
		t.Errorf("there is\n%s, want\n%s", got, want)
	}

	for name, cells := range map[string]map[string]any{
		"another card": {"About!B4": "77"}, "another reference": {"About!B2": "S-099"}, "our side": {"About!B6": "ours"},
	} {
		data := answered(t, ws, b.Card.ID, cells)
		file := readingFile(t, "answers.xlsx", data)
		var wrong *exchange.TableError
		if _, err := desk.ImportReadings(t.Context(), ws, file, readingsDay, desk.ReadingsOptions{}); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := readingFile(t, "answers.xlsx", answered(t, ws, b.Card.ID, map[string]any{"Readings!A5": "400", "Readings!I5": 91}))
	if r, err = desk.ImportReadings(t.Context(), ws, other, readingsDay, desk.ReadingsOptions{}); err != nil || len(r.LeftOut) != 1 {
		t.Errorf("a measure that was not asked for: %+v, %v", r, err)
	}

	if err := desk.ClosePeriod(t.Context(), ws, b.Card.ID, october); err != nil {
		t.Fatal(err)
	}
	late := readingFile(t, "answers.xlsx", answered(t, ws, b.Card.ID, map[string]any{"Readings!I5": 95}))
	var needs *desk.ReasonError
	if _, err := desk.ImportReadings(t.Context(), ws, late, readingsDay, desk.ReadingsOptions{}); !errors.As(err, &needs) {
		t.Errorf("after closing: %v", err)
	}
}

// The table that goes out comes back without changing anything.
func TestTheTableOfReadingsComesBackTheSame(t *testing.T) {
	ws := sampleWorkspace(t)
	cards, err := ws.Cards(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var books []*scorecard.Book
	for _, c := range cards {
		b, err := ws.Book(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, b)
	}
	var out bytes.Buffer
	if err := export.ReadingsCSV(&out, books, readingsDay); err != nil {
		t.Fatal(err)
	}
	r, err := desk.ImportReadings(t.Context(), ws, readingFile(t, "readings.csv", out.Bytes()), readingsDay, desk.ReadingsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Rows < 400 || r.Unchanged != r.Rows {
		t.Errorf("it comes back as %s: %v %v", inShort(r), r.LeftOut, r.Changes)
	}
}
