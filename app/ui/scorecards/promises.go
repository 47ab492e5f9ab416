package scorecards

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// promises is the tab of what the other side promised: in the bid that won the contract, and how far each promise is kept.
type promises struct {
	open    *openCard
	table   *kit.Table[promise]
	detail  *kit.Detail
	say     *kit.Wrapped
	loading kit.Latest
	card    fyne.CanvasObject // the table with what is said above it
	object  fyne.CanvasObject
}

// promise is one of them.
type promise struct {
	procurement.Obligation
	contract  procurement.ContractID
	reference string
	words     string // how it stands: kept, due 30 Nov, lapsed
	tone      kit.Tone
	next      civil.Date // its next day that is not settled; none where there is none
}

func newPromises(o *openCard) tab {
	p := &promises{open: o, detail: kit.NewDetail(), say: kit.Words("", theme.SizeNameText, false, kit.Secondary), loading: kit.Latest{Runner: o.page.host.Runner()}}
	p.table = kit.NewTable(p.empty(), promiseColumns...)
	p.table.Key = func(r promise) string { return fmt.Sprint(r.contract, r.Code) }
	p.table.OnSelected = p.describe
	p.table.OnUnselected = func() { p.detail.Clear("Select a promise to see where it was made, and what shows that it is kept.") }
	p.table.OnOpened = p.lead
	p.table.OnUnselected()
	bar := kit.FilterBar(
		p.table, "Filter by any word",
		kit.PillSpec[promise]{Text: "All"},
		kit.PillSpec[promise]{Text: "Open", Keep: func(r promise) bool { return !r.State.IsSettled() }},
		kit.PillSpec[promise]{Text: "Kept", Keep: func(r promise) bool { return r.State == procurement.Met }},
		kit.PillSpec[promise]{Text: "Lapsed", Keep: func(r promise) bool { return r.State == procurement.Lapsed }},
	)
	p.card = kit.TableCard(kit.Flow(6, bar, p.say), p.table)
	p.object = kit.BesideDetail(p.card, p.detail)
	p.Refresh()
	return p
}

// empty says why there may be none.
func (p *promises) empty() string {
	if p.open.book.Card.Subject.Register == 0 {
		return "This card is about no contract of the register, and promises belong to contracts. Set up says what the card is about."
	}
	return "No promises are noted. Awarding a tender brings those of the winning bid to its contract."
}

// Object is the tab as it is shown.
func (p *promises) Object() fyne.CanvasObject { return p.object }

// Focus gives the keyboard to the promises.
func (p *promises) Focus() { p.table.Focus() }

// Refresh reads the promises as they stand now.
func (p *promises) Refresh() {
	subject, today := p.open.book.Card.Subject, p.open.today
	p.loading.Do(func(ctx context.Context) func() {
		contracts, err := p.open.page.records().contractsOf(ctx, subject)
		if err != nil {
			return func() { p.table.SetError(err) }
		}
		rows := promisesOf(contracts, today)
		return func() {
			p.say.SetText(keptWords(rows))
			p.say.Hidden = len(rows) == 0
			p.card.Refresh() // since the words above the table took no room before
			p.table.SetRows(rows)
		}
	})
}

// promisesOf are the promises of contracts, those that are open and due next first.
func promisesOf(contracts []procurement.Dossier, today civil.Date) (rows []promise) {
	for i := range contracts {
		d := &contracts[i]
		for _, o := range d.Obligations {
			if o.Origin == procurement.FromPromise {
				rows = append(rows, promiseOf(d, o, today))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b promise) int {
		if a.next.IsZero() != b.next.IsZero() {
			return flag(a.next.IsZero()) - flag(b.next.IsZero())
		}
		return a.next.Compare(b.next)
	})
	return rows
}

// yearsAhead is how far the next day of a promise is looked for.
const yearsAhead = 5

func promiseOf(d *procurement.Dossier, o procurement.Obligation, today civil.Date) promise {
	r := promise{Obligation: o, contract: d.ID, reference: d.Reference, words: o.State.Words(), tone: promiseTones[o.State]}
	if o.State == procurement.Met {
		r.words = "kept"
	}
	if o.State.IsSettled() {
		return r
	}
	for _, turn := range o.Turns(d.End(), today.AddMonths(12*yearsAhead)) {
		if !turn.State.IsSettled() && !turn.On.IsZero() {
			r.next = turn.On
			r.words = "due " + dayAndMonth(turn.On, today)
			if turn.On.Before(today) {
				r.words, r.tone = "was due "+dayAndMonth(turn.On, today), kit.ToneBad
			}
			break
		}
	}
	return r
}

var promiseTones = map[procurement.ObligationState]kit.Tone{
	procurement.Met: kit.ToneGood, procurement.PartlyMet: kit.ToneWarn, procurement.Lapsed: kit.ToneBad,
}

// keptWords count the promises: 4 of 9 promises kept.
func keptWords(rows []promise) string {
	kept := 0
	for _, r := range rows {
		if r.State == procurement.Met {
			kept++
		}
	}
	if len(rows) == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %s kept", kept, kit.Counted(len(rows), "promise"))
}

var promiseColumns = []kit.Column[promise]{
	{Title: "Contract", Width: 70, Text: func(r promise) string { return r.reference }, Compare: kit.ByText(func(r promise) string { return r.reference }), Yield: 2},
	{Title: "Promise", Width: 200, Grow: 3, Text: func(r promise) string { return r.Title }, Compare: kit.ByText(func(r promise) string { return r.Title })},
	{
		Title: "State", Width: 128, Text: func(r promise) string { return r.words }, Compare: func(a, b promise) int { return a.next.Compare(b.next) },
		Paint: func(r promise) kit.Cell { return kit.ChipCell(r.words, r.tone) },
	},
	{Title: "Owner", Width: 100, Grow: 1, Text: func(r promise) string { return r.Owner }, Compare: kit.ByText(func(r promise) string { return r.Owner }), Yield: 1},
	{Title: "Last evidence", Width: 130, Grow: 2, Text: func(r promise) string { return r.lastEvidence() }, Yield: 3},
}

// lastEvidence is what was seen last.
func (r promise) lastEvidence() string {
	if len(r.Evidence) == 0 {
		return ""
	}
	e := r.Evidence[len(r.Evidence)-1]
	return kit.Joined(" · ", e.On.Words(), e.Text, e.Document)
}

// describe says beside the table where a promise was made and what shows that it is kept.
func (p *promises) describe(r promise) {
	p.detail.SetTitle(r.Title)
	p.detail.SetFacts([]kit.Fact{
		{Label: "State", Value: r.words, Strong: true},
		{Label: "Contract", Value: r.reference},
		{Label: "Made in", Value: kit.Joined(" · ", r.Promise.Tender, r.Promise.Criterion, r.Promise.Words())},
		{Label: "Owner", Value: r.Owner},
		{Label: "Note", Value: r.Note},
	})
	var sections []fyne.CanvasObject
	if r.Promise.Passage != "" {
		sections = append(sections, kit.Section("What the bid says", kit.Words("“"+r.Promise.Passage+"”", theme.SizeNameText, false, kit.Secondary)))
	}
	var items []kit.Item
	for _, e := range slices.Backward(r.Evidence) {
		items = append(items, kit.Item{Tone: promiseTones[e.State], Text: kit.Joined(", ", e.Text, e.Document, e.By), Note: dayAndMonth(e.On, p.open.today)})
	}
	if len(items) > 0 {
		sections = append(sections, kit.Section("What shows it", kit.List(items...)))
	}
	p.detail.SetSections(append(sections, kit.SecondaryButton("Open on its contract", func() { p.lead(r) }))...)
}

// lead opens the promise where it is kept.
func (p *promises) lead(r promise) {
	p.open.page.host.Open(kit.Thing{Kind: kit.ContractThing, ID: int64(r.contract), Part: "Obligations"})
}
