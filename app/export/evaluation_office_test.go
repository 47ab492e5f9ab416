//go:build office

package export

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/tender"
)

// recalculated opens workbooks in LibreOffice, all in one run, has it calculate every formula anew, and gives back what it saved. A
// fresh profile is told to recalculate on loading, which LibreOffice does not do by itself.
func recalculated(t *testing.T, workbooks map[string][]byte) map[string]*excelize.File {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("LibreOffice is needed here: install libreoffice-calc: %v", err)
	}
	folder := t.TempDir()
	for _, sub := range []string{"profile/user", "in", "out"} {
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	const recalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
	if err := os.WriteFile(filepath.Join(folder, "profile", "user", "registrymodifications.xcu"), []byte(recalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	arguments := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile")),
		"--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(folder, "out"),
	}
	for name, workbook := range workbooks {
		files[name] = fmt.Sprintf("%d.xlsx", len(files))
		path := filepath.Join(folder, "in", files[name])
		if err := os.WriteFile(path, workbook, 0o600); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, path)
	}
	if out, err := exec.Command(office, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	back := map[string]*excelize.File{}
	for name, file := range files {
		workbook, err := os.ReadFile(filepath.Join(folder, "out", file))
		if err != nil {
			t.Fatalf("%s was not recalculated: %v", name, err)
		}
		back[name] = opened(t, workbook)
	}
	return back
}

func TestOfficeCalculatesTheSameFigures(t *testing.T) {
	t.Parallel()
	workbooks := map[string][]byte{}
	for _, c := range append(combinations(), specials()...) {
		if _, twice := workbooks[c.name]; twice {
			t.Fatalf("two cases are called %s", c.name)
		}
		workbooks[c.name] = workbookOfLot(t, c.tender, c.lot)
	}
	for name, after := range recalculated(t, workbooks) {
		compared := 0
		for cell, before := range formulas(t, opened(t, workbooks[name])) {
			compared++
			if now := raw(t, after, cell); !same(before.value, now) {
				t.Errorf("%s: %s was %s and is %s by LibreOffice: %s", name, cell, before.value, now, before.formula)
			}
		}
		for _, cell := range []string{"Check!C3", "Result!C7"} {
			if verdict := raw(t, after, cell); verdict != "all equal" {
				t.Errorf("%s: %s says %q", name, cell, verdict)
			}
		}
		if compared < 20 {
			t.Errorf("%s: only %d formulas were found", name, compared)
		}
	}
}

func TestOfficeRanksAsTheProgramAfterAChange(t *testing.T) {
	t.Parallel()
	workbooks, changed := map[string][]byte{}, map[string]*tender.Tender{}
	for _, c := range changes(t) {
		workbooks[c.name], changed[c.name] = c.workbook, c.tender
	}
	for name, after := range recalculated(t, workbooks) {
		compareRanking(t, name, after, changed[name])
	}
}

// compareRanking compares what a workbook shows with the program's own ranking of the same tender.
func compareRanking(t *testing.T, name string, f *excelize.File, tn *tender.Tender) {
	t.Helper()
	r, err := tn.Rank(tender.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for i, s := range r.Standings {
		row := resultHeadRow + 1 + i
		rank, total := none, any(none)
		if s.InTheRunning() {
			rank, total = strconv.Itoa(s.Rank), ratFigure(s.Compared)
		}
		if got := raw(t, f, "Result!"+ref(2, row)); got != s.Bid.ID {
			t.Errorf("%s: line %d shows bid %s, want %s", name, i+1, got, s.Bid.ID)
		}
		if got := raw(t, f, "Result!"+ref(1, row)); got != rank {
			t.Errorf("%s: bid %s has rank %s, want %s", name, s.Bid.ID, got, rank)
		}
		if got := raw(t, f, "Result!"+ref(totalColumn(t, f), row)); !same(fmt.Sprint(total), got) {
			t.Errorf("%s: bid %s has the total %s, want %v", name, s.Bid.ID, got, total)
		}
	}
	if verdict := raw(t, f, "Check!C3"); !strings.HasSuffix(verdict, " differ") {
		t.Errorf("%s: after the change Check says %q", name, verdict)
	}
}

func totalColumn(t *testing.T, f *excelize.File) int {
	for column := 3; column < 12; column++ {
		if raw(t, f, "Result!"+ref(column, resultHeadRow)) == "Total" {
			return column
		}
	}
	t.Fatal("the result has no column of totals")
	return 0
}
