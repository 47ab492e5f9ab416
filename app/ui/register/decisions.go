package register

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// decision is something that is due, as the table shows it.
type decision struct {
	due      procurement.Due
	contract *procurement.Contract // nil for what the whole office owes
	on, what string
	value    money.Amount // what hangs on it: the option, the milestone, or else the contract as it stands
	late     bool
	left     string // in 21 days, 3 days late
}

// title is the contract that something is due on.
func (d decision) title() string {
	if d.contract == nil {
		return "The office"
	}
	return strings.TrimSpace(d.contract.Reference + " " + d.contract.Title)
}

// kind says in words what sort of thing is due.
func (d decision) kind() string {
	switch d.due.Kind {
	case procurement.DueOurs:
		return "Our obligation"
	case procurement.DueTheirs:
		return "The supplier's obligation"
	case procurement.DueNotice:
		return "Public notice"
	}
	return d.due.Kind.Words()
}

// isDecision reports whether somebody must make up their mind, not only do something.
func (d decision) isDecision() bool {
	return d.due.Kind == procurement.DueOption || d.due.Kind == procurement.DueEndNotice || d.due.Kind == procurement.DueEnd
}

func (w *whole) decisions() []decision {
	rows := make([]decision, len(w.dues))
	for i, due := range w.dues {
		d := decision{due: due, contract: w.contract(due.Contract), on: due.On.Words(), what: capital(due.What), late: due.IsLate(w.today)}
		if d.value = due.Value; !d.value.IsSet() && d.contract != nil {
			d.value = worth(d.contract)
		}
		d.left = leftWords(w.today.DaysUntil(due.On))
		rows[i] = d
	}
	return rows
}

// leftWords say how far away a day is: today, in 21 days, 3 days late.
func leftWords(days int) string {
	switch {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days < 0:
		return kit.Counted(-days, "day") + " late"
	}
	return "in " + kit.Counted(days, "day")
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// amount is money in a cell, a dash where there is none.
func amount(a money.Amount) string {
	if !a.IsSet() {
		return "–"
	}
	return a.WholeWords()
}

var decisionColumns = []kit.Column[decision]{
	{
		Title: "Act by", Width: 88, Text: func(d decision) string { return d.on }, Compare: func(a, b decision) int { return a.due.On.Compare(b.due.On) },
		Paint: func(d decision) kit.Cell {
			if d.late {
				return kit.InkCell(d.on, kit.Wrong)
			}
			return kit.TextCell(d.on)
		},
	},
	{Title: "What", Width: 230, Grow: 5, Text: func(d decision) string { return d.what }, Compare: kit.ByText(func(d decision) string { return d.what })},
	{Title: "Contract", Width: 110, Grow: 4, Text: decision.title, Compare: kit.ByText(decision.title)},
	{
		Title: "Value", Width: 92, Number: true, Text: func(d decision) string { return amount(d.value) },
		Compare: func(a, b decision) int { return money.ListOrder(a.value, b.value) }, Yield: 1,
	},
	{Title: "Source", Width: 80, Grow: 1, Text: func(d decision) string { return d.due.Source }, Compare: kit.ByText(func(d decision) string { return d.due.Source }), Yield: 3},
	{Title: "When", Width: 76, Hidden: true, Text: func(d decision) string { return d.left }, Compare: func(a, b decision) int { return a.due.On.Compare(b.due.On) }},
	{
		Title: "Kind", Width: 90, Hidden: true, Text: decision.kind,
		Compare: func(a, b decision) int { return cmp.Compare(a.due.Kind, b.due.Kind) },
	},
}

// decisionQuestions are what the pills ask of what is due.
var decisionQuestions = []kit.PillSpec[decision]{
	{Text: "Next 90 days", Keep: func(d decision) bool { return !d.late }},
	{Text: "Decisions", Keep: func(d decision) bool { return !d.late && d.isDecision() }},
	{Text: "Notices", Keep: func(d decision) bool { return !d.late && d.due.Kind == procurement.DueNotice }},
	{Text: "Promises", Keep: func(d decision) bool {
		return !d.late && (d.due.Kind == procurement.DueOurs || d.due.Kind == procurement.DueTheirs)
	}},
	{Text: "Late", Keep: func(d decision) bool { return d.late }},
	{Text: "All", Keep: func(decision) bool { return true }},
}

// decisionsSide is the list of what must be decided, with a panel about the selected line.
type decisionsSide struct {
	page   *Page
	table  *kit.Table[decision]
	detail *kit.Detail
	whole  fyne.CanvasObject
}

func newDecisions(p *Page) *decisionsSide {
	s := &decisionsSide{page: p, detail: kit.NewDetail()}
	s.table = kit.NewTable("Nothing is due in the next 90 days, and nothing is late.", decisionColumns...)
	s.table.Key = func(d decision) string { return fmt.Sprintf("%d %s", d.due.Contract, d.due.Key) }
	s.table.OnOpened = func(d decision) { p.open(d.due.Contract) }
	s.table.OnSelected = s.describe
	s.table.OnUnselected = s.clear
	s.table.Sort("Act by", false)
	bar := kit.FilterBar(s.table, "Filter by any word", decisionQuestions...)
	s.table.Remember(p.host, "Register: to decide")
	s.whole = kit.BesideDetail(kit.TableCard(bar, s.table), s.detail)
	s.table.SetLoading()
	s.clear()
	return s
}

func (s *decisionsSide) object() fyne.CanvasObject { return s.whole }
func (s *decisionsSide) focus()                    { s.table.Focus() }
func (s *decisionsSide) fail(err error)            { s.table.SetError(err) }
func (s *decisionsSide) clear() {
	s.detail.Clear("Select a line to see what hangs on it. Enter opens its contract.")
}

func (s *decisionsSide) prepare(w *whole, _ lens) func() {
	prepared := s.table.Prepare(w.decisions())
	return func() {
		s.table.SetPrepared(prepared)
		if _, any := s.table.Selected(); !any {
			s.table.Select(0)
		}
	}
}

// describe says beside the list what a line is about.
func (s *decisionsSide) describe(d decision) {
	s.detail.SetTitle(d.what)
	opens := ""
	if !d.due.Opens.IsZero() {
		opens = d.due.Opens.Words()
	}
	facts := []kit.Fact{
		{Label: "Act by", Value: d.on, Strong: true, Note: " · " + d.left},
		{Label: "From", Value: opens},
		{Label: "Kind", Value: d.kind()},
		{Label: "Source", Value: d.due.Source},
	}
	if d.due.Value.IsSet() {
		facts = append(facts, kit.Fact{Label: "Worth", Value: d.due.Value.WholeWords()})
	}
	if d.contract == nil {
		s.detail.SetFacts(append(facts, kit.Fact{Label: "Owed by", Value: "the office, whatever the contract"}))
		s.detail.SetSections()
		return
	}
	c := d.contract
	s.detail.SetFacts(append(
		facts,
		kit.Fact{Label: "Contract", Value: d.title()},
		kit.Fact{Label: "Supplier", Value: s.page.whole.supplier(c.Lead())},
		kit.Fact{Label: "Value", Value: amount(worth(c)), Note: spentNote(c)},
		kit.Fact{Label: "Term", Value: c.Term.Words()},
	))
	s.detail.SetSections(kit.PrimaryButton("Open "+c.Reference, func() { s.page.open(c.ID) }))
}

// spentNote says what was spent of a contract.
func spentNote(c *procurement.Contract) string {
	if !c.Spent.IsSet() {
		return ""
	}
	return " · " + c.Spent.WholeWords() + " spent"
}
