package procurement

import (
	"cmp"
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Dossier is everything that an office keeps on a contract.
type Dossier struct {
	Contract
	Months      []MonthMoney // by month and kind, each once
	Rates       []Rate
	Milestones  []Milestone
	Index       IndexRule
	Obligations []Obligation
	Documents   []Document
	Notices     []PublishedNotice
}

// Check finds everything that is wrong with the contract and what is kept on it.
func (d *Dossier) Check() Faults {
	f := fault.Finder{Thing: fault.Named("contract", d.Reference, "reference"), Faults: d.Contract.Check()}
	d.checkMonths(&f)
	d.checkRates(&f)
	d.checkMilestones(&f)
	d.Index.check(&f)
	d.checkObligations(&f)
	d.checkDocuments(&f)
	d.checkNotices(&f)
	return f.Faults
}

func (d *Dossier) checkMonths(f *fault.Finder) {
	const field = "months"
	type place struct {
		month civil.Period
		kind  MoneyKind
	}
	met := map[place]bool{}
	for _, m := range d.Months {
		name := m.Month.Words()
		f.AddIf(m.Month.Kind() != civil.Month, field, "money stands in no month", "name the month, such as 2026-10")
		f.AddIf(m.Kind == MoneyKindUnstated, field, name+" does not say what kind of money it is", "choose spent, committed or forecast")
		f.AddIf(!m.Amount.IsSet(), field, name+" has no amount", "type it excluding VAT, or take the month out")
		f.AddIf(met[place{m.Month, m.Kind}], field, fmt.Sprintf("%s is there twice as %v", name, m.Kind), "give each month once, with its sum")
		met[place{m.Month, m.Kind}] = true
		checkCurrency(f, field, "the money of "+name, m.Amount, d.Currency)
	}
}

func (d *Dossier) checkRates(f *fault.Finder) {
	const field = "rates"
	type place struct {
		role, grade string
		from        civil.Date
	}
	met := map[place]bool{}
	for i, r := range d.Rates {
		name := fmt.Sprintf("rate %d", i+1)
		f.AddIf(fault.IsBlank(r.Role), field, name+" is for no role", "name the role, such as developer")
		f.AddIf(r.DayRate.Sign() < 0, field, name+" is below 0", "type the price of a day excluding VAT")
		here := place{r.Role, r.Grade, r.From}
		f.AddIf(met[here], field, name+" is there twice for its role, grade and day", "take one out")
		met[here] = true
		checkCurrency(f, field, name, r.DayRate, d.Currency)
	}
}

func (d *Dossier) checkMilestones(f *fault.Finder) {
	const field = "milestones"
	for i, m := range d.Milestones {
		name := fmt.Sprintf("milestone %d", i+1)
		f.AddIf(fault.IsBlank(m.Title), field, name+" has no title", "say what is reached")
		f.AddIf(m.State == MilestoneStateUnstated, field, name+" has no state", "choose open, delivered, accepted or rejected")
		f.AddIf(m.State == MilestoneAccepted && m.AcceptedOn.IsZero(), field, name+" is accepted, but on no day", "type the day of acceptance")
		f.AddIf(m.Value.Sign() < 0, field, "the value of "+name+" is below 0", "type the value excluding VAT")
		checkCurrency(f, field, "the value of "+name, m.Value, d.Currency)
	}
}

// MoneyFindings say where figures of the contract contradict each other.
func (d *Dossier) MoneyFindings() ([]Finding, error) {
	var found []Finding
	months, err := d.SpentByMonth()
	if err != nil {
		return nil, err
	}
	if months.IsSet() && months != d.Spent {
		found = append(found, Finding{Field: "spent", Text: fmt.Sprintf("%s was spent, but its months add up to %s: correct one of the two", cmp.Or(d.Spent.Words(), "nothing"), months.Words())})
	}
	value, err := d.CurrentValue()
	if err != nil {
		return nil, err
	}
	if value.IsSet() && d.Spent.IsSet() && value.Currency() == d.Spent.Currency() && d.Spent.Minor() > value.Minor() {
		found = append(found, Finding{Field: "spent", Text: fmt.Sprintf("%s was spent of %s: a change is missing, or a figure is wrong", d.Spent.Words(), value.Words())})
	}
	return found, nil
}
