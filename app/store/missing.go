package store

import "fmt"

// NotFoundError says that the workspace has no such thing, or that it was removed.
type NotFoundError struct {
	Kind string // tender, bid, supplier
	Name string // as it was asked for
}

func (e *NotFoundError) Error() string {
	return fmt.Sprintf("there is no %s %q in this workspace", e.Kind, e.Name)
}

// DuplicateError says that two things can't be told apart.
type DuplicateError struct {
	Kind string
	Name string
}

func (e *DuplicateError) Error() string {
	return fmt.Sprintf("there is a second %s %q: give each a name of its own", e.Kind, e.Name)
}

// CurrencyError says that an amount is not in the currency of the thing that it belongs to.
type CurrencyError struct {
	What         string // the price of bid A
	Given, Needs string // codes of currencies; Needs is empty where the thing has none
}

func (e *CurrencyError) Error() string {
	if e.Needs == "" {
		return fmt.Sprintf("%s is in %s, but there is no currency: choose one", e.What, e.Given)
	}
	return fmt.Sprintf("%s is in %s, not in %s: amounts of one thing are all in its currency", e.What, e.Given, e.Needs)
}
