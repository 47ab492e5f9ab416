package exchange

import (
	"regexp"
	"strings"

	"counterweight/procurement/tender"
)

// consequences say which faults of a tender may only follow from things in its file that could not be read: a weight that is no number
// leaves a sum that is wrong. Such faults are not reported beside their cause. Both sides are places in the file.
var consequences = []struct{ cause, effect *regexp.Regexp }{
	{ // weights, or what they belong to and must add up to
		cause:  regexp.MustCompile(`^tender\.(criteria(\[\d+\]|\.children)*(\.weights?|\.id)?|quality_weight|weights|lots\b.*)$`),
		effect: regexp.MustCompile(`^tender\.criteria(\[.*\.children)?$|^tender\.lots\[\d+\]\.criteria$`),
	},
	{ // the method decides which weights there are
		cause:  regexp.MustCompile(`^tender\.(cost_weight|quality_weight)$`),
		effect: regexp.MustCompile(`^tender\.(cost_weight|quality_weight|weights)$`),
	},
	{ // scales, on which criteria are marked
		cause:  regexp.MustCompile(`^tender\.(criteria.*\.)?scale\b`),
		effect: regexp.MustCompile(`^tender\.criteria[^.]*(\.children\[\d+\])*(\.minimum)?$|marks\.`),
	},
	{ // criteria that marks and lots refer to
		cause:  regexp.MustCompile(`^tender(\.criteria(\[\d+\]|\.children)*(\.id)?)?$`),
		effect: regexp.MustCompile(`^bids\[.*(marks|rationales)\.|^tender\.lots\[\d+\]\.criteria`),
	},
	{ // lots that bids refer to
		cause:  regexp.MustCompile(`^tender(\.lots\b.*)?$`),
		effect: regexp.MustCompile(`^bids\[\d+\]\.lots\.`),
	},
	{ // evaluators that marks refer to
		cause:  regexp.MustCompile(`^tender\.panel\b`),
		effect: regexp.MustCompile(`\.evaluator_(marks|rationales)\.`),
	},
	{ // both ends of a range
		cause:  regexp.MustCompile(`^tender\.weight_limits\b`),
		effect: regexp.MustCompile(`^tender\.weight_limits\b`),
	},
	{ // what can put a bid out, and the method: they decide which bids need a price, and which price
		cause: regexp.MustCompile(`^tender(\.(criteria(\[\d+\]|\.children)*(\.(id|weights?|minimum|scale(\.max)?))?|scale(\.max)?|` +
			`quality_minimum|price(\.method)?|lots\b.*))?$`),
		effect: regexp.MustCompile(`^bids\[.*\.price(_score)?$`),
	},
	{ // what no single bid is at fault for can come from anything in the model
		cause:  regexp.MustCompile(`^tender\b`),
		effect: regexp.MustCompile(`^tender$`),
	},
}

// aPrice is a place of a price, which a bid may lack for reasons that stand elsewhere in the bid.
var aPrice = regexp.MustCompile(`^(bids\[\d+\])\..*price(_score)?$`)

// withChecks are the faults of reading a file and after them the faults found by checking what was read, without those that only
// follow. Unreadable are places that could not be read for a reason given elsewhere.
func withChecks(reading tender.Faults, unreadable []string, checks tender.Faults) tender.Faults {
	causes := causesOf(reading, unreadable)
	for _, f := range checks {
		if !causes.explain(f.Place) {
			reading = append(reading, f)
		}
	}
	return reading
}

// causes are the places that could not be read.
type causes struct {
	places  map[string]bool
	bids    map[string]bool // bids with such a place in them
	present []bool          // which of the consequences have a cause
}

func causesOf(reading tender.Faults, unreadable []string) causes {
	c := causes{places: map[string]bool{}, bids: map[string]bool{}, present: make([]bool, len(consequences))}
	for _, f := range reading {
		unreadable = append(unreadable, f.Place)
	}
	for _, where := range unreadable {
		c.places[where] = true
		if end := strings.IndexByte(where, ']'); strings.HasPrefix(where, "bids[") && end > 0 {
			c.bids[where[:end+1]] = true
			continue
		}
		for i, consequence := range consequences {
			c.present[i] = c.present[i] || consequence.cause.MatchString(where)
		}
	}
	return c
}

// explain reports whether a fault at a place may only follow from what could not be read: there, around it, or elsewhere.
func (c causes) explain(where string) bool {
	for around := where; around != ""; around = around[:max(0, strings.LastIndexAny(around, ".["))] {
		if c.places[around] {
			return true
		}
	}
	for i, consequence := range consequences {
		if c.present[i] && consequence.effect.MatchString(where) {
			return true
		}
	}
	found := aPrice.FindStringSubmatch(where)
	return found != nil && c.bids[found[1]]
}
