package governance

import (
	"context"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// newAction asks who does what by when, where something gave rise to it.
func (p *Page) newAction(origin governance.Origin, contract int64, title string) {
	v := p.view
	draft := &governance.Action{Origin: origin, Contract: contract, Raised: v.today, Title: title, State: scorecard.ActionOpen}
	p.withRegister(func(r *register) {
		f, s := &kit.Asking{}, kit.DraftOf(draft)
		what := f.In("title", s.Text("What is to be done", func(a *governance.Action) *string { return &a.Title }))
		name, role, side := whoFields(s, r, "Who does it", func(a *governance.Action) *governance.Who { return &a.Owner })
		due := f.In("due", s.Date("By when", v.today, func(a *governance.Action) *civil.Date { return &a.Due }))
		f.Label = func() string { return "Add the action “" + draft.Title + "”" }
		f.Write = func(ctx context.Context) error {
			draft.Owner = r.known(draft.Owner)
			return desk.SaveGovernanceAction(ctx, p.workspace, draft, "")
		}
		p.ask(f, "New action", "Add action", 560, kit.NewForm(2, what.Wide(), name, role, side, due), what, due)
	})
}
