// Package many fills a workspace with as much as the window must take. It needs no window itself, so that one that is measured starts
// with nothing that a test would bring along. Only tests import it.
package many

import (
	"fmt"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// How much the window must take without a stutter.
const (
	Contracts = 10_000
	Suppliers = 2_000
	Bids      = 30
	Criteria  = 60
)

// The references of the large tender with all its marks, and of the same one without any.
const (
	Marked   = "T-MANY"
	Unmarked = "T-NONE"
)

// Fill puts as much into a workspace as the window must take.
func Fill(t testing.TB, ws *store.Workspace) {
	t.Helper()
	err := ws.Do(t.Context(), "Import", func(tx *store.Tx) error {
		all := suppliers()
		if err := tx.AddSuppliers(all); err != nil {
			return err
		}
		return tx.AddContracts(contracts(all))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range []*tender.Tender{contest(true), contest(false)} {
		if err := desk.AddTender(t.Context(), ws, made); err != nil {
			t.Fatal(err)
		}
	}
}

func suppliers() []procurement.Supplier {
	towns := []string{"Caerdydd", "Köln", "Newcastle upon Tyne", "Łódź"}
	all := make([]procurement.Supplier, Suppliers)
	for i := range all {
		all[i] = procurement.Supplier{
			Name: fmt.Sprintf("Gwasanaethau %s %d", towns[i%len(towns)], i+1), Address: towns[i%len(towns)],
			Status: procurement.SupplierActive, Country: "United Kingdom",
		}
	}
	return all
}

func contracts(suppliers []procurement.Supplier) []procurement.Contract {
	day := civil.MustDate("2026-11-21")
	all := make([]procurement.Contract, Contracts)
	for i := range all {
		begin := day.AddMonths(-i % 48)
		all[i] = procurement.Contract{
			Reference: fmt.Sprintf("C-%05d", i+1), Title: fmt.Sprintf("Translation and localisation service %d", (i*7919)%Contracts),
			Parties: []procurement.Party{{Supplier: suppliers[i*31%len(suppliers)].ID, Role: procurement.Lead}},
			Term:    civil.Term{From: begin, To: begin.AddMonths(24 + i%36)}, Status: procurement.Live,
			Currency: money.GBP, Value: money.New(int64(i%997+1)*12_345_00, money.GBP), Spent: money.New(int64(i%500+1)*1_000_00, money.GBP),
		}
	}
	return all
}

// contest is the large tender, with all its marks or none.
func contest(given bool) *tender.Tender {
	t := &tender.Tender{
		Reference: Unmarked, Title: "A service for the whole country", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	if given {
		t.Reference = Marked
	}
	for i := range Criteria {
		t.Criteria = append(t.Criteria, tender.Criterion{ID: fmt.Sprintf("Q%d", i+1), Title: fmt.Sprintf("Question %d of the panel", i+1), Weight: exact.Int(int64(1 + i%5))})
	}
	for i := range Bids {
		offer := tender.Offer{Price: money.New(int64(100_000_00+i*7_000_00), money.GBP), Marks: tender.Marks{}}
		for k, c := range t.Criteria {
			if !given {
				break
			}
			offer.Marks[c.ID] = tender.Mark{Value: exact.Some(exact.Int(int64((i*7 + k*3) % 6)))}
		}
		t.Bids = append(t.Bids, tender.Bid{ID: fmt.Sprintf("B%d", i+1), Supplier: fmt.Sprintf("Bidder %d Limited", i+1), Offer: offer})
	}
	return t
}
