//go:build cgo && !ci && window

package app

import (
	"bytes"
	"context"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"counterweight/app/ui"
	"counterweight/app/ui/tenders"
)

// onMain takes work that must be done on the first thread of the process, as the toolkit asks.
var onMain = make(chan func())

func TestMain(m *testing.M) {
	if side := os.Getenv(startedAs); side != "" {
		startWindow(side)
		return
	}
	go func() { os.Exit(m.Run()) }()
	for work := range onMain {
		work()
	}
}

// TestTheRealWindowIsWalkedByKeys opens the sample in a real window, walks all pages and dialogs with real keys, reads who is first in
// the evaluation of 2023, and closes without an error in the log. It needs a display and xdotool: make smoke brings both.
func TestTheRealWindowIsWalkedByKeys(t *testing.T) {
	if os.Getenv("DISPLAY") == "" {
		t.Fatal("there is no display: run this by make smoke")
	}
	folder, err := os.MkdirTemp("", "counterweight-smoke") // no t.TempDir: the toolkit still writes settings while it ends
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(name, folder)
	}
	var out, logged bytes.Buffer
	log.SetOutput(&logged) // the toolkit says there what goes wrong
	defer log.SetOutput(os.Stderr)
	w := &World{Out: &out, Err: &out, Now: time.Now, User: "Ann Lee"}
	path := filepath.Join(folder, "sample.cw")
	if err := createWorkspace(context.Background(), w, path, "", true); err != nil {
		t.Fatal(err)
	}
	var program *ui.Program
	closed := make(chan struct{})
	onMain <- func() {
		a := fyneapp.NewWithID(windowID + ".smoke")
		program = newWindow(a, w, folder, path)
		go func() {
			walk(t, program)
			fyne.Do(program.Quit)
		}()
		a.Run()
		close(closed)
	}
	select {
	case <-closed:
	case <-time.After(2 * time.Minute):
		t.Fatal("the window did not close")
	}
	for _, trouble := range strings.Split(logged.String(), "Fyne error:")[1:] {
		if !strings.Contains(trouble, "failed to watch theme settings") { // a display of its own has no desktop to ask
			t.Errorf("the log says: %s", trouble)
		}
	}
}

// walk presses keys as a user would, and asks the pages what they say.
func walk(t *testing.T, program *ui.Program) {
	eventually(t, "the workspace is open", func() bool { return program.Shell() != nil })
	for _, page := range ui.Pages() {
		press(t, "alt+"+page.Key)
		eventually(t, "the page "+page.Name+" is in front", func() bool { return program.Shell().Here() == page.Name })
	}
	for _, opens := range []string{"ctrl+k", "ctrl+o", "ctrl+n", "ctrl+i", "F1"} {
		press(t, opens)
		eventually(t, opens+" opens a dialog", func() bool { return inFront(program) })
		press(t, "Escape")
		eventually(t, "Escape closes what "+opens+" opened", func() bool { return !inFront(program) })
	}
	press(t, "alt+3")
	eventually(t, "the page Contracts is in front", func() bool { return program.Shell().Here() == "Contracts" })
	press(t, "Down")
	press(t, "Return")
	press(t, "Escape")
	press(t, "alt+4")
	eventually(t, "the page of tenders says who is first", func() bool {
		page, ok := program.Shell().View("Tenders").(*tenders.Page)
		return ok && page.First("FCDO-EHS-2023") == "Bidder E"
	})
}

// inFront reports whether a dialog stands in front of the page.
func inFront(program *ui.Program) bool { return program.Window().Canvas().Overlays().Top() != nil }

// press types keys into the window that has the keyboard.
func press(t *testing.T, keys string) {
	if out, err := exec.Command("xdotool", "key", "--clearmodifiers", keys).CombinedOutput(); err != nil {
		t.Errorf("xdotool key %s: %v: %s", keys, err, out)
	}
}

// eventually waits until something holds, asking on the UI goroutine.
func eventually(t *testing.T, what string, holds func() bool) {
	for range 200 {
		var yes bool
		fyne.DoAndWait(func() { yes = holds() })
		if yes {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("10 seconds passed before %s", what)
}
