package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/choice"
	"counterweight/procurement/fault"
)

// Identifier is a number that others know a supplier by. The scheme says who gave it, by its code in the list of org-id.guide as used in
// open contracting data: GB-COH for Companies House.
type Identifier struct {
	Scheme string
	ID     string
}

// The schemes whose form is known and checked.
const (
	CompaniesHouse = "GB-COH"  // registered companies, numbers of eight characters
	PPON           = "GB-PPON" // the public procurement organisation number of the UK's central digital platform
)

// IdentifierError says why a text is no number of its scheme.
type IdentifierError struct {
	Identifier
	Why string
}

func (e *IdentifierError) Error() string {
	return fmt.Sprintf("%q is not a number of scheme %s: %s", e.ID, e.Scheme, e.Why)
}

// ParseIdentifier brings a number into the form of its scheme, so that equal numbers are equal texts; numbers of other schemes are only
// trimmed. It fails with [*IdentifierError].
func ParseIdentifier(scheme, text string) (Identifier, error) {
	id := Identifier{Scheme: strings.ToUpper(strings.TrimSpace(scheme)), ID: strings.TrimSpace(text)}
	why := ""
	switch {
	case id.ID == "":
		why = "it is empty"
	case id.Scheme == CompaniesHouse:
		id.ID, why = companyNumber(id.ID)
	case id.Scheme == PPON:
		why = whyNoPPON(id.ID)
	}
	if why != "" {
		return Identifier{}, &IdentifierError{Identifier: Identifier{Scheme: id.Scheme, ID: fault.Abridged(text)}, Why: why}
	}
	return id, nil
}

// companyNumber is the eight characters of a Companies House number in capitals: digits, or a prefix (SC, NI, OC, … or R0) and digits,
// filled with zeros before the digits where somebody left them out. Numbers that end in letters, as registered societies have, are not
// filled.
func companyNumber(text string) (number, why string) {
	const width = 8
	text = strings.ToUpper(strings.ReplaceAll(text, " ", ""))
	rest := strings.TrimLeft(text, capitals)
	prefix := text[:len(text)-len(rest)]
	switch {
	case !onlyFrom(text, capitals+decimals):
		return "", "it has characters other than letters and digits"
	case len(text) > width:
		return "", "it has more than eight characters"
	case rest == "":
		return "", "it has no digits"
	case onlyFrom(rest, "0"):
		return "", "there is no company of number 0"
	case len(prefix) > 2 || (len(prefix) == 1 && text[:2] != "R0"):
		return "", "a prefix has two characters, such as SC or R0"
	case len(text) == width:
		return text, ""
	case !onlyFrom(rest, decimals) || len(prefix) == 1:
		return "", "write all eight characters, such as 01234567 or SC123456"
	}
	return prefix + strings.Repeat("0", width-len(text)) + rest, ""
}

// whyNoPPON is empty for four capitals, four digits and four capitals with hyphens between.
func whyNoPPON(text string) string {
	parts := strings.Split(text, "-")
	if len(parts) == 3 && isFour(parts[0], capitals) && isFour(parts[1], decimals) && isFour(parts[2], capitals) {
		return ""
	}
	return "write four capitals, four digits and four capitals, such as PABC-1234-WXYZ"
}

const (
	capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	decimals = "0123456789"
)

func isFour(text, of string) bool { return len(text) == 4 && onlyFrom(text, of) }

// onlyFrom reports whether text has no other characters than these.
func onlyFrom(text, characters string) bool { return strings.Trim(text, characters) == "" }

// NoticeSystem is a system on which UK notices are published.
type NoticeSystem uint8

// The systems that give open contracting identifiers.
const (
	NoSystem NoticeSystem = iota
	FindATender
	ContractsFinder
)

var noticeSystems = choice.Of("notice system", "find-a-tender", "contracts-finder")

// String is find-a-tender, contracts-finder or, where there is none, empty.
func (s NoticeSystem) String() string { return noticeSystems.Name(uint8(s)) }

// SystemOf is the system that gave an open contracting identifier (ocds-h6vhtk-04a1b2), by its registered prefix.
func SystemOf(ocid string) NoticeSystem {
	switch {
	case strings.HasPrefix(ocid, "ocds-h6vhtk-"):
		return FindATender
	case strings.HasPrefix(ocid, "ocds-b5fd17-"):
		return ContractsFinder
	}
	return NoSystem
}
