package procurement_test

import (
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

func span(n int, unit procurement.SpanUnit) procurement.Span {
	return procurement.Span{Count: procurement.NumberOf(n), Unit: unit}
}

// Each case by hand. Bank holidays are those that gov.uk lists.
func TestNoticeWindows(t *testing.T) {
	days, working, months := procurement.CalendarDays, procurement.WorkingDays, procurement.Months
	tests := []struct {
		name                 string
		end                  string
		rule                 procurement.NoticeRule
		opens, closes, actBy string
	}{
		{
			"90 days before 12 March 2027 is Saturday 12 December, so act on the Friday",
			"2027-03-12", procurement.NoticeOfDays(90), "", "2026-12-12", "2026-12-11",
		},
		{
			"a unit that is not stated is days",
			"2027-03-12",
			procurement.NoticeRule{Latest: procurement.Span{Count: procurement.NumberOf(90)}},
			"", "2026-12-12", "2026-12-11",
		},
		{
			"30 days before 27 January 2027 is Monday 28 December 2026, given for Boxing Day on a Saturday; Christmas is the Friday: act on Thursday",
			"2027-01-27", procurement.NoticeOfDays(30), "", "2026-12-28", "2026-12-24",
		},
		{
			"no days: the last day itself, a Sunday",
			"2027-02-28", procurement.NoticeOfDays(0), "", "2027-02-28", "2027-02-26",
		},
		{
			"10 working days before Friday 9 April 2027: 8, 7, 6 April, not Easter Monday 5 nor Good Friday 26 March; 1, 31, 30 … = 24 March",
			"2027-04-09",
			procurement.NoticeRule{Latest: span(10, working)},
			"", "2027-03-24", "2027-03-24",
		},
		{
			"the same in Scotland, which works on Easter Monday (29 March 2027)",
			"2027-04-09",
			procurement.NoticeRule{Latest: span(10, working), Calendar: civil.Scotland},
			"", "2027-03-25", "2027-03-25",
		},
		{
			"1 working day before a Tuesday after the 12 July holiday is the Friday",
			"2027-07-13",
			procurement.NoticeRule{Latest: span(1, working), Calendar: civil.NorthernIreland},
			"", "2027-07-09", "2027-07-09",
		},
		{
			"but the Monday in England",
			"2027-07-13",
			procurement.NoticeRule{Latest: span(1, working), Calendar: civil.EnglandAndWales},
			"", "2027-07-12", "2027-07-12",
		},
		{
			"three months to the end of March: the last of December, a Thursday",
			"2027-03-31",
			procurement.NoticeRule{Latest: span(3, months)},
			"", "2026-12-31", "2026-12-31",
		},
		{
			"one month to 28 February: 31 January + 1 month is 28 February; it is a Sunday",
			"2027-02-28",
			procurement.NoticeRule{Latest: span(1, months)},
			"", "2027-01-31", "2027-01-29",
		},
		{
			"one month to 29 February of a leap year; the last of January 2028 is a Monday",
			"2028-02-29",
			procurement.NoticeRule{Latest: span(1, months)},
			"", "2028-01-31", "2028-01-31",
		},
		{
			"a window from six months to 60 days before",
			"2027-06-30",
			procurement.NoticeRule{Earliest: span(6, months), Latest: span(60, days)},
			"2026-12-31", "2027-05-01", "2027-04-30",
		},
		{"no end", "", procurement.NoticeOfDays(90), "", "", ""},
		{"no rule", "2027-03-12", procurement.NoticeRule{}, "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := test.rule.Window(day(test.end), calendars)
			if want := (procurement.Window{Opens: day(test.opens), Closes: day(test.closes), ActBy: day(test.actBy)}); got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestAContractThatRenewsItself(t *testing.T) {
	c := appeals()
	c.Options = nil
	c.Term = civil.Term{From: day("2024-02-29"), To: day("2025-02-28")}
	c.Notice = procurement.NoticeRule{Latest: span(3, procurement.Months), RenewMonths: procurement.NumberOf(12)}
	tests := []struct {
		name         string
		today, given string
		status       procurement.ContractStatus
		end          string
	}{
		// Three months before 28 February 2025 is 30 November 2024.
		{"on the last day of notice it can still be stopped", "2024-11-30", "", procurement.Live, "2025-02-28"},
		{"a day later it runs on, to the last of February of a common year", "2024-12-01", "", procurement.Live, "2026-02-28"},
		{"and on, to the leap day", "2027-05-01", "", procurement.Live, "2028-02-29"},
		{"and back", "2028-05-01", "", procurement.Live, "2029-02-28"},
		{"notice in time", "2027-05-01", "2024-11-30", procurement.Live, "2025-02-28"},
		{"notice too late stops the next renewal", "2027-05-01", "2024-12-01", procurement.Live, "2026-02-28"},
		{"ended: nothing renews", "2027-05-01", "", procurement.Ended, "2025-02-28"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			renewing := c
			renewing.Status, renewing.Notice.GivenOn = test.status, day(test.given)
			if got := renewing.EndOn(day(test.today), calendars); got != day(test.end) {
				t.Errorf("it ends on %v, want %s", got, test.end)
			}
		})
	}
	c.Notice.Latest = procurement.Span{}
	if got := c.EndOn(day("2025-03-01"), calendars); got != day("2026-02-28") {
		t.Errorf("without a notice period it can be stopped until its end, and then runs to %v", got)
	}
	c.Terminated = day("2025-01-31")
	if got := c.EndOn(day("2027-01-01"), calendars); got != day("2025-01-31") {
		t.Errorf("terminated, it ends on %v", got)
	}
}

func TestOptionsChain(t *testing.T) {
	c := appeals()
	c.Term = civil.Term{From: day("2026-02-01"), To: day("2028-01-31")}
	c.Notice = procurement.NoticeRule{Latest: span(1, procurement.Months)}
	c.Options = []procurement.ExtensionOption{
		{Months: 1, State: procurement.OptionTaken},                               // to 29 February 2028
		{Months: 1, State: procurement.OptionDeclined},                            // moves nothing
		{Months: 1, State: procurement.OptionOpen},                                // to 31 March, not 29: months are counted from the day after the end
		{Months: 12, State: procurement.OptionOpen, DecideBy: day("2028-03-19")},  // a Sunday
		{Months: 6, State: procurement.OptionLapsed},                              // moves nothing
		{Months: 11, State: procurement.OptionOpen, DecideBy: day("2029-04-02")},  // Easter Monday
		{Months: 600, State: procurement.OptionOpen, DecideBy: day("2030-01-01")}, // New Year
	}
	want := []struct{ follows, end, latest, decideBy string }{
		{"2028-01-31", "2028-02-29", "2027-12-31", "2027-12-31"},
		{"2028-02-29", "2028-02-29", "2028-01-31", "2028-01-31"},
		{"2028-02-29", "2028-03-31", "2028-01-31", "2028-01-31"},
		{"2028-03-31", "2029-03-31", "2028-03-19", "2028-03-17"},
		{"2029-03-31", "2029-03-31", "2029-02-28", "2029-02-28"},
		{"2029-03-31", "2030-02-28", "2029-04-02", "2029-03-29"}, // Good Friday is 30 March
		{"2030-02-28", "2080-02-29", "2030-01-01", "2029-12-31"},
	}
	for i, step := range c.OptionSteps(calendars) {
		w := want[i]
		if step.Follows != day(w.follows) || step.End != day(w.end) || step.Latest != day(w.latest) || step.DecideBy != day(w.decideBy) {
			t.Errorf("option %d: follows %v, ends %v, decide by %v, on a working day %v; want %v", i+1, step.Follows, step.End, step.Latest, step.DecideBy, w)
		}
	}
	if c.End() != day("2028-02-29") || c.LatestEnd() != day("2080-02-29") || c.MaximumTerm().To != c.Term.Extended(632).To {
		t.Errorf("ends %v, at the latest %v, at the most %v", c.End(), c.LatestEnd(), c.MaximumTerm().To)
	}
	endless := appeals()
	endless.Term.To = civil.Date{}
	for _, step := range endless.OptionSteps(calendars) {
		if !step.Follows.IsZero() || !step.End.IsZero() || !step.DecideBy.IsZero() {
			t.Errorf("without an end an option has the days %v", step)
		}
	}
}

func TestAgreedChangesMoveTheEnd(t *testing.T) {
	c := appeals()
	c.Options[0].State = procurement.OptionTaken
	c.Changes = []procurement.Change{
		{Title: "Later", State: procurement.ChangeAgreed, Months: 1, Days: 3, AgreedOn: day("2026-05-01")},
		{Title: "Earlier", State: procurement.ChangeAgreed, Days: -1, AgreedOn: day("2026-06-01")},
		{Title: "Perhaps", State: procurement.ChangeProposed, Months: 6},
		{Title: "No", State: procurement.ChangeRefused, Months: 6},
	}
	if c.End() != day("2028-04-14") || c.LatestEnd() != day("2029-04-14") {
		t.Errorf("ends %v, at the latest %v", c.End(), c.LatestEnd())
	}
	if got := c.MaximumTerm().To; got != day("2029-03-12") {
		t.Errorf("at award it could have run to %v", got)
	}
	if faults := c.Check(); faults != nil {
		t.Error(faults)
	}
}

func TestWhatIsWrongWithNoticeChangesAndWork(t *testing.T) {
	tests := []struct {
		name   string
		change func(*procurement.Contract)
		field  string
	}{
		{"a window that closes before it opens", func(c *procurement.Contract) {
			c.Notice.Earliest = span(1, procurement.Months)
		}, "notice_earliest"},
		{"an earliest notice without a latest", func(c *procurement.Contract) {
			c.Notice = procurement.NoticeRule{Earliest: span(1, procurement.Months)}
		}, "notice_earliest"},
		{"notice of eleven years", func(c *procurement.Contract) { c.Notice.Latest = span(121, procurement.Months) }, "notice_days"},
		{"renewing without an end", func(c *procurement.Contract) {
			c.Notice.RenewMonths, c.Term.To, c.Options = procurement.NumberOf(12), civil.Date{}, nil
		}, "renew_months"},
		{"renewing backwards", func(c *procurement.Contract) { c.Notice.RenewMonths = procurement.NumberOf(-1) }, "renew_months"},
		{"terminated before it begins", func(c *procurement.Contract) { c.Terminated = day("2025-03-12") }, "terminated"},
		{"entered before its procurement began", func(c *procurement.Contract) { c.Begun, c.Entered = day("2025-01-02"), day("2025-01-01") }, "entered"},
		{"eleven days of a fortnight", func(c *procurement.Contract) { c.OnSiteDays = procurement.NumberOf(11) }, "on_site_days"},
		{"days on site abroad", func(c *procurement.Contract) {
			c.Place, c.OnSiteDays = procurement.Offshore, procurement.NumberOf(1)
		}, "on_site_days"},
		{"a call-off from nothing", func(c *procurement.Contract) { c.Form, c.Framework = procurement.CallOff, " " }, "framework"},
		{"a reason without a judgement", func(c *procurement.Contract) { c.Factors.Switching.Why = "because" }, "tier_switching"},
		{"a change without a title", func(c *procurement.Contract) {
			c.Changes = []procurement.Change{{State: procurement.ChangeProposed}}
		}, "changes"},
		{"an agreement on no day", func(c *procurement.Contract) {
			c.Changes = []procurement.Change{{Title: "x", State: procurement.ChangeAgreed}}
		}, "changes"},
		{"a change that takes away too much", func(c *procurement.Contract) {
			c.Changes = []procurement.Change{{Title: "x", State: procurement.ChangeAgreed, AgreedOn: day("2026-01-01"), Value: pounds(-3_800_001)}}
		}, "changes"},
		{"a change that ends it before it begins", func(c *procurement.Contract) {
			c.Changes = []procurement.Change{{Title: "x", State: procurement.ChangeAgreed, AgreedOn: day("2026-01-01"), Months: -25}}
		}, "changes"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := appeals()
			test.change(&c)
			faults := c.Check()
			if len(faults) != 1 || faults[0].Field != test.field || faults[0].Remedy == "" {
				t.Errorf("got %v", faults)
			}
		})
	}
}
