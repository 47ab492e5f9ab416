package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// boardReport is a pack on one page: what the board must know, and where each section has more to say.
type boardReport struct {
	packReport
	list []summaryTable
}

// boardPage lays the pack out on one page. What it has no room for is counted ("… 3 more").
func boardPage(ctx context.Context, p *Pack, facts contractFacts) (*Document, error) {
	r := boardReport{packReport: *newPackReport(ctx, p, facts, nil)}
	r.list = r.tables()
	return fillPage(ctx, r.list, func() *Document {
		r.packReport = *newPackReport(ctx, p, facts, nil)
		r.layOut()
		return r.doc
	})
}

// layOut writes the sections that are shown, one below the other.
func (r *boardReport) layOut() {
	if !slices.Contains(r.sections, governance.Cover) {
		r.writeName()
	}
	for _, s := range r.sections {
		r.writeBrief(s)
	}
	r.release()
	r.furnish(furniture{head: r.doc.Title, marking: r.Provenance.Marking, foot: r.foot()})
}

// writeName writes what the page is about, the contract's name on two lines at most.
func (r *boardReport) writeName() {
	const titleLines, room = 2, 1.8
	r.add(r.lines("Governance pack for the board, "+r.Period.Words(), letterMuted, 0, bodyWidth)...)
	lines := r.lines(r.ts.cut(brief(r.contractName(), mostText), letterTitle, room*bodyWidth), letterTitle, 0, bodyWidth)
	r.add(lines[:min(len(lines), titleLines)]...)
	r.add(slab{gap: 4, height: 8, paint: func(p *Page, top float64) { p.box(bodyLeft, top, 48, 3, colourAccent) }})
}

// writeBrief writes the few lines of a section.
func (r *boardReport) writeBrief(s governance.PackSection) {
	r.release()
	at := len(r.doc.Bookmarks)
	r.doc.Bookmarks = append(r.doc.Bookmarks, Bookmark{Title: r.SectionTitle(s), Page: len(r.doc.Pages) - 1, Top: r.y})
	switch s {
	case governance.Cover:
		r.doc.Bookmarks[at].Top = bodyTop
		r.writeName()
		r.line(r.meetingLine())
		r.figures(r.headline()...)
	case governance.SinceLastTime, governance.MeasuresToTalk, governance.ContractSection:
		r.writeBriefTable(s)
	case governance.ScorecardSection:
		r.writeBriefCard()
	case governance.KnowledgeSection:
		r.briefly("Knowledge", knowledgeReportOn(r.briefing(r.Knowledge.nameless), r.Knowledge).outcome())
	case governance.PromisesSection:
		r.briefly("Promises", r.promiseWords())
	case governance.CoverageSection:
		r.briefly("Teams and roles", r.coverageWords())
	case governance.ChallengesSection:
		r.briefly("Challenges", r.challengeWords())
	case governance.AgreementSection:
		r.briefly("Agreement", r.agreementWords())
	case governance.SourcesSection:
		r.line("75 of 100 means as agreed; what was not measured never counts as a number.")
	case governance.SectionUnstated:
	}
}

// line writes a line in small letters, cut where it is too long.
func (r *boardReport) line(text string) {
	lines := r.lines(r.ts.cut(inOneLine(brief(text, mostText)), letterSmall, bodyWidth), letterSmall, 0, bodyWidth)
	if len(lines) > 0 {
		lines[0].gap = 3
		r.add(lines...)
	}
}

// briefly writes a sentence of about two lines under the name of what it is about.
func (r *boardReport) briefly(name, text string) {
	const room = 1.9
	r.add(slab{height: 3})
	r.facts(fact{name, r.ts.cut(inOneLine(brief(text, mostText)), letterBody, room*(bodyWidth-factNames))})
}

func (r *boardReport) meetingLine() string {
	var board, when string
	if r.Forum != nil {
		board = r.Forum.Name
	}
	if r.Meeting != nil {
		when = together(", ", meetingDay(r.Meeting).Words(), r.Meeting.At)
	}
	return together(" · ", board, when, r.Contract.Dossier.Status.Words())
}

// writeBriefCard writes the score beside its perspectives, of the card that figures are taken from.
func (r *boardReport) writeBriefCard() {
	card := r.cardReport(r.Card())
	if card == nil {
		r.briefly("Scorecard", "No scorecard is about this contract in "+r.Period.Words()+".")
		return
	}
	card.writeGlance()
}

func (r *boardReport) promiseWords() string {
	kept := r.Contract.Dossier.Kept(procurement.FromPromise).Words()
	if kept == "" {
		return "No promise of the winning bid was taken over."
	}
	return capitalised(kept) + "."
}

func (r *boardReport) coverageWords() string {
	var all []string
	for _, c := range r.Coverage {
		name := ""
		if t := c.team(c.Team); t != nil && len(r.Coverage) > 1 {
			name = t.Name
		}
		all = append(all, together(": ", name, coverageReportOn(r.briefing(c.nameless), c).outcome()))
	}
	if len(all) == 0 {
		return "No team works under this contract."
	}
	return strings.Join(all, " ")
}

func (r *boardReport) challengeWords() string {
	candour := r.Candour()
	var sides []string
	for _, t := range candour.Sides {
		sides = append(sides, fmt.Sprintf("%s raised %d (%d not answered)", r.sideName(t.Side), t.Raised, t.Unanswered))
	}
	return together(". ", candour.Finding(), "In twelve months "+strings.Join(sides, ", ")) + "."
}

func (r *boardReport) agreementWords() string {
	var all []string
	for i := range r.Agreements {
		if v := r.Agreements[i].Current(r.Today); v != nil {
			all = append(all, together(", ", together(" ", r.Agreements[i].Code, r.Agreements[i].Title), fmt.Sprintf("version %d", v.Number), "review on "+v.ReviewOn().Words()))
		}
	}
	if len(all) == 0 {
		return "None about this contract was signed."
	}
	return strings.Join(all, " · ")
}

// tables are what the page lists, each for as long as there is room.
func (r *boardReport) tables() []summaryTable {
	talk := summaryTable{noun: "measure"}
	talk.columns = []printColumn{{title: "Measures that need talk", share: 2}, {title: "Target", right: true}, {title: "Actual", right: true}, {title: "Ours / theirs", right: true}, {title: "Rating"}}
	if card := r.cardReport(r.Card()); card != nil {
		card.result.Each(func(m *scorecard.MeasureResult) {
			if needsTalk(m) {
				full := card.measureRow(m, nil)
				row := printRow{cells: []string{m.Measure.Name, full.cells[reportTarget], full.cells[reportActual], full.cells[reportSides], ""}}
				row.draw(4, full.drawn[reportRating])
				talk.rows = append(talk.rows, row)
			}
		})
	}
	actions := summaryTable{noun: "action"}
	actions.columns = []printColumn{{title: "Actions", share: 2}, {title: "Owner"}, {title: "Due"}, {title: "State"}}
	for _, a := range r.Actions() {
		if settled(a) == 0 {
			row := printRow{cells: []string{a.Title, a.Owner, a.Due.Words(), ""}}
			row.draw(3, r.wordMark(a.stateWords(r.Today)))
			actions.rows = append(actions.rows, row)
		}
	}
	page := contractPage{ContractSheet: r.Contract, contractFacts: r.sums, flow: r.flow, provenance: r.Provenance}
	return []summaryTable{actions, talk, page.dueTable()}
}

// writeBriefTable writes the table of a section with the rows that it has room for.
func (r *boardReport) writeBriefTable(s governance.PackSection) {
	t := &r.list[map[governance.PackSection]int{governance.SinceLastTime: 0, governance.MeasuresToTalk: 1, governance.ContractSection: 2}[s]]
	switch {
	case t.shown > 0:
		r.keepWithNext([]slab{{height: 4}})
		r.table(t.shortened())
	case len(t.rows) > 0:
		r.line("There is no room here for " + countOf(len(t.rows), t.noun) + ".")
	default:
		r.line(map[governance.PackSection]string{
			governance.SinceLastTime: "No action is open.", governance.MeasuresToTalk: "No measure needs talk.", governance.ContractSection: "Nothing is due in the next twelve months.",
		}[s])
	}
}
