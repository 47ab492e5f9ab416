package store

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// quillon is a person of the workspace as agreements and minutes name them.
var quillon = governance.Who{Person: 1, Name: "Quillon Farthingale", Role: "Ombudsman of Wyre", Side: scorecard.Theirs}

// partnership holds every field of everything that is kept about how two sides work together, but for ids.
func partnership() governance.Record {
	ann := governance.Who{Name: "Ann Lee", Role: "Commercial lead", Side: scorecard.Ours}
	return governance.Record{
		Agreements: []governance.Agreement{{Code: "A-01", Kind: governance.WaysOfWorking, Title: "Licensing", Versions: []governance.Version{
			{
				Number: 1, Agreed: day("2026-05-27"), Review: day("2026-11-27"), Duration: "to beta", Why: "first",
				Sections: []governance.Section{{Heading: "The ask", Text: "one service"}, {Heading: "Users"}},
				People:   []governance.Member{{Who: quillon, Need: governance.Compulsory, Skills: "law"}, {Who: ann, Need: governance.Optional}},
				Scope:    []string{"licences", "renewals"}, Outside: []string{"fees"},
				Outputs: []governance.Output{{Phase: "discovery", What: "a map"}},
				Success: []governance.Success{{Text: "70 % online by June 2027", Checks: []governance.Check{
					{Letter: governance.Specific, Holds: true, Why: "names it"}, {Letter: governance.TimeBound},
				}}, {Text: "unchecked"}},
				Failing:  governance.Failing{Retrospectives: governance.Fortnightly, Escalation: []governance.Rung{{Who: quillon, Days: 5}}, Note: "then leaders"},
				Promises: []governance.Statement{{Key: "s1", Text: "we say it first", Owner: "Ann", Answer: governance.OneToFive}},
				Signed:   []governance.Signature{{Who: ann, On: day("2026-05-26")}, {Who: quillon, On: day("2026-05-27")}},
			},
			{Number: 2, Why: "fees come in"},
		}}},
		Pulses: []governance.Pulse{{Agreement: 1, Statement: "s1", On: day("2026-06-01"), Side: scorecard.Ours, Value: exact.Int(4), By: "Ann", Note: "n"}},
		Forums: []governance.Forum{{
			Name: "Board", Level: governance.Tactical, Cadence: governance.Monthly, Term: civil.Term{From: day("2026-01-01"), To: day("2027-01-01")},
			Quorum: governance.Quorum{People: 2, BothSides: true}, Agenda: []string{"actions", "risks"}, Chair: quillon, Members: []governance.Who{ann, quillon},
		}},
		Meetings: []governance.Meeting{{
			Forum: 1, Planned: day("2026-10-28"), At: "10:00", Held: day("2026-10-29"), Place: "Room 2", Retrospective: true,
			There:     []governance.Attendance{{Who: quillon, Presence: governance.Deputised, Deputy: "Bo"}, {Who: ann, Presence: governance.Present}},
			Items:     []governance.Item{{Heading: "Risks", Text: "two\nlines"}},
			Decisions: []governance.Decision{{Text: "go", By: "Ann", Why: "ready"}}, Risks: []string{"data"},
		}},
		Challenges: []governance.Challenge{{
			Code: "H-01", Raised: day("2026-09-01"), By: quillon, About: "tests", Suggestion: "earlier", To: ann, Answered: day("2026-09-03"), Response: "yes",
			Outcome: governance.Adapted, Ended: day("2026-09-10"), Note: "done",
		}},
		Feedback: []governance.Feedback{{On: day("2026-09-02"), From: ann, To: quillon, Text: "clear", Answer: "thanks", Answered: day("2026-09-02")}},
		Lists:    []governance.List{{Name: "Own", Source: "us", Points: []governance.Point{{Number: 1, Title: "users", Group: "people"}, {Number: 2, Title: "team"}}}},
		Assessments: []governance.Assessment{{
			List: 1, Service: "Licensing", Phase: "alpha", Judge: governance.Panel, On: day("2026-08-01"), Panel: []governance.Who{quillon},
			Sponsor: "S", ServiceOwner: "O", Points: []governance.Assessed{{Point: 2, Verdict: governance.NotYet, Evidence: "e", Recommendation: "r"}},
		}},
		Actions: []governance.Action{{
			Origin: governance.Origin{Meeting: 1, Challenge: 1, Assessment: 1, Point: 2, Agreement: 1}, Raised: day("2026-10-28"), Title: "write it",
			Owner: quillon, Due: day("2026-11-10"), State: scorecard.ActionDone, Done: day("2026-11-09"), Effect: scorecard.WorkedPartly, Note: "half",
		}},
		Ideas:   []governance.Idea{{Need: "n", Idea: "i", Partner: "p", Test: "t", Result: "r", Stage: governance.Testing, On: day("2026-10-01"), By: "Ann"}},
		Digital: []governance.Digital{{Group: "Licensing", On: day("2026-10-01"), Grade: governance.GradeAB, By: "Ann", Why: "w"}},
		Ballots: []governance.Ballot{{
			Round: "autumn", On: day("2026-10-01"), Voter: "Ann", Side: scorecard.Ours, Question: governance.Frequency, Votes: map[int]int{3: 7, 16: 5},
		}},
	}
}

func savePartnership(tx *Tx, r *governance.Record) error {
	return errors.Join(
		tx.SaveAgreement(&r.Agreements[0]), tx.SavePulse(&r.Pulses[0]), tx.SaveForum(&r.Forums[0]), tx.SaveMeeting(&r.Meetings[0]),
		tx.SaveChallenge(&r.Challenges[0]), tx.SaveFeedback(&r.Feedback[0]), tx.SaveAssessmentList(&r.Lists[0]),
		tx.SaveServiceAssessment(&r.Assessments[0]), tx.SaveGovernanceAction(&r.Actions[0]), tx.SaveIdea(&r.Ideas[0]), tx.SaveDigital(&r.Digital[0]),
		tx.SaveBallot(&r.Ballots[0]),
	)
}

func TestHowTwoSidesWorkTogetherIsKeptWhole(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add", `INSERT INTO person (name) VALUES ('Quillon Farthingale')`)
	want := partnership()
	for range 2 { // the second time nothing changes
		if err := ws.Do(t.Context(), "Keep", func(tx *Tx) error { return savePartnership(tx, &want) }); err != nil {
			t.Fatal(err)
		}
		got, err := ws.Governance(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := differ(got, &want); diff != "" {
			t.Fatal(diff)
		}
	}
	hits, err := ws.Search(t.Context(), "ready", 5)
	if err != nil || len(hits) != 1 || hits[0].Kind != "meeting" || hits[0].Title != "Board" || hits[0].Reference != "2026-10-29" {
		t.Errorf("what was decided is found as %+v, %v", hits, err)
	}
}

func TestSomebodyErasedIsNamedNowhereInGovernance(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add", `INSERT INTO person (name) VALUES ('Quillon Farthingale')`)
	kept := partnership()
	if err := ws.Do(t.Context(), "Keep", func(tx *Tx) error { return savePartnership(tx, &kept) }); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.ErasePerson(t.Context(), procurement.PersonID(1), "request"); err != nil {
		t.Fatal(err)
	}
	got, err := ws.Governance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if who := got.Meetings[0].There[0]; who.Name != erasedText || who.Person != 0 || who.Presence != governance.Deputised {
		t.Errorf("that somebody was there stays: %+v", who)
	}
	if got := findings(t, ws.Path()); got != "" {
		t.Error(got)
	}
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(ws.Path() + suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		for _, word := range []string{"uillon", "mbudsman"} {
			if strings.Contains(string(content), word) {
				t.Errorf("%q is still in office.cw%s", word, suffix)
			}
		}
	}
}

func TestAPackThatWasSentIsKeptAsItsBytes(t *testing.T) {
	ws := newWorkspace(t)
	pdf := []byte("%PDF-1.3 \x00\xff as it was sent")
	sent := governance.SentPack{
		Period: civil.PeriodOf(civil.Month, day("2026-10-01")), Template: "Board", Depth: governance.MeetingDepth, Marking: "Official",
		Sent: time.Date(2026, 11, 21, 14, 2, 0, 0, time.UTC), By: "Ann", Snapshot: "abc", Pages: 11, Version: "0.1.0",
	}
	if err := ws.Do(t.Context(), "Send", func(tx *Tx) error { return tx.KeepPack(&sent, pdf) }); err != nil {
		t.Fatal(err)
	}
	all, err := ws.SentPacks(t.Context(), 0)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if diff := differ(all[0], sent); diff != "" {
		t.Error(diff)
	}
	if got, err := ws.PackBytes(t.Context(), sent.ID); err != nil || !bytes.Equal(got, pdf) {
		t.Errorf("%q, %v", got, err)
	}
	if of, err := ws.SentPacks(t.Context(), 5); err != nil || len(of) != 0 {
		t.Errorf("packs of another contract: %v, %v", of, err)
	}
	withoutTriggers(t, ws.Path(), `UPDATE sent_file SET bytes = x'00'`)
	var changed *PackChangedError
	if _, err := ws.PackBytes(t.Context(), sent.ID); !errors.As(err, &changed) {
		t.Errorf("bytes that were changed are given as sent: %v", err)
	}
}

func TestPuttingOffAgainReplacesWhatWasSaid(t *testing.T) {
	ws := newWorkspace(t)
	for _, until := range []string{"2026-12-01", "2026-12-24"} {
		s := governance.Snooze{Key: "option:1", Until: day(until), Reason: "waits for the budget", By: "Ann", On: day("2026-11-21")}
		if err := ws.Do(t.Context(), "Put off", func(tx *Tx) error { return tx.SaveSnooze(&s) }); err != nil {
			t.Fatal(err)
		}
	}
	all, err := ws.Snoozes(t.Context())
	if err != nil || len(all) != 1 || all[0].Until != day("2026-12-24") {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestTemplatesOfPacksKeepTheOrderOfTheirSections(t *testing.T) {
	ws := newWorkspace(t)
	want := governance.PackTemplate{Name: "Board", Depth: governance.BoardDepth, Marking: "Official", Parts: []governance.PackPart{
		{Section: governance.SourcesSection, Shown: true}, {Section: governance.Cover},
	}}
	if err := ws.Do(t.Context(), "Keep", func(tx *Tx) error { return tx.SavePackTemplate(&want) }); err != nil {
		t.Fatal(err)
	}
	all, err := ws.PackTemplates(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if diff := differ(all[0], want); diff != "" {
		t.Error(diff)
	}
}
