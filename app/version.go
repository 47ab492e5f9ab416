package app

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"

	"counterweight/app/store"
)

// Version is the program's version, as the list of changes numbers it.
const Version = "0.1.0"

var versionCommand = command{
	name:  "version",
	forms: []string{""},
	does:  "says which version this is, and what it is made with",
	flags: func(*flag.FlagSet) action {
		return func(_ context.Context, w *World, _ []string) error {
			return w.print(fmt.Sprintf("counterweight %s\ncommit        %s\nGo            %s\nSQLite        %s\n",
				Version, commit(), runtime.Version(), store.SQLiteVersion))
		}
	},
}

// commit is the state of the source that the program was built from, as far as the build knows it.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, changed := "unknown", ""
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision":
			revision = setting.Value
		case setting.Key == "vcs.modified" && setting.Value == "true":
			changed = " with changes"
		}
	}
	return revision + changed
}
