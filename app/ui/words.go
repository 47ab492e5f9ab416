package ui

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"time"
)

// moment is how long work may take before progress is shown.
const moment = 300 * time.Millisecond

func itoa(n int) string { return strconv.Itoa(n) }

// exists reports whether there is a file at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
