package knowledge

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// logSession notes a session that was held, of a goal where one is known, else of one of a contract's.
func (p *Page) logSession(goal knowledge.GoalID, contract int64) {
	if p.view == nil {
		return
	}
	p.askSession(&knowledge.Session{Goal: goal, On: p.host.Today()}, contract, "Log a session", "Log it")
}

// editSession changes a session.
func (p *Page) editSession(s knowledge.Session) {
	s.People, s.Artefacts = slices.Clone(s.People), slices.Clone(s.Artefacts)
	p.askSession(&s, 0, "Session of "+s.On.Words(), "Save")
}

// attendance is who was at a session: a tick for each of those whom the goal names, and a field for everybody else.
type attendance struct {
	view    *view
	session *knowledge.Session
	offered []knowledge.PersonID
	ticks   *fyne.Container
	other   *kit.Field
	grown   func() // told when there are more ticks
}

func newAttendance(v *view, s *knowledge.Session) *attendance {
	a := &attendance{view: v, session: s, ticks: kit.Flow(0), grown: func() {}}
	a.other = kit.NewField(kit.FieldSpec{Label: "Somebody else", Hint: "part of the name", Closed: true, Choices: v.working, Save: a.add})
	a.other.OnEnter = func() {} // the keyboard stays where the next can be added
	a.offer()
	return a
}

// offer shows a tick for those whom the goal names, and for those who were there already.
func (a *attendance) offer() {
	a.offered = nil
	if s, known := a.view.standings[a.session.Goal]; known {
		a.offered = slices.Concat(s.Goal.To, s.Goal.From)
	}
	for _, id := range a.session.People {
		if !slices.Contains(a.offered, id) {
			a.offered = append(a.offered, id)
		}
	}
	fields := make([]*kit.Field, len(a.offered))
	for i, id := range a.offered {
		fields[i] = kit.CheckField(a.view.person(id), slices.Contains(a.session.People, id), func(there bool) { a.set(id, there) })
	}
	a.ticks.Objects = nil
	if len(fields) > 0 {
		a.ticks.Objects = []fyne.CanvasObject{kit.NewForm(3, fields...)}
	}
	a.ticks.Refresh()
	a.grown()
}

func (a *attendance) set(id knowledge.PersonID, there bool) {
	a.session.People = slices.DeleteFunc(a.session.People, func(in knowledge.PersonID) bool { return in == id })
	if there {
		a.session.People = append(a.session.People, id)
	}
}

// add adds somebody who was there, too.
func (a *attendance) add(value string) {
	if id := kit.IDOf[knowledge.PersonID](value); id != 0 {
		a.set(id, true)
		a.offer()
	}
	a.other.Reset("")
}

// askSession asks for all of a session.
func (p *Page) askSession(s *knowledge.Session, contract int64, title, yes string) {
	v, f := p.view, &kit.Asking{}
	there := newAttendance(v, s)
	sheet := kit.DraftOf(s)
	goal := f.In("goal", kit.ChoiceField("Of the goal", v.openGoals(contract, s.Goal), kit.KeyOrNone(s.Goal), func(value string) {
		s.Goal = kit.IDOf[knowledge.GoalID](value)
		there.offer()
	}))
	what := f.In("what", sheet.Text("What was done", func(s *knowledge.Session) *string { return &s.What }))
	last := kit.NoteField("Notes", s.Notes, func(text string) { s.Notes = text })
	details := kit.NewForm(
		3, what.Wide(), goal,
		f.In("on", sheet.Date("On", v.today, func(s *knowledge.Session) *civil.Date { return &s.On })),
		f.In("hours", sheet.Decimal("Hours", func(s *knowledge.Session) *exact.Optional { return &s.Hours })),
	)
	remains := kit.NewForm(1, kit.Parsed(sheet, "What remains of it, with semicolons between: runbook v2; recording", "", readList, joinedList, func(s *knowledge.Session) *[]string { return &s.Artefacts }), last)
	content := kit.Flow(
		6, details, container.NewStack(kit.Words("Who was there", theme.SizeNameCaptionText, false, kit.Secondary), there.ticks), kit.NewForm(2, there.other), remains,
	)
	f.Label = func() string { return title }
	f.Write = func(ctx context.Context) error { return desk.LogSession(ctx, p.workspace, s) }
	p.ask(f, title, yes, 620, content, what, nil)
	there.grown = f.Dialog.Refit
}

func readList(text string) ([]string, error) { return listed(text), nil }

// openGoals are the goals to choose from: those of a contract that are not settled, or of all for none; the one that is chosen is among them.
func (v *view) openGoals(contract int64, chosen knowledge.GoalID) (choices []kit.Choice) {
	for _, s := range v.goals {
		g := s.Goal
		open := s.State != knowledge.Dropped && s.State != knowledge.SignedOff && (contract == 0 || g.Contract == contract)
		if open || g.ID == chosen {
			choices = append(choices, kit.Choice{Value: kit.Key(g.ID), Text: g.Title, Note: kit.Joined(" · ", g.Code, v.contracts[g.Contract].Reference)})
		}
	}
	return choices
}
