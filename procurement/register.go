package procurement

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Register is all contracts of an office looked at together. Only contracts that are running count.
type Register struct {
	Running int
	Value   money.Totals // as awarded, per currency, never converted
	Values  Holdings     // who holds the value as awarded
	Spend   Holdings     // who was paid what was spent so far
}

// RegisterOf adds contracts up. It fails with [money.ErrTooLarge].
func RegisterOf(contracts []Contract) (*Register, error) {
	r := &Register{}
	for i := range contracts {
		c := &contracts[i]
		if !c.Status.IsRunning() {
			continue
		}
		r.Running++
		if err := r.Value.Add(c.Value); err != nil {
			return nil, err
		}
		r.Values.add(c.Value, c)
		r.Spend.add(c.Spent, c)
	}
	return r, nil
}

// Main is the currency in which the most contracts' values are held: that of shares where there are several. It reports false where no
// running contract has a value.
func (r *Register) Main() (money.Currency, bool) {
	var best money.Currency
	for _, sum := range r.Value.Amounts() {
		if most := len(r.Values.parts[best]); !best.IsSet() || len(r.Values.parts[sum.Currency()]) > most {
			best = sum.Currency()
		}
	}
	return best, best.IsSet()
}

// EndsWithin reports whether the contract is running and ends from today on, within so many months.
func (c Contract) EndsWithin(months int, today civil.Date) bool {
	end := c.End()
	return c.Status.IsRunning() && !end.IsZero() && !end.Before(today) && !end.After(today.AddMonths(months))
}
