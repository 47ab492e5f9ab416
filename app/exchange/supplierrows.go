package exchange

import (
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// SupplierRow is what one row of a file says of a supplier. An empty cell says nothing.
type SupplierRow struct {
	Row      int
	Supplier procurement.Supplier // without ID
	Says     FieldSet
	LeftOut  []LeftOut
}

// SupplierTable reads a register of suppliers from a table, row by row.
type SupplierTable struct{ *records }

// OpenSuppliers opens a table of suppliers. It fails as [OpenContracts] does.
func OpenSuppliers(d Data, m *Mapping, today civil.Date) (*SupplierTable, error) {
	r, err := openRecords(d, m, KindSuppliers, today)
	if err != nil {
		return nil, err
	}
	if !r.mapping.has(Supplier) {
		return nil, r.unmapped("the names of the suppliers")
	}
	return &SupplierTable{r}, nil
}

// Next is what the next row says. It fails with [io.EOF] after the last.
func (t *SupplierTable) Next() (*SupplierRow, error) {
	if err := t.next(); err != nil {
		return nil, err
	}
	row := &SupplierRow{Row: t.row.Number, Supplier: t.supplier()}
	s := &row.Supplier
	if s.Name == "" {
		t.fault(-1, "", "the row names no supplier: give its name")
	}
	for _, text := range supplierTexts(s) {
		if found, _ := t.cell(text.field); found != "" && text.field != Supplier {
			*text.into = found
			row.Says.Add(text.field)
		}
	}
	if names, _ := t.cell(OtherNames); names != "" {
		s.Aliases = otherNames(names, s.Name)
		row.Says.Add(OtherNames)
	}
	if staff, there := t.number(Staff, "staff", "people"); there {
		s.Accounts.Staff = procurement.NumberOf(staff)
		row.Says.Add(Staff)
	}
	currency, _ := t.currency()
	if turnover, there := t.money(Turnover, currency); there {
		s.Accounts.Turnover = turnover
		row.Says.Add(Turnover)
	}
	var said bool
	if s.Criticality, said = choice(t.records, Criticality, procurement.ParseCriticality, nil); said {
		row.Says.Add(Criticality)
	}
	row.Says |= saidOf(s)
	row.LeftOut = t.faults
	return row, nil
}

// supplierTexts are the texts of a supplier by their fields.
func supplierTexts(s *procurement.Supplier) []struct {
	field Field
	into  *string
} {
	return []struct {
		field Field
		into  *string
	}{
		{Supplier, &s.Name},
		{SupplierNumber, &s.Number},
		{Address, &s.Address},
		{Country, &s.Country},
		{Email, &s.Email},
		{Phone, &s.Phone},
		{Website, &s.Website},
		{Notes, &s.Notes},
	}
}

// saidOf is what is said of a supplier within a row of another thing.
func saidOf(s *procurement.Supplier) (says FieldSet) {
	if s.Number != "" {
		says.Add(SupplierNumber)
	}
	if s.Size != procurement.SizeUnstated {
		says.Add(SupplierSize)
	}
	if s.VCSE != procurement.Unknown {
		says.Add(SupplierVCSE)
	}
	return says
}

// otherNames are the names in a cell, without those that are the first.
func otherNames(text, name string) (names []string) {
	met := map[string]bool{strings.ToLower(name): true}
	for _, alias := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' || r == '|' }) {
		alias = strings.TrimSpace(alias)
		if alias != "" && !met[strings.ToLower(alias)] {
			met[strings.ToLower(alias)] = true
			names = append(names, alias)
		}
	}
	return names
}

// suppliers are the suppliers of a row: one in columns of its own, or several in one cell.
func (r *records) suppliers() []procurement.Supplier {
	if text, column := r.cell(Suppliers); text != "" {
		if listed := r.listedSuppliers(text, column); len(listed) > 0 {
			return listed
		}
	}
	if s := r.supplier(); s.Name != "" {
		return []procurement.Supplier{s}
	}
	return nil
}

// supplier is the supplier that the columns of the row name, without a name where there is none.
func (r *records) supplier() (s procurement.Supplier) {
	name, _ := r.cell(Supplier)
	if s.Name = oneLine(name); s.Name == "" || saysNothing[strings.ToLower(s.Name)] {
		s.Name = ""
		return s
	}
	s.Number, _ = r.cell(SupplierNumber)
	for _, scheme := range []struct {
		field Field
		code  string
	}{{CompanyNumber, procurement.CompaniesHouse}, {PPON, procurement.PPON}} {
		if text, at := r.valueOf(scheme.field); text != "" {
			r.identify(&s, scheme.code, text, at)
		}
	}
	s.Size = r.size()
	s.VCSE, _ = choice(r, SupplierVCSE, procurement.ParseAnswer, usualAnswers)
	return s
}

// identify gives a supplier a number of a scheme. One of another form is passed over: names still find the supplier.
func (r *records) identify(s *procurement.Supplier, scheme, text string, column int) {
	id, err := procurement.ParseIdentifier(scheme, text)
	if err != nil {
		r.oddities.noteAt(oddNumber, column, text)
		return
	}
	s.Identifiers = append(s.Identifiers, id)
}

// size reads a supplier's size. That it is an SME doesn't tell which of three sizes it has; that it is none tells that it is large.
func (r *records) size() procurement.Size {
	if text, column := r.cell(SupplierSize); foldHeading(text) == "sme" {
		r.oddities.noteAt(oddUnknownSize, column, text)
		return procurement.SizeUnstated
	}
	size, said := choice(r, SupplierSize, procurement.ParseSize, usualSizes)
	if said {
		return size
	}
	sme, _ := choice(r, SupplierSME, procurement.ParseAnswer, usualAnswers)
	switch text, column := r.cell(SupplierSME); sme {
	case procurement.No:
		return procurement.SizeLarge
	case procurement.Yes:
		r.oddities.noteAt(oddUnknownSize, column, text)
	}
	return procurement.SizeUnstated
}

// finderSchemes are the registers that Contracts Finder names in its exports, by their codes in the list of org-id.guide.
var finderSchemes = map[string]string{
	"COMPANIES_HOUSE": procurement.CompaniesHouse, "COMPANIESHOUSE": procurement.CompaniesHouse, "CHARITY_COMMISSION": "GB-CHC",
	"REGISTERED_CHARITY": "GB-CHC", "DUNS_NUMBER": "XI-DUNS", "DUNS": "XI-DUNS", "VAT_NUMBER": "GB-VAT",
}

// listedSuppliers reads [Name|Address|Ref type|Ref Number|Is SME|Is VCSE], one pair of brackets a supplier.
func (r *records) listedSuppliers(text string, column int) (all []procurement.Supplier) {
	for _, part := range strings.Split(text, "[") {
		fields := strings.Split(strings.TrimRight(strings.TrimSpace(part), "], ;"), "|")
		name := oneLine(fields[0])
		if name == "" {
			continue
		}
		s := procurement.Supplier{Name: name}
		field := func(i int) string {
			if i < len(fields) {
				return inLines(fields[i])
			}
			return ""
		}
		s.Address = field(1)
		if scheme, known := finderSchemes[strings.ToUpper(field(2))]; known && field(3) != "" {
			r.identify(&s, scheme, field(3), column)
		}
		switch foldHeading(field(4)) {
		case "no":
			s.Size = procurement.SizeLarge
		case "yes":
			r.oddities.noteAt(oddUnknownSize, column, field(4))
		}
		s.VCSE, _ = procurement.ParseAnswer(field(5))
		all = append(all, s)
	}
	return all
}

// Remarks say how the table had to be read; they are complete once the last row was.
func (t *SupplierTable) Remarks() []string { return t.remarks() }

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (t *SupplierTable) Passed() int64 { return t.table.file.passed.bytes.Load() }

// Close closes the file.
func (t *SupplierTable) Close() error { return t.close() }
