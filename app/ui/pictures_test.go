package ui

import (
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// screens are the windows that all pages and dialogs must stand in.
var screens = []struct {
	name string
	mode kit.Mode
	text float32
	size fyne.Size
}{
	{"light", kit.LightMode, 1, fyne.NewSize(1366, 768)},
	{"dark", kit.DarkMode, 1, fyne.NewSize(1366, 768)},
	{"small", kit.LightMode, 1, fyne.NewSize(1280, 720)},
	{"large-text", kit.LightMode, 1.5, fyne.NewSize(1366, 768)},
}

// sight is something that the window can show, and the way there from the first page.
type sight struct {
	name string
	to   func(person)
}

// pages are all pages as they come first.
func pages() (all []sight) {
	for _, e := range entries {
		all = append(all, sight{e.name, func(d person) { d.program.shell.Go(e.name) }})
	}
	return all
}

// dialogs are what the shell puts in front of a page.
var dialogs = []sight{
	{"help", func(d person) { d.choose("This page") }},
	{"shortcuts", func(d person) { d.choose("Keyboard shortcuts") }},
	{"about", func(d person) { d.choose("About Counterweight") }},
	{"find", func(d person) { d.keys(control, fyne.KeyK); d.Write("data") }},
	{"find-nothing", func(d person) { d.keys(control, fyne.KeyK); d.Write("zzz") }},
	{"new", func(d person) { d.choose("New workspace…") }},
	{"open", func(d person) { d.choose("Open workspace…"); d.Write("c") }},
	{"open-wrong", func(d person) { d.choose("Open workspace…"); d.Write("nowhere.cw"); d.Press(fyne.KeyReturn) }},
	{"copy", func(d person) { d.choose("Save a copy…") }},
	{"restore", func(d person) { d.choose("Restore a backup…") }},
	{"import", func(d person) { d.choose("Import…") }},
	{"throw-away", func(d person) { d.choose("Throw the sample away…") }},
	{"refused", func(d person) {
		d.program.refused("Office.cw", &store.FileError{Path: "Office.cw", Trouble: store.Locked})
	}},
	{"toast", func(d person) {
		d.program.shell.Toast("Undone: Change the notice days of C-014", kit.ToastAction{Text: "Redo", Do: func() {}})
	}},
	{"long-toast", func(d person) {
		d.program.shell.Toast("The import of Partneriaethau a chontractau digidol y Swyddfa Drwyddedu ac Apeliadau 2026.xlsx was taken back: 4,699 rows of spend, 61 contracts and 21 suppliers are as they were before.",
			kit.ToastAction{Text: "Redo", Do: func() {}})
	}},
	{"start", func(d person) { d.keys(control, fyne.KeyW) }},
	{"start-trouble", func(d person) {
		d.keys(control, fyne.KeyW)
		d.program.showStart(errors.New("/home/ann/Documents/Counterweight/Partneriaethau digidol.cw: it is damaged: restore one of the copies in the folder \"… backups\" beside it"),
			wayOut{"Go back to Partneriaethau digidol 2026-11-20.cw…", nil}, wayOut{"Save what can be read…", nil})
	}},
}

// TestNothingInTheWindowIsCutOff shows every page and dialog with the sample, with nothing in it and with a large office's workspace, in
// both themes, in a small window and with large text.
func TestNothingInTheWindowIsCutOff(t *testing.T) {
	large := uitest.ManyFile(t)
	for _, screen := range screens {
		t.Run(screen.name, func(t *testing.T) {
			folder := t.TempDir()
			d := sitDown(t, folder, "")
			d.program.takeName("Ann Lee")
			d.program.settings.setMode(screen.mode)
			d.program.settings.setTextScale(screen.text)
			d.program.restyle()
			d.Window().Resize(screen.size)
			empty := filepath.Join(folder, "Empty.cw")
			d.program.Create(empty, false)
			d.look(t, "empty-", "-"+screen.name, func() { d.program.Open(empty) }, pages())
			d.look(t, "", "-"+screen.name, d.program.openSample, pages())
			d.look(t, "window-", "-"+screen.name, d.program.openSample, dialogs)
			d.look(t, "large-", "-"+screen.name, func() { d.program.Open(large) }, pages())
		})
	}
}

// look opens a workspace and looks at what can be seen of it.
func (d person) look(t *testing.T, before, after string, open func(), sights []sight) {
	for _, s := range sights {
		t.Run(before+s.name, func(t *testing.T) {
			open()
			here := person{uitest.NewHand(t, d.Window()), d.program}
			s.to(here)
			here.Settle()
			here.NothingIsCutOff()
			here.Picture(before + s.name + after)
			here.closeDialogs()
		})
	}
}

// closeDialogs takes away whatever stands in front of the window.
func (d person) closeDialogs() {
	overlays := d.Window().Canvas().Overlays()
	for overlays.Top() != nil {
		overlays.Remove(overlays.Top())
	}
}
