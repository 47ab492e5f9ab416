package export

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// PackAction is something that somebody is to do about the contract, wherever it was asked for.
type PackAction struct {
	From    string // Monthly board of 28 Oct 2026, or scorecard S-014
	Title   string
	Owner   string
	Raised  civil.Date // no date of one that a scorecard's period led to
	Due     civil.Date
	State   scorecard.ActionState
	Done    civil.Date
	Effect  scorecard.Effect
	Note    string
	Overdue bool

	Action governance.ActionID  // 0 for one of a scorecard
	Card   scorecard.CardID     // 0 for all others
	OfCard scorecard.ActionID   // likewise
	At     governance.MeetingID // where it was raised; 0 where at none
}

// PackDecision is a decision with the meeting that made it.
type PackDecision struct {
	governance.Decision
	Meeting *governance.Meeting
	Forum   string
}

// Since is the first day that since last time is about: the day the forum met last; without such a meeting the first day of the period.
func (p *Pack) Since() civil.Date {
	if p.Last != nil {
		return p.Last.Held
	}
	return p.Period.From()
}

// Actions are those that are open, the one overdue longest first, and after them those that were done or dropped since last time.
func (p *Pack) Actions() []PackAction {
	all := p.governanceActions()
	for _, c := range p.Cards {
		all = append(all, c.packActions(p.Since())...)
	}
	slices.SortStableFunc(all, func(a, b PackAction) int {
		return cmp.Or(settled(a)-settled(b), boolFigure(b.Overdue)-boolFigure(a.Overdue), compareDue(a.Due, b.Due))
	})
	return all
}

func settled(a PackAction) int {
	return boolFigure(a.State == scorecard.ActionDone || a.State == scorecard.ActionDropped)
}

// compareDue orders days, those without one last.
func compareDue(a, b civil.Date) int {
	return cmp.Or(boolFigure(a.IsZero())-boolFigure(b.IsZero()), a.Compare(b))
}

func (p *Pack) governanceActions() (all []PackAction) {
	for i := range p.Record.Actions {
		a := &p.Record.Actions[i]
		open := a.IsOpen(p.Today)
		if a.Raised.After(p.Today) || !open && (a.State == scorecard.ActionDropped && a.Raised.Before(p.Since()) || a.State == scorecard.ActionDone && a.Done.Before(p.Since())) {
			continue
		}
		one := PackAction{
			From: p.originWords(a.Origin), Title: a.Title, Owner: a.Owner.Name, Raised: a.Raised, Due: a.Due, State: a.State, Done: a.Done, Effect: a.Effect,
			Note: a.Note, Overdue: a.IsOverdue(p.Today), Action: a.ID, At: a.Origin.Meeting,
		}
		if open {
			one.State, one.Done = scorecard.ActionOpen, civil.Date{}
		}
		all = append(all, one)
	}
	return all
}

// packActions are those of a card that are open, and those that were done since a day.
func (c *Scorecard) packActions(since civil.Date) (all []PackAction) {
	for i := range c.Book.Actions {
		a := &c.Book.Actions[i]
		gone := a.State == scorecard.ActionDropped || a.State == scorecard.ActionDone
		if gone && a.Done.Before(since) || a.Raised.From().After(c.Today) {
			continue
		}
		all = append(all, PackAction{
			From: "Scorecard " + c.Book.Card.Reference, Title: a.Title, Owner: a.Owner, Due: a.Due, State: a.State, Done: a.Done, Effect: a.Effect, Note: a.Note,
			Overdue: a.State == scorecard.ActionOpen && !a.Due.IsZero() && a.Due.Before(c.Today), Card: c.Book.Card.ID, OfCard: a.ID,
		})
	}
	return all
}

// originWords say where an action was raised.
func (p *Pack) originWords(o governance.Origin) string {
	switch {
	case o.Meeting != 0:
		if m := p.meeting(o.Meeting); m != nil {
			return p.meetingWords(m)
		}
		return "a meeting"
	case o.Challenge != 0:
		if i := slices.IndexFunc(p.Challenges, func(h governance.Challenge) bool { return h.ID == o.Challenge }); i >= 0 {
			return together(" ", "Challenge", p.Challenges[i].Code)
		}
		return "a challenge"
	case o.Assessment != 0:
		return "an assessment"
	case o.Agreement != 0:
		return "an agreement"
	}
	return ""
}

// meeting is the meeting of an id, nil where it does not belong to the contract.
func (p *Pack) meeting(id governance.MeetingID) *governance.Meeting {
	for i := range p.Meetings {
		if p.Meetings[i].ID == id {
			return &p.Meetings[i]
		}
	}
	return nil
}

// meetingWords name a meeting: Monthly board, 28 Oct 2026.
func (p *Pack) meetingWords(m *governance.Meeting) string {
	return together(", ", p.forumName(m.Forum), meetingDay(m).Words())
}

// meetingDay is the day a meeting was held; while it was not, the day it is planned for.
func meetingDay(m *governance.Meeting) civil.Date {
	if m.Held.IsZero() {
		return m.Planned
	}
	return m.Held
}

func (p *Pack) forumName(id governance.ForumID) string {
	for i := range p.Forums {
		if p.Forums[i].ID == id {
			return p.Forums[i].Name
		}
	}
	return ""
}

// Decisions are those of meetings that were held since last time, that meeting's included, the latest meeting first.
func (p *Pack) Decisions() (all []PackDecision) {
	for _, m := range p.heldSince() {
		for _, d := range m.Decisions {
			all = append(all, PackDecision{Decision: d, Meeting: m, Forum: p.forumName(m.Forum)})
		}
	}
	return all
}

// heldSince are the meetings that were held from last time until the day, the latest first.
func (p *Pack) heldSince() (held []*governance.Meeting) {
	for i := range p.Meetings {
		if m := &p.Meetings[i]; !m.Held.IsZero() && !m.Held.Before(p.Since()) && !m.Held.After(p.Today) {
			held = append(held, m)
		}
	}
	slices.SortStableFunc(held, func(a, b *governance.Meeting) int { return b.Held.Compare(a.Held) })
	return held
}
