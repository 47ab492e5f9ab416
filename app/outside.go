package app

import (
	"os"
	"os/user"
	"time"
)

// Outside is the real world.
func Outside() World {
	return World{Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal(os.Stderr), Now: time.Now, User: userName()}
}

// isTerminal reports whether a person watches f: a device of characters, other than the one that swallows everything.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// userName is the name of who is logged in, in full where the system knows it.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
