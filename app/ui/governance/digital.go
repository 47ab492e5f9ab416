package governance

import (
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// gradeRows are what each group said of itself, in the order of days.
func gradeRows(v *view) (rows []governance.Digital) {
	for _, course := range governance.Course(v.record.Digital, v.today) {
		rows = append(rows, course...)
	}
	return rows
}

var gradeColumns = []kit.Column[governance.Digital]{
	{
		Title: "Group", Width: 150, Grow: 2, Text: func(d governance.Digital) string { return d.Group }, Compare: kit.ByText(func(d governance.Digital) string { return d.Group }),
		Strong: func(governance.Digital) bool { return true },
	},
	{Title: "On", Width: 92, Text: func(d governance.Digital) string { return d.On.Words() }, Compare: func(a, b governance.Digital) int { return a.On.Compare(b.On) }},
	{Title: "Grade", Width: 70, Text: func(d governance.Digital) string { return d.Grade.String() }},
	{Title: "Which means", Width: 150, Grow: 1, Text: func(d governance.Digital) string { return d.Grade.Words() }},
	{Title: "Why", Width: 150, Grow: 3, Text: func(d governance.Digital) string { return d.Why }, Yield: 1},
}

func newDigital(p *Page) side {
	return &listSide[governance.Digital]{
		page: p, tab: digitalTab, rows: gradeRows,
		facts: func(rows []governance.Digital) string { return kit.Counted(len(rows), "self-assessment") },
		list: kit.NewListing(p.host, kit.ListingSpec[governance.Digital]{
			Name: "Digital", Hint: "Select what a group said of itself.", Columns: gradeColumns,
			Empty:     "No group has said yet how digital it is: A a little is online, B a part of it, C it is routine.",
			Questions: []kit.PillSpec[governance.Digital]{{Text: "All"}},
			Key:       func(d governance.Digital) string { return kit.Key(d.ID) },
			Describe: func(panel *kit.Detail, d governance.Digital) {
				panel.SetTitle(d.Group)
				panel.SetFacts([]kit.Fact{{Label: "Grade", Value: d.Grade.String(), Note: " – " + d.Grade.Words()}, {Label: "Said by", Value: d.By}, {Label: "Why", Value: d.Why}})
				panel.SetSections()
			},
			Open: func(governance.Digital) {}, Remove: func(governance.Digital) {},
		}),
	}
}
