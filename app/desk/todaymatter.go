package desk

import (
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// Matter is one thing that needs a decision: a line of the list to begin the day with.
type Matter struct {
	Kind MatterKind
	// Key tells it apart from everything else and stays the same from day to day, so that it can be put off.
	Key    string
	Lead   string     // what is to be done, or what is the matter: Give notice or extend
	Text   string     // about what: C-014 Appeals delivery partner. Option 1 of 2, 12 months, £1.9m
	On     civil.Date // the day to act by, or since when it stands; no date for what has none
	When   string     // the same for people: by 12 Dec · 21 days, since 18 Oct
	Weight Weight
	At     Place
	Put    governance.Snooze // until when it was put off, and why; empty while it is open
}

// Weight says how much a matter presses.
type Weight uint8

// The weights, the least first.
const (
	Routine Weight = iota // to be done in good time
	Watched               // soon, or behind
	Poor                  // requires improvement
	Urgent                // late, or a decision that can't wait
)

// MatterKind says what sort of thing a matter is.
type MatterKind uint8

// The kinds of matters.
const (
	OptionOrNotice MatterKind = iota
	EndOfContract
	NoticeToPublish
	AssessmentToMake
	MilestoneToAccept
	DutyOfOurs
	DutyOfTheirs
	PriceToReview
	MeasureToImprove
	ReadingsToGive
	ActionToDo
	GoalBehind
	GoalToSignOff
	RoleToFill
	BidToExplain
	TenderStep
	AgreementToReview
	MeetingMissed
	MinutesToWrite
	ChallengeToAnswer
)

// MatterGroup is a part of the work that matters belong to.
type MatterGroup uint8

// The groups.
const (
	ContractMatters MatterGroup = iota
	PerformanceMatters
	PeopleMatters
	TenderMatters
	GovernanceMatters
)

// Words is the group for people.
func (g MatterGroup) Words() string {
	return [...]string{"Contracts", "Performance", "Knowledge and roles", "Tenders", "Governance"}[g]
}

// Group is the part of the work that the matter belongs to.
func (k MatterKind) Group() MatterGroup {
	switch {
	case k <= PriceToReview:
		return ContractMatters
	case k <= ActionToDo:
		return PerformanceMatters
	case k <= RoleToFill:
		return PeopleMatters
	case k <= TenderStep:
		return TenderMatters
	}
	return GovernanceMatters
}

// Place is where a matter is settled: a thing of the workspace, by its id or, for a tender, by its reference.
type Place struct {
	Kind PlaceKind
	ID   int64
	Name string
	// Period is the one that a scorecard is to be opened at, none for its last.
	Period civil.Period
	// Role is the one to look at in a team, 0 for none.
	Role int64
}

// PlaceKind says what a place is.
type PlaceKind uint8

// The kinds of places.
const (
	AtOffice PlaceKind = iota // the register as a whole
	AtContract
	AtCard
	AtGoal
	AtTeam
	AtTender
	AtAgreement
	AtForum
	AtChallenge
	AtAssessment
)

// dayWords is a day as short as it can be understood: 12 Dec, and with its year where that is not near.
func dayWords(on, today civil.Date) string {
	const near = 300 // days
	if days := today.DaysUntil(on); days > near || days < -near {
		return on.Words()
	}
	return on.UTC().Format("2 Jan")
}

// byWords is until when something is to be done: by 12 Dec · 21 days, 30 Oct · 22 days late.
func byWords(lead string, on, today civil.Date) string {
	switch days := today.DaysUntil(on); {
	case days < 0:
		return dayWords(on, today) + " · " + counted(-days, "day") + " late"
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	default:
		return join(" ", lead, dayWords(on, today)) + " · " + counted(days, "day")
	}
}

// sinceWords is since when something stands: since 18 Oct · 34 days.
func sinceWords(on, today civil.Date) string {
	return "since " + dayWords(on, today)
}

// soonDays is how soon something presses.
const soonDays = 14

// dueWeight is how much something that is due presses.
func dueWeight(on, today civil.Date) Weight {
	switch days := today.DaysUntil(on); {
	case days < 0:
		return Urgent
	case days <= soonDays:
		return Watched
	}
	return Routine
}

// join puts a separator between the texts that are not empty.
func join(separator string, texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, separator)
}

// counted is 1 day, 3 days.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

var ordinals = [...]string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"}
