package governance

import (
	"slices"

	"counterweight/procurement/civil"
)

// List is the points that something is assessed against: the Service Standard, the Welsh standards, or one's own.
type List struct {
	ID     ListID
	Name   string
	Source string // who set it, and when it was read
	Points []Point
}

// Point is one point of a list.
type Point struct {
	Number int // unique in its list, from 1
	Title  string
	Group  string // innovation: business case, funding model, due diligence; empty for the list's own
}

// Assessment is how somebody found a service to stand against a list on a day.
type Assessment struct {
	ID           AssessmentID
	List         ListID
	Service      string
	Phase        string // discovery, alpha, beta, live
	Contract     int64  // by its id in the register, 0 where it comes with none
	Judge        Judge
	On           civil.Date
	Panel        []Who
	Sponsor      string
	ServiceOwner string
	Points       []Assessed
}

// Assessed is what was found about one point.
type Assessed struct {
	Point          int // its number
	Verdict        Verdict
	Evidence       string
	Recommendation string
}

// Of is what was found about a point; nothing where it was not looked at.
func (a *Assessment) Of(point int) Assessed {
	if i := slices.IndexFunc(a.Points, func(p Assessed) bool { return p.Point == point }); i >= 0 {
		return a.Points[i]
	}
	return Assessed{Point: point}
}

// Count is how many points of the list have a verdict.
func (a *Assessment) Count(list *List, verdict Verdict) (n int) {
	for _, p := range list.Points {
		if a.Of(p.Number).Verdict == verdict {
			n++
		}
	}
	return n
}

// Result is the verdict on the whole: met where every point is, not met where one is not, not yet where one is not yet and none is not met.
// Where a point was not looked at there is none, unless one that was looked at is not met.
func (a *Assessment) Result(list *List) Verdict {
	switch {
	case a.Count(list, NotMet) > 0:
		return NotMet
	case len(list.Points) == 0 || a.Count(list, NotLookedAt) > 0:
		return NotLookedAt
	case a.Count(list, NotYet) > 0:
		return NotYet
	}
	return Met
}

// Surprise is a point that the team itself and the panel judge differently.
type Surprise struct {
	Point       Point
	Self, Panel Assessed
}

// IsHard reports whether the team thought the point met and the panel did not.
func (s *Surprise) IsHard() bool { return s.Self.Verdict == Met && s.Panel.Verdict == NotMet }

// Surprises are the points that both looked at and judge differently, in the order of the list.
func Surprises(list *List, self, panel *Assessment) (all []Surprise) {
	for _, p := range list.Points {
		s := Surprise{p, self.Of(p.Number), panel.Of(p.Number)}
		if s.Self.Verdict != NotLookedAt && s.Panel.Verdict != NotLookedAt && s.Self.Verdict != s.Panel.Verdict {
			all = append(all, s)
		}
	}
	return all
}

// Beforehand is the latest self-assessment of the same service against the same list on or before a panel's day, in the same phase; nil
// where the team made none.
func Beforehand(panel *Assessment, all []Assessment) (self *Assessment) {
	for i := range all {
		a := &all[i]
		same := a.Judge == Ourselves && a.List == panel.List && a.Service == panel.Service && a.Phase == panel.Phase
		if same && !a.On.After(panel.On) && (self == nil || !a.On.Before(self.On)) {
			self = a
		}
	}
	return self
}
