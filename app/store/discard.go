package store

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// Discard removes the workspace at path for good: the file, what belongs to it, and its folder of backups. It fails with a [*FileError]:
// [Locked] where somebody has it open, or what keeps it from being removed.
func Discard(path string, now time.Time) error {
	real, err := realPath(path)
	if err != nil {
		return err
	}
	if isMissing(real) {
		return &FileError{Path: path, Trouble: Missing}
	}
	held, err := takeLock(real, thisProcess(now))
	if err != nil {
		return blame(path, err)
	}
	var errs []error
	for _, name := range []string{real, real + "-wal", real + "-shm"} {
		if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	errs = append(errs, os.RemoveAll(BackupFolder(real)), held.release())
	return blame(path, errors.Join(errs...))
}
