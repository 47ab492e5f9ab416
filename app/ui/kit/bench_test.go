package kit

import (
	"cmp"
	"fmt"
	"image/color"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// These benchmarks measure single steps on the UI goroutine, without painting, beside the same step on a bare widget.Table of the
// toolkit. No step may take longer than a frame, 16 ms, at the 99th percentile; that is what p99-ms reports.

const manyRows = 10_000

// step is something that is done in a window again and again.
type step func(i int)

// measure runs a step and reports its 99th percentile.
func measure(b *testing.B, prepare func(b *testing.B) step) {
	b.Helper()
	do := prepare(b)
	do(0)
	runtime.GC()
	took := make([]time.Duration, 0, b.N)
	b.ResetTimer()
	for i := range b.N {
		start := time.Now()
		do(i + 1)
		took = append(took, time.Since(start))
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

func benchWindow(b *testing.B, o fyne.CanvasObject) fyne.Window {
	b.Helper()
	test.NewTempApp(b).Settings().SetTheme(&Theme{})
	w := test.NewTempWindow(b, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1170, 768))
	return w
}

// manyDeals are rows whose texts are as long as those of a register.
func manyDeals(n int) []deal {
	places := []string{"Cardiff", "Łódź", "Caerdydd", "Köln", "Newcastle upon Tyne"}
	rows := make([]deal, n)
	for i := range rows {
		rows[i] = deal{
			key: fmt.Sprint(i), name: fmt.Sprintf("Gwasanaeth cyfieithu a lleoleiddio %d", (i*7919)%n), place: places[i%len(places)],
			value: (i * 104_729) % 9_400_000, rating: Rating(i % 5), spent: float64(i%100) / 100,
		}
	}
	return rows
}

var filters = []string{"g", "gw", "gwa", "gwasanaeth 7", "koln", "koln 12", "", "newcastle"}

func BenchmarkTable(b *testing.B) {
	rows := manyDeals(manyRows)
	ours := func(b *testing.B) (*Table[deal], fyne.Window) {
		table := dealTable()
		w := benchWindow(b, table)
		table.SetPrepared(table.Prepare(rows))
		return table, w
	}
	for name, prepare := range map[string]func(b *testing.B) step{
		"open": func(b *testing.B) step {
			w := benchWindow(b, canvas.NewRectangle(color.Black))
			return func(int) {
				table := dealTable()
				table.SetPrepared(table.Prepare(rows[:40])) // the rest comes when the first rows are seen
				w.SetContent(table)
			}
		},
		"rows": func(b *testing.B) step {
			table, _ := ours(b)
			prepared := table.Prepare(rows)
			return func(int) { table.SetPrepared(prepared) }
		},
		"filter": func(b *testing.B) step {
			table, _ := ours(b)
			return func(i int) { table.SetFilter(filters[i%len(filters)]) }
		},
		"sort": func(b *testing.B) step {
			table, _ := ours(b)
			return func(i int) { table.SortBy(i / 2 % 3) }
		},
		"scroll": func(b *testing.B) step {
			table, _ := ours(b)
			return func(i int) {
				table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(-40*(1-2*(i/200%2))))})
			}
		},
		"arrow": func(b *testing.B) step {
			table, _ := ours(b)
			keys := []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyHome}
			return func(i int) { table.body.TypedKey(&fyne.KeyEvent{Name: keys[i%len(keys)]}) }
		},
	} {
		b.Run("ours/"+name, func(b *testing.B) { measure(b, prepare) })
	}
	for name, prepare := range bareSteps(rows) {
		b.Run("yardstick/"+name, func(b *testing.B) { measure(b, prepare) })
	}
}

// bareSteps are the same steps on the toolkit's own table with the same texts.
func bareSteps(rows []deal) map[string]func(b *testing.B) step {
	open := func(b *testing.B) *bareTable {
		bare := newBareTable(rows)
		benchWindow(b, bare.table)
		return bare
	}
	return map[string]func(b *testing.B) step{
		"open": func(b *testing.B) step {
			w := benchWindow(b, canvas.NewRectangle(color.Black))
			return func(int) { w.SetContent(newBareTable(rows[:40]).table) }
		},
		"rows": func(b *testing.B) step {
			bare := open(b)
			return func(int) { bare.show(rows) }
		},
		"filter": func(b *testing.B) step {
			bare := open(b)
			folded := make([]string, len(rows))
			for i, row := range rows {
				folded[i] = strings.ToLower(row.name + "\n" + row.place)
			}
			return func(i int) {
				var left []deal
				for j, row := range rows {
					if strings.Contains(folded[j], filters[i%len(filters)]) {
						left = append(left, row)
					}
				}
				bare.show(left)
			}
		},
		"sort": func(b *testing.B) step {
			bare := open(b)
			return func(i int) {
				sorted := slices.Clone(rows)
				slices.SortStableFunc(sorted, func(x, y deal) int { return cmp.Compare(bare.texts[i/2%3](x), bare.texts[i/2%3](y)) })
				bare.show(sorted)
			}
		},
		"scroll": func(b *testing.B) step {
			bare := open(b)
			return func(i int) { bare.table.ScrollToOffset(fyne.NewPos(0, float32(40*(i%200)))) }
		},
		"arrow": func(b *testing.B) step {
			bare := open(b)
			return func(i int) { bare.table.Select(widget.TableCellID{Row: i * 17 % manyRows}) }
		},
	}
}

// bareTable is what somebody would write with the toolkit alone.
type bareTable struct {
	table *widget.Table
	rows  []deal
	texts []func(deal) string
}

func newBareTable(rows []deal) *bareTable {
	t := &bareTable{rows: rows, texts: []func(deal) string{
		func(d deal) string { return d.name }, func(d deal) string { return d.place },
		func(d deal) string { return fmt.Sprint(d.value) }, func(d deal) string { return d.rating.Words() },
	}}
	t.table = widget.NewTable(
		func() (int, int) { return len(t.rows), len(t.texts) },
		func() fyne.CanvasObject { return canvas.NewText("", color.Black) },
		func(id widget.TableCellID, o fyne.CanvasObject) {
			if id.Row >= len(t.rows) {
				return
			}
			text := o.(*canvas.Text)
			if s := t.texts[id.Col](t.rows[id.Row]); s != text.Text {
				text.Text = s
				text.Refresh()
			}
		},
	)
	for i, width := range []float32{500, 200, 200, 200} {
		t.table.SetColumnWidth(i, width)
	}
	return t
}

func (t *bareTable) show(rows []deal) {
	t.rows = rows
	t.table.Refresh()
}

func BenchmarkGrid(b *testing.B) {
	typed := func(b *testing.B) step {
		g := NewGrid(newSheet(60, 30).spec())
		w := benchWindow(b, g)
		w.Canvas().Focus(g.body)
		return func(i int) {
			g.body.TypedRune(rune('0' + i%5))
			g.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	bare := func(b *testing.B) step {
		s := newSheet(60, 30)
		table := widget.NewTable(
			func() (int, int) { return s.rows, s.cols },
			func() fyne.CanvasObject { return canvas.NewText("", color.Black) },
			func(id widget.TableCellID, o fyne.CanvasObject) {
				text := o.(*canvas.Text)
				if mark := s.marks[cellAt{id.Row, id.Col}]; mark != text.Text {
					text.Text = mark
					text.Refresh()
				}
			},
		)
		benchWindow(b, table)
		return func(i int) {
			at := cellAt{i % 60, i / 60 % 30}
			s.marks[at] = fmt.Sprint(i % 5)
			table.RefreshItem(widget.TableCellID{Row: at.row, Col: at.col})
			table.Select(widget.TableCellID{Row: (at.row + 1) % 60, Col: at.col})
		}
	}
	b.Run("ours/mark-typed", func(b *testing.B) { measure(b, typed) })
	b.Run("yardstick/mark-typed", func(b *testing.B) { measure(b, bare) })
}

func BenchmarkField(b *testing.B) {
	b.Run("ours/letter", func(b *testing.B) {
		measure(b, func(b *testing.B) step {
			f := DateField("Ends", today, today, nil)
			w := benchWindow(b, Layered(NewForm(3, f)))
			w.Canvas().Focus(f.control)
			return func(i int) {
				f.control.TypedRune(rune("12 mar 27 "[i%10]))
				if i%10 == 9 {
					f.Reset("")
				}
			}
		})
	})
	b.Run("yardstick/letter", func(b *testing.B) {
		measure(b, func(b *testing.B) step {
			e := widget.NewEntry()
			e.Validator = func(string) error { return nil }
			w := benchWindow(b, e)
			w.Canvas().Focus(e)
			return func(i int) {
				e.TypedRune(rune("12 mar 27 "[i%10]))
				if i%10 == 9 {
					e.SetText("")
				}
			}
		})
	})
}
