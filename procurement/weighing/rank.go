package weighing

import (
	"cmp"
	"math/big"
	"slices"
)

// Rank orders bids by the model's own rule and says why.
//
// Bids that are not in the running (withdrawn, excluded, below a minimum, incompletely marked) come last, without a rank, each with
// its reason. A tender without bids, or with none left in, is ranked too: it has no winner and a notice. Rank fails with *[ModelError]
// where the model cannot rank these bids, and with [BidFaults] where bids in the running lack the price that the method needs.
func Rank(m *Model, bids []Bid) (*Result, error) {
	if err := m.check(bids); err != nil {
		return nil, err
	}
	r := &Result{Model: m, rule: ruleFor(m.Method)}
	running, others, err := r.screenAll(newContenders(bids), newScorer(m, bids))
	if err != nil {
		return nil, err
	}
	r.field = fieldOf(running)
	if err := r.measure(running, r.field); err != nil {
		return nil, err
	}
	r.ranked, r.others = r.rank(running), others
	slices.SortFunc(r.others, byID)
	r.conclude()
	return r, nil
}

// contender is a bid on its way to a standing, with its figures as the arithmetic has them.
type contender struct {
	bid     *Bid
	index   int    // of the bid, as it was given
	name    string // in sentences
	partial bool   // on some criterion fewer marks count than there are evaluators
	offered ratio  // the bid's price, whether or not the method looks at it
	price   ratio  // the price as the method takes it; none where a price score stands in for it or the method looks at none
	quality ratio  // unrounded

	// The rest is what the standing says, by the same names; used is the quality score as the total uses it.
	rank                         int
	used, score, total, compared ratio
	exclusion, why               string
	missing                      []string
}

func newContenders(bids []Bid) []*contender {
	room, all := make([]contender, len(bids)), make([]*contender, len(bids))
	for i := range bids {
		room[i] = contender{bid: &bids[i], index: i, offered: ratioOrNone(bids[i].Price)}
		all[i] = &room[i]
	}
	return all
}

// measure gives each bid its price score and its figure of merit.
func (r *Result) measure(running []*contender, field field) error {
	m := r.Model
	if r.rule.qualityPart != nil && len(running) > 0 && m.QualityWeight.Sign() > 0 && field.bestQuality.sign() == 0 {
		return &ModelError{string(r.rule.Method) + " divides by the best quality score, and every bid in the running has 0", "mark the bids, or choose another method"}
	}
	f := m.figures(field)
	for _, s := range running {
		f.of(s)
		if r.rule.figure == nil {
			s.total = r.weightedSum(s, &f)
		} else if s.total = r.rule.figure(&f); !s.total.given() {
			return &ModelError{
				"the index of bid " + s.bid.ID + " is too large or too small to be computed in double precision",
				"give cost more weight, or choose another method",
			}
		}
		s.compared = m.round(s.total, RoundTotal)
	}
	return nil
}

// weightedSum gives a bid its price score, and is quality weight × quality part + cost weight × price score; it rounds scores or parts
// where the model says so.
func (r *Result) weightedSum(s *contender, f *figures) ratio {
	if s.price.given() {
		s.score, _ = r.rule.score(f)
	}
	s.score = r.Model.round(s.score, RoundParts)
	f.priceScore = s.score
	quality, price := r.rule.weighted(f)
	total := r.Model.round(price, RoundWeighted)
	if quality.given() {
		total = total.plus(r.Model.round(quality, RoundWeighted))
	}
	return total
}

// round rounds a where the model rounds at this stage; otherwise it is a itself.
func (m *Model) round(a ratio, stage Stage) ratio {
	if m.Rounding.Stage != stage {
		return a
	}
	return a.round(m.Rounding.Places)
}

// conclude shows the standings, and says who won, by how much, and what to know about it.
func (r *Result) conclude() {
	r.Field = r.field.published(len(r.ranked))
	all := slices.Concat(r.ranked, r.others)
	r.Standings = make([]Standing, len(all))
	numbers := make([]big.Rat, numbersShown*len(all))
	for i, s := range all {
		r.Standings[i] = s.standing(numbers[numbersShown*i:])
	}
	for _, s := range r.ranked {
		if s.rank == 1 {
			r.Winners = append(r.Winners, s.bid.ID)
		}
	}
	r.Margin = r.margin().rat()
	r.Notices = r.notices()
}

// numbersShown is how many numbers of its own a standing shows: quality, price score and total.
const numbersShown = 3

// standing is what a result shows of a contender; numbers is room for the numbers that it shows.
func (s *contender) standing(numbers []big.Rat) Standing {
	shown := Standing{
		Bid: s.bid, Rank: s.rank, Quality: s.used.in(&numbers[0]), PriceScore: s.score.in(&numbers[1]), Total: s.total.in(&numbers[2]),
		Exclusion: s.exclusion, Why: s.why, Missing: s.missing, contender: s,
	}
	if shown.Compared = shown.Total; s.total != s.compared {
		shown.Compared = s.compared.rat()
	}
	return shown
}

// margin is by how much the best bid leads the next, unrounded; none with fewer than two. Of bids that share a rank, since rounding
// made them equal, the one with the better unrounded total counts as the better.
func (r *Result) margin() ratio {
	if len(r.ranked) < 2 {
		return ratio{}
	}
	n := 2 // and any that share the second's rank
	for n < len(r.ranked) && r.ranked[n].rank == r.ranked[1].rank {
		n++
	}
	first := slices.SortedFunc(slices.Values(r.ranked[:n]), func(a, b *contender) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), r.better(a.total, b.total))
	})
	if r.better(first[0].total, first[1].total) > 0 {
		return zero // a rounded figure or a rule for ties put the lesser one first
	}
	return first[0].total.minus(first[1].total).magnitude()
}

// Ranked are the standings with a rank.
func (r *Result) Ranked() []Standing { return r.Standings[:len(r.ranked)] }

// Unranked are the standings without a rank: bids that are out, and bids whose marks are incomplete.
func (r *Result) Unranked() []Standing { return r.Standings[len(r.ranked):] }
