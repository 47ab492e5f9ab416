package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
)

// Check finds everything that is wrong with the contract.
func (c Contract) Check() Faults {
	f := fault.Finder{Thing: fault.Named("contract", c.Reference, "reference")}
	f.AddIf(fault.IsBlank(c.Reference), "reference", "the reference is empty", "give it one, such as C-014")
	f.AddIf(fault.IsBlank(c.Title), "title", "the title is empty", "say in a few words what is delivered")
	c.checkParties(&f)
	c.checkTerm(&f)
	c.checkOptions(&f)
	c.checkNotice(&f)
	c.checkChanges(&f)
	c.checkMoney(&f)
	c.checkWork(&f)
	return f.Faults
}

func (c Contract) checkTerm(f *fault.Finder) {
	if !c.Term.Ordered() {
		f.Add("end", fmt.Sprintf("it ends on %s, before it starts on %s", c.Term.To.Words(), c.Term.From.Words()), "correct one of the two days")
	}
	f.AddIf(!c.Terminated.IsZero() && c.Terminated.Before(c.Term.From), "terminated", "it was terminated before it starts", "correct one of the two days")
	f.AddIf(!c.Entered.IsZero() && c.Entered.Before(c.Begun), "entered", "it was entered into before its procurement began", "correct one of the two days")
}

// checkWork finds what is wrong with where the work is done and how it was bought.
func (c Contract) checkWork(f *fault.Finder) {
	if days, known := c.OnSiteDays.Get(); known {
		f.AddIf(days < 0 || days > fortnight, "on_site_days", fmt.Sprintf("%d days of a fortnight are on site", days), fmt.Sprintf("type a number from 0 to %d", fortnight))
		away := c.Place == Remote || c.Place == Offshore
		f.AddIf(days > 0 && away, "on_site_days", fmt.Sprintf("it is %s, with %d days on site", strings.ToLower(c.Place.Words()), days), "choose remote first or hybrid, or 0 days")
	}
	f.AddIf(c.Form == CallOff && fault.IsBlank(c.Framework), "framework", "it is a call-off from no framework", "name the framework")
	c.Factors.check(f)
}

func (c Contract) checkMoney(f *fault.Finder) {
	f.AddIf(!c.Currency.IsSet(), "currency", "it has no currency", "choose the one that it is paid in, such as GBP")
	f.AddIf(c.Value.Sign() < 0, "value", "the value is below 0", "type the value excluding VAT")
	checkCurrency(f, "value", "the value", c.Value, c.Currency)
	checkCurrency(f, "spent", "what was spent", c.Spent, c.Currency)
	if rate, known := c.VATRate.Get(); known && (rate.Sign() < 0 || rate.Cmp(exact.Int(100)) > 0) {
		f.Add("vat_rate", fmt.Sprintf("the VAT rate is %v %%", rate), "type a number from 0 to 100, such as 20")
	}
}

// checkCurrency finds an amount in another currency than the thing's own.
func checkCurrency(f *fault.Finder, field, what string, a money.Amount, c money.Currency) {
	if a.IsSet() && c.IsSet() && a.Currency() != c {
		f.Add(field, fmt.Sprintf("%s is in %v, but the contract is in %v", what, a.Currency(), c), "amounts of one contract are all in its currency")
	}
}
