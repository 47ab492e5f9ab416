package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// BenchmarkSearch100kContracts asks a register of 100,000 contracts what people type, letter by letter, and reports what 99 of 100 answers
// do not exceed. The yardstick is the search table's own ranking of the same words, with nothing read of what is found.
func BenchmarkSearch100kContracts(b *testing.B) {
	ws := newRegister(b)
	contracts := wordyContracts(100_000)
	if err := ws.Do(b.Context(), "Import", func(tx *Tx) error { return tx.AddContracts(contracts) }); err != nil {
		b.Fatal(err)
	}
	const most = 40
	asked := typed("payroll", "road maintenance", "C-054321", "northtown schools", "data hosting 77", "Cabinet", "the", "provision", "leeds bridges", "zebra")
	b.Run("ours", func(b *testing.B) {
		slowest(b, asked, func(text string) error {
			_, err := ws.Search(b.Context(), text, most)
			return err
		})
	})
	b.Run("yardstick", func(b *testing.B) {
		db, err := connect(ws.Path(), reading(), 1)
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		slowest(b, asked, func(text string) error {
			_, err := texts(b.Context(), db, `SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?`, matchAll(searchedWords(text)), most)
			return err
		})
	})
}

// typed are the texts that stand in a field while others are typed into it.
func typed(texts ...string) (all []string) {
	for _, text := range texts {
		for i := range text {
			all = append(all, text[:i+1])
		}
	}
	return all
}

// slowest asks everything, again and again, and reports what 99 of 100 answers do not exceed.
func slowest(b *testing.B, asked []string, ask func(text string) error) {
	var took []time.Duration
	for b.Loop() {
		for _, text := range asked {
			begun := time.Now()
			if err := ask(text); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(begun))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e6, "p99-ms")
}

// wordyContracts are contracts whose texts have frequent and rare words, as those of real registers have.
func wordyContracts(n int) []procurement.Contract {
	random := rand.New(rand.NewPCG(4, 2))
	places := strings.Fields("Leeds Northtown Cardiff Truro Ayr Derry Hull Luton Oban Poole Ripon Stoke Tring Wells York Bath Crewe Deal Ely Frome")
	things := strings.Fields("payroll roads schools bridges hosting cleaning catering fleet software licences training translation parking lighting waste gardens")
	deeds := strings.Fields("maintenance support supply renewal hosting review design data delivery operation")
	frequent := strings.Fields("the of and for services to a with in by framework under contract provision council support system new works")
	all := make([]procurement.Contract, n)
	for i := range all {
		one := func(words []string) string { return words[random.IntN(len(words))] }
		said := make([]string, 25)
		for k := range said {
			if said[k] = one(frequent); k%5 == 4 {
				said[k] = fmt.Sprintf("%s%d", one(things)[:3], random.IntN(3000)) // a word that few others have
			}
		}
		all[i] = procurement.Contract{
			Reference: fmt.Sprintf("C-%06d", i+1), Title: fmt.Sprintf("%s %s for %s %d", one(things), one(deeds), one(places), i%500),
			Description: strings.Join(said, " "), Buyer: one(places) + " Council", Category: "72222300-0", Procedure: "Open procedure",
			Currency: money.GBP, Status: procurement.Live, Parties: []procurement.Party{{Supplier: 1, Role: procurement.Lead}},
		}
	}
	return all
}
