package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Detail is the panel beside a table that says more about the selected row. It fills its height and scrolls.
type Detail struct {
	object   fyne.CanvasObject
	scroll   *container.Scroll
	title    *Wrapped
	facts    *fyne.Container
	sections *fyne.Container
}

// Fact is one thing that is known: Ends, 12 Mar 2027. A fact without a value is left out.
type Fact struct {
	Label, Value string
	Strong       bool
	Note         string // follows the value, never in bold
}

// NewDetail is an empty panel.
func NewDetail() *Detail {
	d := &Detail{
		title: Words("", theme.SizeNameText, true, Plain),
		facts: container.New(&factsLayout{}), sections: Flow(14),
	}
	d.scroll = container.NewVScroll(Pad(12, 12, 14, 14, Flow(8, d.title, d.facts, d.sections)))
	d.object = Card(Pad(1, 1, 1, 1, d.scroll))
	return d
}

// Object is the panel.
func (d *Detail) Object() fyne.CanvasObject { return d.object }

// SetTitle says what the panel is about.
func (d *Detail) SetTitle(title string) { d.title.SetText(title) }

// Title is what the panel is about.
func (d *Detail) Title() string { return d.title.Text() }

// SetFacts shows what is known, a line or more each.
func (d *Detail) SetFacts(facts []Fact) {
	d.facts.Objects = factTexts(facts)
	d.facts.Refresh()
	d.again()
}

// Facts shows facts outside of a detail panel.
func Facts(facts []Fact) fyne.CanvasObject { return container.New(&factsLayout{}, factTexts(facts)...) }

// factTexts are a label and a value for each fact that has one.
func factTexts(facts []Fact) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, f := range facts {
		if f.Value != "" {
			value := Runs(theme.SizeNameText, Plain, Run{f.Value, f.Strong}, Run{f.Note, false})
			objects = append(objects, Words(f.Label, theme.SizeNameText, false, Secondary), value)
		}
	}
	return objects
}

// SetSections shows what follows the facts.
func (d *Detail) SetSections(sections ...fyne.CanvasObject) {
	d.sections.Objects = sections
	d.sections.Refresh()
	d.again()
}

// again lays the panel out for its new content.
func (d *Detail) again() { d.scroll.Refresh() }

// Clear says that nothing is selected, in words that say what to do.
func (d *Detail) Clear(words string) {
	d.SetTitle("")
	d.SetFacts(nil)
	d.SetSections(Words(words, theme.SizeNameText, false, Secondary))
}

// factsLayout puts labels into a column beside their values.
type factsLayout struct{}

func (factsLayout) column(objects []fyne.CanvasObject) float32 {
	column := Scaled(60)
	for i := 0; i+1 < len(objects); i += 2 {
		if label, ok := objects[i].(*Wrapped); ok {
			column = max(column, fyne.MeasureText(label.Text(), theme.Size(label.size), fyne.TextStyle{}).Width)
		}
	}
	return min(column, Scaled(110)) + Scaled(12)
}

func (l factsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	column, top := l.column(objects), float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		label, value := objects[i], objects[i+1]
		height := max(heightAt(label, column-Scaled(12)), heightAt(value, size.Width-column))
		label.Move(fyne.NewPos(0, top))
		label.Resize(fyne.NewSize(column-Scaled(12), height))
		value.Move(fyne.NewPos(column, top))
		value.Resize(fyne.NewSize(size.Width-column, height))
		top += height + Scaled(4)
	}
}

func (l factsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for i := 0; i+1 < len(objects); i += 2 {
		height += max(objects[i].MinSize().Height, objects[i+1].MinSize().Height) + Scaled(4)
	}
	return fyne.NewSize(l.column(objects)+Scaled(60), height)
}

// BesideDetail puts a panel beside what it says more about, about as wide as a quarter of both, or below it where there is too little
// width for both, as with large text.
func BesideDetail(content fyne.CanvasObject, detail *Detail) fyne.CanvasObject {
	return Scrolled(container.New(&besideLayout{}, content, detail.Object()))
}

type besideLayout struct{ below bool }

// How high the content and the panel below it are at least, at 100 % text; all of it scrolls where there is less room.
const (
	leastContent     = 300
	leastDetailBelow = 220
)

// sharing is the way that the two stand in a width.
func (*besideLayout) sharing(width float32) *sharing {
	if width < Scaled(760) {
		return &sharing{shares: []float32{58, 42}, gap: Scaled(10)}
	}
	return &sharing{shares: []float32{830, 286}, gap: Scaled(14), across: true}
}

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	sharing := l.sharing(size.Width)
	l.below = !sharing.across
	sharing.Layout(objects, size)
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	size := first.Max(second)
	if l.below {
		size.Height = max(first.Height, Scaled(leastContent)) + Scaled(10) + max(second.Height, Scaled(leastDetailBelow))
	}
	return size
}
