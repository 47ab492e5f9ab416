package fault_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/procurement/fault"
)

func TestFaultsAreSaidLineByLineAndFoundOneByOne(t *testing.T) {
	f := fault.Finder{Thing: fault.Named("contract", "C-014", "reference")}
	f.AddIf(false, "title", "the title is empty", "")
	f.AddIf(true, "term", "it ends before it begins", "change one of the days")
	f.AddUnfinished("shares", "the shares add up to 90 %", "")
	err := f.Faults.Err()
	const want = "contract C-014: it ends before it begins: change one of the days\ncontract C-014: the shares add up to 90 %"
	if err == nil || err.Error() != want {
		t.Fatalf("got %v\nwant %s", err, want)
	}
	var first *fault.Fault
	if !errors.As(err, &first) || first.Field != "term" || first.Unfinished || !f.Faults[1].Unfinished {
		t.Errorf("the first fault is %+v", first)
	}
}

func TestNoFaultIsNoError(t *testing.T) {
	if err := (fault.List{}).Err(); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestAThingIsNamedEvenWithoutAName(t *testing.T) {
	for name, want := range map[string]string{
		"C-014":                  "contract C-014",
		" ":                      "contract without a reference",
		strings.Repeat("ŵ", 200): "contract " + strings.Repeat("ŵ", 40) + "…",
	} {
		if got := fault.Named("contract", name, "reference"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
