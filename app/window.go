//go:build cgo && !ci

package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"github.com/adrg/xdg"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui"
	"counterweight/app/ui/kit"
	"counterweight/assets"
)

// windowID is under which the toolkit keeps what this user chose.
const windowID = "app.counterweight"

// openWindow opens the window on a workspace, or on the last one where no path is given, and returns when it is closed.
func openWindow(ctx context.Context, w *World, path string) error {
	folder, err := workspaceFolder()
	if err != nil {
		return err
	}
	if path != "" {
		if path, err = filepath.Abs(path); err != nil {
			return err
		}
	}
	log, crashed, err := startCrashLog(filepath.Join(xdg.StateHome, "counterweight"))
	if err != nil {
		return err
	}
	a := fyneapp.NewWithID(windowID)
	program := newWindow(a, w, folder, path)
	if crashed != "" {
		program.TellOfCrash(crashed)
	}
	stop := context.AfterFunc(ctx, func() { fyne.Do(program.Quit) })
	defer stop()
	a.Run()
	return log.end()
}

// newWindow shows the window; it lives as long as the toolkit runs.
func newWindow(a fyne.App, w *World, folder, path string) *ui.Program {
	if icon, err := assets.Files.ReadFile(assets.Icon); err == nil {
		a.SetIcon(fyne.NewStaticResource("counterweight.png", icon))
	}
	window := a.NewWindow("Counterweight")
	program := ui.Start(window, path, windowServices(w, folder), a.Preferences(), kit.InBackground)
	window.Show()
	return program
}

// windowServices are what the window needs from the commands.
func windowServices(w *World, folder string) ui.Services {
	return ui.Services{
		Open: func(ctx context.Context, path, author string) (*store.Workspace, error) {
			return openToWrite(ctx, w, path, author)
		},
		Create: func(ctx context.Context, path, author string, sample bool) (*store.Workspace, error) {
			if err := createWorkspace(ctx, w, path, author, sample); err != nil {
				return nil, err
			}
			return openToWrite(ctx, w, path, author)
		},
		Import:  importInto,
		Copy:    store.Backup,
		Restore: store.Restore,
		Salvage: func(ctx context.Context, from, to string) error {
			_, err := store.Salvage(ctx, from, to, store.Options{Author: w.User, Clock: w.Now, Program: Version}, nil)
			return err
		},
		Now:     w.Now,
		Folder:  folder,
		User:    w.User,
		Version: Version,
	}
}

// importInto brings a tender file or a filled-in tender workbook into a workspace that is open.
func importInto(ctx context.Context, ws *store.Workspace, path string) (string, error) {
	t, notices, err := readTender(path)
	if err != nil {
		return "", err
	}
	report, err := desk.ImportTender(ctx, ws, t, desk.ImportOptions{})
	if err != nil {
		return "", err
	}
	words := (&importer{}).inWords(report, notices)
	return strings.Join(strings.Fields(words), " "), nil
}

// workspaceFolder is the folder in which workspaces are proposed to be kept; it is made when it is not there.
func workspaceFolder() (string, error) {
	folder := filepath.Join(xdg.UserDirs.Documents, "Counterweight")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("make a folder for workspaces: %w", err)
	}
	return folder, nil
}
