package contracts

import (
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// BenchmarkContracts measures how long steps on the register of 10,000 contracts keep the UI goroutine.
func BenchmarkContracts(b *testing.B) {
	ws := uitest.Many(b)
	all, err := ws.Contracts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	texts := make([][]string, len(all))
	for i, c := range all {
		texts[i] = []string{c.Reference, c.Title, c.End().Words(), c.Value.Words(), c.Status.Words()}
	}
	uitest.MeasureList(
		b, ws,
		func(ws *store.Workspace, host kit.Host) uitest.View { return New(ws, host) },
		func(v uitest.View) uitest.List { return v.(*Page).list.Table },
		texts, []string{"t", "tr", "tra", "translation 7", "koln", "koln 12", "", "newcastle"},
	)
}
