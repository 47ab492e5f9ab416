// Package app is the program seen from outside: its commands, what they say, and how they end.
//
// [Run] takes a command line and a [World], the little of the outside that the program touches, and gives the exit status. Each
// command is a [command] in the list of [commands]: its forms, its flags, its help and what it does stand together in one file. A
// command returns an error and never ends the program; [statusOf] and [complain] alone turn errors into statuses and words.
package app

import (
	"context"
	"encoding/json"
	"io"
	"time"
)

// World is what the program touches outside itself. Tests give it another one.
type World struct {
	Out, Err io.Writer
	// Terminal says that Err is watched by a person, so that progress may be shown there.
	Terminal bool
	// Now tells the time, in the zone that days are counted in.
	Now func() time.Time
	// User is the name of who is logged in: the author of changes where nobody gave another name.
	User string
}

// Run does what the command line asks for and gives the exit status: 0 done, 1 the data are wrong, 2 the command line is wrong, 3 a
// file can't be used, 130 interrupted. args are without the program's name.
//
// When ctx is cancelled, what was under way is undone: no file is left half-written and a workspace is as it was.
func Run(ctx context.Context, args []string, w World) int {
	err := run(ctx, args, &w)
	if err == nil {
		return statusDone
	}
	if ctx.Err() != nil {
		err = ctx.Err() // whatever came of it is not news
	}
	complain(w.Err, err)
	return statusOf(err)
}

func run(ctx context.Context, args []string, w *World) error {
	if len(args) == 0 {
		return openWindow(ctx, w, "")
	}
	if isHelp(args[0]) {
		return w.print(overview())
	}
	if c := commandNamed(args[0]); c != nil {
		return c.call(ctx, args[1:], w)
	}
	if len(args) > 1 {
		return &usageError{problem: args[0] + " is no command", remedy: "the commands are " + commandNames()}
	}
	return openWindow(ctx, w, args[0])
}

// print writes a whole text to standard output.
func (w *World) print(text string) error {
	_, err := io.WriteString(w.Out, text)
	return err
}

// printJSON prints a value as one JSON document.
func (w *World) printJSON(value any) error {
	document, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	return w.print(string(document) + "\n")
}
