package weighing

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/exact"
)

// notices are what a reader of the ranking should know, the gravest first.
func (r *Result) notices() []Notice {
	nameBids(r.Standings)
	prices := r.priceList()
	return slices.Concat(
		r.fewBids(), r.missingMarks(), r.missingEvaluators(), r.tiesLeft(), r.relativePrice(), r.lowBidNotices(prices), equalPrices(prices),
		r.outsideLimits(),
	)
}

func (r *Result) fewBids() []Notice {
	switch {
	case len(r.Standings) == 0:
		return []Notice{{Code: NoBids, Text: "There are no bids yet."}}
	case len(r.ranked) == 0:
		return []Notice{{Code: NoBids, Text: "No bid is in the running: each is out or not fully marked."}}
	case len(r.ranked) == 1:
		return []Notice{{SingleBid, "Only " + r.ranked[0].name + " is in the running: nothing shows what competition would have brought.", []string{r.ranked[0].bid.ID}}}
	}
	return nil
}

// missingMarks says which bids have marks to come, and that the ranking may change with them.
func (r *Result) missingMarks() (notices []Notice) {
	var waiting []*contender
	for _, s := range r.others {
		if s.missing != nil {
			waiting = append(waiting, s)
			notices = append(notices, Notice{MissingMarks, fmt.Sprintf("%s has no mark yet on %s. A missing mark is not zero, so the bid has no total.",
				s.name, few(s.missing)), []string{s.bid.ID}})
		}
	}
	if waiting == nil {
		return nil
	}
	changes := "places"
	if r.rule.OtherBidsMatter {
		changes = "places and scores"
	}
	return append(notices, Notice{Provisional, "The ranking is provisional: " + labels(waiting) +
		" will take part once fully marked, and may change the others' " + changes + ".", ids(waiting)})
}

// missingEvaluators says where a mean rests on fewer marks than there are evaluators.
func (r *Result) missingEvaluators() (notices []Notice) {
	if !r.Model.MeanOfEvaluators {
		return nil
	}
	leaves := r.Model.Leaves()
	for _, s := range r.ranked {
		if !s.partial {
			continue
		}
		var gaps []string
		for i, c := range leaves {
			given := s.bid.evaluatorsOn(i)
			if !s.bid.Marks[i].Given() && given < len(s.bid.Evaluators) {
				gaps = append(gaps, fmt.Sprintf("%s (%d of %d)", c.ID, given, len(s.bid.Evaluators)))
			}
		}
		if gaps != nil {
			notices = append(notices, Notice{MissingMarks, fmt.Sprintf("%s: not every evaluator has given a mark on %s; the mean is of those who have.",
				s.name, few(gaps)), []string{s.bid.ID}})
		}
	}
	return notices
}

// evaluatorsOn is how many evaluators have marked leaf i.
func (b *Bid) evaluatorsOn(i int) (n int) {
	for _, marks := range b.Evaluators {
		if marks[i].Given() {
			n++
		}
	}
	return n
}

func (r *Result) tiesLeft() (notices []Notice) {
	for tied := range runs(r.ranked, func(a, b *contender) bool { return a.rank == b.rank }) {
		if len(tied) > 1 {
			notices = append(notices, Notice{TieLeft, fmt.Sprintf("%s share rank %d: the tender has no rule that tells them apart.", labels(tied), tied[0].rank), ids(tied)})
		}
	}
	return notices
}

// departuresTold is how many departures a notice describes; it counts the others.
const departuresTold = 3

// relativePrice warns of methods under which a bid's score depends on others, and says what that does here.
func (r *Result) relativePrice() []Notice {
	if !r.rule.OtherBidsMatter || len(r.ranked) < 2 || !r.ranked[0].price.given() && r.rule.qualityPart == nil {
		return nil
	}
	text := "The price score depends on the other bids."
	if r.rule.qualityPart != nil {
		text = "The scores depend on the other bids."
	}
	changes, complete := r.departures()
	affected := map[*contender]bool{}
	for i := range changes {
		d := &changes[i]
		if i < departuresTold {
			text += " " + d.words()
		}
		for _, m := range d.moves {
			affected[m.bid] = true
		}
	}
	switch more := len(changes) - departuresTold; {
	case !complete:
		text += " With so many bids, leaving out each in turn was not tried."
	case more == 1:
		text += " The order would also change without one further bid."
	case more > 1:
		text += fmt.Sprintf(" The order would also change without any one of %d further bids.", more)
	case len(changes) == 0:
		text += " Here, leaving out any one bid would not change the order of the others."
	}
	moved := slices.DeleteFunc(slices.Clone(r.ranked), func(s *contender) bool { return !affected[s] })
	return []Notice{{RelativePrice, text, ids(moved)}}
}

func equalPrices(p *priceList) (notices []Notice) {
	for same := range runs(p.bids, func(a, b *contender) bool { return a.bid.Price == b.bid.Price }) {
		if len(same) > 1 {
			notices = append(notices, Notice{EqualPrices, fmt.Sprintf("%s offer exactly the same price, %s: check that they bid independently.",
				labels(same), grouped(same[0].offered)), ids(same)})
		}
	}
	return notices
}

// outsideLimits compares the weights, in per cent of the whole, with the limits that a framework publishes.
func (r *Result) outsideLimits() (notices []Notice) {
	limits := &r.Model.Limits
	for _, breach := range r.Model.LimitBreaches() {
		name := limits.Name
		if name == "" {
			name = "the framework"
		}
		notices = append(notices, Notice{Code: WeightsOutsideLimits, Text: breach + " (limits of " + name + ")."})
	}
	return notices
}

// LimitBreaches says in words which weights are outside the model's limits; none where all are inside. Criteria whose weights add up to
// nothing weigh nothing.
func (m *Model) LimitBreaches() (breaches []string) {
	if len(m.Limits.Ranges) == 0 {
		return nil
	}
	weights := m.sectionWeights()
	for _, limit := range m.Limits.Ranges {
		name, weight := "Price", ratioOf(m.CostWeight)
		if limit.Section != "" {
			name, weight = strings.TrimSpace(limit.Section), weights[fold(limit.Section)]
			if !weight.given() {
				weight = zero
			}
		}
		if weight.cmp(ratioOf(limit.Min)) < 0 || weight.cmp(ratioOf(limit.Max)) > 0 {
			breaches = append(breaches, fmt.Sprintf("%s weighs %s %%, outside %v to %v %%", name, exact.Short(weight.rat(), 2), limit.Min, limit.Max))
		}
		if m.Limits.WholeNumbers && !weight.rat().IsInt() {
			breaches = append(breaches, fmt.Sprintf("%s weighs %s %%, which is not a whole number", name, exact.Short(weight.rat(), 2)))
		}
	}
	return breaches
}

// sectionWeights is what each section weighs, in per cent of the whole, by its folded name.
func (m *Model) sectionWeights() map[string]ratio {
	weights := map[string]ratio{}
	sum := sumOfWeights(m.Criteria)
	if sum.sign() <= 0 {
		return weights
	}
	for _, c := range m.Criteria {
		weight := ratioOf(c.Weight).over(sum).times(ratioOf(m.QualityWeight)).lowest()
		if others := weights[fold(c.Section)]; others.given() {
			weight = weight.plus(others)
		}
		weights[fold(c.Section)] = weight
	}
	return weights
}

func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// nameBids gives each bid its name in sentences: its supplier, with the bid's id where the supplier has made several bids; the id alone
// where the supplier is not known.
func nameBids(all []Standing) {
	bids := map[string]int{}
	for i := range all {
		bids[all[i].Bid.Supplier]++
	}
	for i := range all {
		b := all[i].Bid
		switch {
		case b.Supplier == "":
			all[i].contender.name = b.ID
		case bids[b.Supplier] > 1:
			all[i].contender.name = b.Supplier + " (" + b.ID + ")"
		default:
			all[i].contender.name = b.Supplier
		}
	}
}

func ids(standings []*contender) []string {
	var list []string
	for _, s := range standings {
		list = append(list, s.bid.ID)
	}
	return list
}

func labels(standings []*contender) string {
	list := make([]string, len(standings))
	for i, s := range standings {
		list[i] = s.name
	}
	return few(list)
}

// few joins names for a sentence, and counts those after the fifth.
func few(names []string) string {
	const most = 5
	last := len(names) - 1
	switch {
	case last <= 0:
		return strings.Join(names, "")
	case len(names) > most+1:
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d others", len(names)-most)
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
