package suppliers

import (
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// BenchmarkSuppliers measures how long steps on the register of 2,000 suppliers with 10,000 contracts keep the UI goroutine.
func BenchmarkSuppliers(b *testing.B) {
	ws := uitest.Many(b)
	all, err := ws.Suppliers(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	texts := make([][]string, len(all))
	for i, s := range all {
		texts[i] = []string{s.Name, s.Size.Words(), s.Status.Words(), s.Criticality.Words(), s.Country}
	}
	uitest.MeasureList(
		b, ws,
		func(ws *store.Workspace, host kit.Host) uitest.View { return New(ws, host) },
		func(v uitest.View) uitest.List { return v.(*Page).list.Table },
		texts, []string{"g", "gw", "gwa", "gwasanaethau 7", "koln", "koln 12", "", "newcastle"},
	)
}
