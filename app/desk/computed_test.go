package desk_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

func TestManyCardsAreComputedAsEachIs(t *testing.T) {
	ws := newWorkspace(t)
	for i := range 20 { // more than are read one by one
		partnership(t, ws, scoredContract(t, ws, fmt.Sprintf("C-%03d", i+1)))
	}
	november := monthOf(t, "2026-11")
	books, err := desk.ReadBooks(t.Context(), ws, november, 0)
	if err != nil || len(books) != 20 {
		t.Fatalf("%d cards, %v", len(books), err)
	}
	for _, b := range books {
		one, err := desk.ReadBook(t.Context(), ws, b.Card.ID, civil.MustDate("2026-11-20"))
		if err != nil {
			t.Fatal(err)
		}
		computed := 0
		for _, r := range one.Readings {
			if r.Period != november || !r.Computed {
				continue
			}
			computed++
			found := false
			for _, other := range b.Readings {
				found = found || other.Measure == r.Measure && cmp.Diff(r, other, whole) == ""
			}
			if !found {
				t.Errorf("%s is computed otherwise among many: %+v is not in %+v", b.Card.Reference, r, b.Readings)
			}
		}
		if computed == 0 {
			t.Errorf("nothing is computed for %s", b.Card.Reference)
		}
	}
}

// The figure is worked out anew whenever the card is read; what somebody said about it stays.
func TestWordsBesideAComputedFigureStay(t *testing.T) {
	ws := newWorkspace(t)
	card := partnership(t, ws, scoredContract(t, ws, "C-001")).Card.ID
	november, day := monthOf(t, "2026-11"), civil.MustDate("2026-11-20")
	computed := func() *scorecard.Reading {
		t.Helper()
		b, err := desk.ReadBook(t.Context(), ws, card, day)
		if err != nil {
			t.Fatal(err)
		}
		for i := range b.Readings {
			if r := &b.Readings[i]; r.Computed && r.Period == november {
				return r
			}
		}
		t.Fatal("nothing is computed")
		return nil
	}
	said := *computed()
	said.Comment, said.Evidence = "two goals wait for the audit", "board of 18 November"
	if err := desk.RecordReadings(t.Context(), ws, []scorecard.Reading{said}, ""); err != nil {
		t.Fatal(err)
	}
	if got := computed(); got.Measure != said.Measure || got.Comment != said.Comment || got.Evidence != said.Evidence || !got.Computed {
		t.Errorf("afterwards it is %+v", got)
	}
}
