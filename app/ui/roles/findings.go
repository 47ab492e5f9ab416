package roles

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// mostFindings is how many findings stand beside the grid; all of them stand in a list of their own.
const mostFindings = 12

// findingList is the card of what somebody should look at on the day.
type findingList struct {
	coverage *coverage
	count    *kit.Line
	items    *fyne.Container
	scroll   fyne.CanvasObject
	shown    string
	object   fyne.CanvasObject
}

func newFindingList(c *coverage) *findingList {
	l := &findingList{coverage: c, count: kit.OneLine("", theme.SizeNameText, true, kit.Plain), items: kit.Flow(0)}
	l.scroll = kit.Scrolled(l.items)
	all := kit.Pill("All…", func() { l.openAll() })
	head := container.NewBorder(nil, nil, nil, all, kit.Pad(4, 0, 0, 8, l.count))
	l.object = kit.Card(kit.Pad(9, 9, 14, 14, container.NewBorder(kit.Pad(0, 6, 0, 0, head), nil, nil, nil, l.scroll)))
	return l
}

// findingTones are how bad the kinds of findings are.
var findingTones = map[roles.FindingKind]kit.Tone{
	roles.EssentialVacant: kit.ToneBad, roles.EndsWithContract: kit.ToneWarn, roles.StoodIn: kit.ToneWarn,
	roles.Overloaded: kit.ToneWarn, roles.ChecksItself: kit.TonePoor, roles.EndsSoon: kit.ToneInfo,
}

// show lists the findings of the day, where they are others than before.
func (l *findingList) show() {
	v := l.coverage.view
	text := "Findings: " + kit.Grouped(len(v.open))
	if n := len(v.settled); n > 0 {
		text += fmt.Sprintf(", %d settled", n)
	}
	l.count.SetText(text)
	open := v.open[:min(len(v.open), mostFindings)]
	now := text
	for i := range open {
		now += "\n" + open[i].Text
	}
	if now == l.shown {
		return
	}
	l.shown = now
	items := make([]kit.Item, 0, len(open)+1)
	for i := range open {
		f := &open[i]
		items = append(items, kit.Item{Tone: findingTones[f.Kind], Text: f.Text, Open: func() { l.coverage.toFinding(f) }})
	}
	switch rest := len(v.open) - len(open); {
	case rest > 0:
		items = append(items, kit.Item{Text: fmt.Sprintf("and %s more", kit.Grouped(rest)), Open: l.openAll})
	case len(open) == 0:
		items = append(items, kit.Item{Tone: kit.ToneGood, Text: "Nothing to look at on this day: essential roles are filled, and no end is near."})
	}
	l.items.Objects = []fyne.CanvasObject{kit.List(items...)}
	l.items.Refresh()
	l.scroll.Refresh()
}
