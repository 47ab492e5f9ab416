// Package contracts is the page of the contract register: every contract, what must be decided about it and when, and the page on which
// one is edited.
package contracts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// row is a contract as the table shows it, its words made ready off the UI goroutine.
type row struct {
	contract procurement.Contract
	value    money.Amount // as it stands
	supplier string       // the lead, and how many with it
	sme      bool         // the lead is a small or medium-sized enterprise
	end      civil.Date
	notice   procurement.Window
	endsSoon bool
	spent    float64 // share of the value; below 0 where either is not known
}

// register is all contracts with the facts about them as a whole.
type register struct {
	rows      []row
	suppliers map[procurement.SupplierID]procurement.Supplier
	byName    []procurement.SupplierID
	people    []procurement.Person
	facts     string
	today     civil.Date
	calendars *civil.Calendars
}

// soon is how many months ahead "ending soon" looks.
const soon = 6

// registerOf makes rows of contracts.
func registerOf(contracts []procurement.Contract, suppliers []procurement.Supplier, people []procurement.Person, today civil.Date, calendars *civil.Calendars) (*register, error) {
	r := &register{suppliers: make(map[procurement.SupplierID]procurement.Supplier, len(suppliers)), people: people, today: today, calendars: calendars}
	for _, s := range suppliers {
		r.suppliers[s.ID] = s
		r.byName = append(r.byName, s.ID)
	}
	slices.SortFunc(r.byName, func(a, b procurement.SupplierID) int {
		return strings.Compare(strings.ToLower(r.suppliers[a].Name), strings.ToLower(r.suppliers[b].Name))
	})
	r.rows = make([]row, len(contracts))
	for i, c := range contracts {
		r.rows[i] = row{
			contract: c, value: c.Worth(), supplier: r.partiesOf(c), sme: r.isSME(c.Lead()), end: c.End(),
			notice: c.NoticeWindow(today, calendars), endsSoon: c.EndsWithin(soon, today), spent: spentShare(c),
		}
	}
	whole, err := procurement.RegisterOf(contracts)
	if err != nil {
		return nil, err
	}
	r.facts = r.summary(whole)
	return r, nil
}

// partiesOf names the lead and counts the others: Fernhill Digital + 2.
func (r *register) partiesOf(c procurement.Contract) string {
	name := r.suppliers[c.Lead()].Name
	if others := len(c.Parties) - 1; others > 0 {
		name += " + " + strconv.Itoa(others)
	}
	return name
}

func (r *register) isSME(id procurement.SupplierID) bool {
	return r.suppliers[id].SME(procurement.UKSMELimits()) == procurement.Yes
}

// spentShare is what was spent of the value; below 0 where it can't be said.
func spentShare(c procurement.Contract) float64 {
	value := c.Worth()
	if !value.IsSet() || !c.Spent.IsSet() || value.Sign() <= 0 {
		return -1
	}
	share, err := c.Spent.Ratio(value)
	if err != nil {
		return -1
	}
	part, _ := share.Float64()
	return part
}

// summary is the line of facts: 24 live · £48.2m · 38 % of value with SMEs · 3 suppliers hold 56 % of spend.
func (r *register) summary(whole *procurement.Register) string {
	facts := []string{kit.Grouped(whole.Running) + " live"}
	if value := whole.Value.Short(); value != "" {
		facts = append(facts, value)
	}
	if main, ok := whole.Main(); ok {
		if share := whole.Values.Share(main, r.isSME); share != nil {
			facts = append(facts, kit.Percent(share, 0)+" of value with SMEs")
		}
		if share := whole.Spend.Top(main, 3); share != nil {
			facts = append(facts, "3 suppliers hold "+kit.Percent(share, 0)+" of spend")
		}
	}
	return strings.Join(facts, " · ")
}

// amount is money in a cell, a dash where there is none.
func amount(a money.Amount) string {
	if !a.IsSet() {
		return "–"
	}
	return a.WholeWords()
}

func day(d civil.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.Words()
}

var columns = []kit.Column[row]{
	{Title: "Ref", Width: 62, Text: func(r row) string { return r.contract.Reference }, Compare: kit.ByText(func(r row) string { return r.contract.Reference })},
	{Title: "Title", Width: 150, Grow: 3, Text: func(r row) string { return r.contract.Title }, Compare: kit.ByText(func(r row) string { return r.contract.Title })},
	{Title: "Supplier", Width: 120, Grow: 2, Text: func(r row) string { return r.supplier }, Compare: kit.ByText(func(r row) string { return r.supplier })},
	{
		Title: "Ends", Width: 88, Text: func(r row) string { return day(r.end) },
		Compare: func(a, b row) int { return a.end.Compare(b.end) },
		Paint: func(r row) kit.Cell {
			if r.endsSoon {
				return kit.InkCell(day(r.end), kit.Wrong)
			}
			return kit.TextCell(day(r.end))
		},
	},
	{
		Title: "Value", Width: 92, Number: true, Text: func(r row) string { return amount(r.value) },
		Compare: func(a, b row) int { return money.ListOrder(a.value, b.value) },
	},
	{
		Title: "Spent", Width: 64, Text: spentWords, Compare: func(a, b row) int { return cmp.Compare(a.spent, b.spent) },
		Paint: func(r row) kit.Cell { return kit.BarCell(r.spent) }, Yield: 2,
	},
	{
		Title: "Priced by", Width: 92, Text: func(r row) string { return r.contract.Pricing.Words() },
		Compare: kit.ByText(func(r row) string { return r.contract.Pricing.Words() }),
		Paint:   func(r row) kit.Cell { return kit.TextCell(pricedBy(r.contract.Pricing)) }, Yield: 3,
	},
	{
		Title: "Status", Width: 84, Text: func(r row) string { return r.contract.Status.Words() },
		Compare: func(a, b row) int { return cmp.Compare(a.contract.Status, b.contract.Status) },
		Paint:   func(r row) kit.Cell { return kit.ChipCell(r.contract.Status.Words(), tones[r.contract.Status]) },
	},
	{Title: "Tier", Width: 60, Hidden: true, Text: func(r row) string { return r.contract.Tier.Words() }, Compare: func(a, b row) int { return cmp.Compare(a.contract.Tier, b.contract.Tier) }},
	{Title: "Begins", Width: 88, Hidden: true, Text: func(r row) string { return day(r.contract.Term.From) }, Compare: func(a, b row) int { return a.contract.Term.From.Compare(b.contract.Term.From) }},
	{Title: "Notice by", Width: 88, Hidden: true, Text: func(r row) string { return day(r.notice.Closes) }, Compare: func(a, b row) int { return a.notice.Closes.Compare(b.notice.Closes) }},
	{Title: "Buyer", Width: 110, Hidden: true, Text: func(r row) string { return r.contract.Buyer }, Compare: kit.ByText(func(r row) string { return r.contract.Buyer })},
	{Title: "Category", Width: 90, Hidden: true, Text: func(r row) string { return r.contract.Category }, Compare: kit.ByText(func(r row) string { return r.contract.Category })},
}

// tones say how a status is meant; it is always written too.
var tones = map[procurement.ContractStatus]kit.Tone{
	procurement.Live: kit.ToneGood, procurement.Ending: kit.ToneWarn, procurement.Awarded: kit.ToneInfo,
	procurement.Terminated: kit.ToneBad,
}

// pricedBy is a pricing model in a word or two.
func pricedBy(p procurement.Pricing) string {
	if p == procurement.CappedTimeAndMaterials {
		return "Capped T&M"
	}
	return p.Words()
}

func spentWords(r row) string {
	if r.spent < 0 {
		return ""
	}
	return fmt.Sprintf("%.0f %%", 100*r.spent)
}

// questions are what the pills ask of the register.
var questions = []kit.PillSpec[row]{
	{Text: "Live", Keep: func(r row) bool { return r.contract.Status.IsRunning() }},
	{Text: "Ending in 6 months", Keep: func(r row) bool { return r.endsSoon }},
	{Text: "Day rates", Keep: func(r row) bool { return r.contract.Status.IsRunning() && r.contract.Pricing == procurement.DayRates }},
	{Text: "SME", Keep: func(r row) bool { return r.contract.Status.IsRunning() && r.sme }},
	{Text: "All", Keep: func(row) bool { return true }},
}

// contractOf is the register's contract of this ID, nil where it has none.
func (r *register) contractOf(id procurement.ContractID) *procurement.Contract {
	for i := range r.rows {
		if r.rows[i].contract.ID == id {
			return &r.rows[i].contract
		}
	}
	return nil
}

// supplierChoices are all suppliers by name.
func (r *register) supplierChoices() []kit.Choice {
	names := make([]string, len(r.byName))
	for i, id := range r.byName {
		names[i] = r.suppliers[id].Name
	}
	return kit.Choices(names...)
}
