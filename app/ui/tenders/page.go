package tenders

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// Help is what F1 says about the page.
const Help = `All tenders of the workspace, with the bid that is first by the tender's own rule. Select one to see its ranking; select a bid to see its arithmetic, figure by figure.

A tender that is not complete says what is missing. Notices say what to check before you rely on the result; they exclude nobody.`

// Workspace is what the page reads.
type Workspace interface {
	// Tenders lists the tenders, Tender reads one with its bids.
	Tenders(ctx context.Context) ([]store.TenderRow, error)
	Tender(ctx context.Context, reference string) (*tender.Tender, error)
	LowBidRules(ctx context.Context) (weighing.LowBidRules, error)
}

// Page lists the tenders and shows the ranking of the selected one.
type Page struct {
	workspace Workspace
	loading   kit.Latest
	page      *kit.Page
	list      *kit.Table[contest]
	ranking   *kit.Table[place]
	head      *fyne.Container
	notes     *fyne.Container
	wanted    string // reference of the tender to be selected once the tenders are read
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace Workspace, host kit.Host) *Page {
	p := &Page{
		workspace: workspace, loading: kit.Latest{Runner: host.Runner()},
		list:    kit.NewTable("No tenders yet. Bring one in by File, Import a tender.", tenderColumns...),
		ranking: kit.NewTable("Select a tender to see its ranking.", placeColumns...),
		head:    kit.Stack(2),
		notes:   kit.Stack(8),
	}
	p.list.Key = contest.reference
	p.list.OnSelected = p.show
	p.ranking.OnSelected = func(chosen place) { p.explain(chosen) }
	right := kit.Card(container.NewBorder(kit.Pad(10, 8, 12, 12, p.head), nil, nil, nil, p.ranking))
	side := kit.Above([]float32{55, 45}, right, container.NewVScroll(p.notes))
	p.page = kit.NewPage("Tenders", kit.Beside([]float32{36, 64}, kit.Card(p.list), side))
	return p
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.page.Object() }

// Close drops what is still being read.
func (p *Page) Close() { p.loading.Stop() }

// Load reads and ranks all tenders.
func (p *Page) Load() {
	p.page.SetFacts("Reading…")
	p.loading.Do(func(ctx context.Context) func() {
		tenders, rules, err := readAll(ctx, p.workspace)
		var contests []contest
		for _, t := range tenders {
			contests = append(contests, contestsOf(t, &rules)...)
		}
		return func() {
			if err != nil {
				p.page.SetFacts("The tenders could not be read: " + err.Error())
				return
			}
			p.fill(tenders, contests)
		}
	})
}

// readAll reads every tender whole, by reference, and the workspace's rules about low bids.
func readAll(ctx context.Context, workspace Workspace) ([]*tender.Tender, weighing.LowBidRules, error) {
	rules, err := workspace.LowBidRules(ctx)
	if err != nil {
		return nil, rules, err
	}
	rows, err := workspace.Tenders(ctx)
	if err != nil {
		return nil, rules, err
	}
	tenders := make([]*tender.Tender, len(rows))
	for i, row := range rows {
		if tenders[i], err = workspace.Tender(ctx, row.Reference); err != nil {
			return nil, rules, err
		}
	}
	return tenders, rules, nil
}

// Show selects a tender, or that of a bid.
func (p *Page) Show(thing kit.Thing) {
	p.wanted = thing.Name
	p.selectWanted()
}

// selectWanted selects the tender that was asked for, once the page has it.
func (p *Page) selectWanted() {
	for i, c := range p.list.Rows() {
		if p.wanted != "" && c.tender.Reference == p.wanted {
			p.wanted = ""
			p.list.Select(i)
		}
	}
}

func (p *Page) fill(tenders []*tender.Tender, contests []contest) {
	bids := 0
	for _, t := range tenders {
		bids += len(t.Bids)
	}
	p.page.SetFacts(fmt.Sprintf("%s · %s", counted(len(tenders), "tender"), counted(bids, "bid")))
	p.list.SetRows(contests)
	if _, ok := p.list.Selected(); !ok {
		p.list.Select(0)
	}
	p.selectWanted()
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// show fills the ranking of one tender or lot.
func (p *Page) show(c contest) {
	p.head.Objects = []fyne.CanvasObject{
		kit.Text(c.reference()+" "+c.title(), theme.SizeNameSubHeadingText, true, kit.Plain),
		kit.Text(c.facts(), theme.SizeNameText, false, kit.Secondary),
	}
	p.head.Refresh()
	p.notes.RemoveAll()
	var places []place
	if c.faults != nil {
		p.warn("The tender cannot be ranked yet.\n" + c.faults.Error())
	} else {
		for i := range c.result.Standings {
			places = append(places, place{&c.result.Standings[i], c.tender})
		}
		p.arithmetic(c, places)
		for _, notice := range c.result.Notices {
			p.warn(notice.Text)
		}
		if c.tender.Note != "" {
			p.notes.Add(kit.Card(kit.Pad(6, 6, 8, 8, kit.Paragraph(c.tender.Note))))
		}
	}
	p.ranking.SetRows(places)
	p.notes.Refresh()
}

// facts says how the tender is weighed and how far apart the first two are.
func (c contest) facts() string {
	facts := c.balance()
	if c.result != nil && c.result.Margin != nil {
		facts += " · margin over the second " + exact.Format(c.result.Margin, 2)
	}
	return facts
}

func (p *Page) warn(text string) {
	p.notes.Add(kit.Warning(kit.Pad(6, 6, 8, 8, kit.Paragraph(text))))
}

// arithmetic says in figures how the first place came about.
func (p *Page) arithmetic(c contest, places []place) {
	if len(places) == 0 || places[0].standing.Rank == 0 {
		return
	}
	p.notes.Add(kit.Card(kit.Pad(6, 6, 8, 8, kit.Paragraph(workingOf(c, places[0])))))
}

// explain puts the arithmetic of the selected bid in front of the notes.
func (p *Page) explain(chosen place) {
	c, ok := p.list.Selected()
	if !ok || c.result == nil || len(p.notes.Objects) == 0 {
		return
	}
	p.notes.Objects[0] = kit.Card(kit.Pad(6, 6, 8, 8, kit.Paragraph(workingOf(c, chosen))))
	p.notes.Refresh()
}

// workingOf is a bid's arithmetic, a line a step.
func workingOf(c contest, chosen place) string {
	text := label(chosen.standing.Bid)
	if why := chosen.standing.Why; why != "" {
		text += " has no rank: " + why
	}
	for _, step := range c.result.Arithmetic(chosen.standing) {
		text += fmt.Sprintf("\n%s = %s = %s", step.What, step.Working, exact.Short(step.Value, 6))
	}
	return text
}

// Facts is the line under the page's title.
func (p *Page) Facts() string { return p.page.Facts() }

// First names who is first in the tender with this reference, as the page says it; empty where the page has no such tender.
func (p *Page) First(reference string) string {
	for _, c := range p.list.Rows() {
		if c.tender.Reference == reference {
			return c.winner()
		}
	}
	return ""
}
