package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"counterweight/app/ui/kit"
)

// command is something that the window does whichever page is in front. Menus, shortcuts, the palette and Help are made of this one
// table.
type command struct {
	menu string
	name string
	key  shortcut
	do   func(*Program)
	// says names the command anew each time the menu is made: Undo change of weight.
	says func(*Program) string
	// can reports whether the command can be given now; nil means always.
	can func(*Program) bool
	// quits ends the first menu: without such an item the driver adds its own, which closes the window without asking.
	quits bool
	// checked reports whether a choice is in force.
	checked func(*Program) bool
}

// shortcut is a key with its modifiers; the zero value is none.
type shortcut struct {
	modifier fyne.KeyModifier
	key      fyne.KeyName
}

const (
	control = fyne.KeyModifierControl
	alt     = fyne.KeyModifierAlt
	shift   = fyne.KeyModifierShift
)

// String is the shortcut as people write it: Ctrl+Shift+Z.
func (s shortcut) String() string {
	if s.key == "" {
		return ""
	}
	var keys []string
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{{control, "Ctrl"}, {alt, "Alt"}, {shift, "Shift"}} {
		if s.modifier&m.modifier != 0 {
			keys = append(keys, m.name)
		}
	}
	name := string(s.key)
	if words := keyWords[s.key]; words != "" {
		name = words
	}
	return strings.Join(append(keys, name), "+")
}

// keyWords are the keys that keyboards call otherwise than the toolkit does.
var keyWords = map[fyne.KeyName]string{fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown"}

// asTold is the shortcut as the window's driver tells of it: those of Undo and Redo are of a kind of their own.
func (s shortcut) asTold() fyne.KeyboardShortcut {
	switch s {
	case shortcut{control, fyne.KeyZ}:
		return &fyne.ShortcutUndo{}
	case shortcut{control, fyne.KeyY}:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier}
}

// commands are all commands in the order of the menus. Pages stand among them by their place in the navigation.
func commands() []command {
	all := []command{
		{menu: "File", name: "New workspace…", key: shortcut{control, fyne.KeyN}, do: (*Program).askNew},
		{menu: "File", name: "Open workspace…", key: shortcut{control, fyne.KeyO}, do: (*Program).askOpen},
		{menu: "File", name: "Open the sample", do: (*Program).openSample},
		{menu: "File", name: "Throw the sample away…", can: (*Program).isSample, do: (*Program).discardSample},
		{menu: "File", name: "Save a copy…", can: (*Program).isOpen, do: (*Program).askCopy},
		{menu: "File", name: "Back up now", can: (*Program).isOpen, do: (*Program).backUp},
		{menu: "File", name: "Restore a backup…", do: (*Program).askRestore},
		{menu: "File", name: "Import…", key: shortcut{control, fyne.KeyI}, can: (*Program).isOpen, do: (*Program).askImport},
		{menu: "File", name: "Export…", key: shortcut{control, fyne.KeyE}, can: (*Program).isOpen, do: (*Program).askExport},
		{menu: "File", name: "Close workspace", key: shortcut{control, fyne.KeyW}, can: (*Program).isOpen, do: (*Program).closeWorkspace},
		{menu: "File", name: lang.L("Quit"), key: shortcut{control, fyne.KeyQ}, quits: true, do: (*Program).Quit},

		{menu: "Edit", name: "Undo", key: shortcut{control, fyne.KeyZ}, can: (*Program).canUndo, says: (*Program).undoName, do: (*Program).undo},
		{menu: "Edit", name: "Redo", key: shortcut{control, fyne.KeyY}, can: (*Program).canRedo, says: (*Program).redoName, do: (*Program).redo},
		{menu: "Edit", name: "Find anything…", key: shortcut{control, fyne.KeyK}, can: (*Program).isOpen, do: (*Program).find},
	}
	for _, e := range entries {
		all = append(all, command{
			menu: "Go to", name: e.name, key: shortcut{alt, e.key}, can: (*Program).isOpen,
			do: func(p *Program) { p.shell.turnTo(e.name) },
		})
	}
	all = append(all, command{
		menu: "Go to", name: "The import in progress", key: shortcut{alt, fyne.Key0}, can: (*Program).isImporting,
		do: func(p *Program) { p.shell.Go(importPage) },
	})
	all = append(
		all,
		command{menu: "Go to", name: "Next tab", key: shortcut{control, fyne.KeyPageDown}, can: (*Program).isOpen, do: func(p *Program) { kit.StepTabs(p.window.Canvas(), 1) }},
		command{menu: "Go to", name: "Previous tab", key: shortcut{control, fyne.KeyPageUp}, can: (*Program).isOpen, do: func(p *Program) { kit.StepTabs(p.window.Canvas(), -1) }},
	)
	return append(all, viewCommands()...)
}

// viewCommands change how the window looks and explain it.
func viewCommands() []command {
	var all []command
	for _, choice := range []struct {
		name string
		mode kit.Mode
	}{{"Light theme", kit.LightMode}, {"Dark theme", kit.DarkMode}, {"Theme of the system", kit.SystemMode}} {
		all = append(all, command{
			menu: "View", name: choice.name,
			checked: func(p *Program) bool { return p.settings.mode() == choice.mode },
			do:      func(p *Program) { p.settings.setMode(choice.mode); p.redraw() },
		})
	}
	for _, choice := range []struct {
		name  string
		scale float32
	}{{"Text at 100 %", 1}, {"Text at 125 %", 1.25}, {"Text at 150 %", 1.5}} {
		all = append(all, command{
			menu: "View", name: choice.name,
			checked: func(p *Program) bool { return p.settings.textScale() == choice.scale },
			do:      func(p *Program) { p.settings.setTextScale(choice.scale); p.redraw() },
		})
	}
	for _, choice := range []struct {
		name  string
		roomy bool
	}{{"Dense rows", false}, {"Roomy rows", true}} {
		all = append(all, command{
			menu: "View", name: choice.name,
			checked: func(p *Program) bool { return p.settings.roomy() == choice.roomy },
			do:      func(p *Program) { p.settings.setRoomy(choice.roomy); p.redraw() },
		})
	}
	return append(
		all,
		command{menu: "Help", name: "This page", key: shortcut{0, fyne.KeyF1}, do: (*Program).explain},
		command{menu: "Help", name: "Keyboard shortcuts", do: (*Program).showShortcuts},
		command{menu: "Help", name: "About Counterweight", do: (*Program).about},
	)
}

// menu is the main menu as things stand. It is made anew when what it says changes.
func (p *Program) menu() *fyne.MainMenu {
	main := fyne.NewMainMenu()
	for _, c := range commands() {
		if len(main.Items) == 0 || main.Items[len(main.Items)-1].Label != c.menu {
			main.Items = append(main.Items, fyne.NewMenu(c.menu))
		}
		menu := main.Items[len(main.Items)-1]
		menu.Items = append(menu.Items, p.menuItem(c))
		if c.name == "Open workspace…" {
			menu.Items = append(menu.Items, p.recentItem())
		}
	}
	return main
}

func (p *Program) menuItem(c command) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.name, func() { p.give(c) })
	if c.says != nil {
		item.Label = c.says(p)
	}
	if c.key.key != "" {
		item.Shortcut = c.key.asTold()
	}
	item.IsQuit = c.quits
	item.Disabled = c.can != nil && !c.can(p)
	item.Checked = c.checked != nil && c.checked(p)
	return item
}

// give carries a command out if it can be given now.
func (p *Program) give(c command) {
	if c.can == nil || c.can(p) {
		c.do(p)
	}
}

// recentItem offers the workspaces that were open before.
func (p *Program) recentItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Open recent", nil)
	item.ChildMenu = fyne.NewMenu("")
	for _, path := range p.settings.recent() {
		item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem(path, func() { p.Open(path) }))
	}
	item.Disabled = len(item.ChildMenu.Items) == 0
	return item
}

func (p *Program) isOpen() bool { return p.shell != nil }

// redraw builds the window's content anew in the look that was chosen.
func (p *Program) redraw() {
	p.restyle()
	if p.shell != nil {
		p.shell.rebuild()
		return
	}
	p.showStart(nil)
}
