package knowledge

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/knowledge"
)

// capabilityList lists what we must be able to do, and who can.
type capabilityList struct {
	page *Page
	list *kit.Listing[capabilityRow]
}

// capabilityRow is a capability in the list.
type capabilityRow struct {
	*knowledge.Cover
	contract, holders, age, aliases string
	ours, theirs                    int // people who do it alone
	stale                           int // of ours, those whose evidence is old
	single, nobody, left, critical  bool
}

func capabilityRows(v *view) []capabilityRow {
	rows := make([]capabilityRow, len(v.record.Capabilities))
	for i := range v.record.Capabilities {
		c := &v.record.Capabilities[i]
		r := capabilityRow{Cover: v.covers[c.ID], contract: v.contracts[c.Contract].Reference, aliases: strings.Join(c.Aliases, ", ")}
		r.left = isLeft(c, v.today)
		r.critical = c.IsCritical(v.today)
		r.count(v)
		rows[i] = r
	}
	return rows
}

// count counts who does it alone, and how old what shows it is.
func (r *capabilityRow) count(v *view) {
	var names []string
	for i := range r.Holders {
		h := &r.Holders[i]
		if !h.Stands() {
			continue
		}
		names = append(names, h.Person.Name)
		if !h.Stay.Ours {
			r.theirs++
			continue
		}
		r.ours++
		if r.age == "" || h.Stale {
			r.age = ageWords(h.Evidence.On, v.today)
		}
		if h.Stale {
			r.stale++
		}
	}
	r.holders = strings.Join(names, ", ")
	r.single, r.nobody = len(names) == 1 && !r.left, len(names) == 0 && !r.left
}

var capabilityColumns = []kit.Column[capabilityRow]{
	{Title: "Code", Width: 58, Text: func(r capabilityRow) string { return r.Capability.Code }, Compare: kit.ByText(func(r capabilityRow) string { return r.Capability.Code }), Yield: 4},
	{
		Title: "We must be able to do", Width: 160, Grow: 3, Text: func(r capabilityRow) string { return r.Capability.Name },
		Compare: kit.ByText(func(r capabilityRow) string { return r.Capability.Name }), Strong: func(capabilityRow) bool { return true },
	},
	{
		Title: "Criticality", Width: 84, Text: func(r capabilityRow) string { return orDash(r.Capability.Criticality.Words()) },
		Compare: func(a, b capabilityRow) int { return cmp.Compare(a.Capability.Criticality, b.Capability.Criticality) },
	},
	{Title: "Team", Width: 82, Grow: 1, Text: func(r capabilityRow) string { return r.Capability.Team }, Compare: kit.ByText(func(r capabilityRow) string { return r.Capability.Team }), Yield: 2},
	{Title: "Contract", Width: 66, Text: func(r capabilityRow) string { return r.contract }, Compare: kit.ByText(func(r capabilityRow) string { return r.contract }), Yield: 3},
	{
		Title: "For us", Width: 76, Text: func(r capabilityRow) string { return safetyWords(r.Safety(), r.left) },
		Compare: func(a, b capabilityRow) int { return safetyRank(a.Safety(), a.left) - safetyRank(b.Safety(), b.left) },
		Paint:   func(r capabilityRow) kit.Cell { return safetyCell(r.Safety(), r.left) },
	},
	{Title: "Who does it alone", Width: 140, Grow: 3, Text: func(r capabilityRow) string { return orDash(r.holders) }, Yield: 1},
	{Title: "Shown", Width: 76, Text: func(r capabilityRow) string { return r.age }, Paint: func(r capabilityRow) kit.Cell {
		if r.stale > 0 {
			return kit.InkCell(r.age, kit.Wrong)
		}
		return kit.TextCell(r.age)
	}, Yield: 5},
	{Title: "Service", Width: 100, Grow: 1, Text: func(r capabilityRow) string { return r.Capability.Service }, Hidden: true},
	{Title: "Also called", Width: 100, Grow: 1, Text: func(r capabilityRow) string { return r.aliases }, Hidden: true},
}

func newCapabilityList(p *Page) *capabilityList {
	l := &capabilityList{page: p}
	l.list = kit.NewListing(p.host, kit.ListingSpec[capabilityRow]{
		Name: "Knowledge by capability", Hint: "Select a capability to see who holds it, and what shows that.",
		Empty: "No capabilities yet. What must we be able to do when our suppliers are gone? Begin with what would stop a service.",
		First: kit.PrimaryButton("New capability", func() { p.newCapability(0) }), Columns: capabilityColumns, SortedBy: "Code",
		Questions: []kit.PillSpec[capabilityRow]{
			{Text: "All"},
			{Text: "Critical, not safe", Keep: func(r capabilityRow) bool { return r.critical && r.Safety() != knowledge.Safe }},
			{Text: "One person", Keep: func(r capabilityRow) bool { return r.single }},
			{Text: "Nobody", Keep: func(r capabilityRow) bool { return r.nobody }},
			{Text: "Old evidence", Keep: func(r capabilityRow) bool { return r.stale > 0 }},
			{Text: "Left on purpose", Keep: func(r capabilityRow) bool { return r.left }},
		},
		Key:      func(r capabilityRow) string { return kit.Key(r.Capability.ID) },
		Describe: l.describe,
		Open:     func(r capabilityRow) { p.open(newCapabilityPage(p, r.Capability.ID)) },
		Remove:   func(r capabilityRow) { p.removeCapability(r.Capability) },
	})
	l.list.Table.SetLoading()
	return l
}

// load shows the capabilities as they stand now.
func (l *capabilityList) load(v *view) {
	l.list.Load(func(context.Context) ([]capabilityRow, func(), error) { return capabilityRows(v), func() {}, nil }, func() {
		l.page.say(capabilityTab, capabilityFacts(l.list.Table.All()))
		if r, selected := l.list.Table.Selected(); selected {
			l.describe(l.list.Detail, r)
		}
	})
}

// capabilityFacts count what we can do: 11 capabilities · 7 critical · 2 safe for us · 3 hang on one person.
func capabilityFacts(rows []capabilityRow) string {
	critical, safe, single := 0, 0, 0
	for _, r := range rows {
		if r.critical {
			critical++
			if r.Safety() == knowledge.Safe {
				safe++
			}
		}
		if r.single {
			single++
		}
	}
	if len(rows) == 0 {
		return ""
	}
	return kit.Joined(
		" · ", capabilityCount(len(rows)), fmt.Sprintf("%d critical, %d of them safe", critical, safe),
		fmt.Sprintf("%d hang on one person", single),
	)
}

func capabilityCount(n int) string {
	if n == 1 {
		return "1 capability"
	}
	return kit.Grouped(n) + " capabilities"
}

// describe says beside the list who holds a capability, and what shows it.
func (l *capabilityList) describe(d *kit.Detail, r capabilityRow) {
	v, c := l.page.view, r.Capability
	if v == nil {
		return
	}
	d.SetTitle(kit.Joined(" ", c.Code, c.Name))
	left := ""
	if r.left {
		left = "since " + c.LeftOn.Words() + ": " + c.Left
	}
	d.SetFacts([]kit.Fact{
		{Label: "Needed for", Value: c.Purpose},
		{Label: "Also called", Value: r.aliases},
		{Label: "Criticality", Value: c.Criticality.Words()},
		{Label: "Weight", Value: c.Weight.String()},
		{Label: "Team", Value: c.Team},
		{Label: "Service", Value: c.Service},
		{Label: "Contract", Value: v.contract(c.Contract)},
		{Label: "Covered", Value: share(r.Share()), Strong: true},
		{Label: "Nobody takes over", Value: left},
	})
	var sections []fyne.CanvasObject
	if items := holderItems(l.page, v, r.Cover, mostBeside); len(items) > 0 {
		sections = append(sections, kit.Section("Who holds it", kit.List(items...)))
	}
	var goals []kit.Item
	for _, s := range v.about[c.ID] {
		goals = append(goals, goalItem(l.page, v, s))
	}
	if len(goals) > 0 {
		sections = append(sections, kit.Section("Goals", kit.List(andMore(goals[:min(mostBeside, len(goals))], len(goals))...)))
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { l.page.open(newCapabilityPage(l.page, c.ID)) }))...)
}

// holderItems are who holds a capability and what shows it; each opens the person.
func holderItems(p *Page, v *view, c *knowledge.Cover, most int) (items []kit.Item) {
	for i := range c.Holders[:min(most, len(c.Holders))] {
		h := &c.Holders[i]
		tone := kit.ToneNone
		switch {
		case h.Stands() && h.Stay.Ours && h.Stale:
			tone = kit.ToneWarn
		case h.Stands() && h.Stay.Ours:
			tone = kit.ToneGood
		case h.Stands():
			tone = kit.ToneInfo
		}
		text := employerWords(h.Stay) + ": " + h.Level.Words() + ", " + ageWords(h.Evidence.On, v.today) + " ago"
		items = append(items, kit.Item{Tone: tone, Lead: h.Person.Name, Text: text, Open: func() { p.open(newPersonPage(p, h.Person.ID)) }})
	}
	return andMore(items, len(c.Holders))
}

// goalItem is a goal in a short list.
func goalItem(p *Page, v *view, s knowledge.Standing) kit.Item {
	return kit.Item{
		Tone: stateLooks[s.State].tone, Lead: s.Goal.Title, Text: s.State.Words(), Note: dayWords(s.Goal.Due, v.today),
		Open: func() { p.open(newGoalPage(p, s.Goal.ID)) },
	}
}

// removeCapability takes a capability away that no goal is about.
func (p *Page) removeCapability(c *knowledge.Capability) {
	id := c.ID
	kit.Remove(p.host, c.Name, func(ctx context.Context) error { return desk.RemoveCapability(ctx, p.workspace, id) }, nil)
}
