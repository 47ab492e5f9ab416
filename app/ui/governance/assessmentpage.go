package governance

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// openAssessment names the page of an assessment, for the next start.
const openAssessment = "assessment"

// The sides of an assessment.
const (
	pointsTab    = "Point by point"
	surpriseTab  = "Surprises"
	assessingTab = "Who and when"
)

// assessmentPage is a service against a list: the points, gone through by keyboard, the team's view beside the panel's.
type assessmentPage struct {
	page      *Page
	id        governance.AssessmentID
	review    review
	head      *kit.Page // nil until it is first shown
	tabs      *kit.Tabs
	table     *kit.Table[pointRow]
	beside    *pointPanel
	add       *kit.Button // the part that is missing
	surprises *fyne.Container
	forms     *assessmentForms
}

func newAssessmentPage(p *Page, id governance.AssessmentID) *assessmentPage {
	return &assessmentPage{page: p, id: id}
}

// Name says which it is, for the next start.
func (a *assessmentPage) Name() string { return openAssessment + " " + kit.Key(a.id) }

// Load shows the assessment as it was read.
func (a *assessmentPage) Load(v *view) (gone bool) {
	of := v.assessmentOf(a.id)
	if of == nil {
		return true
	}
	a.review = v.reviewOf(of)
	if a.head == nil {
		a.build()
	}
	r := a.review
	a.table.SetRows(r.points())
	if _, selected := a.table.Selected(); !selected {
		a.table.Select(a.firstOpen())
	}
	a.head.SetTitle(r.service())
	a.head.SetFacts(a.Facts())
	a.add.SetText("Add the panel's")
	if r.panel != nil {
		a.add.SetText("Add the team's")
	}
	if a.add.Hidden = r.self != nil && r.panel != nil; a.add.Hidden {
		a.add.Hide()
	}
	a.surprises.Objects = []fyne.CanvasObject{surpriseSection(r, 0)}
	a.surprises.Refresh()
	a.forms.load(r)
	return false
}

// firstOpen is the row of the first point that was not looked at, or the first.
func (a *assessmentPage) firstOpen() int {
	return max(0, slices.IndexFunc(a.table.All(), func(row pointRow) bool { return row.main().Verdict == governance.NotLookedAt }))
}

func (a *assessmentPage) build() {
	a.table = kit.NewTable("The list has no points yet. Add them under “List of points…”.", a.columns()...)
	a.table.Key = pointRow.key
	a.beside = newPointPanel(a)
	a.table.OnSelected = a.beside.show
	a.table.OnInsert = a.beside.makeAction
	a.surprises = kit.Flow(0)
	a.forms = newAssessmentForms(a)
	a.tabs = kit.NewTabs(
		kit.Tab{Name: pointsTab, Build: func() fyne.CanvasObject {
			keys := kit.Words("m met · n not met · y not yet · Delete not looked at. Arrows change between the columns; Insert makes an action of what is recommended.", theme.SizeNameCaptionText, false, kit.Secondary)
			return kit.BesideDetail(kit.TableCard(keys, a.table), a.beside.detail)
		}},
		kit.Tab{Name: surpriseTab, Build: func() fyne.CanvasObject { return kit.Cards(a.surprises) }},
		kit.Tab{Name: assessingTab, Build: a.forms.Object},
	)
	a.add = kit.SecondaryButton("", a.addPart)
	a.head = kit.NewTabbedPage(
		"", a.tabs, kit.SecondaryButton("Back", a.page.Back), kit.SecondaryButton("List of points…", func() { a.page.editLists(a.review.main().List) }),
		kit.SecondaryButton("Remove", a.remove), a.add,
	)
}

// Object is the page as it is shown.
func (a *assessmentPage) Object() fyne.CanvasObject { return a.head.Object() }

// Focus gives the points the keyboard.
func (a *assessmentPage) Focus() {
	if a.tabs.Selected() == pointsTab {
		a.table.Focus()
		return
	}
	a.tabs.Focus()
}

// Facts say what it is against, and how it stands.
func (a *assessmentPage) Facts() string {
	r := a.review
	words := kit.Joined(" · ", r.list.Name, r.main().Phase, r.main().On.Words(), resultWords(r.main(), r.list), countWords(r.main(), r.list))
	if n := r.hard(); n > 0 {
		words += " · " + kit.Counted(n, "hard surprise")
	}
	return words
}

// addPart begins the other view of the same service: the panel's, or what the team said beforehand.
func (a *assessmentPage) addPart() {
	main := a.review.main()
	draft := governance.Assessment{
		List: main.List, Service: main.Service, Phase: main.Phase, Contract: main.Contract, Sponsor: main.Sponsor, ServiceOwner: main.ServiceOwner,
		Judge: governance.Panel,
	}
	if main.Judge == governance.Panel {
		draft.Judge, draft.On = governance.Ourselves, main.On
	}
	a.page.newAssessment(draft)
}

// remove takes away what the page stands for, and leaves it.
func (a *assessmentPage) remove() {
	p, id := a.page, a.id
	kit.Remove(p.host, "The assessment of "+a.review.service(), func(ctx context.Context) error { return desk.RemoveServiceAssessment(ctx, p.workspace, id) }, nil)
}

// assessmentForms are who assessed when, and who answers for the service: one form for each part.
type assessmentForms struct {
	of    *assessmentPage
	cards *fyne.Container
	shape string
	self  *kit.Sheet[governance.Assessment]
	panel *kit.Sheet[governance.Assessment]
}

func newAssessmentForms(a *assessmentPage) *assessmentForms {
	return &assessmentForms{of: a, cards: kit.Flow(14)}
}

// Object is the tab.
func (f *assessmentForms) Object() fyne.CanvasObject { return kit.Scrolled(f.cards) }

// load shows the parts as they are stored now; the forms are built anew where a part came or went.
func (f *assessmentForms) load(r review) {
	if shape := kit.Key(idOfPart(r.panel)) + " " + kit.Key(idOfPart(r.self)); shape != f.shape {
		f.shape = shape
		f.build(r)
		return
	}
	if r.panel != nil {
		f.panel.SetValue(*r.panel)
	}
	if r.self != nil {
		f.self.SetValue(*r.self)
	}
}

func idOfPart(a *governance.Assessment) governance.AssessmentID {
	if a == nil {
		return 0
	}
	return a.ID
}

func (f *assessmentForms) build(r review) {
	var cards []fyne.CanvasObject
	if r.panel != nil {
		f.panel = f.sheet(r.panel)
		cards = append(cards, kit.InCard(kit.Section("The panel", kit.Flow(10, f.form(f.panel), f.members(f.panel)))))
	}
	if r.self != nil {
		f.self = f.sheet(r.self)
		cards = append(cards, kit.InCard(kit.Section("The team itself, beforehand", f.form(f.self))))
	}
	if r.panel != nil {
		cards = append(cards, kit.Words("What the team said is set beside the panel's view where service, phase and list are the same and its day is not later.", theme.SizeNameCaptionText, false, kit.Secondary))
	}
	f.cards.Objects = cards
	f.cards.Refresh()
}

// sheet edits one part field by field.
func (f *assessmentForms) sheet(of *governance.Assessment) *kit.Sheet[governance.Assessment] {
	stored := *of
	return kit.NewSheet(stored, func(what string, set func(*governance.Assessment), done func(error)) {
		f.of.change(&stored, what, set, done)
	})
}

func (f *assessmentForms) form(s *kit.Sheet[governance.Assessment]) fyne.CanvasObject {
	v := f.of.page.view
	names := v.register.names
	return kit.NewForm(
		3, s.Combo("Service", v.services(), serviceOf), s.Combo("Phase", phases, phaseOf), s.Date("On", v.today, assessedOn),
		v.listField(s), pickedContract(s, v.register, assessedFor).Span(2),
		s.Combo("Sponsor", names, sponsorOf), s.Combo("Service owner", names, serviceOwnerOf),
	)
}

// members edits who is on the panel.
func (f *assessmentForms) members(s *kit.Sheet[governance.Assessment]) fyne.CanvasObject {
	return kit.Members(s, kit.MembersSpec[governance.Assessment, governance.Who]{
		One: "member of the panel", Many: "members of the panel", Empty: "Nobody of the panel is named yet.",
		At:  func(a *governance.Assessment) *[]governance.Who { return &a.Panel },
		New: func() governance.Who { return governance.Who{Side: scorecard.Ours} },
		Form: func(s *kit.Sheet[governance.Assessment], at func(*governance.Assessment) *governance.Who) fyne.CanvasObject {
			name, role, side := whoFields(s, f.of.page.view.register, "Name", at)
			return kit.NewForm(3, name, role, side)
		},
	}, kit.OrToast(f.of.page.host, nil))
}
