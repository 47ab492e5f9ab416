package people

import (
	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// page is the page of one person.
type page struct {
	list  *List
	id    procurement.PersonID
	sheet *kit.Sheet[procurement.Person]
	page  *kit.Page
	name  *kit.Field
}

func newPage(l *List, person procurement.Person) *page {
	s := sheetOf(l.workspace, l.host, person)
	p := &page{list: l, id: person.ID, sheet: s}
	ids, names := []procurement.SupplierID{0}, map[procurement.SupplierID]string{0: "Us"}
	for _, supplier := range l.suppliers {
		ids, names[supplier.ID] = append(ids, supplier.ID), supplier.Name
	}
	fields := append(
		about(s, l.host.Today()),
		kit.Picked(s, "Works for", ids, func(id procurement.SupplierID) string { return names[id] },
			func(p *procurement.Person) *procurement.SupplierID { return &p.Supplier }),
		s.Text("Organisation, where it is no supplier", func(p *procurement.Person) *string { return &p.Organisation }).Span(2),
		s.Note("Notes", func(p *procurement.Person) *string { return &p.Notes }),
	)
	p.name = fields[0]
	remove := kit.SecondaryButton("Remove", func() { Remove(l.workspace, l.host, s.Value(), l.stage.Back) })
	p.page = kit.NewPage("", kit.Cards(kit.NewForm(3, fields...)), remove, kit.SecondaryButton("All people", l.stage.Back))
	p.refresh()
	return p
}

// refresh shows the person as it is stored now; the list where it is gone.
func (p *page) refresh() {
	now := p.list.personOf(p.id)
	if now == nil {
		p.list.stage.Back()
		return
	}
	p.sheet.SetValue(*now)
	p.page.SetTitle(now.Name)
	r := rowsOf([]procurement.Person{*now}, p.list.suppliers)[0]
	p.page.SetFacts(kit.Joined(" · ", now.Role, r.worksFor, now.Email, now.Phone))
}
