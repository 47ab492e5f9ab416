package knowledge

import "counterweight/procurement/choice"

// Level is how well somebody can do something, shown by evidence.
type Level uint8

// The levels of the ladder.
const (
	NoLevel  Level = iota
	Briefed        // aware of it
	WithHelp       // does it with help
	Alone          // does it alone
	CanTeach       // teaches others
)

// standsAlone is the level from which a person carries a capability for us.
const standsAlone = Alone

var levels = choice.Of("level", "briefed", "with-help", "alone", "can-teach")

// String is the level's name in files, empty for none.
func (l Level) String() string { return levels.Name(uint8(l)) }

// Words is the level for people.
func (l Level) Words() string {
	if l == NoLevel {
		return "None"
	}
	return levels.Words(uint8(l))
}

// ParseLevel reads what [Level.String] writes, and the empty text as none. It fails with [*choice.Error].
func ParseLevel(text string) (Level, error) { return choice.Parse[Level](levels, text) }

// AllLevels are the levels above none.
func AllLevels() []Level { return choice.All[Level](levels) }

// Criticality says what happens if nobody can do it.
type Criticality uint8

// The criticalities.
const (
	CriticalityUnstated Criticality = iota
	Critical                        // the service stops
	Important                       // it suffers
	Useful                          // it would be missed
)

var criticalities = choice.Of("criticality", "critical", "important", "useful")

// String is the word in files, empty where it is not stated.
func (c Criticality) String() string { return criticalities.Name(uint8(c)) }

// Words is the word for people.
func (c Criticality) Words() string { return criticalities.Words(uint8(c)) }

// ParseCriticality reads what [Criticality.String] writes. It fails with [*choice.Error].
func ParseCriticality(text string) (Criticality, error) {
	return choice.Parse[Criticality](criticalities, text)
}

// AllCriticalities are the words to choose from.
func AllCriticalities() []Criticality { return choice.All[Criticality](criticalities) }

// Direction says which side learns.
type Direction uint8

// The directions.
const (
	DirectionUnstated Direction = iota
	ToUs                        // research, agile practice, what the supplier built
	ToThem                      // the policy landscape, how things are done here
)

var directions = choice.Of("direction", "to-us", "to-them")

// String is the word in files, empty where it is not stated.
func (d Direction) String() string { return directions.Name(uint8(d)) }

// Words is the word for people.
func (d Direction) Words() string { return directions.Words(uint8(d)) }

// ParseDirection reads what [Direction.String] writes. It fails with [*choice.Error].
func ParseDirection(text string) (Direction, error) {
	return choice.Parse[Direction](directions, text)
}

// AllDirections are the words to choose from.
func AllDirections() []Direction { return choice.All[Direction](directions) }

// Method says how something is passed on.
type Method uint8

// The methods.
const (
	MethodUnstated Method = iota
	Pairing
	ShadowThenLead
	InThirds // I do, we do, you do
	Workshop
	Documentation
	Coaching
)

var methods = choice.Of("method", "pairing", "shadowing-then-leading", "i-do-we-do-you-do", "workshop", "documentation", "coaching")

// String is the word in files, empty where it is not stated.
func (m Method) String() string { return methods.Name(uint8(m)) }

// Words is the word for people.
func (m Method) Words() string { return methods.Words(uint8(m)) }

// ParseMethod reads what [Method.String] writes. It fails with [*choice.Error].
func ParseMethod(text string) (Method, error) { return choice.Parse[Method](methods, text) }

// AllMethods are the words to choose from.
func AllMethods() []Method { return choice.All[Method](methods) }
