package suppliers

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// editor is the page of one supplier.
type editor struct {
	list     *Page
	id       procurement.SupplierID
	sheet    *kit.Sheet[procurement.Supplier]
	name     *kit.Field
	cards    *people.Cards // nil until they were looked at
	showWork func()        // shows its contracts and tenders as they are now; nil until they were looked at
	tabs     *kit.Tabs
	page     *kit.Page
}

func newEditor(list *Page, id procurement.SupplierID) *editor {
	e := &editor{list: list, id: id}
	e.sheet = kit.NewSheet(*list.register.supplierOf(id), e.change)
	e.tabs = kit.NewTabs(
		kit.Tab{Name: "Overview", Build: e.overview},
		kit.Tab{Name: "People", Build: e.people},
		kit.Tab{Name: "Contracts and tenders", Build: e.work},
	)
	remove := kit.SecondaryButton("Remove", func() { list.remove(e.sheet.Value(), list.Back) })
	e.page = kit.NewTabbedPage("", e.tabs, remove, kit.SecondaryButton("All suppliers", list.Back))
	e.refresh()
	return e
}

// focus gives the keyboard to the name of a supplier that was only just added, and else to the names of the tabs.
func (e *editor) focus(fresh bool) {
	if fresh {
		e.name.Focus()
	} else {
		e.tabs.Focus()
	}
}

// change queues a change of one value of the supplier.
func (e *editor) change(what string, set func(*procurement.Supplier), done func(error)) {
	label := fmt.Sprintf("Change %s of %s", what, e.sheet.Value().Name)
	ws := e.list.workspace
	e.list.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeSupplier(ctx, ws, e.id, label, set)
	}, done)
}

// refresh shows the supplier as it is stored now; the list where it is gone.
func (e *editor) refresh() {
	r := e.list.register
	s := r.supplierOf(e.id)
	if s == nil {
		e.list.Back()
		return
	}
	e.sheet.SetValue(*s)
	e.page.SetTitle(s.Name)
	e.page.SetFacts(kit.Joined(" · ", s.Status.Words(), s.Size.Words(), smeWords(s.SME(procurement.UKSMELimits())), r.rowOf(e.id).holdsWords(), identifierWords(*s)))
	if e.cards != nil {
		e.cards.Show(r.people)
	}
	if e.showWork != nil {
		e.showWork()
	}
}

func (e *editor) overview() fyne.CanvasObject {
	s := e.sheet
	e.name = s.Text("Name", func(s *procurement.Supplier) *string { return &s.Name }).Span(2).Remark(e.sameName)
	yesNo := []procurement.Answer{procurement.Yes, procurement.No}
	return kit.Cards(
		kit.NewForm(
			3,
			e.name,
			s.Text("Number", func(s *procurement.Supplier) *string { return &s.Number }),
			kit.Choose(s, "Size", procurement.AllSizes(), func(s *procurement.Supplier) *procurement.Size { return &s.Size }),
			kit.Choose(s, "VCSE", yesNo, func(s *procurement.Supplier) *procurement.Answer { return &s.VCSE }),
			kit.Choose(s, "Status", procurement.AllSupplierStatuses(), func(s *procurement.Supplier) *procurement.SupplierStatus { return &s.Status }),
			kit.Choose(s, "Criticality", procurement.AllCriticalities(), func(s *procurement.Supplier) *procurement.Criticality { return &s.Criticality }),
			kit.Parsed(s, "Companies House number", "", e.readNumber(procurement.CompaniesHouse), showNumber(procurement.CompaniesHouse), identifiers),
			kit.Parsed(s, "PPON", "", e.readNumber(procurement.PPON), showNumber(procurement.PPON), identifiers),
			kit.Parsed(s, namesLabel, "", readNames, showNames, func(s *procurement.Supplier) *[]string { return &s.Aliases }).Span(2),
			kit.Parsed(s, othersLabel, "", e.readOthers, showOthers, identifiers),
		),
		kit.Section("Figures that settle whether it is an SME", kit.NewForm(
			3,
			kit.Parsed(s, "Staff", "people", readCount, procurement.Number.String, func(s *procurement.Supplier) *procurement.Number { return &s.Accounts.Staff }),
			s.Money("Turnover", money.GBP, func(s *procurement.Supplier) *money.Amount { return &s.Accounts.Turnover }),
			s.Money("Balance sheet", money.GBP, func(s *procurement.Supplier) *money.Amount { return &s.Accounts.BalanceSheet }),
		)),
		kit.Section("How to reach it", kit.NewForm(
			3,
			s.Text("E-mail", func(s *procurement.Supplier) *string { return &s.Email }),
			s.Text("Phone", func(s *procurement.Supplier) *string { return &s.Phone }),
			s.Text("Website", func(s *procurement.Supplier) *string { return &s.Website }),
			s.Text("Address", func(s *procurement.Supplier) *string { return &s.Address }).Span(2),
			s.Text("Country", func(s *procurement.Supplier) *string { return &s.Country }),
			s.Note("Notes", func(s *procurement.Supplier) *string { return &s.Notes }),
		)),
	)
}

// sameName says that another supplier has a name, but for case, punctuation and the way its legal form is written.
func (e *editor) sameName(name string) string {
	r := e.list.register
	key, _ := procurement.NameKey(name)
	for _, id := range r.names[key] {
		if other := r.supplierOf(id); id != e.id && other != nil {
			return other.Name + " is there already: where they are one, merge them under Duplicates."
		}
	}
	return ""
}

func readNames(text string) (names []string, err error) {
	for _, name := range strings.Split(text, ";") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names, nil
}

func showNames(names []string) string { return strings.Join(names, "; ") }

func readCount(text string) (procurement.Number, error) {
	if text == "" {
		return procurement.Number{}, nil
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	if err != nil || n < 0 {
		return procurement.Number{}, errors.New("type a whole number, such as 240")
	}
	return procurement.NumberOf(n), nil
}

// people are the supplier's people, each with a card of what that person chose to share.
func (e *editor) people() fyne.CanvasObject {
	e.cards = people.NewCards(e.list.workspace, e.list.host, e.id)
	e.cards.Show(e.list.register.people)
	return kit.Scrolled(e.cards.Object)
}
