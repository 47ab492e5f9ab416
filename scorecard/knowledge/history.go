package knowledge

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
)

// TurnKind says what happened to what somebody holds.
type TurnKind uint8

// The kinds of turns.
const (
	Shown      TurnKind = iota // evidence was noted
	Aged                       // the evidence became older than twelve months, and counts half from this day on
	Moved                      // the person works for another employer from this day on, and takes the level along
	LeftOffice                 // the person works for nobody that we know of from this day on, and holds it for neither side
)

// Turn is a day on which what somebody holds of a capability changed.
type Turn struct {
	On       civil.Date
	Kind     TurnKind
	Person   *Person
	From, To Level
	Evidence *Evidence // what was shown, nil where nothing was
	Stay     *Stay     // for whom the person works from then on, nil for nobody
}

// Fell reports whether somebody holds less than before, or holds it for nobody any more.
func (t *Turn) Fell() bool { return t.To < t.From }

// History is what happened to a capability by a day, the latest first: who showed what, when a level fell and why, when evidence became
// old, and when those who hold it moved or left.
func (r *Record) History(capability CapabilityID, day civil.Date) (turns []Turn) {
	l := r.ledger()
	for id, shown := range l.shown[capability] {
		turns = append(turns, turnsOf(l.people[id], shown, day)...)
	}
	slices.SortStableFunc(turns, func(a, b Turn) int {
		return cmp.Or(b.On.Compare(a.On), cmp.Compare(a.Person.Name, b.Person.Name), cmp.Compare(a.Person.ID, b.Person.ID), cmp.Compare(b.Kind, a.Kind))
	})
	return turns
}

// turnsOf are the turns of one person, whose evidence is given with the earliest first.
func turnsOf(p *Person, shown []*Evidence, day civil.Date) (turns []Turn) {
	held := NoLevel
	for i, e := range shown {
		if e.On.After(day) {
			break
		}
		turns = append(turns, Turn{On: e.On, Kind: Shown, Person: p, From: held, To: e.Shown(), Evidence: e, Stay: p.On(e.On)})
		held = e.Shown()
		old := e.On.AddMonths(monthsFresh).AddDays(1)
		renewed := i+1 < len(shown) && !shown[i+1].On.After(old)
		if held != NoLevel && !renewed && !old.After(day) && p.On(old) != nil {
			turns = append(turns, Turn{On: old, Kind: Aged, Person: p, From: held, To: held, Evidence: e, Stay: p.On(old)})
		}
	}
	return append(turns, movesOf(p, shown, day)...)
}

// movesOf are the days from which on a person who holds something works for somebody else, or for nobody.
func movesOf(p *Person, shown []*Evidence, day civil.Date) (turns []Turn) {
	for i := range p.Stays {
		s := &p.Stays[i]
		if s.Term.To.IsZero() || !s.Term.To.Before(day) {
			continue
		}
		from := s.Term.To.AddDays(1)
		latest, next := latestBy(shown, s.Term.To), p.On(from)
		if latest == nil || latest.Shown() == NoLevel || next != nil && next.Ours == s.Ours && next.Employer == s.Employer {
			continue
		}
		t := Turn{On: from, Kind: Moved, Person: p, From: latest.Shown(), To: latest.Shown(), Evidence: latest, Stay: next}
		if next == nil {
			t.Kind, t.To = LeftOffice, NoLevel
		}
		turns = append(turns, t)
	}
	return turns
}
