package money_test

import (
	"errors"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func pounds(minor int64) money.Amount { return money.New(minor, money.GBP) }

func euros(minor int64) money.Amount { return money.New(minor, money.EUR) }

func TestReadingAPlainDecimal(t *testing.T) {
	tests := []struct {
		name, text, code string
		minor            int64
		why              string
	}{
		{"pounds and pence", "1234.50", "GBP", 123450, ""},
		{"a trailing zero too many is no more precise", "1234.500", "GBP", 123450, ""},
		{"whole pounds", "7", "GBP", 700, ""},
		{"negative", "-0.05", "GBP", -5, ""},
		{"minus nothing", "-0.00", "GBP", 0, ""},
		{"three decimals of a currency that has them", "1.234", "KWD", 1234, ""},
		{"the largest", "92233720368547758.07", "GBP", math.MaxInt64, ""},
		{"a tenth of a penny", "0.001", "GBP", 0, "3 digits after the point, and GBP has 2"},
		{"a decimal of a currency that has none", "1.5", "JPY", 0, "1 digits after the point, and JPY has 0"},
		{"a penny too large", "92233720368547758.08", "GBP", 0, "too large"},
		{"too many digits", strings.Repeat("9", 31), "GBP", 0, "too large"},
		{"a separator", "1,234.50", "GBP", 0, "write digits"},
		{"a sign", "£1", "GBP", 0, "write digits"},
		{"nothing", "", "GBP", 0, "write digits"},
		{"a megabyte of letters", strings.Repeat("x", 1<<20), "GBP", 0, "write digits"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, err := money.Parse(test.text, currency(t, test.code))
			checkAmount(t, a, err, test.minor, test.why)
		})
	}
}

// checkAmount compares with so many minor units or, where why is given, with a ParseError that says it in a short message.
func checkAmount(t *testing.T, a money.Amount, err error, minor int64, why string) {
	t.Helper()
	if why == "" {
		if err != nil || a.Minor() != minor || !a.IsSet() {
			t.Errorf("got %v (%d minor units), %v; want %d", a, a.Minor(), err, minor)
		}
		return
	}
	var fault *money.ParseError
	if !errors.As(err, &fault) || !strings.Contains(fault.Why, why) || len(err.Error()) > 400 {
		t.Errorf("got %v, want a short message about %q", err, why)
	}
	if a.IsSet() {
		t.Errorf("a refused text gave %v", a)
	}
}

func TestAnAmountNeedsACurrency(t *testing.T) {
	if a := money.New(5, money.Currency{}); a != (money.Amount{}) {
		t.Errorf("without a currency there is the amount %#v", a)
	}
	for name, read := range map[string]func(string, money.Currency) (money.Amount, error){"Parse": money.Parse, "ParseWritten": money.ParseWritten} {
		if a, err := read("5", money.Currency{}); err == nil || !strings.Contains(err.Error(), "no currency") {
			t.Errorf("%s gave %v, %v", name, a, err)
		}
	}
}

func TestNoAmountIsNotZero(t *testing.T) {
	none, zero := money.Amount{}, pounds(0)
	if none.IsSet() || !zero.IsSet() || none == zero {
		t.Error("no amount and an amount of 0 must differ")
	}
	if none.String() != "" || none.Words() != "" || none.WholeWords() != "" || none.Short() != "" {
		t.Errorf("no amount is written %q, %q, %q, %q", none, none.Words(), none.WholeWords(), none.Short())
	}
	if zero.String() != "0.00" || zero.Words() != "£0.00" || zero.WholeWords() != "£0" || zero.Short() != "£0" {
		t.Errorf("zero is written %q, %q, %q, %q", zero, zero.Words(), zero.WholeWords(), zero.Short())
	}
}

func TestDecimalAndBack(t *testing.T) {
	for _, minor := range []int64{0, 1, -1, 123450, math.MaxInt64, math.MinInt64} {
		for _, code := range []string{"GBP", "JPY", "KWD", "CLF"} {
			a := money.New(minor, currency(t, code))
			back, err := money.FromDecimal(a.Decimal(), a.Currency())
			if err != nil || back != a {
				t.Errorf("%v becomes %v, %v", a, back, err)
			}
			if read, err := money.Parse(a.String(), a.Currency()); err != nil || read != a {
				t.Errorf("%q reads back as %v, %v", a, read, err)
			}
		}
	}
}

func TestArithmetic(t *testing.T) {
	type operation func(a, b money.Amount) (money.Amount, error)
	tests := []struct {
		name string
		do   operation
		a, b int64
		want int64
		fail bool
	}{
		{"sum", money.Amount.Add, 150, 275, 425, false},
		{"sum with nothing", money.Amount.Add, 150, 0, 150, false},
		{"sum with a negative", money.Amount.Add, 150, -275, -125, false},
		{"largest sum", money.Amount.Add, math.MaxInt64 - 1, 1, math.MaxInt64, false},
		{"sum a penny too large", money.Amount.Add, math.MaxInt64, 1, 0, true},
		{"sum a penny too small", money.Amount.Add, math.MinInt64, -1, 0, true},
		{"difference", money.Amount.Sub, 150, 275, -125, false},
		{"difference to nothing", money.Amount.Sub, 150, 0, 150, false},
		{"difference of the smallest", money.Amount.Sub, math.MinInt64, math.MinInt64, 0, false},
		{"difference a penny too large", money.Amount.Sub, math.MaxInt64, -1, 0, true},
		{"difference a penny too small", money.Amount.Sub, math.MinInt64, 1, 0, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.do(pounds(test.a), pounds(test.b))
			if errors.Is(err, money.ErrTooLarge) != test.fail || (err != nil) != test.fail {
				t.Fatalf("got error %v", err)
			}
			if !test.fail && got != pounds(test.want) {
				t.Errorf("got %v, want %v", got, pounds(test.want))
			}
		})
	}
}

func TestTheOpposite(t *testing.T) {
	if got, err := pounds(5).Neg(); err != nil || got != pounds(-5) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := pounds(math.MinInt64).Neg(); !errors.Is(err, money.ErrTooLarge) {
		t.Errorf("the smallest amount became %v, %v", got, err)
	}
}

func TestDifferentCurrenciesDoNotMix(t *testing.T) {
	for name, other := range map[string]money.Amount{"euros": euros(1), "no amount": {}} {
		_, add := pounds(1).Add(other)
		_, sub := other.Sub(pounds(1))
		_, compare := pounds(1).Cmp(other)
		_, ratio := pounds(1).Ratio(other)
		for _, err := range []error{add, sub, compare, ratio} {
			var fault *money.MismatchError
			if !errors.As(err, &fault) || fault.Error() == "" {
				t.Errorf("%s: got %v", name, err)
			}
		}
	}
	if _, err := (money.Amount{}).Times(big.NewRat(1, 1)); err == nil {
		t.Error("no amount was multiplied")
	}
}

func TestComparing(t *testing.T) {
	for _, test := range []struct{ a, b int64 }{{1, 2}, {2, 1}, {2, 2}, {-1, 1}} {
		got, err := pounds(test.a).Cmp(pounds(test.b))
		if want := exact.Int(test.a).Cmp(exact.Int(test.b)); err != nil || got != want {
			t.Errorf("%d against %d: got %d, %v", test.a, test.b, got, err)
		}
	}
	if pounds(-1).Sign() != -1 || pounds(0).Sign() != 0 || pounds(1).Sign() != 1 {
		t.Error("signs are wrong")
	}
}

func TestTimesRoundsHalfAwayFromZero(t *testing.T) {
	tests := []struct {
		name   string
		minor  int64
		factor *big.Rat
		want   int64
	}{
		{"20 % more", 1000, big.NewRat(120, 100), 1200},
		{"half a penny up", 5, big.NewRat(1, 2), 3},
		{"half a penny down below zero", -5, big.NewRat(1, 2), -3},
		{"a third", 100, big.NewRat(1, 3), 33},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := pounds(test.minor).Times(test.factor); err != nil || got != pounds(test.want) {
				t.Errorf("got %v, %v; want %v", got, err, pounds(test.want))
			}
		})
	}
	if got, err := pounds(math.MaxInt64).Times(big.NewRat(2, 1)); !errors.Is(err, money.ErrTooLarge) {
		t.Errorf("twice the largest is %v, %v", got, err)
	}
}

func TestRatio(t *testing.T) {
	if got, err := pounds(62).Ratio(pounds(100)); err != nil || got.Cmp(big.NewRat(62, 100)) != 0 {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := pounds(62).Ratio(pounds(0)); err != nil || got != nil {
		t.Errorf("of nothing it is %v, %v", got, err)
	}
}

func TestOrderInAList(t *testing.T) {
	amounts := []money.Amount{pounds(5), euros(900), {}, pounds(-7), euros(1)}
	slices.SortFunc(amounts, money.ListOrder)
	want := []money.Amount{{}, euros(1), euros(900), pounds(-7), pounds(5)}
	if !slices.Equal(amounts, want) {
		t.Errorf("got %v, want %v", amounts, want)
	}
}
