package scorecard

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/civil"
)

// Portfolio is scorecards side by side, as they stand at the end of a period.
type Portfolio struct {
	Period       civil.Period
	Perspectives []string       // the names of all perspectives, each once, in the order in which they first come up
	Rows         []PortfolioRow // in the order of the books
}

// PortfolioRow is a card in a portfolio.
type PortfolioRow struct {
	Book   *Book
	Period civil.Period // the card's own: the last one that has ended by the end of the portfolio's, no period where there is none
	Rolled              // of the whole card
	// Cells are what its perspectives come to, in the order of the portfolio's; Shown is false where it has none of the name.
	Cells []PortfolioCell
	Open  int // actions
	Late  int // open actions whose day has passed
}

// PortfolioCell is a perspective of a card, or the absence of one.
type PortfolioCell struct {
	Shown bool
	Rolled
}

// PortfolioOf puts cards side by side. Today only tells which actions are late.
func PortfolioOf(books []*Book, period civil.Period, today civil.Date) *Portfolio {
	p := &Portfolio{Period: period}
	columns := map[string]int{}
	for _, b := range books {
		for i := range b.Card.Perspectives {
			name := b.Card.Perspectives[i].Name
			if _, known := columns[columnName(name)]; !known {
				columns[columnName(name)] = len(p.Perspectives)
				p.Perspectives = append(p.Perspectives, strings.TrimSpace(name))
			}
		}
	}
	for _, b := range books {
		p.Rows = append(p.Rows, b.portfolioRow(p, columns, today))
	}
	return p
}

func (b *Book) portfolioRow(p *Portfolio, columns map[string]int, today civil.Date) PortfolioRow {
	row := PortfolioRow{Book: b, Period: b.Card.lastPeriod(p.Period.To()), Cells: make([]PortfolioCell, len(p.Perspectives))}
	for _, a := range b.Actions {
		if a.State == ActionOpen {
			row.Open++
			if !a.Due.IsZero() && a.Due.Before(today) {
				row.Late++
			}
		}
	}
	if row.Period.IsZero() {
		return row
	}
	l := ledgerFrom(b, row.Period, row.Period)
	o := b.Card.outline(row.Period)
	card, perspectives, _ := o.rollUp(b.Card.LinesIn(row.Period), l.outcomes(o))
	row.Rolled = l.overridden(card, row.Period)
	for i := range perspectives {
		cell := &row.Cells[columns[columnName(b.Card.Perspectives[i].Name)]]
		cell.Shown, cell.Rolled = true, perspectives[i]
	}
	return row
}

// columnName is what perspectives of the same name have in common.
func columnName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// outcomes are what became of the measures of an outline, by what counts.
func (l *ledger) outcomes(o *outline) []outcome {
	outcomes := make([]outcome, len(o.leaves))
	var s scale
	for i := range o.leaves {
		placed := o.leaves[i].placed
		m, e := l.book.Measures[placed.Measure], l.at(placed.Measure, o.period)
		if m == nil {
			outcomes[i].due = true
			continue
		}
		c := e.counted(m, o.period, civil.Date{})
		outcomes[i].due = c.State != NotDue
		points, _, found := placed.pointsOn(m, o.day)
		if c.State == Measured && c.Value.Given() && found && s.set(points, m.Kind, m.Direction) {
			outcomes[i].score, _ = c.scored(e.ours, m, &s)
			outcomes[i].scored = true
		}
	}
	return outcomes
}

// lastPeriod is the card's last period that has ended by a day, no period where there is none.
func (c *Card) lastPeriod(by civil.Date) civil.Period {
	p := civil.PeriodOf(c.Every, by)
	if p.To().After(by) {
		p = p.Prev()
	}
	if !c.Has(p) {
		if c.Term.To.IsZero() || !c.Term.To.Before(p.From()) {
			return civil.Period{}
		}
		p = civil.PeriodOf(c.Every, c.Term.To) // the card has ended: its last one
	}
	return p
}

// Summary is what several cards come to together: a supplier's contracts, say.
type Summary struct {
	Cards   int
	Scored  int            // cards with an overall score
	Mean    *big.Rat       // of their scores, each card counting the same; nil where none is scored
	Ratings [Other + 1]int // cards by rating; those without one under NotYetRated
	Lowest  *PortfolioRow  // the scored card with the lowest score, the first of several
}

// Summary sums up the rows that are wanted.
func (p *Portfolio) Summary(wanted func(*PortfolioRow) bool) Summary {
	s := Summary{}
	total := new(big.Rat)
	for i := range p.Rows {
		row := &p.Rows[i]
		if !wanted(row) {
			continue
		}
		s.Cards++
		s.Ratings[row.Rating]++
		if row.Scored {
			s.Scored++
			total.Add(total, row.Mean)
			if s.Lowest == nil || row.Mean.Cmp(s.Lowest.Mean) < 0 {
				s.Lowest = row
			}
		}
	}
	if s.Scored > 0 {
		s.Mean = total.Quo(total, big.NewRat(int64(s.Scored), 1))
	}
	return s
}

// Shared is a measure that stands on several cards, with the cards by what it means there.
type Shared struct {
	Measure *Measure
	Groups  []SharedGroup // the most cards first; cards of different groups are not compared
}

// SharedGroup is the cards on which a measure has the same definition: the same points, by which alone its values and scores compare.
type SharedGroup struct {
	Points Points
	Target string // the points' target in words
	Rows   []SharedRow
}

// SharedRow is a measure on a card.
type SharedRow struct {
	Book   *Book
	Result MeasureResult
}

// Share compares one measure across the cards of the portfolio, only where its definition is the same.
func (p *Portfolio) Share(measure MeasureID, today civil.Date) Shared {
	var shared Shared
	for i := range p.Rows {
		row := &p.Rows[i]
		placed, m := row.Book.placed(measure), row.Book.Measures[measure]
		day := row.Period.To()
		if placed == nil || m == nil || row.Period.IsZero() || !placed.isOn(day) {
			continue
		}
		shared.Measure = m
		result := newLedger(row.Book, row.Period).measure(placed, day, row.Period, today)
		shared.add(SharedRow{Book: row.Book, Result: result})
	}
	slices.SortStableFunc(shared.Groups, func(a, b SharedGroup) int { return cmp.Compare(len(b.Rows), len(a.Rows)) })
	return shared
}

// add puts a row to those of the same definition.
func (s *Shared) add(row SharedRow) {
	for i := range s.Groups {
		if s.Groups[i].Points == row.Result.Points {
			s.Groups[i].Rows = append(s.Groups[i].Rows, row)
			return
		}
	}
	s.Groups = append(s.Groups, SharedGroup{
		Points: row.Result.Points, Target: s.Measure.TargetWords(row.Result.Points), Rows: []SharedRow{row},
	})
}

// Words says which cards compare: on 3 cards with a target of 90 %, not compared with 1 card with a target of 85 %.
func (s Shared) Words() string {
	var parts []string
	for _, g := range s.Groups {
		parts = append(parts, cardsWords(len(g.Rows))+" with "+g.words())
	}
	if len(parts) == 0 {
		return "on no card"
	}
	return "on " + strings.Join(parts, ", not compared with ")
}

func (g SharedGroup) words() string {
	if g.Target == "" {
		return "no target"
	}
	return "a target of " + g.Target
}

func cardsWords(n int) string {
	if n == 1 {
		return "1 card"
	}
	return strconv.Itoa(n) + " cards"
}

// SharedMeasures are the measures that stand on more than one card of the portfolio, in the order in which they first come up.
func (p *Portfolio) SharedMeasures() (shared []*Measure) {
	cards := map[MeasureID]int{}
	for i := range p.Rows {
		b := p.Rows[i].Book
		b.Card.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) {
			if cards[placed.Measure]++; cards[placed.Measure] == 2 && b.Measures[placed.Measure] != nil {
				shared = append(shared, b.Measures[placed.Measure])
			}
		})
	}
	return shared
}
