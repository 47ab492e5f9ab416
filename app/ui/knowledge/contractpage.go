package knowledge

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/knowledge"
)

// The sides of a contract.
const (
	goalsTab     = "Goals"
	readinessTab = "Readiness"
	exitTab      = "Exit checklist"
)

// contractPage is what must pass in one contract, and whether we could then stand alone.
type contractPage struct {
	page       *Page
	id         int64
	head       *kit.Page
	tabs       *kit.Tabs
	goals      *kit.Table[goalRow]
	activities *kit.Table[activity]
	about      *kit.Wrapped // which goal the activities are of
	cards      *fyne.Container
	beside     fyne.CanvasObject
	whole      *wholeReadiness
	exit       *exitList
	view       *view
	state      *readiness
}

func newContractPage(p *Page, id int64) *contractPage {
	c := &contractPage{page: p, id: id}
	c.build()
	return c
}

// ready reads the contract's goals and works out how ready we are. A contract in which nothing is followed any more is gone.
func (c *contractPage) ready(_ context.Context, v *view, _ bool) (show func(), gone bool, err error) {
	rows := goalRows(v, func(g *knowledge.Goal) bool { return v.contractOf(g.Contract) == c.id })
	r := readinessOf(v, c.id)
	gone = len(rows) == 0 && len(r.covers) == 0
	goals, course := c.goals.Prepare(rows), courseRows(r)
	covers, exit := c.whole.table.Prepare(coverRows(r)), c.exit.table.Prepare(exitRows(v, r))
	return func() {
		c.view, c.state = v, r
		c.goals.SetPrepared(goals)
		if _, selected := c.goals.Selected(); !selected {
			c.goals.Select(0)
		}
		c.tell()
		c.showActivities()
		c.cards.Objects = c.sideCards()
		c.cards.Refresh()
		c.beside.Refresh()
		c.whole.show(r, covers, course)
		c.exit.show(r, exit)
	}, gone, nil
}

func (c *contractPage) build() {
	p := c.page
	add := kit.PrimaryButton("New goal", func() { p.newGoal(c.id, 0) })
	c.goals = kit.NewTable("No goals yet. What must pass from one side to the other before the contract ends? Name it, to whom and by when.", goalColumns...)
	c.goals.Key = func(r goalRow) string { return kit.Key(r.Goal.ID) }
	c.goals.OnSelected = func(goalRow) { c.showActivities() }
	c.goals.OnOpened = func(r goalRow) { p.open(newGoalPage(p, r.Goal.ID)) }
	c.goals.OnDelete = func(r goalRow) { p.removeGoal(r.Goal) }
	c.goals.First, c.goals.OnInsert = kit.PrimaryButton("New goal", add.Tap), add.Tap
	c.goals.Remember(p.host, "Knowledge goals")
	c.activities = newActivityTable(p, "Nothing was noted yet: Log a session says that people met, Add evidence what somebody can do since.")
	c.activities.OnInsert = c.logSession
	c.about = kit.Words("", theme.SizeNameText, true, kit.Plain).AtMost(2)
	c.cards = kit.Flow(14)
	c.beside = kit.Scrolled(c.cards)
	c.whole, c.exit = newWholeReadiness(p, c), newExitList(p)
	c.tabs = kit.NewTabs(
		kit.Tab{Name: goalsTab, Build: c.goalsSide},
		kit.Tab{Name: readinessTab, Build: func() fyne.CanvasObject { return c.whole.object }},
		kit.Tab{Name: exitTab, Build: func() fyne.CanvasObject { return c.exit.object }},
	)
	c.tabs.Remember(p.host, "knowledge of a contract, side")
	c.head = kit.NewTabbedPage(
		"", c.tabs, kit.SecondaryButton("Back", p.Back), kit.SecondaryButton("Export…", p.host.Export),
		kit.SecondaryButton("Log a session", c.logSession), add,
	)
}

// goalsSide is the tab of the goals, with the sessions and evidence of the selected one.
func (c *contractPage) goalsSide() fyne.CanvasObject {
	bar := kit.FilterBar(c.goals, "Filter by any word", goalQuestions...)
	open := kit.SecondaryButton("Open goal", func() {
		if r, selected := c.goals.Selected(); selected {
			c.page.open(newGoalPage(c.page, r.Goal.ID))
		}
	})
	evidence := kit.SecondaryButton("Add evidence", func() {
		if r, selected := c.goals.Selected(); selected {
			c.page.addEvidence(evidenceFor(r.Goal))
		}
	})
	head := container.NewBorder(nil, nil, nil, kit.Row(8, evidence, open), kit.Pad(5, 0, 0, 0, c.about))
	goals, activities := kit.TableCard(bar, c.goals), kit.TableCard(head, c.activities)
	return kit.BesideCards(kit.Above([]float32{3, 2}, kit.AtLeastHigh(240, goals), kit.AtLeastHigh(150, activities)), c.beside)
}

// showActivities shows the sessions and evidence of the selected goal.
func (c *contractPage) showActivities() {
	r, selected := c.goals.Selected()
	if !selected || c.view == nil {
		c.about.SetText("Sessions and evidence")
		c.activities.SetRows(nil)
		return
	}
	rows := c.view.ofGoal(r.Goal)
	c.about.SetText("Sessions and evidence — " + kit.Joined(" · ", r.Goal.Title, hourWords(rows)))
	c.activities.SetRows(rows)
}

// ofGoal are the sessions of a goal, and the evidence that was shown for it, or by its receivers for no goal.
func (v *view) ofGoal(g *knowledge.Goal) []activity {
	receives := map[knowledge.PersonID]bool{}
	for _, id := range g.To {
		receives[id] = true
	}
	return activities(v, func(s *knowledge.Session) bool { return s.Goal == g.ID }, func(e *knowledge.Evidence) bool {
		return e.Goal == g.ID || e.Goal == 0 && e.Capability == g.Capability && receives[e.Person]
	})
}

// logSession notes a session of the selected goal.
func (c *contractPage) logSession() {
	if r, selected := c.goals.Selected(); selected {
		c.page.logSession(r.Goal.ID, c.id)
		return
	}
	c.page.logSession(0, c.id)
}

// sideCards are what stands beside the goals.
func (c *contractPage) sideCards() []fyne.CanvasObject {
	const high = 170
	cards := []fyne.CanvasObject{c.state.readyCard(high)}
	for _, card := range []struct {
		title string
		items []kit.Item
	}{
		{"Only one person knows", loneItems(c.page, c.state, mostBeside)},
		{"What would have to happen", stepItems(c.page, c.state, mostBeside)},
		{"Nobody does it alone", nobodyItems(c.page, c.state)},
		{"Nobody will take over, on purpose", leftItems(c.page, c.state)},
	} {
		if len(card.items) > 0 {
			cards = append(cards, kit.InCard(kit.Section(card.title, kit.List(card.items...))))
		}
	}
	return cards
}

// tell writes title and facts: Knowledge transfer, C-014 Appeals delivery partner · 7 goals, both directions.
func (c *contractPage) tell() {
	c.head.SetTitle("Knowledge transfer")
	name, ends := noContract, ""
	if c.id != 0 {
		name = c.view.contract(c.id)
		ends = "ends " + c.view.contracts[c.id].End.Words()
		if c.view.contracts[c.id].End.IsZero() {
			ends = ""
		}
	}
	c.head.SetFacts(kit.Joined(" · ", name, c.goalWords(), share(c.state.outlook.Now)+" ready now", ends))
}

// goalWords count the goals: 7 goals, both directions.
func (c *contractPage) goalWords() string {
	var ways [3]int
	rows := c.goals.All()
	for _, r := range rows {
		ways[r.Goal.Direction]++
	}
	words := kit.Counted(len(rows), "goal")
	switch {
	case len(rows) == 0:
		return "no goals yet"
	case ways[knowledge.ToUs] > 0 && ways[knowledge.ToThem] > 0:
		return words + ", both directions"
	case ways[knowledge.ToUs] == len(rows):
		return words + ", all to us"
	case ways[knowledge.ToThem] == len(rows):
		return words + ", all to them"
	}
	return words
}

// Object is the page as it is shown.
func (c *contractPage) Object() fyne.CanvasObject { return c.head.Object() }

func (c *contractPage) facts() string { return c.head.Facts() }

func (c *contractPage) name() string { return openName(openContract, c.id) }

func (c *contractPage) focus() {
	switch c.tabs.Selected() {
	case readinessTab:
		c.whole.table.Focus()
	case exitTab:
		c.exit.table.Focus()
	default:
		c.goals.Focus()
	}
}

// removeGoal takes away a goal that should never have been entered; one that is no longer wanted is given up on its page.
func (p *Page) removeGoal(g *knowledge.Goal) {
	id := g.ID
	kit.Remove(p.host, fmt.Sprintf("%s %s", g.Code, g.Title), func(ctx context.Context) error { return desk.RemoveGoal(ctx, p.workspace, id) }, nil)
}
