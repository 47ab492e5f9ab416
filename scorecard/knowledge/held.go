package knowledge

import (
	"slices"

	"counterweight/procurement/civil"
)

// monthsFresh is how old evidence may be and still count in full: to the day, so that evidence of 3 June 2025 counts in full on
// 3 June 2026 and half from the day after.
const monthsFresh = 12

// Holding is a level that somebody has on a day, and what shows it.
type Holding struct {
	Person   *Person
	Stay     *Stay // where the person works on that day
	Level    Level
	Evidence *Evidence
	Stale    bool // older than twelve months
}

// Stands reports whether the person does it alone, or better.
func (h *Holding) Stands() bool { return h.Level >= standsAlone }

// ledger finds evidence by who and what it is about, the earliest first.
type ledger struct {
	record *Record
	people map[PersonID]*Person
	shown  map[CapabilityID]map[PersonID][]*Evidence
	first  civil.Date // of all evidence, no date where there is none
}

func (r *Record) ledger() *ledger {
	l := &ledger{record: r, people: make(map[PersonID]*Person, len(r.People)), shown: map[CapabilityID]map[PersonID][]*Evidence{}}
	for i := range r.People {
		l.people[r.People[i].ID] = &r.People[i]
	}
	for i := range r.Evidence {
		e := &r.Evidence[i]
		if l.people[e.Person] == nil {
			continue
		}
		of := l.shown[e.Capability]
		if of == nil {
			of = map[PersonID][]*Evidence{}
			l.shown[e.Capability] = of
		}
		of[e.Person] = append(of[e.Person], e)
		if l.first.IsZero() || e.On.Before(l.first) {
			l.first = e.On
		}
	}
	for _, of := range l.shown {
		for _, list := range of {
			slices.SortStableFunc(list, func(a, b *Evidence) int { return a.On.Compare(b.On) })
		}
	}
	return l
}

// holding is what a person holds of a capability on a day; nil where nothing was shown by then, or the person works for nobody that day.
func (l *ledger) holding(capability CapabilityID, id PersonID, day civil.Date) *Holding {
	person := l.people[id]
	if person == nil {
		return nil
	}
	stay := person.On(day)
	latest := latestBy(l.shown[capability][id], day)
	if stay == nil || latest == nil || latest.Shown() == NoLevel {
		return nil
	}
	return &Holding{Person: person, Stay: stay, Level: latest.Shown(), Evidence: latest, Stale: isStale(latest, day)}
}

// latestBy is the latest evidence on or before a day, nil where there is none; of two on one day the one noted later counts.
func latestBy(list []*Evidence, day civil.Date) *Evidence {
	for i := len(list) - 1; i >= 0; i-- {
		if !list[i].On.After(day) {
			return list[i]
		}
	}
	return nil
}

func isStale(e *Evidence, day civil.Date) bool { return e.On.AddMonths(monthsFresh).Before(day) }

// Holders are the people of both sides who hold a capability on a day: the highest level first, then by name.
func (r *Record) Holders(capability CapabilityID, day civil.Date) []Holding {
	return r.ledger().holders(capability, day)
}

func (l *ledger) holders(capability CapabilityID, day civil.Date) []Holding {
	var held []Holding
	for id := range l.shown[capability] {
		if h := l.holding(capability, id, day); h != nil {
			held = append(held, *h)
		}
	}
	slices.SortFunc(held, func(a, b Holding) int {
		if a.Level != b.Level {
			return int(b.Level) - int(a.Level)
		}
		if a.Person.Name != b.Person.Name {
			if a.Person.Name < b.Person.Name {
				return -1
			}
			return 1
		}
		return int(a.Person.ID - b.Person.ID)
	})
	return held
}
