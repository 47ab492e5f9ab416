package chart

import "testing"

// TestAStrategyMapOfSingleObjectivesUsesItsWidth makes sure that layers of one objective each take turns at the width, so that an arrow which
// skips a layer passes beside its box.
func TestAStrategyMapOfSingleObjectivesUsesItsWidth(t *testing.T) {
	const n, room = 3, 600.0
	_, before, _ := stance(1, room, 0)
	for column := 1; column < n; column++ {
		width, at, _ := stance(1, room, column)
		if at < before+width || at+width > room+0.001 {
			t.Errorf("column %d begins at %.1f, %.1f wide, after one at %.1f", column, at, width, before)
		}
		before = at
	}
	above, below := placedBox{area: area{0, 0, 100, 10}}, placedBox{area: area{0, 50, 100, 60}}
	leaves, comes := endsOf([]MapArrow{{Cause: "a", Effect: "b"}, {Cause: "b", Effect: "a"}}, map[string]placedBox{"a": below, "b": above})
	if leaves[0] == comes[1] || leaves[1] == comes[0] {
		t.Errorf("two arrows touch an edge in one place: %v, %v", leaves, comes)
	}
}
