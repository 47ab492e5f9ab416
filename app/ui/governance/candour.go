package governance

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// candour shows who challenges whom in a term, of one contract or of all: how many, how long answers took, and who is at the table and never
// challenges.
type candour struct {
	page     *Page
	from, to *kit.Field
	contract *kit.Field
	about    int64 // the contract, 0 for all
	term     civil.Term
	working  kit.Latest
	table    *kit.Table[tallyRow]
	found    *fyne.Container // what the record says, and who is silent
	object   fyne.CanvasObject
	view     *view
}

// tallyRow is a side with how it challenges.
type tallyRow struct {
	governance.SideTally
	median string
}

var tallyColumns = []kit.Column[tallyRow]{
	{Title: "Side", Width: 90, Grow: 1, Text: func(r tallyRow) string { return kit.Capital(sideWords(r.Side)) }, Strong: func(tallyRow) bool { return true }},
	{Title: "Raised", Width: 70, Number: true, Text: func(r tallyRow) string { return fmt.Sprint(r.Raised) }},
	{Title: "Unanswered", Width: 92, Number: true, Text: func(r tallyRow) string { return fmt.Sprint(r.Unanswered) }},
	{Title: "Changed something", Width: 158, Number: true, Text: func(r tallyRow) string { return fmt.Sprint(r.Changed) }},
	{Title: "The other side answers in", Width: 196, Number: true, Text: func(r tallyRow) string { return r.median }},
}

func newCandour(p *Page) *candour {
	c := &candour{page: p, term: twelveMonths(p.host.Today()), working: kit.Latest{Runner: p.host.Runner()}, found: kit.Flow(12)}
	c.table = kit.NewTable("", tallyColumns...)
	today := p.host.Today()
	c.from = kit.DateField("From", c.term.From, today, func(d civil.Date) {
		c.term.From = d
		c.show()
	})
	c.to = kit.DateField("To", c.term.To, today, func(d civil.Date) {
		c.term.To = d
		if d.IsZero() {
			c.term.To = today
		}
		c.show()
	})
	c.contract = kit.NewField(kit.FieldSpec{
		Label: "Contract", Value: "0", Closed: true, Choices: c.contracts, Save: func(value string) {
			c.about = kit.IDOf[int64](value)
			c.show()
		},
	})
	tally := kit.AtLeastHigh(110, kit.Card(kit.Pad(1, 1, 1, 1, c.table)))
	c.object = kit.Card(kit.Scrolled(kit.Pad(12, 12, 16, 22, kit.Flow(10, kit.NewForm(4, c.contract.Span(2), c.from, c.to), tally, c.found))))
	return c
}

// contracts are those that a challenge or a forum is about.
func (c *candour) contracts() []kit.Choice {
	choices := []kit.Choice{{Value: "0", Text: "All contracts"}}
	if c.view == nil {
		return choices
	}
	offered := map[int64]bool{0: true}
	offer := func(id int64) {
		if !offered[id] {
			offered[id] = true
			choices = append(choices, kit.Choice{Value: kit.Key(id), Text: c.view.contract(id)})
		}
	}
	for i := range c.view.record.Forums {
		offer(c.view.record.Forums[i].Contract)
	}
	for i := range c.view.record.Challenges {
		offer(c.view.record.Challenges[i].Contract)
	}
	return choices
}

// load takes over what was read.
func (c *candour) load(v *view) {
	c.view = v
	c.show()
}

// show works out who challenges whom, off the UI goroutine.
func (c *candour) show() {
	if c.view == nil {
		return
	}
	v, about, term := c.view, c.about, c.term
	c.working.Do(func(context.Context) func() {
		found := candourOf(v.record, about, term)
		return func() { c.tell(&found) }
	})
}

// candourOf is how both sides challenge each other in a term, about one contract or 0 for all; at the table are the members of its forums.
func candourOf(record *governance.Record, about int64, term civil.Term) governance.Candour {
	var raised []governance.Challenge
	for i := range record.Challenges {
		if about == 0 || record.Challenges[i].Contract == about {
			raised = append(raised, record.Challenges[i])
		}
	}
	var table []governance.Who
	for i := range record.Forums {
		if about == 0 || record.Forums[i].Contract == about {
			table = append(table, record.Forums[i].Members...)
		}
	}
	return governance.CandourOf(raised, table, term)
}

func (c *candour) tell(found *governance.Candour) {
	rows := make([]tallyRow, len(found.Sides))
	for i, s := range found.Sides {
		rows[i] = tallyRow{s, medianWords(s.Median)}
	}
	c.table.SetRows(rows)
	c.found.Objects = nil
	if finding := found.Finding(); finding != "" {
		c.found.Add(kit.Notice(finding, ""))
	}
	var ours, theirs []kit.Item
	for _, w := range found.Silent {
		item := kit.Item{Tone: kit.ToneWarn, Lead: w.Name, Text: w.Role}
		if w.Side == scorecard.Ours {
			ours = append(ours, item)
		} else {
			theirs = append(theirs, item)
		}
	}
	for _, side := range []struct {
		title string
		items []kit.Item
	}{{"At the table and silent, our side", ours}, {"At the table and silent, their side", theirs}} {
		if len(side.items) > 0 {
			c.found.Add(kit.Section(side.title, kit.List(side.items...)))
		}
	}
	if len(ours)+len(theirs) == 0 {
		c.found.Add(kit.Words("Everybody who is a member of a forum raised something, or no forum names its members.", theme.SizeNameText, false, kit.Secondary))
	}
	c.found.Refresh()
}
