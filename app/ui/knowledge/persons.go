package knowledge

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// personList lists who holds, teaches and learns what.
type personList struct {
	page *Page
	list *kit.Listing[personRow]
}

// personRow is a person in the list.
type personRow struct {
	person                       *knowledge.Person
	employer                     string
	ours, works                  bool
	alone, other, teaches, learn int
	stale, only                  int
	left                         string // when the person left; empty while working
}

// side says for whom the person works: ours or theirs, neither for who works for nobody we know of.
func (r personRow) side() string {
	switch {
	case !r.works:
		return ""
	case r.ours:
		return "ours"
	}
	return "theirs"
}

// isKnown reports whether anything is known of what the person can do, teaches or learns.
func (r personRow) isKnown() bool { return r.alone+r.other+r.teaches+r.learn > 0 }

func personRows(v *view) []personRow {
	rows := make([]personRow, len(v.record.People))
	for i := range v.record.People {
		p := &v.record.People[i]
		stay := p.On(v.today)
		rows[i] = personRow{person: p, works: stay != nil, ours: stay != nil && stay.Ours}
		if rows[i].employer = employerWords(nil); stay != nil {
			rows[i].employer = orDash(stay.Employer)
		}
		if n := len(p.Stays); stay == nil && n > 0 && !p.Stays[n-1].Term.To.IsZero() && p.Stays[n-1].Term.To.Before(v.today) {
			rows[i].left = p.Stays[n-1].Term.To.Words()
		}
		rows[i].count(v)
	}
	return rows
}

// count counts what the person holds, teaches and learns.
func (r *personRow) count(v *view) {
	for _, h := range v.holds[r.person.ID] {
		if h.Stands() {
			r.alone++
		} else {
			r.other++
		}
		if h.Stale {
			r.stale++
		}
		if hangsOn(h, v.today) {
			r.only++
		}
	}
	r.teaches, r.learn = open(v.teaches[r.person.ID]), open(v.learns[r.person.ID])
}

// hangsOn reports whether what is held hangs on its holder alone; what is left on purpose hangs on nobody.
func hangsOn(h held, today civil.Date) bool {
	only := h.cover.Only()
	return only != nil && only.Person == h.Person && !isLeft(h.cover.Capability, today)
}

// open is how many goals are not settled.
func open(goals []knowledge.Standing) (n int) {
	for _, s := range goals {
		if s.State != knowledge.Dropped && s.State != knowledge.SignedOff {
			n++
		}
	}
	return n
}

// counted is a number in a column, empty for none.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func countColumn(title string, width float32, yield int, at func(personRow) int) kit.Column[personRow] {
	return kit.Column[personRow]{
		Title: title, Width: width, Number: true, Yield: yield,
		Text: func(r personRow) string { return counted(at(r)) }, Compare: func(a, b personRow) int { return at(a) - at(b) },
	}
}

func personColumns() []kit.Column[personRow] {
	only := countColumn("Only they know", 120, 1, func(r personRow) int { return r.only })
	only.Paint = func(r personRow) kit.Cell { return kit.InkCell(counted(r.only), kit.Wrong) }
	less := countColumn("With help or less", 120, 0, func(r personRow) int { return r.other })
	less.Hidden = true
	return []kit.Column[personRow]{
		{
			Title: "Name", Width: 150, Grow: 2, Text: func(r personRow) string { return r.person.Name }, Compare: kit.ByText(func(r personRow) string { return r.person.Name }),
			Strong: func(personRow) bool { return true },
		},
		{Title: "Works for", Width: 170, Grow: 4, Text: func(r personRow) string { return r.employer }, Compare: kit.ByText(func(r personRow) string { return r.employer })},
		{Title: "Side", Width: 58, Text: personRow.side, Compare: kit.ByText(personRow.side), Yield: 4},
		countColumn("Alone", 58, 0, func(r personRow) int { return r.alone }),
		less,
		countColumn("Teaches", 70, 0, func(r personRow) int { return r.teaches }),
		countColumn("Learns", 62, 0, func(r personRow) int { return r.learn }),
		countColumn("Old evidence", 100, 2, func(r personRow) int { return r.stale }),
		only,
	}
}

func newPersonList(p *Page) *personList {
	l := &personList{page: p}
	l.list = kit.NewListing(p.host, kit.ListingSpec[personRow]{
		Name: "Knowledge by person", Hint: "Select a person to see what they hold, teach and learn.",
		Empty:   "Nobody is known yet. People are added on the page of suppliers; here stands what they can do.",
		First:   kit.SecondaryButton("Go to people", func() { p.host.Open(kit.Thing{Kind: kit.PersonThing}) }),
		Columns: personColumns(), SortedBy: "Name",
		Questions: []kit.PillSpec[personRow]{
			{Text: "Known", Keep: personRow.isKnown},
			{Text: "Ours", Keep: func(r personRow) bool { return r.ours }},
			{Text: "Theirs", Keep: func(r personRow) bool { return r.works && !r.ours }},
			{Text: "Only they know", Keep: func(r personRow) bool { return r.only > 0 }},
			{Text: "Left", Keep: func(r personRow) bool { return r.left != "" }},
			{Text: "All"},
		},
		Key:      func(r personRow) string { return kit.Key(r.person.ID) },
		Describe: l.describe,
		Open:     func(r personRow) { p.open(newPersonPage(p, r.person.ID)) },
		Remove: func(personRow) {
			p.host.Toast("People are removed on the page of suppliers. Who leaves: Enter, and Leaves….")
		},
	})
	l.list.Table.SetLoading()
	return l
}

// load shows the people as they stand now.
func (l *personList) load(v *view) {
	l.list.Load(func(context.Context) ([]personRow, func(), error) { return personRows(v), func() {}, nil }, func() {
		l.page.say(personTab, personFacts(l.list.Table.All()))
		if r, selected := l.list.Table.Selected(); selected {
			l.describe(l.list.Detail, r)
		}
	})
}

// personFacts count who knows: 30 people with something known · 12 ours · 3 on whom something hangs.
func personFacts(rows []personRow) string {
	known, ours, only := 0, 0, 0
	for _, r := range rows {
		if !r.isKnown() {
			continue
		}
		known++
		if r.ours {
			ours++
		}
		if r.only > 0 {
			only++
		}
	}
	if known == 0 {
		return ""
	}
	return kit.Joined(" · ", fmt.Sprintf("of %d people something is known", known), fmt.Sprintf("%d of them ours", ours), fmt.Sprintf("on %d something hangs alone", only))
}

// describe says beside the list what a person holds, teaches and learns.
func (l *personList) describe(d *kit.Detail, r personRow) {
	v := l.page.view
	if v == nil {
		return
	}
	d.SetTitle(r.person.Name)
	d.SetFacts([]kit.Fact{{Label: "Works for", Value: r.employer}, {Label: "Side", Value: r.side()}, {Label: "Left", Value: r.left}})
	holds, teaches, learns := l.page.ofPerson(v, r.person.ID)
	var sections []fyne.CanvasObject
	for _, part := range []struct {
		title string
		items []kit.Item
	}{{"Holds", holds}, {"Teaches", teaches}, {"Learns", learns}} {
		if n := len(part.items); n > 0 {
			sections = append(sections, kit.Section(part.title, kit.List(andMore(part.items[:min(n, mostBeside)], n)...)))
		}
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { l.page.open(newPersonPage(l.page, r.person.ID)) }))...)
}

// ofPerson are what somebody holds, and the goals in which that person teaches and learns.
func (p *Page) ofPerson(v *view, id knowledge.PersonID) (holds, teaches, learns []kit.Item) {
	for _, h := range v.holds[id] {
		c := h.cover.Capability
		item := kit.Item{Lead: c.Name, Text: holdingWords(h.Holding, v.today), Open: func() { p.open(newCapabilityPage(p, c.ID)) }}
		switch {
		case h.Stale:
			item.Tone, item.Text = kit.ToneWarn, item.Text+"; older than twelve months"
		case h.Stands():
			item.Tone = kit.ToneGood
		}
		holds = append(holds, item)
	}
	for _, s := range v.teaches[id] {
		teaches = append(teaches, goalItem(p, v, s))
	}
	for _, s := range v.learns[id] {
		learns = append(learns, goalItem(p, v, s))
	}
	return holds, teaches, learns
}
