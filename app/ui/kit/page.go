package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Page is what stands beside the navigation: a title, a line of facts about what is shown, actions at the right, and the content.
type Page struct {
	title, facts *Wrapped
	object       fyne.CanvasObject
}

// NewPage puts a header over content.
func NewPage(title string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Page {
	return newPage(title, nil, content, actions)
}

// NewTabbedPage puts a header with the names of tabs over the one in front.
func NewTabbedPage(title string, tabs *Tabs, actions ...fyne.CanvasObject) *Page {
	tabs.begin()
	return newPage(title, tabs.bar, tabs.content, actions)
}

func newPage(title string, bar, content fyne.CanvasObject, actions []fyne.CanvasObject) *Page {
	p := &Page{
		title: Words(title, theme.SizeNameHeadingText, true, Plain).AtMost(2),
		facts: Words("", theme.SizeNameText, false, Secondary).AtMost(2),
	}
	words, row := Flow(0, p.title, p.facts), Row(8, actions...)
	header := Band(CardGround, Pad(10, 10, 20, 20, container.New(headerLayout{}, words, row)))
	parts := []fyne.CanvasObject{header, ruler()}
	if bar != nil {
		parts = append(parts, Band(CardGround, Pad(0, 0, 20, 20, bar)), ruler())
	}
	p.object = container.New(headedLayout{}, append(parts, Pad(14, 14, 20, 20, content))...)
	return p
}

// SetTitle changes the title.
func (p *Page) SetTitle(title string) { p.change(p.title, title) }

// Title is the title.
func (p *Page) Title() string { return p.title.Text() }

// SetFacts changes the line under the title.
func (p *Page) SetFacts(facts string) { p.change(p.facts, facts) }

// change sets a text, and lays the page out anew where it now needs more or fewer lines.
func (p *Page) change(words *Wrapped, text string) {
	before := words.MinSize().Height
	words.SetText(text)
	if words.MinSize().Height != before {
		p.object.Refresh()
	}
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.facts.Text() }

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// headerLayout puts the actions to the right of the words, in the middle of their height. Words that are too long take a second line.
type headerLayout struct{}

func (headerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words, actions := objects[0], objects[1].MinSize()
	width := size.Width - actions.Width
	if actions.Width > 0 {
		width -= Scaled(14)
	}
	high := heightAt(words, width)
	words.Move(fyne.NewPos(0, (size.Height-high)/2))
	words.Resize(fyne.NewSize(width, high))
	objects[1].Move(fyne.NewPos(size.Width-actions.Width, (size.Height-actions.Height)/2))
	objects[1].Resize(actions)
}

func (headerLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	words, actions := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(words.Width+Scaled(14)+actions.Width, max(words.Height, actions.Height, Scaled(45)))
}
