package desk

import (
	"fmt"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// readGovernance reads what was agreed, decided and asked, and what was put off.
func (g *gathering) readGovernance() (err error) {
	if g.governance, err = g.ws.Governance(g.ctx); err != nil {
		return err
	}
	all, err := g.ws.Snoozes(g.ctx)
	g.put = make(map[string]governance.Snooze, len(all))
	for _, s := range all {
		g.put[s.Key] = s
	}
	return err
}

// nextMeeting is the first day from today on for which a forum of a contract planned a meeting that was not called off, and the forum's name;
// none where there is no such meeting.
func (g *gathering) nextMeeting(contract int64) (on civil.Date, forum string) {
	r := g.governance
	for i := range r.Forums {
		f := &r.Forums[i]
		if contract == 0 || f.Contract != contract {
			continue
		}
		for k := range r.Meetings {
			m := &r.Meetings[k]
			if m.Forum != f.ID || m.Off != "" || !m.Held.IsZero() || m.Planned.Before(g.day) {
				continue
			}
			if on.IsZero() || m.Planned.Before(on) {
				on, forum = m.Planned, f.Name
			}
		}
	}
	return on, forum
}

// agreements gathers the agreements that are to be looked at again, and the actions that are overdue.
func (g *gathering) agreements() error {
	for i := range g.governance.Agreements {
		a := &g.governance.Agreements[i]
		current := a.Current(g.day)
		if current == nil {
			continue
		}
		on := current.ReviewOn()
		if on.IsZero() || on.After(g.until) {
			continue
		}
		g.add(Matter{
			Kind: AgreementToReview, Key: fmt.Sprintf("agreement:%d:review:%s", a.ID, on), Lead: a.Kind.Words() + " review",
			Text: join(", ", a.Title, g.reference(a.Contract), ageWords(current.Agreed, g.day)),
			On:   on, When: byWords("by", on, g.day), Weight: dueWeight(on, g.day), At: Place{Kind: AtAgreement, ID: int64(a.ID), Name: a.Code},
		})
	}
	for i := range g.governance.Actions {
		if a := &g.governance.Actions[i]; a.IsOverdue(g.day) {
			g.add(Matter{
				Kind: ActionToDo, Key: fmt.Sprintf("governance-action:%d", a.ID), Lead: "Action overdue",
				Text: join(", ", a.Title, a.Owner.Name, g.named(a.Contract)),
				On:   a.Due, When: byWords("by", a.Due, g.day), Weight: Urgent, At: g.origin(a),
			})
		}
	}
	return nil
}

// origin is where an action was raised.
func (g *gathering) origin(a *governance.Action) Place {
	o := a.Origin
	switch {
	case o.Meeting != 0:
		for i := range g.governance.Meetings {
			if m := &g.governance.Meetings[i]; m.ID == o.Meeting {
				return g.atForum(m.Forum)
			}
		}
	case o.Challenge != 0:
		return Place{Kind: AtChallenge, ID: int64(o.Challenge)}
	case o.Assessment != 0:
		return Place{Kind: AtAssessment, ID: int64(o.Assessment)}
	case o.Agreement != 0:
		return Place{Kind: AtAgreement, ID: int64(o.Agreement)}
	}
	return Place{Kind: AtForum}
}

// atForum is a forum as a place.
func (g *gathering) atForum(id governance.ForumID) Place {
	place := Place{Kind: AtForum, ID: int64(id)}
	for i := range g.governance.Forums {
		if f := &g.governance.Forums[i]; f.ID == id {
			place.Name = f.Name
		}
	}
	return place
}

// ageWords is 6 months old; of less than a month it says nothing.
func ageWords(since, today civil.Date) string {
	months := 0
	for !since.AddMonths(months+1).IsZero() && !since.AddMonths(months+1).After(today) {
		months++
	}
	if months == 0 {
		return ""
	}
	return counted(months, "month") + " old"
}

// minutesDays is how many days after a meeting its minutes are written at last.
const minutesDays = 2

// meetings gathers the last meeting of each forum where it was missed, and those of the last three months that have no minutes.
func (g *gathering) meetings() error {
	r := g.governance
	for i := range r.Forums {
		f := &r.Forums[i]
		if slots := f.Slots(r.Meetings, g.day); len(slots) > 0 {
			g.missed(f, slots)
		}
	}
	g.minutes()
	return nil
}

// minutes gathers, forum by forum, the meetings of the last three months that have no minutes.
func (g *gathering) minutes() {
	without := map[governance.ForumID][]*governance.Meeting{}
	for i := range g.governance.Meetings {
		m := &g.governance.Meetings[i]
		due := m.Held.AddDays(minutesDays)
		if m.Held.IsZero() || due.After(g.day) || m.Held.Before(g.day.AddMonths(-3)) || len(m.Items) > 0 || len(m.Decisions) > 0 {
			continue
		}
		without[m.Forum] = append(without[m.Forum], m)
	}
	for id, meetings := range without {
		slices.SortStableFunc(meetings, func(a, b *governance.Meeting) int { return a.Held.Compare(b.Held) })
		first, last := meetings[0], meetings[len(meetings)-1]
		at := g.atForum(id)
		m := Matter{
			Kind: MinutesToWrite, Key: fmt.Sprintf("forum:%d:minutes", id), Lead: "Minutes missing", Text: at.Name + ", held on " + dayWords(last.Held, g.day),
			On: first.Held, When: sinceWords(first.Held, g.day), Weight: Watched, At: at,
		}
		if len(meetings) > 1 {
			m.Text = fmt.Sprintf("%s, %s, the last on %s", at.Name, counted(len(meetings), "meeting"), dayWords(last.Held, g.day))
		}
		g.add(m)
	}
}

// missed is that a forum did not meet in the last stretch of days in which it was to, and in how many before it.
func (g *gathering) missed(f *governance.Forum, slots []governance.Slot) {
	last := len(slots) - 1
	for last >= 0 && slots[last].Standing == governance.Upcoming {
		last--
	}
	running := 0
	for i := last; i >= 0 && slots[i].Standing == governance.Missed; i-- {
		running++
	}
	if running == 0 || !f.Term.To.IsZero() && f.Term.To.Before(g.day) {
		return
	}
	term := slots[last].Term
	m := Matter{
		Kind: MeetingMissed, Key: fmt.Sprintf("forum:%d:missed:%s", f.ID, term.From), Lead: "Meeting missed",
		Text: join(", ", f.Name, g.reference(f.Contract), term.Words()), On: term.To, When: sinceWords(slots[last-running+1].Term.To, g.day), Weight: Watched,
		At: g.atForum(f.ID),
	}
	if running > 1 {
		m.Text += fmt.Sprintf(", %d times running", running)
	}
	g.add(m)
}

// challenges gathers those that wait for an answer.
func (g *gathering) challenges() error {
	for i := range g.governance.Challenges {
		c := &g.governance.Challenges[i]
		days, answered := c.Waiting(g.day)
		if answered || c.OutcomeOn(g.day) != governance.Open || c.Raised.IsZero() || c.Raised.After(g.day) {
			continue
		}
		m := Matter{
			Kind: ChallengeToAnswer, Key: fmt.Sprintf("challenge:%d", c.ID), Lead: "Challenge unanswered",
			Text: join(", ", join(" ", c.Code, c.About), "raised by "+whoWords(c.By), g.reference(c.Contract)), On: c.Raised,
			When: sinceWords(c.Raised, g.day) + " · " + counted(days, "day"), Weight: Watched, At: Place{Kind: AtChallenge, ID: int64(c.ID), Name: c.Code},
		}
		if days > challengeDays {
			m.Weight = Poor
		}
		g.add(m)
	}
	return nil
}

// challengeDays is after how many days without an answer a challenge presses.
const challengeDays = 14

// whoWords is who somebody is: by name, by role, or else by the side.
func whoWords(w governance.Who) string {
	switch {
	case w.Name != "":
		return w.Name
	case w.Role != "":
		return w.Role
	case w.Side == scorecard.Theirs:
		return "their side"
	}
	return "our side"
}
