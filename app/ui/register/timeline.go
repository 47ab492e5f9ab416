package register

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// course is a contract on the time line, as the table shows it.
type course struct {
	procurement.Course
	value   money.Amount
	options string // 2 × 12 months
	adds    money.Amount
}

func (c course) title() string {
	return strings.TrimSpace(c.Contract.Reference + " " + c.Contract.Title)
}

// openOptions are those that can still be taken up.
func (c course) openOptions() (open []procurement.OptionStep) {
	for _, step := range c.Options {
		if step.State == procurement.OptionOpen {
			open = append(open, step)
		}
	}
	return open
}

func (w *whole) timeline() []course {
	rows := make([]course, len(w.courses))
	for i, k := range w.courses {
		c := course{Course: k, value: worth(k.Contract)}
		var words []string
		for _, step := range c.openOptions() {
			words = append(words, kit.Counted(step.Months, "month"))
			c.adds = plus(c.adds, step.Value)
		}
		c.options = strings.Join(words, " + ")
		rows[i] = c
	}
	return rows
}

func day(d civil.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.Words()
}

// byDay puts no day after every day.
func byDay(a, b civil.Date) int {
	if a.IsZero() != b.IsZero() {
		return cmp.Compare(orderOf(a.IsZero()), orderOf(b.IsZero()))
	}
	return a.Compare(b)
}

func orderOf(none bool) int {
	if none {
		return 1
	}
	return 0
}

var courseColumns = []kit.Column[course]{
	{Title: "Contract", Width: 130, Grow: 4, Text: course.title, Compare: kit.ByText(course.title)},
	{Title: "Ends", Width: 88, Text: func(c course) string { return day(c.Term.To) }, Compare: func(a, b course) int { return byDay(a.Term.To, b.Term.To) }},
	{Title: "Notice by", Width: 88, Text: func(c course) string { return day(c.Notice.ActBy) }, Compare: func(a, b course) int { return byDay(a.Notice.ActBy, b.Notice.ActBy) }, Yield: 1},
	{Title: "Open options", Width: 96, Grow: 1, Text: func(c course) string { return cmp.Or(c.options, "–") }, Compare: func(a, b course) int { return cmp.Compare(len(a.openOptions()), len(b.openOptions())) }},
	{Title: "To", Width: 88, Text: func(c course) string { return day(c.Latest) }, Compare: func(a, b course) int { return byDay(a.Latest, b.Latest) }, Yield: 2},
	{Title: "Value", Width: 92, Number: true, Text: func(c course) string { return amount(c.value) }, Compare: func(a, b course) int { return money.ListOrder(a.value, b.value) }},
}

// timelineSide shows when contracts end, what options could add, and the last day of notice.
type timelineSide struct {
	page   *Page
	board  *board
	table  *kit.Table[course]
	pills  []*kit.Button
	months int // how far ahead it looks
	rows   []course
	today  civil.Date
}

// reaches are how far ahead the time line can look, in months.
var reaches = []int{6, 12, 24, 48}

const timelineMemory = "Register: timeline"

func newTimeline(p *Page) *timelineSide {
	s := &timelineSide{page: p, months: 12}
	if kept, err := strconv.Atoi(p.host.Recall(timelineMemory)); err == nil && slices.Contains(reaches, kept) {
		s.months = kept
	}
	s.table = kit.NewTable("No contract is running or awarded.", courseColumns...)
	s.table.Key = func(c course) string { return fmt.Sprint(c.Contract.ID) }
	s.table.OnOpened = func(c course) { p.open(c.Contract.ID) }
	s.table.SetLoading()
	pills := kit.Row(6)
	for _, months := range reaches {
		pill := kit.Pill(fmt.Sprintf("%d months", months), func() { s.reach(months) })
		pill.SetChosen(months == s.months)
		s.pills = append(s.pills, pill)
		pills.Add(pill)
	}
	s.board = newBoard(pills, s.table)
	return s
}

func (s *timelineSide) object() fyne.CanvasObject { return s.board.object }
func (s *timelineSide) focus()                    { s.page.focusOn(s.pills[slices.Index(reaches, s.months)]) }
func (s *timelineSide) fail(err error)            { s.table.SetError(err) }

// reach looks so many months ahead.
func (s *timelineSide) reach(months int) {
	s.months = months
	s.page.host.Remember(timelineMemory, strconv.Itoa(months))
	for i, pill := range s.pills {
		pill.SetChosen(reaches[i] == months)
	}
	s.show()
}

func (s *timelineSide) prepare(w *whole, _ lens) func() {
	rows := w.timeline()
	prepared := s.table.Prepare(rows)
	return func() {
		s.rows, s.today = rows, w.today
		s.table.SetPrepared(prepared)
		s.show()
	}
}

// ending are the courses that end from today on, so many months ahead. The rows come in the order of their ends.
func (s *timelineSide) ending() []course {
	last := s.today.AddMonths(s.months)
	from := slices.IndexFunc(s.rows, func(c course) bool { return !c.Term.To.Before(s.today) })
	if from < 0 {
		return nil
	}
	rows := s.rows[from:]
	if end := slices.IndexFunc(rows, func(c course) bool { return c.Term.To.IsZero() || c.Term.To.After(last) }); end >= 0 {
		rows = rows[:end]
	}
	return rows
}

// mostCourses is how many contracts the chart shows, those of the greatest value; the table has all.
const mostCourses = 24

// largest are the courses of the contracts that the chart shows, in the order of their ends.
func largest(ending []course) []course {
	if len(ending) <= mostCourses {
		return ending
	}
	places := make([]int, len(ending))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return money.ListOrder(ending[b].value, ending[a].value) })
	places = places[:mostCourses]
	slices.Sort(places)
	shown := make([]course, len(places))
	for i, place := range places {
		shown[i] = ending[place]
	}
	return shown
}

func (s *timelineSide) show() {
	ending := s.ending()
	picture := chart.Timeline{Title: s.title(ending), Days: []chart.MarkedDay{{Day: chart.DayOf(s.today.UTC()), Name: "today"}}}
	reached, horizon := false, s.today.AddMonths(s.months)
	for _, c := range largest(ending) {
		picture.Rows = append(picture.Rows, s.row(c))
		reached = reached || !horizon.After(c.Latest)
	}
	if !reached { // the chart is to look as far as was asked, even where all ends are near
		picture.Days = append(picture.Days, chart.MarkedDay{Day: chart.DayOf(horizon.UTC()), Name: fmt.Sprintf("in %d months", s.months)})
	}
	s.board.show(
		func(width float64) chart.Drawing { return picture.Draw(width, kit.ChartMeasure) },
		s.notes(ending)...,
	)
}

// row is a contract on the chart: its term from today on, the options in the paler colour, and the next notice.
func (s *timelineSide) row(c course) chart.TimelineRow {
	first, last := chart.DayOf(s.today.UTC()), chart.DayOf(s.today.AddMonths(2*s.months).UTC())
	within := func(d civil.Date) chart.Day { return min(max(chart.DayOf(d.UTC()), first), last) }
	row := chart.TimelineRow{Label: c.title(), Spans: []chart.Span{{From: within(c.Term.From), To: within(c.Term.To), Ink: chart.Primary, Word: "to " + c.Term.To.Words()}}}
	from := c.Term.To
	for _, step := range c.openOptions() {
		if step.End.IsZero() || !from.Before(step.End) || chart.DayOf(from.UTC()) >= last {
			continue
		}
		row.Spans = append(row.Spans, chart.Span{From: within(from.AddDays(1)), To: within(step.End), Ink: chart.Secondary, Word: fmt.Sprintf("+ %d months", step.Months)})
		from = step.End
	}
	if by := c.Notice.ActBy; !by.IsZero() && !by.Before(s.today) {
		row.Milestones = append(row.Milestones, chart.MarkedDay{Day: chart.DayOf(by.UTC()), Name: "notice by " + by.Words()})
	}
	return row
}

// title says the point: 5 contracts end in the next 12 months, worth £11.2m; 3 of them can be extended.
func (s *timelineSide) title(ending []course) string {
	if len(ending) == 0 {
		return fmt.Sprintf("No contract ends in the next %d months", s.months)
	}
	var worth money.Totals
	extendable := 0
	for _, c := range ending {
		if err := worth.Add(c.value); err != nil { // beyond what money can hold: the title does without
			worth = money.Totals{}
			break
		}
		if len(c.openOptions()) > 0 {
			extendable++
		}
	}
	verb := " end"
	if len(ending) == 1 {
		verb = " ends"
	}
	title := kit.Counted(len(ending), "contract") + verb + fmt.Sprintf(" in the next %d months", s.months)
	if words := worth.Short(); words != "" {
		title += ", worth " + words
	}
	return title + fmt.Sprintf("; %s can still be extended", kit.Grouped(extendable))
}

// notes say beside the chart what it shows, and lead to the contracts behind its numbers.
func (s *timelineSide) notes(ending []course) []fyne.CanvasObject {
	idsOf := func(is func(course) bool) (ids []procurement.ContractID) {
		for _, c := range s.rows {
			if is(c) {
				ids = append(ids, c.Contract.ID)
			}
		}
		return ids
	}
	ends := make(map[procurement.ContractID]bool, len(ending))
	for _, c := range ending {
		ends[c.Contract.ID] = true
	}
	soon := s.today.AddDays(decisionDays)
	var items []kit.Item
	for _, line := range []struct {
		what string
		tone kit.Tone
		ids  []procurement.ContractID
	}{
		{fmt.Sprintf("ending in %d months", s.months), kit.ToneInfo, idsOf(func(c course) bool { return ends[c.Contract.ID] })},
		{"of these without an option", kit.ToneWarn, idsOf(func(c course) bool { return ends[c.Contract.ID] && len(c.openOptions()) == 0 })},
		{"with notice due in 90 days", kit.ToneWarn, idsOf(func(c course) bool {
			return !c.Notice.IsZero() && !c.Notice.ActBy.Before(s.today) && !c.Notice.ActBy.After(soon)
		})},
		{"running past their end", kit.ToneBad, idsOf(func(c course) bool { return !c.Term.To.IsZero() && c.Term.To.Before(s.today) })},
		{"without an end", kit.ToneNone, idsOf(func(c course) bool { return c.Term.To.IsZero() })},
	} {
		if len(line.ids) > 0 {
			items = append(items, kit.Item{Tone: line.tone, Text: capital(line.what), Note: kit.Grouped(len(line.ids)), Open: func() { s.page.list(line.what, line.ids) }})
		}
	}
	words := "In full colour: the term as it stands; fainter, options that can still be taken up. The mark is the last working day of notice."
	if len(ending) > mostCourses {
		words += fmt.Sprintf(" The chart shows the %d of greatest value; the table has all.", mostCourses)
	}
	return []fyne.CanvasObject{kit.Section("Contracts", kit.List(items...)), kit.Words(words, theme.SizeNameCaptionText, false, kit.Secondary)}
}
