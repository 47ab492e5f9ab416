// Package governance is the page of how the two sides of a partnership work together: what they agreed on, when they meet, who challenged
// whom, how services and the office stand, and where the time of policy work goes.
package governance

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// Help is what F1 says about the page.
const Help = `How the two sides work together. Enter opens what is selected, Escape leads back; Insert adds and Delete takes away, which Undo brings back.

Agreements holds what both sides agreed on, part by part, from the ask to what happens if it fails. A draft is typed part by part; once a person of each side signed it, it stands as it is, and who wants it otherwise begins a new version, whose differences are shown beside the one before. Both sides say from time to time how each statement goes, from 1 to 5 or with yes or no; where they see it differently there is something to talk about. An agreement is looked at again six months after it was signed unless it says another day.

Meetings holds the forums and what came of each time they met: held, late or missed. In the table of a forum's meetings the day one was held, or why it was called off, is typed into its cell; Insert plans the next. In a meeting p, d, a and x say who is present, sent a deputy, gave apologies or is absent. Minutes are typed as it takes place, and each line is stored as Enter ends it: Ctrl+D makes it a decision, Ctrl+R a risk, Ctrl+T an action, which asks who and by when. Actions lists what is to be done from everywhere; of what is done it asks whether it worked. Looking back says whether retrospectives are held as often as agreements ask.

Challenges notes what one side said to the other that should be otherwise, what was answered and what came of it. How long answers take is told as the median of each side. A partnership without challenges is a finding, not a success. The feedback log stands beside them.

Assessments hold services against a list of points; Where time goes sets the votes on sixteen elements of policy work against what they are worth; Digital is how digital a group finds itself, over time; Ideas are needs with what might be done about them, and what a test showed.`

// Tables are those that the page is read from.
var Tables = []string{
	"agreement", "agreement_version", "version_section", "version_member", "version_scope", "version_output", "version_success", "version_rung",
	"statement", "signature", "pulse", "forum", "forum_agenda", "forum_member", "meeting", "attendance", "minute_item", "meeting_decision",
	"meeting_risk", "challenge", "feedback", "governance_action", "assessment_list", "list_point", "service_assessment", "panel_member",
	"assessed_point", "idea", "digital_grade", "ballot", "ballot_vote", "contract", "person", "supplier",
}

// The sides of the page.
const (
	agreementTab  = "Agreements"
	meetingTab    = "Meetings"
	challengeTab  = "Challenges"
	assessmentTab = "Assessments"
	timeTab       = "Where time goes"
	digitalTab    = "Digital"
	ideaTab       = "Ideas"
)

// openKey is what names the page that is open, for the next start; it is empty while the tabs are in front.
const openKey = "open governance"

// side is a tab of the page.
type side interface {
	Object() fyne.CanvasObject
	// Load shows what was read.
	Load(*view)
	Focus()
	// Close drops what is still being worked out.
	Close()
	// Show brings a thing into sight, and reports whether it is one of the tab's.
	Show(kit.Thing) bool
	// First is what one begins with on the tab, as the button at the top right offers it.
	First() (words string, do func())
}

// opened is the page of one thing in front of the tabs: an agreement, a meeting.
type opened interface {
	// Load shows the thing as it was read, and reports whether it is gone. It comes before all others.
	Load(*view) (gone bool)
	Object() fyne.CanvasObject
	Focus()
	Facts() string
	// Name says which it is, for [Page.reopen]: what it is, and the key of the thing.
	Name() string
}

// Page is the tabs of governance, and the pages of what is open.
type Page struct {
	*kit.Stage
	workspace *store.Workspace
	host      kit.Host
	page      *kit.Page // with the tabs
	tabs      *kit.Tabs
	first     *kit.Button
	sides     map[string]side   // those that were looked at
	said      map[string]string // the facts of each tab
	loading   kit.Latest
	asked     kit.Latest // what dialogs are filled from
	view      *view      // what was read last, nil until then
	stack     []opened   // the last is in front
	wanted    opened     // to be shown once there is something to show
	thing     kit.Thing  // likewise, on a tab
	left      string     // what was open when the window was closed
	// pages open again what was in front when the window was closed, by the word that its name begins with.
	pages  map[string]func(key string) opened
	asking *kit.Asking
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, sides: map[string]side{}, said: map[string]string{}}
	p.pages = map[string]func(string) opened{
		openAgreement:  func(key string) opened { return newAgreementPage(p, kit.IDOf[governance.AgreementID](key)) },
		openChallenge:  func(key string) opened { return newChallengePage(p, kit.IDOf[governance.ChallengeID](key)) },
		openAssessment: func(key string) opened { return newAssessmentPage(p, kit.IDOf[governance.AssessmentID](key)) },
		openList:       func(key string) opened { return &listPage{page: p, id: kit.IDOf[governance.ListID](key)} },
	}
	p.loading, p.asked = kit.Latest{Runner: host.Runner()}, kit.Latest{Runner: host.Runner()}
	tab := func(name string, make func(*Page) side) kit.Tab {
		return kit.Tab{Name: name, Build: func() fyne.CanvasObject {
			p.sides[name] = make(p)
			return p.sides[name].Object()
		}}
	}
	p.tabs = kit.NewTabs(
		tab(agreementTab, newAgreements),
		tab(meetingTab, newMeetings),
		tab(challengeTab, newChallenges),
		tab(assessmentTab, newAssessments),
		tab(timeTab, newTimeGoes),
		tab(digitalTab, newDigital),
		tab(ideaTab, newIdeas),
	)
	p.first = kit.PrimaryButton("", func() {
		if _, do := p.front().First(); p.view != nil {
			do()
		}
	})
	p.page = kit.NewTabbedPage("Governance", p.tabs, kit.SecondaryButton("Export…", host.Export), p.first)
	p.tabs.OnSelected = func(string) { p.turned() }
	p.tabs.Remember(host, "governance tab")
	p.turned()
	p.Stage = kit.NewStage(p.page.Object(), func() { p.front().Focus() })
	p.left = host.Recall(openKey)
	return p
}

// turned shows what was read on the tab that came to the front.
func (p *Page) turned() {
	words, _ := p.front().First()
	p.first.SetText(words)
	p.first.Hidden = words == ""
	p.page.SetFacts(p.said[p.tabs.Selected()])
	p.page.Object().Refresh() // the button is as wide as its words
	if p.view != nil {
		p.front().Load(p.view)
	}
}

// front is the tab in front.
func (p *Page) front() side { return p.sides[p.tabs.Selected()] }

// say keeps the facts of a tab, and shows them while it is in front.
func (p *Page) say(tab, facts string) {
	p.said[tab] = facts
	if p.tabs.Selected() == tab {
		p.page.SetFacts(facts)
	}
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.Stage.Object() }

// Facts is the line under the title of what is in front.
func (p *Page) Facts() string {
	if now := p.now(); now != nil {
		return now.Facts()
	}
	return p.page.Facts()
}

// Focus gives the keyboard to what is in front.
func (p *Page) Focus() {
	if now := p.now(); now != nil {
		now.Focus()
		return
	}
	p.Stage.Focus()
}

// now is the page in front, nil while it is the tabs.
func (p *Page) now() opened {
	if len(p.stack) == 0 {
		return nil
	}
	return p.stack[len(p.stack)-1]
}

// Close drops what is still being read.
func (p *Page) Close() {
	p.loading.Stop()
	p.asked.Stop()
	for _, s := range p.sides {
		s.Close()
	}
}

// Load reads everything anew, and shows what is in front.
func (p *Page) Load() {
	if p.left != "" && p.wanted == nil && p.now() == nil {
		p.wanted = p.reopen(p.left)
	}
	p.left = ""
	today, known := p.host.Today(), p.known()
	p.loading.Do(func(ctx context.Context) func() {
		v, err := readView(ctx, p.workspace, today, known)
		return func() {
			if err != nil {
				p.wanted = nil
				p.host.Toast(kit.Sentence(err))
				return
			}
			p.show(v)
		}
	})
}

// known is what was read of the register, to be used again unless a page is about to open that offers it.
func (p *Page) known() *register {
	if p.view == nil || p.wanted != nil {
		return nil
	}
	return p.view.register
}

// show takes over what was read.
func (p *Page) show(v *view) {
	p.view = v
	wanted, thing := p.wanted, p.thing
	p.wanted, p.thing = nil, kit.Thing{}
	switch {
	case wanted != nil:
		p.push(wanted)
	case p.now() != nil:
		p.refresh()
	default:
		p.front().Load(v)
	}
	if thing.Kind != kit.NoThing {
		p.Show(thing)
	}
}

// refresh shows what is open as it stands now; where it is gone, what was open before it.
func (p *Page) refresh() {
	if p.now().Load(p.view) {
		p.Back()
	}
}

// push brings a page to the front, unless its thing is gone.
func (p *Page) push(o opened) {
	if o.Load(p.view) {
		if p.now() == nil {
			p.front().Load(p.view)
		}
		return
	}
	p.stack = append(p.stack, o)
	p.bring()
	o.Focus()
}

// open brings the page of a thing to the front once everything is read that it offers.
func (p *Page) open(o opened) {
	p.wanted = o
	p.Load()
}

// bring shows the last of what was opened.
func (p *Page) bring() {
	p.Stage.Open(p.now().Object(), func() {
		p.stack = nil
		p.host.Remember(openKey, "")
		p.front().Load(p.view)
	})
	p.host.Remember(openKey, p.now().Name())
}

// Escape closes what is open in the page in front, or goes back a step.
func (p *Page) Escape() {
	if inner, ok := p.now().(interface{ Escape() bool }); ok && inner.Escape() {
		return
	}
	p.Back()
}

// Back goes back a step: from a meeting to what it was opened from, from there to the tabs.
func (p *Page) Back() {
	p.wanted = nil
	if len(p.stack) > 1 {
		p.stack = p.stack[:len(p.stack)-1]
		p.bring()
		p.refresh()
		if now := p.now(); now != nil {
			now.Focus()
		}
		return
	}
	p.Stage.Back()
}

// reopen is the page of what was in front when the window was closed; nil where it was the tabs.
func (p *Page) reopen(name string) opened {
	kind, key, _ := strings.Cut(name, " ")
	if page := p.pages[kind]; page != nil {
		return page(key)
	}
	return nil
}

// tabOf is where each kind of thing is shown.
var tabOf = map[kit.Kind]string{
	kit.AgreementThing: agreementTab, kit.ForumThing: meetingTab, kit.MeetingThing: meetingTab, kit.ChallengeThing: challengeTab, kit.ServiceAssessmentThing: assessmentTab,
	kit.IdeaThing: ideaTab,
}

// Show brings a thing into sight; with no id the tab that is its part.
func (p *Page) Show(thing kit.Thing) {
	if p.view == nil {
		p.thing = thing
		return
	}
	p.stack = p.stack[:min(1, len(p.stack))] // Escape leads back from there at once, wherever the user comes from
	p.Back()
	if thing.ID == 0 {
		p.tabs.Select(thing.Part)
		return
	}
	if tab, known := tabOf[thing.Kind]; known {
		p.tabs.Select(tab)
		p.sides[tab].Show(thing)
	}
}

// documenter is a tab or page that can make documents of what it shows.
type documenter interface{ Documents() []kit.Document }

// Documents are what can be made of what is in front.
func (p *Page) Documents() []kit.Document {
	if d, ok := p.now().(documenter); ok {
		return d.Documents()
	}
	if d, ok := p.front().(documenter); ok && p.now() == nil {
		return d.Documents()
	}
	return nil
}

// change queues a change; one that can't be made is said in a toast.
func (p *Page) change(label string, change func(context.Context) error, then func()) {
	p.host.Change(label, change, kit.OrToast(p.host, then))
}

// ask shows a dialog; first gets the keyboard, and Enter in last, which may be nil, is as good as the button.
func (p *Page) ask(f *kit.Asking, title, yes string, width float32, content fyne.CanvasObject, first, last *kit.Field) {
	p.asking = f
	f.Show(p.host, title, yes, width, content, first, last)
}
