package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// review is how a service stands against a list: what the team itself said beforehand beside what the panel found. One of the two may be
// missing.
type review struct {
	list        *governance.List
	self, panel *governance.Assessment
	surprises   []governance.Surprise // the hard ones first
	actions     []*governance.Action
	contract    string
	today       civil.Date
}

// unknownList stands for a list that is no longer there.
var unknownList = &governance.List{Name: dash}

// listOf is the list with an id.
func (v *view) listOf(id governance.ListID) *governance.List {
	if l := find(v.record.Lists, func(l *governance.List) bool { return l.ID == id }); l != nil {
		return l
	}
	return unknownList
}

// assessmentOf is the assessment with an id, nil where there is none.
func (v *view) assessmentOf(id governance.AssessmentID) *governance.Assessment {
	return find(v.record.Assessments, func(a *governance.Assessment) bool { return a.ID == id })
}

// reviews are all assessments, service by service in the order of their names, the latest of each first. What a team said before a panel
// came stands beside what the panel found, and not by itself.
func (v *view) reviews() (all []review) {
	before := map[governance.AssessmentID]bool{}
	for i := range v.record.Assessments {
		if a := &v.record.Assessments[i]; a.Judge == governance.Panel {
			r := v.reviewOf(a)
			if r.self != nil {
				before[r.self.ID] = true
			}
			all = append(all, r)
		}
	}
	for i := range v.record.Assessments {
		if a := &v.record.Assessments[i]; a.Judge != governance.Panel && !before[a.ID] {
			all = append(all, v.reviewOf(a))
		}
	}
	byService := kit.ByText(review.service)
	slices.SortStableFunc(all, func(a, b review) int {
		return cmp.Or(byService(a, b), b.main().On.Compare(a.main().On), cmp.Compare(a.main().ID, b.main().ID))
	})
	return all
}

// reviewOf is the review that an assessment is the main part of.
func (v *view) reviewOf(a *governance.Assessment) review {
	r := review{list: v.listOf(a.List), contract: v.contract(a.Contract), today: v.today}
	if a.Judge != governance.Panel {
		r.self = a
	} else {
		r.panel, r.self = a, governance.Beforehand(a, v.record.Assessments)
		if r.self != nil {
			r.surprises = hardFirst(governance.Surprises(r.list, r.self, r.panel))
		}
	}
	for i := range v.record.Actions {
		if from := v.record.Actions[i].Origin.Assessment; from != 0 && (from == a.ID || r.self != nil && from == r.self.ID) {
			r.actions = append(r.actions, &v.record.Actions[i])
		}
	}
	return r
}

// hardFirst puts those points first that the team thought met and the panel did not.
func hardFirst(surprises []governance.Surprise) []governance.Surprise {
	slices.SortStableFunc(surprises, func(a, b governance.Surprise) int {
		switch {
		case a.IsHard() == b.IsHard():
			return 0
		case a.IsHard():
			return -1
		}
		return 1
	})
	return surprises
}

// main is what the review stands for: the panel's view, or the team's own while no panel came.
func (r review) main() *governance.Assessment { return cmp.Or(r.panel, r.self) }

func (r review) key() string                { return kit.Key(r.main().ID) }
func (r review) service() string            { return r.main().Service }
func (r review) result() governance.Verdict { return r.main().Result(r.list) }

// hard is how many of the surprises are hard.
func (r review) hard() (n int) {
	for i := range r.surprises {
		if r.surprises[i].IsHard() {
			n++
		}
	}
	return n
}

// surpriseWords count the surprises: 3, 1 hard; a dash where there was nothing to compare.
func (r review) surpriseWords() string {
	switch {
	case r.self == nil || r.panel == nil:
		return dash
	case r.hard() > 0:
		return fmt.Sprintf("%d, %d hard", len(r.surprises), r.hard())
	}
	return fmt.Sprint(len(r.surprises))
}

// countWords say how many points have which verdict: 9 met, 3 not met, 2 not yet of 14 points.
func countWords(a *governance.Assessment, list *governance.List) string {
	var counts []string
	for _, verdict := range append(governance.AllVerdicts(), governance.NotLookedAt) {
		if n := a.Count(list, verdict); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, strings.ToLower(verdict.Words())))
		}
	}
	return kit.Joined(" of ", strings.Join(counts, ", "), kit.Counted(len(list.Points), "point"))
}

// actionWords count what is to be done: 2 to do, 1 overdue.
func actionWords(actions []*governance.Action, today civil.Date) string {
	open, overdue := 0, 0
	for _, a := range actions {
		if a.IsOpen(today) {
			open++
		}
		if a.IsOverdue(today) {
			overdue++
		}
	}
	switch {
	case overdue > 0:
		return fmt.Sprintf("%d to do, %d overdue", open, overdue)
	case open > 0:
		return fmt.Sprintf("%d to do", open)
	case len(actions) > 0:
		return "all done"
	}
	return ""
}

// look is how something is shown: never by its colour alone.
type look struct {
	tone  kit.Tone
	shape kit.Shape
}

var verdictLooks = [...]look{
	governance.NotLookedAt: {kit.ToneNone, kit.Ring},
	governance.Met:         {kit.ToneGood, kit.Disc},
	governance.NotMet:      {kit.ToneBad, kit.Square},
	governance.NotYet:      {kit.ToneWarn, kit.HalfDisc},
}

// pointCell is a verdict in a table.
func pointCell(v governance.Verdict) kit.Cell {
	return kit.ShapedCell(v.Words(), verdictLooks[v].tone, verdictLooks[v].shape)
}

// resultWords are the result of one part of a review; a dash where there is none. A result needs all points.
func resultWords(a *governance.Assessment, list *governance.List) string {
	switch {
	case a == nil:
		return dash
	case a.Result(list) == governance.NotLookedAt:
		return "Not complete"
	}
	return a.Result(list).Words()
}

// resultColumn shows the result of one part of a review.
func resultColumn(title string, width float32, of func(review) *governance.Assessment) kit.Column[review] {
	words := func(r review) string { return resultWords(of(r), r.list) }
	return kit.Column[review]{
		Title: title, Width: width, Text: words, Compare: kit.ByText(words),
		Paint: func(r review) kit.Cell {
			a := of(r)
			if a == nil {
				return kit.InkCell(dash, kit.Secondary)
			}
			is := verdictLooks[a.Result(r.list)]
			return kit.ShapedCell(words(r), is.tone, is.shape)
		},
	}
}

// whoNames are the names of several people.
func whoNames(all []governance.Who) string {
	names := make([]string, len(all))
	for i, w := range all {
		names[i] = w.Name
	}
	return kit.Joined(", ", names...)
}
