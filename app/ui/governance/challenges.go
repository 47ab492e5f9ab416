package governance

import (
	"cmp"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// challengeRow is a challenge in the log, with what it says ready.
type challengeRow struct {
	*governance.Challenge
	contract, by, to, took string
	days                   int
	answered               bool
	outcome                governance.Outcome
}

// challengeRows are the challenges, the latest first.
func challengeRows(v *view) []challengeRow {
	n := len(v.record.Challenges)
	rows := make([]challengeRow, n)
	for i := range v.record.Challenges {
		c := &v.record.Challenges[i]
		r := challengeRow{Challenge: c, contract: v.contract(c.Contract), by: sidedWords(c.By), to: sidedWords(c.To), outcome: c.OutcomeOn(v.today)}
		r.days, r.answered = c.Waiting(v.today)
		r.took = daysWords(r.days)
		if !r.answered {
			r.took = "waiting " + r.took
		}
		rows[n-1-i] = r
	}
	return rows
}

func (r challengeRow) isOpen() bool { return r.outcome == governance.Open }

var challengeColumns = []kit.Column[challengeRow]{
	{Title: "Code", Width: 52, Text: func(r challengeRow) string { return r.Code }, Compare: kit.ByText(func(r challengeRow) string { return r.Code })},
	{Title: "Raised", Width: 92, Text: func(r challengeRow) string { return r.Raised.Words() }, Compare: func(a, b challengeRow) int { return a.Raised.Compare(b.Raised) }},
	{
		Title: "What", Width: 150, Grow: 4, Text: func(r challengeRow) string { return r.About }, Compare: kit.ByText(func(r challengeRow) string { return r.About }),
		Strong: func(challengeRow) bool { return true },
	},
	{Title: "By", Width: 110, Grow: 1, Text: func(r challengeRow) string { return r.by }, Compare: kit.ByText(func(r challengeRow) string { return r.by })},
	{Title: "To", Width: 110, Grow: 1, Text: func(r challengeRow) string { return r.to }, Compare: kit.ByText(func(r challengeRow) string { return r.to }), Yield: 2},
	{
		Title: "Answer took", Width: 106, Text: func(r challengeRow) string { return r.took }, Compare: func(a, b challengeRow) int { return a.days - b.days },
		Paint: func(r challengeRow) kit.Cell {
			if !r.answered {
				return kit.ShapedCell(r.took, kit.ToneWarn, kit.HalfDisc)
			}
			return kit.TextCell(r.took)
		},
	},
	{Title: "Outcome", Width: 82, Text: func(r challengeRow) string { return r.outcome.Words() }, Compare: func(a, b challengeRow) int { return cmp.Compare(a.outcome, b.outcome) }},
	{Title: "Contract", Width: 100, Grow: 1, Text: func(r challengeRow) string { return r.contract }, Compare: kit.ByText(func(r challengeRow) string { return r.contract }), Yield: 1, Hidden: true},
}

func newChallenges(p *Page) side {
	return &listSide[challengeRow]{
		page: p, tab: challengeTab, rows: challengeRows, kind: kit.ChallengeThing, show: func(kit.Thing) {},
		facts: func(rows []challengeRow) string { return kit.Counted(len(rows), "challenge") },
		list: kit.NewListing(p.host, kit.ListingSpec[challengeRow]{
			Name: "Challenges", Hint: "Select a challenge to see what was said and what came of it.", Columns: challengeColumns,
			Empty: "No challenges yet. A partnership without challenges is a finding, not a success.",
			Questions: []kit.PillSpec[challengeRow]{
				{Text: "All"},
				{Text: "Open", Keep: challengeRow.isOpen},
				{Text: "Waiting for an answer", Keep: func(r challengeRow) bool { return !r.answered && r.isOpen() }},
			},
			Key: func(r challengeRow) string { return kit.Key(r.ID) },
			Describe: func(d *kit.Detail, r challengeRow) {
				d.SetTitle(kit.Joined(" ", r.Code, r.About))
				d.SetFacts([]kit.Fact{{Label: "Suggestion", Value: r.Suggestion}, {Label: "Answer", Value: r.Response}, {Label: "Outcome", Value: r.outcome.Words()}})
				d.SetSections()
			},
			Open: func(challengeRow) {}, Remove: func(challengeRow) {},
		}),
	}
}
