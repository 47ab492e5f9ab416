package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Supplier is an organisation that may bid or deliver.
type Supplier struct {
	ID          SupplierID
	Name        string
	Aliases     []string // other names it is met under, such as in spend files
	Number      string   // the number that this office keeps it under, often none
	Identifiers []Identifier

	Size        Size
	VCSE        Answer // whether it is a voluntary, community or social enterprise
	Accounts    Accounts
	Status      SupplierStatus
	Criticality Criticality

	Address string // as on a letter, without the country
	Country string
	Email   string
	Phone   string
	Website string
	Notes   string
}

// SupplierStatus is where a supplier stands with this office.
type SupplierStatus uint8

// The statuses of a supplier.
const (
	SupplierStatusUnstated SupplierStatus = iota
	SupplierProspective                   // might bid
	SupplierActive                        // bids or delivers
	SupplierFormer                        // delivers no more
	SupplierExcluded                      // may not bid, for instance because it is on the debarment list
)

var supplierStatuses = choice.Of("supplier status", "prospective", "active", "former", "excluded")

// String is the status's name in files, empty where it is not stated.
func (s SupplierStatus) String() string { return supplierStatuses.Name(uint8(s)) }

// Words is the status for people.
func (s SupplierStatus) Words() string { return supplierStatuses.Words(uint8(s)) }

// ParseSupplierStatus reads what [SupplierStatus.String] writes. It fails with [*choice.Error].
func ParseSupplierStatus(text string) (SupplierStatus, error) {
	return choice.Parse[SupplierStatus](supplierStatuses, text)
}

// AllSupplierStatuses are the statuses to choose from.
func AllSupplierStatuses() []SupplierStatus { return choice.All[SupplierStatus](supplierStatuses) }

// Criticality is how much depends on a supplier.
type Criticality uint8

// The criticalities, from most to least.
const (
	CriticalityUnstated Criticality = iota
	CriticalityCritical
	CriticalityHigh
	CriticalityMedium
	CriticalityLow
)

var criticalities = choice.Of("criticality", "critical", "high", "medium", "low")

// String is the criticality's name in files, empty where it is not stated.
func (c Criticality) String() string { return criticalities.Name(uint8(c)) }

// Words is the criticality for people.
func (c Criticality) Words() string { return criticalities.Words(uint8(c)) }

// ParseCriticality reads what [Criticality.String] writes. It fails with [*choice.Error].
func ParseCriticality(text string) (Criticality, error) {
	return choice.Parse[Criticality](criticalities, text)
}

// AllCriticalities are the criticalities to choose from.
func AllCriticalities() []Criticality { return choice.All[Criticality](criticalities) }

// reviewMonths are the default months between two reviews of a supplier, by criticality.
var reviewMonths = [...]int{CriticalityUnstated: 0, CriticalityCritical: 1, CriticalityHigh: 3, CriticalityMedium: 6, CriticalityLow: 12}

// ReviewMonths is the default number of months from one review of a supplier to the next: 1, 3, 6 or 12; 0 where nothing is stated.
func (c Criticality) ReviewMonths() int {
	if int(c) < len(reviewMonths) {
		return reviewMonths[c]
	}
	return 0
}

// NextReview is the day on which a supplier of this criticality is due for review again; no date where it is not stated or there was no
// review yet.
func (c Criticality) NextReview(last civil.Date) civil.Date {
	if c.ReviewMonths() == 0 {
		return civil.Date{}
	}
	return last.AddMonths(c.ReviewMonths())
}

// SME is whether the supplier is a small or medium-sized enterprise: by its figures where they settle it, else by its stated size.
func (s Supplier) SME(limits SMELimits) Answer {
	if answer := s.Accounts.SME(limits); answer != Unknown {
		return answer
	}
	switch s.Size {
	case SizeMicro, SizeSmall, SizeMedium:
		return Yes
	case SizeLarge:
		return No
	}
	return Unknown
}

// Check finds everything that is wrong with the supplier.
func (s Supplier) Check() Faults {
	f := fault.Finder{Thing: fault.Named("supplier", s.Name, "name")}
	f.AddIf(fault.IsBlank(s.Name), "name", "the name is empty", "type the name it trades under")
	s.checkAliases(&f)
	s.checkIdentifiers(&f)
	if staff, known := s.Accounts.Staff.Get(); known {
		f.AddIf(staff < 0, "staff", fmt.Sprintf("it has %d staff", staff), "type the number of people, or nothing where it is not known")
	}
	f.AddIf(s.Accounts.Turnover.Sign() < 0, "turnover", "the turnover is below 0", "type a year's turnover, or nothing where it is not known")
	f.AddIf(s.Accounts.BalanceSheet.Sign() < 0, "balance_sheet", "the balance sheet total is below 0", "type the total of the assets")
	checkEmail(&f, s.Email)
	return f.Faults
}

func (s Supplier) checkAliases(f *fault.Finder) {
	met := map[string]bool{strings.ToLower(s.Name): true}
	for _, alias := range s.Aliases {
		folded := strings.ToLower(alias)
		switch {
		case fault.IsBlank(alias):
			f.Add("aliases", "one of its other names is empty", "take it out")
		case met[folded]:
			f.Add("aliases", fmt.Sprintf("the name %q is there twice", fault.Abridged(alias)), "take one out")
		}
		met[folded] = true
	}
}

func (s Supplier) checkIdentifiers(f *fault.Finder) {
	met := make(map[Identifier]bool, len(s.Identifiers))
	for _, id := range s.Identifiers {
		normal, err := ParseIdentifier(id.Scheme, id.ID)
		switch {
		case err != nil:
			f.Add("identifiers", err.Error(), "")
		case normal != id:
			f.Add("identifiers", fmt.Sprintf("%s %s is not in its usual form", id.Scheme, fault.Abridged(id.ID)), "write "+normal.Scheme+" "+normal.ID)
		case met[id]:
			f.Add("identifiers", fmt.Sprintf("%s %s is there twice", id.Scheme, fault.Abridged(id.ID)), "take one out")
		}
		met[id] = true
	}
}

// checkEmail accepts whatever has something on both sides of an @ and no space: the rest only the mail system knows.
func checkEmail(f *fault.Finder, email string) {
	if email == "" {
		return
	}
	name, host, found := strings.Cut(email, "@")
	wrong := !found || name == "" || host == "" || strings.Contains(host, "@") || strings.ContainsAny(email, " \t\r\n")
	f.AddIf(wrong, "email", fmt.Sprintf("%q is not an e-mail address", fault.Abridged(email)), "type it like name@example.org")
}
