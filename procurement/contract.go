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
	Lot       string // the lot of it, by its id; several with commas between, empty for all of it
	Parties   []Party

	Kind       ContractKind      // what the law takes it for; goods and services where it is not stated
	Begun      civil.Date        // the day the procurement began, which decides whose rules apply
	Entered    civil.Date        // the day it was entered into
	Term       civil.Term        // as awarded, both days included, without extensions
	Options    []ExtensionOption // in the order in which they may be taken up
	Notice     NoticeRule
	Terminated civil.Date // its last day, where it was ended before its end

	Currency money.Currency
	Value    money.Amount   // as awarded, excluding VAT
	VATRate  exact.Optional // per cent: 20
	Spent    money.Amount   // so far, excluding VAT; the sum of the months where they are kept
	Changes  []Change       // in the order in which they were proposed

	Pricing    Pricing
	Place      Place
	OnSiteDays Number // days on site in a fortnight of ten working days
	PlaceNote  string // what was agreed about it: 1 day in 10 on site
	Tier       Tier
	Factors    TierFactors // what the tier rests on
	Status     ContractStatus

	Category     string // what is bought: a code that [ParseCPV] reads, or the office's own word
	Buyer        string
	Procedure    string
	Form         ContractForm
	Framework    string // the framework that it is called off from, by its reference
	FrameworkLot string
	Description  string
	Notes        string

	OCID     string // the open contracting id of its procurement, which other contracts may share
	Released string // the newest notice about it that was taken in, by its instant in RFC 3339
}

// TermWithOptions is the term with the options that were taken up and the agreed changes.
func (c Contract) TermWithOptions() civil.Term { return c.extended(c.optionMonths(OptionTaken)) }

// extended is the term with so many months of options and the agreed changes. Months are added in one sum, so that options that chain
// never lose days to a short month between them; days come last.
func (c Contract) extended(months int) civil.Term {
	changed, days := c.changeMonths()
	term := c.Term.Extended(months + changed)
	term.To = term.To.AddDays(days)
	return term
}

// End is the last day: that of the termination, or else of the term with the options that were taken up and the agreed changes; no date
// for a contract without an end.
func (c Contract) End() civil.Date {
	if !c.Terminated.IsZero() {
		return c.Terminated
	}
	return c.TermWithOptions().To
}

// LatestEnd is the last day if every option that is still open were taken up.
func (c Contract) LatestEnd() civil.Date {
	if !c.Terminated.IsZero() {
		return c.Terminated
	}
	return c.extended(c.optionMonths(OptionTaken) + c.optionMonths(OptionOpen)).To
}

// MaximumTerm is the term that was provided for at award: with all options, whatever became of them, and without changes.
func (c Contract) MaximumTerm() civil.Term {
	months := 0
	for _, option := range c.Options {
		months += option.Months
	}
	return c.Term.Extended(months)
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

// NextOption is the first option that is still open, with the last working day to take it up: its own day, or else the last day of notice
// to the end that it follows. It reports false where none is open.
func (c Contract) NextOption(calendars *civil.Calendars) (option ExtensionOption, decideBy civil.Date, found bool) {
	for _, o := range c.OptionSteps(calendars) {
		if o.State == OptionOpen {
			return o.ExtensionOption, o.DecideBy, true
		}
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
