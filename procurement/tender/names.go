package tender

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// CheckNames finds what is called nothing, so that it could not be told apart among many: a tender without a reference, an evaluator
// without an id. A tender can be ranked without them, so [Tender.Check] does not ask for them; it can't be kept beside others.
func (t *Tender) CheckNames() (faults Faults) {
	if strings.TrimSpace(t.Reference) == "" {
		faults.Add("tender.reference", "the reference is missing", "give the tender a short one of its own, such as T-007: tenders are told apart by it")
	}
	for i := range t.Bids {
		b, place := &t.Bids[i], fmt.Sprintf("bids[%d]", i)
		b.checkEvaluatorNames(place, &faults)
		for _, lot := range slices.Sorted(maps.Keys(b.Lots)) {
			offer := b.Lots[lot]
			offer.checkEvaluatorNames(place+".lots."+lot, &faults)
		}
	}
	return faults
}

func (o *Offer) checkEvaluatorNames(place string, faults *Faults) {
	if _, nameless := o.Evaluators[""]; nameless {
		faults.Add(place+".evaluator_marks", "an evaluator has no id", "give the evaluator a short one, such as E1")
	}
}
