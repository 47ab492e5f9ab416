package governance

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// forumList is the forums with how they met in the last twelve months.
type forumList struct {
	page *Page
	list *kit.Listing[forumRow]
}

// forumRow is a forum in the list, with what it says ready.
type forumRow struct {
	*sitting
	contract, reference string
	words, next         string
	marks               []kit.ShapedMark
	missed              int
	overdue             int // actions of its meetings
}

func (r forumRow) isMissing() bool { return r.missed > 0 }
func (r forumRow) isAdrift() bool  { return r.next == nowhere && !r.ended() }

// nowhere stands where no next meeting is planned.
const nowhere = "none planned"

// forumRows are all forums.
func forumRows(v *view) []forumRow {
	forumOf := map[governance.MeetingID]governance.ForumID{}
	for i := range v.record.Meetings {
		forumOf[v.record.Meetings[i].ID] = v.record.Meetings[i].Forum
	}
	overdue := map[governance.ForumID]int{}
	for i := range v.record.Actions {
		if a := &v.record.Actions[i]; a.Origin.Meeting != 0 && a.IsOverdue(v.today) {
			overdue[forumOf[a.Origin.Meeting]]++
		}
	}
	var rows []forumRow
	for _, s := range sittings(v) {
		rows = append(rows, forumRow{
			sitting: s, contract: v.contract(s.forum.Contract), reference: v.reference(s.forum.Contract), words: s.words(), next: s.nextWords(), marks: marks(s.slots),
			missed: s.count(governance.Missed), overdue: overdue[s.forum.ID],
		})
	}
	return rows
}

var forumColumns = []kit.Column[forumRow]{
	{
		Title: "Forum", Width: 130, Grow: 3, Text: func(r forumRow) string { return r.forum.Name },
		Compare: kit.ByText(func(r forumRow) string { return r.forum.Name }), Strong: func(forumRow) bool { return true },
	},
	{Title: "Level", Width: 80, Text: func(r forumRow) string { return r.forum.Level.Words() }, Compare: func(a, b forumRow) int { return cmp.Compare(a.forum.Level, b.forum.Level) }, Yield: 2},
	{Title: "Meets", Width: 78, Text: func(r forumRow) string { return r.forum.Cadence.Words() }, Compare: func(a, b forumRow) int { return cmp.Compare(a.forum.Cadence, b.forum.Cadence) }},
	{Title: "Contract", Width: 78, Text: func(r forumRow) string { return orDash(r.reference) }, Compare: kit.ByText(func(r forumRow) string { return r.reference }), Yield: 3},
	{
		Title: "Last twelve months", Width: 200, Text: func(r forumRow) string { return r.words }, Compare: func(a, b forumRow) int { return a.missed - b.missed },
		Paint: func(r forumRow) kit.Cell { return kit.MarksCell(r.marks) },
	},
	{
		Title: "Missed", Width: 64, Text: func(r forumRow) string { return countOrNone(r.missed) }, Compare: func(a, b forumRow) int { return a.missed - b.missed },
		Paint: func(r forumRow) kit.Cell {
			if r.missed == 0 {
				return kit.TextCell("")
			}
			return kit.ShapedCell(fmt.Sprint(r.missed), kit.ToneBad, kit.Square)
		},
	},
	{
		Title: "Next", Width: 132, Text: func(r forumRow) string { return r.next }, Compare: compareNext,
		Paint: func(r forumRow) kit.Cell {
			if r.isAdrift() {
				return kit.InkCell(r.next, kit.Wrong)
			}
			return kit.TextCell(r.next)
		},
	},
}

func countOrNone(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// compareNext puts what meets first first, what has nothing planned last.
func compareNext(a, b forumRow) int {
	switch {
	case a.sitting.next == nil || b.sitting.next == nil:
		return boolInt(a.sitting.next == nil) - boolInt(b.sitting.next == nil)
	}
	return a.sitting.next.Planned.Compare(b.sitting.next.Planned)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func newForumList(p *Page) *forumList {
	l := &forumList{page: p}
	l.list = kit.NewListing(p.host, kit.ListingSpec[forumRow]{
		Name: "Forums", Hint: "Select a forum to see how it met and when it meets next.",
		Empty:   "No forums yet. A forum is a meeting that comes again and again: the weekly stand-up, the monthly board. Add one, and plan when it meets.",
		First:   kit.PrimaryButton("New forum", p.newForum),
		Columns: forumColumns, SortedBy: "Next",
		Questions: []kit.PillSpec[forumRow]{
			{Text: "All"},
			{Text: "Missed", Keep: forumRow.isMissing},
			{Text: "Nothing planned", Keep: forumRow.isAdrift},
			{Text: "Was it held?", Keep: func(r forumRow) bool { return len(r.unsaid) > 0 }},
			{Text: "Actions overdue", Keep: func(r forumRow) bool { return r.overdue > 0 }},
		},
		Key:      func(r forumRow) string { return kit.Key(r.forum.ID) },
		Describe: l.describe,
		Open:     func(r forumRow) { p.open(newForumPage(p, r.forum.ID)) },
		Remove:   l.remove,
	})
	return l
}

// Load shows the forums as they stand now.
func (l *forumList) Load(v *view) {
	var facts string
	l.list.Load(func(context.Context) ([]forumRow, func(), error) {
		rows := forumRows(v)
		facts = forumFacts(rows)
		return rows, func() {}, nil
	}, func() { l.page.say(meetingTab, facts) })
}

// forumFacts count the forums: 3 forums · 2 meetings missed in twelve months · 1 has nothing planned.
func forumFacts(rows []forumRow) string {
	missed, adrift, overdue := 0, 0, 0
	for _, r := range rows {
		missed += r.missed
		overdue += r.overdue
		adrift += boolInt(r.isAdrift())
	}
	counted := func(n int, words string) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%d %s", n, words)
	}
	return kit.Joined(
		" · ", kit.Counted(len(rows), "forum"), counted(missed, "missed in twelve months"), counted(adrift, "with nothing planned"),
		counted(overdue, "overdue from meetings"),
	)
}

// remove takes a forum away that never met.
func (l *forumList) remove(r forumRow) {
	p, id := l.page, r.forum.ID
	kit.Remove(p.host, r.forum.Name, func(ctx context.Context) error { return desk.RemoveForum(ctx, p.workspace, id) }, nil)
}

// latestBeside is how many meetings the panel beside the list has.
const latestBeside = 6

// describe says beside the list how a forum meets, and what came of it lately.
func (l *forumList) describe(d *kit.Detail, r forumRow) {
	p, f := l.page, r.forum
	d.SetTitle(f.Name)
	d.SetFacts([]kit.Fact{
		{Label: "Next", Value: r.next, Strong: true},
		{Label: "Last year", Value: r.words},
		{Label: "Level", Value: kit.Joined(", ", f.Level.Words(), lowered(f.Cadence.Words()))},
		{Label: "Contract", Value: r.contract},
		{Label: "Chair", Value: kit.Joined(", ", f.Chair.Name, f.Chair.Role)},
		{Label: "Members", Value: memberWords(f.Members)},
		{Label: "To decide", Value: quorumRule(f.Quorum)},
		{Label: "Overdue", Value: overdueWords(r.overdue)},
	})
	var items []kit.Item
	for i := len(r.meetings) - 1; i >= 0 && len(items) < latestBeside; i-- {
		items = append(items, meetingItem(p, r.sitting, &r.meetings[i]))
	}
	var sections []fyne.CanvasObject
	if len(items) > 0 {
		sections = append(sections, kit.Section("Latest meetings", kit.List(items...)))
	}
	d.SetSections(append(sections, kit.Row(
		8, kit.SecondaryButton("Open", func() { p.open(newForumPage(p, f.ID)) }), kit.SecondaryButton("Plan next…", func() { p.planNext(f.ID) }),
	))...)
}

// meetingItem is a meeting in a short list.
func meetingItem(p *Page, s *sitting, m *governance.Meeting) kit.Item {
	became, id := s.became(m), m.ID
	return kit.Item{
		Tone: looks[became].mark.Tone, Lead: dayOf(m).Words(), Text: kit.Joined(", ", lowered(became.words()), madeWords(m)),
		Open: func() { p.open(newMeetingPage(p, id)) },
	}
}

// madeWords say what came of a meeting: 2 decisions, 1 risk.
func madeWords(m *governance.Meeting) string {
	decisions, risks := "", ""
	if n := len(m.Decisions); n > 0 {
		decisions = kit.Counted(n, "decision")
	}
	if n := len(m.Risks); n > 0 {
		risks = kit.Counted(n, "risk")
	}
	return kit.Joined(", ", decisions, risks)
}

// memberWords count members by their side: 6, 4 ours and 2 theirs.
func memberWords(all []governance.Who) string {
	if len(all) == 0 {
		return ""
	}
	sides := map[string]int{}
	for _, w := range all {
		sides[w.Side.String()]++
	}
	return fmt.Sprintf("%d, %d ours and %d theirs", len(all), sides["ours"], sides["theirs"])
}

// quorumRule says who must be there for a decision to hold.
func quorumRule(q governance.Quorum) string {
	switch {
	case q.People == 0 && !q.BothSides:
		return ""
	case q.People == 0:
		return "somebody of both sides"
	case q.BothSides:
		return peopleWords(q.People) + " of both sides"
	}
	return peopleWords(q.People)
}

func overdueWords(n int) string {
	if n == 0 {
		return ""
	}
	return kit.Counted(n, "action")
}

func peopleWords(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
