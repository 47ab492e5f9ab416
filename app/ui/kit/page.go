package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Page is what stands beside the navigation: a title, one line of facts about what is shown, actions at the right, and the content.
type Page struct {
	title, facts *Line
	object       fyne.CanvasObject
}

// NewPage puts a header over content.
func NewPage(title string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Page {
	return newPage(title, nil, content, actions)
}

// NewTabbedPage puts a header with the names of tabs over the one in front.
func NewTabbedPage(title string, tabs *Tabs, actions ...fyne.CanvasObject) *Page {
	return newPage(title, tabs.bar, tabs.content, actions)
}

func newPage(title string, bar, content fyne.CanvasObject, actions []fyne.CanvasObject) *Page {
	p := &Page{
		title: OneLine(title, theme.SizeNameHeadingText, true, Plain),
		facts: OneLine("", theme.SizeNameText, false, Secondary),
	}
	words := Stack(1, p.title, p.facts)
	header := container.NewBorder(nil, nil, nil, container.NewCenter(container.New(&rowLayout{gap: 8}, actions...)), words)
	white := func(p Palette) color.NRGBA { return p.Card }
	top := Band(white, container.NewBorder(nil, ruler(), nil, nil, Pad(10, 10, 20, 20, header)))
	if bar != nil {
		top = container.NewBorder(nil, Band(white, container.NewBorder(nil, ruler(), nil, nil, Pad(0, 0, 20, 20, bar))), nil, nil, top)
	}
	p.object = container.NewBorder(top, nil, nil, nil, Pad(14, 14, 20, 20, content))
	return p
}

// SetTitle changes the title.
func (p *Page) SetTitle(title string) { p.title.SetText(title) }

// Title is the title.
func (p *Page) Title() string { return p.title.Text() }

// SetFacts changes the line under the title.
func (p *Page) SetFacts(facts string) { p.facts.SetText(facts) }

// Facts is the line under the title.
func (p *Page) Facts() string { return p.facts.Text() }

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }
