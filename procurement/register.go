package procurement

import (
	"cmp"
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Register is all contracts of an office looked at together. Only contracts that are running count: their values as awarded, by the
// shares of their parties.
type Register struct {
	Running int
	Value   money.Totals // per currency, never converted

	parts map[money.Currency]map[SupplierID]int64 // minor units
}

// RegisterOf adds contracts up. It fails with [money.ErrTooLarge].
func RegisterOf(contracts []Contract) (*Register, error) {
	r := &Register{parts: map[money.Currency]map[SupplierID]int64{}}
	for i := range contracts {
		c := &contracts[i]
		if !c.Status.IsRunning() {
			continue
		}
		r.Running++
		if err := r.Value.Add(c.Value); err != nil {
			return nil, err
		}
		for supplier, minor := range c.valueByParty() {
			parts := r.parts[c.Value.Currency()]
			if parts == nil {
				parts = map[SupplierID]int64{}
				r.parts[c.Value.Currency()] = parts
			}
			parts[supplier] += minor
		}
	}
	return r, nil
}

// valueByParty shares the value out. Where the parties' shares are not known all of it is the lead's; what rounding leaves over is too.
func (c *Contract) valueByParty() map[SupplierID]int64 {
	if !c.Value.IsSet() || len(c.Parties) == 0 {
		return nil
	}
	lead := cmp.Or(c.Lead(), c.Parties[0].Supplier)
	parts, rest := map[SupplierID]int64{}, c.Value.Minor()
	for _, party := range c.Parties {
		bp, known := party.ShareBP.Get()
		if !known || party.Supplier == lead {
			continue
		}
		part := new(big.Int).Mul(big.NewInt(c.Value.Minor()), big.NewInt(int64(bp)))
		minor := part.Quo(part, big.NewInt(wholeBP)).Int64()
		parts[party.Supplier] += minor
		rest -= minor
	}
	parts[lead] += rest
	return parts
}

// Main is the currency in which the most contracts' values are held: that of shares where there are several. It reports false where no
// running contract has a value.
func (r *Register) Main() (money.Currency, bool) {
	var best money.Currency
	for _, sum := range r.Value.Amounts() {
		if most := len(r.parts[best]); !best.IsSet() || len(r.parts[sum.Currency()]) > most {
			best = sum.Currency()
		}
	}
	return best, best.IsSet()
}

// Share is how much of the value in a currency is with suppliers for which is holds, from 0 to 1; nil where there is no value.
func (r *Register) Share(c money.Currency, is func(SupplierID) bool) *big.Rat {
	var part, whole int64
	for supplier, minor := range r.parts[c] {
		whole += minor
		if is(supplier) {
			part += minor
		}
	}
	if whole <= 0 {
		return nil
	}
	return big.NewRat(part, whole)
}

// TopShare is how much of the value in a currency the n largest suppliers hold, from 0 to 1; nil where there is no value.
func (r *Register) TopShare(c money.Currency, n int) *big.Rat {
	parts := r.parts[c]
	suppliers := make([]SupplierID, 0, len(parts))
	for supplier := range parts {
		suppliers = append(suppliers, supplier)
	}
	slices.SortFunc(suppliers, func(a, b SupplierID) int {
		return cmp.Or(cmp.Compare(parts[b], parts[a]), cmp.Compare(a, b))
	})
	top := suppliers[:min(n, len(suppliers))]
	return r.Share(c, func(s SupplierID) bool { return slices.Contains(top, s) })
}

// EndsWithin reports whether the contract is running and ends from today on, within so many months.
func (c Contract) EndsWithin(months int, today civil.Date) bool {
	end := c.End()
	return c.Status.IsRunning() && !end.IsZero() && !end.Before(today) && !end.After(today.AddMonths(months))
}
