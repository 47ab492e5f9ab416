package export

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// BenchmarkEvaluationWorkbook100x60 writes the workbook of 100 bids on 60 criteria, ranked beforehand. The yardstick is the workbook
// library writing the same cells with the same formulas, values and styles, all at hand, by its fastest way: rows given to its own stream,
// and its own archive. (Cell by cell with SetCellValue and SetCellFormula the library takes about three times as long, and its formulas have
// no numbers as cached values.) The aim is at most 1.5 times as long.
func BenchmarkEvaluationWorkbook100x60(b *testing.B) {
	t := large(100, 60)
	r, err := t.Rank(tender.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := EvaluationWorkbook(io.Discard, t, "", r, someProvenance); err != nil {
				b.Fatal(err)
			}
		}
	})
	cells := readCells(b, workbookOf(b, t))
	b.Run("yardstick", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := cells.stream(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("cell-by-cell", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := cells.set(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func TestTheBenchmarksYardstickWritesTheSameCells(t *testing.T) {
	workbook := workbookOf(t, large(10, 6))
	ours := formulas(t, opened(t, workbook))
	cells := readCells(t, workbook)
	for _, write := range []func(io.Writer) error{cells.stream, cells.set} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		theirs := formulas(t, opened(t, out.Bytes()))
		for cell, want := range ours {
			if theirs[cell].formula != want.formula {
				t.Errorf("the yardstick has %q in %s, not %q", theirs[cell].formula, cell, want.formula)
			}
		}
		if len(theirs) != len(ours) {
			t.Errorf("the yardstick has %d formulas, not %d", len(theirs), len(ours))
		}
	}
}

// large is a tender of this many bids and criteria, marked from 0 to 5, with prices that differ.
func large(bids, criteria int) *tender.Tender {
	t := &tender.Tender{
		Reference: "T-100", Title: "A large tender", Currency: money.GBP, Weights: tender.WeightsRelative,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"),
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
		Ties:  []weighing.Tie{weighing.TieByQuality, weighing.TieByPrice},
	}
	random := rand.New(rand.NewPCG(7, 42))
	for i := range criteria {
		t.Criteria = append(t.Criteria, tender.Criterion{
			ID: fmt.Sprintf("Q%d", i+1), Section: fmt.Sprintf("Section %d", 1+i/12), Title: fmt.Sprintf("What the bidder will do about subject %d", i+1),
			Weight: exact.Int(1 + random.Int64N(20)),
		})
	}
	for i := range bids {
		b := tender.Bid{ID: fmt.Sprintf("B%03d", i+1), Supplier: fmt.Sprintf("Supplier number %d Limited", i+1)}
		b.Price, b.Marks = money.New(100_000_00+random.Int64N(90_000_00), money.GBP), tender.Marks{}
		for k := range criteria {
			b.Marks[t.Criteria[k].ID] = tender.Mark{Value: exact.Some(exact.Int(random.Int64N(6)))}
		}
		t.Bids = append(t.Bids, b)
	}
	return t
}

// cellsOf are all cells of a workbook, ready to be written again.
type cellsOf struct {
	sheets []string
	rows   map[string][][]any // of *excelize.Cell or nil
	styles []*excelize.Style
}

// readCells reads a workbook back, with formulas, values and styles.
func readCells(t testing.TB, workbook []byte) *cellsOf {
	f := opened(t, workbook)
	all := &cellsOf{sheets: f.GetSheetList(), rows: map[string][][]any{}}
	for id := 0; ; id++ {
		style, err := f.GetStyle(id)
		if err != nil {
			break
		}
		all.styles = append(all.styles, style)
	}
	for _, name := range all.sheets {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, columns := range rows {
			cells := make([]any, len(columns))
			for k, text := range columns {
				cells[k] = readCell(t, f, name, ref(k+1, i+1), text)
			}
			all.rows[name] = append(all.rows[name], cells)
		}
	}
	return all
}

func readCell(t testing.TB, f *excelize.File, sheet, at, text string) any {
	formula, err := f.GetCellFormula(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetCellStyle(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	if formula == "" && text == "" && style == 0 {
		return nil
	}
	cell := &excelize.Cell{Formula: formula, StyleID: style}
	kind, err := f.GetCellType(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	number, notANumber := strconv.ParseFloat(text, 64)
	switch {
	case notANumber == nil && kind == excelize.CellTypeUnset:
		cell.Value = number
	case text != "":
		cell.Value = text
	}
	return cell
}

// begin is a new workbook with the same sheets and styles.
func (c *cellsOf) begin() (*excelize.File, error) {
	f := excelize.NewFile()
	for i, name := range c.sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return nil, err
		}
	}
	for _, style := range c.styles[1:] {
		if _, err := f.NewStyle(style); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// stream writes the cells row by row with the library's stream.
func (c *cellsOf) stream(w io.Writer) error {
	f, err := c.begin()
	if err != nil {
		return err
	}
	defer f.Close()
	for _, name := range c.sheets {
		s, err := f.NewStreamWriter(name)
		if err != nil {
			return err
		}
		for i, row := range c.rows[name] {
			if err := s.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
				return err
			}
		}
		if err := s.Flush(); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// set writes the cells one by one.
func (c *cellsOf) set(w io.Writer) error {
	f, err := c.begin()
	if err != nil {
		return err
	}
	defer f.Close()
	for _, name := range c.sheets {
		for i, row := range c.rows[name] {
			for k, value := range row {
				cell, is := value.(*excelize.Cell)
				if !is {
					continue
				}
				if err := setCell(f, name, ref(k+1, i+1), cell); err != nil {
					return err
				}
			}
		}
	}
	return f.Write(w)
}

func setCell(f *excelize.File, sheet, at string, cell *excelize.Cell) error {
	if err := f.SetCellStyle(sheet, at, at, cell.StyleID); err != nil {
		return err
	}
	if cell.Value != nil {
		if err := f.SetCellValue(sheet, at, cell.Value); err != nil {
			return err
		}
	}
	if cell.Formula == "" {
		return nil
	}
	return f.SetCellFormula(sheet, at, cell.Formula)
}
