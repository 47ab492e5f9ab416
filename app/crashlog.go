package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
)

// crashLog catches what the runtime says when the program crashes, which a window has nobody to show to. It is a file that is empty
// while all goes well and is taken away by a clean end, so that one with words in it tells of a crash.
type crashLog struct{ file *os.File }

// lastCrash is what the log of the latest crash is kept as.
const lastCrash = "last-crash.log"

// startCrashLog begins a log in a folder, which is made if need be. It gives the path of the log that an earlier crash left, empty where
// there is none, and keeps that one until the next crash.
func startCrashLog(folder string) (log *crashLog, earlier string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, "", fmt.Errorf("make a folder for the crash log: %w", err)
	}
	if earlier, err = earlierCrash(folder); err != nil {
		return nil, "", err
	}
	file, err := os.OpenFile(filepath.Join(folder, fmt.Sprintf("crash-%d.log", os.Getpid())), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, "", fmt.Errorf("begin the crash log: %w", err)
	}
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return nil, "", errors.Join(err, file.Close())
	}
	return &crashLog{file}, earlier, nil
}

// earlierCrash finds a log with words in it. Empty ones belong to windows that are still open, or were ended by force.
func earlierCrash(folder string) (string, error) {
	logs, err := filepath.Glob(filepath.Join(folder, "crash-*.log"))
	if err != nil {
		return "", err
	}
	for _, path := range logs {
		info, err := os.Stat(path)
		if err != nil || info.Size() == 0 {
			continue
		}
		kept := filepath.Join(folder, lastCrash)
		if err := os.Rename(path, kept); err != nil {
			return "", fmt.Errorf("keep the log of the last crash: %w", err)
		}
		return kept, nil
	}
	return "", nil
}

// end takes the log away: the program ends as it should.
func (l *crashLog) end() error {
	return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), l.file.Close(), os.Remove(l.file.Name()))
}
