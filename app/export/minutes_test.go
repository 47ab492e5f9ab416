package export

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// board are the minutes of a monthly board with so many lines of text in all.
func board(lines int) *Minutes {
	day := civil.MustDate
	iona, rhys, eleni, ruth := whoOf(1, "Iona Fraser", "Product lead", scorecard.Ours), whoOf(2, "Rhŷs Ŵyn", "Delivery lead", scorecard.Theirs), whoOf(0, "Ελένη Παππά", "Policy lead", scorecard.Ours), whoOf(0, "Ruth Adeyemi", "Deputy director", scorecard.Ours)
	m := &governance.Meeting{
		ID: 7, Forum: 3, Planned: day("2026-10-28"), At: "10:00", Held: day("2026-10-28"), Place: "Room 2 and by video",
		There: []governance.Attendance{
			{Who: iona, Presence: governance.Present}, {Who: rhys, Presence: governance.Deputised, Deputy: "Ruth Adeyemi"}, {Who: eleni, Presence: governance.Apologies}, {Who: ruth, Presence: governance.Absent}, {Who: whoOf(0, "Nobody Said", "", scorecard.Theirs)},
		},
		Decisions: []governance.Decision{{Text: "Appeals by letter are in scope", Why: "A third of appellants write"}, {Text: "Iona Fraser chairs from December", By: "Ruth Adeyemi"}},
		Risks:     []string{"The data platform is late 😀", "Rhŷs leaves in March"},
	}
	for i := range lines {
		if i%25 == 0 {
			m.Items = append(m.Items, governance.Item{Heading: fmt.Sprintf("Item %d", i/25+1)})
		}
		item := &m.Items[len(m.Items)-1]
		item.Text += fmt.Sprintf("Line %d. Iona asked what the readings rest on, and Ŵyn said that nine of twelve have one.\n", i+1)
	}
	action := func(id governance.ActionID, title, due string, state scorecard.ActionState) governance.Action {
		return governance.Action{ID: id, Origin: governance.Origin{Meeting: 7}, Raised: day("2026-10-28"), Title: title, Owner: iona, Due: day(due), State: state}
	}
	done := action(1, "Count paper appeals", "2026-11-10", scorecard.ActionDone)
	done.Done, done.Effect, done.Note, done.Owner = day("2026-11-09"), scorecard.Worked, "Rhŷs Ŵyn counted 412", rhys
	return &Minutes{
		Forum:   &governance.Forum{ID: 3, Name: "Monthly board", Level: governance.Tactical, Cadence: governance.Monthly, Quorum: governance.Quorum{People: 2, BothSides: true}, Agenda: []string{"Since last time", "Scorecard"}, Chair: ruth},
		Meeting: m, Contract: "C-014 Appeals delivery partner", Day: governed,
		Actions: []governance.Action{done, action(2, "Ask Ruth Adeyemi for the budget", "2026-11-12", scorecard.ActionOpen), action(3, "Invite the policy team", "2026-12-01", scorecard.ActionOpen)},
		Before:  []governance.Action{action(4, "Publish the roadmap", "2026-10-15", scorecard.ActionOpen)},
	}
}

func TestMinutesSayWhatCameOfAMeeting(t *testing.T) {
	m := board(12)
	checkSays(
		t, "the minutes", allWords(LayOutMinutes(m, someProvenance)),
		"Minutes Monthly board, 28 Oct 2026", "Enough were there to decide: 2 decisions and 3 actions.", "There 2 of 5", "Done since 1 of 3", "2 people of both sides", "Chair Ruth Adeyemi, Deputy director",
		"Deputised", "Apologies", "Not said", "Line 12.", "1 Appeals by letter are in scope all Why: A third of appellants write", "Done 9 Nov 2026", "Did it work? Worked. Rhŷs Ŵyn counted 412",
		"Overdue by 10 days", "Still open from earlier meetings Action Owner Side Due State Publish the roadmap", "Risks raised", "Names of people as in the register",
	)
	keepPDF(t, "minutes", func(w io.Writer) error { return MinutesReport(w, m, someProvenance) })
}

func TestHowAMeetingWent(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Minutes)
		want   string
	}{
		"nobody of a side": {func(m *Minutes) { m.Meeting.There = m.Meeting.There[:1] }, "Too few were there to decide: 1 more of 2 people had to be, and nobody was of the other side. The decisions below need to be confirmed."},
		"nobody was noted": {func(m *Minutes) { m.Meeting.There = nil }, "2 decisions and 3 actions. Who was there was not noted."},
		"still to come":    {func(m *Minutes) { m.Meeting.Held, m.Meeting.Planned = civil.Date{}, civil.MustDate("2026-11-25") }, "Agenda Monthly board, 25 Nov 2026 The meeting is planned for 25 Nov 2026 at 10:00."},
		"called off":       {func(m *Minutes) { m.Meeting.Held, m.Meeting.Off = civil.Date{}, "The room was flooded" }, "The meeting was called off. Forum Monthly board, tactical, monthly"},
		"missed":           {func(m *Minutes) { m.Meeting.Held = civil.Date{} }, "The meeting was planned for 28 Oct 2026 and was not held."},
		"looking back":     {func(m *Minutes) { m.Meeting.Retrospective = true }, "Retrospective Monthly board"},
		"held without a plan": {func(m *Minutes) {
			m.Meeting.Planned, m.Meeting.Decisions, m.Actions = civil.Date{}, nil, nil
		}, "Nothing was decided. Actions Nobody was asked to do anything."},
	} {
		m := board(0)
		c.change(m)
		if text := allWords(LayOutMinutes(m, someProvenance)); !strings.Contains(text, c.want) {
			t.Errorf("%s: %.600s", name, text)
		}
	}
}

// Minutes of 300 lines take several pages, on which every line stands and no heading is alone at the foot.
func TestLongMinutesBreakWell(t *testing.T) {
	for _, lines := range []int{300, 301, 40, 41, 42, 43, 44, 45} { // some of them end at the edge of a page
		m := board(lines)
		d := LayOutMinutes(m, someProvenance)
		text := allWords(d)
		if n := strings.Count(text, "Line "); n != lines {
			t.Errorf("%d of %d lines are printed", n, lines)
		}
		checkWithinMargins(t, d)
		checkHeadingsAccompanied(t, d)
		checkNothingOverlaps(t, d)
		for i := range d.Pages {
			if runs := bodyRuns(&d.Pages[i]); strings.HasPrefix(runs[len(runs)-1].Text, "Item ") {
				t.Errorf("of %d lines, page %d ends with %q", lines, i+1, runs[len(runs)-1].Text)
			}
		}
	}
	keepPDF(t, "minutes-300", func(w io.Writer) error { return MinutesReport(w, board(300), someProvenance) })
}

func TestMinutesOfAnyTextKeepWithinTheirPages(t *testing.T) {
	for _, text := range append(beside.NaughtyStrings(t)[20:23], strings.Repeat("gwasanaethau digidol ", 80), strings.Repeat("W", 300), "") {
		m := board(0)
		who := whoOf(0, text, text, scorecard.Theirs)
		m.Forum.Name, m.Forum.Chair, m.Meeting.Place = text, who, text
		for range 8 {
			m.Meeting.There = append(m.Meeting.There, governance.Attendance{Who: who, Deputy: text})
			m.Meeting.Items = append(m.Meeting.Items, governance.Item{Heading: text, Text: text})
			m.Meeting.Decisions = append(m.Meeting.Decisions, governance.Decision{Text: text, By: text, Why: text})
			m.Actions = append(m.Actions, governance.Action{Title: text, Owner: who, Note: text})
			m.Meeting.Risks = append(m.Meeting.Risks, text)
		}
		d := LayOutMinutes(m, someProvenance)
		checkWithinMargins(t, d)
		checkNothingOverlaps(t, d)
		if t.Failed() {
			t.Fatalf("with %.40q", text)
		}
	}
}

func TestMinutesWithoutNames(t *testing.T) {
	m := board(30)
	checkNameless(t, LayOutMinutes(m.WithoutNames(governedPeople), Provenance{Workspace: "Iona Fraser's office", Made: someTime}))
	if m.Meeting.There[0].Name != "Iona Fraser" || m.Forum.Chair.Name != "Ruth Adeyemi" {
		t.Error("leaving names out has changed what it was asked of")
	}
}
