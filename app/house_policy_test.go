package app_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"counterweight/assets/beside"
)

const (
	mostLinesOfAFile     = 450
	mostLinesOfAFunction = 70
)

func TestHouseFilesHoldOneIdea(t *testing.T) {
	for _, file := range goFiles(t) {
		if file.isTest {
			continue
		}
		if file.lines > mostLinesOfAFile {
			t.Errorf("%s has %d lines, more than %d: it holds more than one idea", file.path, file.lines, mostLinesOfAFile)
		}
		for _, declaration := range file.syntax.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok {
				continue
			}
			first, last := file.positions.Position(function.Pos()).Line, file.positions.Position(function.End()).Line
			if lines := last - first + 1; lines > mostLinesOfAFunction {
				t.Errorf("%s: %s has %d lines, more than %d", file.at(function.Pos()), function.Name.Name, lines, mostLinesOfAFunction)
			}
		}
	}
}

func TestHouseEveryPackageSaysWhatItIsFor(t *testing.T) {
	said := map[string]bool{}
	for _, file := range goFiles(t) {
		if !file.isTest {
			said[file.folder] = said[file.folder] || file.syntax.Doc.Text() != ""
		}
	}
	for folder, ok := range said {
		if !ok {
			t.Errorf("%s: no file of the package has a package comment", folder)
		}
	}
}

func TestHouseTopHoldsOnlyWhatTheDesignFixes(t *testing.T) {
	top := beside.Root(t)
	fixed := []string{
		"go.mod", "go.sum", "main.go", "app", "scorecard", "procurement", "assets", "FyneApp.toml", "README.md", "LICENSE", "CHANGELOG.md",
		"Makefile",
	}
	ignored, err := os.ReadFile(filepath.Join(top, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") || slices.Contains(fixed, name) || matchesALine(name, string(ignored)) {
			continue
		}
		t.Errorf("%s stands at the top level, where only %v belong", name, fixed)
	}
}

// leftOutOfRace finds in the Makefile what the race detector leaves out: test names in full, so that no other test is left out with them.
var leftOutOfRace = regexp.MustCompile(`(?m)^LONG := \^\(([A-Za-z0-9_|]+)\)\$\$$`)

func TestHouseLeavesOutOfTheRaceOnlyTestsThatThereAre(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(beside.Root(t), "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	found := leftOutOfRace.FindSubmatch(data)
	if found == nil {
		t.Fatal("the Makefile does not say what LONG is by the full names of tests")
	}
	tests := map[string]bool{}
	for _, file := range goFiles(t) {
		for _, declaration := range file.syntax.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && file.isTest {
				tests[function.Name.Name] = true
			}
		}
	}
	for name := range strings.SplitSeq(string(found[1]), "|") {
		if !tests[name] {
			t.Errorf("there is no test %s that the race detector could leave out", name)
		}
	}
}

// matchesALine reports whether a line of .gitignore covers a name at the top.
func matchesALine(name, ignored string) bool {
	for line := range strings.Lines(ignored) {
		if ok, err := path.Match(strings.Trim(strings.TrimSpace(line), "/"), name); err == nil && ok {
			return true
		}
	}
	return false
}

// pinned are the versions that the program was tried with, and that its figures were measured with.
var pinned = map[string]string{
	"fyne.io/fyne/v2":                "v2.8.1",
	"github.com/xuri/excelize/v2":    "v2.11.1",
	"github.com/jung-kurt/gofpdf":    "v1.16.2",
	"modernc.org/sqlite":             "v1.60.1",
	"github.com/go-fonts/liberation": "v0.3.3",
	"github.com/go-fonts/dejavu":     "v0.3.2",
	"github.com/google/go-cmp":       "v0.7.0",
}

func TestHousePinsItsLibraries(t *testing.T) {
	required := requirements(t, filepath.Join(beside.Root(t), "go.mod"))
	for library, version := range pinned {
		if required[library] != version {
			t.Errorf("go.mod has %s at %q, pinned is %s", library, required[library], version)
		}
	}
}

// The driver is C code translated for one version of its C library: any other one corrupts memory.
func TestHouseKeepsTheCLibraryThatSQLiteNames(t *testing.T) {
	file := strings.TrimSpace(output(t, "go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite"))
	named := requirements(t, file)["modernc.org/libc"]
	ours := requirements(t, filepath.Join(beside.Root(t), "go.mod"))["modernc.org/libc"]
	if named == "" || ours != named {
		t.Errorf("go.mod has modernc.org/libc at %q, modernc.org/sqlite was made for %q", ours, named)
	}
}

// requirements are the modules that a go.mod requires, with their versions.
func requirements(t *testing.T, file string) map[string]string {
	t.Helper()
	var mod struct {
		Require []struct{ Path, Version string }
	}
	if err := json.Unmarshal([]byte(output(t, "go", "mod", "edit", "-json", file)), &mod); err != nil {
		t.Fatal(err)
	}
	versions := map[string]string{}
	for _, r := range mod.Require {
		versions[r.Path] = r.Version
	}
	return versions
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	command := exec.Command(name, args...)
	var complaint bytes.Buffer
	command.Stderr = &complaint
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, &complaint)
	}
	return string(text)
}

// Some facts are written in several places: where the fyne tool looks, where the reader of the changes does, and where the program does.
func TestHouseSaysTheSameEverywhere(t *testing.T) {
	facts := map[string]map[string]string{
		"version": {
			"FyneApp.toml":   `(?m)^Version = "([^"]+)"`,
			"CHANGELOG.md":   `(?m)^## ([0-9.]+)`,
			"app/version.go": `(?m)^const Version = "([^"]+)"`,
		},
		"id of the program": {
			"FyneApp.toml":  `(?m)^ID = "([^"]+)"`,
			"app/window.go": `(?m)^const windowID = "([^"]+)"`,
		},
	}
	for fact, places := range facts {
		found := map[string]string{}
		for file, pattern := range places {
			text, err := os.ReadFile(filepath.Join(beside.Root(t), filepath.FromSlash(file)))
			if err != nil {
				t.Fatal(err)
			}
			match := regexp.MustCompile(pattern).FindSubmatch(text)
			if match == nil {
				t.Fatalf("%s does not say the %s", file, fact)
			}
			found[string(match[1])] = file
		}
		if len(found) != 1 {
			t.Errorf("the %s differs: %v", fact, found)
		}
	}
}
