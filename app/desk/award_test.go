package desk_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
)

// promising is T-007, won by bid A of Fernhill, with what A promises.
func promising(t *testing.T) *tender.Tender {
	v := tenderOf(t)
	v.Bids[0].Promises = []tender.Promise{
		{Criterion: "Q1", Title: "Open code from day one", Passage: "All code is public from the first commit."},
		{Criterion: "Q2b", Title: "Pair every release", Passage: "We pair.", EveryMonths: 3, Due: civil.MustDate("2027-04-30"), Target: 10},
		{Title: "Two apprentices"},
	}
	return v
}

func TestAnAwardFillsTheContractThatWaitsForIt(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	v := promising(t)
	mustImport(t, ws, v, "")
	waiting := procurement.Contract{
		Reference: "C-025", Title: "Data platform", Tender: "T-007", Status: procurement.Pipeline, Currency: money.GBP, Value: pounds(2),
		Term: civil.Term{From: civil.MustDate("2027-02-01"), To: civil.MustDate("2029-01-31")}, Framework: "DOS5",
	}
	if err := desk.SaveContract(ctx, ws, &waiting, ""); err != nil {
		t.Fatal(err)
	}
	made, err := desk.AwardTender(ctx, ws, desk.Award{Tender: "T-007", Bid: v.Bids[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if made.Contract != waiting.ID || made.New || made.Promises != 3 {
		t.Errorf("made %+v", made)
	}
	d := dossier(t, ws, made.Contract)
	supplier, err := ws.Supplier(ctx, d.Lead())
	if err != nil || supplier.Name != v.Bids[0].Supplier {
		t.Errorf("the lead is %+v, %v", supplier, err)
	}
	if d.Status != procurement.Awarded || d.Value != v.Bids[0].Price || d.Begun != v.Begun || d.Framework != "DOS5" || d.End() != civil.MustDate("2029-01-31") {
		t.Errorf("the contract is %+v", d.Contract)
	}
	want := []procurement.Obligation{
		{
			Code: "P1", Side: procurement.Theirs, Origin: procurement.FromPromise, Title: "Open code from day one", State: procurement.ObligationOpen,
			Promise: procurement.PromiseSource{
				Tender: "T-007", Bid: v.Bids[0].ID, Criterion: "Q1", Passage: "All code is public from the first commit.", Mark: exact.SomeOf("3"), Most: exact.SomeOf("4"),
			},
		},
		{
			Code: "P2", Side: procurement.Theirs, Origin: procurement.FromPromise, Title: "Pair every release", State: procurement.ObligationOpen,
			Promise: procurement.PromiseSource{Tender: "T-007", Bid: v.Bids[0].ID, Criterion: "Q2b", Passage: "We pair.", Mark: exact.SomeOf("6"), Most: exact.SomeOf("10")},
			Due:     civil.MustDate("2027-04-30"), EveryMonths: 3, Target: procurement.NumberOf(10), Done: procurement.NumberOf(0),
		},
		{
			Code: "P3", Side: procurement.Theirs, Origin: procurement.FromPromise, Title: "Two apprentices", State: procurement.ObligationOpen,
			Promise: procurement.PromiseSource{Tender: "T-007", Bid: v.Bids[0].ID},
		},
	}
	if diff := cmp.Diff(want, d.Obligations, whole); diff != "" {
		t.Error(diff)
	}
	// Once more, with the term that was agreed: promises that are followed already stay as they are.
	if err := desk.AddEvidence(ctx, ws, d.ID, "P1", procurement.Evidence{State: procurement.Met}); err != nil {
		t.Fatal(err)
	}
	term := civil.Term{From: civil.MustDate("2027-03-01"), To: civil.MustDate("2029-02-28")}
	again, err := desk.AwardTender(ctx, ws, desk.Award{Tender: "T-007", Bid: v.Bids[0].ID, Contract: d.ID, Term: term})
	if err != nil || again.Promises != 0 || again.New {
		t.Fatalf("awarding again made %+v, %v", again, err)
	}
	d = dossier(t, ws, made.Contract)
	if d.Term != term || d.Kept(procurement.FromPromise).Words() != "1 of 3 kept" {
		t.Errorf("after awarding again: %s, %s", d.Term.Words(), d.Kept(procurement.FromPromise).Words())
	}
	for range 3 {
		if _, err := desk.Undo(ctx, ws, nil); err != nil {
			t.Fatal(err)
		}
	}
	if d = dossier(t, ws, made.Contract); d.Status != procurement.Pipeline || len(d.Obligations) != 0 || len(d.Parties) != 0 {
		t.Errorf("after undoing it is %+v", d)
	}
	verifyClean(t, ws)
}

func TestAnAwardMakesAContractWhereNoneWaits(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	v := promising(t)
	mustImport(t, ws, v, "")
	liveContract(t, ws, "C-001")
	made, err := desk.AwardTender(ctx, ws, desk.Award{Tender: "T-007", Bid: v.Bids[0].ID})
	if err != nil || !made.New {
		t.Fatalf("made %+v, %v", made, err)
	}
	if d := dossier(t, ws, made.Contract); d.Reference != "C-002" || d.Title != v.Title || d.Tender != "T-007" {
		t.Errorf("it is %+v", d.Contract)
	}
}

func TestAnAwardToABidThatIsNotTheFirstNeedsAReason(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	v := tenderOf(t)
	mustImport(t, ws, v, "")
	var reason *desk.ReasonError
	second := desk.Award{Tender: "T-007", Bid: v.Bids[1].ID}
	if _, err := desk.AwardTender(ctx, ws, second); !errors.As(err, &reason) {
		t.Errorf("without a reason: %v", err)
	}
	second.Reason = "the first withdrew by letter"
	if _, err := desk.AwardTender(ctx, ws, second); err != nil {
		t.Error(err)
	}
	var out *desk.NotInTheRunningError
	if _, err := desk.AwardTender(ctx, ws, desk.Award{Tender: "T-007", Bid: "Z"}); !errors.As(err, &out) {
		t.Errorf("a bid that is not there: %v", err)
	}
}

func TestAWorkbookWithoutPromisesLeavesThem(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, promising(t), "")
	without := tenderOf(t)
	if report := mustImport(t, ws, without, ""); report.Updated != 0 {
		t.Errorf("the report is %+v", report)
	}
	if got := readTender(t, ws, "T-007").Bids[0].Promises; len(got) != 3 {
		t.Errorf("left are the promises %v", got)
	}
}

func TestTheOfficeSaysWhatItIs(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	rules, err := ws.Rules(ctx)
	if err != nil || !rules.Central || !rules.PaymentsPublished.IsZero() {
		t.Fatalf("a new workspace has %+v, %v", rules, err)
	}
	rules.Central, rules.PaymentsPublished = false, civil.MustDate("2026-09-30")
	if err := desk.SetOffice(ctx, ws, rules, ""); err != nil {
		t.Fatal(err)
	}
	if back, err := ws.Rules(ctx); err != nil || back.Central || back.PaymentsPublished != rules.PaymentsPublished {
		t.Errorf("it reads as %+v, %v", back, err)
	}
	days := map[civil.Jurisdiction][]civil.Date{civil.Scotland: {civil.MustDate("2026-06-15")}, civil.NoJurisdiction: {civil.MustDate("2028-05-08")}}
	if err := desk.SetHolidays(ctx, ws, days, "proclaimed"); err != nil {
		t.Fatal(err)
	}
	if back, err := ws.ProclaimedDays(ctx); err != nil || cmp.Diff(days, back, whole) != "" {
		t.Errorf("holidays read as %v, %v", back, err)
	}
	calendars, err := ws.Calendars(ctx)
	if err != nil || calendars.Of(civil.Scotland).IsWorkingDay(days[civil.Scotland][0]) {
		t.Errorf("Scotland works on a day that was added, %v", err)
	}
	rules.PaymentsPublished = civil.Date{}
	if err := desk.SetOffice(ctx, ws, rules, ""); err != nil {
		t.Fatal(err)
	}
	if back, err := ws.Rules(ctx); err != nil || !back.PaymentsPublished.IsZero() {
		t.Errorf("it reads as %+v, %v", back, err)
	}
}

func TestEverythingThatIsDueComesAsOneList(t *testing.T) {
	ws := newWorkspace(t)
	liveContract(t, ws, "C-1")
	list, err := desk.DueList(t.Context(), ws, civil.MustDate("2026-11-21"), civil.MustDate("2027-03-31"))
	if err != nil {
		t.Fatal(err)
	}
	late, keys := 0, map[string]bool{}
	for i, d := range list {
		if d.IsLate(civil.MustDate("2026-11-21")) {
			late++
		}
		if keys[d.Reference+d.Key] {
			t.Errorf("%s is there twice", d.Key)
		}
		keys[d.Reference+d.Key] = true
		if i > 0 && d.On.Before(list[i-1].On) {
			t.Errorf("%v comes after %v", d.On, list[i-1].On)
		}
	}
	// Desks were due at each month's end since January; the other dates are those of the notice (12 December 2026 is a Saturday) and the end.
	for _, key := range []string{"C-1option-1", "C-1end-notice-2027-03-12", "C-1end-2027-03-12", "C-1obligation-O1-2026-02-28"} {
		if !keys[key] {
			t.Errorf("%s is not in the list: %v", key, keys)
		}
	}
	if late < 10 {
		t.Errorf("%d are late", late)
	}
}

func TestAnAwardTakesThePromisesThatWereChosen(t *testing.T) {
	ws := newWorkspace(t)
	v := promising(t)
	mustImport(t, ws, v, "")
	chosen := []tender.Promise{{Criterion: "Q1", Title: "Show work every two weeks", Passage: "Shows work fortnightly."}}
	made, err := desk.AwardTender(t.Context(), ws, desk.Award{Tender: "T-007", Bid: v.Bids[0].ID, Promises: chosen})
	if err != nil || made.Promises != 1 {
		t.Fatalf("made %+v, %v", made, err)
	}
	want := procurement.PromiseSource{
		Tender: "T-007", Bid: v.Bids[0].ID, Criterion: "Q1", Passage: "Shows work fortnightly.", Mark: exact.SomeOf("3"), Most: exact.SomeOf("4"),
	}
	if o := dossier(t, ws, made.Contract).Obligations; len(o) != 1 || o[0].Title != chosen[0].Title || o[0].Promise != want {
		t.Errorf("the contract follows %+v", o)
	}
	if kept := readTender(t, ws, "T-007").Bids[0].Promises; len(kept) != 3 {
		t.Errorf("the bid promises %v now", kept)
	}
	all, err := ws.ContractsOfTender(t.Context(), "T-007")
	if err != nil || len(all) != 1 || all[0].Status != procurement.Awarded || all[0].LeadName != v.Bids[0].Supplier {
		t.Errorf("the contracts of the tender are %+v, %v", all, err)
	}
	taken, err := ws.ContractReferences(t.Context())
	if err != nil || desk.NextReference(taken) != "C-002" {
		t.Errorf("taken are %v, %v", taken, err)
	}
}
