package procurement

import (
	"fmt"
	"strings"
)

// Fault is one thing that is wrong with a supplier, a contract or a person.
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

// Faults are all the faults of a thing, field by field in the order of the register.
type Faults []*Fault

// Error is one line a fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets [errors.As] find the single faults.
func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// Err is the faults as an error, nil where there are none.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// faultFinder gathers the faults of one thing.
type faultFinder struct {
	thing  string
	faults Faults
}

// add notes a fault of a field.
func (f *faultFinder) add(field, problem, remedy string) {
	f.faults = append(f.faults, &Fault{Thing: f.thing, Field: field, Problem: problem, Remedy: remedy})
}

// addUnfinished notes what may stand while one types.
func (f *faultFinder) addUnfinished(field, problem, remedy string) {
	f.faults = append(f.faults, &Fault{Thing: f.thing, Field: field, Problem: problem, Remedy: remedy, Unfinished: true})
}

// addIf notes a fault of a field when there is one.
func (f *faultFinder) addIf(wrong bool, field, problem, remedy string) {
	if wrong {
		f.add(field, problem, remedy)
	}
}

// named is "contract C-014", or "contract without a reference" where the name is blank.
func named(kind, name, nameless string) string {
	if isBlank(name) {
		return fmt.Sprintf("%s without a %s", kind, nameless)
	}
	return kind + " " + abridged(name)
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
