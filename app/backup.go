package app

import (
	"context"
	"flag"
	"fmt"

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
	more:  "BACKUP is a copy that backup made, or one of the daily copies beside a workspace. OUT must not exist.",
	flags: copying(store.Restore, "restored as"),
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
