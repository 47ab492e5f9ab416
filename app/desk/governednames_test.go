package desk_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// namesakes is a record with names that are hard to tell apart.
func namesakes() *governance.Record {
	day := civil.MustDate
	return &governance.Record{
		Agreements: []governance.Agreement{{ID: 1, Code: "A-01", Title: "Licensing"}, {ID: 2, Code: "A-02", Title: "Licensing"}, {ID: 3, Code: "A-03", Title: "Bwrdd Ŵyr"}},
		Forums:     []governance.Forum{{ID: 1, Name: "Monthly board"}, {ID: 2, Name: "Weekly"}},
		Meetings: []governance.Meeting{
			{ID: 1, Forum: 1, Planned: day("2026-09-30"), Held: day("2026-10-02")},
			{ID: 2, Forum: 1, Planned: day("2026-10-28"), Held: day("2026-10-28")},
			{ID: 3, Forum: 1, Held: day("2026-10-28")},
			{ID: 4, Forum: 2, Planned: day("2026-12-01")},
		},
		Lists: []governance.List{{ID: 1, Name: "Service Standard"}, {ID: 2, Name: "Welsh"}},
		Assessments: []governance.Assessment{
			{ID: 1, List: 1, Service: "Appeals", Judge: governance.Panel, On: day("2026-11-05")},
			{ID: 2, List: 2, Service: "Appeals", Judge: governance.Panel, On: day("2026-11-05")},
			{ID: 3, List: 1, Service: "Appeals", Judge: governance.Ourselves, On: day("2026-11-05")},
			{ID: 4, List: 1, Service: "Grants", Judge: governance.Panel, On: day("2026-01-05")},
		},
	}
}

func TestWhatIsAskedForByName(t *testing.T) {
	r := namesakes()
	agreement := func(name string) (int64, error) {
		id, err := desk.Which(desk.AgreementNames(r), "agreement", name)
		return int64(id), err
	}
	meeting := func(name string) (int64, error) {
		id, err := desk.Which(desk.MeetingNames(r), "meeting", name)
		return int64(id), err
	}
	assessment := func(name string) (int64, error) {
		id, err := desk.Which(desk.AssessmentNames(r), "assessment", name)
		return int64(id), err
	}
	for _, c := range []struct {
		find func(string) (int64, error)
		name string
		id   int64
		fits int // how many it fits where it fits several
	}{
		{agreement, "a-02", 2, 0},
		{agreement, "Licensing", 0, 2},
		{agreement, "A-01 licensing", 1, 0},
		{agreement, " bwrdd  W\u0302yr", 3, 0},
		{agreement, "A-04", 0, 0},
		{agreement, "", 0, 0},
		{meeting, "weekly", 4, 0},
		{meeting, "Weekly 1 Dec 2026", 4, 0},
		{meeting, "Monthly board", 0, 3},
		{meeting, "Monthly board 2026-10-02", 1, 0},
		{meeting, "Monthly board 2026-09-30", 1, 0},
		{meeting, "Monthly board 28 Oct 2026", 0, 2},
		{meeting, "Monthly board 2026-10-28", 2, 0},
		{meeting, "Monthly board 2026-10-28 (2)", 3, 0},
		{meeting, "2026-10-28", 0, 0},
		{assessment, "Grants", 4, 0},
		{assessment, "Appeals 2026-11-05", 0, 3},
		{assessment, "Appeals 2026-11-05 welsh", 2, 0},
		{assessment, "Appeals 2026-11-05 Service Standard", 1, 0},
		{assessment, "Appeals 2026-11-05 self", 3, 0},
	} {
		id, err := c.find(c.name)
		var wrong *desk.WhichError
		if errors.As(err, &wrong) != (c.id == 0) || id != c.id {
			t.Errorf("%q is %d, want %d (%v)", c.name, id, c.id, err)
			continue
		}
		if c.id == 0 && (len(wrong.Fits) != c.fits || len(wrong.All) < 3 || !strings.Contains(err.Error(), c.name)) {
			t.Errorf("%q fits %q of %q, want %d", c.name, wrong.Fits, wrong.All, c.fits)
		}
	}
	var wrong *desk.WhichError
	if _, err := meeting("monthly board 2026-10-29"); !errors.As(err, &wrong) || !strings.HasPrefix(wrong.All[0], "Monthly board") || len(wrong.All) != 4 {
		t.Errorf("a day on which the board did not meet: %q", wrong.All)
	}
	if first := desk.MeetingNames(r)[0].Name; first != "Weekly 2026-12-01" {
		t.Errorf("the latest meeting is %s", first)
	}
}
