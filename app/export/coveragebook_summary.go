package export

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"counterweight/scorecard/roles"
)

// coverageSummary is Summary being written.
type coverageSummary struct {
	*coverageBook
	*sheet
}

// writeSummary writes what a reader looks for first, with charts.
func (g *coverageBook) writeSummary(b *book) {
	f := g.page([]float64{44, 14, 3, 14, 14, 14, 14, 14, 14, 14}, 3, 1)
	s := &coverageSummary{g, b.sheet(summarySheet, f)}
	const factRows = 18
	checkAt := asOfRow + factRows - 1
	s.highlight(ref(2, checkAt), "$B$"+strconv.Itoa(checkAt)+`<>"all equal"`, alertStyle())
	s.sheet.chart(ref(4, asOfRow), g.glideChart(len(g.glideMonths(g.chart))))
	g.writeHead(s.sheet, "Who fills which role")
	s.skip(1)
	s.writeFacts()
	s.skip(3)
	s.writeFindingCounts()
	if len(g.shown.rows) > 0 {
		s.sheet.chart(ref(1, s.row+1), g.teamChart())
	}
	s.close()
}

func (s *coverageSummary) writeFacts() {
	plain := look{align: "left", number: "0"}
	strong := look{align: "left", bold: true, colour: accent, size: 12}
	fact := func(title, formula string, value any, l look) {
		s.text(1, title, lookMuted)
		s.check(title).add(s.sheet, 2, formula, value, l)
		s.next(0)
	}
	s.text(1, "As things stand on", lookMuted)
	s.number(2, float64(serialOf(s.Day)), look{align: "left", bold: true, number: dayFormat})
	s.next(0)
	all := s.tallies.all
	fact("Teams", fmt.Sprintf("COUNTA(%s)", rangeOn(gridSheet, grTeam, tableHeadRow+1, tableHeadRow+max(1, len(s.shown.rows))))+s.lessNothing(), len(s.shown.rows), plain)
	for _, of := range []struct {
		count int
		title string
	}{
		{countNeeded, "Roles that are needed"},
		{countFilled, "Filled"},
		{countVacant, "Vacant"},
		{countOurs, "Filled by ours, alone or with others"},
		{countTheirs, "Filled by suppliers and agencies alone"},
		{countProxy, "Filled by a proxy alone"},
		{countDays, "Days vacant, added up"},
	} {
		fact(of.title, s.gridTotal(of.count), all.figure(of.count), plain)
	}
	theirs, essential := s.essentials()
	n := s.counts
	per := "0.0%"
	fact("Share of roles filled", shareFormula(s.gridTotal(countFilled), s.gridTotal(countNeeded)), share(n.ShareFilled()), strong.as(per))
	fact("Suppliers' share of the roles filled", s.gridTotal(countShare), share(n.ShareTheirs()), plain.as(per))
	fact("Critical roles", essential, n.Essential, plain)
	fact("Critical roles vacant", fmt.Sprintf(`COUNTIFS(%s,1,%s,1,%s,"%s")`, s.allSlots(slNeeded), s.allSlots(slEssential), s.allSlots(slCover), roles.Vacant.Words()), n.Essential-n.EssentialFilled, plain)
	fact("Suppliers' share of critical roles", shareFormula(theirs, essential), share(n.ShareEssentialTheirs()), strong.as(per))
	s.text(1, "Agreed path on the day", lookMuted)
	if allowed := s.Glide.On(s.Day); allowed != nil {
		s.put(2, "", share(allowed), plain.as(per))
	} else {
		s.text(2, none, plain)
	}
	s.next(0)
	ahead := 0
	for i := range s.ahead {
		ahead += s.ahead[i].Days()
	}
	fact("Vacant in the next twelve months, role-days", fmt.Sprintf("SUM(%s)", rangeOn(aheadSheet, ahDays, tableHeadRow+1, tableHeadRow+max(1, len(s.ahead)))), ahead, plain.as("#,##0"))
	standing := 0
	for i := range s.found {
		standing += boolFigure(s.found[i].settled == nil)
	}
	fact("Findings that stand", fmt.Sprintf(`COUNTIF(%s,"%s")`, s.findingColumn(fiState), findingOpen), standing, plain)
	s.text(1, "Check", lookMuted)
	s.formula(2, checkRange, "all equal", look{bold: true})
	s.next(0)
}

// lessNothing takes off the line that says that there is no team.
func (s *coverageSummary) lessNothing() string {
	if len(s.shown.rows) == 0 {
		return "-1"
	}
	return ""
}

func (s *coverageSummary) findingColumn(column int) string {
	return rangeOn(findingSheet, column, tableHeadRow+1, tableHeadRow+max(1, len(s.found)))
}

// writeFindingCounts counts the findings that stand by what they are about, with a chart.
func (s *coverageSummary) writeFindingCounts() {
	const rowsBeside = 11
	top := s.row
	s.text(1, "Findings that stand", lookHeading)
	s.text(2, "How many", lookHeading.right())
	s.next(0)
	for kind := roles.EssentialVacant; kind <= roles.EndsSoon; kind++ {
		n := 0
		for i := range s.found {
			n += boolFigure(s.found[i].settled == nil && s.found[i].Kind == kind)
		}
		s.text(1, findingWords[kind], lookCell)
		s.check("Findings: "+findingWords[kind]).add(s.sheet, 2, fmt.Sprintf(`COUNTIFS(%s,"%s",%s,"%s")`, s.findingColumn(1), findingWords[kind], s.findingColumn(fiState), findingOpen), n, lookNumber.as("0"))
		s.next(0)
	}
	last := s.row - 1
	s.sheet.chart(ref(4, top), plainChart(excelize.Bar, "Findings that stand", series{
		name: cellOn(summarySheet, 1, top), categories: rangeOn(summarySheet, 1, top+1, last), values: rangeOn(summarySheet, 2, top+1, last),
	}, 620, 210))
	s.skip(max(1, top+rowsBeside-s.row))
}
