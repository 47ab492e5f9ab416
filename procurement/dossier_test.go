package procurement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func month(text string) civil.Period { return civil.PeriodOf(civil.Month, day(text+"-01")) }

// running is a contract of £1,000 over 100 days, of which 40 have passed on 9 February 2026, with £300 spent.
func running() procurement.Dossier {
	c := appeals()
	c.Term = civil.Term{From: day("2026-01-01"), To: day("2026-04-10")}
	c.Options, c.Value, c.Spent = nil, pounds(1000), pounds(300)
	return procurement.Dossier{Contract: c}
}

func TestSpendingBesideTime(t *testing.T) {
	tests := []struct {
		name   string
		today  string
		change func(*procurement.Dossier)
		want   string
	}{
		{"in the middle", "2026-02-09", func(*procurement.Dossier) {}, "30 % spent in 40 % of the term"},
		{"on the first day", "2026-01-01", func(*procurement.Dossier) {}, "30 % spent in 1 % of the term"},
		{"before it begins", "2025-12-31", func(*procurement.Dossier) {}, "30 % spent in 0 % of the term"},
		{"after its end", "2027-01-01", func(*procurement.Dossier) {}, "30 % spent in 100 % of the term"},
		{"without an end", "2026-02-09", func(d *procurement.Dossier) { d.Term.To = civil.Date{} }, "30 % spent"},
		{"without a value", "2026-02-09", func(d *procurement.Dossier) { d.Value = money.Amount{} }, "40 % of the term has passed"},
		{"nothing known", "", func(d *procurement.Dossier) { d.Value = money.Amount{} }, ""},
		{"a change makes it less", "2026-02-09", func(d *procurement.Dossier) {
			d.Changes = []procurement.Change{change(procurement.ChangeAgreed, 500, 0)}
		}, "20 % spent in 40 % of the term"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := running()
			test.change(&d)
			p, err := d.Pace(day(test.today))
			if err != nil || p.Words() != test.want {
				t.Errorf("got %q, %v; want %q", p.Words(), err, test.want)
			}
			if (p.Ahead() == nil) != (p.Spent == nil || p.Elapsed == nil) {
				t.Errorf("ahead by %v", p.Ahead())
			}
		})
	}
}

func TestCommittedAndForecast(t *testing.T) {
	months := func(kind procurement.MoneyKind, minor int64) procurement.MonthMoney {
		return procurement.MonthMoney{Month: month("2026-03"), Kind: kind, Amount: money.New(minor, money.GBP)}
	}
	tests := []struct {
		name   string
		change func(*procurement.Dossier)
		want   string // spent, committed, forecast, total, left
		basis  string
	}{
		// £300 in 40 of 100 days is £750 in all.
		{"the pace so far", func(*procurement.Dossier) {}, "£300.00 £0.00 £450.00 £750.00 £250.00", "the spending so far, carried on to the end of the term"},
		{"faster than the value allows", func(d *procurement.Dossier) { d.Spent = pounds(600) }, "£600.00 £0.00 £400.00 £1,000.00 £0.00", "what is left of the value: at the pace so far it would not do"},
		{"overspent", func(d *procurement.Dossier) { d.Spent = pounds(1100) }, "£1,100.00 £0.00 £0.00 £1,100.00 −£100.00", "what is left of the value: at the pace so far it would not do"},
		{"a committed part is part of the pace", func(d *procurement.Dossier) { d.Months = append(d.Months, months(procurement.MoneyCommitted, 20000)) }, "£300.00 £200.00 £250.00 £750.00 £250.00", "the spending so far, carried on to the end of the term"},
		{"accepted and not paid", func(d *procurement.Dossier) {
			d.Milestones = []procurement.Milestone{{Title: "a", State: procurement.MilestoneAccepted, Value: pounds(350)}, {Title: "b", State: procurement.MilestoneDelivered, Value: pounds(90)}}
		}, "£300.00 £50.00 £400.00 £750.00 £250.00", "the spending so far, carried on to the end of the term"},
		{"a forecast that was entered", func(d *procurement.Dossier) { d.Months = append(d.Months, months(procurement.MoneyForecast, 81234)) }, "£300.00 £0.00 £812.34 £1,112.34 −£112.34", "the months that were entered"},
		{"nothing spent", func(d *procurement.Dossier) { d.Spent = money.Amount{} }, "£0.00 £0.00 £0.00 £0.00 £1,000.00", "nothing, since nothing has been spent yet"},
		{"no end", func(d *procurement.Dossier) { d.Term.To = civil.Date{} }, "£300.00 £0.00 £0.00 £300.00 £700.00", "nothing, since the contract has no end"},
		{"no value", func(d *procurement.Dossier) { d.Value = money.Amount{} }, "£300.00 £0.00 £450.00 £750.00 ", "the spending so far, carried on to the end of the term"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := running()
			test.change(&d)
			o, err := d.Outturn(day("2026-02-09"))
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join([]string{o.Spent.Words(), o.Committed.Words(), o.Forecast.Words(), o.Total.Words(), o.Left.Words()}, " ")
			if got != test.want || o.Basis != test.basis {
				t.Errorf("got %s by %q", got, o.Basis)
			}
		})
	}
}

func TestSpendingMonthByMonth(t *testing.T) {
	d := running()
	if course, err := d.ByMonth(); err != nil || course != nil {
		t.Errorf("without months: %v, %v", course, err)
	}
	d.Months = []procurement.MonthMoney{
		{Month: month("2026-02"), Kind: procurement.MoneyForecast, Amount: pounds(7)},
		{Month: month("2025-11"), Kind: procurement.MoneySpent, Amount: pounds(100)},
		{Month: month("2026-01"), Kind: procurement.MoneySpent, Amount: pounds(-40)},
		{Month: month("2026-02"), Kind: procurement.MoneyCommitted, Amount: pounds(3)},
	}
	course, err := d.ByMonth()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range course {
		got = append(got, fmt.Sprintf("%v %s %s %s", m.Month, m.Spent.Words(), m.Cumulative.Words(), m.Forecast.Words()))
	}
	want := []string{"2025-11 £100.00 £100.00 £0.00", "2025-12 £0.00 £100.00 £0.00", "2026-01 −£40.00 £60.00 £0.00", "2026-02 £0.00 £60.00 £10.00"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	findings, err := d.MoneyFindings()
	if err != nil || len(findings) != 1 || findings[0].Text != "£300.00 was spent, but its months add up to £60.00: correct one of the two" {
		t.Errorf("found %v, %v", findings, err)
	}
	d.Months, d.Spent = nil, pounds(1001)
	findings, err = d.MoneyFindings()
	if err != nil || len(findings) != 1 || findings[0].Text != "£1,001.00 was spent of £1,000.00: a change is missing, or a figure is wrong" {
		t.Errorf("found %v, %v", findings, err)
	}
}

func TestRatesHoldFromTheirDay(t *testing.T) {
	card := []procurement.Rate{
		{Role: "developer", Grade: "senior", DayRate: pounds(800), From: day("2026-04-01")},
		{Role: "developer", Grade: "senior", DayRate: pounds(750)},
		{Role: "developer", Grade: "junior", DayRate: pounds(500)},
	}
	for on, want := range map[string]string{"2026-03-31": "£750.00", "2026-04-01": "£800.00", "2030-01-01": "£800.00"} {
		if r, found := procurement.RateOn(card, "developer", "senior", day(on)); !found || r.DayRate.Words() != want {
			t.Errorf("on %s it is %s, %v", on, r.DayRate.Words(), found)
		}
	}
	if r, found := procurement.RateOn(card, "designer", "senior", day("2026-04-01")); found {
		t.Errorf("a designer costs %s", r.DayRate.Words())
	}
	half, err := procurement.Cost([]procurement.Days{{Rate: money.New(33_333, money.GBP), Days: exact.MustParse("0.5")}})
	if err != nil || half != money.New(16_667, money.GBP) {
		t.Errorf("half a day costs %s, %v", half.Words(), err)
	}
	if _, err := procurement.Cost([]procurement.Days{{Rate: pounds(1), Days: exact.Int(1)}, {Rate: money.New(1, money.EUR), Days: exact.Int(1)}}); err == nil {
		t.Error("pounds and euros were added up")
	}
}

func TestIndexationIsForecast(t *testing.T) {
	rule := procurement.IndexRule{Series: "CPIH", FirstReview: day("2027-04-01"), EveryMonths: 12, Growth: exact.SomeOf("10"), FixedPart: exact.SomeOf("0.2")}
	term := civil.Term{From: day("2026-04-01"), To: day("2029-04-01")}
	factors := func(r procurement.IndexRule) (list []string) {
		for _, s := range r.Forecast(term) {
			line := s.On.String() + " " + s.Factor.FloatString(4)
			if s.Capped {
				line += " capped"
			}
			list = append(list, line)
		}
		return list
	}
	// 0.2 + 0.8 × 1.1, × 1.21, × 1.331
	if diff := cmp.Diff([]string{"2027-04-01 1.0800", "2028-04-01 1.1680", "2029-04-01 1.2648"}, factors(rule)); diff != "" {
		t.Error(diff)
	}
	rule.Cap = exact.SomeOf("5")
	if diff := cmp.Diff([]string{"2027-04-01 1.0500 capped", "2028-04-01 1.1025 capped", "2029-04-01 1.1576 capped"}, factors(rule)); diff != "" {
		t.Error(diff)
	}
	rule.Cap, rule.EveryMonths = exact.Optional{}, 0
	if diff := cmp.Diff([]string{"2027-04-01 1.0800"}, factors(rule)); diff != "" {
		t.Error(diff)
	}
	rule.Growth = exact.Optional{}
	if got := factors(rule); got != nil {
		t.Errorf("without an assumption it forecasts %v", got)
	}
	if (procurement.IndexRule{}).Factor(exact.Int(1)) != nil {
		t.Error("without a base there is a factor")
	}
}

func TestTurnsOfARecurringObligation(t *testing.T) {
	o := procurement.Obligation{Code: "O1", State: procurement.ObligationOpen, Due: day("2026-01-31"), EveryMonths: 1, Evidence: []procurement.Evidence{
		{Turn: day("2026-02-28"), On: day("2026-02-27"), State: procurement.PartlyMet},
		{Turn: day("2026-02-28"), On: day("2026-03-02"), State: procurement.Met},
		{Turn: day("2026-03-31"), Text: "a note says nothing of the state"},
	}}
	lines := func(o procurement.Obligation, end, until string) (list []string) {
		for _, turn := range o.Turns(day(end), day(until)) {
			list = append(list, strings.TrimSpace(fmt.Sprintf("%v %v %v", turn.On, turn.State, turn.Seen)))
		}
		return list
	}
	want := []string{"2026-01-31 open", "2026-02-28 met 2026-03-02", "2026-03-31 open", "2026-04-30 open"}
	if diff := cmp.Diff(want, lines(o, "2027-01-01", "2026-05-01")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:2], lines(o, "2026-03-15", "2026-05-01")); diff != "" {
		t.Error(diff)
	}
	o.Until = day("2026-01-31")
	if diff := cmp.Diff(want[:1], lines(o, "2027-01-01", "2026-05-01")); diff != "" {
		t.Error(diff)
	}
	o.State = procurement.NotApplicable
	if diff := cmp.Diff([]string{"2026-01-31 not-applicable"}, lines(o, "2027-01-01", "2026-05-01")); diff != "" {
		t.Error(diff)
	}
	once := procurement.Obligation{Code: "P1", State: procurement.Met, Evidence: []procurement.Evidence{{On: day("2026-05-05"), State: procurement.Met}}}
	if diff := cmp.Diff([]string{"met 2026-05-05"}, lines(once, "", "")); diff != "" {
		t.Error(diff)
	}
	endless := procurement.Obligation{Due: day("2026-01-31"), EveryMonths: 1}
	if got := len(endless.Turns(civil.Date{}, civil.Date{})); got != 600 {
		t.Errorf("without any end there are %d turns", got)
	}
}

func TestPromisesKept(t *testing.T) {
	d := running()
	for i, state := range []procurement.ObligationState{procurement.Met, procurement.Met, procurement.PartlyMet, procurement.Lapsed, procurement.ObligationOpen, procurement.NotApplicable} {
		d.Obligations = append(d.Obligations, procurement.Obligation{Code: fmt.Sprintf("P%d", i+1), Title: "x", Side: procurement.Theirs, Origin: procurement.FromPromise, State: state})
	}
	d.Obligations = append(d.Obligations, procurement.Obligation{Code: "O1", Title: "x", Side: procurement.Ours, Origin: procurement.FromClause, State: procurement.Met})
	if got := d.Kept(procurement.FromPromise); got.Words() != "2 of 5 kept" || got.Partly != 1 || got.Lapsed != 1 {
		t.Errorf("got %+v", got)
	}
	if got := d.Kept(procurement.OriginUnstated); got.Words() != "3 of 6 kept" {
		t.Errorf("got %+v", got)
	}
	if got := (procurement.Kept{}).Words(); got != "" {
		t.Errorf("of none: %q", got)
	}
	if got := d.NextCode("P") + d.NextCode("O") + d.NextCode("X"); got != "P7O2X1" {
		t.Errorf("the next codes are %s", got)
	}
	if err := d.Check().Err(); err != nil {
		t.Error(err)
	}
}

func TestWhatIsWrongWithADossier(t *testing.T) {
	ok := procurement.Obligation{Code: "O1", Title: "x", Side: procurement.Ours, State: procurement.ObligationOpen}
	tests := []struct {
		name   string
		change func(*procurement.Dossier)
		fields string
	}{
		{"nothing", func(*procurement.Dossier) {}, ""},
		{"a month twice", func(d *procurement.Dossier) {
			m := procurement.MonthMoney{Month: month("2026-01"), Kind: procurement.MoneySpent, Amount: pounds(1)}
			d.Months = []procurement.MonthMoney{m, m}
		}, "months"},
		{"money in no month, of no kind and no amount", func(d *procurement.Dossier) { d.Months = []procurement.MonthMoney{{}} }, "months months months"},
		{"euros in a month", func(d *procurement.Dossier) {
			d.Months = []procurement.MonthMoney{{Month: month("2026-01"), Kind: procurement.MoneySpent, Amount: money.New(1, money.EUR)}}
		}, "months"},
		{"a rate for nobody, below 0", func(d *procurement.Dossier) { d.Rates = []procurement.Rate{{DayRate: pounds(-1)}} }, "rates rates"},
		{"a rate twice", func(d *procurement.Dossier) { d.Rates = []procurement.Rate{{Role: "x"}, {Role: "x"}} }, "rates"},
		{"a milestone without anything", func(d *procurement.Dossier) { d.Milestones = []procurement.Milestone{{Value: pounds(-1)}} }, "milestones milestones milestones"},
		{"accepted on no day", func(d *procurement.Dossier) {
			d.Milestones = []procurement.Milestone{{Title: "x", State: procurement.MilestoneAccepted}}
		}, "milestones"},
		{"an index with odd parts", func(d *procurement.Dossier) {
			d.Index = procurement.IndexRule{Series: "x", FixedPart: exact.SomeOf("1.1"), BaseLevel: exact.SomeOf("0"), Growth: exact.SomeOf("101"), Cap: exact.SomeOf("-1"), EveryMonths: -1}
		}, "index index index index index"},
		{"a code twice", func(d *procurement.Dossier) { d.Obligations = []procurement.Obligation{ok, ok} }, "obligations"},
		{"an obligation of nobody", func(d *procurement.Dossier) { d.Obligations = []procurement.Obligation{{}} }, "obligations obligations obligations obligations"},
		{"again without a first day", func(d *procurement.Dossier) {
			o := ok
			o.EveryMonths = 1
			d.Obligations = []procurement.Obligation{o}
		}, "obligations"},
		{"over before it is due", func(d *procurement.Dossier) {
			o := ok
			o.Due, o.Until = day("2026-02-02"), day("2026-02-01")
			d.Obligations = []procurement.Obligation{o}
		}, "obligations"},
		{"a document without a path, with half a fingerprint", func(d *procurement.Dossier) { d.Documents = []procurement.Document{{SHA256: "abc"}} }, "documents documents"},
		{"a notice of no kind and day", func(d *procurement.Dossier) { d.Notices = []procurement.PublishedNotice{{}} }, "notices notices"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := running()
			test.change(&d)
			var fields []string
			for _, f := range d.Check() {
				fields = append(fields, f.Field)
				if f.Remedy == "" || f.Thing != "contract C-014" {
					t.Errorf("it says %v", f)
				}
			}
			if got := strings.Join(fields, " "); got != test.fields {
				t.Errorf("got %q: %v", got, d.Check())
			}
		})
	}
}
