// Package knowledge follows what passes from one side of a partnership to the other: what we must be able to do, who can do it and what
// shows it, what is to pass by when, and whether we could stand alone when a contract ends.
//
// Attendance is not transfer. A level rests on evidence that somebody witnessed, never on a session that was held; it may fall, and the
// record keeps when and why.
package knowledge

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// The ids of what is followed, unique in a workspace. A person is one of the workspace's people.
type (
	CapabilityID int64
	GoalID       int64
	EvidenceID   int64
	SessionID    int64
	PersonID     int64
)

// Capability is something that we must be able to do.
type Capability struct {
	ID          CapabilityID
	Code        string // this office's own, unique: K-004
	Name        string // Release pipeline
	Purpose     string // what it is needed for
	Aliases     []string
	Criticality Criticality
	Weight      exact.Decimal // among the critical ones; 1 where all count alike
	Team        string
	Service     string
	Contract    int64 // the contract it comes with, by its id in the register; 0 for one that comes with none
	// Left is why nobody will take it over, on purpose; empty where somebody shall. What is left counts in no readiness.
	Left   string
	LeftOn civil.Date
	Notes  string
}

// IsCritical reports whether readiness rests on the capability on a day.
func (c *Capability) IsCritical(day civil.Date) bool {
	return c.Criticality == Critical && (c.Left == "" || day.Before(c.LeftOn))
}

// Person is somebody who may hold knowledge, and for whom they worked when.
type Person struct {
	ID    PersonID
	Name  string
	Stays []Stay // one after the other; on a day in none of them the person holds nothing for either side
}

// Stay is the time that somebody works for one employer, both days included; without an end where none is known.
type Stay struct {
	Term     civil.Term
	Ours     bool
	Employer string // Fernhill Digital; for us, the part of our side
}

// On is where the person works on a day, nil where nowhere that we know of. Of two stays that share a day the later one counts: who
// changes employer works for the new one from that stay's first day.
func (p *Person) On(day civil.Date) *Stay {
	for i := len(p.Stays) - 1; i >= 0; i-- {
		if holds(p.Stays[i].Term, day) {
			return &p.Stays[i]
		}
	}
	return nil
}

// holds reports whether a term without a start or an end, too, holds a day.
func holds(t civil.Term, day civil.Date) bool {
	return !day.Before(t.From) && (t.To.IsZero() || !day.After(t.To))
}

// Evidence is what showed on a day which level somebody has: at most the latest on or before a day counts.
type Evidence struct {
	ID         EvidenceID
	Person     PersonID
	Capability CapabilityID
	Goal       GoalID // the goal it was shown for, 0 where for none
	Level      Level
	On         civil.Date
	Witness    string // who saw it; without a witness it is a claim and counts for level 1 at most
	Artefact   string // what remains of it: a recording, a runbook that the person wrote
	Why        string // why the level fell, where it did
}

// Shown is the level that the evidence carries: what nobody witnessed shows no more than that somebody was there.
func (e *Evidence) Shown() Level {
	if e.Witness == "" {
		return min(e.Level, Briefed)
	}
	return e.Level
}

// Goal is a capability that is to pass from some people to others, to a level, by a day.
type Goal struct {
	ID         GoalID
	Code       string // this office's own, unique: G-07
	Title      string
	Capability CapabilityID
	Contract   int64  // by its id in the register, 0 where it comes with none
	Promise    string // the code of the contract's promise that it keeps: P3
	Direction  Direction

	From     []PersonID // who passes it on
	FromName string     // and who else: lead developer (Fernhill)
	To       []PersonID // who receives it; the goal is reached when each of them has its level
	ToName   string     // and who else: platform team
	Method   Method

	Start      civil.Date
	Due        civil.Date
	StartLevel Level
	GoalLevel  Level

	SignedOff   civil.Date // the day a receiver said that it had passed, no date before
	SignedOffBy string
	Dropped     civil.Date // the day it was given up, no date while it stands
	Reason      string     // why it was given up
	Notes       string
}

// Session is one occasion on which something was passed on. It shows that people met, not that they learned.
type Session struct {
	ID        SessionID
	Goal      GoalID
	On        civil.Date
	What      string
	Hours     exact.Optional
	People    []PersonID
	Notes     string
	Artefacts []string
}

// Record is everything that is followed.
type Record struct {
	Capabilities []Capability
	People       []Person
	Evidence     []Evidence
	Goals        []Goal
	Sessions     []Session
}
