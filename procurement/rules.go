package procurement

import (
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Rules are the lines and clocks of the law that the register watches, each dated and with its source. They are defaults: an office may
// have others. Which of a dated list holds is decided by the day on which the procurement began.
type Rules struct {
	Central    bool // the office is part of central government, whose threshold is lower
	Thresholds []Threshold
	Changes    []ChangeRule
	KPIs       []KPIRule
	Clocks     []Clock
	// PaymentsPublished is the last day of the last half-year on whose payments a notice was published.
	PaymentsPublished civil.Date
}

// Threshold are the values, including VAT, from which on a contract is a public contract.
type Threshold struct {
	From                                   civil.Date
	Central, SubCentral, Works, LightTouch money.Amount
	Source                                 string
}

// ChangeRule says from what on the changes of a contract need a notice before they are made: more than these per cent, in either direction.
type ChangeRule struct {
	From        civil.Date
	Value       exact.Decimal // per cent of the value at award
	WorksValue  exact.Decimal // the same for works
	Term        exact.Decimal // per cent of the maximum term provided for at award
	NearPercent int           // from how many per cent of a line on it is near
	Source      string
}

// KPIRule says from what value on key performance indicators must be set and published.
type KPIRule struct {
	From     civil.Date   // of the procurement
	MoreThan money.Amount // including VAT
	Minimum  int
	Assessed civil.Date // assessments are due from this day on
	Source   string
}

// Clock is how many days there are for a notice, the first day counted as day 1.
type Clock struct {
	Kind           NoticeKind
	From           civil.Date // of the procurement
	Days           int
	LightTouchDays int // where the contract is light-touch; 0 for the same
	Source         string
}

// commencement is the day on which the Procurement Act 2023 came into force for procurements begun from then on.
const commencement = "2025-02-24"

// UKRules are those of the Procurement Act 2023 as this program knows them. Sources marked † were not read in the original.
func UKRules() Rules {
	pounds := func(n int64) money.Amount { return money.New(100*n, money.GBP) }
	act := civil.MustDate(commencement)
	return Rules{
		Central: true,
		Thresholds: []Threshold{
			{
				From: civil.MustDate("2024-01-01"), Central: pounds(139_688), SubCentral: pounds(214_904), Works: pounds(5_372_609), LightTouch: pounds(663_540),
				Source: "thresholds from 1 January 2024",
			},
			{
				From: civil.MustDate("2026-01-01"), Central: pounds(135_018), SubCentral: pounds(207_720), Works: pounds(5_193_000), LightTouch: pounds(663_540),
				Source: "SI 2025/1200, from 1 January 2026",
			},
		},
		Changes: []ChangeRule{{
			From: act, Value: exact.Int(10), WorksValue: exact.Int(15), Term: exact.Int(10), NearPercent: 80,
			Source: "Procurement Act 2023 s.75: a contract change notice before the change",
		}},
		KPIs: []KPIRule{{
			From: act, MoreThan: pounds(5_000_000), Minimum: 3, Assessed: civil.MustDate("2026-01-01"),
			Source: "Procurement Act 2023 s.52 and s.71: at least three, assessed every 12 months and on termination",
		}},
		Clocks: []Clock{
			{Kind: ContractDetails, From: act, Days: 30, LightTouchDays: 120, Source: "Procurement Act 2023 s.53: 30 days from entering into it (light touch 120†)"},
			{Kind: ContractTermination, From: act, Days: 30, Source: "Procurement Act 2023 s.80: 30 days from its termination"},
			{Kind: PaymentsCompliance, From: civil.MustDate("2025-10-01"), Days: 30, Source: "Procurement Act 2023 s.69: 30 days after each half-year†"},
			{Kind: ContractPerformance, From: act, Source: "Procurement Act 2023 s.71: at least once every 12 months, and on termination"},
		},
	}
}

// dated is a rule that holds from a day on.
type dated interface{ from() civil.Date }

func (t Threshold) from() civil.Date  { return t.From }
func (r ChangeRule) from() civil.Date { return r.From }
func (r KPIRule) from() civil.Date    { return r.From }
func (c Clock) from() civil.Date      { return c.From }

// holding is the rule that began to hold last, on or before a day. It reports false where none does.
func holding[R dated](rules []R, day civil.Date) (best R, found bool) {
	for _, r := range rules {
		if day.IsZero() || r.from().After(day) || (found && r.from().Before(best.from())) {
			continue
		}
		best, found = r, true
	}
	return best, found
}

// RulesDay is the day that decides which rules hold: on which the procurement began or, where that is not known, the first day that is
// known of the contract.
func (c Contract) RulesDay() civil.Date {
	for _, d := range []civil.Date{c.Begun, c.Entered, c.Term.From} {
		if !d.IsZero() {
			return d
		}
	}
	return civil.Date{}
}

// ThresholdOn is the threshold for a kind of contract whose procurement began on a day, with its source; no amount where none is known.
func (r Rules) ThresholdOn(kind ContractKind, begun civil.Date) (money.Amount, string) {
	t, found := holding(r.Thresholds, begun)
	switch {
	case !found:
		return money.Amount{}, ""
	case kind == Works || kind == Concession: // concessions share the line of works
		return t.Works, t.Source
	case kind == LightTouch:
		return t.LightTouch, t.Source
	case r.Central:
		return t.Central, t.Source
	}
	return t.SubCentral, t.Source
}

// IsPublic reports whether the contract's value including VAT is not less than the threshold; unknown where either is not known, or they
// are in different currencies.
func (r Rules) IsPublic(c *Contract) Answer {
	line, _ := r.ThresholdOn(c.Kind, c.RulesDay())
	value, err := c.ValueWithVAT()
	if err != nil {
		return Unknown
	}
	return atMost(line, value)
}

// KPIDuty is what a contract owes in key performance indicators.
type KPIDuty struct {
	Required bool
	Minimum  int
	Assessed civil.Date // from when on assessments are due
	Why      string
}

// KPIDuty says whether at least so many key performance indicators must be set and published: where the value including VAT is more than
// the line. What is not known asks for nothing.
func (r Rules) KPIDuty(c *Contract) KPIDuty {
	rule, found := holding(r.KPIs, c.RulesDay())
	value, err := c.ValueWithVAT()
	switch {
	case !found:
		return KPIDuty{Why: "its procurement began before the rule"}
	case slices.Contains([]ContractKind{LightTouch, Concession, PrivateUtility}, c.Kind):
		return KPIDuty{Why: "not for " + c.Kind.String() + " contracts"}
	case c.Form == FrameworkAgreement:
		return KPIDuty{Why: "not for frameworks"}
	case err != nil || !value.IsSet():
		return KPIDuty{Why: "its value or VAT rate is not known"}
	}
	if order, err := value.Cmp(rule.MoreThan); err != nil || order <= 0 {
		return KPIDuty{Why: "its value including VAT, " + value.Words() + ", is not more than " + rule.MoreThan.Words()}
	}
	return KPIDuty{Required: true, Minimum: rule.Minimum, Assessed: rule.Assessed, Why: rule.Source}
}

// percentOf is per cent of a number, as a rational.
func percentOf(p exact.Decimal, of *big.Rat) *big.Rat {
	share := new(big.Rat).Quo(p.Rat(), big.NewRat(100, 1))
	return share.Mul(share, of)
}
