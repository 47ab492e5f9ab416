// Package register is the view of the contract register as a whole: what must be decided and by when, when contracts end, what the money
// is spent on and with whom, and which suppliers are probably one organisation. Every number leads to the contracts behind it.
package register

import (
	"context"
	"slices"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/cpv"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// whole is everything that the view tells about, read and reckoned off the UI goroutine. It is never changed once it is there.
type whole struct {
	today     civil.Date
	contracts []procurement.Contract
	places    map[procurement.ContractID]int
	names     procurement.Names
	register  *procurement.Register
	dues      []procurement.Due
	courses   []procurement.Course
	main      money.Currency // of percentages
}

// decisionDays is how far ahead the list of decisions looks.
const decisionDays = 90

// readWhole reads the register as it is on a day.
func readWhole(ctx context.Context, ws *store.Workspace, today civil.Date) (*whole, error) {
	stands, err := desk.ReadStanding(ctx, ws)
	if err != nil {
		return nil, err
	}
	suppliers, err := ws.Suppliers(ctx)
	if err != nil {
		return nil, err
	}
	w := &whole{today: today, names: procurement.NamesOf(suppliers, cpv.Names()), places: make(map[procurement.ContractID]int, len(stands.Dossiers))}
	for i, d := range stands.Dossiers {
		w.contracts = append(w.contracts, d.Contract)
		w.places[d.ID] = i
	}
	if w.dues, err = stands.Due(today, today.AddDays(decisionDays)); err != nil {
		return nil, err
	}
	if w.register, err = procurement.RegisterOf(w.contracts); err != nil {
		return nil, err
	}
	w.main, _ = w.register.Main()
	w.courses = procurement.Timeline(w.contracts, today, stands.Calendars)
	return w, nil
}

// contract is the contract of an ID, nil where there is none.
func (w *whole) contract(id procurement.ContractID) *procurement.Contract {
	if place, ok := w.places[id]; ok {
		return &w.contracts[place]
	}
	return nil
}

// worth is a contract's value as it stands; no amount where it is not known.
func worth(c *procurement.Contract) money.Amount {
	value, err := c.CurrentValue()
	if err != nil { // amounts of one contract in several currencies: the contract's own page says so
		return money.Amount{}
	}
	return value
}

// together is the value of contracts as it stands, each counted once.
func (w *whole) together(ids []procurement.ContractID) (sum money.Totals) {
	for _, id := range ids {
		if c := w.contract(id); c != nil {
			if err := sum.Add(worth(c)); err != nil { // beyond what a register can hold
				return money.Totals{}
			}
		}
	}
	return sum
}

// running are the running contracts for which is holds.
func (w *whole) running(is func(*procurement.Contract) bool) (ids []procurement.ContractID) {
	for i := range w.contracts {
		if c := &w.contracts[i]; c.Status.IsRunning() && is(c) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// with are the running contracts of which any of some suppliers is a party.
func (w *whole) with(suppliers ...procurement.SupplierID) []procurement.ContractID {
	return w.running(func(c *procurement.Contract) bool {
		return slices.ContainsFunc(c.Parties, func(p procurement.Party) bool { return slices.Contains(suppliers, p.Supplier) })
	})
}

// supplier is a supplier's name.
func (w *whole) supplier(id procurement.SupplierID) string { return w.names.Suppliers[id].Name }

// isSME says whether a supplier is a small or medium-sized enterprise.
func (w *whole) isSME(id procurement.SupplierID) procurement.Answer {
	s := w.names.Suppliers[id]
	return s.SME(procurement.UKSMELimits())
}
