package suppliers

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// Help is what F1 says about the page.
const Help = `The register of suppliers: who is small or medium-sized, who is a social enterprise, how much depends on whom, and how much of the value of live contracts each holds, by its share where a contract has several parties.

Select a supplier to see its contracts, tenders and people; Enter or a double click opens it. Companies House numbers and PPONs are checked for their form.`

// Page is the register of suppliers, and the page of the one that is open.
type Page struct {
	workspace *store.Workspace
	host      kit.Host
	loading   kit.Latest
	register  *register
	page      *kit.Page
	table     *kit.Table[row]
	detail    *kit.Detail
	object    *fyne.Container
	editor    *editor // nil while the list is in front
	wanted    procurement.SupplierID
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}, detail: kit.NewDetail()}
	p.table = kit.NewTable("No suppliers yet. Add the first with New supplier; bids bring theirs with them.", columns...)
	p.table.Key = func(r row) string { return keyOf(r.supplier.ID) }
	p.table.OnSelected = p.describe
	p.table.OnOpened = func(r row) { p.edit(r.supplier.ID) }
	p.table.Remember(host, "suppliers")
	bar := kit.FilterBar(p.table, "Filter by any word", questions...)
	list := kit.Card(container.NewBorder(kit.Pad(8, 8, 12, 12, bar), nil, nil, nil, p.table))
	content := kit.Beside([]float32{74, 26}, list, p.detail.Object())
	p.page = kit.NewPage("Suppliers", content, kit.PrimaryButton("New supplier", p.add))
	p.object = container.NewStack(p.page.Object())
	p.detail.Clear("Select a supplier to see its contracts, tenders and people.")
	return p
}

func keyOf(id procurement.SupplierID) string { return strconv.FormatInt(int64(id), 10) }

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Close drops what is still being read.
func (p *Page) Close() { p.loading.Stop() }

// Load reads the register anew, and with it the supplier that is open.
func (p *Page) Load() {
	if p.register == nil {
		p.table.SetLoading()
	}
	p.loading.Do(func(ctx context.Context) func() {
		r, err := read(ctx, p.workspace)
		if err != nil {
			return func() { p.table.SetError(err) }
		}
		prepared := p.table.Prepare(r.rows)
		return func() {
			p.register = r
			p.table.SetPrepared(prepared)
			p.fill()
		}
	})
}

func read(ctx context.Context, ws *store.Workspace) (*register, error) {
	suppliers, err := ws.Suppliers(ctx)
	if err != nil {
		return nil, err
	}
	contracts, err := ws.Contracts(ctx)
	if err != nil {
		return nil, err
	}
	people, err := ws.People(ctx)
	if err != nil {
		return nil, err
	}
	biddings, err := ws.Biddings(ctx)
	if err != nil {
		return nil, err
	}
	return registerOf(suppliers, contracts, people, biddings)
}

// fill shows what was read: the facts, the selected supplier, the open one.
func (p *Page) fill() {
	p.page.SetFacts(p.register.facts)
	if r, ok := p.table.Selected(); ok {
		p.describe(r)
	} else {
		p.table.Select(0)
	}
	if p.wanted != 0 {
		wanted := p.wanted
		p.wanted = 0
		p.edit(wanted)
	}
	if p.editor != nil {
		p.editor.refresh()
	}
}

// Show opens a supplier, or that of a person.
func (p *Page) Show(thing kit.Thing) {
	if thing.Kind == kit.PersonThing {
		p.loading.Do(func(ctx context.Context) func() {
			person, err := p.workspace.Person(ctx, procurement.PersonID(thing.ID))
			return func() {
				if err == nil && person.Supplier != 0 {
					p.Show(kit.Thing{Kind: kit.SupplierThing, ID: int64(person.Supplier), Part: "People"})
				}
				p.Load()
			}
		})
		return
	}
	p.wanted = procurement.SupplierID(thing.ID)
	if p.register != nil {
		p.fill()
	}
	if p.editor != nil && thing.Part != "" {
		p.editor.tabs.Select(thing.Part)
	}
}

// supplierOf is the open register's supplier of this ID, nil where it has none.
func (r *register) supplierOf(id procurement.SupplierID) *procurement.Supplier {
	for i := range r.rows {
		if r.rows[i].supplier.ID == id {
			return &r.rows[i].supplier
		}
	}
	return nil
}

// describe says beside the list what matters about a supplier.
func (p *Page) describe(r row) {
	s := r.supplier
	p.detail.SetTitle(s.Name)
	p.detail.SetFacts([]kit.Fact{
		{Label: "Size", Value: joined(" · ", s.Size.Words(), smeWords(r.sme))},
		{Label: "VCSE", Value: s.VCSE.Words()},
		{Label: "Status", Value: s.Status.Words()},
		{Label: "Criticality", Value: s.Criticality.Words()},
		{Label: "Holds", Value: joined(" · ", counted(r.contracts, "live contract"), r.shareWords()+" of value")},
		{Label: "Identifiers", Value: identifierWords(s)},
		{Label: "Other names", Value: strings.Join(s.Aliases, ", ")},
		{Label: "E-mail", Value: s.Email},
		{Label: "Phone", Value: s.Phone},
		{Label: "Address", Value: joined(", ", s.Address, s.Country)},
	})
	var sections []fyne.CanvasObject
	for _, part := range []struct {
		title string
		facts []kit.Fact
	}{{"Contracts", p.register.contractsOf(s.ID)}, {"Tenders", p.register.tendersOf(s.ID)}, {"People", p.register.peopleOf(s.ID)}} {
		if len(part.facts) > 0 {
			sections = append(sections, kit.Section(part.title, kit.Facts(part.facts)))
		}
	}
	p.detail.SetSections(append(sections, kit.SecondaryButton("Open", func() { p.edit(s.ID) }))...)
}

func smeWords(answer procurement.Answer) string {
	switch answer {
	case procurement.Yes:
		return "SME"
	case procurement.No:
		return "no SME"
	}
	return ""
}

// joined puts a separator between the texts that are not empty.
func joined(separator string, texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, separator)
}

// contractsOf are the contracts that a supplier is a party of, running ones first.
func (r *register) contractsOf(id procurement.SupplierID) (facts []kit.Fact) {
	for _, running := range []bool{true, false} {
		for _, c := range r.contracts {
			if c.Status.IsRunning() != running {
				continue
			}
			for _, party := range c.Parties {
				if party.Supplier == id {
					facts = append(facts, kit.Fact{Label: c.Reference, Value: joined(" · ", c.Title, c.Status.Words(), c.Value.Short()), Strong: false})
				}
			}
		}
	}
	return facts
}

func (r *register) tendersOf(id procurement.SupplierID) (facts []kit.Fact) {
	for _, b := range r.biddings {
		if b.Supplier == id {
			facts = append(facts, kit.Fact{Label: b.Reference, Value: joined(" · ", b.Title, "bid "+b.Bid, b.Status)})
		}
	}
	return facts
}

func (r *register) peopleOf(id procurement.SupplierID) (facts []kit.Fact) {
	for _, p := range r.people {
		if p.Supplier == id {
			facts = append(facts, kit.Fact{Label: p.Name, Value: joined(" · ", p.Role, p.Email, p.Phone)})
		}
	}
	return facts
}

// back brings the list to the front again.
func (p *Page) back() {
	p.editor = nil
	p.object.Objects = []fyne.CanvasObject{p.page.Object()}
	p.object.Refresh()
	p.table.Focus()
}

// edit brings the page of one supplier to the front.
func (p *Page) edit(id procurement.SupplierID) {
	if p.register.supplierOf(id) == nil {
		p.host.Toast("This supplier is not there any more.")
		return
	}
	p.table.SelectKey(keyOf(id))
	p.editor = newEditor(p, id)
	p.object.Objects = []fyne.CanvasObject{p.editor.page.Object()}
	p.object.Refresh()
}

// add makes a supplier and opens it.
func (p *Page) add() {
	s := procurement.Supplier{Name: "New supplier", Status: procurement.SupplierProspective}
	p.host.Change("Add a supplier", func(ctx context.Context) error {
		return desk.SaveSupplier(ctx, p.workspace, &s, "")
	}, func(err error) {
		if err != nil {
			p.host.Toast(err.Error())
			return
		}
		p.wanted = s.ID
		p.Load()
	})
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.page.Facts() }
