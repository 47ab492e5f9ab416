// Package many is an office with as much in its workspace as the window must take. It needs no window itself, so that one that is measured
// starts with nothing that a test would bring along. Only tests import it.
package many

import (
	"fmt"
	"testing"
	"time"

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

// Today is the day on which the office is looked at.
func Today() time.Time { return time.Date(2026, time.November, 21, 18, 30, 0, 0, time.UTC) }

// awkwardNames are names that rows must stand: Welsh, German, right to left, with signs of other scripts, and none but a letter.
var awkwardNames = []string{
	"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ymgynghorwyr Digidol Cyfyngedig",
	"Rechtsschutzversicherungsgesellschaften Datenverarbeitungsdienstleistungen GmbH & Co. KGaA",
	"شركة النيل للخدمات الرقمية",
	"Σίγμα Υπηρεσίες – 東京ソフトウェア株式会社",
	"Rocket 🚀 Labs 👩‍💻",
	"Ŵyn ac Ŷd Cyf",
	"X",
}

// Fill puts the office into an empty workspace.
func Fill(t testing.TB, ws *store.Workspace) {
	t.Helper()
	if err := desk.LoadSample(t.Context(), ws, Office()); err != nil {
		t.Fatal(err)
	}
}

// Office is what stands in the workspace, the same each time.
func Office() *desk.Sample {
	office := &desk.Sample{Name: "A large office", Tenders: []*tender.Tender{contest(true), contest(false)}}
	for i := range Suppliers {
		office.Suppliers = append(office.Suppliers, procurement.Supplier{
			ID: procurement.SupplierID(i + 1), Name: nameOf(i), Number: fmt.Sprintf("S-%04d", i+1),
			Size: allSizes[i%len(allSizes)], Status: procurement.SupplierActive,
		})
	}
	for i := range Contracts {
		office.Contracts = append(office.Contracts, procurement.Dossier{Contract: contract(i)})
	}
	return office
}

// nameOf is the name of a supplier, awkward for the first few.
func nameOf(i int) string {
	if i < len(awkwardNames) {
		return awkwardNames[i]
	}
	return fmt.Sprintf("Supplier %04d Limited", i+1)
}

var (
	allSizes    = procurement.AllSizes()
	allPricings = procurement.AllPricings()
	allPlaces   = procurement.AllPlaces()
	allTiers    = procurement.AllTiers()
)

// contract is the contract of an index: terms, values and kinds differ from one to the next, and each seventh is a consortium's.
func contract(i int) procurement.Contract {
	began := civil.Of(Today()).AddDays(-(i * 37) % 1400)
	c := procurement.Contract{
		Reference: fmt.Sprintf("C-%05d", i+1), Title: fmt.Sprintf("%s %d", titles[i%len(titles)], i+1),
		Term:     civil.Term{From: began, To: began.AddMonths(12 + i%48)},
		Currency: money.GBP, Value: money.New(int64(50_000+i*7_919%9_000_000)*100, money.GBP),
		Pricing: allPricings[i%len(allPricings)], Place: allPlaces[i%len(allPlaces)], Tier: allTiers[i%len(allTiers)],
		Status:  procurement.Live,
		Parties: []procurement.Party{{Supplier: procurement.SupplierID(i*31%Suppliers + 1), Role: procurement.Lead}},
	}
	if c.Term.To.Before(civil.Of(Today())) {
		c.Status = procurement.Ended
	}
	c.Spent = money.New(c.Value.Minor()/int64(2+i%5), money.GBP)
	if i%7 == 0 {
		c.Parties = append(c.Parties, procurement.Party{Supplier: procurement.SupplierID((i*31+1)%Suppliers + 1), Role: procurement.Member})
	}
	return c
}

var titles = []string{
	"Appeals delivery partner", "Casework platform", "Gwasanaethau dylunio a chyfieithu cynnwys i'r cyhoedd", "Hosting",
	"Barrierefreiheitsprüfungen und Nutzerforschung für Verwaltungsdienstleistungen", "Data engineering", "Service desk",
}

// contest is the large tender, with all its marks or none.
func contest(marked bool) *tender.Tender {
	t := &tender.Tender{
		Reference: Unmarked, Title: "Digital delivery partners for all services", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	if marked {
		t.Reference = Marked
	}
	for i := range Criteria {
		t.Criteria = append(t.Criteria, tender.Criterion{
			ID: fmt.Sprintf("Q%d", i+1), Title: titles[i%len(titles)], Weight: exact.Int(int64(1 + i%5)),
		})
	}
	for i := range Bids {
		bid := tender.Bid{ID: fmt.Sprintf("B%02d", i+1), Supplier: nameOf(i)}
		bid.Price = money.New(int64(1_000_000+i*7919%700_000)*100, money.GBP)
		if marked {
			bid.Marks = marksOf(i, t.Criteria)
		}
		t.Bids = append(t.Bids, bid)
	}
	return t
}

// marksOf are the marks of a bid, each other than its neighbours.
func marksOf(bid int, criteria []tender.Criterion) tender.Marks {
	marks := tender.Marks{}
	for j, c := range criteria {
		marks[c.ID] = tender.Mark{Value: exact.Some(exact.Int(int64((bid*7 + j*3) % 6))), Rationale: "Evidence as asked for."}
	}
	return marks
}
