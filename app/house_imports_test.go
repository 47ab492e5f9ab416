package app_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"counterweight/assets/beside"
)

// room is what one part of the house may reach for. A file belongs to the room whose folder is the longest that holds it.
type room struct {
	folder string   // from the top of the module; "." is the top itself
	ours   []string // folders of ours that it may import, with everything below them
	theirs []string // libraries that it may import, with everything below them
	tests  []string // what its tests may import besides: of ours or of others
}

const (
	sqlite    = "modernc.org/sqlite"
	sql       = "database/sql"
	fyne      = "fyne.io/fyne/v2"
	excelize  = "github.com/xuri/excelize/v2"
	gofpdf    = "github.com/jung-kurt/gofpdf"
	fonts     = "github.com/go-fonts"
	unicode   = "golang.org/x/text"
	glyphs    = "golang.org/x/image"
	system    = "golang.org/x/sys"
	dataFiles = "github.com/adrg/xdg"
	replacing = "github.com/natefinch/atomic"
	schemas   = "github.com/santhosh-tekuri/jsonschema/v6"
	comparing = "github.com/google/go-cmp"
)

// domain is everything that can be read by someone who knows the field and no Go library.
var domain = []string{"procurement", "scorecard"}

// leaves may be used by all of the domain and import nothing of ours.
var leaves = []string{"procurement/exact", "procurement/money", "procurement/civil", "procurement/choice", "procurement/fault"}

// rooms are the arrows of the house: a new one is a decision, and this list is where it is made.
var rooms = []room{
	{folder: ".", ours: []string{"app"}},
	{
		folder: "app",
		ours:   with(domain, "app/ui", "app/desk", "app/exchange", "app/export", "app/store", "assets"),
		theirs: []string{unicode, system, dataFiles, replacing}, tests: []string{excelize},
	},
	{folder: "app/benchtable"},
	{
		folder: "app/ui", ours: with(domain, "app/ui", "app/desk", "app/store", "app/export", "app/chart", "assets"),
		theirs: []string{fyne, fonts, unicode}, tests: []string{"app/exchange", excelize}, // as below
	},
	{
		folder: "app/desk", ours: with(domain, "app/store", "app/exchange", "app/export"),
		theirs: []string{unicode}, tests: []string{"assets", excelize}, // tests fill in a workbook as the other side would
	},
	{
		folder: "app/export", ours: with(domain, "app/chart", "assets"),
		theirs: []string{excelize, gofpdf, fonts, glyphs, unicode}, tests: []string{"app/exchange", schemas},
	},
	{
		folder: "app/exchange", ours: domain,
		theirs: []string{excelize, schemas, unicode}, tests: []string{"app/export", "assets"},
	},
	{folder: "app/chart"},
	{
		folder: "app/store", ours: with(domain, "app/store", "assets"),
		theirs: []string{sqlite, sql, unicode, system, replacing},
		tests:  []string{"app/desk", "app/exchange"}, // which an import is measured with, beside the bare driver
	},
	{folder: "assets"},
	{folder: besideUs},

	{folder: "procurement/exact"},
	{folder: "procurement/money", ours: []string{"procurement/exact"}}, // amounts are read and rounded as numbers are
	{folder: "procurement/civil"},
	{folder: "procurement/fault"},
	{folder: "procurement/choice", ours: []string{"procurement/fault"}}, // a refused word is abridged as all words in messages are
	{folder: "procurement/weighing", ours: []string{"procurement/exact", "procurement/money"}},
	{folder: "procurement/tender", ours: with(leaves, "procurement/weighing", "procurement")},
	{folder: "procurement", ours: leaves},
	{folder: "scorecard", ours: with(leaves, "scorecard")},
}

// atTheWindow are the files that start the window: they alone import the library's drivers, behind a build tag, so that everything else
// runs without cgo and without a display.
var atTheWindow = []string{"app/window.go", "app/window_test.go", "app/start_test.go"}

// besideUs leads tests to what others made, and belongs to no other file.
const besideUs = "assets/beside"

// outside are the parts of the standard library that reach out of the program; the domain does without them.
var outside = []string{
	"bufio", "database/sql", "embed", "io/fs", "io/ioutil", "log", "net", "os", "path/filepath", "runtime", "sync", "syscall", "unsafe",
}

func TestHouseKeepsToItsImportArrows(t *testing.T) {
	for _, file := range goFiles(t) {
		r := roomOf(file.folder)
		if r == nil {
			t.Errorf("%s: belongs to no room of the house: give its folder a row in rooms, or move it", file.path)
			continue
		}
		for _, imported := range file.imports() {
			if reason := r.refuses(file, imported); reason != "" {
				t.Errorf("%s imports %s: %s", file.path, imported, reason)
			}
		}
	}
}

// refuses says why a file of the room must not import a package; empty where it may.
func (r *room) refuses(file goFile, imported string) string {
	if slices.Contains(atTheWindow, file.path) && within(imported, []string{fyne}) {
		return ""
	}
	if imported == fyne+"/app" {
		return "only the window's start may"
	}
	folder, ours := strings.CutPrefix(imported, "counterweight/")
	switch {
	case ours && folder == file.folder: // an outside test of its own package
		return ""
	case ours && folder == besideUs:
		if file.isTest {
			return ""
		}
		return "only tests may"
	case ours:
		return r.judge(file, folder, r.ours)
	case strings.Contains(strings.SplitN(imported, "/", 2)[0], "."):
		if file.isTest && within(imported, []string{comparing}) {
			return ""
		}
		return r.judge(file, imported, r.theirs)
	case within(imported, []string{sql}):
		return r.judge(file, imported, r.theirs)
	case within(r.folder, domain) && !file.isTest && within(imported, outside):
		return "the domain has no files, no network, no log and no threads"
	}
	return ""
}

func (r *room) judge(file goFile, imported string, may []string) string {
	if within(imported, may) || (file.isTest && within(imported, r.tests)) {
		return ""
	}
	return fmt.Sprintf("room %s may only import %v", r.folder, may)
}

// starters are the folders that start other programs: neither is part of the program.
var starters = []string{"app/benchtable", "app/store/shut"}

// TestHouseOpensNoConnection: nothing leaves the machine. What libraries do is traced by make offline.
func TestHouseOpensNoConnection(t *testing.T) {
	for _, file := range goFiles(t) {
		for _, imported := range file.imports() {
			if imported == "net/url" { // only takes addresses apart
				continue
			}
			if within(imported, []string{"net", "golang.org/x/net", "crypto/tls"}) || imported == "os/exec" && !file.isTest && !slices.Contains(starters, file.folder) {
				t.Errorf("%s imports %s: nothing leaves the machine, and no other program is started that might take it along", file.path, imported)
			}
		}
	}
}

func TestHouseTellsTheTimeOnlyAtItsDoors(t *testing.T) {
	for _, file := range goFiles(t) {
		if file.isTest || !within(file.folder, domain) {
			continue
		}
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := call.X.(*ast.Ident); ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, call.Sel.Name) {
				t.Errorf("%s: time.%s: in the domain the time is a parameter", file.at(n.Pos()), call.Sel.Name)
			}
			return true
		})
	}
}

// goFile is one source file of the module, whatever its build tags.
type goFile struct {
	path, folder string // from the top, with slashes
	isTest       bool
	lines        int
	syntax       *ast.File
	positions    *token.FileSet
}

func (f goFile) imports() []string {
	var paths []string
	for _, spec := range f.syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			panic(err) // the parser has read it
		}
		paths = append(paths, imported)
	}
	return paths
}

func (f goFile) at(pos token.Pos) string {
	return fmt.Sprintf("%s:%d", f.path, f.positions.Position(pos).Line)
}

// goFiles are all source files of the module.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	top := beside.Root(t)
	var files []goFile
	err := filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != top && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "out") {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(top, name)
		if err != nil {
			return err
		}
		file := goFile{path: filepath.ToSlash(relative), positions: token.NewFileSet(), lines: strings.Count(string(text), "\n")}
		file.folder = path.Dir(file.path)
		file.isTest = strings.HasSuffix(name, "_test.go")
		file.syntax, err = parser.ParseFile(file.positions, name, text, parser.ParseComments)
		files = append(files, file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func roomOf(folder string) *room {
	for at := folder; ; at = path.Dir(at) {
		for i := range rooms {
			if rooms[i].folder == at {
				return &rooms[i]
			}
		}
		if at == "." || at == "app" {
			return nil
		}
	}
}

// within reports whether p is one of the folders or lies below one.
func within(p string, folders []string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		return p == folder || strings.HasPrefix(p, folder+"/")
	})
}

func with(folders []string, more ...string) []string {
	return slices.Concat(folders, more)
}
