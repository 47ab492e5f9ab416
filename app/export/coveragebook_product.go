package export

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// lettersOf are the parts of a cell as people write them: AR.
func lettersOf(parts []roles.Letter) string {
	var text strings.Builder
	for _, l := range parts {
		text.WriteString(l.Short())
	}
	return text.String()
}

// troubleWords are what is wrong with who decides something, a dash where nothing is.
func troubleWords(r *roles.Responsibility) string {
	var words []string
	for _, t := range r.Troubles() {
		words = append(words, t.Words())
	}
	return orDash(together("; ", words...))
}

// mostDutyRoles is for how many roles the sheet has columns of the usual width.
func (g *coverageBook) mostDutyRoles() (most int) {
	for i := range g.Matrices {
		most = max(most, len(g.Matrices[i].Roles))
	}
	return most
}

// writeDuties writes who decides what in each team, with what is wrong with it.
func (g *coverageBook) writeDuties(b *book) {
	most := g.mostDutyRoles()
	widths := []float64{40}
	for range most {
		widths = append(widths, 16)
	}
	widths = append(widths, 14, 14, 54)
	s := b.sheet(dutySheet, g.page(widths, 2, 1))
	verdicts := ref(most+4, 3) + ":" + ref(most+4, g.dutyRows())
	s.highlight(verdicts, fmt.Sprintf(`AND(ISNUMBER(%s),%s<>"%s")`, ref(most+2, 3), ref(most+4, 3), none), alertStyle())
	g.writeHead(s, "Who decides: R responsible, A accountable (exactly one), C consulted, I informed")
	s.skip(1)
	for i := range g.Matrices {
		g.writeMatrix(s, &g.Matrices[i], most)
	}
	if len(g.Matrices) == 0 {
		s.text(1, "No team has noted who decides.", lookMuted)
		s.next(0)
	}
	s.close()
}

// dutyRows is the last row that the sheet can have.
func (g *coverageBook) dutyRows() int {
	rows := 4
	for i := range g.Matrices {
		rows += len(g.Matrices[i].Rows) + 4
	}
	return rows
}

func (g *coverageBook) writeMatrix(s *sheet, m *roles.Matrix, most int) {
	gaps, overlaps := m.Gaps()
	s.text(1, g.teamName(m.Team), lookSection)
	for column := 2; column <= most+4; column++ {
		s.blank(column, lookSection)
	}
	s.text(2, together(" · ", "version "+strconv.Itoa(m.Version), m.On.Words(), m.By, countOf(gaps, "gap"), countOf(overlaps, "overlap")), lookSection.plain())
	s.next(20)
	s.text(1, "Responsibility", lookHeading)
	for i, role := range m.Roles {
		s.text(2+i, role, lookHeading.centred())
	}
	for i, heading := range []string{"Accountable", "Responsible", "What is wrong"} {
		l := lookHeading
		if i < 2 {
			l = l.centred()
		}
		s.text(most+2+i, heading, l)
	}
	s.next(rowHeight(2))
	for i := range m.Rows {
		g.writeDuty(s, &m.Rows[i], len(m.Roles), most)
	}
	s.skip(1)
}

func (g *coverageBook) writeDuty(s *sheet, r *roles.Responsibility, columns, most int) {
	check := g.check("Responsibilities: " + r.Name)
	s.text(1, r.Name, lookCell)
	accountable, responsible := 0, 0
	for i := range columns {
		var parts []roles.Letter
		if i < len(r.Parts) {
			parts = r.Parts[i]
		}
		s.texts(2+i, lookPickRow.centred(), lettersOf(parts))
		accountable += boolFigure(slices.Contains(parts, roles.Accountable))
		responsible += boolFigure(slices.Contains(parts, roles.Responsible))
	}
	cells := ref(2, s.row) + ":" + ref(max(2, 1+columns), s.row)
	count := func(letter roles.Letter) string {
		return fmt.Sprintf(`SUMPRODUCT(ISNUMBER(SEARCH("%s",%s))*1)`, letter.Short(), cells)
	}
	check.add(s, most+2, count(roles.Accountable), accountable, lookID)
	check.add(s, most+3, count(roles.Responsible), responsible, lookID)
	a, n := ref(most+2, s.row), ref(most+3, s.row)
	words := func(t roles.Trouble) string { return `"` + t.Words() + `"` }
	check.add(s, most+4, strings.NewReplacer("ACC", a, "RES", n).Replace(`IF(AND(ACC=1,RES>0),"`+none+`",IF(ACC=1,"",IF(ACC=0,`+words(roles.NobodyAccountable)+`,`+words(roles.SeveralAccountable)+
		`))&IF(AND(ACC<>1,RES=0),"; ","")&IF(RES=0,`+words(roles.NobodyResponsible)+`,""))`), troubleWords(r), lookCell)
	s.next(0)
}

var signColumns = []readingColumn{
	{"Team", 22, false},
	{"Month", 10, false},
	{"Sign", 44, false},
	{"What showed it", 60, false},
	{"Noted by", 22, false},
	{"Days with a product role filled", 12, true},
	{"Days of the month", 10, true},
	{"Share of days", 10, true},
}

// writeSigns writes the signs that product is missing, beside how the product role was filled in their months.
func (g *coverageBook) writeSigns(b *book) {
	s := b.beginTable(g, signSheet, "Signs that nobody looks after the product, as they were noted, beside the days on which a product role was filled", signColumns, 2)
	for i := range g.Signs {
		seen := &g.Signs[i]
		team := g.team(seen.Team)
		if team == nil || seen.Month.From().After(g.Day) {
			continue
		}
		months := g.chart.ProductMonths(seen.Team, nil, seen.Month, seen.Month)
		if len(months) == 0 {
			continue
		}
		s.texts(1, lookCell, team.Name, seen.Month.String())
		s.texts(3, lookCell, seen.Sign.Text(), seen.Example, seen.By)
		s.number(6, float64(months[0].Filled), lookID)
		s.number(7, float64(months[0].Days), lookID)
		g.check(together(", ", "Sign", team.Name, seen.Month.String())).add(s, 8, shareFormula(ref(6, s.row), ref(7, s.row)),
			share(quotient(int64(months[0].Filled), int64(months[0].Days))), lookNumber.as("0%"))
		s.next(0)
	}
	s.endTable(signColumns, "No sign was noted.")
}

var skillColumns = []readingColumn{
	{"Team", 22, false},
	{"What a product person brings", 44, false},
	{"Who brings it", 28, false},
	{"Note", 60, false},
}

// writeSkills writes who brings the four things that a product person brings, to the teams of which something was said.
func (g *coverageBook) writeSkills(b *book) {
	s := b.beginTable(g, skillSheet, "The four things that a product person brings, and who does; nobody where none is named", skillColumns, 1)
	noted := map[roles.TeamID]map[roles.Skill]roles.Brings{}
	for _, brings := range g.Brings {
		if noted[brings.Team] == nil {
			noted[brings.Team] = map[roles.Skill]roles.Brings{}
		}
		noted[brings.Team][brings.Skill] = brings
	}
	for _, row := range g.shown.rows {
		if noted[row.team.ID] == nil {
			continue
		}
		for _, skill := range roles.AllSkills() {
			brings := noted[row.team.ID][skill]
			who := "nobody"
			if brings.Person != 0 {
				who = g.name(brings.Person)
			}
			s.texts(1, lookCell, row.team.Name, skill.Text(), who, brings.Note)
			s.next(0)
		}
	}
	s.endTable(skillColumns, "Nobody has said who brings them.")
}

// glidePoint is how the share of suppliers stands on a day.
type glideMonth struct {
	on             civil.Date
	counts         roles.Counts
	days           roles.RoleDays // of the month up to the day
	allowed        *big.Rat
	isToday, ahead bool
}

// glideMonths are the ends of the months from a year before the day to a year after it, and the day itself.
func (c *Coverage) glideMonths(chart *roles.Chart) (months []glideMonth) {
	const months12 = 12
	add := func(day civil.Date) {
		m := glideMonth{on: day, counts: c.counts(chart, day), allowed: c.Glide.On(day), isToday: day == c.Day, ahead: day.After(c.Day)}
		m.days = c.Staffing.RoleDays(c.Team, civil.Term{From: civil.PeriodOf(civil.Month, day).From(), To: day})
		months = append(months, m)
	}
	month := civil.PeriodOf(civil.Month, c.Day.AddMonths(-months12))
	for last := c.Day.AddMonths(months12); !month.To().After(last); month = month.Next() {
		if before := month.Prev().To(); before.Before(c.Day) && month.To().After(c.Day) {
			add(c.Day)
		}
		add(month.To())
	}
	return months
}

// The columns of Glide.
const (
	glDay = iota + 1
	glLabel
	glEssential
	glTheirs
	glShare
	glAllowed
	glOver
	glDaysOurs
	glDaysTheirs
	glDaysShare
)

var glideColumns = []readingColumn{
	{"Day", 13, false},
	{"Month", 10, false},
	{"Critical roles needed", 10, true},
	{"Theirs alone", 10, true},
	{"Suppliers' share of critical roles", 14, true},
	{"Agreed path", 12, true},
	{"Over the path", 12, true},
	{"Role-days of the month, ours", 13, true},
	{"Role-days of the month, theirs", 13, true},
	{"Suppliers' share of role-days", 13, true},
}

// writeGlide writes the share of suppliers by month beside the agreed path. Months to come are as assignments and contracts stand.
func (g *coverageBook) writeGlide(b *book) {
	s := b.beginTable(g, glideSheet, "Suppliers' share of critical roles at the end of each month, beside the agreed path; months to come as assignments stand", glideColumns, 2)
	months := g.glideMonths(g.chart)
	s.chart("L4", g.glideChart(len(months)))
	for _, m := range months {
		check := g.check("Glide, " + m.on.Words())
		at := func(column int) string { return ref(column, s.row) }
		label := m.on.UTC().Format("Jan\u00a006")
		if m.isToday {
			label = "today"
		}
		s.day(glDay, m.on, lookRow)
		s.text(glLabel, label, lookRow)
		theirs, all := g.essentials()
		if m.isToday {
			check.add(s, glEssential, all, m.counts.Essential, lookID)
			check.add(s, glTheirs, theirs, m.counts.EssentialTheirs, lookID)
		} else {
			s.number(glEssential, float64(m.counts.Essential), lookID)
			s.number(glTheirs, float64(m.counts.EssentialTheirs), lookID)
		}
		per := lookRow.right().as("0%")
		check.add(s, glShare, shareFormula(at(glTheirs), at(glEssential)), share(m.counts.ShareEssentialTheirs()), per.strong())
		over := any(none)
		if own := m.counts.ShareEssentialTheirs(); m.allowed == nil {
			s.blank(glAllowed, lookInput)
		} else {
			s.put(glAllowed, "", share(m.allowed), lookInput.as("0%"))
			if own != nil {
				over = share(positive(new(big.Rat).Sub(own, m.allowed)))
			}
		}
		check.add(s, glOver, fmt.Sprintf(`IF(COUNT(%s,%s)=2,MAX(0,%s-%s),"%s")`, at(glShare), at(glAllowed), at(glShare), at(glAllowed), none), over, per)
		s.number(glDaysOurs, double(m.days.Ours), lookRow.right().as("#,##0.0"))
		s.number(glDaysTheirs, double(m.days.Theirs), lookRow.right().as("#,##0.0"))
		check.add(s, glDaysShare, fmt.Sprintf(`IF(%s+%s>0,%s/(%s+%s),"%s")`, at(glDaysOurs), at(glDaysTheirs), at(glDaysTheirs), at(glDaysOurs), at(glDaysTheirs), none), share(m.days.ShareTheirs()), per)
		s.next(rowHeight(1))
	}
	s.endTable(glideColumns, "")
}

// positive is a figure, or 0 where it is less.
func positive(r *big.Rat) *big.Rat {
	if r.Sign() < 0 {
		return new(big.Rat)
	}
	return r
}

func (g *coverageBook) glideChart(months int) *excelize.Chart {
	first, last := tableHeadRow+1, tableHeadRow+months
	line := func(column int) series {
		return series{name: cellOn(glideSheet, column, tableHeadRow), categories: rangeOn(glideSheet, glLabel, first, last), values: rangeOn(glideSheet, column, first, last)}
	}
	list := []series{line(glShare), line(glDaysShare)}
	if len(g.Glide) > 0 {
		list = append(list, line(glAllowed))
	}
	c := lineChart("Suppliers' share of critical roles beside the agreed path", list, 760, 360)
	full := 1.0
	c.YAxis.Maximum = &full
	c.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
	c.XAxis.TickLabelSkip, c.XAxis.Alignment.TextRotation = 3, 45
	for i := range c.Series {
		c.Series[i].Marker.Symbol = "none"
	}
	if len(c.Series) > 2 {
		c.Series[2].Line.Dash = excelize.LineDashDash
	}
	return c
}
