package governance

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// The tabs of a meeting.
const (
	minutesTab  = "Minutes"
	decidedTab  = "Decisions and risks"
	followedTab = "Actions"
)

// meetingPage is a meeting: who is there, and its minutes, which are typed while it takes place.
type meetingPage struct {
	page    *Page
	id      governance.MeetingID
	view    *view
	about   *governance.Meeting
	forum   *governance.Forum
	head    *kit.Page
	tabs    *kit.Tabs
	body    fyne.CanvasObject // who is there and what is said
	came    fyne.CanvasObject // what came of it
	sheet   *kit.Sheet[governance.Meeting]
	there   *attendance
	minutes *minutes
	quorum  *kit.Wrapped
	beside  kit.RebuiltParts
	decided *decidedTable
	actions *actionTable
	hold    *kit.Button
	off     *kit.Button
}

func newMeetingPage(p *Page, id governance.MeetingID) *meetingPage {
	return &meetingPage{page: p, id: id}
}

// Load shows the meeting as it stands now.
func (m *meetingPage) Load(v *view) (gone bool) {
	m.view, m.about = v, v.meeting(m.id)
	if m.about == nil {
		return true
	}
	if m.forum = v.forum(m.about.Forum); m.forum == nil {
		return true
	}
	if m.head == nil {
		m.build()
	}
	m.sheet.SetValue(*m.about)
	m.there.Load()
	m.minutes.Load()
	m.beside.Refresh()
	if m.came != nil {
		m.came.Refresh()
	}
	if m.decided != nil {
		m.decided.Load()
	}
	if m.actions != nil {
		m.actions.Load(v)
	}
	m.tell()
	return false
}

// tell writes title, facts and who is there.
func (m *meetingPage) tell() {
	a := m.about
	m.head.SetTitle(m.title())
	state := m.view.sitting(m.forum.ID).became(a)
	when := "planned for " + a.Planned.Words()
	if a.Planned.IsZero() || a.Planned == a.Held {
		when = ""
	}
	retro := ""
	if a.Retrospective {
		retro = "looking back"
	}
	m.head.SetFacts(kit.Joined(" · ", state.words(), when, a.At, a.Place, retro, m.view.contract(m.forum.Contract), a.Off))
	words, quorate := quorumWords(a, m.forum)
	m.quorum.SetText(words)
	ink := kit.Plain
	if !quorate {
		ink = kit.Mark(kit.ToneWarn)
	}
	m.quorum.SetInk(ink)
	if a.Held.IsZero() && a.Off == "" && !a.Planned.After(m.view.today) {
		m.hold.Enable()
	} else {
		m.hold.Disable()
	}
	if a.Off == "" && a.Held.IsZero() {
		m.off.Enable()
	} else {
		m.off.Disable()
	}
}

// title is the forum with the day: Monthly board, 25 Nov 2026.
func (m *meetingPage) title() string { return m.forum.Name + ", " + dayOf(m.about).Words() }

func (m *meetingPage) build() {
	p := m.page
	m.quorum = kit.Words("", theme.SizeNameText, true, kit.Plain)
	m.sheet = kit.NewSheet(*m.about, func(what string, set func(*governance.Meeting), done func(error)) {
		label := fmt.Sprintf("Change %s of %s", what, m.title())
		p.host.Change(label, func(ctx context.Context) error { return desk.ChangeMeeting(ctx, p.workspace, m.id, label, set) }, done)
	})
	m.there, m.minutes = newAttendance(m), newMinutes(m)
	m.hold = kit.SecondaryButton("Held", m.held)
	m.off = kit.SecondaryButton("Call off…", func() { p.callOff(m.about, m.forum.Name) })
	m.tabs = kit.NewTabs(
		kit.Tab{Name: minutesTab, Build: m.buildMinutes},
		kit.Tab{Name: decidedTab, Build: func() fyne.CanvasObject {
			m.decided = newDecidedTable(m)
			m.decided.Load()
			return m.decided.object
		}},
		kit.Tab{Name: followedTab, Build: func() fyne.CanvasObject {
			m.actions = newActionTable(p, "Actions of a meeting", "Nothing is to be done yet. In the minutes Ctrl+T makes a line an action.", m.forum.ID)
			m.actions.begin = func() {
				p.askAction(governance.Action{Origin: governance.Origin{Meeting: m.id}, Contract: m.forum.Contract})
			}
			m.actions.Load(m.view)
			return m.actions.Object()
		}},
	)
	m.head = kit.NewTabbedPage(
		"", m.tabs, kit.SecondaryButton("Back", p.Back), m.off, m.hold, kit.PrimaryButton("Minutes as PDF", func() { m.save(false) }),
	)
}

// buildMinutes puts who is there over what is said, and beside it what came of it.
func (m *meetingPage) buildMinutes() fyne.CanvasObject {
	s := m.sheet
	facts := kit.NewForm(
		2, s.Date("Planned for", m.view.today, func(m *governance.Meeting) *civil.Date { return &m.Planned }),
		s.Text("Time", func(m *governance.Meeting) *string { return &m.At }),
		s.Date("Held on", m.view.today, func(m *governance.Meeting) *civil.Date { return &m.Held }),
		s.Text("Place", func(m *governance.Meeting) *string { return &m.Place }),
		s.Tick("Looks back at how both sides work", func(m *governance.Meeting) *bool { return &m.Retrospective }).Wide(),
		s.Text("Called off because", func(m *governance.Meeting) *string { return &m.Off }).Wide(),
	)
	came := m.beside.Add(m.cameShape, m.cameOfIt)
	m.body = kit.Scrolled(kit.Flow(14, kit.InCard(kit.Section("Who is there", kit.Flow(8, m.quorum, m.there.object))), m.minutes.object))
	m.came = kit.Scrolled(kit.Flow(14, came, kit.InCard(kit.Section("The meeting", facts))))
	return kit.BesideCards(kit.RowsHigh(func() int { return leastRows }, m.body), m.came)
}

// leastRows is how high the minutes are at least, in rows of a table: where the cards stand below them, all of it scrolls.
const leastRows = 11

// refit lays the minutes out anew, since something in them became higher.
func (m *meetingPage) refit() {
	if m.body != nil {
		m.body.Refresh()
	}
}

// held says that the meeting was held on the day it was planned for.
func (m *meetingPage) held() {
	label := m.title() + " was held"
	m.page.change(label, func(ctx context.Context) error {
		return desk.ChangeMeeting(ctx, m.page.workspace, m.id, label, func(a *governance.Meeting) { a.Held = a.Planned })
	}, nil)
}

// begun says that the meeting takes place, when somebody begins to note what happens: who is there, what is said. What is typed before its
// day prepares it.
func (m *meetingPage) begun(a *governance.Meeting) {
	if a.Held.IsZero() && a.Off == "" && !a.Planned.After(m.view.today) {
		a.Held = a.Planned
	}
}

// Documents are the minutes as a PDF.
func (m *meetingPage) Documents() []kit.Document {
	return []kit.Document{{Name: "Minutes as a PDF", Save: func() { m.save(false) }, WithoutNames: func() { m.save(true) }}}
}

// save keeps the minutes as a PDF, as they are stored by then.
func (m *meetingPage) save(nameless bool) {
	p, id := m.page, m.id
	name := fmt.Sprintf("%s %s minutes.pdf", m.forum.Name, dayOf(m.about))
	saveReport(p, name, nameless, func(ctx context.Context, how desk.Outgoing) (*export.Minutes, error) {
		return desk.MinutesOut(ctx, p.workspace, id, how)
	}, export.MinutesReport)
}

// Escape closes what was opened in the minutes, and reports whether anything was.
func (m *meetingPage) Escape() bool { return m.minutes.prompt.leave() }

// Object is the page as it is shown.
func (m *meetingPage) Object() fyne.CanvasObject { return m.head.Object() }

// Focus gives the keyboard to who is there; once that is noted on the day itself to the minutes.
func (m *meetingPage) Focus() {
	switch {
	case m.tabs.Selected() == decidedTab:
		m.decided.table.Focus()
	case m.tabs.Selected() == followedTab:
		m.actions.Focus()
	case m.there.isNoted() && !m.about.Held.Before(m.view.today):
		m.minutes.Focus()
	default:
		m.there.Focus()
	}
}

// Facts is the line under the title.
func (m *meetingPage) Facts() string { return m.head.Facts() }

// Name says which meeting it is.
func (m *meetingPage) Name() string { return openMeeting + " " + kit.Key(m.id) }
