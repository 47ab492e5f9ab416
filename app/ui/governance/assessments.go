package governance

import (
	"cmp"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// assessmentRow is an assessment in the list, with what it says ready.
type assessmentRow struct {
	*governance.Assessment
	list   string
	result governance.Verdict
}

// assessmentRows are the assessments in the order of the record.
func assessmentRows(v *view) []assessmentRow {
	rows := make([]assessmentRow, len(v.record.Assessments))
	for i := range v.record.Assessments {
		a := &v.record.Assessments[i]
		rows[i] = assessmentRow{Assessment: a}
		if list := find(v.record.Lists, func(l *governance.List) bool { return l.ID == a.List }); list != nil {
			rows[i].list, rows[i].result = list.Name, a.Result(list)
		}
	}
	return rows
}

var assessmentColumns = []kit.Column[assessmentRow]{
	{
		Title: "Service", Width: 150, Grow: 3, Text: func(r assessmentRow) string { return r.Service }, Compare: kit.ByText(func(r assessmentRow) string { return r.Service }),
		Strong: func(assessmentRow) bool { return true },
	},
	{Title: "Against", Width: 130, Grow: 2, Text: func(r assessmentRow) string { return r.list }},
	{Title: "Phase", Width: 80, Text: func(r assessmentRow) string { return r.Phase }},
	{Title: "By", Width: 70, Text: func(r assessmentRow) string { return r.Judge.Words() }},
	{Title: "On", Width: 92, Text: func(r assessmentRow) string { return r.On.Words() }, Compare: func(a, b assessmentRow) int { return a.On.Compare(b.On) }},
	{Title: "Result", Width: 110, Text: func(r assessmentRow) string { return r.result.Words() }, Compare: func(a, b assessmentRow) int { return cmp.Compare(a.result, b.result) }},
}

func newAssessments(p *Page) side {
	return &listSide[assessmentRow]{
		page: p, tab: assessmentTab, rows: assessmentRows, kind: kit.ServiceAssessmentThing, show: func(kit.Thing) {},
		facts: func(rows []assessmentRow) string { return kit.Counted(len(rows), "assessment") },
		list: kit.NewListing(p.host, kit.ListingSpec[assessmentRow]{
			Name: "Assessments", Hint: "Select an assessment to see who made it.", Columns: assessmentColumns,
			Empty:     "No assessments yet. An assessment holds a service against a list of points, such as the Service Standard.",
			Questions: []kit.PillSpec[assessmentRow]{{Text: "All"}},
			Key:       func(r assessmentRow) string { return kit.Key(r.ID) },
			Describe: func(d *kit.Detail, r assessmentRow) {
				d.SetTitle(r.Service)
				d.SetFacts([]kit.Fact{{Label: "Sponsor", Value: r.Sponsor}, {Label: "Service owner", Value: r.ServiceOwner}})
				d.SetSections()
			},
			Open: func(assessmentRow) {}, Remove: func(assessmentRow) {},
		}),
	}
}
