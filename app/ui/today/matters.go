package today

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// Which matters are looked at: all of them, those of one group, or those that were put off.
const (
	everything = 0
	putOff     = everything + 1 + int(desk.GovernanceMatters) + 1
)

// atOnce is how many lines are shown at first, and how many more each time.
const atOnce = 40

// matters is the list of what needs a decision.
type matters struct {
	page   *Page
	list   *kit.ItemList
	bar    *kit.Bar
	pills  []*kit.Button
	note   *note
	empty  *kit.Wrapped
	more   *kit.Button
	object *fyne.Container
	which  int
	filter string
	most   int // lines
	kept   []desk.Matter
}

func newMatters(p *Page) *matters {
	m := &matters{page: p, list: kit.NewItemList(), most: atOnce}
	for which := range putOff + 1 {
		m.pills = append(m.pills, kit.Pill(pillWords(which), func() { m.choose(which) }))
	}
	m.pills[everything].SetChosen(true)
	m.bar = kit.ListBar("Filter by any word", m.narrow, m.pills...)
	m.note = newNote()
	m.empty = kit.Words("Reading…", theme.SizeNameText, false, kit.Secondary)
	m.more = kit.SecondaryButton("Show more", m.showMore)
	m.list.OnEnd = func() {
		if len(m.kept) > m.list.Len() {
			m.showMore()
		}
	}
	m.object = kit.Flow(8, titled("Needs you", m.note.text), m.bar, m.empty, m.list.Object(), m.more)
	m.more.Hide()
	return m
}

func pillWords(which int) string {
	switch which {
	case everything:
		return "All"
	case putOff:
		return "Put off"
	}
	return desk.MatterGroup(which - 1).Words()
}

// of are the matters of a pill.
func (m *matters) of(t *desk.Today, which int) (of []desk.Matter) {
	switch which {
	case everything:
		return t.Matters
	case putOff:
		return t.Asleep
	}
	for i := range t.Matters {
		if t.Matters[i].Kind.Group() == desk.MatterGroup(which-1) {
			of = append(of, t.Matters[i])
		}
	}
	return of
}

// show shows what was read.
func (m *matters) show(t *desk.Today) {
	for which, pill := range m.pills {
		n := len(m.of(t, which))
		pill.SetText(pillWords(which) + " " + kit.Grouped(n))
		pill.Hidden = n == 0 && which != everything && which != m.which
	}
	m.again()
}

// choose looks at other matters.
func (m *matters) choose(which int) {
	m.which, m.most = which, atOnce
	for i, pill := range m.pills {
		pill.SetChosen(i == which)
	}
	m.list.Top()
	m.again()
}

// narrow keeps what has all of some words.
func (m *matters) narrow(words string) {
	m.filter, m.most = words, atOnce
	m.list.Top()
	m.again()
}

func (m *matters) showMore() {
	m.most += atOnce
	m.again()
}

// again shows the matters that are looked at.
func (m *matters) again() {
	t := m.page.read
	if t == nil {
		return
	}
	m.kept = m.kept[:0]
	for _, matter := range m.of(t, m.which) {
		if hasWords(&matter, m.filter) {
			m.kept = append(m.kept, matter)
		}
	}
	items := make([]kit.Item, min(len(m.kept), m.most))
	for i := range items {
		items[i] = m.item(&m.kept[i], t.Day)
	}
	m.list.SetItems(items)
	m.note.say(fmt.Sprintf("%s of %s · sorted by date", kit.Grouped(len(m.kept)), kit.Grouped(len(t.Matters)+len(t.Asleep))))
	m.empty.SetText(m.nothing(t))
	m.empty.Hidden = len(items) > 0
	left := len(m.kept) - len(items)
	m.more.SetText(fmt.Sprintf("Show %s more", kit.Grouped(min(left, atOnce))))
	m.more.Hidden = left == 0
	m.bar.SetCount(len(m.kept), len(m.kept))
	m.object.Refresh()
	m.page.page.Object().Refresh()
}

// nothing says why there is no line.
func (m *matters) nothing(t *desk.Today) string {
	switch {
	case m.filter != "":
		return "No line has these words."
	case m.which == putOff:
		return "Nothing is put off."
	case len(t.Asleep) > 0:
		return "Nothing needs a decision today but what is put off."
	case len(t.Facts.Live) == 0:
		return "Nothing needs a decision yet. Once there are contracts, scorecards, goals and tenders, what is due, behind or missing stands here by date. Begin on Contracts (Alt+3), or bring in a register by File, Import."
	}
	return fmt.Sprintf("Nothing needs a decision: nothing is late, behind or missing, and nothing is due in the next %d days.", desk.TodayDays)
}

// hasWords reports whether a matter has all of some words.
func hasWords(m *desk.Matter, words string) bool {
	if words == "" {
		return true
	}
	said := strings.ToLower(m.Lead + " " + m.Text + " " + m.When + " " + m.Put.Reason)
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(said, word) {
			return false
		}
	}
	return true
}

var tones = [...]kit.Tone{desk.Routine: kit.ToneInfo, desk.Watched: kit.ToneWarn, desk.Poor: kit.TonePoor, desk.Urgent: kit.ToneBad}

// item is a matter as the list shows it.
func (m *matters) item(matter *desk.Matter, day civil.Date) kit.Item {
	found := *matter
	item := kit.Item{
		Tone: tones[found.Weight], Lead: found.Lead, Text: "— " + found.Text, Note: found.When, Open: func() { m.page.host.Open(ThingOf(&found)) },
		Aside: func() { m.putOff(&found, day) },
	}
	if found.Put.Key != "" {
		item.Tone, item.Note = kit.ToneNone, "until "+found.Put.Until.Words()
		item.Text = kit.Joined(" – ", item.Text, kit.Joined(" ", found.Put.Reason, "("+kit.Joined(", ", found.Put.By, found.Put.On.Words())+")"))
		item.Aside = func() { m.wake(&found) }
	}
	return item
}

// sleeps is for how many days a line is put off unless another day is typed.
const sleeps = 7

// putOff asks until when a line can wait, and why.
func (m *matters) putOff(matter *desk.Matter, day civil.Date) {
	host := m.page.host
	put := governance.Snooze{Key: matter.Key, Until: day.AddDays(sleeps), By: m.page.workspace.Author(), On: day}
	form := &kit.Asking{
		Label: func() string { return "Put off " + matter.Lead },
		Write: func(ctx context.Context) error { return desk.Snooze(ctx, m.page.workspace, put) },
		Then: func() {
			host.Toast(fmt.Sprintf("Put off until %s. It stands under Put off meanwhile.", put.Until.Words()), host.ToUndo())
			m.list.Focus()
		},
	}
	sheet := kit.DraftOf(&put)
	why := form.In("reason", sheet.Text("Why it can wait", func(s *governance.Snooze) *string { return &s.Reason }))
	until := form.In("until", sheet.Date("Until", day, func(s *governance.Snooze) *civil.Date { return &s.Until }))
	about := kit.Runs(theme.SizeNameText, kit.Secondary, kit.Run{Text: matter.Lead + " ", Bold: true}, kit.Run{Text: "— " + matter.Text})
	form.Show(host, "Put off", "Put off", 440, kit.Flow(10, about, kit.NewForm(1, until, why)), until, why)
}

// wake brings a line back that was put off.
func (m *matters) wake(matter *desk.Matter) {
	host := m.page.host
	host.Change("Bring back "+matter.Lead, func(ctx context.Context) error { return desk.Wake(ctx, m.page.workspace, matter.Key) },
		kit.OrToast(host, func() { host.Toast("It is back in the list.", host.ToUndo()) }))
}

// focus gives the keyboard to the list, or to its filter where it has no line.
func (m *matters) focus() {
	if m.list.Len() > 0 {
		m.list.Focus()
	} else if m.page.read != nil {
		m.bar.Focus()
	}
}
