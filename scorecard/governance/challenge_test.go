package governance_test

import (
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

func TestAnAnswerTakesTheDaysFromTheChallengeToIt(t *testing.T) {
	c := governance.Challenge{Raised: day("2026-11-02"), Answered: day("2026-11-09"), Response: "Yes", Outcome: governance.Adopted, Ended: day("2026-11-20")}
	for on, want := range map[string]struct {
		days     int
		answered bool
		outcome  governance.Outcome
	}{
		"2026-11-02": {0, false, governance.Open},
		"2026-11-08": {6, false, governance.Open},
		"2026-11-09": {7, true, governance.Open},
		"2026-11-19": {7, true, governance.Open},
		"2026-11-20": {7, true, governance.Adopted},
	} {
		days, answered := c.Waiting(day(on))
		if days != want.days || answered != want.answered || c.OutcomeOn(day(on)) != want.outcome {
			t.Errorf("on %s: %d days, answered %v, %v", on, days, answered, c.OutcomeOn(day(on)))
		}
	}
}

func TestWhoNeverChallengesIsNamed(t *testing.T) {
	ann, bo := governance.Who{Person: 1, Name: "Ann Lee", Side: scorecard.Ours}, governance.Who{Name: "Bo Hart", Side: scorecard.Theirs}
	di, ed := governance.Who{Person: 3, Name: "Di Orr", Side: scorecard.Theirs}, governance.Who{Name: "Ed Poe", Side: scorecard.Ours}
	november := civil.Term{From: day("2026-11-01"), To: day("2026-11-30")}
	raised := func(by governance.Who, on, answered string, outcome governance.Outcome) governance.Challenge {
		c := governance.Challenge{By: by, Raised: day(on), Answered: day(answered), Outcome: outcome}
		if outcome != governance.Open {
			c.Ended = c.Answered
		}
		return c
	}
	married := ann
	married.Name = "Ann Poe"
	got := governance.CandourOf([]governance.Challenge{
		raised(married, "2026-11-01", "2026-11-04", governance.Adopted),
		raised(ed, "2026-11-10", "2026-11-20", governance.Declined),
		raised(ed, "2026-11-30", "2026-12-01", governance.Adapted),
		raised(di, "2026-10-31", "2026-11-01", governance.Adopted),
	}, []governance.Who{ann, bo, di, ed, bo}, november)
	ours, theirs := got.Sides[0], got.Sides[1]
	if ours.Raised != 3 || ours.Unanswered != 1 || ours.Changed != 1 || ours.Median.String() != "6.5" {
		t.Errorf("our side: %+v", ours)
	}
	if theirs.Raised != 0 || theirs.Median.String() != "" || got.Finding() != "Their side challenged nothing: ask whether they may" {
		t.Errorf("their side: %+v, %q", theirs, got.Finding())
	}
	if len(got.Silent) != 2 || got.Silent[0] != bo || got.Silent[1] != di {
		t.Errorf("silent were %+v", got.Silent)
	}
}

func TestNoChallengeAtAllIsAFinding(t *testing.T) {
	for name, c := range map[string]struct {
		by   []scorecard.Side
		want string
	}{
		"nobody": {nil, "Nobody challenged anything: a partnership without challenges is no success"},
		"they":   {[]scorecard.Side{scorecard.Theirs}, "Our side challenged nothing"},
		"both":   {[]scorecard.Side{scorecard.Theirs, scorecard.Ours}, ""},
	} {
		var all []governance.Challenge
		for _, side := range c.by {
			all = append(all, governance.Challenge{Raised: day("2026-11-05"), By: governance.Who{Name: "Ann", Side: side}})
		}
		got := governance.CandourOf(all, nil, civil.Term{From: day("2026-11-01"), To: day("2026-11-30")})
		if got.Finding() != c.want {
			t.Errorf("%s: %q", name, got.Finding())
		}
	}
}
