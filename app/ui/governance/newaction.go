package governance

import (
	"context"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// askAction asks for an action: who does what by when. What the draft says already stands in the fields.
func (p *Page) askAction(draft governance.Action) {
	known, a := p.view.register, &draft
	a.Raised, a.State = p.host.Today(), scorecard.ActionOpen
	f, s := &kit.Asking{}, kit.DraftOf(a)
	title := f.In("title", s.Text("What is to be done", func(a *governance.Action) *string { return &a.Title }))
	due := f.In("due", s.Date("Due", p.host.Today(), func(a *governance.Action) *civil.Date { return &a.Due }))
	owner := s.Combo("Owner", known.names, func(a *governance.Action) *string { return &a.Owner.Name })
	contract := pickedContract(s, known, func(a *governance.Action) *int64 { return &a.Contract })
	f.Label = func() string { return "Add action “" + short(a.Title) + "”" }
	f.Write = func(ctx context.Context) error {
		a.Owner = known.known(a.Owner)
		return desk.SaveGovernanceAction(ctx, p.workspace, a, "")
	}
	p.ask(f, "Add an action", "Add it", 500, kit.NewForm(2, title.Wide(), contract.Wide(), owner, due), title, due)
}
