package app

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// command is one thing that the program can be asked for.
type command struct {
	name string
	// forms are the names that may follow, each way of calling the command in a line: FILE REF.
	forms []string
	does  string // in a few words, for the list of commands
	more  string // what else a user should know; may be empty
	// flags declares the flags of one call and gives what does the work once they are read.
	flags func(*flag.FlagSet) action
}

// action does the work of a command with the names that its line gave; there are as many as one of the forms has.
type action func(ctx context.Context, w *World, names []string) error

// commands lists every command, in the order in which a newcomer meets them.
func commands() []command {
	return []command{
		newCommand, evaluateCommand, importCommand, exportCommand, packCommand, verifyCommand, backupCommand, restoreCommand, versionCommand,
	}
}

func commandNamed(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return &c
		}
	}
	return nil
}

func commandNames() string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return strings.Join(names, ", ")
}

// call reads the rest of the command line and does the work.
func (c *command) call(ctx context.Context, args []string, w *World) error {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	do := c.flags(flags)
	names, err := parseAnywhere(flags, args)
	if errors.Is(err, flag.ErrHelp) {
		return w.print(c.help())
	}
	if err != nil {
		return &usageError{command: c, problem: err.Error()}
	}
	if !c.takes(len(names)) {
		return &usageError{command: c, problem: howMany(len(names)) + " given"}
	}
	err = do(ctx, w, names)
	var usage *usageError
	if errors.As(err, &usage) && usage.command == nil {
		usage.command = c
	}
	return err
}

// parseAnywhere reads flags wherever they stand, before, between or after the names, which it gives. After -- everything is a name.
// Package flag by itself stops at the first name.
func parseAnywhere(flags *flag.FlagSet, args []string) (names []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		rest := flags.Args()
		read := len(args) - len(rest)
		if len(rest) == 0 || (read > 0 && args[read-1] == "--") {
			return append(names, rest...), nil
		}
		names, args = append(names, rest[0]), rest[1:]
	}
}

func howMany(names int) string {
	switch names {
	case 0:
		return "no name was"
	case 1:
		return "one name was"
	}
	return fmt.Sprintf("%d names were", names)
}

// takes reports whether one of the forms has so many names.
func (c *command) takes(names int) bool {
	for _, form := range c.forms {
		least, most := 0, 0
		for _, name := range strings.Fields(form) {
			most++
			if !strings.HasPrefix(name, "[") {
				least++
			}
		}
		if least <= names && names <= most {
			return true
		}
	}
	return false
}

// usage is how to call the command, each form on a line.
func (c *command) usage() []string {
	lines := make([]string, len(c.forms))
	for i, form := range c.forms {
		lines[i] = strings.TrimSpace("counterweight " + c.name + " " + form)
	}
	return lines
}

// help is everything that there is to say of the command.
func (c *command) help() string {
	var text bytes.Buffer
	for _, line := range c.usage() {
		fmt.Fprintln(&text, line)
	}
	fmt.Fprintf(&text, "\n%s\n", wrap(sentence(c.does), textWidth))
	if c.more != "" {
		fmt.Fprintf(&text, "\n%s\n", wrapLines(c.more, textWidth))
	}
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	c.flags(flags)
	first := true
	flags.VisitAll(func(f *flag.Flag) {
		if first {
			fmt.Fprintln(&text)
			first = false
		}
		kind, usage := flag.UnquoteUsage(f)
		name := f.Name
		if len(name) > 1 {
			name = "-" + name
		}
		fmt.Fprintf(&text, "  %-20s %s\n", strings.TrimSpace("-"+name+" "+kind), usage)
	})
	return text.String()
}

// overview is what the program can do.
func overview() string {
	var text bytes.Buffer
	fmt.Fprintln(&text, "counterweight [FILE] opens the window. Everything else is a command:")
	fmt.Fprintln(&text)
	for _, c := range commands() {
		fmt.Fprintf(&text, "  %-10s %s\n", c.name, c.does)
	}
	fmt.Fprintln(&text, "\ncounterweight COMMAND --help says more.")
	return text.String()
}

func isHelp(arg string) bool {
	return arg == "-h" || arg == "-help" || arg == "--help" || arg == "help"
}

// sentence makes a sentence of a few words.
func sentence(words string) string {
	return strings.ToUpper(words[:1]) + words[1:] + "."
}
