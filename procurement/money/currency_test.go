package money_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/money"
)

func currency(t testing.TB, code string) money.Currency {
	t.Helper()
	c, err := money.ParseCurrency(code)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDecimalsOfCurrencies(t *testing.T) {
	for code, want := range map[string]int{"GBP": 2, "EUR": 2, "USD": 2, "JPY": 0, "KRW": 0, "KWD": 3, "TND": 3, "CLF": 4, "HUF": 2, "ISK": 0, "XCG": 2, "ZWG": 2, "gbp": 2} {
		c, err := money.ParseCurrency(code)
		if err != nil || c.Decimals() != want || c.Code() != strings.ToUpper(code) {
			t.Errorf("%s is %v with %d decimals, %v", code, c, c.Decimals(), err)
		}
	}
}

func TestWhatIsNoCurrencyInUse(t *testing.T) {
	for _, code := range []string{"", "GB", "GBPX", "P G", "XAU", "XXX", "HRK", "BGN", "ZWL", "£", "ſEK", strings.Repeat("G", 1<<20)} {
		c, err := money.ParseCurrency(code)
		var fault *money.CurrencyError
		if !errors.As(err, &fault) || c.IsSet() || len(err.Error()) > 200 {
			t.Errorf("%.20q is %v, %.200v", code, c, err)
		}
	}
}

func TestAllCurrencies(t *testing.T) {
	all := money.Currencies()
	if len(all) != 165 {
		t.Errorf("there are %d, but the list of January 2026 has 165 with a minor unit", len(all))
	}
	codes := make([]string, len(all))
	for i, c := range all {
		codes[i] = c.String()
		if back, err := money.ParseCurrency(c.Code()); err != nil || back != c {
			t.Errorf("%v reads back as %v, %v", c, back, err)
		}
	}
	if !slices.IsSorted(codes) || len(slices.Compact(codes)) != len(all) {
		t.Error("they are not in order, or not different")
	}
}

func TestACurrencyInJSON(t *testing.T) {
	type row struct{ Of, Other money.Currency }
	text, err := json.Marshal(row{Of: money.GBP})
	if err != nil || string(text) != `{"Of":"GBP","Other":""}` {
		t.Fatalf("wrote %s, %v", text, err)
	}
	back := row{Other: money.EUR}
	if err := json.Unmarshal(text, &back); err != nil || back != (row{Of: money.GBP}) {
		t.Errorf("read back %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"Of":"pounds"}`), &back); err == nil || back.Of != money.GBP {
		t.Errorf("a refused text gave %v, %v", back.Of, err)
	}
}
