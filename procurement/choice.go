package procurement

import (
	"fmt"
	"strings"
)

// ChoiceError is the error of reading a value of a closed set.
type ChoiceError struct {
	What    string   // what is chosen: tier
	Text    string   // what was given
	Choices []string // what may be given
}

func (e *ChoiceError) Error() string {
	return fmt.Sprintf("%q is not a %s: choose one of %s", e.Text, e.What, strings.Join(e.Choices, ", "))
}

// choices are the names of a closed set, as files and the workspace hold them. A value of the set is its place among them, from 1 up;
// 0 is "not stated" and has the empty name.
type choices struct {
	what  string
	names []string
}

func choicesOf(what string, names ...string) choices { return choices{what: what, names: names} }

// name is the value's name, empty for 0.
func (c choices) name(value uint8) string {
	switch {
	case value == 0:
		return ""
	case int(value) <= len(c.names):
		return c.names[value-1]
	}
	return fmt.Sprintf("%s(%d)", c.what, value)
}

// words is the name for people: Capped time and materials.
func (c choices) words(value uint8) string {
	name := strings.ReplaceAll(c.name(value), "-", " ")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// parseChoice reads a name, without regard to case and with spaces or underscores for hyphens, so that words are read back too.
func parseChoice[T ~uint8](c choices, text string) (T, error) {
	name := strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(strings.TrimSpace(text)))
	if name == "" {
		return 0, nil
	}
	for i, known := range c.names {
		if name == known {
			return T(i + 1), nil
		}
	}
	return 0, &ChoiceError{What: c.what, Text: abridged(text), Choices: c.names}
}

// allChoices are the values that can be stated, in order.
func allChoices[T ~uint8](c choices) []T {
	all := make([]T, len(c.names))
	for i := range all {
		all[i] = T(i + 1)
	}
	return all
}

// abridged keeps a message readable when somebody gives a whole page for a word.
func abridged(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
