// Package choice holds closed sets: the words that a field may hold, such as gold, silver and bronze.
//
// A value of a set is of its own type with the underlying type uint8. It is its place among the words, from 1 up; 0 is "not stated" and
// has the empty name.
package choice

import (
	"fmt"
	"strings"

	"counterweight/procurement/fault"
)

// Error is the error of reading a value of a closed set.
type Error struct {
	What    string   // what is chosen: tier
	Text    string   // what was given
	Choices []string // what may be given
}

func (e *Error) Error() string {
	return fmt.Sprintf("%q is not a %s: choose one of %s", e.Text, e.What, strings.Join(e.Choices, ", "))
}

// Set is the names of a closed set, as files and the workspace hold them.
type Set struct {
	what  string
	names []string
}

// Of is the set of what is named so: Of("tier", "gold", "silver", "bronze").
func Of(what string, names ...string) Set { return Set{what: what, names: names} }

// Name is the value's name, empty for 0.
func (s Set) Name(value uint8) string {
	switch {
	case value == 0:
		return ""
	case int(value) <= len(s.names):
		return s.names[value-1]
	}
	return fmt.Sprintf("%s(%d)", s.what, value)
}

// Words is the name for people: Capped time and materials.
func (s Set) Words(value uint8) string {
	name := strings.ReplaceAll(s.Name(value), "-", " ")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// Parse reads a name, without regard to case and with spaces or underscores for hyphens, so that words are read back too. It fails with
// [*Error].
func Parse[T ~uint8](s Set, text string) (T, error) {
	name := strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(strings.TrimSpace(text)))
	if name == "" {
		return 0, nil
	}
	for i, known := range s.names {
		if name == known {
			return T(i + 1), nil
		}
	}
	return 0, &Error{What: s.what, Text: fault.Abridged(text), Choices: s.names}
}

// All are the values that can be stated, in order.
func All[T ~uint8](s Set) []T {
	all := make([]T, len(s.names))
	for i := range all {
		all[i] = T(i + 1)
	}
	return all
}
