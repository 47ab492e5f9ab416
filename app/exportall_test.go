package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// indexOf is the list of a folder's files, by their headings.
func indexOf(t *testing.T, folder string) (lines []map[string]string) {
	t.Helper()
	table := strings.TrimPrefix(string(readFile(t, filepath.Join(folder, "index.csv"))), "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	fails(t, err)
	for _, row := range rows[1:] {
		line := map[string]string{}
		for i, heading := range rows[0] {
			line[heading] = row[i]
		}
		lines = append(lines, line)
	}
	return lines
}

// filesIn are the files in a folder and below, with forward slashes.
func filesIn(t *testing.T, folder string) (files []string) {
	t.Helper()
	fails(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		within, err := filepath.Rel(folder, path)
		files = append(files, filepath.ToSlash(within))
		return err
	}))
	return files
}

func TestEverythingGoesOutIntoAFolder(t *testing.T) {
	path := governedWorkspace(t)
	folder := filepath.Join(t.TempDir(), "Everything Ŵyr")
	o := program(t, "export", path, "all", "-o", folder).done(t)
	listed := []string{"index.csv"}
	kinds := map[string]bool{}
	for _, line := range indexOf(t, folder) {
		if line["left_out"] != "" {
			if line["sha256"] != "" || !strings.Contains(o.err, line["file"]) {
				t.Errorf("left out and not told: %v", line)
			}
			continue
		}
		listed, kinds[line["kind"]] = append(listed, line["file"]), true
		sum := sha256.Sum256(readFile(t, filepath.Join(folder, line["file"])))
		if line["sha256"] != hex.EncodeToString(sum[:]) || len(line["snapshot"]) != 12 {
			t.Errorf("the index says of it %v", line)
		}
	}
	files := filesIn(t, folder)
	slices.Sort(files)
	slices.Sort(listed)
	if !slices.Equal(files, listed) {
		t.Errorf("the folder has %q, the index %q", files, listed)
	}
	for _, d := range documents() {
		if !kinds[d.kind] {
			t.Errorf("no %s is among them", d.kind)
		}
	}
	for _, want := range []string{"contracts/C-014.pdf", "tenders/T-008 evaluation of lot L2.pdf", "scorecards/S-014.xlsx", "agreements/Z-90.pdf", "minutes/Zebra board 2026-10-28.pdf", "assessments/Zoo licences 2026-11-05.pdf"} {
		if !slices.Contains(files, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if pack := slices.IndexFunc(indexOf(t, folder), func(line map[string]string) bool { return line["kind"] == "pack" }); pack < 0 {
		t.Error("the pack that was sent is missing")
	} else if line := indexOf(t, folder)[pack]; string(readFile(t, filepath.Join(folder, line["file"]))) != "%PDF-sent" || line["snapshot"] != "0123456789ab" {
		t.Errorf("the pack that was sent went out as %v", line)
	}
	if single := exported(t, path, "minutes", ".pdf", "Zebra board 2026-10-28"); !bytes.Equal(single, readFile(t, filepath.Join(folder, "minutes", "Zebra board 2026-10-28.pdf"))) {
		t.Error("the minutes alone are other minutes than those in the folder")
	}
	program(t, "export", path, "all", "-o", folder).ended(t, statusFile, "exists already and is not overwritten")
}

func TestAnEmptyWorkspaceGoesOut(t *testing.T) {
	path, folder := filepath.Join(t.TempDir(), "new.cw"), filepath.Join(t.TempDir(), "all")
	program(t, "new", path).done(t)
	program(t, "export", path, "all", "-o", folder+string(filepath.Separator)).ended(t, statusDone, "left out: Register, open contracting data.json: ")
	if files := filesIn(t, folder); !slices.Contains(files, "Register.csv") || slices.Contains(files, "Register, open contracting data.json") {
		t.Errorf("the folder has %q", files)
	}
}

func TestAFolderWithoutNamesHoldsOnlyWhatCanLeaveThemOut(t *testing.T) {
	path, folder := governedWorkspace(t), filepath.Join(t.TempDir(), "all")
	program(t, "export", path, "all", "--no-names", "-o", folder).ended(t, statusDone, "left out: whatever can't go out without people's names")
	for _, line := range indexOf(t, folder) {
		if !slices.Contains(namelessKinds, line["kind"]) {
			t.Errorf("%s can't leave names out", line["file"])
		}
	}
	if !slices.Contains(filesIn(t, folder), "agreements/Z-90.pdf") {
		t.Errorf("it holds %q", filesIn(t, folder))
	}
}

// Whoever interrupts it finds nothing of it.
func TestAFolderThatIsInterruptedLeavesNothing(t *testing.T) {
	path, parent := sampleWorkspace(t), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	var said bytes.Buffer
	w := testWorld(&said, &said)
	w.Terminal = true
	real, asked := w.Now, 0
	w.Now = func() (now time.Time) { // each document asks for the time
		if asked++; asked == 40 {
			cancel()
		}
		return real()
	}
	if status := Run(ctx, []string{"export", path, "all", "-o", filepath.Join(parent, "all")}, w); status != statusInterrupted {
		t.Errorf("it ended with %d: %s", status, &said)
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("%v was left behind (%v)", left, err)
	}
}

func TestAFolderThatCannotBeMade(t *testing.T) {
	path := sampleWorkspace(t)
	program(t, "export", path, "all").ended(t, statusUsage, "add -o FOLDER")
	program(t, "export", path, "all", "C-014", "-o", filepath.Join(t.TempDir(), "x")).ended(t, statusUsage, "all goes out as a whole: leave out C-014")
	program(t, "export", path, "all", "--on", "2026-11-21", "-o", filepath.Join(t.TempDir(), "x")).ended(t, statusUsage, "all goes out as it stands today")
	program(t, "export", path, "all", "-o", filepath.Join(t.TempDir(), "none", "x")).ended(t, statusFile, "there is no folder")
	program(t, "export", path, "all", "-o", t.TempDir()).ended(t, statusFile, "exists already")
}
