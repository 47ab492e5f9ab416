package scorecard

import (
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Grid is the readings of a card by period, measure and side, close together: what a card comes to over years is worked out from it in one go. It
// says the same as [Book.Result], but only about the card as a whole.
type Grid struct {
	card     *Card
	measures []*Measure // by row
	rows     map[MeasureID]int
	periods  []civil.Period // one after the other

	// The rest is by period, and in it by row.
	sides  [2][]cell
	agreed map[int]cell         // the positions that both sides agreed on
	ratios map[ratioAt]*big.Rat // ratios that no decimal is
}

// cell is what was said, as far as it counts.
type cell struct {
	value exact.Optional
	state State
}

// ratioAt is the place of a ratio: side 0 is ours, 1 theirs.
type ratioAt struct{ side, at int }

// NewGrid is a card's grid from one of its periods to another, without readings. Measures are those of the library that stand on the card.
func NewGrid(c *Card, measures map[MeasureID]*Measure, from, to civil.Period) *Grid {
	g := &Grid{card: c, rows: map[MeasureID]int{}, agreed: map[int]cell{}, ratios: map[ratioAt]*big.Rat{}}
	for p := from; !p.IsZero() && p.Kind() == c.Every && p.Compare(to) <= 0; p = p.Next() {
		g.periods = append(g.periods, p)
	}
	c.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) {
		if m := measures[placed.Measure]; m != nil {
			g.rows[placed.Measure] = len(g.measures)
			g.measures = append(g.measures, m)
		}
	})
	for side := range g.sides {
		g.sides[side] = make([]cell, len(g.periods)*len(g.measures))
	}
	return g
}

// Grid is the book's readings and agreed positions from one period to another.
func (b *Book) Grid(from, to civil.Period) *Grid {
	g := NewGrid(&b.Card, b.Measures, from, to)
	for i := range b.Readings {
		g.Put(&b.Readings[i])
	}
	for i := range b.Positions {
		position := &b.Positions[i]
		if at := g.at(position.Measure, position.Period); at >= 0 && position.State != NotRead {
			g.agreed[at] = cell{position.Value, position.State}
		}
	}
	return g
}

// Put takes a reading in, in the place of an earlier one. What is not about the grid's periods and measures is left out.
func (g *Grid) Put(r *Reading) {
	at := g.at(r.Measure, r.Period)
	if at < 0 {
		return
	}
	side := 0
	if r.Side == Theirs {
		side = 1
	}
	g.sides[side][at] = cell{r.Value, r.State}
	if m := g.measures[g.rows[r.Measure]]; m.Ratio {
		delete(g.ratios, ratioAt{side, at})
		if ratio := r.ratio(m); ratio != nil && ratio.Cmp(r.Value.Or(exact.Decimal{}).Rat()) != 0 {
			g.ratios[ratioAt{side, at}] = ratio
		}
	}
}

// at is the place of a measure in a period, -1 where there is none.
func (g *Grid) at(measure MeasureID, p civil.Period) int {
	row, known := g.rows[measure]
	if !known || len(g.periods) == 0 {
		return -1
	}
	column := periodsBetween(g.periods[0], p)
	if column < 0 || column >= len(g.periods) {
		return -1
	}
	return column*len(g.measures) + row
}

// InShort is what a card came to in a period.
type InShort struct {
	Period       civil.Period
	Counts       Brief // by what counts
	Ours, Theirs Brief // by the readings of one side alone
}

// Brief is a roll-up without its parts.
type Brief struct {
	Scored        bool
	Score         Score // 0 where it is not scored
	Rating        Rating
	Measured, Due int
}

// RollUp is what the card came to in each period of the grid. Ratings that people set against the computed ones are not in it.
func (g *Grid) RollUp() []InShort {
	all := make([]InShort, len(g.periods))
	var plan *plan
	for i, p := range g.periods {
		if day := p.To(); plan == nil || !plan.holdsOn(day) {
			plan = g.plan(p, day)
		}
		all[i] = plan.rollUp(g, i)
	}
	return all
}

// plan is all that is agreed about a card, made ready for one period after the other as long as nothing of it changes.
type plan struct {
	*outline
	until    civil.Date // the last day it holds on, no date for ever
	leaves   []planned
	lines    lineUnits
	outcomes []outcome
	tallies  tallies
}

// planned is a measure on the card.
type planned struct {
	row    int // in the grid, -1 where the grid knows nothing of it
	m      *Measure
	scaled bool // there is a scale
	scale  scale
}

func (p *plan) holdsOn(day civil.Date) bool { return p.until.IsZero() || !day.After(p.until) }

// plan makes ready what is agreed on a period's last day.
func (g *Grid) plan(p civil.Period, day civil.Date) *plan {
	made := &plan{outline: g.card.outline(p), until: g.lastDayOf(day), lines: g.card.LinesIn(p).units()}
	made.leaves = make([]planned, len(made.outline.leaves))
	made.outcomes = make([]outcome, len(made.leaves))
	for i := range made.leaves {
		placed, leaf := made.outline.leaves[i].placed, &made.leaves[i]
		row, known := g.rows[placed.Measure]
		if !known {
			leaf.row = -1
			continue
		}
		leaf.row, leaf.m = row, g.measures[row]
		if points, _, found := placed.pointsOn(leaf.m, day); found {
			leaf.scaled = leaf.scale.set(points, leaf.m.Kind, leaf.m.Direction)
		}
	}
	return made
}

// lastDayOf is the last day on which everything is as on a day, no date where nothing changes any more.
func (g *Grid) lastDayOf(day civil.Date) (last civil.Date) {
	change := func(from civil.Date) {
		if from.After(day) && (last.IsZero() || !from.After(last)) {
			last = from.AddDays(-1)
		}
	}
	for i := range g.card.Perspectives {
		p := &g.card.Perspectives[i]
		eachFrom(p.Weights, change)
		for j := range p.Objectives {
			eachFrom(p.Objectives[j].Weights, change)
		}
	}
	g.card.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) {
		eachFrom(placed.Weights, change)
		eachFrom(placed.Points, change)
		if !placed.Retired.IsZero() {
			change(placed.Retired.AddDays(1))
		}
	})
	for _, m := range g.measures {
		eachFrom(m.Points, change)
	}
	eachFrom(g.card.Lines, change)
	return last
}

func eachFrom[T any](h History[T], f func(civil.Date)) {
	for i := range h {
		f(h[i].From)
	}
}

// rollUp is what the card comes to in a period of the grid.
func (p *plan) rollUp(g *Grid, column int) InShort {
	short := InShort{Period: g.periods[column]}
	p.fill(g, 0, column)
	short.Ours = p.brief()
	short.Counts = short.Ours
	if p.overrule(g, column) {
		short.Counts = p.brief()
	}
	p.fill(g, 1, column)
	short.Theirs = p.brief()
	return short
}

// fill works out what became of the measures by the readings of a side. It is the innermost loop of all: on the speed of these lines hangs that
// of the whole roll-up.
func (p *plan) fill(g *Grid, side, column int) {
	base := column * len(g.measures)
	cells := g.sides[side][base : base+len(g.measures)]
	for i := range p.leaves {
		leaf := &p.leaves[i]
		if leaf.row < 0 {
			p.outcomes[i] = outcome{due: true}
			continue
		}
		c := &cells[leaf.row]
		if c.state == Measured && leaf.scaled {
			if units, fits := unitsOf(c.value); fits && leaf.scale.wide == nil && !leaf.m.Ratio {
				p.outcomes[i] = outcome{leaf.scale.scoreUnits(units), true, true}
				continue
			}
		}
		p.outcomes[i] = leaf.outcome(*c, g.periods[column], g.ratios[ratioAt{side, base + leaf.row}])
	}
}

// outcome is what became of a measure of which nothing, a state or an unusual value was said.
func (l *planned) outcome(c cell, p civil.Period, ratio *big.Rat) outcome {
	switch {
	case c.state == NotRead:
		return outcome{due: l.m.isDue(p)}
	case c.state == NotDue:
		return outcome{}
	case c.state != Measured || !c.value.Given() || !l.scaled:
		return outcome{due: true}
	case ratio != nil:
		return outcome{l.scale.scoreRat(ratio), true, true}
	}
	return outcome{l.scale.score(c.value), true, true}
}

// overrule puts in what both sides agreed on, and reports whether there was any.
func (p *plan) overrule(g *Grid, column int) (some bool) {
	if len(g.agreed) == 0 {
		return false
	}
	base := column * len(g.measures)
	for i := range p.leaves {
		if leaf := &p.leaves[i]; leaf.row >= 0 {
			if c, found := g.agreed[base+leaf.row]; found {
				p.outcomes[i], some = leaf.outcome(c, g.periods[column], nil), true
			}
		}
	}
	return some
}

// brief rolls the outcomes up.
func (p *plan) brief() Brief {
	if p.lines.fit && p.outline.roll(p.outcomes, &p.tallies) {
		t := &p.tallies.card
		b := Brief{Measured: t.measured, Due: t.due}
		if p.lines.suffices(t) {
			b.Scored, b.Score, b.Rating = true, t.mean.rounded(), p.lines.rating(t)
		}
		return b
	}
	card, _, _ := p.rollWide(p.outcomes)
	rolled := p.lines.Lines.overall(card)
	return Brief{Scored: rolled.Scored, Score: rolled.Score, Rating: rolled.Rating, Measured: rolled.Measured, Due: rolled.Due}
}
