package scorecards

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// portfolioView is a portfolio with its words ready, in one of its orders.
type portfolioView struct {
	portfolio    *scorecard.Portfolio // nil while nothing was read
	perspectives []string
	rows         []portfolioRow
	lines        []portfolioLine
	shared       []sharedRow // of the measure that is compared, if any
	compared     string      // which cards compare
}

// compare compares one measure across the cards, only where its definition is the same; 0 compares none.
func (v *portfolioView) compare(measure scorecard.MeasureID, today civil.Date) {
	if measure == 0 {
		return
	}
	s := v.portfolio.Share(measure, today)
	v.shared, v.compared = sharedRows(s), "No card has this measure in "+v.portfolio.Period.Words()+"."
	if s.Measure != nil {
		v.compared = s.Measure.Name + ": " + s.Words() + "."
	}
}

// portfolioRow is a card, or heads those of one supplier.
type portfolioRow struct {
	card                            scorecard.CardID // 0 for a head
	name, supplier, overall, rested string
	cells                           []kit.GridCell
	head                            bool
}

// viewOf makes the rows of a portfolio.
func viewOf(p *scorecard.Portfolio, order portfolioOrder) *portfolioView {
	v := &portfolioView{portfolio: p, perspectives: p.Perspectives, lines: linesOf(p)}
	sorted := make([]*scorecard.PortfolioRow, len(p.Rows))
	for i := range p.Rows {
		sorted[i] = &p.Rows[i]
	}
	slices.SortStableFunc(sorted, func(a, b *scorecard.PortfolioRow) int {
		reference := strings.Compare(a.Book.Card.Reference, b.Book.Card.Reference)
		switch order {
		case byScore:
			return cmp.Or(compareScores(a, b), reference)
		case bySupplier:
			return cmp.Or(strings.Compare(foldName(a), foldName(b)), compareScores(a, b), reference)
		}
		return reference
	})
	for i, r := range sorted {
		if order == bySupplier && (i == 0 || foldName(sorted[i-1]) != foldName(r)) {
			v.rows = append(v.rows, headOf(p, r))
		}
		v.rows = append(v.rows, rowIn(r))
	}
	return v
}

// compareScores puts the lowest first, and what has no score last.
func compareScores(a, b *scorecard.PortfolioRow) int {
	if a.Scored != b.Scored {
		return cmp.Compare(flag(b.Scored), flag(a.Scored))
	}
	return cmp.Compare(a.Score, b.Score)
}

func foldName(r *scorecard.PortfolioRow) string {
	return strings.ToLower(strings.TrimSpace(r.Book.Card.TheirName))
}

// headOf heads the cards of one supplier, with the mean of their scores.
func headOf(p *scorecard.Portfolio, first *scorecard.PortfolioRow) portfolioRow {
	name := foldName(first)
	sum := p.Summary(func(r *scorecard.PortfolioRow) bool { return foldName(r) == name })
	row := portfolioRow{
		name: cmp.Or(strings.TrimSpace(first.Book.Card.TheirName), "No other side named"), supplier: kit.Counted(sum.Cards, "scorecard"),
		overall: dash, rested: "mean", head: true, cells: make([]kit.GridCell, len(p.Perspectives)),
	}
	if sum.Mean != nil {
		row.overall = exact.Format(sum.Mean, 0)
	}
	return row
}

// rowIn is a card's row.
func rowIn(r *scorecard.PortfolioRow) portfolioRow {
	c := &r.Book.Card
	row := portfolioRow{
		card: c.ID, name: kit.Joined(" ", c.Reference, cmp.Or(c.Subject.Name, c.Title)), supplier: c.TheirName, overall: standsAt(&r.Rolled),
		rested: readOf(&r.Rolled), cells: make([]kit.GridCell, len(r.Cells)),
	}
	for i := range r.Cells {
		if cell := &r.Cells[i]; cell.Shown {
			row.cells[i] = heatCell(&cell.Rolled)
		}
	}
	return row
}

// standsAt is what a whole card came to, in score and rating, with a word where people set that: 62 · Inadequate, set.
func standsAt(r *scorecard.Rolled) string {
	words := scoreWords(r.Scored, r.Score) + " · " + ratingOf(r.Rating).Words()
	if r.Override != nil {
		words += ", set"
	}
	return words
}

// ratingTones are what ratings are shown in; the words and scores beside say the same.
var ratingTones = map[scorecard.Rating]kit.Tone{
	scorecard.Good: kit.ToneGood, scorecard.ApproachingTarget: kit.ToneWarn, scorecard.RequiresImprovement: kit.TonePoor, scorecard.Inadequate: kit.ToneBad,
}

// heatCell is what a perspective came to; a dash where it was not measured.
func heatCell(r *scorecard.Rolled) kit.GridCell {
	if !r.Scored {
		return kit.GridCell{Text: dash}
	}
	return kit.GridCell{Text: r.Score.Words(), Tone: ratingTones[r.Rating], Deep: r.Rating == scorecard.Inadequate}
}

// facts are the line about a portfolio: 12 scorecards in October 2026 · 3 good · 2 inadequate.
func (v *portfolioView) facts() string {
	if v.portfolio == nil {
		return ""
	}
	sum := v.portfolio.Summary(func(*scorecard.PortfolioRow) bool { return true })
	facts := []string{kit.Counted(sum.Cards, "scorecard") + " in " + v.portfolio.Period.Words()}
	for _, r := range []scorecard.Rating{scorecard.Good, scorecard.ApproachingTarget, scorecard.RequiresImprovement, scorecard.Inadequate, scorecard.NotYetRated} {
		if n := sum.Ratings[r]; n > 0 {
			facts = append(facts, fmt.Sprintf("%s %s", kit.Grouped(n), strings.ToLower(ratingOf(r).Words())))
		}
	}
	return strings.Join(facts, " · ")
}

// sharedRow is a measure on a card, or heads those whose definition is the same.
type sharedRow struct {
	key                    string
	card                   scorecard.CardID // 0 for a head
	name, supplier, actual string
	score, target          string
	rating                 scorecard.Rating
	override               *scorecard.Override
	ranked                 scorecard.Score
}

// sharedRows are the cards of one measure, those with the same definition together, the best first.
func sharedRows(s scorecard.Shared) (rows []sharedRow) {
	for i, g := range s.Groups {
		if len(s.Groups) > 1 {
			rows = append(rows, sharedRow{key: fmt.Sprint("group ", i), name: "With a target of " + orDash(g.Target), target: g.Target})
		}
		var group []sharedRow
		for k := range g.Rows {
			r := &g.Rows[k]
			c := &r.Book.Card
			row := sharedRow{
				key: keyOf(c.ID), card: c.ID, name: kit.Joined(" ", c.Reference, cmp.Or(c.Subject.Name, c.Title)), supplier: c.TheirName,
				actual: actualWords(&r.Result), score: scoreWords(r.Result.Scored, r.Result.Score), target: orDash(g.Target),
				rating: r.Result.Rating, override: r.Result.Override, ranked: -1,
			}
			if r.Result.Scored {
				row.ranked = r.Result.Score
			}
			group = append(group, row)
		}
		slices.SortStableFunc(group, func(a, b sharedRow) int { return cmp.Compare(b.ranked, a.ranked) })
		rows = append(rows, group...)
	}
	return rows
}

var sharedColumns = []kit.Column[sharedRow]{
	{Title: "Scorecard", Width: 180, Grow: 3, Text: func(r sharedRow) string { return r.name }},
	{Title: "Other side", Width: 120, Grow: 2, Text: func(r sharedRow) string { return r.supplier }},
	{Title: "Target", Width: 80, Number: true, Text: func(r sharedRow) string { return r.target }},
	{Title: "Actual", Width: 90, Number: true, Text: func(r sharedRow) string { return r.actual }, Strong: func(sharedRow) bool { return true }},
	{Title: "Score", Width: 56, Number: true, Text: func(r sharedRow) string { return r.score }},
	{
		Title: "Rating", Width: 160, Text: func(r sharedRow) string { return ratingOf(r.rating).Words() },
		Paint: func(r sharedRow) kit.Cell {
			if r.card == 0 {
				return kit.TextCell("")
			}
			return ratingCell(r.rating, r.override)
		},
	},
}
