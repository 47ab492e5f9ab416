package today

import (
	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// Measures of the page, at 100 % text.
const (
	gap       = 14
	factsGap  = 12
	listShare = 0.52 // of the width
	narrow    = 820  // below it everything stands one under the other
	leastFact = 150
)

// layout puts the figures over the list, and the charts beside it, or below it where there is too little width for both, as with large text.
type layout struct{ width float32 }

func (l *layout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	facts, list, side := objects[0], objects[1], objects[2]
	space := kit.Scaled(gap)
	top := heightAt(facts, size.Width) + space
	facts.Move(fyne.NewPos(0, 0))
	facts.Resize(fyne.NewSize(size.Width, top-space))
	list.Move(fyne.NewPos(0, top))
	if l.below() {
		high := heightAt(list, size.Width)
		list.Resize(fyne.NewSize(size.Width, high))
		side.Move(fyne.NewPos(0, top+high+space))
		side.Resize(fyne.NewSize(size.Width, heightAt(side, size.Width)))
		return
	}
	left, right := l.columns()
	heightAt(list, left)
	heightAt(side, right)
	list.Resize(fyne.NewSize(left, max(size.Height-top, list.MinSize().Height)))
	side.Move(fyne.NewPos(left+space, top))
	side.Resize(fyne.NewSize(right, max(size.Height-top, side.MinSize().Height)))
}

func (l *layout) below() bool { return l.width < kit.Scaled(narrow) }

func (l *layout) columns() (left, right float32) {
	left = (l.width - kit.Scaled(gap)) * listShare
	return left, l.width - kit.Scaled(gap) - left
}

// MinSize is the height that all of it needs at the width that it has.
func (l *layout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	facts, list, side := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	space := kit.Scaled(gap)
	width := max(facts.Width, list.Width, side.Width)
	if l.below() {
		return fyne.NewSize(width, facts.Height+list.Height+side.Height+2*space)
	}
	return fyne.NewSize(width, facts.Height+space+max(list.Height, side.Height))
}

// heightAt is the height that an object needs at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

// factsLayout puts the figures beside each other, all as wide and as high as each other, in as many lines as they need.
type factsLayout struct{ width float32 }

func (l *factsLayout) perLine(n int) int {
	space := kit.Scaled(factsGap)
	return max(1, min(n, int((l.width+space)/(kit.Scaled(leastFact)+space))))
}

// lines are as few as can be, filled evenly.
func (l *factsLayout) lines(n int) (lines, each int) {
	lines = (n + l.perLine(n) - 1) / l.perLine(n)
	return lines, (n + lines - 1) / lines
}

func (l *factsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	space := kit.Scaled(factsGap)
	_, each := l.lines(len(objects))
	high := l.high(objects)
	for i, o := range objects {
		line, of := i/each, min(each, len(objects)-i/each*each)
		width := (size.Width - space*float32(of-1)) / float32(of)
		o.Resize(fyne.NewSize(width, high))
		o.Move(fyne.NewPos(float32(i%each)*(width+space), float32(line)*(high+space)))
	}
}

func (l *factsLayout) high(objects []fyne.CanvasObject) (high float32) {
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	return high
}

func (l *factsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	lines, _ := l.lines(len(objects))
	return fyne.NewSize(kit.Scaled(leastFact), float32(lines)*(l.high(objects)+kit.Scaled(factsGap))-kit.Scaled(factsGap))
}
