package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// kindOfFile is what the user may choose among when an existing file is asked for.
type kindOfFile struct {
	endings []string // none for files of any kind
	folders []string // whose files are offered while the path is typed
	paths   []string // further files that are offered, before those
}

// workspaces are those that were open before, and what else is in the folder for them.
func (p *Program) workspaces() kindOfFile {
	return kindOfFile{endings: []string{ending}, folders: p.folders(), paths: p.settings.recent()}
}

// backups are the copies that the program made of the workspaces it knows.
func (p *Program) backups() kindOfFile {
	kind := kindOfFile{endings: []string{ending}}
	for _, path := range p.settings.recent() {
		kind.folders = append(kind.folders, store.BackupFolder(path))
	}
	return kind
}

// dataFiles are files that may hold something to import: what one holds is told by its content.
func (p *Program) dataFiles() kindOfFile {
	return kindOfFile{endings: []string{".csv", ".xlsx", ".json", ".jsonl", ".gz", ".tsv", ".txt", ".xlsm", ".ndjson"}, folders: p.folders()}
}

// folders are where files are offered from: beside the open workspace, and where workspaces are kept.
func (p *Program) folders() []string {
	if p.shell == nil {
		return []string{p.services.Folder}
	}
	beside := filepath.Dir(p.shell.workspace.Path())
	if samePath(beside, p.services.Folder) {
		return []string{beside}
	}
	return []string{beside, p.services.Folder}
}

// choices are the files to offer, each once.
func (k kindOfFile) choices() []kit.Choice {
	paths := slices.Clone(k.paths)
	for _, folder := range k.folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue // a folder that can't be read offers nothing; its path can be typed all the same
		}
		for _, entry := range entries {
			path := filepath.Join(folder, entry.Name())
			if !entry.IsDir() && k.fits(path) && !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	return kit.Choices(paths...)
}

func (k kindOfFile) fits(path string) bool {
	return len(k.endings) == 0 || slices.Contains(k.endings, strings.ToLower(filepath.Ext(path)))
}

// askFile asks for an existing file: typed with the help of what is there, or picked.
func (p *Program) askFile(title, action string, kind kindOfFile, use func(path string)) {
	p.runner.Away(func() {
		choices := kind.choices()
		p.runner.Back(func() { p.askAmong(choices, title, action, kind, use) })
	})
}

func (p *Program) askAmong(choices []kit.Choice, title, action string, kind kindOfFile, use func(path string)) {
	var box *kit.Dialog
	entry := kit.ComboField("", choices, "", nil)
	accept := func() {
		path := strings.TrimSpace(entry.Text())
		switch {
		case path == "":
			entry.SetFault(errors.New("type which file, or browse for it"))
		case !exists(path):
			entry.SetFault(errors.New("there is no such file"))
		default:
			box.Close()
			use(path)
		}
	}
	entry.OnEnter = accept
	browse := kit.SecondaryButton("Browse…", func() { p.pickFile(kind.endings, entry.Reset) })
	box = kit.NewDialog(p.window, title, 620, entry, nil,
		browse, kit.SecondaryButton("Cancel", func() { box.Close() }), kit.PrimaryButton(action, accept))
	entry.Focus()
}

// pickFile lets the user point at an existing file.
func (p *Program) pickFile(endings []string, use func(path string)) {
	picker := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.tell("The file could not be opened", err.Error())
		case file != nil:
			path := file.URI().Path()
			_ = file.Close() // nothing was read: whoever uses the path opens it again
			use(path)
		}
	}, p.window)
	if len(endings) > 0 {
		picker.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	if folder, err := storage.ListerForURI(storage.NewFileURI(p.services.Folder)); err == nil {
		picker.SetLocation(folder)
	}
	picker.Show()
	picker.Resize(fyne.NewSize(780, 520)) // before it is shown it has no size to change
}

// askPath asks where to put a new file. It proposes a path that can be typed over; the toolkit's own dialog would empty a file that is
// there before anything is written.
func (p *Program) askPath(title, proposed, action string, use func(path string)) {
	var box *kit.Dialog
	entry := kit.TextField("", free(proposed), nil)
	accept := func() {
		path := strings.TrimSpace(entry.Text())
		switch {
		case path == "":
			entry.SetFault(errors.New("type where to put the file"))
		case exists(path):
			entry.SetFault(errors.New("there is a file of this name already; it is kept: choose another name"))
		default:
			box.Close()
			use(path)
		}
	}
	entry.OnEnter = accept
	browse := kit.SecondaryButton("Other folder…", func() { p.pickFolder(entry) })
	box = kit.NewDialog(p.window, title, 620, entry, nil,
		browse, kit.SecondaryButton("Cancel", func() { box.Close() }), kit.PrimaryButton(action, accept))
	entry.Focus()
}

func (p *Program) pickFolder(entry *kit.Field) {
	dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			entry.Reset(filepath.Join(folder.Path(), filepath.Base(entry.Text())))
		}
	}, p.window)
}

// free is a path at which there is no file: the one given, or the same with a number.
func free(path string) string {
	end := filepath.Ext(path)
	stem := strings.TrimSuffix(path, end)
	for n := 2; exists(path); n++ {
		path = stem + " " + strconv.Itoa(n) + end
	}
	return path
}

// exists reports whether there is a file at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
