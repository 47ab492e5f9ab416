package store

import "os"

// mayWrite reports whether the file lacks the mark that it is only for reading. Whether its owner's rights are enough shows when it is
// written.
func mayWrite(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().Perm()&0o200 != 0
}
