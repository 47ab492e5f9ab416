package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// The exit statuses that scripts rely on.
const (
	statusDone        = 0
	statusData        = 1   // the data are wrong; nothing was written
	statusUsage       = 2   // the command line is wrong
	statusFile        = 3   // a file can't be used
	statusInterrupted = 130 // by Ctrl+C or a signal
)

// usageError says what is wrong with a command line.
type usageError struct {
	command         *command // nil where no command was named
	problem, remedy string
}

func (e *usageError) Error() string {
	text := e.problem
	if e.command != nil {
		text = e.command.name + ": " + text
	}
	if e.remedy != "" {
		return text + ": " + e.remedy
	}
	if e.command != nil {
		return text + ": write " + strings.Join(e.command.usage(), ", or ") + " (--help says more)"
	}
	return text
}

// fileError says that a file that is no workspace can't be used.
type fileError struct {
	path, problem, remedy string
	err                   error
}

func (e *fileError) Error() string {
	text := e.path + ": " + e.problem
	if e.err != nil {
		text += " (" + e.err.Error() + ")"
	}
	return text + ": " + e.remedy
}

func (e *fileError) Unwrap() error { return e.err }

// unreadable is the error for a file that could not be read.
func unreadable(path string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &fileError{path: path, problem: "there is no such file", remedy: "check the name"}
	}
	return &fileError{path: path, problem: "it can't be read", err: err, remedy: "check the rights to the file and its folder"}
}

// statusOf is the exit status that an error stands for. What nobody foresaw is most likely a file, a disk or a network.
func statusOf(err error) int {
	switch {
	case errors.Is(err, context.Canceled):
		return statusInterrupted
	case errors.Is(err, store.ErrNoAuthor), is[*usageError](err), is[*tender.LotError](err), is[*tender.WhatIfError](err):
		return statusUsage
	case is[tender.Faults](err), is[findingsError](err), is[*desk.LockedError](err), is[*desk.ReasonError](err), is[*exchange.TableError](err), errors.Is(err, export.ErrNoContracts):
		return statusData
	}
	return statusFile
}

// is reports whether an error is, or holds, one of type E.
func is[E error](err error) bool {
	var wanted E
	return errors.As(err, &wanted)
}

// complain says what went wrong, one line for each fault.
func complain(w io.Writer, err error) {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(w, "interrupted: nothing was changed")
		return
	}
	for _, line := range complaints(err) {
		fmt.Fprintln(w, oneLine(line))
	}
}

// complaints are the lines that say what went wrong.
func complaints(err error) (lines []string) {
	var (
		faults   tender.Faults
		findings findingsError
	)
	switch {
	case errors.As(err, &faults):
		for _, f := range faults {
			lines = append(lines, f.Error())
		}
	case errors.As(err, &findings):
		for _, f := range findings {
			lines = append(lines, f.Text)
		}
	default:
		lines = []string{err.Error()}
	}
	var noted *notedError
	if errors.As(err, &noted) {
		for _, n := range noted.notices {
			lines = append(lines, "note: "+n.Text)
		}
	}
	return lines
}
