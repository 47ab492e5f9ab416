package store_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// BenchmarkImport100kContracts takes a register of 100,000 contracts in from CSV: read, checked, told from what is there, and written in one
// batch with change log, chain and search table. The yardstick is the least that getting them there takes: package encoding/csv reading the
// same file, and the bare driver filling the same tables, indexes and search table with the values ready to be written.
func BenchmarkImport100kContracts(b *testing.B) {
	contracts := registerOf(100_000)
	file := registerFile(b, contracts)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			ws := store.NewRegister(b)
			b.StartTimer()
			importAll(b, ws, file, len(contracts))
			b.StopTimer()
			if err := ws.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			db := store.BareRegister(b)
			b.StartTimer()
			readAllCSV(b, file)
			if err := store.WriteBare(b, db, contracts); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if err := db.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

func importAll(b *testing.B, ws *store.Workspace, file string, rows int) {
	b.Helper()
	data, err := exchange.DataFile(file)
	if err != nil {
		b.Fatal(err)
	}
	report, err := desk.ImportFile(b.Context(), ws, data, civil.MustDate("2026-11-21"), desk.ImportFileOptions{})
	if err != nil {
		b.Fatal(err)
	}
	if report.Taken != rows || report.AddedSuppliers != 0 {
		b.Fatalf("of %d rows %d are taken, and %d suppliers: %v", report.Rows, report.Taken, report.AddedSuppliers, report.LeftOut)
	}
}

func readAllCSV(b *testing.B, file string) {
	b.Helper()
	in, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	reader := csv.NewReader(in)
	reader.ReuseRecord = true
	for {
		if _, err := reader.Read(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			b.Fatal(err)
		}
	}
}

// registerOf are contracts that say all that a table can say of them.
func registerOf(n int) []procurement.Contract {
	all := make([]procurement.Contract, n)
	begin := civil.MustDate("2024-01-01")
	for i := range all {
		all[i] = procurement.Contract{
			Reference: fmt.Sprintf("C-%06d", i+1), Title: fmt.Sprintf("Service number %d for the northern offices", i+1),
			Term:   civil.Term{From: begin.AddDays(i % 1000), To: begin.AddDays(i%1000 + 730)},
			Notice: procurement.NoticeOfDays(90), Currency: money.GBP, Value: money.New(int64(1_000_000+i*700), money.GBP), VATRate: exact.SomeOf("20"),
			Spent: money.New(int64(i*300), money.GBP), Pricing: procurement.DayRates, Tier: procurement.Silver, Status: procurement.Live,
			Category: "72222300-0", Buyer: "Cabinet Office", Procedure: "Open procedure", Framework: "Digital Outcomes",
			Description: "Support and development of the service, with handover to the office's own team.",
			Parties:     []procurement.Party{{Supplier: procurement.SupplierID(1 + i%2), Role: procurement.Lead}},
		}
		if i%3 == 0 {
			all[i].Options = procurement.EqualOptions(2, 12)
		}
	}
	return all
}

// registerFile is the contracts as a table of the register.
func registerFile(b *testing.B, contracts []procurement.Contract) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "register.csv")
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := csv.NewWriter(out)
	rows := [][]string{{
		"reference", "title", "supplier", "start", "end", "extension_months", "extensions", "notice_days", "value", "vat_rate", "spent", "currency",
		"pricing", "status", "tier", "category", "buyer", "procedure", "framework", "description",
	}}
	for i := range contracts {
		c := &contracts[i]
		months, count := "", ""
		if len(c.Options) > 0 {
			months, count = fmt.Sprint(c.Options[0].Months), fmt.Sprint(len(c.Options))
		}
		rows = append(rows, []string{
			c.Reference, c.Title, []string{"Fernhill", "Merrow"}[i%2], c.Term.From.String(), c.Term.To.String(), months, count, "90", c.Value.String(),
			c.VATRate.String(), c.Spent.String(), "GBP", c.Pricing.String(), c.Status.String(), c.Tier.String(), c.Category, c.Buyer, c.Procedure,
			c.Framework, c.Description,
		})
	}
	if err := w.WriteAll(rows); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}
