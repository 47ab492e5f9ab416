package desk_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

func personCalled(t *testing.T, ws *store.Workspace, name string) procurement.PersonID {
	t.Helper()
	all, err := ws.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if p.Name == name {
			return p.ID
		}
	}
	t.Fatalf("there is no %s", name)
	return 0
}

// faultIn is the problem that an error finds in a field.
func faultIn(err error, field string) string {
	var faults fault.List
	if !errors.As(err, &faults) {
		return ""
	}
	for _, f := range faults {
		if f.Field == field {
			return f.Problem
		}
	}
	return ""
}

func goalCalled(t *testing.T, ws *store.Workspace, code string) knowledge.Goal {
	t.Helper()
	for _, g := range recordOf(t, ws).Goals {
		if g.Code == code {
			return g
		}
	}
	t.Fatalf("there is no goal %s", code)
	return knowledge.Goal{}
}

// A sign-off needs evidence of every receiver, and a level that falls says why.
func TestAttendanceIsNotTransfer(t *testing.T) {
	ws := sampleOffice(t)
	roadmap := goalCalled(t, ws, "G-06")
	err := desk.SignOff(t.Context(), ws, roadmap.ID, sampleDay, "Priya Raman")
	if got := faultIn(err, "signed_off"); got != `evidence shows "With help", and the goal is "Alone"` {
		t.Fatalf("signing off: %v", err)
	}
	priya := knowledge.PersonID(personCalled(t, ws, "Priya Raman"))
	shown := knowledge.Evidence{Person: priya, Capability: roadmap.Capability, Goal: roadmap.ID, Level: knowledge.Alone, On: sampleDay, Witness: "Lucy Marchetti"}
	if err := desk.AddSkillEvidence(t.Context(), ws, &shown); err != nil {
		t.Fatal(err)
	}
	if err := desk.SignOff(t.Context(), ws, roadmap.ID, sampleDay, "Priya Raman"); err != nil {
		t.Fatal(err)
	}
	if label, err := ws.UndoLabel(t.Context()); label != "Sign off Roadmap and prioritising" || err != nil {
		t.Errorf("undo offers %q, %v", label, err)
	}
	fallen := knowledge.Evidence{Person: priya, Capability: roadmap.Capability, Level: knowledge.Briefed, On: sampleDay, Witness: "Lucy Marchetti"}
	if got := faultIn(desk.AddSkillEvidence(t.Context(), ws, &fallen), "why"); got != `the level falls from "Alone" to "Briefed" without a reason` {
		t.Errorf("falling: %s", got)
	}
	fallen.Why = "moved to another service"
	if err := desk.AddSkillEvidence(t.Context(), ws, &fallen); err != nil {
		t.Fatal(err)
	}
	if now := recordOf(t, ws).Standing(&roadmap, sampleDay).Now; now != knowledge.Briefed {
		t.Errorf("now it is %v", now)
	}
	if fell := fallsOf(recordOf(t, ws), roadmap.Capability, sampleDay); !slices.Contains(fell, "2026-11-21 Priya Raman: Alone to Briefed, moved to another service") {
		t.Errorf("the history says that these fell: %q", fell)
	}
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if now := recordOf(t, ws).Standing(&roadmap, sampleDay).Now; now != knowledge.Alone {
		t.Errorf("after undo it is %v", now)
	}
	verifyClean(t, ws)
}

// fallsOf is what the history of a capability says about levels that fell: when, whose, from which to which, and why where somebody said so.
func fallsOf(r *knowledge.Record, capability knowledge.CapabilityID, day civil.Date) (fell []string) {
	for _, turn := range r.History(capability, day) {
		if !turn.Fell() {
			continue
		}
		why := ""
		if turn.Evidence != nil {
			why = turn.Evidence.Why
		}
		fell = append(fell, fmt.Sprintf("%s %s: %s to %s, %s", turn.On, turn.Person.Name, turn.From.Words(), turn.To.Words(), why))
	}
	return fell
}

func TestWhoLeavesHoldsNothingAndFillsNothingAfterTheLastDay(t *testing.T) {
	ws := sampleOffice(t)
	last := civil.MustDate("2026-11-27")
	nia := personCalled(t, ws, "Nia Prydderch")
	if err := desk.LeaveOffice(t.Context(), ws, nia, last); err != nil {
		t.Fatal(err)
	}
	chart := staffingOf(t, ws).Chart()
	if on, after := chart.On(last).Cells[0][0].Cover, chart.On(last.AddDays(1)).Cells[0][0].Cover; on != roles.ByOurs || after != roles.Vacant {
		t.Errorf("the service owner is %s on the last day and %s after it", on.Words(), after.Words())
	}
	holds := func(day civil.Date) bool {
		r := recordOf(t, ws)
		return slices.ContainsFunc(r.Holders(goalCalled(t, ws, "G-03").Capability, day), func(h knowledge.Holding) bool {
			return int64(h.Person.ID) == int64(nia)
		})
	}
	if !holds(last) || holds(last.AddDays(1)) {
		t.Error("who left holds what was known, or did not before")
	}
	research := goalCalled(t, ws, "G-03").Capability
	if fell := fallsOf(recordOf(t, ws), research, last.AddDays(1)); !slices.ContainsFunc(fell, func(f string) bool { return strings.HasPrefix(f, "2026-11-28 Nia Prydderch: ") }) {
		t.Errorf("the history says that these fell: %q", fell)
	}
}

func TestWhoChangesEmployerTakesKnowledgeAlong(t *testing.T) {
	ws := sampleOffice(t)
	supplier, err := ws.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var fernhill procurement.SupplierID
	for _, p := range supplier {
		if p.Name == "Ben Hartley" {
			fernhill = p.Supplier
		}
	}
	from := civil.MustDate("2026-11-16")
	if err := desk.ChangeEmployer(t.Context(), ws, personCalled(t, ws, "Hanna Lindqvist"), from, fernhill, ""); err != nil {
		t.Fatal(err)
	}
	r := recordOf(t, ws)
	ours := func(day civil.Date) int {
		for _, c := range r.Covers(nil, day) {
			if c.Capability.Code == "K-002" {
				return len(c.Ours())
			}
		}
		return -1
	}
	if before, after := ours(from.AddDays(-1)), ours(from); before != 2 || after != 1 {
		t.Errorf("of ours there were %d and are %d", before, after)
	}
}

// What a person could do, was taught and decided goes with the person; that somebody was there is a fact of the team.
func TestErasingAPersonErasesWhatWasFollowed(t *testing.T) {
	ws := sampleOffice(t)
	lucy := personCalled(t, ws, "Lucy Marchetti")
	before := len(staffingOf(t, ws).Assignments)
	if _, err := desk.ErasePerson(t.Context(), ws, lucy, "asked on 20 November"); err != nil {
		t.Fatal(err)
	}
	verifyClean(t, ws)
	s := staffingOf(t, ws)
	assigned := slices.IndexFunc(s.Assignments, func(a roles.Assignment) bool { return int64(a.Person) == int64(lucy) })
	if len(s.Assignments) != before || s.Assignments[assigned].Rights != "" || s.Assignments[assigned].Held != roles.Absent {
		t.Errorf("assignments: %d of %d, %+v", len(s.Assignments), before, s.Assignments[assigned])
	}
	if cover := s.Chart().On(civil.MustDate("2026-06-01")).Cells[0][1].Cover; cover != roles.ByTheirs {
		t.Errorf("in June the role was %s", cover.Words())
	}
	r := recordOf(t, ws)
	if slices.ContainsFunc(r.Evidence, func(e knowledge.Evidence) bool { return int64(e.Person) == int64(lucy) }) {
		t.Error("there is evidence of who was erased")
	}
	for _, g := range r.Goals {
		if slices.Contains(g.From, knowledge.PersonID(lucy)) || slices.Contains(g.To, knowledge.PersonID(lucy)) {
			t.Errorf("%s leads to who was erased", g.Code)
		}
	}
	content, err := os.ReadFile(ws.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"Orders the work of each fortnight", "brief for the minister's office, with one correction", "two years of roadmaps"} {
		if strings.Contains(string(content), said) {
			t.Errorf("the file still says %q", said)
		}
	}
}

func TestASettledFindingIsLeftOutUntilItsDay(t *testing.T) {
	ws := sampleOffice(t)
	findings := staffingOf(t, ws).Chart().Findings(sampleDay)
	until := sampleDay.AddDays(30)
	settled := roles.Settlement{Kind: roles.Accepted, Reason: "recruiting", By: "Ann Lee", On: sampleDay, Until: until}
	if err := desk.SettleFinding(t.Context(), ws, findings[0], settled); err != nil {
		t.Fatal(err)
	}
	has := func(day civil.Date) bool {
		return slices.ContainsFunc(staffingOf(t, ws).Chart().Findings(day), func(f roles.Finding) bool { return f.Key == findings[0].Key })
	}
	if has(until) || !has(until.AddDays(1)) {
		t.Error("a finding accepted until a day shows before it, or not after it")
	}
	if err := desk.ReopenFinding(t.Context(), ws, findings[0].Key); err != nil {
		t.Fatal(err)
	}
	if !has(sampleDay) {
		t.Error("a finding that was reopened does not show")
	}
}

func TestTheSameMatrixIsNoNewVersion(t *testing.T) {
	ws := sampleOffice(t)
	team := staffingOf(t, ws).Teams[0].ID
	m := roles.Matrix{Team: team, Roles: []string{"Service owner"}, Rows: []roles.Responsibility{{Name: "Roadmap", Parts: [][]roles.Letter{{roles.Responsible, roles.Accountable}}}}, On: sampleDay}
	for _, want := range []int{1, 1} {
		if err := desk.SaveMatrix(t.Context(), ws, &m); err != nil || m.Version != want {
			t.Fatalf("version %d, %v", m.Version, err)
		}
	}
	m.Rows[0].Parts[0] = nil
	if err := desk.SaveMatrix(t.Context(), ws, &m); err != nil || m.Version != 2 {
		t.Errorf("version %d, %v", m.Version, err)
	}
}

func TestWhatIsFollowedIsFoundAndUndone(t *testing.T) {
	ws := sampleOffice(t)
	kinds := func(text string) (found []string) {
		hits, err := ws.Search(t.Context(), text, 20)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			found = append(found, h.Kind)
		}
		slices.Sort(found)
		return slices.Compact(found)
	}
	if got := kinds("release pipeline"); !slices.Equal(got, []string{"capability", "goal", "meeting"}) {
		t.Errorf("release pipeline leads to %q", got)
	}
	if got := kinds("data platform"); !slices.Contains(got, "team") {
		t.Errorf("data platform leads to %q", got)
	}
	a := staffingOf(t, ws).Assignments[0]
	a.ID, a.Share = 0, exact.Int(10)
	if err := desk.Assign(t.Context(), ws, &a, ""); err != nil {
		t.Fatal(err)
	}
	if label, _ := ws.UndoLabel(t.Context()); label != "Assign Nia Prydderch as service owner of Appeals" {
		t.Errorf("undo offers %q", label)
	}
	before := len(staffingOf(t, ws).Assignments)
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if after := len(staffingOf(t, ws).Assignments); after != before-1 {
		t.Errorf("%d assignments, %d before", after, before)
	}
}
