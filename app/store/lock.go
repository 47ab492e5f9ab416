package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"time"
)

// Holder is who has a workspace open for writing.
type Holder struct {
	User  string    `json:"user"`
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

// String is the holder in words: ann on desk-7, process 4711, since 21 Nov 2026 09:12.
func (h Holder) String() string {
	return fmt.Sprintf("%s on %s, process %d, since %s", h.User, h.Host, h.PID, h.Since.Format("2 Jan 2006 15:04"))
}

// thisProcess is the holder that this process is from now on.
func thisProcess(now time.Time) Holder {
	holder := Holder{User: "somebody", Host: "a computer without a name", PID: os.Getpid(), Since: now}
	if who, err := user.Current(); err == nil {
		holder.User = who.Username
	}
	if host, err := os.Hostname(); err == nil {
		holder.Host = host
	}
	return holder
}

// lock is a workspace's lock: an open file beside it that the operating system keeps locked for this process until it is released or
// the process ends, in whatever way.
type lock struct {
	file *os.File
}

// errHeld says that another process, or another part of this one, has the lock.
var errHeld = errors.New("the lock is held")

// lockPath is the file that a workspace's lock is kept in.
func lockPath(workspace string) string { return workspace + ".lock" }

// takeLock locks the workspace at path for holder. It fails with a [*FileError]: [Locked], naming who has it, or what keeps the lock
// file from being made.
func takeLock(path string, holder Holder) (*lock, error) {
	name := lockPath(path)
	for {
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, fileTrouble(path, err)
		}
		err = lockFile(file)
		if err == nil && !isStillAt(file, name) {
			_ = file.Close() // its holder removed it between our opening and locking it
			continue
		}
		if err != nil {
			trouble := &FileError{Path: path, Trouble: Locked, Holder: readHolder(file)}
			if !errors.Is(err, errHeld) {
				trouble = &FileError{Path: path, Trouble: Unreadable, Err: fmt.Errorf("its folder keeps no locks: %w", err)}
			}
			return nil, errors.Join(trouble, file.Close())
		}
		held := &lock{file: file}
		if err := held.sign(holder); err != nil {
			return nil, errors.Join(fileTrouble(path, err), held.release())
		}
		return held, nil
	}
}

// sign writes into the lock file who has it.
func (l *lock) sign(holder Holder) error {
	text, err := json.Marshal(holder)
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(text, 0)
	return err
}

// release gives the lock up and takes its file away.
func (l *lock) release() error {
	return removeLocked(l.file)
}

// readHolder is who signed the lock file; nil where it can't be read, as in the moment before it is signed.
func readHolder(file *os.File) *Holder {
	text, err := io.ReadAll(io.NewSectionReader(file, 0, 4096))
	if err != nil {
		return nil
	}
	var holder Holder
	if json.Unmarshal(text, &holder) != nil {
		return nil
	}
	return &holder
}

// isStillAt reports whether name still leads to the open file.
func isStillAt(file *os.File, name string) bool {
	opened, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(name)
	return err == nil && os.SameFile(opened, there)
}
