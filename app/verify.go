package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"counterweight/app/store"
)

var verifyCommand = command{
	name:  "verify",
	forms: []string{"FILE"},
	does:  "looks for whatever is wrong with a workspace",
	more: "It finds damage, rows that were changed by anything but the program, and changes to the record of changes itself, and says each on a " +
		"line. That the last changes were cut off together with their record shows only in the head of the record: compare it with the one " +
		"printed in an earlier workbook or report.",
	flags: func(f *flag.FlagSet) action {
		var v verification
		f.BoolVar(&v.json, "json", false, "print what was found as one JSON document and nothing else")
		return v.run
	},
}

// verification is one call of verify.
type verification struct{ json bool }

// verdict is what verify --json prints.
type verdict struct {
	File     string          `json:"file"`
	Sound    bool            `json:"sound"`
	Changes  int64           `json:"changes,omitempty"` // how many were recorded
	Head     string          `json:"head,omitempty"`    // of the record of changes, of a sound file
	Findings []store.Finding `json:"findings"`
}

// findingsError are the findings about a workspace, where there are any.
type findingsError []store.Finding

func (e findingsError) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Text
	}
	return strings.Join(lines, "\n")
}

func (v *verification) run(ctx context.Context, w *World, names []string) error {
	found := verdict{File: names[0], Findings: []store.Finding{}}
	progress, done := w.progress("verifying")
	findings, err := store.VerifyFile(ctx, names[0], progress)
	done()
	if err != nil {
		return err
	}
	if len(findings) > 0 {
		found.Findings = findings
		return errors.Join(v.print(w, found), findingsError(findings))
	}
	if err := found.addHead(ctx); err != nil {
		return err
	}
	found.Sound = true
	return v.print(w, found)
}

// addHead looks up the head of the record of changes.
func (v *verdict) addHead(ctx context.Context) error {
	ws, err := openToRead(ctx, v.File)
	if err != nil {
		return err
	}
	defer ws.Close()
	head, err := ws.Head(ctx)
	v.Changes, v.Head = head.Batch, head.String()
	return err
}

// print says what was found, but for findings in words, which are faults and said as those are.
func (v *verification) print(w *World, found verdict) error {
	switch {
	case v.json:
		return w.printJSON(found)
	case found.Sound:
		return w.print(fmt.Sprintf("%s: nothing is wrong. %d changes are recorded; the head of the record is %s.\n", found.File, found.Changes, found.Head))
	}
	return nil
}
