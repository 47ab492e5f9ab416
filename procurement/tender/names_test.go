package tender_test

import (
	"slices"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

func TestWhatHasNoNameIsFound(t *testing.T) {
	if faults := dataPlatform().CheckNames(); faults != nil {
		t.Errorf("the example: %v", faults)
	}
	nameless := map[string]tender.Marks{"": {"Q1": {Value: exact.SomeOf("2")}}}
	competition := twoLots()
	competition.Reference = " \t"
	competition.Bids[1].Evaluators = nameless
	competition.Bids[1].Lots["N"] = tender.Offer{Evaluators: nameless}
	const want = "tender.reference: the reference is missing: give the tender a short one of its own, such as T-007: tenders are told apart by it\n" +
		"bids[1].evaluator_marks: an evaluator has no id: give the evaluator a short one, such as E1\n" +
		"bids[1].lots.N.evaluator_marks: an evaluator has no id: give the evaluator a short one, such as E1"
	if got := competition.CheckNames().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEvaluatorsComeInTheOrderOfThePanel(t *testing.T) {
	gave := func(ids ...string) map[string]tender.Marks {
		all := map[string]tender.Marks{}
		for _, id := range ids {
			all[id] = tender.Marks{"Q1": {Value: exact.SomeOf("2")}}
		}
		return all
	}
	competition := twoLots()
	competition.Panel = []tender.Evaluator{{ID: "E2"}, {ID: "E1"}}
	competition.Bids[0].Evaluators = gave("E1", "Z")
	competition.Bids[1].Lots["N"] = tender.Offer{Evaluators: gave("A", "E1")}
	if got, want := competition.Evaluators(), []string{"E2", "E1", "A", "Z"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
