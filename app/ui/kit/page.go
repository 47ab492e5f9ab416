package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Page is what stands beside the navigation: a title, one line of facts about what is shown, actions at the right, and the content.
type Page struct {
	title, facts *canvas.Text
	object       fyne.CanvasObject
}

// NewPage puts a header over content.
func NewPage(title string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Page {
	p := &Page{
		title: Text(title, theme.SizeNameHeadingText, true, Plain),
		facts: Text("", theme.SizeNameText, false, Secondary),
	}
	words := Stack(1, p.title, p.facts)
	header := container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(actions...)), words)
	line := canvas.NewRectangle(Colours().Line)
	line.SetMinSize(fyne.NewSize(1, 1))
	top := Band(func(p Palette) color.NRGBA { return p.Card }, container.NewBorder(nil, line, nil, nil, Pad(10, 10, 20, 20, header)))
	p.object = container.NewBorder(top, nil, nil, nil, Pad(14, 14, 20, 20, content))
	return p
}

// SetFacts changes the line under the title.
func (p *Page) SetFacts(facts string) {
	p.facts.Text = facts
	p.facts.Refresh()
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.facts.Text }

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }
