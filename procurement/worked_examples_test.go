package procurement_test

import (
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

func TestSMEsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "SME test") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Staff        int
				Turnover     int64 `json:"turnover_gbp"`
				BalanceSheet int64 `json:"balance_sheet_gbp"`
			}
			var want struct{ SME bool }
			e.Read(t, &in, &want)
			accounts := procurement.Accounts{
				Staff:        procurement.NumberOf(in.Staff),
				Turnover:     money.New(100*in.Turnover, money.GBP),
				BalanceSheet: money.New(100*in.BalanceSheet, money.GBP),
			}
			if got := accounts.SME(procurement.UKSMELimits()); got != procurement.AnswerOf(want.SME) {
				t.Errorf("got %v, want %v", got, want.SME)
			}
		})
	}
}

func TestIdentifiersOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "identifier form") {
		t.Run(e.ID, func(t *testing.T) {
			switch e.Method {
			case "companies_house_normalise":
				testCompanyNumber(t, e)
			case "ppon_validate":
				testPPON(t, e)
			case "ocid_validate":
				testOCID(t, e)
			default:
				t.Fatalf("no test for method %q", e.Method)
			}
		})
	}
}

func testCompanyNumber(t *testing.T, e beside.Example) {
	var in struct{ Raw string }
	var want struct{ Number string }
	e.Read(t, &in, &want)
	got, err := procurement.ParseIdentifier(procurement.CompaniesHouse, in.Raw)
	if err != nil || got.ID != want.Number {
		t.Errorf("%q becomes %q, %v; want %q", in.Raw, got.ID, err, want.Number)
	}
}

func testPPON(t *testing.T, e beside.Example) {
	var in struct{ Values []string }
	var want struct{ Valid []bool }
	e.Read(t, &in, &want)
	for i, value := range in.Values {
		if _, err := procurement.ParseIdentifier(procurement.PPON, value); (err == nil) != want.Valid[i] {
			t.Errorf("%q: got %v, want valid %v", value, err, want.Valid[i])
		}
	}
}

func testOCID(t *testing.T, e beside.Example) {
	var in struct{ Values []string }
	var want struct{ System []*string }
	e.Read(t, &in, &want)
	for i, value := range in.Values {
		system := ""
		if want.System[i] != nil {
			system = strings.ReplaceAll(*want.System[i], "_", "-")
		}
		if got := procurement.SystemOf(value).String(); got != system {
			t.Errorf("%q is of %q, want %q", value, got, system)
		}
	}
}

func TestCategoryCodesOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "category codes") {
		t.Run(e.ID, func(t *testing.T) {
			switch e.Method {
			case "cpv_hierarchy":
				testAncestors(t, e)
			case "cpv_is_under":
				testUnder(t, e)
			default:
				t.Fatalf("no test for method %q", e.Method)
			}
		})
	}
}

func testAncestors(t *testing.T, e beside.Example) {
	var in struct{ Code string }
	type levels struct{ Division, Group, Class, Category string }
	var want levels
	e.Read(t, &in, &want)
	c := cpv(t, in.Code)
	if got := (levels{c.Division().String(), c.Group().String(), c.Class().String(), c.Category().String()}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func testUnder(t *testing.T, e beside.Example) {
	var in struct{ Child, Parent string }
	var want struct{ Under bool }
	e.Read(t, &in, &want)
	if got := cpv(t, in.Child).IsUnder(cpv(t, in.Parent)); got != want.Under {
		t.Errorf("%s is under %s: %v, want %v", in.Child, in.Parent, got, want.Under)
	}
}
