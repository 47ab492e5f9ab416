package export

import (
	"fmt"
	"io"
	"math/big"

	"counterweight/app/chart"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// KnowledgeReport writes what is followed of knowledge as a PDF for people who meet about it: the readiness beside its plan, capabilities,
// goals, what hangs on one person, the exit checklist, what would have to happen, and last what the figures rest on. The same input gives
// the same bytes. It fails where w does.
func KnowledgeReport(w io.Writer, k *Knowledge, p Provenance) error {
	return LayOutKnowledge(k, p).WritePDF(w)
}

// LayOutKnowledge is the report that [KnowledgeReport] writes, as pages to be painted.
func LayOutKnowledge(k *Knowledge, p Provenance) *Document {
	r := knowledgeReportOn(newBriefing(k.title(), "Knowledge transfer", p, k.nameless, k.Today), k)
	r.write()
	return r.doc
}

// knowledgeReportOn is a report whose sections are written into a document, among others or alone.
func knowledgeReportOn(b briefing, k *Knowledge) *knowledgeReport {
	return &knowledgeReport{
		briefing: b, Knowledge: k, covers: k.Record.Covers(k.which(), k.Today), goals: k.standings(), lone: k.Record.Lone(k.which(), k.Today), exit: k.exitItems(),
	}
}

// knowledgeReport is everything that the sections share.
type knowledgeReport struct {
	briefing
	*Knowledge
	covers []knowledge.Cover
	goals  []knowledge.Standing
	lone   knowledge.Lone
	exit   []exitItem
}

func (r *knowledgeReport) write() {
	title := "All contracts"
	if r.Contract != 0 {
		title = contractWords(r.Contracts, r.Contract)
	}
	r.writeTop("Knowledge transfer", title, r.outcome(), r.headline())
	r.chart(r.burnUp().Draw(bodyWidth, r.ts.measure))
	r.writeSections(r.sections()...)
	r.finish(knowledgeNotes, fact{"Contract", title})
}

// Sections that a pack for a meeting leaves out.
const (
	stepsAhead  = "What would have to happen"
	oldEvidence = "Old evidence"
)

func (r *knowledgeReport) sections() []reportSection {
	return []reportSection{
		{"Readiness by contract", 0, r.whereSeveral(r.writeContracts)},
		{"Capabilities", 0, r.writeCapabilities},
		{"Goals", 0, r.writeGoals},
		{"Only one person knows", 0, r.writeLone},
		{"Exit checklist", 0, r.writeExit},
		{stepsAhead, 0, r.writeSteps},
		{oldEvidence, 0, r.whereOld()},
	}
}

var knowledgeNotes = []string{
	"Levels run from 0 none, 1 briefed, 2 with help, 3 alone to 4 can teach. A level rests on evidence that somebody witnessed, never on a session that was held; what nobody witnessed counts as briefed. The latest evidence counts, so a level may fall.",
	"Two of our own people who do it alone make a full cover: each adds a half, or a quarter where the evidence is older than twelve months. A full cover is safe, none is gone, between them it is thin.",
	"Readiness is the weight covered of the weight of all critical capabilities. What is left on purpose counts in neither. At this pace is readiness now and what was gained in a day over the last 90 days times the days left, within 0 and 100 %; with less than 90 days of history there is none.",
	"The plan is where the goals' plan lines lead: straight from the start level on the start date to the goal level on the due date. A goal is behind when it is more than one level, or more than a fifth of its climb, under that line.",
	"Figures are computed exactly and rounded only to be shown.",
}

// whereSeveral writes a section only where it is about several contracts.
func (r *knowledgeReport) whereSeveral(write func()) func() {
	if r.Contract != 0 || len(r.contracts()) == 0 {
		return nil
	}
	return write
}

// outcome is the readiness in a sentence.
func (r *knowledgeReport) outcome() string {
	now := r.Record.Readiness(r.which(), r.Today)
	if now == nil {
		return "Nothing critical is listed, so there is no readiness to tell."
	}
	text := percentWords(now) + " ready to stand alone"
	end := r.end()
	if end.IsZero() {
		return text + "."
	}
	if then := r.Record.Projected(r.which(), r.Today, end).Then; then != nil {
		text += "; at this pace " + percentWords(then) + " by " + r.endWords(end)
	}
	if planned := r.Record.Planned(r.which(), end); planned != nil {
		text += "; the plan is " + percentWords(planned)
	}
	return text + "."
}

func (r *knowledgeReport) endWords(end civil.Date) string {
	if r.Contract != 0 {
		return "the contract's end on " + end.Words()
	}
	return "the last contract's end on " + end.Words()
}

func (r *knowledgeReport) headline() []fact {
	var at knowledge.AtPlan
	signed := 0
	for _, s := range r.goals {
		switch s.State {
		case knowledge.OnPlan, knowledge.Reached, knowledge.SignedOff:
			at.At++
			at.All++
		case knowledge.Behind, knowledge.Overdue:
			at.All++
		case knowledge.NotStarted, knowledge.Dropped:
		}
		signed += boolFigure(s.State == knowledge.SignedOff)
	}
	return []fact{
		{"Ready now", percentWords(r.Record.Readiness(r.which(), r.Today))},
		{"90 days before", percentWords(r.Record.Readiness(r.which(), r.Today.AddDays(-daysBefore)))},
		{"Goals at plan", fmt.Sprintf("%d of %d", at.At, at.All)},
		{"Signed off", fmt.Sprintf("%d of %d", signed, len(r.goals))},
		{"Only one knows", fmt.Sprint(len(r.lone.Single))},
		{"Nobody does", fmt.Sprint(len(r.lone.Uncovered))},
	}
}

// burnUp draws the readiness beside its plan.
func (r *knowledgeReport) burnUp() chart.BurnUp {
	b := chart.BurnUp{
		Title: r.chartTitle(), Y: chart.Axis{Name: "of what is critical", High: 100, Unit: " %"}, Height: 220,
		Done: chart.DayLine{Name: "Ready"}, Plan: chart.DayLine{Name: "Plan"}, Projection: chart.DayLine{Name: "At this pace"},
		Days: []chart.MarkedDay{{Day: chart.DayOf(r.Today.UTC()), Name: "now"}},
	}
	if end := r.end(); !end.IsZero() {
		name := "contract ends"
		if r.Contract == 0 {
			name = "last contract ends"
		}
		b.Days = append(b.Days, chart.MarkedDay{Day: chart.DayOf(end.UTC()), Name: name})
	}
	for _, p := range r.trend() {
		for _, of := range []struct {
			line  *chart.DayLine
			share *big.Rat
		}{{&b.Done, p.actual}, {&b.Plan, p.planned}, {&b.Projection, p.ahead}} {
			if of.share != nil {
				of.line.Values = append(of.line.Values, chart.DayValue{Day: chart.DayOf(p.on.UTC()), Value: pixels(new(big.Rat).Mul(of.share, big.NewRat(100, 1)))})
			}
		}
	}
	return b
}

// chartTitle says the point of the chart.
func (r *knowledgeReport) chartTitle() string {
	now, planned := r.Record.Readiness(r.which(), r.Today), r.Record.Planned(r.which(), r.Today)
	if now == nil || planned == nil {
		return "Ready to stand alone"
	}
	switch now.Cmp(planned) {
	case -1:
		return "Ready to stand alone: " + percentWords(now) + ", where the plan is " + percentWords(planned)
	case 1:
		return "Ready to stand alone: " + percentWords(now) + ", ahead of the plan of " + percentWords(planned)
	}
	return "Ready to stand alone: " + percentWords(now) + ", as planned"
}
