package register

import (
	"strings"
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
)

// TestALargeOffice shows every side with 10,000 contracts of 2,000 suppliers with awkward names.
func TestALargeOffice(t *testing.T) {
	ws := uitest.Many(t)
	w, err := readWhole(t.Context(), ws, civil.Of(uitest.Now()))
	if err != nil {
		t.Fatal(err)
	}
	if facts := w.facts(); !strings.Contains(facts, "7,309 running") {
		t.Errorf("the facts are %q", facts)
	}
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.page.whole = w
		d.page.show(d.page.prepared(w, lens{}))
		for _, name := range allSides {
			d.side(name)
			d.fits("large "+name, look)
		}
	}
}

// BenchmarkRegister measures how long the view of 10,000 contracts keeps the UI goroutine.
func BenchmarkRegister(b *testing.B) {
	ws := uitest.Many(b)
	open := func(ws *store.Workspace, host kit.Host) uitest.View { return &framed{Page: New(ws, host)} }
	b.Run("load", func(b *testing.B) {
		m := uitest.ShowBench(b, ws, open)
		m.Measure(b, func(int) { m.View.Load() })
	})
	for _, name := range allSides {
		b.Run("show "+name, func(b *testing.B) {
			m := uitest.ShowBench(b, ws, open)
			m.Measure(b, func(i int) { m.View.(*framed).tabs.Select([]string{name, decideTab, timelineTab}[i%2]) })
		})
	}
}
