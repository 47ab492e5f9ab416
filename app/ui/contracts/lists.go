package contracts

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// parties are the suppliers of the contract with their roles and shares.
func (e *editor) parties() fyne.CanvasObject {
	count := func() int { return len(e.sheet.Value().Parties) }
	return kit.Cards(e.parts.Add(func() string { return strconv.Itoa(count()) }, func() []fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for i := range count() {
			rows = append(rows, e.party(i))
		}
		if len(rows) == 0 {
			rows = append(rows, kit.Paragraph("No supplier yet. Add the one that answers for the contract first."))
		}
		return append(rows, kit.Row(8, kit.SecondaryButton("Add a party", e.addParty)))
	}))
}

// party edits one party. Shares are typed in per cent and kept in basis points.
func (e *editor) party(i int) fyne.CanvasObject {
	of := func(c *procurement.Contract) *procurement.Party {
		if i < len(c.Parties) {
			return &c.Parties[i]
		}
		return &procurement.Party{} // the row is gone: what is typed into it goes nowhere
	}
	s := e.sheet
	return removable("Remove this party", func() { e.removeParty(i) }, kit.NewForm(
		4,
		e.supplierField(i),
		kit.Choose(s, "Role", procurement.AllPartyRoles(), func(c *procurement.Contract) *procurement.PartyRole { return &of(c).Role }),
		kit.Parsed(s, "Share", "%", readShare, showShare, func(c *procurement.Contract) *procurement.Number { return &of(c).ShareBP }),
		s.Text("What it does", func(c *procurement.Contract) *string { return &of(c).Does }),
	))
}

// removable puts a button beside a row that takes the row away. It asks nothing, since Undo brings the row back.
func removable(what string, remove func(), row fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, kit.Pad(17, 0, 10, 0, container.NewVBox(kit.SecondaryButton(what, remove))), row)
}

func (e *editor) removeParty(i int) {
	e.change("parties", func(c *procurement.Contract) {
		if i < len(c.Parties) {
			c.Parties = slices.Delete(c.Parties, i, i+1)
		}
	}, e.list.toast)
}

func (e *editor) removeOption(i int) {
	e.change("options", func(c *procurement.Contract) {
		if i < len(c.Options) {
			c.Options = slices.Delete(c.Options, i, i+1)
		}
	}, e.list.toast)
}

// toast says what was refused.
func (p *Page) toast(err error) {
	if err != nil {
		p.host.Toast(err.Error())
	}
}

// supplierField chooses a supplier of the register by name.
func (e *editor) supplierField(i int) *kit.Field {
	suppliers := e.list.register.suppliers
	return kit.Picked(e.sheet, "Supplier", e.list.register.supplierChoices(), func(id procurement.SupplierID) string { return suppliers[id].Name },
		func(c *procurement.Contract) *procurement.SupplierID {
			if i < len(c.Parties) {
				return &c.Parties[i].Supplier
			}
			return new(procurement.SupplierID)
		})
}

// supplierChoices are all suppliers by name.
func (r *register) supplierChoices() []procurement.SupplierID {
	ids := make([]procurement.SupplierID, 0, len(r.suppliers))
	for id := range r.suppliers {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b procurement.SupplierID) int {
		return compareNames(r.suppliers[a].Name, r.suppliers[b].Name)
	})
	return ids
}

func (e *editor) addParty() {
	e.change("parties", func(c *procurement.Contract) {
		party := procurement.Party{Role: procurement.Member}
		if len(c.Parties) == 0 {
			party.Role = procurement.Lead
		}
		if free := e.list.register.supplierNotIn(c); free != 0 {
			party.Supplier = free
			c.Parties = append(c.Parties, party)
		}
	}, e.list.toast)
}

// supplierNotIn is a supplier that is no party yet, 0 where all are.
func (r *register) supplierNotIn(c *procurement.Contract) procurement.SupplierID {
	for _, id := range r.supplierChoices() {
		if !slices.ContainsFunc(c.Parties, func(p procurement.Party) bool { return p.Supplier == id }) {
			return id
		}
	}
	return 0
}

// readShare reads a share in per cent as basis points; nothing typed is not known.
func readShare(text string) (procurement.Number, error) {
	share, err := kit.ReadNumber(text, "%")
	value, given := share.Get()
	if err != nil || !given {
		return procurement.Number{}, err
	}
	bp, whole := value.Units(2)
	if !whole || bp < 0 || bp > 10_000 {
		return procurement.Number{}, fmt.Errorf("type per cent from 0 to 100, with at most two decimals")
	}
	return procurement.NumberOf(int(bp)), nil
}

func showShare(n procurement.Number) string {
	bp, known := n.Get()
	if !known {
		return ""
	}
	return exact.Scaled(int64(bp), 2).String()
}

// notice edits the term, the notice and the options to extend.
func (e *editor) notice() fyne.CanvasObject {
	s, today := e.sheet, e.list.host.Today()
	count := func() int { return len(e.sheet.Value().Options) }
	options := e.parts.Add(func() string { return strconv.Itoa(count()) }, func() []fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for i := range count() {
			rows = append(rows, e.option(i))
		}
		if len(rows) == 0 {
			rows = append(rows, kit.Paragraph("No option to extend."))
		}
		return append(rows, kit.Row(8, kit.SecondaryButton("Add an option", e.addOption)))
	})
	return kit.Cards(
		kit.NewForm(
			3,
			s.Date("Begins", today, func(c *procurement.Contract) *civil.Date { return &c.Term.From }),
			s.Date("Ends, as awarded", today, func(c *procurement.Contract) *civil.Date { return &c.Term.To }),
			kit.Parsed(s, "Notice days", "days", readNumber, procurement.Number.String, func(c *procurement.Contract) *procurement.Number { return &c.NoticeDays }),
		),
		kit.Section("Options to extend, in the order in which they may be taken up", options),
	)
}

func (e *editor) option(i int) fyne.CanvasObject {
	of := func(c *procurement.Contract) *procurement.ExtensionOption {
		if i < len(c.Options) {
			return &c.Options[i]
		}
		return &procurement.ExtensionOption{}
	}
	s, today := e.sheet, e.list.host.Today()
	return removable("Remove this option", func() { e.removeOption(i) }, kit.NewForm(
		5,
		kit.Parsed(s, "Length", "months", readMonths, showMonths, func(c *procurement.Contract) *int { return &of(c).Months }),
		s.Date("Decide by", today, func(c *procurement.Contract) *civil.Date { return &of(c).DecideBy }),
		s.Money("Value it adds", e.currency(), func(c *procurement.Contract) *money.Amount { return &of(c).Value }),
		kit.Choose(s, "State", procurement.AllOptionStates(), func(c *procurement.Contract) *procurement.OptionState { return &of(c).State }),
		s.Text("Note", func(c *procurement.Contract) *string { return &of(c).Note }),
	))
}

func readMonths(text string) (int, error) {
	months, err := strconv.Atoi(text)
	if err != nil || months < 1 || months > 600 {
		return 0, fmt.Errorf("type a whole number of months, from 1 up")
	}
	return months, nil
}

func showMonths(months int) string { return strconv.Itoa(months) }

func (e *editor) addOption() {
	e.change("options", func(c *procurement.Contract) {
		c.Options = append(c.Options, procurement.ExtensionOption{Months: 12, State: procurement.OptionOpen})
	}, e.list.toast)
}

// add makes a contract with the next free reference and opens it.
func (p *Page) add() {
	if p.register == nil {
		return
	}
	c := procurement.Contract{
		Reference: p.register.nextReference(), Title: "New contract", Status: procurement.Pipeline, Currency: money.GBP,
	}
	p.host.Change("Add contract "+c.Reference, func(ctx context.Context) error {
		return desk.SaveContract(ctx, p.workspace, &c, "")
	}, func(err error) {
		if err != nil {
			p.host.Toast(err.Error())
			return
		}
		p.wanted = c.ID
		p.Load()
	})
}

// nextReference is the first of C-001, C-002, … after all that are used.
func (r *register) nextReference() string {
	last := 0
	for _, row := range r.rows {
		var n int
		if _, err := fmt.Sscanf(row.contract.Reference, "C-%d", &n); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("C-%03d", last+1)
}
