package tenders

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// stored is a tender as it stands in the workspace, with what it takes to rank it.
type stored struct {
	tender *tender.Tender
	lock   *tender.Lock // nil while the model may be changed
	rules  weighing.LowBidRules
	// weighed is how the bids come out, by lot; by the empty lot for a tender without.
	weighed   map[string]*weighed
	contracts []store.TenderContract // that were, or are to be, awarded from it
}

// openTender is the page of one tender.
type openTender struct {
	page *Page
	ref  string // the tender's reference
	lot  string // the lot that is scored and weighed; empty for a tender without lots
	stored

	head  *kit.Page
	tabs  *kit.Tabs
	sides map[string]tab // those that were brought to the front so far, by name
}

// newOpenTender shows a tender with this side in front, or where none is named with the one that it was left at.
func newOpenTender(p *Page, now stored, side string) *openTender {
	o := &openTender{page: p, stored: now, sides: map[string]tab{}}
	o.lot = o.recall(lotLeft)
	o.settle()
	var tabs []kit.Tab
	for _, maker := range tabMakers() {
		tabs = append(tabs, kit.Tab{Name: maker.name, Build: func() fyne.CanvasObject {
			side := maker.make(o)
			o.sides[maker.name] = side
			return side.Object()
		}})
	}
	o.tabs = kit.NewTabs(tabs...)
	o.tabs.Select(cmp.Or(side, o.recall(sideLeft)))
	o.tabs.OnSelected = func(side string) { o.remember(sideLeft, side) }
	o.head = kit.NewTabbedPage(
		"", o.tabs,
		kit.SecondaryButton("All tenders", p.Back),
		kit.SecondaryButton("Fill-in workbook", o.saveFillIn),
		kit.SecondaryButton("Excel", o.saveWorkbook),
		kit.PrimaryButton("Report", o.saveReport),
	)
	o.remember(sideLeft, o.tabs.Selected())
	o.entitle()
	return o
}

// What is remembered of how a tender was left.
const (
	sideLeft  = "side"
	setupLeft = "set-up"
	lotLeft   = "lot"
)

// recall is how something of the tender was left; empty where it was not open before.
func (o *openTender) recall(what string) string { return o.page.host.Recall(o.left(what)) }

// remember keeps how something of the tender is left.
func (o *openTender) remember(what, how string) { o.page.host.Remember(o.left(what), how) }

func (o *openTender) left(what string) string { return fmt.Sprintf("tender %d %s", o.tender.ID, what) }

// settle takes over what follows from the stored tender.
func (o *openTender) settle() {
	o.ref = o.tender.Reference
	if o.tender.Lot(o.lot) == nil {
		o.lot = ""
		if len(o.tender.Lots) > 0 {
			o.lot = o.tender.Lots[0].ID
		}
	}
}

// show takes over the tender as it is stored now.
func (o *openTender) show(now stored) {
	o.stored = now
	o.refresh()
}

// refresh shows everything anew.
func (o *openTender) refresh() {
	o.settle()
	o.entitle()
	for _, side := range o.sides {
		side.Refresh()
	}
}

// side is the side with this name, nil where it was not in front yet.
func (o *openTender) side(name string) tab { return o.sides[name] }

// has reports whether the tender has a side with this name.
func (o *openTender) has(side string) bool {
	return slices.ContainsFunc(tabMakers(), func(m tabMaker) bool { return m.name == side })
}

// entitle writes title and facts: 5 bids · scale 0 to 4 · weights locked on 2 Oct 2026.
func (o *openTender) entitle() {
	t := o.tender
	o.head.SetTitle(strings.TrimSpace(t.Reference + " " + t.Title))
	var panel string
	if len(t.Panel) > 0 {
		panel = kit.Counted(len(t.Panel), "evaluator")
	}
	var scale string
	if t.Scale.Max.Given() {
		scale = "marks " + t.Scale.Words()
	}
	award, lock := awardWords(o.contracts), lockWords(o.lock)
	if award != "" {
		lock = "" // goes without saying
	}
	o.head.SetFacts(kit.Joined(" · ", award, kit.Counted(len(t.Bids), "bid"), panel, scale, balanceOf(t), lock))
}

// lockWords says since when the model is locked.
func lockWords(lock *tender.Lock) string {
	if lock == nil {
		return "draft, not locked"
	}
	return fmt.Sprintf("locked on %s by %s", lock.At.Format("2 Jan 2006"), lock.By)
}

// changeBecause queues a change of the tender, under a label that names it for Undo: Change weight of Q3 in T-007. A reason is needed
// where something changes that was fixed before. Done, if not nil, is told how it went; without it a refusal becomes a toast.
func (o *openTender) changeBecause(label, reason string, set func(*tender.Tender), done func(error)) {
	ws, id := o.page.workspace, o.tender.ID
	o.page.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeTender(ctx, ws, id, label, reason, set)
	}, done)
}
