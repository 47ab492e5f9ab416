package knowledge

import (
	"context"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// withRegister asks the register what a form can offer, and goes on with it.
func (p *Page) withRegister(then func(register)) {
	p.asked.Do(func(ctx context.Context) func() {
		known, err := readRegister(ctx, p.workspace)
		return func() {
			if err != nil {
				p.host.Toast(kit.Sentence(err))
				return
			}
			if p.view != nil { // else nothing was read yet, and there is nothing to add to
				then(known)
			}
		}
	})
}

// newGoal begins a goal, of a contract and about a capability where they are known.
func (p *Page) newGoal(contract int64, about knowledge.CapabilityID) {
	p.withRegister(func(known register) { p.askGoal(known, contract, about) })
}

func (p *Page) askGoal(known register, contract int64, about knowledge.CapabilityID) {
	v, f := p.view, &kit.Asking{}
	g := &knowledge.Goal{Contract: contract, Capability: about, Direction: knowledge.ToUs, Start: v.today, Due: v.contracts[contract].End, GoalLevel: knowledge.Alone}
	fresh := ""
	s := kit.DraftOf(g)
	title := f.In("title", s.Text("What is to pass", func(g *knowledge.Goal) *string { return &g.Title }))
	capability := f.In("capability", kit.NewField(kit.FieldSpec{
		Label: "So that we can do", Hint: "as above", Value: kit.KeyOrNone(about), Choices: v.aboutCapabilities,
		Save: func(value string) {
			g.Capability, fresh = kit.IDOf[knowledge.CapabilityID](value), ""
			if v.capabilities[g.Capability] == nil {
				g.Capability, fresh = 0, value
			}
		},
	}))
	of := f.In("contract", kit.ChoiceField("Contract", known.contracts, kit.Key(contract), func(value string) { g.Contract = kit.IDOf[int64](value) }))
	giver, receiver := p.onePerson("Passed on by", &g.From), p.onePerson("Received by", &g.To)
	last := s.Text("…and who else receives", func(g *knowledge.Goal) *string { return &g.ToName })
	content := kit.NewForm(
		3, title.Wide(), capability.Span(2), of,
		kit.ChooseOf(s, "Who learns", knowledge.AllDirections(), func(g *knowledge.Goal) *knowledge.Direction { return &g.Direction }),
		kit.Choose(s, "How", knowledge.AllMethods(), func(g *knowledge.Goal) *knowledge.Method { return &g.Method }),
		f.In("start", s.Date("Start", v.today, startOf)), f.In("due", s.Date("Due", v.today, dueOf)),
		f.In("start_level", kit.ChooseOf(s, "Start level", allLevels(), startLevelOf)),
		f.In("goal_level", kit.ChooseOf(s, "Level to reach", knowledge.AllLevels(), goalLevelOf)),
		giver, receiver, last,
	)
	f.Label = func() string { return "Add goal " + g.Title }
	f.Write = func(ctx context.Context) error {
		return desk.BeginGoal(ctx, p.workspace, g, capabilityFor(g, fresh))
	}
	f.Then = func() { p.open(newGoalPage(p, g.ID)) }
	p.ask(f, "New goal", "Add goal", 700, content, title, last)
}

// capabilityFor is the capability that a new goal is about where it is a new one, too: of its own name, or of the goal's; nil for one that is known.
func capabilityFor(g *knowledge.Goal, name string) *knowledge.Capability {
	if g.Capability != 0 {
		return nil
	}
	if strings.TrimSpace(name) == "" {
		name = g.Title
	}
	return &knowledge.Capability{Name: name, Criticality: knowledge.Critical, Weight: exact.Int(1), Contract: g.Contract}
}

// onePerson chooses who is first among people.
func (p *Page) onePerson(label string, into *[]knowledge.PersonID) *kit.Field {
	return kit.PersonField(label, p.view.working(), "", func(value string) {
		*into = nil
		if id := kit.IDOf[knowledge.PersonID](value); id != 0 {
			*into = []knowledge.PersonID{id}
		}
	})
}

// newCapability begins a capability, of a contract where it is known.
func (p *Page) newCapability(contract int64) {
	p.withRegister(func(known register) {
		v, f := p.view, &kit.Asking{}
		c := &knowledge.Capability{Contract: contract, Criticality: knowledge.Critical, Weight: exact.Int(1)}
		s := kit.DraftOf(c)
		name := f.In("name", s.Text("What must we be able to do", func(c *knowledge.Capability) *string { return &c.Name }))
		last := s.Combo("Service", v.used(serviceOf), func(c *knowledge.Capability) *string { return &c.Service })
		content := kit.NewForm(
			3, name.Wide(),
			s.Text("What it is needed for", func(c *knowledge.Capability) *string { return &c.Purpose }).Wide(),
			kit.Choose(s, "Criticality", knowledge.AllCriticalities(), func(c *knowledge.Capability) *knowledge.Criticality { return &c.Criticality }),
			f.In("weight", weightField(s)),
			f.In("contract", kit.ChoiceField("Contract", known.contracts, kit.Key(contract), func(value string) { c.Contract = kit.IDOf[int64](value) })),
			aliasField(s), s.Combo("Team", v.used(teamOf), func(c *knowledge.Capability) *string { return &c.Team }), last,
		)
		f.Label = func() string { return "Add capability " + c.Name }
		f.Write = func(ctx context.Context) error { return desk.SaveCapability(ctx, p.workspace, c, "") }
		f.Then = func() { p.open(newCapabilityPage(p, c.ID)) }
		p.ask(f, "New capability", "Add capability", 640, content, name, last)
	})
}
