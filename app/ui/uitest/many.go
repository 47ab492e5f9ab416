package uitest

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
	ManyContracts = 10_000
	ManySuppliers = 2_000
	ManyBids      = 30
	ManyCriteria  = 60
)

// The references of the large tender with all its marks, and of the same one without any.
const (
	ManyMarked   = "T-MANY"
	ManyUnmarked = "T-NONE"
)

// Many is a workspace with as much in it as the window must take.
func Many(t testing.TB) *store.Workspace {
	t.Helper()
	ws := Workspace(t, false)
	FillWithMany(t, ws)
	return ws
}

// FillWithMany puts as much into a workspace as the window must take.
func FillWithMany(t testing.TB, ws *store.Workspace) {
	t.Helper()
	err := ws.Do(t.Context(), "Import", func(tx *store.Tx) error {
		suppliers := manySuppliers()
		if err := tx.AddSuppliers(suppliers); err != nil {
			return err
		}
		return tx.AddContracts(manyContracts(suppliers))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range []*tender.Tender{manyMarks(true), manyMarks(false)} {
		if err := desk.AddTender(t.Context(), ws, made); err != nil {
			t.Fatal(err)
		}
	}
}

func manySuppliers() []procurement.Supplier {
	towns := []string{"Caerdydd", "Köln", "Newcastle upon Tyne", "Łódź"}
	all := make([]procurement.Supplier, ManySuppliers)
	for i := range all {
		all[i] = procurement.Supplier{
			Name: fmt.Sprintf("Gwasanaethau %s %d", towns[i%len(towns)], i+1), Address: towns[i%len(towns)],
			Status: procurement.SupplierActive, Country: "United Kingdom",
		}
	}
	return all
}

func manyContracts(suppliers []procurement.Supplier) []procurement.Contract {
	day := civil.Of(Now())
	all := make([]procurement.Contract, ManyContracts)
	for i := range all {
		begin := day.AddMonths(-i % 48)
		all[i] = procurement.Contract{
			Reference: fmt.Sprintf("C-%05d", i+1), Title: fmt.Sprintf("Translation and localisation service %d", (i*7919)%ManyContracts),
			Parties: []procurement.Party{{Supplier: suppliers[i*31%len(suppliers)].ID, Role: procurement.Lead}},
			Term:    civil.Term{From: begin, To: begin.AddMonths(24 + i%36)}, Status: procurement.Live,
			Currency: money.GBP, Value: money.New(int64(i%997+1)*12_345_00, money.GBP), Spent: money.New(int64(i%500+1)*1_000_00, money.GBP),
		}
	}
	return all
}

// manyMarks is the large tender, with all its marks or none.
func manyMarks(given bool) *tender.Tender {
	t := &tender.Tender{
		Reference: ManyUnmarked, Title: "A service for the whole country", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	if given {
		t.Reference = ManyMarked
	}
	for i := range ManyCriteria {
		t.Criteria = append(t.Criteria, tender.Criterion{ID: fmt.Sprintf("Q%d", i+1), Title: fmt.Sprintf("Question %d of the panel", i+1), Weight: exact.Int(int64(1 + i%5))})
	}
	for i := range ManyBids {
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
