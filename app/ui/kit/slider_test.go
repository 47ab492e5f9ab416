package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
)

func TestASliderMovesByKeysAndStopsAtItsEnds(t *testing.T) {
	test.NewTempApp(t)
	s := kit.NewSlider(1, 100)
	var moved []int
	s.OnMoved = func(value int) { moved = append(moved, value) }
	s.SetValue(35.5)
	if len(moved) != 0 {
		t.Fatal("showing a number was taken for moving the slider")
	}
	for _, key := range []fyne.KeyName{
		fyne.KeyRight, fyne.KeyLeft, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyLeft, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyUp,
	} {
		s.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want := []int{36, 35, 45, 1, 100} // at an end nothing is told
	if len(moved) != len(want) {
		t.Fatalf("the slider told %v, want %v", moved, want)
	}
	for i := range want {
		if moved[i] != want[i] {
			t.Errorf("step %d went to %d, want %d", i, moved[i], want[i])
		}
	}
}

func TestASliderFollowsThePointer(t *testing.T) {
	test.NewTempApp(t)
	s := kit.NewSlider(0, 100)
	test.NewTempWindow(t, s).Resize(fyne.NewSize(400, 60))
	width := s.Size().Width
	for share, want := range map[float32]float64{0: 0, 0.5: 50, 1: 100} {
		test.TapAt(s, fyne.NewPos(width*share, 5))
		if s.Value() != want {
			t.Errorf("a tap at %v of the width went to %v, want %v", share, s.Value(), want)
		}
	}
}
