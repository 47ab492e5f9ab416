package exchange

import (
	"cmp"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// Affiliation is for whom somebody works, as a row says it.
type Affiliation struct {
	Kind roles.Employer // unstated where the row doesn't say, or says only a name
	// Name is the supplier or agency. Where Kind is unstated it is what stands in a column of employers: a supplier's name, if anything.
	Name   string
	Column string // the heading of the column that says it
}

// IsStated reports whether the row says anything.
func (a Affiliation) IsStated() bool { return a.Kind != roles.EmployerUnstated || a.Name != "" }

// PersonRow is what one row of a list of people says. An empty cell says nothing.
type PersonRow struct {
	Row          int
	Name         string
	Employer     Affiliation
	Organisation string // the part of our side, or whoever else the person works for
	Role         string
	Email, Phone string
	Notes        string
	Term         civil.Term // that the person works there, both days included; each may be left open
	LeftOut      []LeftOut
}

// PersonTable reads a list of people from a table, row by row.
type PersonTable struct{ *records }

// OpenPeople opens a table of people. It fails as [OpenContracts] does.
func OpenPeople(d Data, m *Mapping, today civil.Date) (*PersonTable, error) {
	r, err := openRecords(d, m, KindPeople, today)
	if err != nil {
		return nil, err
	}
	if !r.mapping.has(Person) && !r.mapping.has(Surname) {
		return nil, r.unmapped("the names of the people")
	}
	return &PersonTable{r}, nil
}

// Next is what the next row says. It fails with [io.EOF] after the last.
func (t *PersonTable) Next() (*PersonRow, error) {
	if err := t.next(); err != nil {
		return nil, err
	}
	row := &PersonRow{Row: t.row.Number, Name: t.person(), Employer: t.affiliation(), Email: t.email(), Term: t.term()}
	for _, text := range []struct {
		field Field
		into  *string
	}{{Organisation, &row.Organisation}, {Role, &row.Role}, {Phone, &row.Phone}} {
		found, _ := t.valueOf(text.field)
		*text.into = oneLine(found)
	}
	row.Notes, _ = t.cell(Notes)
	row.LeftOut = t.faults
	return row, nil
}

// person is the name of the person that the row is about. Without one the row is left out.
func (r *records) person() string {
	name, _ := r.cell(Person)
	if name = oneLine(name); name == "" {
		given, _ := r.cell(GivenName)
		surname, _ := r.cell(Surname)
		name = oneLine(given + " " + surname)
	}
	switch {
	case name == "", saysNothing[strings.ToLower(name)]:
		r.fault(r.columnFor(Person, Surname), name, "the row names nobody: give the person's name")
	case isVacant[foldHeading(name)]:
		r.fault(r.columnFor(Person, Surname), name, "nobody is there: what is vacant needs no row, the page finds it")
	}
	return name
}

// isVacant are words that stand where somebody is still to be found.
var isVacant = map[string]bool{"vacant": true, "vacancy": true, "recruiting": true, "tobeconfirmed": true, "toberecruited": true, "nobody": true, "empty": true}

// email is an address without what mail programs put around it.
func (r *records) email() string {
	text, _ := r.valueOf(Email)
	if open, shut := strings.IndexByte(text, '<'), strings.LastIndexByte(text, '>'); open >= 0 && shut > open {
		text = text[open+1 : shut]
	}
	return oneLine(strings.TrimPrefix(text, "mailto:"))
}

// term is from when to when, both days included. Days in the wrong order are a fault.
func (r *records) term() (t civil.Term) {
	faults := len(r.faults)
	t = civil.Term{From: r.date(Start), To: r.date(End)}
	if len(r.faults) == faults && !t.From.IsZero() && !t.Ordered() {
		text, column := r.cell(End)
		r.fault(column, text, "it ends on "+t.To.Words()+", before its start on "+t.From.Words()+": change one of the days")
	}
	return t
}

// usualEmployers are words for whom somebody works, folded.
var usualEmployers = map[string]roles.Employer{
	"our": roles.Us, "us": roles.Us, "ourside": roles.Us, "internal": roles.Us, "inhouse": roles.Us, "civilservant": roles.Us, "civilservice": roles.Us,
	"permanent": roles.Us, "perm": roles.Us, "employee": roles.Us, "employed": roles.Us, "staff": roles.Us, "fixedterm": roles.Us, "secondee": roles.Us,
	"suppliers": roles.Supplier, "vendor": roles.Supplier, "thirdparty": roles.Supplier, "partner": roles.Supplier, "supplierstaff": roles.Supplier,
	"deliverypartner": roles.Supplier, "managedservice": roles.Supplier, "consultancy": roles.Supplier, "consultant": roles.Supplier,
	"agencyworker": roles.Agency, "contractor": roles.Agency, "contingent": roles.Agency, "contingentlabour": roles.Agency, "interim": roles.Agency,
	"contingentworker": roles.Agency, "freelance": roles.Agency, "freelancer": roles.Agency, "temp": roles.Agency, "temporary": roles.Agency,
}

// affiliation is for whom the row says that somebody works: by a word for it, by a name in a column of employers, or by a supplier in a
// column of suppliers. A row that says two of them is left out.
func (r *records) affiliation() (a Affiliation) {
	said, employerColumn := r.valueOf(Employer)
	supplier, supplierColumn := r.valueOf(Supplier)
	said, a.Name = oneLine(said), oneLine(supplier)
	if a.Name != "" {
		a.Kind, a.Column = roles.Supplier, r.headings[supplierColumn]
	}
	if kind, known := usualEmployers[foldHeading(a.Name)]; known && kind == roles.Us || strings.EqualFold(a.Name, roles.Us.String()) {
		a.Kind, a.Name = roles.Us, "" // "internal" in a column of suppliers
	}
	if said == "" {
		return a
	}
	kind := r.employerKind(said)
	switch {
	case kind == roles.EmployerUnstated && a.Name == "":
		return Affiliation{Name: said, Column: r.headings[employerColumn]}
	case kind == roles.EmployerUnstated && !strings.EqualFold(said, a.Name), kind == roles.Us && a.Name != "", kind != roles.Us && a.Kind == roles.Us:
		r.fault(employerColumn, said, "another column says that the person works for "+cmp.Or(a.Name, strings.ToLower(a.Kind.Words()))+": correct one of the two")
	case kind != roles.EmployerUnstated:
		a.Kind, a.Column = kind, r.headings[employerColumn]
	}
	return a
}

// employerKind is what a word for whom somebody works means; unstated where it is none.
func (r *records) employerKind(said string) roles.Employer {
	if word, mapped := r.mapping.Words[Employer][foldHeading(said)]; mapped {
		said = word
	}
	if kind, err := roles.ParseEmployer(said); err == nil {
		return kind
	}
	return usualEmployers[foldHeading(said)]
}

// Remarks say how the table had to be read; they are complete once the last row was.
func (t *PersonTable) Remarks() []string { return t.remarks() }

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (t *PersonTable) Passed() int64 { return t.table.file.passed.bytes.Load() }

// Close closes the file.
func (t *PersonTable) Close() error { return t.close() }
