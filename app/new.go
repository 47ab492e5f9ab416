package app

import (
	"context"
	"flag"
	"io/fs"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/assets"
)

var newCommand = command{
	name:  "new",
	forms: []string{"FILE"},
	does:  "makes a workspace",
	more:  "FILE must not exist. Who makes it is the author of its changes from then on, unless a command or the window says otherwise.",
	flags: func(f *flag.FlagSet) action {
		sample := f.Bool("sample", false, "put the sample in it: an invented office, and a real evaluation")
		author := f.String("author", "", "make it in the name of `NAME` (else of who is logged in)")
		return func(ctx context.Context, w *World, names []string) error {
			if err := createWorkspace(ctx, w, names[0], *author, *sample); err != nil {
				return err
			}
			return w.print(names[0] + " was made\n")
		}
	},
}

// createWorkspace makes a workspace at path, with the catalogues of frameworks, roles and governance in it and, if asked for, the sample. Without an author it
// is made by who is logged in.
func createWorkspace(ctx context.Context, w *World, path, author string, sample bool) error {
	if author == "" {
		author = w.User
	}
	var with desk.Beginnings
	catalogue, err := assets.Files.ReadFile(assets.Frameworks)
	if err != nil {
		return err
	}
	if with.Frameworks, err = desk.ReadFrameworks(catalogue); err != nil {
		return err
	}
	if catalogue, err = assets.Files.ReadFile(assets.Roles); err != nil {
		return err
	}
	if with.Roles, err = desk.ReadRoleCatalogue(catalogue); err != nil {
		return err
	}
	if catalogue, err = assets.Files.ReadFile(assets.Governance); err != nil {
		return err
	}
	if with.Governance, err = desk.ReadGovernanceCatalogue(catalogue); err != nil {
		return err
	}
	if sample {
		files, err := fs.Sub(assets.Files, assets.Sample)
		if err != nil {
			return err
		}
		templates, err := assets.Files.ReadFile(assets.Scorecards)
		if err != nil {
			return err
		}
		if with.Sample, err = desk.ReadSample(files, templates, with.Roles, with.Governance); err != nil {
			return err
		}
	}
	return desk.NewWorkspace(ctx, path, store.Options{Author: author, Clock: w.Now, Program: Version}, with)
}
