package contracts

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	overview "counterweight/app/ui/register"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Help is what F1 says about the page.
const Help = `The register of contracts, those that end next first. The pills ask the usual questions; the filter narrows the list with each letter. Select a contract to see its term, options, notice and money beside the list; Enter or a double click opens it, Escape brings you back. Insert adds one; Delete removes it, and Undo brings it back.

A date in red ends within six months. Values are as awarded, excluding VAT; several currencies are totalled one by one, never converted. Spend is what was spent so far under live contracts.

` + overview.Help

// Page is the register of contracts, and the page of the one that is open.
type Page struct {
	*kit.Stage
	workspace *store.Workspace
	host      kit.Host
	head      *kit.Page
	tabs      *kit.Tabs
	list      *kit.Listing[row]
	whole     *whole
	register  *register // nil until it was read
	editor    *editor   // nil while the list is in front
	beside    beside
	wanted    procurement.ContractID
	fresh     bool // the wanted one was only just added
}

// First are the contracts at the top of the list as it is at first. Their fields are prepared for being shown.
type First []row

// Ahead reads the first contracts before there is a page to show them, so that a window begins with them. Where it fails, reading the
// whole register will say what is wrong.
func Ahead(ctx context.Context, workspace *store.Workspace, today civil.Date) First {
	rows, err := glimpse(ctx, workspace, today)
	if err != nil {
		return nil
	}
	return rows
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host}
	p.beside.reading.Runner = host.Runner()
	today := host.Today()
	p.list = kit.NewListing(host, kit.ListingSpec[row]{
		Name: "Contracts", Empty: "No contracts yet. Add one to see what must be decided about it, by when, and what it costs.",
		First: kit.PrimaryButton("New contract", p.add), Hint: "Select a contract to see what must be decided about it.",
		Columns: columns, SortedBy: "Ends", Questions: questions,
		Key:      func(r row) string { return keyOf(r.contract.ID) },
		Glimpse:  func(ctx context.Context) ([]row, error) { return glimpse(ctx, workspace, today) },
		Describe: p.describe, Open: func(r row) { p.edit(r.contract.ID) }, Remove: func(r row) { p.remove(r.contract, nil) },
	})
	p.whole = &whole{page: p, facts: map[string]string{}}
	p.tabs = p.whole.tabs()
	p.head = kit.NewTabbedPage("Contracts", p.tabs, kit.SecondaryButton("Import…", host.Import), kit.SecondaryButton("Export…", host.Export), kit.PrimaryButton("New contract", p.add))
	p.Stage = kit.NewStage(p.head.Object(), p.whole.focus)
	p.tabs.Remember(host, "contracts tab")
	return p
}

// Begin shows what was read ahead.
func (p *Page) Begin(first First) { p.list.Begin(first) }

func keyOf(id procurement.ContractID) string { return strconv.FormatInt(int64(id), 10) }

// Close drops what is still being read.
func (p *Page) Close() {
	p.list.Close()
	p.whole.close()
	p.beside.reading.Stop()
	if p.editor != nil {
		p.editor.close()
	}
}

// Load reads the register anew, and with it the contract that is open.
func (p *Page) Load() {
	today := p.host.Today()
	p.list.Load(func(ctx context.Context) ([]row, func(), error) {
		r, err := read(ctx, p.workspace, today)
		if err != nil {
			return nil, nil, err
		}
		return r.rows, func() { p.register = r }, nil
	}, p.follow)
	p.whole.load()
}

// inSight is how many rows a window shows at once, but for a very high one, which has the rest a moment later.
const inSight = 25

// glimpse reads the contracts at the top of the list as it is at first.
func glimpse(ctx context.Context, ws *store.Workspace, today civil.Date) ([]row, error) {
	first, leads, err := ws.FirstContracts(ctx, inSight)
	if err != nil {
		return nil, err
	}
	calendars, err := ws.Calendars(ctx)
	if err != nil {
		return nil, err
	}
	r, err := registerOf(first, leads, nil, today, calendars)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(r.rows, func(a, b row) int {
		return cmp.Or(a.end.Compare(b.end), strings.Compare(a.contract.Reference, b.contract.Reference))
	})
	return r.rows, nil
}

func read(ctx context.Context, ws *store.Workspace, day civil.Date) (*register, error) {
	contracts, err := ws.Contracts(ctx)
	if err != nil {
		return nil, err
	}
	suppliers, err := ws.Suppliers(ctx)
	if err != nil {
		return nil, err
	}
	people, err := ws.People(ctx)
	if err != nil {
		return nil, err
	}
	calendars, err := ws.Calendars(ctx)
	if err != nil {
		return nil, err
	}
	return registerOf(contracts, suppliers, people, day, calendars)
}

// follow shows the facts that were read, and the contract that was asked for or is open.
func (p *Page) follow() {
	p.whole.say(listTab, p.register.facts)
	if p.wanted != 0 {
		p.edit(p.wanted)
	} else if p.editor != nil {
		p.editor.refresh()
	}
}

// Show opens a contract, lists several alone, or brings the register as a whole to the front.
func (p *Page) Show(thing kit.Thing) {
	if p.whole.show(thing) {
		return
	}
	p.edit(procurement.ContractID(thing.ID))
	if p.editor != nil {
		p.editor.tabs.Select(thing.Part)
	}
}

// edit brings the page of one contract to the front, once the register is read.
func (p *Page) edit(id procurement.ContractID) {
	if p.wanted = id; p.register == nil {
		return
	}
	fresh := p.fresh
	p.wanted, p.fresh = 0, false
	if p.register.contractOf(id) == nil {
		p.host.Toast("This contract is not there any more.")
		return
	}
	p.list.Table.SelectKey(keyOf(id))
	p.editor = newEditor(p, id)
	p.Open(p.editor.page.Object(), func() {
		p.editor.close()
		p.editor = nil
	})
	p.editor.focus(fresh)
}

// add makes a contract with the next free reference and opens it, to be named.
func (p *Page) add() {
	if p.register == nil {
		return
	}
	c := procurement.Contract{Reference: p.register.nextReference(), Title: "New contract", Status: procurement.Pipeline, Currency: money.GBP}
	p.host.Change("Add contract "+c.Reference, func(ctx context.Context) error { return desk.SaveContract(ctx, p.workspace, &c, "") },
		kit.OrToast(p.host, func() {
			p.wanted, p.fresh = c.ID, true
			p.Load()
		}))
}

// remove takes a contract away.
func (p *Page) remove(c procurement.Contract, then func()) {
	kit.Remove(p.host, c.Reference, func(ctx context.Context) error { return desk.RemoveContract(ctx, p.workspace, c.ID) }, then)
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.head.Facts() }

// Shown is how many contracts the list shows.
func (p *Page) Shown() int {
	shown, _ := p.list.Table.Count()
	return shown
}
