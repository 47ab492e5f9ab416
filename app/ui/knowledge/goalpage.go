package knowledge

import (
	"context"
	"fmt"
	"math/big"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// goalPage is everything about one goal: what passes from whom to whom, where it stands, and what was done for it.
type goalPage struct {
	page       *Page
	id         knowledge.GoalID
	head       *kit.Page // nil until it is first shown
	sheet      *kit.Sheet[knowledge.Goal]
	title      *kit.Field
	tabs       *kit.Tabs
	activities *kit.Table[activity]
	cards      *fyne.Container
	beside     fyne.CanvasObject
	view       *view
	standing   knowledge.Standing
}

func newGoalPage(p *Page, id knowledge.GoalID) *goalPage { return &goalPage{page: p, id: id} }

// ready reads the goal, and when it is opened what its fields offer.
func (g *goalPage) ready(ctx context.Context, v *view, first bool) (show func(), gone bool, err error) {
	standing, known := v.standings[g.id]
	if !known {
		return nil, true, nil
	}
	var offered register
	var promises []kit.Choice
	if first {
		if offered, err = readRegister(ctx, g.page.workspace); err != nil {
			return nil, false, err
		}
		if promises, err = promisesOf(ctx, g.page.workspace, v.contractOf(standing.Goal.Contract)); err != nil {
			return nil, false, err
		}
	}
	rows := v.ofGoal(standing.Goal)
	return func() {
		g.view, g.standing = v, standing
		if first {
			g.build(offered, promises)
		}
		g.sheet.SetValue(*standing.Goal)
		g.activities.SetRows(rows)
		g.tell()
		g.cards.Objects = []fyne.CanvasObject{kit.InCard(g.stands()), kit.InCard(g.receivers())}
		g.cards.Refresh()
		g.beside.Refresh()
	}, false, nil
}

// The places of a goal's values that more than one form shows.
func startOf(g *knowledge.Goal) *civil.Date              { return &g.Start }
func dueOf(g *knowledge.Goal) *civil.Date                { return &g.Due }
func startLevelOf(g *knowledge.Goal) *knowledge.Level    { return &g.StartLevel }
func goalLevelOf(g *knowledge.Goal) *knowledge.Level     { return &g.GoalLevel }
func givers(g *knowledge.Goal) *[]knowledge.PersonID     { return &g.From }
func receive(g *knowledge.Goal) *[]knowledge.PersonID    { return &g.To }
func teamOf(c *knowledge.Capability) string              { return c.Team }
func serviceOf(c *knowledge.Capability) string           { return c.Service }
func giverOf(g *knowledge.Goal) *string                  { return &g.FromName }
func receiverOf(g *knowledge.Goal) *string               { return &g.ToName }
func methodOf(g *knowledge.Goal) *knowledge.Method       { return &g.Method }
func directionOf(g *knowledge.Goal) *knowledge.Direction { return &g.Direction }

func (g *goalPage) build(offered register, promises []kit.Choice) {
	p, v := g.page, g.view
	goal := g.standing.Goal
	g.sheet = kit.NewSheet(*goal, func(what string, set func(*knowledge.Goal), done func(error)) {
		label := fmt.Sprintf("Change %s of %s", what, g.sheet.Value().Code)
		p.host.Change(label, func(ctx context.Context) error { return desk.ChangeGoal(ctx, p.workspace, g.id, label, set) }, done)
	})
	s := g.sheet
	capabilities := make([]knowledge.CapabilityID, len(v.record.Capabilities))
	for i := range v.record.Capabilities {
		capabilities[i] = v.record.Capabilities[i].ID
	}
	g.title = s.Text("What is to pass", func(g *knowledge.Goal) *string { return &g.Title })
	form := kit.NewForm(
		3, g.title.Span(2), s.Text("Code", func(g *knowledge.Goal) *string { return &g.Code }),
		kit.Picked(s, "So that we can do", capabilities, v.capability, func(g *knowledge.Goal) *knowledge.CapabilityID { return &g.Capability }),
		pickedContract(s, offered, func(g *knowledge.Goal) *int64 { return &g.Contract }),
		s.Combo("Promise that it keeps", promises, func(g *knowledge.Goal) *string { return &g.Promise }),
		kit.Choose(s, "Who learns", knowledge.AllDirections(), directionOf), kit.Choose(s, "How", knowledge.AllMethods(), methodOf),
		kit.ChooseOf(s, "Start level", allLevels(), startLevelOf),
		s.Date("Start", v.today, startOf), s.Date("Due", v.today, dueOf), kit.ChooseOf(s, "Level to reach", knowledge.AllLevels(), goalLevelOf),
		s.Note("Notes", func(g *knowledge.Goal) *string { return &g.Notes }),
	)
	people := kit.Beside(
		[]float32{1, 1},
		kit.Flow(6, kit.NewForm(1, s.Text("Passed on by, in words", giverOf)), g.named("giver", "givers", "Nobody is named yet.", givers)),
		kit.Flow(6, kit.NewForm(1, s.Text("Received by, in words", receiverOf)), g.named("receiver", "receivers", "Nobody is named yet. The goal is reached when each receiver has its level.", receive)),
	)
	g.activities = newActivityTable(p, "Nothing was noted yet: Log a session says that people met, Add evidence what somebody can do since.")
	g.activities.OnInsert = g.logSession
	g.cards = kit.Flow(14)
	g.beside = kit.Scrolled(g.cards)
	g.tabs = kit.NewTabs(
		kit.Tab{Name: goalTab, Build: func() fyne.CanvasObject { return kit.BesideCards(kit.InCard(kit.Flow(8, form, people)), g.beside) }},
		kit.Tab{Name: activityTab, Build: func() fyne.CanvasObject { return kit.Card(kit.Pad(1, 1, 1, 1, g.activities)) }},
	)
	g.head = kit.NewTabbedPage(
		"", g.tabs, kit.SecondaryButton("Back", p.Back), kit.SecondaryButton("Remove", g.remove),
		kit.SecondaryButton("Log a session", g.logSession), kit.PrimaryButton("Add evidence", func() { p.addEvidence(evidenceFor(g.standing.Goal)) }),
	)
}

// The sides of a goal.
const (
	goalTab     = "The goal"
	activityTab = "Sessions and evidence"
)

// pickedContract edits which contract something comes with.
func pickedContract[T any](s *kit.Sheet[T], offered register, at func(*T) *int64) *kit.Field {
	names, ids := map[int64]string{}, make([]int64, len(offered.contracts))
	for i, c := range offered.contracts {
		ids[i] = kit.IDOf[int64](c.Value)
		names[ids[i]] = c.Text
	}
	return kit.Picked(s, "Contract", ids, func(id int64) string { return names[id] }, at)
}

// named edits the people on one side of the goal.
func (g *goalPage) named(one, many, empty string, at func(*knowledge.Goal) *[]knowledge.PersonID) fyne.CanvasObject {
	return kit.Members(g.sheet, kit.MembersSpec[knowledge.Goal, knowledge.PersonID]{
		One: one, Many: many, Empty: empty, At: at,
		Chooser: func(add func(knowledge.PersonID)) *kit.Field {
			var field *kit.Field
			field = kit.NewField(kit.FieldSpec{
				Label: "Add a " + one, Hint: "part of the name", Closed: true, Choices: func() []kit.Choice { return g.view.working() },
				Save: func(value string) {
					field.Reset("")
					add(kit.IDOf[knowledge.PersonID](value))
				},
			})
			return field
		},
		Form: func(s *kit.Sheet[knowledge.Goal], person func(*knowledge.Goal) *knowledge.PersonID) fyne.CanvasObject {
			goal := s.Value()
			return kit.Pad(22, 0, 0, 0, kit.Words(g.view.person(*person(&goal)), theme.SizeNameText, true, kit.Plain))
		},
	}, func(err error) { g.page.host.Toast(kit.Sentence(err)) })
}

func (g *goalPage) logSession() { g.page.logSession(g.id, 0) }

func (g *goalPage) remove() { g.page.removeGoal(g.standing.Goal) }

// tell writes title and facts.
func (g *goalPage) tell() {
	goal := g.standing.Goal
	g.head.SetTitle(kit.Joined(" ", goal.Code, goal.Title))
	due := ""
	if !goal.Due.IsZero() {
		due = "due " + goal.Due.Words()
	}
	g.head.SetFacts(kit.Joined(" · ", g.view.contract(goal.Contract), g.standing.State.Words(), due, goal.Promise))
}

// stands says where the goal stands, and offers what can be done about it.
func (g *goalPage) stands() fyne.CanvasObject {
	s, goal := g.standing, g.standing.Goal
	look := stateLooks[s.State]
	words := kit.Flow(4, kit.Row(8, kit.ShapeMark(look.shape, kit.Mark(look.tone)), kit.Text(s.State.Words(), theme.SizeNameText, true, kit.Plain)))
	facts := []kit.Fact{
		{Label: "Began at", Value: goal.StartLevel.Words()},
		{Label: "Now", Value: s.Now.Words(), Strong: true},
		{Label: "Goal", Value: goal.GoalLevel.Words()},
		{Label: "Plan today", Value: planWords(s)},
	}
	switch s.State {
	case knowledge.SignedOff:
		facts = append(facts, kit.Fact{Label: "Signed off", Value: goal.SignedOff.Words() + " by " + goal.SignedOffBy})
	case knowledge.Dropped:
		facts = append(facts, kit.Fact{Label: "Given up", Value: goal.Dropped.Words() + ": " + goal.Reason})
	}
	words.Add(kit.Facts(facts))
	if s.State == knowledge.SignedOff || s.State == knowledge.Dropped {
		words.Add(kit.SecondaryButton("Reopen", g.reopen))
	} else {
		words.Add(kit.Row(8, kit.SecondaryButton("Sign off…", g.signOff), kit.SecondaryButton("Give up…", g.giveUp)))
	}
	return words
}

// planWords say which level the plan line asks for today: 1.9 of 4, With help.
func planWords(s knowledge.Standing) string {
	if s.Plan == nil {
		return "no plan without a start and a due day"
	}
	level := new(big.Int).Quo(s.Plan.Num(), s.Plan.Denom()).Int64()
	return fmt.Sprintf("%s on the ladder of 4 (%s)", exact.Format(s.Plan, 1), knowledge.Level(level).Words())
}

// receivers are those who receive, each with what shows how far they are.
func (g *goalPage) receivers() fyne.CanvasObject {
	goal := g.standing.Goal
	var items []kit.Item
	for _, id := range goal.To {
		item := kit.Item{Tone: kit.ToneWarn, Lead: g.view.person(id), Text: "nothing shown yet", Open: func() { g.page.open(newPersonPage(g.page, id)) }}
		if h := g.view.holding(id, goal.Capability); h != nil {
			item.Text = holdingWords(h, g.view.today)
			if h.Level >= goal.GoalLevel {
				item.Tone = kit.ToneGood
			}
			if h.Stale {
				item.Text += "; older than twelve months"
			}
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return kit.Section("Who receives it", kit.Words("No receiver is named, so the latest evidence for this goal counts, whoever showed it; readiness counts people only.", theme.SizeNameText, false, kit.Secondary))
	}
	return kit.Section("Who receives it", kit.List(items...))
}

// signOff asks which receiver says that it has passed.
func (g *goalPage) signOff() {
	p, goal, f := g.page, g.standing.Goal, &kit.Asking{}
	on, by := g.view.today, ""
	who := f.In("signed_off_by", kit.ComboField("Signed off by", g.view.receiverNames(goal), "", func(text string) { by = text }))
	day := f.In("signed_off", kit.DateField("On", on, g.view.today, func(d civil.Date) { on = d }))
	content := kit.Flow(8, kit.Words("A receiver says that it has passed. It takes evidence of the level of each receiver.", theme.SizeNameText, false, kit.Secondary), kit.NewForm(2, who, day))
	f.Label = func() string { return "Sign off " + goal.Title }
	f.Write = func(ctx context.Context) error { return desk.SignOff(ctx, p.workspace, g.id, on, by) }
	p.ask(f, "Sign off "+goal.Title, "Sign off", 480, content, who, day)
}

// receiverNames are the names of those who receive a goal.
func (v *view) receiverNames(g *knowledge.Goal) []kit.Choice {
	names := make([]string, len(g.To))
	for i, id := range g.To {
		names[i] = v.person(id)
	}
	return kit.Choices(names...)
}

// giveUp asks from when on and why the goal is given up.
func (g *goalPage) giveUp() {
	p, goal, f := g.page, g.standing.Goal, &kit.Asking{}
	on, reason := g.view.today, ""
	why := f.In("reason", kit.TextField("Reason", "", func(text string) { reason = text }))
	day := f.In("dropped", kit.DateField("From", on, g.view.today, func(d civil.Date) { on = d }))
	f.Label = func() string { return "Give up " + goal.Title }
	f.Write = func(ctx context.Context) error { return desk.DropGoal(ctx, p.workspace, g.id, on, reason) }
	p.ask(f, "Give up "+goal.Title, "Give up", 480, kit.NewForm(1, why, day), why, day)
}

func (g *goalPage) reopen() {
	g.page.change("Reopen "+g.standing.Goal.Title, func(ctx context.Context) error { return desk.ReopenGoal(ctx, g.page.workspace, g.id) }, nil)
}

// Object is the page as it is shown.
func (g *goalPage) Object() fyne.CanvasObject { return g.head.Object() }

func (g *goalPage) facts() string { return g.head.Facts() }
func (g *goalPage) name() string  { return openName(openGoal, g.id) }

func (g *goalPage) focus() {
	if g.tabs.Selected() == activityTab {
		g.activities.Focus()
		return
	}
	g.title.Focus()
}
