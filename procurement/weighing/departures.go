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
	found, complete := r.departures()
	for _, d := range found {
		changes = append(changes, Departure{Without: d.leaver.bid.ID, Winners: ids(d.winners), Moved: ids(d.moved())})
	}
	return changes, complete
}

// departure is a [Departure] with the bids themselves.
type departure struct {
	leaver  *contender
	winners []*contender
	moves   []move
	others  bool // others win than those who were first among the rest before
}

// move is the way of a bid from one place among the rest to another.
type move struct {
	bid      *contender
	from, to int
}

// moved are the bids whose place changes.
func (d *departure) moved() []*contender {
	moved := make([]*contender, len(d.moves))
	for i, m := range d.moves {
		moved[i] = m.bid
	}
	return moved
}

// words say what the departure would change: If Merrow had not bid, Brindle and Halden would change places, and Halden would win.
func (d *departure) words() string {
	words := "If " + d.leaver.name + " had not bid, "
	switch moved := labels(d.moved()); {
	case len(d.moves) == 1:
		words += "the place of " + moved + " would change"
	case len(d.moves) == 2 && d.moves[0].from == d.moves[1].to && d.moves[0].to == d.moves[1].from:
		words += moved + " would change places"
	default:
		words += "the places of " + moved + " would change"
	}
	switch winners := labels(d.winners); {
	case !d.others:
	case len(d.winners) > 1:
		words += ", and " + winners + " would share the first place"
	default:
		words += ", and " + winners + " would win"
	}
	return words + "."
}

func (r *Result) departures() (changes []departure, complete bool) {
	if !r.rule.OtherBidsMatter || len(r.ranked) < 3 || !r.ranked[0].price.given() && r.rule.qualityPart == nil {
		return nil, true
	}
	if r.refersTo("mean price") && len(r.ranked) > MaxMeanDepartures {
		return nil, false
	}
	matters := r.setters()
	room := make([]contender, len(r.ranked)-1)
	for i, leaver := range r.ranked {
		if !matters(leaver) {
			continue
		}
		if d := r.without(leaver, slices.Concat(r.ranked[:i], r.ranked[i+1:]), room); d.moves != nil {
			changes = append(changes, d)
		}
	}
	return changes, true
}

// refersTo reports whether the method's formulas hold this figure.
func (r *Result) refersTo(name string) bool {
	return strings.Contains(r.rule.PriceScore+r.rule.Total, "{"+name+"}")
}

// setters tells of a bid whether a figure that the method refers to would be another without it: the bid moves the mean, or it alone
// has the lowest price, say.
func (r *Result) setters() func(*contender) bool {
	if r.refersTo("mean price") {
		return func(*contender) bool { return true }
	}
	price := func(s *contender) ratio { return s.price }
	quality := func(s *contender) ratio { return s.used }
	var setters []*contender
	for _, extreme := range []struct {
		name  string
		get   func(*contender) ratio
		value ratio
	}{{"lowest price", price, r.field.lowest}, {"highest price", price, r.field.highest}, {"best quality score", quality, r.field.bestQuality}} {
		if !extreme.value.given() || !r.refersTo(extreme.name) {
			continue
		}
		var there []*contender
		for _, s := range r.ranked {
			if extreme.get(s).cmp(extreme.value) == 0 {
				there = append(there, s)
			}
		}
		if len(there) == 1 {
			setters = append(setters, there...)
		}
	}
	return func(s *contender) bool { return slices.Contains(setters, s) }
}

// without ranks the rest as if the leaver had never bid, and compares. The rest stay as they are: their figures without the leaver are
// worked out in room, which is as long.
func (r *Result) without(leaver *contender, rest []*contender, room []contender) departure {
	d := departure{leaver: leaver}
	again := make([]*contender, len(rest))
	for i, s := range rest {
		room[i] = *s
		again[i] = &room[i]
	}
	if err := r.measure(again, fieldOf(again)); err != nil {
		return d // without the leaver no bid has any quality left to rate: there is no order to compare with
	}
	r.rank(again)
	before := 1
	for i, s := range rest {
		if i > 0 && s.rank > rest[i-1].rank {
			before = i + 1
		}
		if again[i].rank != before {
			d.moves = append(d.moves, move{s, before, again[i].rank})
		}
		if again[i].rank == 1 {
			d.winners = append(d.winners, s)
		}
		d.others = d.others || (again[i].rank == 1) != (before == 1)
	}
	return d
}
