package desk_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/assets"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

func governanceCatalogue(t testing.TB) *desk.GovernanceCatalogue {
	t.Helper()
	data, err := assets.Files.ReadFile(assets.Governance)
	if err != nil {
		t.Fatal(err)
	}
	c, err := desk.ReadGovernanceCatalogue(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// licensing is an agreement that both sides signed on 27 May.
func licensing(t *testing.T, ws *store.Workspace) governance.AgreementID {
	t.Helper()
	day := civil.MustDate("2026-05-27")
	a := governance.Agreement{Kind: governance.WaysOfWorking, Title: "Licensing", Versions: []governance.Version{{
		Number: 1, Agreed: day, Sections: []governance.Section{{Heading: "The ask", Text: "one service"}},
		Promises: []governance.Statement{{Key: "early", Text: "we say it first", Answer: governance.OneToFive}},
		Signed: []governance.Signature{
			{Who: governance.Who{Name: "Ann Lee", Side: scorecard.Ours}, On: day}, {Who: governance.Who{Name: "Bo Hart", Side: scorecard.Theirs}, On: day},
		},
	}}}
	if err := desk.SaveAgreement(t.Context(), ws, &a, ""); err != nil {
		t.Fatal(err)
	}
	if a.Code != "A-01" {
		t.Errorf("it is called %q", a.Code)
	}
	return a.ID
}

func TestWhatWasSignedIsChangedByANewVersionOnly(t *testing.T) {
	ws := newWorkspace(t)
	id := licensing(t, ws)
	changes := []struct {
		what    string
		change  func(*governance.Agreement)
		refused string
	}{
		{"its words", func(a *governance.Agreement) { a.Versions[0].Sections[0].Text = "two services" }, "begin a new version"},
		{"its title", func(a *governance.Agreement) { a.Title = "Licences" }, "it was signed as Licensing"},
		{"its kind", func(a *governance.Agreement) { a.Kind = governance.DataSharing }, "begin a new version"},
		{"its day", func(a *governance.Agreement) { a.Versions[0].Agreed = civil.Date{} }, "leave the day as it is"},
		{"it being there", func(a *governance.Agreement) { a.Versions = nil }, "would be gone"},
		{"when it is looked at again", func(a *governance.Agreement) { a.Versions[0].Review = civil.MustDate("2027-01-01") }, ""},
		{"a new version", func(a *governance.Agreement) { a.Begin("two services now").Sections[0].Text = "two services" }, ""},
		{"the title of the new version", func(a *governance.Agreement) { a.Title = "Licences" }, ""},
	}
	for _, c := range changes {
		err := desk.ChangeAgreement(t.Context(), ws, id, "Change "+c.what, c.change)
		if c.refused == "" && err != nil || c.refused != "" && (err == nil || !strings.Contains(err.Error(), c.refused)) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	r, err := ws.Governance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if a := r.Agreements[0]; len(a.Versions) != 2 || a.Versions[0].Sections[0].Text != "one service" || a.Draft() == nil {
		t.Errorf("afterwards it is %+v", a)
	}
}

func TestAStatementIsAnsweredOnItsScale(t *testing.T) {
	ws := newWorkspace(t)
	p := governance.Pulse{Agreement: licensing(t, ws), Statement: "early", On: civil.MustDate("2026-06-01"), Side: scorecard.Ours, Value: exact.Int(4)}
	if err := desk.SavePulse(t.Context(), ws, &p); err != nil || p.ID == 0 {
		t.Errorf("%d, %v", p.ID, err)
	}
	p.Value = exact.Int(6)
	if err := desk.SavePulse(t.Context(), ws, &p); err == nil {
		t.Error("6 of 5 was taken")
	}
	p.Statement = "unheard of"
	if err := desk.SavePulse(t.Context(), ws, &p); err == nil || !strings.Contains(err.Error(), "has no statement") {
		t.Errorf("an answer to nothing: %v", err)
	}
}

func TestAForumThatMetIsNotRemoved(t *testing.T) {
	ws := newWorkspace(t)
	board := governance.Forum{Name: "Board", Cadence: governance.Monthly, Term: civil.Term{From: civil.MustDate("2026-01-01")}}
	if err := desk.SaveForum(t.Context(), ws, &board, ""); err != nil {
		t.Fatal(err)
	}
	planned := governance.Meeting{Forum: board.ID, Planned: civil.MustDate("2026-02-02")}
	if err := desk.SaveMeeting(t.Context(), ws, &planned, ""); err != nil {
		t.Fatal(err)
	}
	hold := func(m *governance.Meeting) { m.Held = m.Planned }
	if err := desk.ChangeMeeting(t.Context(), ws, planned.ID, "Hold the board", hold); err != nil {
		t.Fatal(err)
	}
	var used *desk.InUseError
	if err := desk.RemoveForum(t.Context(), ws, board.ID); !errors.As(err, &used) {
		t.Errorf("got %v", err)
	}
	if err := desk.RemoveMeeting(t.Context(), ws, planned.ID); err != nil {
		t.Fatal(err)
	}
	if err := desk.RemoveForum(t.Context(), ws, board.ID); err != nil {
		t.Error(err)
	}
	var missing *store.NotFoundError
	if err := desk.RemoveForum(t.Context(), ws, board.ID); !errors.As(err, &missing) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestAPointMayBeMetBeforeItsEvidenceIsTyped(t *testing.T) {
	ws := newWorkspace(t)
	list := governance.List{Name: "Own", Points: []governance.Point{{Number: 1, Title: "users"}}}
	if err := desk.SaveAssessmentList(t.Context(), ws, &list, ""); err != nil {
		t.Fatal(err)
	}
	a := governance.Assessment{List: list.ID, Service: "Licensing", Judge: governance.Panel, On: civil.MustDate("2026-08-01"), Sponsor: "S", ServiceOwner: "O"}
	if err := desk.SaveServiceAssessment(t.Context(), ws, &a, ""); err != nil {
		t.Fatal(err)
	}
	met := func(a *governance.Assessment) { a.Points = []governance.Assessed{{Point: 1, Verdict: governance.Met}} }
	if err := desk.ChangeServiceAssessment(t.Context(), ws, a.ID, "Point 1 is met", met); err != nil {
		t.Error(err)
	}
	unknown := func(a *governance.Assessment) { a.Points = append(a.Points, governance.Assessed{Point: 7}) }
	if err := desk.ChangeServiceAssessment(t.Context(), ws, a.ID, "Point 7", unknown); err == nil {
		t.Error("a point that the list has not was taken")
	}
	var used *desk.InUseError
	if err := desk.RemoveAssessmentList(t.Context(), ws, list.ID); !errors.As(err, &used) {
		t.Errorf("got %v", err)
	}
}

func TestVotingAgainReplacesTheVotes(t *testing.T) {
	ws := newWorkspace(t)
	for _, votes := range []int{12, 7} {
		b := governance.Ballot{Round: "autumn", Voter: "Ann", Side: scorecard.Ours, Question: governance.Value, Votes: map[int]int{3: votes}}
		if err := desk.SaveBallot(t.Context(), ws, &b); err != nil {
			t.Fatal(err)
		}
	}
	r, err := ws.Governance(t.Context())
	if err != nil || len(r.Ballots) != 1 || r.Ballots[0].Votes[3] != 7 {
		t.Errorf("%+v, %v", r.Ballots, err)
	}
	if err := desk.SaveBallot(t.Context(), ws, &governance.Ballot{Round: "autumn", Voter: "Bo", Question: governance.Value, Votes: map[int]int{3: 13}}); err == nil {
		t.Error("13 of 12 votes were taken")
	}
}

func TestVotesThatArePastedAreOneChange(t *testing.T) {
	ws := newWorkspace(t)
	ballots := []*governance.Ballot{
		{Round: "autumn", Voter: "Ann", Side: scorecard.Ours, Question: governance.Value, Votes: map[int]int{3: 12}},
		{Round: "autumn", Voter: "Bo", Side: scorecard.Theirs, Question: governance.Value},
	}
	if err := desk.SaveBallots(t.Context(), ws, "Votes of 2", ballots...); err != nil {
		t.Fatal(err)
	}
	if err := desk.RemoveBallots(t.Context(), ws, "Take both out", ballots[0].ID, ballots[1].ID); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{2, 0} {
		if _, err := ws.Undo(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if r, err := ws.Governance(t.Context()); err != nil || len(r.Ballots) != want {
			t.Errorf("%d ballots, want %d; %v", len(r.Ballots), want, err)
		}
	}
}

func TestWhatIsPutOffNeedsAReasonAndALaterDay(t *testing.T) {
	ws := newWorkspace(t)
	today := civil.Of(options().Clock())
	for _, s := range []governance.Snooze{
		{Key: "option:1", Until: today, Reason: "waits"}, {Key: "option:1", Until: today.AddDays(1)}, {Key: "option:1", Until: today.AddDays(1), Reason: "waits"},
	} {
		err := desk.Snooze(t.Context(), ws, s)
		if fine := s.Reason != "" && s.Until.After(today); fine != (err == nil) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if err := desk.Wake(t.Context(), ws, "option:1"); err != nil {
		t.Fatal(err)
	}
	all, err := ws.Snoozes(t.Context())
	if err != nil || len(all) != 1 || all[0].Sleeps(today) {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestHowTheSampleWorksTogetherIsRight(t *testing.T) {
	s := mustReadSample(t)
	r, today := s.Governance, civil.MustDate("2026-11-21")
	var faults fault.List
	for i := range r.Agreements {
		faults = append(faults, r.Agreements[i].Check()...)
	}
	for i := range r.Forums {
		faults = append(faults, r.Forums[i].Check()...)
	}
	for i := range r.Meetings {
		faults = append(faults, r.Meetings[i].Check(today)...)
	}
	for i := range r.Challenges {
		faults = append(faults, r.Challenges[i].Check(today)...)
	}
	for i := range r.Feedback {
		faults = append(faults, r.Feedback[i].Check(today)...)
	}
	for i := range r.Actions {
		faults = append(faults, r.Actions[i].Check()...)
	}
	for i := range r.Assessments {
		faults = append(faults, r.Assessments[i].Check(&r.Lists[r.Assessments[i].List-1])...)
	}
	for i := range r.Ballots {
		faults = append(faults, r.Ballots[i].Check()...)
	}
	for i := range r.Ideas {
		faults = append(faults, r.Ideas[i].Check()...)
	}
	if err := faults.Err(); err != nil {
		t.Error(err)
	}
	var overdue, standings []string
	for i := range r.Actions {
		if a := &r.Actions[i]; a.IsOverdue(today) {
			overdue = append(overdue, a.Title)
		}
	}
	if got := strings.Join(overdue, "; "); got != "Find a second receiver for the release pipeline; Paper on option 1: extend, or run it ourselves; Fill the content designer's role" {
		t.Errorf("overdue are %s", got)
	}
	board := r.Forums[0]
	board.ID = r.Meetings[0].Forum
	for _, slot := range board.Slots(r.Meetings, today) {
		standings = append(standings, slot.Standing.String())
	}
	if got := strings.Join(standings, " "); got != "held held held held held held held missed held held upcoming" {
		t.Errorf("the board of appeals was %s", got)
	}
}
