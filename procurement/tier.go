package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/choice"
	"counterweight/procurement/fault"
)

// Demand is how much a factor asks that a contract be managed closely.
type Demand uint8

// The demands, from least to most: they count 1, 2 and 3 points.
const (
	DemandUnstated Demand = iota
	LowDemand
	MediumDemand
	HighDemand
)

var demands = choice.Of("demand", "low", "medium", "high")

// String is the demand's name in files, empty where it is not stated.
func (d Demand) String() string { return demands.Name(uint8(d)) }

// Words is the demand for people.
func (d Demand) Words() string { return demands.Words(uint8(d)) }

// ParseDemand reads what [Demand.String] writes. It fails with [*choice.Error].
func ParseDemand(text string) (Demand, error) { return choice.Parse[Demand](demands, text) }

// AllDemands are the demands to choose from.
func AllDemands() []Demand { return choice.All[Demand](demands) }

// TierFactor is one of the things that a tier rests on, with the reason for how it was judged.
type TierFactor struct {
	Demand Demand
	Why    string
}

// TierFactors are what the tier of a contract rests on.
type TierFactors struct {
	Impact     TierFactor // of failure on the public and on the office
	Continuity TierFactor // how long the service may stand still
	Switching  TierFactor // how hard it is to go to another supplier
	Value      TierFactor
}

// factorNames are the factors in their order, with what high means of each.
var factorNames = [...]struct{ field, name, high string }{
	{"tier_impact", "impact of failure", "people or the law are let down at once"},
	{"tier_continuity", "continuity", "it may not stand still for a day"},
	{"tier_switching", "ease of switching", "another supplier would take a year or more"},
	{"tier_value", "value", "among the largest of the office"},
}

// All are the factors in the order impact, continuity, switching, value.
func (t TierFactors) All() [4]TierFactor {
	return [...]TierFactor{t.Impact, t.Continuity, t.Switching, t.Value}
}

// FactorName is the name of the factor in the order of [TierFactors.All]: impact of failure.
func FactorName(i int) string { return factorNames[i].name }

// FactorHigh is what a high demand means of that factor.
func FactorHigh(i int) string { return factorNames[i].high }

// TierRule says which tier follows from the factors. It is this program's default, to be changed by whoever has a rule of their own: no
// law has one.
type TierRule struct {
	Gold   int // points, 4 to 12, from which a contract is gold
	Silver int // and from which it is silver
	// HighImpactAndContinuity makes a contract gold whose failure hits hard and which may not stand still, whatever else.
	HighImpactAndContinuity bool
}

// DefaultTierRule is gold from 10 points or where impact and continuity are both high, silver from 7.
func DefaultTierRule() TierRule {
	return TierRule{Gold: 10, Silver: 7, HighImpactAndContinuity: true}
}

// TierReasoning is a tier with what it follows from.
type TierReasoning struct {
	Tier   Tier // not stated where a factor is missing
	Points int  // of 12
	Lines  []string
}

// Tier is the tier that follows from the factors by a rule.
func (t TierFactors) Tier(rule TierRule) TierReasoning {
	var r TierReasoning
	missing := false
	for i, factor := range t.All() {
		if factor.Demand == DemandUnstated {
			missing = true
			r.Lines = append(r.Lines, factorNames[i].name+": not judged yet")
			continue
		}
		r.Points += int(factor.Demand)
		line := fmt.Sprintf("%s: %s (%d)", factorNames[i].name, factor.Demand, factor.Demand)
		if !fault.IsBlank(factor.Why) {
			line += ": " + strings.TrimSpace(factor.Why)
		}
		r.Lines = append(r.Lines, line)
	}
	both := t.Impact.Demand == HighDemand && t.Continuity.Demand == HighDemand
	switch {
	case missing:
		r.Lines = append(r.Lines, "no tier before all four are judged")
	case rule.HighImpactAndContinuity && both:
		r.Tier = Gold
		r.Lines = append(r.Lines, "gold: impact and continuity are both high")
	case r.Points >= rule.Gold:
		r.Tier = Gold
		r.Lines = append(r.Lines, fmt.Sprintf("gold: %d of 12 points, gold begins at %d", r.Points, rule.Gold))
	case r.Points >= rule.Silver:
		r.Tier = Silver
		r.Lines = append(r.Lines, fmt.Sprintf("silver: %d of 12 points, silver begins at %d, gold at %d", r.Points, rule.Silver, rule.Gold))
	default:
		r.Tier = Bronze
		r.Lines = append(r.Lines, fmt.Sprintf("bronze: %d of 12 points, silver begins at %d", r.Points, rule.Silver))
	}
	return r
}

// check finds reasons given for nothing.
func (t TierFactors) check(f *fault.Finder) {
	for i, factor := range t.All() {
		f.AddIf(factor.Demand == DemandUnstated && !fault.IsBlank(factor.Why), factorNames[i].field,
			fmt.Sprintf("the reason for %s is given, but not how it is judged", factorNames[i].name), "choose low, medium or high")
	}
}
