package desk_test

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

var mockUpDay = civil.MustDate("2026-11-21")

func todayIn(t *testing.T, ws *store.Workspace, day civil.Date) *desk.Today {
	t.Helper()
	today, err := desk.ReadToday(t.Context(), ws, day)
	if err != nil {
		t.Fatal(err)
	}
	return today
}

// lineOf is the line whose words hold all of some.
func lineOf(t *testing.T, lines []desk.Matter, words ...string) *desk.Matter {
	t.Helper()
	for i := range lines {
		said := lines[i].Lead + " — " + lines[i].Text + " | " + lines[i].When
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(said, w) }) {
			return &lines[i]
		}
	}
	t.Errorf("no line says %q", words)
	return nil
}

func TestTodayGathersWhatNeedsADecisionByDate(t *testing.T) {
	today := todayIn(t, sampleOffice(t), mockUpDay)
	for _, words := range [][]string{
		{"Give notice or extend", "C-014 Appeals delivery partner. Option 1 of 2, 12 months, £1.9m", "by 11 Dec · 20 days"},
		{"Take up an option", "C-009 Casework platform", "30 Oct · 22 days late"},
		{"Essential role vacant", "Licensing (beta), 34 days", "since 19 Oct"},
		{"Knowledge goal behind", "Release pipeline, C-014: alone planned, briefed reached", "due 30 Nov"},
		{"Promise due", "C-014 Appeals delivery partner: Two apprentices from the region", "by 30 Nov"},
		{"Obligation due", "C-009", "570 days late"},
		{"Requires improvement", "C-002 Contact centre", "quarter running"},
		{"Readings missing", "C-003", "October 2026"},
		{"Action overdue", "Pair on release 9 and 10"},
		{"Ask about a low bid", "T-007", "Merrow Systems", "before award"},
		{"review", "Licensing partnership", "27 Nov"},
	} {
		lineOf(t, today.Matters, words...)
	}
	keys := map[string]bool{}
	for i, m := range today.Matters {
		if keys[m.Key] {
			t.Errorf("%s is there twice: putting one off would put off both", m.Key)
		}
		keys[m.Key] = true
		if i > 0 && !m.On.IsZero() && m.On.Before(today.Matters[i-1].On) {
			t.Errorf("%q of %v stands after %q of %v", m.Lead, m.On, today.Matters[i-1].Lead, today.Matters[i-1].On)
		}
	}
}

// The live contracts, their value and the decisions are those of the mock-up; the sample has fewer goals behind and fewer vacancies.
func TestTheFactsOfTodayAreThoseOfTheSample(t *testing.T) {
	f := todayIn(t, sampleOffice(t), mockUpDay).Facts
	if len(f.Live) != 24 || f.Value.Short() != "£48.2m" || len(f.Deciding) != 3 || f.Behind != 2 || f.Vacant != 2 || len(f.VacantIn) != 2 {
		t.Errorf("there are %d live contracts of %s, %d decisions, %d goals behind and %d vacancies", len(f.Live), f.Value.Short(), len(f.Deciding), f.Behind, f.Vacant)
	}
	if f.Poor != 23 || len(f.PoorCards) != 6 {
		t.Errorf("%d measures on %d scorecards require improvement", f.Poor, len(f.PoorCards))
	}
}

func TestNothingNeedsADecisionInAnEmptyWorkspace(t *testing.T) {
	today := todayIn(t, newWorkspace(t), mockUpDay)
	if len(today.Matters)+len(today.Asleep)+len(today.Ending)+len(today.Past.Tenders) != 0 {
		t.Errorf("there is something to decide: %v", today.Matters)
	}
}

func TestWhatIsPutOffSleepsUntilItsDay(t *testing.T) {
	ws := sampleOffice(t)
	open := len(todayIn(t, ws, mockUpDay).Matters)
	key := lineOf(t, todayIn(t, ws, mockUpDay).Matters, "Give notice or extend", "C-014").Key
	put := governance.Snooze{Key: key, Until: mockUpDay.AddDays(9)}
	var faults fault.List
	if err := desk.Snooze(t.Context(), ws, put); !errors.As(err, &faults) {
		t.Errorf("it was put off without a reason: %v", err)
	}
	put.Reason = "the board meets on 25 November"
	if err := desk.Snooze(t.Context(), ws, put); err != nil {
		t.Fatal(err)
	}
	asleep := todayIn(t, ws, mockUpDay)
	if len(asleep.Matters) != open-1 || len(asleep.Asleep) != 1 || asleep.Asleep[0].Key != key || asleep.Asleep[0].Put.Reason != put.Reason {
		t.Errorf("%d of %d lines are left, and %v sleep", len(asleep.Matters), open, asleep.Asleep)
	}
	if back := todayIn(t, ws, put.Until); len(back.Asleep) != 0 {
		t.Error("it still sleeps on the day until which it was put off")
	}
	if err := desk.Wake(t.Context(), ws, key); err != nil {
		t.Fatal(err)
	}
	if awake := todayIn(t, ws, mockUpDay); len(awake.Matters) != open || len(awake.Asleep) != 0 {
		t.Error("it still sleeps after it was brought back")
	}
}

// awardFrom adds a tender that weighed cost at so much, and notes that a contract was awarded from it.
func awardFrom(t *testing.T, ws *store.Workspace, reference string, cost int64, contract string) {
	t.Helper()
	competition := &tender.Tender{
		Reference: reference, Title: "Past", Currency: money.GBP, Begun: civil.MustDate("2023-01-09"), CostWeight: exact.Some(exact.Int(cost)),
		QualityWeight: exact.Some(exact.Int(100 - cost)), Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	if err := desk.AddTender(t.Context(), ws, competition); err != nil {
		t.Fatal(err)
	}
	all, err := ws.Contracts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(c procurement.Contract) bool { return c.Reference == contract })
	if err := desk.ChangeContract(t.Context(), ws, all[at].ID, "Note the tender", func(c *procurement.Contract) { c.Tender = reference }); err != nil {
		t.Fatal(err)
	}
}

func TestWhatCostWeighedStandsBesideWhatTheContractsCameTo(t *testing.T) {
	ws := sampleOffice(t)
	awardFrom(t, ws, "T-101", 60, "C-002")
	awardFrom(t, ws, "T-102", 70, "C-010")
	awardFrom(t, ws, "T-103", 40, "C-024")
	awardFrom(t, ws, "T-104", 50, "C-014")
	awardFrom(t, ws, "T-105", 65, "C-001") // has no scorecard
	past := todayIn(t, ws, mockUpDay).Past
	sum, heavy, light := new(big.Rat), 0, 0
	if !slices.ContainsFunc(past.Tenders, func(p desk.PastTender) bool { return p.Tender == "T-105" }) {
		t.Error("a contract without a scorecard is left out")
	}
	for i, p := range past.Tenders {
		if i > 0 && p.Awarded.Before(past.Tenders[i-1].Awarded) {
			t.Errorf("%s was awarded before the one it follows", p.Tender)
		}
		if !p.Scored {
			continue
		}
		if got := scoreIn(t.Context(), t, ws, p); p.Score.Cmp(got.Mean) != 0 || p.Rating != got.Rating {
			t.Errorf("%s came to %v, on its scorecard to %v", p.Reference, p.Score, got.Mean)
		}
		switch {
		case p.Cost.Cmp(exact.Int(desk.HeavyCost)) >= 0:
			sum.Add(sum, p.Score)
			heavy++
		case p.Cost.Cmp(exact.Int(desk.LightCost)) <= 0:
			light++
		}
	}
	if heavy < 2 || past.Heavy.Contracts != heavy || past.Heavy.Mean.Cmp(sum.Quo(sum, big.NewRat(int64(heavy), 1))) != 0 {
		t.Errorf("%d contracts with heavy cost came to %v", past.Heavy.Contracts, past.Heavy.Mean)
	}
	if light != 1 || past.Light.Contracts != light {
		t.Errorf("%d contracts with light cost", past.Light.Contracts)
	}
}

// scoreIn is what a contract's scorecard says itself.
func scoreIn(ctx context.Context, t *testing.T, ws *store.Workspace, p desk.PastTender) scorecard.Rolled {
	t.Helper()
	b, err := desk.ReadBook(ctx, ws, p.Card, mockUpDay)
	if err != nil {
		t.Fatal(err)
	}
	return b.Result(p.Period, mockUpDay).Overall
}
