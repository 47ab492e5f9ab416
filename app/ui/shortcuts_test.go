package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/assets/beside"
)

func TestReadmeListsTheShortcutsOfTheWindow(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(beside.Root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := []string{"| keys | does |", "| --- | --- |"}
	for _, s := range Shortcuts() {
		rows = append(rows, "| "+s.Keys+" | "+s.Does+" |")
	}
	want := strings.Join(rows, "\n")
	if !strings.Contains(string(readme), want) {
		t.Errorf("the table of shortcuts in README.md is not that of the program:\n%s", want)
	}
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	does := map[string]string{}
	for _, s := range Shortcuts() {
		if other, taken := does[s.Keys]; taken {
			t.Errorf("%s: %s, and %s", s.Keys, other, s.Does)
		}
		does[s.Keys] = s.Does
	}
}

// TestUndoAndRedoHaveTheKeysThatTheDriverTellsOf makes sure of the names by which the driver looks for a command in the main menu.
func TestUndoAndRedoHaveTheKeysThatTheDriverTellsOf(t *testing.T) {
	for key, told := range map[fyne.KeyName]fyne.Shortcut{fyne.KeyZ: &fyne.ShortcutUndo{}, fyne.KeyY: &fyne.ShortcutRedo{}} {
		if got := (shortcut{control, key}).asTold(); got.ShortcutName() != told.ShortcutName() || got.Key() != key || got.Mod() != control {
			t.Errorf("Ctrl+%s is %s, but the driver tells of %s", key, got.ShortcutName(), told.ShortcutName())
		}
	}
}
