package governance

import (
	"fmt"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// forumRow is a forum in the list, with what it says ready.
type forumRow struct {
	*governance.Forum
	contract           string
	held, late, missed int
}

// forumRows are the forums in the order of the record.
func forumRows(v *view) []forumRow {
	rows := make([]forumRow, len(v.record.Forums))
	for i := range v.record.Forums {
		f := &v.record.Forums[i]
		rows[i] = forumRow{Forum: f, contract: v.contract(f.Contract)}
		for _, slot := range f.Slots(v.record.Meetings, v.today) {
			switch slot.Standing {
			case governance.Held:
				rows[i].held++
			case governance.Late:
				rows[i].late++
			case governance.Missed:
				rows[i].missed++
			}
		}
	}
	return rows
}

var forumColumns = []kit.Column[forumRow]{
	{
		Title: "Forum", Width: 160, Grow: 3, Text: func(r forumRow) string { return r.Name }, Compare: kit.ByText(func(r forumRow) string { return r.Name }),
		Strong: func(forumRow) bool { return true },
	},
	{Title: "Level", Width: 86, Text: func(r forumRow) string { return r.Level.Words() }},
	{Title: "Cadence", Width: 86, Text: func(r forumRow) string { return r.Cadence.Words() }},
	{Title: "Contract", Width: 120, Grow: 2, Text: func(r forumRow) string { return orDash(r.contract) }, Yield: 1},
	{Title: "Held", Width: 60, Number: true, Text: func(r forumRow) string { return fmt.Sprint(r.held) }},
	{Title: "Late", Width: 60, Number: true, Text: func(r forumRow) string { return fmt.Sprint(r.late) }},
	{Title: "Missed", Width: 66, Number: true, Text: func(r forumRow) string { return fmt.Sprint(r.missed) }},
}

func newMeetings(p *Page) side {
	return &listSide[forumRow]{
		page: p, tab: meetingTab, rows: forumRows, kind: kit.ForumThing, show: func(kit.Thing) {},
		facts: func(rows []forumRow) string { return kit.Counted(len(rows), "forum") },
		list: kit.NewListing(p.host, kit.ListingSpec[forumRow]{
			Name: "Forums", Hint: "Select a forum to see when it meets.",
			Empty: "No forums yet. A forum is a meeting that comes again and again: the weekly stand-up, the monthly board.", Columns: forumColumns,
			Questions: []kit.PillSpec[forumRow]{{Text: "All"}, {Text: "Missed or late", Keep: func(r forumRow) bool { return r.missed+r.late > 0 }}},
			Key:       func(r forumRow) string { return kit.Key(r.ID) },
			Describe: func(d *kit.Detail, r forumRow) {
				d.SetTitle(r.Name)
				d.SetFacts([]kit.Fact{{Label: "Contract", Value: r.contract}, {Label: "Chair", Value: whoWords(r.Chair)}, {Label: "Members", Value: fmt.Sprint(len(r.Members))}})
				d.SetSections()
			},
			Open: func(forumRow) {}, Remove: func(forumRow) {},
		}),
	}
}
