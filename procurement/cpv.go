package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/fault"
)

// CPV is a code of the Common Procurement Vocabulary (Regulation (EC) No 213/2008), which says what is bought. Its eight digits are a
// path: two for the division, a third for the group, a fourth for the class, a fifth for the category, the rest finer still. They are
// text, because leading zeros count. The zero value is no code.
type CPV struct {
	digits string // eight
	check  string // the ninth digit, empty where it was left out
}

// ParseCPV reads 72222300-0, or 72222300 without the check digit, which is kept but not verified: the published ones do not follow
// their own rule throughout.
func ParseCPV(text string) (CPV, error) {
	digits, check, hyphen := strings.Cut(strings.TrimSpace(text), "-")
	if len(digits) != 8 || !onlyFrom(digits, decimals) || (hyphen && (len(check) != 1 || !onlyFrom(check, decimals))) {
		return CPV{}, fmt.Errorf("%q is not a CPV code: write eight digits, possibly with a hyphen and a check digit, such as 72222300-0", fault.Abridged(text))
	}
	return CPV{digits: digits, check: check}, nil
}

// IsZero reports whether there is no code.
func (c CPV) IsZero() bool { return c == CPV{} }

// String is the code as it was read.
func (c CPV) String() string {
	if c.check == "" {
		return c.digits
	}
	return c.digits + "-" + c.check
}

// Division is the code of the division that c lies in, 72000000 for 72222300, without a check digit.
func (c CPV) Division() CPV { return c.upTo(2) }

// Group is the code of the group, 72200000.
func (c CPV) Group() CPV { return c.upTo(3) }

// Class is the code of the class, 72220000.
func (c CPV) Class() CPV { return c.upTo(4) }

// Category is the code of the category, 72222000.
func (c CPV) Category() CPV { return c.upTo(5) }

func (c CPV) upTo(digits int) CPV {
	if c.IsZero() {
		return CPV{}
	}
	return CPV{digits: c.digits[:digits] + strings.Repeat("0", len(c.digits)-digits)}
}

// IsUnder reports whether c is parent or lies anywhere below it. Nothing is under no code.
func (c CPV) IsUnder(parent CPV) bool {
	if c.IsZero() || parent.IsZero() {
		return false
	}
	path := parent.digits[:2] + strings.TrimRight(parent.digits[2:], "0")
	return strings.HasPrefix(c.digits, path)
}
