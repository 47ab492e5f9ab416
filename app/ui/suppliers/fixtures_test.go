package suppliers

import (
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
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

// open brings a tab of a supplier to the front.
func (d *desktop) open(name, tab string) *editor {
	d.T.Helper()
	d.page.Show(kit.Thing{Kind: kit.SupplierThing, ID: int64(d.stored(name).ID), Part: tab})
	if d.page.editor == nil {
		d.T.Fatalf("%s did not open: %v", name, d.Toasts)
	}
	return d.page.editor
}

// stored is a supplier as the workspace has it.
func (d *desktop) stored(name string) procurement.Supplier {
	d.T.Helper()
	all, err := d.Workspace.Suppliers(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	for _, s := range all {
		if s.Name == name {
			return s
		}
	}
	d.T.Fatalf("there is no supplier %s; toasts %v", name, d.Toasts)
	return procurement.Supplier{}
}

// person is a person as the workspace has it; without a name where it has none of this name.
func (d *desktop) person(name string) procurement.Person {
	d.T.Helper()
	all, err := d.Workspace.People(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	for _, p := range all {
		if p.Name == name {
			return p
		}
	}
	return procurement.Person{}
}

// shown are the names in the list, from the top.
func (d *desktop) shown() (names []string) {
	for _, r := range d.page.list.Table.Rows() {
		names = append(names, r.supplier.Name)
	}
	return names
}

// selected is the name of the selected supplier, empty for none.
func (d *desktop) selected() string {
	r, _ := d.page.list.Table.Selected()
	return r.supplier.Name
}

// fill puts suppliers into the workspace.
func (d *desktop) fill(suppliers []procurement.Supplier) {
	d.T.Helper()
	err := d.Workspace.Do(d.T.Context(), "Fill", func(tx *store.Tx) error {
		for i := range suppliers {
			if err := tx.SaveSupplier(&suppliers[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.T.Fatal(err)
	}
	d.page.Load()
}

// longNames are suppliers with names as long as names get, and in all kinds of letters.
var longNames = []procurement.Supplier{
	{
		Name: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", Status: procurement.SupplierActive,
		Aliases: []string{"DDSG", "Cwmni Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"}, VCSE: procurement.Yes,
		Identifiers: []procurement.Identifier{{Scheme: procurement.CompaniesHouse, ID: "SC123456"}, {Scheme: procurement.PPON, ID: "PABC-1234-WXYZ"}, {Scheme: "XI-LEI", ID: "529900T8BM49AURSDO55"}},
	},
	{Name: "شركة الخدمات الرقمية 🚀", Size: procurement.SizeMicro},
	{Name: "Tŷ Gwydr 🧑‍💻"},
}
