package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/store"
	"counterweight/app/store/shut"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// person is somebody in front of a program in a window of the test driver.
type person struct {
	*uitest.Hand
	program *Program
}

// sitDown starts a program whose files are in a folder.
func sitDown(t *testing.T, folder, path string) person {
	t.Helper()
	app := test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	p := Start(w, path, servicesIn(t, folder), app.Preferences(), kit.Inline)
	w.Resize(fyne.NewSize(1366, 768))
	t.Cleanup(func() { p.leave(func() {}) })
	return person{uitest.NewHand(t, w), p}
}

// keys presses a shortcut of the main menu.
func (d person) keys(modifier fyne.KeyModifier, key fyne.KeyName) {
	d.T.Helper()
	for _, menu := range d.Window().MainMenu().Items {
		for _, item := range menu.Items {
			if s, ok := item.Shortcut.(fyne.KeyboardShortcut); ok && s.Key() == key && s.Mod() == modifier {
				if !item.Disabled {
					item.Action()
				}
				return
			}
		}
	}
	d.T.Fatalf("no command has the key %v", key)
}

// choose takes a command from the main menu.
func (d person) choose(name string) {
	d.T.Helper()
	for _, menu := range d.Window().MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label == name {
				if item.Disabled {
					d.T.Fatalf("%s is grey", name)
				}
				item.Action()
				return
			}
		}
	}
	d.T.Fatalf("there is no command %s", name)
}

// says fails the test unless what is in sight says something.
func (d person) says(words string) {
	d.T.Helper()
	if said := d.Words(); !strings.Contains(said, words) {
		d.T.Errorf("nothing says %q; the window says %s", words, said)
	}
}

func TestWorkspacesAreSwitchedByKeyboardAlone(t *testing.T) {
	folder := t.TempDir()
	d := sitDown(t, folder, "")
	d.Retype("Ann Lee")
	d.ToButton("Start empty…")
	d.Press(fyne.KeyReturn)
	d.Retype(filepath.Join(folder, "First.cw"))
	d.Press(fyne.KeyReturn)
	if d.program.Shell() == nil || d.program.Shell().name != "First" {
		t.Fatalf("the first workspace did not open; the window says %s", d.Words())
	}
	d.keys(control, fyne.KeyN)
	d.Retype(filepath.Join(folder, "Second.cw"))
	d.Press(fyne.KeyReturn)
	if got := d.program.Shell().name; got != "Second" {
		t.Fatalf("%q is open after New workspace", got)
	}
	d.keys(control, fyne.KeyO)
	d.Write("First")
	d.Press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn)
	if got := d.program.Shell().name; got != "First" {
		t.Fatalf("%q is open after Open workspace", got)
	}
	d.keys(control, fyne.KeyO)
	d.Write(filepath.Join(folder, "Third.cw"))
	d.Press(fyne.KeyReturn)
	d.says("There is no such file")
}

func TestAReadOnlyWorkspaceIsCopiedOrLookedAt(t *testing.T) {
	if !shut.AsNobody(t) {
		return
	}
	theirs, ours := t.TempDir(), t.TempDir()
	path := filepath.Join(theirs, "Office.cw")
	servicesAt := servicesIn(t, theirs)
	ws, err := servicesAt.Create(t.Context(), path, "Bo Kay", true)
	if err != nil {
		t.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	shut.Off(t, path, 0o400)
	shut.Off(t, theirs, 0o500)

	d := sitDown(t, ours, path)
	d.says("can't be written")
	d.ToButton("Only look at it")
	d.Press(fyne.KeyReturn)
	if shell := d.program.Shell(); shell == nil || !shell.workspace.ReadOnly() {
		t.Fatalf("the workspace is not open for looking; the window says %s", d.Words())
	}
	d.says("Read only")
	d.keys(control, fyne.KeyW)

	d.program.Open(path)
	d.ToButton("Work on a copy…")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn) // the name that is proposed
	shell := d.program.Shell()
	if shell == nil || shell.workspace.ReadOnly() || filepath.Dir(shell.workspace.Path()) != ours {
		t.Fatalf("the copy is not open; the window says %s", d.Words())
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file itself was changed: %v", err)
	}
}

func TestADamagedWorkspaceGoesBackToItsNewestGoodBackup(t *testing.T) {
	folder := t.TempDir()
	d := sitDown(t, folder, "")
	path := filepath.Join(folder, "Office.cw")
	d.program.takeName("Ann Lee")
	d.program.Create(path, true)
	d.choose("Back up now")
	d.keys(control, fyne.KeyW)
	damage(t, path)

	d.program.Open(path)
	d.says("damaged")
	if len(d.Buttons("Save what can be read…")) == 0 {
		t.Errorf("nothing offers to save what can be read; the window says %s", d.Words())
	}
	backups := 0
	uitest.Each(d, func(b *kit.Button) {
		if strings.HasPrefix(b.Text(), "Go back to Office 2026-11-21") {
			backups++
			test.Tap(b)
		}
	})
	if backups != 1 {
		t.Fatalf("%d backups are offered; the window says %s", backups, d.Words())
	}
	d.Press(fyne.KeyReturn) // the name that is proposed
	shell := d.program.Shell()
	if shell == nil || shell.workspace.Path() == path {
		t.Fatalf("the backup did not open; the window says %s", d.Words())
	}
	findings, err := shell.workspace.Verify(t.Context(), nil)
	if err != nil || len(findings) > 0 {
		t.Errorf("verify finds %v, %v", findings, err)
	}
}

// damage overwrites what follows the first hundred bytes of a workspace, by which it is known as one.
func damage(t *testing.T, path string) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt([]byte(strings.Repeat("garbage ", 499)), 100); err != nil {
		t.Fatal(err)
	}
}

func TestASecondWindowMayLookAtWhatTheFirstHasOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "taken.cw")
	holder, err := store.Create(t.Context(), path, options("Bo Kay"))
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	d := sitDown(t, t.TempDir(), path)
	if d.program.Shell() != nil {
		t.Fatal("a workspace was opened twice")
	}
	d.says("it is open in another window")
	d.ToButton("Only look at it")
	d.Press(fyne.KeyReturn)
	if shell := d.program.Shell(); shell == nil || !shell.workspace.ReadOnly() {
		t.Errorf("it can't be looked at; the window says %s", d.Words())
	}
}

func TestTheSampleIsThrownAwayWithOneAction(t *testing.T) {
	folder := t.TempDir()
	d := sitDown(t, folder, "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	d.choose("Throw the sample away…")
	d.Press(fyne.KeyReturn)
	if d.program.Shell() != nil {
		t.Fatal("the sample is still open")
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("there is still %v, %v", left, err)
	}
	if recent := d.program.settings.recent(); len(recent) > 0 {
		t.Errorf("it is still offered: %v", recent)
	}
	d.program.Create(filepath.Join(folder, "Mine.cw"), true)
	if d.program.isSample() {
		t.Error("a workspace of one's own can be thrown away")
	}
}
