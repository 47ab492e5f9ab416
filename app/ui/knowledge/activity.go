package knowledge

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"slices"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// activity is a session that was held, or evidence that was shown, in one table: the first says that people met, the second what they learned.
type activity struct {
	session  *knowledge.Session  // nil for evidence
	evidence *knowledge.Evidence // nil for a session
	on       civil.Date
	day      string
	what     string
	hours    string
	who      string
	left     string // what remains of it
}

func (a activity) key() string {
	if a.session != nil {
		return "session " + kit.Key(a.session.ID)
	}
	return "evidence " + kit.Key(a.evidence.ID)
}

// activities are the sessions and the evidence that questions keep, the latest first.
func activities(v *view, sessions func(*knowledge.Session) bool, evidence func(*knowledge.Evidence) bool) (all []activity) {
	for i := range v.record.Sessions {
		if s := &v.record.Sessions[i]; sessions(s) {
			all = append(all, activity{
				session: s, on: s.On, day: dayWords(s.On, v.today), what: s.What, hours: s.Hours.String(), who: v.sides(s.People, s.On), left: joinedList(s.Artefacts),
			})
		}
	}
	for i := range v.record.Evidence {
		if e := &v.record.Evidence[i]; evidence(e) {
			all = append(all, activity{
				evidence: e, on: e.On, day: dayWords(e.On, v.today), what: v.person(e.Person) + ": " + e.Shown().Words(), who: witnessWords(e),
				left: kit.Joined("; ", e.Artefact, e.Why),
			})
		}
	}
	slices.SortStableFunc(all, func(a, b activity) int { return b.on.Compare(a.on) })
	return all
}

// hourWords say how much was put into sessions: 6.5 hours in 3 sessions; nothing where there were none.
func hourWords(all []activity) string {
	sessions, hours := 0, new(big.Rat)
	for _, a := range all {
		if a.session != nil {
			sessions++
			hours.Add(hours, a.session.Hours.Or(exact.Decimal{}).Rat())
		}
	}
	switch {
	case sessions == 0:
		return ""
	case hours.Sign() == 0:
		return kit.Counted(sessions, "session")
	}
	return exact.Short(hours, 1) + " hours in " + kit.Counted(sessions, "session")
}

// witnessWords say who saw it: without a witness it counts as briefed at most.
func witnessWords(e *knowledge.Evidence) string {
	if e.Witness == "" {
		return "nobody saw it"
	}
	return "seen by " + e.Witness
}

// sides count who was there: 2 ours, 1 theirs.
func (v *view) sides(people []knowledge.PersonID, on civil.Date) string {
	ours := 0
	for _, id := range people {
		if v.isOurs(id, on) {
			ours++
		}
	}
	switch theirs := len(people) - ours; {
	case len(people) == 0:
		return dash
	case theirs == 0:
		return fmt.Sprintf("%d ours", ours)
	case ours == 0:
		return fmt.Sprintf("%d theirs", theirs)
	default:
		return fmt.Sprintf("%d ours, %d theirs", ours, theirs)
	}
}

var activityColumns = []kit.Column[activity]{
	{Title: "Date", Width: 88, Text: func(a activity) string { return a.day }, Compare: func(a, b activity) int { return a.on.Compare(b.on) }},
	{Title: "What", Width: 150, Grow: 3, Text: func(a activity) string { return a.what }, Strong: func(a activity) bool { return a.evidence != nil }},
	{Title: "Hours", Width: 52, Number: true, Text: func(a activity) string { return a.hours }},
	{Title: "Who was there", Width: 120, Grow: 2, Text: func(a activity) string { return a.who }},
	{Title: "What remains", Width: 110, Grow: 2, Text: func(a activity) string { return orDash(a.left) }, Yield: 1},
}

// newActivityTable is a table of sessions and evidence: Enter opens one, Delete takes it away.
func newActivityTable(p *Page, empty string) *kit.Table[activity] {
	t := kit.NewTable(empty, activityColumns...)
	t.Key = activity.key
	t.OnOpened = func(a activity) {
		if a.session != nil {
			p.editSession(*a.session)
			return
		}
		p.withdraw(a.evidence)
	}
	t.OnDelete = func(a activity) {
		if a.session != nil {
			id := a.session.ID
			kit.Remove(p.host, "The session of "+a.on.Words(), func(ctx context.Context) error { return desk.RemoveSession(ctx, p.workspace, id) }, nil)
			return
		}
		p.withdraw(a.evidence)
	}
	return t
}

// withdraw takes back evidence that should never have been noted, for a reason: the record keeps both.
func (p *Page) withdraw(e *knowledge.Evidence) {
	v := p.view
	about := fmt.Sprintf("%s could do %s: %s on %s.", v.person(e.Person), v.capability(e.Capability), cmp.Or(e.Shown().Words(), dash), e.On.Words())
	evidence := *e
	kit.AskReason(p.host, kit.Reason{
		Title: "Withdraw evidence", Why: about + " Where a level fell since, add evidence of the lower level instead; withdraw what should never have been noted.",
		Hint: "noted for the wrong person", Yes: "Withdraw",
		Do: func(reason string) {
			p.change("Withdraw evidence", func(ctx context.Context) error {
				return desk.WithdrawSkillEvidence(ctx, p.workspace, &evidence, reason)
			}, func() { p.host.Toast("The evidence was withdrawn. Ctrl+Z brings it back.", p.host.ToUndo()) })
		},
	})
}
