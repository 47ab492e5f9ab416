package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Register is what an office has of contracts, on a day.
type Register struct {
	Contracts []procurement.Contract
	Suppliers []procurement.Supplier
	Today     civil.Date
	Calendars *civil.Calendars
}

// registerRow is a contract with the supplier that answers for it.
type registerRow struct {
	*procurement.Contract
	lead *procurement.Supplier // empty where there is none
}

// rows are the contracts in the order of their references.
func (r *Register) rows() []registerRow {
	suppliers := r.suppliersByID()
	rows := make([]registerRow, len(r.Contracts))
	for i := range r.Contracts {
		c := &r.Contracts[i]
		lead := suppliers[c.Lead()]
		if lead == nil {
			lead = &procurement.Supplier{}
		}
		rows[i] = registerRow{c, lead}
	}
	slices.SortFunc(rows, func(a, b registerRow) int { return cmp.Compare(a.Reference, b.Reference) })
	return rows
}

func (r *Register) suppliersByID() map[procurement.SupplierID]*procurement.Supplier {
	suppliers := make(map[procurement.SupplierID]*procurement.Supplier, len(r.Suppliers))
	for i := range r.Suppliers {
		suppliers[r.Suppliers[i].ID] = &r.Suppliers[i]
	}
	return suppliers
}

// registerColumn is a column of the register as a table. One of the functions says what a contract has there.
type registerColumn struct {
	name   string
	width  float64 // in a workbook, in characters
	text   func(registerRow) string
	day    func(registerRow) civil.Date
	amount func(registerRow) money.Amount
	number func(registerRow) (exact.Decimal, bool)
}

// registerColumns are the columns of [procurement.RegisterColumns]. They say what was awarded: importing them again changes nothing.
var registerColumns = []registerColumn{
	{name: "reference", width: 14, text: func(r registerRow) string { return oneLine(r.Reference) }},
	{name: "title", width: 38, text: func(r registerRow) string { return oneLine(r.Title) }},
	{name: "supplier", width: 26, text: func(r registerRow) string { return oneLine(r.lead.Name) }},
	{name: "supplier_number", width: 15, text: func(r registerRow) string { return strings.TrimSpace(r.lead.Number) }},
	{name: "supplier_size", width: 13, text: func(r registerRow) string { return r.lead.Size.String() }},
	{name: "start", width: 12, day: func(r registerRow) civil.Date { return r.Term.From }},
	{name: "end", width: 12, day: func(r registerRow) civil.Date { return r.Term.To }},
	{name: "extension_months", width: 17, text: unequalOptions, number: equalOptionMonths},
	{name: "extensions", width: 11, number: optionCount},
	{name: "notice_days", width: 12, number: noticeDays},
	{name: "value", width: 16, amount: func(r registerRow) money.Amount { return r.Value }},
	{name: "vat_rate", width: 9, text: smallRate, number: rate},
	{name: "spent", width: 16, amount: func(r registerRow) money.Amount { return r.Spent }},
	{name: "currency", width: 9, text: func(r registerRow) string { return r.Currency.Code() }},
	{name: "pricing", width: 25, text: func(r registerRow) string { return r.Pricing.String() }},
	{name: "status", width: 11, text: func(r registerRow) string { return r.Status.String() }},
	{name: "tier", width: 8, text: func(r registerRow) string { return r.Tier.String() }},
	{name: "category", width: 18, text: func(r registerRow) string { return oneLine(r.Category) }},
	{name: "buyer", width: 26, text: func(r registerRow) string { return oneLine(r.Buyer) }},
	{name: "procedure", width: 22, text: func(r registerRow) string { return oneLine(r.Procedure) }},
	{name: "framework", width: 24, text: func(r registerRow) string { return oneLine(r.Framework) }},
	{name: "description", width: 60, text: func(r registerRow) string { return inLines(r.Description) }},
}

// optionCount is how many options there are. A contract without any says nothing, as one that nobody asked about.
func optionCount(r registerRow) (exact.Decimal, bool) {
	return exact.Int(int64(len(r.Options))), len(r.Options) > 0
}

// equalOptionMonths is the length of the options where it is the same for all.
func equalOptionMonths(r registerRow) (exact.Decimal, bool) {
	if len(r.Options) == 0 || optionLengths(r.Options) != "" {
		return exact.Decimal{}, false
	}
	return exact.Int(int64(r.Options[0].Months)), true
}

func unequalOptions(r registerRow) string { return optionLengths(r.Options) }

// optionLengths are the lengths of options that differ: 12+6 months. It is empty where they are all the same.
func optionLengths(options []procurement.ExtensionOption) string {
	lengths := make([]string, len(options))
	differ := false
	for i, o := range options {
		lengths[i] = strconv.Itoa(o.Months)
		differ = differ || o.Months != options[0].Months
	}
	if !differ {
		return ""
	}
	return strings.Join(lengths, "+") + " months"
}

// noticeDays is the notice where the contract counts it in calendar days.
func noticeDays(r registerRow) (exact.Decimal, bool) {
	latest := r.Notice.Latest
	days, known := latest.Count.Get()
	counted := latest.Unit == procurement.CalendarDays || latest.Unit == procurement.SpanUnitUnstated
	return exact.Int(int64(days)), known && counted
}

// rate is the rate of VAT in per cent. One below 1 would be read as a fraction, so it is written out by [smallRate].
func rate(r registerRow) (exact.Decimal, bool) {
	d, known := r.VATRate.Get()
	return d, known && smallRate(r) == ""
}

func smallRate(r registerRow) string {
	if d, known := r.VATRate.Get(); known && d.Sign() > 0 && d.Cmp(exact.Int(1)) < 0 {
		return fmt.Sprintf("%v %%", d)
	}
	return ""
}
