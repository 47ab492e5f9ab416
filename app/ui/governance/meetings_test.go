package governance

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// board is a monthly board of both sides with an agenda, whose next meeting is today.
func (d *window) board() *governance.Forum {
	d.T.Helper()
	today := d.Today()
	f := &governance.Forum{
		Name: "Monthly board", Level: governance.Tactical, Cadence: governance.Monthly, Term: civil.Term{From: today.AddMonths(-6)},
		Quorum: governance.Quorum{People: 3, BothSides: true}, Agenda: []string{"Actions from last time", "Delivery", "Risks"},
		Members: []governance.Who{
			{Name: "Ann Lee", Role: "Product lead", Side: scorecard.Ours},
			{Name: "Bo Hart", Role: "Delivery lead", Side: scorecard.Ours},
			{Name: "Di Orr", Role: "Account lead", Side: scorecard.Theirs},
			{Name: "Ed Poe", Role: "Architect", Side: scorecard.Theirs},
		},
	}
	if err := desk.SaveForum(d.T.Context(), d.Workspace, f, ""); err != nil {
		d.T.Fatal(err)
	}
	d.meet(f.ID, today.AddMonths(-1), today.AddMonths(-1))
	d.meet(f.ID, today, civil.Date{})
	d.page.Load()
	return f
}

// meet adds a meeting.
func (d *window) meet(forum governance.ForumID, planned, held civil.Date) *governance.Meeting {
	d.T.Helper()
	m := &governance.Meeting{Forum: forum, Planned: planned, At: "10:00", Held: held}
	if err := desk.SaveMeeting(d.T.Context(), d.Workspace, m, ""); err != nil {
		d.T.Fatal(err)
	}
	return m
}

// latest is the latest meeting of a forum as it is stored now.
func (d *window) latest(forum governance.ForumID) (latest governance.Meeting) {
	d.T.Helper()
	for _, m := range d.record().Meetings {
		if m.Forum == forum && !dayOf(&m).Before(dayOf(&latest)) {
			latest = m
		}
	}
	return latest
}

// taker is somebody who takes minutes, and counts the keys beyond the words themselves.
type taker struct {
	*window
	keys int
}

func (d *taker) press(keys ...fyne.KeyName) {
	d.keys += len(keys)
	d.Press(keys...)
}

func (d *taker) control(key fyne.KeyName) {
	d.T.Helper()
	d.keys++
	d.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
}

func (d *taker) tab() {
	d.keys++
	d.Tab()
}

func TestMinutesAreTakenByKeyboardAlone(t *testing.T) {
	d := &taker{window: onDesktop(t, plain, false)}
	forum := d.board()
	d.page.Show(kit.Thing{Kind: kit.ForumThing, ID: int64(forum.ID)})
	d.ToButton("Take minutes")
	d.Press(fyne.KeyReturn)
	d.Says("Monthly board, 21 Nov 2026", "No quorum")

	d.Write("ppap") // who is there: one key each
	d.Says("3 there: 2 ours, 1 theirs. Quorate.")
	for d.focusedLabel() != "Actions from last time" {
		d.Tab()
	}
	d.Write("All done but one")
	d.tab()
	d.Write("Release 8 is late")
	d.press(fyne.KeyReturn)
	d.Write("Extend the pilot to March")
	d.control(fyne.KeyD)
	d.press(fyne.KeyReturn)
	d.Write("Carry the data map over")
	d.control(fyne.KeyT)
	d.Write("har")
	d.press(fyne.KeyReturn)
	d.Write("+2w")
	d.press(fyne.KeyReturn)
	d.Write("Two testers may leave")
	d.control(fyne.KeyR)
	d.press(fyne.KeyReturn)
	if d.keys > 9 {
		t.Errorf("a decision, an action and a risk in two items took %d keys beyond the words", d.keys)
	}

	m := d.latest(forum.ID)
	want := "Release 8 is late\nDecided: Extend the pilot to March\nAction: Carry the data map over – Bo Hart, 5 Dec 2026\nRisk: Two testers may leave"
	if len(m.Items) != 3 || m.Items[0].Text != "All done but one" || m.Items[1].Text != want {
		t.Errorf("the minutes are %q", m.Items)
	}
	if m.Held != d.Today() || len(m.There) != 4 || m.There[2].Presence != governance.Apologies {
		t.Errorf("held %s with %+v", m.Held, m.There)
	}
	if len(m.Decisions) != 1 || m.Decisions[0].Text != "Extend the pilot to March" || len(m.Risks) != 1 || m.Risks[0] != "Two testers may leave" {
		t.Errorf("decided %+v, risks %q", m.Decisions, m.Risks)
	}
	actions := d.record().Actions
	if len(actions) != 1 || actions[0].Title != "Carry the data map over" || actions[0].Owner.Name != "Bo Hart" || actions[0].Origin.Meeting != m.ID ||
		actions[0].Due != civil.MustDate("2026-12-05") {
		t.Errorf("to be done: %+v", actions)
	}
	d.Says("Decided: 1", "To be done: 1", "Risks raised: 1")
	d.Picture("meetings taking minutes")
}

// focusedLabel is what stands over the field that has the keyboard.
func (d *window) focusedLabel() string {
	d.T.Helper()
	if in, ok := d.Focused().(interface{ Field() *kit.Field }); ok {
		return in.Field().Label()
	}
	return ""
}

// atMinutes opens the board's meeting of today, with the keyboard in the item of a heading.
func atMinutes(t *testing.T, heading string) (*taker, *governance.Forum) {
	t.Helper()
	d := &taker{window: onDesktop(t, plain, false)}
	forum := d.board()
	m := d.latest(forum.ID)
	d.page.Show(kit.Thing{Kind: kit.MeetingThing, ID: int64(m.ID)})
	d.Field(heading).Focus()
	return d, forum
}

func TestAnActionAndItsLineAreUndoneInOne(t *testing.T) {
	d, forum := atMinutes(t, "Delivery")
	d.Write("Ask legal")
	d.control(fyne.KeyT)
	d.Write("Di")
	d.press(fyne.KeyReturn, fyne.KeyReturn)
	if got := d.latest(forum.ID).Items[1].Text; got != "Action: Ask legal – Di Orr" || len(d.record().Actions) != 1 {
		t.Fatalf("the line is %q with %d actions", got, len(d.record().Actions))
	}
	if label := d.Undo(); label != "Add action “Ask legal”" {
		t.Errorf("undone: %s", label)
	}
	if m := d.latest(forum.ID); len(d.record().Actions) != 0 || len(m.Items) > 1 && strings.Contains(m.Items[1].Text, "Action") {
		t.Errorf("undone, there are %d actions and the line is %q", len(d.record().Actions), m.Items)
	}
}

func TestEscapeLeavesThePromptAndNotTheMinutes(t *testing.T) {
	d, forum := atMinutes(t, "Delivery")
	d.Write("Ask legal")
	d.control(fyne.KeyT)
	d.press(fyne.KeyEscape)
	if label := d.focusedLabel(); label != "Delivery" || len(d.record().Actions) != 0 {
		t.Fatalf("the keyboard is in %q with %d actions", label, len(d.record().Actions))
	}
	d.press(fyne.KeyEscape)
	if got := d.latest(forum.ID).Items[1].Text; got != "Ask legal" {
		t.Errorf("left with %q", got)
	}
	d.Says("Forums")
}

// Whoever was named has something to do, also where the day that was typed can't be read and the page is left.
func TestAnActionOfSomebodyIsKeptWhenItsPromptIsLeft(t *testing.T) {
	d, forum := atMinutes(t, "Delivery")
	d.Write("Ask legal")
	d.control(fyne.KeyT)
	d.Write("Di")
	d.press(fyne.KeyReturn)
	d.Write("one fine day")
	d.page.Escape()
	actions := d.record().Actions
	if len(actions) != 1 || actions[0].Owner.Name != "Di Orr" || !actions[0].Due.IsZero() {
		t.Errorf("to be done: %+v", actions)
	}
	if got := d.latest(forum.ID).Items[1].Text; got != "Action: Ask legal – Di Orr" {
		t.Errorf("the line is %q", got)
	}
}

func TestASentenceOfTheMinutesIsNobodyAtTheMeeting(t *testing.T) {
	for text, is := range map[string]bool{"Siân Llewelyn": true, "Dr Anna Maria van der Berg": true, "Release 8 is late.": false, "Two of the testers may leave us": false} {
		if _, err := isName(text); is != (err == nil) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What comes back late from where it is stored must not take away a line that was typed meanwhile.
func TestALineThatIsTypedMeanwhileStays(t *testing.T) {
	d, _ := atMinutes(t, "Delivery")
	item := d.page.now().(*meetingPage).minutes.items[1]
	item.sent = []string{"one", "one\ntwo"}
	item.note.Reset("one\ntwo")
	item.settle("one")
	if item.note.Text() != "one\ntwo" {
		t.Errorf("an older text came back and left %q", item.note.Text())
	}
	item.settle("one\ntwo")
	item.settle("one")
	if item.note.Text() != "one" {
		t.Errorf("once all is stored, Undo shows %q", item.note.Text())
	}
}

func TestAMeetingIsPlannedHeldAndCalledOffByKeyboard(t *testing.T) {
	d := onDesktop(t, plain, false)
	forum := d.board()
	d.page.Show(kit.Thing{Kind: kit.ForumThing, ID: int64(forum.ID)})
	d.Press(fyne.KeyInsert)
	d.Says("Plan the next Monthly board")
	if day := d.Field("Day").Value(); day != "19 Dec 2026" {
		t.Errorf("it proposes %s, want the Saturday nearest to 21 Dec", day)
	}
	d.ToField("Place")
	d.Write("Room 4")
	d.Press(fyne.KeyReturn)
	if m := d.latest(forum.ID); m.Planned != civil.MustDate("2026-12-19") || m.Place != "Room 4" {
		t.Fatalf("planned %+v", m)
	}
	d.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.Write("strike")
	d.Press(fyne.KeyReturn)
	if m := d.latest(forum.ID); m.Off != "strike" {
		t.Errorf("called off: %+v", m)
	}
	d.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyLeft, fyne.KeyLeft)
	d.Write("today")
	d.Press(fyne.KeyReturn)
	held := 0
	for _, m := range d.record().Meetings {
		if m.Held == d.Today() {
			held++
		}
	}
	if held != 1 {
		t.Errorf("%d meetings were held today; below the table stands %q", held, d.page.now().(*forumPage).table.Notice())
	}
	d.Picture("meetings forum")
}

func TestNothingIsKnownYetOfMeetings(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.page.Show(kit.Thing{Part: meetingTab})
	d.Says("No forums yet")
	d.Tap("New forum")
	d.Fill("What the meeting is called", "Weekly stand-up")
	d.Fill("Level", "Operational")
	d.ToField("First day")
	d.Press(fyne.KeyReturn)
	all := d.record().Forums
	if len(all) != 1 || all[0].Cadence != governance.Weekly {
		t.Fatalf("added %+v", all)
	}
	d.Says("Weekly stand-up", "Standing agenda", "Nobody belongs to it yet")
	d.Picture("meetings new forum")
}

func TestActionsAreSettledInTheTable(t *testing.T) {
	d, forum := atMinutes(t, "Delivery")
	d.Write("Ask legal")
	d.control(fyne.KeyT)
	d.press(fyne.KeyReturn)
	d.Write("yesterday")
	d.press(fyne.KeyReturn)
	d.page.Show(kit.Thing{Part: meetingTab})
	d.toSide(actionSide)
	if facts := d.page.Facts(); facts != "1 action open · 1 overdue, 1 without a note" {
		t.Errorf("the page says %q", facts)
	}
	d.Says("Overdue")
	table := d.page.sides[meetingTab].(*meetings).actions.table
	if from := table.All()[0].from; from != "Monthly board, 21 Nov 2026" {
		t.Errorf("it comes from %q", from)
	}
	table.Focus()
	table.Select(0)
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.Write("worked")
	d.Press(fyne.KeyReturn)
	if notice := table.Notice(); !strings.Contains(notice, "say first that it is done") {
		t.Errorf("below the table stands %q", notice)
	}
	d.Press(fyne.KeyEscape, fyne.KeyLeft)
	d.Write("done")
	d.Press(fyne.KeyReturn)
	a := d.record().Actions[0]
	if a.State != scorecard.ActionDone || a.Done != d.Today() || a.Origin.Meeting != d.latest(forum.ID).ID {
		t.Fatalf("the action is %+v", a)
	}
	table.SelectKey(kit.Key(a.ID))
	d.Says("to be said")
	d.Press(fyne.KeyRight)
	d.Write("worked p")
	d.Press(fyne.KeyReturn)
	if a := d.record().Actions[0]; a.Effect != scorecard.WorkedPartly {
		t.Errorf("it worked: %q", a.Effect.Words())
	}
}

func TestLookingBackIsHeldAgainstTheAgreement(t *testing.T) {
	v := &view{today: civil.MustDate("2026-11-21"), record: &governance.Record{
		Forums: []governance.Forum{{ID: 1, Contract: 14}, {ID: 2, Contract: 9}},
		Agreements: []governance.Agreement{{ID: 1, Code: "A-01", Title: "Licensing", Contract: 14, Versions: []governance.Version{{
			Number: 1, Agreed: civil.MustDate("2026-10-05"), Failing: governance.Failing{Retrospectives: governance.Fortnightly},
		}}}},
	}}
	lookBack := func(forum governance.ForumID, day string) {
		held := civil.MustDate(day)
		v.record.Meetings = append(v.record.Meetings, governance.Meeting{ID: 1, Forum: forum, Planned: held, Held: held, Retrospective: true})
	}
	lookBack(1, "2026-10-08")
	lookBack(2, "2026-10-22") // of another contract
	lookBack(1, "2026-11-04")
	r := lookbackRows(v)[0]
	if r.held != 2 || r.missed != 1 || r.isKept() || r.last != civil.MustDate("2026-11-04") || r.by != civil.MustDate("2026-11-29") {
		t.Errorf("%d held, %d missed, the last on %s, the next by %s", r.held, r.missed, r.last, r.by)
	}
	lookBack(1, "2026-11-20")
	if r := lookbackRows(v)[0]; r.by != civil.MustDate("2026-12-13") {
		t.Errorf("held this fortnight, the next is due by %s", r.by)
	}
}

func TestTheNextMeetingIsProposedOnTheSameDayOfTheWeek(t *testing.T) {
	for _, c := range []struct {
		cadence    governance.Cadence
		last, want string
	}{
		{governance.Weekly, "2026-11-18", "2026-11-25"},
		{governance.Fortnightly, "2026-11-18", "2026-12-02"},
		{governance.Monthly, "2026-11-25", "2026-12-23"},
		{governance.Monthly, "2027-01-29", "2027-02-26"},
		{governance.Quarterly, "2026-12-03", "2027-03-04"},
		{governance.CadenceUnstated, "2026-11-18", ""},
	} {
		if got := turn(c.cadence, civil.MustDate(c.last)).String(); got != c.want {
			t.Errorf("%s after %s comes %s, want %s", c.cadence, c.last, got, c.want)
		}
	}
}

func TestThousandsOfMeetingsAreCounted(t *testing.T) {
	v := &view{today: civil.MustDate("2026-11-21"), record: &governance.Record{}}
	for f := range 200 {
		id := governance.ForumID(f + 1)
		v.record.Forums = append(v.record.Forums, governance.Forum{ID: id, Name: "Stand-up", Cadence: governance.Weekly, Term: civil.Term{From: civil.MustDate("2025-01-06")}})
		for week := range 97 {
			day := civil.MustDate("2025-01-08").AddDays(7 * week)
			v.record.Meetings = append(v.record.Meetings, governance.Meeting{ID: governance.MeetingID(len(v.record.Meetings) + 1), Forum: id, Planned: day, Held: day})
		}
	}
	rows := forumRows(v)
	for _, r := range rows {
		if r.words != "52 of 52 held" || len(r.marks) > mostMarks {
			t.Fatalf("%s with %d marks", r.words, len(r.marks))
		}
	}
}
