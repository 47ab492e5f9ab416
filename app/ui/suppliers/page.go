package suppliers

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
	"counterweight/procurement"
)

// Help is what F1 says about the page.
const Help = `The register of suppliers: who is small or medium-sized, who is a social enterprise, how much depends on whom, and what share of the spend under live contracts each has, by its share where a contract has several parties.

Select a supplier to see its contracts, tenders and people; Enter or a double click opens it, Escape brings you back. Insert adds one; Delete removes one that is in no contract and no tender. Companies House numbers and PPONs are checked for their form.

A supplier that bids or delivers is active; one that might is prospective. Duplicates proposes suppliers that are probably one organisation: merge them with a reason, or say that they are two. A merge can be taken back at any later time, there or by Undo.

People lists everyone, ours and theirs, with the card that each chose to share: how and when to be reached, how they like to work and to get feedback.`

// The lists of the page.
const (
	suppliersTab = "Suppliers"
	peopleTab    = "People"
	twinsTab     = "Duplicates"
)

// Page is the register of suppliers and people, and the page of the one that is open.
type Page struct {
	*kit.Stage
	workspace *store.Workspace
	host      kit.Host
	head      *kit.Page
	tabs      *kit.Tabs
	list      *kit.Listing[row]
	people    *people.List
	twins     *twins
	known     bool      // the people were asked for
	register  *register // nil until it was read
	editor    *editor   // nil while no supplier is open
	wanted    procurement.SupplierID
	fresh     bool // the wanted one was only just added
	facts     map[string]string
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, facts: map[string]string{}}
	p.list = kit.NewListing(host, kit.ListingSpec[row]{
		Name: "Suppliers", Empty: "No suppliers yet. Add those who deliver for you or may bid; a tender's bidders come in by themselves.",
		First: kit.PrimaryButton("New supplier", p.add), Hint: "Select a supplier to see its contracts, tenders and people.",
		Columns: columns, SortedBy: "Name", Questions: questions,
		Key:      func(r row) string { return keyOf(r.supplier.ID) },
		Describe: p.describe, Open: func(r row) { p.edit(r.supplier.ID) }, Remove: func(r row) { p.remove(r.supplier, nil) },
	})
	p.twins = &twins{page: p}
	p.tabs = kit.NewTabs(
		kit.Tab{Name: suppliersTab, Build: p.list.Object},
		kit.Tab{Name: peopleTab, Build: func() fyne.CanvasObject { return p.people.Object() }},
		kit.Tab{Name: twinsTab, Build: p.twins.build},
	)
	p.tabs.OnSelected = p.selected
	p.head = kit.NewTabbedPage("Suppliers", p.tabs, kit.SecondaryButton("New person", p.addPerson), kit.PrimaryButton("New supplier", p.add))
	p.Stage = kit.NewStage(p.head.Object(), p.focusList)
	p.people = people.NewList(workspace, host, p.Stage, func(facts string) { p.say(peopleTab, facts) })
	p.tabs.Remember(host, "suppliers tab")
	return p
}

func keyOf(id procurement.SupplierID) string { return strconv.FormatInt(int64(id), 10) }

// Close drops what is still being read.
func (p *Page) Close() {
	p.list.Close()
	p.people.Close()
}

// focusList gives the keyboard to the list that is in front.
func (p *Page) focusList() {
	switch p.tabs.Selected() {
	case peopleTab:
		p.people.Table.Focus()
	case twinsTab:
		p.twins.tabs.Focus()
	default:
		p.list.Table.Focus()
	}
}

// selected reads the people when they are first looked at.
func (p *Page) selected(tab string) {
	if tab == peopleTab && !p.known {
		p.known = true
		p.people.Load()
	}
	p.head.SetFacts(p.facts[tab])
}

// say keeps the facts of a list, and shows them while it is in front.
func (p *Page) say(tab, facts string) {
	p.facts[tab] = facts
	if p.tabs.Selected() == tab {
		p.head.SetFacts(facts)
	}
}

// Load reads the register anew, and with it the supplier that is open.
func (p *Page) Load() {
	p.list.Load(func(ctx context.Context) ([]row, func(), error) {
		r, err := read(ctx, p.workspace)
		if err != nil {
			return nil, nil, err
		}
		return r.rows, func() { p.register = r }, nil
	}, p.follow)
	if p.known {
		p.people.Load()
	}
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
	r, err := registerOf(suppliers, contracts, people, biddings)
	if err != nil {
		return nil, err
	}
	apart, err := ws.DistinctSuppliers(ctx)
	if err != nil {
		return nil, err
	}
	r.pairs = r.pairsOf(procurement.Duplicates(suppliers, apart))
	r.merges, err = ws.Merges(ctx)
	return r, err
}

// follow shows the facts that were read, and the supplier that was asked for or is open.
func (p *Page) follow() {
	p.say(suppliersTab, p.register.facts)
	p.say(twinsTab, twinsFacts(p.register))
	p.twins.show()
	if p.wanted != 0 {
		p.edit(p.wanted)
	} else if p.editor != nil {
		p.editor.refresh()
	}
}

// Show opens a supplier or a person.
func (p *Page) Show(thing kit.Thing) {
	if thing.Kind == kit.PersonThing {
		p.tabs.Select(peopleTab)
		p.people.Show(procurement.PersonID(thing.ID))
		return
	}
	p.tabs.Select(suppliersTab)
	p.edit(procurement.SupplierID(thing.ID))
	if p.editor != nil {
		p.editor.tabs.Select(thing.Part)
	}
}

// edit brings the page of one supplier to the front, once the register is read.
func (p *Page) edit(id procurement.SupplierID) {
	if p.wanted = id; p.register == nil {
		return
	}
	fresh := p.fresh
	p.wanted, p.fresh = 0, false
	if p.register.supplierOf(id) == nil {
		p.host.Toast("This supplier is not there any more.")
		return
	}
	p.list.Table.SelectKey(keyOf(id))
	p.editor = newEditor(p, id)
	p.Open(p.editor.page.Object(), func() { p.editor = nil })
	p.editor.focus(fresh)
}

// add makes a supplier and opens it, to be named.
func (p *Page) add() {
	s := procurement.Supplier{Name: "New supplier", Status: procurement.SupplierProspective}
	p.host.Change("Add a supplier", func(ctx context.Context) error { return desk.SaveSupplier(ctx, p.workspace, &s, "") },
		kit.OrToast(p.host, func() {
			p.wanted, p.fresh = s.ID, true
			p.tabs.Select(suppliersTab)
			p.Load()
		}))
}

// addPerson makes a person and opens it, to be named.
func (p *Page) addPerson() {
	p.tabs.Select(peopleTab)
	p.people.Add()
}

// remove takes a supplier away.
func (p *Page) remove(s procurement.Supplier, then func()) {
	kit.Remove(p.host, s.Name, func(ctx context.Context) error { return desk.RemoveSupplier(ctx, p.workspace, s.ID) }, then)
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.head.Facts() }
