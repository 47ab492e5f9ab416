package governance

import (
	"cmp"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

var ideaColumns = []kit.Column[governance.Idea]{
	{Title: "Need", Width: 150, Grow: 3, Text: func(i governance.Idea) string { return i.Need }, Compare: kit.ByText(func(i governance.Idea) string { return i.Need }), Strong: func(governance.Idea) bool { return true }},
	{Title: "Idea", Width: 150, Grow: 3, Text: func(i governance.Idea) string { return i.Idea }},
	{Title: "Who with", Width: 110, Grow: 1, Text: func(i governance.Idea) string { return i.Partner }, Yield: 1},
	{Title: "Stage", Width: 86, Text: func(i governance.Idea) string { return i.Stage.Words() }, Compare: func(a, b governance.Idea) int { return cmp.Compare(a.Stage, b.Stage) }},
	{Title: "Since", Width: 92, Text: func(i governance.Idea) string { return i.On.Words() }, Compare: func(a, b governance.Idea) int { return a.On.Compare(b.On) }},
}

func newIdeas(p *Page) side {
	return &listSide[governance.Idea]{
		page: p, tab: ideaTab, rows: func(v *view) []governance.Idea { return v.record.Ideas }, kind: kit.IdeaThing, show: func(kit.Thing) {},
		facts: func(rows []governance.Idea) string { return kit.Counted(len(rows), "idea") },
		list: kit.NewListing(p.host, kit.ListingSpec[governance.Idea]{
			Name: "Ideas", Hint: "Select an idea to see what a test of it showed.", Columns: ideaColumns,
			Empty:     "No ideas yet. Begin with a need: what keeps whom from what?",
			Questions: []kit.PillSpec[governance.Idea]{{Text: "All"}},
			Key:       func(i governance.Idea) string { return kit.Key(i.ID) },
			Describe: func(d *kit.Detail, i governance.Idea) {
				d.SetTitle(cmp.Or(i.Need, i.Idea))
				d.SetFacts([]kit.Fact{{Label: "Idea", Value: i.Idea}, {Label: "Test", Value: i.Test}, {Label: "Result", Value: i.Result}})
				d.SetSections()
			},
			Open: func(governance.Idea) {}, Remove: func(governance.Idea) {},
		}),
	}
}
