package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/app/chart"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// Assessment is how a service was found to stand against a list of points, as it goes out on a day.
type Assessment struct {
	List       *governance.List
	Assessment *governance.Assessment
	Self       *governance.Assessment // what the team itself had found beforehand; nil where it had not, or where this is it
	Actions    []governance.Action    // that it asked for
	Contract   string                 // reference and title, empty where it comes with none
	Day        civil.Date
	nameless   *nameless // nil where people are named
}

// AssessmentReport writes an assessment as a PDF: the result, who assessed, each point with its verdict, what shows it and what is
// recommended, beside it what the team itself had found, and where the two surprise. The same input gives the same bytes. It fails where w
// does.
func AssessmentReport(w io.Writer, a *Assessment, p Provenance) error {
	return LayOutAssessment(a, p).WritePDF(w)
}

// LayOutAssessment is the report that [AssessmentReport] writes, as pages to be painted.
func LayOutAssessment(a *Assessment, p Provenance) *Document {
	r := &assessmentReport{briefing: newBriefing(a.Assessment.Service, "Assessment of a service", p, a.nameless, a.Day), Assessment: a}
	r.doc.Title = inOneLine(a.Assessment.Service) + ": " + strings.ToLower(a.kind()) + ", " + a.Assessment.On.Words()
	if a.Self != nil {
		r.surprises = governance.Surprises(a.List, a.Self, a.Assessment)
	}
	r.write()
	return r.doc
}

// assessmentReport is everything that the sections share.
type assessmentReport struct {
	briefing
	*Assessment
	surprises []governance.Surprise
}

// kind is what such an assessment is called.
func (a *Assessment) kind() string {
	if a.Assessment.Judge == governance.Ourselves {
		return "Self-assessment"
	}
	return "Assessment"
}

// verdictRatings are the shapes and colours of verdicts.
var verdictRatings = map[governance.Verdict]scorecard.Rating{
	governance.NotLookedAt: scorecard.Other, governance.Met: scorecard.Good, governance.NotMet: scorecard.Inadequate, governance.NotYet: scorecard.ApproachingTarget,
}

func (r *assessmentReport) write() {
	a := r.Assessment.Assessment
	r.add(r.lines(together(", ", r.kind(), strings.ToLower(a.Phase), a.On.Words()), letterMuted, 0, bodyWidth)...)
	r.writeName(a.Service, r.outcome(), r.headline())
	r.space()
	r.facts(
		fact{"Assessed against", r.List.Name}, fact{"List", r.List.Source}, fact{"Phase", capitalised(a.Phase)}, fact{"Contract", r.Contract},
		fact{"Sponsor", a.Sponsor}, fact{"Service owner", a.ServiceOwner},
	)
	if r.Self != nil {
		r.facts(fact{"Self-assessment", "on " + r.Self.On.Words() + ": " + r.countWords(r.Self)})
	}
	r.writeSections(
		reportSection{"Panel", 0, r.wherePanel()},
		reportSection{"Point by point", 0, r.writePoints},
		reportSection{"Where the team and the panel differ", 0, r.whereCompared()},
		reportSection{"What is done about it", 0, r.whereDone()},
	)
	r.finish(assessmentNotes, fact{"Service", a.Service}, fact{"Assessed against", r.List.Name}, fact{"Assessed on", a.On.Words()})
}

var assessmentNotes = []string{
	"The whole is met where every point is. It is not met where one point is not, and not yet met where none is not met and one can't be met at this phase. Where a point was not looked at and none is not met, there is no result.",
	"The self-assessment is the latest that the team made of the same service, against the same list and in the same phase, on or before the day of the panel. A surprise is a point that both looked at and judge differently.",
}

// outcome is the result with what it rests on.
func (r *assessmentReport) outcome() string {
	if len(r.List.Points) == 0 {
		return "The list has no points yet."
	}
	words := r.countWords(r.Assessment.Assessment)
	if result := r.Assessment.Assessment.Result(r.List); result != governance.NotLookedAt {
		return result.Words() + ": " + words + "."
	}
	return "No result yet: " + words + "."
}

// countWords count the points of an assessment by their verdicts.
func (r *assessmentReport) countWords(a *governance.Assessment) string {
	parts := []string{fmt.Sprintf("%d of %s met", a.Count(r.List, governance.Met), countOf(len(r.List.Points), "point"))}
	for _, v := range []governance.Verdict{governance.NotMet, governance.NotYet, governance.NotLookedAt} {
		if n := a.Count(r.List, v); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(v.Words())))
		}
	}
	return strings.Join(parts, ", ")
}

func (r *assessmentReport) headline() []fact {
	a := r.Assessment.Assessment
	var list []fact
	for _, v := range append(governance.AllVerdicts(), governance.NotLookedAt) {
		if n := a.Count(r.List, v); n > 0 || v != governance.NotLookedAt {
			list = append(list, fact{v.Words(), fmt.Sprint(n)})
		}
	}
	if r.Self != nil {
		list = append(list, fact{"Surprises", fmt.Sprint(len(r.surprises))})
	}
	return list
}

func (r *assessmentReport) wherePanel() func() {
	panel := r.Assessment.Assessment.Panel
	if len(panel) == 0 {
		return nil
	}
	return func() {
		table := printTable{columns: []printColumn{{title: "Who", share: 1}, {title: "Role", share: 1}, {title: "Side"}}}
		for _, w := range panel {
			table.rows = append(table.rows, printRow{cells: []string{w.Name, w.Role, w.Side.Words()}})
		}
		r.table(table)
	}
}

// writePoints writes each point, those of a group below its name, with what shows the verdict.
func (r *assessmentReport) writePoints() {
	columns := []printColumn{{title: "No.", right: true}, {title: "Point", share: 1}, {title: r.kind()}}
	if r.Self != nil {
		columns[2].title = "Panel"
		columns = append(columns, printColumn{title: "Team itself"})
	}
	table := printTable{columns: columns}
	group := ""
	for _, p := range r.List.Points {
		if p.Group != group {
			group = p.Group
			table.rows = append(table.rows, printRow{cells: []string{partName(group, r.List.Name)}, group: true})
		}
		table.rows = append(table.rows, r.pointRow(p))
	}
	r.table(table)
}

func (r *assessmentReport) pointRow(p governance.Point) printRow {
	found := r.Assessment.Assessment.Of(p.Number)
	row := printRow{cells: []string{fmt.Sprint(p.Number), p.Title, ""}}
	row.draw(2, r.verdictMark(found.Verdict))
	row.note("Evidence", found.Evidence)
	row.note("Recommendation", found.Recommendation)
	if r.Self != nil {
		own := r.Self.Of(p.Number)
		row.cells = append(row.cells, "")
		row.draw(3, r.verdictMark(own.Verdict))
		row.note("The team said", own.Evidence)
	}
	return row
}

func (r *assessmentReport) verdictMark(v governance.Verdict) chart.Drawing {
	return r.wordMark(v.Words(), verdictRatings[v])
}

// note adds a text below the row under its name; nothing where it is empty.
func (r *printRow) note(name, text string) {
	if strings.TrimSpace(text) != "" {
		r.notes = append(r.notes, rowNote{name + ": " + text, true})
	}
}

// whereCompared writes the surprises, those first where the team thought a point met and the panel did not.
func (r *assessmentReport) whereCompared() func() {
	switch {
	case r.Self == nil:
		return nil
	case len(r.surprises) == 0:
		return func() { r.paragraph("Nowhere: both judge every point that both looked at alike.", letterBody) }
	}
	hard := slices.Clone(r.surprises)
	slices.SortStableFunc(hard, func(a, b governance.Surprise) int { return boolFigure(b.IsHard()) - boolFigure(a.IsHard()) })
	return func() {
		table := printTable{columns: []printColumn{{title: "No.", right: true}, {title: "Point", share: 1}, {title: "Team itself"}, {title: "Panel"}}}
		for i := range hard {
			s := &hard[i]
			row := printRow{cells: []string{fmt.Sprint(s.Point.Number), s.Point.Title, "", ""}, bold: s.IsHard()}
			row.draw(2, r.verdictMark(s.Self.Verdict))
			row.draw(3, r.verdictMark(s.Panel.Verdict))
			table.rows = append(table.rows, row)
		}
		r.table(table)
	}
}

// whereDone writes the actions that the assessment asked for.
func (r *assessmentReport) whereDone() func() {
	if len(r.Actions) == 0 {
		return nil
	}
	return func() {
		list := eachOf(r.Actions, func(a *governance.Action) {
			if a.Origin.Point > 0 {
				a.Title = fmt.Sprintf("%s (point %d)", a.Title, a.Origin.Point)
			}
		})
		r.table(r.actionTable(list, r.Day))
	}
}
