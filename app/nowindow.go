//go:build !cgo || ci

package app

import "context"

// openWindow opens the window on a workspace, or on the last one where no path is given.
func openWindow(context.Context, *World, string) error {
	return &usageError{
		problem: "this build has no window: it was made without cgo",
		remedy:  "use a command (counterweight --help lists them), or build with a C compiler as the README says",
	}
}
