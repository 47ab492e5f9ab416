// Package ui is the window: the frame around all pages. It knows which pages there are and shows one of them; what a page shows is the
// page's own affair, and how its pieces look is the kit's.
package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/tenders"
)

// View is a page as the shell needs it.
type View interface {
	Object() fyne.CanvasObject
	// Load reads what the page shows; the page may be loaded again whenever something changed.
	Load()
	// Close ends what the page still does.
	Close()
}

// entry is a page's place in the navigation.
type entry struct {
	name string
	icon fyne.Resource
	key  fyne.KeyName // with Alt
	open func(*Shell) View
}

var entries = []entry{
	{"Tenders", theme.ListIcon(), fyne.Key4, func(s *Shell) View { return tenders.New(s.workspace, s.runner) }},
}

// Shell is the window's content: navigation at the left, a page beside it.
type Shell struct {
	window    fyne.Window
	workspace *store.Workspace
	runner    kit.Runner
	views     map[string]View // pages are built once and kept
	items     map[string]*navigationItem
	page      *fyne.Container
	here      string
}

// Show fills the window with the workspace's pages, the first one in front.
func Show(w fyne.Window, workspace *store.Workspace, runner kit.Runner) *Shell {
	s := &Shell{
		window: w, workspace: workspace, runner: runner,
		views: map[string]View{}, items: map[string]*navigationItem{}, page: container.NewStack(),
	}
	w.SetTitle(workspace.Name() + " – Counterweight")
	w.SetPadded(false)
	w.SetMainMenu(s.menu())
	w.SetContent(container.NewBorder(nil, nil, s.navigation(), nil, s.page))
	s.Go(entries[0].name)
	return s
}

// Go shows the page with this name.
func (s *Shell) Go(name string) {
	view := s.views[name]
	if view == nil {
		for _, e := range entries {
			if e.name == name {
				view = e.open(s)
				s.views[name] = view
				view.Load()
			}
		}
	}
	if item := s.items[s.here]; item != nil {
		item.setHere(false)
	}
	s.here = name
	s.items[name].setHere(true)
	s.page.Objects = []fyne.CanvasObject{view.Object()}
	s.page.Refresh()
}

// View is the page with this name, nil while it was not opened.
func (s *Shell) View(name string) View { return s.views[name] }

// Close ends what the pages still do.
func (s *Shell) Close() {
	for _, view := range s.views {
		view.Close()
	}
}

// navigation is the dark column at the left.
func (s *Shell) navigation() fyne.CanvasObject {
	head := kit.Pad(16, 14, 18, 8, kit.Stack(2,
		kit.Text("Counterweight", theme.SizeNameSubHeadingText, true, kit.OnDark),
		kit.Text(s.workspace.Name(), theme.SizeNameCaptionText, false, kit.OnDarkLow),
	))
	list := kit.Stack(0, head)
	for _, e := range entries {
		item := newNavigationItem(e.name, e.icon, func() { s.Go(e.name) })
		s.items[e.name] = item
		list.Add(item)
	}
	width := canvas.NewRectangle(kit.Colours().Navigation)
	width.SetMinSize(fyne.NewSize(kit.Scaled(196), 0))
	return container.NewStack(width, list)
}

// menu holds every global shortcut, since a focused field swallows all others. The first menu ends with our own Quit: the driver's
// would close the window without asking.
func (s *Shell) menu() *fyne.MainMenu {
	quit := fyne.NewMenuItem(lang.L("Quit"), s.window.Close)
	quit.IsQuit = true
	quit.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierControl}
	var pages []*fyne.MenuItem
	for _, e := range entries {
		item := fyne.NewMenuItem(e.name, func() { s.Go(e.name) })
		item.Shortcut = &desktop.CustomShortcut{KeyName: e.key, Modifier: fyne.KeyModifierAlt}
		pages = append(pages, item)
	}
	return fyne.NewMainMenu(fyne.NewMenu("File", quit), fyne.NewMenu("Go to", pages...))
}
