package governance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/chart"
	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// The names of what may be open when the window is closed.
const (
	openForum   = "forum"
	openMeeting = "meeting"
)

// The tabs of a forum.
const (
	forumMeetingTab = "Meetings"
	forumActionTab  = "Actions"
	forumSetupTab   = "Set up"
)

// forumPage is a forum with all its meetings. The table of them is typed into: when one is planned, when it was held, why it was called off.
type forumPage struct {
	page    *Page
	id      governance.ForumID
	side    string // the tab to show first
	view    *view
	sitting *sitting
	head    *kit.Page
	tabs    *kit.Tabs
	table   *kit.Table[meetingRow]
	year    fyne.CanvasObject
	actions *actionTable
	setup   *forumSetup
}

func newForumPage(p *Page, id governance.ForumID) *forumPage {
	return &forumPage{page: p, id: id, side: forumMeetingTab}
}

// meetingRow is a meeting in the table, or a time that went by without one.
type meetingRow struct {
	meeting *governance.Meeting // nil where there was none
	term    civil.Term          // of the time that went by
	became  became
	planned string
	held    string
	there   string
	lacking bool // too few were there to decide
	made    string
	actions string
	overdue bool
	day     civil.Date
	off     string
}

func (r meetingRow) key() string {
	if r.meeting == nil {
		return r.term.From.String()
	}
	return kit.Key(r.meeting.ID)
}

// meetingRows are the meetings of a forum and the times of the last twelve months that went by without, the latest first.
func meetingRows(v *view, s *sitting) (rows []meetingRow) {
	asked, overdue := map[governance.MeetingID]int{}, map[governance.MeetingID]int{}
	for i := range v.record.Actions {
		if a := &v.record.Actions[i]; a.Origin.Meeting != 0 {
			asked[a.Origin.Meeting]++
			overdue[a.Origin.Meeting] += boolInt(a.IsOverdue(v.today))
		}
	}
	for i := range s.meetings {
		m := &s.meetings[i]
		r := meetingRow{
			meeting: m, became: s.became(m), planned: m.Planned.Words(), held: m.Held.Words(), made: madeWords(m), day: dayOf(m), off: m.Off,
			actions: countOrNone(asked[m.ID]), overdue: overdue[m.ID] > 0,
		}
		if len(m.There) > 0 {
			quorate := m.Lacks(s.forum.Quorum)
			r.there, r.lacking = thereWords(m), !quorate.IsQuorate()
		}
		if r.overdue {
			r.actions += fmt.Sprintf(", %d overdue", overdue[m.ID])
		}
		rows = append(rows, r)
	}
	for _, slot := range s.slots {
		if slot.Meeting == nil && slot.Standing == governance.Missed {
			rows = append(rows, meetingRow{term: slot.Term, became: wasMissed, planned: termWords(slot.Term), day: slot.Term.To})
		}
	}
	slices.SortStableFunc(rows, func(a, b meetingRow) int { return b.day.Compare(a.day) })
	return rows
}

// termWords are a stretch of days: 1–31 Aug 2026, 1 Jul – 30 Sep 2026.
func termWords(t civil.Term) string {
	if t.From.Month() == t.To.Month() && t.From.Year() == t.To.Year() {
		return fmt.Sprintf("%d–%s", t.From.Day(), t.To.Words())
	}
	return t.From.UTC().Format("2 Jan") + " – " + t.To.Words()
}

// thereWords count who was there: 5 of 6.
func thereWords(m *governance.Meeting) string {
	there := 0
	for _, a := range m.There {
		there += boolInt(a.Presence == governance.Present || a.Presence == governance.Deputised)
	}
	return fmt.Sprintf("%d of %d", there, len(m.There))
}

// Load shows the forum as it stands now.
func (f *forumPage) Load(v *view) (gone bool) {
	f.view, f.sitting = v, v.sitting(f.id)
	if f.sitting == nil {
		return true
	}
	if f.head == nil {
		f.build()
	}
	f.table.SetRows(meetingRows(v, f.sitting))
	f.year.Refresh()
	if f.actions != nil {
		f.actions.Load(v)
	}
	if f.setup != nil {
		f.setup.Load(v, f.sitting.forum)
	}
	forum := f.sitting.forum
	f.head.SetTitle(forum.Name)
	level := kit.Joined(", ", forum.Level.Words(), lowered(forum.Cadence.Words()))
	f.head.SetFacts(kit.Joined(" · ", level, v.contract(forum.Contract), "next: "+f.sitting.nextWords(), f.sitting.words()))
	return false
}

func (f *forumPage) build() {
	p := f.page
	plan := kit.SecondaryButton("Plan next…", func() { p.planNext(f.id) })
	f.table = kit.NewTable("It never met. Plan when it meets first; then take minutes as it does.", f.columns()...)
	f.table.Key, f.table.First, f.table.OnInsert = meetingRow.key, kit.SecondaryButton("Plan the first…", plan.Tap), plan.Tap
	f.table.OnOpened = func(r meetingRow) {
		if r.meeting != nil {
			p.open(newMeetingPage(p, r.meeting.ID))
		}
	}
	f.table.OnDelete = f.remove
	f.table.Remember(p.host, "Meetings of a forum")
	bar := kit.FilterBar(
		f.table, "Filter by any word", kit.PillSpec[meetingRow]{Text: "All"},
		kit.PillSpec[meetingRow]{Text: "Missed or late", Keep: func(r meetingRow) bool { return r.became == wasMissed || r.became == wasLate || r.became == calledOff }},
		kit.PillSpec[meetingRow]{Text: "Was it held?", Keep: func(r meetingRow) bool { return r.became == notSaid }},
		kit.PillSpec[meetingRow]{Text: "Actions overdue", Keep: func(r meetingRow) bool { return r.overdue }},
	)
	f.year = kit.Chart(func(width, _ float32) chart.Drawing {
		return strip(f.sitting.title(), f.sitting.slots).Draw(float64(width), kit.ChartMeasure)
	})
	f.tabs = kit.NewTabs(
		kit.Tab{Name: forumMeetingTab, Build: func() fyne.CanvasObject {
			return kit.Headed(kit.Pad(0, 14, 0, 0, kit.InCard(f.year)), kit.TableCard(bar, f.table))
		}},
		kit.Tab{Name: forumActionTab, Build: func() fyne.CanvasObject {
			f.actions = newActionTable(p, "Actions of a forum", "No meeting of this forum asked for anything yet.", f.id)
			f.actions.Load(f.view)
			return f.actions.Object()
		}},
		kit.Tab{Name: forumSetupTab, Build: func() fyne.CanvasObject {
			f.setup = newForumSetup(p, f.view, f.sitting.forum)
			return f.setup.object
		}},
	)
	f.tabs.Select(f.side)
	f.head = kit.NewTabbedPage("", f.tabs, kit.SecondaryButton("Back", p.Back), plan, kit.PrimaryButton("Take minutes", f.takeMinutes))
	f.table.Select(0)
}

// title says how the forum met: Monthly board: 10 of 11 held, 1 missed.
func (s *sitting) title() string { return "The last twelve months: " + s.words() }

// takeMinutes opens the meeting of today, or the one that is next or whose day just went by; where there is none, one of today is added.
func (f *forumPage) takeMinutes() {
	p, s := f.page, f.sitting
	for i := len(s.meetings) - 1; i >= 0; i-- {
		if m := &s.meetings[i]; dayOf(m) == s.today && m.Off == "" {
			p.open(newMeetingPage(p, m.ID))
			return
		}
	}
	switch {
	case len(s.unsaid) > 0:
		p.open(newMeetingPage(p, s.unsaid[len(s.unsaid)-1].ID))
	case s.next != nil && s.today.DaysUntil(s.next.Planned) <= 7:
		p.open(newMeetingPage(p, s.next.ID))
	default:
		m := &governance.Meeting{Forum: f.id, Planned: s.today, Held: s.today}
		label := s.forum.Name + " meets today"
		p.change(label, func(ctx context.Context) error { return desk.SaveMeeting(ctx, p.workspace, m, "") }, func() { p.open(newMeetingPage(p, m.ID)) })
	}
}

func (f *forumPage) columns() []kit.Column[meetingRow] {
	return []kit.Column[meetingRow]{
		{
			Title: "Planned", Width: 136, Text: func(r meetingRow) string { return r.planned }, Compare: func(a, b meetingRow) int { return a.day.Compare(b.day) },
			Paint: func(r meetingRow) kit.Cell {
				if r.meeting == nil {
					return kit.InkCell(r.planned, kit.Secondary)
				}
				return kit.TextCell(r.planned)
			},
			Set: func(r meetingRow, typed string) error {
				return f.setDay(r, "the day", typed, func(m *governance.Meeting, d civil.Date) { m.Planned = d })
			},
		},
		{
			Title: "Held", Width: 96, Text: func(r meetingRow) string { return r.held },
			Set: func(r meetingRow, typed string) error {
				return f.setDay(r, "when it was held", typed, func(m *governance.Meeting, d civil.Date) { m.Held = d })
			},
		},
		{Title: "", Width: 112, Text: func(r meetingRow) string { return r.became.words() }, Paint: func(r meetingRow) kit.Cell { return r.became.cell() }},
		{
			Title: "There", Width: 60, Text: func(r meetingRow) string { return r.there },
			Paint: func(r meetingRow) kit.Cell {
				if r.lacking {
					return kit.InkCell(r.there, kit.Wrong)
				}
				return kit.TextCell(r.there)
			},
		},
		{Title: "Came of it", Width: 130, Grow: 1, Text: func(r meetingRow) string { return r.made }, Yield: 2},
		{
			Title: "Actions", Width: 88, Text: func(r meetingRow) string { return r.actions },
			Paint: func(r meetingRow) kit.Cell {
				if r.overdue {
					return kit.InkCell(r.actions, kit.Wrong)
				}
				return kit.TextCell(r.actions)
			},
		},
		{Title: "Looks back", Width: 86, Text: lookBackWords, Yield: 1, Set: func(r meetingRow, typed string) error { return f.setLookBack(r, typed) }},
		{Title: "Called off because", Width: 150, Grow: 2, Text: func(r meetingRow) string { return r.off }, Set: f.setOff},
	}
}

func lookBackWords(r meetingRow) string {
	if r.meeting != nil && r.meeting.Retrospective {
		return "yes"
	}
	return ""
}

// change changes a meeting; where there was none in its time, one is added.
func (f *forumPage) change(r meetingRow, what string, change func(*governance.Meeting)) {
	p := f.page
	if r.meeting == nil {
		m := &governance.Meeting{Forum: f.id}
		change(m)
		p.change("Add a meeting of "+f.sitting.forum.Name, func(ctx context.Context) error { return desk.SaveMeeting(ctx, p.workspace, m, "") }, func() { f.table.SelectKey(kit.Key(m.ID)) })
		return
	}
	id := r.meeting.ID
	label := fmt.Sprintf("Change %s of %s of %s", what, f.sitting.forum.Name, r.day.Words())
	p.change(label, func(ctx context.Context) error { return desk.ChangeMeeting(ctx, p.workspace, id, label, change) }, nil)
}

// setDay takes the day that was typed into a cell.
func (f *forumPage) setDay(r meetingRow, what, typed string, set func(*governance.Meeting, civil.Date)) error {
	day, err := readDay(typed, f.view.today)
	if err != nil {
		return err
	}
	tried := governance.Meeting{Forum: f.id}
	if r.meeting != nil {
		tried = *r.meeting
	}
	set(&tried, day)
	if tried.Held.After(f.view.today) {
		return errNotAhead
	}
	if tried.Planned.IsZero() && tried.Held.IsZero() {
		return errors.New("a meeting has a day; Ctrl+Delete takes it away")
	}
	f.change(r, what, func(m *governance.Meeting) {
		if set(m, day); !m.Held.IsZero() {
			m.Off = ""
		}
	})
	return nil
}

// setOff takes why a meeting was called off; nothing says that it was not.
func (f *forumPage) setOff(r meetingRow, typed string) error {
	switch {
	case r.meeting == nil:
		return errors.New("there was no meeting to be called off: type when one was held")
	case typed != "" && !r.meeting.Held.IsZero():
		return errors.New("it was held: empty that first")
	}
	f.change(r, "why it was called off", func(m *governance.Meeting) { m.Off = typed })
	return nil
}

// setLookBack takes whether a meeting looked back: yes or nothing.
func (f *forumPage) setLookBack(r meetingRow, typed string) error {
	answer := strings.ToLower(typed)
	yes := strings.HasPrefix("yes", answer) && answer != ""
	if !yes && answer != "" && !strings.HasPrefix("no", answer) {
		return errors.New("type yes or no")
	}
	if r.meeting == nil {
		return errors.New("there was no meeting: type when one was held")
	}
	f.change(r, "whether it looked back", func(m *governance.Meeting) { m.Retrospective = yes })
	return nil
}

// remove takes a meeting away.
func (f *forumPage) remove(r meetingRow) {
	if r.meeting == nil {
		return
	}
	p, id := f.page, r.meeting.ID
	kit.Remove(p.host, f.sitting.forum.Name+" of "+r.day.Words(), func(ctx context.Context) error { return desk.RemoveMeeting(ctx, p.workspace, id) }, nil)
}

// Object is the page as it is shown.
func (f *forumPage) Object() fyne.CanvasObject { return f.head.Object() }

// Focus gives the keyboard to the tab in front.
func (f *forumPage) Focus() {
	switch f.tabs.Selected() {
	case forumActionTab:
		f.actions.Focus()
	case forumSetupTab:
		f.setup.name.Focus()
	default:
		f.table.Focus()
	}
}

// Facts is the line under the title.
func (f *forumPage) Facts() string { return f.head.Facts() }

// Name says which forum it is.
func (f *forumPage) Name() string { return openForum + " " + kit.Key(f.id) }
