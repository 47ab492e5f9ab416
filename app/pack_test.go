package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// packed makes a pack of the sample into a file of its own and gives its bytes.
func packed(t *testing.T, workspace, name string, flags ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	program(t, append([]string{"pack", workspace, "C-014", "-o", out}, flags...)...).done(t)
	made, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

var pageObject = regexp.MustCompile(`/Type /Page\n`)

func TestThePackOfTheSample(t *testing.T) {
	workspace := sampleWorkspace(t)
	pages := map[string]int{}
	for _, depth := range []string{"board", "meeting", "annex"} {
		made := packed(t, workspace, depth+".pdf", "--depth", depth, "--marking", "Official – commercial in confidence")
		pages[depth] = len(pageObject.FindAll(made, -1))
	}
	if pages["board"] != 1 || pages["meeting"] < 10 || pages["annex"] <= pages["meeting"] {
		t.Errorf("the depths have %v pages", pages)
	}
	if !bytes.Equal(packed(t, workspace, "one.pdf"), packed(t, workspace, "other.pdf", "--period", "2026-10", "--depth", "meeting")) {
		t.Error("the same pack made again at the same time has other bytes")
	}
	workbook := packed(t, workspace, "pack.xlsx")
	if !bytes.Equal(workbook, packed(t, workspace, "again.xlsx")) {
		t.Error("the same workbook made again at the same time has other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	// As on the page of Today: 71 of 100, and 9 of 12 promises kept.
	for cell, want := range map[string]string{"A4": "Overall, of 100", "B4": "71.2", "A10": "Promises kept", "B10": "9", "B11": "12"} {
		if got, err := f.GetCellValue("Overview", cell); err != nil || got != want {
			t.Errorf("Overview!%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
}

func TestPacksThatCannotBeMade(t *testing.T) {
	workspace := sampleWorkspace(t)
	out := filepath.Join(t.TempDir(), "pack.pdf")
	for name, c := range map[string]struct {
		args []string
		said string
	}{
		"a contract that there is not": {[]string{"C-999", "-o", out}, "the workspace has no contract C-999"},
		"a template that there is not": {[]string{"C-014", "-o", out, "--template", "weekly"}, "the workspace has no pack template weekly: it has"},
		"a depth that there is not":    {[]string{"C-014", "-o", out, "--depth", "deep"}, "give board, meeting or annex"},
		"no period":                    {[]string{"C-014", "-o", out, "--period", "October"}, "write it as 2026-10"},
		"a period before the card":     {[]string{"C-014", "-o", out, "--period", "2019-01"}, "has no period 2019-01: it is scored every month"},
		"nowhere to write":             {[]string{"C-014"}, "add -o OUT"},
		"another ending":               {[]string{"C-014", "-o", "pack.docx"}, "let OUT end in .pdf or .xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			program(t, append([]string{"pack", workspace}, c.args...)...).ended(t, statusUsage, c.said)
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	programWith(t, ctx, "pack", workspace, "C-014", "-o", out).ended(t, statusInterrupted)
	if _, err := os.Stat(out); err == nil {
		t.Error("a pack that was cancelled has left a file")
	}
	if err := os.WriteFile(out, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	program(t, "pack", workspace, "C-014", "-o", out).ended(t, statusFile, "exists already")
	if kept, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(kept), "kept") {
		t.Error("a file that was there is overwritten")
	}
}
