package register

import (
	"cmp"
	"math/big"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// group is a line of the table behind a chart: some contracts, how many they are, their money and what share of all of it they have.
type group struct {
	key, words string
	ids        []procurement.ContractID
	money      money.Totals
	main       money.Amount // of it in the currency of percentages
	share      *big.Rat     // of the money in the currency of percentages; nil where there is none
	place      int
}

func (g group) part() float64 {
	if g.share == nil {
		return -1
	}
	part, _ := g.share.Float64()
	return part
}

func (g group) shareWords() string {
	if g.share == nil {
		return "–"
	}
	return kit.Percent(g.share, 1)
}

func (g group) moneyWords() string { return cmp.Or(g.money.Short(), "–") }

// groupColumns are the columns of groups whose words stand under a heading.
func groupColumns(heading string) []kit.Column[group] {
	return []kit.Column[group]{
		{
			Title: heading, Width: 120, Grow: 3, Text: func(g group) string { return g.words },
			Compare: func(a, b group) int { return cmp.Compare(a.place, b.place) },
		},
		{
			Title: "Contracts", Width: 80, Number: true, Text: func(g group) string { return kit.Grouped(len(g.ids)) },
			Compare: func(a, b group) int { return cmp.Compare(len(a.ids), len(b.ids)) },
		},
		{
			Title: "Money", Width: 96, Grow: 1, Number: true, Text: group.moneyWords,
			Compare: func(a, b group) int { return money.ListOrder(a.main, b.main) },
		},
		{
			Title: "Share", Width: 84, Number: true, Text: group.shareWords,
			Compare: func(a, b group) int { return cmp.Compare(a.part(), b.part()) },
		},
	}
}

// groupsOf are the groups of the money in a dimension, in the order of the register.
func (w *whole) groupsOf(d procurement.Dimension, l lens) ([]group, error) {
	holdings, of := w.holdings(l), w.currency(l)
	found, err := holdings.Groups(d, w.names)
	if err != nil {
		return nil, err
	}
	groups := make([]group, len(found))
	for i, g := range found {
		groups[i] = group{
			key: g.Key, words: cmp.Or(g.Words, g.Key, "Not stated"), ids: g.Contracts, money: g.Value, main: g.Value.In(of),
			share: shareOf(g.Value.In(of), holdings.Total.In(of)), place: i,
		}
	}
	return groups, nil
}

// shareOf is a part of a whole; nil where there is nothing to share.
func shareOf(part, all money.Amount) *big.Rat {
	if !all.IsSet() || all.Sign() <= 0 {
		return nil
	}
	return big.NewRat(part.Minor(), all.Minor())
}

// mostBars is how many bars a chart has; what comes after them is said below it, since their sum would dwarf each of them.
const mostBars = 13

// groupBars are groups as bars in per cent: as many as fit.
func groupBars(title string, groups []group, l lens) chart.Bars {
	picture := chart.Bars{Title: title, Axis: "per cent of " + l.word(), Full: 1}
	shown := groups[:min(mostBars, len(groups))]
	for _, g := range shown {
		picture.Bars = append(picture.Bars, bar(g.words, g.share, g.main))
	}
	rest, share := groups[len(shown):], new(big.Rat)
	for _, g := range rest {
		if g.share != nil {
			share.Add(share, g.share)
		}
	}
	if len(rest) > 0 {
		picture.Axis += "; " + kit.Counted(len(rest), "other") + " together " + percent(share)
	}
	return picture
}

// percent is a share in whole per cent, or to a tenth where that would say too little.
func percent(share *big.Rat) string {
	if share.Cmp(big.NewRat(1, 100)) < 0 {
		return kit.Percent(share, 1)
	}
	return kit.Percent(share, 0)
}

// plus adds two amounts of one currency, either of which may be missing; there is none where the sum is beyond what money can hold.
func plus(a, b money.Amount) money.Amount {
	if !a.IsSet() || !b.IsSet() {
		return cmp.Or(a, b)
	}
	sum, err := a.Add(b)
	if err != nil {
		return money.Amount{}
	}
	return sum
}

func bar(label string, share *big.Rat, sum money.Amount) chart.Bar {
	if share == nil {
		return chart.Bar{Label: label, Value: "–", Parts: []chart.BarPart{{}}}
	}
	return chart.Bar{
		Label: label, Value: kit.Joined(" · ", kit.Percent(share, 1), sum.Short()),
		Parts: []chart.BarPart{{Size: max(0, hundred(share))}},
	}
}

// hundred is a share in per cent.
func hundred(share *big.Rat) float64 {
	part, _ := share.Float64()
	return 100 * part
}
