package procurement_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func day(text string) civil.Date {
	if text == "" {
		return civil.Date{}
	}
	return civil.MustDate(text)
}

// calendars are those of the standing rules.
var calendars = civil.UKCalendars(nil)

// appeals is a contract that nothing is wrong with: a consortium of three, two options of a year each, notice of 90 days.
func appeals() procurement.Contract {
	share := procurement.NumberOf
	return procurement.Contract{
		Reference: "C-014",
		Title:     "Appeals delivery partner",
		Tender:    "T-003",
		Parties: []procurement.Party{
			{Supplier: 1, Role: procurement.Lead, ShareBP: share(5500)},
			{Supplier: 2, Role: procurement.Member, ShareBP: share(2500)},
			{Supplier: 3, Role: procurement.Member, ShareBP: share(2000)},
		},
		Term:      civil.Term{From: day("2025-03-13"), To: day("2027-03-12")},
		Options:   procurement.EqualOptions(2, 12),
		Notice:    procurement.NoticeOfDays(90),
		Currency:  money.GBP,
		Value:     pounds(3_800_000),
		VATRate:   exact.SomeOf("20"),
		Spent:     pounds(2_356_000),
		Pricing:   procurement.Outcomes,
		Place:     procurement.RemoteFirst,
		PlaceNote: "1 day in 10 on site",
		Tier:      procurement.Gold,
		Status:    procurement.Live,
	}
}

func TestAContractThatNothingIsWrongWith(t *testing.T) {
	if err := appeals().Check().Err(); err != nil {
		t.Error(err)
	}
}

func TestWhatFollowsFromAContract(t *testing.T) {
	taken := appeals()
	taken.Options[0].State = procurement.OptionTaken
	declined := appeals()
	declined.Options[0].State = procurement.OptionTaken
	declined.Options[1].State = procurement.OptionDeclined
	endless := appeals()
	endless.Term.To = civil.Date{}
	noNotice := appeals()
	noNotice.Notice = procurement.NoticeRule{}
	tests := []struct {
		name                   string
		contract               procurement.Contract
		end, latestEnd, notice string
		daysLeft               string
	}{
		{"no option used", appeals(), "2027-03-12", "2029-03-12", "2026-12-12", "111"},
		{"the first option taken up", taken, "2028-03-12", "2029-03-12", "2027-12-13", "477"},
		{"and the second declined", declined, "2028-03-12", "2028-03-12", "2027-12-13", "477"},
		{"without an end", endless, "", "", "", ""},
		{"without notice", noNotice, "2027-03-12", "2029-03-12", "", "111"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := test.contract
			if c.End() != day(test.end) || c.LatestEnd() != day(test.latestEnd) || c.NoticeWindow(civil.Date{}, calendars).Closes != day(test.notice) {
				t.Errorf("ends %v, at the latest %v, notice by %v", c.End(), c.LatestEnd(), c.NoticeWindow(civil.Date{}, calendars))
			}
			if got := c.DaysLeft(day("2026-11-21")).String(); got != test.daysLeft {
				t.Errorf("%q days left, want %q", got, test.daysLeft)
			}
		})
	}
}

func TestDaysLeftAroundTheEnd(t *testing.T) {
	c := appeals()
	for today, want := range map[string]string{"2027-03-11": "1", "2027-03-12": "0", "2027-03-13": "-1", "": ""} {
		if got := c.DaysLeft(day(today)).String(); got != want {
			t.Errorf("on %q there are %q days left, want %q", today, got, want)
		}
	}
}

func TestTheNextOption(t *testing.T) {
	c := appeals()
	c.Options[1].DecideBy = day("2027-10-01")
	option, decideBy, found := c.NextOption(calendars)
	if !found || option != c.Options[0] || decideBy != day("2026-12-11") { // 12 December is a Saturday
		t.Errorf("got %v by %v, %v: the first option goes by the last day of notice", option, decideBy, found)
	}
	c.Options[0].State = procurement.OptionTaken
	option, decideBy, found = c.NextOption(calendars)
	if !found || option != c.Options[1] || decideBy != day("2027-10-01") {
		t.Errorf("got %v by %v, %v: the second option has a day of its own", option, decideBy, found)
	}
	c.Options[1].State = procurement.OptionLapsed
	if option, decideBy, found := c.NextOption(calendars); found {
		t.Errorf("got %v by %v, but none is open", option, decideBy)
	}
}

func TestValueWithVAT(t *testing.T) {
	tests := []struct {
		name  string
		value money.Amount
		rate  string
		want  money.Amount
	}{
		{"20 %", pounds(3_800_000), "20", pounds(4_560_000)},
		{"0 %", pounds(5), "0", pounds(5)},
		{"half a penny goes up", money.New(10, money.GBP), "5", money.New(11, money.GBP)},
		{"no rate", pounds(5), "", money.Amount{}},
		{"no value", money.Amount{}, "20", money.Amount{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rate, err := exact.ParseOptional(test.rate)
			if err != nil {
				t.Fatal(err)
			}
			c := procurement.Contract{Value: test.value, VATRate: rate}
			if got, err := c.ValueWithVAT(); err != nil || got != test.want {
				t.Errorf("got %v, %v; want %v", got, err, test.want)
			}
		})
	}
	c := procurement.Contract{Value: money.New(math.MaxInt64, money.GBP), VATRate: exact.SomeOf("20")}
	if got, err := c.ValueWithVAT(); err == nil {
		t.Errorf("the largest amount with VAT is %v", got)
	}
}

func TestTheLead(t *testing.T) {
	if got := appeals().Lead(); got != 1 {
		t.Errorf("got %d", got)
	}
	if got := (procurement.Contract{}).Lead(); got != 0 {
		t.Errorf("without parties it is %d", got)
	}
}

func TestStatusesInWhichWorkIsDelivered(t *testing.T) {
	for _, status := range procurement.AllContractStatuses() {
		if want := status == procurement.Live || status == procurement.Ending; status.IsRunning() != want {
			t.Errorf("%v is running: %v", status, status.IsRunning())
		}
	}
}

func TestFaultsOfAContract(t *testing.T) {
	number := procurement.NumberOf
	tests := []struct {
		name   string
		change func(*procurement.Contract)
		want   []string
	}{
		{"nothing typed yet", func(c *procurement.Contract) { *c = procurement.Contract{} }, []string{
			"reference: contract without a reference: the reference is empty: give it one, such as C-014",
			"title: contract without a reference: the title is empty: say in a few words what is delivered",
			"currency: contract without a reference: it has no currency: choose the one that it is paid in, such as GBP",
		}},
		{"shares of 95 %", func(c *procurement.Contract) { c.Parties[0].ShareBP = number(5000) }, []string{
			"shares: contract C-014: shares of the parties add up to 95 %, not 100 %: correct the shares",
		}},
		{"shares a third of a per cent short", func(c *procurement.Contract) { c.Parties[0].ShareBP = number(5467) }, []string{
			"shares: contract C-014: shares of the parties add up to 99.67 %, not 100 %: correct the shares",
		}},
		{"a share below 0", func(c *procurement.Contract) { c.Parties[1].ShareBP = number(-250) }, []string{
			"shares: contract C-014: the share of party 2 is −2.5 %: shares run from 0 % to 100 %",
		}},
		{"a share above 100 %", func(c *procurement.Contract) { c.Parties[1].ShareBP = number(10001) }, []string{
			"shares: contract C-014: the share of party 2 is 100.01 %: shares run from 0 % to 100 %",
		}},
		{"a share that is missing", func(c *procurement.Contract) { c.Parties[1].ShareBP = procurement.Number{} }, []string{
			"shares: contract C-014: 2 of its 3 parties have a share: give each party its share, or none",
		}},
		{"no shares at all", func(c *procurement.Contract) {
			for i := range c.Parties {
				c.Parties[i].ShareBP = procurement.Number{}
			}
		}, nil},
		{"parties in disorder", func(c *procurement.Contract) {
			c.Parties[0].Role = procurement.Member
			c.Parties[1].Supplier = 0
			c.Parties[2] = procurement.Party{Supplier: 1, ShareBP: number(2000)}
		}, []string{
			"parties: contract C-014: party 2 names no supplier: choose one, or take the party out",
			"parties: contract C-014: party 3 has no role: choose lead or member",
			"parties: contract C-014: party 3 is there already: give each supplier once, with its whole share",
			"parties: contract C-014: 0 of its parties are the lead: exactly one party answers for the contract",
		}},
		{"two leads", func(c *procurement.Contract) { c.Parties[1].Role = procurement.Lead }, []string{
			"parties: contract C-014: 2 of its parties are the lead: exactly one party answers for the contract",
		}},
		{"live without a supplier", func(c *procurement.Contract) { c.Parties = nil }, []string{
			"parties: contract C-014: it is live and has no supplier: choose the lead",
		}},
		{"in the pipeline without a supplier", func(c *procurement.Contract) { c.Parties, c.Status = nil, procurement.Pipeline }, nil},
		{"an end before the start", func(c *procurement.Contract) { c.Term.To = day("2025-03-12") }, []string{
			"end: contract C-014: it ends on 12 Mar 2025, before it starts on 13 Mar 2025: correct one of the two days",
		}},
		{"notice of a century", func(c *procurement.Contract) { c.Notice = procurement.NoticeOfDays(36500) }, []string{
			"notice_days: contract C-014: the notice is 36500 days: type a number from 0 to 3650",
		}},
		{"notice below 0", func(c *procurement.Contract) { c.Notice = procurement.NoticeOfDays(-1) }, []string{
			"notice_days: contract C-014: the notice is -1 days: type a number from 0 to 3650",
		}},
		{"options in disorder", func(c *procurement.Contract) {
			c.Term.To = civil.Date{}
			c.Options = []procurement.ExtensionOption{
				{Months: 0, State: procurement.OptionOpen},
				{Months: 601, Value: pounds(-1)},
				{Months: 12, State: procurement.OptionTaken, Value: money.New(1, money.EUR)},
			}
		}, []string{
			"options: contract C-014: option 1 is for 0 months: type a number from 1 to 600",
			"options: contract C-014: option 2 is for 601 months: type a number from 1 to 600",
			"options: contract C-014: option 2 has no state: choose open, taken, declined or lapsed",
			"options: contract C-014: the value of option 2 is below 0: type the value excluding VAT",
			"options: contract C-014: option 3 was taken, but the contract has no end: type the last day of the term as awarded",
			"options: contract C-014: the value of option 3 is in EUR, but the contract is in GBP: amounts of one contract are all in its currency",
		}},
		{"options beyond the calendar", func(c *procurement.Contract) { c.Term.To = day("2199-12-31") }, []string{
			"options: contract C-014: with its options it ends after 2200: correct the end or the months",
		}},
		{"money in disorder", func(c *procurement.Contract) {
			c.Value, c.Spent, c.VATRate = money.New(-1, money.EUR), money.New(1, money.EUR), exact.SomeOf("100.5")
		}, []string{
			"value: contract C-014: the value is below 0: type the value excluding VAT",
			"value: contract C-014: the value is in EUR, but the contract is in GBP: amounts of one contract are all in its currency",
			"spent: contract C-014: what was spent is in EUR, but the contract is in GBP: amounts of one contract are all in its currency",
			"vat_rate: contract C-014: the VAT rate is 100.5 %: type a number from 0 to 100, such as 20",
		}},
		{"a VAT rate below 0", func(c *procurement.Contract) { c.VATRate = exact.SomeOf("-20") }, []string{
			"vat_rate: contract C-014: the VAT rate is -20 %: type a number from 0 to 100, such as 20",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := appeals()
			test.change(&c)
			if diff := cmp.Diff(test.want, faultsOf(c.Check())); diff != "" {
				t.Error(diff)
			}
		})
	}
}
