//go:build office

package export

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// How many random scorecards LibreOffice recalculates, and how many after a change.
const (
	officeCards   = 200
	officeChanges = 60
)

// cellValues are what all cells of some sheets hold, as they are saved.
func cellValues(t *testing.T, f *excelize.File, sheets ...string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, name := range sheets {
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
				if value != "" {
					found[name+"!"+ref(i+1, row)] = value
				}
			}
		}
	}
	return found
}

func TestOfficeCalculatesTheSameScorecards(t *testing.T) {
	t.Parallel()
	workbooks := map[string][]byte{}
	for seed := range uint64(officeCards) {
		workbooks[fmt.Sprintf("card %d", seed)] = cardWorkbook(t, randomCard(seed))
	}
	sheets := []string{summarySheet, measuresSheet, readingsSheet, trendSheet, checkSheet}
	for name, after := range recalculated(t, workbooks) {
		compareCells(t, name, cellValues(t, opened(t, workbooks[name]), sheets...), cellValues(t, after, sheets...))
		if verdict := raw(t, after, "Check!C3"); verdict != "all equal" {
			t.Errorf("%s: Check says %q", name, verdict)
		}
	}
}

func compareCells(t *testing.T, name string, want, got map[string]string) {
	t.Helper()
	if len(want) < 20 {
		t.Errorf("%s: only %d cells", name, len(want))
	}
	for cell, value := range want {
		if !same(value, got[cell]) {
			t.Errorf("%s: %s should be %s and is %s by LibreOffice", name, cell, value, got[cell])
		}
	}
}

// A reading that is changed in the file and recalculated comes to what the program makes of the same change.
func TestOfficeRatesAChangedReadingAsTheProgram(t *testing.T) {
	t.Parallel()
	workbooks, changed, ends := map[string][]byte{}, map[string]*Scorecard{}, map[string]int{}
	alone := map[string]map[string]string{} // what each side alone came to when the workbook was written: figures, and labelled so
	for seed := uint64(1000); len(workbooks) < officeChanges; seed++ {
		before, after := randomCard(seed), randomCard(seed)
		k := newCardBook(before, Provenance{})
		if len(k.readingRows) == 0 {
			continue
		}
		r := rand.New(rand.NewPCG(seed, 3))
		f := opened(t, cardWorkbook(t, before))
		name := fmt.Sprintf("card %d", seed)
		alone[name] = map[string]string{}
		for row := summaryScoreRow; row < summaryScoreRow+2; row++ {
			for _, column := range []int{sumActual, sumOurs, sumTheirs} {
				cell := "Summary!" + ref(column, row)
				alone[name][cell] = raw(t, f, cell)
			}
		}
		for range 3 {
			row := k.readingRows[r.IntN(len(k.readingRows))]
			column, value := changeReading(r, after, k, row)
			if err := f.SetCellValue(readingsSheet, ref(column, row.row), value); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		workbooks[name], changed[name], ends[name] = out.Bytes(), after, summaryHeadRow+k.summaryRows()
	}
	for name, f := range recalculated(t, workbooks) {
		fresh := opened(t, cardWorkbook(t, changed[name]))
		compareCells(t, name, cellValues(t, fresh, readingsSheet, trendSheet), cellValues(t, f, readingsSheet, trendSheet))
		for row := summaryScoreRow; row <= ends[name]; row++ {
			for _, column := range []int{2, sumActual, sumOurs, sumTheirs, sumScore, sumChange, sumRating} {
				cell := "Summary!" + ref(column, row)
				want, got := raw(t, fresh, cell), raw(t, f, cell)
				if written, stays := alone[name][cell]; stays {
					want = written
				}
				if want != "all equal" && !same(want, got) {
					t.Errorf("%s: %s should be %s and is %s by LibreOffice", name, cell, want, got)
				}
			}
		}
	}
}

// changeReading changes what our side said in a row, and says which cell holds it. What both sides agreed on it changes where there is
// such a thing, since that is what counts.
func changeReading(r *rand.Rand, c *Scorecard, k *cardBook, row *readingRow) (column int, cell any) {
	m, period := row.result.Measure, k.results[row.period].Period
	maker := cardMaker{Rand: r}
	state, value := maker.value(m)
	for i := range c.Book.Positions {
		if p := &c.Book.Positions[i]; p.Measure == m.ID && p.Period == period && r.IntN(2) == 0 {
			p.State, p.Value = state, value
			return colAgreed, saidValue(m, state, value)
		}
	}
	reading := ourReading(c.Book, m.ID, scorecard.Reading{Card: c.Book.Card.ID, Measure: m.ID, Period: period, Side: scorecard.Ours})
	if reading.Numerator.Given() && r.IntN(2) == 0 {
		n := int64(r.IntN(100))
		reading.Numerator = exact.Some(exact.Int(n))
		return colOurAbove, n
	}
	if reading.Numerator.Given() {
		return colOurAbove, given(reading.Numerator)
	}
	if reading.State == scorecard.NotMeasurable {
		reading.Why = "the system was down" // stays in its column
	}
	reading.State, reading.Value = state, value
	return colOurs, saidValue(m, state, value)
}

// ourReading finds our reading, and adds it where there is none.
func ourReading(b *scorecard.Book, id scorecard.MeasureID, blank scorecard.Reading) *scorecard.Reading {
	for i := range b.Readings {
		if r := &b.Readings[i]; r.Measure == id && r.Period == blank.Period && r.Side == scorecard.Ours {
			return r
		}
	}
	b.Readings = append(b.Readings, blank)
	return &b.Readings[len(b.Readings)-1]
}

func TestOfficeAddsAPortfolioUpAsTheProgram(t *testing.T) {
	t.Parallel()
	workbook := portfolioWorkbook(t)
	after := recalculated(t, map[string][]byte{"portfolio": workbook})["portfolio"]
	sheets := []string{portfolioSheet, ratingsSheet, sharedSheet}
	compareCells(t, "portfolio", cellValues(t, opened(t, workbook), sheets...), cellValues(t, after, sheets...))
}
