package procurement

import (
	"cmp"
	"math/big"
	"slices"

	"counterweight/procurement/money"
)

// Holdings is the money of running contracts by the suppliers that it is with, per currency, never converted. A contract's money is its
// parties' by their shares; where the shares are not known all of it is the lead's.
type Holdings struct {
	Total money.Totals

	held    money.Totals // what somebody has of it: all but contracts without parties
	entries []entry
	parts   map[money.Currency]map[SupplierID]int64 // minor units, by currency and supplier
}

// entry is a running contract with its money.
type entry struct {
	contract *Contract
	amount   money.Amount
	parts    []part
}

// part is what one party has of an entry's money.
type part struct {
	supplier SupplierID
	lead     bool
	minor    int64
}

// add adds a contract with its money. It fails with [money.ErrTooLarge].
func (h *Holdings) add(a money.Amount, c *Contract) error {
	if err := h.Total.Add(a); err != nil {
		return err
	}
	e := entry{contract: c, amount: a, parts: c.shared(a)}
	h.entries = append(h.entries, e)
	if len(e.parts) > 0 {
		if err := h.held.Add(a); err != nil {
			return err
		}
	}
	for _, p := range e.parts {
		if h.parts == nil {
			h.parts = map[money.Currency]map[SupplierID]int64{}
		}
		if h.parts[a.Currency()] == nil {
			h.parts[a.Currency()] = map[SupplierID]int64{}
		}
		h.parts[a.Currency()][p.supplier] += p.minor
	}
	return nil
}

// shared shares an amount out among the parties, the lead first. What rounding leaves over is the lead's.
func (c *Contract) shared(amount money.Amount) []part {
	if !amount.IsSet() || len(c.Parties) == 0 {
		return nil
	}
	lead := cmp.Or(c.Lead(), c.Parties[0].Supplier)
	parts, rest := make([]part, 1, len(c.Parties)), amount.Minor()
	for _, party := range c.Parties {
		bp, known := party.ShareBP.Get()
		if !known || party.Supplier == lead {
			continue
		}
		share := new(big.Int).Mul(big.NewInt(amount.Minor()), big.NewInt(int64(bp)))
		minor := share.Quo(share, big.NewInt(wholeBP)).Int64()
		parts = append(parts, part{supplier: party.Supplier, minor: minor})
		rest -= minor
	}
	parts[0] = part{supplier: lead, lead: true, minor: rest}
	return parts
}

// With is how much of the money in a currency is with one supplier, from 0 to 1; nil where there is no money in it.
func (h *Holdings) With(c money.Currency, id SupplierID) *big.Rat {
	return ratio(big.NewInt(h.parts[c][id]), big.NewInt(h.held.In(c).Minor()))
}

// Share is how much of the money in a currency is with suppliers for which is holds, from 0 to 1; nil where there is no money in it.
func (h *Holdings) Share(c money.Currency, is func(SupplierID) bool) *big.Rat {
	some := new(big.Int)
	for supplier, minor := range h.parts[c] {
		if is(supplier) {
			some.Add(some, big.NewInt(minor))
		}
	}
	return ratio(some, big.NewInt(h.held.In(c).Minor()))
}

// Top is how much of the money in a currency is with the n suppliers that have most of it, from 0 to 1; nil where there is no money in it.
func (h *Holdings) Top(c money.Currency, n int) *big.Rat {
	top := h.Largest(c)
	top = top[:min(n, len(top))]
	return h.Share(c, func(s SupplierID) bool { return slices.Contains(top, s) })
}

// Largest are the suppliers with money in a currency, those with the most first.
func (h *Holdings) Largest(c money.Currency) []SupplierID {
	parts := h.parts[c]
	suppliers := make([]SupplierID, 0, len(parts))
	for supplier := range parts {
		suppliers = append(suppliers, supplier)
	}
	slices.SortFunc(suppliers, func(a, b SupplierID) int {
		return cmp.Or(cmp.Compare(parts[b], parts[a]), cmp.Compare(a, b))
	})
	return suppliers
}

// Of is the money that one supplier has in a currency; no amount where it has none.
func (h *Holdings) Of(c money.Currency, id SupplierID) money.Amount {
	minor, has := h.parts[c][id]
	if !has {
		return money.Amount{}
	}
	return money.New(minor, c)
}

// ShareOf is how much of the money in a currency is with contracts for which is holds, from 0 to 1, such as those priced by day rates; nil
// where there is no money in it.
func (h *Holdings) ShareOf(c money.Currency, is func(*Contract) bool) *big.Rat {
	some, whole := new(big.Int), new(big.Int)
	for i := range h.entries {
		e := &h.entries[i]
		if !e.amount.IsSet() || e.amount.Currency() != c {
			continue
		}
		minor := big.NewInt(e.amount.Minor())
		whole.Add(whole, minor)
		if is(e.contract) {
			some.Add(some, minor)
		}
	}
	return ratio(some, whole)
}

// DayRates is how much of the money in a currency is bought by day rates, from 0 to 1; nil where there is no money in it.
func (h *Holdings) DayRates(c money.Currency) *big.Rat {
	return h.ShareOf(c, func(k *Contract) bool { return k.Pricing == DayRates })
}

// SMEShares is the money that small and medium-sized enterprises have, from 0 to 1 of the whole.
type SMEShares struct {
	Direct    *big.Rat // as leads of their contracts
	Consortia *big.Rat // as members of somebody else's
	Unknown   *big.Rat // with suppliers of whom it is not known
}

// Total is direct and through consortia together; nil where there is no money.
func (s SMEShares) Total() *big.Rat {
	if s.Direct == nil {
		return nil
	}
	return new(big.Rat).Add(s.Direct, s.Consortia)
}

// SMEs is what SMEs have of the money in a currency; nil parts where there is no money in it.
func (h *Holdings) SMEs(c money.Currency, sme func(SupplierID) Answer) SMEShares {
	var direct, consortia, unknown big.Int
	for i := range h.entries {
		e := &h.entries[i]
		if e.amount.Currency() != c {
			continue
		}
		for _, p := range e.parts {
			minor := big.NewInt(p.minor)
			switch is := sme(p.supplier); {
			case is == Unknown:
				unknown.Add(&unknown, minor)
			case is == Yes && p.lead:
				direct.Add(&direct, minor)
			case is == Yes:
				consortia.Add(&consortia, minor)
			}
		}
	}
	whole := big.NewInt(h.held.In(c).Minor())
	return SMEShares{Direct: ratio(&direct, whole), Consortia: ratio(&consortia, whole), Unknown: ratio(&unknown, whole)}
}

// ratio is nil where there is nothing to share.
func ratio(some, whole *big.Int) *big.Rat {
	if whole.Sign() <= 0 {
		return nil
	}
	return new(big.Rat).SetFrac(some, whole)
}
