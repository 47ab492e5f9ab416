package roles

import (
	"slices"

	"counterweight/procurement/civil"
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
