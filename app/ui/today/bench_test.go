package today

import (
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// BenchmarkToday measures how long steps on the page keep the UI goroutine in an office of 10,000 contracts; what needs a decision is gathered
// off it. The yardstick shows a table of as many lines.
func BenchmarkToday(b *testing.B) {
	ws := uitest.Many(b)
	open := func(ws *store.Workspace, host kit.Host) uitest.View { return New(ws, host) }
	b.Run("ours/open", func(b *testing.B) {
		m := uitest.ShowBench(b, ws, open)
		m.Measure(b, func(int) {
			m.View = open(ws, m.Host)
			m.Window().SetContent(kit.Layered(m.View.Object()))
			m.View.Load()
		})
	})
	b.Run("ours/arrow", func(b *testing.B) {
		m := uitest.ShowBench(b, ws, open)
		list := m.View.(*Page).list.list
		m.Measure(b, func(i int) { list.Go(i % atOnce) })
	})
	rows := make([][]string, 10_000)
	for i := range rows {
		rows[i] = []string{"Give notice or extend", "C-00014 Appeals delivery partner. Option 1 of 2, 12 months, £1.9m", "by 11 Dec · 20 days"}
	}
	show := func(w fyne.Window) uitest.Step {
		return func(int) { w.SetContent(uitest.NewBare(rows).Table) }
	}
	b.Run("yardstick/open", func(b *testing.B) { uitest.MeasureBare(b, show) })
	b.Run("yardstick/arrow", func(b *testing.B) { uitest.MeasureBare(b, show) })
}
