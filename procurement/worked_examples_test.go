package procurement_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// workedExample is one case of the field's worked examples, which live beside the project.
type workedExample struct {
	ID               string
	Method           string
	MapsTo           string `json:"maps_to"`
	Inputs, Expected json.RawMessage
}

// workedExamples are the cases that map to a method. The test is left out where the folder is missing, unless SHARED_DATA=required.
func workedExamples(t *testing.T, mapsTo string) []workedExample {
	t.Helper()
	root, err := filepath.Abs(".")
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil || root == filepath.Dir(root) {
			break
		}
		root = filepath.Dir(root)
	}
	text, err := os.ReadFile(filepath.Join(root, "..", "shared", "worked-examples.json"))
	if err != nil {
		if os.Getenv("SHARED_DATA") == "required" {
			t.Fatal(err)
		}
		t.Skipf("left out, the worked examples are not here: %v", err)
	}
	var all, chosen []workedExample
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.MapsTo == mapsTo {
			chosen = append(chosen, e)
		}
	}
	if len(chosen) == 0 {
		t.Fatalf("no worked example maps to %q", mapsTo)
	}
	return chosen
}

// read fills v from the inputs or the expected answer of an example.
func read(t *testing.T, from json.RawMessage, v any) {
	t.Helper()
	if err := json.Unmarshal(from, v); err != nil {
		t.Fatal(err)
	}
}

func TestSMEsOfTheWorkedExamples(t *testing.T) {
	for _, e := range workedExamples(t, "SME test") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Staff        int
				Turnover     int64 `json:"turnover_gbp"`
				BalanceSheet int64 `json:"balance_sheet_gbp"`
			}
			var want struct{ SME bool }
			read(t, e.Inputs, &in)
			read(t, e.Expected, &want)
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
	for _, e := range workedExamples(t, "identifier form") {
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

func testCompanyNumber(t *testing.T, e workedExample) {
	var in struct{ Raw string }
	var want struct{ Number string }
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
	got, err := procurement.ParseIdentifier(procurement.CompaniesHouse, in.Raw)
	if err != nil || got.ID != want.Number {
		t.Errorf("%q becomes %q, %v; want %q", in.Raw, got.ID, err, want.Number)
	}
}

func testPPON(t *testing.T, e workedExample) {
	var in struct{ Values []string }
	var want struct{ Valid []bool }
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
	for i, value := range in.Values {
		if _, err := procurement.ParseIdentifier(procurement.PPON, value); (err == nil) != want.Valid[i] {
			t.Errorf("%q: got %v, want valid %v", value, err, want.Valid[i])
		}
	}
}

func testOCID(t *testing.T, e workedExample) {
	var in struct{ Values []string }
	var want struct{ System []*string }
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
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
	for _, e := range workedExamples(t, "category codes") {
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

func testAncestors(t *testing.T, e workedExample) {
	var in struct{ Code string }
	type levels struct{ Division, Group, Class, Category string }
	var want levels
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
	c := cpv(t, in.Code)
	if got := (levels{c.Division().String(), c.Group().String(), c.Class().String(), c.Category().String()}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func testUnder(t *testing.T, e workedExample) {
	var in struct{ Child, Parent string }
	var want struct{ Under bool }
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
	if got := cpv(t, in.Child).IsUnder(cpv(t, in.Parent)); got != want.Under {
		t.Errorf("%s is under %s: %v, want %v", in.Child, in.Parent, got, want.Under)
	}
}
