package governance

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// minutes is what is said at a meeting, item by item, typed line by line. Each line is stored as Enter ends it.
type minutes struct {
	meeting *meetingPage
	items   []*minuteItem
	list    *fyne.Container
	another *kit.Field
	prompt  *actionPrompt
	object  fyne.CanvasObject
	toNew   bool // the item that was only just added gets the keyboard
}

// minuteItem is one item: its heading, and a note for what is said.
type minuteItem struct {
	minutes *minutes
	at      int // its place
	heading string
	note    *kit.Field
	place   *fyne.Container
	sent    []string           // the texts that were handed on to be stored and did not come back yet
	asks    *governance.Action // what the line that is being stored asks for, nil for nothing
}

// mostLines is how many lines of an item are in sight at once.
const mostLines = 16

// mostHeading is how many letters fit over a note in one line, also with large text.
const mostHeading = 64

// minutesHint says which keys make more of a line than what was said.
const minutesHint = "Enter: next line · Ctrl+D: decision · Ctrl+T: action, who and by when · Ctrl+R: risk · Tab: next item"

func newMinutes(m *meetingPage) *minutes {
	n := &minutes{meeting: m, list: kit.Flow(10)}
	n.prompt = newActionPrompt(n)
	n.another = kit.NewField(kit.FieldSpec{Label: "Another item", Hint: "what is talked about, and Enter", Save: n.add})
	n.another.OnEnter = func() {}
	hint := kit.Words(minutesHint, theme.SizeNameCaptionText, false, kit.Secondary)
	n.object = kit.InCard(kit.Section("What is said", kit.Flow(10, hint, n.list, kit.NewForm(2, n.another))))
	return n
}

// itemsOf are the items of a meeting; before anything is written, what stands on the forum's agenda every time.
func itemsOf(m *governance.Meeting, f *governance.Forum) []governance.Item {
	if len(m.Items) > 0 || len(f.Agenda) == 0 {
		return m.Items
	}
	items := make([]governance.Item, len(f.Agenda))
	for i, heading := range f.Agenda {
		items[i].Heading = heading
	}
	return items
}

// Load shows the items as they are stored now. An item that is still there keeps its note, with what is being typed into it.
func (n *minutes) Load() {
	m := n.meeting
	items := itemsOf(m.about, m.forum)
	same := slices.EqualFunc(items, n.items, func(stored governance.Item, shown *minuteItem) bool { return stored.Heading == shown.heading })
	if !same || len(n.list.Objects) == 0 {
		n.rebuild(items)
	}
	for i := range items {
		n.items[i].settle(items[i].Text)
	}
	if n.toNew && len(n.items) > 0 && !same {
		n.toNew = false
		n.items[len(n.items)-1].note.Focus()
	}
}

// rebuild shows items of which some were not there before.
func (n *minutes) rebuild(items []governance.Item) {
	before := n.items
	n.items, n.list.Objects = nil, nil
	for i, item := range items {
		var shown *minuteItem
		if k := slices.IndexFunc(before, func(b *minuteItem) bool { return b.heading == item.Heading }); k >= 0 {
			shown = before[k]
			before = slices.Delete(slices.Clone(before), k, k+1)
		} else {
			shown = newMinuteItem(n, item)
		}
		shown.at = i
		n.items = append(n.items, shown)
		n.list.Objects = append(n.list.Objects, shown.place)
	}
	if len(items) == 0 {
		n.list.Objects = []fyne.CanvasObject{kit.Words("Nothing stands on the agenda. Type below what is talked about first.", theme.SizeNameText, false, kit.Secondary)}
	}
	n.list.Refresh()
	n.meeting.refit()
}

// Focus gives the keyboard to the first item that nothing was said about yet, or else to the last.
func (n *minutes) Focus() {
	if len(n.items) == 0 {
		n.another.Focus()
		return
	}
	i := slices.IndexFunc(n.items, func(item *minuteItem) bool { return item.note.Text() == "" })
	if i < 0 {
		i = len(n.items) - 1
	}
	n.items[i].note.Focus()
	n.items[i].note.ToEnd()
}

// add adds an item at the end.
func (n *minutes) add(heading string) {
	heading = strings.TrimSpace(heading)
	n.another.Reset("")
	if heading == "" {
		return
	}
	m, forum := n.meeting, *n.meeting.forum
	n.toNew = true
	label := "Add “" + short(heading) + "” to " + m.title()
	m.page.change(label, func(ctx context.Context) error {
		return desk.ChangeMeeting(ctx, m.page.workspace, m.id, label, func(stored *governance.Meeting) {
			stored.Items = append(itemsOf(stored, &forum), governance.Item{Heading: heading})
		})
	}, nil)
}

func newMinuteItem(n *minutes, item governance.Item) *minuteItem {
	i := &minuteItem{minutes: n, heading: item.Heading}
	label, above := item.Heading, fyne.CanvasObject(nil)
	if len([]rune(label)) > mostHeading { // it does not fit over the note in one line
		label, above = "What is said about it", kit.Words(item.Heading, theme.SizeNameText, false, kit.Plain)
	}
	i.note = kit.NewField(kit.FieldSpec{
		Label: label, Lines: 2, MostLines: mostLines, Value: item.Text, ByLine: true, Save: i.store, OnControl: i.control,
		OnHeight: n.meeting.refit,
	}).Wide()
	if i.place = kit.Flow(4, i.note); above != nil {
		i.place.Objects = []fyne.CanvasObject{above, i.note}
	}
	return i
}

// settle shows what is stored, unless that is older than what was handed on since: what comes back late must not take a line away that
// was typed meanwhile.
func (i *minuteItem) settle(stored string) {
	switch at := slices.Index(i.sent, stored); {
	case at >= 0 && at < len(i.sent)-1:
		i.sent = i.sent[at+1:]
		return
	case len(i.sent) > 0 && at < 0:
		return
	}
	i.sent = nil
	i.note.SetValue(stored)
}

// store hands a text on to be stored, with the action that its line asks for.
func (i *minuteItem) store(text string) {
	m, forum, place, heading, asks := i.minutes.meeting, *i.minutes.meeting.forum, i.at, i.heading, i.asks
	i.asks, i.sent = nil, append(i.sent, text)
	label := "Minutes of " + m.title() + ", " + heading
	write := func(stored *governance.Meeting) {
		stored.Items = itemsOf(stored, &forum)
		if place >= len(stored.Items) || stored.Items[place].Heading != heading { // it was moved meanwhile
			place = slices.IndexFunc(stored.Items, func(item governance.Item) bool { return item.Heading == heading })
		}
		if place < 0 { // or taken out: what was typed is kept
			place, stored.Items = len(stored.Items), append(stored.Items, governance.Item{Heading: heading})
		}
		rewrite(stored, &stored.Items[place], text)
		m.begun(stored)
	}
	m.page.host.Change(label, func(ctx context.Context) error {
		if asks != nil {
			return desk.RaiseAction(ctx, m.page.workspace, m.id, write, asks)
		}
		return desk.ChangeMeeting(ctx, m.page.workspace, m.id, label, write)
	}, func(err error) {
		if err != nil {
			i.sent = nil
			i.note.SetFault(err)
		}
	})
}

// control makes more of the line with the cursor than what was said.
func (i *minuteItem) control(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyD:
		i.mark(decidedMark)
	case fyne.KeyR:
		i.mark(riskMark)
	case fyne.KeyT:
		i.minutes.prompt.ask(i)
	default:
		return false
	}
	return true
}

// mark puts a mark before the line with the cursor, or takes it away.
func (i *minuteItem) mark(mark string) { i.note.SetLine(toggled(i.note.Line(), mark)) }
