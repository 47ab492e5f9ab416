package tender

import (
	"fmt"
	"strings"
)

// Fault is one thing that is wrong with a tender.
type Fault struct {
	// Place is where, in the terms of the tender file: bids[2].marks.Q3. It is empty for a fault of the whole.
	Place string
	// Problem says what is wrong, Remedy how to put it right.
	Problem, Remedy string
}

// Error is place, problem and remedy in one line.
func (f Fault) Error() string {
	text := f.Problem
	if f.Place != "" {
		text = f.Place + ": " + text
	}
	if f.Remedy != "" {
		text += ": " + f.Remedy
	}
	return text
}

// Faults are all the faults of a tender, in the order of the tender file.
type Faults []Fault

// Error is one line a fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Err is the faults as an error, nil where there are none.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// Add appends a fault.
func (fs *Faults) Add(place, problem, remedy string) {
	*fs = append(*fs, Fault{Place: place, Problem: problem, Remedy: remedy})
}

// Addf is [Faults.Add] with a formatted problem.
func (fs *Faults) Addf(place, remedy, problem string, args ...any) {
	fs.Add(place, fmt.Sprintf(problem, args...), remedy)
}
