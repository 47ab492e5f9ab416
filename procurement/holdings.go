package procurement

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"counterweight/procurement/money"
)

// Holdings is money by the suppliers that it is with, per currency, never converted. A contract's money is its parties' by their shares;
// where the shares are not known all of it is the lead's.
type Holdings struct {
	parts  map[money.Currency]map[SupplierID]int64 // minor units
	wholes map[money.Currency]int64
}

// add shares an amount of a contract out. What rounding leaves over is the lead's.
func (h *Holdings) add(a money.Amount, c *Contract) {
	if !a.IsSet() || len(c.Parties) == 0 {
		return
	}
	parts := h.of(a.Currency())
	h.wholes[a.Currency()] += a.Minor()
	lead, rest := cmp.Or(c.Lead(), c.Parties[0].Supplier), a.Minor()
	for _, party := range c.Parties {
		bp, known := party.ShareBP.Get()
		if !known || party.Supplier == lead {
			continue
		}
		part := new(big.Int).Mul(big.NewInt(a.Minor()), big.NewInt(int64(bp)))
		minor := part.Quo(part, big.NewInt(wholeBP)).Int64()
		parts[party.Supplier] += minor
		rest -= minor
	}
	parts[lead] += rest
}

// of is the money in a currency, made room for.
func (h *Holdings) of(c money.Currency) map[SupplierID]int64 {
	if h.parts == nil {
		h.parts, h.wholes = map[money.Currency]map[SupplierID]int64{}, map[money.Currency]int64{}
	}
	if h.parts[c] == nil {
		h.parts[c] = map[SupplierID]int64{}
	}
	return h.parts[c]
}

// With is how much of the money in a currency is with one supplier, from 0 to 1; nil where there is no money in it.
func (h *Holdings) With(c money.Currency, id SupplierID) *big.Rat { return h.share(c, h.parts[c][id]) }

// Share is how much of the money in a currency is with suppliers for which is holds, from 0 to 1; nil where there is no money in it.
func (h *Holdings) Share(c money.Currency, is func(SupplierID) bool) *big.Rat {
	var part int64
	for supplier, minor := range h.parts[c] {
		if is(supplier) {
			part += minor
		}
	}
	return h.share(c, part)
}

// Top is how much of the money in a currency is with the n suppliers that have most of it, from 0 to 1; nil where there is no money in it.
func (h *Holdings) Top(c money.Currency, n int) *big.Rat {
	minors := slices.Sorted(maps.Values(h.parts[c]))
	var part int64
	for _, minor := range minors[max(0, len(minors)-n):] {
		part += minor
	}
	return h.share(c, part)
}

func (h *Holdings) share(c money.Currency, part int64) *big.Rat {
	if h.wholes[c] <= 0 {
		return nil
	}
	return big.NewRat(part, h.wholes[c])
}
