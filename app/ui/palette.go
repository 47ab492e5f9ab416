package ui

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// mostHits is how many things of the workspace the palette offers at a time.
const mostHits = 30

// offer is a line of the palette: a thing of the workspace, a page or a command.
type offer struct {
	what, name, more string
	take             func()
}

var offerColumns = []kit.Column[offer]{
	{Title: "Kind", Width: 90, Text: func(o offer) string { return o.what }},
	{Title: "Name", Width: 200, Grow: 2, Text: func(o offer) string { return o.name }, Strong: func(offer) bool { return true }},
	{Title: "", Width: 120, Grow: 1, Text: func(o offer) string { return o.more }},
}

// palette finds anything as one types: things of the workspace, pages, commands.
type palette struct {
	program   *Program
	entry     *paletteEntry
	table     *kit.Table[offer]
	box       *widget.PopUp
	searching kit.Latest
}

// find opens the palette.
func (p *Program) find() {
	f := &palette{program: p, searching: kit.Latest{Runner: p.runner}}
	f.table = kit.NewTable("Nothing of that name.", offerColumns...)
	f.table.OnOpened = f.take
	f.entry = newPaletteEntry(f)
	size := fyne.NewSize(min(kit.Scaled(640), p.window.Canvas().Size().Width-40), min(kit.Scaled(420), p.window.Canvas().Size().Height-80))
	content := container.NewGridWrap(size, container.NewBorder(kit.Pad(8, 8, 8, 8, f.entry), nil, nil, nil, f.table))
	f.box = widget.NewModalPopUp(content, p.window.Canvas())
	f.box.Show()
	f.search("")
	p.window.Canvas().Focus(f.entry)
}

// search fills the table with what fits the words.
func (f *palette) search(words string) {
	shell := f.program.shell
	f.searching.Do(func(ctx context.Context) func() {
		hits, err := shell.workspace.Search(ctx, words, mostHits)
		return func() {
			if err != nil {
				hits = nil
				f.table.Empty = "The search failed: " + err.Error()
			}
			f.table.SetRows(f.offers(words, hits))
			f.table.Select(0)
		}
	})
}

// offers are the hits, then the commands whose names hold all the words.
func (f *palette) offers(words string, hits []store.Hit) (offers []offer) {
	for _, hit := range hits {
		if kind, holds := kinds[hit.Kind]; holds {
			offers = append(offers, offer{hit.Kind, strings.TrimSpace(hit.Reference + " " + hit.Title), hit.Words, func() {
				f.program.shell.Open(kit.Thing{Kind: kind, ID: hit.ID, Name: called(hit)})
			}})
		}
	}
	for _, c := range commands() {
		if matches(c.name, words) && (c.can == nil || c.can(f.program)) {
			offers = append(offers, offer{"command", strings.TrimSuffix(c.name, "…"), c.key.String(), func() { f.program.give(c) }})
		}
	}
	return offers
}

// called is what a page knows a hit by: its reference, or where pages don't show one its name.
func called(hit store.Hit) string {
	if hit.Kind == "measure" {
		return hit.Title
	}
	return cmp.Or(hit.Reference, hit.Title)
}

// kinds are the kinds of things that have a page in this window, by the store's word for them.
var kinds = map[string]kit.Kind{
	"supplier": kit.SupplierThing, "person": kit.PersonThing, "contract": kit.ContractThing,
	"tender": kit.TenderThing, "bid": kit.BidThing,
	"scorecard": kit.CardThing, "measure": kit.MeasureThing,
	"capability": kit.CapabilityThing, "goal": kit.GoalThing,
	"team": kit.TeamThing, "role": kit.RoleThing,
	"agreement": kit.AgreementThing, "forum": kit.ForumThing, "meeting": kit.MeetingThing, "challenge": kit.ChallengeThing,
	"service-assessment": kit.ServiceAssessmentThing, "idea": kit.IdeaThing,
}

// matches reports whether a name holds all words, in whatever case.
func matches(name, words string) bool {
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(strings.ToLower(name), word) {
			return false
		}
	}
	return true
}

func (f *palette) take(chosen offer) {
	f.close()
	chosen.take()
}

func (f *palette) close() {
	f.searching.Stop()
	f.box.Hide()
}

// paletteEntry keeps the keyboard while arrows move in the table below it.
type paletteEntry struct {
	widget.Entry
	palette *palette
}

func newPaletteEntry(f *palette) *paletteEntry {
	e := &paletteEntry{palette: f}
	e.PlaceHolder = "Supplier, contract, tender, measure, goal, role, page or command"
	e.ExtendBaseWidget(e)
	e.OnChanged = f.search
	return e
}

// TypedKey moves in the table, takes the selected line, or gives up.
func (e *paletteEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		e.palette.close()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		e.palette.table.TypedKey(key)
	default:
		e.Entry.TypedKey(key)
	}
}
