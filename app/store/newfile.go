package store

import (
	"errors"
	"io"
	"os"
)

// WriteNew makes a file at path, which must not exist, with what write puts into it: all of it or nothing. Only its owner may read or
// write it. It fails with a [*FileError] where the file can't be made, and with what write says where that fails.
func WriteNew(path string, write func(io.Writer) error) error {
	draft, err := newDraft(path)
	if err != nil {
		return fileTrouble(path, err)
	}
	defer draft.discard()
	file, err := os.OpenFile(draft.path, os.O_WRONLY, 0)
	if err != nil {
		return fileTrouble(path, err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return fileTrouble(path, err)
	}
	return fileTrouble(path, draft.publish())
}
