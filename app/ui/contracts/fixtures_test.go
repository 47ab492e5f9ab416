package contracts

import (
	"fmt"
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// desktop is the window around the page, for a test.
type desktop struct {
	*uitest.Host
	page *Page
}

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool) *desktop {
	t.Helper()
	host, page := uitest.Front(t, look, sample, New)
	return &desktop{host, page}
}

var plain = uitest.Plain

// open brings a tab of a contract to the front.
func (d *desktop) open(reference, tab string) *editor {
	d.T.Helper()
	d.page.Show(kit.Thing{Kind: kit.ContractThing, ID: int64(d.stored(reference).ID), Part: tab})
	if d.page.editor == nil {
		d.T.Fatalf("%s did not open: %v", reference, d.Toasts)
	}
	return d.page.editor
}

// stored is a contract as the workspace has it.
func (d *desktop) stored(reference string) procurement.Contract {
	d.T.Helper()
	for _, c := range d.all() {
		if c.Reference == reference {
			return c
		}
	}
	d.T.Fatalf("there is no contract %s; toasts %v", reference, d.Toasts)
	return procurement.Contract{}
}

func (d *desktop) all() []procurement.Contract {
	d.T.Helper()
	all, err := d.Workspace.Contracts(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return all
}

// parties are the names of a contract's parties in their order.
func (d *desktop) parties(reference string) (names []string) {
	d.T.Helper()
	suppliers, err := d.Workspace.Suppliers(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	for _, p := range d.stored(reference).Parties {
		for _, s := range suppliers {
			if s.ID == p.Supplier {
				names = append(names, s.Name)
			}
		}
	}
	return names
}

// shown are the references in the list, from the top.
func (d *desktop) shown() (references []string) {
	for _, r := range d.page.list.Table.Rows() {
		references = append(references, r.contract.Reference)
	}
	return references
}

// selected is the reference of the selected contract, empty for none.
func (d *desktop) selected() string {
	r, _ := d.page.list.Table.Selected()
	return r.contract.Reference
}

// fill puts contracts and suppliers into the workspace.
func (d *desktop) fill(suppliers []procurement.Supplier, contracts []procurement.Contract) {
	d.T.Helper()
	err := d.Workspace.Do(d.T.Context(), "Fill", func(tx *store.Tx) error {
		for i := range suppliers {
			if err := tx.SaveSupplier(&suppliers[i]); err != nil {
				return err
			}
		}
		for i := range contracts {
			for k := range contracts[i].Parties {
				contracts[i].Parties[k].Supplier = suppliers[(i+k)%len(suppliers)].ID
			}
		}
		return tx.AddContracts(contracts)
	})
	if err != nil {
		d.T.Fatal(err)
	}
	d.page.Load()
}

// many are n contracts that end one day after the other, from the last to the first.
func many(n int) []procurement.Contract {
	all := make([]procurement.Contract, n)
	first := civil.MustDate("2027-01-01")
	for i := range all {
		all[i] = procurement.Contract{
			Reference: fmt.Sprintf("C-%05d", i), Title: fmt.Sprintf("Contract number %d", i), Status: procurement.Live, Currency: money.GBP,
			Value: money.New(int64(1000+i)*100, money.GBP), Spent: money.New(int64(i)*10, money.GBP), Pricing: procurement.AllPricings()[i%7],
			Term:    civil.Term{From: civil.MustDate("2024-01-01"), To: first.AddDays(n - i)},
			Parties: []procurement.Party{{Role: procurement.Lead}, {Role: procurement.Member}},
		}
	}
	return all
}

// longNames are contracts with names as long as names get, and in all kinds of letters.
func longNames() ([]procurement.Supplier, []procurement.Contract) {
	suppliers := []procurement.Supplier{
		{Name: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", Status: procurement.SupplierActive},
		{Name: "Cwmni Cydweithredol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch Cyf.", Status: procurement.SupplierActive},
		{Name: "شركة الخدمات الرقمية 🚀", Status: procurement.SupplierActive},
	}
	contracts := many(5)
	contracts[0].Title = "Gwasanaeth Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch ar gyfer Rindfleischetikettierungsüberwachungsaufgaben"
	contracts[1].Title = "خدمة الترخيص"
	contracts[2].Title = "🚀🧑‍💻 Rockets"
	contracts[3] = procurement.Contract{Reference: "R-" + contracts[0].Title[:60], Title: "Nothing is known of it", Currency: money.GBP}
	contracts[4].Parties = []procurement.Party{{Role: procurement.Lead}, {Role: procurement.Member}, {Role: procurement.Member}}
	contracts[4].Buyer, contracts[4].PlaceNote = suppliers[0].Name, contracts[0].Title
	return suppliers, contracts
}

func pounds(whole int64) money.Amount { return money.New(100*whole, money.GBP) }
