package export

import (
	"context"
	"slices"
)

// fillPage lays a document of one page out: each table gets a row in turn for as long as the page has room for it. It fails where ctx is
// cancelled.
func fillPage(ctx context.Context, list []summaryTable, layOut func() *Document) (*Document, error) {
	best := layOut()
	full := make([]bool, len(list))
	for slices.Contains(full, false) {
		for i := range list {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			t := &list[i]
			before := t.shown
			if t.shown = t.more(); full[i] || t.shown == before {
				t.shown, full[i] = before, true
				continue
			}
			if d := layOut(); len(d.Pages) == 1 {
				best = d
			} else {
				t.shown, full[i] = before, true
			}
		}
	}
	return best, nil
}
