package procurement

import (
	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Milestone is a step or an outcome that is paid when it is accepted.
type Milestone struct {
	Kind        MilestoneKind
	Title       string
	Due         civil.Date
	Value       money.Amount // excluding VAT
	State       MilestoneState
	DeliveredOn civil.Date
	AcceptedOn  civil.Date
	AcceptedBy  string
	Evidence    string // what shows that it was reached
	Note        string
}

// MilestoneKind says whether a step of the work or its effect is paid.
type MilestoneKind uint8

// The kinds of milestone.
const (
	MilestoneKindUnstated MilestoneKind = iota
	MilestoneStep
	MilestoneOutcome
)

var milestoneKinds = choice.Of("kind of milestone", "milestone", "outcome")

// String is the kind's name in files, empty where it is not stated.
func (k MilestoneKind) String() string { return milestoneKinds.Name(uint8(k)) }

// Words is the kind for people.
func (k MilestoneKind) Words() string { return milestoneKinds.Words(uint8(k)) }

// ParseMilestoneKind reads what [MilestoneKind.String] writes. It fails with [*choice.Error].
func ParseMilestoneKind(text string) (MilestoneKind, error) {
	return choice.Parse[MilestoneKind](milestoneKinds, text)
}

// AllMilestoneKinds are the kinds to choose from.
func AllMilestoneKinds() []MilestoneKind { return choice.All[MilestoneKind](milestoneKinds) }

// MilestoneState is how far a milestone has come.
type MilestoneState uint8

// The states of a milestone.
const (
	MilestoneStateUnstated MilestoneState = iota
	MilestoneOpen
	MilestoneDelivered // waits for acceptance
	MilestoneAccepted
	MilestoneRejected // waits to be put right
)

var milestoneStates = choice.Of("state of a milestone", "open", "delivered", "accepted", "rejected")

// String is the state's name in files, empty where it is not stated.
func (s MilestoneState) String() string { return milestoneStates.Name(uint8(s)) }

// Words is the state for people.
func (s MilestoneState) Words() string { return milestoneStates.Words(uint8(s)) }

// ParseMilestoneState reads what [MilestoneState.String] writes. It fails with [*choice.Error].
func ParseMilestoneState(text string) (MilestoneState, error) {
	return choice.Parse[MilestoneState](milestoneStates, text)
}

// AllMilestoneStates are the states to choose from.
func AllMilestoneStates() []MilestoneState { return choice.All[MilestoneState](milestoneStates) }

// Acceptance is how many milestones there are and how many were accepted, with their values.
type Acceptance struct {
	Accepted, All           int
	AcceptedValue, AllValue money.Amount // no amount where none of them has one
}

// Acceptance counts the milestones of a kind; of all kinds where it is not stated. It fails with [money.ErrTooLarge].
func (d *Dossier) Acceptance(kind MilestoneKind) (a Acceptance, err error) {
	counts := func(m Milestone) bool { return kind == MilestoneKindUnstated || m.Kind == kind }
	for _, m := range d.Milestones {
		if !counts(m) {
			continue
		}
		a.All++
		if m.State == MilestoneAccepted {
			a.Accepted++
		}
	}
	value := func(is func(Milestone) bool) (money.Amount, error) {
		return sumOf(d.Milestones, func(m Milestone) money.Amount {
			if !counts(m) || !is(m) {
				return money.Amount{}
			}
			return m.Value
		})
	}
	if a.AcceptedValue, err = value(func(m Milestone) bool { return m.State == MilestoneAccepted }); err != nil {
		return a, err
	}
	a.AllValue, err = value(func(Milestone) bool { return true })
	return a, err
}

// acceptedNotPaid is what accepted milestones are worth above what was spent; no amount where that is nothing.
func (d *Dossier) acceptedNotPaid() (money.Amount, error) {
	a, err := d.Acceptance(MilestoneKindUnstated)
	if err != nil || !a.AcceptedValue.IsSet() {
		return money.Amount{}, err
	}
	owed := a.AcceptedValue
	if d.Spent.IsSet() {
		if owed, err = owed.Sub(d.Spent); err != nil {
			return money.Amount{}, err
		}
	}
	if owed.Sign() <= 0 {
		return money.Amount{}, nil
	}
	return owed, nil
}
