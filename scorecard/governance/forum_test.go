package governance_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

func day(text string) civil.Date {
	if text == "" {
		return civil.Date{}
	}
	return civil.MustDate(text)
}

func meeting(planned, held string) governance.Meeting {
	return governance.Meeting{Forum: 1, Planned: day(planned), Held: day(held)}
}

// standings are the words of the slots up to a day, the first letters only: held, Late, missed, upcoming.
func standings(f *governance.Forum, meetings []governance.Meeting, on string) string {
	var all []string
	for _, s := range f.Slots(meetings, day(on)) {
		all = append(all, s.Standing.String())
	}
	return strings.Join(all, " ")
}

func TestAMeetingIsHeldLateOrMissed(t *testing.T) {
	monthly := governance.Forum{ID: 1, Cadence: governance.Monthly, Term: civil.Term{From: day("2026-08-12")}}
	cases := map[string]struct {
		meetings []governance.Meeting
		on, want string
	}{
		"nothing was planned":                    {nil, "2026-09-30", "missed upcoming"},
		"the slot's last day is not over":        {nil, "2026-08-31", "upcoming"},
		"the day after is":                       {nil, "2026-09-01", "missed upcoming"},
		"held on the slot's last day":            {[]governance.Meeting{meeting("2026-08-20", "2026-08-31")}, "2026-08-31", "held"},
		"held a day later":                       {[]governance.Meeting{meeting("2026-08-20", "2026-09-01")}, "2026-09-01", "late upcoming"},
		"not held yet when it is looked at":      {[]governance.Meeting{meeting("2026-08-20", "2026-09-01")}, "2026-08-31", "upcoming"},
		"held before its slot":                   {[]governance.Meeting{meeting("2026-09-02", "2026-08-28")}, "2026-09-30", "missed held"},
		"held, though nobody planned it":         {[]governance.Meeting{meeting("", "2026-08-20")}, "2026-09-30", "held upcoming"},
		"the second of two was held":             {[]governance.Meeting{meeting("2026-08-13", ""), meeting("2026-08-20", "2026-08-20")}, "2026-08-31", "held"},
		"called off":                             {[]governance.Meeting{{Forum: 1, Planned: day("2026-08-20"), Off: "strike"}}, "2026-09-01", "missed upcoming"},
		"a meeting of another forum":             {[]governance.Meeting{{Forum: 2, Planned: day("2026-08-20"), Held: day("2026-08-20")}}, "2026-09-01", "missed upcoming"},
		"before the forum begins it owes no one": {nil, "2026-08-11", "upcoming"},
		"months before the forum begins":         {nil, "2026-07-31", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := standings(&monthly, c.meetings, c.on); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAForumThatEndedOwesNoMoreMeetings(t *testing.T) {
	f := governance.Forum{ID: 1, Cadence: governance.Weekly, Term: civil.Term{From: day("2026-11-04"), To: day("2026-11-15")}}
	if got := standings(&f, nil, "2026-12-31"); got != "missed missed" {
		t.Errorf("two weeks give %q", got)
	}
}

// Whatever the cadence, the slots follow each other without a gap, the first holds the forum's first day and the last the day looked at.
func TestSlotsCoverEveryDayOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 26))
	for range 300 {
		from := day("2024-01-01").AddDays(random.IntN(800))
		on := from.AddDays(random.IntN(900))
		f := governance.Forum{ID: 1, Cadence: governance.AllCadences()[random.IntN(6)], Term: civil.Term{From: from}}
		slots := f.Slots(nil, on)
		if len(slots) == 0 || !slots[0].Term.Contains(from) || !slots[len(slots)-1].Term.Contains(on) {
			t.Fatalf("%s from %s to %s: %v", f.Cadence, from, on, slots)
		}
		for i := 1; i < len(slots); i++ {
			if slots[i-1].Term.To.AddDays(1) != slots[i].Term.From {
				t.Fatalf("%s from %s: %v is followed by %v", f.Cadence, from, slots[i-1].Term, slots[i].Term)
			}
		}
	}
}

func TestADecisionNeedsAQuorum(t *testing.T) {
	someone := func(name string, side scorecard.Side, presence governance.Presence) governance.Attendance {
		return governance.Attendance{Who: governance.Who{Name: name, Side: side}, Presence: presence}
	}
	m := governance.Meeting{There: []governance.Attendance{
		someone("Ann Lee", scorecard.Ours, governance.Present),
		someone("Bo Hart", scorecard.Ours, governance.Deputised),
		someone("Di Orr", scorecard.Theirs, governance.Apologies),
		someone("Ed Poe", scorecard.Theirs, governance.Absent),
	}}
	if short := m.Lacks(governance.Quorum{People: 2}); !short.IsQuorate() {
		t.Errorf("two of two, one by a deputy: %+v", short)
	}
	short := m.Lacks(governance.Quorum{People: 3, BothSides: true})
	if short.IsQuorate() || short.People != 1 || len(short.Sides) != 1 || short.Sides[0] != scorecard.Theirs {
		t.Errorf("one is missing, and all of their side: %+v", short)
	}
}
