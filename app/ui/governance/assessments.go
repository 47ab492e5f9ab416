package governance

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// assessments lists how services stand against lists of points, the panel's view beside what the team itself had said before.
type assessments struct {
	listSide[review]
}

func newAssessments(p *Page) side {
	a := &assessments{}
	a.listSide = listSide[review]{
		page: p, tab: assessmentTab, rows: (*view).reviews, facts: reviewFacts, kind: kit.ServiceAssessmentThing,
		show:  func(thing kit.Thing) { p.open(newAssessmentPage(p, governance.AssessmentID(thing.ID))) },
		words: "New assessment", do: func() { p.newAssessment(governance.Assessment{Judge: governance.Ourselves}) },
		list: kit.NewListing(p.host, kit.ListingSpec[review]{
			Name:  "service assessments",
			Empty: "No service was assessed yet. Begin with how the team itself sees it, before a panel comes: where the two differ there is something to learn.",
			Hint:  "Select an assessment: what the team said beforehand and what the panel found stand here.",
			First: kit.PrimaryButton("New assessment", func() {
				if p.view != nil {
					a.do()
				}
			}),
			Columns: reviewColumns,
			Questions: []kit.PillSpec[review]{
				{Text: "All"},
				{Text: "Not met", Keep: func(r review) bool { return r.result() == governance.NotMet }},
				{Text: "With surprises", Keep: func(r review) bool { return len(r.surprises) > 0 }},
				{Text: "No panel yet", Keep: func(r review) bool { return r.panel == nil }},
			},
			Key: review.key, Describe: a.describe, Open: func(r review) { p.open(newAssessmentPage(p, r.main().ID)) }, Remove: a.remove,
		}),
	}
	return a
}

var reviewColumns = []kit.Column[review]{
	{Title: "Service", Width: 150, Grow: 3, Text: review.service, Compare: kit.ByText(review.service), Strong: func(review) bool { return true }},
	{Title: "Phase", Width: 80, Text: review.phase, Compare: kit.ByText(review.phase), Yield: 2},
	{Title: "Against", Width: 118, Grow: 1, Text: review.against, Compare: kit.ByText(review.against), Yield: 3},
	{Title: "Day", Width: 92, Text: func(r review) string { return r.main().On.Words() }, Compare: func(x, y review) int { return x.main().On.Compare(y.main().On) }},
	resultColumn("Team beforehand", 124, func(r review) *governance.Assessment { return r.self }),
	resultColumn("Panel", 112, func(r review) *governance.Assessment { return r.panel }),
	{Title: "Surprises", Width: 94, Text: review.surpriseWords, Compare: func(x, y review) int { return cmp.Compare(len(x.surprises), len(y.surprises)) }, Yield: 1},
}

func (r review) phase() string   { return kit.Capital(r.main().Phase) }
func (r review) against() string { return r.list.Name }

// reviewFacts count services, results and surprises.
func reviewFacts(all []review) string {
	services, notMet, hard := map[string]bool{}, 0, 0
	for _, r := range all {
		services[r.service()] = true
		hard += r.hard()
		if r.panel != nil && r.result() == governance.NotMet {
			notMet++
		}
	}
	if len(services) == 0 {
		return ""
	}
	words := kit.Counted(len(services), "service") + " assessed"
	if notMet > 0 {
		words += fmt.Sprintf(" · %d not met", notMet)
	}
	if hard > 0 {
		words += " · " + kit.Counted(hard, "hard surprise")
	}
	return words
}

// remove takes away what a row stands for: the panel's view, while the team's own stays.
func (a *assessments) remove(r review) {
	id := r.main().ID
	kit.Remove(a.page.host, "The assessment of "+r.service(), func(ctx context.Context) error {
		return desk.RemoveServiceAssessment(ctx, a.page.workspace, id)
	}, nil)
}

// describe says beside the list who answers for a service and where panel and team differ.
func (a *assessments) describe(d *kit.Detail, r review) {
	d.SetTitle(r.service())
	facts := []kit.Fact{
		{Label: "Against", Value: kit.Joined(", ", r.list.Name, r.main().Phase)},
		{Label: "Contract", Value: r.contract},
		{Label: "Sponsor", Value: cmp.Or(r.main().Sponsor, "nobody named")},
		{Label: "Service owner", Value: cmp.Or(r.main().ServiceOwner, "nobody named")},
	}
	if r.self != nil {
		facts = append(facts, kit.Fact{Label: "The team, " + r.self.On.Words(), Value: countWords(r.self, r.list)})
	}
	if r.panel != nil {
		facts = append(facts, kit.Fact{Label: "Panel, " + r.panel.On.Words(), Value: countWords(r.panel, r.list), Strong: true}, kit.Fact{Label: "On the panel", Value: whoNames(r.panel.Panel)})
	}
	d.SetFacts(append(facts, kit.Fact{Label: "Actions", Value: actionWords(r.actions, r.today)}))
	lists := kit.SecondaryButton("Lists of points…", func() { a.page.editLists(r.main().List) })
	open := kit.SecondaryButton("Open", func() { a.page.open(newAssessmentPage(a.page, r.main().ID)) })
	d.SetSections(surpriseSection(r, 4), kit.Row(8, open, lists))
}

// surpriseSection lists where panel and team differ, the hard ones first, so many at most; with 0 all.
func surpriseSection(r review, most int) fyne.CanvasObject {
	const title = "Where panel and team differ"
	switch {
	case r.panel == nil:
		return kit.Section(title, kit.Words("No panel came yet. Once it did, this says what it saw otherwise.", theme.SizeNameText, false, kit.Secondary))
	case r.self == nil:
		return kit.Section(title, kit.Words("The team said nothing beforehand, so nobody knows what the panel's view added. A self-assessment of the same service, phase and list, on or before the panel's day, is set beside it.", theme.SizeNameText, false, kit.Secondary))
	case len(r.surprises) == 0:
		return kit.Section(title, kit.Words("Nowhere: on each point that both looked at they agree.", theme.SizeNameText, false, kit.Secondary))
	}
	var items []kit.Item
	for i := range r.surprises {
		s := &r.surprises[i]
		if most > 0 && i == most {
			items = append(items, kit.Item{Text: fmt.Sprintf("and %d more", len(r.surprises)-most)})
			break
		}
		tone := kit.ToneWarn
		if s.IsHard() {
			tone = kit.ToneBad
		}
		items = append(items, kit.Item{Tone: tone, Lead: fmt.Sprintf("%d", s.Point.Number), Text: s.Point.Title + ": the team said “" + lowered(s.Self.Verdict.Words()) + "”, the panel “" + lowered(s.Panel.Verdict.Words()) + "”"})
	}
	return kit.Section(title, kit.List(items...))
}
