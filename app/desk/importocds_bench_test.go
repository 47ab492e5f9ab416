package desk_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"counterweight/app/desk"
)

// BenchmarkImport100kReleases takes a package of 100,000 releases in, each with its buyer, its supplier and an award, as Contracts Finder
// publishes them. The yardstick is package encoding/json decoding the same releases whole.
func BenchmarkImport100kReleases(b *testing.B) {
	file := releasesFile(b, 100_000)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			ws := newWorkspace(b)
			b.StartTimer()
			if r := imported(b, ws, file, desk.ImportFileOptions{}); r.Taken != 100_000 {
				b.Fatalf("%d are taken: %v", r.Taken, r.LeftOut[:min(3, len(r.LeftOut))])
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		for b.Loop() {
			decodeAll(b, file)
		}
	})
}

// BenchmarkImportMemory takes packages of 10,000 and of 100,000 releases in; what is reported is how large the heap becomes. That of the
// tenfold file may be little larger.
func BenchmarkImportMemory(b *testing.B) { importMemory(b, releasesFile) }

// BenchmarkImportMemoryOfTables does the same with tables of contracts.
func BenchmarkImportMemoryOfTables(b *testing.B) { importMemory(b, registerFile) }

func importMemory(b *testing.B, fileOf func(b *testing.B, rows int) string) {
	for _, size := range []struct {
		name string
		rows int
	}{{"ours", 100_000}, {"yardstick", 10_000}} {
		file := fileOf(b, size.rows)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				ws := newWorkspace(b)
				runtime.GC()
				b.StartTimer()
				most := largestHeap(func() { imported(b, ws, file, desk.ImportFileOptions{}) })
				b.ReportMetric(float64(most)/(1<<20), "heap-MB")
			}
		})
	}
}

// registerFile is a table of contracts.
func registerFile(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "register.csv")
	var text bytes.Buffer
	text.WriteString("reference,title,supplier,start,end,value,currency,status,description\n")
	for i := range n {
		fmt.Fprintf(&text, "C-%06d,Service %d,Supplier %d,2025-04-01,2028-03-31,%d,GBP,live,What is delivered to district %d and by when\n", i, i, i%2000, 1000+i, i)
	}
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// largestHeap is the size of the heap in use at its largest while work is done, looked at often.
func largestHeap(work func()) (most uint64) {
	done, looked := make(chan struct{}), make(chan uint64)
	go func() {
		var stats runtime.MemStats
		largest := uint64(0)
		for {
			runtime.ReadMemStats(&stats)
			largest = max(largest, stats.HeapAlloc)
			select {
			case <-done:
				looked <- largest
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	work()
	close(done)
	return <-looked
}

// decodeAll decodes the releases of a package one by one, with everything that is in them.
func decodeAll(b *testing.B, file string) {
	b.Helper()
	in, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	decoder := json.NewDecoder(bufio.NewReaderSize(in, 256<<10))
	for range 3 { // { "releases" [
		if _, err := decoder.Token(); err != nil {
			b.Fatal(err)
		}
	}
	for decoder.More() {
		var release map[string]any
		if err := decoder.Decode(&release); err != nil {
			b.Fatal(err)
		}
	}
}

// aRelease is a release of the size and make of those of Contracts Finder; its places are for numbers.
const aRelease = `{"ocid":"ocds-b5fd17-%[1]d","id":"%[1]d-1","language":"en","date":"2025-01-23T22:10:19Z","tag":["award"],"initiationType":"tender",` +
	`"tender":{"id":"T-%[1]d","title":"Parking services for district %[1]d","description":"Civil parking enforcement and a data analyst, as permitted ` +
	`under the framework. The initial intention is for a pilot of three months, with the option of twelve, driven by the need for flexibility.",` +
	`"status":"complete","classification":{"scheme":"CPV","id":"63712400","description":"Parking services"},` +
	`"items":[{"id":"1","deliveryAddresses":[{"region":"England","countryName":"United Kingdom"}]}],` +
	`"minValue":{"amount":93007,"currency":"GBP"},"value":{"amount":372032,"currency":"GBP"},"procurementMethod":"direct",` +
	`"procurementMethodDetails":"Direct award","tenderPeriod":{"endDate":"2024-12-21T12:00:00Z"},` +
	`"contractPeriod":{"startDate":"2025-01-06T00:00:00Z","endDate":"2026-01-05T23:59:59Z"},"suitability":{"sme":true,"vcse":false},` +
	`"mainProcurementCategory":"services"},"parties":[{"id":"GB-CFS-1","name":"Borough of the North","identifier":{"legalName":"Borough of the North"},` +
	`"address":{"streetAddress":"Civic Centre","locality":"Northtown","postalCode":"N1 1AA","countryName":"England"},` +
	`"contactPoint":{"email":"office@example.org","telephone":"020 7946 0000"},"details":{"url":"http://www.example.org/"},"roles":["buyer"]},` +
	`{"id":"GB-CFS-2%[2]d","name":"Fernhill Number %[2]d Ltd","identifier":{"legalName":"Fernhill Number %[2]d Ltd","scheme":"GB-COH","id":"%08[3]d"},` +
	`"address":{"streetAddress":"1 America Square, London"},"details":{"scale":"large","vcse":false},"roles":["supplier"]}],` +
	`"buyer":{"id":"GB-CFS-1","name":"Borough of the North"},"awards":[{"id":"ocds-b5fd17-%[1]d-1","status":"active","date":"2024-12-22T00:00:00Z",` +
	`"datePublished":"2025-01-23T22:10:19Z","value":{"amount":93007.5,"currency":"GBP"},"suppliers":[{"id":"GB-CFS-2%[2]d","name":"Fernhill Number %[2]d Ltd"}],` +
	`"contractPeriod":{"startDate":"2025-01-23T00:00:00Z","endDate":"2025-04-23T23:59:59+01:00"},"documents":[{"id":"1","documentType":"awardNotice",` +
	`"description":"Awarded contract notice on Contracts Finder","url":"https://www.contractsfinder.service.gov.uk/Notice/%[1]d",` +
	`"datePublished":"2025-01-23T22:10:19Z","format":"text/html","language":"en"}]}]}`

// releasesFile is a package of so many releases, of 2,000 suppliers.
func releasesFile(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "package.json")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(file)
	fmt.Fprint(out, `{"releases":[`)
	for i := range n {
		if i > 0 {
			fmt.Fprint(out, ",\n")
		}
		fmt.Fprintf(out, aRelease, i, i%2000, i%2000+1)
	}
	fmt.Fprint(out, `],"version":"1.1"}`)
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}
