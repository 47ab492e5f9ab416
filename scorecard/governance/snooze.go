package governance

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Snooze is that somebody will look at a thing that needs a decision again on a later day, and why not before.
type Snooze struct {
	Key    string // of the thing: what it is and whose
	Until  civil.Date
	Reason string
	By     string
	On     civil.Date
}

// Check finds everything that is wrong with the snooze.
func (s *Snooze) Check() fault.List {
	f := fault.Finder{Thing: "putting off"}
	f.AddIf(!s.Until.After(s.On), "until", "it doesn't say until which later day", "give a day after today")
	f.AddIf(fault.IsBlank(s.Reason), "reason", "it is put off without a reason", "say why it can wait")
	return f.Faults
}

// Sleeps reports whether the thing is out of sight on a day.
func (s *Snooze) Sleeps(day civil.Date) bool { return s.Until.After(day) }
