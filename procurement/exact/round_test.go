package exact_test

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"counterweight/procurement/exact"
)

func rat(t testing.TB, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no rational number", text)
	}
	return r
}

func TestRoundingHalfAwayFromZero(t *testing.T) {
	tests := []struct {
		name, number          string
		places                int
		rounded, short, whole string
	}{
		{"a half goes up", "0.005", 2, "0.01", "0.01", "0"},
		{"a half below zero goes down", "-0.005", 2, "-0.01", "-0.01", "0"},
		{"just under a half", "0.0049999999999999999999", 2, "0.00", "0", "0"},
		{"minus something that rounds to nothing", "-0.004", 2, "0.00", "0", "0"},
		{"what floats get wrong", "1.005", 2, "1.01", "1.01", "1"},
		{"what floats get wrong too", "2.675", 2, "2.68", "2.68", "3"},
		{"a third", "1/3", 6, "0.333333", "0.333333", "0"},
		{"two thirds", "2/3", 6, "0.666667", "0.666667", "1"},
		{"a carry through all digits", "999.9995", 3, "1000.000", "1000", "1000"},
		{"no places", "2.5", 0, "3", "3", "3"},
		{"no places below zero", "-2.5", 0, "-3", "-3", "-3"},
		{"trailing zeros", "48.3", 4, "48.3000", "48.3", "48"},
		{"a whole number that ends in zeros", "600", 2, "600.00", "600", "600"},
		{"a whole number without places", "600", 0, "600", "600", "600"},
		{"nothing", "0", 2, "0.00", "0", "0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := rat(t, test.number)
			if got := exact.Format(r, test.places); got != test.rounded {
				t.Errorf("formatted it is %s, want %s", got, test.rounded)
			}
			if got := exact.Short(r, test.places); got != test.short {
				t.Errorf("short it is %s, want %s", got, test.short)
			}
			if got := exact.Round(r, test.places); got.Cmp(rat(t, test.rounded)) != 0 {
				t.Errorf("rounded it is %v, want %s", got, test.rounded)
			}
			if got := exact.Format(r, 0); got != test.whole {
				t.Errorf("without places it is %s, want %s", got, test.whole)
			}
			if r.Cmp(rat(t, test.number)) != 0 {
				t.Errorf("rounding changed the number itself to %v", r)
			}
		})
	}
}

func TestRoundingIsNearestAndOddAroundZero(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for range 3000 {
		r := big.NewRat(random.Int64N(2_000_001)-1_000_000, random.Int64N(999)+1)
		places := random.IntN(5)
		rounded := exact.Round(r, places)
		unit := new(big.Rat).SetFrac(big.NewInt(1), exact.PowerOfTen(places))
		away := new(big.Rat).Sub(rounded, r)
		if twice := new(big.Rat).Add(away, away); twice.Abs(twice).Cmp(unit) > 0 {
			t.Fatalf("%v rounds to %v at %d places", r, rounded, places)
		}
		opposite := exact.Round(new(big.Rat).Neg(r), places)
		if opposite.Neg(opposite).Cmp(rounded) != 0 {
			t.Fatalf("%v and its opposite round differently", r)
		}
		if rounded.FloatString(places) != exact.Format(r, places) && rounded.Sign() != 0 {
			t.Fatalf("%v rounds to %v and is formatted %s", r, rounded, exact.Format(r, places))
		}
	}
}

func TestFromRat(t *testing.T) {
	for _, text := range []string{"0", "1/8", "-3/4", "12345.678", nines, least, "1/1000000000000000000000000000000"} {
		r := rat(t, text)
		if d, ok := exact.FromRat(r); !ok || d.Rat().Cmp(r) != 0 {
			t.Errorf("%s becomes %v, %v", text, d, ok)
		}
	}
	for _, text := range []string{"1/3", "1/7", nines + "9", "1/10000000000000000000000000000000", nines + ".5", "1" + strings.Repeat("0", 400)} {
		if d, ok := exact.FromRat(rat(t, text)); ok || !d.IsZero() {
			t.Errorf("%s becomes %v", text, d)
		}
	}
}

func TestPowersOfTenAreIntegersOfTheirOwn(t *testing.T) {
	exact.PowerOfTen(3).SetInt64(5)
	if got := exact.PowerOfTen(3).Int64(); got != 1000 {
		t.Errorf("10^3 is now %d", got)
	}
	if got := exact.PowerOfTen(0).Int64(); got != 1 {
		t.Errorf("10^0 is %d", got)
	}
}
