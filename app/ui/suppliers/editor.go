package suppliers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// editor is the page of one supplier.
type editor struct {
	list  *Page
	id    procurement.SupplierID
	sheet *kit.Sheet[procurement.Supplier]
	cards map[procurement.PersonID]*kit.Sheet[procurement.Person]
	tabs  *kit.Tabs
	page  *kit.Page
	parts kit.RebuiltParts
}

func newEditor(list *Page, id procurement.SupplierID) *editor {
	e := &editor{list: list, id: id, cards: map[procurement.PersonID]*kit.Sheet[procurement.Person]{}}
	e.sheet = kit.NewSheet(*list.register.supplierOf(id), e.change)
	e.tabs = kit.NewTabs(
		kit.Tab{Name: "Overview", Build: e.overview},
		kit.Tab{Name: "People", Build: e.people},
		kit.Tab{Name: "Contracts and tenders", Build: e.work},
	)
	e.page = kit.NewTabbedPage("", e.tabs, kit.SecondaryButton("Back to the register", list.back))
	e.refresh()
	return e
}

// change queues a change of one value of the supplier.
func (e *editor) change(what string, set func(*procurement.Supplier), done func(error)) {
	label := fmt.Sprintf("Change %s of %s", what, e.sheet.Value().Name)
	ws := e.list.workspace
	e.list.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeSupplier(ctx, ws, e.id, label, set)
	}, done)
}

// refresh shows the supplier as it is stored now.
func (e *editor) refresh() {
	s := e.list.register.supplierOf(e.id)
	if s == nil {
		e.list.back()
		return
	}
	e.sheet.SetValue(*s)
	for _, person := range e.list.register.people {
		if card := e.cards[person.ID]; card != nil {
			card.SetValue(person)
		}
	}
	e.page.SetTitle(s.Name)
	e.page.SetFacts(kit.Joined(" · ", s.Status.Words(), s.Size.Words(), smeWords(s.SME(procurement.UKSMELimits())), identifierWords(*s)))
	e.parts.Refresh()
}

func (e *editor) overview() fyne.CanvasObject {
	s := e.sheet
	yesNo := []procurement.Answer{procurement.Yes, procurement.No}
	return kit.Cards(
		kit.NewForm(
			3,
			s.Text("Name", func(s *procurement.Supplier) *string { return &s.Name }).Span(2),
			s.Text("Number", func(s *procurement.Supplier) *string { return &s.Number }),
			kit.Choose(s, "Size", procurement.AllSizes(), func(s *procurement.Supplier) *procurement.Size { return &s.Size }),
			kit.Choose(s, "VCSE", yesNo, func(s *procurement.Supplier) *procurement.Answer { return &s.VCSE }),
			kit.Choose(s, "Status", procurement.AllSupplierStatuses(), func(s *procurement.Supplier) *procurement.SupplierStatus { return &s.Status }),
			kit.Choose(s, "Criticality", procurement.AllCriticalities(), func(s *procurement.Supplier) *procurement.Criticality { return &s.Criticality }),
			kit.Parsed(s, "Companies House number", "", e.readNumber(procurement.CompaniesHouse), showNumber(procurement.CompaniesHouse), identifiers),
			kit.Parsed(s, "PPON", "", e.readNumber(procurement.PPON), showNumber(procurement.PPON), identifiers),
			kit.Parsed(s, "Other names, separated by semicolons", "", readNames, showNames, func(s *procurement.Supplier) *[]string { return &s.Aliases }).Wide(),
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

func identifiers(s *procurement.Supplier) *[]procurement.Identifier { return &s.Identifiers }

// readNumber reads the supplier's number of one scheme; the numbers of other schemes stay as they are. Nothing typed takes it away.
func (e *editor) readNumber(scheme string) func(string) ([]procurement.Identifier, error) {
	return func(text string) ([]procurement.Identifier, error) {
		others := slices.DeleteFunc(slices.Clone(e.sheet.Value().Identifiers), func(id procurement.Identifier) bool { return id.Scheme == scheme })
		if text == "" {
			return others, nil
		}
		id, err := procurement.ParseIdentifier(scheme, text)
		var wrong *procurement.IdentifierError
		if errors.As(err, &wrong) {
			return nil, errors.New(wrong.Why)
		}
		return append(others, id), err
	}
}

func showNumber(scheme string) func([]procurement.Identifier) string {
	return func(ids []procurement.Identifier) string {
		for _, id := range ids {
			if id.Scheme == scheme {
				return id.ID
			}
		}
		return ""
	}
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
	own := func() (own []procurement.Person) {
		for _, p := range e.list.register.people {
			if p.Supplier == e.id {
				own = append(own, p)
			}
		}
		return own
	}
	shape := func() string {
		ids := make([]string, 0, len(own()))
		for _, p := range own() {
			ids = append(ids, strconv.FormatInt(int64(p.ID), 10))
		}
		return strings.Join(ids, " ")
	}
	return kit.Scrolled(e.parts.Add(shape, func() []fyne.CanvasObject {
		var cards []fyne.CanvasObject
		for _, p := range own() {
			cards = append(cards, kit.Card(kit.Pad(12, 12, 16, 16, e.card(p))))
		}
		if len(cards) == 0 {
			cards = append(cards, kit.Paragraph("Nobody of this supplier is known yet."))
		}
		return append(cards, kit.Row(8, kit.SecondaryButton("Add a person", e.addPerson)))
	}))
}

// card edits one person.
func (e *editor) card(p procurement.Person) fyne.CanvasObject {
	s := kit.NewSheet(p, func(what string, set func(*procurement.Person), done func(error)) {
		label := fmt.Sprintf("Change %s of %s", what, e.cards[p.ID].Value().Name)
		ws := e.list.workspace
		e.list.host.Change(label, func(ctx context.Context) error {
			return desk.ChangePerson(ctx, ws, p.ID, label, set)
		}, done)
	})
	e.cards[p.ID] = s
	return kit.NewForm(
		3,
		s.Text("Name", func(p *procurement.Person) *string { return &p.Name }),
		s.Text("Role", func(p *procurement.Person) *string { return &p.Role }),
		s.Text("E-mail", func(p *procurement.Person) *string { return &p.Email }),
		s.Text("Phone", func(p *procurement.Person) *string { return &p.Phone }),
		s.Text("How to reach", func(p *procurement.Person) *string { return &p.Card.ReachHow }),
		s.Text("When to reach", func(p *procurement.Person) *string { return &p.Card.ReachWhen }),
		s.Text("Likes to work", func(p *procurement.Person) *string { return &p.Card.WorkingStyle }).Span(2),
		s.Date("Shared on", e.list.host.Today(), func(p *procurement.Person) *civil.Date { return &p.Card.SharedOn }),
		s.Text("Likes to get feedback", func(p *procurement.Person) *string { return &p.Card.Feedback }).Wide(),
	)
}

func (e *editor) addPerson() {
	p := procurement.Person{Name: "New person", Supplier: e.id}
	e.list.host.Change("Add a person", func(ctx context.Context) error {
		return desk.SavePerson(ctx, e.list.workspace, &p, "")
	}, func(err error) {
		if err != nil {
			e.list.host.Toast(err.Error())
		}
	})
}

// work are the contracts and tenders in which the supplier appears.
func (e *editor) work() fyne.CanvasObject {
	r := func() *register { return e.list.register }
	shape := func() string { return fmt.Sprint(r().contractsOf(e.id), r().tendersOf(e.id)) }
	return kit.Cards(e.parts.Add(shape, func() []fyne.CanvasObject {
		var parts []fyne.CanvasObject
		if contracts := r().contractsOf(e.id); len(contracts) > 0 {
			parts = append(parts, kit.Section("Contracts", kit.Facts(contracts)))
		}
		if tenders := r().tendersOf(e.id); len(tenders) > 0 {
			parts = append(parts, kit.Section("Tenders", kit.Facts(tenders)))
		}
		if parts == nil {
			parts = append(parts, kit.Paragraph("This supplier has no contract and no bid yet."))
		}
		return parts
	}))
}
