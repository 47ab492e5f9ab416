package contracts

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// The sides of the tab of notices.
const (
	dueTab       = "What is due"
	publishedTab = "Published"
)

// notices is the tab of what must be done by when on the contract, and of the notices that were published about it.
func (e *editor) notices() fyne.CanvasObject {
	e.noticeTabs = kit.NewTabs(
		kit.Tab{Name: dueTab, Build: e.due},
		kit.Tab{Name: publishedTab, Build: e.published},
	)
	return e.noticeTabs.Object()
}

// dueRow is something that is due as the table shows it.
type dueRow struct {
	procurement.Due
	stands string
	tone   kit.Tone
}

// dueRows are what is due on the contract, or was and is done.
func (f *file) dueRows(today civil.Date) []dueRow {
	rows := make([]dueRow, len(f.due))
	for i, due := range f.due {
		rows[i] = dueRow{Due: due}
		rows[i].stands, rows[i].tone = dueStands(due, today)
	}
	return rows
}

// dueStands is how something stands on a day, in a word or two and a tone.
func dueStands(due procurement.Due, today civil.Date) (words string, tone kit.Tone) {
	if !due.IsOpen() {
		return "Done", kit.ToneGood
	}
	switch days := today.DaysUntil(due.On); {
	case days < 0:
		return "Late", kit.ToneBad
	case days == 0:
		return "Today", kit.ToneBad
	case days == 1:
		return "Tomorrow", kit.ToneBad
	case days <= pressing:
		return fmt.Sprintf("In %d days", days), kit.ToneWarn
	case !due.Opens.IsZero() && due.Opens.After(today):
		return "Not yet open", kit.ToneNone
	}
	return "Open", kit.ToneInfo
}

var dueColumns = []kit.Column[dueRow]{
	{
		Title: "By", Width: 92, Text: func(r dueRow) string { return r.On.Words() },
		Compare: func(a, b dueRow) int { return a.On.Compare(b.On) },
	},
	{Title: "What", Width: 190, Grow: 3, Text: func(r dueRow) string { return kit.Capital(r.What) }, Compare: kit.ByText(func(r dueRow) string { return r.What })},
	{
		Title: "Stands", Width: 104, Text: func(r dueRow) string { return r.stands },
		Compare: func(a, b dueRow) int { return cmp.Compare(b.tone, a.tone) },
		Paint:   func(r dueRow) kit.Cell { return kit.ChipCell(r.stands, r.tone) },
	},
	{Title: "Source", Width: 130, Grow: 1, Text: func(r dueRow) string { return r.Source }, Compare: kit.ByText(func(r dueRow) string { return r.Source }), Yield: 1},
	{Title: "From", Width: 92, Text: func(r dueRow) string { return r.Opens.Words() }, Hidden: true},
	{
		Title: "Worth", Width: 92, Number: true, Hidden: true, Text: func(r dueRow) string { return moneyText(r.Value) },
		Compare: func(a, b dueRow) int { return money.ListOrder(a.Value, b.Value) },
	},
}

var dueQuestions = []kit.PillSpec[dueRow]{
	{Text: "Open", Keep: func(r dueRow) bool { return r.IsOpen() }},
	{Text: "Notices", Keep: func(r dueRow) bool { return r.Notice.Kind != procurement.NoticeKindUnstated }},
	{Text: "Done", Keep: func(r dueRow) bool { return !r.IsOpen() }},
	{Text: "All"},
}

// dueList is the side of what is due: a table, and beside it where the selected day comes from and what can be done about it.
type dueList struct {
	editor *editor
	table  *kit.Table[dueRow]
	detail *kit.Detail
	shown  string // the key of what the panel is about
	note   *kit.Sheet[procurement.PublishedNotice]
	noting fyne.CanvasObject
}

func (e *editor) due() fyne.CanvasObject {
	l := &dueList{editor: e, detail: kit.NewDetail()}
	l.table = kit.NewTable("Nothing is due on this contract. Once it is awarded, days come from its term, its options, its notice, its changes, its obligations and the rules for public notices.", dueColumns...)
	l.table.Key = func(r dueRow) string { return r.Due.Key }
	l.table.OnSelected = l.describe
	l.table.OnOpened = func(r dueRow) { l.lead(r.Due) }
	l.table.OnUnselected = func() { l.detail.Clear("Select a day to see where it comes from, and to note what was done.") }
	l.table.OnUnselected()
	bar := kit.FilterBar(l.table, "Filter by any word", dueQuestions...)
	show := func() {
		l.table.SetRows(e.file.dueRows(e.list.host.Today()))
		if _, selected := l.table.Selected(); !selected {
			l.table.Select(0)
		}
	}
	show()
	e.follow = append(e.follow, show)
	return kit.BesideDetail(kit.TableCard(bar, l.table), l.detail)
}

// describe says beside the table where a day comes from.
func (l *dueList) describe(r dueRow) {
	if key := r.Due.Key + r.stands; key != l.shown {
		l.shown = key
		l.renew(r.Due)
	}
	l.detail.SetTitle(kit.Capital(r.What))
	l.detail.SetFacts([]kit.Fact{
		{Label: "By", Value: r.On.Words(), Strong: true, Note: " · " + r.stands},
		{Label: "From", Value: r.Opens.Words()},
		{Label: "Done", Value: r.DoneOn.Words()},
		{Label: "Source", Value: r.Source},
		{Label: "Worth", Value: moneyText(r.Value)},
	})
	switch tab, _ := placeOf(r.Due); {
	case r.Notice.Kind != procurement.NoticeKindUnstated && r.IsOpen():
		l.detail.SetSections(kit.Section("Note it as "+doneWord(r.Notice.Kind), l.noting))
	case r.Notice.Kind != procurement.NoticeKindUnstated:
		l.detail.SetSections(kit.SecondaryButton("Show what was noted", func() { l.editor.noticeTabs.Select(publishedTab) }))
	case tab != "":
		l.detail.SetSections(kit.SecondaryButton("Open "+tab, func() { l.lead(r.Due) }))
	default:
		l.detail.SetSections()
	}
}

// doneWord is what a notice is once it is done with.
func doneWord(kind procurement.NoticeKind) string {
	if kind == procurement.KPIAssessment {
		return "done"
	}
	return "published"
}

// placeOf is the tab on which something that is due is decided, and the side of it.
func placeOf(due procurement.Due) (tab, side string) {
	switch due.Kind {
	case procurement.DueOption, procurement.DueEndNotice, procurement.DueEnd:
		return optionsTab, ""
	case procurement.DueMilestone:
		return moneyTab, milestonesTab
	case procurement.DuePriceReview:
		return moneyTab, indexTab
	case procurement.DueOurs, procurement.DueTheirs:
		return promisesTab, ""
	}
	return "", ""
}

// lead goes to where something that is due is decided.
func (l *dueList) lead(due procurement.Due) {
	tab, side := placeOf(due)
	if tab == "" {
		return
	}
	e := l.editor
	e.tabs.Select(tab)
	if tab == moneyTab {
		e.moneyTabs.Select(side)
	}
	e.tabs.Focus()
}

// renew empties the fields in which a published notice is noted. They are saved together, by the button below them.
func (l *dueList) renew(due procurement.Due) {
	host := l.editor.list.host
	fresh := due.Notice
	fresh.PublishedOn = host.Today()
	s := heldSheet(fresh)
	l.note = s
	l.noting = kit.Flow(6, kit.NewForm(
		2,
		s.Date(kit.Capital(doneWord(due.Notice.Kind))+" on", host.Today(), func(n *procurement.PublishedNotice) *civil.Date { return &n.PublishedOn }),
		s.Text("Its number or address", func(n *procurement.PublishedNotice) *string { return &n.Reference }),
		s.Text("Note", func(n *procurement.PublishedNotice) *string { return &n.Note }).Wide(),
	), kit.PrimaryButton("Note it", l.publish))
}

// publish notes the selected notice as published.
func (l *dueList) publish() {
	n, host, ws, id := l.note.Value(), l.editor.list.host, l.editor.list.workspace, l.editor.id
	if n.PublishedOn.IsZero() {
		host.Toast("Type the day on which it was " + doneWord(n.Kind) + ".")
		return
	}
	host.Change("Note the notice", func(ctx context.Context) error { return desk.PublishNotice(ctx, ws, id, n) }, kit.OrToast(host, l.table.Focus))
}

// published is the side of the notices that were published.
func (e *editor) published() fyne.CanvasObject {
	type notice = procurement.PublishedNotice
	today := e.list.host.Today()
	note := wordsColumn("Note", 120, 1, func(n *notice) *string { return &n.Note })
	note.Yield = 1
	l := newLines(e, linesSpec[notice]{
		one: "notice", empty: "No notice was noted. Those that are due are under “What is due”; any other can be added here.",
		members: func(d *procurement.Dossier) *[]notice { return &d.Notices },
		fresh: func(*procurement.Dossier) notice {
			return notice{Kind: procurement.ContractDetails, PublishedOn: today}
		},
		columns: []typed[notice]{
			choiceColumn("Kind", 140, procurement.AllNoticeKinds(), func(n *notice) *procurement.NoticeKind { return &n.Kind }),
			dayColumn("Published", today, func(n *notice) *civil.Date { return &n.PublishedOn }),
			dayColumn("Covers", today, func(n *notice) *civil.Date { return &n.Covers }),
			wordsColumn("Number or address", 160, 2, func(n *notice) *string { return &n.Reference }),
			note,
		},
	})
	return l.object(e.said(func() []string {
		return []string{"A notice covers a day where there may be several of its kind: that of the change, or the last of the year assessed."}
	}))
}
