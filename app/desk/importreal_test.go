package desk_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

var importDay = civil.MustDate("2026-11-21")

// imported takes a file in, and makes sure that its report accounts for each row.
func imported(t testing.TB, ws *store.Workspace, path string, o desk.ImportFileOptions) *desk.ImportReport {
	t.Helper()
	data, err := exchange.DataFile(path)
	if err != nil {
		t.Fatal(err)
	}
	report, err := desk.ImportFile(t.Context(), ws, data, importDay, o)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	accounts(t, report)
	return report
}

func accounts(t testing.TB, r *desk.ImportReport) {
	t.Helper()
	rows := map[int]bool{}
	for _, l := range r.LeftOut {
		rows[l.Row] = true
		if l.Reason == "" {
			t.Errorf("row %d is left out without a reason", l.Row)
		}
	}
	if len(rows) != r.RowsLeftOut || r.Rows != r.Taken+r.Updated+r.Unchanged+r.RowsLeftOut {
		t.Errorf("of %d rows %d are taken, %d updated, %d unchanged, %d left out (%d of them named)",
			r.Rows, r.Taken, r.Updated, r.Unchanged, r.RowsLeftOut, len(rows))
	}
}

// importedTwice takes a file in and then again, which must change nothing.
func importedTwice(t testing.TB, ws *store.Workspace, path string, o desk.ImportFileOptions) *desk.ImportReport {
	t.Helper()
	first := imported(t, ws, path, o)
	before := head(t, ws)
	second := imported(t, ws, path, o)
	if second.Taken+second.Updated != 0 || second.Unchanged != first.Taken+first.Updated+first.Unchanged || head(t, ws) != before {
		t.Errorf("%s: the second import took %d and updated %d, and left %d unchanged (%v)",
			filepath.Base(path), second.Taken, second.Updated, second.Unchanged, second.Changes)
	}
	return first
}

func TestGCloudSalesToDecember2013AreTakenToThePenny(t *testing.T) {
	ws := newWorkspace(t)
	r := importedTwice(t, ws, beside.Path(t, "data", "registers", "G-Cloud-Total-Spend-13-12-13.csv"), desk.ImportFileOptions{})
	if r.Rows != 4699 || r.Taken != 4699 {
		t.Errorf("of %d rows %d are taken, not all 4,699: %v", r.Rows, r.Taken, r.LeftOut)
	}
	if sum := r.Sums.Words(); sum != "£77,788,989.55" {
		t.Errorf("they add up to %s", sum)
	}
	lines, err := ws.SpendLines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	total := money.New(0, money.GBP)
	for _, l := range lines {
		if total, err = total.Add(l.Amount); err != nil {
			t.Fatal(err)
		}
	}
	if len(lines) != 4699 || total.Words() != "£77,788,989.55" || lines[0].On != civil.MustDate("2012-04-01") {
		t.Errorf("the workspace has %d lines from %v on, %s", len(lines), lines[0].On, total.Words())
	}
	stray := `column "For_Month": after 4699 dates stands one character too many, as in "2012-10-01l": it is dropped`
	if got := strings.Join(r.Remarks, "\n"); strings.Count(got, "one character too many") != 1 || !strings.Contains(got, stray) {
		t.Errorf("remarks: %s", got)
	}
	verifyClean(t, ws)
}

func TestAContractsFinderSearchIsTakenWhole(t *testing.T) {
	ws := newWorkspace(t)
	r := importedTwice(t, ws, beside.Path(t, "data", "registers", "contracts-finder-search-export-300.csv"), desk.ImportFileOptions{})
	if r.Rows != 300 || r.Taken != 300 {
		t.Errorf("of %d rows %d are taken: %v", r.Rows, r.Taken, r.LeftOut)
	}
	c := contractNamed(t, ws, "tender_237176/850550")
	want := procurement.Contract{
		Reference: "tender_237176/850550", Title: "Concrete Roads Programme - Lifecycle Extension Works Framework",
		Term: civil.Term{From: civil.MustDate("2021-04-29"), To: civil.MustDate("2025-03-31")}, Currency: money.GBP,
		Value: money.New(8_000_000_00, money.GBP), Status: procurement.Pipeline, Category: "45233100", Buyer: "Highways England",
	}
	c.ID, c.Description = 0, ""
	if diff := cmp.Diff(want, c, whole); diff != "" {
		t.Error(diff)
	}
	verifyClean(t, ws)
}

func TestTablesWithoutHeadingsAreTakenByAMapping(t *testing.T) {
	cases := map[string]struct {
		mapping string
		rows    int
		least   int // that are taken
	}{
		"construction-pipeline-2012.redacted.csv": {
			`{"kind": "contracts", "head_row": -1, "columns": {"E": "title", "F": "description", "B": "buyer", "L": "start", "P": "end", "AH": "procedure"},
			 "blank": {"start": ["Already started"]}}`, 1047, 900,
		},
		"contracts-finder-pipelines-2013.redacted.csv": {
			`{"kind": "contracts", "head_row": -1, "columns": {"C": "title", "B": "buyer", "U": "start", "AB": "category", "T": "procedure", "N": "value"}}`, 671, 660,
		},
	}
	for name, want := range cases {
		t.Run(name, func(t *testing.T) {
			m, err := exchange.ReadMapping(strings.NewReader(want.mapping))
			if err != nil {
				t.Fatal(err)
			}
			ws := newWorkspace(t)
			path := beside.Path(t, "data", "registers", name)
			r := importedTwice(t, ws, path, desk.ImportFileOptions{Mapping: m})
			if r.Rows != want.rows || r.Taken < want.least {
				t.Errorf("of %d rows %d are taken: %v", r.Rows, r.Taken, r.LeftOut[:min(20, len(r.LeftOut))])
			}
			data, err := exchange.DataFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := desk.ImportFile(t.Context(), ws, data, importDay, desk.ImportFileOptions{}); err == nil {
				t.Error("it is imported without anything that tells what its columns mean")
			}
		})
	}
}

func TestRealNoticesAreTakenAndTakenOnce(t *testing.T) {
	cases := map[string]struct{ rows, taken, updated, leftOut int }{
		"cf-2025-01-package-100.redacted.json": {100, 94, 0, 0}, // six are earlier notices of procurements that later ones come before
		"fts-2026-10-06-package-4.json":        {4, 4, 0, 0},
	}
	for name, want := range cases {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			r := importedTwice(t, ws, beside.Path(t, "data", "ocds", "real", name), desk.ImportFileOptions{})
			got := fmt.Sprint(r.Rows, r.Taken, r.Updated, r.RowsLeftOut)
			if got != fmt.Sprint(want.rows, want.taken, want.updated, want.leftOut) {
				t.Errorf("rows, taken, updated, left out: %s; %v; %v", got, r.LeftOut, r.Changes)
			}
			verifyClean(t, ws)
		})
	}
}

// The standard's own examples are of every form: packages of releases and of records, single ones, and what is neither.
func TestEveryExampleOfTheStandardIsTakenOrRefusedInWords(t *testing.T) {
	taken, ws := 0, newWorkspace(t)
	err := filepath.WalkDir(beside.Path(t, "data", "ocds"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		data, err := exchange.DataFile(path)
		if err != nil {
			return err
		}
		r, err := desk.ImportFile(t.Context(), ws, data, importDay, desk.ImportFileOptions{})
		if err != nil {
			return nil
		}
		accounts(t, r)
		taken++
		importedTwice(t, ws, path, desk.ImportFileOptions{})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if taken < 40 {
		t.Errorf("only %d examples could be read", taken)
	}
}

func contractNamed(t testing.TB, ws *store.Workspace, reference string) procurement.Contract {
	t.Helper()
	for _, c := range contractsOf(t, ws) {
		if c.Reference == reference {
			return c
		}
	}
	t.Fatalf("there is no contract %s", reference)
	return procurement.Contract{}
}

func contractsOf(t testing.TB, ws *store.Workspace) []procurement.Contract {
	t.Helper()
	all, err := ws.Contracts(context.WithoutCancel(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	return all
}
