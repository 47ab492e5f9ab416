package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Ladder is how far somebody is up a ladder of so many steps: where the climb began, where it is now, and where it is to end.
type Ladder struct{ Start, Now, Goal, Steps int }

// LadderCell is a box for each step of a ladder: pale for those that were there at the start, full for those that came since, a line in the
// colour of a warning around those that are still to come, and a thin line around those above the goal. The column's text says the same in
// words.
func LadderCell(l Ladder) Cell { return Cell{kind: ladderCell, ladder: l} }

// ladderParts are the boxes of a ladder in a cell, which other rows use again.
type ladderParts struct {
	boxes []*canvas.Rectangle
	used  int
}

func (p *ladderParts) hide() {
	for _, b := range p.boxes[:p.used] {
		b.Hide()
	}
	p.used = 0
}

// Measures of the boxes, at 100 % text.
const (
	rungWidth  = 14
	rungHeight = 9
	rungGap    = 3
)

// drawLadder draws a ladder, and tells whether it needed new objects.
func (s *slot) drawLadder(l Ladder, at look) (made bool) {
	if s.ladder == nil {
		s.ladder = &ladderParts{}
	}
	p := s.ladder
	p.hide()
	step := min(Scaled(rungWidth+rungGap), at.box.Width/float32(max(1, l.Steps)))
	high := min(Scaled(rungHeight), at.box.Height)
	for i := range l.Steps {
		if i == len(p.boxes) {
			p.boxes = append(p.boxes, canvas.NewRectangle(color.Transparent))
			made = true
		}
		b := p.boxes[i]
		b.FillColor, b.StrokeColor = l.inks(i + 1)
		b.StrokeWidth, b.CornerRadius = 1, 2
		b.Move(at.corner.AddXY(float32(i)*step, (at.box.Height-high)/2))
		b.Resize(fyne.NewSize(max(1, step-Scaled(rungGap)), high))
		b.Show()
		b.Refresh()
	}
	p.used = l.Steps
	return made
}

// inks are what a step is filled with and the line around it; a level that fell below its start keeps no more than it has.
func (l Ladder) inks(step int) (fill, line color.Color) {
	p := Colours()
	switch {
	case step <= l.Now && step <= l.Start:
		return p.Tint(ToneInfo).Line, p.Tint(ToneInfo).Line
	case step <= l.Now:
		return p.Primary, p.Primary
	case step <= l.Goal:
		return color.Transparent, p.Tint(ToneWarn).Mark
	}
	return color.Transparent, p.InputBorder
}
