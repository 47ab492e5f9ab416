package knowledge

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// evidenceFor is evidence to be filled in, for a goal.
func evidenceFor(g *knowledge.Goal) *knowledge.Evidence {
	e := &knowledge.Evidence{Capability: g.Capability, Goal: g.ID, Level: g.GoalLevel}
	if len(g.To) == 1 {
		e.Person = g.To[0]
	}
	return e
}

// addEvidence asks for what was shown: by whom, of what, which level, who saw it.
func (p *Page) addEvidence(e *knowledge.Evidence) {
	if p.view == nil {
		return
	}
	v, f := p.view, &kit.Asking{}
	e.On = v.today
	s := kit.DraftOf(e)
	why := f.In("why", s.Text("Why the level fell, where it did", func(e *knowledge.Evidence) *string { return &e.Why }))
	warn := func() { // again whenever what it depends on was chosen
		why.Remark(func(text string) string {
			if text != "" {
				return ""
			}
			return fallWords(v, e)
		})
	}
	person := f.In("person", kit.PersonField("Who showed it", v.likely(e.Goal), kit.KeyOrNone(e.Person), func(value string) {
		e.Person = kit.IDOf[knowledge.PersonID](value)
		warn()
	}))
	capability := f.In("capability", kit.ChoiceField("Can do", v.aboutCapabilities(), kit.KeyOrNone(e.Capability), func(value string) {
		e.Capability = kit.IDOf[knowledge.CapabilityID](value)
		warn()
	}))
	level := f.In("level", kit.ChoiceField("At this level", levelChoices(), e.Level.String(), func(value string) {
		e.Level, _ = knowledge.ParseLevel(value) // one of the list
		warn()
	}))
	witness := f.In("witness", s.Combo("Who saw it", v.workingNames(), func(e *knowledge.Evidence) *string { return &e.Witness }))
	content := kit.Flow(
		8, kit.NewForm(
			2, person, capability, level, f.In("on", s.Date("On", v.today, func(e *knowledge.Evidence) *civil.Date { return &e.On })), witness,
			s.Text("What remains: a recording, a runbook", func(e *knowledge.Evidence) *string { return &e.Artefact }), why.Wide(),
		),
		kit.Words("Above briefed somebody must have seen it. Being at a session is no evidence.", theme.SizeNameText, false, kit.Secondary),
	)
	f.Label = func() string { return "Add evidence" }
	f.Write = func(ctx context.Context) error { return desk.AddSkillEvidence(ctx, p.workspace, e) }
	warn()
	p.ask(f, "Add evidence", "Add evidence", 600, content, person, why)
}

// levelChoices are the steps of the ladder with what they mean.
func levelChoices() []kit.Choice {
	choices := make([]kit.Choice, 0, len(allLevels()))
	for _, l := range allLevels() {
		choices = append(choices, kit.Choice{Value: l.String(), Text: l.Words(), Note: ladderNotes[l]})
	}
	return choices
}

// fallWords say that a level is lower than the one that somebody holds; nothing where it is not.
func fallWords(v *view, e *knowledge.Evidence) string {
	h := v.holding(e.Person, e.Capability)
	if h == nil || e.Shown() >= h.Level {
		return ""
	}
	return fmt.Sprintf("lower than %q, shown on %s: say why it fell", h.Level.Words(), h.Evidence.On.Words())
}

// likely are the people to choose from, those whom a goal names first.
func (v *view) likely(goal knowledge.GoalID) []kit.Choice {
	first, rest := []kit.Choice{}, []kit.Choice{}
	named := map[string]bool{}
	if s, known := v.standings[goal]; known {
		for _, id := range s.Goal.To {
			named[kit.Key(id)] = true
		}
	}
	for _, c := range v.working() {
		if named[c.Value] {
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(first, rest...)
}
