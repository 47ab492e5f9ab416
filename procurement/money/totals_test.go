package money_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"counterweight/procurement/money"
)

func TestTotalsKeepCurrenciesApart(t *testing.T) {
	totals, err := money.Sum(pounds(123400), euros(2000), money.Amount{}, pounds(50))
	if err != nil {
		t.Fatal(err)
	}
	if want := []money.Amount{euros(2000), pounds(123450)}; !slices.Equal(totals.Amounts(), want) {
		t.Errorf("got %v, want %v", totals.Amounts(), want)
	}
	if totals.In(money.GBP) != pounds(123450) || totals.In(currency(t, "CHF")).IsSet() {
		t.Errorf("in pounds %v, in francs %v", totals.In(money.GBP), totals.In(currency(t, "CHF")))
	}
	if totals.Words() != "€20.00 + £1,234.50" || totals.Short() != "€20 + £1.23k" {
		t.Errorf("in words %q, short %q", totals.Words(), totals.Short())
	}
}

func TestNoTotals(t *testing.T) {
	totals, err := money.Sum()
	if err != nil || len(totals.Amounts()) != 0 || totals.Words() != "" {
		t.Errorf("got %v, %v", totals, err)
	}
}

func TestATotalThatIsTooLargeLeavesTheTotalsAsTheyWere(t *testing.T) {
	totals, err := money.Sum(pounds(math.MaxInt64))
	if err != nil {
		t.Fatal(err)
	}
	if err := totals.Add(pounds(1)); !errors.Is(err, money.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	if totals.In(money.GBP) != pounds(math.MaxInt64) {
		t.Errorf("the total is now %v", totals.In(money.GBP))
	}
	if _, err := money.Sum(pounds(math.MaxInt64), pounds(1)); !errors.Is(err, money.ErrTooLarge) {
		t.Errorf("the sum fails with %v", err)
	}
}

func TestTheListOfTotalsIsACopy(t *testing.T) {
	totals, _ := money.Sum(pounds(1))
	totals.Amounts()[0] = pounds(99)
	if totals.In(money.GBP) != pounds(1) {
		t.Error("the totals changed with the list")
	}
}
