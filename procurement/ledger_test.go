package procurement_test

import (
	"fmt"
	"slices"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

func TestPaymentsMakeTheMonthsAndTypedOnesStay(t *testing.T) {
	spent := func(in string, minor int64, source procurement.MoneySource) procurement.MonthMoney {
		return procurement.MonthMoney{Month: month(in), Kind: procurement.MoneySpent, Amount: money.New(minor, money.GBP), Source: source}
	}
	forecast := procurement.MonthMoney{Month: month("2026-02"), Kind: procurement.MoneyForecast, Amount: pounds(7)}
	paid := []procurement.MonthMoney{spent("2026-01", 10, 0), spent("2026-02", 20, 0)}
	tests := map[string]struct {
		months []procurement.MonthMoney
		spent  money.Amount
		want   string // months, then what was spent
		differ int
	}{
		"a contract without months":            {nil, money.Amount{}, "[2026-01 0.1 2026-02 0.2] 0.3", 0},
		"a sum that was given as a whole":      {nil, pounds(5), "[2026-01 0.1 2026-02 0.2] 5", 0},
		"an imported month that was corrected": {[]procurement.MonthMoney{spent("2026-01", 99, procurement.MoneyImported)}, money.New(99, money.GBP), "[2026-01 0.1 2026-02 0.2] 0.3", 0},
		"an imported month without payments":   {[]procurement.MonthMoney{spent("2025-12", 99, procurement.MoneyImported)}, money.New(99, money.GBP), "[2026-01 0.1 2026-02 0.2] 0.3", 0},
		"a typed month":                        {[]procurement.MonthMoney{spent("2026-01", 99, procurement.MoneyTyped)}, money.New(99, money.GBP), "[2026-01 0.99 2026-02 0.2] 1.19", 1},
		"a typed month that says the same":     {[]procurement.MonthMoney{spent("2026-01", 10, procurement.MoneyPasted)}, money.New(10, money.GBP), "[2026-01 0.1 2026-02 0.2] 0.3", 0},
		"a forecast of the month":              {[]procurement.MonthMoney{forecast}, money.Amount{}, "[2026-02 7 2026-01 0.1 2026-02 0.2] 0.3", 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := running()
			d.Months, d.Spent = test.months, test.spent
			before := slices.Clone(test.months)
			differ, err := d.TakePayments(paid)
			var months []string
			for _, m := range d.Months {
				months = append(months, fmt.Sprint(m.Month, " ", m.Amount.Decimal()))
			}
			if got := fmt.Sprint(months, " ", d.Spent.Decimal()); err != nil || got != test.want || len(differ) != test.differ {
				t.Errorf("got %s, want %s; %v, %v", got, test.want, differ, err)
			}
			if !slices.Equal(before, test.months) {
				t.Error("the months that were given are changed")
			}
		})
	}
}
