package desk_test

import (
	"testing"

	"counterweight/app/desk"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

func TestAGoalAndWhatItIsAboutBeginTogether(t *testing.T) {
	ws := newWorkspace(t)
	g := knowledge.Goal{Title: "Release pipeline", GoalLevel: knowledge.Alone}
	c := knowledge.Capability{Criticality: knowledge.Critical, Weight: exact.Int(1)}
	if err := desk.BeginGoal(t.Context(), ws, &g, &c); faultIn(err, "name") == "" || g.ID != 0 || c.ID != 0 {
		t.Errorf("a capability without a name: %v; %+v", err, g)
	}
	c.Name = "Release pipeline"
	if err := desk.BeginGoal(t.Context(), ws, &g, &c); err != nil || g.Capability != c.ID || c.Code != "K-001" || g.Code != "G-01" {
		t.Fatalf("%v; the goal is %+v, the capability %+v", err, g, c)
	}
	second := knowledge.Goal{Title: "And back again", Capability: c.ID, GoalLevel: knowledge.WithHelp}
	if err := desk.BeginGoal(t.Context(), ws, &second, nil); err != nil || second.Code != "G-02" {
		t.Errorf("%v; the second goal is %+v", err, second)
	}
	for _, left := range []int{1, 0} {
		if _, err := ws.Undo(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		goals, _ := ws.Goals(t.Context())
		capabilities, _ := ws.Capabilities(t.Context())
		if len(goals) != left || len(capabilities) != left {
			t.Errorf("Undo leaves %d goals and %d capabilities, want %d", len(goals), len(capabilities), left)
		}
	}
}
