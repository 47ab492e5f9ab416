package roles

import "counterweight/procurement/choice"

// Phase is how far the work of a team has come.
type Phase uint8

// The phases.
const (
	PhaseUnstated Phase = iota
	Discovery
	Alpha
	Beta
	Live
)

var phases = choice.Of("phase", "discovery", "alpha", "beta", "live")

// Employer is for whom somebody works.
type Employer uint8

// The employers.
const (
	EmployerUnstated Employer = iota
	Us
	Supplier
	Agency
)

var employers = choice.Of("employer", "ours", "supplier", "agency")

// Standing is how somebody holds a role.
type Standing uint8

// The standings.
const (
	StandingUnstated Standing = iota
	Substantive
	Acting // until somebody is found
	Proxy  // a subject expert who stands in
	Shared // with somebody else
)

var standings = choice.Of("standing", "substantive", "acting", "proxy", "shared")

// SkillLevel is the level of a skill as the government's digital and data framework names it.
type SkillLevel uint8

// The levels of a skill; absent is none.
const (
	Absent SkillLevel = iota
	Awareness
	Working
	Practitioner
	Expert
)

var skillLevels = choice.Of("level of a skill", "awareness", "working", "practitioner", "expert")

// Letter is what a role has to do with a responsibility; a cell may hold several.
type Letter uint8

// The letters.
const (
	LetterUnstated Letter = iota
	Responsible
	Accountable
	Consulted
	Informed
)

var letters = choice.Of("part in a responsibility", "responsible", "accountable", "consulted", "informed")

// Sign is one of the six signs that nobody looks after the product.
type Sign uint8

// The signs.
const (
	SignUnstated Sign = iota
	VisionUnclear
	RoadmapUnstable
	SuccessUndefined
	OverBudget
	DeliveryLate
	RolloutMessy
)

var signs = choice.Of("sign", "vision-unclear", "roadmap-unstable", "success-undefined", "over-budget", "delivery-late", "rollout-messy")

var signTexts = [...]string{
	"",
	"Vision and outcomes unclear",
	"Roadmap missing, unstable or short, scope grows",
	"Success measures undefined",
	"Over budget or against the business case, discovery again and again",
	"Delivery late, decisions wait",
	"Roll-out delayed or messy",
}

// Text is what is seen where the sign is there.
func (s Sign) Text() string { return signTexts[s] }

// Skill is one of the four things that a product person brings.
type Skill uint8

// The skills.
const (
	SkillUnstated Skill = iota
	TheProblem
	TheBalance
	TheValue
	TheRoadmap
)

var skills = choice.Of("product skill", "problem", "balance", "value", "roadmap")

var skillTexts = [...]string{
	"", "The problem to be solved", "The balance of needs and constraints", "The value, and how it is measured", "The roadmap and its priorities",
}

// Text says what the skill is.
func (s Skill) Text() string { return skillTexts[s] }

// SettlementKind is how a finding was settled without assigning anybody.
type SettlementKind uint8

// The ways to settle a finding.
const (
	SettlementUnstated SettlementKind = iota
	Accepted                          // with a reason, until a day
	NotNeeded
)

var settlements = choice.Of("way to settle a finding", "accepted", "not-needed")
