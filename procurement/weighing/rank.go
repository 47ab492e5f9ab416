package weighing

import (
	"cmp"
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
	all := newContenders(bids)
	running, err := r.screenAll(all, newScorer(m, bids))
	if err != nil {
		return nil, err
	}
	r.field = fieldOf(running)
	if err := r.measure(running, r.field); err != nil {
		return nil, err
	}
	r.rank(running)
	r.conclude(all, len(running))
	return r, nil
}

// contender is a bid on its way to a standing, with its figures as the arithmetic has them.
type contender struct {
	bid     *Bid
	index   int   // of the bid, as it was given
	partial bool  // on some criterion fewer marks count than there are evaluators
	offered ratio // the bid's price, whether or not the method looks at it
	price   ratio // the price as the method takes it; none where a price score stands in for it or the method looks at none
	quality ratio // unrounded

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

// conclude puts all bids in order and says who won, by how much, and what to know about it.
func (r *Result) conclude(all []*contender, running int) {
	slices.SortFunc(all, func(a, b *contender) int {
		if (a.rank == 0) != (b.rank == 0) {
			return cmp.Compare(b.rank, a.rank)
		}
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.bid.ID, b.bid.ID))
	})
	r.ranked, r.others = all[:running], all[running:]
	r.Field = r.field.published(running)
	r.Standings = make([]Standing, len(all))
	for i, c := range all {
		r.Standings[i] = c.standing()
	}
	for _, c := range r.ranked {
		if c.rank == 1 {
			r.Winners = append(r.Winners, c.bid.ID)
		}
	}
	r.Margin = r.margin().rat()
	r.Notices = r.notices()
}

// standing is what a result shows of a contender.
func (c *contender) standing() Standing {
	s := Standing{
		Bid: c.bid, Rank: c.rank, Quality: c.used.rat(), PriceScore: c.score.rat(), Total: c.total.rat(),
		Exclusion: c.exclusion, Why: c.why, Missing: c.missing, contender: c,
	}
	if s.Compared = s.Total; c.total != c.compared {
		s.Compared = c.compared.rat()
	}
	return s
}

// margin is by how much the best bid leads the next, unrounded; none with fewer than two. Of bids that share a rank, since rounding
// made them equal, the one with the better unrounded total counts as the better.
func (r *Result) margin() ratio {
	if len(r.ranked) < 2 {
		return ratio{}
	}
	first := slices.SortedFunc(slices.Values(r.ranked), func(a, b *contender) int {
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
