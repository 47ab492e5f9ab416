package register

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

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

// BenchmarkRegister measures how long the view of 10,000 contracts keeps the UI goroutine when it is opened and read, and when another of its
// sides is brought to the front. The yardstick is the toolkit's own table being opened with one row a contract.
func BenchmarkRegister(b *testing.B) {
	ws := uitest.Many(b)
	all, err := ws.Contracts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	texts := make([][]string, len(all))
	for i, c := range all {
		texts[i] = []string{c.Reference, c.Title, c.End().Words(), c.Value.Words(), c.Status.Words()}
	}
	open := func(ws *store.Workspace, host kit.Host) uitest.View { return &framed{Page: New(ws, host)} }
	bare := func(w fyne.Window) uitest.Step { return func(int) { w.SetContent(uitest.NewBare(texts)) } }
	b.Run("ours/open", func(b *testing.B) {
		m := uitest.ShowBench(b, ws, open)
		m.Measure(b, func(int) {
			m.View = open(ws, m.Host)
			m.Window().SetContent(kit.Layered(m.View.Object()))
			m.View.Load()
		})
	})
	b.Run("ours/side", func(b *testing.B) {
		m := uitest.ShowBench(b, ws, open)
		m.Measure(b, func(i int) { m.View.(*framed).tabs.Select(allSides[i%len(allSides)]) })
	})
	for _, name := range []string{"open", "side"} {
		b.Run("yardstick/"+name, func(b *testing.B) { uitest.MeasureBare(b, bare) })
	}
}
