package governance_test

import (
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

func signed(on string) []governance.Signature {
	return []governance.Signature{
		{Who: governance.Who{Name: "Ann Lee", Side: scorecard.Ours}, On: day(on)},
		{Who: governance.Who{Name: "Di Orr", Side: scorecard.Theirs}, On: day(on)},
	}
}

func licensing() *governance.Agreement {
	return &governance.Agreement{Code: "A-02", Kind: governance.WaysOfWorking, Title: "Licensing partnership", Versions: []governance.Version{{
		Number: 1, Agreed: day("2026-05-27"), Signed: signed("2026-05-27"),
		Sections: []governance.Section{{Heading: "The ask", Text: "Licences in a week"}},
		People:   []governance.Member{{Who: governance.Who{Name: "Ann Lee", Role: "product lead"}, Need: governance.Compulsory}},
		Scope:    []string{"Renewals", "Appeals"},
		Success:  []governance.Success{{Text: "Half of renewals online by June 2027", Checks: []governance.Check{{Letter: governance.Specific, Holds: true}}}},
		Promises: []governance.Statement{{Key: "S1", Text: "We decide within two days", Answer: governance.OneToFive}},
	}}}
}

func TestASignedVersionIsNeverChanged(t *testing.T) {
	a := licensing()
	draft := a.Begin("the retrospective of October")
	draft.Scope[0], draft.People[0].Name, draft.Success[0].Checks[0].Holds = "Everything", "Bo Hart", false
	first := &a.Versions[0]
	if first.Scope[0] != "Renewals" || first.People[0].Name != "Ann Lee" || !first.Success[0].Checks[0].Holds {
		t.Errorf("the first version says %+v", first)
	}
	if draft.Number != 2 || len(draft.Signed) != 0 || a.Begin("again") != a.Draft() {
		t.Errorf("the draft is %+v of %d", draft, len(a.Versions))
	}
	if faults := a.Check(); len(faults) != 0 {
		t.Error(faults)
	}
}

func TestTheVersionThatHoldsIsTheLatestAgreed(t *testing.T) {
	a := licensing()
	draft := a.Begin("")
	for on, want := range map[string]int{"2026-05-26": 0, "2026-05-27": 1, "2027-01-01": 1} {
		if got := a.Current(day(on)); got == nil != (want == 0) || got != nil && got.Number != want {
			t.Errorf("on %s: %+v", on, got)
		}
	}
	draft.Agreed, draft.Signed = day("2026-11-20"), signed("2026-11-20")
	if got := a.Current(day("2026-11-20")); got == nil || got.Number != 2 {
		t.Errorf("after the second was signed: %+v", got)
	}
}

func TestAnAgreementIsLookedAtAgainAfterHalfAYear(t *testing.T) {
	v := licensing().Versions[0]
	if got := v.ReviewOn(); got != day("2026-11-27") {
		t.Errorf("it is reviewed on %s", got)
	}
	v.Review = day("2026-09-01")
	if got := v.ReviewOn(); got != day("2026-09-01") {
		t.Errorf("what was agreed doesn't count: %s", got)
	}
	draft := governance.Version{}
	if !draft.ReviewOn().IsZero() {
		t.Errorf("a draft is reviewed on %s", draft.ReviewOn())
	}
}

func TestDifferencesAreNamedPartByPart(t *testing.T) {
	a := licensing()
	draft := a.Begin("")
	draft.Sections[0].Text = "Licences in three days"
	draft.People = append(draft.People, governance.Member{Who: governance.Who{Name: "Bo Hart"}, Need: governance.Optional})
	draft.Scope = []string{"Appeals", "Appeals"}
	draft.Promises[0].Owner = "Ann Lee"
	var got []string
	for _, d := range governance.Differences(&a.Versions[0], draft) {
		got = append(got, strings.Join([]string{d.Part, d.What, d.Before, d.After}, "|"))
	}
	want := []string{
		"Sections|The ask|Licences in a week|Licences in three days",
		"People|Bo Hart||Optional",
		"In scope||Renewals|",
		"In scope|||Appeals",
		"Statements|S1|We decide within two days, One to five|We decide within two days, Ann Lee, One to five",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if same := governance.Differences(draft, draft); len(same) != 0 {
		t.Errorf("it differs from itself: %v", same)
	}
}

func TestBothSidesSayHowAStatementGoes(t *testing.T) {
	a := licensing()
	pulse := func(on string, side scorecard.Side, value string) governance.Pulse {
		return governance.Pulse{Agreement: 1, Statement: "S1", On: day(on), Side: side, Value: exact.MustParse(value)}
	}
	pulses := []governance.Pulse{pulse("2026-10-01", scorecard.Ours, "2"), pulse("2026-11-01", scorecard.Ours, "4"), pulse("2026-11-02", scorecard.Theirs, "1")}
	if gap, both := a.Versions[0].Talks(pulses, 1, day("2026-11-30"))[0].Gap(); !both || gap.RatString() != "3" {
		t.Errorf("the gap is %v, %v", gap, both)
	}
	early := a.Versions[0].Talks(pulses, 1, day("2026-11-01"))[0]
	if _, both := early.Gap(); both || early.Ours.Value.String() != "4" {
		t.Errorf("before they answered: %+v", early)
	}
	for value, right := range map[string]bool{"1": true, "5": true, "0": false, "6": false, "2.5": false} {
		p := pulse("2026-11-01", scorecard.Ours, value)
		if faults := p.Check(&a.Versions[0].Promises[0]); len(faults) == 0 != right {
			t.Errorf("%s: %v", value, faults)
		}
	}
}

func TestAVersionIsAgreedOnceBothSidesSigned(t *testing.T) {
	sign := func(side scorecard.Side, on string) governance.Signature {
		return governance.Signature{Who: governance.Who{Name: "A", Side: side}, On: day(on)}
	}
	var v governance.Version
	v.Sign(sign(scorecard.Ours, "2026-03-02"))
	v.Sign(sign(scorecard.Ours, "2026-03-20"))
	if !v.Agreed.IsZero() {
		t.Errorf("one side signed, and it is agreed on %s", v.Agreed)
	}
	v.Sign(sign(scorecard.Theirs, "2026-03-05"))
	if v.Agreed != day("2026-03-05") {
		t.Errorf("both signed, and it is agreed on %s", v.Agreed)
	}
	v.Sign(sign(scorecard.Theirs, "2026-04-01"))
	if v.Agreed != day("2026-03-05") || len(v.Signed) != 4 {
		t.Errorf("a further signature changed it: %+v", v)
	}
	nobody := sign(scorecard.SideUnstated, "2026-03-05")
	nobody.Name = " "
	if faults := nobody.Check(day("2026-03-01")); len(faults) != 3 {
		t.Errorf("no name, no side, a day to come: %v", faults)
	}
}

func TestThereIsSomethingToTalkAbout(t *testing.T) {
	for _, c := range []struct {
		name         string
		answer       governance.Answer
		ours, theirs string // empty for no answer
		needed       bool
	}{
		{"nobody answered", governance.OneToFive, "", "", false},
		{"both see it kept", governance.OneToFive, "4", "5", false},
		{"two apart", governance.OneToFive, "5", "3", true},
		{"both see it failing", governance.OneToFive, "2", "1", true},
		{"one sees it failing a little", governance.OneToFive, "2", "3", false},
		{"only one answered, and sees it failing", governance.OneToFive, "", "1", true},
		{"only one answered, and sees it kept", governance.OneToFive, "3", "", false},
		{"yes and no", governance.YesNo, "1", "0", true},
		{"no and no", governance.YesNo, "0", "0", true},
		{"yes and yes", governance.YesNo, "1", "1", false},
	} {
		talk := governance.Talk{Statement: &governance.Statement{Answer: c.answer}}
		if c.ours != "" {
			talk.Ours = &governance.Pulse{Value: exact.MustParse(c.ours)}
		}
		if c.theirs != "" {
			talk.Theirs = &governance.Pulse{Value: exact.MustParse(c.theirs)}
		}
		if talk.IsNeeded() != c.needed {
			t.Errorf("%s: %v", c.name, talk.IsNeeded())
		}
	}
}

func TestWhatIsSignedIsSignedByBoth(t *testing.T) {
	a := licensing()
	a.Versions[0].Signed = a.Versions[0].Signed[:1]
	if got := a.Check().Error(); !strings.Contains(got, "nobody signed it for their side") {
		t.Errorf("got %q", got)
	}
}

func TestTheWordingOfAMeasureOfSuccessIsDoubted(t *testing.T) {
	for text, want := range map[string][]governance.Letter{
		"Half of renewals are made online by June 2027":       nil,
		"70% of appeals decided within 8 weeks":               nil,
		"Better service":                                      {governance.Specific, governance.Measurable, governance.TimeBound},
		"Improve the time it takes us to answer by May 2027":  {governance.Specific, governance.Measurable},
		"People may apply without a paper form":               {governance.Measurable, governance.TimeBound},
		"Two apprentices from the region join the team":       {governance.TimeBound},
		"The team runs each release itself from 3 March 2027": nil,
	} {
		s := governance.Success{Text: text}
		doubts := s.Doubts()
		for _, l := range governance.AllLetters() {
			if doubted := doubts[l] != ""; doubted != slices.Contains(want, l) {
				t.Errorf("%q: %s is doubted: %v (%s)", text, l, doubted, doubts[l])
			}
		}
	}
}

func TestSmartIsWhatPeopleFoundLetterByLetter(t *testing.T) {
	s := governance.Success{Text: "Half of renewals online by June 2027"}
	for i, l := range governance.AllLetters() {
		if s.IsSmart() || len(s.Unchecked()) != 5-i {
			t.Errorf("before %s: %v", l, s.Unchecked())
		}
		s.Checks = append(s.Checks, governance.Check{Letter: l, Holds: true, Why: "seen"})
	}
	if !s.IsSmart() {
		t.Error("all letters hold, and it is not SMART")
	}
	s.Checks[2].Holds = false
	if s.IsSmart() {
		t.Error("it can't be achieved, and it is SMART")
	}
}
