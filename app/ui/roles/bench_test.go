package roles

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

var pageUp = &fyne.KeyEvent{Name: fyne.KeyPageUp}

// BenchmarkDateSlider measures how long a step of the date slider over 300 teams keeps the UI goroutine; its days are worked out off it. The
// yardstick shows a table of as many cells anew.
func BenchmarkDateSlider(b *testing.B) {
	b.Run("ours/drag", func(b *testing.B) {
		var page *Page
		m := uitest.ShowBench(b, uitest.Workspace(b, false), func(ws *store.Workspace, host kit.Host) uitest.View {
			page = New(ws, host)
			return page
		})
		page.show(manyTeams(300, m.Today()))
		c := page.sides[coverageTab].(*coverage)
		m.Measure(b, func(i int) { c.to(m.Today().AddDays(i % 300)) })
	})
	b.Run("yardstick/drag", func(b *testing.B) {
		rows := slices.Repeat([][]string{slices.Repeat([]string{"0.5 ours"}, 40)}, 300)
		uitest.MeasureBare(b, func(w fyne.Window) uitest.Step {
			return func(int) { w.SetContent(uitest.NewBare(rows).Table) }
		})
	})
}
