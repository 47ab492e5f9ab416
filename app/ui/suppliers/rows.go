// Package suppliers is the page of the supplier register: who may bid or deliver, what they hold, whom to call.
package suppliers

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// row is a supplier as the table shows it, its words made ready off the UI goroutine.
type row struct {
	supplier  procurement.Supplier
	sme       procurement.Answer
	contracts int      // running ones that it is a party of
	share     *big.Rat // of what was spent under running contracts, from 0 to 1; nil where nothing was
}

// register is all suppliers with what leads to them.
type register struct {
	rows   []row
	work   map[procurement.SupplierID][]engagement // running contracts first
	bids   map[procurement.SupplierID][]bid
	people []procurement.Person
	pairs  []pair // that are probably one organisation
	merges []store.Merge
	names  map[string][]procurement.SupplierID // by what [procurement.NameKey] makes of them
	facts  string
}

func registerOf(suppliers []procurement.Supplier, contracts []procurement.Contract, people []procurement.Person, biddings []store.Bidding) (*register, error) {
	r := &register{people: people, work: workOf(contracts), bids: map[procurement.SupplierID][]bid{}, names: map[string][]procurement.SupplierID{}}
	for _, s := range suppliers {
		key, _ := procurement.NameKey(s.Name)
		r.names[key] = append(r.names[key], s.ID)
	}
	for _, b := range biddings {
		r.bids[b.Supplier] = append(r.bids[b.Supplier], b)
	}
	whole, err := procurement.RegisterOf(contracts)
	if err != nil {
		return nil, err
	}
	main, _ := whole.Main()
	smes, active := 0, 0
	for _, s := range suppliers {
		own := row{
			supplier: s, sme: s.SME(procurement.UKSMELimits()), contracts: running(r.work[s.ID]), share: whole.Spend.With(main, s.ID),
		}
		r.rows = append(r.rows, own)
		if own.contracts > 0 {
			active++
		}
		if own.sme == procurement.Yes {
			smes++
		}
	}
	r.facts = summary(len(suppliers), active, smes, whole, main)
	return r, nil
}

// workOf are the contracts by the suppliers that are their parties, running ones first.
func workOf(contracts []procurement.Contract) map[procurement.SupplierID][]engagement {
	work := map[procurement.SupplierID][]engagement{}
	for _, now := range []bool{true, false} {
		for i := range contracts {
			c := &contracts[i]
			if c.Status.IsRunning() != now {
				continue
			}
			for _, party := range c.Parties {
				work[party.Supplier] = append(work[party.Supplier], engagement{c, party})
			}
		}
	}
	return work
}

// running counts the contracts under which work is being delivered.
func running(work []engagement) (n int) {
	for _, e := range work {
		if e.contract.Status.IsRunning() {
			n++
		}
	}
	return n
}

// rowOf is the row of a supplier, nil where the register has none of this ID.
func (r *register) rowOf(id procurement.SupplierID) *row {
	for i := range r.rows {
		if r.rows[i].supplier.ID == id {
			return &r.rows[i]
		}
	}
	return nil
}

// supplierOf is the supplier of this ID, nil where the register has none.
func (r *register) supplierOf(id procurement.SupplierID) *procurement.Supplier {
	if own := r.rowOf(id); own != nil {
		return &own.supplier
	}
	return nil
}

// peopleOf are the people who work for a supplier.
func (r *register) peopleOf(id procurement.SupplierID) (own []procurement.Person) {
	for _, p := range r.people {
		if p.Supplier == id {
			own = append(own, p)
		}
	}
	return own
}

// summary is the line of facts: 21 suppliers · 17 with live contracts · 12 SMEs · the 3 largest have 56 % of spend.
func summary(all, active, smes int, whole *procurement.Register, main money.Currency) string {
	facts := []string{kit.Counted(all, "supplier"), kit.Grouped(active) + " with live contracts", kit.Counted(smes, "SME")}
	if share := whole.Spend.Top(main, 3); share != nil {
		facts = append(facts, "the 3 largest have "+kit.Percent(share, 0)+" of spend")
	}
	return strings.Join(facts, " · ")
}

func (r row) shareWords() string {
	if r.share == nil || r.share.Sign() == 0 {
		return "–"
	}
	return kit.Percent(r.share, 1)
}

func (r row) shareOrder() *big.Rat {
	if r.share == nil {
		return new(big.Rat)
	}
	return r.share
}

var columns = []kit.Column[row]{
	{Title: "Name", Width: 170, Grow: 3, Text: func(r row) string { return r.supplier.Name }, Compare: kit.ByText(func(r row) string { return r.supplier.Name })},
	{Title: "Size", Width: 70, Text: func(r row) string { return r.supplier.Size.Words() }, Compare: func(a, b row) int { return cmp.Compare(a.supplier.Size, b.supplier.Size) }},
	{
		Title: "SME", Width: 56, Text: func(r row) string { return r.sme.Words() }, Compare: func(a, b row) int { return cmp.Compare(a.sme, b.sme) },
		Paint: func(r row) kit.Cell { return kit.ChipCell(chipOf(r.sme, "SME")) },
	},
	{
		Title: "VCSE", Width: 62, Text: func(r row) string { return r.supplier.VCSE.Words() }, Compare: func(a, b row) int { return cmp.Compare(a.supplier.VCSE, b.supplier.VCSE) },
		Paint: func(r row) kit.Cell { return kit.ChipCell(chipOf(r.supplier.VCSE, "VCSE")) }, Yield: 2,
	},
	{
		Title: "Status", Width: 92, Text: func(r row) string { return r.supplier.Status.Words() }, Compare: func(a, b row) int { return cmp.Compare(a.supplier.Status, b.supplier.Status) },
		Paint: func(r row) kit.Cell {
			return kit.ChipCell(r.supplier.Status.Words(), statusTones[r.supplier.Status])
		},
	},
	{
		Title: "Criticality", Width: 80, Text: func(r row) string { return r.supplier.Criticality.Words() },
		Compare: func(a, b row) int { return cmp.Compare(a.supplier.Criticality, b.supplier.Criticality) }, Yield: 1,
	},
	{
		Title: "Live contracts", Width: 112, Number: true, Text: func(r row) string { return strconv.Itoa(r.contracts) },
		Compare: func(a, b row) int { return cmp.Compare(a.contracts, b.contracts) },
	},
	{Title: "Share of spend", Width: 124, Number: true, Text: row.shareWords, Compare: func(a, b row) int { return a.shareOrder().Cmp(b.shareOrder()) }},
	{Title: "Number", Width: 90, Hidden: true, Text: func(r row) string { return r.supplier.Number }, Compare: kit.ByText(func(r row) string { return r.supplier.Number })},
	{Title: "Identifiers", Width: 130, Hidden: true, Text: func(r row) string { return identifierWords(r.supplier) }},
	{Title: "Other names", Width: 130, Hidden: true, Text: func(r row) string { return strings.Join(r.supplier.Aliases, ", ") }},
}

// chipOf is a chip for yes, and nothing otherwise.
func chipOf(answer procurement.Answer, word string) (string, kit.Tone) {
	if answer != procurement.Yes {
		return "", kit.ToneNone
	}
	return word, kit.ToneInfo
}

var statusTones = map[procurement.SupplierStatus]kit.Tone{
	procurement.SupplierActive: kit.ToneGood, procurement.SupplierExcluded: kit.ToneBad, procurement.SupplierProspective: kit.ToneInfo,
}

// schemeWords are what people call the schemes that we know.
var schemeWords = map[string]string{procurement.CompaniesHouse: "Companies House", procurement.PPON: "PPON"}

func identifierWords(s procurement.Supplier) string {
	words := make([]string, len(s.Identifiers))
	for i, id := range s.Identifiers {
		words[i] = strings.TrimSpace(cmp.Or(schemeWords[id.Scheme], id.Scheme) + " " + id.ID)
	}
	return strings.Join(words, ", ")
}

// questions are what the pills ask of the register.
var questions = []kit.PillSpec[row]{
	{Text: "With live contracts", Keep: func(r row) bool { return r.contracts > 0 }},
	{Text: "SME", Keep: func(r row) bool { return r.sme == procurement.Yes }},
	{Text: "VCSE", Keep: func(r row) bool { return r.supplier.VCSE == procurement.Yes }},
	{Text: "Critical", Keep: func(r row) bool { return r.supplier.Criticality == procurement.CriticalityCritical }},
	{Text: "All", Keep: func(row) bool { return true }},
}
