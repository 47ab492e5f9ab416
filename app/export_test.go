package app

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestEveryDocument(t *testing.T) {
	path, folder := governedWorkspace(t), t.TempDir()
	card := addScorecard(t, path)
	begins := map[string]string{".xlsx": "PK", ".pdf": "%PDF-", ".json": "{", ".csv": "\uFEFF", ".ics": "BEGIN:VC"}
	references := map[string]string{
		"evaluation": "T-007", "tender": "T-007", "contract": "C-014", "calendar": "C-014", "scorecard": card, "readings": card, "scorecard.json": "S-002",
		"agreement": "Z-90", "minutes": "Zebra board 2026-10-28", "assessment": "Zoo licences",
	}
	for _, d := range documents() {
		out := filepath.Join(folder, d.kind+d.ending)
		args := []string{"export", path, d.kind, "-o", out}
		if reference := cmp.Or(references[d.kind+d.ending], references[d.kind]); reference != "" {
			args = append(args, reference)
		}
		program(t, args...).done(t)
		content, err := os.ReadFile(out)
		if begin := begins[d.ending]; err != nil || begin == "" || !strings.HasPrefix(string(content), begin) {
			t.Errorf("%s begins with %.8q (%v)", out, content, err)
		}
		program(t, args...).ended(t, statusFile, "exists already and is not overwritten")
	}
	if left, err := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left) > 0 {
		t.Errorf("%v was left behind (%v)", left, err)
	}
}

func TestAResultForOtherProgramsIsTheSameFromBothCommands(t *testing.T) {
	path, out := sampleWorkspace(t), filepath.Join(t.TempDir(), "T-008.json")
	program(t, "export", path, "evaluation", "T-008", "-o", out).done(t)
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if printed := program(t, "evaluate", path, "T-008", "--json").done(t).out; string(written) != printed {
		t.Error("export writes another document than evaluate --json prints")
	}
}

func TestAnExportThatFailsLeavesNothing(t *testing.T) {
	path, folder := sampleWorkspace(t), t.TempDir()
	tests := map[string]struct {
		args   []string
		status int
		said   string
	}{
		"no tender named":            {[]string{"evaluation", "-o", "a.xlsx"}, statusUsage, "it does not say which tender"},
		"no such tender":             {[]string{"evaluation", "T-999", "-o", "a.pdf"}, statusUsage, "it has FCDO-EHS-2023, T-001, T-002, T-003, T-004, T-005, T-006, T-007, T-008"},
		"nowhere to write":           {[]string{"evaluation", "T-007"}, statusUsage, "add -o OUT"},
		"a kind that there is not":   {[]string{"gossip", "T-007", "-o", "a.pdf"}, statusUsage, "the kinds are evaluation, tender"},
		"a form that there is not":   {[]string{"tender", "T-007", "-o", "a.docx"}, statusUsage, "let OUT end in .xlsx, .json"},
		"a register of one":          {[]string{"register", "C-014", "-o", "a.csv"}, statusUsage, "the register goes out as a whole"},
		"no contract named":          {[]string{"contract", "-o", "a.pdf"}, statusUsage, "it does not say which contract"},
		"no such contract":           {[]string{"contract", "C-999", "-o", "a.pdf"}, statusUsage, "the workspace has no contract C-999"},
		"dates of no such contract":  {[]string{"calendar", "C-999", "-o", "a.ics"}, statusUsage, "the workspace has no contract C-999"},
		"a tender with lots as one":  {[]string{"evaluation", "T-008", "-o", "a.xlsx"}, statusUsage, "say which of L1, L2"},
		"a folder that there is not": {[]string{"tender", "T-007", "-o", filepath.Join("none", "a.json")}, statusFile, "there is no folder"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"export", path}, test.args...)
			if last := len(args) - 1; args[last-1] == "-o" {
				args[last] = filepath.Join(folder, args[last])
			}
			program(t, args...).ended(t, test.status, test.said)
		})
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("%v was left behind (%v)", left, err)
	}
}

// Marks go out as a workbook, are filled in, and come back: the way panels work today.
func TestAMarkComesBackFromTheWorkbook(t *testing.T) {
	path, out := sampleWorkspace(t), filepath.Join(t.TempDir(), "T-007.xlsx")
	program(t, "export", path, "tender", "T-007", "-o", out).done(t)
	if said := program(t, "import", path, out).done(t).out; !strings.Contains(said, "T-007 is as it was") {
		t.Errorf("coming back unchanged says %q", said)
	}
	again := program(t, "evaluate", out, "--json").done(t).out
	if want := program(t, "evaluate", path, "T-007", "--json").done(t).out; again != want {
		t.Error("the workbook ranks otherwise than the workspace it came from")
	}
}

func TestABlankWorkbookForANewTender(t *testing.T) {
	path, out := sampleWorkspace(t), filepath.Join(t.TempDir(), "blank.xlsx")
	program(t, "export", path, "tender", "-o", out).done(t)
	book, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); len(sheets) == 0 {
		t.Error("the blank workbook has no sheets")
	}
	program(t, "import", path, out).ended(t, statusData, "the price method is missing")
}

// A report of the same data, made at the same moment, is the same file: two people can compare theirs by a checksum.
func TestDocumentsAreTheSameForTheSameData(t *testing.T) {
	path, folder := sampleWorkspace(t), t.TempDir()
	for _, ending := range []string{".xlsx", ".pdf"} {
		one, two := filepath.Join(folder, "1"+ending), filepath.Join(folder, "2"+ending)
		for _, out := range []string{one, two} {
			program(t, "export", path, "evaluation", "T-007", "--marking", "Official", "-o", out).done(t)
		}
		first, err := os.ReadFile(one)
		if err != nil {
			t.Fatal(err)
		}
		second, err := os.ReadFile(two)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("two evaluations as %s differ", ending)
		}
	}
}
