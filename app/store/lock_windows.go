package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// The lock covers one byte far behind the text, since Windows keeps others from reading what is locked.
const (
	lockedByteLow  = 0
	lockedByteHigh = 1 << 16
)

func lockFile(file *os.File) error {
	at := &windows.Overlapped{Offset: lockedByteLow, OffsetHigh: lockedByteHigh}
	flags := uint32(windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY)
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}

// removeLocked closes the file first, since Windows does not remove an open one. If somebody else opened it meanwhile it stays, and
// is theirs.
func removeLocked(file *os.File) error {
	if err := file.Close(); err != nil {
		return err
	}
	_ = os.Remove(file.Name())
	return nil
}
