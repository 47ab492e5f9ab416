package money

import (
	"fmt"
	"slices"
	"strings"
)

// Totals are sums of money, one for each currency, never converted into each other. The zero value has none.
type Totals struct {
	sums []Amount // by currency code, each currency once
}

// Sum is the totals of amounts. Missing amounts add nothing. It fails with [ErrTooLarge].
func Sum(amounts ...Amount) (Totals, error) {
	var t Totals
	for _, a := range amounts {
		if err := t.Add(a); err != nil {
			return Totals{}, err
		}
	}
	return t, nil
}

// Add adds a to the sum of its currency; a missing amount adds nothing. When it fails, with [ErrTooLarge], the totals are as before.
func (t *Totals) Add(a Amount) error {
	if !a.IsSet() {
		return nil
	}
	i, found := slices.BinarySearchFunc(t.sums, a.currency, func(sum Amount, c Currency) int { return sum.currency.compare(c) })
	if !found {
		t.sums = slices.Insert(t.sums, i, a)
		return nil
	}
	sum, err := t.sums[i].Add(a)
	if err != nil {
		return fmt.Errorf("total in %v: %w", a.currency, err)
	}
	t.sums[i] = sum
	return nil
}

// Amounts are the sums by currency code, one for each currency that was added.
func (t Totals) Amounts() []Amount { return slices.Clone(t.sums) }

// In is the sum in c; no amount where nothing was added in c.
func (t Totals) In(c Currency) Amount {
	for _, sum := range t.sums {
		if sum.currency == c {
			return sum
		}
	}
	return Amount{}
}

// Words are the sums for people: £1,234.50 + €20.00; empty where there are none.
func (t Totals) Words() string { return t.joined(Amount.Words) }

// Short are the sums for tight places: £48.2m + €1.2m.
func (t Totals) Short() string { return t.joined(Amount.Short) }

func (t Totals) joined(words func(Amount) string) string {
	parts := make([]string, len(t.sums))
	for i, sum := range t.sums {
		parts[i] = words(sum)
	}
	return strings.Join(parts, " + ")
}
