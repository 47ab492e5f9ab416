package contracts

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// editor is the page of one contract.
type editor struct {
	list  *Page
	id    procurement.ContractID
	sheet *kit.Sheet[procurement.Dossier]
	title *kit.Field
	tabs  *kit.Tabs
	page  *kit.Page
	parts kit.RebuiltParts
	cards []*people.Cards // of the parties, once they were looked at

	reading               kit.Latest
	file                  *file    // what was read last; at first what the list knows
	follow                []func() // show in a tab that was looked at what was read
	leave                 []func() // end what a tab still does
	moneyTabs, noticeTabs *kit.Tabs
}

// The tabs that other places lead to.
const (
	optionsTab  = "Options and notice"
	changesTab  = "Changes"
	promisesTab = "Obligations"
	moneyTab    = "Money"
	noticesTab  = "Notices"
	filesTab    = "Documents"
)

func newEditor(list *Page, id procurement.ContractID) *editor {
	e := &editor{list: list, id: id, reading: kit.Latest{Runner: list.host.Runner()}}
	e.file = &file{dossier: procurement.Dossier{Contract: *list.register.contractOf(id)}, calendars: list.register.calendars}
	e.sheet = kit.NewSheet(e.file.dossier, e.change)
	e.tabs = kit.NewTabs(
		kit.Tab{Name: "Overview", Build: e.overview},
		kit.Tab{Name: "Parties", Build: e.parties},
		kit.Tab{Name: optionsTab, Build: e.notice},
		kit.Tab{Name: changesTab, Build: e.changes},
		kit.Tab{Name: promisesTab, Build: e.obligations},
		kit.Tab{Name: moneyTab, Build: e.money},
		kit.Tab{Name: noticesTab, Build: e.notices},
		kit.Tab{Name: filesTab, Build: e.documents},
		kit.Tab{Name: "People", Build: e.people},
	)
	remove := kit.SecondaryButton("Remove", func() { list.remove(e.sheet.Value().Contract, list.Back) })
	e.page = kit.NewTabbedPage("", e.tabs, remove, kit.SecondaryButton("Export…", list.host.Export), kit.SecondaryButton("All contracts", list.Back))
	e.show()
	e.refresh()
	return e
}

// focus gives the keyboard to the title of a contract that was only just added, and else to the names of the tabs.
func (e *editor) focus(fresh bool) {
	if fresh {
		e.title.Focus()
	} else {
		e.tabs.Focus()
	}
}

// change queues a change of one value of the contract.
func (e *editor) change(what string, set func(*procurement.Dossier), done func(error)) {
	c := e.sheet.Value()
	label := fmt.Sprintf("Change %s of %s", what, c.Reference)
	ws := e.list.workspace
	e.list.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeDossier(ctx, ws, e.id, label, inItsCurrency(set))
	}, done)
}

// inItsCurrency is a change after which all amounts are in the contract's currency, where that is another one now.
func inItsCurrency(set func(*procurement.Dossier)) func(*procurement.Dossier) {
	return func(d *procurement.Dossier) {
		before := d.Currency
		if set(d); d.Currency != before {
			d.Redenominate(d.Currency)
		}
	}
}

// refresh reads the contract as it is stored now, and shows it; the list where it is gone.
func (e *editor) refresh() {
	if e.list.register.contractOf(e.id) == nil {
		e.list.Back()
		return
	}
	ws, today := e.list.workspace, e.list.host.Today()
	e.reading.Do(func(ctx context.Context) func() {
		f, err := readFile(ctx, ws, e.id, today)
		return func() {
			if err != nil {
				e.list.host.Toast(kit.Sentence(err))
				return
			}
			e.file = f
			e.show()
		}
	})
}

// show shows what was read last.
func (e *editor) show() {
	d := e.file.dossier
	e.sheet.SetValue(d)
	e.page.SetTitle(strings.TrimSpace(d.Reference + " " + d.Title))
	facts := kit.Joined(" · ", e.list.register.partiesOf(d.Contract), d.Status.Words(), d.TermWithOptions().Words(), moneyWords(d.Contract))
	if faults := d.Check(); faults != nil {
		facts = kit.Joined(" · ", facts, "to complete: "+faults[0].Problem)
	}
	e.page.SetFacts(facts)
	e.parts.Refresh()
	for _, cards := range e.cards {
		cards.Show(e.list.register.people)
	}
	for _, show := range e.follow {
		show()
	}
}

// close drops what is still being read.
func (e *editor) close() {
	e.reading.Stop()
	for _, leave := range e.leave {
		leave()
	}
}

// currency is the contract's, pounds where it has none yet.
func (e *editor) currency() money.Currency {
	now := e.sheet.Value()
	return currencyOf(&now)
}

func currencyOf(d *procurement.Dossier) money.Currency {
	if d.Currency.IsSet() {
		return d.Currency
	}
	return money.GBP
}

// readNumber reads a whole number of something, or nothing.
func readNumber(text string) (procurement.Number, error) {
	if text == "" {
		return procurement.Number{}, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 100_000 {
		return procurement.Number{}, errors.New("type a whole number, such as 90")
	}
	return procurement.NumberOf(n), nil
}

// people are those of the contract's parties, with how to reach them.
func (e *editor) people() fyne.CanvasObject {
	shape := func() string { return fmt.Sprint(e.sheet.Value().Parties) }
	return kit.Scrolled(e.parts.Add(shape, func() []fyne.CanvasObject {
		e.cards = nil
		var sections []fyne.CanvasObject
		for _, party := range e.sheet.Value().Parties {
			name := kit.OneLine(e.list.register.suppliers[party.Supplier].Name, theme.SizeNameText, true, kit.Plain)
			cards := people.NewCards(e.list.workspace, e.list.host, party.Supplier)
			cards.Show(e.list.register.people)
			e.cards = append(e.cards, cards)
			sections = append(sections, kit.Pad(0, 10, 0, 0, kit.Flow(8, name, cards.Object)))
		}
		if sections == nil {
			sections = append(sections, kit.Paragraph("The contract has no party yet. Add its supplier under Parties; then its people stand here."))
		}
		return sections
	}))
}
