package contracts

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// documents is the tab of the files that belong to the contract: a table, and beside it how the selected file compares with what was noted
// of it. Files stay where they are kept; the workspace knows their paths and fingerprints.
type documents struct {
	editor  *editor
	lines   *lines[procurement.Document]
	detail  *kit.Detail
	looking kit.Latest
	told    *kit.Wrapped
	found   map[procurement.Document]desk.DocumentFinding // by what was noted when the files were looked at
}

func (e *editor) documents() fyne.CanvasObject {
	d := &documents{editor: e, detail: kit.NewDetail(), looking: kit.Latest{Runner: e.list.host.Runner()}}
	d.lines = newLines(e, linesSpec[procurement.Document]{
		one: "document", empty: "No document was noted. Add the contract itself, its schedules and its changes: a file that is moved or changed later is noticed.",
		members: func(d *procurement.Dossier) *[]procurement.Document { return &d.Documents },
		add:     d.add,
		columns: d.columns(),
	})
	d.lines.told = d.describe
	d.lines.table.OnUnselected = func() {
		d.detail.Clear("Select a document to see how it compares with what was noted of it.")
	}
	d.lines.table.OnUnselected()
	d.lines.show()
	d.told = kit.Words("", theme.SizeNameText, false, kit.Secondary)
	d.lines.besides = append(d.lines.besides, kit.SecondaryButton("Check again", d.check))
	e.leave = append(e.leave, d.looking.Stop)
	d.check()
	noted := e.file.dossier.Documents
	e.follow = append(e.follow, func() { // what was added or taken as it is now is looked at, too
		if now := e.file.dossier.Documents; !slices.Equal(now, noted) {
			noted = now
			d.check()
		}
	})
	return kit.BesideDetail(d.lines.object(d.told), d.detail)
}

func (d *documents) columns() []typed[procurement.Document] {
	type document = procurement.Document
	today := d.editor.list.host.Today()
	path := typed[document]{Column: kit.Column[line[document]]{
		Title: "Path", Width: 150, Grow: 2, Text: func(r line[document]) string { return r.value.Path },
	}}
	state := typed[document]{Column: kit.Column[line[document]]{
		Title: "File", Width: 96, Text: func(r line[document]) string { return d.stateWords(r.value) },
		Paint: func(r line[document]) kit.Cell {
			return kit.ChipCell(d.stateWords(r.value), documentTones[d.found[r.value].State])
		},
	}}
	sum := typed[document]{Column: kit.Column[line[document]]{
		Title: "SHA-256", Width: 112, Yield: 2, Text: func(r line[document]) string { return begun(r.value.SHA256) },
		Paint: func(r line[document]) kit.Cell { return kit.InkCell(begun(r.value.SHA256), kit.Secondary) },
	}}
	noted := dayColumn("Noted on", today, func(d *document) *civil.Date { return &d.NotedOn })
	noted.read, noted.Yield = nil, 1
	return []typed[document]{wordsColumn("Title", 140, 2, func(d *document) *string { return &d.Title }), path, state, noted, sum}
}

// begun are the first digits of a fingerprint, enough to tell files apart by eye.
func begun(sum string) string {
	const digits = 12
	if len(sum) <= digits {
		return sum
	}
	return sum[:digits] + "…"
}

// stateWords are how a document compares with what was noted, in a word; nothing while it is not known.
func (d *documents) stateWords(of procurement.Document) string {
	finding, looked := d.found[of]
	if !looked {
		return ""
	}
	switch {
	case of.IsPublished():
		return "On the web"
	case finding.State == procurement.DocumentChanged:
		return "Changed"
	}
	return kit.Capital(finding.State.Words())
}

var documentTones = map[procurement.DocumentState]kit.Tone{
	procurement.DocumentAsNoted: kit.ToneGood, procurement.DocumentChanged: kit.ToneWarn, procurement.DocumentMoved: kit.ToneWarn,
	procurement.DocumentMissing: kit.ToneBad,
}

// check looks at the files off the UI goroutine.
func (d *documents) check() {
	e := d.editor
	if len(e.file.dossier.Documents) == 0 {
		d.found = nil
		d.told.SetText("")
		return
	}
	d.told.SetText("Looking at the files…")
	ws, id := e.list.workspace, e.id
	d.looking.Do(func(ctx context.Context) func() {
		found, err := desk.CheckDocuments(ctx, ws, id)
		return func() {
			if err != nil {
				d.told.SetText(kit.Sentence(err))
				return
			}
			d.found = make(map[procurement.Document]desk.DocumentFinding, len(found))
			for _, f := range found {
				d.found[f.Document] = f
			}
			d.told.SetText(foundWords(found))
			d.lines.show()
		}
	})
}

// foundWords count what was found: 3 documents: 2 as noted, 1 moved.
func foundWords(found []desk.DocumentFinding) string {
	counts := map[procurement.DocumentState]int{}
	for _, f := range found {
		counts[f.State]++
	}
	var words []string
	for _, state := range []procurement.DocumentState{
		procurement.DocumentMissing, procurement.DocumentMoved, procurement.DocumentChanged, procurement.DocumentUnread, procurement.DocumentAsNoted,
	} {
		if counts[state] > 0 {
			words = append(words, fmt.Sprintf("%d %s", counts[state], state.Words()))
		}
	}
	return kit.Counted(len(found), "document") + ": " + strings.Join(words, ", ") + "."
}

// add asks for a file and notes it as a document of the contract.
func (d *documents) add() {
	e := d.editor
	host, ws := e.list.host, e.list.workspace
	host.AskFile("Add a document to "+e.sheet.Value().Reference, "Add", func(path string) {
		name := filepath.Base(path)
		title := strings.TrimSuffix(name, filepath.Ext(name))
		d.lines.table.SelectKey(strconv.Itoa(len(e.file.dossier.Documents)))
		host.Change("Add document "+name, func(ctx context.Context) error {
			return desk.AddDocument(ctx, ws, e.id, title, path, host.Today())
		}, kit.OrToast(host, d.lines.table.Focus))
	})
}

// describe says beside the table how a document compares with what was noted.
func (d *documents) describe(of procurement.Document, at int) {
	finding, looked := d.found[of]
	d.detail.SetTitle(cmp.Or(of.Title, filepath.Base(of.Path)))
	state := "not looked at yet"
	if looked {
		state = finding.State.Words()
	}
	d.detail.SetFacts([]kit.Fact{
		{Label: "File", Value: kit.Capital(state), Strong: true},
		{Label: "Path", Value: of.Path},
		{Label: "Found at", Value: finding.At},
		{Label: "Noted on", Value: of.NotedOn.Words()},
		{Label: "Size", Value: sizeWords(of.Size)},
		{Label: "SHA-256", Value: of.SHA256},
	})
	sections := []fyne.CanvasObject{}
	if why := stateMeans[finding.State]; looked && why != "" {
		sections = append(sections, kit.Paragraph(why))
	}
	switch {
	case looked && finding.State == procurement.DocumentMoved:
		sections = append(sections, kit.PrimaryButton("Note its new place", func() { d.adopt(at, finding.At) }))
	case looked && (finding.State == procurement.DocumentChanged || finding.State == procurement.DocumentUnread):
		sections = append(sections, kit.PrimaryButton("Note it as it is now", func() { d.adopt(at, desk.DocumentPath(d.editor.list.workspace, of)) }))
	}
	if of.IsPublished() {
		d.detail.SetSections(kit.Paragraph("It is kept by somebody else at an address of the web."), kit.SecondaryButton("Open in the browser", func() { d.browse(of.Path) }))
		return
	}
	if looked && finding.State != procurement.DocumentMissing {
		at := cmp.Or(finding.At, desk.DocumentPath(d.editor.list.workspace, of))
		sections = append(sections, kit.SecondaryButton("Open the file", func() { d.open(at) }))
	}
	sections = append(sections, kit.SecondaryButton("Choose another file…", func() {
		d.editor.list.host.AskFile("The file for "+cmp.Or(of.Title, of.Path), "Choose", func(path string) { d.adopt(at, path) })
	}))
	d.detail.SetSections(sections...)
}

// open shows a file in the program that the system has for it.
func (d *documents) open(path string) {
	d.browse(storage.NewFileURI(path).String())
}

// browse shows what is at an address.
func (d *documents) browse(address string) {
	at, err := url.Parse(address)
	if err == nil {
		err = fyne.CurrentApp().OpenURL(at)
	}
	if err != nil {
		d.editor.list.host.Toast("It could not be opened – " + err.Error() + ". It is at " + address + ".")
	}
}

// stateMeans say what to do about a file that is not as it was noted.
var stateMeans = map[procurement.DocumentState]string{
	procurement.DocumentChanged: "Its content is another one than on the day it was noted. Look at what changed; if it is right, note it as it is now.",
	procurement.DocumentMoved:   "The same file lies in another folder now.",
	procurement.DocumentMissing: "It is neither where it was nor near there. Find it and choose it again, or remove it from the list.",
	procurement.DocumentUnread:  "Nothing was noted of its content yet, so a change can't be noticed.",
}

// adopt takes a file as it is now for what is noted of a document.
func (d *documents) adopt(at int, path string) {
	e := d.editor
	host, ws := e.list.host, e.list.workspace
	host.Change("Note document as it is now", func(ctx context.Context) error {
		return desk.AdoptDocument(ctx, ws, e.id, at, path, host.Today())
	}, kit.OrToast(host, d.lines.table.Focus))
}

// sizeWords are the size of a file: 512 bytes, 1.4 MB.
func sizeWords(bytes int64) string {
	switch {
	case bytes <= 0:
		return ""
	case bytes < 1000:
		return kit.Counted(int(bytes), "byte")
	case bytes < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
