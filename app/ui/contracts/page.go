package contracts

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// Help is what F1 says about the page.
const Help = `The register of contracts. The pills ask the usual questions; the filter narrows the list with each letter. Select a contract to see its term, options, notice and money beside the list; Enter or a double click opens it for editing.

A date in red ends within six months. Values are as awarded, excluding VAT; several currencies are totalled one by one, never converted.`

// Page is the register of contracts, and the page of the one that is open.
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
	wanted    procurement.ContractID
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}, detail: kit.NewDetail()}
	p.table = kit.NewTable("No contracts yet. Add the first with New contract.", columns...)
	p.table.Key = func(r row) string { return strconv.FormatInt(int64(r.contract.ID), 10) }
	p.table.OnSelected = p.describe
	p.table.OnOpened = func(r row) { p.edit(r.contract.ID) }
	p.table.Remember(host, "contracts")
	bar := kit.FilterBar(p.table, "Filter by any word", questions...)
	list := kit.Card(container.NewBorder(kit.Pad(8, 8, 12, 12, bar), nil, nil, nil, p.table))
	content := kit.Beside([]float32{74, 26}, list, p.detail.Object())
	p.page = kit.NewPage("Contracts", content, kit.PrimaryButton("New contract", p.add))
	p.object = container.NewStack(p.page.Object())
	p.detail.Clear("Select a contract to see what must be decided about it.")
	return p
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Close drops what is still being read.
func (p *Page) Close() { p.loading.Stop() }

// Load reads the register anew, and with it the contract that is open.
func (p *Page) Load() {
	today := p.host.Today()
	if p.register == nil {
		p.table.SetLoading()
	}
	p.loading.Do(func(ctx context.Context) func() {
		r, err := read(ctx, p.workspace, today)
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
	return registerOf(contracts, suppliers, people, day)
}

// fill shows what was read: the facts, the selected contract, the open one.
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

// Show opens a contract.
func (p *Page) Show(thing kit.Thing) {
	if p.register == nil {
		p.wanted = procurement.ContractID(thing.ID)
		return
	}
	p.edit(procurement.ContractID(thing.ID))
}

// contractOf is the open register's contract of this ID, nil where it has none.
func (r *register) contractOf(id procurement.ContractID) *procurement.Contract {
	for i := range r.rows {
		if r.rows[i].contract.ID == id {
			return &r.rows[i].contract
		}
	}
	return nil
}

// back brings the list to the front again.
func (p *Page) back() {
	p.editor = nil
	p.object.Objects = []fyne.CanvasObject{p.page.Object()}
	p.object.Refresh()
	p.table.Focus()
}

// edit brings the page of one contract to the front.
func (p *Page) edit(id procurement.ContractID) {
	if p.register.contractOf(id) == nil {
		p.host.Toast("This contract is not there any more.")
		return
	}
	p.table.SelectKey(strconv.FormatInt(int64(id), 10))
	p.editor = newEditor(p, id)
	p.object.Objects = []fyne.CanvasObject{p.editor.page.Object()}
	p.object.Refresh()
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.page.Facts() }
