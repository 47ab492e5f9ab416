package knowledge

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// capabilityPage is everything about one capability: what it is, who holds it, and how that came to be.
type capabilityPage struct {
	page    *Page
	id      knowledge.CapabilityID
	head    *kit.Page // nil until it is first shown
	sheet   *kit.Sheet[knowledge.Capability]
	title   *kit.Field
	history *kit.Table[turnRow]
	cards   *fyne.Container
	beside  fyne.CanvasObject
	view    *view
	about   *knowledge.Capability
}

func newCapabilityPage(p *Page, id knowledge.CapabilityID) *capabilityPage {
	return &capabilityPage{page: p, id: id}
}

// ready reads the capability and its history, and when it is opened what its fields offer.
func (c *capabilityPage) ready(ctx context.Context, v *view, first bool) (show func(), gone bool, err error) {
	about := v.capabilities[c.id]
	if about == nil {
		return nil, true, nil
	}
	var offered register
	if first {
		if offered, err = readRegister(ctx, c.page.workspace); err != nil {
			return nil, false, err
		}
	}
	rows := turnRows(v, c.id)
	return func() {
		c.view, c.about = v, about
		if first {
			c.build(offered)
		}
		c.sheet.SetValue(*about)
		c.history.SetRows(rows)
		c.tell()
		c.cards.Objects = c.sideCards()
		c.cards.Refresh()
		c.beside.Refresh()
	}, false, nil
}

func (c *capabilityPage) build(offered register) {
	p, v := c.page, c.view
	c.sheet = kit.NewSheet(*c.about, func(what string, set func(*knowledge.Capability), done func(error)) {
		label := fmt.Sprintf("Change %s of %s", what, c.sheet.Value().Code)
		p.host.Change(label, func(ctx context.Context) error { return desk.ChangeCapability(ctx, p.workspace, c.id, label, set) }, done)
	})
	s := c.sheet
	c.title = s.Text("What we must be able to do", func(c *knowledge.Capability) *string { return &c.Name })
	form := kit.NewForm(
		3, c.title.Span(2), s.Text("Code", func(c *knowledge.Capability) *string { return &c.Code }),
		s.Text("What it is needed for", func(c *knowledge.Capability) *string { return &c.Purpose }).Wide(),
		kit.Choose(s, "Criticality", knowledge.AllCriticalities(), func(c *knowledge.Capability) *knowledge.Criticality { return &c.Criticality }),
		weightField(s), pickedContract(s, offered, func(c *knowledge.Capability) *int64 { return &c.Contract }),
		aliasField(s), s.Combo("Team", v.used(teamOf), func(c *knowledge.Capability) *string { return &c.Team }),
		s.Combo("Service", v.used(serviceOf), func(c *knowledge.Capability) *string { return &c.Service }),
		s.Note("Notes", func(c *knowledge.Capability) *string { return &c.Notes }),
	)
	c.history = kit.NewTable("Nothing was shown yet. Add evidence says who can do it, to which level, and who saw it.", turnColumns...)
	c.history.Key = func(r turnRow) string { return r.key }
	c.history.Heads = nil
	c.history.OnOpened = func(r turnRow) { p.open(newPersonPage(p, r.Person.ID)) }
	c.history.OnDelete = func(r turnRow) {
		if r.Kind == knowledge.Shown {
			p.withdraw(r.Evidence)
		}
	}
	table := kit.TableCard(kit.Text("What was shown, and when and why a level changed", theme.SizeNameText, true, kit.Plain), c.history)
	c.cards = kit.Flow(14)
	c.beside = kit.Scrolled(c.cards)
	c.head = kit.NewPage(
		"", kit.BesideCards(kit.Above([]float32{1, 1}, kit.InCard(form), table), c.beside),
		kit.SecondaryButton("Back", p.Back), kit.SecondaryButton("Remove", func() { p.removeCapability(c.about) }),
		kit.SecondaryButton("New goal", func() { p.newGoal(c.about.Contract, c.id) }),
		kit.PrimaryButton("Add evidence", func() { p.addEvidence(&knowledge.Evidence{Capability: c.id, Level: knowledge.Alone}) }),
	)
}

// weightField edits how much a capability counts among the critical ones.
func weightField(s *kit.Sheet[knowledge.Capability]) *kit.Field {
	return kit.Parsed(s, "Weight among the critical", "", readWeight, exact.Decimal.String, func(c *knowledge.Capability) *exact.Decimal { return &c.Weight })
}

func readWeight(text string) (exact.Decimal, error) {
	n, err := kit.ReadNumber(text, "")
	weight, given := n.Get()
	if err == nil && !given {
		err = errors.New("type how much it counts beside the others: 1 where all count alike")
	}
	return weight, err
}

// aliasField edits what else a capability is called.
func aliasField(s *kit.Sheet[knowledge.Capability]) *kit.Field {
	return kit.Parsed(s, "Also called (a; b)", "", readList, joinedList, func(c *knowledge.Capability) *[]string { return &c.Aliases })
}

// tell writes title and facts.
func (c *capabilityPage) tell() {
	cover := c.view.covers[c.id]
	c.head.SetTitle(kit.Joined(" ", c.about.Code, c.about.Name))
	safety := cover.Safety().Words() + " for us"
	if c.isLeft() {
		safety = "nobody will take it over, on purpose"
	}
	c.head.SetFacts(kit.Joined(" · ", c.about.Criticality.Words(), safety, c.about.Service, c.about.Team, c.view.contract(c.about.Contract)))
}

// isLeft reports whether it is said that nobody takes the capability over, from today or a day to come.
func (c *capabilityPage) isLeft() bool { return c.about.Left != "" }

// sideCards say who holds the capability, which goals are about it, and whether anybody shall take it over.
func (c *capabilityPage) sideCards() []fyne.CanvasObject {
	p, v := c.page, c.view
	holders := holderItems(p, v, v.covers[c.id], 40)
	var who fyne.CanvasObject = kit.Words("Nobody was seen doing it.", theme.SizeNameText, false, kit.Secondary)
	if len(holders) > 0 {
		who = kit.List(holders...)
	}
	cards := []fyne.CanvasObject{kit.InCard(kit.Section("Who holds it", who))}
	var goals []kit.Item
	for _, s := range v.about[c.id] {
		goals = append(goals, goalItem(p, v, s))
	}
	if len(goals) > 0 {
		cards = append(cards, kit.InCard(kit.Section("Goals", kit.List(goals...))))
	}
	return append(cards, kit.InCard(c.leaving()))
}

// leaving says whether anybody shall take the capability over, and lets one say that nobody will.
func (c *capabilityPage) leaving() fyne.CanvasObject {
	if !c.isLeft() {
		words := kit.Words("Where nobody shall take it over, say so: then it counts in no readiness, and nobody looks for it in vain.", theme.SizeNameText, false, kit.Secondary)
		return kit.Flow(8, words, kit.SecondaryButton("Nobody will take this over…", c.leave))
	}
	words := kit.Words("Since "+c.about.LeftOn.Words()+": "+c.about.Left, theme.SizeNameText, false, kit.Plain)
	again := kit.SecondaryButton("Somebody shall after all", func() {
		label := "Take up " + c.about.Name
		c.page.change(label, func(ctx context.Context) error {
			return desk.ChangeCapability(ctx, c.page.workspace, c.id, label, func(c *knowledge.Capability) { c.Left, c.LeftOn = "", civil.Date{} })
		}, nil)
	})
	return kit.Section("Nobody will take this over", kit.Flow(8, words, again))
}

// leave asks from when on and why nobody takes the capability over.
func (c *capabilityPage) leave() {
	p, f := c.page, &kit.Asking{}
	on, reason := c.view.today, ""
	why := f.In("left", kit.TextField("Why nobody takes it over", "", func(text string) { reason = text }))
	day := f.In("left_on", kit.DateField("From", on, c.view.today, func(d civil.Date) { on = d }))
	f.Label = func() string { return "Leave " + c.about.Name + " on purpose" }
	f.Write = func(ctx context.Context) error { return desk.LeaveCapability(ctx, p.workspace, c.id, on, reason) }
	p.ask(f, "Nobody will take over "+c.about.Name, "Leave it on purpose", 480, kit.NewForm(1, why, day), why, day)
}

// Object is the page as it is shown.
func (c *capabilityPage) Object() fyne.CanvasObject { return c.head.Object() }

func (c *capabilityPage) facts() string { return c.head.Facts() }
func (c *capabilityPage) name() string  { return openName(openCapability, c.id) }
func (c *capabilityPage) focus()        { c.title.Focus() }
