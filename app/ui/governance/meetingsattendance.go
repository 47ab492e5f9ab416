package governance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// attendance is who is at a meeting: the forum's members, each by one letter, and whoever came besides.
type attendance struct {
	meeting *meetingPage
	table   *kit.Table[thereRow]
	other   *kit.Field
	object  fyne.CanvasObject
	rows    int
}

// thereRow is somebody who is offered, or was noted.
type thereRow struct {
	governance.Attendance
	noted bool
}

func (r thereRow) key() string { return kit.Joined("|", kit.Key(r.Person), r.Name, r.Side.String()) }

// presenceLetters are what is typed of each: p, d, a, x.
var presenceLetters = map[string]governance.Presence{"p": governance.Present, "d": governance.Deputised, "a": governance.Apologies, "x": governance.Absent}

var presenceMarks = map[governance.Presence]kit.ShapedMark{
	governance.Present: looks[wasHeld].mark, governance.Deputised: {Shape: kit.HalfDisc, Tone: kit.ToneInfo},
	governance.Apologies: {Shape: kit.Ring, Tone: kit.ToneNone}, governance.Absent: {Shape: kit.Square, Tone: kit.ToneBad},
}

// mostThere is how many people are in sight at once.
const mostThere = 9

func newAttendance(m *meetingPage) *attendance {
	a := &attendance{meeting: m}
	a.table = kit.NewTable("Nobody belongs to the forum yet. Add who is there below; its members are on its own page under Set up.", a.columns()...)
	a.table.Key = thereRow.key
	a.table.OnDelete = func(r thereRow) { a.set(r, governance.Attendance{Who: r.Who}) }
	a.other = kit.NewField(kit.FieldSpec{
		Label: "Somebody else is there", Hint: "type a name", Choices: func() []kit.Choice { return m.view.register.names },
		Check: isName, Save: a.add,
	})
	a.other.OnEnter = func() {} // the keyboard stays where the next can be added
	a.object = kit.Flow(8, kit.RowsHigh(func() int { return min(max(a.rows, 2), mostThere) }, a.table), kit.NewForm(2, a.other))
	return a
}

// mostNameWords is how many words the names of people have at most; what has more is a sentence of the minutes.
const mostNameWords = 6

// isName refuses sentences: somebody who takes minutes may not have left the attendance yet.
func isName(text string) (string, error) {
	if words := strings.Fields(text); len(words) > mostNameWords || len(words) > 1 && strings.HasSuffix(text, ".") {
		return "", errors.New("that is no name: the minutes are typed below")
	}
	return text, nil
}

func (a *attendance) columns() []kit.Column[thereRow] {
	return []kit.Column[thereRow]{
		{Title: "Name", Width: 120, Grow: 2, Text: func(r thereRow) string { return r.Name }, Strong: func(thereRow) bool { return true }},
		{Title: "Role", Width: 90, Grow: 2, Text: func(r thereRow) string { return r.Role }, Yield: 2},
		{Title: "Side", Width: 56, Text: func(r thereRow) string { return orDash(r.Side.Words()) }, Yield: 1},
		{
			Title: "There? p d a x", Width: 116, Text: func(r thereRow) string { return r.Presence.Words() },
			Paint: func(r thereRow) kit.Cell {
				if r.Presence == governance.PresenceUnstated {
					return kit.InkCell("to be said", kit.Secondary)
				}
				look := presenceMarks[r.Presence]
				return kit.ShapedCell(r.Presence.Words(), look.Tone, look.Shape)
			},
			Whole: func(typed string) bool { return presenceLetters[strings.ToLower(typed)] != governance.PresenceUnstated },
			Set:   a.setPresence,
		},
		{
			Title: "Who came instead", Width: 110, Grow: 1, Text: func(r thereRow) string { return r.Deputy },
			Set: func(r thereRow, typed string) error {
				r.Deputy = typed
				if typed != "" {
					r.Presence = governance.Deputised
				}
				a.set(r, r.Attendance)
				return nil
			},
		},
	}
}

// setPresence takes the letter that was typed, or the word; nothing takes back what was noted.
func (a *attendance) setPresence(r thereRow, typed string) error {
	presence, short := presenceLetters[strings.ToLower(typed)]
	if !short && typed != "" {
		var err error
		if presence, err = begun(governance.AllPresences(), typed); err != nil {
			return fmt.Errorf("%w, or by their letters: p, d, a, x", err)
		}
	}
	if r.Presence = presence; presence != governance.Deputised {
		r.Deputy = ""
	}
	a.set(r, r.Attendance)
	return nil
}

// set notes whether somebody is there.
func (a *attendance) set(r thereRow, now governance.Attendance) {
	m := a.meeting
	label := fmt.Sprintf("%s: %s at %s", r.Name, lowered(orDash(now.Presence.Words())), m.title())
	m.page.change(label, func(ctx context.Context) error {
		return desk.ChangeMeeting(ctx, m.page.workspace, m.id, label, func(stored *governance.Meeting) {
			at := slices.IndexFunc(stored.There, func(b governance.Attendance) bool { return thereRow{Attendance: b}.key() == r.key() })
			switch {
			case now.Presence == governance.PresenceUnstated && at >= 0:
				stored.There = slices.Delete(stored.There, at, at+1)
			case now.Presence == governance.PresenceUnstated:
			case at >= 0:
				stored.There[at] = now
			default:
				stored.There = append(stored.There, now)
			}
			if now.Presence != governance.PresenceUnstated {
				m.begun(stored)
			}
		})
	}, nil)
}

// add notes somebody who is there and is no member.
func (a *attendance) add(name string) {
	name = strings.TrimSpace(name)
	a.other.Reset("")
	if name == "" {
		return
	}
	who := a.meeting.view.register.known(governance.Who{Name: name})
	if who.Side == scorecard.SideUnstated {
		who.Side = scorecard.Ours
	}
	r := thereRow{Attendance: governance.Attendance{Who: who, Presence: governance.Present}}
	a.set(r, r.Attendance)
	a.table.SelectKey(r.key())
}

// Load shows who is there as it is noted now: members in their order, then everybody else.
func (a *attendance) Load() {
	m := a.meeting
	left := slices.Clone(m.about.There)
	var rows []thereRow
	for _, who := range m.forum.Members {
		r := thereRow{Attendance: governance.Attendance{Who: who}}
		same := func(b governance.Attendance) bool {
			return b.Person != 0 && b.Person == who.Person || b.Name == who.Name && b.Side == who.Side
		}
		if at := slices.IndexFunc(left, same); at >= 0 {
			r = thereRow{left[at], true}
			left = slices.Delete(left, at, at+1)
		}
		rows = append(rows, r)
	}
	for _, b := range left {
		rows = append(rows, thereRow{b, true})
	}
	before := a.rows
	a.rows = len(rows)
	a.table.SetRows(rows)
	if before == 0 {
		a.table.Select(0)
	}
	if before != a.rows {
		m.refit()
	}
}

// isNoted reports whether anybody's being there was noted.
func (a *attendance) isNoted() bool { return len(a.meeting.about.There) > 0 }

// Focus gives the table the keyboard; without members the field in which somebody is added.
func (a *attendance) Focus() {
	if a.rows == 0 {
		a.other.Focus()
		return
	}
	a.table.Focus()
}
