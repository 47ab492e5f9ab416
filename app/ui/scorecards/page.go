package scorecards

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Help is what F1 says about the page.
const Help = `All scorecards with what they came to in their last period. Select one to see where its two sides differ and what is to be done; Enter or a double click opens it, Escape leads back. Portfolio sets the cards of one period side by side, and the same measure across suppliers.

Scorecard shows perspectives and measures with what both sides say. 75 means as agreed. What was agreed on counts, else our reading does, and the card says which; what was not measured never counts as a number, and too little coverage gives no overall score. Alt+Left and Alt+Right step through the periods.

Add readings (Insert) types a period down the column: a value in the measure's unit and Enter. n/d means not due, n/m and why not measurable, 45 / 60 is a ratio. A column can be pasted from a spreadsheet. A closed period changes for a reason only.

Trend, Strategy map, Promises and Actions look further. Set up holds what is measured, how much each part counts and from when on; a past period always keeps the weights and targets of its time.`

// Page is the list of scorecards, and the page of the one that is open.
type Page struct {
	*kit.Stage
	workspace *store.Workspace
	host      kit.Host
	list      *kit.Listing[row]
	page      *kit.Page // with the list
	tabs      *kit.Tabs
	portfolio *portfolio
	facts     map[string]string
	loading   kit.Latest // of the card that is open or asked for
	open      *openCard  // nil while the list is in front
	wanted    kit.Thing  // to be opened once it is read
	asking    *newCard   // the dialog that was opened last
}

// The two sides of the list.
const (
	listTab      = "Scorecards"
	portfolioTab = "Portfolio"
)

// openKey is what the id of the card that is open is remembered under; it is empty while the list is in front.
const openKey = "open scorecard"

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}, facts: map[string]string{}}
	p.list = kit.NewListing(host, kit.ListingSpec[row]{
		Name: "Scorecards", Empty: "No scorecards yet. Begin one for a contract, a supplier, a partnership or a team, from a template or from nothing.",
		Hint: "Select a scorecard to see where it stands.", First: kit.PrimaryButton("New scorecard", p.begin),
		Columns: columns, Questions: questions, SortedBy: "Ref",
		Key:      func(r row) string { return keyOf(r.id) },
		Describe: p.describe,
		Open:     p.openRow,
		Remove:   p.remove,
	})
	p.portfolio = newPortfolio(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Name: listTab, Build: p.list.Object},
		kit.Tab{Name: portfolioTab, Build: p.portfolio.build},
	)
	p.tabs.OnSelected = func(tab string) {
		p.page.SetFacts(p.facts[tab])
		p.portfolio.catchUp()
	}
	p.page = kit.NewTabbedPage("Scorecards", p.tabs, kit.SecondaryButton("Export…", host.Export), kit.PrimaryButton("New scorecard", p.begin))
	p.tabs.Remember(host, "scorecards tab")
	p.Stage = kit.NewStage(p.page.Object(), p.focusList)
	if id := idOf(host.Recall(openKey)); id != 0 {
		p.wanted = kit.Thing{Kind: kit.CardThing, ID: int64(id)}
	}
	return p
}

func keyOf(id scorecard.CardID) string { return strconv.FormatInt(int64(id), 10) }

// records is where the page reads and writes.
func (p *Page) records() records { return records{p.workspace} }

func (p *Page) openRow(r row) { p.Show(kit.Thing{Kind: kit.CardThing, ID: int64(r.id)}) }

// Close drops what is still being read.
func (p *Page) Close() {
	p.loading.Stop()
	p.list.Close()
	p.portfolio.close()
}

// focusList gives the keyboard to the side of the list that is in front.
func (p *Page) focusList() {
	if p.tabs.Selected() == portfolioTab {
		p.portfolio.focus()
		return
	}
	p.list.Table.Focus()
}

// Focus gives the keyboard to what is in front, where it stays there.
func (p *Page) Focus() {
	switch {
	case p.open != nil:
		p.open.focus()
	case p.wanted.Kind == kit.NoThing:
		p.Stage.Focus()
	}
}

// Escape ends the typing of readings, or goes back to the list; there it shows all cards again where some were shown alone.
func (p *Page) Escape() {
	switch {
	case p.open != nil && p.open.typing():
		p.open.leaving(p.open.board().end)
	case p.open != nil:
		p.open.leaving(p.Stage.Escape)
	case !p.list.All():
		p.Stage.Escape()
	}
}

// Load reads what is in front anew: the card that was asked for or is open, or else the list.
func (p *Page) Load() {
	switch {
	case p.wanted.Kind != kit.NoThing:
		p.fetch()
	case p.open != nil:
		p.read(p.open.book.Card.ID)
	default:
		p.readList()
	}
}

// readList reads the list and the portfolio.
func (p *Page) readList() {
	today := p.host.Today()
	p.list.Load(func(ctx context.Context) ([]row, func(), error) {
		rows, err := p.records().list(ctx, today)
		return rows, func() {}, err
	}, func() {
		p.say(listTab, factsOf(p.list.Table.All()))
		if r, ok := p.list.Table.Selected(); ok {
			p.describe(p.list.Detail, r)
		}
	})
	p.portfolio.load()
}

// say keeps the facts of a side, and shows them while it is in front.
func (p *Page) say(tab, facts string) {
	p.facts[tab] = facts
	if p.tabs.Selected() == tab {
		p.page.SetFacts(facts)
	}
}

// Show opens a card, lists several alone, or brings the portfolio to the front.
func (p *Page) Show(thing kit.Thing) {
	switch {
	case thing.Part == kit.Only:
		p.only(thing)
		return
	case thing.Kind == kit.MeasureThing:
		p.measured(thing)
		return
	case thing.ID == 0 && thing.Part == portfolioTab:
		p.Back()
		p.tabs.Select(portfolioTab)
		return
	case p.open != nil && int64(p.open.book.Card.ID) == thing.ID:
		p.open.tabs.Select(thing.Part)
		p.open.wanted = periodNamed(thing.Name)
	default:
		p.wanted = thing
	}
	p.Load()
}

// measured leads to a measure: it opens the card that has it, or lists them where several have.
func (p *Page) measured(measure kit.Thing) {
	p.loading.Do(func(ctx context.Context) func() {
		cards, err := p.workspace.CardsWithMeasure(ctx, scorecard.MeasureID(measure.ID))
		return func() {
			switch {
			case err != nil:
				p.host.Toast(kit.Sentence(err))
			case len(cards) == 0:
				p.host.Toast("No scorecard has " + measure.Name + " any more.")
			case len(cards) == 1:
				p.Show(kit.Thing{Kind: kit.CardThing, ID: int64(cards[0])})
			default:
				among := kit.Thing{Name: measure.Name}
				for _, card := range cards {
					among.IDs = append(among.IDs, int64(card))
				}
				p.only(among)
			}
		}
	})
}

// only lists some cards alone.
func (p *Page) only(thing kit.Thing) {
	ids := make(map[int64]bool, len(thing.IDs))
	for _, id := range thing.IDs {
		ids[id] = true
	}
	p.Back()
	p.tabs.Select(listTab)
	p.list.Only(thing.Name, func(r row) bool { return ids[int64(r.id)] })
	p.list.Table.Focus()
}

// fetch reads the card that was asked for and opens it.
func (p *Page) fetch() {
	wanted, today := p.wanted, p.host.Today()
	p.loading.Do(func(ctx context.Context) func() {
		book, err := p.records().book(ctx, scorecard.CardID(wanted.ID), today)
		if err != nil {
			return func() {
				p.wanted = kit.Thing{}
				var gone *store.NotFoundError
				if !errors.As(err, &gone) || wanted.Name != "" { // what was open when the window was left may be gone: the list says so
					p.host.Toast(kit.Sentence(err))
				}
				p.left()
			}
		}
		now := stateOf(book, periodNamed(wanted.Name), today)
		return func() {
			p.wanted = kit.Thing{}
			p.bring(now, wanted.Part)
		}
	})
}

// bring puts the page of a card in front, with this side of it, or the one that it was left at.
func (p *Page) bring(now *state, side string) {
	p.list.Table.SelectKey(keyOf(now.book.Card.ID))
	p.open = newOpenCard(p, now, side)
	p.Open(p.open.head.Object(), p.left)
	p.host.Remember(openKey, keyOf(now.book.Card.ID))
	p.open.focus()
}

// left is told when the open card gives way to the list.
func (p *Page) left() {
	p.open = nil
	p.host.Remember(openKey, "")
	p.Load()
}

// read shows the open card as it stands now; the list where it is no more.
func (p *Page) read(id scorecard.CardID) {
	today, looked := p.host.Today(), p.open.looked()
	p.loading.Do(func(ctx context.Context) func() {
		book, err := p.records().book(ctx, id, today)
		if err != nil {
			return func() {
				p.host.Toast(kit.Sentence(err))
				p.Back()
			}
		}
		now := stateOf(book, looked, today)
		return func() {
			if p.open != nil {
				p.open.show(now)
			}
		}
	})
}

// remove takes a card away.
func (p *Page) remove(r row) {
	kit.Remove(p.host, r.reference, func(ctx context.Context) error { return p.records().remove(ctx, r.id) }, nil)
}

// Facts is the line under the page's title.
func (p *Page) Facts() string {
	if p.open != nil {
		return p.open.head.Facts()
	}
	return p.page.Facts()
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.Stage.Object() }

// periodNamed reads the period that a thing names; none where it names none.
func periodNamed(name string) civil.Period {
	p, err := civil.ParsePeriod(name)
	if err != nil {
		return civil.Period{}
	}
	return p
}
