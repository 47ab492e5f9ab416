package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestALadderTellsStartNowAndGoalApart(t *testing.T) {
	open(t, NewForm(1))
	p := Colours()
	pale, full, missing, above := p.Tint(ToneInfo).Line, p.Primary, p.Tint(ToneWarn).Mark, p.InputBorder
	for name, c := range map[string]struct {
		ladder Ladder
		filled []bool
		lines  []any
	}{
		"on the way":         {Ladder{Start: 1, Now: 2, Goal: 3, Steps: 4}, []bool{true, true, false, false}, []any{pale, full, missing, above}},
		"nothing yet":        {Ladder{Goal: 2, Steps: 4}, []bool{false, false, false, false}, []any{missing, missing, above, above}},
		"above the goal":     {Ladder{Now: 4, Goal: 3, Steps: 4}, []bool{true, true, true, true}, []any{full, full, full, full}},
		"below where it was": {Ladder{Start: 2, Now: 1, Goal: 3, Steps: 4}, []bool{true, false, false, false}, []any{pale, missing, missing, above}},
	} {
		s := &slot{text: canvas.NewText("", color.Transparent)}
		s.paint(LadderCell(c.ladder), look{box: fyne.NewSize(120, 20)})
		if len(s.ladder.boxes) != c.ladder.Steps {
			t.Fatalf("%s: %d boxes, want %d", name, len(s.ladder.boxes), c.ladder.Steps)
		}
		for i, box := range s.ladder.boxes {
			_, _, _, alpha := box.FillColor.RGBA()
			if (alpha > 0) != c.filled[i] || box.StrokeColor != c.lines[i] {
				t.Errorf("%s: step %d is filled with %v, its line is %v", name, i+1, box.FillColor, box.StrokeColor)
			}
		}
		s.paint(TextCell("none"), look{box: fyne.NewSize(120, 20)})
		if s.ladder.boxes[0].Visible() {
			t.Errorf("%s: the ladder stays when the slot shows text", name)
		}
	}
}

func TestATickAndAChoiceWithNoneAreSaved(t *testing.T) {
	type thing struct {
		ours   bool
		rating howMuch
	}
	var now thing
	s := NewSheet(now, func(_ string, set func(*thing), _ func(error)) { set(&now) })
	tick := s.Tick("Ours", func(t *thing) *bool { return &t.ours })
	level := ChooseOf(s, "Level", []howMuch{0, 1}, func(t *thing) *howMuch { return &t.rating })
	h := open(t, NewForm(2, tick, level))
	h.click(tick.control, fyne.NewPos(5, 5))
	if !now.ours {
		t.Error("the tick was not saved")
	}
	level.Focus()
	h.write("some")
	level.leave()
	if now.rating != 1 {
		t.Errorf("the choice is %v", now.rating)
	}
	level.control.setText("None")
	level.typed("None")
	level.leave()
	if now.rating != 0 || level.Fault() != nil {
		t.Errorf("none is not taken: %v, %v", now.rating, level.Fault())
	}
}

// howMuch is a closed set whose zero value has words, too.
type howMuch uint8

func (r howMuch) String() string { return [...]string{"", "some"}[r] }

// Words is the value for people.
func (r howMuch) Words() string { return [...]string{"None", "Some"}[r] }
