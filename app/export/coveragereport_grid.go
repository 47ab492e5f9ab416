package export

import (
	"fmt"
	"strconv"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/roles"
)

// Measures of the grid of coverage, in points.
const (
	gridTeamWidth = 92.0
	gridRowHeight = 22.0
	mostGridRoles = 9 // side by side; more go on below
)

var (
	letterGridHead = lettering{size: 6.5, bold: true, colour: colourMuted, leading: 8}
	letterGridCell = lettering{size: 7.5, colour: colourText, leading: 9}
	letterGridTeam = lettering{size: 8, bold: true, colour: colourText, leading: 10}
	letterGridNote = lettering{size: 6.5, colour: colourMuted, leading: 8}
)

// coverRatings are the colours of covers, in which the words stand too.
var coverRatings = map[roles.Cover]scorecard.Rating{
	roles.Vacant: scorecard.Inadequate, roles.ByProxy: scorecard.ApproachingTarget, roles.ByTheirs: scorecard.RequiresImprovement,
	roles.ByBoth: scorecard.Good, roles.ByOurs: scorecard.Good,
}

// writeGrid writes teams beside the roles that they need, a few roles at a time.
func (r *coverageReport) writeGrid() {
	if len(r.cells.rows) == 0 || len(r.cells.roles) == 0 {
		r.paragraph("No team needs a role, and nobody fills one.", letterBody)
		return
	}
	r.leadIn("People in full time, and for whom they work: ours, theirs (a supplier or an agency fills it), both, proxy (a subject expert stands in), vacant; a dash where the phase needs nobody. Critical roles have a bar at their left.", letterBody)
	for from := 0; from < len(r.cells.roles); from += mostGridRoles {
		r.writeGridPart(from, min(from+mostGridRoles, len(r.cells.roles)))
	}
	r.writeVacant()
}

func (r *coverageReport) writeGridPart(from, to int) {
	width := (bodyWidth - gridTeamWidth) / float64(min(mostGridRoles, len(r.cells.roles)))
	head := r.gridHead(from, to, width)
	first := head
	first.gap, first.keep = partGap, true
	r.add(first)
	for _, row := range r.cells.rows {
		name := r.ts.cut(inOneLine(row.team.Name), letterGridTeam, gridTeamWidth-6)
		phase := r.ts.cut(inOneLine(row.team.PhaseOn(r.Day).String()), letterGridNote, gridTeamWidth-6)
		r.add(slab{height: gridRowHeight, heads: []slab{head}, paint: func(p *Page, top float64) {
			p.text(r.ts, name, bodyLeft, letterGridTeam.baseline(top+2), letterGridTeam)
			p.text(r.ts, phase, bodyLeft, letterGridNote.baseline(top+12), letterGridNote)
			for i, cell := range row.cells[from:to] {
				r.gridCell(p, cell, bodyLeft+gridTeamWidth+float64(i)*width, top, width)
			}
			p.line(bodyLeft, top+gridRowHeight, bodyRight, top+gridRowHeight, 0.4, colourRule)
		}})
	}
	r.release()
}

// gridHead is the row of the names of roles, at its bottom.
func (r *coverageReport) gridHead(from, to int, width float64) slab {
	const mostLines = 3
	var names [][]string
	deepest := 1
	for _, role := range r.cells.roles[from:to] {
		lines := r.ts.wrap(role.Name, letterGridHead, width-4)
		if len(lines) > mostLines {
			lines = append(lines[:mostLines-1], r.ts.cut(lines[mostLines-1]+" …", letterGridHead, width-4))
		}
		names, deepest = append(names, lines), max(deepest, len(lines))
	}
	height := float64(deepest)*letterGridHead.leading + 6
	return slab{height: height, paint: func(p *Page, top float64) {
		for i, lines := range names {
			for n, line := range lines {
				x := bodyLeft + gridTeamWidth + (float64(i)+0.5)*width - r.ts.width(line, letterGridHead)/2
				p.text(r.ts, line, x, letterGridHead.baseline(top+3+float64(deepest-len(lines)+n)*letterGridHead.leading), letterGridHead)
			}
		}
		p.line(bodyLeft, top+height-0.4, bodyRight, top+height-0.4, 0.8, colourMuted)
	}}
}

// gridCell paints by whom a role of a team is filled.
func (r *coverageReport) gridCell(p *Page, cell *roles.Cell, x, top, width float64) {
	const inset = 1.0
	figure, words := "", cell.Cover.Words()
	l := letterGridCell
	switch cell.Cover {
	case roles.NotNeededHere:
		words, l.colour = none, colourMuted
	case roles.Vacant:
		l.bold = true
	case roles.ByProxy, roles.ByTheirs, roles.ByBoth, roles.ByOurs:
		figure = exact.Short(cell.FullTime(), 2)
	}
	if rating, is := coverRatings[cell.Cover]; is {
		p.box(x+inset, top+inset, width-2*inset, gridRowHeight-2*inset, chartColours[groundOf(rating)])
		l.colour = chartColours[ratingInks[rating]]
	}
	if cell.Need != nil && cell.Need.Essential {
		p.box(x+inset, top+inset, 1.6, gridRowHeight-2*inset, l.colour)
	}
	if figure == "" {
		p.text(r.ts, words, x+width/2-r.ts.width(words, l)/2, l.baseline(top+(gridRowHeight-l.leading)/2), l)
		return
	}
	strong := l
	strong.bold = true
	if cell.Cover == roles.ByBoth {
		words = "both"
	}
	words = r.ts.cut(words, letterGridNote, width-4)
	note := letterGridNote
	note.colour = l.colour
	p.text(r.ts, figure, x+width/2-r.ts.width(figure, strong)/2, strong.baseline(top+2), strong)
	p.text(r.ts, words, x+width/2-r.ts.width(words, note)/2, note.baseline(top+11.5), note)
}

// writeVacant lists the roles that are vacant on the day, in the order of the teams.
func (r *coverageReport) writeVacant() {
	table := printTable{columns: []printColumn{{title: "Vacant", share: 1}, {title: "Team", share: 1}, {title: "Critical"}, {title: "Since"}, {title: "Days", right: true}}}
	for _, row := range r.cells.rows {
		for _, cell := range row.cells {
			if cell.Cover != roles.Vacant || len(table.rows) == mostVacancies {
				continue
			}
			since, days := r.vacant(r.staff, cell)
			table.rows = append(table.rows, printRow{cells: []string{
				cell.Role.Name, row.team.Name, map[bool]string{true: "yes"}[cell.Need != nil && cell.Need.Essential], since.Words(), strconv.Itoa(days),
			}})
		}
	}
	if len(table.rows) > 0 {
		r.part("Vacant now")
		r.table(table)
	}
}

// whereDecided writes what is wrong with who decides, where somebody noted it.
func (r *coverageReport) whereDecided() func() {
	if len(r.Matrices) == 0 {
		return nil
	}
	return func() {
		for i := range r.Matrices {
			r.writeMatrix(&r.Matrices[i])
		}
	}
}

func (r *coverageReport) writeMatrix(m *roles.Matrix) {
	name := ""
	if t := r.team(m.Team); t != nil {
		name = t.Name
	}
	gaps, overlaps := m.Gaps()
	r.part(together(" · ", name, countOf(gaps, "gap"), countOf(overlaps, "overlap")))
	table := printTable{columns: []printColumn{{title: "Responsibility", share: 2}}, leastShare: 90}
	for _, role := range m.Roles {
		table.columns = append(table.columns, printColumn{title: role})
	}
	table.columns = append(table.columns, printColumn{title: "What is wrong", share: 1.4})
	for i := range m.Rows {
		cells := []string{m.Rows[i].Name}
		for column := range m.Roles {
			letters := ""
			if column < len(m.Rows[i].Parts) {
				letters = lettersOf(m.Rows[i].Parts[column])
			}
			cells = append(cells, orDash(letters))
		}
		wrong := troubleWords(&m.Rows[i])
		if wrong == none {
			wrong = ""
		}
		table.rows = append(table.rows, printRow{cells: append(cells, wrong)})
	}
	r.table(table)
	r.paragraph(fmt.Sprintf("Version %d of %s. R responsible, A accountable, C consulted, I informed.", m.Version, m.On.Words()), letterSmall)
}

// whereSeen writes the signs that were noted, where there are any.
func (r *coverageReport) whereSeen() func() {
	table := printTable{columns: []printColumn{{title: "Team"}, {title: "Month"}, {title: "Sign", share: 1}, {title: "Days with a product role filled", right: true}}}
	for i := range r.Signs {
		seen := &r.Signs[i]
		team := r.team(seen.Team)
		if team == nil || seen.Month.From().After(r.Day) {
			continue
		}
		filled := ""
		if months := r.staff.ProductMonths(seen.Team, nil, seen.Month, seen.Month); len(months) == 1 {
			filled = fmt.Sprintf("%d of %d", months[0].Filled, months[0].Days)
		}
		table.rows = append(table.rows, printRow{cells: []string{team.Name, seen.Month.Words(), seen.Sign.Text(), filled}, notes: noteOf(seen.Example)})
	}
	if len(table.rows) == 0 {
		return nil
	}
	return func() { r.table(table) }
}
