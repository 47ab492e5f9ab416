package knowledge

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// personPage is what one person holds, teaches and learns, and for whom the person worked when.
type personPage struct {
	page    *Page
	id      knowledge.PersonID
	head    *kit.Page // nil until it is first shown
	sheet   *kit.Sheet[knowledge.Person]
	holds   *kit.Table[turnRow]
	cards   *fyne.Container
	beside  fyne.CanvasObject
	view    *view
	about   *knowledge.Person
	offered register
}

func newPersonPage(p *Page, id knowledge.PersonID) *personPage { return &personPage{page: p, id: id} }

// ready reads the person, and what was entered about where the person worked.
func (h *personPage) ready(ctx context.Context, v *view, first bool) (show func(), gone bool, err error) {
	about := v.people[h.id]
	if about == nil {
		return nil, true, nil
	}
	var offered register
	if first {
		if offered, err = readRegister(ctx, h.page.workspace); err != nil {
			return nil, false, err
		}
	}
	stays, err := h.page.workspace.Stays(ctx, h.id)
	if err != nil {
		return nil, false, err
	}
	entered := knowledge.Person{ID: about.ID, Name: about.Name, Stays: stays}
	rows := personTurns(v, h.id)
	return func() {
		h.view, h.about = v, about
		if first {
			h.offered = offered
			h.build(entered)
		}
		h.sheet.SetValue(entered)
		h.holds.SetRows(rows)
		h.head.SetTitle(about.Name)
		h.head.SetFacts(h.factWords())
		h.cards.Objects = h.sideCards()
		h.cards.Refresh()
		h.beside.Refresh()
	}, false, nil
}

// personTurns are what happened to everything that somebody holds, the latest first.
func personTurns(v *view, id knowledge.PersonID) (rows []turnRow) {
	shown := map[knowledge.CapabilityID]bool{}
	for i := range v.record.Evidence {
		if e := &v.record.Evidence[i]; e.Person == id && v.capabilities[e.Capability] != nil && !shown[e.Capability] {
			shown[e.Capability] = true
			for _, r := range turnRows(v, e.Capability) {
				if r.Person.ID == id {
					r.key = kit.Key(e.Capability) + " " + r.key
					rows = append(rows, r)
				}
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b turnRow) int { return b.On.Compare(a.On) })
	return rows
}

func (h *personPage) build(entered knowledge.Person) {
	p := h.page
	h.sheet = kit.NewSheet(entered, func(_ string, set func(*knowledge.Person), done func(error)) {
		p.host.Change("Change where "+h.about.Name+" works", func(ctx context.Context) error {
			stays, err := p.workspace.Stays(ctx, h.id)
			if err != nil {
				return err
			}
			now := knowledge.Person{Stays: stays}
			set(&now)
			return desk.SaveStays(ctx, p.workspace, procurement.PersonID(h.id), now.Stays)
		}, done)
	})
	columns := slices.Clone(turnColumns)
	columns[1] = kit.Column[turnRow]{
		Title: "What", Width: 120, Grow: 2, Text: func(r turnRow) string { return r.capability }, Compare: kit.ByText(func(r turnRow) string { return r.capability }),
		Strong: func(turnRow) bool { return true },
	}
	h.holds = kit.NewTable("Nothing is known of what this person can do. Add evidence says what was shown, and who saw it.", columns...)
	h.holds.Key = func(r turnRow) string { return r.key }
	h.holds.OnOpened = func(r turnRow) { p.open(newCapabilityPage(p, r.Evidence.Capability)) }
	h.holds.OnDelete = func(r turnRow) {
		if r.Kind == knowledge.Shown {
			p.withdraw(r.Evidence)
		}
	}
	table := kit.TableCard(kit.Text("What was shown, and when and why a level changed", theme.SizeNameText, true, kit.Plain), h.holds)
	works := kit.InCard(kit.Section("Where the person works and worked", h.stays()))
	h.cards = kit.Flow(14)
	h.beside = kit.Scrolled(h.cards)
	h.head = kit.NewPage(
		"", kit.BesideCards(kit.Above([]float32{1, 1}, table, works), h.beside),
		kit.SecondaryButton("Back", p.Back), kit.SecondaryButton("Changes employer…", h.move), kit.SecondaryButton("Leaves…", h.leave),
		kit.PrimaryButton("Add evidence", func() { p.addEvidence(&knowledge.Evidence{Person: h.id, Level: knowledge.Alone}) }),
	)
}

// stays edits the times at each employer, the earliest first.
func (h *personPage) stays() fyne.CanvasObject {
	return kit.Members(h.sheet, kit.MembersSpec[knowledge.Person, knowledge.Stay]{
		One: "time", Many: "employers",
		Empty: "No times were entered: the person counts for the employer that the register names, from ever to ever. Changes employer… keeps what was before.",
		At:    func(p *knowledge.Person) *[]knowledge.Stay { return &p.Stays },
		New:   h.nextStay,
		Form: func(s *kit.Sheet[knowledge.Person], at func(*knowledge.Person) *knowledge.Stay) fyne.CanvasObject {
			return kit.NewForm(
				2, s.Text("Employer, or our part", func(p *knowledge.Person) *string { return &at(p).Employer }),
				s.Tick("Works for us", func(p *knowledge.Person) *bool { return &at(p).Ours }),
				s.Date("From", h.view.today, func(p *knowledge.Person) *civil.Date { return &at(p).Term.From }),
				s.Date("Until", h.view.today, func(p *knowledge.Person) *civil.Date { return &at(p).Term.To }),
			)
		},
	}, func(err error) { h.page.host.Toast(kit.Sentence(err)) })
}

// nextStay is the time that is added: for whom the person works today, from the day after the last one.
func (h *personPage) nextStay() knowledge.Stay {
	s := knowledge.Stay{Ours: true}
	if now := h.about.On(h.view.today); now != nil {
		s.Ours, s.Employer = now.Ours, now.Employer
	}
	if n := len(h.about.Stays); n > 0 && !h.about.Stays[n-1].Term.To.IsZero() {
		s.Term.From = h.about.Stays[n-1].Term.To.AddDays(1)
	}
	return s
}

// factWords are the line under the title.
func (h *personPage) factWords() string {
	stay := h.about.On(h.view.today)
	words := employerWords(stay)
	if stay != nil && !stay.Term.To.IsZero() {
		words += " until " + stay.Term.To.Words()
	}
	return words
}

// sideCards say what the person holds, teaches and learns, and what hangs on the person alone.
func (h *personPage) sideCards() (cards []fyne.CanvasObject) {
	holds, teaches, learns := h.page.ofPerson(h.view, h.id)
	var only []kit.Item
	for _, held := range h.view.holds[h.id] {
		if hangsOn(held, h.view.today) {
			c := held.cover.Capability
			only = append(only, kit.Item{Tone: loneTone(held.Holding), Text: c.Name, Open: func() { h.page.open(newCapabilityPage(h.page, c.ID)) }})
		}
	}
	for _, part := range []struct {
		title string
		items []kit.Item
	}{{"Only this person knows", only}, {"Holds", holds}, {"Teaches", teaches}, {"Learns", learns}} {
		if len(part.items) > 0 {
			cards = append(cards, kit.InCard(kit.Section(part.title, kit.List(part.items...))))
		}
	}
	if len(cards) == 0 {
		cards = append(cards, kit.InCard(kit.Words("Holds, teaches and learns nothing that is followed.", theme.SizeNameText, false, kit.Secondary)))
	}
	return cards
}

// move asks for whom the person works from a day on.
func (h *personPage) move() {
	p, f := h.page, &kit.Asking{}
	from, supplier, part := h.view.today, procurement.SupplierID(0), ""
	choices := []kit.Choice{{Value: "0", Text: "Us"}}
	for i := range h.offered.suppliers {
		choices = append(choices, kit.Choice{Value: kit.Key(h.offered.suppliers[i].ID), Text: h.offered.suppliers[i].Name})
	}
	whom := f.In("supplier", kit.ChoiceField("Works for", choices, "0", func(value string) { supplier = kit.IDOf[procurement.SupplierID](value) }))
	day := f.In("stays", kit.DateField("From", from, h.view.today, func(d civil.Date) { from = d }))
	last := kit.TextField("Part of our side", "", func(text string) { part = text })
	words := kit.Words("What the person can do goes along, and counts for the new side from that day.", theme.SizeNameText, false, kit.Secondary)
	f.Label = func() string { return "Note that " + h.about.Name + " changes employer" }
	f.Write = func(ctx context.Context) error {
		return desk.ChangeEmployer(ctx, p.workspace, procurement.PersonID(h.id), from, supplier, part)
	}
	p.ask(f, h.about.Name+" changes employer", "Note it", 480, kit.Flow(8, words, kit.NewForm(2, whom, day, last)), whom, last)
}

// leave asks for the person's last day.
func (h *personPage) leave() {
	p, f := h.page, &kit.Asking{}
	last := h.view.today
	day := f.In("stays", kit.DateField("Last day", last, h.view.today, func(d civil.Date) { last = d }))
	words := kit.Words("From the day after, the person holds nothing for either side and is assigned to nothing. What was shown stays in the history.", theme.SizeNameText, false, kit.Secondary)
	f.Label = func() string { return "Note that " + h.about.Name + " leaves" }
	f.Write = func(ctx context.Context) error {
		return desk.LeaveOffice(ctx, p.workspace, procurement.PersonID(h.id), last)
	}
	p.ask(f, h.about.Name+" leaves", "Note it", 440, kit.Flow(8, words, kit.NewForm(2, day)), day, day)
}

// Object is the page as it is shown.
func (h *personPage) Object() fyne.CanvasObject { return h.head.Object() }

func (h *personPage) facts() string { return h.head.Facts() }
func (h *personPage) name() string  { return openName(openPerson, h.id) }
func (h *personPage) focus()        { h.holds.Focus() }
