package export

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"counterweight/app/exchange"
	"counterweight/assets/beside"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// reportProvenance is where the reports of tests come from.
var reportProvenance = Provenance{
	Workspace: "Digital partnerships 2027", Made: time.Date(2027, 3, 12, 14, 2, 0, 0, time.UTC),
	Head: strings.Repeat("7e", 32), Snapshot: "41-7e7e7e7e7e7e", Marking: "OFFICIAL – COMMERCIAL", Version: "0.1.0",
}

// sampleTender is a tender of the program's own sample.
func sampleTender(t testing.TB, name string) *tender.Tender {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(beside.Root(t), "assets", "sample", "tenders", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return readTender(t, string(data))
}

func readTender(t testing.TB, file string) *tender.Tender {
	t.Helper()
	read, _, err := exchange.ReadTender(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func ranked(t testing.TB, tn *tender.Tender, lot string) *weighing.Result {
	t.Helper()
	r, err := tn.Rank(tender.Options{Lot: lot})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// pagesOf lays out the report on a tender.
func pagesOf(t testing.TB, tn *tender.Tender, lot string) *Document {
	t.Helper()
	d, err := LayOutEvaluation(tn, lot, ranked(t, tn, lot), reportProvenance)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func pdfOf(t testing.TB, d *Document) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := d.WritePDF(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
