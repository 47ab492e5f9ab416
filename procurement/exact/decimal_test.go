package exact_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"counterweight/procurement/exact"
)

var (
	nines = strings.Repeat("9", exact.MaxDigits)
	least = "0." + strings.Repeat("0", exact.MaxDigits-1) + "1"
)

func TestReadingADecimal(t *testing.T) {
	tests := []struct{ name, text, canonical string }{
		{"whole", "12", "12"},
		{"with decimals", "12.5", "12.5"},
		{"trailing zeros", "2.50", "2.5"},
		{"only zeros after the point", "2.00", "2"},
		{"leading zeros", "007.5", "7.5"},
		{"hundreds of leading zeros", strings.Repeat("0", 500) + "1", "1"},
		{"nothing", "0", "0"},
		{"nothing with decimals", "0.000", "0"},
		{"minus nothing", "-0", "0"},
		{"minus nothing with decimals", "-0.00", "0"},
		{"negative", "-12.50", "-12.5"},
		{"a zero in the middle of small decimals", "0.0105", "0.0105"},
		{"the largest", nines, nines},
		{"the largest negative", "-" + nines, "-" + nines},
		{"30 digits around the point", nines[:15] + "." + nines[:15], nines[:15] + "." + nines[:15]},
		{"the least", least, least},
		{"more than 64 bits", "18446744073709551616", "18446744073709551616"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := exact.Parse(test.text)
			if err != nil || d.String() != test.canonical {
				t.Fatalf("got %v, %v; want %s", d, err, test.canonical)
			}
			if again, err := exact.Parse(d.String()); err != nil || again != d {
				t.Errorf("read back it is %v, %v", again, err)
			}
			if want, _ := new(big.Rat).SetString(test.text); d.Rat().Cmp(want) != 0 {
				t.Errorf("as a rational it is %v, want %v", d.Rat(), want)
			}
		})
	}
}

func TestTextsThatAreNoDecimal(t *testing.T) {
	tests := []struct {
		name, text string
		want       error
	}{
		{"empty", "", exact.ErrSyntax},
		{"only a sign", "-", exact.ErrSyntax},
		{"only a point", ".", exact.ErrSyntax},
		{"nothing before the point", ".5", exact.ErrSyntax},
		{"nothing after the point", "5.", exact.ErrSyntax},
		{"two points", "1.2.3", exact.ErrSyntax},
		{"two signs", "--1", exact.ErrSyntax},
		{"a plus sign", "+1", exact.ErrSyntax},
		{"a real minus sign", "−1", exact.ErrSyntax},
		{"an exponent", "1e3", exact.ErrSyntax},
		{"a thousands separator", "1,234", exact.ErrSyntax},
		{"an underscore", "1_000", exact.ErrSyntax},
		{"a space", " 1", exact.ErrSyntax},
		{"hexadecimal", "0x10", exact.ErrSyntax},
		{"a fraction", "1/2", exact.ErrSyntax},
		{"infinity", "Inf", exact.ErrSyntax},
		{"not a number", "NaN", exact.ErrSyntax},
		{"Arabic digits", "١٢", exact.ErrSyntax},
		{"31 digits", nines + "9", exact.ErrDigits},
		{"31 digits around the point", nines + ".9", exact.ErrDigits},
		{"31 digits the last of which is a zero", nines + ".0", exact.ErrDigits},
		{"31 places", "0." + strings.Repeat("0", exact.MaxDigits) + "1", exact.ErrDigits},
		{"a thousand places", "0." + strings.Repeat("0", 1000), exact.ErrDigits},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := exact.Parse(test.text)
			if !errors.Is(err, test.want) || d != (exact.Decimal{}) {
				t.Errorf("got %v, %v; want %v", d, err, test.want)
			}
		})
	}
}

func TestEqualNumbersAreEqualValues(t *testing.T) {
	for _, group := range [][]exact.Decimal{
		{exact.MustParse("2.5"), exact.MustParse("2.50"), exact.MustParse("02.500"), exact.Scaled(25, 1), exact.Scaled(2500, 3)},
		{exact.Decimal{}, exact.MustParse("0"), exact.MustParse("-0.00"), exact.Int(0), exact.Scaled(0, exact.MaxDigits)},
		{exact.MustParse("-300"), exact.Int(-300), exact.Scaled(-3000, 1)},
		{exact.MustParse("-9223372036854775808"), exact.Int(math.MinInt64)},
	} {
		for _, d := range group {
			if d != group[0] || d.Cmp(group[0]) != 0 {
				t.Errorf("%#v and %#v are the same number", d, group[0])
			}
		}
	}
}

func TestComparingDecimals(t *testing.T) {
	texts := []string{
		"0", "1", "-1", "0.1", "-0.1", "0.10000000000000000000000000001", "2", "10", "9.99", "-9.99", "-10",
		"18446744073709551615", "18446744073709551616", "18446744073709551617", "-18446744073709551616", nines, "-" + nines, least,
	}
	for _, a := range texts {
		for _, b := range texts {
			got := exact.MustParse(a).Cmp(exact.MustParse(b))
			if want := exact.MustParse(a).Rat().Cmp(exact.MustParse(b).Rat()); got != want {
				t.Errorf("%s against %s: got %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestRandomDecimalsAgainstBigRat(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	some := func() (exact.Decimal, *big.Rat) {
		n, places := random.Int64()>>random.IntN(63), random.IntN(exact.MaxDigits+1)
		if random.IntN(2) == 0 {
			n = -n
		}
		return exact.Scaled(n, places), new(big.Rat).SetFrac(big.NewInt(n), exact.PowerOfTen(places))
	}
	for range 5000 {
		a, ratA := some()
		b, ratB := some()
		if a.Rat().Cmp(ratA) != 0 || a.Sign() != ratA.Sign() || a.IsZero() != (ratA.Sign() == 0) {
			t.Fatalf("%v should be %v", a, ratA)
		}
		if a.Cmp(b) != ratA.Cmp(ratB) || (a == b) != (ratA.Cmp(ratB) == 0) {
			t.Fatalf("%v against %v: %d", a, b, a.Cmp(b))
		}
		if back, ok := exact.FromRat(ratA); !ok || back != a {
			t.Fatalf("%v comes back from a rational as %v, %v", a, back, ok)
		}
		if back, err := exact.Parse(a.String()); err != nil || back != a {
			t.Fatalf("%v comes back from text as %v, %v", a, back, err)
		}
		if back, given := exact.Some(a).Get(); !given || back != a {
			t.Fatalf("%v comes back from an optional as %v, %v", a, back, given)
		}
	}
}

func TestSignsAndPlaces(t *testing.T) {
	for text, want := range map[string][2]int{"0": {0, 0}, "1.50": {1, 1}, "-0.125": {-1, 3}, "-0": {0, 0}, least: {1, exact.MaxDigits}} {
		d := exact.MustParse(text)
		if d.Sign() != want[0] || d.Places() != want[1] || d.IsZero() != (want[0] == 0) {
			t.Errorf("%s has sign %d and %d places", text, d.Sign(), d.Places())
		}
	}
}

func TestUnits(t *testing.T) {
	tests := []struct {
		text   string
		places int
		want   int64
		ok     bool
	}{
		{"12.34", 2, 1234, true},
		{"12.3", 2, 1230, true},
		{"-12.3", 2, -1230, true},
		{"12.345", 2, 0, false},
		{"0", 30, 0, true},
		{"7", 0, 7, true},
		{"7.5", -1, 0, false},
		{"9223372036854775807", 0, math.MaxInt64, true},
		{"9223372036854775808", 0, 0, false},
		{"-9223372036854775808", 0, math.MinInt64, true},
		{"-9223372036854775809", 0, 0, false},
		{"92233720368547758.07", 2, math.MaxInt64, true},
		{"92233720368547758.08", 2, 0, false},
		{"-92233720368547758.08", 2, math.MinInt64, true},
		{"1", 19, 0, false},
		{"2", 30, 0, false},
		{"18446744073709551616", 0, 0, false},
	}
	for _, test := range tests {
		if got, ok := exact.MustParse(test.text).Units(test.places); got != test.want || ok != test.ok {
			t.Errorf("%s at %d places is %d, %v; want %d, %v", test.text, test.places, got, ok, test.want, test.ok)
		}
	}
}

func TestSmall(t *testing.T) {
	for _, text := range []string{"0", "1.5", "9223372036854775807", "0.00001"} {
		d := exact.MustParse(text)
		coefficient, places, ok := d.Small()
		if !ok || exact.Scaled(coefficient, places) != d {
			t.Errorf("%s is %d at %d places, %v", text, coefficient, places, ok)
		}
	}
	for _, text := range []string{"-1", "9223372036854775808", "18446744073709551617", nines} {
		if _, _, ok := exact.MustParse(text).Small(); ok {
			t.Errorf("%s is not small", text)
		}
	}
}

func TestWhatTheProgramWritesItselfMustBeRight(t *testing.T) {
	for name, wrong := range map[string]func(){
		"MustParse":              func() { exact.MustParse("ten") },
		"SomeOf":                 func() { exact.SomeOf("") },
		"Scaled by negative":     func() { exact.Scaled(1, -1) },
		"Scaled beyond 30 digit": func() { exact.Scaled(1, exact.MaxDigits+1) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			wrong()
		})
	}
}

func TestADecimalInJSON(t *testing.T) {
	type row struct{ Weight exact.Decimal }
	text, err := json.Marshal(row{exact.MustParse("12.50")})
	if err != nil || string(text) != `{"Weight":"12.5"}` {
		t.Fatalf("wrote %s, %v", text, err)
	}
	var back row
	if err := json.Unmarshal(text, &back); err != nil || back.Weight != exact.MustParse("12.5") {
		t.Errorf("read back %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"Weight":"1e3"}`), &back); !errors.Is(err, exact.ErrSyntax) || back.Weight != exact.MustParse("12.5") {
		t.Errorf("a refused text gave %v, %v", back, err)
	}
}

// grammar is the form of a decimal, stated a second time as a judge for the fuzz test.
func grammar(text string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (!point || digits(fraction))
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"0", "-0.00", "12.50", "-7", nines, "-" + nines, least, nines + "9", "18446744073709551616", "1e3", ".5", "5.", "+1", "", "-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := exact.Parse(text)
		switch {
		case err == nil:
			want, ok := new(big.Rat).SetString(text)
			if !ok || !grammar(text) || d.Rat().Cmp(want) != 0 {
				t.Fatalf("%q is %v", text, d)
			}
			if again, err := exact.Parse(d.String()); err != nil || again != d || again.String() != d.String() {
				t.Errorf("%q is written %v, which reads as %v, %v", text, d, again, err)
			}
			if kept, given := exact.Some(d).Get(); !given || kept != d {
				t.Errorf("%q is kept as %v, %v", text, kept, given)
			}
		case errors.Is(err, exact.ErrDigits):
			if len(text) <= exact.MaxDigits {
				t.Errorf("%q is refused for its length", text)
			}
		case grammar(text) || !errors.Is(err, exact.ErrSyntax):
			t.Errorf("%q is refused: %v", text, err)
		}
	})
}

func FuzzCompare(f *testing.F) {
	f.Add("1", "1.0")
	f.Add("-1", "0.1")
	f.Add("18446744073709551616", "18446744073709551615")
	f.Fuzz(func(t *testing.T, textA, textB string) {
		a, errA := exact.Parse(textA)
		b, errB := exact.Parse(textB)
		if cmp.Or(errA, errB) != nil {
			return
		}
		if want := a.Rat().Cmp(b.Rat()); a.Cmp(b) != want || (a == b) != (want == 0) {
			t.Errorf("%v against %v is %d, want %d", a, b, a.Cmp(b), want)
		}
	})
}
