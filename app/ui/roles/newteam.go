package roles

import (
	"context"
	"errors"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// newTeam is the dialog that adds a team.
type newTeam struct {
	page                                  *Page
	dialog                                *kit.Dialog
	name, service, phase, since, contract *kit.Field
}

// addTeam asks for the first facts about a team.
func (p *Page) addTeam() {
	p.withRegister(p.askForTeam)
}

func (p *Page) askForTeam(from register) {
	today := p.host.Today()
	n := &newTeam{
		page: p, name: kit.TextField("Name", "", nil), service: kit.TextField("Service", "", nil),
		phase: kit.ChoiceField("Phase", wordsOf(roles.AllPhases()), roles.Discovery.String(), nil),
		since: kit.DateField("In this phase since", today, today, nil),
	}
	n.contract = kit.ChoiceField("Works under contract", contractChoices(from.contracts), "", nil)
	n.contract.OnEnter = n.answer
	no := kit.SecondaryButton("Cancel", func() { n.dialog.Close() })
	form := kit.NewForm(2, n.name, n.service, n.phase, n.since, n.contract.Wide())
	n.dialog = kit.NewDialog(p.host.Window(), "Add a team", 480, form, nil, no, kit.PrimaryButton("Add", n.answer))
	n.name.Focus()
}

// answer adds the team, or says which field to correct.
func (n *newTeam) answer() {
	name := strings.TrimSpace(n.name.Text())
	if name == "" {
		refuse(n.name, errors.New("type the name the team goes by"))
		return
	}
	since, err := dayTyped(n.since, n.page.host.Today())
	if err == nil && since.IsZero() {
		err = errors.New("give the day it began")
	}
	if err != nil {
		refuse(n.since, err)
		return
	}
	phase, err := roles.ParsePhase(n.phase.Value())
	if err != nil {
		refuse(n.phase, err)
		return
	}
	team := roles.Team{
		Name: name, Service: strings.TrimSpace(n.service.Text()), Contract: idOf(n.contract), Phases: []roles.Stage{{From: since, Phase: phase}},
	}
	n.dialog.Close()
	p := n.page
	p.host.Change("Add team "+name, func(ctx context.Context) error { return desk.SaveTeam(ctx, p.workspace, &team, "") }, kit.OrToast(p.host, func() {
		p.Show(kit.Thing{Kind: kit.TeamThing, ID: int64(team.ID)})
	}))
}
