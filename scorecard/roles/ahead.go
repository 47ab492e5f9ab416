package roles

import (
	"slices"

	"counterweight/procurement/civil"
)

// Vacancy is a time in which a team needs a role that nobody fills.
type Vacancy struct {
	Team      *Team
	Role      *Role
	Essential bool
	Term      civil.Term  // within the time looked at
	Last      *Assignment // whose end made it vacant, nil where nobody was there before
	Contract  *Contract   // the contract that ended with it, nil where none did
}

// Days is how many days the role is vacant.
func (v *Vacancy) Days() int { return v.Term.Days() }

// Ahead is what is vacant, and becomes vacant, from one day to another, both included: the earliest first, then by team and role.
func (c *Chart) Ahead(from, to civil.Date) (all []Vacancy) {
	if to.Before(from) {
		return nil
	}
	s := c.staffing
	for t := range s.Teams {
		for r := range s.Roles {
			all = c.vacancies(all, t, r, from, to)
		}
	}
	slices.SortStableFunc(all, func(a, b Vacancy) int { return a.Term.From.Compare(b.Term.From) })
	return all
}

// vacancies adds the times in which one role of one team is vacant. What is filled and needed changes only on few days: between them
// nothing is looked at.
func (c *Chart) vacancies(all []Vacancy, team, role int, from, to civil.Date) []Vacancy {
	s := c.staffing
	t, r := &s.Teams[team], &s.Roles[role]
	filled := c.slots[team*len(s.Roles)+role].filled
	if !c.everNeeds(t, role) {
		return all
	}
	open := false
	days := turningDays(t, r.ID, filled, from, to)
	for i, day := range days {
		until := to
		if i+1 < len(days) {
			until = days[i+1].AddDays(-1)
		}
		need := c.need(t, role, day)
		vacant := need != nil && !isFilled(filled, day)
		switch {
		case !vacant:
		case open && all[len(all)-1].Essential == need.Essential:
			all[len(all)-1].Term.To = until
		default:
			v := Vacancy{Team: t, Role: r, Essential: need.Essential, Term: civil.Term{From: day, To: until}}
			v.Last, v.Contract = s.lastBefore(filled, day)
			all = append(all, v)
		}
		open = vacant
	}
	return all
}

// everNeeds reports whether some phase that a team is ever in needs a role.
func (c *Chart) everNeeds(t *Team, role int) bool {
	return slices.ContainsFunc(t.Phases, func(s Stage) bool {
		needs := c.needs[s.Phase]
		return needs != nil && needs[role] != nil
	})
}

// need is what a team needs of a role on a day, nil where it needs none.
func (c *Chart) need(t *Team, role int, day civil.Date) *Need {
	needs := c.needs[t.PhaseOn(day)]
	if needs == nil || needs[role] == nil || t.waives(c.staffing.Roles[role].ID, day) {
		return nil
	}
	return needs[role]
}

func isFilled(filled []stint, day civil.Date) bool {
	for i := range filled {
		if holds(filled[i].days, day) {
			return true
		}
	}
	return false
}

// turningDays are the days from one to another on which what a team needs of a role, or who fills it, may change: the first of them is
// the first day looked at.
func turningDays(t *Team, role RoleID, filled []stint, from, to civil.Date) []civil.Date {
	days := []civil.Date{from}
	add := func(d civil.Date) {
		if d.After(from) && !d.After(to) {
			days = append(days, d)
		}
	}
	after := func(d civil.Date) {
		if !d.IsZero() {
			add(d.AddDays(1))
		}
	}
	for _, stage := range t.Phases {
		add(stage.From)
	}
	for _, w := range t.Waived {
		if w.Role == role {
			add(w.Term.From)
			after(w.Term.To)
		}
	}
	for i := range filled {
		add(filled[i].days.From)
		after(filled[i].days.To)
	}
	slices.SortFunc(days, civil.Date.Compare)
	return slices.Compact(days)
}

// lastBefore is the assignment that ended last before a day, nil where none did, and the contract that ended with it.
func (s *Staffing) lastBefore(filled []stint, day civil.Date) (latest *Assignment, with *Contract) {
	at := -1
	for i := range filled {
		days := &filled[i].days
		if days.To.IsZero() || !days.To.Before(day) || !days.Ordered() || at >= 0 && !days.To.After(filled[at].days.To) {
			continue
		}
		at = i
	}
	if at < 0 {
		return nil, nil
	}
	if filled[at].withContract {
		contract := s.Contracts[filled[at].Contract]
		with = &contract
	}
	return filled[at].Assignment, with
}

// VacantSince is the day from which a role that a team needs has been vacant without a break until a day; no date where it is filled or
// not needed then.
func (c *Chart) VacantSince(team TeamID, role RoleID, day civil.Date) (since civil.Date) {
	t, known := c.team[team]
	r, too := c.role[role]
	if !known || !too || len(c.staffing.Teams[t].Phases) == 0 {
		return civil.Date{}
	}
	s := c.staffing
	filled := c.slots[t*len(s.Roles)+r].filled
	begun := s.Teams[t].Phases[0].From
	if begun.After(day) {
		return civil.Date{}
	}
	for _, from := range slices.Backward(turningDays(&s.Teams[t], role, filled, begun, day)) {
		if c.need(&s.Teams[t], r, from) == nil || isFilled(filled, from) {
			break
		}
		since = from
	}
	return since
}
