package roles

import (
	"slices"
	"strings"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Matrix says who has which part in what is decided in a team.
type Matrix struct {
	Team    TeamID
	Roles   []string // the columns: senior responsible owner, service owner, programme manager, product lead
	Rows    []Responsibility
	Version int
	On      civil.Date
	By      string
}

// Responsibility is something that must be decided or done, and each role's part in it.
type Responsibility struct {
	Name  string
	Parts [][]Letter // by column; a role may have several parts, or none
}

// letterOf are the letters by which parts are known.
var letterOf = map[rune]Letter{'R': Responsible, 'A': Accountable, 'C': Consulted, 'I': Informed}

// Short is the letter by which a part is known: A; a question mark for none.
func (l Letter) Short() string {
	for letter, part := range letterOf {
		if part == l {
			return string(letter)
		}
	}
	return "?"
}

// ParseLetters reads the parts of a cell as they are typed: AR, a/r, A, R. It fails with [*choice.Error].
func ParseLetters(text string) (parts []Letter, err error) {
	for _, r := range strings.ToUpper(text) {
		part, known := letterOf[r]
		switch {
		case strings.ContainsRune(" ,;/+", r):
		case !known:
			return nil, &choice.Error{What: "part in a responsibility", Text: fault.Abridged(text), Choices: []string{"R", "A", "C", "I"}}
		case !slices.Contains(parts, part):
			parts = append(parts, part)
		}
	}
	slices.Sort(parts)
	return parts, nil
}

// Trouble is what is wrong with who decides something.
type Trouble uint8

// The troubles.
const (
	NoTrouble Trouble = iota
	NobodyAccountable
	SeveralAccountable
	NobodyResponsible
)

// Words is the trouble for people.
func (t Trouble) Words() string {
	return [...]string{"", "nobody is accountable", "more than one is accountable", "nobody is responsible"}[t]
}

// Troubles are what is wrong with a responsibility: exactly one role is accountable for it, and at least one responsible.
func (r *Responsibility) Troubles() (troubles []Trouble) {
	switch n := r.count(Accountable); {
	case n == 0:
		troubles = append(troubles, NobodyAccountable)
	case n > 1:
		troubles = append(troubles, SeveralAccountable)
	}
	if r.count(Responsible) == 0 {
		troubles = append(troubles, NobodyResponsible)
	}
	return troubles
}

func (r *Responsibility) count(letter Letter) (n int) {
	for _, parts := range r.Parts {
		n += boolInt(slices.Contains(parts, letter))
	}
	return n
}

// Gaps are how many responsibilities nobody is accountable or responsible for, overlaps for how many more than one is accountable.
func (m *Matrix) Gaps() (gaps, overlaps int) {
	for i := range m.Rows {
		troubles := m.Rows[i].Troubles()
		gaps += boolInt(slices.Contains(troubles, NobodyAccountable) || slices.Contains(troubles, NobodyResponsible))
		overlaps += boolInt(slices.Contains(troubles, SeveralAccountable))
	}
	return gaps, overlaps
}
