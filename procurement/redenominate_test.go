package procurement_test

import (
	"strings"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Whoever typed £1,200 and meant euros corrects the currency, and every number stays.
func TestEveryAmountFollowsTheCurrencyOfItsContract(t *testing.T) {
	euro, yen := currency(t, "EUR"), currency(t, "JPY")
	pounds := money.New(120050, money.GBP)
	d := procurement.Dossier{
		Contract: procurement.Contract{
			Reference: "C-1", Title: "Works", Currency: money.GBP, Value: pounds, Spent: pounds,
			Options: []procurement.ExtensionOption{{Months: 12, Value: pounds, State: procurement.OptionOpen}},
			Changes: []procurement.Change{{Title: "More", State: procurement.ChangeProposed, Value: pounds}},
		},
		Months:     []procurement.MonthMoney{{Month: civil.PeriodOf(civil.Month, civil.MustDate("2026-10-01")), Kind: procurement.MoneySpent, Amount: pounds}},
		Rates:      []procurement.Rate{{Role: "Developer", DayRate: pounds}, {Role: "Designer"}},
		Milestones: []procurement.Milestone{{Title: "Done", State: procurement.MilestoneOpen, Value: pounds}},
	}
	d.Redenominate(euro)
	if faults := d.Check(); faults != nil {
		t.Errorf("in euros: %v", faults)
	}
	if got := d.Milestones[0].Value.Words(); got != "€1,200.50" || d.Rates[0].DayRate.Words() != got || d.Rates[1].DayRate.IsSet() {
		t.Errorf("the milestone is worth %s, the rates are %+v", got, d.Rates)
	}
	d.Redenominate(yen)
	if faults := d.Check(); faults == nil || !strings.Contains(faults.Error(), "the value is in EUR, but the contract is in JPY") {
		t.Errorf("amounts with cents in yen: %v", faults)
	}
}

func currency(t *testing.T, code string) money.Currency {
	t.Helper()
	c, err := money.ParseCurrency(code)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
