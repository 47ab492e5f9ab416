package knowledge

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// contractList lists the contracts with what must pass in them.
type contractList struct {
	page    *Page
	list    *kit.Listing[contractRow]
	looking kit.Latest // what the panel beside the list shows
}

// contractRow is a contract in the list; with the ID 0 everything that comes with no contract.
type contractRow struct {
	id                          int64
	reference, name             string
	end                         civil.Date
	goals, open, behind, signed int
	outlook                     knowledge.Outlook
	ready, then, plan           string
	ahead                       bool // it has not ended yet
}

// planned is how ready we are to be by the contract's end; nil where no goal says so.
func (r contractRow) planned() *big.Rat {
	if r.goals == 0 {
		return nil
	}
	return r.outlook.Plan
}

// short reports whether by the contract's end, at this pace, we would be less ready than planned; where there is no plan, whether we would
// not stand alone.
func (r contractRow) short() bool {
	then, wanted := cmp.Or(r.outlook.Then, r.outlook.Now), cmp.Or(r.planned(), big.NewRat(1, 1))
	return r.ahead && then != nil && then.Cmp(wanted) < 0
}

// paceNote says beside a readiness in red what the red means.
func (r contractRow) paceNote() string {
	switch {
	case !r.short():
		return ""
	case r.planned() != nil:
		return " – below the plan"
	}
	return " – not ready, and there is no plan"
}

// withinYear reports whether the contract ends within a year.
func (r contractRow) withinYear(today civil.Date) bool {
	return r.ahead && !r.end.IsZero() && !r.end.After(today.AddMonths(12))
}

// noContract is what stands for everything that comes with none.
const noContract = "Without a contract"

// contractRows are the contracts that capabilities or goals come with, the next to end first.
func contractRows(v *view) []contractRow {
	rows := map[int64]*contractRow{}
	at := func(id int64) *contractRow {
		if rows[id] == nil {
			c, known := v.contracts[id]
			if !known {
				id = 0
			}
			rows[id] = &contractRow{id: id, reference: c.Reference, name: c.Name, end: c.End}
			if !known {
				rows[id].name = noContract
			}
		}
		return rows[id]
	}
	for i := range v.record.Capabilities {
		at(v.contractOf(v.record.Capabilities[i].Contract))
	}
	for _, s := range v.goals {
		r := at(v.contractOf(s.Goal.Contract))
		if s.State == knowledge.Dropped {
			continue
		}
		r.goals++
		switch s.State {
		case knowledge.SignedOff:
			r.signed++
		case knowledge.Behind, knowledge.Overdue:
			r.behind++
			r.open++
		default:
			r.open++
		}
	}
	ends := make(map[int64]civil.Date, len(rows))
	for id, r := range rows {
		ends[id] = cmp.Or(r.end, v.today)
	}
	outlooks := v.record.Outlooks(v.today, ends)
	all := make([]contractRow, 0, len(rows))
	for id, r := range rows {
		r.outlook = outlooks[id]
		r.ahead = !r.end.IsZero() && !r.end.Before(v.today)
		if r.ready, r.then, r.plan = share(r.outlook.Now), dash, dash; r.ahead {
			r.then, r.plan = share(r.outlook.Then), share(r.planned())
		}
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b contractRow) int {
		if a.end.IsZero() != b.end.IsZero() {
			return b.end.Compare(a.end)
		}
		return cmp.Or(a.end.Compare(b.end), cmp.Compare(a.reference, b.reference))
	})
	return all
}

// contractOf is a contract that is known; 0 for none, and for one that was taken out of the register.
func (v *view) contractOf(id int64) int64 {
	if _, known := v.contracts[id]; known {
		return id
	}
	return 0
}

var contractColumns = []kit.Column[contractRow]{
	{Title: "Ref", Width: 64, Text: func(r contractRow) string { return r.reference }, Compare: kit.ByText(func(r contractRow) string { return r.reference })},
	{
		Title: "Contract", Width: 170, Grow: 3, Text: func(r contractRow) string { return r.name }, Compare: kit.ByText(func(r contractRow) string { return r.name }),
		Strong: func(contractRow) bool { return true },
	},
	{
		Title: "Ends", Width: 92, Text: func(r contractRow) string { return r.end.Words() },
		Compare: func(a, b contractRow) int { return a.end.Compare(b.end) },
	},
	{
		Title: "Ready now", Width: 82, Number: true, Text: func(r contractRow) string { return r.ready },
		Compare: func(a, b contractRow) int { return kit.CompareShares(a.outlook.Now, b.outlook.Now) },
	},
	{
		Title: "At this pace", Width: 92, Number: true, Text: func(r contractRow) string { return r.then },
		Compare: func(a, b contractRow) int { return kit.CompareShares(a.outlook.Then, b.outlook.Then) },
		Paint: func(r contractRow) kit.Cell {
			if r.short() && r.outlook.Then != nil {
				return kit.InkCell(r.then, kit.Wrong)
			}
			return kit.TextCell(r.then)
		},
	},
	{
		Title: "Plan", Width: 62, Number: true, Text: func(r contractRow) string { return r.plan }, Yield: 2,
		Compare: func(a, b contractRow) int { return kit.CompareShares(a.planned(), b.planned()) },
	},
	{
		Title: "Open goals", Width: 86, Number: true, Text: func(r contractRow) string { return fmt.Sprint(r.open) },
		Compare: func(a, b contractRow) int { return a.open - b.open },
	},
	{
		Title: "Behind", Width: 78, Text: func(r contractRow) string { return behindWords(r.behind) }, Compare: func(a, b contractRow) int { return a.behind - b.behind },
		Yield: 1,
		Paint: func(r contractRow) kit.Cell {
			if r.behind == 0 {
				return kit.TextCell("")
			}
			return kit.ShapedCell(behindWords(r.behind), kit.TonePoor, kit.Triangle)
		},
	},
}

func behindWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func newContractList(p *Page) *contractList {
	l := &contractList{page: p, looking: kit.Latest{Runner: p.host.Runner()}}
	l.list = kit.NewListing(p.host, kit.ListingSpec[contractRow]{
		Name: "Knowledge by contract", Hint: "Select a contract to see whether we could stand alone when it ends. Red at this pace: below the plan or, without a plan, not ready.",
		Empty: "Nothing is followed yet. Begin with a goal: what must pass from one side to the other before a contract ends, to whom, by when.",
		First: kit.PrimaryButton("New goal", func() { p.newGoal(0, 0) }), Columns: contractColumns, SortedBy: "Ends",
		Questions: []kit.PillSpec[contractRow]{
			{Text: "All"},
			{Text: "Below plan at this pace", Keep: contractRow.short},
			{Text: "Ends within a year", Keep: func(r contractRow) bool { return r.withinYear(p.host.Today()) }},
			{Text: "Goals behind", Keep: func(r contractRow) bool { return r.behind > 0 }},
		},
		Key:      func(r contractRow) string { return kit.Key(r.id) },
		Describe: l.describe,
		Open:     func(r contractRow) { p.open(newContractPage(p, r.id)) },
		Remove: func(contractRow) {
			p.host.Toast("A contract is removed on the page of contracts. Goals and capabilities are removed on their own pages.")
		},
	})
	l.list.Table.SetLoading()
	return l
}

func (l *contractList) close() {
	l.looking.Stop()
	l.list.Close()
}

// load shows the contracts as they stand now.
func (l *contractList) load(v *view) {
	var facts string
	l.list.Load(func(context.Context) ([]contractRow, func(), error) {
		rows := contractRows(v)
		facts = contractFacts(rows)
		return rows, func() {}, nil
	}, func() {
		l.page.say(contractTab, facts)
		if r, selected := l.list.Table.Selected(); selected {
			l.describe(l.list.Detail, r)
		}
	})
}

// contractFacts count what is followed: 3 contracts · 8 goals, 2 behind.
func contractFacts(rows []contractRow) string {
	contracts, goals, behind := 0, 0, 0
	for _, r := range rows {
		if r.id != 0 {
			contracts++
		}
		goals += r.goals
		behind += r.behind
	}
	if len(rows) == 0 {
		return ""
	}
	words := kit.Counted(goals, "goal")
	if behind > 0 {
		words += fmt.Sprintf(", %d behind", behind)
	}
	return kit.Joined(" · ", kit.Counted(contracts, "contract"), words)
}

// mostBeside is how many lines of one kind the panel beside a list has; the rest are on the page of the thing itself.
const mostBeside = 5

// describe says beside the list whether we could stand alone, and what would have to happen.
func (l *contractList) describe(d *kit.Detail, r contractRow) {
	v := l.page.view
	if v == nil {
		return
	}
	l.looking.Do(func(context.Context) func() {
		ready := readinessOf(v, r.id)
		return func() {
			d.SetTitle(kit.Joined(" ", r.reference, r.name))
			d.SetFacts([]kit.Fact{
				{Label: "Ends", Value: r.end.Words()},
				{Label: "Goals", Value: kit.Joined(", ", kit.Counted(r.goals, "goal"), fmt.Sprintf("%d signed off", r.signed))},
				{Label: "Ready now", Value: r.ready, Strong: true},
				{Label: "At this pace", Value: r.then, Note: r.paceNote()},
				{Label: "The plan", Value: r.plan},
			})
			var sections []fyne.CanvasObject
			if items := stepItems(l.page, ready, mostBeside); len(items) > 0 {
				sections = append(sections, kit.Section("What would have to happen", kit.List(items...)))
			}
			if items := loneItems(l.page, ready, mostBeside); len(items) > 0 {
				sections = append(sections, kit.Section("Only one person knows", kit.List(items...)))
			}
			if len(sections) == 0 {
				sections = append(sections, kit.Words(ready.words(), theme.SizeNameText, false, kit.Secondary))
			}
			d.SetSections(append(sections, kit.SecondaryButton("Open", func() { l.page.open(newContractPage(l.page, r.id)) }))...)
		}
	})
}
