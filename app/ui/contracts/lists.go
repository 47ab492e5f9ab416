package contracts

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/exact"
)

// parties are the suppliers of the contract with their roles and shares. Shares are typed in per cent and kept in basis points.
func (e *editor) parties() fyne.CanvasObject {
	names := func(id procurement.SupplierID) string { return e.list.register.suppliers[id].Name }
	return kit.Cards(kit.Members(e.sheet, kit.MembersSpec[procurement.Dossier, procurement.Party]{
		Many: "parties", Empty: "No supplier yet. Add the one that answers for the contract first.",
		At:      func(c *procurement.Dossier) *[]procurement.Party { return &c.Parties },
		Chooser: e.addingParty,
		Form: func(s *kit.Sheet[procurement.Dossier], at func(*procurement.Dossier) *procurement.Party) fyne.CanvasObject {
			return kit.NewForm(
				4,
				kit.Picked(s, "Supplier", e.list.register.byName, names, func(c *procurement.Dossier) *procurement.SupplierID { return &at(c).Supplier }),
				kit.Choose(s, "Role", procurement.AllPartyRoles(), func(c *procurement.Dossier) *procurement.PartyRole { return &at(c).Role }),
				kit.Parsed(s, "Share", "%", readShare, showShare, func(c *procurement.Dossier) *procurement.Number { return &at(c).ShareBP }),
				s.Text("What it does", func(c *procurement.Dossier) *string { return &at(c).Does }),
			)
		},
	}, kit.OrToast(e.list.host, nil)))
}

// addingParty is a field that adds the supplier whose name is typed: one of the register, or a new one.
func (e *editor) addingParty(add func(procurement.Party)) *kit.Field {
	var f *kit.Field
	f = kit.NewField(kit.FieldSpec{
		Label: "Add a supplier", Hint: "part of a name, or a new one",
		Choices: func() []kit.Choice { return e.list.register.supplierChoices() },
		Save: func(name string) {
			f.Reset("")
			if name = strings.TrimSpace(name); name != "" {
				e.addParty(name, add)
			}
		},
	})
	return f
}

// addParty adds the supplier with this name as a party, and to the register where it is not there yet. The first party leads.
func (e *editor) addParty(name string, add func(procurement.Party)) {
	party := procurement.Party{Role: procurement.Member}
	if len(e.sheet.Value().Parties) == 0 {
		party.Role = procurement.Lead
	}
	if id := e.list.register.named(name); id != 0 {
		party.Supplier = id
		add(party)
		return
	}
	s := procurement.Supplier{Name: name, Status: procurement.SupplierActive}
	e.list.host.Change("Add supplier "+name, func(ctx context.Context) error {
		return desk.SaveSupplier(ctx, e.list.workspace, &s, "")
	}, kit.OrToast(e.list.host, func() {
		party.Supplier = s.ID
		add(party)
	}))
}

// named is the supplier of a name, or else the one whose name differs from it only in case and spaces; 0 for none.
func (r *register) named(name string) (alike procurement.SupplierID) {
	folded := strings.Join(strings.Fields(name), " ")
	for _, id := range r.byName {
		switch own := r.suppliers[id].Name; {
		case own == name:
			return id
		case alike == 0 && strings.EqualFold(strings.Join(strings.Fields(own), " "), folded):
			alike = id
		}
	}
	return alike
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
		return procurement.Number{}, errors.New("type per cent from 0 to 100, with at most two decimals")
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
