package suppliers

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

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
	*kit.Register[row]
	workspace *store.Workspace
	host      kit.Host
	finding   kit.Latest // of the supplier that a person works for
	register  *register  // nil until it was read
	editor    *editor    // nil while the list is in front
	wanted    kit.Thing  // to be opened once the register is read
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, finding: kit.Latest{Runner: host.Runner()}}
	p.Register = kit.NewRegister(host, kit.RegisterSpec[row]{
		Title: "Suppliers", Empty: "No suppliers yet. Add the first with New supplier; bids bring theirs with them.",
		Hint:    "Select a supplier to see its contracts, tenders and people.",
		Columns: columns, Questions: questions,
		Key:      func(r row) string { return keyOf(r.supplier.ID) },
		Describe: p.describe, Open: func(r row) { p.edit(r.supplier.ID, "") },
		Action: kit.PrimaryButton("New supplier", p.add),
	})
	return p
}

func keyOf(id procurement.SupplierID) string { return strconv.FormatInt(int64(id), 10) }

// Close drops what is still being read.
func (p *Page) Close() {
	p.finding.Stop()
	p.Register.Close()
}

// Load reads the register anew, and with it the supplier that is open.
func (p *Page) Load() {
	p.Register.Load(func(ctx context.Context) ([]row, func(), error) {
		r, err := read(ctx, p.workspace)
		if err != nil {
			return nil, nil, err
		}
		return r.rows, func() { p.register = r }, nil
	}, p.follow)
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

// follow shows the facts that were read, and the supplier that was asked for or is open.
func (p *Page) follow() {
	p.Page.SetFacts(p.register.facts)
	if p.wanted.ID != 0 {
		wanted := p.wanted
		p.wanted = kit.Thing{}
		p.edit(procurement.SupplierID(wanted.ID), wanted.Part)
	}
	if p.editor != nil {
		p.editor.refresh()
	}
}

// Show opens a supplier, or that of a person.
func (p *Page) Show(thing kit.Thing) {
	if thing.Kind == kit.PersonThing {
		p.showPerson(procurement.PersonID(thing.ID))
		return
	}
	p.wanted = thing
	if p.register != nil {
		p.follow()
	}
}

// showPerson opens the supplier that a person works for.
func (p *Page) showPerson(id procurement.PersonID) {
	p.finding.Do(func(ctx context.Context) func() {
		person, err := p.workspace.Person(ctx, id)
		return func() {
			switch {
			case err != nil:
				p.host.Toast(err.Error())
			case person.IsOurs():
				p.host.Toast(person.Name + " works for us: " + kit.Joined(" · ", person.Role, person.Email, person.Phone))
			default:
				p.Show(kit.Thing{Kind: kit.SupplierThing, ID: int64(person.Supplier), Part: "People"})
			}
		}
	})
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
	p.Detail.SetTitle(s.Name)
	p.Detail.SetFacts([]kit.Fact{
		{Label: "Size", Value: kit.Joined(" · ", s.Size.Words(), smeWords(r.sme))},
		{Label: "VCSE", Value: s.VCSE.Words()},
		{Label: "Status", Value: s.Status.Words()},
		{Label: "Criticality", Value: s.Criticality.Words()},
		{Label: "Holds", Value: kit.Joined(" · ", counted(r.contracts, "live contract"), r.shareWords()+" of value")},
		{Label: "Identifiers", Value: identifierWords(s)},
		{Label: "Other names", Value: strings.Join(s.Aliases, ", ")},
		{Label: "E-mail", Value: s.Email},
		{Label: "Phone", Value: s.Phone},
		{Label: "Address", Value: kit.Joined(", ", s.Address, s.Country)},
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
	p.Detail.SetSections(append(sections, kit.SecondaryButton("Open", func() { p.edit(s.ID, "") }))...)
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

// contractsOf are the contracts that a supplier is a party of, running ones first.
func (r *register) contractsOf(id procurement.SupplierID) (facts []kit.Fact) {
	for _, running := range []bool{true, false} {
		for _, c := range r.contracts {
			if c.Status.IsRunning() != running {
				continue
			}
			for _, party := range c.Parties {
				if party.Supplier == id {
					facts = append(facts, kit.Fact{Label: c.Reference, Value: kit.Joined(" · ", c.Title, c.Status.Words(), c.Value.Short()), Strong: false})
				}
			}
		}
	}
	return facts
}

func (r *register) tendersOf(id procurement.SupplierID) (facts []kit.Fact) {
	for _, b := range r.biddings {
		if b.Supplier == id {
			facts = append(facts, kit.Fact{Label: b.Reference, Value: kit.Joined(" · ", b.Title, "bid "+b.Bid, b.Status)})
		}
	}
	return facts
}

func (r *register) peopleOf(id procurement.SupplierID) (facts []kit.Fact) {
	for _, p := range r.people {
		if p.Supplier == id {
			facts = append(facts, kit.Fact{Label: p.Name, Value: kit.Joined(" · ", p.Role, p.Email, p.Phone)})
		}
	}
	return facts
}

// back brings the list to the front again.
func (p *Page) back() {
	p.editor = nil
	p.Back()
}

// edit brings the page of one supplier to the front, with this tab of it; the first where none is named.
func (p *Page) edit(id procurement.SupplierID, tab string) {
	if p.register.supplierOf(id) == nil {
		p.host.Toast("This supplier is not there any more.")
		return
	}
	p.Table.SelectKey(keyOf(id))
	p.editor = newEditor(p, id)
	p.editor.tabs.Select(tab)
	p.Front(p.editor.page.Object())
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
		p.wanted = kit.Thing{ID: int64(s.ID)}
		p.Load()
	})
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.Page.Facts() }
