package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// explain says what the page in front is for.
func (p *Program) explain() {
	if p.shell == nil {
		p.tell("Starting", startHelp)
		return
	}
	e := entryNamed(p.shell.here)
	p.tell(e.name, e.help)
}

// Shortcut is a line of the table of shortcuts.
type Shortcut struct{ Keys, Does string }

// Shortcuts lists every shortcut of the window, for Help and README: those of the commands, then those of the kit's pieces.
func Shortcuts() []Shortcut {
	var all []Shortcut
	for _, c := range commands() {
		if c.key.key != "" {
			all = append(all, Shortcut{c.key.String(), strings.TrimSuffix(c.name, "…")})
		}
	}
	return append(all, pieceShortcuts...)
}

// pieceShortcuts are answered by whatever piece has the keyboard.
var pieceShortcuts = []Shortcut{
	{"Tab, Shift+Tab", "Next or previous field, button, tab or table"},
	{"Up, Down, Home, End, PageUp, PageDown", "Move in a table; with Shift, mark rows or cells"},
	{"PageUp, PageDown", "Scroll a page or a dialog that is higher than the window"},
	{"S", "Put off a line of Today until a day, or bring it back"},
	{"Left, Right", "Move between tabs and between cells; move the balance by one point"},
	{"Letters and digits", "Find a row by how it begins; type over a cell"},
	{"Enter", "Open the selected row; press a button; save a field or cell and go on to the next"},
	{"F2", "Change a cell without typing over it"},
	{"Delete", "Remove the selected row of a list, empty a cell; Undo brings it back"},
	{"Ctrl+Delete", "Remove the selected row of a table that is typed into"},
	{"Alt+Up, Alt+Down", "Move a criterion, or a section of a pack, among its neighbours"},
	{"Space", "Press a button; tick a box or a section; turn the page of a pack"},
	{"Ctrl+A", "Mark all rows, cells or letters"},
	{"Ctrl+C, Ctrl+X, Ctrl+V", "Copy, cut or paste rows, cells or text, also from and to a spreadsheet"},
	{"Escape", "Put a field back as it was; close a dialog"},
}

func (p *Program) showShortcuts() {
	var rows []fyne.CanvasObject
	for _, s := range Shortcuts() {
		rows = append(rows, kit.Beside([]float32{2, 3}, kit.Words(s.Keys, theme.SizeNameText, true, kit.Plain), kit.Words(s.Does, theme.SizeNameText, false, kit.Plain)))
	}
	p.tellWith("Keyboard shortcuts", kit.Flow(4, rows...))
}

func (p *Program) about() {
	p.tell("Counterweight", "Version "+p.services.Version+"\n\n"+aboutText)
}

const aboutText = `Supplier and commercial partnership management, offline: a workspace is one file on this computer, and nothing leaves it unless you export it.

Free software under the MIT licence. Liberation Sans and DejaVu Sans under their own free licences. The sample tender of FCDO Services contains public sector information licensed under the Open Government Licence v3.0.`

const startHelp = `A workspace is one file that holds everything you know of your suppliers, contracts and tenders, with every change, who made it and when.

Open the sample to look around; it is a file like any other and can be thrown away. Start empty to begin your own.`

// TellOfCrash says that the program crashed the last time, and where it wrote why.
func (p *Program) TellOfCrash(log string) {
	p.tell("The program ended unexpectedly last time",
		"Everything that the status called saved is in the workspace; the command counterweight verify checks it.\n\nWhat happened is written in "+log+". Please send that file along when you report it; it holds no data of your workspace.")
}
