package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Check finds everything that is wrong with the contract.
func (c Contract) Check() Faults {
	f := faultFinder{thing: named("contract", c.Reference, "reference")}
	f.addIf(isBlank(c.Reference), "reference", "the reference is empty", "give it one, such as C-014")
	f.addIf(isBlank(c.Title), "title", "the title is empty", "say in a few words what is delivered")
	c.checkParties(&f)
	c.checkTerm(&f)
	c.checkOptions(&f)
	c.checkNotice(&f)
	c.checkChanges(&f)
	c.checkMoney(&f)
	c.checkWork(&f)
	return f.faults
}

func (c Contract) checkTerm(f *faultFinder) {
	if !c.Term.Ordered() {
		f.add("end", fmt.Sprintf("it ends on %s, before it starts on %s", c.Term.To.Words(), c.Term.From.Words()), "correct one of the two days")
	}
	f.addIf(!c.Terminated.IsZero() && c.Terminated.Before(c.Term.From), "terminated", "it was terminated before it starts", "correct one of the two days")
	f.addIf(!c.Entered.IsZero() && c.Entered.Before(c.Begun), "entered", "it was entered into before its procurement began", "correct one of the two days")
}

// checkWork finds what is wrong with where the work is done and how it was bought.
func (c Contract) checkWork(f *faultFinder) {
	if days, known := c.OnSiteDays.Get(); known {
		f.addIf(days < 0 || days > fortnight, "on_site_days", fmt.Sprintf("%d days of a fortnight are on site", days), fmt.Sprintf("type a number from 0 to %d", fortnight))
		away := c.Place == Remote || c.Place == Offshore
		f.addIf(days > 0 && away, "on_site_days", fmt.Sprintf("it is %s, with %d days on site", strings.ToLower(c.Place.Words()), days), "choose remote first or hybrid, or 0 days")
	}
	f.addIf(c.Form == CallOff && isBlank(c.Framework), "framework", "it is a call-off from no framework", "name the framework")
	c.Factors.check(f)
}

func (c Contract) checkMoney(f *faultFinder) {
	f.addIf(!c.Currency.IsSet(), "currency", "it has no currency", "choose the one that it is paid in, such as GBP")
	f.addIf(c.Value.Sign() < 0, "value", "the value is below 0", "type the value excluding VAT")
	checkCurrency(f, "value", "the value", c.Value, c.Currency)
	checkCurrency(f, "spent", "what was spent", c.Spent, c.Currency)
	if rate, known := c.VATRate.Get(); known && (rate.Sign() < 0 || rate.Cmp(exact.Int(100)) > 0) {
		f.add("vat_rate", fmt.Sprintf("the VAT rate is %v %%", rate), "type a number from 0 to 100, such as 20")
	}
}

// checkCurrency finds an amount in another currency than the thing's own.
func checkCurrency(f *faultFinder, field, what string, a money.Amount, c money.Currency) {
	if a.IsSet() && c.IsSet() && a.Currency() != c {
		f.add(field, fmt.Sprintf("%s is in %v, but the contract is in %v", what, a.Currency(), c), "amounts of one contract are all in its currency")
	}
}
