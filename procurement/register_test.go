package procurement

import (
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

func TestTheRegisterAsAWhole(t *testing.T) {
	pounds := func(n int64) money.Amount { return money.New(n*100, money.GBP) }
	contract := func(status ContractStatus, value money.Amount, parties ...Party) Contract {
		return Contract{Status: status, Currency: money.GBP, Value: value, Parties: parties}
	}
	const fernhill, plainly, copperline, merrow SupplierID = 1, 2, 3, 4
	consortium := contract(Live, pounds(1000), Party{Supplier: fernhill, Role: Lead, ShareBP: NumberOf(5500)},
		Party{Supplier: plainly, Role: Member, ShareBP: NumberOf(2500)}, Party{Supplier: copperline, Role: Member, ShareBP: NumberOf(2000)})
	consortium.Spent = pounds(300)
	r, err := RegisterOf([]Contract{
		consortium,
		contract(Ending, pounds(3000), Party{Supplier: merrow, Role: Lead}),
		contract(Ended, pounds(9000), Party{Supplier: copperline, Role: Lead}),
		contract(Live, money.New(700, money.EUR), Party{Supplier: plainly, Role: Lead}),
		contract(Live, money.Amount{}, Party{Supplier: plainly, Role: Lead}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if r.Running != 4 || r.Value.In(money.GBP) != pounds(4000) || r.Value.In(money.EUR) != money.New(700, money.EUR) {
		t.Errorf("%d running for %s", r.Running, r.Value.Words())
	}
	if main, ok := r.Main(); !ok || main != money.GBP {
		t.Errorf("the main currency is %v", main)
	}
	sme := func(s SupplierID) bool { return s == plainly || s == copperline }
	if got := r.Values.Share(money.GBP, sme).RatString(); got != "9/80" { // 250 + 200 of 4,000
		t.Errorf("SMEs hold %s of the pounds, want 9/80", got)
	}
	if got := r.Values.Top(money.GBP, 1).RatString(); got != "3/4" {
		t.Errorf("the largest supplier holds %s, want 3/4", got)
	}
	if got := r.Values.Top(money.GBP, 10).RatString(); got != "1" {
		t.Errorf("all suppliers together hold %s, want 1", got)
	}
	if r.Values.Top(money.Currency{}, 3) != nil {
		t.Error("there is a share of money that there is not")
	}
	if got := r.Values.With(money.GBP, plainly).RatString(); got != "1/16" { // 250 of 4,000
		t.Errorf("one supplier holds %s, want 1/16", got)
	}
	if got := r.Spend.With(money.GBP, copperline).RatString(); got != "1/5" {
		t.Errorf("of what was spent %s went to one supplier, want 1/5", got)
	}
	if got := r.Spend.Top(money.GBP, 2).RatString(); got != "4/5" { // 55 % and 25 %
		t.Errorf("of what was spent %s went to the two that got most, want 4/5", got)
	}
}

func TestContractsThatEndInTheNextMonths(t *testing.T) {
	today := civil.MustDate("2026-11-21")
	cases := []struct {
		name   string
		end    string
		status ContractStatus
		want   bool
	}{
		{"today", "2026-11-21", Live, true},
		{"on the last day of six months", "2027-05-21", Live, true},
		{"a day later", "2027-05-22", Live, false},
		{"yesterday, and nobody closed it", "2026-11-20", Live, false},
		{"soon, but terminated", "2026-12-01", Terminated, false},
	}
	for _, c := range cases {
		contract := Contract{Status: c.status, Term: civil.Term{From: civil.MustDate("2024-01-01"), To: civil.MustDate(c.end)}}
		if got := contract.EndsWithin(6, today); got != c.want {
			t.Errorf("ends %s: %v, want %v", c.name, got, c.want)
		}
	}
	if (Contract{Status: Live}).EndsWithin(6, today) {
		t.Error("a contract without an end ends within six months")
	}
}
