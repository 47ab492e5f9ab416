package register

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// Help is what F1 says about the view.
const Help = `Register looks at all contracts together. Every number leads to the contracts behind it: Enter or a double click on a row shows them.

To decide lists what is due in the next 90 days, earliest first, with the rule or clause behind it, and what is late. Timeline shows when contracts end, what options could add, and the last day of notice. Breakdown counts contracts and money by supplier, size, pricing model and more. Who holds it says how much is with SMEs and how crowded the market is, and what a merger of two suppliers would change. Size and effort sets many small contracts against few large ones.

Only running contracts count. Value is as it stands, with agreed changes and options taken up, excluding VAT. Currencies are never converted; percentages are of one currency.`

// The sides of the view.
const (
	decideTab    = "To decide"
	timelineTab  = "Timeline"
	breakdownTab = "Breakdown"
	holdersTab   = "Who holds it"
	sizesTab     = "Size and effort"
)

// side is one of the sides of the view.
type side interface {
	object() fyne.CanvasObject
	// prepare reckons off the UI goroutine what the side shows, and gives what shows it on that goroutine.
	prepare(*whole, lens) (show func())
	// fail says why there is nothing to show.
	fail(error)
	focus()
}

// Page is the register as a whole.
type Page struct {
	// OnFacts is told the line of facts about the register, once it is read. It may be nil.
	OnFacts func(facts string)
	// OnFirst adds the first contract, where there is none yet. It may be nil.
	OnFirst func()

	workspace *store.Workspace
	host      kit.Host
	tabs      *kit.Tabs
	sides     map[string]side
	object    *fyne.Container
	body      fyne.CanvasObject
	empty     fyne.CanvasObject
	loading   kit.Latest
	looking   kit.Latest
	asked     int               // how often something else was asked to be looked at
	whole     *whole            // nil until it was read
	waiting   map[string]func() // shows the sides that were not looked at since then
	lens      lens
	facts     string
}

// New is the view, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}, looking: kit.Latest{Runner: host.Runner()}}
	p.sides = map[string]side{
		decideTab: newDecisions(p), timelineTab: newTimeline(p), breakdownTab: newBreakdown(p),
		holdersTab: newHolders(p), sizesTab: newSizes(p),
	}
	var tabs []kit.Tab
	for _, name := range []string{decideTab, timelineTab, breakdownTab, holdersTab, sizesTab} {
		tabs = append(tabs, kit.Tab{Name: name, Build: func() fyne.CanvasObject { return p.sides[name].object() }})
	}
	p.tabs = kit.NewTabs(tabs...)
	p.tabs.OnSelected = func(string) { p.catchUp() }
	p.body = p.tabs.Object()
	p.object = container.NewStack(p.body)
	return p
}

// Object is the view as the page around it shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Close drops what is still being read.
func (p *Page) Close() {
	p.loading.Stop()
	p.looking.Stop()
}

// Facts is the line of facts about the register; empty until it was read.
func (p *Page) Facts() string { return p.facts }

// Focus gives the keyboard to what the side in front is about.
func (p *Page) Focus() { p.sides[p.tabs.Selected()].focus() }

// Show brings a side to the front, by the part of the thing.
func (p *Page) Show(thing kit.Thing) { p.tabs.Select(thing.Part) }

// Load reads the register anew. What is selected, chosen and in sight stays.
func (p *Page) Load() {
	today, look, asked := p.host.Today(), p.lens, p.asked
	p.loading.Do(func(ctx context.Context) func() {
		w, err := readWhole(ctx, p.workspace, today)
		if err != nil {
			return func() { p.fail(err) }
		}
		facts, shows := w.facts(), p.prepared(w, look)
		return func() {
			p.whole = w
			p.say(facts)
			if p.asked != asked {
				p.again() // something else was asked for meanwhile
				return
			}
			p.show(shows)
		}
	})
}

// look looks at something else.
func (p *Page) look(l lens) {
	p.lens = l
	if p.asked++; p.whole != nil {
		p.again()
	}
}

// again reckons and shows everything anew from what was read.
func (p *Page) again() {
	w, look := p.whole, p.lens
	p.looking.Do(func(context.Context) func() {
		shows := p.prepared(w, look)
		return func() {
			if p.whole == w { // else it is out of date, and what was read since then is shown
				p.show(shows)
			}
		}
	})
}

// prepared is what shows each side.
func (p *Page) prepared(w *whole, l lens) map[string]func() {
	shows := map[string]func(){}
	for name, s := range p.sides {
		shows[name] = s.prepare(w, l)
	}
	return shows
}

// catchUp shows on the side in front what was reckoned last.
func (p *Page) catchUp() {
	name := p.tabs.Selected()
	if show := p.waiting[name]; show != nil {
		delete(p.waiting, name)
		show()
	}
}

// show shows the side in front, and keeps the others for when they are looked at; or it says what belongs here while there is no contract.
func (p *Page) show(shows map[string]func()) {
	p.waiting = shows
	p.catchUp()
	front := p.body
	if len(p.whole.contracts) == 0 {
		front = p.first()
	}
	if p.object.Objects[0] != front {
		p.object.Objects[0] = front
		p.object.Refresh()
	}
}

// first is what stands here while there is no contract.
func (p *Page) first() fyne.CanvasObject {
	if p.empty == nil {
		words := kit.Flow(12, kit.Words("No contracts yet. Here they are looked at together: what must be decided in the next 90 days and what it costs, when contracts end, what is bought in which way, and with whom.", theme.SizeNameText, false, kit.Secondary))
		if p.OnFirst != nil {
			words.Add(kit.PrimaryButton("New contract", p.OnFirst))
		}
		p.empty = kit.Card(kit.Narrow(440, words))
	}
	return p.empty
}

func (p *Page) fail(err error) {
	for _, s := range p.sides {
		s.fail(err)
	}
}

func (p *Page) say(facts string) {
	p.facts = facts
	if p.OnFacts != nil {
		p.OnFacts(facts)
	}
}

// focusOn gives something the keyboard, where it is in the window.
func (p *Page) focusOn(o interface {
	fyne.CanvasObject
	fyne.Focusable
},
) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
}

// open shows a contract on its own page.
func (p *Page) open(id procurement.ContractID) {
	if c := p.whole.contract(id); c != nil {
		p.host.Open(kit.Thing{Kind: kit.ContractThing, ID: int64(id), Name: c.Reference})
	}
}

// list shows the contracts behind a number in the list of contracts: those on day rates, say.
func (p *Page) list(what string, ids []procurement.ContractID) {
	if len(ids) == 0 {
		return
	}
	thing := kit.Thing{Kind: kit.ContractThing, Part: kit.Only, Name: kit.Counted(len(ids), "contract") + ": " + what}
	for _, id := range ids {
		thing.IDs = append(thing.IDs, int64(id))
	}
	p.host.Open(thing)
}

// facts is the line under the title: 8 due in 90 days on 5 contracts worth £20.1m · 1 late · 17 running, £48.2m.
func (w *whole) facts() string {
	if len(w.contracts) == 0 {
		return ""
	}
	late, coming, ids := 0, 0, []procurement.ContractID(nil)
	seen := map[procurement.ContractID]bool{}
	for _, d := range w.dues {
		if d.IsLate(w.today) {
			late++
			continue
		}
		coming++
		if d.Contract != 0 && !seen[d.Contract] {
			seen[d.Contract] = true
			ids = append(ids, d.Contract)
		}
	}
	due := kit.Grouped(coming) + " due in 90 days"
	if len(ids) > 0 {
		due += " on " + kit.Counted(len(ids), "contract")
	}
	if value := w.together(ids).Short(); value != "" {
		due += " worth " + value
	}
	overdue := ""
	if late > 0 {
		overdue = kit.Grouped(late) + " late"
	}
	running := kit.Grouped(w.register.Running) + " running"
	return kit.Joined(" · ", due, overdue, kit.Joined(", ", running, w.register.Value.Short()))
}
