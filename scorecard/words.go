package scorecard

import "counterweight/procurement/choice"

// String is the word in files, empty where there is none.
func (s SubjectKind) String() string { return subjectKinds.Name(uint8(s)) }

// Words is the word for people.
func (s SubjectKind) Words() string { return subjectKinds.Words(uint8(s)) }

// ParseSubjectKind reads what [SubjectKind.String] and [SubjectKind.Words] write. It fails with [*choice.Error].
func ParseSubjectKind(text string) (SubjectKind, error) {
	return choice.Parse[SubjectKind](subjectKinds, text)
}

// AllSubjectKinds are the words to choose from.
func AllSubjectKinds() []SubjectKind { return choice.All[SubjectKind](subjectKinds) }

// String is the word in files, empty where there is none.
func (m MeasureKind) String() string { return measureKinds.Name(uint8(m)) }

// Words is the word for people.
func (m MeasureKind) Words() string { return measureKinds.Words(uint8(m)) }

// ParseMeasureKind reads what [MeasureKind.String] and [MeasureKind.Words] write. It fails with [*choice.Error].
func ParseMeasureKind(text string) (MeasureKind, error) {
	return choice.Parse[MeasureKind](measureKinds, text)
}

// AllMeasureKinds are the words to choose from.
func AllMeasureKinds() []MeasureKind { return choice.All[MeasureKind](measureKinds) }

// String is the word in files, empty where there is none.
func (d Direction) String() string { return directions.Name(uint8(d)) }

// Words is the word for people.
func (d Direction) Words() string { return directions.Words(uint8(d)) }

// ParseDirection reads what [Direction.String] and [Direction.Words] write. It fails with [*choice.Error].
func ParseDirection(text string) (Direction, error) { return choice.Parse[Direction](directions, text) }

// AllDirections are the words to choose from.
func AllDirections() []Direction { return choice.All[Direction](directions) }

// String is the word in files, empty where there is none.
func (t Timing) String() string { return timings.Name(uint8(t)) }

// Words is the word for people.
func (t Timing) Words() string { return timings.Words(uint8(t)) }

// ParseTiming reads what [Timing.String] and [Timing.Words] write. It fails with [*choice.Error].
func ParseTiming(text string) (Timing, error) { return choice.Parse[Timing](timings, text) }

// AllTimings are the words to choose from.
func AllTimings() []Timing { return choice.All[Timing](timings) }

// String is the word in files, empty where there is none.
func (c Computation) String() string { return computations.Name(uint8(c)) }

// Words is the word for people.
func (c Computation) Words() string { return computations.Words(uint8(c)) }

// ParseComputation reads what [Computation.String] and [Computation.Words] write. It fails with [*choice.Error].
func ParseComputation(text string) (Computation, error) {
	return choice.Parse[Computation](computations, text)
}

// AllComputations are the words to choose from.
func AllComputations() []Computation { return choice.All[Computation](computations) }

// String is the word in files, empty where there is none.
func (b Beneficiary) String() string { return beneficiaries.Name(uint8(b)) }

// Words is the word for people.
func (b Beneficiary) Words() string { return beneficiaries.Words(uint8(b)) }

// ParseBeneficiary reads what [Beneficiary.String] and [Beneficiary.Words] write. It fails with [*choice.Error].
func ParseBeneficiary(text string) (Beneficiary, error) {
	return choice.Parse[Beneficiary](beneficiaries, text)
}

// AllBeneficiaries are the words to choose from.
func AllBeneficiaries() []Beneficiary { return choice.All[Beneficiary](beneficiaries) }

// String is the word in files, empty where there is none.
func (s Side) String() string { return sides.Name(uint8(s)) }

// Words is the word for people.
func (s Side) Words() string { return sides.Words(uint8(s)) }

// ParseSide reads what [Side.String] and [Side.Words] write. It fails with [*choice.Error].
func ParseSide(text string) (Side, error) { return choice.Parse[Side](sides, text) }

// AllSides are the words to choose from.
func AllSides() []Side { return choice.All[Side](sides) }

// String is the word in files, empty where there is none.
func (s State) String() string { return states.Name(uint8(s)) }

// Words is the word for people.
func (s State) Words() string { return states.Words(uint8(s)) }

// ParseState reads what [State.String] and [State.Words] write. It fails with [*choice.Error].
func ParseState(text string) (State, error) { return choice.Parse[State](states, text) }

// AllStates are the words to choose from.
func AllStates() []State { return choice.All[State](states) }

// String is the word in files, empty where there is none.
func (r Rating) String() string { return ratings.Name(uint8(r)) }

// Words is the word for people.
func (r Rating) Words() string { return ratings.Words(uint8(r)) }

// ParseRating reads what [Rating.String] and [Rating.Words] write. It fails with [*choice.Error].
func ParseRating(text string) (Rating, error) { return choice.Parse[Rating](ratings, text) }

// AllRatings are the words to choose from.
func AllRatings() []Rating { return choice.All[Rating](ratings) }

// String is the word in files, empty where there is none.
func (a ActionState) String() string { return actionStates.Name(uint8(a)) }

// Words is the word for people.
func (a ActionState) Words() string { return actionStates.Words(uint8(a)) }

// ParseActionState reads what [ActionState.String] and [ActionState.Words] write. It fails with [*choice.Error].
func ParseActionState(text string) (ActionState, error) {
	return choice.Parse[ActionState](actionStates, text)
}

// AllActionStates are the words to choose from.
func AllActionStates() []ActionState { return choice.All[ActionState](actionStates) }

// String is the word in files, empty where there is none.
func (e Effect) String() string { return effects.Name(uint8(e)) }

// Words is the word for people.
func (e Effect) Words() string { return effects.Words(uint8(e)) }

// ParseEffect reads what [Effect.String] and [Effect.Words] write. It fails with [*choice.Error].
func ParseEffect(text string) (Effect, error) { return choice.Parse[Effect](effects, text) }

// AllEffects are the words to choose from.
func AllEffects() []Effect { return choice.All[Effect](effects) }

// String is the word in files, empty where there is none.
func (o Occasion) String() string { return occasions.Name(uint8(o)) }

// Words is the word for people.
func (o Occasion) Words() string { return occasions.Words(uint8(o)) }

// ParseOccasion reads what [Occasion.String] and [Occasion.Words] write. It fails with [*choice.Error].
func ParseOccasion(text string) (Occasion, error) { return choice.Parse[Occasion](occasions, text) }

// AllOccasions are the words to choose from.
func AllOccasions() []Occasion { return choice.All[Occasion](occasions) }
