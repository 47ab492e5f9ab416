package roles

import (
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

var pageUp = &fyne.KeyEvent{Name: fyne.KeyPageUp}

// BenchmarkDateSlider measures how long a step of the date slider over 300 teams keeps the UI goroutine; its days are worked out off it.
func BenchmarkDateSlider(b *testing.B) {
	ws := uitest.Workspace(b, false)
	var page *Page
	m := uitest.ShowBench(b, ws, func(ws *store.Workspace, host kit.Host) uitest.View {
		page = New(ws, host)
		return page
	})
	page.show(manyTeams(300, m.Today()))
	c := page.sides[coverageTab].(*coverage)
	m.Measure(b, func(i int) { c.to(m.Today().AddDays(i % 300)) })
}
