//go:build cgo && !ci && window

package app

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"counterweight/app/store"
	"counterweight/app/ui/contracts"
	"counterweight/app/ui/uitest/bare"
	"counterweight/app/ui/uitest/many"
)

// How the benchmark starts its own program again as a window.
const (
	startedAs   = "COUNTERWEIGHT_STARTED_AS" // ours or yardstick
	startedAt   = "COUNTERWEIGHT_STARTED_AT" // nanoseconds since 1970
	startedWith = "COUNTERWEIGHT_STARTED_WITH"
)

// BenchmarkStart measures a start on 10,000 contracts: how long it takes from the start of the process until the first rows are painted,
// and what memory is resident half a second later. The yardstick is a bare window of the toolkit with an empty table.
func BenchmarkStart(b *testing.B) {
	folder, err := os.MkdirTemp("", "counterweight-start") // no b.TempDir: the toolkit still writes settings while it ends
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(folder)
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"} {
		b.Setenv(name, folder)
	}
	path := filepath.Join(folder, "many.cw")
	fillWorkspace(b, path)
	for _, side := range []string{"ours", "yardstick"} {
		b.Run(side, func(b *testing.B) {
			var times, memory []float64
			for range b.N {
				ready, resident := startAgain(b, side, path)
				times, memory = append(times, ready), append(memory, resident)
			}
			slices.Sort(times)
			slices.Sort(memory)
			b.ReportMetric(times[len(times)/2], "ns/op")
			b.ReportMetric(memory[len(memory)/2], "VmRSS-MB")
		})
	}
}

// fillWorkspace makes the workspace that is opened, with its contracts in front.
func fillWorkspace(b *testing.B, path string) {
	w := &World{Now: time.Now, User: "Ann Lee"}
	if err := createWorkspace(b.Context(), w, path, "", false); err != nil {
		b.Fatal(err)
	}
	ws, err := openToWrite(b.Context(), w, path, "Ann Lee")
	if err != nil {
		b.Fatal(err)
	}
	many.Fill(b, ws)
	if err := ws.SetViewState(b.Context(), "page", "Contracts"); err != nil {
		b.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		b.Fatal(err)
	}
	backed, err := store.Open(b.Context(), path, store.Options{Mode: store.Writing, Author: "Ann Lee", Clock: w.Now})
	if err == nil {
		err = backed.Close() // the copy of the day is made, as at any but the first start of a day
	}
	if err != nil {
		b.Fatal(err)
	}
}

// startAgain starts this program as a window and reads what it says: nanoseconds until rows were seen, and megabytes.
func startAgain(b *testing.B, side, path string) (ready, resident float64) {
	command := exec.Command(os.Args[0])
	var said strings.Builder // such as that there is no session to watch settings of
	command.Stderr = &said
	command.Env = append(os.Environ(), startedAs+"="+side, startedWith+"="+path, fmt.Sprintf("%s=%d", startedAt, time.Now().UnixNano()))
	output, err := command.Output()
	if err != nil {
		b.Fatalf("the window did not start: %v: %s", err, said.String())
	}
	if _, err := fmt.Sscanf(string(output), "%g ns, %g MB", &ready, &resident); err != nil {
		b.Fatalf("the window said %q: %v", output, err)
	}
	return ready, resident
}

// startWindow is what a process does that was started to be measured.
func startWindow(side string) {
	a := fyneapp.NewWithID(windowID + ".start")
	var window fyne.Window
	shown, quit := func() bool { return true }, a.Quit
	if side == "ours" {
		path := os.Getenv(startedWith)
		program := newWindow(a, &World{Out: os.Stdout, Err: os.Stderr, Now: time.Now, User: "Ann Lee"}, filepath.Dir(path), path)
		window, quit = a.Driver().AllWindows()[0], program.Quit
		shown = func() bool {
			if program.Shell() == nil {
				return false
			}
			page, ok := program.Shell().View("Contracts").(*contracts.Page)
			return ok && page.Shown() > 0
		}
	} else {
		window = bare.Window(a)
	}
	go tellWhenSeen(window, shown, quit)
	a.Run()
}

// tellWhenSeen waits until there are rows and they are painted, tells how long that took and what memory is resident, and quits.
func tellWhenSeen(window fyne.Window, shown func() bool, quit func()) {
	begun, err := strconv.ParseInt(os.Getenv(startedAt), 10, 64)
	if err != nil {
		panic(err)
	}
	for ready := false; !ready; time.Sleep(2 * time.Millisecond) {
		fyne.DoAndWait(func() { ready = shown() })
	}
	took := bare.Painted(window).Sub(time.Unix(0, begun))
	time.Sleep(500 * time.Millisecond)
	fmt.Printf("%d ns, %.1f MB\n", took.Nanoseconds(), resident())
	fyne.Do(quit)
}

// resident is the memory of this process that is resident, in MB, as Linux counts it.
func resident() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(status)) {
		var kB float64
		if _, err := fmt.Sscanf(line, "VmRSS: %g kB", &kB); err == nil {
			return kB / 1024
		}
	}
	panic("Linux does not say what memory is resident")
}
