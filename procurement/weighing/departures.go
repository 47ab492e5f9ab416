package weighing

import (
	"slices"
	"strings"
)

// Departure is what would change among the other bids if one bid had not been there, though none of them changed.
type Departure struct {
	Without string
	Winners []string // of the rest
	Moved   []string // ids of the bids whose place among the rest changes, in their present order
}

// MaxMeanDepartures is how many bids may be in the running for [Result.Departures] to leave out each in turn under a method that
// refers to the mean price, where every bid moves every other.
const MaxMeanDepartures = 200

// Departures leaves out each bid in turn and tells where the order of the rest would change. Only methods under which other bids
// matter can have any, and only for bids that set a figure which the method refers to (the lowest price, say); the others are not tried,
// since nothing could change. Complete is false where there were too many bids to try; see [MaxMeanDepartures].
func (r *Result) Departures() (changes []Departure, complete bool) {
	ranked := r.running()
	if !r.rule.OtherBidsMatter || len(ranked) < 3 || !ranked[0].price.given() && r.rule.qualityPart == nil {
		return nil, true
	}
	if r.refersTo("mean price") && len(ranked) > MaxMeanDepartures {
		return nil, false
	}
	matters := r.setters(ranked)
	for i, leaver := range ranked {
		if !matters(leaver) {
			continue
		}
		rest := slices.Delete(slices.Clone(ranked), i, i+1)
		if d, changed := r.without(leaver, rest); changed {
			changes = append(changes, d)
		}
	}
	return changes, true
}

// running are the ranked bids in order.
func (r *Result) running() []*Standing {
	ranked := r.Ranked()
	running := make([]*Standing, len(ranked))
	for i := range ranked {
		running[i] = &ranked[i]
	}
	return running
}

// refersTo reports whether the method's formulas hold this figure.
func (r *Result) refersTo(name string) bool {
	return strings.Contains(r.rule.PriceScore+r.rule.Total, "{"+name+"}")
}

// setters tells of a bid whether a figure that the method refers to would be another without it: the bid moves the mean, or it alone
// has the lowest price, say.
func (r *Result) setters(ranked []*Standing) func(*Standing) bool {
	if r.refersTo("mean price") {
		return func(*Standing) bool { return true }
	}
	price := func(s *Standing) ratio { return s.price }
	quality := func(s *Standing) ratio { return s.used }
	var setters []*Standing
	for _, extreme := range []struct {
		name  string
		get   func(*Standing) ratio
		value ratio
	}{{"lowest price", price, r.field.lowest}, {"highest price", price, r.field.highest}, {"best quality score", quality, r.field.bestQuality}} {
		if !extreme.value.given() || !r.refersTo(extreme.name) {
			continue
		}
		var there []*Standing
		for _, s := range ranked {
			if extreme.get(s).cmp(extreme.value) == 0 {
				there = append(there, s)
			}
		}
		if len(there) == 1 {
			setters = append(setters, there...)
		}
	}
	return func(s *Standing) bool { return slices.Contains(setters, s) }
}

// without ranks the rest as if the leaver had never bid, and compares.
func (r *Result) without(leaver *Standing, rest []*Standing) (Departure, bool) {
	d := Departure{Without: leaver.Bid.ID}
	standings, accounts, again := make([]Standing, len(rest)), make([]account, len(rest)), make([]*Standing, len(rest))
	for i, s := range rest {
		standings[i], accounts[i] = *s, *s.account
		standings[i].account, again[i] = &accounts[i], &standings[i]
	}
	if err := r.measure(again, fieldOf(again)); err != nil {
		return d, false // without the leaver no bid has any quality left to rate: there is no order to compare with
	}
	r.rank(again)
	before := 1
	for i, s := range rest {
		if i > 0 && s.Rank > rest[i-1].Rank {
			before = i + 1
		}
		if again[i].Rank != before {
			d.Moved = append(d.Moved, s.Bid.ID)
		}
		if again[i].Rank == 1 {
			d.Winners = append(d.Winners, s.Bid.ID)
		}
	}
	return d, d.Moved != nil
}
