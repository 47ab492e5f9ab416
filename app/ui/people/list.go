package people

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// row is a person as the table shows it.
type row struct {
	person   procurement.Person
	worksFor string
}

var columns = []kit.Column[row]{
	{Title: "Name", Width: 150, Grow: 2, Text: func(r row) string { return r.person.Name }, Compare: kit.ByText(func(r row) string { return r.person.Name })},
	{Title: "Role", Width: 140, Grow: 2, Text: func(r row) string { return r.person.Role }, Compare: kit.ByText(func(r row) string { return r.person.Role })},
	{Title: "Works for", Width: 130, Grow: 2, Text: func(r row) string { return r.worksFor }, Compare: kit.ByText(func(r row) string { return r.worksFor })},
	{Title: "E-mail", Width: 150, Grow: 2, Text: func(r row) string { return r.person.Email }, Compare: kit.ByText(func(r row) string { return r.person.Email }), Yield: 2},
	{Title: "Phone", Width: 104, Text: func(r row) string { return r.person.Phone }, Yield: 3},
	{
		Title: "Card", Width: 92, Text: cardWords, Compare: func(a, b row) int { return a.person.Card.SharedOn.Compare(b.person.Card.SharedOn) },
		Paint: func(r row) kit.Cell { return kit.InkCell(cardWords(r), kit.Secondary) }, Yield: 1,
	},
}

// cardWords says when a card was shared.
func cardWords(r row) string {
	switch card := r.person.Card; {
	case card.IsEmpty():
		return "none yet"
	case card.SharedOn.IsZero():
		return "shared"
	default:
		return card.SharedOn.Words()
	}
}

var questions = []kit.PillSpec[row]{
	{Text: "All"},
	{Text: "Ours", Keep: func(r row) bool { return r.person.IsOurs() }},
	{Text: "Of suppliers", Keep: func(r row) bool { return !r.person.IsOurs() }},
	{Text: "With a card", Keep: func(r row) bool { return !r.person.Card.IsEmpty() }},
}

// List is all people of the workspace, with the page of the one that is open.
type List struct {
	*kit.Listing[row]
	workspace *store.Workspace
	host      kit.Host
	stage     *kit.Stage
	shown     func(facts string)
	people    []procurement.Person // nil until they were read
	suppliers []procurement.Supplier
	open      *page // nil while none is open
	wanted    procurement.PersonID
}

// NewList is the list, still empty. The page of a person stands on the stage; shown is told the facts about all, once they are read.
func NewList(workspace *store.Workspace, host kit.Host, stage *kit.Stage, shown func(facts string)) *List {
	l := &List{workspace: workspace, host: host, stage: stage, shown: shown}
	l.Listing = kit.NewListing(host, kit.ListingSpec[row]{
		Name: "People", Empty: "Nobody is known yet. Add your own people and those of your suppliers.",
		First: kit.PrimaryButton("New person", l.Add), Hint: "Select a person to see how to work with them.",
		Columns: columns, SortedBy: "Name", Questions: questions,
		Key:      func(r row) string { return keyOf(r.person.ID) },
		Describe: l.describe, Open: func(r row) { l.Show(r.person.ID) },
		Remove: func(r row) { Remove(workspace, host, r.person, nil) },
	})
	return l
}

func keyOf(id procurement.PersonID) string { return strconv.FormatInt(int64(id), 10) }

// Load reads all people anew, and with them the one that is open.
func (l *List) Load() {
	l.Listing.Load(func(ctx context.Context) ([]row, func(), error) {
		people, err := l.workspace.People(ctx)
		if err != nil {
			return nil, nil, err
		}
		suppliers, err := l.workspace.Suppliers(ctx)
		return rowsOf(people, suppliers), func() { l.people, l.suppliers = people, suppliers }, err
	}, l.follow)
}

func rowsOf(people []procurement.Person, suppliers []procurement.Supplier) []row {
	names := make(map[procurement.SupplierID]string, len(suppliers))
	for _, s := range suppliers {
		names[s.ID] = s.Name
	}
	rows := make([]row, len(people))
	for i, p := range people {
		rows[i] = row{p, cmp.Or(names[p.Supplier], p.Organisation, "us")}
	}
	return rows
}

// follow shows what was read, and the person that was asked for or is open.
func (l *List) follow() {
	ours := 0
	for _, p := range l.people {
		if p.IsOurs() {
			ours++
		}
	}
	all := fmt.Sprintf("%d people", len(l.people))
	if len(l.people) == 1 {
		all = "1 person"
	}
	l.shown(fmt.Sprintf("%s · %d of ours · %d of suppliers", all, ours, len(l.people)-ours))
	if l.wanted != 0 {
		l.Show(l.wanted)
	} else if l.open != nil {
		l.open.refresh()
	}
}

// Show opens a person, once the list is read.
func (l *List) Show(id procurement.PersonID) {
	if l.wanted = id; l.people == nil {
		return
	}
	l.wanted = 0
	p := l.personOf(id)
	if p == nil {
		l.host.Toast("This person is not there any more.")
		return
	}
	l.Table.SelectKey(keyOf(id))
	l.open = newPage(l, *p)
	l.stage.Open(l.open.page.Object(), func() { l.open = nil })
	l.open.name.Focus()
}

func (l *List) personOf(id procurement.PersonID) *procurement.Person {
	for i := range l.people {
		if l.people[i].ID == id {
			return &l.people[i]
		}
	}
	return nil
}

// Add adds a person of our own and opens it, to be named and placed.
func (l *List) Add() {
	p := procurement.Person{Name: newName}
	l.host.Change("Add a person", func(ctx context.Context) error { return desk.SavePerson(ctx, l.workspace, &p, "") },
		kit.OrToast(l.host, func() {
			l.wanted = p.ID
			l.Load()
		}))
}

// describe says beside the list how to work with a person.
func (l *List) describe(d *kit.Detail, r row) {
	p := r.person
	d.SetTitle(p.Name)
	d.SetFacts([]kit.Fact{
		{Label: "Role", Value: p.Role},
		{Label: "Works for", Value: r.worksFor},
		{Label: "E-mail", Value: p.Email},
		{Label: "Phone", Value: p.Phone},
	})
	sections := []fyne.CanvasObject{}
	if !p.Card.IsEmpty() {
		sections = append(sections, kit.Section("In their own words", kit.Facts([]kit.Fact{
			{Label: "Reach", Value: kit.Joined(" · ", p.Card.ReachHow, p.Card.ReachWhen)},
			{Label: "Works", Value: p.Card.WorkingStyle},
			{Label: "Feedback", Value: p.Card.Feedback},
			{Label: "Shared", Value: sharedOn(p.Card.SharedOn)},
		})))
	}
	if p.Notes != "" {
		sections = append(sections, kit.Section("Notes", kit.Paragraph(p.Notes)))
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { l.Show(p.ID) }))...)
}

func sharedOn(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Words()
}
