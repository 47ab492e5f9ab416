package procurement

import (
	"fmt"
	"math/big"
	"slices"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Effort is how many working days a year it takes to look after a contract, by tier. It is an assumption to be corrected by whoever
// counts days; the register only multiplies it.
type Effort struct {
	Gold, Silver, Bronze int // Bronze holds for contracts without a tier, too
}

// DefaultEffort is this program's assumption: a day a week for gold, two days a month for silver, five days a year for bronze.
func DefaultEffort() Effort { return Effort{Gold: 50, Silver: 24, Bronze: 5} }

// Of is the effort of a contract of this tier, in days a year.
func (e Effort) Of(t Tier) int {
	switch t {
	case Gold:
		return e.Gold
	case Silver:
		return e.Silver
	}
	return e.Bronze
}

// ValueBand is the running contracts of one size of value.
type ValueBand struct {
	From, Below money.Amount // Below is unset for the largest band
	Contracts   []ContractID
	Value       money.Amount
	EffortDays  int // a year
	// ValueShare and EffortShare are from 0 to 1 of all bands; nil where there is nothing to share.
	ValueShare, EffortShare *big.Rat
}

// Words is the band for people: under £100k, £1m to £5m, £5m and more.
func (b ValueBand) Words() string {
	switch {
	case b.From.Minor() == 0:
		return "under " + b.Below.Short()
	case !b.Below.IsSet():
		return b.From.Short() + " and more"
	}
	return b.From.Short() + " to " + b.Below.Short()
}

// Spread is how the value of running contracts lies between many small contracts and few large ones, side by side with the effort that each
// needs.
type Spread struct {
	Bands []ValueBand
	// Findings say what stands out, for people: many small contracts that take much of the effort, or a few large ones that hold much
	// of the value. They judge nothing.
	Findings []string
}

// bandLines are the lines between the bands, in whole units of the currency.
var bandLines = []int64{0, 100_000, 1_000_000, 5_000_000}

// Lines from which the spread has a finding, in per cent.
const (
	muchEffort  = 40 // of the effort goes into the contracts under the second line,
	littleValue = 10 // which hold at most this much of the value
	muchValue   = 40 // of the value lies with the three largest contracts
)

// Spread sorts the running contracts of a currency into bands of value.
func (h *Holdings) Spread(c money.Currency, effort Effort) (Spread, error) {
	var s Spread
	unit := exact.PowerOfTen(c.Decimals()).Int64()
	for i, line := range bandLines {
		band := ValueBand{From: money.New(line*unit, c), Value: money.New(0, c)}
		if i+1 < len(bandLines) {
			band.Below = money.New(bandLines[i+1]*unit, c)
		}
		s.Bands = append(s.Bands, band)
	}
	days := 0
	for i := range h.entries {
		e := &h.entries[i]
		if e.amount.Currency() != c || !e.amount.IsSet() {
			continue
		}
		band := s.bandOf(e.amount)
		var err error
		if band.Value, err = band.Value.Add(e.amount); err != nil {
			return Spread{}, err
		}
		band.Contracts = append(band.Contracts, e.contract.ID)
		band.EffortDays += effort.Of(e.contract.Tier)
		days += effort.Of(e.contract.Tier)
	}
	whole := h.Total.In(c)
	for i := range s.Bands {
		b := &s.Bands[i]
		b.ValueShare = ratio(big.NewInt(b.Value.Minor()), big.NewInt(whole.Minor()))
		b.EffortShare = ratio(big.NewInt(int64(b.EffortDays)), big.NewInt(int64(days)))
	}
	s.Findings = h.spreadFindings(c, s.Bands)
	return s, nil
}

func (s *Spread) bandOf(a money.Amount) *ValueBand {
	for i := len(s.Bands) - 1; i > 0; i-- {
		if a.Minor() >= s.Bands[i].From.Minor() {
			return &s.Bands[i]
		}
	}
	return &s.Bands[0]
}

func (h *Holdings) spreadFindings(c money.Currency, bands []ValueBand) (findings []string) {
	value, effort, count := new(big.Rat), new(big.Rat), 0
	for _, b := range bands[:2] {
		if b.ValueShare == nil || b.EffortShare == nil {
			return nil
		}
		value.Add(value, b.ValueShare)
		effort.Add(effort, b.EffortShare)
		count += len(b.Contracts)
	}
	if effort.Cmp(big.NewRat(muchEffort, 100)) >= 0 && value.Cmp(big.NewRat(littleValue, 100)) <= 0 {
		findings = append(findings, fmt.Sprintf("%d contracts under %s take %s of the effort for %s of the value: see which could be bought together",
			count, bands[1].Below.Short(), perCent(effort), perCent(value)))
	}
	if large, number := h.largestContracts(c, 3); number == 3 && large.Cmp(big.NewRat(muchValue, 100)) >= 0 {
		findings = append(findings, fmt.Sprintf("the three largest contracts hold %s of the value: see whether parts could be bought by themselves", perCent(large)))
	}
	return findings
}

// largestContracts is the share of the value that the n largest contracts have, with how many there are of them.
func (h *Holdings) largestContracts(c money.Currency, n int) (*big.Rat, int) {
	var largest []int64
	for i := range h.entries {
		if e := &h.entries[i]; e.amount.IsSet() && e.amount.Currency() == c {
			largest = append(largest, e.amount.Minor())
		}
	}
	slices.Sort(largest)
	largest = largest[max(0, len(largest)-n):]
	some := new(big.Int)
	for _, minor := range largest {
		some.Add(some, big.NewInt(minor))
	}
	share := ratio(some, big.NewInt(h.Total.In(c).Minor()))
	if share == nil {
		return new(big.Rat), 0
	}
	return share, len(largest)
}

// perCent is a share for people in whole per cent: 38 %.
func perCent(share *big.Rat) string {
	return exact.Format(new(big.Rat).Mul(share, big.NewRat(100, 1)), 0) + " %"
}
