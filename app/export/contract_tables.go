package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
)

// summaryTable is a table of the summary.
type summaryTable struct {
	noun  string   // of a row
	below []string // lines under it
	shown int      // how many lines it has room for, one of which may count the rows that are missing
	printTable
}

// mostCellText is how many characters of a text stand in a cell.
const mostCellText = 110

// more is how many lines it has next: one that only counts rows says too little.
func (t *summaryTable) more() int {
	return min(max(t.shown+1, 2), len(t.rows))
}

// shortened is the table with the lines that it has room for.
func (t *summaryTable) shortened() printTable {
	short := t.printTable
	short.rows = slices.Clone(t.rows[:t.shown])
	for i := range short.rows {
		short.rows[i].cells = slices.Clone(short.rows[i].cells)
		for k, text := range short.rows[i].cells {
			short.rows[i].cells[k] = brief(inOneLine(brief(text, mostText)), mostCellText)
		}
	}
	if missing := len(t.rows) - t.shown; missing > 0 {
		last := make([]string, len(t.columns))
		at := max(0, slices.IndexFunc(t.columns, func(c printColumn) bool { return c.share > 0 }))
		last[at] = fmt.Sprintf("… %d more", missing+1)
		short.rows[t.shown-1] = printRow{cells: last}
	}
	return short
}

// tables are what is listed, what must be decided first.
func (c *contractPage) tables() []summaryTable {
	return []summaryTable{c.dueTable(), c.changeTable(), c.obligationTable(), c.milestoneTable()}
}

func (c *contractPage) dueTable() summaryTable {
	t := summaryTable{noun: "date"}
	t.columns = []printColumn{{title: "By"}, {title: "Due in the next twelve months", share: 2}, {title: "Rule or clause", share: 1}}
	for _, d := range c.due {
		by := d.On.Words()
		if d.IsLate(c.Today) {
			by += ", late"
		}
		t.rows = append(t.rows, printRow{cells: []string{by, capitalised(d.What), d.Source}, bold: d.IsLate(c.Today)})
	}
	return t
}

// changeTable lists the changes with the running total, and how near they are to the lines from which on a notice is due.
func (c *contractPage) changeTable() summaryTable {
	t := summaryTable{noun: "change"}
	t.columns = []printColumn{
		{title: "Changes", share: 1},
		{title: "Reason"},
		{title: "State"},
		{title: "Agreed"},
		{title: "Value", right: true},
		{title: "Term", right: true},
		{title: "Running total", right: true},
	}
	for _, step := range c.steps {
		title := step.Title
		if step.NoticeDue {
			title += " (notice due before)"
		}
		t.rows = append(t.rows, printRow{cells: []string{
			title, step.Reason.Words(), step.State.Words(), step.AgreedOn.Words(), step.Value.Words(), movedWords(step.Months, step.Days), step.Running.Words(),
		}})
	}
	for _, line := range []procurement.LineUse{c.use.Total, c.use.Term} {
		if line.Used != nil && line.Used.Sign() > 0 {
			t.below = append(t.below, line.Words)
		}
	}
	return t
}

// movedWords are what a change adds to the term: 2 months, −10 days.
func movedWords(months, days int) string {
	words := func(n int, noun string) string {
		switch {
		case n > 0:
			return countOf(n, noun)
		case n < 0:
			return "−" + countOf(-n, noun)
		}
		return ""
	}
	return together(", ", words(months, "month"), words(days, "day"))
}

// obligationTable lists what both sides must do and what was promised; what is open first.
func (c *contractPage) obligationTable() summaryTable {
	d := c.Dossier
	t := summaryTable{noun: "obligation"}
	title := "Obligations and promises"
	if kept := d.Kept(procurement.FromPromise).Words(); kept != "" {
		title += ": of the promises " + kept
	}
	t.columns = []printColumn{
		{title: "Code"}, {title: title, share: 1}, {title: "Side"}, {title: "From"}, {title: "Due"}, {title: "State"}, {title: "Done", right: true},
	}
	list := slices.Clone(d.Obligations)
	slices.SortStableFunc(list, func(a, b procurement.Obligation) int {
		return cmp.Or(boolFigure(a.State.IsSettled())-boolFigure(b.State.IsSettled()), a.Due.Compare(b.Due))
	})
	for _, o := range list {
		from := o.Clause
		if o.Origin == procurement.FromPromise {
			from = together(", marked ", "promise", o.Promise.Words())
		}
		t.rows = append(t.rows, printRow{cells: []string{o.Code, o.Title, o.Side.Words(), from, dueTurns(&o), o.State.Words(), metWords(&o)}})
	}
	return t
}

// dueTurns is the first day that an obligation is due, and how often after that.
func dueTurns(o *procurement.Obligation) string {
	due := o.Due.Words()
	if o.EveryMonths > 0 {
		due += ", every " + strings.TrimPrefix(countOf(o.EveryMonths, "month"), "1 ")
	}
	return due
}

// metWords is how often an obligation was met, of how often it is to be: 7 of 10.
func metWords(o *procurement.Obligation) string {
	if !o.Done.Known() && !o.Target.Known() {
		return ""
	}
	return together(" of ", o.Done.String(), o.Target.String())
}

func (c *contractPage) milestoneTable() summaryTable {
	t := summaryTable{noun: "milestone"}
	title := "Milestones and outcomes"
	if c.passed.All > 0 {
		title += fmt.Sprintf(": %d of %d accepted", c.passed.Accepted, c.passed.All)
	}
	t.columns = []printColumn{{title: "Due"}, {title: title, share: 1}, {title: "Kind"}, {title: "State"}, {title: "Accepted"}, {title: "Value", right: true}}
	list := slices.Clone(c.Dossier.Milestones)
	accepted := func(m procurement.Milestone) int { return boolFigure(m.State == procurement.MilestoneAccepted) }
	slices.SortStableFunc(list, func(a, b procurement.Milestone) int { return cmp.Or(accepted(a)-accepted(b), a.Due.Compare(b.Due)) })
	for _, m := range list {
		t.rows = append(t.rows, printRow{cells: []string{m.Due.Words(), m.Title, m.Kind.Words(), m.State.Words(), m.AcceptedOn.Words(), m.Value.Words()}})
	}
	return t
}
