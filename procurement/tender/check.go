package tender

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/weighing"
)

// Check finds everything that keeps the tender from being ranked, in the order of the tender file. Missing marks are no fault.
func (t *Tender) Check() Faults {
	faults, inBids := t.CheckModel(), t.checkBids()
	inBids = append(inBids, t.checkPrices(faults, inBids.bids())...)
	slices.SortStableFunc(inBids, func(a, b Fault) int { return cmp.Compare(a.bid(), b.bid()) })
	return append(faults, inBids...)
}

// CheckModel finds everything that is wrong with the model: all but the bids. A model is locked only without faults.
func (t *Tender) CheckModel() (faults Faults) {
	d, known := weighing.Describe(t.Price.Method)
	if !known {
		faults.Addf("tender.price.method", "choose one of "+strings.Join(methodWords(), ", "), "%q is no price method", t.Price.Method)
	}
	t.checkBalance(d, known, &faults)
	if t.Scale.IsSet() {
		t.Scale.check("tender.scale", &faults)
	}
	t.checkCriteria(&faults)
	t.checkLots(&faults)
	t.checkSums(d, known, &faults)
	if known {
		t.checkMethod(d, &faults)
	}
	t.checkRest(&faults)
	return faults
}

// checkAmount makes sure that an amount is in the tender's currency, since amounts are compared by number.
func (t *Tender) checkAmount(a money.Amount, place string, faults *Faults) {
	switch {
	case !a.IsSet() || a.Currency() == t.Currency:
	case !t.Currency.IsSet():
		faults.Addf(place, "give tender.currency", "the amount is in %v, and the tender has no currency", a.Currency())
	default:
		faults.Addf(place, "give it in "+t.Currency.Code()+"; nothing is ever converted", "the amount is in %v, and the tender in %v", a.Currency(), t.Currency)
	}
}

// checkBalance looks at the cost and the quality weight. Where the method is not known, only at weights that are given.
func (t *Tender) checkBalance(d weighing.Description, known bool, faults *Faults) {
	hundred := exact.Int(100)
	sides := []struct {
		name, words string
		value       exact.Optional
	}{{"cost_weight", "cost", t.CostWeight}, {"quality_weight", "quality", t.QualityWeight}}
	sum, complete := exact.Decimal{}.Rat(), true
	for _, side := range sides {
		weight, given := side.value.Get()
		place := "tender." + side.name
		switch {
		case given && known && !d.Weighted:
			faults.Addf(place, "leave it out, or choose a method that uses weights", "%s does not weigh cost against quality", d.Method)
		case !given && d.Weighted:
			faults.Addf(place, "give both weights; they add up to 100", "the %s weight is missing", side.words)
		case given && (weight.Sign() < 0 || weight.Cmp(hundred) > 0):
			faults.Addf(place, "give its per cent of the whole", "a weight of %v is not from 0 to 100", weight)
		}
		complete = complete && given
		sum.Add(sum, weight.Rat())
	}
	if (d.Weighted || !known) && complete && sum.Cmp(hundred.Rat()) != 0 {
		faults.Addf("tender.cost_weight", "change one of them", "cost weight %v and quality weight %v add up to %s, not 100",
			t.CostWeight, t.QualityWeight, exact.Short(sum, 6))
	}
	if d.Exponent && t.CostWeight == exact.Some(exact.Decimal{}) {
		faults.Addf("tender.cost_weight", "give cost a weight above 0", "%s divides by the cost weight, which is 0", d.Method)
	}
}

// checkCriteria walks the tree of criteria.
func (t *Tender) checkCriteria(faults *Faults) {
	seen := map[string]string{}
	var walk func(cs []Criterion, place string)
	walk = func(cs []Criterion, place string) {
		for i := range cs {
			here := fmt.Sprintf("%s[%d]", place, i)
			t.checkCriterion(&cs[i], here, faults)
			checkID(cs[i].ID, here, seen, faults)
			walk(cs[i].Children, here+".children")
		}
	}
	walk(t.Criteria, "tender.criteria")
}

// checkID refuses ids that are empty or were seen before.
func checkID(id, place string, seen map[string]string, faults *Faults) {
	first, twice := seen[id]
	switch {
	case id == "":
		faults.Add(place+".id", "the id is missing", "give a short one, such as A or Q1")
	case twice:
		faults.Addf(place+".id", "give each an id of its own", "%q is also the id of %s", id, first)
	default:
		seen[id] = place
	}
}

func (t *Tender) checkCriterion(c *Criterion, place string, faults *Faults) {
	if c.Weight.Sign() < 0 {
		faults.Addf(place+".weight", "give 0 or more", "a weight of %v is below 0", c.Weight)
	}
	if c.Scale.IsSet() {
		c.Scale.check(place+".scale", faults)
	}
	scale := t.ScaleOf(c)
	minimum, given := c.Minimum.Get()
	switch {
	case !c.IsLeaf():
		if given {
			faults.Add(place+".minimum", "a criterion with children is not marked itself", "give the minimum on its children")
		}
		checkChildren(c, place+".children", faults)
	case !scale.IsSet():
		faults.Addf(place, "give tender.scale, or the criterion a scale of its own", "%s has no scale to be marked on", c.ID)
	case given && scale.Max.Given() && !scale.Takes(minimum):
		faults.Addf(place+".minimum", "give a minimum "+scale.Words(), "a minimum of %v is off the scale", minimum)
	}
}

func checkChildren(c *Criterion, place string, faults *Faults) {
	switch sum := sumOfWeights(c.Children); {
	case anyBelowZero(c.Children): // which says why the sum is wrong
	case sum.Sign() <= 0:
		faults.Add(place, "the weights of the children add up to "+exact.Short(sum, 6), "give at least one child a weight above 0")
	case !c.RelativeChildren && sum.Cmp(exact.Int(100).Rat()) != 0:
		faults.Addf(place, `change them to add up to 100, or say "weights": "relative" on `+c.ID, "the weights of the children add up to %s", exact.Short(sum, 6))
	}
}

func (t *Tender) checkLots(faults *Faults) {
	seen := map[string]string{}
	for i, lot := range t.Lots {
		place := fmt.Sprintf("tender.lots[%d]", i)
		checkID(lot.ID, place, seen, faults)
		for k, id := range lot.Criteria {
			if !slices.ContainsFunc(t.Criteria, func(c Criterion) bool { return c.ID == id }) {
				faults.Addf(fmt.Sprintf("%s.criteria[%d]", place, k), "name a criterion of the first level", "there is no criterion %q", id)
			}
		}
	}
}

// checkSums makes sure that criterion weights add up to what they are said to be; nothing is ever scaled silently.
func (t *Tender) checkSums(d weighing.Description, known bool, faults *Faults) {
	basis := t.Basis()
	for i, lot := range t.scopes() {
		place, criteria := "tender.criteria", t.LotCriteria(lot)
		if lot != "" {
			place = fmt.Sprintf("tender.lots[%d].criteria", i)
		}
		sum := sumOfWeights(criteria)
		switch aim := t.aim(basis); {
		case len(criteria) == 0:
			if !t.needsNoCriteria(d) {
				faults.Add(place, "there are no criteria", "add at least one; bids are marked on criteria")
			}
		case anyBelowZero(criteria): // which says why the sum is wrong
		case sum.Sign() <= 0:
			faults.Add(place, "the weights add up to 0", "give at least one criterion a weight above 0")
		case basis == WeightsRelative, aim != nil && sum.Cmp(aim) == 0:
		case basis == WeightsOfWhole && aim == nil:
			if known && !d.Weighted {
				faults.Addf("tender.weights", `say "of-quality" or "relative"`, "%s has no quality weight for criteria to be a part of", d.Method)
			}
		case basis == WeightsUnstated:
			faults.Addf(place, `change them to add up to the quality weight ("of-whole") or to 100 ("of-quality"), or say "weights": "relative"`,
				"the weights add up to %s", exact.Short(sum, 6))
		default:
			faults.Addf(place, fmt.Sprintf(`change them, or say "weights": "relative" (%q means %s)`, basis, exact.Short(aim, 6)),
				"the weights add up to %s, not %s", exact.Short(sum, 6), exact.Short(aim, 6))
		}
	}
}

// needsNoCriteria reports whether bids can be ranked by price alone.
func (t *Tender) needsNoCriteria(d weighing.Description) bool {
	if t.QualityMinimum.Or(exact.Decimal{}).Sign() > 0 {
		return false
	}
	return d.Method == weighing.LowestPrice || d.WeightedSum() && t.QualityWeight == exact.Some(exact.Decimal{})
}

// checkMethod looks at what the price method needs.
func (t *Tender) checkMethod(d weighing.Description, faults *Faults) {
	for _, p := range weighing.AllParameters() {
		value, given := p.Get(&t.Price.Parameters).Get()
		used := slices.ContainsFunc(d.Parameters, func(q weighing.Parameter) bool { return q.Name == p.Name })
		place := "tender.price." + p.Name
		switch {
		case given && !used:
			faults.Addf(place, "leave it out, or choose another method", "%s does not use a %s", d.Method, p.Name)
		case !given && used && !p.Optional:
			faults.Addf(place, "give the "+p.Title, "%s needs a %s", d.Method, p.Name)
		case given && (value.Sign() < 0 || p.Positive && value.IsZero()):
			faults.Addf(place, p.Range(), "%s %v is too low", p.Name, value)
		}
	}
	floor, hasFloor := t.Price.Parameters.Floor.Get()
	ceiling, hasCeiling := t.Price.Parameters.Ceiling.Get()
	if d.Method == weighing.BetweenAnchors && hasFloor && hasCeiling && floor.Cmp(ceiling) >= 0 {
		faults.Addf("tender.price.floor", "give a floor that is lower than the ceiling", "floor %v is not below ceiling %v", floor, ceiling)
	}
	if d.NeedsQualityMinimum && !t.QualityMinimum.Given() {
		faults.Addf("tender.quality_minimum", "give the quality score that a bid must reach; 0 is allowed", "%s needs a quality minimum", d.Method)
	}
	if t.Rounding.Stage == weighing.RoundWeighted && !d.WeightedSum() {
		faults.Addf("tender.rounding.stage", `choose "none", "parts" or "total"`, "%s has no weighted parts to round", d.Method)
	}
}

func (t *Tender) checkRest(faults *Faults) {
	if minimum, given := t.QualityMinimum.Get(); given && (minimum.Sign() < 0 || minimum.Cmp(exact.Int(100)) > 0) {
		faults.Addf("tender.quality_minimum", "give a quality score from 0 to 100", "a minimum of %v cannot be a quality score", minimum)
	}
	if t.Rounding.Places < 0 || t.Rounding.Places > 9 {
		faults.Addf("tender.rounding.places", "give a number of decimal places from 0 to 9", "%d places cannot be rounded to", t.Rounding.Places)
	}
	t.checkAmount(t.ShouldCost, "tender.should_cost", faults)
	if t.ShouldCost.IsSet() && t.ShouldCost.Minor() <= 0 {
		faults.Addf("tender.should_cost", "give an amount above 0, or leave it out", "a should-cost of %v says nothing", t.ShouldCost)
	}
	checkRanges(t.Limits.Ranges, "tender.weight_limits", faults)
	seen := map[string]string{}
	for i, e := range t.Panel {
		checkID(e.ID, fmt.Sprintf("tender.panel[%d]", i), seen, faults)
	}
}
