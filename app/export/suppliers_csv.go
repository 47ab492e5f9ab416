package export

import (
	"io"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// supplierTable are the headings that an import of suppliers knows.
var supplierTable = []string{
	"supplier", "supplier_number", "company_number", "ppon", "supplier_size", "vcse", "other_names", "address", "country", "email", "phone",
	"website", "criticality", "staff", "turnover", "currency", "notes",
}

// SuppliersCSV writes suppliers as comma-separated values that can be imported again: a line each, in the order in which they are given. The
// same input gives the same bytes. It fails where w does.
func SuppliersCSV(w io.Writer, all []procurement.Supplier) error {
	lines := make([][]string, len(all))
	for i := range all {
		s := &all[i]
		lines[i] = []string{
			s.Name, s.Number, numberOf(s, procurement.CompaniesHouse), numberOf(s, procurement.PPON), s.Size.String(), s.VCSE.String(), strings.Join(s.Aliases, "; "),
			s.Address, s.Country, s.Email, s.Phone, s.Website, s.Criticality.String(), s.Accounts.Staff.String(), s.Accounts.Turnover.String(), currencyOf(s.Accounts.Turnover), s.Notes,
		}
	}
	return writeTableCSV(w, "suppliers", supplierTable, lines)
}

// currencyOf is the currency of an amount, empty where there is none.
func currencyOf(a money.Amount) string {
	if !a.IsSet() {
		return ""
	}
	return a.Currency().String()
}

// numberOf is the number that a scheme gave a supplier, empty where it gave none.
func numberOf(s *procurement.Supplier, scheme string) string {
	if i := slices.IndexFunc(s.Identifiers, func(id procurement.Identifier) bool { return id.Scheme == scheme }); i >= 0 {
		return s.Identifiers[i].ID
	}
	return ""
}
