package knowledge

import (
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Check finds everything that is wrong with the capability.
func (c *Capability) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("capability", c.Code, "code")}
	f.AddIf(fault.IsBlank(c.Name), "name", "the name is empty", "say in a few words what must be done")
	f.AddIf(c.Weight.Sign() < 0, "weight", "the weight is below 0", "give it 0 or more")
	f.AddIf(c.Left != "" && c.LeftOn.IsZero(), "left_on", "it is left, but it doesn't say from when", "give the day")
	return f.Faults
}

// Check finds everything that is wrong with the goal.
func (g *Goal) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("goal", g.Code, "code")}
	f.AddIf(fault.IsBlank(g.Title), "title", "the title is empty", "say in a few words what is to pass")
	f.AddIf(g.Capability == 0, "capability", "it is about no capability", "choose one, or add it")
	f.AddIf(g.GoalLevel <= g.StartLevel, "goal_level",
		fmt.Sprintf("it is to get from %q to %q, which is no way up", g.StartLevel.Words(), g.GoalLevel.Words()), "choose a higher level to reach")
	f.AddIf(!g.Start.IsZero() && !g.Due.IsZero() && !g.Start.Before(g.Due), "due",
		"it is due on "+g.Due.Words()+", not after its start on "+g.Start.Words(), "change one of the days")
	f.AddIf(!g.SignedOff.IsZero() && fault.IsBlank(g.SignedOffBy), "signed_off_by", "it is signed off by nobody", "name the receiver who did")
	f.AddIf(!g.Dropped.IsZero() && fault.IsBlank(g.Reason), "reason", "it is given up without a reason", "say why")
	return f.Faults
}

// Check finds everything that is wrong with the evidence, seen on a day.
func (e *Evidence) Check(today civil.Date) fault.List {
	f := fault.Finder{Thing: "evidence"}
	f.AddIf(e.Person == 0, "person", "it is about nobody", "choose the person")
	f.AddIf(e.Capability == 0, "capability", "it is about no capability", "choose one")
	f.AddIf(e.On.IsZero(), "on", "it has no date", "give the day it was shown")
	f.AddIf(e.On.After(today), "on", "it is of "+e.On.Words()+", which is still to come", "give the day it was shown")
	f.AddIf(fault.IsBlank(e.Witness) && e.Level > Briefed, "witness",
		"nobody saw it, so it counts as briefed", "name who saw it")
	return f.Faults
}

// Check finds everything that is wrong with the session, seen on a day.
func (s *Session) Check(today civil.Date) fault.List {
	f := fault.Finder{Thing: "session"}
	f.AddIf(s.Goal == 0, "goal", "it is for no goal", "choose one")
	f.AddIf(s.On.IsZero(), "on", "it has no date", "give the day it was held")
	f.AddIf(s.On.After(today), "on", "it is of "+s.On.Words()+", which is still to come", "note it once it was held")
	f.AddIf(fault.IsBlank(s.What), "what", "it doesn't say what was done", "say it in a few words")
	hours, given := s.Hours.Get()
	f.AddIf(given && hours.Sign() <= 0, "hours", "it took "+hours.String()+" hours", "give more than 0")
	return f.Faults
}

// Check finds everything that is wrong with a person's employers.
func (p *Person) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("person", p.Name, "name")}
	f.AddIf(fault.IsBlank(p.Name), "name", "the name is empty", "type the name the person goes by")
	for _, s := range p.Stays {
		f.AddIf(!s.Term.Ordered(), "stays", "the time at "+s.Employer+" ends before it begins", "change one of the days")
	}
	return f.Faults
}
