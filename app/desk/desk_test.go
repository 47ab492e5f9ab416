package desk_test

import (
	"bytes"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// whole compares values of the domain with everything that is in them.
var whole = cmp.Exporter(func(reflect.Type) bool { return true })

// clock starts on a morning in November 2026 and goes on by a minute each time it is asked.
func clock() func() time.Time {
	at := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Minute)
		return at
	}
}

func options() store.Options {
	return store.Options{Mode: store.Writing, Author: "Ann Lee", Clock: clock(), WithoutBackups: true}
}

func newWorkspace(t testing.TB) *store.Workspace {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.cw")
	if err := desk.NewWorkspace(t.Context(), path, options(), desk.Beginnings{}); err != nil {
		t.Fatal(err)
	}
	return open(t, path, options())
}

// open opens a workspace until the test ends, and then makes sure that it is as its own log says.
func open(t testing.TB, path string, o store.Options) *store.Workspace {
	t.Helper()
	ws, err := store.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	return ws
}

func verifyClean(t testing.TB, ws *store.Workspace) {
	t.Helper()
	findings, err := ws.Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Errorf("verify: %v", f)
	}
}

const platformTender = `{
  "format": "counterweight/tender", "version": 1,
  "tender": {
    "reference": "T-007", "title": "Data platform delivery partner", "currency": "GBP", "begun": "2026-08-03", "buyer": "kept",
    "cost_weight": "40", "quality_weight": "60", "weights": "of-whole",
    "scale": {"min": "0", "max": "4", "step": "1", "levels": [{"mark": "4", "title": "Excellent", "means": "all"}]},
    "criteria": [
      {"id": "Q1", "title": "Delivering quality", "weight": "40", "minimum": "2"},
      {"id": "Q2", "title": "Partnership", "weight": "20", "children": [
        {"id": "Q2a", "title": "One team", "weight": "50"}, {"id": "Q2b", "title": "Knowledge", "weight": "50", "scale": {"max": "10", "step": "2"}}]}
    ],
    "price": {"method": "lowest-over-offer"}, "panel": [{"id": "E1", "name": "Bo Hart"}]
  },
  "bids": [
    {"id": "A", "supplier": "Fernhill Digital", "price": "200.00", "marks": {"Q1": "3", "Q2a": "4", "Q2b": "6"}, "rationales": {"Q1": "sound"},
     "evaluator_marks": {"E1": {"Q1": "2"}}},
    {"id": "B", "supplier": "Merrow Systems", "price": "160.00", "marks": {"Q1": "2", "Q2a": "2", "Q2b": "4"}}
  ]
}`

// tenderOf reads the tender file above, changed by replacing texts in pairs.
func tenderOf(t testing.TB, changes ...string) *tender.Tender {
	t.Helper()
	text := platformTender
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("the file has no %s", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	v, _, err := exchange.ReadTender(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// withoutMarks are changes that leave a tender file with bids that nobody has marked.
var withoutMarks = []string{
	`, "marks": {"Q1": "3", "Q2a": "4", "Q2b": "6"}, "rationales": {"Q1": "sound"},
     "evaluator_marks": {"E1": {"Q1": "2"}}`, "",
	`, "marks": {"Q1": "2", "Q2a": "2", "Q2b": "4"}`, "",
}

func mustImport(t testing.TB, ws *store.Workspace, v *tender.Tender, reason string) *desk.TenderReport {
	t.Helper()
	report, err := desk.ImportTender(t.Context(), ws, v, desk.ImportOptions{Reason: reason})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func readTender(t testing.TB, ws *store.Workspace, reference string) *tender.Tender {
	t.Helper()
	v, err := ws.Tender(t.Context(), reference)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sameTender compares tenders by the files that are written of them.
func sameTender(t testing.TB, want, got *tender.Tender) {
	t.Helper()
	var files [2]bytes.Buffer
	for i, v := range []*tender.Tender{want, got} {
		if err := exchange.WriteTender(&files[i], v); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(files[0].String(), files[1].String()); diff != "" {
		t.Error(diff)
	}
}

// head is the last batch of the log: what has not changed it has written nothing.
func head(t testing.TB, ws *store.Workspace) store.Head {
	t.Helper()
	h, err := ws.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return h
}
