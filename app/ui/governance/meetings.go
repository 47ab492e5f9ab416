package governance

import (
	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// meetings is the tab of the forums with what came of each time they met, of what is to be done about it, and of looking back.
type meetings struct {
	page     *Page
	tabs     *kit.Tabs
	forums   *forumList
	actions  *actionTable
	lookback *lookbacks
	view     *view
}

// The sides of the tab.
const (
	forumSide    = "Forums"
	actionSide   = "Actions"
	lookbackSide = "Looking back"
)

func newMeetings(p *Page) side {
	m := &meetings{page: p}
	p.pages[openForum] = func(key string) opened { return newForumPage(p, kit.IDOf[governance.ForumID](key)) }
	p.pages[openMeeting] = func(key string) opened { return newMeetingPage(p, kit.IDOf[governance.MeetingID](key)) }
	m.tabs = kit.NewTabs(
		kit.Tab{Name: forumSide, Build: func() fyne.CanvasObject {
			m.forums = newForumList(p)
			return m.forums.list.Object()
		}},
		kit.Tab{Name: actionSide, Build: func() fyne.CanvasObject {
			m.actions = newActionTable(p, "Actions", "No actions yet. They come from meetings, challenges and assessments; Insert adds one that comes from none.", 0)
			return m.actions.Object()
		}},
		kit.Tab{Name: lookbackSide, Build: func() fyne.CanvasObject {
			m.lookback = newLookbacks(p)
			return m.lookback.object
		}},
	)
	m.tabs.OnSelected = func(string) {
		if m.view != nil {
			m.Load(m.view)
		}
	}
	m.tabs.Remember(p.host, "meetings side")
	return m
}

// Object is the tab as it is shown.
func (m *meetings) Object() fyne.CanvasObject { return m.tabs.Object() }

// Focus gives the keyboard to the list in front.
func (m *meetings) Focus() {
	switch m.tabs.Selected() {
	case actionSide:
		m.actions.Focus()
	case lookbackSide:
		m.lookback.table.Focus()
	default:
		m.forums.list.Table.Focus()
	}
}

// Close drops what is still being worked out.
func (m *meetings) Close() {
	if m.forums != nil {
		m.forums.list.Close()
	}
	if m.actions != nil {
		m.actions.loading.Stop()
	}
}

// First begins a forum.
func (m *meetings) First() (words string, do func()) { return "New forum", m.page.newForum }

// Show opens a forum or a meeting.
func (m *meetings) Show(thing kit.Thing) bool {
	switch thing.Kind {
	case kit.ForumThing:
		m.page.open(newForumPage(m.page, governance.ForumID(thing.ID)))
	case kit.MeetingThing:
		m.page.open(newMeetingPage(m.page, governance.MeetingID(thing.ID)))
	default:
		return false
	}
	return true
}

// Load shows what is in front as it stands now.
func (m *meetings) Load(v *view) {
	m.view = v
	switch m.tabs.Selected() {
	case actionSide:
		m.actions.Load(v)
	case lookbackSide:
		m.lookback.Load(v)
	default:
		m.forums.Load(v)
	}
}
