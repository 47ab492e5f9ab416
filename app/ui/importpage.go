package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/importing"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/scorecards"
)

// importPage is the name of the page on which a file is brought in. It stands last in the navigation for as long as there is a file.
const importPage = "Import"

// teamsPage is the name of the page of teams and who is in them.
const teamsPage = "Teams & roles"

func importEntry() entry {
	return entry{
		name: importPage, tables: append(importing.Tables(), cardTables...), help: importing.Help + "\n\n" + scorecards.HelpTakingIn,
		open: func(s *Shell) View {
			if s.incoming != nil {
				return scorecards.NewTakingIn(s.workspace, s, s.incoming, s.leaveImport, s.showTakenIn)
			}
			return importing.New(s.workspace, s, s.session, importing.Ways{
				Leave: s.leaveImport, Show: s.showImported,
			})
		},
	}
}

// allEntries are the pages of the navigation and those without a place in it.
func allEntries() []entry { return append(entries[:len(entries):len(entries)], importEntry()) }

// bringIn shows the page on which a file is brought in: one of readings, or any other.
func (s *Shell) bringIn(path string, readings bool) {
	if s.here != importPage {
		s.before = s.here
	}
	s.dropImport()
	if readings {
		s.incoming = scorecards.NewIncoming(path, s)
	} else {
		s.session = importing.NewSession(path)
	}
	s.showImport()
	s.Go(importPage)
}

func (s *Shell) isImporting() bool { return s.session != nil || s.incoming != nil }

// showImport gives the import in progress its line in the navigation, and its command in the menu, or takes both away.
func (s *Shell) showImport() {
	s.guest.Objects = nil
	delete(s.items, importPage)
	if s.isImporting() {
		item := newNavigationItem(importPage, theme.UploadIcon(), func() { s.Go(importPage) })
		s.items[importPage] = item
		s.guest.Objects = []fyne.CanvasObject{item}
	}
	s.guest.Refresh()
	s.program.window.SetMainMenu(s.program.menu())
}

func (p *Program) isImporting() bool { return p.shell != nil && p.shell.isImporting() }

func (s *Shell) dropImport() {
	if view := s.views[importPage]; view != nil {
		view.Close()
	}
	delete(s.views, importPage)
	s.session, s.incoming = nil, nil
	s.showImport()
}

// leaveImport goes back to where the import was begun.
func (s *Shell) leaveImport() {
	s.Go(s.before)
	s.dropImport()
}

// showImported shows the register that a file went into.
func (s *Shell) showImported(kind desk.ImportKind) {
	switch kind {
	case desk.ImportsSpend, desk.ImportsSuppliers, desk.ImportsPeople:
		s.before = "Suppliers"
	case desk.ImportsTeams:
		if slices.ContainsFunc(entries, func(e entry) bool { return e.name == teamsPage }) {
			s.before = teamsPage
		}
	default:
		s.before = "Contracts"
	}
	s.leaveImport()
}

// showTakenIn shows the scorecard that readings went into, or where there are several the list.
func (s *Shell) showTakenIn(thing kit.Thing) {
	s.before = "Scorecards"
	s.leaveImport()
	if thing.Kind != kit.NoThing {
		s.Open(thing)
	}
}

// Import asks for a file and brings it in.
func (s *Shell) Import() { s.program.askImport() }

// Export offers the documents that can be made of the page in front.
func (s *Shell) Export() { s.program.askExport() }

// askImport brings a tender, a register, a spend file, published notices, readings, people or assignments into the open workspace.
func (p *Program) askImport() {
	p.askFile("Import a tender, a register, spending, notices, readings or people", "Continue", p.dataFiles(), p.importFile)
}

// importFile takes a file by what it holds: a tender at once, anything else by way of a page that shows first what would come of it.
func (p *Program) importFile(path string) {
	shell := p.shell
	p.runner.Away(func() {
		tender, readings := false, false
		data, err := desk.FileToImport(path)
		if err == nil {
			tender, err = desk.IsTender(data)
		}
		if err == nil && !tender {
			readings, err = desk.AreReadings(data)
		}
		p.runner.Back(func() {
			switch {
			case p.shell != shell: // another workspace is open by now
			case err == nil && tender:
				p.importTender(path)
			default:
				shell.bringIn(path, readings && err == nil)
			}
		})
	})
}

func (p *Program) importTender(path string) {
	shell, summary := p.shell, ""
	shell.Work("Import "+filepath.Base(path), func(ctx context.Context, _ func(done, of int)) (err error) {
		summary, err = p.services.Import(ctx, shell.workspace, path)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			shell.Toast("The import was cancelled; nothing was changed.")
		case err != nil:
			p.tell("Nothing was imported", err.Error())
		default:
			shell.Toast(summary, kit.ToastAction{Text: "Undo", Do: p.undo})
		}
	})
}
