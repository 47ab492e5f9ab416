package contracts

import (
	"context"
	"strconv"

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
	*kit.Register[row]
	workspace *store.Workspace
	host      kit.Host
	register  *register // nil until it was read
	editor    *editor   // nil while the list is in front
	wanted    procurement.ContractID
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host}
	p.Register = kit.NewRegister(host, kit.RegisterSpec[row]{
		Title: "Contracts", Empty: "No contracts yet. Add the first with New contract.",
		Hint:    "Select a contract to see what must be decided about it.",
		Columns: columns, Questions: questions,
		Key:      func(r row) string { return keyOf(r.contract.ID) },
		Describe: p.describe, Open: func(r row) { p.edit(r.contract.ID) },
		Action: kit.PrimaryButton("New contract", p.add),
	})
	return p
}

func keyOf(id procurement.ContractID) string { return strconv.FormatInt(int64(id), 10) }

// Load reads the register anew, and with it the contract that is open.
func (p *Page) Load() {
	today := p.host.Today()
	p.Register.Load(func(ctx context.Context) ([]row, func(), error) {
		r, err := read(ctx, p.workspace, today)
		if err != nil {
			return nil, nil, err
		}
		return r.rows, func() { p.register = r }, nil
	}, p.follow)
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

// follow shows the facts that were read, and the contract that was asked for or is open.
func (p *Page) follow() {
	p.Page.SetFacts(p.register.facts)
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
	p.Back()
}

// edit brings the page of one contract to the front.
func (p *Page) edit(id procurement.ContractID) {
	if p.register.contractOf(id) == nil {
		p.host.Toast("This contract is not there any more.")
		return
	}
	p.Table.SelectKey(keyOf(id))
	p.editor = newEditor(p, id)
	p.Front(p.editor.page.Object())
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.Page.Facts() }
