package app

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"counterweight/app/store"
)

var backupCommand = command{
	name:  "backup",
	forms: []string{"FILE OUT"},
	does:  "copies a workspace, also while it is in use",
	more:  "The copy is whole and consistent, and was checked. OUT must not exist.",
	flags: copying(store.Backup, "copied to"),
}

var restoreCommand = command{
	name:  "restore",
	forms: []string{"BACKUP OUT"},
	does:  "makes a workspace again from a copy of it",
	more: "BACKUP is a copy that backup made, or one of the daily copies beside a workspace. OUT must not exist. With --salvage, BACKUP may " +
		"be a damaged workspace: OUT then has what can still be read of it, without the history.",
	flags: func(f *flag.FlagSet) action {
		salvage := f.Bool("salvage", false, "take over what can be read of a damaged workspace")
		restore := copying(store.Restore, "restored as")(f)
		return func(ctx context.Context, w *World, names []string) error {
			if *salvage {
				return salvaging(ctx, w, names[0], names[1])
			}
			return restore(ctx, w, names)
		}
	},
}

// salvaging makes a workspace of what can be read of a damaged one, and says what that is, table by table.
func salvaging(ctx context.Context, w *World, damaged, out string) error {
	progress, done := w.progress("salvaging")
	tables, err := store.Salvage(ctx, damaged, out, store.Options{Author: w.User, Clock: w.Now, Program: Version}, progress)
	done()
	if err != nil {
		return err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s has what could be read of %s\n", out, damaged)
	for _, t := range tables {
		fmt.Fprintf(&text, "  %-20s %s", t.Table, counted(t.Rows, "row"))
		if t.FromLog > 0 {
			fmt.Fprintf(&text, ", %d of them from the record of changes", t.FromLog)
		}
		if t.Dropped > 0 {
			fmt.Fprintf(&text, ", %d left out since what they belong to is lost", t.Dropped)
		}
		if t.Holes > 0 {
			fmt.Fprintf(&text, ", %s that can't be read", counted(t.Holes, "stretch"))
		}
		text.WriteByte('\n')
	}
	return w.print(text.String())
}

// copying is the action of a command that makes one file from another.
func copying(replicate func(ctx context.Context, from, to string) error, verb string) func(*flag.FlagSet) action {
	return func(*flag.FlagSet) action {
		return func(ctx context.Context, w *World, names []string) error {
			err := w.watched("copying "+names[0], func() error { return replicate(ctx, names[0], names[1]) })
			if err != nil {
				return err
			}
			return w.print(fmt.Sprintf("%s %s %s\n", names[0], verb, names[1]))
		}
	}
}
