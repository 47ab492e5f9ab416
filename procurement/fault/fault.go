// Package fault holds what is wrong with something that a person entered, in that person's words.
package fault

import (
	"fmt"
	"strings"
)

// Fault is one thing that is wrong with a supplier, a contract, a measure or another thing.
type Fault struct {
	Thing   string // which one: contract C-014
	Field   string // the field to look at, by its name in the register: notice_days
	Problem string // what is wrong
	Remedy  string // how to put it right, possibly empty
	// Unfinished is whether it comes up on the way from one right state to another, one value after the other: shares that don't make a
	// whole yet. It may be stored while one types; a file that is taken in must be without it.
	Unfinished bool
}

// Error is thing, problem and remedy in one line.
func (f *Fault) Error() string {
	text := f.Thing + ": " + f.Problem
	if f.Remedy != "" {
		text += ": " + f.Remedy
	}
	return text
}

// List is all the faults of a thing, field by field in the order of its form.
type List []*Fault

// Error is one line a fault.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets [errors.As] find the single faults.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, f := range l {
		errs[i] = f
	}
	return errs
}

// Err is the faults as an error, nil where there are none.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Finder gathers the faults of one thing.
type Finder struct {
	Thing  string
	Faults List
}

// Add notes a fault of a field.
func (f *Finder) Add(field, problem, remedy string) {
	f.Faults = append(f.Faults, &Fault{Thing: f.Thing, Field: field, Problem: problem, Remedy: remedy})
}

// AddUnfinished notes what may stand while one types.
func (f *Finder) AddUnfinished(field, problem, remedy string) {
	f.Faults = append(f.Faults, &Fault{Thing: f.Thing, Field: field, Problem: problem, Remedy: remedy, Unfinished: true})
}

// AddIf notes a fault of a field when there is one.
func (f *Finder) AddIf(wrong bool, field, problem, remedy string) {
	if wrong {
		f.Add(field, problem, remedy)
	}
}

// AddUnfinishedIf notes what may stand while one types when there is one.
func (f *Finder) AddUnfinishedIf(wrong bool, field, problem, remedy string) {
	if wrong {
		f.AddUnfinished(field, problem, remedy)
	}
}

// Named is "contract C-014", or "contract without a reference" where the name is blank.
func Named(kind, name, nameless string) string {
	if IsBlank(name) {
		return fmt.Sprintf("%s without a %s", kind, nameless)
	}
	return kind + " " + Abridged(name)
}

// IsBlank reports whether a text says nothing.
func IsBlank(text string) bool { return strings.TrimSpace(text) == "" }

// Abridged keeps a message readable when somebody gives a whole page for a word.
func Abridged(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
