package desk

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/procurement"
)

// contractField is a field of a contract that a row can say.
type contractField struct {
	field exchange.Field
	words func(*procurement.Contract) string // empty where nothing is known; the same for the same
	set   func(into, from *procurement.Contract)
}

// contractFields are those that a row can say, in the order in which they are shown; the currency comes before the amounts in it.
var contractFields = []contractField{
	{exchange.Title, func(c *procurement.Contract) string { return c.Title }, func(into, from *procurement.Contract) { into.Title = from.Title }},
	{exchange.Start, func(c *procurement.Contract) string { return c.Term.From.Words() }, func(into, from *procurement.Contract) { into.Term.From = from.Term.From }},
	{exchange.End, func(c *procurement.Contract) string { return c.Term.To.Words() }, func(into, from *procurement.Contract) { into.Term.To = from.Term.To }},
	{exchange.Extensions, optionsInWords, setOptions},
	{exchange.NoticeDays, func(c *procurement.Contract) string { return c.Notice.Latest.Words() }, func(into, from *procurement.Contract) { into.Notice.Latest = from.Notice.Latest }},
	{exchange.Currency, func(c *procurement.Contract) string { return c.Currency.Code() }, func(into, from *procurement.Contract) { into.Currency = from.Currency }},
	{exchange.Value, func(c *procurement.Contract) string { return c.Value.Words() }, func(into, from *procurement.Contract) { into.Value = from.Value }},
	{exchange.VATRate, func(c *procurement.Contract) string { return c.VATRate.String() }, func(into, from *procurement.Contract) { into.VATRate = from.VATRate }},
	{exchange.Spent, func(c *procurement.Contract) string { return c.Spent.Words() }, func(into, from *procurement.Contract) { into.Spent = from.Spent }},
	{exchange.Pricing, func(c *procurement.Contract) string { return c.Pricing.Words() }, func(into, from *procurement.Contract) { into.Pricing = from.Pricing }},
	{exchange.Place, func(c *procurement.Contract) string { return c.Place.Words() }, func(into, from *procurement.Contract) { into.Place = from.Place }},
	{exchange.Tier, func(c *procurement.Contract) string { return c.Tier.Words() }, func(into, from *procurement.Contract) { into.Tier = from.Tier }},
	{exchange.Status, func(c *procurement.Contract) string { return c.Status.Words() }, func(into, from *procurement.Contract) { into.Status = from.Status }},
	{exchange.Category, func(c *procurement.Contract) string { return c.Category }, func(into, from *procurement.Contract) { into.Category = from.Category }},
	{exchange.Buyer, func(c *procurement.Contract) string { return c.Buyer }, func(into, from *procurement.Contract) { into.Buyer = from.Buyer }},
	{exchange.Procedure, func(c *procurement.Contract) string { return c.Procedure }, func(into, from *procurement.Contract) { into.Procedure = from.Procedure }},
	{exchange.Framework, func(c *procurement.Contract) string { return c.Framework }, func(into, from *procurement.Contract) { into.Framework = from.Framework }},
	{exchange.Description, func(c *procurement.Contract) string { return c.Description }, func(into, from *procurement.Contract) { into.Description = from.Description }},
	{exchange.Notes, func(c *procurement.Contract) string { return c.Notes }, func(into, from *procurement.Contract) { into.Notes = from.Notes }},
	{exchange.Law, func(c *procurement.Contract) string { return c.Kind.Words() }, func(into, from *procurement.Contract) { into.Kind = from.Kind }},
	{exchange.FormOfContract, func(c *procurement.Contract) string { return c.Form.Words() }, func(into, from *procurement.Contract) { into.Form = from.Form }},
	{exchange.Entered, func(c *procurement.Contract) string { return c.Entered.Words() }, func(into, from *procurement.Contract) { into.Entered = from.Entered }},
}

// optionsInWords are the lengths of the extensions: 2 × 12 months. What became of each a table doesn't say.
func optionsInWords(c *procurement.Contract) string {
	var parts []string
	for i := 0; i < len(c.Options); {
		same := i
		for same < len(c.Options) && c.Options[same].Months == c.Options[i].Months {
			same++
		}
		parts = append(parts, fmt.Sprintf("%d × %s", same-i, count(c.Options[i].Months, "month")))
		i = same
	}
	return strings.Join(parts, ", ")
}

// setOptions makes the options be as many and as long as the row says, and keeps what is known of those that stay.
func setOptions(into, from *procurement.Contract) {
	options := slices.Clone(from.Options)
	for i := range options {
		if i < len(into.Options) && into.Options[i].Months == options[i].Months {
			options[i] = into.Options[i]
		}
	}
	into.Options = options
}

// update makes a contract say what a row says, and lists what is otherwise then. A row that is no newer than what the contract has only
// fills in what is not known.
func update(c *procurement.Contract, row *exchange.ContractRow, fillOnly bool) (changes []FieldChange) {
	for _, f := range contractFields {
		if !row.Says.Has(f.field) {
			continue
		}
		was, is := f.words(c), f.words(&row.Contract)
		if was == is || sameText(was, is) || fillOnly && was != "" || f.field == exchange.Status && row.Contract.OCID != "" && c.Status >= row.Contract.Status {
			continue
		}
		f.set(c, &row.Contract)
		changes = append(changes, FieldChange{Row: row.Row, Thing: c.Reference, Field: f.field.String(), Was: was, Is: is})
	}
	return changes
}

// sameText reports whether two texts differ in nothing but what a form of file can't hold: control characters, kinds of line ends, spaces in
// one line, or an end that was cut off and marked as that.
func sameText(was, is string) bool {
	was, is = exchange.PlainText(was), exchange.PlainText(is)
	return was == is || procurement.IsCut(is, was) || strings.Join(strings.Fields(was), " ") == is
}

// updateParties makes the parties be those of a row. A row with one supplier speaks of the lead only, and leaves the others of a
// consortium as they are.
func updateParties(c *procurement.Contract, suppliers []procurement.SupplierID) (changed bool) {
	if len(suppliers) == 0 || suppliers[0] == c.Lead() && len(suppliers) == 1 {
		return false
	}
	now := make([]procurement.SupplierID, len(c.Parties))
	for i, p := range c.Parties {
		now[i] = p.Supplier
	}
	if len(suppliers) > 1 && slices.Equal(now, suppliers) && c.Lead() == suppliers[0] {
		return false
	}
	if len(suppliers) > 1 || len(c.Parties) <= 1 || slices.Contains(now, suppliers[0]) {
		c.Parties = partiesOf(suppliers)
		return true
	}
	c.Parties = slices.Clone(c.Parties)
	for i := range c.Parties {
		if c.Parties[i].Role == procurement.Lead {
			c.Parties[i].Supplier = suppliers[0]
		}
	}
	return true
}

// partiesOf are parties of which the first is the lead.
func partiesOf(suppliers []procurement.SupplierID) []procurement.Party {
	parties := make([]procurement.Party, 0, len(suppliers))
	for _, id := range suppliers {
		role := procurement.Member
		if len(parties) == 0 {
			role = procurement.Lead
		}
		if !slices.ContainsFunc(parties, func(p procurement.Party) bool { return p.Supplier == id }) {
			parties = append(parties, procurement.Party{Supplier: id, Role: role})
		}
	}
	return parties
}

// supplierFields are the fields of a supplier that a row of a register of suppliers can say.
var supplierFields = []struct {
	field exchange.Field
	words func(*procurement.Supplier) string
	set   func(into, from *procurement.Supplier)
}{
	{exchange.SupplierNumber, func(s *procurement.Supplier) string { return s.Number }, func(into, from *procurement.Supplier) { into.Number = from.Number }},
	{exchange.SupplierSize, func(s *procurement.Supplier) string { return s.Size.Words() }, func(into, from *procurement.Supplier) { into.Size = from.Size }},
	{exchange.SupplierVCSE, func(s *procurement.Supplier) string { return s.VCSE.Words() }, func(into, from *procurement.Supplier) { into.VCSE = from.VCSE }},
	{exchange.Criticality, func(s *procurement.Supplier) string { return s.Criticality.Words() }, func(into, from *procurement.Supplier) { into.Criticality = from.Criticality }},
	{exchange.Staff, func(s *procurement.Supplier) string { return s.Accounts.Staff.String() }, func(into, from *procurement.Supplier) { into.Accounts.Staff = from.Accounts.Staff }},
	{exchange.Turnover, func(s *procurement.Supplier) string { return s.Accounts.Turnover.Words() }, func(into, from *procurement.Supplier) { into.Accounts.Turnover = from.Accounts.Turnover }},
	{exchange.Address, func(s *procurement.Supplier) string { return s.Address }, func(into, from *procurement.Supplier) { into.Address = from.Address }},
	{exchange.Country, func(s *procurement.Supplier) string { return s.Country }, func(into, from *procurement.Supplier) { into.Country = from.Country }},
	{exchange.Email, func(s *procurement.Supplier) string { return s.Email }, func(into, from *procurement.Supplier) { into.Email = from.Email }},
	{exchange.Phone, func(s *procurement.Supplier) string { return s.Phone }, func(into, from *procurement.Supplier) { into.Phone = from.Phone }},
	{exchange.Website, func(s *procurement.Supplier) string { return s.Website }, func(into, from *procurement.Supplier) { into.Website = from.Website }},
	{exchange.Notes, func(s *procurement.Supplier) string { return s.Notes }, func(into, from *procurement.Supplier) { into.Notes = from.Notes }},
}

// supplierChanges makes a supplier say what a row says. Names and identifiers are added to those that it has, never taken away.
func supplierChanges(s *procurement.Supplier, row *exchange.SupplierRow) (changes []FieldChange) {
	note := func(f exchange.Field, was, is string) {
		changes = append(changes, FieldChange{Row: row.Row, Thing: s.Name, Field: f.String(), Was: was, Is: is})
	}
	for _, f := range supplierFields {
		if was, is := f.words(s), f.words(&row.Supplier); row.Says.Has(f.field) && !sameText(was, is) {
			f.set(s, &row.Supplier)
			note(f.field, was, is)
		}
	}
	for _, id := range row.Supplier.Identifiers {
		if !slices.Contains(s.Identifiers, id) {
			s.Identifiers = append(slices.Clone(s.Identifiers), id)
			note(exchange.CompanyNumber, "", id.Scheme+" "+id.ID)
		}
	}
	for _, name := range row.Supplier.Aliases {
		same := func(other string) bool { return strings.EqualFold(other, name) }
		if !same(s.Name) && !slices.ContainsFunc(s.Aliases, same) {
			s.Aliases = append(slices.Clone(s.Aliases), name)
			note(exchange.OtherNames, "", name)
		}
	}
	return changes
}
