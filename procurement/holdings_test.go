package procurement_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

const fern, plainly, copperline, merrow = procurement.SupplierID(1), procurement.SupplierID(2), procurement.SupplierID(3), procurement.SupplierID(4)

func names() procurement.Names {
	codes, err := procurement.ReadCPVNames("72000000-5\tIT services\n79000000-4\tBusiness services\n")
	if err != nil {
		panic(err)
	}
	return procurement.NamesOf([]procurement.Supplier{
		{ID: fern, Name: "Fernhill", Size: procurement.SizeMedium},
		{ID: plainly, Name: "Plainly", Size: procurement.SizeSmall},
		{ID: copperline, Name: "Copperline", Size: procurement.SizeMedium},
		{ID: merrow, Name: "Merrow", Size: procurement.SizeLarge},
	}, codes)
}

// office is a small register: a consortium of three with £1,000, Merrow with two of £3,000 and £500, one in euros, and one that has ended.
func office() []procurement.Contract {
	share := procurement.NumberOf
	term := func(end string) civil.Term { return civil.Term{From: day("2025-01-01"), To: day(end)} }
	alone := func(s procurement.SupplierID) []procurement.Party {
		return []procurement.Party{{Supplier: s, Role: procurement.Lead}}
	}
	return []procurement.Contract{
		{
			ID: 1, Reference: "C-1", Status: procurement.Live, Currency: money.GBP, Value: pounds(900), Spent: pounds(100), Term: term("2027-03-12"),
			Parties: []procurement.Party{
				{Supplier: fern, Role: procurement.Lead, ShareBP: share(5500)},
				{Supplier: plainly, Role: procurement.Member, ShareBP: share(2500)},
				{Supplier: copperline, Role: procurement.Member, ShareBP: share(2000)},
			},
			Changes: []procurement.Change{
				{Title: "More", State: procurement.ChangeAgreed, Value: pounds(60), AgreedOn: day("2026-01-01")}, {Title: "Perhaps", State: procurement.ChangeProposed, Value: pounds(5000)},
			},
			Options: []procurement.ExtensionOption{{Months: 1, State: procurement.OptionTaken, Value: pounds(40)}, {Months: 12, State: procurement.OptionOpen, Value: pounds(7000)}},
			Pricing: procurement.Outcomes, Tier: procurement.Gold, Category: "72222300-0", Place: procurement.Hybrid,
		},
		{
			ID: 2, Reference: "C-2", Status: procurement.Ending, Currency: money.GBP, Value: pounds(3000), Term: term("2027-02-28"), Parties: alone(merrow),
			Pricing: procurement.DayRates, Tier: procurement.Silver, Category: "Data",
		},
		{
			ID: 3, Reference: "C-3", Status: procurement.Live, Currency: money.GBP, Value: pounds(500), Parties: alone(merrow),
			Pricing: procurement.FixedPrice, Category: "72000000",
		},
		{ID: 4, Reference: "C-4", Status: procurement.Live, Currency: money.EUR, Value: money.New(700, money.EUR), Parties: alone(plainly), Term: term("2027-12-31"), Tier: procurement.Bronze},
		{ID: 5, Reference: "C-5", Status: procurement.Ended, Currency: money.GBP, Value: pounds(9000), Parties: alone(copperline)},
	}
}

func register(t testing.TB, contracts []procurement.Contract) *procurement.Register {
	t.Helper()
	r, err := procurement.RegisterOf(contracts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheRegisterCountsValuesAsTheyStand(t *testing.T) {
	r := register(t, office())
	if r.Running != 4 || r.Value.Words() != "€7.00 + £4,500.00" {
		t.Errorf("%d running for %s", r.Running, r.Value.Words())
	}
	if got := r.Spend.Total.Words(); got != "£100.00" {
		t.Errorf("spent is %s", got)
	}
	if got := r.Values.Of(money.GBP, fern).Words(); got != "£550.00" {
		t.Errorf("Fernhill has %s", got)
	}
	if got := r.Values.DayRates(money.GBP).RatString(); got != "2/3" {
		t.Errorf("by day rates %s", got)
	}
	if diff := cmp.Diff([]procurement.SupplierID{merrow, fern, plainly, copperline}, r.Values.Largest(money.GBP)); diff != "" {
		t.Error(diff)
	}
}

func TestSMEsAreCountedDirectAndThroughConsortia(t *testing.T) {
	sme := map[procurement.SupplierID]procurement.Answer{fern: procurement.Yes, plainly: procurement.Yes, merrow: procurement.No}
	r := register(t, office())
	got := r.Values.SMEs(money.GBP, func(s procurement.SupplierID) procurement.Answer { return sme[s] })
	// Of £4,500: Fernhill leads with 550, Plainly is a member with 250, Copperline with 200 is not known.
	for what, pair := range map[string][2]string{
		"direct": {got.Direct.RatString(), "11/90"}, "through consortia": {got.Consortia.RatString(), "1/18"},
		"unknown": {got.Unknown.RatString(), "2/45"}, "together": {got.Total().RatString(), "8/45"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s, want %s", what, pair[0], pair[1])
		}
	}
	none := r.Values.SMEs(money.Currency{}, func(procurement.SupplierID) procurement.Answer { return procurement.Yes })
	if none.Total() != nil || none.Direct != nil {
		t.Error("there is a share of no money")
	}
}

func TestGroupsOfTheRegister(t *testing.T) {
	tests := []struct {
		dimension procurement.Dimension
		want      string // key, words, value, contracts
	}{
		{procurement.BySupplier, "4 Merrow £3,500.00 [2 3]; 1 Fernhill £550.00 [1]; 2 Plainly €7.00 + £250.00 [1 4]; 3 Copperline £200.00 [1]"},
		{procurement.BySize, "small Small €7.00 + £250.00 [1 4]; medium Medium £750.00 [1]; large Large £3,500.00 [2 3]"},
		{procurement.ByPricing, "fixed-price Fixed price £500.00 [3]; day-rates Day rates £3,000.00 [2]; outcomes Outcomes £1,000.00 [1];   €7.00 [4]"},
		{procurement.ByPlace, "hybrid Hybrid £1,000.00 [1];   €7.00 + £3,500.00 [2 3 4]"},
		{procurement.ByTier, "gold Gold £1,000.00 [1]; silver Silver £3,000.00 [2]; bronze Bronze €7.00 [4];   £500.00 [3]"},
		{procurement.ByCategory, "Data Data £3,000.00 [2]; 72000000 IT services £1,500.00 [1 3];   €7.00 [4]"},
		// The option that was taken up moves the first from March into April: 12 April 2027.
		{procurement.ByEndQuarter, "2027-Q1 Jan–Mar 2027 £3,000.00 [2]; 2027-Q2 Apr–Jun 2027 £1,000.00 [1]; 2027-Q4 Oct–Dec 2027 €7.00 [4];   £500.00 [3]"},
		{procurement.ByFramework, "  €7.00 + £4,500.00 [1 2 3 4]"},
		{procurement.ByBuyer, "  €7.00 + £4,500.00 [1 2 3 4]"},
	}
	r := register(t, office())
	for _, test := range tests {
		t.Run(test.dimension.String(), func(t *testing.T) {
			groups, err := r.Values.Groups(test.dimension, names())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, g := range groups {
				got = append(got, fmt.Sprintf("%s %s %s %v", g.Key, g.Words, g.Value.Words(), g.Contracts))
				if g.Count() != len(g.Contracts) {
					t.Errorf("%d are not %v", g.Count(), g.Contracts)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever the shares, nothing is lost or made by rounding, groups add up to the whole, and the index lies between its bounds.
func TestMoneyIsNeitherLostNorMadeInTheRegister(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var contracts []procurement.Contract
		for i := range 1 + random.IntN(12) {
			c := procurement.Contract{ID: procurement.ContractID(i + 1), Status: procurement.Live, Currency: money.GBP, Value: money.New(random.Int64N(1_000_000)+1, money.GBP)}
			rest := 10_000
			for k, n := 0, 1+random.IntN(4); k < n; k++ {
				part := rest
				if k < n-1 {
					part = random.IntN(rest + 1)
				}
				rest -= part
				role := procurement.Member
				if k == 0 {
					role = procurement.Lead
				}
				c.Parties = append(c.Parties, procurement.Party{Supplier: procurement.SupplierID(k*7 + random.IntN(7)), Role: role, ShareBP: procurement.NumberOf(part)})
			}
			contracts = append(contracts, c)
		}
		r := register(t, contracts)
		whole := r.Value.In(money.GBP)
		for _, d := range procurement.AllDimensions() {
			groups, err := r.Values.Groups(d, names())
			if err != nil {
				t.Fatal(err)
			}
			var sum money.Totals
			for _, g := range groups {
				if err := sum.Add(g.Value.In(money.GBP)); err != nil {
					t.Fatal(err)
				}
			}
			if sum.In(money.GBP) != whole {
				t.Fatalf("by %v they add up to %s, not %s", d, sum.Words(), whole.Words())
			}
		}
		if share := r.Values.Top(money.GBP, 100); share.Cmp(big.NewRat(1, 1)) != 0 {
			t.Fatalf("all suppliers hold %s", share.RatString())
		}
		suppliers := int64(len(r.Values.Largest(money.GBP)))
		hhi := r.Values.HHI(money.GBP)
		if hhi.Cmp(big.NewRat(10_000, suppliers)) < 0 || hhi.Cmp(big.NewRat(10_000, 1)) > 0 {
			t.Fatalf("the index of %d suppliers is %s", suppliers, hhi.FloatString(3))
		}
	}
}

// A merger's effect is what the index rises by when the two are one.
func TestAMergerHasTheEffectThatWasForetold(t *testing.T) {
	contracts := office()
	before := register(t, contracts)
	foretold := new(big.Rat).Add(before.Values.HHI(money.GBP), before.Values.MergerEffect(money.GBP, merrow, fern))
	for i := range contracts {
		for k := range contracts[i].Parties {
			if p := &contracts[i].Parties[k]; p.Supplier == fern {
				p.Supplier = merrow
			}
		}
	}
	if got := register(t, contracts).Values.HHI(money.GBP); got.Cmp(foretold) != 0 {
		t.Errorf("got %s, foretold was %s", got.FloatString(3), foretold.FloatString(3))
	}
	if got := before.Values.MergerEffect(money.GBP, merrow, merrow); got.Sign() != 0 {
		t.Errorf("a supplier that merges with itself has the effect %s", got.RatString())
	}
}

func TestManySmallContractsBesideAFewLargeOnes(t *testing.T) {
	var contracts []procurement.Contract
	add := func(n int, value int64, tier procurement.Tier) {
		for range n {
			contracts = append(contracts, procurement.Contract{
				ID: procurement.ContractID(len(contracts) + 1), Status: procurement.Live, Currency: money.GBP, Value: pounds(value), Tier: tier,
			})
		}
	}
	add(40, 20_000, procurement.Bronze)      // £0.8m, 200 days
	add(2, 2_000_000, procurement.Silver)    // £4m, 48 days
	add(2, 20_000_000, procurement.Gold)     // £40m, 100 days
	add(1, 1_000_000, procurement.Bronze)    // exactly at a line: belongs above it; 5 days
	add(1, 99_999, procurement.TierUnstated) // 5 days
	r := register(t, contracts)
	s, err := r.Values.Spread(money.GBP, procurement.DefaultEffort())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range s.Bands {
		got = append(got, fmt.Sprintf("%s: %d for %s, %d days", b.Words(), len(b.Contracts), b.Value.Words(), b.EffortDays))
	}
	want := []string{
		"under £100k: 41 for £899,999.00, 205 days", "£100k to £1m: 0 for £0.00, 0 days", "£1m to £5m: 3 for £5,000,000.00, 53 days",
		"£5m and more: 2 for £40,000,000.00, 100 days",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	findings := []string{
		"41 contracts under £1m take 57 % of the effort for 2 % of the value: see which could be bought together",
		"the three largest contracts hold 92 % of the value: see whether parts could be bought by themselves",
	}
	if diff := cmp.Diff(findings, s.Findings); diff != "" {
		t.Error(diff)
	}
	if none, err := r.Values.Spread(money.EUR, procurement.DefaultEffort()); err != nil || none.Findings != nil || none.Bands[0].ValueShare != nil {
		t.Errorf("of no money: %+v, %v", none, err)
	}
}

func TestTheTimelineOfEndsAndOptions(t *testing.T) {
	contracts := office()
	contracts[1].Notice = procurement.NoticeRule{Latest: span(1, procurement.Months), RenewMonths: procurement.NumberOf(12)}
	contracts = append(contracts, procurement.Contract{Reference: "C-6", Status: procurement.Pipeline})
	var got []string
	for _, c := range procurement.Timeline(contracts, day("2026-11-21"), calendars) {
		got = append(got, fmt.Sprintf("%s %v %v %v", c.Contract.Reference, c.Term.To, c.Latest, c.Notice.Closes))
	}
	want := []string{"C-2 2027-02-28 2027-02-28 2027-01-31", "C-1 2027-04-12 2028-04-12 ", "C-4 2027-12-31 2027-12-31 ", "C-3   "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAmountsThatCantBeAddedUpAreRefused(t *testing.T) {
	mixed := office()[:1]
	mixed[0].Changes[0].Value = money.New(1, money.EUR)
	if _, err := procurement.RegisterOf(mixed); err == nil {
		t.Error("a change in euros was added to pounds")
	}
	large := office()[:2]
	large[0].Changes, large[0].Options = nil, nil
	large[0].Value, large[1].Value = money.New(1<<62, money.GBP), money.New(1<<62, money.GBP)
	if _, err := procurement.RegisterOf(large); err == nil {
		t.Error("what is too large was added up")
	}
}

func TestCPVCodesAreFoundByTheirWords(t *testing.T) {
	list, err := procurement.ReadCPVNames("72222300-0\tInformation technology services\n72000000-5\tIT services: consulting, software development, Internet and support\r\n" +
		"72230000-6\tCustom software development services\n90712100-1\tUrban environmental development planning\n")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"soft dev": "72000000-5 72230000-6", "7222": "72222300-0", "URBAN": "90712100-1", "velop": "", "": "", "services": "72000000-5 72230000-6 72222300-0",
	} {
		var got []string
		for _, found := range list.Search(text, 10) {
			got = append(got, found.Code.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %v, want %s", text, got, want)
		}
	}
	if got := list.Search("services", 1); len(got) != 1 {
		t.Errorf("at most one: %v", got)
	}
	c := procurement.Contract{Category: "72222300"}
	if got := list.Name(c.CPV()); got != "Information technology services" {
		t.Errorf("it is called %q", got)
	}
	c.Category = "Platforms"
	if got := list.Name(c.CPV()); got != "" {
		t.Errorf("a word of the office's own is called %q", got)
	}
	for _, wrong := range []string{"72222300-0 no tab", "x\ty", "72222300-0\t \n"} {
		if _, err := procurement.ReadCPVNames(wrong); err == nil {
			t.Errorf("%q was read", wrong)
		}
	}
	var none *procurement.CPVNames
	if none.Name(c.CPV()) != "" || none.Search("x", 1) != nil {
		t.Error("no list has names")
	}
}
