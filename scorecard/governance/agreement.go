package governance

import (
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// reviewMonths is after how long an agreement is looked at again where nothing else was agreed.
const reviewMonths = 6

// Agreement is what both sides agreed on, in the versions it went through.
type Agreement struct {
	ID       AgreementID
	Code     string // this office's own, unique: A-02
	Kind     AgreementKind
	Title    string
	Contract int64 // by its id in the register, 0 where it comes with none
	Versions []Version
}

// Version is the agreement as it was written at one time. What was signed is never changed: who wants it otherwise begins a new version.
type Version struct {
	Number   int        // from 1
	Agreed   civil.Date // the day the last side signed; no date while it is a draft
	Review   civil.Date // the day to look at it again; no date for six months after it was agreed
	Duration string
	Sections []Section
	People   []Member
	Scope    []string // what is in
	Outside  []string // and what is not, said on purpose
	Outputs  []Output
	Success  []Success
	Failing  Failing
	Promises []Statement
	Signed   []Signature
	Why      string // what led to this version
}

// Section is a heading with what was agreed under it.
type Section struct{ Heading, Text string }

// Member is somebody who takes part.
type Member struct {
	Who
	Need   Need
	Skills string // what they bring
}

// Output is what comes out in a phase: discovery, a map of the journey.
type Output struct{ Phase, What string }

// Failing is what happens if things don't go as planned.
type Failing struct {
	Retrospectives Cadence
	Escalation     []Rung // whom to go to, the first of them first
	Note           string
}

// Rung is one step of the way up: who decides, by role and by name, and after how many days without a decision the next is asked.
type Rung struct {
	Who
	Days int
}

// Statement is one thing that a side holds itself to, and that the other can say how it goes.
type Statement struct {
	Key    string // unique in the agreement, and the same in each version that has the statement
	Text   string
	Owner  string
	Answer Answer
}

// Pulse is how one side says on a day that a statement is kept.
type Pulse struct {
	ID        PulseID
	Agreement AgreementID
	Statement string // its key
	On        civil.Date
	Side      scorecard.Side
	Value     exact.Decimal // 1 to 5; or 1 for yes and 0 for no
	By        string
	Note      string
}

// Signature is that somebody signed a version.
type Signature struct {
	Who
	On civil.Date
}

// Current is the latest version that was agreed on or before a day, nil where there is none.
func (a *Agreement) Current(day civil.Date) *Version {
	var current *Version
	for i := range a.Versions {
		v := &a.Versions[i]
		if !v.Agreed.IsZero() && !v.Agreed.After(day) && (current == nil || !v.Agreed.Before(current.Agreed)) {
			current = v
		}
	}
	return current
}

// Draft is the version that is being written, nil where none is.
func (a *Agreement) Draft() *Version {
	i := slices.IndexFunc(a.Versions, func(v Version) bool { return v.Agreed.IsZero() })
	if i < 0 {
		return nil
	}
	return &a.Versions[i]
}

// IsSettled reports whether both sides signed what it says, and nobody is writing a new version.
func (a *Agreement) IsSettled() bool { return len(a.Versions) > 0 && a.Draft() == nil }

// Begin adds a draft that says what the latest version says, for a reason, and returns it; the draft that there is, where there is one.
func (a *Agreement) Begin(why string) *Version {
	if draft := a.Draft(); draft != nil {
		return draft
	}
	var v Version
	if n := len(a.Versions); n > 0 {
		v = a.Versions[n-1].copied()
	}
	v.Number, v.Agreed, v.Review, v.Signed, v.Why = len(a.Versions)+1, civil.Date{}, civil.Date{}, nil, why
	a.Versions = append(a.Versions, v)
	return &a.Versions[len(a.Versions)-1]
}

// copied shares nothing with the version.
func (v *Version) copied() Version {
	c := *v
	c.Sections, c.People = slices.Clone(v.Sections), slices.Clone(v.People)
	c.Scope, c.Outside, c.Outputs = slices.Clone(v.Scope), slices.Clone(v.Outside), slices.Clone(v.Outputs)
	c.Promises, c.Signed = slices.Clone(v.Promises), slices.Clone(v.Signed)
	c.Failing.Escalation = slices.Clone(v.Failing.Escalation)
	c.Success = slices.Clone(v.Success)
	for i := range c.Success {
		c.Success[i].Checks = slices.Clone(v.Success[i].Checks)
	}
	return c
}

// ReviewOn is the day to look at the version again; no date for a draft.
func (v *Version) ReviewOn() civil.Date {
	if !v.Review.IsZero() {
		return v.Review
	}
	return v.Agreed.AddMonths(reviewMonths)
}

// Unsigned are the sides that nobody signed for.
func (v *Version) Unsigned() (sides []scorecard.Side) {
	for _, side := range scorecard.AllSides() {
		if !slices.ContainsFunc(v.Signed, func(s Signature) bool { return s.Side == side }) {
			sides = append(sides, side)
		}
	}
	return sides
}

// Sign adds a signature. The version is agreed from the day on which the last side signed; a later signature changes nothing about that.
func (v *Version) Sign(s Signature) {
	v.Signed = append(v.Signed, s)
	if !v.Agreed.IsZero() || len(v.Unsigned()) > 0 {
		return
	}
	for _, side := range scorecard.AllSides() {
		var first civil.Date
		for _, s := range v.Signed {
			if s.Side == side && (first.IsZero() || s.On.Before(first)) {
				first = s.On
			}
		}
		if first.After(v.Agreed) {
			v.Agreed = first
		}
	}
}

// Talk is a statement that the two sides see differently, or that both see failing.
type Talk struct {
	Statement    *Statement
	Ours, Theirs *Pulse // the latest of each side on or before the day, nil where there is none
}

// Gap is by how much our side sees it better than theirs, on the statement's own scale; false where a side said nothing.
func (t *Talk) Gap() (*big.Rat, bool) {
	if t.Ours == nil || t.Theirs == nil {
		return nil, false
	}
	return new(big.Rat).Sub(t.Ours.Value.Rat(), t.Theirs.Value.Rat()), true
}

// apart is from what difference on of 1 to 5 two sides should talk; of yes and no any difference is one to talk about.
const apart = 2

// IsApart reports whether both sides see it so differently that they should talk about it.
func (t *Talk) IsApart() bool {
	gap, both := t.Gap()
	if !both || t.Statement.Answer == YesNo {
		return both && gap.Sign() != 0
	}
	return gap.Abs(gap).Cmp(big.NewRat(apart, 1)) >= 0
}

// failing is the highest answer of 1 to 5 that says a statement is not kept.
const failing = 2

// IsNeeded reports whether there is something to talk about: the sides see it differently, or nobody who answered sees it kept.
func (t *Talk) IsNeeded() bool {
	if t.IsApart() {
		return true
	}
	answered, kept := false, false
	for _, p := range []*Pulse{t.Ours, t.Theirs} {
		if p != nil {
			answered, kept = true, kept || t.Statement.isKept(p)
		}
	}
	return answered && !kept
}

// isKept reports whether an answer says that the statement is kept.
func (s *Statement) isKept(p *Pulse) bool {
	if s.Answer == YesNo {
		return p.Value.Sign() > 0
	}
	return p.Value.Cmp(exact.Int(failing)) > 0
}

// Talks are the statements of a version with what each side said of them last, on a day.
func (v *Version) Talks(pulses []Pulse, agreement AgreementID, day civil.Date) []Talk {
	talks := make([]Talk, len(v.Promises))
	for i := range v.Promises {
		talks[i].Statement = &v.Promises[i]
	}
	for i := range pulses {
		p := &pulses[i]
		at := slices.IndexFunc(v.Promises, func(s Statement) bool { return s.Key == p.Statement })
		if p.Agreement != agreement || at < 0 || p.On.After(day) {
			continue
		}
		last := &talks[at].Ours
		if p.Side == scorecard.Theirs {
			last = &talks[at].Theirs
		}
		if *last == nil || !p.On.Before((*last).On) {
			*last = p
		}
	}
	return talks
}
