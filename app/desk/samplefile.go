package desk

import (
	"fmt"
	"math/big"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// sampleFile is the sample as it is written: words for closed sets, plain decimals for money and shares, suppliers by their names.
type sampleFile struct {
	Name      string
	Buyer     string // the office itself
	Suppliers []sampleSupplier
	People    []samplePerson
	Contracts []sampleContract
}

type sampleSupplier struct {
	Name, Number, Company, Size, Status, Criticality string
	Staff                                            int
	VCSE                                             bool
	Address, Country, Email, Phone, Website, Notes   string
	Aliases                                          []string
}

type samplePerson struct {
	Name, Supplier, Organisation, Role, Email, Phone string

	ReachHow     string     `json:"reach_how"`
	ReachWhen    string     `json:"reach_when"`
	WorkingStyle string     `json:"working_style"`
	Feedback     string     `json:"feedback"`
	SharedOn     civil.Date `json:"shared_on"`
}

type sampleContract struct {
	Reference, Title, Tender string

	Parties []struct{ Supplier, Share, Does string } // the first is the lead; shares in per cent
	Options []struct {
		Months   int
		Value    string
		DecideBy civil.Date `json:"decide_by"`
	}
	Kind, Form             string
	Begun, Entered         civil.Date
	Start, End             civil.Date
	NoticeDays             int    `json:"notice_days"`
	NoticeUnit             string `json:"notice_unit"`
	NoticeMonthsFrom       int    `json:"notice_months_from"` // the earliest notice, in months
	NoticeCalendar         string `json:"notice_calendar"`
	NoticeMethod           string `json:"notice_method"`
	RenewMonths            int    `json:"renew_months"`
	Value, Spent, Currency string
	VATRate                string `json:"vat_rate"`

	Pricing, Status, Tier, Place                string
	OnSiteDays                                  *int              `json:"on_site_days"`
	PlaceNote                                   string            `json:"place_note"`
	Factors                                     map[string]string // impact: high, for what reason
	Category, Procedure, Framework, Description string

	sampleKept
}

// sampleReader turns rows into values of the domain and gathers what can't be read.
type sampleReader struct {
	office    string
	suppliers map[string]procurement.SupplierID
	faults    []error
}

func newSampleReader(office string) *sampleReader {
	return &sampleReader{office: office, suppliers: map[string]procurement.SupplierID{}}
}

// read is what parse makes of a text; where it fails, the fault is noted under the name of the row.
func read[T any](r *sampleReader, row, text string, parse func(string) (T, error)) T {
	value, err := parse(text)
	if err != nil {
		r.faults = append(r.faults, fmt.Errorf("%s: %w", row, err))
	}
	return value
}

func (r *sampleReader) supplier(id procurement.SupplierID, row sampleSupplier) procurement.Supplier {
	r.suppliers[row.Name] = id
	company := func(number string) (procurement.Identifier, error) {
		return procurement.ParseIdentifier(procurement.CompaniesHouse, number)
	}
	var numbers []procurement.Identifier
	if row.Company != "" {
		numbers = append(numbers, read(r, row.Name, row.Company, company))
	}
	accounts := procurement.Accounts{}
	if row.Staff > 0 {
		accounts.Staff = procurement.NumberOf(row.Staff)
	}
	return procurement.Supplier{
		ID: id, Name: row.Name, Number: row.Number, Aliases: row.Aliases,
		Identifiers: numbers,
		Size:        read(r, row.Name, row.Size, procurement.ParseSize),
		VCSE:        procurement.AnswerOf(row.VCSE),
		Accounts:    accounts,
		Status:      read(r, row.Name, row.Status, procurement.ParseSupplierStatus),
		Criticality: read(r, row.Name, row.Criticality, procurement.ParseCriticality),
		Address:     row.Address, Country: row.Country, Email: row.Email, Phone: row.Phone, Website: row.Website, Notes: row.Notes,
	}
}

func (r *sampleReader) person(row samplePerson) procurement.Person {
	return procurement.Person{
		Name: row.Name, Supplier: r.employer(row), Organisation: row.Organisation, Role: row.Role, Email: row.Email, Phone: row.Phone,
		Card: procurement.Card{
			ReachHow: row.ReachHow, ReachWhen: row.ReachWhen, WorkingStyle: row.WorkingStyle, Feedback: row.Feedback, SharedOn: row.SharedOn,
		},
	}
}

func (r *sampleReader) employer(row samplePerson) procurement.SupplierID {
	if row.Supplier == "" {
		return 0
	}
	return read(r, row.Name, row.Supplier, r.known)
}

// known is the id of a supplier that the sample has.
func (r *sampleReader) known(name string) (procurement.SupplierID, error) {
	id, ok := r.suppliers[name]
	if !ok {
		return 0, fmt.Errorf("%q is not among the suppliers", name)
	}
	return id, nil
}

func (r *sampleReader) dossier(row sampleContract) procurement.Dossier {
	d := procurement.Dossier{Contract: r.contract(row)}
	r.keep(&d, row.sampleKept)
	return d
}

func (r *sampleReader) contract(row sampleContract) procurement.Contract {
	name := row.Reference
	currency := read(r, name, row.Currency, money.ParseCurrency)
	amount := func(text string) (money.Amount, error) { return money.Parse(text, currency) }
	c := procurement.Contract{
		Reference: row.Reference, Title: row.Title, Tender: row.Tender, Buyer: r.office,
		Kind: read(r, name, row.Kind, procurement.ParseContractKind), Form: read(r, name, row.Form, procurement.ParseContractForm),
		Begun: row.Begun, Entered: row.Entered, Term: civil.Term{From: row.Start, To: row.End}, Notice: r.notice(row),
		Currency: currency, Value: read(r, name, row.Value, amount), Spent: read(r, name, row.Spent, amount),
		VATRate:   read(r, name, row.VATRate, exact.ParseOptional),
		Pricing:   read(r, name, row.Pricing, procurement.ParsePricing),
		Status:    read(r, name, row.Status, procurement.ParseContractStatus),
		Tier:      read(r, name, row.Tier, procurement.ParseTier),
		Factors:   r.factors(row),
		Place:     read(r, name, row.Place, procurement.ParsePlace),
		PlaceNote: row.PlaceNote, Category: row.Category, Procedure: row.Procedure, Framework: row.Framework, Description: row.Description,
	}
	if row.OnSiteDays != nil {
		c.OnSiteDays = procurement.NumberOf(*row.OnSiteDays)
	}
	for i, party := range row.Parties {
		role := procurement.Member
		if i == 0 {
			role = procurement.Lead
		}
		c.Parties = append(c.Parties, procurement.Party{
			Supplier: read(r, name, party.Supplier, r.known), Role: role, ShareBP: read(r, name, party.Share, basisPoints), Does: party.Does,
		})
	}
	for _, option := range row.Options {
		c.Options = append(c.Options, procurement.ExtensionOption{
			Months: option.Months, Value: read(r, name, option.Value, amount), State: procurement.OptionOpen, DecideBy: option.DecideBy,
		})
	}
	return c
}

func (r *sampleReader) notice(row sampleContract) procurement.NoticeRule {
	rule := procurement.NoticeOfDays(row.NoticeDays)
	if row.NoticeUnit != "" {
		rule.Latest.Unit = read(r, row.Reference, row.NoticeUnit, procurement.ParseSpanUnit)
	}
	if row.NoticeMonthsFrom > 0 {
		rule.Earliest = procurement.Span{Count: procurement.NumberOf(row.NoticeMonthsFrom), Unit: procurement.Months}
	}
	rule.Calendar = read(r, row.Reference, row.NoticeCalendar, civil.ParseJurisdiction)
	rule.Method = row.NoticeMethod
	if row.RenewMonths > 0 {
		rule.RenewMonths = procurement.NumberOf(row.RenewMonths)
	}
	return rule
}

// factors read what a tier rests on: "high, people are let down at once".
func (r *sampleReader) factors(row sampleContract) procurement.TierFactors {
	factor := func(name string) procurement.TierFactor {
		demand, why, _ := strings.Cut(row.Factors[name], ", ")
		return procurement.TierFactor{Demand: read(r, row.Reference, demand, procurement.ParseDemand), Why: why}
	}
	return procurement.TierFactors{Impact: factor("impact"), Continuity: factor("continuity"), Switching: factor("switching"), Value: factor("value")}
}

// basisPoints reads a share in per cent; the empty text is a share that is not known.
func basisPoints(percent string) (procurement.Number, error) {
	share, err := exact.ParseOptional(percent)
	if err != nil || !share.Given() {
		return procurement.Number{}, err
	}
	bp := new(big.Rat).Mul(share.Rat(), big.NewRat(100, 1))
	if !bp.IsInt() {
		return procurement.Number{}, fmt.Errorf("share %s has more than two decimals", percent)
	}
	return procurement.NumberOf(int(bp.Num().Int64())), nil
}
