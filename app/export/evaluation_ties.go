package export

import (
	"fmt"
	"math/big"

	"counterweight/procurement/weighing"
)

// tieRule is one rule for ties as a step of Working: what makes a bid come before another of the same place.
type tieRule struct {
	name, what, how string
	// before counts, among the bids of this bid's place, those that come before it: {tied} is true for the bids of its place.
	before string
	same   func(a, b *entrant) bool // whether the rule cannot tell two bids apart
}

// tieRules are the tender's rules for ties in their order, all on unrounded figures. The heaviest criterion is one step for each
// criterion of the first level, since a weight that is changed may make any of them the heaviest.
func (e *evaluation) tieRules() (rules []tieRule) {
	for i, tie := range e.result.Model.Ties {
		name := fmt.Sprintf("tie %d", i+1)
		switch {
		case tie == weighing.TieByQuality && len(e.lines) > 0:
			rules = append(rules, tieRule{
				name: name, what: "Rank after a tie by quality", how: "among equals the higher unrounded quality score comes first",
				before: "SUMPRODUCT({tied}*({all unrounded quality}>{unrounded quality}+1E-9))",
				same:   func(a, b *entrant) bool { return a.quality.Cmp(b.quality) == 0 },
			})
		case tie == weighing.TieByPrice && e.scored:
			rules = append(rules, tieRule{
				name: name, what: "Rank after a tie by price", how: "among equals the higher published price score comes first",
				before: "SUMPRODUCT({tied}*({all published score}>{published score}+1E-9))",
				same:   func(a, b *entrant) bool { return a.standing.Bid.PriceScore == b.standing.Bid.PriceScore },
			})
		case tie == weighing.TieByPrice && e.priced:
			rules = append(rules, tieRule{
				name: name, what: "Rank after a tie by price", how: "among equals the lower price comes first, and none last",
				before: "SUMPRODUCT({tied}*ISNUMBER({all price})*({all price}<{price}))", // a number is less than the sign for none
				same:   func(a, b *entrant) bool { return a.standing.Bid.Price == b.standing.Bid.Price },
			})
		case tie == weighing.TieByHeaviest:
			rules = append(rules, e.heaviestRules(name)...)
		}
	}
	return rules
}

// heaviestRules are one step for each criterion of the first level; it decides only while no other weighs more.
func (e *evaluation) heaviestRules(name string) (rules []tieRule) {
	first, last := 0, len(e.lines)-1
	most := fmt.Sprintf("MAX({weights %d %d})", first, last)
	if e.tree {
		most = fmt.Sprintf("SUMPRODUCT(MAX(({levels %d %d}=1)*{weights %d %d}))", first, last, first, last)
	}
	heaviest := e.heaviest()
	for i, l := range e.lines {
		if l.criterion == nil || l.depth > 0 {
			continue
		}
		decides := heaviest[l.position]
		rules = append(rules, tieRule{
			name: fmt.Sprintf("%s %d", name, i), what: "Rank after a tie by " + label(l.criterion.ID),
			how: "among equals the higher score on " + label(l.criterion.ID) + " comes first, if no criterion weighs more",
			before: fmt.Sprintf("IF({weight of %d}=%s,SUMPRODUCT({tied}*({all score %d}>{score %d}+1E-9)),0)",
				i, most, i, i),
			same: func(a, b *entrant) bool { return !decides || a.scores[l.position] == b.scores[l.position] },
		})
	}
	return rules
}

// heaviest are the positions of the first-level criteria that no other outweighs.
func (e *evaluation) heaviest() map[int]bool {
	positions := map[int]bool{}
	var most *big.Rat
	for _, l := range e.lines {
		if l.criterion == nil || l.depth > 0 {
			continue
		}
		weight := l.criterion.Weight.Rat()
		if most == nil || weight.Cmp(most) > 0 {
			most = weight
			clear(positions)
		}
		if weight.Cmp(most) == 0 {
			positions[l.position] = true
		}
	}
	return positions
}
