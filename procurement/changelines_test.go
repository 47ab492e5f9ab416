package procurement_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func change(state procurement.ChangeState, value int64, months int) procurement.Change {
	return procurement.Change{Title: "x", State: state, Value: pounds(value), Months: months, AgreedOn: day("2026-06-01")}
}

// changed is a contract of £3,490,000 over 24 months with an option of 12, begun under the Act.
func changed(changes ...procurement.Change) procurement.Contract {
	c := appeals()
	c.Value, c.Options, c.Changes = pounds(3_490_000), procurement.EqualOptions(1, 12), changes
	c.Begun, c.Entered = day("2025-02-24"), day("2025-03-10")
	c.Term = civil.Term{From: day("2025-03-13"), To: day("2027-03-12")}
	return c
}

func TestTheLinesAreShownBeforeTheyAreCrossed(t *testing.T) {
	agreed, proposed, refused := procurement.ChangeAgreed, procurement.ChangeProposed, procurement.ChangeRefused
	tests := []struct {
		name     string
		contract procurement.Contract
		propose  bool
		total    string
		near     bool
		crossed  bool
		term     string
	}{
		{
			"no changes", changed(), false,
			"£0.00 is 0 % of £3,490,000.00; a notice is due above 10 %, that is after £349,000.00 more", false, false,
			"0 months is 0 % of 36 months; a notice is due above 10 %, that is after 3 months more",
		},
		{
			"as in the picture: two changes, 8.9 %", changed(change(agreed, 180_000, 0), change(agreed, 130_000, 0), change(refused, 900_000, 9)), false,
			"+£310,000.00 is 8.88 % of £3,490,000.00; a notice is due above 10 %, that is after £39,000.00 more", true, false,
			"0 months is 0 % of 36 months; a notice is due above 10 %, that is after 3 months more",
		},
		{
			"a proposal does not count", changed(change(agreed, 310_000, 2), change(proposed, 39_001, 2)), false,
			"+£310,000.00 is 8.88 % of £3,490,000.00; a notice is due above 10 %, that is after £39,000.00 more", true, false,
			"+2 months is 5.56 % of 36 months; a notice is due above 10 %, that is after 1 month more",
		},
		{
			"but what would it do?", changed(change(agreed, 310_000, 2), change(proposed, 39_001, 2)), true,
			"+£349,001.00 is just over 10 % of £3,490,000.00; that is more than 10 %, so a notice is due before the change", false, true,
			"+4 months is 11.11 % of 36 months; that is more than 10 %, so a notice is due before the change",
		},
		{
			"exactly at the line is exempt", changed(change(agreed, 349_000, 0)), false,
			"+£349,000.00 is 10 % of £3,490,000.00; a notice is due above 10 %, that is after £0.00 more", true, false,
			"0 months is 0 % of 36 months; a notice is due above 10 %, that is after 3 months more",
		},
		{
			"less counts like more", changed(change(agreed, -349_001, -1)), false,
			"−£349,001.00 is just over 10 % of £3,490,000.00; that is more than 10 %, so a notice is due before the change", false, true,
			"−1 month is 2.78 % of 36 months; a notice is due above 10 %, that is after 2 months more",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			u, err := procurement.UKRules().ChangeUse(test.contract, test.propose)
			if err != nil {
				t.Fatal(err)
			}
			if u.Total.Words != test.total || u.Term.Words != test.term {
				t.Errorf("got %q\nand %q", u.Total.Words, u.Term.Words)
			}
			if u.Total.Near != test.near || u.Total.Crossed != test.crossed {
				t.Errorf("near %v, crossed %v", u.Total.Near, u.Total.Crossed)
			}
		})
	}
}

func TestWorksHaveALineOfTheirOwn(t *testing.T) {
	c := changed(change(procurement.ChangeAgreed, 500_000, 0))
	for kind, crossed := range map[procurement.ContractKind]bool{procurement.Works: false, procurement.ContractKindUnstated: true, procurement.LightTouch: true} {
		c.Kind = kind
		if u, err := procurement.UKRules().ChangeUse(c, false); err != nil || u.Crossed() != crossed {
			t.Errorf("%q: crossed %v, %v", kind, u.Crossed(), err)
		}
	}
}

func TestTermsThatAreNoWholeMonthsAreComparedInDays(t *testing.T) {
	c := changed(procurement.Change{Title: "x", State: procurement.ChangeAgreed, AgreedOn: day("2026-06-01"), Months: 1, Days: 5})
	c.Options = nil
	c.Term = civil.Term{From: day("2026-01-15"), To: day("2026-12-31")} // 351 days
	u, err := procurement.UKRules().ChangeUse(c, false)
	// A month after the end is 31 January 2027, 31 days; and 5: 36 of 351 days.
	if want := "+36 days is 10.26 % of 351 days; that is more than 10 %, so a notice is due before the change"; err != nil || u.Term.Words != want {
		t.Errorf("got %q, %v", u.Term.Words, err)
	}
	c.Term.To, c.Changes = civil.Date{}, nil
	if u, err := procurement.UKRules().ChangeUse(c, false); err != nil || u.Term.Used != nil || u.Term.Words != "the term at award is not known" {
		t.Errorf("without an end: %+v, %v", u.Term, err)
	}
	c.Value = money.Amount{}
	if u, err := procurement.UKRules().ChangeUse(c, false); err != nil || u.Total.Used != nil || u.Total.Words != "the value at award is not known" {
		t.Errorf("without a value: %+v, %v", u.Total, err)
	}
}

func TestContractsFromBeforeTheActHaveNoLine(t *testing.T) {
	c := changed(change(procurement.ChangeAgreed, 3_000_000, 20))
	c.Begun = day("2025-02-23")
	u, err := procurement.UKRules().ChangeUse(c, false)
	if err != nil || u.Source != "" || u.Crossed() || u.Value != pounds(3_000_000) {
		t.Errorf("got %+v, %v", u, err)
	}
}

func TestTheRunningTotalSaysWhichChangeNeedsANotice(t *testing.T) {
	c := changed(
		change(procurement.ChangeAgreed, 300_000, 0), change(procurement.ChangeRefused, 900_000, 0), change(procurement.ChangeAgreed, 60_000, 0),
		change(procurement.ChangeAgreed, -20_000, 0), change(procurement.ChangeAgreed, 1_000, 0), change(procurement.ChangeProposed, 30_000, 0),
		change(procurement.ChangeAgreed, 0, 4), procurement.Change{Title: "a slip", State: procurement.ChangeAgreed, Reason: procurement.Correction, AgreedOn: day("2026-07-01")},
	)
	steps, err := procurement.UKRules().ChangeSteps(c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range steps {
		got = append(got, fmt.Sprintf("%s %v", s.Running.Words(), s.NoticeDue))
	}
	want := []string{
		"£300,000.00 false", "£300,000.00 false", "£360,000.00 true", "£340,000.00 false", "£341,000.00 false", "£371,000.00 true",
		"£341,000.00 true", // four months of 36
		"£341,000.00 false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRulesHoldFromTheirDay(t *testing.T) {
	rules := procurement.UKRules()
	tests := []struct {
		kind    procurement.ContractKind
		begun   string
		central bool
		want    string
	}{
		{procurement.GoodsAndServices, "2025-12-31", true, "£139,688.00"},
		{procurement.GoodsAndServices, "2026-01-01", true, "£135,018.00"},
		{procurement.ContractKindUnstated, "2026-01-01", false, "£207,720.00"},
		{procurement.Works, "2026-01-01", true, "£5,193,000.00"},
		{procurement.LightTouch, "2024-01-01", true, "£663,540.00"},
		{procurement.GoodsAndServices, "2023-12-31", true, ""},
		{procurement.GoodsAndServices, "", true, ""},
	}
	for _, test := range tests {
		rules.Central = test.central
		if got, source := rules.ThresholdOn(test.kind, day(test.begun)); got.Words() != test.want || (source == "") != (test.want == "") {
			t.Errorf("%v begun on %s: %s by %q", test.kind, test.begun, got.Words(), source)
		}
	}
	c := changed()
	c.VATRate = exact.Optional{}
	if got := rules.IsPublic(&c); got != procurement.Unknown {
		t.Errorf("without a VAT rate it is known: %v", got)
	}
	if got := rules.KPIDuty(&c); got.Required || got.Why != "its value or VAT rate is not known" {
		t.Errorf("without a VAT rate: %+v", got)
	}
	c.VATRate = exact.SomeOf("20")
	// £3,490,000 and 20 % are £4,188,000.
	if got := rules.KPIDuty(&c); got.Required {
		t.Errorf("under £5m: %+v", got)
	}
	c.Value = pounds(4_166_667)
	if got := rules.KPIDuty(&c); !got.Required || got.Minimum != 3 {
		t.Errorf("£5,000,000.40 with VAT: %+v", got)
	}
	c.Form = procurement.FrameworkAgreement
	if got := rules.KPIDuty(&c); got.Required {
		t.Errorf("a framework: %+v", got)
	}
	c.Form, c.Begun = procurement.CallOff, day("2025-02-23")
	if got := rules.KPIDuty(&c); got.Required {
		t.Errorf("before the Act: %+v", got)
	}
}
