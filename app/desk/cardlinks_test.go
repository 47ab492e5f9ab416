package desk_test

import (
	"errors"
	"slices"
	"testing"

	"counterweight/app/desk"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

func TestAnAssessmentIsNotedOnTheContract(t *testing.T) {
	ws := newWorkspace(t)
	d := scoredContract(t, ws, "C-014")
	b := partnership(t, ws, d)
	a := scorecard.Assessment{
		Card: b.Card.ID, Occasion: scorecard.Yearly, Window: civil.Term{From: d.Term.From, To: civil.MustDate("2026-12-31")}, Made: civil.MustDate("2026-11-20"),
	}
	save := func() []procurement.PublishedNotice {
		t.Helper()
		if err := desk.SaveAssessment(t.Context(), ws, &a); err != nil {
			t.Fatal(err)
		}
		kept, err := ws.Dossier(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		return kept.Notices
	}
	made := procurement.PublishedNotice{Kind: procurement.KPIAssessment, PublishedOn: a.Made, Covers: a.Window.To}
	if got := save(); !slices.Equal(got, []procurement.PublishedNotice{made}) {
		t.Errorf("once it was made the contract notes %+v", got)
	}
	a.Published, a.Notice = civil.MustDate("2026-11-30"), "2026/S 000-1"
	published := procurement.PublishedNotice{Kind: procurement.ContractPerformance, PublishedOn: a.Published, Covers: a.Window.To, Reference: a.Notice}
	if got := save(); !slices.Equal(got, []procurement.PublishedNotice{made, published}) {
		t.Errorf("once it was published the contract notes %+v", got)
	}
	if got := save(); len(got) != 2 {
		t.Errorf("saved again the contract notes %+v", got)
	}
}

func TestASupplierWithAScorecardIsInUse(t *testing.T) {
	ws := newWorkspace(t)
	supplier := procurement.Supplier{Name: "Plainly"}
	if err := desk.SaveSupplier(t.Context(), ws, &supplier, ""); err != nil {
		t.Fatal(err)
	}
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	err := desk.ChangeCard(t.Context(), ws, b.Card.ID, "Change what S-014 is about", "", func(c *scorecard.Card) {
		c.Subject = scorecard.Subject{Kind: scorecard.OfSupplier, Register: int64(supplier.ID), Name: "Plainly"}
	})
	if err != nil {
		t.Fatal(err)
	}
	var inUse *desk.InUseError
	if err := desk.RemoveSupplier(t.Context(), ws, supplier.ID); !errors.As(err, &inUse) || !slices.Equal(inUse.Uses, []string{"scorecard S-014"}) {
		t.Errorf("a supplier with a scorecard: %v", err)
	}
	if err := desk.RemoveCard(t.Context(), ws, b.Card.ID); err != nil {
		t.Fatal(err)
	}
	if err := desk.RemoveSupplier(t.Context(), ws, supplier.ID); err != nil {
		t.Errorf("without it: %v", err)
	}
}
