package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/ui/kit"
)

// showStart shows the page without a workspace: what went wrong with the last one, who is at the desk, and the ways to begin.
func (p *Program) showStart(trouble error) {
	p.window.SetTitle("Counterweight")
	p.window.SetMainMenu(p.menu())
	rows := []fyne.CanvasObject{
		kit.Text("Counterweight", theme.SizeNameHeadingText, true, kit.Plain),
		kit.Paragraph("Between “cheapest wins” and “quality at any price” there is a sweet spot, found by competition, partnership and evidence. Everything you enter stays in one file on this computer."),
	}
	if trouble != nil {
		rows = append(rows, kit.Warning(kit.Pad(6, 6, 8, 8, kit.Paragraph(trouble.Error()))))
	}
	name, fault := p.nameField()
	rows = append(rows, kit.Text("Your name, as the record of changes should show it", theme.SizeNameText, true, kit.Plain), name, fault)
	named := func(do func()) func() {
		return func() {
			if p.takeName(name.Text) {
				do()
				return
			}
			fault.SetText("Type your name first: every change is recorded under the name of who made it.")
			p.window.Canvas().Focus(name)
		}
	}
	rows = append(rows, container.NewHBox(
		kit.PrimaryButton("Open the sample", named(p.openSample)),
		kit.SecondaryButton("Start empty…", named(p.askNew)),
		kit.SecondaryButton("Open a workspace…", named(p.askOpen)),
	))
	for _, path := range p.settings.recent() {
		rows = append(rows, container.NewHBox(kit.SecondaryButton(path, named(func() { p.Open(path) }))))
	}
	sheet := kit.Card(kit.Pad(22, 22, 26, 26, kit.Stack(10, rows...)))
	p.window.SetContent(kit.Layered(onPage(container.NewGridWrap(fyne.NewSize(kit.Scaled(640), sheet.MinSize().Height), sheet))))
	p.window.Canvas().Focus(name)
}

func (p *Program) nameField() (*widget.Entry, *kit.Wrapped) {
	name := widget.NewEntry()
	name.SetText(p.settings.author(p.services.User))
	return name, kit.Paragraph("")
}

// takeName keeps the author's name for this and all later starts; it reports false where there is none.
func (p *Program) takeName(typed string) bool {
	name := strings.TrimSpace(typed)
	if name == "" {
		return false
	}
	p.settings.setAuthor(name)
	return true
}

// message is a page that only says something.
func message(title, text string) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Text(title, theme.SizeNameSubHeadingText, true, kit.Plain)}
	if text != "" {
		rows = append(rows, kit.Paragraph(text))
	}
	return onPage(kit.Stack(8, rows...))
}

func onPage(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Band(kit.PageGround, container.NewCenter(o))
}
