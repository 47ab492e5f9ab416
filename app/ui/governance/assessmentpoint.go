package governance

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// pointPanel is everything about the selected point, beside the points: what both said with all its words, and what is done about it.
type pointPanel struct {
	of     *assessmentPage
	detail *kit.Detail
	shown  string // which point, and which parts it has
	self   *kit.Sheet[governance.Assessed]
	panel  *kit.Sheet[governance.Assessed]
	row    pointRow
	todo   *fyne.Container
}

func newPointPanel(a *assessmentPage) *pointPanel {
	p := &pointPanel{of: a, detail: kit.NewDetail(), todo: kit.Flow(8)}
	p.detail.Clear("Select a point.")
	return p
}

// show shows a point; its fields are built anew only for another point, so that what is being typed stays.
func (p *pointPanel) show(row pointRow) {
	p.row = row
	shown := fmt.Sprint(row.point.Number, idOfPart(row.review.self), idOfPart(row.review.panel))
	if shown != p.shown {
		p.shown = shown
		p.build()
	} else {
		if p.self != nil {
			p.self.SetValue(row.self)
		}
		if p.panel != nil {
			p.panel.SetValue(row.panel)
		}
	}
	p.tellActions()
}

func (p *pointPanel) build() {
	row := p.row
	p.detail.SetTitle(fmt.Sprintf("%d. %s", row.point.Number, row.point.Title))
	p.detail.SetFacts(nil)
	p.self, p.panel = nil, nil
	var sections []fyne.CanvasObject
	if row.review.panel != nil {
		p.panel = p.sheet(panelPart)
		sections = append(sections, p.form("Panel", p.panel))
	}
	if row.review.self != nil {
		p.self = p.sheet(teamPart)
		sections = append(sections, p.form("The team beforehand", p.self))
	}
	p.detail.SetSections(append(sections, p.todo)...)
}

// sheet edits what one part said of the point.
func (p *pointPanel) sheet(of assessor) *kit.Sheet[governance.Assessed] {
	row := p.row
	return kit.NewSheet(of.said(row), func(what string, set func(*governance.Assessed), done func(error)) {
		number := row.point.Number
		p.of.change(of.of(row.review), fmt.Sprintf("%s of point %d", what, number), func(a *governance.Assessment) { setAssessed(a, number, set) }, done)
	})
}

func (p *pointPanel) form(title string, s *kit.Sheet[governance.Assessed]) fyne.CanvasObject {
	verdict := kit.Choose(s, "Verdict", governance.AllVerdicts(), func(a *governance.Assessed) *governance.Verdict { return &a.Verdict })
	return kit.Section(title, kit.NewForm(1, verdict, s.Note("Evidence: what shows it", evidenceOf), s.Note("Recommendation: what would meet it", recommendationOf)))
}

// tellActions lists what is done about the point, and offers to do more.
func (p *pointPanel) tellActions() {
	row := p.row
	var parts []fyne.CanvasObject
	if row.lacks != "" {
		parts = append(parts, kit.Notice(kit.Capital(row.main().Verdict.Words())+".", kit.Capital(row.lacks)))
	}
	if row.differs {
		parts = append(parts, kit.Words(differenceWords(row), theme.SizeNameText, false, kit.Plain))
	}
	var items []kit.Item
	for _, a := range row.actions {
		items = append(items, actionItem(a, p.of.page.view))
	}
	if len(items) > 0 {
		parts = append(parts, kit.Section("Actions", kit.List(items...)))
	}
	p.todo.Objects = append(parts, kit.SecondaryButton("Make an action…", p.makeAction))
	p.todo.Refresh()
}

// differenceWords say how panel and team differ on a point.
func differenceWords(row pointRow) string {
	if row.self.Verdict == governance.Met && row.panel.Verdict == governance.NotMet {
		return "A hard surprise: the team thought it met, the panel did not."
	}
	return fmt.Sprintf("The team said “%s”, the panel “%s”.", lowered(row.self.Verdict.Words()), lowered(row.panel.Verdict.Words()))
}

// makeAction makes an action of what is recommended for the point.
func (p *pointPanel) makeAction() {
	row := p.row
	if row.review.list == nil {
		return
	}
	a := row.review.main()
	p.of.page.askAction(governance.Action{
		Origin: governance.Origin{Assessment: a.ID, Point: row.point.Number}, Contract: a.Contract, Title: row.main().Recommendation,
	})
}

// actionItem is a line about an action: who does what by when.
func actionItem(a *governance.Action, v *view) kit.Item {
	item := kit.Item{Tone: kit.ToneInfo, Text: kit.Joined(" – ", a.Title, a.Owner.Name), Note: dayWords(a.Due)}
	switch {
	case a.State == scorecard.ActionDone:
		item.Tone, item.Note = kit.ToneGood, "done"
	case a.State == scorecard.ActionDropped:
		item.Tone, item.Note = kit.ToneNone, "dropped"
	case a.IsOverdue(v.today):
		item.Tone = kit.ToneBad
		item.Note += ", overdue"
	}
	return item
}
