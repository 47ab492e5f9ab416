package knowledge

import (
	"fmt"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/knowledge"
)

// turnRow is a day on which what somebody holds of a capability changed.
type turnRow struct {
	knowledge.Turn
	key, capability, day, what, why string
}

// turnRows are the history of a capability, the latest first.
func turnRows(v *view, id knowledge.CapabilityID) []turnRow {
	turns := v.record.History(id, v.today)
	rows := make([]turnRow, len(turns))
	for i, t := range turns {
		rows[i] = turnRow{Turn: t, key: fmt.Sprint(t.On, t.Person.ID, t.Kind, i), capability: v.capability(id), day: dayWords(t.On, v.today), what: turnWords(&t), why: whyWords(&t)}
	}
	return rows
}

// turnWords say what happened.
func turnWords(t *knowledge.Turn) string {
	switch t.Kind {
	case knowledge.Aged:
		return "evidence older than twelve months"
	case knowledge.Moved:
		return "now works for: " + employerWords(t.Stay)
	case knowledge.LeftOffice:
		return "left"
	case knowledge.Shown:
	}
	switch {
	case t.From == knowledge.NoLevel:
		return t.To.Words()
	case t.From == t.To:
		return "still " + t.To.Words()
	case t.Fell():
		return "fell from " + t.From.Words() + " to " + t.To.Words()
	}
	return t.From.Words() + " → " + t.To.Words()
}

// whyWords say what shows it, or why it fell.
func whyWords(t *knowledge.Turn) string {
	switch t.Kind {
	case knowledge.Aged:
		return "counts half from here on"
	case knowledge.Moved:
		return "what the person can do goes along"
	case knowledge.LeftOffice:
		return "holds it for neither side"
	case knowledge.Shown:
	}
	return kit.Joined("; ", t.Evidence.Why, witnessWords(t.Evidence), t.Evidence.Artefact)
}

var turnColumns = []kit.Column[turnRow]{
	{Title: "Day", Width: 88, Text: func(r turnRow) string { return r.day }, Compare: func(a, b turnRow) int { return a.On.Compare(b.On) }},
	{Title: "Who", Width: 120, Grow: 2, Text: func(r turnRow) string { return r.Person.Name }, Compare: kit.ByText(func(r turnRow) string { return r.Person.Name })},
	{
		Title: "What changed", Width: 130, Grow: 2, Text: func(r turnRow) string { return r.what },
		Paint: func(r turnRow) kit.Cell {
			if r.Fell() {
				return kit.InkCell(r.what, kit.Wrong)
			}
			return kit.TextCell(r.what)
		},
	},
	{Title: "Why, and who saw it", Width: 150, Grow: 3, Text: func(r turnRow) string { return r.why }, Yield: 1},
}
