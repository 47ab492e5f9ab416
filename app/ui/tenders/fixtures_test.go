package tenders

import (
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// desktop is the window around the page, for a test.
type desktop struct {
	*uitest.Host
	page *Page
}

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, sample bool) *desktop {
	t.Helper()
	return onDesktopIn(t, kit.Theme{Scale: 1}, sample)
}

func onDesktopIn(t *testing.T, look kit.Theme, sample bool) *desktop {
	t.Helper()
	d := &desktop{}
	d.Host = uitest.Show(t, look, sample, func(ws *store.Workspace, host kit.Host) uitest.View {
		d.page = New(ws, host)
		return d.page
	})
	return d
}

// open brings a side of a tender to the front.
func (d *desktop) open(reference, side string) *openTender {
	d.T.Helper()
	d.page.Show(kit.Thing{Kind: kit.TenderThing, Name: reference, Part: side})
	if d.page.open == nil {
		d.T.Fatalf("%s did not open: %v", reference, d.Toasts)
	}
	return d.page.open
}

// add puts a tender into the workspace.
func (d *desktop) add(made *tender.Tender) {
	d.T.Helper()
	if err := desk.AddTender(d.T.Context(), d.Workspace, made); err != nil {
		d.T.Fatal(err)
	}
	d.page.Load()
}

// contestOf is a tender of so many bids and criteria without a mark, weighed 40 to 60.
func contestOf(bids, criteria int) *tender.Tender {
	t := &tender.Tender{
		Reference: "T-100", Title: "A new service", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	for i := range criteria {
		id := "Q" + string(rune('A'+i/10)) + string(rune('0'+i%10))
		t.Criteria = append(t.Criteria, tender.Criterion{ID: id, Title: "Question " + id, Weight: exact.Int(int64(1 + i%5))})
	}
	for i := range bids {
		id := "B" + string(rune('A'+i/10)) + string(rune('0'+i%10))
		t.Bids = append(t.Bids, tender.Bid{ID: id, Supplier: "Supplier " + id, Offer: tender.Offer{Price: money.New(int64(100_000_00+i*7_000_00), money.GBP)}})
	}
	return t
}
