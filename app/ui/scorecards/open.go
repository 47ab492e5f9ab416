package scorecards

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// The tabs of a scorecard.
const (
	boardTab    = "Scorecard"
	trendTab    = "Trend"
	mapTab      = "Strategy map"
	promisesTab = "Promises"
	actionsTab  = "Actions"
	legalTab    = "Statutory"
	setupTab    = "Set up"
)

// tab is one side of an open scorecard. It is made when it is first brought to the front, and kept.
type tab interface {
	Object() fyne.CanvasObject
	// Refresh shows the card as it stands now. What is being typed stays as it is.
	Refresh()
	// Focus gives the keyboard to what the tab is about.
	Focus()
}

// openCard is the page of one scorecard.
type openCard struct {
	page *Page
	*state

	head    *kit.Page
	tabs    *kit.Tabs
	stepper *kit.Stepper
	enter   *kit.Button // "Add readings"
	sides   map[string]tab
	wanted  civil.Period // stepped to, and still being read
	asking  *kit.ReasonDialog
	asked   *overallDialog // the one that was opened last
	reason  string         // the one given last: it often holds for the next change too
}

// newOpenCard shows a card with this tab in front, or where none is named with the one that it was left at.
func newOpenCard(p *Page, now *state, side string) *openCard {
	o := &openCard{page: p, state: now, sides: map[string]tab{}}
	makers := []struct {
		name string
		make func(*openCard) tab
	}{
		{boardTab, func(o *openCard) tab { return newBoard(o) }},
		{trendTab, newTrend},
		{mapTab, newStrategy},
		{promisesTab, newPromises},
		{actionsTab, newActions},
		{legalTab, newStatutory},
		{setupTab, newSetup},
	}
	var tabs []kit.Tab
	for _, m := range makers {
		if m.name == legalTab && !mayOwe(now.book) {
			continue
		}
		tabs = append(tabs, kit.Tab{Name: m.name, Build: func() fyne.CanvasObject {
			side := m.make(o)
			o.sides[m.name] = side
			return side.Object()
		}})
	}
	o.tabs = kit.NewTabs(tabs...)
	o.tabs.Select(cmp.Or(side, o.recall("side")))
	o.tabs.OnSelected = func(side string) { o.remember("side", side) }
	o.stepper = kit.NewStepper("September 2026", o.step)
	o.enter = kit.PrimaryButton("Add readings", func() { o.board().begin() })
	o.head = kit.NewTabbedPage(
		"", o.tabs,
		kit.SecondaryButton("Back", func() { o.leaving(p.Back) }), o.stepper, kit.SecondaryButton("Export…", p.host.Export), o.enter,
	)
	o.remember("side", o.tabs.Selected())
	o.entitle()
	return o
}

// mayOwe reports whether the law may ask for anything: the card is about a contract, or measures by law.
func mayOwe(b *scorecard.Book) bool {
	if b.Card.Subject.Kind == scorecard.OfContract {
		return true
	}
	for _, m := range b.Measures {
		if m.Statutory {
			return true
		}
	}
	return false
}

// recall is how something of the card was left; empty where it was not open before.
func (o *openCard) recall(what string) string { return o.page.host.Recall(o.left(what)) }

// remember keeps how something of the card is left.
func (o *openCard) remember(what, how string) { o.page.host.Remember(o.left(what), how) }

func (o *openCard) left(what string) string {
	return fmt.Sprintf("scorecard %d %s", o.book.Card.ID, what)
}

// board is the tab of the scorecard itself, brought to the front.
func (o *openCard) board() *board {
	o.tabs.Select(boardTab)
	return o.sides[boardTab].(*board)
}

// focus gives the keyboard to the tab in front.
func (o *openCard) focus() {
	if side := o.sides[o.tabs.Selected()]; side != nil {
		side.Focus()
	}
}

// show takes over the card as it stands now.
func (o *openCard) show(now *state) {
	o.state = now
	o.wanted = civil.Period{}
	o.entitle()
	for _, side := range o.sides {
		side.Refresh()
	}
}

// entitle writes title and facts: Balanced scorecard · monthly · agreed 2 Apr 2025, version 3 · both sides have scored October.
func (o *openCard) entitle() {
	c := &o.book.Card
	o.head.SetTitle(cmp.Or(c.Subject.Name, kit.Joined(" ", c.Reference, c.Title)))
	sides, closed := "", ""
	if o.result != nil {
		sides = sidesWords(o.result)
	}
	if done := o.closed(); done != nil {
		closed = "closed " + done.On.Words()
	}
	o.head.SetFacts(kit.Joined(" · ", c.Title, everyWords(c.Every), versionWords(c), sides, closed, c.Reference))
	o.stepper.Set(orDash(o.period().Words()), o.at > 0, o.at+1 < len(o.periods))
	if o.result == nil {
		o.enter.Disable()
	} else {
		o.enter.Enable()
	}
}

// step goes to the period before (-1) or after (1).
func (o *openCard) step(by int) {
	from := o.at
	if o.wanted != (civil.Period{}) {
		from = o.placeOf(o.wanted)
	}
	to := from + by
	if to < 0 || to >= len(o.periods) {
		return
	}
	o.leaving(func() {
		o.wanted = o.periods[to]
		o.stepper.Set(o.wanted.Words(), to > 0, to+1 < len(o.periods))
		o.page.read(o.book.Card.ID)
	})
}

// shortcut steps through the periods with Alt and the arrows.
func (o *openCard) shortcut(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyLeft:
		o.stepper.Step(-1)
	case fyne.KeyRight:
		o.stepper.Step(1)
	default:
		return false
	}
	return true
}

// looked is the period to look at when the card is read again.
func (o *openCard) looked() civil.Period {
	if o.wanted != (civil.Period{}) {
		return o.wanted
	}
	return o.period()
}

// change queues a change of the workspace, under a label that names it for Undo. Done, if not nil, is told how it went; without it a
// refusal becomes a toast.
func (o *openCard) change(label string, change func(context.Context) error, done func(error)) {
	if done == nil {
		done = kit.OrToast(o.page.host, nil)
	}
	o.page.host.Change(label, change, done)
}

// because queues a change that may need a reason: of what was said about a closed period, or of what it is computed with. Where it does,
// the reason is asked for, and the change made with it.
func (o *openCard) because(label string, change func(ctx context.Context, reason string) error, done func(error)) {
	if done == nil {
		done = kit.OrToast(o.page.host, nil)
	}
	o.change(label, func(ctx context.Context) error { return change(ctx, "") }, func(err error) {
		var needs *desk.ReasonError
		if !errors.As(err, &needs) {
			done(err)
			return
		}
		o.asking = kit.AskReason(o.page.host, kit.Reason{
			Title: "Why is a closed period changed?", Before: o.reason, Yes: "Change", Hint: "such as: their invoice came late",
			Why: kit.Sentence(needs) + ". The earlier state stays in the history, with this reason beside the new one.",
			Do: func(reason string) {
				o.reason = reason
				o.change(label, func(ctx context.Context) error { return change(ctx, reason) }, done)
			},
			Cancelled: func() { done(errGivenUp) },
		})
	})
}

// errGivenUp is told where a change needs a reason and none was given.
var errGivenUp = errors.New("nothing was changed: a closed period is changed for a reason only")

// name is what the card is called in labels: S-014.
func (o *openCard) name() string { return o.book.Card.Reference }

// measureName is the name of a measure; that of the whole card where it is of none.
func (o *openCard) measureName(id scorecard.MeasureID) string {
	if m := o.measure(id); m != nil {
		return m.Name
	}
	return "the whole card"
}

// typing reports whether readings are being typed.
func (o *openCard) typing() bool {
	b, ok := o.sides[boardTab].(*board)
	return ok && b.entry != nil && o.tabs.Selected() == boardTab
}
