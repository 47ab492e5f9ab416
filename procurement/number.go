package procurement

import (
	"strconv"

	"counterweight/procurement/choice"
)

// Number is a whole number that may be unknown, which is the zero value and never the number 0. Numbers are comparable with ==.
type Number struct {
	value int
	known bool
}

// NumberOf is n, known.
func NumberOf(n int) Number { return Number{value: n, known: true} }

// Get is the number and whether it is known.
func (n Number) Get() (int, bool) { return n.value, n.known }

// Known reports whether the number is known.
func (n Number) Known() bool { return n.known }

// String is the number in digits, empty where it is unknown.
func (n Number) String() string {
	if !n.known {
		return ""
	}
	return strconv.Itoa(n.value)
}

// Answer is yes, no or not known.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota
	Yes
	No
)

var answers = choice.Of("answer", "yes", "no")

// String is yes, no or, where it is not known, empty.
func (a Answer) String() string { return answers.Name(uint8(a)) }

// Words is the answer for people.
func (a Answer) Words() string { return answers.Words(uint8(a)) }

// ParseAnswer reads what [Answer.String] writes. It fails with [*choice.Error].
func ParseAnswer(text string) (Answer, error) { return choice.Parse[Answer](answers, text) }

// AnswerOf is the answer to a question that has been settled.
func AnswerOf(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}
