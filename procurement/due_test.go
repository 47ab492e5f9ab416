package procurement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// watched is a contract of £9m under the Act, from 10 February 2026 to 30 June 2028, entered into on 2 March 2026.
func watched() procurement.Dossier {
	c := appeals()
	c.ID, c.Begun, c.Entered = 14, day("2025-09-01"), day("2026-03-02")
	c.Term = civil.Term{From: day("2026-02-10"), To: day("2028-06-30")}
	c.Value, c.Spent = pounds(9_000_000), pounds(0)
	c.Options = []procurement.ExtensionOption{{Months: 12, State: procurement.OptionOpen, Value: pounds(3_000_000)}, {Months: 12, State: procurement.OptionDeclined}}
	c.Notice = procurement.NoticeRule{Latest: span(3, procurement.Months), Earliest: span(9, procurement.Months)}
	return procurement.Dossier{Contract: c}
}

// listed are the dates as key, day and, where it was done, the day of that.
func listed(t *testing.T, rules procurement.Rules, dossiers []procurement.Dossier, h procurement.Horizon) []string {
	t.Helper()
	h.Calendars = calendars
	list, err := rules.DueList(dossiers, h)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range list {
		line := d.Key + " " + d.On.String()
		if !d.IsOpen() {
			line += " done " + d.DoneOn.String()
		}
		if d.What == "" || (d.Reference != "C-014") != (d.Contract == 0) {
			t.Errorf("%+v does not say what or of which contract", d)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestEverythingThatIsDueOnAContract(t *testing.T) {
	d := watched()
	d.Milestones = []procurement.Milestone{
		{Title: "Beta", Due: day("2026-12-01"), State: procurement.MilestoneOpen},
		{Title: "Alpha", Due: day("2026-06-01"), State: procurement.MilestoneAccepted, AcceptedOn: day("2026-05-28")},
		{Title: "Some day", State: procurement.MilestoneOpen},
	}
	d.Obligations = []procurement.Obligation{
		{Code: "O1", Title: "Desks", Side: procurement.Ours, State: procurement.ObligationOpen, Due: day("2026-10-31"), EveryMonths: 1, Until: day("2027-01-31"), Evidence: []procurement.Evidence{
			{Turn: day("2026-10-31"), On: day("2026-10-30"), State: procurement.Met},
		}},
		{Code: "P1", Title: "Apprentices", Side: procurement.Theirs, State: procurement.PartlyMet, Due: day("2026-11-30")},
		{Code: "P2", Title: "Not for us", Side: procurement.Theirs, State: procurement.NotApplicable, Due: day("2026-11-30")},
	}
	d.Changes = []procurement.Change{{Title: "More", State: procurement.ChangeProposed, Value: pounds(900_001), AgreedOn: day("2027-01-15")}}
	d.Index = procurement.IndexRule{Series: "CPIH", FirstReview: day("2026-04-01"), EveryMonths: 12}
	d.Notices = []procurement.PublishedNotice{{Kind: procurement.ContractDetails, PublishedOn: day("2026-03-30")}}
	h := procurement.Horizon{Today: day("2026-11-21"), Until: day("2027-06-30"), WithDone: true}
	want := []string{
		"contract-details 2026-03-31 done 2026-03-30", // 2 March is day 1 of 30
		"milestone-2 2026-06-01 done 2026-05-28",
		"payments-compliance-2026-09-30 2026-10-30",
		"obligation-O1-2026-10-31 2026-10-31 done 2026-10-30",
		"obligation-O1-2026-11-30 2026-11-30",
		"obligation-P1 2026-11-30",
		"milestone-1 2026-12-01",
		"obligation-O1-2026-12-31 2026-12-31",
		"contract-change-2027-01-15 2027-01-15",
		"obligation-O1-2027-01-31 2027-01-31",
		"contract-performance-2027-02-09 2027-02-09",
		"kpi-assessment-2027-02-09 2027-02-09",
		"price-review-2027-04-01 2027-04-01",
		"payments-compliance-2027-03-31 2027-04-30",
	}
	if diff := cmp.Diff(want, listed(t, procurement.UKRules(), []procurement.Dossier{d}, h)); diff != "" {
		t.Error(diff)
	}
	h.WithDone = false
	for _, line := range listed(t, procurement.UKRules(), []procurement.Dossier{d}, h) {
		if strings.Contains(line, "done") {
			t.Errorf("%s was not asked for", line)
		}
	}
	rules := procurement.UKRules()
	rules.PaymentsPublished = day("2027-03-31")
	for _, line := range listed(t, rules, []procurement.Dossier{d}, h) {
		if strings.Contains(line, "payments") {
			t.Errorf("%s was published", line)
		}
	}
}

func TestTheEndOfAContractAndWhatFollows(t *testing.T) {
	d := watched()
	h := procurement.Horizon{Today: day("2028-01-01"), Until: day("2028-12-31")}
	rules := procurement.UKRules()
	rules.PaymentsPublished = day("2028-09-30")
	d.Notices = []procurement.PublishedNotice{
		{Kind: procurement.ContractDetails, PublishedOn: day("2026-03-30")},
		{Kind: procurement.KPIAssessment, PublishedOn: day("2027-02-01"), Covers: day("2027-02-09")},
		{Kind: procurement.ContractPerformance, PublishedOn: day("2027-02-05"), Covers: day("2027-02-09")},
	}
	want := []string{
		"contract-performance-2028-02-09 2028-02-09", "kpi-assessment-2028-02-09 2028-02-09",
		"end-notice-2028-06-30 2028-03-31", "option-1 2028-03-31", // three months before
		"contract-performance-2028-06-30 2028-06-30", "end-2028-06-30 2028-06-30", "kpi-assessment-2028-06-30 2028-06-30",
		"contract-termination 2028-07-29", // 30 June is day 1 of 30
	}
	if diff := cmp.Diff(want, listed(t, rules, []procurement.Dossier{d}, h)); diff != "" {
		t.Error(diff)
	}
	d.Terminated, d.Status = day("2028-02-29"), procurement.Terminated
	want = []string{
		"contract-performance-2028-02-09 2028-02-09", "kpi-assessment-2028-02-09 2028-02-09",
		"contract-performance-2028-02-29 2028-02-29", "kpi-assessment-2028-02-29 2028-02-29", "contract-termination 2028-03-29",
	}
	if diff := cmp.Diff(want, listed(t, rules, []procurement.Dossier{d}, h)); diff != "" {
		t.Error(diff)
	}
}

func TestNoticeThatIsPastIsNotLate(t *testing.T) {
	d := watched()
	d.Options = nil
	rules := procurement.Rules{}
	for today, want := range map[string]string{
		"2028-03-31": "[end-notice-2028-06-30 2028-03-31 end-2028-06-30 2028-06-30]", "2028-04-01": "[end-2028-06-30 2028-06-30]",
	} {
		if got := fmt.Sprint(listed(t, rules, []procurement.Dossier{d}, procurement.Horizon{Today: day(today), Until: day("2028-12-31")})); got != want {
			t.Errorf("on %s: %s", today, got)
		}
	}
	// A contract that renews itself can always be stopped the next time.
	d.Notice.RenewMonths = procurement.NumberOf(12)
	got := fmt.Sprint(listed(t, rules, []procurement.Dossier{d}, procurement.Horizon{Today: day("2028-04-01"), Until: day("2029-12-31")}))
	if got != "[end-notice-2029-06-30 2029-03-29 end-2029-06-30 2029-06-30]" { // 31 March 2029 is a Saturday, 30 March Good Friday
		t.Errorf("renewed: %s", got)
	}
}

func TestContractsThatOweNoNotices(t *testing.T) {
	h := procurement.Horizon{Today: day("2026-03-10"), Until: day("2026-12-31")}
	rules := procurement.UKRules()
	rules.PaymentsPublished = day("2027-03-31")
	tests := []struct {
		name   string
		change func(*procurement.Dossier)
		notice bool
	}{
		{"above the threshold", func(*procurement.Dossier) {}, true},
		{"of a value that is not known", func(d *procurement.Dossier) { d.VATRate = exact.Optional{} }, true},
		{"below it", func(d *procurement.Dossier) { d.Value = pounds(100_000) }, false},
		{"from before the Act", func(d *procurement.Dossier) { d.Begun = day("2025-02-23") }, false},
		{"in the pipeline", func(d *procurement.Dossier) { d.Status = procurement.Pipeline }, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := watched()
			test.change(&d)
			lines := listed(t, rules, []procurement.Dossier{d}, h)
			if got := fmt.Sprint(lines) == "[contract-details 2026-03-31]"; got != test.notice {
				t.Errorf("it owes %v", lines)
			}
		})
	}
}

func TestLightTouchContractsHaveLonger(t *testing.T) {
	d := watched()
	d.Kind = procurement.LightTouch
	rules := procurement.UKRules()
	rules.PaymentsPublished = day("2027-03-31")
	lines := listed(t, rules, []procurement.Dossier{d}, procurement.Horizon{Today: day("2026-03-10"), Until: day("2026-12-31")})
	if fmt.Sprint(lines) != "[contract-details 2026-06-29]" { // 2 March is day 1 of 120
		t.Errorf("it owes %v", lines)
	}
}

// What hangs on an option is decided by its own day, or by the last day of notice to the end that it moves: 30 Jun 2028 here.
func TestTheDueListSaysWhereADayComesFromAndWhatToNoteOnceItIsDone(t *testing.T) {
	d := watched()
	d.Options = append(d.Options, procurement.ExtensionOption{Months: 6, State: procurement.OptionOpen, DecideBy: day("2027-01-29")})
	h := procurement.Horizon{Today: day("2026-11-21"), Until: day("2029-12-31"), Calendars: calendars, WithDone: true}
	rules := procurement.UKRules()
	list, err := rules.DueList([]procurement.Dossier{d}, h)
	if err != nil {
		t.Fatal(err)
	}
	sources, notices := map[string]string{}, 0
	for _, due := range list {
		sources[due.Key] = due.Source
		if (due.Kind == procurement.DueNotice || due.Kind == procurement.DueAssessment) != (due.Notice.Kind != procurement.NoticeKindUnstated) {
			t.Errorf("%s is to be noted as %+v", due.Key, due.Notice)
		}
		if due.Contract == 0 || due.Notice.Kind == procurement.NoticeKindUnstated {
			continue
		}
		notices++
		due.Notice.PublishedOn = day("2026-11-20")
		d.Notices = append(d.Notices, due.Notice)
	}
	if sources["option-1"] != "3 months of notice to the end on 30 Jun 2028" || sources["option-3"] != "the day that was agreed for the option" {
		t.Errorf("the options are decided by %q and %q", sources["option-1"], sources["option-3"])
	}
	if list, err = rules.DueList([]procurement.Dossier{d}, h); err != nil || notices == 0 {
		t.Fatalf("%d notices, %v", notices, err)
	}
	for _, due := range list {
		if due.Contract != 0 && due.Notice.Kind != procurement.NoticeKindUnstated && due.IsOpen() {
			t.Errorf("%s is still open after it was noted as published", due.Key)
		}
	}
}
