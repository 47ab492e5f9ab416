package scorecard

import "counterweight/procurement/civil"

// ledger holds what was said on a card by measure and period, so that a period is looked up and not searched for.
type ledger struct {
	book    *Book
	periods []civil.Period    // of the card, one after the other
	rows    map[MeasureID]int // row 0 is the card as a whole
	cells   []entry           // row by row
}

// entry is what was said about a measure in a period.
type entry struct {
	ours, theirs *Reading
	position     *Position
	override     *Override
}

// newLedger takes in what was said about the periods of the card up to one of them.
func newLedger(b *Book, until civil.Period) *ledger {
	return ledgerFrom(b, civil.PeriodOf(until.Kind(), b.Card.Term.From), until)
}

// ledgerFrom takes in what was said about the periods from one to another.
func ledgerFrom(b *Book, from, until civil.Period) *ledger {
	l := &ledger{book: b, rows: map[MeasureID]int{0: 0}}
	for p := from; !p.IsZero() && p.Compare(until) < 0; p = p.Next() {
		l.periods = append(l.periods, p)
	}
	l.periods = append(l.periods, until)
	b.Card.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) { l.rows[placed.Measure] = len(l.rows) })
	l.cells = make([]entry, len(l.rows)*len(l.periods))
	for i := range b.Readings {
		r := &b.Readings[i]
		if e := l.at(r.Measure, r.Period); e != nil {
			if r.Side == Theirs {
				e.theirs = r
			} else {
				e.ours = r
			}
		}
	}
	for i := range b.Positions {
		if e := l.at(b.Positions[i].Measure, b.Positions[i].Period); e != nil {
			e.position = &b.Positions[i]
		}
	}
	for i := range b.Overrides {
		if e := l.at(b.Overrides[i].Measure, b.Overrides[i].Period); e != nil {
			e.override = &b.Overrides[i]
		}
	}
	return l
}

// at is the entry of a measure in a period, nil where the ledger has none.
func (l *ledger) at(measure MeasureID, p civil.Period) *entry {
	row, known := l.rows[measure]
	column := l.column(p)
	if !known || column < 0 {
		return nil
	}
	return &l.cells[row*len(l.periods)+column]
}

// column is the place of a period among the ledger's, -1 where it is none of them.
func (l *ledger) column(p civil.Period) int {
	if column := periodsBetween(l.periods[0], p); column < len(l.periods) {
		return column
	}
	return -1
}

// periodsBetween is how many periods one is after another of its kind, -1 where it is before it or of another kind.
func periodsBetween(first, p civil.Period) int {
	if p.IsZero() || p.Kind() != first.Kind() {
		return -1
	}
	return max(-1, (monthNumber(p)-monthNumber(first))/monthsIn[p.Kind()])
}

// monthNumber counts the months to a period's first.
func monthNumber(p civil.Period) int { return 12*p.From().Year() + int(p.From().Month()) }

var monthsIn = [...]int{civil.NoPeriod: 1, civil.Month: 1, civil.Quarter: 3, civil.FinancialYear: 12}

// EachPlaced calls f with every measure on the card in its order, those that are not valid yet or no more included.
func (c *Card) EachPlaced(f func(*Perspective, *Objective, *Placed)) {
	for i := range c.Perspectives {
		p := &c.Perspectives[i]
		for j := range p.Objectives {
			o := &p.Objectives[j]
			for k := range o.Measures {
				f(p, o, &o.Measures[k])
			}
		}
	}
}
