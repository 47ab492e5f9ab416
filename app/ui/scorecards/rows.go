// Package scorecards is the page of balanced scorecards: all of them in a list and as a portfolio, and each of them with its readings by
// both sides, trends, strategy map, promises, actions and set-up.
package scorecards

import (
	"cmp"
	"fmt"
	"slices"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// row is a scorecard in the list, with what its last period came to.
type row struct {
	id               scorecard.CardID
	reference, title string
	subject          string
	kind             scorecard.SubjectKind
	supplier         string // the other side
	period           civil.Period
	result           *scorecard.Result // nil for a card that begins later
	open             []scorecard.Action
	overdue          int // of the open actions
	statutory        bool
	change           int // of the overall score in whole points; 0 where it can't be said
}

// rowOf is a card in the list, as its last period that is over left it.
func rowOf(book *scorecard.Book, today civil.Date) row {
	c := &book.Card
	r := row{id: c.ID, reference: c.Reference, title: c.Title, subject: c.Subject.Name, kind: c.Subject.Kind, supplier: c.TheirName, open: openActions(book)}
	for _, a := range r.open {
		if !a.Due.IsZero() && a.Due.Before(today) {
			r.overdue++
		}
	}
	for _, m := range book.Measures {
		r.statutory = r.statutory || m.Statutory
	}
	periods := c.Periods(today)
	for _, p := range periods {
		if p.To().Before(today) || r.period.IsZero() {
			r.period = p
		}
	}
	if r.period.IsZero() {
		return r
	}
	r.result = book.Result(r.period, today)
	if before := r.result.Overall.Before; before != nil && r.result.Overall.Scored {
		r.change = whole(r.result.Overall.Score) - whole(*before)
	}
	return r
}

// openActions are those that are still to be done, the next due first; those without a day last.
func openActions(book *scorecard.Book) (open []scorecard.Action) {
	for _, a := range book.Actions {
		if a.State == scorecard.ActionOpen || a.State == scorecard.ActionStateUnstated {
			open = append(open, a)
		}
	}
	slices.SortStableFunc(open, func(a, b scorecard.Action) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return cmp.Compare(flag(a.Due.IsZero()), flag(b.Due.IsZero()))
		}
		return a.Due.Compare(b.Due)
	})
	return open
}

func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

// falls reports whether the whole card fell three times in a row, or any of its measures.
func (r row) falls() bool { return r.result != nil && len(r.result.Falls) > 0 }

// differs reports whether the two sides have something to talk about that they have not agreed on.
func (r row) differs() bool {
	return r.result != nil && slices.ContainsFunc(r.result.TalkingPoints, func(t scorecard.TalkingPoint) bool { return !t.Settled })
}

// waits reports whether nobody on our side has scored the period.
func (r row) waits() bool {
	return r.result != nil && !slices.Contains(r.result.SidesScored, scorecard.Ours)
}

func (r row) score() string {
	if r.result == nil {
		return dash
	}
	return scoreWords(r.result.Overall.Scored, r.result.Overall.Score)
}

func (r row) rating() scorecard.Rating {
	if r.result == nil {
		return scorecard.NotYetRated
	}
	return r.result.Overall.Rating
}

func (r row) moved() string {
	switch {
	case r.change > 0:
		return fmt.Sprintf("+%d", r.change)
	case r.change < 0:
		return fmt.Sprintf("−%d", -r.change)
	}
	return dash
}

// rested is how many of the measures that are due have readings: 9 of 12.
func (r row) rested() string {
	if r.result == nil {
		return dash
	}
	return readOf(&r.result.Overall)
}

// sortable is a score for ordering; nothing comes before 0.
func (r row) sortable() scorecard.Score {
	if r.result == nil || !r.result.Overall.Scored {
		return -1
	}
	return r.result.Overall.Score
}

func (r row) periodName() string {
	if r.period.IsZero() {
		return dash
	}
	return periodWords(r.period)
}

func (r row) actions() string {
	if len(r.open) == 0 {
		return dash
	}
	return fmt.Sprint(len(r.open))
}

var columns = []kit.Column[row]{
	{Title: "Ref", Width: 62, Text: func(r row) string { return r.reference }, Compare: kit.ByText(func(r row) string { return r.reference })},
	{Title: "About", Width: 150, Grow: 3, Text: func(r row) string { return cmp.Or(r.subject, r.title) }, Compare: kit.ByText(func(r row) string { return cmp.Or(r.subject, r.title) })},
	{Title: "Scorecard", Width: 120, Grow: 1, Hidden: true, Text: func(r row) string { return r.title }, Compare: kit.ByText(func(r row) string { return r.title })},
	{Title: "Other side", Width: 110, Grow: 2, Text: func(r row) string { return r.supplier }, Compare: kit.ByText(func(r row) string { return r.supplier }), Yield: 1},
	{Title: "Kind", Width: 80, Hidden: true, Text: func(r row) string { return r.kind.Words() }, Compare: kit.ByText(func(r row) string { return r.kind.Words() })},
	{Title: "Period", Width: 96, Text: row.periodName, Compare: func(a, b row) int { return a.period.Compare(b.period) }, Yield: 3},
	{Title: "Score", Width: 52, Number: true, Text: row.score, Compare: func(a, b row) int { return cmp.Compare(a.sortable(), b.sortable()) }, Strong: func(row) bool { return true }},
	{
		Title: "Since", Width: 48, Number: true, Text: row.moved, Compare: func(a, b row) int { return cmp.Compare(a.change, b.change) },
		Paint: func(r row) kit.Cell {
			if r.change < 0 {
				return kit.InkCell(r.moved(), kit.Wrong)
			}
			return kit.TextCell(r.moved())
		},
	},
	{
		Title: "Rating", Width: 158, Text: func(r row) string { return ratingOf(r.rating()).Words() },
		Compare: func(a, b row) int { return cmp.Compare(a.rating(), b.rating()) },
		Paint: func(r row) kit.Cell {
			if r.result == nil {
				return kit.TextCell("")
			}
			return ratingCell(r.rating(), r.result.Overall.Override)
		},
	},
	{Title: readTitle, Width: 116, Number: true, Text: row.rested, Yield: 2},
	{Title: "Actions", Width: 90, Number: true, Text: row.actions, Compare: func(a, b row) int { return cmp.Compare(len(a.open), len(b.open)) }, Yield: 4},
}

// questions are what the pills ask of the list.
var questions = []kit.PillSpec[row]{
	{Text: "All"},
	{Text: "Not yet scored", Keep: row.waits},
	{Text: "Falling", Keep: row.falls},
	{Text: "Sides differ", Keep: row.differs},
	{Text: "Statutory", Keep: func(r row) bool { return r.statutory }},
}

// factsOf are the facts about all scorecards: 12 scorecards · 3 not yet scored · 2 falling · 4 where the sides differ.
func factsOf(rows []row) string {
	count := func(keep func(row) bool) (n int) {
		for _, r := range rows {
			if keep(r) {
				n++
			}
		}
		return n
	}
	phrase := func(n int, words string) string {
		if n == 0 {
			return ""
		}
		return kit.Grouped(n) + " " + words
	}
	return kit.Joined(
		" · ", kit.Counted(len(rows), "scorecard"), phrase(count(row.waits), "not yet scored"), phrase(count(row.falls), "falling"),
		phrase(count(row.differs), "where the sides differ"), phrase(count(func(r row) bool { return r.overdue > 0 }), "with overdue actions"),
	)
}
