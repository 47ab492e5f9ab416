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
