package cpv

import (
	"testing"

	"counterweight/procurement"
)

func TestCodesAreNamedAndOffered(t *testing.T) {
	code, err := procurement.ParseCPV("72000000-5")
	if err != nil {
		t.Fatal(err)
	}
	const want = "IT services: consulting, software development, Internet and support"
	if got := Names().Name(code); got != want {
		t.Errorf("72000000 is %q, want %q", got, want)
	}
	for _, choice := range Choices() {
		if choice.Value == "72000000-5" {
			if choice.Note != want {
				t.Errorf("72000000 is offered as %q", choice.Note)
			}
			return
		}
	}
	t.Error("72000000 is not offered")
}
