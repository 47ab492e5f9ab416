package roles

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// found is a finding in the list of all.
type found struct {
	roles.Finding
	settled string // how, empty where it is open
}

var foundColumns = []kit.Column[found]{
	{Title: "Finding", Width: 220, Grow: 3, Text: func(f found) string { return f.Text }, Compare: kit.ByText(func(f found) string { return f.Text })},
	{Title: "Why", Width: 160, Grow: 3, Text: func(f found) string { return f.Why }, Yield: 1},
	{
		Title: "Settled", Width: 110, Grow: 2, Text: func(f found) string { return f.settled },
		Compare: func(a, b found) int { return cmp.Compare(a.settled, b.settled) },
	},
}

// openAll lists all findings of the day, those that were settled too; Enter leads to what one is about.
func (l *findingList) openAll() {
	c := l.coverage
	var rows []found
	for _, f := range c.view.open {
		rows = append(rows, found{Finding: f})
	}
	for _, f := range c.view.settled {
		rows = append(rows, found{f, settledWords(c.office.staffing.SettlementOn(f.Key, c.view.day))})
	}
	var dialog *kit.Dialog
	table := kit.NewTable("Nothing to look at on this day.", foundColumns...)
	table.Key = func(f found) string { return f.Key }
	table.OnOpened = func(f found) {
		dialog.Close()
		c.toFinding(&f.Finding)
	}
	of := func(kinds ...roles.FindingKind) func(found) bool {
		return func(f found) bool {
			for _, k := range kinds {
				if f.settled == "" && f.Kind == k {
					return true
				}
			}
			return false
		}
	}
	bar := kit.FilterBar(
		table, "Filter by any word",
		kit.PillSpec[found]{Text: "Open", Keep: func(f found) bool { return f.settled == "" }},
		kit.PillSpec[found]{Text: "Vacant", Keep: of(roles.EssentialVacant)},
		kit.PillSpec[found]{Text: "Ending", Keep: of(roles.EndsWithContract, roles.EndsSoon)},
		kit.PillSpec[found]{Text: "Too much", Keep: of(roles.Overloaded, roles.ChecksItself)},
		kit.PillSpec[found]{Text: "Settled", Keep: func(f found) bool { return f.settled != "" }},
	)
	table.SetRows(rows)
	table.Select(0)
	content := container.New(highAs(380), kit.TableCard(bar, table))
	closing := kit.SecondaryButton("Close", func() { dialog.Close() })
	dialog = kit.NewDialog(c.page.host.Window(), "Findings on "+c.view.day.Words(), 860, content, nil, closing)
	table.Focus()
}

// highAs gives an object a height at 100 % text, and all of the width.
type highAs float32

func (h highAs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (h highAs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, kit.Scaled(float32(h)))
}
