package procurement_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/choice"
)

// closedChoice is what all closed sets have in common.
type closedChoice interface {
	comparable
	fmt.Stringer
	Words() string
}

// testChoice holds a closed set to its contract: the names are these, and names and words are read back.
func testChoice[T closedChoice](t *testing.T, parse func(string) (T, error), all []T, names string) {
	t.Helper()
	var got []string
	for _, value := range all {
		got = append(got, value.String())
		for _, text := range []string{value.String(), value.Words(), strings.ToUpper(value.String()), " " + value.Words() + " "} {
			if back, err := parse(text); err != nil || back != value {
				t.Errorf("%q reads as %v, %v", text, back, err)
			}
		}
	}
	if joined := strings.Join(got, " "); joined != names {
		t.Errorf("the names are %s, want %s", joined, names)
	}
	var unstated T
	if back, err := parse(""); err != nil || back != unstated || unstated.String() != "" || unstated.Words() != "" {
		t.Errorf("nothing reads as %v, %v", back, err)
	}
	for _, text := range []string{"no such thing", "()", strings.Repeat("x", 1<<20)} {
		back, err := parse(text)
		var fault *choice.Error
		if !errors.As(err, &fault) || back != unstated || !strings.Contains(err.Error(), got[0]) || len(err.Error()) > 400 {
			t.Errorf("%.30q reads as %v, %.300v", text, back, err)
		}
	}
}

func TestClosedSetsAreReadBack(t *testing.T) {
	testChoice(t, procurement.ParseSize, procurement.AllSizes(), "micro small medium large")
	testChoice(t, procurement.ParseAnswer, []procurement.Answer{procurement.Yes, procurement.No}, "yes no")
	testChoice(t, procurement.ParseSupplierStatus, procurement.AllSupplierStatuses(), "prospective active former excluded")
	testChoice(t, procurement.ParseCriticality, procurement.AllCriticalities(), "critical high medium low")
	testChoice(t, procurement.ParsePartyRole, procurement.AllPartyRoles(), "lead member")
	testChoice(t, procurement.ParseOptionState, procurement.AllOptionStates(), "open taken declined lapsed")
	testChoice(t, procurement.ParsePricing, procurement.AllPricings(),
		"fixed-price capped-time-and-materials day-rates milestones outcomes usage subscription")
	testChoice(t, procurement.ParsePlace, procurement.AllPlaces(), "on-site hybrid remote-first remote offshore")
	testChoice(t, procurement.ParseTier, procurement.AllTiers(), "gold silver bronze")
	testChoice(t, procurement.ParseSpanUnit, procurement.AllSpanUnits(), "days working-days months")
	testChoice(t, procurement.ParseChangeState, procurement.AllChangeStates(), "proposed agreed refused")
	testChoice(t, procurement.ParseChangeReason, procurement.AllChangeReasons(),
		"provided-for urgency unforeseeable known-risk additional other-supplier more-scope less-scope more-time price-review correction")
	testChoice(t, procurement.ParseDemand, procurement.AllDemands(), "low medium high")
	testChoice(t, procurement.ParseContractKind, procurement.AllContractKinds(), "goods-and-services works light-touch concession private-utility")
	testChoice(t, procurement.ParseContractForm, procurement.AllContractForms(), "own framework call-off")
	testChoice(t, procurement.ParseMoneyKind, procurement.AllMoneyKinds(), "spent committed forecast")
	testChoice(t, procurement.ParseMoneySource, procurement.AllMoneySources(), "typed pasted imported")
	testChoice(t, procurement.ParseMilestoneKind, procurement.AllMilestoneKinds(), "milestone outcome")
	testChoice(t, procurement.ParseMilestoneState, procurement.AllMilestoneStates(), "open delivered accepted rejected")
	testChoice(t, procurement.ParseSide, procurement.AllSides(), "ours theirs")
	testChoice(t, procurement.ParseOrigin, procurement.AllOrigins(), "clause promise")
	testChoice(t, procurement.ParseObligationState, procurement.AllObligationStates(), "not-applicable open partly met lapsed")
	testChoice(t, procurement.ParseNoticeKind, procurement.AllNoticeKinds(),
		"contract-details contract-change contract-performance payments-compliance contract-termination kpi-assessment")
	testChoice(t, procurement.ParseDueKind, procurement.AllDueKinds(), "notice option end-notice end milestone ours theirs assessment price-review")
	testChoice(t, procurement.ParseDimension, procurement.AllDimensions(), "supplier size pricing place tier category end-quarter framework buyer")
	testChoice(t, procurement.ParseContractStatus, procurement.AllContractStatuses(), "pipeline awarded live ending ended terminated archived")
}

func TestChoicesInWords(t *testing.T) {
	for words, want := range map[string]string{
		procurement.CappedTimeAndMaterials.Words(): "Capped time and materials",
		procurement.RemoteFirst.Words():            "Remote first",
		procurement.Gold.Words():                   "Gold",
		procurement.Tier(99).String():              "tier(99)",
	} {
		if words != want {
			t.Errorf("got %q, want %q", words, want)
		}
	}
}

func TestNumbersThatMayBeUnknown(t *testing.T) {
	var unknown procurement.Number
	zero := procurement.NumberOf(0)
	if unknown == zero || unknown.Known() || !zero.Known() || unknown.String() != "" || zero.String() != "0" {
		t.Errorf("unknown is %q, zero is %q", unknown, zero)
	}
	if n, known := procurement.NumberOf(-3).Get(); n != -3 || !known {
		t.Errorf("got %d, %v", n, known)
	}
}
