package export

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// The rows of the facts on Summary.
const (
	asOfRow = iota + 4
	beforeRow
	firstShownRow
	readyRow
	readyBeforeRow
	paceRow
	endRow
	thenRow
	plannedRow
	atPlanRow
	signedRow
	loneRow
	oldRow
	kCheckRow
)

// Cells of Summary that other formulas rest on.
var (
	readyCell = cellOn(summarySheet, 2, readyRow)
	paceCell  = cellOn(summarySheet, 2, paceRow)
)

// summaryWidths are those of Summary's columns; charts stand beside the facts.
var knowledgeSummaryWidths = []float64{44, 16, 13, 11, 13, 13, 13, 13, 13, 13}

const summaryChartColumn = 4

// knowledgeSummary is Summary being written.
type knowledgeSummary struct {
	*knowledgeBook
	*sheet
}

// writeSummary writes what a reader looks for first, with charts, and below it the contracts.
func (g *knowledgeBook) writeSummary(b *book) {
	f := g.page(knowledgeSummaryWidths, 3, 1)
	s := &knowledgeSummary{g, b.sheet(summarySheet, f)}
	s.highlight(ref(2, kCheckRow), "$B$"+strconv.Itoa(kCheckRow)+`<>"all equal"`, alertStyle())
	points := len(g.trend())
	s.chart(ref(summaryChartColumn, asOfRow), g.readinessChart(points))
	g.writeHead(s.sheet, "Ready to stand alone")
	s.skip(1)
	s.writeFacts()
	s.skip(6) // beside the chart
	s.writeContracts()
	s.writeCounts()
	s.close()
}

// column is a column of Capabilities, empty where there are none.
func (g *knowledgeBook) column(column int) string {
	return rangeOn(capabilitySheet, column, tableHeadRow+1, tableHeadRow+max(1, len(g.caps)))
}

// readiness is the weight covered of the weight that counts, a dash where there is none.
func readiness(held, counted string) string {
	return fmt.Sprintf(`IF(%s>0,%s/%s,"%s")`, counted, held, counted, none)
}

// paceFormula is what is gained in a day, a dash where there are less than 90 days of history.
func paceFormula(now, before string) string {
	first := fixed(2, firstShownRow)
	return fmt.Sprintf(`IF(AND(ISNUMBER(%s),ISNUMBER(%s),%s<>"",%s<=before),(%s-%s)/%d,"%s")`, now, before, first, first, now, before, daysBefore, none)
}

// paceOf is what is gained in a day.
func paceOf(p knowledge.Projection) *big.Rat {
	if p.Before == nil {
		return nil
	}
	pace := new(big.Rat).Sub(p.Now, p.Before)
	return pace.Quo(pace, big.NewRat(daysBefore, 1))
}

const perCentFormat = "0.0%"

func (s *knowledgeSummary) writeFacts() {
	bold := look{bold: true, align: "left", colour: accent, size: 12}
	plain := look{align: "left"}
	fact := func(title, formula string, value any, l look) {
		s.text(1, title, lookMuted)
		s.check(title).add(s.sheet, 2, formula, value, l)
		s.next(0)
	}
	s.text(1, "As things stand on", lookMuted)
	s.number(2, float64(serialOf(s.Today)), look{align: "left", bold: true, number: dayFormat})
	s.next(0)
	fact("90 days before", "as_of-"+strconv.Itoa(daysBefore), serialOf(s.knowledgeBook.before), plain.as(dayFormat))
	s.text(1, "First evidence in the workspace", lookMuted)
	s.leftDay(s.firstShown())
	s.next(0)
	which, end := s.which(), s.end()
	p := s.Record.Projected(which, s.Today, s.Today)
	sum := func(column int) string { return "SUM(" + s.column(column) + ")" }
	fact("Ready to stand alone, now", readiness(sum(caHeld), sum(caCounted)), share(p.Now), bold.as(perCentFormat))
	fact("90 days before", readiness(sum(caHeldBefore), sum(caCountedBefore)), share(s.Record.Readiness(which, s.knowledgeBook.before)), plain.as(perCentFormat))
	fact("Gained in a day", paceFormula(fixed(2, readyRow), fixed(2, readyBeforeRow)), share(paceOf(p)), plain.as("+0.00%;\u22120.00%;0.00%"))
	s.text(1, s.endWords(), lookMuted)
	s.leftDay(end)
	s.next(0)
	ahead := none
	if !end.IsZero() {
		ahead = fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, fixed(2, paceRow), within01(fmt.Sprintf("%s+%s*(%s-as_of)", fixed(2, readyRow), fixed(2, paceRow), fixed(2, endRow))), none)
		fact("By then, at this pace", ahead, share(s.Record.Projected(which, s.Today, end).Then), bold.as(perCentFormat))
	} else {
		fact("By then, at this pace", `"`+none+`"`, none, plain)
	}
	s.text(1, "By then, as the goals plan it", lookMuted)
	if !end.IsZero() {
		s.put(2, "", share(s.Record.Planned(which, end)), plain.as(perCentFormat))
	}
	s.next(0)
	s.writeGoalFacts(fact)
	s.text(1, "Check", lookMuted)
	s.formula(2, checkRange, "all equal", look{bold: true})
	s.next(0)
}

// leftDay puts a day beside its name; it stays empty where there is none.
func (s *knowledgeSummary) leftDay(day civil.Date) {
	if isSerial(day) {
		s.number(2, float64(serialOf(day)), look{align: "left", number: dayFormat})
	}
}

func (s *knowledgeSummary) endWords() string {
	if s.Contract != 0 {
		return "The contract ends"
	}
	return "The last contract ends"
}

// writeGoalFacts writes how the goals stand, and what hangs on one person.
func (s *knowledgeSummary) writeGoalFacts(fact func(title, formula string, value any, l look)) {
	states := rangeOn(goalSheet, goState, tableHeadRow+1, tableHeadRow+max(1, len(s.goals)))
	count := func(of ...knowledge.GoalState) string {
		formula := ""
		for _, state := range of {
			formula += fmt.Sprintf(`+COUNTIF(%s,"%s")`, states, state.Words())
		}
		return formula[1:]
	}
	var at, planned, signed, kept int64
	for _, goal := range s.goals {
		switch goal.State {
		case knowledge.OnPlan, knowledge.Reached, knowledge.SignedOff:
			at++
			planned++
		case knowledge.Behind, knowledge.Overdue:
			planned++
		case knowledge.NotStarted, knowledge.Dropped:
		}
		signed += int64(boolFigure(goal.State == knowledge.SignedOff))
		kept += int64(boolFigure(goal.State != knowledge.Dropped))
	}
	l := look{align: "left", number: perCentFormat}
	good := count(knowledge.OnPlan, knowledge.Reached, knowledge.SignedOff)
	fact("Goals at plan, of those begun", readiness("("+good+")", "("+good+"+"+count(knowledge.Behind, knowledge.Overdue)+")"), share(quotient(at, planned)), l)
	fact("Goals signed off, of all kept", readiness(count(knowledge.SignedOff), fmt.Sprintf("(%d-%s)", len(s.goals), count(knowledge.Dropped))), share(quotient(signed, kept)), l)
	lone := 0
	for _, c := range s.caps {
		if len(c.holders) > 0 && c.now.Only() != nil && (c.Left == "" || s.Today.Before(c.LeftOn)) {
			lone++
		}
	}
	l.number = "0"
	fact("Capabilities that one person alone knows", fmt.Sprintf(`SUMPRODUCT((%s<>"%s")*(%s<>""))`, s.column(caOnly), none, s.column(caOnly)), lone, l)
	old := 0
	for _, h := range s.holders {
		old += boolFigure(h.now != nil && h.now.Stale)
	}
	fact("Holders whose evidence is older than 12 months", fmt.Sprintf(`COUNTIF(%s,"old")`, rangeOn(holderSheet, hoAge, tableHeadRow+1, tableHeadRow+max(1, len(s.holders)))), old, l)
}

// quotient is a share, nil of nothing.
func quotient(part, whole int64) *big.Rat {
	if whole == 0 {
		return nil
	}
	return big.NewRat(part, whole)
}

var contractColumns = []readingColumn{
	{"Contract", 40, false},
	{"Ends", 16, false},
	{"Days left", 13, true},
	{"Ready now", 11, true},
	{"90 days before", 13, true},
	{"Gained in a day", 13, true},
	{"At its end, at this pace", 13, true},
	{"At its end, as planned", 13, true},
	{"Critical", 13, true},
}

// writeContracts writes the readiness for each contract's end.
func (s *knowledgeSummary) writeContracts() {
	ids := s.contracts()
	if s.Contract == 0 {
		for _, c := range s.caps {
			if _, known := s.Contracts[c.Contract]; !known {
				ids = append(ids, 0)
				break
			}
		}
	}
	s.writeColumns(contractColumns)
	for _, id := range ids {
		s.writeContract(id)
	}
	s.skip(1)
}

func (s *knowledgeSummary) writeContract(id int64) {
	c := s.Contracts[id]
	which, condition := knowledge.OfContract(id), fmt.Sprintf("(%s=%d)", s.column(caContractNo), id)
	name := contractWords(s.Contracts, id)
	if id == 0 {
		name = "With no contract"
		which = func(c *knowledge.Capability) bool { _, known := s.Contracts[c.Contract]; return !known }
		condition = fmt.Sprintf("(%s=%q)", s.column(caContractNo), "")
	}
	sum := func(column int) string { return "SUMPRODUCT(" + condition + "*" + s.column(column) + ")" }
	at := func(column int) string { return ref(column, s.row) }
	check := s.check(name)
	p := s.Record.Projected(which, s.Today, s.Today)
	s.text(1, name, lookCell)
	s.day(2, c.End, lookCell)
	left, then, ahead := any(none), any(none), fmt.Sprintf(`"%s"`, none)
	if !c.End.IsZero() {
		left = s.Today.DaysUntil(c.End)
		then = share(s.Record.Projected(which, s.Today, c.End).Then)
		ahead = fmt.Sprintf(`IF(AND(ISNUMBER(%s),%s>=0),%s,"%s")`, at(6), at(3), within01(at(4)+"+"+at(6)+"*"+at(3)), none)
	}
	check.add(s.sheet, 3, fmt.Sprintf(`IF(%s="","%s",%s-as_of)`, at(2), none, at(2)), left, lookNumber)
	check.add(s.sheet, 4, readiness(sum(caHeld), sum(caCounted)), share(p.Now), lookNumber.strong().as(perCentFormat))
	check.add(s.sheet, 5, readiness(sum(caHeldBefore), sum(caCountedBefore)), share(s.Record.Readiness(which, s.knowledgeBook.before)), lookNumber.as(perCentFormat))
	check.add(s.sheet, 6, paceFormula(at(4), at(5)), share(paceOf(p)), lookNumber.as("+0.00%;\u22120.00%;0.00%"))
	check.add(s.sheet, 7, ahead, then, lookNumber.strong().as(perCentFormat))
	s.blank(8, lookNumber)
	if !c.End.IsZero() {
		s.put(8, "", share(s.Record.Planned(which, c.End)), lookNumber.as(perCentFormat))
	}
	critical := 0
	for _, cap := range s.caps {
		critical += boolFigure(which(cap.Capability) && cap.weight(cap.IsCritical(s.Today)).Sign() > 0)
	}
	check.add(s.sheet, 9, fmt.Sprintf("SUMPRODUCT(%s*(%s>0))", condition, s.column(caCounted)), critical, lookNumber)
	s.next(0)
}

// writeCounts counts capabilities by safety and goals by state, each with a chart.
func (s *knowledgeSummary) writeCounts() {
	var safeties, states []countLine
	for safety := knowledge.Safe; ; safety-- {
		n := 0
		for _, c := range s.caps {
			n += boolFigure(c.now.Safety() == safety && c.weight(c.IsCritical(s.Today)).Sign() > 0)
		}
		safeties = append(safeties, countLine{safety.Words(), fmt.Sprintf(`SUMPRODUCT((%s="%s")*(%s>0))`, s.column(caSafety), safety.Words(), s.column(caCounted)), n})
		if safety == knowledge.Gone {
			break
		}
	}
	column := rangeOn(goalSheet, goState, tableHeadRow+1, tableHeadRow+max(1, len(s.goals)))
	for state := knowledge.NotStarted; state <= knowledge.Dropped; state++ {
		n := 0
		for _, goal := range s.goals {
			n += boolFigure(goal.State == state)
		}
		states = append(states, countLine{state.Words(), fmt.Sprintf(`COUNTIF(%s,"%s")`, column, state.Words()), n})
	}
	s.writeCount("Critical capabilities", safeties)
	s.writeCount("Goals", states)
}

// countLine is a count under its name.
type countLine struct {
	name, formula string
	n             int
}

// writeCount writes counts with a chart beside them.
func (s *knowledgeSummary) writeCount(title string, lines []countLine) {
	const chartHeight, rowsBeside = 190, 11
	top := s.row
	s.text(1, title, lookHeading)
	s.text(2, "How many", lookHeading.right())
	s.next(0)
	for _, line := range lines {
		s.text(1, line.name, lookCell)
		s.check(title+": "+line.name).add(s.sheet, 2, line.formula, line.n, lookNumber.as("0"))
		s.next(0)
	}
	last := s.row - 1
	s.chart(ref(summaryChartColumn, top), plainChart(excelize.Bar, title, series{
		name: cellOn(summarySheet, 1, top), categories: rangeOn(summarySheet, 1, top+1, last), values: rangeOn(summarySheet, 2, top+1, last),
	}, 620, chartHeight))
	s.skip(max(1, top+rowsBeside-s.row))
}

// writeMeta writes where the figures come from and how they are made.
func (g *knowledgeBook) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(g.page(nil, 0, 0)))
	g.writeHead(s, "Where these figures come from")
	about := contractWords(g.Contracts, g.Contract)
	if about == "" {
		about = "all contracts"
	}
	s.writeMetaParts(
		metaPart{"This document", g.provenance.metaFacts()},
		metaPart{"What it is about", [][2]string{
			{"Contract", about},
			{"As things stand on", g.Today.UTC().Format("Monday, 2 January 2006")},
			{"Names of people", namesWords(g.nameless)},
			{"Capabilities", strconv.Itoa(len(g.caps))},
			{"Goals", strconv.Itoa(len(g.goals))},
			{"Evidence", strconv.Itoa(len(g.evidence))},
			{"Sessions", strconv.Itoa(len(g.sessions))},
		}},
		metaPart{"How figures are made", knowledgeReading},
	)
	s.close()
}

// namesWords says whether people are named.
func namesWords(n *nameless) string {
	if n == nil {
		return "as in the register"
	}
	return "left out: everybody has the number of the register in their place"
}

var knowledgeReading = [][2]string{
	{"Levels", "0 none, 1 briefed, 2 with help, 3 alone, 4 can teach. A level rests on evidence that somebody witnessed; what nobody saw counts as 1 at most. The latest evidence counts, so a level may fall."},
	{"Cover", "Two of our people who do it alone, or better, make a full cover of 1; each adds a half, or a quarter where the evidence is older than twelve months. 1 is safe, 0 gone, thin between."},
	{"Readiness", "The weight covered of the weight of all critical capabilities. What is left on purpose counts in neither from its day on."},
	{"At this pace", "Readiness now, and what was gained in a day over the last 90 days times the days left, within 0 and 100 %. There is none with less than 90 days of history."},
	{"As planned", "A capability that goals bring to us climbs with their plan lines to the cover that they bring: half for each receiver of ours; one without such a goal stays as it is."},
	{"Plan of a goal", "Straight from the start level on the start date to the goal level on the due date. Behind is more than one level, or more than a fifth of the climb, under that line."},
	{"Days", "Both ends of a time count. Whoever changes employer counts for the new side from that day on."},
	{"Changes made here", "Pale cells can be changed: evidence, weights, days, for whom people work. All other figures follow. They stay in this workbook: nothing goes back into the workspace."},
	{"Another day", "For whom people work was entered for the days on " + summarySheet + ": make the workbook of another day with --on instead of changing it there."},
	{"Check", "The program's own figures, worked out exactly and written as plain numbers, beside the formulas."},
}
