package governance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// pointRow is one point of the list with what both said of it.
type pointRow struct {
	point       governance.Point
	self, panel governance.Assessed
	hasPanel    bool
	differs     bool
	lacks       string // what a verdict still needs
	actions     []*governance.Action
	review      review
}

// points are the rows of a review.
func (r review) points() []pointRow {
	rows := make([]pointRow, len(r.list.Points))
	for i, p := range r.list.Points {
		row := pointRow{point: p, review: r, hasPanel: r.panel != nil}
		if r.self != nil {
			row.self = r.self.Of(p.Number)
		}
		if r.panel != nil {
			row.panel = r.panel.Of(p.Number)
		}
		row.differs = slices.ContainsFunc(r.surprises, func(s governance.Surprise) bool { return s.Point.Number == p.Number })
		row.lacks = lackWords(row.main())
		for _, a := range r.actions {
			if a.Origin.Point == p.Number {
				row.actions = append(row.actions, a)
			}
		}
		rows[i] = row
	}
	return rows
}

// main is what the panel found, or what the team said while no panel came.
func (p pointRow) main() governance.Assessed {
	if p.hasPanel {
		return p.panel
	}
	return p.self
}

func (p pointRow) key() string    { return kit.Key(int64(p.point.Number)) }
func (p pointRow) number() string { return fmt.Sprint(p.point.Number) }
func (p pointRow) title() string  { return p.point.Title }
func (p pointRow) group() string  { return p.point.Group }

// lackWords say what a verdict still needs: what shows that a point is met, what would meet one that is not.
func lackWords(a governance.Assessed) string {
	switch {
	case a.Verdict == governance.Met && strings.TrimSpace(a.Evidence) == "":
		return "what shows it?"
	case a.Verdict == governance.NotMet && strings.TrimSpace(a.Recommendation) == "":
		return "what would meet it?"
	}
	return ""
}

// verdictKeys are the letters that verdicts are typed with.
var verdictKeys = map[string]governance.Verdict{"m": governance.Met, "n": governance.NotMet, "y": governance.NotYet, "": governance.NotLookedAt}

// readVerdict reads m, n or y, or the words.
func readVerdict(text string) (governance.Verdict, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if v, known := verdictKeys[text]; known {
		return v, nil
	}
	for _, v := range governance.AllVerdicts() {
		if text == strings.ToLower(v.Words()) {
			return v, nil
		}
	}
	return governance.NotLookedAt, errors.New("type m for met, n for not met, y for not yet; Delete for not looked at")
}

// isVerdictKey reports whether a text is one of the letters, which need no Enter.
func isVerdictKey(text string) bool {
	_, known := verdictKeys[strings.ToLower(text)]
	return known && text != ""
}

// assessor is one of the two who assess, as their columns say it.
type assessor struct {
	title string
	of    func(review) *governance.Assessment
	said  func(pointRow) governance.Assessed
}

var (
	teamPart  = assessor{"The team", func(r review) *governance.Assessment { return r.self }, func(p pointRow) governance.Assessed { return p.self }}
	panelPart = assessor{"Panel", func(r review) *governance.Assessment { return r.panel }, func(p pointRow) governance.Assessed { return p.panel }}
	mainPart  = assessor{"", review.main, pointRow.main}
)

// verdictColumn is typed into with one key a point.
func (a *assessmentPage) verdictColumn(p assessor) kit.Column[pointRow] {
	words := func(row pointRow) string {
		if p.of(row.review) == nil {
			return dash
		}
		return p.said(row).Verdict.Words()
	}
	return kit.Column[pointRow]{
		Title: p.title, Width: 118, Text: words, Whole: isVerdictKey,
		Paint: func(row pointRow) kit.Cell {
			if p.of(row.review) == nil {
				return kit.InkCell(words(row), kit.Secondary)
			}
			return pointCell(p.said(row).Verdict)
		},
		Set: func(row pointRow, text string) error {
			verdict, err := readVerdict(text)
			if err != nil {
				return err
			}
			return a.setPoint(row, p, "verdict", func(as *governance.Assessed) { as.Verdict = verdict })
		},
	}
}

// textColumn is typed into as words: evidence, or what is recommended.
func (a *assessmentPage) textColumn(title string, yield int, at func(*governance.Assessed) *string) kit.Column[pointRow] {
	return kit.Column[pointRow]{
		Title: title, Width: 112, Grow: 2, Yield: yield,
		Text: func(row pointRow) string {
			said := row.main()
			return *at(&said)
		},
		Set: func(row pointRow, text string) error {
			return a.setPoint(row, mainPart, strings.ToLower(title), func(as *governance.Assessed) { *at(as) = strings.TrimSpace(text) })
		},
	}
}

func evidenceOf(a *governance.Assessed) *string       { return &a.Evidence }
func recommendationOf(a *governance.Assessed) *string { return &a.Recommendation }

func (a *assessmentPage) columns() []kit.Column[pointRow] {
	first, second := teamPart, panelPart
	if a.review.self == nil { // what is typed into first is what there is
		first, second = panelPart, teamPart
	}
	columns := []kit.Column[pointRow]{
		{Title: "Point", Width: 46, Number: true, Text: pointRow.number},
		{Title: "What must be so", Width: 150, Grow: 4, Text: pointRow.title, Strong: func(p pointRow) bool { return p.differs }},
		{Title: "Group", Width: 104, Text: pointRow.group, Yield: 4},
		a.verdictColumn(first),
		a.verdictColumn(second),
		a.textColumn("Evidence", 2, evidenceOf),
		a.textColumn("Recommendation", 1, recommendationOf),
		{Title: "Action", Width: 92, Text: func(p pointRow) string { return actionWords(p.actions, a.page.view.today) }, Yield: 3},
	}
	if !slices.ContainsFunc(a.review.list.Points, func(p governance.Point) bool { return p.Group != "" }) {
		columns = slices.DeleteFunc(columns, func(c kit.Column[pointRow]) bool { return c.Title == "Group" })
	}
	return columns
}

// setPoint changes what one of the two said of a point. It fails where nobody of them assessed.
func (a *assessmentPage) setPoint(row pointRow, p assessor, what string, set func(*governance.Assessed)) error {
	of := p.of(row.review)
	switch {
	case of == nil && p.title == panelPart.title:
		return errors.New("no panel came yet: “Add the panel's” above, when it has")
	case of == nil:
		return errors.New("the team said nothing beforehand: “Add the team's” above, where it did")
	}
	number := row.point.Number
	a.change(of, fmt.Sprintf("%s of point %d", what, number), func(as *governance.Assessment) { setAssessed(as, number, set) }, nil)
	return nil
}

// setAssessed changes what is said of a point; one that nothing is said of any more is left out.
func setAssessed(a *governance.Assessment, number int, set func(*governance.Assessed)) {
	said := a.Of(number)
	set(&said)
	a.Points = slices.DeleteFunc(slices.Clone(a.Points), func(p governance.Assessed) bool { return p.Point == number })
	if said != (governance.Assessed{Point: number}) {
		a.Points = append(a.Points, said)
		slices.SortFunc(a.Points, func(x, y governance.Assessed) int { return x.Point - y.Point })
	}
}

// change queues a change of one part's assessment.
func (a *assessmentPage) change(of *governance.Assessment, what string, set func(*governance.Assessment), done func(error)) {
	p, id := a.page, of.ID
	label := fmt.Sprintf("Change %s in the assessment of %s", what, of.Service)
	if done == nil {
		done = kit.OrToast(p.host, nil)
	}
	p.host.Change(label, func(ctx context.Context) error { return desk.ChangeServiceAssessment(ctx, p.workspace, id, label, set) }, done)
}
