package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// showStart shows the page without a workspace: what went wrong with the last one and the ways out, who is at the desk, and the ways to
// begin.
func (p *Program) showStart(trouble error, ways ...wayOut) {
	p.window.SetTitle("Counterweight")
	p.window.SetMainMenu(p.menu())
	rows := []fyne.CanvasObject{
		kit.Words("Counterweight", theme.SizeNameHeadingText, true, kit.Plain),
		kit.Paragraph("Between “cheapest wins” and “quality at any price” there is a sweet spot, found by competition, partnership and evidence. Everything you enter stays in one file on this computer."),
	}
	name := kit.TextField("Your name, as the record of changes should show it", p.settings.author(p.services.User), nil).Wide()
	named := func(do func()) func() {
		return func() {
			if p.takeName(name.Text()) {
				do()
				return
			}
			name.SetFault(errors.New("type your name first: every change is recorded under the name of who made it"))
			name.Focus()
		}
	}
	if trouble != nil {
		rows = append(rows, troubleCard(trouble, ways, named))
	}
	rows = append(rows, name)
	rows = append(rows, kit.Row(
		8,
		kit.PrimaryButton("Open the sample", named(p.openSample)),
		kit.SecondaryButton("Start empty…", named(p.askNew)),
		kit.SecondaryButton("Import a register…", named(p.askRegister)),
		kit.SecondaryButton("Open a workspace…", named(p.askOpen)),
	))
	if recent := p.settings.recent(); len(recent) > 0 {
		rows = append(rows, kit.Words("Open again", theme.SizeNameText, true, kit.Plain))
		for _, path := range recent {
			rows = append(rows, kit.SecondaryButton(shortened(path), named(func() { p.Open(path) })))
		}
	}
	sheet := kit.Card(kit.Pad(22, 22, 26, 26, kit.Flow(10, rows...)))
	p.fill(kit.Band(kit.PageGround, kit.Narrow(640, sheet)))
	name.Focus()
}

// troubleCard says what went wrong and offers the ways out.
func troubleCard(trouble error, ways []wayOut, named func(func()) func()) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Words(trouble.Error(), theme.SizeNameText, false, kit.OnWarning)}
	if len(ways) > 0 {
		buttons := make([]fyne.CanvasObject, len(ways))
		for i, way := range ways {
			buttons[i] = kit.SecondaryButton(way.name, named(way.take))
		}
		rows = append(rows, kit.Row(8, buttons...))
	}
	return kit.Warning(kit.Pad(8, 8, 10, 10, kit.Flow(8, rows...)))
}

// longestPath is how many letters of a path a button of the start page shows.
const longestPath = 72

// shortened is a path that is not too long for a button: its end tells files apart.
func shortened(path string) string {
	letters := []rune(path)
	if len(letters) <= longestPath {
		return path
	}
	return "…" + string(letters[len(letters)-longestPath:])
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
	return kit.Band(kit.PageGround, kit.Narrow(640, kit.Flow(8, rows...)))
}
