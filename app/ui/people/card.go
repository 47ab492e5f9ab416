// Package people is the people of the workspace: whom to call about a supplier or a contract, and what each of them chose to share about
// how to work together.
package people

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// sheetOf edits one person.
func sheetOf(workspace *store.Workspace, host kit.Host, p procurement.Person) *kit.Sheet[procurement.Person] {
	var s *kit.Sheet[procurement.Person]
	s = kit.NewSheet(p, func(what string, set func(*procurement.Person), done func(error)) {
		label := fmt.Sprintf("Change %s of %s", what, s.Value().Name)
		host.Change(label, func(ctx context.Context) error { return desk.ChangePerson(ctx, workspace, p.ID, label, set) }, done)
	})
	return s
}

// about are a person's name, how to reach that person, and what the card says.
func about(s *kit.Sheet[procurement.Person], today civil.Date) []*kit.Field {
	return []*kit.Field{
		s.Text("Name", func(p *procurement.Person) *string { return &p.Name }),
		s.Text("Role", func(p *procurement.Person) *string { return &p.Role }),
		s.Text("E-mail", func(p *procurement.Person) *string { return &p.Email }),
		s.Text("Phone", func(p *procurement.Person) *string { return &p.Phone }),
		s.Text("How to reach", func(p *procurement.Person) *string { return &p.Card.ReachHow }),
		s.Text("When to reach", func(p *procurement.Person) *string { return &p.Card.ReachWhen }),
		s.Text("Likes to work", func(p *procurement.Person) *string { return &p.Card.WorkingStyle }),
		s.Text("Likes to get feedback", func(p *procurement.Person) *string { return &p.Card.Feedback }),
		s.Date("Card shared on", today, func(p *procurement.Person) *civil.Date { return &p.Card.SharedOn }),
	}
}

// Cards edit the people of one supplier, one card under the other.
type Cards struct {
	// Object is the cards as a page shows them.
	Object fyne.CanvasObject

	workspace *store.Workspace
	host      kit.Host
	supplier  procurement.SupplierID
	lines     *fyne.Container
	adding    *kit.Button
	shown     []procurement.PersonID
	sheets    map[procurement.PersonID]*kit.Sheet[procurement.Person]
	names     map[procurement.PersonID]*kit.Field
	wanted    procurement.PersonID // gets the keyboard once there is a card
}

// NewCards are those of a supplier, still empty; [Cards.Show] fills them.
func NewCards(workspace *store.Workspace, host kit.Host, supplier procurement.SupplierID) *Cards {
	c := &Cards{workspace: workspace, host: host, supplier: supplier, lines: kit.Flow(12)}
	c.adding = kit.SecondaryButton("Add a person", c.add)
	c.Object = kit.Flow(12, c.lines, c.adding)
	return c
}

// Show shows these people of all as they are stored now: those who work for the supplier.
func (c *Cards) Show(all []procurement.Person) {
	var own []procurement.Person
	same := true
	for _, p := range all {
		if p.Supplier == c.supplier {
			same = same && len(own) < len(c.shown) && c.shown[len(own)] == p.ID
			own = append(own, p)
		}
	}
	if !same || len(own) != len(c.shown) || c.sheets == nil {
		c.build(own)
	}
	for _, p := range own {
		c.sheets[p.ID].SetValue(p)
	}
	if name := c.names[c.wanted]; name != nil {
		c.wanted = 0
		name.Focus()
	}
}

func (c *Cards) build(own []procurement.Person) {
	c.shown, c.sheets, c.names = nil, map[procurement.PersonID]*kit.Sheet[procurement.Person]{}, map[procurement.PersonID]*kit.Field{}
	c.lines.Objects = nil
	for _, p := range own {
		s := sheetOf(c.workspace, c.host, p)
		fields := about(s, c.host.Today())
		c.shown, c.sheets[p.ID] = append(c.shown, p.ID), s
		c.names[p.ID] = fields[0]
		remove := kit.SecondaryButton("Remove", func() { Remove(c.workspace, c.host, s.Value(), nil) })
		away := kit.Pad(17, 0, 10, 0, container.NewVBox(remove))
		c.lines.Add(kit.Card(kit.Pad(12, 6, 16, 16, container.NewBorder(nil, nil, nil, away, kit.NewForm(3, fields...)))))
	}
	if len(own) == 0 {
		c.lines.Add(kit.Paragraph("Nobody is known yet. Whom would you call?"))
	}
	c.lines.Refresh()
}

// add adds a person of the supplier, whose name is then typed over.
func (c *Cards) add() {
	p := procurement.Person{Name: newName, Supplier: c.supplier}
	c.host.Change("Add a person", func(ctx context.Context) error { return desk.SavePerson(ctx, c.workspace, &p, "") },
		kit.OrToast(c.host, func() { c.wanted = p.ID }))
}

// newName is what a person is called until it is typed over.
const newName = "New person"

// Remove takes a person out of the register.
func Remove(workspace *store.Workspace, host kit.Host, p procurement.Person, then func()) {
	kit.Remove(host, p.Name, func(ctx context.Context) error { return desk.RemovePerson(ctx, workspace, p.ID) }, then)
}

// Items are people as a short list beside a register; each opens its page.
func Items(host kit.Host, all []procurement.Person) []kit.Item {
	items := make([]kit.Item, len(all))
	for i, p := range all {
		items[i] = kit.Item{Lead: p.Name, Text: strings.TrimSpace(p.Role), Open: func() {
			host.Open(kit.Thing{Kind: kit.PersonThing, ID: int64(p.ID), Name: p.Name})
		}}
	}
	return items
}
