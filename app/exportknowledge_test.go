package app

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// peopleDocuments are the documents about people, each as the arguments of export but for -o.
func peopleDocuments() (all []document) {
	return slices.DeleteFunc(documents(), func(d document) bool {
		return !slices.Contains([]string{"knowledge", "coverage", "assignments"}, d.kind)
	})
}

// registerNames are the names of everybody in the register.
func registerNames(t *testing.T, path string) (names []string) {
	t.Helper()
	ws, err := openToRead(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	people, err := ws.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		names = append(names, p.Name)
	}
	return names
}

// everyByte is all that a document holds: the text of a page, and of a workbook each of its parts with its name.
func everyByte(t *testing.T, ending string, document []byte) string {
	t.Helper()
	if ending != ".xlsx" {
		return string(document)
	}
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(part.Name + part.Comment)
		all.Write(text)
	}
	return all.String()
}

var markup = regexp.MustCompile(`<[^>]*>`)

func TestKnowledgeAndCoverageGoOut(t *testing.T) {
	path := sampleWorkspace(t)
	names := registerNames(t, path)
	for _, d := range peopleDocuments() {
		one := exported(t, path, d.kind, d.ending)
		if d.ending == ".pdf" {
			continue // its words are compressed: package export reads them
		}
		with, without := everyByte(t, d.ending, one), everyByte(t, d.ending, exported(t, path, d.kind, d.ending, "--no-names"))
		words := strings.FieldsFunc(markup.ReplaceAllString(without, " "), func(r rune) bool { return !unicode.IsLetter(r) })
		slices.Sort(words)
		words = slices.Compact(words)
		named := 0
		for _, name := range names {
			if strings.Contains(with, name) {
				named++
			}
			for _, part := range strings.Fields(name) {
				if len(part) > 3 && slices.Contains(words, part) {
					t.Errorf("%s%s without names holds %q", d.kind, d.ending, part)
				}
			}
			if strings.Contains(without, name) {
				t.Errorf("%s%s without names holds %q", d.kind, d.ending, name)
			}
		}
		if named < 10 {
			t.Errorf("%s%s with names holds %d of %d", d.kind, d.ending, named, len(names))
		}
	}
}

func TestKnowledgeAndCoverageThatCannotGoOut(t *testing.T) {
	path := sampleWorkspace(t)
	for said, args := range map[string][]string{
		"the workspace has no contract with knowledge C-999": {"knowledge", "C-999", "-o", "a.csv"},
		"the workspace has no team Nix":                      {"coverage", "Nix", "-o", "a.csv"},
		"write it as 2026-11-21":                             {"coverage", "--on", "yesterday", "-o", "a.csv"},
		"register can't leave people's names out":            {"register", "--no-names", "-o", "a.csv"},
		"register goes out as it stands today":               {"register", "--on", "2026-11-21", "-o", "a.csv"},
	} {
		args[len(args)-1] = filepath.Join(t.TempDir(), args[len(args)-1])
		program(t, append([]string{"export", path}, args...)...).ended(t, statusUsage, said)
		if _, err := os.Stat(args[len(args)-1]); err == nil {
			t.Errorf("%v left a file", args)
		}
	}
}

func TestCoverageOfAnotherDayAndOfOneTeam(t *testing.T) {
	path := sampleWorkspace(t)
	today := string(exported(t, path, "coverage", ".csv", "licensing", "--on", "2026-11-21"))
	if strings.Contains(today, "Appeals") || !strings.Contains(today, "2026-11-21,Licensing,Apply for a licence,beta,C-010,Service owner,Product and delivery,yes,yes,vacant,0,,2026-10-19,34") {
		t.Errorf("on 21 November: %s", today)
	}
	before := string(exported(t, path, "coverage", ".csv", "Licensing", "--on", "2026-10-18"))
	if !strings.Contains(before, "2026-10-18,Licensing,Apply for a licence,beta,C-010,Service owner,Product and delivery,yes,yes,ours,0.5,") {
		t.Errorf("on its last day the role is still filled: %s", before)
	}
}

func TestAssignmentsThatGoOutComeInAgainWithoutAChange(t *testing.T) {
	path := sampleWorkspace(t)
	table := filepath.Join(t.TempDir(), "assignments.csv")
	program(t, "export", path, "assignments", "-o", table).done(t)
	if text := string(readFile(t, table)); strings.Count(text, "\n") < 40 || !strings.Contains(text, "Priya Raman,priya.raman@lao.example,Appeals,Service designer,20,ours,,acting,2026-09-01") {
		t.Fatalf("the table: %.600s", text)
	}
	if report := program(t, "import", path, table, "--json").out; !strings.Contains(report, `"unchanged": 46`) || !strings.Contains(report, `"left_out": []`) {
		t.Errorf("coming in again: %.600s", report)
	}
}
