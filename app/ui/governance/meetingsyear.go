package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// sitting is a forum with everything that came of it.
type sitting struct {
	forum    *governance.Forum
	meetings []governance.Meeting // the earliest first
	slots    []governance.Slot    // of the last twelve months, the earliest first
	next     *governance.Meeting  // the next one that is planned, nil where none is
	unsaid   []*governance.Meeting
	today    civil.Date
}

// sittings are all forums, in the order in which they are kept.
func sittings(v *view) []*sitting {
	of := map[governance.ForumID][]governance.Meeting{}
	for _, m := range v.record.Meetings {
		of[m.Forum] = append(of[m.Forum], m)
	}
	all := make([]*sitting, len(v.record.Forums))
	for i := range v.record.Forums {
		f := &v.record.Forums[i]
		all[i] = sittingOf(f, of[f.ID], v.today)
	}
	return all
}

// sitting is one forum, nil where it is gone.
func (v *view) sitting(id governance.ForumID) *sitting {
	f := find(v.record.Forums, func(f *governance.Forum) bool { return f.ID == id })
	if f == nil {
		return nil
	}
	var of []governance.Meeting
	for _, m := range v.record.Meetings {
		if m.Forum == id {
			of = append(of, m)
		}
	}
	return sittingOf(f, of, v.today)
}

func sittingOf(f *governance.Forum, meetings []governance.Meeting, today civil.Date) *sitting {
	s := &sitting{forum: f, meetings: meetings, today: today}
	slices.SortStableFunc(s.meetings, func(a, b governance.Meeting) int { return dayOf(&a).Compare(dayOf(&b)) })
	s.slots = lastYear(f.Slots(s.meetings, today), today)
	for i := range s.meetings {
		switch m := &s.meetings[i]; s.became(m) {
		case toCome:
			if s.next == nil {
				s.next = m
			}
		case notSaid:
			s.unsaid = append(s.unsaid, m)
		}
	}
	return s
}

// dayOf is the day of a meeting: the one it was held on, or else the one it is planned for.
func dayOf(m *governance.Meeting) civil.Date { return cmp.Or(m.Held, m.Planned) }

// lastYear are the slots that end within the last twelve months, or later.
func lastYear(slots []governance.Slot, today civil.Date) []governance.Slot {
	from := slices.IndexFunc(slots, func(s governance.Slot) bool { return s.Term.To.After(today.AddMonths(-12)) })
	if from < 0 {
		return nil
	}
	return slots[from:]
}

// count is how many of the last twelve months' slots stand so.
func (s *sitting) count(standing governance.Standing) (n int) {
	for _, slot := range s.slots {
		if slot.Standing == standing {
			n++
		}
	}
	return n
}

// words say how the forum met: 11 of 12 held, 1 late, 1 missed.
func (s *sitting) words() string {
	held, late, missed := s.count(governance.Held), s.count(governance.Late), s.count(governance.Missed)
	over := held + late + missed
	if over == 0 {
		return "none was due yet"
	}
	words := fmt.Sprintf("%d of %d held", held+late, over)
	if late > 0 {
		words += fmt.Sprintf(", %d late", late)
	}
	if missed > 0 {
		words += fmt.Sprintf(", %d missed", missed)
	}
	return words
}

// became is what became of a meeting.
type became uint8

const (
	toCome became = iota
	wasHeld
	wasLate
	wasMissed
	calledOff
	notSaid // its day is over, and nobody said whether it was held
)

// looks are how each is shown: never by its colour alone.
var looks = [...]struct {
	words string
	mark  kit.ShapedMark
}{
	toCome:    {"To come", kit.ShapedMark{Shape: kit.Ring, Tone: kit.ToneInfo}},
	wasHeld:   {"Held", kit.ShapedMark{Shape: kit.Disc, Tone: kit.ToneGood}},
	wasLate:   {"Held late", kit.ShapedMark{Shape: kit.Triangle, Tone: kit.ToneWarn}},
	wasMissed: {"Missed", kit.ShapedMark{Shape: kit.Square, Tone: kit.ToneBad}},
	calledOff: {"Called off", kit.ShapedMark{Shape: kit.Square, Tone: kit.ToneNone}},
	notSaid:   {"Was it held?", kit.ShapedMark{Shape: kit.HalfDisc, Tone: kit.ToneWarn}},
}

func (b became) words() string { return looks[b].words }

func (b became) cell() kit.Cell {
	return kit.ShapedCell(looks[b].words, looks[b].mark.Tone, looks[b].mark.Shape)
}

// became is what became of a meeting of the forum by today.
func (s *sitting) became(m *governance.Meeting) became {
	i := slices.IndexFunc(s.slots, func(slot governance.Slot) bool { return slot.Meeting != nil && slot.Meeting.ID == m.ID })
	switch {
	case m.Off != "":
		return calledOff
	case !m.Held.IsZero() && !m.Held.After(s.today):
		if i >= 0 && s.slots[i].Standing == governance.Late {
			return wasLate
		}
		return wasHeld
	case !m.Planned.Before(s.today):
		return toCome
	case i >= 0 && s.slots[i].Standing == governance.Missed:
		return wasMissed
	}
	return notSaid
}

var standingMarks = map[governance.Standing]kit.ShapedMark{
	governance.Upcoming: looks[toCome].mark, governance.Held: looks[wasHeld].mark, governance.Late: looks[wasLate].mark, governance.Missed: looks[wasMissed].mark,
}

// mostMarks is how many marks a cell of the list has room for.
const mostMarks = 13

// marks are one mark for each slot of the last twelve months; where those are too many for a cell, one for each month, which stands as the
// worst in it does.
func marks(slots []governance.Slot) (all []kit.ShapedMark) {
	if len(slots) <= mostMarks {
		for _, s := range slots {
			all = append(all, standingMarks[s.Standing])
		}
		return all
	}
	worse := map[governance.Standing]int{governance.Upcoming: 0, governance.Held: 1, governance.Late: 2, governance.Missed: 3}
	for _, month := range byMonth(slots) {
		worst := slices.MaxFunc(month, func(a, b governance.Slot) int { return worse[a.Standing] - worse[b.Standing] })
		all = append(all, standingMarks[worst.Standing])
	}
	return all
}

// byMonth are slots by the month that they end in.
func byMonth(slots []governance.Slot) (months [][]governance.Slot) {
	last := civil.Period{}
	for _, s := range slots {
		if month := civil.PeriodOf(civil.Month, s.Term.To); month != last || months == nil {
			last, months = month, append(months, nil)
		}
		months[len(months)-1] = append(months[len(months)-1], s)
	}
	return months
}

// standingKinds are what may have become of a slot, by the numbers of standings before them.
var standingKinds = []chart.StripKind{
	{Word: "held", Shape: chart.RoundMark, Ink: chart.Rated},
	{Word: "held late", Shape: chart.PointedMark, Ink: chart.Rated + 1},
	{Word: "missed", Shape: chart.SquareMark, Ink: chart.Rated + 3},
	{Word: "to come", Shape: chart.HollowMark, Ink: chart.Primary},
}

var kindOf = map[governance.Standing]int{governance.Held: 0, governance.Late: 1, governance.Missed: 2, governance.Upcoming: 3}

// strip is the last twelve months of a forum, or of look-backs, as a chart.
func strip(title string, slots []governance.Slot) chart.Strip {
	all := chart.Strip{Title: title, Kinds: standingKinds}
	month := 0
	for _, s := range slots {
		mark := chart.StripMark{Kind: kindOf[s.Standing]}
		if now := int(s.Term.To.Month()); now != month {
			month, mark.Label = now, s.Term.To.UTC().Format("Jan")
		}
		all.Marks = append(all.Marks, mark)
	}
	return all
}

// nextWords say when a forum meets next: 25 Nov 2026, 10:00.
func (s *sitting) nextWords() string {
	switch {
	case s.next != nil:
		return kit.Joined(", ", s.next.Planned.Words(), s.next.At)
	case s.ended():
		return "ended " + s.forum.Term.To.Words()
	}
	return nowhere
}

// ended reports whether the forum meets no more.
func (s *sitting) ended() bool { return !s.forum.Term.To.IsZero() && s.forum.Term.To.Before(s.today) }

// proposed is the day that suggests itself for the next meeting: one turn after the last that is planned or held, on the same day of the
// week; no day where nothing says one.
func (s *sitting) proposed() civil.Date {
	f, last := s.forum, civil.Date{}
	for i := range s.meetings {
		if m := &s.meetings[i]; m.Off == "" {
			last = cmp.Or(m.Planned, m.Held)
		}
	}
	day := f.Term.From
	if !last.IsZero() {
		day = turn(f.Cadence, last)
	}
	for i := 0; i < 400 && !day.IsZero() && day.Before(s.today); i++ {
		day = turn(f.Cadence, day)
	}
	if !f.Term.To.IsZero() && day.After(f.Term.To) {
		return civil.Date{}
	}
	return day
}

// turn is the day that is one turn of a cadence after another, on the same day of the week; no day where there is no cadence.
func turn(c governance.Cadence, day civil.Date) civil.Date {
	months := map[governance.Cadence]int{governance.Monthly: 1, governance.Quarterly: 3, governance.HalfYearly: 6, governance.Yearly: 12}[c]
	switch {
	case c == governance.Weekly:
		return day.AddDays(7)
	case c == governance.Fortnightly:
		return day.AddDays(14)
	case months == 0:
		return civil.Date{}
	}
	next := day.AddMonths(months)
	off := (int(day.Weekday()) - int(next.Weekday()) + 10) % 7
	return next.AddDays(off - 3) // from three days before to three days after
}

var sidePossessive = map[scorecard.Side]string{scorecard.Ours: "our", scorecard.Theirs: "their"}

// quorumWords say who is there, and what is lacking for a decision to hold.
func quorumWords(m *governance.Meeting, f *governance.Forum) (words string, quorate bool) {
	there, sides := 0, map[string]int{}
	for _, a := range m.There {
		if a.Presence == governance.Present || a.Presence == governance.Deputised {
			there++
			sides[lowered(a.Side.Words())]++
		}
	}
	by := ""
	for _, side := range []string{"ours", "theirs"} {
		if sides[side] > 0 {
			by = kit.Joined(", ", by, strconv.Itoa(sides[side])+" "+side)
		}
	}
	words = kit.Joined(": ", fmt.Sprintf("%d there", there), by)
	short := m.Lacks(f.Quorum)
	var lacking []string
	if short.People > 0 {
		lacking = append(lacking, fmt.Sprintf("%d more must be there", short.People))
	}
	switch {
	case len(short.Sides) > 1:
		lacking = append(lacking, "nobody of either side is")
	case len(short.Sides) == 1:
		lacking = append(lacking, "nobody of "+sidePossessive[short.Sides[0]]+" side is")
	}
	if len(lacking) > 0 {
		return words + ". No quorum: " + kit.Joined(", and ", lacking...) + ".", false
	}
	return words + ". Quorate.", true
}

// shortDay is a day without its year where that is this one: 6 Dec.
func shortDay(d, today civil.Date) string {
	if !d.IsZero() && d.Year() == today.Year() {
		return d.UTC().Format("2 Jan")
	}
	return d.Words()
}
