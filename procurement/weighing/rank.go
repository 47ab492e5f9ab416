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
	standings := newStandings(bids)
	running, err := r.screenAll(standings, newScorer(m, bids))
	if err != nil {
		return nil, err
	}
	r.field = fieldOf(running)
	if err := r.measure(running, r.field); err != nil {
		return nil, err
	}
	r.rank(running)
	r.Field = r.field.published(len(running))
	r.conclude(standings)
	return r, nil
}

func newStandings(bids []Bid) []Standing {
	standings, accounts := make([]Standing, len(bids)), make([]account, len(bids))
	for i := range bids {
		accounts[i].index = i
		standings[i] = Standing{Bid: &bids[i], account: &accounts[i]}
	}
	return standings
}

// measure gives each bid its price score and its figure of merit.
func (r *Result) measure(running []*Standing, field field) error {
	m := r.Model
	if r.rule.qualityPart != nil && len(running) > 0 && m.QualityWeight.Sign() > 0 && field.bestQuality.sign() == 0 {
		return &ModelError{string(r.rule.Method) + " divides by the best quality score, and every bid in the running has 0", "mark the bids, or choose another method"}
	}
	f := m.figures(field)
	for _, s := range running {
		if f.of(s); r.rule.figure != nil {
			if s.total = r.rule.figure(&f); !s.total.given() {
				return &ModelError{
					"the index of bid " + s.Bid.ID + " is too large or too small to be computed in double precision",
					"give cost more weight, or choose another method",
				}
			}
		} else {
			if s.price.given() {
				s.score, _ = r.rule.score(&f)
			}
			s.score = m.round(s.score, RoundParts)
			f.priceScore = s.score
			s.total = r.total(&f)
		}
		s.compared = m.round(s.total, RoundTotal)
	}
	return nil
}

// total is quality weight × quality part + cost weight × price score, rounded part by part where the model says so.
func (r *Result) total(f *figures) ratio {
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

// conclude puts the standings in order and says who won, by how much, and what to know about it.
func (r *Result) conclude(standings []Standing) {
	order := make([]*Standing, len(standings))
	for i := range standings {
		order[i] = &standings[i]
	}
	slices.SortFunc(order, func(a, b *Standing) int {
		if (a.Rank == 0) != (b.Rank == 0) {
			return cmp.Compare(b.Rank, a.Rank)
		}
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Bid.ID, b.Bid.ID))
	})
	r.Standings = make([]Standing, len(order))
	for i, s := range order {
		r.Standings[i] = *s
		r.Standings[i].publish()
	}
	ranked := r.running()
	for _, s := range ranked {
		if s.Rank == 1 {
			r.Winners = append(r.Winners, s.Bid.ID)
		}
	}
	r.Margin = r.margin(ranked).rat()
	r.Notices = r.notices(ranked)
}

// publish writes down the figures as results show them.
func (s *Standing) publish() {
	s.Quality, s.PriceScore, s.Total = s.used.rat(), s.score.rat(), s.total.rat()
	s.Compared = s.Total
	if s.total != s.compared {
		s.Compared = s.compared.rat()
	}
}

// margin is by how much the best bid leads the next, unrounded; none with fewer than two. Of bids that share a rank, since rounding
// made them equal, the one with the better unrounded total counts as the better.
func (r *Result) margin(ranked []*Standing) ratio {
	if len(ranked) < 2 {
		return ratio{}
	}
	first := slices.SortedFunc(slices.Values(ranked), func(a, b *Standing) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), r.better(a.total, b.total))
	})
	if r.better(first[0].total, first[1].total) > 0 {
		return zero // a rounded figure or a rule for ties put the lesser one first
	}
	return first[0].total.minus(first[1].total).magnitude()
}

// Ranked are the standings with a rank.
func (r *Result) Ranked() []Standing { return r.Standings[:r.Field.Bids] }

// Unranked are the standings without a rank: bids that are out, and bids whose marks are incomplete.
func (r *Result) Unranked() []Standing { return r.Standings[r.Field.Bids:] }
