// Package knowledge is the page of what must pass from one side of a partnership to the other: by contract, by capability and by person.
package knowledge

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/knowledge"
)

// Help is what F1 says about the page.
const Help = `Whether we could stand alone when a contract ends, and what to do next week about it. By contract lists the contracts with how ready we are now and would be by their end at the pace of the last 90 days; By capability what we must be able to do and who can; By person what each of them holds, teaches and learns. Enter opens, Escape leads back; Insert adds and Delete takes away, which Undo brings back.

Attendance is not transfer: sessions are noted (Log a session), but only evidence moves a level. None, briefed, with help, alone, can teach: above briefed somebody must have seen it. Evidence older than twelve months counts half, and a level that falls says why.

Readiness is the share of the critical capabilities, by weight, that we could do alone: two of our people are safe, one is thin, none is gone. The plan is where the goals' plan lines lead; At this pace goes on as in the last 90 days; it is red where that is below the plan or, without a plan, below 100 %.

A goal is done when a receiver signs it off, which takes evidence of each receiver. What nobody will take over is said on purpose, with a day and a reason, and then counts no more.`

// Tables are those whose changes concern the page: what is followed, for whom people work, and the contracts that it comes with.
var Tables = []string{
	"capability", "capability_alias", "knowledge_goal", "goal_giver", "goal_receiver", "skill_evidence", "knowledge_session", "session_person",
	"session_artefact", "person_stay", "person", "supplier", "contract", "contract_option", "contract_change", "obligation",
}

// The sides of the list.
const (
	contractTab   = "By contract"
	capabilityTab = "By capability"
	personTab     = "By person"
)

// openKey is what names the page that is open, for the next start; it is empty while a list is in front.
const openKey = "open knowledge"

// opened is the page of one thing: a contract, a goal, a capability or a person.
type opened interface {
	Object() fyne.CanvasObject
	// ready makes what it shows ready, off the UI goroutine, and returns what then shows it; gone where the thing is no more. The first time
	// it reads what fields offer, too, and the page is built.
	ready(ctx context.Context, v *view, first bool) (show func(), gone bool, err error)
	focus()
	facts() string
	// name says which it is, for [Page.reopen].
	name() string
}

// Page is the lists of knowledge, and the pages of what is open.
type Page struct {
	*kit.Stage
	workspace    *store.Workspace
	host         kit.Host
	page         *kit.Page // with the lists
	tabs         *kit.Tabs
	contracts    *contractList
	capabilities *capabilityList
	persons      *personList
	said         map[string]string // the facts of each list
	loading      kit.Latest
	asked        kit.Latest  // what dialogs are filled from
	view         *view       // what was read last, nil until then
	stack        []opened    // the last is in front
	wanted       opened      // to be shown once it is ready
	left         string      // what was open when the window was closed
	asking       *kit.Asking // the dialog that was opened last
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, said: map[string]string{}}
	p.loading, p.asked = kit.Latest{Runner: host.Runner()}, kit.Latest{Runner: host.Runner()}
	p.contracts, p.capabilities, p.persons = newContractList(p), newCapabilityList(p), newPersonList(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Name: contractTab, Build: p.contracts.list.Object},
		kit.Tab{Name: capabilityTab, Build: p.capabilities.list.Object},
		kit.Tab{Name: personTab, Build: p.persons.list.Object},
	)
	p.tabs.OnSelected = func(tab string) { p.page.SetFacts(p.said[tab]) }
	p.page = kit.NewTabbedPage(
		"Knowledge", p.tabs, kit.SecondaryButton("Export…", host.Export),
		kit.SecondaryButton("New capability", func() { p.newCapability(0) }), kit.PrimaryButton("New goal", func() { p.newGoal(0, 0) }),
	)
	p.tabs.Remember(host, "knowledge tab")
	p.Stage = kit.NewStage(p.page.Object(), p.focusList)
	p.left = host.Recall(openKey)
	return p
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.Stage.Object() }

// Close drops what is still being read.
func (p *Page) Close() {
	p.loading.Stop()
	p.asked.Stop()
	p.contracts.close()
	p.capabilities.list.Close()
	p.persons.list.Close()
}

// focusList gives the keyboard to the list in front.
func (p *Page) focusList() {
	switch p.tabs.Selected() {
	case capabilityTab:
		p.capabilities.list.Table.Focus()
	case personTab:
		p.persons.list.Table.Focus()
	default:
		p.contracts.list.Table.Focus()
	}
}

// Focus gives the keyboard to what is in front.
func (p *Page) Focus() {
	if now := p.now(); now != nil {
		now.focus()
		return
	}
	p.Stage.Focus()
}

// now is the page in front, nil while it is the lists.
func (p *Page) now() opened {
	if len(p.stack) == 0 {
		return nil
	}
	return p.stack[len(p.stack)-1]
}

// Escape goes back a step: from a goal to the contract that it was opened from, from there to the list.
func (p *Page) Escape() { p.Back() }

// Back goes back a step.
func (p *Page) Back() {
	p.wanted = nil
	if len(p.stack) > 1 {
		p.stack = p.stack[:len(p.stack)-1]
		p.front()
		p.Load()
		p.now().focus()
		return
	}
	p.Stage.Back()
}

// front shows the last of what was opened.
func (p *Page) front() {
	p.Stage.Open(p.now().Object(), func() {
		p.stack = nil
		p.host.Remember(openKey, "")
		p.Load()
	})
	p.host.Remember(openKey, p.now().name())
}

// open brings the page of a thing to the front once it is ready.
func (p *Page) open(o opened) {
	p.wanted = o
	p.Load()
}

// Load reads everything that is followed anew, and shows what is in front.
func (p *Page) Load() {
	if p.left != "" && p.wanted == nil && p.now() == nil {
		p.wanted = p.reopen(p.left)
	}
	p.left = ""
	today, o := p.host.Today(), p.wanted
	if o == nil {
		o = p.now()
	}
	first := !slices.Contains(p.stack, o)
	p.loading.Do(func(ctx context.Context) func() {
		v, err := readView(ctx, p.workspace, today)
		if err != nil {
			return func() { p.fail(err) }
		}
		if o == nil {
			return func() {
				p.view = v
				p.contracts.load(v)
				p.capabilities.load(v)
				p.persons.load(v)
			}
		}
		show, gone, err := o.ready(ctx, v, first)
		return func() { p.shown(v, o, show, gone, err) }
	})
}

// shown shows a page that is ready, or goes on without it.
func (p *Page) shown(v *view, o opened, show func(), gone bool, err error) {
	p.view, p.wanted = v, nil
	switch {
	case err != nil:
		p.host.Toast(kit.Sentence(err))
	case gone && len(p.stack) > 0:
		p.stack = slices.DeleteFunc(p.stack, func(in opened) bool { return in == o })
		p.stack = append(p.stack, o) // so that Back leads to what was open before it
		p.Back()
	case gone:
		p.Load()
	case o == p.now():
		show()
	default:
		show()
		p.stack = append(p.stack, o)
		p.front()
		o.focus()
	}
}

// fail says why nothing could be read.
func (p *Page) fail(err error) {
	p.wanted = nil
	if p.now() != nil {
		p.host.Toast(kit.Sentence(err))
		return
	}
	p.contracts.list.Table.SetError(err)
	p.capabilities.list.Table.SetError(err)
	p.persons.list.Table.SetError(err)
}

// say keeps the facts of a list, and shows them while it is in front.
func (p *Page) say(tab, facts string) {
	p.said[tab] = facts
	if p.tabs.Selected() == tab {
		p.page.SetFacts(facts)
	}
}

// Show opens a goal or a capability.
func (p *Page) Show(thing kit.Thing) {
	if thing.ID == 0 {
		p.stack = p.stack[:min(1, len(p.stack))]
		p.Back()
		p.tabs.Select(thing.Part)
		return
	}
	p.stack = p.stack[:min(1, len(p.stack))] // Escape leads back from there at once, wherever the user comes from
	switch thing.Kind {
	case kit.GoalThing:
		p.open(newGoalPage(p, knowledge.GoalID(thing.ID)))
	case kit.CapabilityThing:
		p.open(newCapabilityPage(p, knowledge.CapabilityID(thing.ID)))
	}
}

// The names of what may be open when the window is closed.
const (
	openContract   = "contract"
	openGoal       = "goal"
	openCapability = "capability"
	openPerson     = "person"
)

func openName[ID ~int64](kind string, id ID) string { return fmt.Sprintf("%s %d", kind, id) }

// reopen is the page of what was in front when the window was closed; nil where it was a list.
func (p *Page) reopen(name string) opened {
	kind, id, _ := strings.Cut(name, " ")
	switch kind {
	case openContract:
		return newContractPage(p, kit.IDOf[int64](id))
	case openGoal:
		return newGoalPage(p, kit.IDOf[knowledge.GoalID](id))
	case openCapability:
		return newCapabilityPage(p, kit.IDOf[knowledge.CapabilityID](id))
	case openPerson:
		return newPersonPage(p, kit.IDOf[knowledge.PersonID](id))
	}
	return nil
}

// Facts is the line under the page's title.
func (p *Page) Facts() string {
	if now := p.now(); now != nil {
		return now.facts()
	}
	return p.page.Facts()
}

// change queues a change; one that can't be made is said in a toast.
func (p *Page) change(label string, change func(context.Context) error, then func()) {
	p.host.Change(label, change, kit.OrToast(p.host, then))
}
