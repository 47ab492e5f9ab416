package store

import (
	"testing"
)

func TestWhatAPageLookedLikeIsKeptAndIsNoPartOfTheRecord(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	before, err := ws.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, width := range []string{"120", "96"} {
		if err := ws.SetViewState(ctx, "contracts.width.title", width); err != nil {
			t.Fatal(err)
		}
	}
	state, err := ws.ViewState(ctx)
	if err != nil || state["contracts.width.title"] != "96" {
		t.Errorf("remembered %q, %v; want the last width, 96", state, err)
	}
	if after, err := ws.Head(ctx); err != nil || after != before {
		t.Errorf("the head of the log went from %v to %v (%v): looks are no change", before, after, err)
	}
}
