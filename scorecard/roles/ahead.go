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
	assigned := c.slots[team*len(s.Roles)+role].assigned
	if len(assigned) == 0 && !s.Needs.everOf(t, r.ID) {
		return all
	}
	open := false
	days := s.turningDays(t, r.ID, assigned, from, to)
	for i, day := range days {
		until := to
		if i+1 < len(days) {
			until = days[i+1].AddDays(-1)
		}
		need := s.Needs.of(t, r.ID, day)
		vacant := need != nil && !s.isFilled(assigned, day)
		switch {
		case !vacant:
		case open && all[len(all)-1].Essential == need.Essential:
			all[len(all)-1].Term.To = until
		default:
			v := Vacancy{Team: t, Role: r, Essential: need.Essential, Term: civil.Term{From: day, To: until}}
			v.Last, v.Contract = s.lastBefore(assigned, day)
			all = append(all, v)
		}
		open = vacant
	}
	return all
}

// everOf reports whether some phase that a team is ever in needs a role.
func (n Needs) everOf(t *Team, role RoleID) bool {
	for _, s := range t.Phases {
		if slices.ContainsFunc(n[s.Phase], func(need Need) bool { return need.Role == role }) {
			return true
		}
	}
	return false
}

func (s *Staffing) isFilled(assigned []*Assignment, day civil.Date) bool {
	return slices.ContainsFunc(assigned, func(a *Assignment) bool { return s.fills(a, day) })
}

// turningDays are the days from one to another on which what a team needs of a role, or who fills it, may change: the first of them is
// the first day looked at.
func (s *Staffing) turningDays(t *Team, role RoleID, assigned []*Assignment, from, to civil.Date) []civil.Date {
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
	for _, a := range assigned {
		last, _ := s.lastDay(a)
		add(a.Term.From)
		after(last)
	}
	slices.SortFunc(days, civil.Date.Compare)
	return slices.Compact(days)
}

// lastBefore is the assignment that ended last before a day, nil where none did, and the contract that ended with it.
func (s *Staffing) lastBefore(assigned []*Assignment, day civil.Date) (latest *Assignment, with *Contract) {
	var latestEnd civil.Date
	for _, a := range assigned {
		last, withContract := s.lastDay(a)
		if last.IsZero() || !last.Before(day) || a.Term.From.After(last) || latest != nil && !last.After(latestEnd) {
			continue
		}
		latest, latestEnd, with = a, last, nil
		if withContract {
			contract := s.Contracts[a.Contract]
			with = &contract
		}
	}
	return latest, with
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
	assigned := c.slots[t*len(s.Roles)+r].assigned
	begun := s.Teams[t].Phases[0].From
	if begun.After(day) {
		return civil.Date{}
	}
	for _, from := range slices.Backward(s.turningDays(&s.Teams[t], role, assigned, begun, day)) {
		if s.Needs.of(&s.Teams[t], role, from) == nil || s.isFilled(assigned, from) {
			break
		}
		since = from
	}
	return since
}
