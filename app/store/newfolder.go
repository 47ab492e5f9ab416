package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// FolderDraft is a folder under construction. It stands beside its place under another name; only its owner may read or write it.
type FolderDraft struct {
	path    string
	folders []string // itself and those in it
}

// NewFolder makes a folder at path, where nothing may be yet, with what fill puts into it: all of it or nothing. It fails with a
// [*FileError] where the folder can't be made, and with what fill says where that fails.
func NewFolder(path string, fill func(*FolderDraft) error) error {
	real, err := realPath(filepath.Clean(path))
	if err != nil {
		return fileTrouble(path, err)
	}
	if exists(real) {
		return &FileError{Path: path, Trouble: Exists}
	}
	made, err := os.MkdirTemp(filepath.Dir(real), "."+filepath.Base(real)+".*.tmp") // with mode 0700
	if err != nil {
		return fileTrouble(path, inFolder(path, err))
	}
	defer os.RemoveAll(made)
	draft := &FolderDraft{path: made, folders: []string{made}}
	if err := fill(draft); err != nil {
		return inPlace(err, made, real)
	}
	for _, folder := range draft.folders {
		if err := syncFolder(folder); err != nil {
			return fileTrouble(path, err)
		}
	}
	if exists(real) { // on some systems a rename takes the place of an empty folder
		return &FileError{Path: path, Trouble: Exists}
	}
	if err := os.Rename(made, real); err != nil {
		return fileTrouble(path, err)
	}
	return fileTrouble(path, syncFolder(filepath.Dir(real)))
}

// Write puts a file into the folder, or into a folder in it, by its name with forward slashes. It fails with a [*FileError] where that
// can't be, or where there is one of the name.
func (d *FolderDraft) Write(name string, content []byte) error {
	path := filepath.Join(d.path, filepath.FromSlash(name))
	if folder := filepath.Dir(path); !exists(folder) {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return fileTrouble(path, err)
		}
		d.folders = append(d.folders, folder)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return &FileError{Path: path, Trouble: Exists}
	}
	if err != nil {
		return fileTrouble(path, err)
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	return fileTrouble(path, errors.Join(err, file.Close()))
}

// inPlace is an error that names a file of a folder by where it would have stood.
func inPlace(err error, draft, folder string) error {
	var trouble *FileError
	if errors.As(err, &trouble) {
		if below, is := strings.CutPrefix(trouble.Path, draft); is {
			trouble.Path = folder + below
		}
	}
	return err
}
