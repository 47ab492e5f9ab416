package procurement_test

import (
	"strings"
	"testing"

	"counterweight/procurement"
)

func cpv(t *testing.T, text string) procurement.CPV {
	t.Helper()
	c, err := procurement.ParseCPV(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReadingACPVCode(t *testing.T) {
	for _, text := range []string{"72222300-0", "72222300", "03000000-1", "00000000"} {
		if got := cpv(t, text); got.String() != text || got.IsZero() {
			t.Errorf("%q reads as %q", text, got)
		}
	}
	if got := cpv(t, " 45233100 "); got.String() != "45233100" {
		t.Errorf("with spaces around it is %q", got)
	}
	for _, text := range []string{"", "7222230", "722223000", "72222300-", "72222300-00", "72222300-x", "7222230O", "ICT", strings.Repeat("7", 1<<20)} {
		if got, err := procurement.ParseCPV(text); err == nil || !got.IsZero() || len(err.Error()) > 300 {
			t.Errorf("%.20q reads as %v, %.200v", text, got, err)
		}
	}
}

func TestUnderACPVCode(t *testing.T) {
	tests := []struct {
		name, child, parent string
		want                bool
	}{
		{"itself", "72222300-0", "72222300", true},
		{"its category", "72222300", "72222000", true},
		{"its division, whose code ends in zeros", "30100000", "30000000", true},
		{"a division that starts with the same digit", "31000000", "30000000", false},
		{"its child", "72222000", "72222300", false},
		{"its sister", "72222300", "72222200", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := cpv(t, test.child).IsUnder(cpv(t, test.parent)); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestNoCPVCode(t *testing.T) {
	var none procurement.CPV
	some := cpv(t, "72222300-0")
	if none.IsUnder(some) || some.IsUnder(none) || none.IsUnder(none) {
		t.Error("nothing is under no code, nor no code under anything")
	}
	if none.Division() != none || none.String() != "" {
		t.Errorf("no code is in division %q and is written %q", none.Division(), none)
	}
}
