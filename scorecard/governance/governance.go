// Package governance holds how two sides of a partnership work together: what they agreed on, when they meet and what came of it, who
// challenged whom, how a service and the office stand against a list of points, and where the time of policy work goes.
//
// It tells what was not done as plainly as what was: a meeting that nobody held is missed, a challenge that nobody answered stays open, and
// a partnership without any challenge is a finding, not a success.
package governance

import (
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// The ids of what is kept, unique in a workspace.
type (
	AgreementID  int64
	ForumID      int64
	MeetingID    int64
	ChallengeID  int64
	ListID       int64
	AssessmentID int64
	IdeaID       int64
	ActionID     int64
	FeedbackID   int64
	PulseID      int64
	DigitalID    int64
	BallotID     int64
	TemplateID   int64
	PackID       int64
)

// Who is somebody as minutes and agreements name them. People change roles and leave: the words stay as they were written.
type Who struct {
	Person int64 // one of the workspace's people, 0 for somebody who is none of them
	Name   string
	Role   string // product lead
	Side   scorecard.Side
}

// Idea is what might be done for a need, from the first thought to what a test of it showed.
type Idea struct {
	ID      IdeaID
	Need    string // what whom keeps from what
	Idea    string
	Partner string // who might do it with us
	Test    string // how we find out cheaply
	Result  string // what the test showed
	Stage   IdeaStage
	On      civil.Date // since when it is at this stage
	By      string
}

// Record is everything that is kept about how the two sides work together.
type Record struct {
	Agreements  []Agreement
	Pulses      []Pulse
	Forums      []Forum
	Meetings    []Meeting
	Challenges  []Challenge
	Feedback    []Feedback
	Actions     []Action
	Lists       []List
	Assessments []Assessment
	Ideas       []Idea
	Digital     []Digital
	Ballots     []Ballot
}
