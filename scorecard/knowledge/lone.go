package knowledge

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
)

// Lone is what hangs on one person, or on none.
type Lone struct {
	Single    []Cover        // only one person of either side does it alone: a single point of failure
	Uncovered []Cover        // nobody does
	AtRisk    []PersonAtRisk // those on whom something hangs, the most first
}

// PersonAtRisk is somebody on whom capabilities hang.
type PersonAtRisk struct {
	Person       *Person
	Capabilities []*Capability
}

// Lone finds the single points of failure on a day. What is left on purpose is none.
func (r *Record) Lone(which Which, day civil.Date) Lone {
	var lone Lone
	risks := map[PersonID]*PersonAtRisk{}
	for _, c := range r.Covers(which, day) {
		if c.Capability.Left != "" && !day.Before(c.Capability.LeftOn) {
			continue
		}
		only := c.Only()
		switch {
		case only != nil:
			lone.Single = append(lone.Single, c)
			if risks[only.Person.ID] == nil {
				risks[only.Person.ID] = &PersonAtRisk{Person: only.Person}
			}
			at := risks[only.Person.ID]
			at.Capabilities = append(at.Capabilities, c.Capability)
		case !slices.ContainsFunc(c.Holders, func(h Holding) bool { return h.Stands() }):
			lone.Uncovered = append(lone.Uncovered, c)
		}
	}
	for _, at := range risks {
		lone.AtRisk = append(lone.AtRisk, *at)
	}
	slices.SortFunc(lone.AtRisk, func(a, b PersonAtRisk) int {
		return cmp.Or(len(b.Capabilities)-len(a.Capabilities), cmp.Compare(a.Person.Name, b.Person.Name), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return lone
}

// Step is one thing that would bring us nearer to standing alone.
type Step struct {
	Capability *Capability
	Kind       StepKind
	Person     *Person // who would take the step, nil for somebody yet to be named
	From       Level
}

// StepKind is what would have to happen.
type StepKind uint8

// The steps, the smallest first.
const (
	Renew StepKind = iota // show again what was shown more than twelve months ago
	Raise                 // bring somebody who knows a little to doing it alone
	Find                  // find somebody to learn it
)

// Words says what would have to happen.
func (s Step) Words() string {
	switch s.Kind {
	case Renew:
		return s.Person.Name + " shows again that " + s.Capability.Name + " can be done alone"
	case Raise:
		return s.Person.Name + " learns to do " + s.Capability.Name + " alone"
	case Find:
	}
	return "somebody of ours learns " + s.Capability.Name
}

// Missing is what would have to happen for every critical capability to be safe on a day: for each one the fewest and smallest steps,
// renewing old evidence before raising a level, and raising those who are furthest before finding somebody new.
func (r *Record) Missing(which Which, day civil.Date) (steps []Step) {
	for _, c := range r.Covers(which, day) {
		if c.Capability.IsCritical(day) {
			steps = append(steps, c.missing()...)
		}
	}
	return steps
}

func (c *Cover) missing() (steps []Step) {
	lack := fullCover - c.parts
	for _, h := range c.Ours() {
		if h.Stale && lack > 0 {
			steps = append(steps, Step{c.Capability, Renew, h.Person, h.Level})
			lack -= freshPart - stalePart
		}
	}
	for _, h := range c.Holders { // the highest level first
		if h.Stay.Ours && !h.Stands() && lack > 0 {
			steps = append(steps, Step{c.Capability, Raise, h.Person, h.Level})
			lack -= freshPart
		}
	}
	for ; lack > 0; lack -= freshPart {
		steps = append(steps, Step{Capability: c.Capability, Kind: Find})
	}
	return steps
}

// ExitItem is a line of the checklist for parting with a supplier.
type ExitItem struct {
	Standing Standing
	DaysLeft int // until the contract ends, negative when it has
}

// ExitChecklist are the goals of a contract that their receivers have not signed off, the most urgent first: what is overdue, then by due
// date, those without one last.
func (r *Record) ExitChecklist(contract int64, end, day civil.Date) (items []ExitItem) {
	for _, s := range r.Standings(day) {
		if s.Goal.Contract == contract && s.State != SignedOff && s.State != Dropped {
			items = append(items, ExitItem{s, day.DaysUntil(end)})
		}
	}
	slices.SortStableFunc(items, func(a, b ExitItem) int {
		x, y := a.Standing.Goal.Due, b.Standing.Goal.Due
		if x.IsZero() != y.IsZero() {
			return y.Compare(x) // no date comes before every date, and here last
		}
		return x.Compare(y)
	})
	return items
}
