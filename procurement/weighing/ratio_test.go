package weighing

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"counterweight/procurement/exact"
)

// awkward are whole numbers on both sides of every limit that a ratio has.
var awkward = []int64{
	0, 1, -1, 2, 3, -7, 10, 99, 100, 1 << 31, 1<<31 + 1, -1 << 32, 1<<32 + 15, 3_037_000_499, 3_037_000_500, 1 << 62, -1 << 62, 1<<62 + 1,
	999_999_999_999_999_999, 1_000_000_000_000_000_000, math.MaxInt64, -math.MaxInt64,
}

func randomRatio(rng *rand.Rand) ratio {
	num, den := awkward[rng.IntN(len(awkward))], int64(0)
	for den <= 0 {
		den = awkward[rng.IntN(len(awkward))]
	}
	a := ratio{num: num, den: den}
	if rng.IntN(5) == 0 {
		a = a.times(ratio{num: math.MaxInt64, den: 3}).times(ratio{num: math.MaxInt64, den: 7})
	}
	return a
}

func TestRatiosComeToWhatRationalNumbersComeTo(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		a, b := randomRatio(rng), randomRatio(rng)
		x, y := a.rat(), b.rat()
		same := func(what string, got ratio, want *big.Rat) {
			t.Helper()
			if got.rat().Cmp(want) != 0 {
				t.Fatalf("%v %s %v is %v, want %v", x, what, y, got.rat(), want)
			}
		}
		same("+", a.plus(b), new(big.Rat).Add(x, y))
		same("−", a.minus(b), new(big.Rat).Sub(x, y))
		same("+, opposite,", a.plus(b).negative(), new(big.Rat).Neg(new(big.Rat).Add(x, y)))
		same("×", a.times(b), new(big.Rat).Mul(x, y))
		if y.Sign() != 0 {
			same("÷", a.over(b), new(big.Rat).Quo(x, y))
		}
		same("in lowest terms, not", a.lowest(), x)
		same("without sign, not", a.magnitude(), new(big.Rat).Abs(x))
		same("rounded, not", a.round(2), exact.Round(x, 2))
		if a.cmp(b) != x.Cmp(y) || a.sign() != x.Sign() {
			t.Fatalf("%v against %v: %d, sign %d", x, y, a.cmp(b), a.sign())
		}
	}
}

func TestOnlyNumbersAreGiven(t *testing.T) {
	none := ratio{}
	if none.given() || none.rat() != nil || ratioOrNone(exact.Optional{}).given() {
		t.Error("no number is given")
	}
	for _, a := range []ratio{zero, one, zero.minus(one), ratioOf(exact.MustParse("-0.5")), ratioOf(exact.MustParse("999999999999999999999999999999"))} {
		if !a.given() || a.rat() == nil {
			t.Errorf("%v is not given", a)
		}
	}
}

func TestRatiosStayInWordsWhileTheyFit(t *testing.T) {
	price, ceiling := ratioOf(exact.MustParse("123456789.99")), ratioOf(exact.MustParse("200000000"))
	if score := percent(ceiling.minus(price), ceiling); score.wide != nil {
		t.Errorf("the price score of a usual price is wide: %v", score.wide)
	}
	if long := ratioOf(exact.MustParse("9223372036854775808")); long.wide == nil {
		t.Error("a number above 63 bits stands in a word")
	}
	if back := ratioOf(exact.MustParse("9223372036854775808")).over(ratioOf(exact.MustParse("4611686018427387904"))); back.wide != nil || back.cmp(whole(2)) != 0 {
		t.Errorf("2 is not back in words: %v", back)
	}
}
