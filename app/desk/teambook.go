package desk

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"counterweight/scorecard/roles"
)

// teamBook finds teams by their names, without regard to case and spaces.
type teamBook struct {
	byName map[string]*knownTeam
	byID   map[roles.TeamID]*knownTeam
	names  []string          // of the teams that the workspace has, folded
	slips  map[string]string // what was said of names that are a slip
}

// knownTeam is a team of the workspace, or one that the file brings, without ID until it is written.
type knownTeam struct{ roles.Team }

func newTeamBook(teams []roles.Team) *teamBook {
	b := &teamBook{byName: map[string]*knownTeam{}, byID: map[roles.TeamID]*knownTeam{}, slips: map[string]string{}}
	for i := range teams {
		t := &knownTeam{teams[i]}
		b.byName[foldName(t.Name)], b.byID[t.ID] = t, t
		b.names = append(b.names, foldName(t.Name))
	}
	return b
}

// find is the team of a name, a new one where there is none. A name that differs from that of a team by a slip of the pen is none of these:
// then it says why.
func (b *teamBook) find(name string) (t *knownTeam, why string) {
	folded := foldName(name)
	if t = b.byName[folded]; t != nil {
		return t, ""
	}
	if why, met := b.slips[folded]; met {
		return nil, why
	}
	for _, other := range b.names {
		if isSlip(folded, other) {
			why = fmt.Sprintf("there is no such team, but %q: write it so, or add the team first if it is another", b.byName[other].Name)
			b.slips[folded] = why
			return nil, why
		}
	}
	t = &knownTeam{roles.Team{Name: name}}
	b.byName[folded] = t
	return t, ""
}

// roleFinder finds roles of the catalogue by their names and others that they go by, with or without a word for seniority.
type roleFinder struct {
	book      roleBook
	catalogue []roles.Role
	unknown   map[string]string // what was said of names that are no role
}

func newRoleFinder(catalogue []roles.Role) *roleFinder {
	f := &roleFinder{roleBook{}, catalogue, map[string]string{}}
	for i := range catalogue {
		f.book.add(&catalogue[i])
	}
	return f
}

// seniorities are words that the names of posts have beside that of the role.
var seniorities = []string{"senior", "lead", "junior", "principal", "associate", "apprentice", "trainee", "head", "interim", "acting", "deputy"}

// find is the role of a name. Where the catalogue has none it says why, and what comes near.
func (f *roleFinder) find(name string) (id roles.RoleID, why string) {
	if id, known := f.book.find(name); known {
		return id, ""
	}
	words := strings.Fields(name)
	if len(words) > 1 && slices.Contains(seniorities, strings.ToLower(words[0])) {
		if id, known := f.book.find(strings.Join(words[1:], " ")); known {
			return id, ""
		}
	}
	if why, met := f.unknown[name]; met {
		return 0, why
	}
	why = "the catalogue has no such role: "
	if near := f.near(name); len(near) > 0 {
		why += "write " + strings.Join(near, " or ") + " if it is one of these; else "
	}
	why += "add it to the roles, or this name to those that a role goes by"
	f.unknown[name] = why
	return 0, why
}

// near are at most three roles whose names differ from a name by a slip, or have a word in common with it.
func (f *roleFinder) near(name string) (near []string) {
	folded := foldName(name)
	words := strings.Fields(folded)
	for _, isNear := range []func(string) bool{
		func(other string) bool { return isSlip(folded, other) },
		func(other string) bool {
			return slices.ContainsFunc(strings.Fields(other), func(w string) bool { return len(w) > 4 && slices.Contains(words, w) })
		},
	} {
		for i := range f.catalogue {
			r := &f.catalogue[i]
			if len(near) < 3 && !slices.Contains(near, r.Name) && slices.ContainsFunc(append([]string{r.Name}, r.Aliases...), func(n string) bool { return isNear(foldName(n)) }) {
				near = append(near, r.Name)
			}
		}
	}
	return near
}

// name is a role's name within a sentence.
func (f *roleFinder) name(id roles.RoleID) string {
	for i := range f.catalogue {
		if f.catalogue[i].ID == id {
			return strings.ToLower(f.catalogue[i].Name)
		}
	}
	return "role"
}

// isSlip reports whether two names that are not the same differ by no more than a slip: one letter in a word of five, two in one of ten.
// Names that differ in a number are two, as Team 1 and Team 2 are.
func isSlip(one, other string) bool {
	digits := func(text string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, text)
	}
	a, b := []rune(one), []rune(other)
	most := min(len(a), len(b)) / 5
	return digits(one) == digits(other) && slips(a, b, min(most, 2)) <= min(most, 2)
}

// slips is how many letters must be changed, added, taken out or swapped with the next to make one text of another; anything above most
// where they are more than that.
func slips(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			row[j+1] = min(last[j+1]+1, row[j]+1)
			switch {
			case a[i] == b[j]:
				row[j+1] = min(row[j+1], last[j])
			default:
				row[j+1] = min(row[j+1], last[j]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
