package desk_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// sampleWorkspace is a workspace with the sample in it.
func sampleWorkspace(t testing.TB) *store.Workspace {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.cw")
	if err := desk.NewWorkspace(t.Context(), path, options(), beginnings(t)); err != nil {
		t.Fatal(err)
	}
	return open(t, path, options())
}

// The sample's scorecards as the workspace has them, on 22 November 2026.
func TestTheSampleHasScorecardsOfAllConditions(t *testing.T) {
	ws := sampleWorkspace(t)
	today := civil.MustDate("2026-11-22")
	cards, err := ws.Cards(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range cards {
		b, err := desk.ReadBook(t.Context(), ws, row.ID, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range b.Check() {
			t.Error(fault)
		}
		result := b.Result(row.Last, today)
		words := "no score"
		if result.Overall.Scored {
			words = result.Overall.Score.Words() + " " + result.Overall.Rating.Words()
		}
		got = append(got, fmt.Sprintf("%s %v: %s, %d of %d measured", row.Reference, row.Last, words, result.Overall.Measured, result.Overall.Due))
		if row.Reference == "S-014" {
			asTheMockUp(t, b, result, today)
		}
	}
	want := []string{
		"S-002 2026-Q3: 70 Approaching target, 4 of 4 measured",
		"S-003 2026-10: no score, 3 of 9 measured",
		"S-010 2026-10: 69 Approaching target, 9 of 9 measured",
		"S-014 2026-10: 71 Approaching target, 9 of 9 measured",
		"S-024 2026-10: 83 Good, 3 of 3 measured",
		"S-031 2026-Q3: 62 Inadequate, 8 of 8 measured",
		"S-032 2026-Q3: 70 Approaching target, 8 of 8 measured",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// asTheMockUp checks what the page of the delivery partner shows.
func asTheMockUp(t *testing.T, b *scorecard.Book, r *scorecard.Result, today civil.Date) {
	t.Helper()
	var parts []string
	for i := range r.Perspectives {
		parts = append(parts, r.Perspectives[i].Score.Words())
	}
	before := b.Result(r.Period.Prev(), today)
	got := fmt.Sprintf("%s; %s before; %s; %d to talk about", strings.Join(parts, " "), before.Overall.Score.Words(), b.Card.TheirName, len(r.TalkingPoints))
	if want := "78 76 63 63 75; 68 before; Fernhill Digital; 1 to talk about"; got != want {
		t.Errorf("it shows %s, want %s", got, want)
	}
}
