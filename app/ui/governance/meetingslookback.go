package governance

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// lookbacks is whether both sides look back at how they work as often as their agreements say.
type lookbacks struct {
	page   *Page
	table  *kit.Table[lookbackRow]
	object fyne.CanvasObject
}

// lookbackRow is an agreement that asks for retrospectives, with when they were held.
type lookbackRow struct {
	*governance.Agreement
	contract, every string
	slots           []governance.Slot // of the last twelve months
	last            civil.Date
	by              civil.Date // the day the next one is due by
	missed, held    int
}

// isKept reports whether no time of the last twelve months went by without one.
func (r lookbackRow) isKept() bool { return r.missed == 0 }

// lookbackRows are the agreements that hold and ask for retrospectives. One counts that a forum of the same contract held.
func lookbackRows(v *view) (rows []lookbackRow) {
	contractOf := map[governance.ForumID]int64{}
	for i := range v.record.Forums {
		contractOf[v.record.Forums[i].ID] = v.record.Forums[i].Contract
	}
	held := map[int64][]governance.Meeting{}
	for _, m := range v.record.Meetings {
		if m.Retrospective && !m.Held.IsZero() && !m.Held.After(v.today) {
			contract := contractOf[m.Forum]
			held[contract] = append(held[contract], governance.Meeting{ID: m.ID, Planned: m.Held, Held: m.Held})
		}
	}
	for i := range v.record.Agreements {
		a := &v.record.Agreements[i]
		current := a.Current(v.today)
		if current == nil || current.Failing.Retrospectives == governance.CadenceUnstated {
			continue
		}
		f := governance.Forum{Cadence: current.Failing.Retrospectives, Term: civil.Term{From: current.Agreed}}
		r := lookbackRow{Agreement: a, contract: v.contract(a.Contract), every: f.Cadence.Words()}
		r.slots = lastYear(f.Slots(held[a.Contract], v.today), v.today)
		for _, s := range r.slots {
			switch s.Standing {
			case governance.Held, governance.Late:
				r.held++
			case governance.Missed:
				r.missed++
			}
			if s.Meeting != nil {
				r.last = s.Meeting.Held
			}
			r.by = s.Term.To
		}
		if n := len(r.slots); n > 0 && r.slots[n-1].Meeting != nil {
			ahead := f.Slots(nil, r.by.AddDays(1))
			r.by = ahead[len(ahead)-1].Term.To
		}
		rows = append(rows, r)
	}
	return rows
}

var lookbackColumns = []kit.Column[lookbackRow]{
	{Title: "Code", Width: 56, Text: func(r lookbackRow) string { return r.Code }, Compare: kit.ByText(func(r lookbackRow) string { return r.Code })},
	{
		Title: "Agreement", Width: 150, Grow: 3, Text: func(r lookbackRow) string { return r.Title }, Compare: kit.ByText(func(r lookbackRow) string { return r.Title }),
		Strong: func(lookbackRow) bool { return true },
	},
	{Title: "Contract", Width: 100, Grow: 2, Text: func(r lookbackRow) string { return orDash(r.contract) }, Compare: kit.ByText(func(r lookbackRow) string { return r.contract }), Yield: 2},
	{Title: "Every", Width: 92, Text: func(r lookbackRow) string { return r.every }},
	{Title: "Last", Width: 96, Text: func(r lookbackRow) string { return dayWords(r.last) }, Compare: func(a, b lookbackRow) int { return a.last.Compare(b.last) }},
	{
		Title: "Last twelve months", Width: 208, Text: lookbackRow.words, Paint: func(r lookbackRow) kit.Cell { return kit.MarksCell(marks(r.slots)) },
	},
	{
		Title: "Kept?", Width: 108, Text: lookbackRow.words, Compare: func(a, b lookbackRow) int { return a.missed - b.missed },
		Paint: func(r lookbackRow) kit.Cell {
			if r.isKept() {
				return kit.ShapedCell("Kept", kit.ToneGood, kit.Disc)
			}
			return kit.ShapedCell(kit.Grouped(r.missed)+" missed", kit.ToneBad, kit.Square)
		},
	},
	{Title: "Next by", Width: 96, Text: func(r lookbackRow) string { return dayWords(r.by) }, Compare: func(a, b lookbackRow) int { return a.by.Compare(b.by) }},
}

func (r lookbackRow) words() string {
	if r.isKept() {
		return kit.Grouped(r.held) + " held, none missed"
	}
	return kit.Grouped(r.held) + " held, " + kit.Grouped(r.missed) + " missed"
}

func newLookbacks(p *Page) *lookbacks {
	l := &lookbacks{page: p}
	l.table = kit.NewTable("No agreement that holds asks for retrospectives. An agreement says how often under what happens if things don't go as planned.", lookbackColumns...)
	l.table.Key = func(r lookbackRow) string { return kit.Key(r.ID) }
	l.table.OnOpened = func(r lookbackRow) { p.host.Open(kit.Thing{Kind: kit.AgreementThing, ID: int64(r.ID)}) }
	l.table.Remember(p.host, "Looking back")
	words := kit.Words("A meeting that is marked as looking back counts for the agreements of its contract.", theme.SizeNameText, false, kit.Secondary)
	l.object = kit.TableCard(words, l.table)
	return l
}

// Load shows the agreements as they are kept by now.
func (l *lookbacks) Load(v *view) {
	rows := lookbackRows(v)
	l.table.SetRows(rows)
	kept := 0
	for _, r := range rows {
		kept += boolInt(r.isKept())
	}
	words := "No agreement asks to look back"
	if len(rows) > 0 {
		words = fmt.Sprintf("Both sides looked back as often as agreed under %d of %s", kept, kit.Counted(len(rows), "agreement"))
	}
	l.page.say(meetingTab, words)
}
