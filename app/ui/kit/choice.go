package kit

import (
	"fmt"
	"strings"
)

// choose finds the choice that a typed text means. In a closed set it must be one; where the set is open, any other text is its own
// value.
func (f *Field) choose(text string) (value, shown string, err error) {
	text = strings.TrimSpace(text)
	var same []Choice
	for _, c := range f.spec.Choices() {
		if fold(c.Text) == fold(text) {
			same = append(same, c)
		}
	}
	switch {
	case len(same) == 1:
		return same[0].Value, same[0].Text, nil
	case len(same) > 1:
		return "", "", fmt.Errorf("%d of the list are called %s: pick one", len(same), text)
	case !f.spec.Closed:
		shown, err = f.check(text)
		return shown, shown, err
	}
	return f.narrow(text)
}

// narrow takes the only choice that has a text in it.
func (f *Field) narrow(text string) (value, shown string, err error) {
	matching := matches(f.spec.Choices(), text)
	switch {
	case text == "":
		return "", "", fmt.Errorf("pick one of the list")
	case len(matching) == 1:
		return matching[0].Value, matching[0].Text, nil
	case len(matching) == 0:
		return "", "", fmt.Errorf("nothing on the list has %q in it: press Down to see all", text)
	}
	return "", "", fmt.Errorf("%d of the list have %q in them: pick one", len(matching), text)
}

// matches are the choices that have all words of a text in them: first those that begin with it, then those with a word that begins
// with it, then the others.
func matches(choices []Choice, text string) []Choice {
	wanted, whole := words(text), fold(strings.TrimSpace(text))
	var groups [3][]Choice
	for _, c := range choices {
		folded := fold(c.Text + " " + c.Note)
		switch {
		case !hasAll(folded, wanted):
		case strings.HasPrefix(folded, whole):
			groups[0] = append(groups[0], c)
		case strings.Contains(folded, " "+whole):
			groups[1] = append(groups[1], c)
		default:
			groups[2] = append(groups[2], c)
		}
	}
	return append(append(groups[0], groups[1]...), groups[2]...)
}
