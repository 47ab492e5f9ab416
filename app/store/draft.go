package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// draft is a file under construction, in the folder that it will stand in.
type draft struct {
	path   string
	target string
}

// newDraft makes an empty file beside target, which must not exist. Only its owner may read or write it.
func newDraft(target string) (*draft, error) {
	real, err := realPath(target)
	if err != nil {
		return nil, err
	}
	if exists(real) {
		return nil, &FileError{Path: target, Trouble: Exists}
	}
	file, err := os.CreateTemp(filepath.Dir(real), "."+filepath.Base(real)+".*.tmp") // made with mode 0600
	if err != nil {
		return nil, inFolder(target, err)
	}
	return &draft{path: file.Name(), target: real}, file.Close()
}

// inFolder says of an error in making a file that the folder is what is missing.
func inFolder(target string, err error) error {
	if isMissing(filepath.Dir(target)) {
		return &FileError{Path: target, Trouble: Unreadable, Err: errors.New("there is no folder " + filepath.Dir(target))}
	}
	return err
}

// publish gives the finished file its name, once all of it is on the disk. It does not overwrite.
func (d *draft) publish() error {
	if err := syncFile(d.path); err != nil {
		return err
	}
	err := os.Link(d.path, d.target) // unlike a rename, this fails where there is a file already
	switch {
	case errors.Is(err, os.ErrExist):
		return &FileError{Path: d.target, Trouble: Exists}
	case err != nil: // a disk without links
		if exists(d.target) {
			return &FileError{Path: d.target, Trouble: Exists}
		}
		if err := os.Rename(d.path, d.target); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(d.target))
}

// discard takes the draft away, with what SQLite may have left beside it. After publish, only its working name goes.
func (d *draft) discard() {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(d.path + suffix)
	}
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder writes a folder's names to the disk. Windows has no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
