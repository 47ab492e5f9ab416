package export

import (
	"fmt"
	"io"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// Minutes are what was said, decided and asked for at a meeting, as they go out on a day.
type Minutes struct {
	Forum    *governance.Forum
	Meeting  *governance.Meeting
	Actions  []governance.Action // that it asked for
	Before   []governance.Action // that earlier meetings of the forum asked for and that are still open
	Contract string              // reference and title, empty where the forum is about no single one
	Day      civil.Date
	nameless *nameless // nil where people are named
}

// MinutesReport writes the minutes of a meeting as a PDF: who was there and whether that was enough to decide, what was said under each
// heading, decisions, actions and risks. Of a meeting that is still to be held it is the agenda. The same input gives the same bytes. It
// fails where w does.
func MinutesReport(w io.Writer, m *Minutes, p Provenance) error {
	return LayOutMinutes(m, p).WritePDF(w)
}

// LayOutMinutes is the report that [MinutesReport] writes, as pages to be painted.
func LayOutMinutes(m *Minutes, p Provenance) *Document {
	r := &minutesReport{briefing: newBriefing(m.title(), m.kind(), p, m.nameless, m.Day), Minutes: m, short: m.Meeting.Lacks(m.Forum.Quorum)}
	r.doc.Title = m.title() + ": " + strings.ToLower(m.kind())
	r.write()
	return r.doc
}

// minutesReport is everything that the sections share.
type minutesReport struct {
	briefing
	*Minutes
	short governance.Short
}

// title is the forum with the day of the meeting.
func (m *Minutes) title() string { return together(", ", inOneLine(m.Forum.Name), m.on().Words()) }

// on is the day the meeting was held, or where it was not, the day it is planned for.
func (m *Minutes) on() civil.Date {
	if !m.Meeting.Held.IsZero() {
		return m.Meeting.Held
	}
	return m.Meeting.Planned
}

func (m *Minutes) kind() string {
	switch {
	case m.Meeting.Held.IsZero():
		return "Agenda"
	case m.Meeting.Retrospective:
		return "Retrospective"
	}
	return "Minutes"
}

func (r *minutesReport) write() {
	r.add(r.lines(r.kind(), letterMuted, 0, bodyWidth)...)
	r.writeName(r.title(), r.outcome(), r.headline())
	r.space()
	m, f := r.Meeting, r.Forum
	r.facts(
		fact{"Forum", together(", ", f.Name, strings.ToLower(f.Level.Words()), strings.ToLower(f.Cadence.Words()))},
		fact{"Contract", r.Contract},
		fact{"Planned for", r.plannedWords()},
		fact{"Time", m.At},
		fact{"Place", m.Place},
		fact{"Chair", together(", ", f.Chair.Name, f.Chair.Role)},
		fact{"To decide it takes", quorumWords(f.Quorum)},
		fact{"Called off", m.Off},
	)
	r.writeSections(
		reportSection{"Who was there", 0, r.where(len(m.There) > 0, r.writeThere)},
		reportSection{"On the agenda", 0, r.where(m.Held.IsZero() && len(f.Agenda) > 0, func() { r.bullets(f.Agenda) })},
		reportSection{"What was said", 0, r.where(len(m.Items) > 0, r.writeItems)},
		reportSection{"Decisions", 0, r.where(!m.Held.IsZero(), r.writeDecisions)},
		reportSection{"Actions", 0, r.where(!m.Held.IsZero(), func() { r.writeActions(r.Actions, "Nobody was asked to do anything.") })},
		reportSection{"Risks raised", 0, r.where(len(m.Risks) > 0, func() { r.bullets(m.Risks) })},
		reportSection{"Still open from earlier meetings", 0, r.where(len(r.Before) > 0, func() { r.writeActions(r.Before, "") })},
	)
	r.finish(minutesNotes, fact{"Forum", f.Name}, fact{"Contract", r.Contract})
}

var minutesNotes = []string{
	"Whoever was there or sent a deputy counts towards the number that a decision takes. Apologies don't.",
	"Actions are shown as they stand on the day named below, not as they stood at the meeting. An action is overdue from the day after it was due.",
}

// where is what writes a section, nil where there is nothing to write.
func (r *minutesReport) where(is bool, write func()) func() {
	if is {
		return write
	}
	return nil
}

// plannedWords is the day it was planned for, where it was held on another or on none.
func (r *minutesReport) plannedWords() string {
	if r.Meeting.Held == r.Meeting.Planned {
		return ""
	}
	return r.Meeting.Planned.Words()
}

// quorumWords say who must be there for a decision to hold.
func quorumWords(q governance.Quorum) string {
	words := map[bool]string{true: "both sides"}[q.BothSides]
	switch {
	case q.People == 1:
		return together(" of ", "one person", words)
	case q.People > 1:
		return together(" of ", fmt.Sprintf("%d people", q.People), words)
	case q.BothSides:
		return "somebody of both sides"
	}
	return ""
}

// outcome is what came of the meeting, in a sentence.
func (r *minutesReport) outcome() string {
	m := r.Meeting
	switch {
	case m.Held.IsZero() && strings.TrimSpace(m.Off) != "":
		return "The meeting was called off."
	case m.Held.IsZero() && m.Planned.Before(r.Day):
		return "The meeting was planned for " + m.Planned.Words() + " and was not held."
	case m.Held.IsZero():
		return "The meeting is planned for " + together(" at ", m.Planned.Words(), m.At) + "."
	}
	came := countOf(len(m.Decisions), "decision") + " and " + countOf(len(r.Actions), "action") + "."
	if len(m.Decisions)+len(r.Actions) == 0 {
		came = "nothing was decided, and nobody was asked to do anything."
	}
	if len(m.There) == 0 {
		return capitalised(came) + " Who was there was not noted."
	}
	if r.short.IsQuorate() {
		return "Enough were there to decide: " + came
	}
	return "Too few were there to decide: " + r.lackWords() + ". " + map[bool]string{true: "The decisions below need to be confirmed."}[len(m.Decisions) > 0]
}

// lackWords say who was missing for a decision to hold.
func (r *minutesReport) lackWords() string {
	var parts []string
	if n := r.short.People; n > 0 {
		parts = append(parts, fmt.Sprintf("%d more of %s had to be", n, quorumWords(governance.Quorum{People: r.Forum.Quorum.People})))
	}
	for _, side := range r.short.Sides {
		parts = append(parts, "nobody was of "+sideWords(side == scorecard.Ours))
	}
	return strings.Join(parts, ", and ")
}

func (r *minutesReport) headline() []fact {
	m := r.Meeting
	if m.Held.IsZero() {
		return nil
	}
	there, done := 0, 0
	for _, a := range m.There {
		there += boolFigure(a.Presence == governance.Present || a.Presence == governance.Deputised)
	}
	for i := range r.Actions {
		done += boolFigure(!r.Actions[i].IsOpen(r.Day))
	}
	return []fact{
		{"There", map[bool]string{true: fmt.Sprintf("%d of %d", there, len(m.There))}[len(m.There) > 0]},
		{"Decisions", fmt.Sprint(len(m.Decisions))},
		{"Actions", fmt.Sprint(len(r.Actions))},
		{"Done since", map[bool]string{true: fmt.Sprintf("%d of %d", done, len(r.Actions))}[len(r.Actions) > 0]},
		{"Risks raised", fmt.Sprint(len(m.Risks))},
	}
}
