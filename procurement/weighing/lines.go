package weighing

// Lines are a bid's marks and scores criterion by criterion, parents before their children.
func (r *Result) Lines(s *Standing) []Line {
	lines := r.Model.lines(s.Bid)
	published := make([]Line, len(lines))
	for i, l := range lines {
		published[i] = Line{
			Criterion: l.criterion, Depth: l.depth, Mark: l.mark.rat(), MeanOf: l.meanOf,
			Score: l.score.rat(), Share: l.share.rat(), Weighted: l.weighted.rat(),
		}
	}
	return published
}

// line is a [Line] as the arithmetic has it.
type line struct {
	criterion                    *Criterion
	depth, meanOf                int
	mark, score, share, weighted ratio
}

func (m *Model) lines(b *Bid) []line {
	w := worksheet{model: m, bid: b, qualityWeight: one}
	if d, _ := Describe(m.Method); d.Weighted {
		w.qualityWeight = ratioOf(m.QualityWeight).over(hundred).lowest()
	}
	w.add(m.Criteria, 0, one)
	return w.lines
}

// worksheet fills in lines from the leaves upwards.
type worksheet struct {
	model         *Model
	bid           *Bid
	qualityWeight ratio // a share, 1 for methods without weights
	lines         []line
	leaf          int
}

// add appends the lines of cs, which share what whole is of the quality score, and gives their weighted mean: none where a score is missing.
func (w *worksheet) add(cs []Criterion, depth int, whole ratio) ratio {
	sum, mean := sumOfWeights(cs), zero
	for i := range cs {
		c := &cs[i]
		share := ratioOf(c.Weight).over(sum).lowest()
		at := len(w.lines)
		w.lines = append(w.lines, line{criterion: c, depth: depth, share: share.times(whole).lowest()})
		l := w.lines[at]
		if len(c.Children) > 0 {
			l.score = w.add(c.Children, depth+1, l.share)
		} else {
			l.mark, l.meanOf = w.model.markOf(w.bid, w.leaf)
			l.score = scoreOf(l.mark, c)
			w.leaf++
		}
		if l.score.given() {
			l.weighted = l.score.times(l.share).times(w.qualityWeight)
		}
		if mean.given() && l.score.given() {
			mean = mean.plus(share.times(l.score)).lowest()
		} else {
			mean = ratio{}
		}
		w.lines[at] = l
	}
	return mean
}

// scoreOf is what a mark is worth on its criterion's scale, 0 to 100; none where the mark is missing.
func scoreOf(mark ratio, c *Criterion) ratio {
	if !mark.given() {
		return ratio{}
	}
	return percent(mark, ratioOf(c.Max)).lowest()
}
