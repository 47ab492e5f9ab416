package scorecard_test

import (
	"testing"

	"counterweight/scorecard"
)

// word is a value of a closed set.
type word interface {
	~uint8
	String() string
	Words() string
}

// readsBack tests that each value of a set has its own words, for files and for people, and that both are read back.
func readsBack[T word](t *testing.T, all []T, parse func(string) (T, error)) {
	t.Helper()
	seen := map[string]bool{}
	for i, value := range all {
		if int(value) != i+1 || value.String() == "" || seen[value.String()] {
			t.Errorf("%T %d is %q", value, value, value.String())
		}
		seen[value.String()] = true
		for _, text := range []string{value.String(), value.Words()} {
			if got, err := parse(text); err != nil || got != value {
				t.Errorf("%T: %q is read back as %v, %v", value, text, got, err)
			}
		}
	}
	var none T
	if got, err := parse(" "); err != nil || got != none || none.String()+none.Words() != "" {
		t.Errorf("%T: nothing is read as %v, %v and written %q", none, got, err, none.String())
	}
	if _, err := parse("nonsense"); err == nil {
		t.Errorf("%T: nonsense is taken", none)
	}
}

func TestWordsOfClosedSetsAreReadBack(t *testing.T) {
	readsBack(t, scorecard.AllSubjectKinds(), scorecard.ParseSubjectKind)
	readsBack(t, scorecard.AllMeasureKinds(), scorecard.ParseMeasureKind)
	readsBack(t, scorecard.AllDirections(), scorecard.ParseDirection)
	readsBack(t, scorecard.AllTimings(), scorecard.ParseTiming)
	readsBack(t, scorecard.AllComputations(), scorecard.ParseComputation)
	readsBack(t, scorecard.AllBeneficiaries(), scorecard.ParseBeneficiary)
	readsBack(t, scorecard.AllSides(), scorecard.ParseSide)
	readsBack(t, scorecard.AllStates(), scorecard.ParseState)
	readsBack(t, scorecard.AllRatings(), scorecard.ParseRating)
	readsBack(t, scorecard.AllActionStates(), scorecard.ParseActionState)
	readsBack(t, scorecard.AllEffects(), scorecard.ParseEffect)
	readsBack(t, scorecard.AllOccasions(), scorecard.ParseOccasion)
}

func TestEveryReasonAndBasisHasWords(t *testing.T) {
	seen := map[string]bool{}
	for r := scorecard.MovedByValue; r <= scorecard.MovedByMissing; r++ {
		if w := r.Words(); w == "" || seen[w] {
			t.Errorf("reason %d is %q", r, w)
		}
		seen[r.Words()] = true
	}
	for b := scorecard.BasisAgreed; b <= scorecard.OnlyTheirs; b++ {
		if w := b.Words(); w == "" || seen[w] {
			t.Errorf("basis %d is %q", b, w)
		}
		seen[b.Words()] = true
	}
}
