// Package importing is the page on which a register, a spend file, published notices, people or assignments are brought into the workspace: how the file is
// read, what would come of it, and what did.
package importing

import (
	"context"
	"errors"
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// Help is what F1 says about the page.
const Help = `A file on its way into the workspace. Columns shows its first rows and what each column is read as: type part of a meaning over a column, or choose it in the panel beside; an empty meaning passes the column over. What you choose is remembered for the next file with the same headings.

What would happen is found out on a copy, so nothing changes until you press Import: first what becomes otherwise of what you have already, then the rows that are left out, with the reason, then suppliers, people and teams that are new. Import takes all rows that can be taken, or, if it is cancelled or the file breaks off, none. Undo takes the whole import back, and the same file imported again changes nothing. Escape leaves the page.`

// Tables are those whose changes make another outcome.
func Tables() []string {
	return []string{
		"contract", "contract_party", "contract_option", "contract_change", "contract_month", "contract_milestone", "supplier", "supplier_alias",
		"supplier_identifier", "spend_line", "person", "person_stay", "role", "role_alias", "team", "assignment",
	}
}

// Ways are where the page leads.
type Ways struct {
	Leave func()                // goes back to where the import was begun
	Show  func(desk.ImportKind) // shows what was imported
}

// Page imports one file.
type Page struct {
	host    kit.Host
	ways    Ways
	session *Session
	reader  reader
	object  *fyne.Container

	looking, trying kit.Latest
	taking          bool               // the import is under way
	reported        *desk.ImportReport // what is shown of what became of the file
	head            *kit.Page
	tabs            *kit.Tabs
	columns         *columns // nil unless the file is a table that can be read
	outcome         *outcome
	action          *kit.Button // the one that the page is for
}

// New is the page of a session, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host, session *Session, ways Ways) *Page {
	p := &Page{
		host: host, ways: ways, session: session, reader: reader{workspace, session.path, host.Today()}, object: container.NewStack(),
		looking: kit.Latest{Runner: host.Runner()}, trying: kit.Latest{Runner: host.Runner()},
	}
	p.outcome = newOutcome(host)
	p.arrange()
	return p
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Show does nothing: the page shows no thing of the workspace.
func (p *Page) Show(kit.Thing) {}

// Close drops what is still being read.
func (p *Page) Close() {
	p.looking.Stop()
	p.trying.Stop()
}

// Escape leaves the page.
func (p *Page) Escape() { p.ways.Leave() }

// Focus gives the keyboard to the columns, or to what the page leads to.
func (p *Page) Focus() {
	switch {
	case p.columns != nil:
		p.columns.grid.Focus()
	case p.tabs != nil:
		p.tabs.Focus()
	case p.action != nil:
		p.host.Window().Canvas().Focus(p.action)
	}
}

// Facts is the line under the title.
func (p *Page) Facts() string { return p.head.Facts() }

// Load looks at the file the first time, and later finds out anew what would come of it.
func (p *Page) Load() {
	s := p.session
	switch {
	case p.taking:
	case s.done != nil:
		p.follow()
	case s.preview == nil:
		p.look(func(ctx context.Context) (*desk.ImportPreview, error) { return p.reader.look(ctx, nil) })
	default:
		p.try()
	}
}

// look shows the file in one way or another. A way in which it can't be read leaves it as it is shown.
func (p *Page) look(look func(context.Context) (*desk.ImportPreview, error)) {
	p.looking.Do(func(ctx context.Context) func() {
		preview, err := look(ctx)
		return func() {
			s := p.session
			switch {
			case err == nil:
				s.preview, s.fault = preview, nil
			case s.preview == nil:
				s.fault = err
			default:
				problem, remedy := trouble(err)
				p.host.Toast("The file can't be read so. " + problem + " " + remedy)
			}
			p.arrange()
			p.Focus()
			if s.preview != nil {
				p.try()
			}
		}
	})
}

// setKind takes the file for another kind of table.
func (p *Page) setKind(name string) {
	for _, kind := range desk.ImportKinds() {
		if kind.String() == name {
			m := p.session.preview.Guess(kind)
			shapeOf(p.session.preview).into(m)
			p.look(func(ctx context.Context) (*desk.ImportPreview, error) { return p.reader.look(ctx, m) })
		}
	}
}

// lookAs reads the file in another shape.
func (p *Page) lookAs(s shape) {
	p.look(func(ctx context.Context) (*desk.ImportPreview, error) { return p.reader.lookAs(ctx, s) })
}

// try finds out on a copy what would come of the import.
func (p *Page) try() {
	s := p.session
	s.trial, s.refusal = nil, nil
	m := s.mapping()
	if m.Kind == desk.ImportsNothing {
		p.trying.Stop()
		p.tell()
		return
	}
	p.tell()
	p.trying.Do(func(ctx context.Context) func() {
		report, err := p.reader.take(ctx, m, true, p.progress(ctx))
		var rows *listed
		if err == nil {
			rows = p.outcome.list(report)
		}
		return func() {
			if s.refusal = err; err == nil {
				s.trial = report
				p.outcome.show(rows, false)
			}
			p.tell()
		}
	})
}

// progress says under the title how far the trial is, once a hundredth.
func (p *Page) progress(ctx context.Context) store.Progress {
	told := int64(0)
	return func(done, total int64) {
		percent := 100 * done / max(total, 1)
		if percent == told {
			return
		}
		told = percent
		p.host.Runner().Back(func() {
			if ctx.Err() == nil && p.session.trial == nil {
				p.head.SetFacts(fmt.Sprintf("Finding out what would happen: %d %%", percent))
			}
		})
	}
}

// take imports the file.
func (p *Page) take() {
	s := p.session
	if !s.brings() {
		return
	}
	p.trying.Stop()
	p.taking = true
	m := s.mapping()
	var report *desk.ImportReport
	p.host.Work("Importing "+s.name(), func(ctx context.Context, tell func(done, of int)) (err error) {
		report, err = p.reader.take(ctx, m, false, func(done, total int64) { tell(int(100*done/max(total, 1)), 100) })
		return err
	}, func(err error) {
		p.taking = false
		switch {
		case errors.Is(err, context.Canceled):
			p.host.Toast("The import was cancelled. " + unharmed)
		case err != nil:
			s.trial, s.refusal = nil, err
			p.tell()
		default:
			s.done = report
			p.host.Toast(s.name()+" was imported: "+totals(report)+".", p.host.ToUndo())
			p.report()
			p.Focus()
		}
	})
}

// report shows what was imported.
func (p *Page) report() {
	p.arrange()
	done := p.session.done
	p.reported = done
	p.trying.Do(func(context.Context) func() {
		rows := p.outcome.list(done)
		return func() { p.outcome.show(rows, true) }
	})
}

// follow shows the report again, unless the import was undone: then it may be done again.
func (p *Page) follow() {
	s, label := p.session, "Import "+p.session.name()
	if p.reported != s.done {
		p.report()
		return
	}
	p.looking.Do(func(ctx context.Context) func() {
		undone, err := p.reader.workspace.RedoLabel(ctx)
		return func() {
			if err == nil && undone == label {
				s.done, p.reported = nil, nil
				p.arrange()
				p.try()
			}
		}
	})
}

// anew looks at the file again, for another of its sheets.
func (p *Page) anew() {
	*p.session = *NewSession(p.session.path)
	p.reported = nil
	p.arrange()
	p.Load()
}

// save keeps the report as a table.
func (p *Page) save() {
	done := p.session.done
	p.host.Save("Import of "+p.session.name()+".csv", func(_ context.Context, out io.Writer) error {
		return desk.WriteImportReport(out, done)
	})
}

// words is a card that says something.
func words(text string) fyne.CanvasObject {
	return kit.Words(text, theme.SizeNameText, false, kit.Plain)
}
