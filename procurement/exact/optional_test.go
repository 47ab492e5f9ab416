package exact_test

import (
	"errors"
	"testing"

	"counterweight/procurement/exact"
)

func TestAbsentIsNotZero(t *testing.T) {
	var absent exact.Optional
	zero := exact.Some(exact.Decimal{})
	if absent == zero || absent.Given() || !zero.Given() {
		t.Error("absent and zero must differ")
	}
	if absent.String() != "" || zero.String() != "0" || absent.Rat() != nil || zero.Rat().Sign() != 0 {
		t.Errorf("absent is %q, zero is %q", absent, zero)
	}
	if d, given := absent.Get(); given || !d.IsZero() {
		t.Errorf("absent holds %v", d)
	}
	five := exact.Int(5)
	if absent.Or(five) != five || zero.Or(five) != exact.Int(0) {
		t.Error("only what is absent is replaced")
	}
}

func TestReadingAnOptional(t *testing.T) {
	for _, text := range []string{"", "0", "2.5", "-1"} {
		o, err := exact.ParseOptional(text)
		if err != nil || o.String() != text || o.Given() != (text != "") {
			t.Errorf("%q reads as %q, %v", text, o, err)
		}
		if text != "" && o != exact.SomeOf(text) {
			t.Errorf("%q differs from SomeOf", text)
		}
	}
	if o, err := exact.ParseOptional("none"); !errors.Is(err, exact.ErrSyntax) || o.Given() {
		t.Errorf("got %v, %v", o, err)
	}
}

func TestAnOptionalHoldsEveryDecimal(t *testing.T) {
	for _, text := range []string{
		"0", "1", "-1", "2.5", "-0.000000000000000000000000000001", "999999999999999999999999999999", "-999999999999999999999999999999",
		"18446744073709551615", "18446744073709551616", "0.999999999999999999999999999999", "4294967295", "4294967296", "12.345",
	} {
		d := exact.MustParse(text)
		o := exact.Some(d)
		if got, given := o.Get(); got != d || !given || o.String() != text {
			t.Errorf("%s comes back as %v, %v", text, got, given)
		}
	}
}

func TestShortDecimalsAreKnownInThousandths(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1": 1000, "2.5": 2500, "12.34": 12_340, "0.001": 1, "12.345": 12_345, "4294967295": 4_294_967_295_000, "4294967.295": 4_294_967_295,
		"-1": -1, "0.0001": -1, "4294967296": -1, "4294967.296": -1, "18446744073709551616": -1, "18446744073709551.617": -1, "": -1,
	} {
		o, err := exact.ParseOptional(text)
		if err != nil || o.Thousandths() != want {
			t.Errorf("%q is %d thousandths, %v; want %d", text, o.Thousandths(), err, want)
		}
		if o.String() != text {
			t.Errorf("%q comes back as %q", text, o)
		}
	}
}
