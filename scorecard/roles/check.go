package roles

import (
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Check finds everything that is wrong with the assignment.
func (a *Assignment) Check() fault.List {
	f := fault.Finder{Thing: "assignment"}
	f.AddIf(a.Team == 0, "team", "it is in no team", "choose the team")
	f.AddIf(a.Role == 0, "role", "it is in no role", "choose the role")
	f.AddIf(a.Person == 0, "person", "nobody is assigned", "choose the person")
	f.AddIf(a.Share.Sign() <= 0, "share", "the share of time is "+a.Share.String()+" %", "give more than 0, such as 50")
	f.AddIf(a.Term.From.IsZero(), "from", "it doesn't say from when", "give the first day")
	f.AddIf(!a.Term.Ordered(), "to", "it ends on "+a.Term.To.Words()+", before its start on "+a.Term.From.Words(), "change one of the days")
	f.AddIf(a.Employer == EmployerUnstated, "employer", "it doesn't say for whom the person works", "choose ours, supplier or agency")
	f.AddIf(a.Employer == Supplier && fault.IsBlank(a.Supplier), "supplier", "the person works for no supplier that we know of", "name the supplier")
	return f.Faults
}

// Check finds everything that is wrong with the role.
func (r *Role) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("role", r.Name, "name")}
	f.AddIf(fault.IsBlank(r.Name), "name", "the name is empty", "type what the role is called")
	return f.Faults
}

// Check finds everything that is wrong with the matrix but for its gaps and overlaps, which are for a workshop to settle.
func (m *Matrix) Check() fault.List {
	f := fault.Finder{Thing: "responsibilities"}
	f.AddIf(m.Team == 0, "team", "they are of no team", "choose the team")
	f.AddIf(len(m.Roles) == 0, "roles", "there is no role to decide", "name at least one")
	for i, r := range m.Rows {
		f.AddIf(fault.IsBlank(r.Name), fmt.Sprintf("rows[%d]", i), "a row doesn't say what is decided", "say it, or take the row out")
	}
	return f.Faults
}

// Check finds everything that is wrong with the sign.
func (s *Seen) Check() fault.List {
	f := fault.Finder{Thing: "sign"}
	f.AddIf(s.Team == 0, "team", "it is of no team", "choose the team")
	f.AddIf(s.Sign == SignUnstated, "sign", "it doesn't say which sign was seen", "choose one of the six")
	f.AddIf(s.Month.Kind() != civil.Month || s.Month.IsZero(), "month", "it is of no month", "give the month it was seen in")
	return f.Faults
}

// Check finds everything that is wrong with the team.
func (t *Team) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("team", t.Name, "name")}
	f.AddIf(fault.IsBlank(t.Name), "name", "the name is empty", "type the name the team goes by")
	var last civil.Date
	for i, s := range t.Phases {
		field := fmt.Sprintf("phases[%d]", i)
		f.AddIf(s.From.IsZero(), field, "a phase has no first day", "give the day it began")
		f.AddIf(i > 0 && !s.From.After(last), field, s.Phase.Words()+" begins on "+s.From.Words()+", not after the phase before it", "change one of the days")
		last = s.From
	}
	for i, w := range t.Waived {
		field := fmt.Sprintf("waived[%d]", i)
		f.AddIf(fault.IsBlank(w.Reason), field, "it does without a role, but doesn't say why", "give the reason")
		f.AddIf(!w.Term.Ordered(), field, "the time without a role ends before it begins", "change one of the days")
	}
	return f.Faults
}

// Check finds everything that is wrong with how a finding was settled.
func (s *Settlement) Check() fault.List {
	f := fault.Finder{Thing: "settled finding"}
	f.AddIf(fault.IsBlank(s.Reason), "reason", "it was settled without a reason", "say why")
	f.AddIf(s.Kind == Accepted && s.Until.IsZero(), "until", "it was accepted for good", "give the day on which to look at it again")
	f.AddIf(!s.Until.IsZero() && s.Until.Before(s.On), "until", "it was accepted until "+s.Until.Words()+", before it was settled", "give a later day")
	return f.Faults
}
