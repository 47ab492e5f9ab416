package procurement

import "counterweight/procurement/money"

// Redenominate says that the amounts of the contract were meant in another currency: each keeps its number and is not converted. An amount
// with more decimals than the currency has stays as it is, and [Dossier.Check] finds it.
func (d *Dossier) Redenominate(c money.Currency) {
	d.Currency = c
	for _, a := range d.amounts() {
		if !a.IsSet() {
			continue
		}
		if meant, err := money.FromDecimal(a.Decimal(), c); err == nil {
			*a = meant
		}
	}
}

// amounts are all amounts of the contract and of what is kept on it.
func (d *Dossier) amounts() []*money.Amount {
	all := []*money.Amount{&d.Value, &d.Spent}
	for i := range d.Options {
		all = append(all, &d.Options[i].Value)
	}
	for i := range d.Changes {
		all = append(all, &d.Changes[i].Value)
	}
	for i := range d.Months {
		all = append(all, &d.Months[i].Amount)
	}
	for i := range d.Rates {
		all = append(all, &d.Rates[i].DayRate)
	}
	for i := range d.Milestones {
		all = append(all, &d.Milestones[i].Value)
	}
	return all
}
