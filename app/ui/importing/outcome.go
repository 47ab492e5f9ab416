package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// outcome shows what would become of the rows of a file, or what did: what changes first, then what is left out and why, then suppliers
// people and teams that are new, however many there are.
type outcome struct {
	object *fyne.Container

	changes   *kit.Table[desk.FieldChange]
	leftOut   *kit.Table[desk.LeftOutRow]
	newcomers [3]*kit.Table[string] // suppliers, people and teams
	bars      [5]*kit.Bar           // over the tables, in their order
	tabs      *kit.Tabs             // nil while there is nothing to list
	panel     *kit.Detail
	whole     *kit.Wrapped // what is selected, which a column may be too narrow for
}

// listed are the rows of a report, prepared for its tables.
type listed struct {
	report    *desk.ImportReport
	changes   *kit.Prepared[desk.FieldChange]
	leftOut   *kit.Prepared[desk.LeftOutRow]
	newcomers [3]*kit.Prepared[string]
}

const filterHint = "Filter by any word"

func newOutcome(host kit.Host) *outcome {
	o := &outcome{
		object:  container.NewStack(),
		changes: kit.NewTable("Nothing changes.", changeColumns()...),
		leftOut: kit.NewTable("No row is left out.", leftOutColumns()...),
	}
	o.bars[0], o.bars[1] = kit.FilterBar(o.changes, filterHint), kit.FilterBar(o.leftOut, filterHint)
	for i, of := range []string{"Supplier", "Person", "Team"} {
		o.newcomers[i] = kit.NewTable("None is new.", newcomerColumns(of)...)
		o.bars[2+i] = kit.FilterBar(o.newcomers[i], filterHint)
		o.newcomers[i].OnSelected = func(name string) { o.tellWhole(name) }
	}
	o.changes.OnSelected = func(c desk.FieldChange) { o.tellWhole(changeWords(c)) }
	o.leftOut.OnSelected = func(l desk.LeftOutRow) { o.tellWhole(leftOutWords(l)) }
	o.changes.Remember(host, "Import changes")
	o.leftOut.Remember(host, "Import left out")
	return o
}

// list prepares a report; it takes time and runs off the UI goroutine.
func (o *outcome) list(r *desk.ImportReport) *listed {
	l := &listed{report: r, changes: o.changes.Prepare(r.Changes), leftOut: o.leftOut.Prepare(r.LeftOut)}
	for i, names := range [][]string{r.NewSuppliers, r.NewPeople, r.NewTeams} {
		l.newcomers[i] = o.newcomers[i].Prepare(names)
	}
	return l
}

// say puts words in the stead of a report.
func (o *outcome) say(content fyne.CanvasObject) {
	o.tabs = nil
	o.put(kit.Cards(content))
}

// show lists a report; done says that it was imported.
func (o *outcome) show(l *listed, done bool) {
	r := l.report
	o.panel, o.whole = kit.NewDetail(), kit.Words("", theme.SizeNameText, false, kit.Plain)
	o.panel.SetTitle(panelTitle(done))
	o.panel.SetFacts(countsOf(r))
	o.panel.SetSections(append([]fyne.CanvasObject{o.whole}, remarksOf(r)...)...)
	o.changes.SetPrepared(l.changes)
	o.leftOut.SetPrepared(l.leftOut)
	for i, table := range o.newcomers {
		table.SetPrepared(l.newcomers[i])
	}
	front := ""
	if o.tabs != nil {
		front = o.tabs.Selected()
	}
	o.tabs = o.lists(r)
	var content fyne.CanvasObject
	if o.tabs == nil {
		content = kit.Cards(kit.Words(plainWords(r, done), theme.SizeNameText, false, kit.Plain))
	} else {
		o.tabs.Select(front)
		content = kit.Card(kit.Pad(1, 1, 1, 1, o.tabs.Object()))
	}
	o.put(kit.BesideDetail(content, o.panel))
}

// tellWhole says in the panel what is selected, however long it is.
func (o *outcome) tellWhole(text string) {
	if o.whole != nil {
		o.whole.SetText(text)
		o.panel.Object().Refresh()
	}
}

func panelTitle(done bool) string {
	if done {
		return "What was imported"
	}
	return "If you import it"
}

// lists are the tables that have something in them, changes first; nil where there are none.
func (o *outcome) lists(r *desk.ImportReport) *kit.Tabs {
	var tabs []kit.Tab
	add := func(name string, n int, table fyne.CanvasObject, bar *kit.Bar, further string) {
		if n > 0 {
			tabs = append(tabs, kit.Tab{Name: name + " " + kit.Grouped(n), Build: func() fyne.CanvasObject { return under(bar, further, table) }})
		}
	}
	add("Changes", len(r.Changes)+r.FurtherChanges, o.changes, o.bars[0], firstOf(len(r.Changes), r.FurtherChanges))
	add("Left out", len(r.LeftOut), o.leftOut, o.bars[1], "")
	add("New suppliers", r.AddedSuppliers, o.newcomers[0], o.bars[2],
		firstOf(len(r.NewSuppliers), r.AddedSuppliers-len(r.NewSuppliers)))
	add("New people", len(r.NewPeople), o.newcomers[1], o.bars[3], "")
	add("New teams", len(r.NewTeams), o.newcomers[2], o.bars[4], "")
	if len(tabs) == 0 {
		return nil
	}
	return kit.NewTabs(tabs...)
}

// firstOf says that only the first of many are listed.
func firstOf(listed, further int) string {
	if further <= 0 {
		return ""
	}
	return "The first " + kit.Grouped(listed) + " are listed; there are " + kit.Grouped(further) + " more."
}

// under is a table below its bar and, where not all is listed, a word about it.
func under(bar *kit.Bar, further string, table fyne.CanvasObject) fyne.CanvasObject {
	var top fyne.CanvasObject = kit.Pad(0, 9, 12, 12, bar)
	if further != "" {
		top = kit.Flow(0, top, kit.Pad(0, 8, 12, 12, kit.Words(further, theme.SizeNameCaptionText, false, kit.Secondary)))
	}
	return container.NewBorder(top, nil, nil, nil, table)
}

// countsOf are the figures of a report.
func countsOf(r *desk.ImportReport) []kit.Fact {
	facts := []kit.Fact{{Label: "Rows", Value: kit.Grouped(r.Rows), Strong: true}, {Label: "New", Value: kit.Grouped(r.Taken)}}
	if r.Kind != desk.ImportsSpend || r.Updated > 0 {
		facts = append(facts, kit.Fact{Label: "Changed", Value: kit.Grouped(r.Updated)})
	}
	facts = append(facts, kit.Fact{Label: "There already", Value: kit.Grouped(r.Unchanged)}, kit.Fact{Label: "Left out", Value: kit.Grouped(r.RowsLeftOut)})
	if r.AddedSuppliers > 0 {
		facts = append(facts, kit.Fact{Label: "Suppliers", Value: kit.Grouped(r.AddedSuppliers) + " new"})
	}
	for _, added := range []struct {
		label string
		n     int
	}{{"People", len(r.NewPeople)}, {"Teams", len(r.NewTeams)}} {
		if added.n > 0 {
			facts = append(facts, kit.Fact{Label: added.label, Value: kit.Grouped(added.n) + " new"})
		}
	}
	if r.CompletedSuppliers > 0 {
		facts = append(facts, kit.Fact{Label: "Known better", Value: kit.Counted(r.CompletedSuppliers, "supplier")})
	}
	return append(facts, kit.Fact{Label: "In all", Value: r.Sums.Words()})
}

// remarksOf say how the file had to be read.
func remarksOf(r *desk.ImportReport) []fyne.CanvasObject {
	if len(r.Remarks) == 0 {
		return nil
	}
	items := make([]kit.Item, len(r.Remarks))
	for i, remark := range r.Remarks {
		items[i] = kit.Item{Tone: kit.ToneInfo, Text: sentence(remark)}
	}
	return []fyne.CanvasObject{kit.Section("How the file was read", kit.List(items...))}
}

// plainWords say what becomes of a file of which nothing needs to be listed.
func plainWords(r *desk.ImportReport, done bool) string {
	const rest = " Nothing that was in the workspace changes, and nothing is left out."
	switch {
	case r.Taken == 0 && r.Updated == 0 && !done:
		return nothingNew(r)
	case r.Unchanged == 0:
		return "New: all " + kit.Counted(r.Rows, "row") + "." + rest
	}
	return "New: " + kit.Counted(r.Taken, "row") + "; " + kit.Grouped(r.Unchanged) + " are there already." + rest
}

func (o *outcome) put(content fyne.CanvasObject) {
	o.object.Objects = []fyne.CanvasObject{content}
	o.object.Refresh()
}
