package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// Trouble says why a workspace file can't be used.
type Trouble uint8

// The reasons. Each leaves the file as it was.
const (
	Missing      Trouble = iota + 1 // there is no such file
	Unreadable                      // the operating system does not let us read it
	Locked                          // another window or program has it
	NotWorkspace                    // it is a file of another kind
	Newer                           // a later version of the program made it
	Outdated                        // an earlier version made it, and it was opened for reading only
	Damaged                         // it is, or was, a workspace, but can't be relied on
	Exists                          // the file to be made is there already
	ReadOnly                        // it, or its folder, can't be written
	DiskFull                        // there is no room left
)

var troubles = [...]string{
	Missing: "missing", Unreadable: "unreadable", Locked: "locked", NotWorkspace: "not a workspace", Newer: "newer",
	Outdated: "outdated", Damaged: "damaged", Exists: "exists", ReadOnly: "read-only", DiskFull: "disk full",
}

// String is the trouble in a word or two.
func (t Trouble) String() string { return troubles[t] }

// FileError says that a workspace file, or a file to be made from it, can't be used, and what to do about it.
type FileError struct {
	Path    string
	Trouble Trouble
	// Holder is who has the file open, where that is the trouble and it is known.
	Holder *Holder
	// Needs names the version of the program that a newer file needs; empty where the file does not say.
	Needs string
	// Err is the cause; nil where there is no more to say.
	Err error
}

// Error is the file, what is wrong with it and what to do.
func (e *FileError) Error() string {
	text := fmt.Sprintf("%s: %s", e.Path, e.words())
	if e.Err != nil {
		text += " (" + e.Err.Error() + ")"
	}
	return text
}

// Unwrap is the cause.
func (e *FileError) Unwrap() error { return e.Err }

func (e *FileError) words() string {
	switch e.Trouble {
	case Missing:
		return "there is no such file: check the name, or make a workspace with \"new\""
	case Unreadable:
		return "it can't be read: check the rights to the file and its folder"
	case Locked:
		if e.Holder != nil {
			return "it is open in another window: " + e.Holder.String() + "; close it there first"
		}
		return "another program is using it: close it there first"
	case NotWorkspace:
		return "it is not a Counterweight workspace"
	case Newer:
		if e.Needs != "" {
			return fmt.Sprintf("it was made by a newer version of Counterweight: it needs version %s or later", e.Needs)
		}
		return "it was made by a newer version of Counterweight: update the program"
	case Outdated:
		return "it was made by an earlier version of Counterweight: open it once for writing, which brings it up to date"
	case Damaged:
		return "it is damaged: restore one of the copies in the folder \"… backups\" beside it, or what can still be read of it " +
			"(counterweight restore --salvage)"
	case Exists:
		return "it exists already and is not overwritten: choose another name"
	case ReadOnly:
		return "it can't be written: check the rights to the file and its folder, or work on a copy"
	case DiskFull:
		return "the disk is full: make room and try again; nothing was written"
	}
	return "it can't be used"
}

// troubleCodes tell which trouble a result code of SQLite stands for, by its primary code.
var troubleCodes = map[int]Trouble{
	codes.SQLITE_PERM:     Unreadable,
	codes.SQLITE_AUTH:     Unreadable,
	codes.SQLITE_CANTOPEN: Unreadable,
	codes.SQLITE_IOERR:    Unreadable,
	codes.SQLITE_BUSY:     Locked,
	codes.SQLITE_LOCKED:   Locked,
	codes.SQLITE_PROTOCOL: Locked,
	codes.SQLITE_NOTADB:   NotWorkspace,
	codes.SQLITE_CORRUPT:  Damaged,
	codes.SQLITE_FORMAT:   Damaged,
	codes.SQLITE_READONLY: ReadOnly,
	codes.SQLITE_FULL:     DiskFull,
}

// fileTrouble turns what SQLite or the operating system says of a file into a [*FileError]. Errors that say nothing of the file, such
// as a broken constraint or what a caller returned, and those that are file errors already, come back as they are.
func fileTrouble(path string, err error) error {
	var already *FileError
	if err == nil || errors.As(err, &already) {
		return err
	}
	if trouble, ok := troubleOf(path, err); ok {
		return &FileError{Path: path, Trouble: trouble, Err: err}
	}
	return err
}

// blame is [fileTrouble] for a file that was being made under another name: the error names the file that was asked for.
func blame(path string, err error) error {
	err = fileTrouble(path, err)
	var trouble *FileError
	if errors.As(err, &trouble) {
		trouble.Path = path
	}
	return err
}

func troubleOf(path string, err error) (Trouble, bool) {
	if isDiskFull(err) {
		return DiskFull, true
	}
	var fault *sqlite.Error
	if errors.As(err, &fault) {
		trouble, ok := troubleCodes[fault.Code()&0xff]
		if trouble == Unreadable && isMissing(path) {
			trouble = Missing
		}
		if !ok && strings.Contains(fault.Error(), "malformed") {
			trouble, ok = Damaged, true
		}
		return trouble, ok
	}
	var ofPath *fs.PathError
	var ofLink *os.LinkError
	if !errors.As(err, &ofPath) && !errors.As(err, &ofLink) {
		return 0, false
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Missing, true
	case errors.Is(err, fs.ErrExist):
		return Exists, true
	case isReadOnly(err):
		return ReadOnly, true
	}
	return Unreadable, true
}

func isMissing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// IsDuplicate reports whether err says that a row breaks a rule of uniqueness, such as a second tender with the same reference.
func IsDuplicate(err error) bool {
	return hasCode(err, codes.SQLITE_CONSTRAINT_UNIQUE, codes.SQLITE_CONSTRAINT_PRIMARYKEY)
}

// IsNotFound reports whether err says that the workspace has no such thing, or no longer.
func IsNotFound(err error) bool {
	var missing *NotFoundError
	return errors.As(err, &missing)
}

// IsInUse reports whether err says that a row can't go, or can't come, because of the rows that it belongs to.
func IsInUse(err error) bool {
	return hasCode(err, codes.SQLITE_CONSTRAINT_FOREIGNKEY, codes.SQLITE_CONSTRAINT_TRIGGER)
}

// isConstraint reports whether err says that a row breaks a rule of its table, of whatever kind.
func isConstraint(err error) bool {
	var fault *sqlite.Error
	return errors.As(err, &fault) && (fault.Code()&0xff == codes.SQLITE_CONSTRAINT || fault.Code()&0xff == codes.SQLITE_MISMATCH)
}

func hasCode(err error, wanted ...int) bool {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return false
	}
	for _, code := range wanted {
		if fault.Code() == code {
			return true
		}
	}
	return false
}

// realPath is path made absolute, with links followed, so that one workspace has one lock. Where the links can't be followed, most
// likely because there is no such file, it is just made absolute.
func realPath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		return real, nil
	}
	return absolute, nil
}
