package governance

import (
	"fmt"
	"slices"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// shareRow is how the votes of a round fell on an element of policy work.
type shareRow struct {
	governance.Share
	round string
}

// shareRows are the sixteen elements of each round.
func shareRows(v *view) (rows []shareRow) {
	var rounds []string
	for i := range v.record.Ballots {
		if round := v.record.Ballots[i].Round; !slices.Contains(rounds, round) {
			rounds = append(rounds, round)
			for _, share := range governance.Tally(v.record.Ballots, round) {
				rows = append(rows, shareRow{share, round})
			}
		}
	}
	return rows
}

func votesColumn(title string, q governance.Question) kit.Column[shareRow] {
	return kit.Column[shareRow]{
		Title: title, Width: 86, Number: true, Text: func(r shareRow) string { return fmt.Sprint(r.Votes[q]) },
		Compare: func(a, b shareRow) int { return a.Votes[q] - b.Votes[q] },
	}
}

var shareColumns = []kit.Column[shareRow]{
	{Title: "Round", Width: 110, Grow: 1, Text: func(r shareRow) string { return r.round }, Yield: 1},
	{Title: "Stage", Width: 92, Text: func(r shareRow) string { return r.Element.Stage }},
	{Title: "Element", Width: 170, Grow: 3, Text: func(r shareRow) string { return r.Element.Title }, Strong: func(shareRow) bool { return true }},
	votesColumn("Frequency", governance.Frequency), votesColumn("Value", governance.Value), votesColumn("Effect", governance.Effect),
}

func newTimeGoes(p *Page) side {
	return &listSide[shareRow]{
		page: p, tab: timeTab, rows: shareRows,
		facts: func(rows []shareRow) string {
			return kit.Counted(len(rows)/max(1, len(governance.Elements())), "round") + " of votes"
		},
		list: kit.NewListing(p.host, kit.ListingSpec[shareRow]{
			Name: "Where time goes", Hint: "Select an element to see how the votes fell.", Columns: shareColumns,
			Empty:     "No votes yet. Each has twelve votes for how often, twelve for what it is worth, twelve for what a partnership could change.",
			Questions: []kit.PillSpec[shareRow]{{Text: "All"}},
			Key:       func(r shareRow) string { return fmt.Sprint(r.Element.Number, r.round) },
			Describe: func(d *kit.Detail, r shareRow) {
				d.SetTitle(r.Element.Title)
				d.SetFacts([]kit.Fact{{Label: "Stage", Value: r.Element.Stage}, {Label: "Round", Value: r.round}})
				d.SetSections()
			},
			Open: func(shareRow) {}, Remove: func(shareRow) {},
		}),
	}
}
