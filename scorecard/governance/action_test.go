package governance

import (
	"slices"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

func TestAnActionIsOverdueFromTheDayAfterItWasDue(t *testing.T) {
	due := civil.MustDate("2026-11-18")
	open := Action{Title: "write it", Raised: due.AddDays(-20), Due: due, State: scorecard.ActionOpen}
	late := open
	late.State, late.Done = scorecard.ActionDone, due.AddDays(3)
	dropped := open
	dropped.State = scorecard.ActionDropped
	never := open
	never.Due = civil.Date{}
	for _, c := range []struct {
		name    string
		action  Action
		day     civil.Date
		overdue bool
	}{
		{"open on its day", open, due, false},
		{"open the day after", open, due.AddDays(1), true},
		{"done late, seen before", late, due.AddDays(2), true},
		{"done late, seen on the day it was done", late, due.AddDays(3), false},
		{"dropped", dropped, due.AddDays(9), false},
		{"without a day", never, due.AddDays(900), false},
		{"before it was raised", open, due.AddDays(-30), false},
	} {
		if got := c.action.IsOverdue(c.day); got != c.overdue {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestAnActionThatIsDoneSaysWhen(t *testing.T) {
	a := Action{Title: "write it", Raised: civil.MustDate("2026-11-18"), State: scorecard.ActionDone}
	if err := a.Check().Err(); err == nil {
		t.Error("no day was missed")
	}
	a.Done = a.Raised.AddDays(-1)
	if err := a.Check().Err(); err == nil {
		t.Error("it was done before it was raised")
	}
	a.Done = a.Raised
	if err := a.Check().Err(); err != nil {
		t.Error(err)
	}
}

func TestAPackHasEachSectionOnce(t *testing.T) {
	given := []PackPart{{SourcesSection, true}, {Cover, true}, {SourcesSection, false}, {SectionUnstated, true}}
	parts := WholeParts(given)
	if len(parts) != len(AllPackSections()) || parts[0] != given[0] || parts[1] != given[1] {
		t.Errorf("%v", parts)
	}
	for _, p := range parts[2:] {
		if p.Shown {
			t.Errorf("%s was not asked for", p.Section.Words())
		}
	}
	for _, s := range AllPackSections() {
		if !slices.ContainsFunc(parts, func(p PackPart) bool { return p.Section == s }) {
			t.Errorf("%s is missing", s.Words())
		}
		if back, err := ParsePackSection(s.String()); err != nil || back != s || s.Words() == "" {
			t.Errorf("%s is read back as %v, %v", s, back, err)
		}
	}
	shown := func(d Depth) int {
		return len(slices.DeleteFunc(UsualParts(d), func(p PackPart) bool { return !p.Shown }))
	}
	if shown(MeetingDepth) != len(AllPackSections())-1 || shown(AnnexDepth) != len(AllPackSections()) {
		t.Errorf("a meeting has %d sections, the evidence %d", shown(MeetingDepth), shown(AnnexDepth))
	}
}
