package export

import (
	"fmt"
	"io"
	"math/big"
	"strconv"

	"counterweight/app/chart"
	"counterweight/scorecard/roles"
)

// CoverageReport writes teams and who fills their roles as a PDF for people who meet about it: the coverage of all teams, findings, what
// becomes vacant, the share of suppliers beside the agreed path, who decides, signs that product is missing, and last what the figures rest
// on. The same input gives the same bytes. It fails where w does.
func CoverageReport(w io.Writer, c *Coverage, p Provenance) error {
	return LayOutCoverage(c, p).WritePDF(w)
}

// LayOutCoverage is the report that [CoverageReport] writes, as pages to be painted.
func LayOutCoverage(c *Coverage, p Provenance) *Document {
	r := coverageReportOn(newBriefing(c.title(), "Teams and roles", p, c.nameless, c.Day), c)
	r.write()
	return r.doc
}

// coverageReportOn is a report whose sections are written into a document, among others or alone.
func coverageReportOn(b briefing, c *Coverage) *coverageReport {
	people := c.Staffing.Chart()
	return &coverageReport{
		briefing: b, Coverage: c, staff: people, counts: c.counts(people, c.Day), cells: c.grid(people), found: c.findings(), months: c.glideMonths(people),
	}
}

// coverageReport is everything that the sections share.
type coverageReport struct {
	briefing
	*Coverage
	staff  *roles.Chart
	counts roles.Counts
	cells  coverGrid
	found  []shownFinding
	months []glideMonth
}

func (r *coverageReport) write() {
	title := "All teams"
	if t := r.team(r.Team); r.Team != 0 && t != nil {
		title = t.Name
	}
	r.writeTop("Teams and roles", title, r.outcome(), r.headline())
	r.writeSections(r.sections()...)
	r.finish(coverageNotes, fact{"Teams", title + ", " + countOf(len(r.cells.rows), "team")})
}

func (r *coverageReport) sections() []reportSection {
	return []reportSection{
		{"Coverage", 0, r.writeGrid},
		{"Findings", 0, r.writeFindings},
		{"What becomes vacant", 0, r.writeAhead},
		{"Suppliers' share", 0, r.writeGlide},
		{"Who decides", 0, r.whereDecided()},
		{"Signs that product is missing", 0, r.whereSeen()},
	}
}

var coverageNotes = []string{
	"Days are counted with both ends: somebody assigned until 12 March is there on 12 March. Whoever comes with a contract goes with it: on the day after its end the role is vacant, however long the assignment was meant to last.",
	"What a team needs follows the template of its phase, less what the team does without for a reason. Essential, or critical, is what the template says is essential.",
	"A role is ours where one of our own people fills it, also acting; theirs where only suppliers and agencies do; proxy where only a subject expert stands in; vacant where nobody does. Figures are people in full time: 0.5 is half a post.",
	"The share of suppliers of critical roles is counted over all that are needed, filled or not, and is what the agreed path is about. Role-days count everybody's share of time on all days of a month. Months to come are as assignments and contracts stand now.",
	"Figures are computed exactly and rounded only to be shown.",
}

// outcome is the coverage in a sentence.
func (r *coverageReport) outcome() string {
	n := r.counts
	if n.Needed == 0 {
		return "No role is needed: no team has begun a phase."
	}
	text := fmt.Sprintf("%s of %s that are needed are filled", whole(n.Filled), countOf(n.Needed, "role"))
	if share := n.ShareTheirs(); share != nil {
		text += fmt.Sprintf("; suppliers alone fill %s of these %s (%s)", whole(n.Theirs), whole(n.Filled), percentWords(share))
		if n.Essential > 0 {
			text += fmt.Sprintf(", and %s of the %s that are critical (%s)", whole(n.EssentialTheirs), whole(n.Essential), percentWords(n.ShareEssentialTheirs()))
		}
	}
	if vacant := n.Essential - n.EssentialFilled; vacant > 0 {
		text += "; " + countOf(vacant, "critical role") + map[bool]string{true: " is", false: " are"}[vacant == 1] + " vacant"
	}
	return text + "."
}

func (r *coverageReport) headline() []fact {
	open := 0
	for i := range r.found {
		open += boolFigure(r.found[i].settled == nil)
	}
	n := r.counts
	return []fact{
		{"Roles needed", whole(n.Needed)},
		{"Filled", percentWords(n.ShareFilled())},
		{"Critical vacant", whole(n.Essential-n.EssentialFilled) + " of " + whole(n.Essential)},
		{"Suppliers, critical", percentWords(n.ShareEssentialTheirs())},
		{"Agreed path", percentWords(r.Glide.On(r.Day))},
		{"Findings", whole(open)},
	}
}

// whole is a number with its thousands apart.
func whole(n int) string { return grouped(strconv.Itoa(n)) }

// writeFindings lists what somebody should look at, with its reasoning, and how it was settled.
func (r *coverageReport) writeFindings() {
	if len(r.found) == 0 {
		r.paragraph("Nothing: everything that is needed is filled as it should be.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "Finding", share: 1}, {title: "Kind"}, {title: "State"}}}
	for i := range r.found[:min(len(r.found), mostFindings)] {
		f := &r.found[i]
		row := printRow{cells: []string{f.Text, findingWords[f.Kind], f.stateWords()}, notes: []rowNote{{capitalised(f.Why) + ".", true}}}
		if s := f.settled; s != nil {
			until := ""
			if !s.Until.IsZero() {
				until = "until " + s.Until.Words()
			}
			row.notes = append(row.notes, rowNote{together(", ", s.Kind.Words(), until) + ": " + together(", ", s.Reason, s.By, s.On.Words()), true})
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
	if more := len(r.found) - mostFindings; more > 0 {
		r.paragraph(fmt.Sprintf("… and %d more, all of them in the workbook.", more), letterMuted)
	}
}

// mostFindings is how many findings a report shows, the worst first; the others are counted.
const mostFindings = 120

// mostVacancies is how many lines of the look-ahead a report shows; the others are counted.
const mostVacancies = 120

// writeAhead lists what becomes vacant. What is vacant already comes first.
func (r *coverageReport) writeAhead() {
	names, until := r.people(), r.until()
	table := printTable{columns: []printColumn{{title: "Team", share: 1}, {title: "Role", share: 1.2}, {title: "Critical"}, {title: "Vacant from"}, {title: "Days", right: true}, {title: "Because", share: 1.6}}}
	days, more := 0, 0
	for _, v := range r.staff.Ahead(r.Day, until) {
		if !r.is(v.Team) {
			continue
		}
		days += v.Days()
		if len(table.rows) == mostVacancies {
			more++
			continue
		}
		table.rows = append(table.rows, printRow{cells: []string{v.Team.Name, v.Role.Name, map[bool]string{true: "yes"}[v.Essential], r.fromWords(&v), openDays(&v, r), r.becauseWords(&v, names)}})
	}
	if len(table.rows) == 0 {
		r.paragraph("Nothing is vacant, and nothing becomes vacant until "+until.Words()+".", letterBody)
		return
	}
	r.leadIn(fmt.Sprintf("Until %s, %s of roles that are needed are filled by nobody if nothing is done.", until.Words(), countOf(days, "day")), letterBody)
	r.table(table)
	if more > 0 {
		r.paragraph(fmt.Sprintf("… and %d more, all of them in the workbook.", more), letterMuted)
	}
}

// fromWords is since when, or from when, a role is vacant.
func (r *coverageReport) fromWords(v *roles.Vacancy) string {
	if v.Term.From == r.Day {
		if since := r.staff.VacantSince(v.Team.ID, v.Role.ID, r.Day); !since.IsZero() && since.Before(r.Day) {
			return "since " + since.Words()
		}
	}
	return v.Term.From.Words()
}

// openDays are the days ahead on which a role is vacant; one that ends open says so.
func openDays(v *roles.Vacancy, r *coverageReport) string {
	if v.Term.To == r.until() {
		return fmt.Sprintf("%d+", v.Days())
	}
	return fmt.Sprint(v.Days())
}

// becauseWords say whose end makes a role vacant.
func (r *coverageReport) becauseWords(v *roles.Vacancy, names map[roles.PersonID]string) string {
	if v.Last == nil {
		return "nobody was ever assigned"
	}
	who, ends, goes := partName(names[v.Last.Person], somebody), "ends", "goes"
	if v.Term.From == r.Day {
		ends, goes = "ended", "went"
	}
	if v.Contract != nil {
		return together(" ", v.Contract.Reference, ends+", and", who, goes, "with it")
	}
	return "the assignment of " + who + " " + ends
}

// writeGlide draws the share of suppliers beside the agreed path.
func (r *coverageReport) writeGlide() {
	perCent := func(share *big.Rat) float64 { return pixels(new(big.Rat).Mul(share, big.NewRat(100, 1))) }
	b := chart.BurnUp{
		Title: r.glideTitle(), Y: chart.Axis{Name: "of critical roles", High: 100, Unit: " %"}, Height: 200,
		Done: chart.DayLine{Name: "Suppliers"}, Projection: chart.DayLine{Name: "As assigned"}, Plan: chart.DayLine{Name: "Agreed path"},
		Days: []chart.MarkedDay{{Day: chart.DayOf(r.Day.UTC()), Name: "now"}},
	}
	for _, m := range r.months {
		day := chart.DayOf(m.on.UTC())
		if share := m.counts.ShareEssentialTheirs(); share != nil {
			if !m.ahead {
				b.Done.Values = append(b.Done.Values, chart.DayValue{Day: day, Value: perCent(share)})
			}
			if m.ahead || m.isToday {
				b.Projection.Values = append(b.Projection.Values, chart.DayValue{Day: day, Value: perCent(share)})
			}
		}
		if m.allowed != nil {
			b.Plan.Values = append(b.Plan.Values, chart.DayValue{Day: day, Value: perCent(m.allowed)})
		}
	}
	r.chart(b.Draw(bodyWidth, r.ts.measure))
}

// glideTitle says the point of the chart.
func (r *coverageReport) glideTitle() string {
	share, allowed := r.counts.ShareEssentialTheirs(), r.Glide.On(r.Day)
	switch {
	case share == nil:
		return "Suppliers' share of critical roles"
	case allowed == nil:
		return "Suppliers fill " + percentWords(share) + " of the critical roles; no path is agreed"
	case share.Cmp(allowed) > 0:
		return "Suppliers fill " + percentWords(share) + " of the critical roles, over the agreed " + percentWords(allowed)
	}
	return "Suppliers fill " + percentWords(share) + " of the critical roles, within the agreed " + percentWords(allowed)
}
