package tenders

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// Help is what F1 says about the page.
const Help = `All tenders of the workspace, with the bid that is first by the tender's own rule. Select one to see its ranking beside the list; Enter or a double click opens it, Escape leads back.

Set up holds what bids are ranked by, until it is locked. Bids are the offers with their prices: the beginning of a name is enough for a supplier of the register. Scores are the panel's marks: type figures, Enter goes down, Tab to the right, and a block can be pasted from a spreadsheet. To change a mark that was given asks for a reason, and keeps the old mark.

Weighing shows marks, scores, totals and ranks, with the arithmetic of the selected bid. The balance can be moved to ask what if; the weights of the tender stay as they are. Notices say what to check before you rely on the result; they exclude nobody.

Award… stands beside who is first once the model is locked. It fills in the contract that waits for the tender, or makes one, and carries over what the winning bid promised.`

// Page is the list of tenders, and the page of the one that is open.
type Page struct {
	*kit.Stage
	workspace *store.Workspace
	host      kit.Host
	list      *kit.Listing[row]
	page      *kit.Page // with the list
	rankings  rankings
	loading   kit.Latest  // of the tender that is open or asked for
	open      *openTender // nil while the list is in front
	wanted    kit.Thing   // to be opened once it is read
	asking    *newTender  // the dialog that was opened last
	awarding  *awarding   // likewise
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}}
	p.list = kit.NewListing(host, kit.ListingSpec[row]{
		Name: "Tenders", Empty: "No tenders yet. Begin one here, or bring one in by File, Import.",
		Hint: "Select a tender to see its ranking.", First: kit.PrimaryButton("New tender", p.begin),
		Columns: columns, Questions: questions,
		Key:      func(r row) string { return keyOf(r.id) },
		Describe: p.describe,
		Open:     p.openRow,
	})
	p.page = kit.NewPage("Tenders", p.list.Object(), kit.PrimaryButton("New tender", p.begin))
	p.Stage = kit.NewStage(p.page.Object(), p.list.Table.Focus)
	if id, err := strconv.ParseInt(host.Recall(openKey), 10, 64); err == nil {
		p.wanted = kit.Thing{Kind: kit.TenderThing, ID: id}
	}
	return p
}

// openKey is what the id of the tender that is open is remembered under; it is empty while the list is in front.
const openKey = "open tender"

func keyOf(id tender.ID) string { return strconv.FormatInt(int64(id), 10) }

func (p *Page) openRow(r row) {
	p.Show(kit.Thing{Kind: kit.TenderThing, ID: int64(r.id), Name: r.reference})
}

// Close drops what is still being read.
func (p *Page) Close() {
	p.loading.Stop()
	p.list.Close()
}

// Focus gives the keyboard to the list, where it is in front and stays there.
func (p *Page) Focus() {
	if p.wanted.Kind == kit.NoThing {
		p.Stage.Focus()
	}
}

// Load reads what is in front anew: the tender that was asked for or is open, or else the list.
func (p *Page) Load() {
	switch {
	case p.wanted.Kind != kit.NoThing:
		p.fetch()
	case p.open != nil:
		p.read(p.open.tender.ID)
	default:
		p.readList()
	}
}

// readList reads the list, and ranks what changed in it.
func (p *Page) readList() {
	known := p.rankings
	p.list.Load(func(ctx context.Context) ([]row, func(), error) {
		now, err := known.again(ctx, p.workspace)
		return now.rows, func() { p.rankings = now }, err
	}, p.fill)
}

// readOne reads a tender whole; it is not ok where the workspace has it no more.
func readOne(ctx context.Context, ws *store.Workspace, id tender.ID) (now stored, ok bool, err error) {
	listed, err := ws.Tenders(ctx) // a tender may have been given another reference
	if err != nil {
		return now, false, err
	}
	for _, l := range listed {
		if l.ID == id {
			now, err = readWeighed(ctx, ws, l.Reference)
			return now, err == nil, err
		}
	}
	return now, false, nil
}

// readWeighed reads a tender with its contracts and works out how its bids come out, so that the window need not wait for that.
func readWeighed(ctx context.Context, ws *store.Workspace, reference string) (stored, error) {
	now, err := readStored(ctx, ws, reference)
	if err != nil {
		return now, err
	}
	now.weighed = weighAll(now.tender, &now.rules)
	now.contracts, err = ws.ContractsOfTender(ctx, reference)
	return now, err
}

// readStored reads a tender with what it takes to rank it.
func readStored(ctx context.Context, ws *store.Workspace, reference string) (now stored, err error) {
	if now.tender, err = ws.Tender(ctx, reference); err != nil {
		return now, err
	}
	if now.lock, err = ws.ModelLock(ctx, now.tender.ID); err != nil {
		return now, err
	}
	now.rules, err = ws.LowBidRules(ctx)
	return now, err
}

// fill shows the list as it was read.
func (p *Page) fill() {
	bids, locked := 0, 0
	for _, r := range p.rankings.rows {
		bids += r.bids
		if r.locked {
			locked++
		}
	}
	p.page.SetFacts(kit.Joined(" · ", kit.Counted(len(p.rankings.rows), "tender"), kit.Counted(bids, "bid"), fmt.Sprintf("%d locked", locked)))
	if r, ok := p.list.Table.Selected(); ok {
		p.describe(p.list.Detail, r)
	}
}

// Show opens a tender, or that of a bid.
func (p *Page) Show(thing kit.Thing) {
	if thing.Kind == kit.BidThing && thing.Part == "" {
		thing.Part = "Bids"
	}
	if p.open != nil && p.open.ref == thing.Name {
		p.open.tabs.Select(thing.Part)
	} else {
		p.wanted = thing
	}
	p.Load()
}

// fetch reads the tender that was asked for and opens it: by its reference, or by its id where it was open when the window was left.
func (p *Page) fetch() {
	wanted := p.wanted
	p.loading.Do(func(ctx context.Context) func() {
		var now stored
		var err error
		there := true
		if wanted.Name != "" {
			now, err = readWeighed(ctx, p.workspace, wanted.Name)
		} else {
			now, there, err = readOne(ctx, p.workspace, tender.ID(wanted.ID))
		}
		return func() {
			p.wanted = kit.Thing{}
			switch {
			case err != nil:
				p.host.Toast(kit.Sentence(err))
				p.Load()
			case !there:
				p.left()
			default:
				p.bring(now, wanted.Part)
			}
		}
	})
}

// bring puts the page of a tender in front, with this side of it, or the one that it was left at.
func (p *Page) bring(now stored, side string) {
	p.list.Table.SelectKey(keyOf(now.tender.ID))
	p.open = newOpenTender(p, now, side)
	p.Open(p.open.head.Object(), p.left)
	p.host.Remember(openKey, keyOf(now.tender.ID))
}

// left is told when the open tender gives way to the list.
func (p *Page) left() {
	p.open = nil
	p.host.Remember(openKey, "")
	p.Load()
}

// read shows the open tender as it is stored now; the list where it is no more.
func (p *Page) read(id tender.ID) {
	p.loading.Do(func(ctx context.Context) func() {
		now, there, err := readOne(ctx, p.workspace, id)
		return func() {
			switch {
			case err != nil:
				p.host.Toast(err.Error())
			case !there:
				p.Back()
			case p.open != nil:
				p.open.show(now)
			}
		}
	})
}

// describe shows beside the list what became of a tender.
func (p *Page) describe(detail *kit.Detail, r row) {
	detail.SetTitle(r.reference + " " + r.title)
	facts := []kit.Fact{
		{Label: "Method", Value: r.method},
		{Label: "Balance", Value: r.balance},
		{Label: "Begun", Value: r.day()},
		{Label: "Model", Value: r.lockWord()},
	}
	if r.balance == r.method {
		facts[1].Value = ""
	}
	detail.SetFacts(facts)
	var sections []fyne.CanvasObject
	for _, c := range r.contests {
		sections = append(sections, c.inShort()...)
	}
	if r.note != "" {
		sections = append(sections, kit.Section("Note", kit.Words(r.note, theme.SizeNameText, false, kit.Secondary)))
	}
	open := kit.SecondaryButton("Open", func() { p.openRow(r) })
	detail.SetSections(append(sections, kit.Row(8, open))...)
}

// inShort is the ranking in a few lines.
func (c contest) inShort() []fyne.CanvasObject {
	title := "Ranking"
	if c.lot != nil {
		title = kit.Joined(" ", c.lot.ID, c.lot.Title)
	}
	if c.faults != nil {
		return []fyne.CanvasObject{kit.Section(title, kit.Words("Not complete yet. Open it to see what is missing.", theme.SizeNameText, false, kit.Secondary))}
	}
	var facts []kit.Fact
	for i := range c.result.Standings {
		facts = append(facts, placeOf(&c.result.Standings[i], i))
	}
	if len(facts) == 0 {
		return []fyne.CanvasObject{kit.Section(title, kit.Words("No bids yet.", theme.SizeNameText, false, kit.Secondary))}
	}
	return []fyne.CanvasObject{kit.Section(title, kit.Facts(facts))}
}

// placeOf is a bid's place: 1 Fernhill, 87.42.
func placeOf(s *weighing.Standing, i int) kit.Fact {
	if !s.InTheRunning() {
		return kit.Fact{Label: label(s.Bid), Value: s.Why}
	}
	return kit.Fact{Label: fmt.Sprintf("%d %s", s.Rank, label(s.Bid)), Value: exact.Format(s.Compared, 2), Strong: i == 0}
}

// Facts is the line under the page's title.
func (p *Page) Facts() string {
	if p.open != nil {
		return p.open.head.Facts()
	}
	return p.page.Facts()
}

// First names who is first in the tender with this reference, as the list says it; empty where it has no such tender.
func (p *Page) First(reference string) string {
	for _, r := range p.list.Table.All() {
		if r.reference == reference {
			return r.first
		}
	}
	return ""
}
