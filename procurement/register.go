package procurement

import "counterweight/procurement/money"

// Register is all contracts of an office looked at together. Only contracts that are running count.
type Register struct {
	Running int
	Value   money.Totals // as it stands, per currency, never converted
	Values  Holdings     // who holds the value as it stands: as awarded, with agreed changes and options taken up
	Spend   Holdings     // who was paid what was spent so far
}

// RegisterOf adds contracts up. It fails with [money.ErrTooLarge], and with [*money.MismatchError] where the amounts of a contract are in
// several currencies.
func RegisterOf(contracts []Contract) (*Register, error) {
	r := &Register{}
	for i := range contracts {
		c := &contracts[i]
		if !c.Status.IsRunning() {
			continue
		}
		r.Running++
		value, err := c.CurrentValue()
		if err != nil {
			return nil, err
		}
		if err := r.Values.add(value, c); err != nil {
			return nil, err
		}
		if err := r.Spend.add(c.Spent, c); err != nil {
			return nil, err
		}
	}
	r.Value = r.Values.Total
	return r, nil
}

// Main is the currency in which the most suppliers' shares are held: that of percentages where there are several. It reports false where
// no running contract has a value.
func (r *Register) Main() (money.Currency, bool) {
	var best money.Currency
	for _, sum := range r.Value.Amounts() {
		if most := len(r.Values.parts[best]); !best.IsSet() || len(r.Values.parts[sum.Currency()]) > most {
			best = sum.Currency()
		}
	}
	return best, best.IsSet()
}
