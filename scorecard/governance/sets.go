package governance

import "counterweight/procurement/choice"

// Cadence is how often a forum meets.
type Cadence uint8

// The cadences.
const (
	CadenceUnstated Cadence = iota
	Weekly
	Fortnightly
	Monthly
	Quarterly
	HalfYearly
	Yearly
)

var cadences = choice.Of("cadence", "weekly", "fortnightly", "monthly", "quarterly", "half-yearly", "yearly")

// Level is what a forum decides about.
type Level uint8

// The levels, with the cadence that each usually has: weekly, monthly, quarterly.
const (
	LevelUnstated Level = iota
	Operational
	Tactical
	Strategic
)

var levels = choice.Of("level", "operational", "tactical", "strategic")

// Standing is what became of a meeting that the cadence asks for.
type Standing uint8

// The standings.
const (
	StandingUnstated Standing = iota
	Upcoming                  // its time is not over
	Held
	Late   // held, but after its time was over
	Missed // its time is over and nobody held it
)

var standings = choice.Of("standing of a meeting", "upcoming", "held", "late", "missed")

// Presence is whether somebody was at a meeting.
type Presence uint8

// The presences.
const (
	PresenceUnstated Presence = iota
	Present
	Deputised // somebody else came instead
	Apologies
	Absent
)

var presences = choice.Of("presence", "present", "deputised", "apologies", "absent")

// Outcome is what a challenge led to.
type Outcome uint8

// The outcomes; a challenge without one is open.
const (
	Open Outcome = iota
	Adopted
	Adapted
	Declined
	Withdrawn
)

var outcomes = choice.Of("outcome of a challenge", "adopted", "adapted", "declined", "withdrawn")

// Verdict is whether a point of an assessment is met.
type Verdict uint8

// The verdicts; a point without one was not looked at.
const (
	NotLookedAt Verdict = iota
	Met
	NotMet
	NotYet // it can't be met at this phase
)

var verdicts = choice.Of("verdict", "met", "not-met", "not-yet")

// Judge is who assesses.
type Judge uint8

// The judges.
const (
	JudgeUnstated Judge = iota
	Ourselves           // the team itself, beforehand
	Panel
)

var judges = choice.Of("judge", "self", "panel")

// AgreementKind is what an agreement is about.
type AgreementKind uint8

// The kinds.
const (
	KindUnstated AgreementKind = iota
	WaysOfWorking
	DataSharing
	RelationshipCharter
	OtherAgreement
)

var kinds = choice.Of("kind of agreement", "ways-of-working", "data-sharing", "relationship-charter", "other")

// Need is whether somebody has to take part.
type Need uint8

// The needs.
const (
	NeedUnstated Need = iota
	Compulsory
	Optional
)

var needs = choice.Of("need", "compulsory", "optional")

// Answer is how a statement of an agreement is answered.
type Answer uint8

// The ways to answer.
const (
	AnswerUnstated Answer = iota
	OneToFive
	YesNo // 1 is yes, 0 is no
)

var answers = choice.Of("way to answer", "one-to-five", "yes-no")

// Letter is one of what a measure of success has to be.
type Letter uint8

// The letters of SMART.
const (
	LetterUnstated Letter = iota
	Specific
	Measurable
	Achievable
	Relevant
	TimeBound
)

var letters = choice.Of("letter of SMART", "specific", "measurable", "achievable", "relevant", "time-bound")

// Grade is how digital a group works: A a little is online, B a part of it, C it is routine, with half steps between.
type Grade uint8

// The grades.
const (
	GradeUnstated Grade = iota
	GradeA
	GradeAB
	GradeB
	GradeBC
	GradeC
)

var grades = choice.Of("grade", "A", "A-B", "B", "B-C", "C")

// Question is what votes about the elements of policy work are given for.
type Question uint8

// The questions.
const (
	QuestionUnstated Question = iota
	Frequency                 // how often it is done
	Value                     // what it is worth
	Effect                    // what a partnership could change about it
)

var questions = choice.Of("question", "frequency", "value", "effect")

// IdeaStage is how far an idea has come.
type IdeaStage uint8

// The stages.
const (
	StageUnstated IdeaStage = iota
	Noted
	Talked // with who might partner
	Testing
	TakenUp
	DroppedIdea
)

var stages = choice.Of("stage of an idea", "noted", "talked", "testing", "taken-up", "dropped")
