package procurement

import (
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Contract is an agreement to deliver.
type Contract struct {
	ID        ContractID
	Reference string // this office's own, unique among its contracts: C-014
	Title     string
	Tender    string // the reference of the tender it was awarded from, if any
	Parties   []Party

	Term       civil.Term        // as awarded, both days included, without extensions
	Options    []ExtensionOption // in the order in which they may be taken up
	NoticeDays Number            // days of notice before the end

	Currency money.Currency
	Value    money.Amount   // as awarded, excluding VAT
	VATRate  exact.Optional // per cent: 20
	Spent    money.Amount   // so far, excluding VAT

	Pricing   Pricing
	Place     Place
	PlaceNote string // what was agreed about it: 1 day in 10 on site
	Tier      Tier
	Status    ContractStatus

	Category    string // what is bought: a code that [ParseCPV] reads, or the office's own word
	Buyer       string
	Procedure   string
	Framework   string
	Description string
	Notes       string
}

// TermWithOptions is the term with the options that were taken up.
func (c Contract) TermWithOptions() civil.Term {
	return c.Term.Extended(c.optionMonths(OptionTaken))
}

// End is the last day, options that were taken up included; no date for a contract without an end.
func (c Contract) End() civil.Date { return c.TermWithOptions().To }

// LatestEnd is the last day if every option that is still open were taken up.
func (c Contract) LatestEnd() civil.Date {
	return c.Term.Extended(c.optionMonths(OptionTaken) + c.optionMonths(OptionOpen)).To
}

// optionMonths is the sum of the months of the options in a state.
func (c Contract) optionMonths(state OptionState) int {
	months := 0
	for _, option := range c.Options {
		if option.State == state {
			months += option.Months
		}
	}
	return months
}

// NoticeDay is the last day to give notice, so many days before the end; no date where either is not known. On a day that is not worked
// a letter had better go out before: see [civil.Calendar.OnOrBefore].
func (c Contract) NoticeDay() civil.Date {
	days, known := c.NoticeDays.Get()
	if !known {
		return civil.Date{}
	}
	return civil.NoticeDay(c.End(), days)
}

// NextOption is the first option that is still open, with the last day to take it up: its own, or else the notice day. It reports false
// where none is open.
func (c Contract) NextOption() (option ExtensionOption, decideBy civil.Date, found bool) {
	for _, option := range c.Options {
		if option.State != OptionOpen {
			continue
		}
		if !option.DecideBy.IsZero() {
			return option, option.DecideBy, true
		}
		return option, c.NoticeDay(), true
	}
	return ExtensionOption{}, civil.Date{}, false
}

// DaysLeft is the number of days from today to the end: 0 on the last day, negative afterwards, unknown for a contract without an end.
func (c Contract) DaysLeft(today civil.Date) Number {
	end := c.End()
	if end.IsZero() || today.IsZero() {
		return Number{}
	}
	return NumberOf(today.DaysUntil(end))
}

// ValueWithVAT is the value including VAT, rounded half away from zero to whole minor units; no amount where value or rate is not known.
// It fails with [money.ErrTooLarge].
func (c Contract) ValueWithVAT() (money.Amount, error) {
	rate, known := c.VATRate.Get()
	if !known || !c.Value.IsSet() {
		return money.Amount{}, nil
	}
	factor := new(big.Rat).Quo(rate.Rat(), big.NewRat(100, 1))
	return c.Value.Times(factor.Add(factor, big.NewRat(1, 1)))
}

// Lead is the supplier that answers for the contract; 0 where there is none.
func (c Contract) Lead() SupplierID {
	for _, party := range c.Parties {
		if party.Role == Lead {
			return party.Supplier
		}
	}
	return 0
}
