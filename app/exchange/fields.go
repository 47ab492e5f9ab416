package exchange

import (
	"fmt"
	"strings"
	"unicode"
)

// Kind is what a file holds.
type Kind uint8

// The kinds of data for the register, and for who works in which team.
const (
	KindUnknown Kind = iota
	KindContracts
	KindSuppliers
	KindSpend
	KindOCDS // open contracting data: releases and records
	KindPeople
	KindAssignments // of people to roles in teams
)

var kinds = [...]string{
	KindContracts: "contracts", KindSuppliers: "suppliers", KindSpend: "spend", KindOCDS: "ocds",
	KindPeople: "people", KindAssignments: "assignments",
}

// String is the kind's name on the command line and in mapping files; empty where it is unknown.
func (k Kind) String() string { return kinds[k] }

// Words is the kind for people: Contracts.
func (k Kind) Words() string {
	if k == KindOCDS {
		return "Open contracting data"
	}
	return inWords(k.String())
}

// ParseKind reads what [Kind.String] writes.
func ParseKind(text string) (Kind, bool) {
	for k, name := range kinds {
		if name == text && text != "" {
			return Kind(k), true
		}
	}
	return KindUnknown, text == ""
}

// Field is something that a column of a table can say.
type Field uint8

// The fields. The first 22 are the columns of the register, in the order in which it is exported.
const (
	NoField Field = iota
	Reference
	Title
	Supplier
	SupplierNumber
	SupplierSize
	Start
	End
	ExtensionMonths
	Extensions
	NoticeDays
	Value
	VATRate
	Spent
	Currency
	Pricing
	Status
	Tier
	Category
	Buyer
	Procedure
	Framework
	Description

	CompanyNumber
	PPON
	SupplierSME
	SupplierVCSE
	Suppliers // several in one cell, as Contracts Finder writes them
	Place
	Notes
	Law            // what the law takes the contract for
	FormOfContract // how it stands to frameworks
	Entered

	Paid // the day or month of a line of spending
	Amount
	Lot
	Line // the number of a line in its own file
	Contract

	OtherNames
	Address
	Country
	Email
	Phone
	Website
	Criticality
	Staff
	Turnover

	Person
	GivenName
	Surname
	Employer // ours, supplier or agency, or a supplier's name
	Organisation
	Team
	Role
	Share
	Standing
	Rights
	Held
	Needed

	fieldCount
)

// Holds is what the cells of a field hold.
type Holds uint8

// The kinds of cells.
const (
	HoldsText Holds = iota
	HoldsDate
	HoldsMonth // a day, or a month that stands for its first day
	HoldsMoney
	HoldsNumber // a whole number
	HoldsPercent
	HoldsChoice
)

// fieldSpec describes a field.
type fieldSpec struct {
	name  string // in mapping files
	holds Holds
	// headings are what the column is called, folded by [foldHeading]; where a file has several of them, the first in this order counts
	// for most and the others stand in where its cell is empty. The name itself is one of them.
	headings string
}

// fieldSpecs are the known headings of each field, one data table for all kinds: a heading that a kind has no use for is passed over.
var fieldSpecs = [fieldCount]fieldSpec{
	Reference: {"reference", HoldsText, "ref contractreference contractref contractnumber contractno contractid referencenumber refno " +
		"agreementnumber agreementreference noticeidentifier contractcode uniquereference uniqueref ourref ourreference id"},
	Title: {"title", HoldsText, "contracttitle contractname contract agreementtitle titleofagreement name project projectname " +
		"requirement subject noticetitle contractdescription"},
	Supplier: {"supplier", HoldsText, "suppliername supplierlegalname contractor contractorname vendor vendorname provider providername " +
		"awardedsupplier successfulsupplier leadsupplier organisation company companyname merchantname beneficiary payee nameofsupplier " +
		"awardedto"},
	SupplierNumber: {"supplier_number", HoldsText, "supplierno supplierid supplierref vendornumber vendorno vendorid supplierreference"},
	SupplierSize:   {"supplier_size", HoldsChoice, "size companysize suppliercategory organisationsize businesssize"},
	Start: {"start", HoldsDate, "contractstartdate startdate contractstart commencementdate commencement from datefrom effectivedate " +
		"startofcontract dateawarded awardeddate begins validfrom"},
	End: {"end", HoldsDate, "contractenddate enddate contractend expirydate expiry expires expirationdate completiondate to dateto " +
		"endofcontract terminationdate ends validto initialenddate"},
	ExtensionMonths: {"extension_months", HoldsNumber, "extensionlength extensionperiod lengthofextension extensionperiodmonths"},
	Extensions:      {"extensions", HoldsNumber, "extensionoptions numberofextensions optionstoextend options extensionoption extoptions extoption ext"},
	NoticeDays:      {"notice_days", HoldsNumber, "noticeperiod notice noticeperioddays daysnotice terminationnotice"},
	Value: {"value", HoldsMoney, "contractvalue totalcontractvalue totalvalue awardedvalue awardvalue valueexvat contractvalueexvat " +
		"valueofcontract originalvalue estimatedvalue lifetimevalue tcv contractsum valuehigh valuelow valuegbp"},
	VATRate:  {"vat_rate", HoldsPercent, "vat vatpercent rateofvat vatpercentage"},
	Spent:    {"spent", HoldsMoney, "spend spendtodate actualspend totalspend spenttodate paidtodate expenditure invoiced invoicedtodate"},
	Currency: {"currency", HoldsText, "currencycode ccy"},
	Pricing:  {"pricing", HoldsChoice, "pricingmodel pricingmechanism paymentmechanism commercialmodel contracttype typeofcontract chargingmodel"},
	Status:   {"status", HoldsChoice, "contractstatus state lifecycle stage"},
	Tier:     {"tier", HoldsChoice, "contracttier tiering segment segmentation classification"},
	Category: {"category", HoldsText, "cpv cpvcode cpvcodes servicecategory commoditycode procurementcategory proclasscode expensetype " +
		"categoryofspend spendcategory"},
	Buyer: {"buyer", HoldsText, "customer customername organisationname contractingauthority authority department buyingorganisation " +
		"businessunit directorate clientname client bodyname entity departmentfamily"},
	Procedure: {"procedure", HoldsText, "proceduretype procurementprocedure procurementroute routetomarket processtype " +
		"ojeuproceduretype sourcingroute tenderprocess"},
	Framework:   {"framework", HoldsText, "frameworkreference frameworkname frameworkagreement frameworkused calloffframework"},
	Description: {"description", HoldsText, "details contractdetails summary scope purpose productservicedescription servicedescription narrative descriptionofservices"},

	CompanyNumber:  {"company_number", HoldsText, "companieshousenumber companyregistrationnumber registrationnumber companynumber crn companyno registeredcompanynumber suppliercompanynumber"},
	PPON:           {"ppon", HoldsText, "ppon supplierppon"},
	SupplierSME:    {"sme", HoldsChoice, "issme suppliersme smesupplier smestatus smeyesno isthesupplieransme"},
	SupplierVCSE:   {"vcse", HoldsChoice, "isvcse supplierstatusvcse voluntary vcsestatus isthesupplieravcse"},
	Suppliers:      {"suppliers", HoldsText, "suppliernameaddressreftyperefnumberissmeisvcse"},
	Place:          {"place", HoldsChoice, "placeofwork workingpattern"},
	Law:            {"kind", HoldsChoice, "kindofcontract"},
	FormOfContract: {"form", HoldsChoice, "formofcontract"},
	Entered:        {"entered", HoldsDate, "datesigned signed signaturedate dateofsignature datecontractsigned"},
	Notes:          {"notes", HoldsText, "comments remarks comment note furtherinformation"},

	Paid: {"paid", HoldsMonth, "date paymentdate datepaid formonth month period invoicedate transactiondate posteddate postingdate " +
		"paiddate monthpaid"},
	Amount: {"amount", HoldsMoney, "totalcharge charge netamount amountexvat amountgbp invoicevalue invoiceamount paymentamount " +
		"netvalue lineamount amountpaid totalamount netamountgbp"},
	Lot:      {"lot", HoldsText, "lotnumber lotno lotname"},
	Line:     {"line", HoldsText, "transactionnumber transactionno transactionid invoicenumber documentnumber paymentreference"},
	Contract: {"contract", HoldsText, "contractreference contractref contractnumber contractid"},

	OtherNames:  {"other_names", HoldsText, "aliases alias tradingas tradingname othername knownas"},
	Address:     {"address", HoldsText, "supplieraddress registeredaddress fulladdress postaladdress"},
	Country:     {"country", HoldsText, "suppliercountry countryofregistration"},
	Email:       {"email", HoldsText, "emailaddress contactemail supplieremail mail"},
	Phone:       {"phone", HoldsText, "telephone telephonenumber phonenumber contacttelephone"},
	Website:     {"website", HoldsText, "url web webaddress homepage"},
	Criticality: {"criticality", HoldsChoice, "suppliercriticality importance"},
	Staff:       {"staff", HoldsNumber, "employees numberofemployees headcount"},
	Turnover:    {"turnover", HoldsMoney, "annualturnover revenue annualrevenue"},

	Person: {"person", HoldsText, "name fullname personname nameofperson employeename staffname teammember member individual resource " +
		"resourcename who colleague preferredname displayname"},
	GivenName: {"given_name", HoldsText, "firstname forename forenames givennames"},
	Surname:   {"surname", HoldsText, "lastname familyname"},
	Employer: {"employer", HoldsText, "employedby worksfor employertype employment employmenttype workertype engagement engagementtype " +
		"staffgroup resourcetype side"},
	Organisation: {"organisation", HoldsText, "organization org department directorate businessunit division office unit partofourside"},
	Team:         {"team", HoldsText, "teamname nameofteam squad squadname productteam deliveryteam"},
	Role: {"role", HoldsText, "rolename roleinteam teamrole jobtitle job position post postheld positionheld function ddatrole " +
		"capabilityframeworkrole profile"},
	Share: {"share", HoldsPercent, "shareoftime fte wte allocation timeallocation timeallocated percentage percent percentoftime " +
		"time utilisation"},
	Standing: {"standing", HoldsChoice, "howheld basis cover actingproxyshared substantiveoracting"},
	Rights:   {"rights", HoldsText, "decisionrights decisions maydecide decides authority delegation"},
	Held:     {"held", HoldsChoice, "levelheld heldlevel level skilllevel currentlevel actuallevel"},
	Needed:   {"needed", HoldsChoice, "levelneeded neededlevel requiredlevel levelrequired targetlevel"},
}

// String is the field's name in mapping files.
func (f Field) String() string { return fieldSpecs[f].name }

// Words is the field for people: Notice days.
func (f Field) Words() string { return inWords(f.String()) }

// inWords is a name for people: Notice days for notice_days.
func inWords(name string) string {
	if name == "" {
		return ""
	}
	name = strings.ReplaceAll(name, "_", " ")
	return strings.ToUpper(name[:1]) + name[1:]
}

// Holds is what the field's cells hold.
func (f Field) Holds() Holds { return fieldSpecs[f].holds }

// ParseField reads what [Field.String] writes; the empty text is no field.
func ParseField(text string) (Field, error) {
	for f, spec := range fieldSpecs {
		if spec.name == text {
			return Field(f), nil
		}
	}
	return NoField, fmt.Errorf("%q is no field: the fields are %s", shortened(text), strings.Join(fieldNames(), ", "))
}

func fieldNames() (names []string) {
	for _, spec := range fieldSpecs[1:] {
		names = append(names, spec.name)
	}
	return names
}

// fieldsOf are the fields that each kind of table takes.
var fieldsOf = map[Kind][]Field{
	KindContracts: {
		Reference, Title, Supplier, SupplierNumber, SupplierSize, Start, End, ExtensionMonths, Extensions, NoticeDays, Value, VATRate,
		Spent, Currency, Pricing, Status, Tier, Category, Buyer, Procedure, Framework, Description,
		CompanyNumber, PPON, SupplierSME, SupplierVCSE, Suppliers, Place, Law, FormOfContract, Entered, Notes,
	},
	KindSpend: {
		Supplier, SupplierNumber, CompanyNumber, PPON, Paid, Amount, Currency, Buyer, Framework, Lot, Description, Line, Contract, Category,
	},
	KindSuppliers: {
		Supplier, SupplierNumber, CompanyNumber, PPON, SupplierSize, SupplierSME, SupplierVCSE, OtherNames, Address, Country, Email, Phone,
		Website, Criticality, Staff, Turnover, Currency, Notes,
	},
	KindPeople: {
		Person, GivenName, Surname, Employer, Supplier, Organisation, Role, Email, Phone, Start, End, Notes,
	},
	KindAssignments: {
		Person, GivenName, Surname, Email, Team, Role, Share, Employer, Supplier, Standing, Start, End, Contract, Rights, Held, Needed,
	},
}

// Fields are the fields that a kind of table can have, in the order in which they are offered.
func (k Kind) Fields() []Field { return fieldsOf[k] }

// alsoMeans are headings that mean something else in a kind of table than elsewhere.
var alsoMeans = map[Kind]map[string]Field{
	KindSuppliers: {"name": Supplier, "size": SupplierSize, "id": SupplierNumber, "number": SupplierNumber, "reference": SupplierNumber},
	KindSpend: {
		"value": Amount, "spend": Amount, "total": Amount, "netspend": Amount, "actualspend": Amount, "charge": Amount, "cost": Amount,
		"contract": Contract, "transaction": Line, "expensearea": Description,
	},
	KindPeople: {
		"organisation": Organisation, "agency": Supplier, "mobile": Phone, "mobilenumber": Phone, "type": Employer, "starts": Start, "since": Start,
		"joined": Start, "firstday": Start, "until": End, "leaves": End, "leavingdate": End, "lastday": End,
	},
	KindAssignments: {
		"agency": Supplier, "type": Employer, "post": Role, "starts": Start, "since": Start, "joined": Start, "firstday": Start, "onboarded": Start,
		"until": End, "rolloff": End, "rolloffdate": End, "lastday": End,
	},
}

// telling are the fields that tell a kind of table from the others.
var telling = map[Kind][]Field{
	KindContracts:   {Reference, Title, Start, End, Value, Extensions, NoticeDays, Suppliers},
	KindSpend:       {Paid, Amount, Line},
	KindSuppliers:   {OtherNames, Address, Email, Phone, Website, Criticality, Staff, Turnover},
	KindPeople:      {Person, GivenName, Surname, Employer, Organisation, Role},
	KindAssignments: {Team, Role, Share, Standing, Rights, Held, Needed},
}

// headingIndex finds the fields of a kind by folded headings, with how much each heading counts: the less, the more.
type headingIndex map[string]headingMeaning

type headingMeaning struct {
	field Field
	rank  int
}

var headingsOf = map[Kind]headingIndex{
	KindContracts: indexHeadings(KindContracts), KindSpend: indexHeadings(KindSpend), KindSuppliers: indexHeadings(KindSuppliers),
	KindPeople: indexHeadings(KindPeople), KindAssignments: indexHeadings(KindAssignments),
}

func indexHeadings(k Kind) headingIndex {
	index := headingIndex{}
	for heading, field := range alsoMeans[k] {
		index[heading] = headingMeaning{field, 1}
	}
	for _, f := range fieldsOf[k] {
		names := append([]string{foldHeading(fieldSpecs[f].name)}, strings.Fields(fieldSpecs[f].headings)...)
		for rank, name := range names {
			if _, there := index[foldHeading(name)]; !there {
				index[foldHeading(name)] = headingMeaning{f, rank}
			}
		}
	}
	return index
}

// find is what a heading means: as it is, without what stands in brackets, such as (£), or the first that is known of several words for it,
// such as Supplier / Contractor.
func (x headingIndex) find(heading string) (headingMeaning, bool) {
	meaning, known := x[foldHeading(heading)]
	if open := strings.IndexAny(heading, "(["); !known && open > 0 {
		meaning, known = x[foldHeading(heading[:open])]
	}
	for either := range strings.FieldsFuncSeq(heading, func(r rune) bool { return r == '/' || r == '|' }) {
		if !known {
			meaning, known = x[foldHeading(either)]
		}
	}
	return meaning, known
}

// foldHeading is a heading without regard to case, spaces and punctuation.
func foldHeading(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// knownHeadings is how many fields of one kind the cells of a row name.
func knownHeadings(cells []string) (most int) {
	for _, kind := range tableKinds {
		most = max(most, len(kind.found(cells)))
	}
	return most
}

// tableKinds are the kinds that are tables, in the order in which one is guessed where two are as likely.
var tableKinds = []Kind{KindContracts, KindSpend, KindSuppliers, KindPeople, KindAssignments}

// found are the fields that the cells of a row name.
func (k Kind) found(cells []string) map[Field]bool {
	found := map[Field]bool{}
	for _, cell := range cells {
		if meaning, known := headingsOf[k].find(cell); known && strings.TrimSpace(cell) != "" {
			found[meaning.field] = true
		}
	}
	return found
}

// guessKind tells what a table holds by its headings: what it has most fields for, those counted double that the others have not.
func guessKind(headings []string) Kind {
	best, most := KindUnknown, 1
	for _, kind := range tableKinds {
		found := kind.found(headings)
		score := len(found)
		for _, f := range telling[kind] {
			if found[f] {
				score++
			}
		}
		if score > most {
			best, most = kind, score
		}
	}
	return best
}
