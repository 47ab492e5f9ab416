package uitest

import (
	"fmt"
	"path/filepath"
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

// How much there is in a large office, more than any page must be ready for.
const (
	LargeSuppliers = 2_000
	LargeContracts = 10_000
	LargeBids      = 30
	LargeCriteria  = 60
)

// LargeTender is the reference of the tender of a large office.
const LargeTender = "T-900"

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

// LargeWorkspace is a workspace of a large office, open for writing until the test ends.
func LargeWorkspace(t testing.TB) *store.Workspace {
	t.Helper()
	return opened(t, LargeFile(t))
}

// LargeFile is the path of a large office's workspace that nobody has open.
func LargeFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "large.cw")
	if err := desk.NewWorkspace(t.Context(), path, Options(), desk.Beginnings{Sample: LargeOffice()}); err != nil {
		t.Fatal(err)
	}
	return path
}

// LargeOffice is what stands in a large office's workspace, the same each time.
func LargeOffice() *desk.Sample {
	office := &desk.Sample{Name: "A large office"}
	for i := range LargeSuppliers {
		s := procurement.Supplier{ID: procurement.SupplierID(i + 1), Name: fmt.Sprintf("Supplier %04d Limited", i+1), Number: fmt.Sprintf("S-%04d", i+1)}
		if i < len(awkwardNames) {
			s.Name = awkwardNames[i]
		}
		s.Size, s.Status = allSizes[i%len(allSizes)], procurement.SupplierActive
		office.Suppliers = append(office.Suppliers, s)
	}
	for i := range LargeContracts {
		office.Contracts = append(office.Contracts, procurement.Dossier{Contract: largeContract(i)})
	}
	office.Tenders = []*tender.Tender{LargeTenderOf(LargeBids, LargeCriteria)}
	return office
}

var (
	allSizes    = procurement.AllSizes()
	allPricings = procurement.AllPricings()
	allPlaces   = procurement.AllPlaces()
	allTiers    = procurement.AllTiers()
)

// largeContract is the contract of an index: terms, values and kinds differ from one to the next, and each seventh is a consortium's.
func largeContract(i int) procurement.Contract {
	began := civil.Of(Now()).AddDays(-(i * 37) % 1400)
	c := procurement.Contract{
		Reference: fmt.Sprintf("C-%05d", i+1), Title: fmt.Sprintf("%s %d", largeTitles[i%len(largeTitles)], i+1),
		Term:     civil.Term{From: began, To: began.AddMonths(12 + i%48)},
		Currency: money.GBP, Value: money.New(int64(50_000+i*7_919%9_000_000)*100, money.GBP),
		Pricing: allPricings[i%len(allPricings)], Place: allPlaces[i%len(allPlaces)], Tier: allTiers[i%len(allTiers)],
		Status:  procurement.Live,
		Parties: []procurement.Party{{Supplier: procurement.SupplierID(i*31%LargeSuppliers + 1), Role: procurement.Lead}},
	}
	if c.Term.To.Before(civil.Of(Now())) {
		c.Status = procurement.Ended
	}
	c.Spent = money.New(c.Value.Minor()/int64(2+i%5), money.GBP)
	if i%7 == 0 {
		c.Parties = append(c.Parties, procurement.Party{Supplier: procurement.SupplierID((i*31+1)%LargeSuppliers + 1), Role: procurement.Member})
	}
	return c
}

var largeTitles = []string{
	"Appeals delivery partner", "Casework platform", "Gwasanaethau dylunio a chyfieithu cynnwys i'r cyhoedd", "Hosting",
	"Barrierefreiheitsprüfungen und Nutzerforschung für Verwaltungsdienstleistungen", "Data engineering", "Service desk",
}

// LargeTenderOf is a tender with a mark for each bid under each criterion, and with names that rows must stand.
func LargeTenderOf(bids, criteria int) *tender.Tender {
	t := &tender.Tender{
		Reference: LargeTender, Title: "Digital delivery partners for all services", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	for i := range criteria {
		t.Criteria = append(t.Criteria, tender.Criterion{
			ID: fmt.Sprintf("Q%d", i+1), Title: largeTitles[i%len(largeTitles)], Weight: exact.Int(int64(1 + i%5)),
		})
	}
	for i := range bids {
		bid := tender.Bid{ID: fmt.Sprintf("B%02d", i+1), Supplier: fmt.Sprintf("Supplier %04d Limited", i+1)}
		if i < len(awkwardNames) {
			bid.Supplier = awkwardNames[i]
		}
		bid.Price = money.New(int64(1_000_000+i*7919%700_000)*100, money.GBP)
		bid.Marks = map[string]tender.Mark{}
		for j, c := range t.Criteria {
			bid.Marks[c.ID] = tender.Mark{Value: exact.Some(exact.Int(int64((i*7 + j*3) % 6))), Rationale: "Evidence as asked for."}
		}
		t.Bids = append(t.Bids, bid)
	}
	return t
}
