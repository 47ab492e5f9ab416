package procurement

import (
	"fmt"
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
)

// Rate is the price of a day's work in a role and grade.
type Rate struct {
	Role    string
	Grade   string
	DayRate money.Amount // excluding VAT
	From    civil.Date   // the first day it holds; from the beginning where there is none
	Note    string
}

// RateOn is the day rate of a role and grade on a day: the one that began to hold last. It reports false where there is none.
func RateOn(card []Rate, role, grade string, on civil.Date) (Rate, bool) {
	var best Rate
	found := false
	for _, r := range card {
		if r.Role != role || r.Grade != grade || r.From.After(on) {
			continue
		}
		if !found || !r.From.Before(best.From) {
			best, found = r, true
		}
	}
	return best, found
}

// Days is work at a day rate; half days count.
type Days struct {
	Rate money.Amount
	Days exact.Decimal
}

// Cost is what so many days cost together, each line rounded half away from zero to whole minor units. It fails with [money.ErrTooLarge]
// and [*money.MismatchError].
func Cost(work []Days) (money.Amount, error) {
	var sum money.Amount
	for _, w := range work {
		cost, err := w.Rate.Times(w.Days.Rat())
		if err == nil && sum.IsSet() {
			cost, err = sum.Add(cost)
		}
		if err != nil {
			return money.Amount{}, err
		}
		sum = cost
	}
	return sum, nil
}

// IndexRule says how a contract's prices follow an index.
type IndexRule struct {
	Series    string         // which index: CPIH, all items
	BaseLevel exact.Optional // its level at the base
	// FixedPart is the share of the price, from 0 to 1, that does not follow the index; 0 where absent.
	FixedPart exact.Optional
	// Growth is what the index is expected to grow by, in per cent a year: an assumption for the forecast.
	Growth exact.Optional
	// Cap is the most that prices rise in one review, in per cent; there is none where absent.
	Cap         exact.Optional
	FirstReview civil.Date
	EveryMonths int // from one review to the next; 0 for only one
	Note        string
}

// IsSet reports whether there is a rule.
func (r IndexRule) IsSet() bool { return r.Series != "" }

// Factor is what prices are multiplied by at a level of the index: fixed part + (1 − fixed part) × now ÷ base. Nil where the base is not
// known. It leaves the cap out, which needs the levels of the reviews before.
func (r IndexRule) Factor(now exact.Decimal) *big.Rat {
	base, known := r.BaseLevel.Get()
	if !known || base.Sign() <= 0 {
		return nil
	}
	return r.factorOf(new(big.Rat).Quo(now.Rat(), base.Rat()))
}

// factorOf is the factor for what the index has risen to, 1 is its base.
func (r IndexRule) factorOf(risen *big.Rat) *big.Rat {
	fixed := r.FixedPart.Or(exact.Decimal{}).Rat()
	moving := new(big.Rat).Sub(big.NewRat(1, 1), fixed)
	return moving.Add(moving.Mul(moving, risen), fixed)
}

// IndexStep is a review of prices in the forecast.
type IndexStep struct {
	On     civil.Date
	Factor *big.Rat // of the prices at award
	Capped bool     // the cap held the rise down
}

// mostReviews bounds a forecast; no contract has more.
const mostReviews = 100

// Forecast are the reviews of a term, if the index grows as expected: by the same share from one review to the next (a review each year
// takes the whole year's growth, others their part of it in proportion). It is a forecast and nothing more; empty where growth or first
// review is not known, or the term has no end.
func (r IndexRule) Forecast(term civil.Term) []IndexStep {
	growth, known := r.Growth.Get()
	if !known || r.FirstReview.IsZero() || term.To.IsZero() {
		return nil
	}
	months := r.EveryMonths
	if months <= 0 {
		months = 12
	}
	rise := new(big.Rat).Mul(growth.Rat(), big.NewRat(int64(months), 12*100))
	risen, factor := big.NewRat(1, 1), big.NewRat(1, 1)
	var steps []IndexStep
	for n := 0; n < mostReviews; n++ {
		on := r.FirstReview.AddMonths(n * months)
		if on.IsZero() || on.After(term.To) {
			break
		}
		risen = new(big.Rat).Mul(risen, new(big.Rat).Add(big.NewRat(1, 1), rise))
		next, capped := r.capped(factor, r.factorOf(risen))
		factor = next
		steps = append(steps, IndexStep{On: on, Factor: factor, Capped: capped})
		if r.EveryMonths <= 0 {
			break
		}
	}
	return steps
}

// capped holds the rise from one factor to the next down to the cap.
func (r IndexRule) capped(before, next *big.Rat) (*big.Rat, bool) {
	most, known := r.Cap.Get()
	if !known {
		return next, false
	}
	limit := new(big.Rat).Mul(before, new(big.Rat).Add(big.NewRat(1, 1), new(big.Rat).Quo(most.Rat(), big.NewRat(100, 1))))
	if next.Cmp(limit) <= 0 {
		return next, false
	}
	return limit, true
}

// check finds what is wrong with the rule.
func (r IndexRule) check(f *fault.Finder) {
	if !r.IsSet() {
		return
	}
	const field = "index"
	between := func(what string, o exact.Optional, least, most int64, remedy string) {
		d, given := o.Get()
		f.AddIf(given && (d.Cmp(exact.Int(least)) < 0 || d.Cmp(exact.Int(most)) > 0), field, fmt.Sprintf("the %s is %v", what, d), remedy)
	}
	between("fixed part", r.FixedPart, 0, 1, "type a share from 0 to 1, such as 0.15")
	between("expected growth", r.Growth, -50, 100, "type per cent a year, such as 2.5")
	between("cap", r.Cap, 0, 100, "type per cent, such as 3")
	if base, given := r.BaseLevel.Get(); given {
		f.AddIf(base.Sign() <= 0, field, "the base level is not above 0", "type the level of the index at the base")
	}
	f.AddIf(r.EveryMonths < 0 || r.EveryMonths > mostMonths, field, fmt.Sprintf("it is reviewed every %d months", r.EveryMonths), "type a number of months, such as 12")
}
