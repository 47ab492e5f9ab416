package desk_test

import (
	"path/filepath"
	"slices"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/assets"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// sampleDay is the day on which the sample is what the pages were drawn from.
var sampleDay = civil.MustDate("2026-11-21")

func roleCatalogue(t testing.TB) *desk.RoleCatalogue {
	t.Helper()
	data, err := assets.Files.ReadFile(assets.Roles)
	if err != nil {
		t.Fatal(err)
	}
	c, err := desk.ReadRoleCatalogue(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sampleOffice(t *testing.T) *store.Workspace {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.cw")
	if err := desk.NewWorkspace(t.Context(), path, options(), desk.Beginnings{Sample: mustReadSample(t)}); err != nil {
		t.Fatal(err)
	}
	ws := open(t, path, options())
	verifyClean(t, ws)
	return ws
}

func contractCalled(t *testing.T, ws *store.Workspace, reference string) int64 {
	t.Helper()
	all, err := ws.Contracts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Reference == reference {
			return int64(c.ID)
		}
	}
	t.Fatalf("there is no contract %s", reference)
	return 0
}

func recordOf(t *testing.T, ws *store.Workspace) *knowledge.Record {
	t.Helper()
	r, err := ws.Knowledge(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func staffingOf(t *testing.T, ws *store.Workspace) *roles.Staffing {
	t.Helper()
	s, err := ws.Staffing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNothingThatTheSampleFollowsIsWrong(t *testing.T) {
	s := mustReadSample(t)
	for i := range s.Knowledge.Capabilities {
		for _, f := range s.Knowledge.Capabilities[i].Check() {
			t.Error(f)
		}
	}
	for i := range s.Knowledge.Goals {
		for _, f := range s.Knowledge.Goals[i].Check() {
			t.Error(f)
		}
	}
	for i := range s.Knowledge.Evidence {
		for _, f := range s.Knowledge.Evidence[i].Check(sampleDay) {
			t.Errorf("%v: %+v", f, s.Knowledge.Evidence[i])
		}
	}
	for i := range s.Knowledge.Sessions {
		for _, f := range s.Knowledge.Sessions[i].Check(sampleDay) {
			t.Errorf("%v: %+v", f, s.Knowledge.Sessions[i])
		}
	}
	for i := range s.Teams.Staffing.Teams {
		for _, f := range s.Teams.Staffing.Teams[i].Check() {
			t.Error(f)
		}
	}
	for i := range s.Teams.Staffing.Assignments {
		for _, f := range s.Teams.Staffing.Assignments[i].Check() {
			t.Errorf("%v: %+v", f, s.Teams.Staffing.Assignments[i])
		}
	}
}

// The page of knowledge was drawn with these goals, a readiness of 52 % and 75 % at this pace by the end of the contract.
func TestTheAppealsPartnershipIsHalfwayToStandingAlone(t *testing.T) {
	ws := sampleOffice(t)
	r, appeals := recordOf(t, ws), contractCalled(t, ws, "C-014")
	want := map[string]string{
		"G-01": "Briefed, Behind", "G-02": "Alone, Signed off", "G-03": "With help, On plan", "G-04": "With help, Signed off",
		"G-05": "Briefed, On plan", "G-06": "With help, Behind", "G-07": "With help, Signed off",
	}
	for _, s := range r.Standings(sampleDay) {
		if got := s.Now.Words() + ", " + s.State.Words(); s.Goal.Contract == appeals && got != want[s.Goal.Code] {
			t.Errorf("%s %s is %s, want %s", s.Goal.Code, s.Goal.Title, got, want[s.Goal.Code])
		}
	}
	p := r.Projected(knowledge.OfContract(appeals), sampleDay, civil.MustDate("2027-03-12"))
	if p.Then == nil || p.Now.FloatString(4) != "0.5208" || p.Before.FloatString(4) != "0.3333" || p.Then.FloatString(4) != "0.7521" {
		t.Errorf("readiness is %+v", p)
	}
	var alone []string
	for _, c := range r.Lone(knowledge.OfContract(appeals), sampleDay).Single {
		alone = append(alone, c.Capability.Name+": "+c.Only().Person.Name)
	}
	if !slices.Equal(alone, []string{"Release pipeline: Ben Hartley", "On-call rota tooling: Joe Castellano"}) {
		t.Errorf("one person alone knows %q", alone)
	}
	if at := r.AtPlan(appeals, sampleDay); at.At != 5 || at.All != 7 {
		t.Errorf("at plan are %+v", at)
	}
}

// The page of teams was drawn with these cells and findings.
func TestTheFiveTeamsAreAsThePageShowsThem(t *testing.T) {
	ws := sampleOffice(t)
	s := staffingOf(t, ws)
	chart := s.Chart()
	want := map[string]string{
		"Appeals":       "1 ours, 1 theirs, 0.8 ours, 0.5 theirs, 0.4 ours, 0.3 theirs, 0.2 ours, 0.6 theirs, 3 theirs",
		"Licensing":     "vacant, 0.5 proxy, 1 ours, 1 theirs, 0.6 ours, vacant, 0.5 theirs, 0.3 ours, 2 ours",
		"Casework":      "0.5 ours, 0.25 ours, 1 theirs, 0.4 ours, not needed, 0.2 ours, not needed, 0.4 theirs, 4 theirs",
		"Data platform": "0.3 ours, vacant, 0.5 ours, 0.8 theirs, 0.2 ours, not needed, 0.5 theirs, not needed, not needed",
		"Grants":        "0.6 ours, 1 ours, 1 ours, 1 ours, 1 ours, 0.5 theirs, 0.5 theirs, 0.2 theirs, 1.5 theirs",
	}
	for _, row := range chart.On(sampleDay).Cells {
		if got := cellsInWords(row[:9]); got != want[row[0].Team.Name] {
			t.Errorf("%s: %s\nwant %s", row[0].Team.Name, got, want[row[0].Team.Name])
		}
	}
	var texts []string
	for _, f := range chart.Findings(sampleDay) {
		texts = append(texts, f.Text)
	}
	if !slices.Equal(texts, []string{
		"Licensing has no service owner: 34 days",
		"Data platform has no product manager: 76 days",
		"Appeals: the product manager is a supplier's; C-014 ends 12 Mar 2027",
		"Appeals: the user researcher is a supplier's; C-014 ends 12 Mar 2027",
		"Licensing: a subject expert stands in as product manager",
		"Priya Raman is assigned to 95 % in 3 teams",
		"Grants: the content designer is assigned until 15 Jan 2027",
	}) {
		t.Errorf("findings are %q", texts)
	}
}

func cellsInWords(cells []roles.Cell) (text string) {
	for i, c := range cells {
		if i > 0 {
			text += ", "
		}
		if c.Cover.IsFilled() {
			text += exact.Short(c.FullTime(), 2) + " "
		}
		text += c.Cover.Words()
	}
	return text
}

func TestWhoDecidesInLicensing(t *testing.T) {
	ws := sampleOffice(t)
	for _, team := range staffingOf(t, ws).Teams {
		if team.Name != "Licensing" {
			continue
		}
		versions, err := ws.Matrices(t.Context(), team.ID)
		if err != nil || len(versions) != 2 {
			t.Fatalf("%d versions, %v", len(versions), err)
		}
		if gaps, overlaps := versions[0].Gaps(); gaps != 2 || overlaps != 1 || versions[0].Version != 2 || versions[0].Rows[0].Name != "Outcome and benefits" {
			t.Errorf("%d gaps, %d overlaps in %+v", gaps, overlaps, versions[0])
		}
		signs, err := ws.Signs(t.Context(), team.ID)
		if err != nil || len(signs) != 4 || signs[0].Sign != roles.VisionUnclear {
			t.Errorf("signs are %+v, %v", signs, err)
		}
		return
	}
	t.Error("there is no Licensing")
}

// A scorecard computes its measures from what is followed, as of the last day of its period.
func TestAScorecardComputesGoalsAtPlanAndRoleCover(t *testing.T) {
	ws := sampleOffice(t)
	id, err := ws.FindCard(t.Context(), "S-014")
	if err != nil {
		t.Fatal(err)
	}
	b, err := ws.Book(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var cover scorecard.MeasureID
	for _, m := range b.Measures {
		if m.Name != "Knowledge goals at plan" {
			m.Computed, m.Kind, cover = scorecard.RoleCover, scorecard.PerCent, m.ID
		}
	}
	readings, err := desk.ComputedReadings(t.Context(), ws, b, civil.PeriodOf(civil.Month, civil.MustDate("2026-10-31")))
	if err != nil {
		t.Fatal(err)
	}
	got := map[bool]string{}
	for _, r := range readings {
		if r.Measure == cover || b.Measures[r.Measure].Computed == scorecard.GoalsAtPlan {
			got[r.Measure == cover] = exact.Short(r.Value.Rat(), 1)
		}
	}
	// On 31 October four of seven goals were at plan (two of them behind, one receiver of a third not there yet), and all nine roles that beta needs were filled.
	if got[false] != "57.1" || got[true] != "100" {
		t.Errorf("computed are %v", got)
	}
}
