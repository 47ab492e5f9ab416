// Package roles follows who fills which role in which team: what each phase needs, who is there and for whom they work, what becomes
// vacant when assignments and contracts end, who decides what, and the signs that nobody looks after the product.
//
// Days are counted with both ends: somebody assigned until 12 March is there on 12 March and gone on 13 March. Whoever comes with a
// contract goes with it: on the day after the contract's end the role is vacant, however long the assignment was meant to last.
package roles

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// The ids of what is followed, unique in a workspace. A person is one of the workspace's people.
type (
	RoleID       int64
	TeamID       int64
	AssignmentID int64
	PersonID     int64
)

// Role is something that somebody does in a team: product manager.
type Role struct {
	ID         RoleID
	Name       string
	Aliases    []string // service owner, for service manager
	Profession string   // digital and data, policy, or the office's own word
	Product    bool     // whether it looks after the product: its cover stands beside the signs that product is missing
}

// Team is a group of people with a task.
type Team struct {
	ID       TeamID
	Name     string
	Service  string
	Contract int64   // the contract it works under, by its id in the register; 0 for none
	Phases   []Stage // the earliest first
	Waived   []Waiver
	Notes    string
}

// Stage is a phase that a team is in from a day on.
type Stage struct {
	From  civil.Date
	Phase Phase
}

// PhaseOn is the phase that the team is in on a day, none before its first.
func (t *Team) PhaseOn(day civil.Date) Phase {
	phase := PhaseUnstated
	for _, s := range t.Phases {
		if s.From.After(day) {
			break
		}
		phase = s.Phase
	}
	return phase
}

// Waiver says that a team does without a role that its phase needs.
type Waiver struct {
	Role   RoleID
	Term   civil.Term // without an end for good
	Reason string
}

// waives reports whether the team does without a role on a day.
func (t *Team) waives(role RoleID, day civil.Date) bool {
	for _, w := range t.Waived {
		if w.Role == role && holds(w.Term, day) {
			return true
		}
	}
	return false
}

// holds reports whether a term without a start or an end, too, holds a day.
func holds(t civil.Term, day civil.Date) bool {
	return !day.Before(t.From) && (t.To.IsZero() || !day.After(t.To))
}

// Need is a role that a phase needs.
type Need struct {
	Role      RoleID
	Essential bool
}

// Needs are the roles that each phase needs: a template that an office makes its own.
type Needs map[Phase][]Need

// Person is somebody who may be assigned.
type Person struct {
	ID   PersonID
	Name string
}

// Assignment is somebody in a role of a team, for a time.
type Assignment struct {
	ID       AssignmentID
	Team     TeamID
	Role     RoleID
	Person   PersonID
	Share    exact.Decimal // of full time, per cent: 50
	Employer Employer
	Supplier string // whom the person works for, where that is not us
	Contract int64  // the contract that the person comes with, by its id in the register; 0 for none
	Standing Standing
	Term     civil.Term // both days included; without an end where none is known
	Rights   string     // what the person may decide
	Held     SkillLevel // what the person can do
	Needed   SkillLevel // what the role asks for
}

// Contract is what is to be known of a contract that people come with.
type Contract struct {
	Reference string
	Name      string     // C-014 Appeals delivery partner
	End       civil.Date // its last day, no date where it has none
}

// Staffing is everything that is followed about teams and the people in them.
type Staffing struct {
	Roles       []Role // in the order of the page's columns
	Teams       []Team
	People      []Person
	Needs       Needs
	Assignments []Assignment
	Contracts   map[int64]Contract
	Checks      []Check
	Settled     []Settlement
}

// Check is a pair of roles that should check each other, and so should not be one person.
type Check struct {
	One, Other RoleID
	Why        string
}

// lastDay is the last day on which an assignment is filled: its own end or that of the contract that the person comes with, whichever
// is first; no date where neither is known.
func (s *Staffing) lastDay(a *Assignment) (last civil.Date, withContract bool) {
	last = a.Term.To
	if a.Contract == 0 {
		return last, false
	}
	end := s.Contracts[a.Contract].End
	if !end.IsZero() && (last.IsZero() || !last.Before(end)) {
		return end, true
	}
	return last, false
}

// fills reports whether an assignment fills its role on a day.
func (s *Staffing) fills(a *Assignment, day civil.Date) bool {
	last, _ := s.lastDay(a)
	return holds(civil.Term{From: a.Term.From, To: last}, day) && a.Share.Sign() > 0
}
