package app

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// inWorkspace has somebody write to a workspace.
func inWorkspace(t *testing.T, path string, write func(*store.Workspace)) {
	t.Helper()
	w := testWorld(&bytes.Buffer{}, &bytes.Buffer{})
	ws, err := openToWrite(t.Context(), &w, path, "Ann Lee")
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	write(ws)
}

var (
	governedOnce sync.Once
	governedFile []byte
)

// governedWorkspace is a copy of the sample with an agreement in two versions, two meetings of a forum, an assessment and a pack that was
// sent, beside what it has.
func governedWorkspace(t *testing.T) string {
	t.Helper()
	governedOnce.Do(func() {
		path := sampleWorkspace(t)
		inWorkspace(t, path, func(ws *store.Workspace) { addGovernance(t, ws) })
		governedFile = readFile(t, path)
	})
	return fileWith(t, "governed.cw", string(governedFile))
}

func addGovernance(t *testing.T, ws *store.Workspace) {
	t.Helper()
	ctx, day := t.Context(), civil.MustDate
	who := governance.Who{Name: "Iona Ŵyn", Role: "Product lead", Side: scorecard.Ours}
	a := &governance.Agreement{Code: "Z-90", Kind: governance.WaysOfWorking, Title: "How we work ✓", Versions: []governance.Version{{
		Number: 1, Agreed: day("2026-05-27"), Scope: []string{"Appeals"},
		Signed: []governance.Signature{{Who: who, On: day("2026-05-27")}, {Who: governance.Who{Name: "Ελένη", Side: scorecard.Theirs}, On: day("2026-05-27")}},
	}}}
	a.Begin("Iona asked for it")
	f := &governance.Forum{Name: "Zebra board", Level: governance.Tactical, Cadence: governance.Monthly, Term: civil.Term{From: day("2026-09-01")}, Chair: who}
	fails(t, desk.SaveAgreement(ctx, ws, a, ""), desk.SaveForum(ctx, ws, f, ""))
	for _, on := range []string{"2026-09-30", "2026-10-28"} {
		m := &governance.Meeting{Forum: f.ID, Planned: day(on), Held: day(on), There: []governance.Attendance{{Who: who, Presence: governance.Present}}, Items: []governance.Item{{Heading: "Scorecard", Text: "Iona spoke"}}}
		fails(t, desk.SaveMeeting(ctx, ws, m, ""))
	}
	r, err := ws.Governance(ctx)
	fails(t, err)
	found := &governance.Assessment{List: r.Lists[0].ID, Service: "Zoo licences", Phase: "alpha", Judge: governance.Panel, On: day("2026-11-05"), Sponsor: "Iona Ŵyn", ServiceOwner: "Ελένη"}
	contracts, err := ws.Contracts(ctx)
	sent := &governance.SentPack{Contract: int64(contracts[0].ID), Period: civil.PeriodOf(civil.Month, day("2026-10-01")), Depth: governance.BoardDepth, Pages: 1, Snapshot: "0123456789ab", Version: "1"}
	fails(t, err, desk.SaveServiceAssessment(ctx, ws, found, ""), desk.KeepSentPack(ctx, ws, sent, []byte("%PDF-sent")))
}

// fails ends the test at the first error.
func fails(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestGovernanceGoesOut(t *testing.T) {
	path := governedWorkspace(t)
	for name, args := range map[string][]string{
		"an agreement by its code":            {"agreement", "z-90"},
		"by its title, in an earlier version": {"agreement", "How we  work ✓", "--version", "1"},
		"on a day, without names":             {"agreement", "Z-90", "--on", "2026-05-01", "--no-names"},
		"a meeting by forum and day":          {"minutes", "zebra board 2026-10-28", "--marking", "OFFICIAL"},
		"its day as people write it":          {"minutes", "Zebra board 30 Sep 2026"},
		"an assessment by its service":        {"assessment", "Zoo licences", "--no-names"},
		"and by its day":                      {"assessment", "Zoo licences 2026-11-05"},
		"the cards of all":                    {"cards"},
		"the cards of a team":                 {"cards", "appeals"},
	} {
		if made := exported(t, path, args[0], ".pdf", args[1:]...); !bytes.HasPrefix(made, []byte("%PDF-")) {
			t.Errorf("%s begins with %.8q", name, made)
		}
	}
}

func TestGovernanceThatCannotGoOut(t *testing.T) {
	path := governedWorkspace(t)
	empty := filepath.Join(t.TempDir(), "empty.cw")
	program(t, "new", empty).done(t)
	for said, args := range map[string][]string{
		"the workspace has no agreement Z-99: it has ":                                                    {path, "agreement", "Z-99"},
		"it does not say which agreement: name it: ":                                                      {path, "agreement"},
		"there is no version of agreement Z-90 7: leave --version out for the one that holds":             {path, "agreement", "Z-90", "--version", "7"},
		"there is no version -1: versions are numbered from 1":                                            {path, "agreement", "Z-90", "--version=-1"},
		"minutes has no versions":                                                                         {path, "minutes", "Zebra board 2026-10-28", "--version", "1"},
		`2 meetings are called zebra board: name one: "Zebra board 2026-10-28", "Zebra board 2026-09-30"`: {path, "minutes", "zebra board"},
		"the workspace has no meeting Zebra board 2026-10-29: it has ":                                    {path, "minutes", "Zebra board 2026-10-29"},
		"the workspace has no meeting: it has none at all yet":                                            {empty, "minutes", "Zebra board"},
		"the workspace has no assessment Zoo: it has ":                                                    {path, "assessment", "Zoo"},
		"the workspace has no team Zoo":                                                                   {path, "cards", "Zoo"},
		"cards can't leave people's names out":                                                            {path, "cards", "--no-names"},
		"let OUT end in .pdf":                                                                             {path, "minutes", "Zebra board 2026-10-28", "-o", "a.docx"},
	} {
		out := filepath.Join(t.TempDir(), "a.pdf")
		if args[len(args)-1] == "a.docx" {
			args, out = args[:len(args)-2], filepath.Join(t.TempDir(), "a.docx")
		}
		program(t, append([]string{"export", args[0], "-o", out}, args[1:]...)...).ended(t, statusUsage, said)
	}
}

// What a person did not share is on no card; what everybody did is.
func TestCardsOfTheSample(t *testing.T) {
	path := sampleWorkspace(t)
	inWorkspace(t, path, func(ws *store.Workspace) {
		people, err := ws.People(t.Context())
		fails(t, err)
		shared := 0
		for _, p := range people {
			shared += map[bool]int{true: 1}[!p.Card.SharedOn.IsZero()]
		}
		cards, err := desk.CardsOut(t.Context(), ws, "", civil.MustDate("2026-11-22"))
		fails(t, err)
		if shared == 0 || len(cards.People) != len(people) {
			t.Errorf("of %d people %d shared a card, and %d go out", len(people), shared, len(cards.People))
		}
		team, err := desk.CardsOut(t.Context(), ws, "Appeals", civil.MustDate("2026-11-22"))
		fails(t, err)
		if n := len(team.People); n == 0 || n >= len(people) || team.People[0].Card == (procurement.Card{}) && n == 1 {
			t.Errorf("the team has %d of %d people", n, len(people))
		}
	})
	if made := exported(t, path, "cards", ".pdf"); !strings.HasSuffix(strings.TrimSpace(string(made)), "%%EOF") {
		t.Error("the page is cut off")
	}
}
