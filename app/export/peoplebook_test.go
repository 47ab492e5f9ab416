package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// peopleDocument is a way in which knowledge or coverage goes out.
type peopleDocument struct {
	name  string
	write func(io.Writer, *Knowledge, *Coverage, Provenance) error
}

var peopleDocuments = []peopleDocument{
	{"knowledge.xlsx", func(w io.Writer, k *Knowledge, _ *Coverage, p Provenance) error { return KnowledgeWorkbook(w, k, p) }},
	{"coverage.xlsx", func(w io.Writer, _ *Knowledge, c *Coverage, p Provenance) error { return CoverageWorkbook(w, c, p) }},
	{"knowledge.pdf", func(w io.Writer, k *Knowledge, _ *Coverage, p Provenance) error { return KnowledgeReport(w, k, p) }},
	{"coverage.pdf", func(w io.Writer, _ *Knowledge, c *Coverage, p Provenance) error { return CoverageReport(w, c, p) }},
	{"knowledge.csv", func(w io.Writer, k *Knowledge, _ *Coverage, _ Provenance) error { return KnowledgeCSV(w, k) }},
	{"assignments.csv", func(w io.Writer, _ *Knowledge, c *Coverage, _ Provenance) error { return AssignmentsCSV(w, c) }},
	{"coverage.csv", func(w io.Writer, _ *Knowledge, c *Coverage, _ Provenance) error { return CoverageCSV(w, c) }},
}

func (d peopleDocument) of(t *testing.T, k *Knowledge, c *Coverage) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := d.write(&out, k, c, Provenance{Workspace: "Ann Lee's office", Made: someTime, Marking: "for Ann Lee"}); err != nil {
		t.Fatalf("%s: %v", d.name, err)
	}
	return out.Bytes()
}

func TestKnowledgeAndCoverageHaveTheSameBytesTwice(t *testing.T) {
	for _, d := range peopleDocuments {
		for seed := range uint64(2) {
			m, n := newPeopleMaker(seed), newPeopleMaker(seed)
			if !bytes.Equal(d.of(t, m.knowledge(), m.coverage(3, 5, 12)), d.of(t, n.knowledge(), n.coverage(3, 5, 12))) {
				t.Errorf("%s of %d came out differently", d.name, seed)
			}
		}
	}
}

func TestNoFormulaAboutPeopleIsSavedWithoutItsFigure(t *testing.T) {
	for seed := range uint64(6) {
		m := newPeopleMaker(seed)
		k, c := m.knowledge(), m.coverage(1+m.IntN(4), 2+m.IntN(5), m.IntN(20))
		for _, d := range peopleDocuments[:2] {
			f := opened(t, d.of(t, k, c))
			found := formulas(t, f)
			if len(found) < 20 {
				t.Errorf("%s of %d has only %d formulas", d.name, seed, len(found))
			}
			for cell, of := range found {
				if of.value == "" || strings.HasPrefix(of.value, "#") && of.value != notAvailable {
					t.Errorf("%s of %d: %s has the figure %q: %s", d.name, seed, cell, of.value, of.formula)
				}
			}
		}
	}
}

// allOf is every part of a workbook, the words of pages in the order of reading, or the text of a table.
func allOf(t *testing.T, d peopleDocument, k *Knowledge, c *Coverage) string {
	t.Helper()
	var all strings.Builder
	switch {
	case strings.HasSuffix(d.name, ".xlsx"):
		for _, part := range archiveParts(t, d.of(t, k, c)) {
			all.WriteString(part.name)
			all.WriteString(part.text)
		}
	case strings.HasSuffix(d.name, ".pdf"):
		doc := LayOutKnowledge(k, Provenance{Workspace: "Ann Lee's office", Made: someTime, Marking: "for Ann Lee"})
		if strings.HasPrefix(d.name, "coverage") {
			doc = LayOutCoverage(c, Provenance{Workspace: "Ann Lee's office", Made: someTime, Marking: "for Ann Lee"})
		}
		fmt.Fprintln(&all, doc.Title, doc.Subject, doc.Bookmarks)
		for _, page := range doc.Pages {
			for _, run := range page.Runs {
				all.WriteString(run.Text + " ")
			}
		}
		d.of(t, k, c) // it can be painted
	default:
		all.Write(d.of(t, k, c))
	}
	return all.String()
}

func TestNoDocumentWithoutNamesHoldsOne(t *testing.T) {
	for seed := range uint64(2) {
		m := newPeopleMaker(seed)
		k, c := m.knowledge(), m.coverage(3, 4, 14)
		bareK, bareC := k.WithoutNames(somePeople()), c.WithoutNames(somePeople())
		for _, d := range peopleDocuments {
			without := allOf(t, d, bareK, bareC)
			for i := range 12 {
				if name := someName(i); strings.Contains(without, name) {
					t.Errorf("%s of %d holds %q", d.name, seed, name)
				}
			}
			if strings.HasSuffix(d.name, ".pdf") {
				continue
			}
			if with := allOf(t, d, k, c); !strings.Contains(with, "Ann") && (d.name != "coverage.csv" || len(c.Staffing.Assignments) == 0) {
				t.Errorf("%s of %d with names holds none", d.name, seed)
			}
		}
		if k.Record.People[0].Name != someName(0) || c.Staffing.People[0].Name != someName(0) {
			t.Fatal("leaving names out has changed what it was asked of")
		}
	}
}

func TestTextAboutPeopleStaysText(t *testing.T) {
	m := newPeopleMaker(1)
	k, c := m.knowledge(), m.coverage(2, 3, 8)
	for _, d := range peopleDocuments[:2] {
		f := opened(t, d.of(t, k, c))
		for cell, of := range formulas(t, f) {
			if strings.HasPrefix(of.formula, "1+1") || strings.HasPrefix(of.formula, "Team") || strings.HasPrefix(of.formula, "goal") {
				t.Errorf("%s: %s is the formula %s", d.name, cell, of.formula)
			}
		}
	}
	if kind, err := opened(t, peopleDocuments[1].of(t, k, c)).GetCellType(gridSheet, "A5"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a team's name is a cell of type %v (%v)", kind, err)
	}
	if table := string(peopleDocuments[6].of(t, k, c)); !strings.Contains(table, `"'=Team ""0""`) {
		t.Errorf("the table guards no formula: %.400s", table)
	}
}

func TestAWorkspaceWithoutPeopleGoesOut(t *testing.T) {
	for _, d := range peopleDocuments {
		d.of(t, &Knowledge{Record: &knowledge.Record{}, Today: newPeopleMaker(0).today}, &Coverage{Staffing: &roles.Staffing{}, Day: newPeopleMaker(0).today})
	}
}

// bookPart is a part of a workbook with its name.
type bookPart struct{ name, text string }

func archiveParts(t *testing.T, workbook []byte) (parts []bookPart) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		parts = append(parts, bookPart{part.Name, archivePart(t, workbook, part.Name)})
	}
	return parts
}
