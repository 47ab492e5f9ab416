package scorecards

import (
	"cmp"
	"context"
	"math/big"
	"slices"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// portfolioLine is a card in the table of a portfolio, which can be ordered by any of its columns.
type portfolioLine struct {
	key, name, supplier, period, covered string

	row *scorecard.PortfolioRow
}

// linesOf are the cards of a portfolio as rows of a table.
func linesOf(p *scorecard.Portfolio) []portfolioLine {
	lines := make([]portfolioLine, len(p.Rows))
	for i := range p.Rows {
		r := &p.Rows[i]
		c := &r.Book.Card
		lines[i] = portfolioLine{
			key: keyOf(c.ID), row: r, name: kit.Joined(" ", c.Reference, cmp.Or(c.Subject.Name, c.Title)), supplier: strings.TrimSpace(c.TheirName),
			period: periodShort(r.Period), covered: shareWords(r.Coverage),
		}
	}
	return lines
}

// periodShort are a card's own period, a dash where it has none yet.
func periodShort(p civil.Period) string {
	if p.IsZero() {
		return dash
	}
	return periodWords(p)
}

// portfolioColumns are those of the table of a portfolio: a card, what it came to, what each perspective did, and what that rests on. Where
// there is too little room the last perspectives give way first; they can be chosen all the same.
func portfolioColumns(perspectives []string) []kit.Column[portfolioLine] {
	columns := []kit.Column[portfolioLine]{
		worded("Scorecard", 170, 3, func(l portfolioLine) string { return l.name }),
		worded("Other side", 110, 2, func(l portfolioLine) string { return l.supplier }),
		{
			Title: "Overall", Width: 86, Number: true, Strong: func(portfolioLine) bool { return true },
			Text:    func(l portfolioLine) string { return scoreWords(l.row.Scored, l.row.Score) },
			Compare: byRolled(func(l portfolioLine) *scorecard.Rolled { return &l.row.Rolled }),
		},
		{
			Title: "Rating", Width: 160, Text: func(l portfolioLine) string { return ratingOf(l.row.Rating).Words() },
			Compare: func(a, b portfolioLine) int { return cmp.Compare(a.row.Rating, b.row.Rating) },
			Paint:   func(l portfolioLine) kit.Cell { return ratingCell(l.row.Rating, l.row.Override) },
		},
		{
			Title: "Coverage", Width: 92, Number: true, Text: func(l portfolioLine) string { return l.covered },
			Compare: func(a, b portfolioLine) int { return compareRats(a.row.Coverage, b.row.Coverage) },
		},
		{
			Title: "Period", Width: 104, Text: func(l portfolioLine) string { return l.period }, Yield: 1,
			Compare: func(a, b portfolioLine) int { return a.row.Period.To().Compare(b.row.Period.To()) },
		},
	}
	for i, name := range perspectives {
		cell := func(l portfolioLine) *scorecard.Rolled {
			if i >= len(l.row.Cells) || !l.row.Cells[i].Shown {
				return nil
			}
			return &l.row.Cells[i].Rolled
		}
		columns = append(columns, kit.Column[portfolioLine]{
			Title: name, Width: 104, Number: true, Yield: 2 + i, Text: func(l portfolioLine) string { return perspectiveWords(cell(l)) }, Compare: byRolled(cell),
		})
	}
	return columns
}

// worded is a column of words that orders by them.
func worded(title string, width, grow float32, text func(portfolioLine) string) kit.Column[portfolioLine] {
	return kit.Column[portfolioLine]{Title: title, Width: width, Grow: grow, Text: text, Compare: kit.ByText(text)}
}

// perspectiveWords are what a perspective came to; nothing where a card has none of the name, a dash where it was not measured.
func perspectiveWords(r *scorecard.Rolled) string {
	if r == nil {
		return ""
	}
	return scoreWords(r.Scored, r.Score)
}

// byRolled puts the lowest score first, what was not measured after it, and what there is not last.
func byRolled(of func(portfolioLine) *scorecard.Rolled) func(a, b portfolioLine) int {
	rank := func(r *scorecard.Rolled) int {
		switch {
		case r == nil:
			return 2
		case !r.Scored:
			return 1
		}
		return 0
	}
	return func(a, b portfolioLine) int {
		one, other := of(a), of(b)
		if order := cmp.Compare(rank(one), rank(other)); order != 0 || rank(one) != 0 {
			return order
		}
		return cmp.Compare(one.Score, other.Score)
	}
}

// compareRats puts what is not known last.
func compareRats(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return a.Cmp(b)
}

// tabulate makes the table anew where the portfolio has other perspectives than it shows.
func (f *portfolio) tabulate(perspectives []string) {
	if f.table != nil && slices.Equal(f.columns, perspectives) {
		return
	}
	f.columns = slices.Clone(perspectives)
	f.table = kit.NewTable("No scorecards yet. Here they stand below each other, in the order of any column, once there are some.", portfolioColumns(perspectives)...)
	f.table.Key = func(l portfolioLine) string { return l.key }
	f.table.OnOpened = func(l portfolioLine) { f.openCard(l.row.Book.Card.ID) }
	f.table.Remember(f.page.host, "Portfolio "+strings.Join(perspectives, "|"))
	f.table.Sort("Overall", false)
}

// showTable shows the cards as a table; its rows are made ready off the UI goroutine.
func (f *portfolio) showTable() {
	f.tabulate(f.view.perspectives)
	lines, table := f.view.lines, f.table
	f.looking.Do(func(context.Context) func() {
		prepared := table.Prepare(lines)
		return func() {
			table.SetPrepared(prepared)
			f.put(table)
		}
	})
}
