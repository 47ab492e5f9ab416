package governance

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// cameShape is what the cards beside the minutes depend on.
func (m *meetingPage) cameShape() string {
	var b strings.Builder
	for _, d := range m.about.Decisions {
		fmt.Fprintln(&b, "d", d)
	}
	for _, risk := range m.about.Risks {
		fmt.Fprintln(&b, "r", risk)
	}
	asked, before := m.asked()
	for _, a := range slices.Concat(asked, before) {
		fmt.Fprintln(&b, a.ID, a.Title, a.Owner.Name, a.Due, a.State, a.Origin.Meeting)
	}
	return b.String()
}

// asked are the actions of this meeting, and those of earlier ones of the forum that were still to be done when it met.
func (m *meetingPage) asked() (here, before []governance.Action) {
	day, earlier := dayOf(m.about), map[governance.MeetingID]bool{}
	for i := range m.view.record.Meetings {
		if from := &m.view.record.Meetings[i]; from.Forum == m.forum.ID && dayOf(from).Before(day) {
			earlier[from.ID] = true
		}
	}
	for _, a := range m.view.record.Actions {
		switch {
		case a.Origin.Meeting == m.id:
			here = append(here, a)
		case earlier[a.Origin.Meeting] && a.IsOpen(m.view.today):
			before = append(before, a)
		}
	}
	slices.SortStableFunc(before, func(a, b governance.Action) int { return byDue(actionRow{Action: a}, actionRow{Action: b}) })
	return here, before
}

// mostBeside is how many lines of one kind stand beside the minutes; all are on their own tab.
const mostBeside = 8

// cameOfIt are what came of the meeting so far, and what earlier ones asked for.
func (m *meetingPage) cameOfIt() []fyne.CanvasObject {
	asked, before := m.asked()
	var decisions, risks []kit.Item
	for _, d := range m.about.Decisions {
		decisions = append(decisions, kit.Item{Tone: kit.ToneGood, Text: d.Text, Open: m.to(decidedTab)})
	}
	for _, risk := range m.about.Risks {
		risks = append(risks, kit.Item{Tone: kit.ToneWarn, Text: risk, Open: m.to(decidedTab)})
	}
	var cards []fyne.CanvasObject
	for _, part := range []struct {
		title, none string
		items       []kit.Item
		tab         string
	}{
		{"From earlier meetings", "", m.actionItems(before), followedTab},
		{"Decided", "Ctrl+D makes a line of the minutes a decision.", decisions, decidedTab},
		{"To be done", "Ctrl+T makes a line an action: who, by when.", m.actionItems(asked), followedTab},
		{"Risks raised", "Ctrl+R makes a line a risk.", risks, decidedTab},
	} {
		if len(part.items) == 0 {
			if part.none != "" {
				words := kit.Words(part.none, theme.SizeNameText, false, kit.Secondary)
				cards = append(cards, kit.InCard(kit.Section(part.title, words)))
			}
			continue
		}
		title, items := fmt.Sprintf("%s: %d", part.title, len(part.items)), part.items
		if len(items) > mostBeside {
			more := kit.Item{Text: fmt.Sprintf("%d more", len(items)-mostBeside), Open: m.to(part.tab)}
			items = append(slices.Clone(items[:mostBeside]), more)
		}
		cards = append(cards, kit.InCard(kit.Section(title, kit.List(items...))))
	}
	return cards
}

// to brings a tab to the front.
func (m *meetingPage) to(tab string) func() {
	return func() {
		m.tabs.Select(tab)
		m.Focus()
	}
}

// actionItems are actions in a short list.
func (m *meetingPage) actionItems(all []governance.Action) []kit.Item {
	items := make([]kit.Item, len(all))
	for i := range all {
		a := &all[i]
		item := kit.Item{Tone: kit.ToneInfo, Text: a.Title, Note: kit.Joined(", ", a.Owner.Name, shortDay(a.Due, m.view.today))}
		switch {
		case a.IsOverdue(m.view.today):
			item.Tone, item.Lead = kit.ToneBad, "Overdue"
		case !a.IsOpen(m.view.today):
			item.Tone, item.Lead = kit.ToneGood, actionRow{Action: *a}.stateWords()
		}
		item.Open = m.to(followedTab)
		items[i] = item
	}
	return items
}
