package tender

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/weighing"
)

// FrameworkID is a framework's row in a workspace; 0 for a framework that is not in one.
type FrameworkID int64

// Framework is an agreement under which tenders are held, with the weights that it lets them give.
type Framework struct {
	ID           FrameworkID
	Reference    string
	Title        string
	Term         civil.Term // when tenders may be begun under it
	WholeNumbers bool       // weights of sections and price must be whole per cent
	Ranges       []weighing.WeightRange
	Notes        string
}

// Limits are the framework's weight limits, as a tender begun under it carries them.
func (f Framework) Limits() weighing.WeightLimits {
	return weighing.WeightLimits{Name: f.Title, WholeNumbers: f.WholeNumbers, Ranges: f.Ranges}
}

// Check finds everything that is wrong with the framework.
func (f Framework) Check() (faults Faults) {
	if f.Reference == "" {
		faults.Add("reference", "it is missing", "give the framework a short reference of its own")
	}
	if !f.Term.Ordered() {
		faults.Addf("ends", "correct one of the two days", "it ends on %s, before it begins on %s", f.Term.To.Words(), f.Term.From.Words())
	}
	checkRanges(f.Ranges, "weight_limits", &faults)
	return faults
}

// checkRanges finds limits that no weight can keep.
func checkRanges(ranges []weighing.WeightRange, place string, faults *Faults) {
	for _, r := range ranges {
		if r.Min.Cmp(r.Max) <= 0 && r.Min.Sign() >= 0 {
			continue
		}
		here := place + ".price"
		if r.Section != "" {
			here = place + ".sections." + r.Section
		}
		faults.Addf(here, "give a least weight of 0 or more that is not above the most", "from %v to %v is no range", r.Min, r.Max)
	}
}
