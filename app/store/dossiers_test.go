package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func fullDossier(reference string, supplier procurement.SupplierID) procurement.Dossier {
	month := func(text string) civil.Period { return civil.PeriodOf(civil.Month, civil.MustDate(text+"-01")) }
	day, number := civil.MustDate, procurement.NumberOf
	return procurement.Dossier{
		Contract: procurement.Contract{
			Reference: reference, Currency: money.GBP,
			Parties: []procurement.Party{{Supplier: supplier, Role: procurement.Lead}},
		},
		Months: []procurement.MonthMoney{
			{Month: month("2026-09"), Kind: procurement.MoneyForecast, Amount: pounds("5.00"), Source: procurement.MoneyPasted},
			{Month: month("2026-09"), Kind: procurement.MoneySpent, Amount: pounds("-4.00"), Source: procurement.MoneyImported, Note: "n"},
			{Month: month("2026-10"), Kind: procurement.MoneyCommitted, Amount: pounds("0.00")},
		},
		Rates: []procurement.Rate{{Role: "developer", Grade: "senior", DayRate: pounds("725.00"), From: day("2026-04-01"), Note: "n"}, {Role: "designer"}},
		Milestones: []procurement.Milestone{
			{
				Kind: procurement.MilestoneOutcome, Title: "Beta", Due: day("2026-10-01"), Value: pounds("10.00"), State: procurement.MilestoneAccepted,
				DeliveredOn: day("2026-09-30"), AcceptedOn: day("2026-10-02"), AcceptedBy: "Bo", Evidence: "report", Note: "n",
			},
			{Title: "Live", State: procurement.MilestoneOpen},
		},
		Index: procurement.IndexRule{
			Series: "CPIH", BaseLevel: exact.SomeOf("131.7"), FixedPart: exact.SomeOf("0.15"), Growth: exact.SomeOf("2.5"), Cap: exact.SomeOf("3"),
			FirstReview: day("2027-04-01"), EveryMonths: 12, Note: "n",
		},
		Obligations: []procurement.Obligation{
			{
				Code: "P2", Side: procurement.Theirs, Origin: procurement.FromPromise, Title: "Apprentices", Clause: "7", Owner: "Grace",
				Promise: procurement.PromiseSource{Tender: "T-003", Bid: "B1", Criterion: "Q2", Passage: "we will", Mark: exact.SomeOf("4"), Most: exact.SomeOf("5")},
				Due:     day("2026-11-30"), EveryMonths: 3, Until: day("2027-11-30"), State: procurement.PartlyMet, Done: number(1), Target: number(2), Note: "n",
				Evidence: []procurement.Evidence{
					{Turn: day("2026-11-30"), On: day("2026-11-02"), State: procurement.Met, Text: "one began", Document: "a.pdf", By: "Siân"},
					{Text: "more"},
				},
			},
			{Code: "O1", Side: procurement.Ours, Title: "Desks", State: procurement.ObligationOpen},
		},
		Documents: []procurement.Document{{Title: "Contract", Path: "c/014.pdf", SHA256: string(make64('a')), Size: 12, NotedOn: day("2026-01-02")}, {Path: "x"}},
		Notices: []procurement.PublishedNotice{
			{Kind: procurement.ContractDetails, PublishedOn: day("2026-04-01"), Covers: day("2026-03-31"), Reference: "2026/S 000-1", Note: "n"},
		},
	}
}

func make64(c byte) []byte {
	text := make([]byte, 64)
	for i := range text {
		text[i] = c
	}
	return text
}

func TestADossierComesBackWhole(t *testing.T) {
	ws := newWorkspace(t)
	supplier := procurement.Supplier{Name: "Fernhill"}
	var full, bare procurement.Dossier
	write(t, ws, func(tx *Tx) error {
		if err := tx.SaveSupplier(&supplier); err != nil {
			return err
		}
		full, bare = fullDossier("C-2", supplier.ID), fullDossier("C-1", supplier.ID)
		bare = procurement.Dossier{Contract: bare.Contract}
		if err := tx.SaveDossier(&full); err != nil {
			return err
		}
		return tx.SaveDossier(&bare)
	})
	check := func() {
		t.Helper()
		all, err := ws.Dossiers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]procurement.Dossier{bare, full}, all, whole); diff != "" {
			t.Error(diff)
		}
		one, err := ws.Dossier(t.Context(), full.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(full, one, whole); diff != "" {
			t.Error(diff)
		}
	}
	check()
	save := func(tx *Tx) error { return tx.SaveDossier(&full) }
	before := query(t, ws, `SELECT max(id) FROM batch`)
	write(t, ws, save)
	if after := query(t, ws, `SELECT max(id) FROM batch`); after != before {
		t.Errorf("saving it again changed %s", query(t, ws, `SELECT tbl, op, before, after FROM log ORDER BY seq DESC LIMIT 5`))
	}
	full.Months, full.Rates, full.Milestones = full.Months[1:], full.Rates[1:], full.Milestones[1:]
	full.Index = procurement.IndexRule{Series: "RPI"}
	full.Obligations[0], full.Obligations[1] = full.Obligations[1], full.Obligations[0]
	full.Obligations[1].Evidence = full.Obligations[1].Evidence[:1]
	full.Documents, full.Notices = full.Documents[:1], nil
	write(t, ws, save)
	check()
	full = procurement.Dossier{Contract: full.Contract}
	write(t, ws, save)
	check()
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if n := query(t, ws, `SELECT count(*) FROM obligation_evidence`); n != "1" {
		t.Errorf("after undoing there are %s pieces of evidence", n)
	}
	verifyClean(t, ws)
}

func TestADossierHoldsMoneyInTheCurrencyOfItsContract(t *testing.T) {
	ws := newWorkspace(t)
	d := procurement.Dossier{Contract: procurement.Contract{Reference: "C-1", Currency: money.GBP}}
	d.Rates = []procurement.Rate{{Role: "developer", DayRate: money.New(1, money.EUR)}}
	err := ws.Do(t.Context(), "Write", func(tx *Tx) error { return tx.SaveDossier(&d) })
	if err == nil {
		t.Error("a rate in euros was taken into a contract in pounds")
	}
}

func TestWhatIsKeptOnAContractIsFound(t *testing.T) {
	ws := newWorkspace(t)
	write(t, ws, func(tx *Tx) error {
		s := procurement.Supplier{Name: "Fernhill"}
		if err := tx.SaveSupplier(&s); err != nil {
			return err
		}
		d := fullDossier("C-2", s.ID)
		d.Changes = []procurement.Change{{Title: "Accessibility team", State: procurement.ChangeAgreed}}
		return tx.SaveDossier(&d)
	})
	for _, text := range []string{"apprent", "accessib", "beta", "014.pdf"} {
		hits, err := ws.Search(t.Context(), text, 5)
		if err != nil || len(hits) != 1 || hits[0].Kind != "contract" || hits[0].Reference != "C-2" {
			t.Errorf("%q finds %v, %v", text, hits, err)
		}
	}
}
