package export

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/scorecard/governance"
)

// writeCover writes what the pack is about and for whom, what it comes to, who is there, and where everything stands.
func (r *packReport) writeCover() {
	r.mark(governance.Cover)
	r.writePackTitle()
	r.figures(r.headline()...)
	r.part("The meeting")
	r.facts(r.meetingFacts()...)
	r.together(r.writeContents)
	r.writeAttendance()
}

// writePackTitle writes the contract's name and the result in a sentence.
func (r *packReport) writePackTitle() {
	kind := r.lines("Governance pack, "+r.Period.Words(), letterMuted, 0, bodyWidth)
	write := kind[0].paint
	kind[0].paint = func(p *Page, top float64) {
		r.bookmark(r.SectionTitle(r.sections[0]), 0, top)
		write(p, top)
	}
	r.add(kind...)
	r.add(r.lines(brief(r.contractName(), mostTitle), letterTitle, 0, bodyWidth)...)
	r.add(slab{gap: 4, height: 10, paint: func(p *Page, top float64) { p.box(bodyLeft, top, 48, 3, colourAccent) }})
	if card := r.cardReport(r.Card()); card != nil {
		r.paragraph(card.outcome(), letterLead)
		overall := card.result.Overall
		r.add(slab{gap: paragraphGap, height: markHeight + 2, paint: func(p *Page, top float64) {
			p.drawing(r.ts, r.ratingMark(overall.Rating, overall.Override != nil), bodyLeft, top)
		}})
	}
}

// cardReport writes about a scorecard within the pack; it is nil where there is no such card or none in the pack's period.
func (r *packReport) cardReport(c *Scorecard) *cardReport {
	if c == nil || c.hasPeriod() != nil {
		return nil
	}
	if r.reports[c] == nil {
		r.reports[c] = cardReportOn(r.flow, c, r.Provenance)
	}
	return r.reports[c]
}

// headline are the figures that everybody asks for, each from the section that explains it.
func (p *Pack) headline() []fact {
	overall := none
	if result := p.Result(); result != nil && result.Overall.Scored {
		overall = result.Overall.Score.Words()
	}
	overdue := 0
	for _, a := range p.Actions() {
		overdue += boolFigure(a.Overdue)
	}
	d := p.Contract.Dossier
	return []fact{
		{"Overall, of 100", overall},
		{"Ready now", percentWords(p.Knowledge.Record.Readiness(p.Knowledge.which(), p.Today))},
		{"Promises kept", strings.TrimSuffix(d.Kept(procurement.FromPromise).Words(), " kept")},
		{"Critical vacant", p.vacantWords()},
		{"Actions overdue", fmt.Sprint(overdue)},
		{"Ends", d.EndOn(p.Today, p.Contract.Calendars).Words()},
	}
}

// vacantWords are the critical roles that nobody fills, of those that the teams need; empty where they need none.
func (p *Pack) vacantWords() string {
	vacant, essential := 0, 0
	for _, c := range p.Coverage {
		n := c.counts(c.Staffing.Chart(), c.Day)
		vacant, essential = vacant+n.Essential-n.EssentialFilled, essential+n.Essential
	}
	if essential == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", vacant, essential)
}

// meetingFacts say for which meeting the pack is.
func (r *packReport) meetingFacts() []fact {
	var board, when, chair, quorum, last string
	if f := r.Forum; f != nil {
		board = together(" · ", f.Name, strings.ToLower(f.Cadence.Words()), strings.ToLower(f.Level.Words()))
		chair, quorum = whoWords(f.Chair), quorumWords(f.Quorum)
	}
	if m := r.Meeting; m != nil {
		when = together(" · ", together(", ", meetingDay(m).Words(), m.At), m.Place)
	}
	if r.Last != nil {
		last = together(" · ", r.Last.Held.Words(), r.lastQuorum())
	}
	if board+when == "" {
		board = "no meeting was chosen"
	}
	return []fact{
		{"Board", board},
		{"When", when},
		{"Chair", chair},
		{"Quorum", quorum},
		{"Held last", last},
		{"Agenda", r.agendaWords()},
	}
}

// lastQuorum says what the meeting before lacked to decide; empty where nothing, or where nobody noted who was there.
func (p *Pack) lastQuorum() string {
	if p.Last == nil || p.Forum == nil || len(p.Last.There) == 0 {
		return ""
	}
	short := p.Last.Lacks(p.Forum.Quorum)
	if short.IsQuorate() {
		return ""
	}
	minutes := minutesReport{Minutes: &Minutes{Forum: p.Forum, Meeting: p.Last}, short: short}
	return "too few were there to decide: " + minutes.lackWords()
}

// whoWords name somebody with what that person does.
func whoWords(w governance.Who) string { return together(", ", w.Name, w.Role) }

// writeAttendance lists who is at the table, with a box to tick while nobody has noted who was there.
func (r *packReport) writeAttendance() {
	table := printTable{columns: []printColumn{{title: "Here"}, {title: "Name", share: 3}, {title: "Role", share: 3}, {title: "Side"}, {title: "Last time"}}}
	noted := r.Meeting != nil && len(r.Meeting.There) > 0
	for _, who := range r.atTheTable(noted) {
		row := printRow{cells: []string{"", who.Name, who.Role, who.Side.Words(), r.presenceLast(who.Who)}}
		if noted {
			row.cells[0] = together(", ", who.Presence.Words(), who.Deputy)
		} else {
			row.draw(0, tickBox())
		}
		table.rows = append(table.rows, row)
	}
	if len(table.rows) > 0 {
		r.part("Attendance")
		r.table(table)
	}
}

// atTheTable is who is at the table: as it was noted, else the chair and the members of the forum.
func (r *packReport) atTheTable(noted bool) (all []governance.Attendance) {
	if noted {
		return r.Meeting.There
	}
	if r.Forum == nil {
		return nil
	}
	for _, who := range append([]governance.Who{r.Forum.Chair}, r.Forum.Members...) {
		same := func(a governance.Attendance) bool { return samePerson(a.Who, who) }
		if strings.TrimSpace(who.Name) != "" && !slices.ContainsFunc(all, same) {
			all = append(all, governance.Attendance{Who: who})
		}
	}
	return all
}

// samePerson reports whether two are one: by the person's id, else by name and side.
func samePerson(a, b governance.Who) bool {
	if a.Person != 0 || b.Person != 0 {
		return a.Person == b.Person
	}
	return a.Name == b.Name && a.Side == b.Side
}

// presenceLast is whether somebody was at the meeting before.
func (r *packReport) presenceLast(who governance.Who) string {
	if r.Last == nil {
		return ""
	}
	i := slices.IndexFunc(r.Last.There, func(a governance.Attendance) bool { return samePerson(a.Who, who) })
	if i < 0 {
		return ""
	}
	return r.Last.There[i].Presence.Words()
}

// agendaWords are what stands on the forum's agenda every time.
func (r *packReport) agendaWords() string {
	if r.Forum == nil {
		return ""
	}
	var items []string
	for i, item := range r.Forum.Agenda {
		items = append(items, fmt.Sprintf("%d %s", i+1, item))
	}
	return strings.Join(items, " · ")
}

// writeContents lists the sections after the cover with their pages.
func (r *packReport) writeContents() {
	r.part("Contents")
	for _, s := range r.sections {
		if s != governance.Cover {
			r.contentsLine(Bookmark{Title: r.SectionTitle(s)}, func() Bookmark { return r.doc.Bookmarks[r.begin[s]] })
		}
	}
}
