package uitest

import (
	"cmp"
	"image/color"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// Bench is a page in a window whose steps are measured: how long each keeps the UI goroutine, without what runs off it and without
// painting.
type Bench struct {
	*Host
	away, back time.Duration // spent off the UI goroutine so far, and in what came back onto it
}

// Step is something that is done in a window again and again.
type Step func(i int)

// ShowBench puts a page over a workspace into a window.
func ShowBench(b *testing.B, ws *store.Workspace, open func(*store.Workspace, kit.Host) View) *Bench {
	b.Helper()
	bench := &Bench{}
	bench.Host = show(b, kit.Theme{Scale: 1}, ws, kit.Runner{Away: bench.leave, Back: bench.come, Later: kit.Inline.Later, Unhurried: bench.leave}, open)
	return bench
}

func (m *Bench) leave(work func()) {
	start, back := time.Now(), m.back
	work()
	m.away += time.Since(start) - (m.back - back)
}

func (m *Bench) come(show func()) {
	start := time.Now()
	show()
	m.back += time.Since(start)
}

// Measure does a step again and again and reports as p99-ms what 99 of 100 of them do not exceed.
func (m *Bench) Measure(b *testing.B, do Step) {
	b.Helper()
	measure(b, func(i int) time.Duration {
		start, away := time.Now(), m.away
		do(i)
		return time.Since(start) - (m.away - away)
	})
}

func measure(b *testing.B, do func(i int) time.Duration) {
	b.Helper()
	do(0)
	runtime.GC()
	took := make([]time.Duration, 0, b.N)
	b.ResetTimer()
	for i := range b.N {
		took = append(took, do(i+1))
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e6, "p99-ms")
}

// List is a table as far as its steps go.
type List interface {
	SetFilter(words string)
	SortBy(column int)
	TypedKey(*fyne.KeyEvent)
}

// MeasureList measures the steps of a page that is a list: to open it, a keystroke in its filter, a sort, a turn of the wheel, an arrow
// key. The yardstick are the same steps on the toolkit's own table with these texts.
func MeasureList(b *testing.B, ws *store.Workspace, open func(*store.Workspace, kit.Host) View, list func(View) List, texts [][]string, filters []string) {
	b.Run("ours/open", func(b *testing.B) {
		m := ShowBench(b, ws, open)
		m.Measure(b, func(int) {
			m.View = open(ws, m.Host)
			m.Window().SetContent(kit.Layered(m.View.Object()))
			m.View.Load()
		})
	})
	for name, step := range map[string]func(List, *container.Scroll) Step{
		"filter": func(l List, _ *container.Scroll) Step {
			return func(i int) { l.SetFilter(filters[i%len(filters)]) }
		},
		"sort": func(l List, _ *container.Scroll) Step { return func(i int) { l.SortBy(i / 2 % 3) } },
		"scroll": func(_ List, s *container.Scroll) Step {
			return func(i int) { s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(-40*(1-2*(i/200%2))))}) }
		},
		"arrow": func(l List, _ *container.Scroll) Step {
			return func(i int) { l.TypedKey(&fyne.KeyEvent{Name: arrows[i%len(arrows)]}) }
		},
	} {
		b.Run("ours/"+name, func(b *testing.B) {
			m := ShowBench(b, ws, open)
			m.Measure(b, step(list(m.View), m.Longest()))
		})
	}
	for name, step := range bareSteps(texts, filters) {
		b.Run("yardstick/"+name, func(b *testing.B) { MeasureBare(b, step) })
	}
}

var arrows = []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyHome}

// Longest is what scrolls furthest in the window.
func (m *Bench) Longest() *container.Scroll {
	var longest *container.Scroll
	Each(m, func(s *container.Scroll) {
		if longest == nil || s.Content.MinSize().Height > longest.Content.MinSize().Height {
			longest = s
		}
	})
	return longest
}

// MeasureBare measures a step on a bare widget of the toolkit.
func MeasureBare(b *testing.B, prepare func(w fyne.Window) Step) {
	test.NewTempApp(b).Settings().SetTheme(&kit.Theme{Scale: 1})
	w := test.NewTempWindow(b, canvas.NewRectangle(color.Black))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1170, 768))
	do := prepare(w)
	measure(b, func(i int) time.Duration {
		start := time.Now()
		do(i)
		return time.Since(start)
	})
}

// Bare is a table as somebody would write it with the toolkit alone.
type Bare struct {
	*widget.Table
	rows [][]string
}

// NewBare is a table of texts by rows.
func NewBare(rows [][]string) *Bare {
	t := &Bare{rows: rows}
	t.Table = widget.NewTable(
		func() (int, int) { return len(t.rows), len(rows[0]) },
		func() fyne.CanvasObject { return canvas.NewText("", color.Black) },
		func(id widget.TableCellID, o fyne.CanvasObject) {
			if id.Row >= len(t.rows) {
				return
			}
			text := o.(*canvas.Text)
			if s := t.rows[id.Row][id.Col]; s != text.Text {
				text.Text = s
				text.Refresh()
			}
		},
	)
	for i := range rows[0] {
		t.SetColumnWidth(i, max(64, 1100/float32(len(rows[0]))))
	}
	return t
}

func (t *Bare) show(rows [][]string) {
	t.rows = rows
	t.Refresh()
}

func bareSteps(texts [][]string, filters []string) map[string]func(fyne.Window) Step {
	shown := func(w fyne.Window) *Bare {
		bare := NewBare(texts)
		w.SetContent(bare.Table)
		return bare
	}
	return map[string]func(fyne.Window) Step{
		"open": func(w fyne.Window) Step { return func(int) { shown(w) } },
		"filter": func(w fyne.Window) Step {
			bare := shown(w)
			folded := make([]string, len(texts))
			for i, row := range texts {
				folded[i] = strings.ToLower(strings.Join(row, "\n"))
			}
			return func(i int) {
				var left [][]string
				for k, row := range texts {
					if strings.Contains(folded[k], filters[i%len(filters)]) {
						left = append(left, row)
					}
				}
				bare.show(left)
			}
		},
		"sort": func(w fyne.Window) Step {
			bare := shown(w)
			return func(i int) {
				sorted := slices.Clone(texts)
				slices.SortStableFunc(sorted, func(x, y []string) int { return cmp.Compare(x[i/2%3], y[i/2%3]) })
				bare.show(sorted)
			}
		},
		"scroll": func(w fyne.Window) Step {
			bare := shown(w)
			return func(i int) { bare.ScrollToOffset(fyne.NewPos(0, float32(40*(i%200)))) }
		},
		"arrow": func(w fyne.Window) Step {
			bare := shown(w)
			return func(i int) { bare.Select(widget.TableCellID{Row: i * 17 % len(texts)}) }
		},
	}
}
