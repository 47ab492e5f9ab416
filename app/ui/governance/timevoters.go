package governance

import (
	"context"
	"fmt"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// newRound asks what is voted about, and who votes first.
func (t *timeGoes) newRound() {
	if t.view != nil {
		t.enter("New round of votes", "Begin", &governance.Ballot{On: t.view.today, Question: governance.Frequency})
	}
}

// addVoter asks who else votes in the round.
func (t *timeGoes) addVoter() {
	if t.view != nil && t.round != "" {
		t.enter("Somebody who votes", "Add", &governance.Ballot{Round: t.round, On: t.view.today, Question: t.question})
	}
}

// enter asks who votes on what. A ballot without votes says that somebody is to vote.
func (t *timeGoes) enter(title, yes string, draft *governance.Ballot) {
	p := t.page
	p.withRegister(func(r *register) {
		f, s := &kit.Asking{}, kit.DraftOf(draft)
		var fields []*kit.Field
		if draft.Round == "" {
			fields = append(fields, f.In("round", s.Text("What the votes are about, and when", func(b *governance.Ballot) *string { return &b.Round })).Wide())
		}
		name := f.In("voter", s.Combo("Who votes", r.names, func(b *governance.Ballot) *string { return &b.Voter }))
		side := f.In("side", kit.Choose(s, "Side", scorecard.AllSides(), func(b *governance.Ballot) *scorecard.Side { return &b.Side }))
		fields = append(fields, name, side)
		f.Label = func() string { return fmt.Sprintf("%s votes in %s", draft.Voter, draft.Round) }
		f.Write = func(ctx context.Context) error {
			if person := r.person(draft.Voter); person != nil && draft.Side == scorecard.SideUnstated {
				draft.Side = sideOf(person)
			}
			return desk.SaveBallots(ctx, p.workspace, f.Label(), draft)
		}
		f.Then = func() {
			t.wanted = draft.Round
			p.Load()
		}
		p.ask(f, title, yes, 520, kit.NewForm(2, fields...), fields[0], side)
	})
}

// removeVoter takes the voter of the selected column out of the round, with all that they voted.
func (t *timeGoes) removeVoter() {
	_, col := t.grid.Selected()
	if col >= len(t.voters) {
		return
	}
	p, who := t.page, t.voters[col]
	var ids []governance.BallotID
	for i := range t.view.record.Ballots {
		if b := &t.view.record.Ballots[i]; b.Round == t.round && b.Voter == who.name && b.Side == who.side {
			ids = append(ids, b.ID)
		}
	}
	kit.Remove(p.host, "What "+who.name+" voted", func(ctx context.Context) error {
		return desk.RemoveBallots(ctx, p.workspace, "Take "+who.name+" out of "+t.round, ids...)
	}, nil)
}
