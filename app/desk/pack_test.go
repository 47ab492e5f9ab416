package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

var packDay = civil.MustDate("2026-11-21")

// gathered is a pack of the sample.
func gathered(t *testing.T, ws *store.Workspace, o desk.PackOrder) *export.Pack {
	t.Helper()
	o.Contract, o.Today, o.Made = "C-014", packDay, time.Date(2026, 11, 21, 14, 2, 0, 0, time.UTC)
	p, err := desk.GatherPack(t.Context(), ws, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPackIsForTheNextMeetingAndTheNewestPeriod(t *testing.T) {
	ws := sampleWorkspace(t)
	p := gathered(t, ws, desk.PackOrder{})
	if got := p.Period.String(); got != "2026-10" {
		t.Errorf("the period is %s", got)
	}
	if p.Meeting == nil || p.Meeting.Planned.String() != "2026-11-25" || p.Forum == nil || p.Forum.Level != governance.Tactical {
		t.Errorf("it is for %+v of %+v", p.Meeting, p.Forum)
	}
	if p.Last == nil || !p.Last.Held.Before(packDay) || p.Last.Forum != p.Forum.ID {
		t.Errorf("the meeting before was %+v", p.Last)
	}
	if p.Depth != governance.MeetingDepth || len(p.Parts) != len(governance.AllPackSections()) {
		t.Errorf("depth %v, parts %v", p.Depth, p.Parts)
	}
	if result := p.Result(); result == nil || result.Overall.Score.Words() != "71" || len(p.Coverage) == 0 {
		t.Error("the scorecard or the team of the contract is missing")
	}
	for _, h := range p.Challenges {
		if h.Contract != int64(p.Contract.Dossier.ID) {
			t.Errorf("%s belongs to contract %d", h.Code, h.Contract)
		}
	}
	head, err := ws.Head(t.Context())
	if err != nil || p.Provenance.Head != head.String() || p.Provenance.Snapshot == "" {
		t.Errorf("it comes from %+v, not from %v (%v)", p.Provenance, head, err)
	}
}

func TestAPackIsPutTogetherAsItsTemplateSays(t *testing.T) {
	ws := sampleWorkspace(t)
	forum := gathered(t, ws, desk.PackOrder{}).Forums[0].ID
	template := &governance.PackTemplate{
		Name: "Quarterly review", Forum: forum, Depth: governance.AnnexDepth, Marking: "Official",
		Parts: []governance.PackPart{{Section: governance.ContractSection, Shown: true}, {Section: governance.Cover, Shown: true}},
	}
	if err := desk.SavePackTemplate(t.Context(), ws, template, ""); err != nil {
		t.Fatal(err)
	}
	p := gathered(t, ws, desk.PackOrder{Template: " quarterly REVIEW "})
	if p.Forum == nil || p.Forum.ID != forum || p.Depth != governance.AnnexDepth || p.Provenance.Marking != "Official" || len(p.Sections()) != 2 || p.Template != "Quarterly review" {
		t.Errorf("forum %+v, depth %v, marking %q, sections %v", p.Forum, p.Depth, p.Provenance.Marking, p.Sections())
	}
	p = gathered(t, ws, desk.PackOrder{Template: "Quarterly review", Depth: governance.BoardDepth, Marking: "Secret", Parts: governance.UsualParts(governance.BoardDepth)})
	if p.Depth != governance.BoardDepth || p.Provenance.Marking != "Secret" || len(p.Sections()) != 10 {
		t.Errorf("what was asked for does not win: %v, %q, %v", p.Depth, p.Provenance.Marking, p.Sections())
	}
	for _, o := range []desk.PackOrder{{Contract: "C-014", Template: "none such"}, {Contract: "C-014", Meeting: 9999}, {Contract: "C-999"}} {
		o.Today = packDay
		var missing *store.NotFoundError
		if _, err := desk.GatherPack(t.Context(), ws, o); !errors.As(err, &missing) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// checkOf is the check whose words hold some.
func checkOf(t *testing.T, p *export.Pack, words string) desk.PackCheck {
	t.Helper()
	var all []string
	for _, c := range desk.PackChecks(p) {
		if strings.Contains(c.Words, words) {
			return c
		}
		all = append(all, c.Words)
	}
	t.Errorf("no check says %q: %s", words, strings.Join(all, "; "))
	return desk.PackCheck{}
}

func TestWhatToSeeToBeforeAPackIsSent(t *testing.T) {
	p := gathered(t, sampleWorkspace(t), desk.PackOrder{})
	if c := checkOf(t, p, "All readings of October 2026 are in"); !c.Fine {
		t.Error("the readings are all there and not fine")
	}
	if c := checkOf(t, p, "3 actions overdue, no note"); c.Fine || c.Jump.Kind != desk.JumpToAction || c.Jump.ID == 0 {
		t.Errorf("the overdue actions lead to %+v", c.Jump)
	}
	if c := checkOf(t, p, "1 difference is not settled"); c.Fine || c.Jump.Kind != desk.JumpToCard || c.Jump.Measure == 0 || c.Jump.Period != p.Period {
		t.Errorf("the difference leads to %+v", c.Jump)
	}
	checkOf(t, p, "Minutes of the meeting of 28 Oct 2026 are there")

	b := p.Cards[0].Book
	for i := range b.Readings {
		r := &b.Readings[i]
		r.Comment = ""
		if r.Period == p.Period && r.Measure == b.Readings[0].Measure {
			r.State = scorecard.NotRead
		}
	}
	b.Overrides = append(b.Overrides, scorecard.Override{Card: b.Card.ID, Period: p.Period, Rating: scorecard.Good, Reason: "agreed", By: "Ann Lee", On: packDay})
	p.Last.Items, p.Last.Decisions, p.Last.There = nil, nil, p.Last.There[:1]
	for _, words := range []string{
		"1 reading of October 2026 is missing", "2 measures have no comment", "1 rating was set by people", "No minutes of the meeting of 28 Oct 2026", "The meeting of 28 Oct 2026 had no quorum",
	} {
		if c := checkOf(t, p, words); c.Fine || c.Jump.Kind == desk.NoJump {
			t.Errorf("%q leads nowhere", words)
		}
	}
}
