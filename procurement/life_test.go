package procurement_test

import (
	"strings"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

func TestTheStatusThatTheDaysSpeakFor(t *testing.T) {
	tests := []struct {
		name   string
		stated procurement.ContractStatus
		change func(*procurement.Contract)
		today  string
		want   procurement.ContractStatus
		words  string // part of the finding; empty for none
	}{
		{"in its term", procurement.Live, nil, "2026-06-01", procurement.Live, ""},
		{"six months before its end", procurement.Live, nil, "2026-09-12", procurement.Ending, "it ends on 12 Mar 2027, in 181 days: decide what follows"},
		{"the day before that", procurement.Live, nil, "2026-09-11", procurement.Live, ""},
		{"on its last day", procurement.Ending, nil, "2027-03-12", procurement.Ending, ""},
		{"a day later", procurement.Ending, nil, "2027-03-13", procurement.Ended, "it ended on 12 Mar 2027 and is still ending: close it, or correct its end"},
		{"before it begins", procurement.Live, nil, "2025-03-12", procurement.Awarded, "it begins only on 13 Mar 2025 and is live already"},
		{"awarded, and it has begun", procurement.Awarded, nil, "2025-03-13", procurement.Live, "it has begun on 13 Mar 2025 and is still awarded"},
		{"ending long before its end", procurement.Ending, nil, "2025-06-01", procurement.Live, "it is ending, but runs to 12 Mar 2027"},
		{"notice was given", procurement.Live, func(c *procurement.Contract) { c.Notice.GivenOn = day("2025-05-01") }, "2025-06-01", procurement.Ending, "decide what follows"},
		{"notice opens a year before", procurement.Live, func(c *procurement.Contract) {
			c.Notice.Earliest = span(12, procurement.Months)
		}, "2026-03-13", procurement.Ending, "decide what follows"},
		{"terminated, and the day has passed", procurement.Live, func(c *procurement.Contract) { c.Terminated = day("2026-05-31") }, "2026-06-01", procurement.Terminated, "it was terminated on 31 May 2026 and is still live"},
		{"terminated, to come", procurement.Live, func(c *procurement.Contract) { c.Terminated = day("2026-06-30") }, "2026-06-01", procurement.Ending, "it ends on 30 Jun 2026"},
		{"terminated on no day", procurement.Terminated, nil, "2026-06-01", procurement.Terminated, ""},
		{"ended early, it is said", procurement.Ended, nil, "2026-06-01", procurement.Live, "it is ended, but runs to 12 Mar 2027"},
		{"ended without an end", procurement.Ended, func(c *procurement.Contract) { c.Term.To, c.Options = civil.Date{}, nil }, "2026-06-01", procurement.Ended, ""},
		{"live without an end", procurement.Live, func(c *procurement.Contract) { c.Term.To, c.Options = civil.Date{}, nil }, "2036-06-01", procurement.Live, ""},
		{"in the pipeline, whatever the day", procurement.Pipeline, nil, "2036-06-01", procurement.Pipeline, ""},
		{"archived", procurement.Archived, nil, "2026-06-01", procurement.Archived, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := appeals()
			c.Status = test.stated
			if test.change != nil {
				test.change(&c)
			}
			if got := c.StatusOn(day(test.today), procurement.EndingMonths, calendars); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
			found := ""
			for _, f := range c.LifeFindings(day(test.today), procurement.EndingMonths, calendars) {
				if f.Field == "status" {
					found = f.Text
				}
			}
			if (found == "") != (test.words == "") || !strings.Contains(found, test.words) {
				t.Errorf("the finding is %q, want %q", found, test.words)
			}
		})
	}
}

func TestFindingsAboutAContractsLife(t *testing.T) {
	tests := []struct {
		name   string
		change func(*procurement.Contract)
		today  string
		want   string
	}{
		{"nothing", func(*procurement.Contract) {}, "2026-06-01", ""},
		{"an option that nobody decided", func(*procurement.Contract) {}, "2026-12-14", "option 1 could be taken up until 12 Dec 2026 and is still open: say what became of it"},
		{"no end", func(c *procurement.Contract) { c.Term.To, c.Options = civil.Date{}, nil }, "2026-06-01", "it runs without an end: agree one, or check the contract"},
		{"a renewal to come", func(c *procurement.Contract) { c.Notice.RenewMonths, c.Options = procurement.NumberOf(12), nil }, "2026-06-01", "it renews itself for 12 months unless notice is given by 11 Dec 2026"},
		{"a renewal that was not stopped", func(c *procurement.Contract) { c.Notice.RenewMonths, c.Options = procurement.NumberOf(12), nil }, "2026-12-13", "no notice was given in time for 12 Mar 2027, so it runs on to 12 Mar 2028"},
		{"terminated, on no day", func(c *procurement.Contract) { c.Status = procurement.Terminated }, "2026-06-01", "it was terminated, but on no day: type its last day"},
		{"a tier that its factors contradict", func(c *procurement.Contract) {
			c.Factors = procurement.TierFactors{
				Impact: judged(procurement.LowDemand), Continuity: judged(procurement.LowDemand), Switching: judged(procurement.LowDemand), Value: judged(procurement.HighDemand),
			}
		}, "2026-06-01", "it is gold, but its factors make it bronze: check one of the two"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := appeals()
			test.change(&c)
			var all []string
			for _, f := range c.LifeFindings(day(test.today), procurement.EndingMonths, calendars) {
				if f.Field != "status" {
					all = append(all, f.Text)
				}
			}
			if got := strings.Join(all, "; "); !strings.Contains(got, test.want) || (test.want == "" && got != "") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func judged(d procurement.Demand) procurement.TierFactor {
	return procurement.TierFactor{Demand: d, Why: "for a reason"}
}

func TestTheTierFollowsFromFourFactors(t *testing.T) {
	low, medium, high := procurement.LowDemand, procurement.MediumDemand, procurement.HighDemand
	tests := []struct {
		name    string
		factors [4]procurement.Demand
		points  int
		want    procurement.Tier
	}{
		{"all low", [4]procurement.Demand{low, low, low, low}, 4, procurement.Bronze},
		{"six points", [4]procurement.Demand{low, low, low, high}, 6, procurement.Bronze},
		{"seven points", [4]procurement.Demand{low, low, medium, high}, 7, procurement.Silver},
		{"nine points", [4]procurement.Demand{high, medium, medium, medium}, 9, procurement.Silver},
		{"ten points", [4]procurement.Demand{high, medium, medium, high}, 10, procurement.Gold},
		{"failure hits hard and it may not stand still", [4]procurement.Demand{high, high, low, low}, 8, procurement.Gold},
		{"one is missing", [4]procurement.Demand{high, high, 0, high}, 9, procurement.TierUnstated},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := procurement.TierFactors{Impact: judged(test.factors[0]), Continuity: judged(test.factors[1]), Switching: judged(test.factors[2]), Value: judged(test.factors[3])}
			r := f.Tier(procurement.DefaultTierRule())
			if r.Tier != test.want || r.Points != test.points || len(r.Lines) != 5 {
				t.Errorf("got %v with %d points: %q", r.Tier, r.Points, r.Lines)
			}
			if !strings.HasPrefix(r.Lines[0], "impact of failure: "+test.factors[0].String()) || !strings.Contains(r.Lines[0], "for a reason") {
				t.Errorf("the reasoning begins %q", r.Lines[0])
			}
		})
	}
	for i := range 4 {
		if procurement.FactorName(i) == "" || procurement.FactorHigh(i) == "" {
			t.Errorf("factor %d has no name", i)
		}
	}
}
