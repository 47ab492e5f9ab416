package governance_test

import (
	"math/big"
	"testing"

	"counterweight/scorecard/governance"
)

var standard = &governance.List{Name: "Three points", Points: []governance.Point{{Number: 1, Title: "Users"}, {Number: 2, Title: "Whole problem"}, {Number: 3, Title: "Joined up"}}}

func assessed(judge governance.Judge, on string, verdicts ...governance.Verdict) governance.Assessment {
	a := governance.Assessment{Service: "Renewals", Phase: "beta", Judge: judge, On: day(on), Sponsor: "Ann Lee", ServiceOwner: "Bo Hart"}
	for i, v := range verdicts {
		a.Points = append(a.Points, governance.Assessed{Point: i + 1, Verdict: v, Evidence: "seen", Recommendation: "go on"})
	}
	return a
}

func TestAServiceMeetsAStandardWhenItMeetsEachPoint(t *testing.T) {
	const met, not, yet, none = governance.Met, governance.NotMet, governance.NotYet, governance.NotLookedAt
	for name, c := range map[string]struct {
		verdicts []governance.Verdict
		want     governance.Verdict
	}{
		"all met":                          {[]governance.Verdict{met, met, met}, met},
		"one not":                          {[]governance.Verdict{met, not, yet}, not},
		"one not yet":                      {[]governance.Verdict{met, met, yet}, yet},
		"one not looked at":                {[]governance.Verdict{met, met}, none},
		"not looked at, but one not met":   {[]governance.Verdict{none, not}, not},
		"nothing was looked at":            {nil, none},
		"not looked at and one is not yet": {[]governance.Verdict{yet, met}, none},
	} {
		a := assessed(governance.Panel, "2026-11-20", c.verdicts...)
		if got := a.Result(standard); got != c.want {
			t.Errorf("%s: %s", name, got.Words())
		}
	}
}

func TestWhatThePanelSawOtherwiseIsASurprise(t *testing.T) {
	panel := assessed(governance.Panel, "2026-11-20", governance.NotMet, governance.Met, governance.Met)
	all := []governance.Assessment{
		assessed(governance.Ourselves, "2026-09-01", governance.NotMet, governance.Met, governance.Met),
		assessed(governance.Ourselves, "2026-11-20", governance.Met, governance.NotYet),
		assessed(governance.Ourselves, "2026-11-21", governance.Met, governance.Met, governance.Met),
		panel,
	}
	self := governance.Beforehand(&panel, all)
	if self == nil || self.On != day("2026-11-20") {
		t.Fatalf("beforehand: %+v", self)
	}
	got := governance.Surprises(standard, self, &panel)
	if len(got) != 2 || got[0].Point.Number != 1 || !got[0].IsHard() || got[1].Point.Number != 2 || got[1].IsHard() {
		t.Errorf("surprises: %+v", got)
	}
}

func TestAnAssessmentNamesWhoAnswersForTheService(t *testing.T) {
	a := assessed(governance.Panel, "2026-11-20", governance.Met, governance.NotMet)
	if faults := a.Check(standard); len(faults) != 0 {
		t.Error(faults)
	}
	a.Sponsor, a.Points[0].Evidence, a.Points[1].Recommendation = "", "", " "
	a.Points = append(a.Points, governance.Assessed{Point: 9})
	if faults := a.Check(standard); len(faults) != 4 {
		t.Errorf("four things are wrong: %v", faults)
	}
}

func TestHalfStepsAreReadAndCounted(t *testing.T) {
	for text, want := range map[string]governance.Grade{"a": governance.GradeA, "A/B": governance.GradeAB, "a-b": governance.GradeAB, " b ": governance.GradeB, "BC": governance.GradeBC, "C": governance.GradeC, "": governance.GradeUnstated} {
		if got, err := governance.ParseGrade(text); err != nil || got != want {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"D", "A/C", "B+", "1"} {
		if got, err := governance.ParseGrade(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	for _, g := range governance.AllGrades() {
		if got, err := governance.ParseGrade(g.String()); err != nil || got != g || g.Words() == "" {
			t.Errorf("%v comes back as %v, %v", g, got, err)
		}
	}
	course := governance.Course([]governance.Digital{
		{Group: "Licensing", On: day("2026-06-01"), Grade: governance.GradeB},
		{Group: "Appeals", On: day("2026-01-01"), Grade: governance.GradeC},
		{Group: "Licensing", On: day("2025-06-01"), Grade: governance.GradeA},
		{Group: "Licensing", On: day("2027-01-01"), Grade: governance.GradeC},
	}, day("2026-11-22"))
	if len(course) != 2 || course[0][0].Group != "Appeals" || len(course[1]) != 2 || governance.HalfSteps(course[1][0].Grade, course[1][1].Grade) != 2 {
		t.Errorf("the course is %+v", course)
	}
}

func TestVotesSayWhereTimeGoesAgainstWhereValueLies(t *testing.T) {
	ballot := func(voter string, q governance.Question, votes map[int]int) governance.Ballot {
		return governance.Ballot{Round: "autumn", Voter: voter, Question: q, Votes: votes}
	}
	ballots := []governance.Ballot{
		ballot("Ann", governance.Frequency, map[int]int{8: 9, 4: 3}),
		ballot("Bo", governance.Frequency, map[int]int{8: 12}),
		ballot("Ann", governance.Value, map[int]int{4: 6, 16: 6}),
		{Round: "spring", Voter: "Ann", Question: governance.Value, Votes: map[int]int{8: 12}},
	}
	shares := governance.Tally(ballots, "autumn")
	if shares[7].Gap().Cmp(big.NewRat(21, 24)) != 0 || shares[3].Gap().Cmp(big.NewRat(-3, 8)) != 0 || shares[0].Gap().Sign() != 0 {
		t.Errorf("the gaps are %v, %v, %v", shares[7].Gap(), shares[3].Gap(), shares[0].Gap())
	}
	sum := new(big.Rat)
	for _, s := range shares {
		sum.Add(sum, s.Of[governance.Frequency])
		if s.Of[governance.Effect] != nil {
			t.Errorf("nobody voted on the effect of %s", s.Element.Title)
		}
	}
	if sum.Cmp(big.NewRat(1, 1)) != 0 {
		t.Errorf("the shares of time make %v", sum)
	}
	apart := governance.Imbalances(shares)
	if len(apart) != 3 || apart[0].Element.Number != 8 || apart[1].Element.Number != 16 || apart[2].Element.Number != 4 {
		t.Errorf("the imbalances are %+v", apart)
	}
	if len(governance.Elements()) != 16 {
		t.Errorf("there are %d elements", len(governance.Elements()))
	}
}

func TestNobodyHasMoreThanTwelveVotes(t *testing.T) {
	for name, c := range map[string]struct {
		votes map[int]int
		right bool
	}{
		"twelve":            {map[int]int{1: 6, 2: 6}, true},
		"fewer":             {map[int]int{1: 6}, true},
		"thirteen":          {map[int]int{1: 6, 2: 7}, false},
		"below zero":        {map[int]int{1: -1}, false},
		"a seventeenth":     {map[int]int{17: 1}, false},
		"below zero hidden": {map[int]int{1: 14, 2: -2}, false},
	} {
		b := governance.Ballot{Voter: "Ann", Question: governance.Value, Votes: c.votes}
		if faults := b.Check(); len(faults) == 0 != c.right {
			t.Errorf("%s: %v", name, faults)
		}
	}
}
