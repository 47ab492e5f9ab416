package suppliers

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
)

// Labels of fields that hold several values.
const (
	namesLabel  = "Other names, separated by semicolons"
	othersLabel = "Other numbers, with scheme"
)

func identifiers(s *procurement.Supplier) *[]procurement.Identifier { return &s.Identifiers }

// known reports whether a number is of a scheme that has a field of its own.
func known(id procurement.Identifier) bool { return schemeWords[id.Scheme] != "" }

// readNumber reads the supplier's number of one scheme; those of other schemes stay as they are. Nothing typed takes it away.
func (e *editor) readNumber(scheme string) func(string) ([]procurement.Identifier, error) {
	return func(text string) ([]procurement.Identifier, error) {
		others := slices.DeleteFunc(slices.Clone(e.sheet.Value().Identifiers), func(id procurement.Identifier) bool { return id.Scheme == scheme })
		if text == "" {
			return others, nil
		}
		id, err := parseNumber(scheme, text)
		return append(others, id), err
	}
}

// parseNumber says why a text is no number of a scheme, without the text.
func parseNumber(scheme, text string) (procurement.Identifier, error) {
	id, err := procurement.ParseIdentifier(scheme, text)
	var wrong *procurement.IdentifierError
	if errors.As(err, &wrong) {
		err = errors.New(wrong.Why)
	}
	return id, err
}

func showNumber(scheme string) func([]procurement.Identifier) string {
	return func(ids []procurement.Identifier) string {
		for _, id := range ids {
			if id.Scheme == scheme {
				return id.ID
			}
		}
		return ""
	}
}

// readOthers reads numbers of other schemes, each after its scheme, with semicolons between them.
func (e *editor) readOthers(text string) ([]procurement.Identifier, error) {
	ids := slices.DeleteFunc(slices.Clone(e.sheet.Value().Identifiers), func(id procurement.Identifier) bool { return !known(id) })
	names, _ := readNames(text)
	for _, name := range names {
		scheme, number, found := strings.Cut(name, " ")
		if !found {
			return nil, fmt.Errorf("write the scheme before %s: GB-CHC 1234567", name)
		}
		id, err := parseNumber(scheme, number)
		switch {
		case err != nil:
			return nil, err
		case known(id):
			return nil, fmt.Errorf("the %s number has a field of its own", schemeWords[id.Scheme])
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func showOthers(ids []procurement.Identifier) string {
	var words []string
	for _, id := range ids {
		if !known(id) {
			words = append(words, id.Scheme+" "+id.ID)
		}
	}
	return strings.Join(words, "; ")
}
