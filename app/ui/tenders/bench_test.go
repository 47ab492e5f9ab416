package tenders

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/app/ui/uitest/many"
	"counterweight/procurement/exact"
)

// BenchmarkTenders measures how long steps on a tender of 30 bids × 60 criteria keep the UI goroutine.
func BenchmarkTenders(b *testing.B) {
	ws := uitest.Many(b)
	typed := 0 // the marks are there to stay: each is typed into the next cell
	for name, prepare := range map[string]func(*uitest.Bench) uitest.Step{
		"open-list":     openList,
		"open-scores":   func(m *uitest.Bench) uitest.Step { return openSide(m, "Scores") },
		"open-weighing": func(m *uitest.Bench) uitest.Step { return openSide(m, "Weighing") },
		"mark-typed":    func(m *uitest.Bench) uitest.Step { return typeMarks(m, &typed) },
		"slider":        moveBalance,
		"scroll":        scrollMatrix,
	} {
		b.Run("ours/"+name, func(b *testing.B) {
			m := uitest.ShowBench(b, ws, func(ws *store.Workspace, host kit.Host) uitest.View { return New(ws, host) })
			m.Measure(b, prepare(m))
		})
	}
	for name, prepare := range map[string]func(fyne.Window) uitest.Step{
		"open-list": openBare, "open-scores": openBare, "open-weighing": openBare,
		"mark-typed": changeBare, "slider": refreshBare, "scroll": scrollBare,
	} {
		b.Run("yardstick/"+name, func(b *testing.B) { uitest.MeasureBare(b, prepare) })
	}
}

func openList(m *uitest.Bench) uitest.Step {
	return func(int) {
		m.View = New(m.Workspace, m.Host)
		m.Window().SetContent(kit.Layered(m.View.Object()))
		m.View.Load()
	}
}

// openAt opens a side of a tender anew.
func openAt(m *uitest.Bench, reference, side string) *openTender {
	m.Remember(openKey, "")
	page := New(m.Workspace, m.Host)
	m.View = page
	m.Window().SetContent(kit.Layered(page.Object()))
	page.Show(kit.Thing{Kind: kit.TenderThing, Name: reference, Part: side})
	if page.open == nil {
		m.T.Fatal(m.Toasts)
	}
	return page.open
}

func openSide(m *uitest.Bench, side string) uitest.Step {
	return func(int) { openAt(m, many.Marked, side) }
}

// typeMarks types marks into empty cells and saves them, and shows the tender as it was read back.
func typeMarks(m *uitest.Bench, typed *int) uitest.Step {
	grid := openAt(m, many.Unmarked, "Scores").side("Scores").(*scores).grid
	grid.Focus()
	return func(int) {
		row, col := *typed%many.Criteria, *typed/many.Criteria%many.Bids
		*typed++
		if at, _ := grid.Selected(); at != row {
			grid.Select(row, col)
		}
		m.Focused().TypedRune(rune('0' + row%6))
		m.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

func moveBalance(m *uitest.Bench) uitest.Step {
	tab := openAt(m, many.Marked, "Weighing").side("Weighing").(*weighingTab)
	return func(i int) { tab.ask(exact.Some(exact.Int(int64(20 + i%60)))) }
}

func scrollMatrix(m *uitest.Bench) uitest.Step {
	openAt(m, many.Marked, "Weighing")
	scroll := m.Longest()
	return func(i int) {
		scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(-40*(1-2*(i/30%2))))})
	}
}

// bareMarks is the matrix as texts.
func bareMarks() [][]string {
	rows := make([][]string, many.Criteria)
	for i := range rows {
		for k := range many.Bids {
			rows[i] = append(rows[i], fmt.Sprint((k*7+i*3)%6))
		}
	}
	return rows
}

func openBare(w fyne.Window) uitest.Step {
	rows := bareMarks()
	return func(int) { w.SetContent(uitest.NewBare(rows).Table) }
}

func changeBare(w fyne.Window) uitest.Step {
	rows := bareMarks()
	bare := uitest.NewBare(rows)
	w.SetContent(bare.Table)
	return func(i int) {
		row, col := i%many.Criteria, i/many.Criteria%many.Bids
		rows[row][col] = fmt.Sprint(i % 6)
		bare.RefreshItem(widget.TableCellID{Row: row, Col: col})
		bare.Select(widget.TableCellID{Row: row, Col: col})
	}
}

func refreshBare(w fyne.Window) uitest.Step {
	rows := bareMarks()
	bare := uitest.NewBare(rows)
	w.SetContent(bare.Table)
	return func(i int) {
		for k := range rows[0] {
			rows[i%4][k] = fmt.Sprint(i)
		}
		bare.Refresh()
	}
}

func scrollBare(w fyne.Window) uitest.Step {
	bare := uitest.NewBare(bareMarks())
	w.SetContent(bare.Table)
	return func(i int) { bare.ScrollToOffset(fyne.NewPos(0, float32(40*(i%30)))) }
}
