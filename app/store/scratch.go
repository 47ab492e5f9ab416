package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"
)

// scratchPages is how many pages a scratch copy takes between two looks at whether somebody cancelled it: 16 MB.
const scratchPages = 4096

// Scratch makes a copy of the workspace to try something in and throw away: page by page and unchecked, a multiple faster than a
// [Workspace.Backup]. The copy is one state of the workspace. The file must not exist; where it fails with a [*FileError] or because it was
// cancelled, what is there is no workspace.
func (ws *Workspace) Scratch(ctx context.Context, path string) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return blame(path, err)
	}
	if err := file.Close(); err != nil {
		return blame(path, err)
	}
	conn, err := ws.reader.Conn(ctx)
	if err != nil {
		return fileTrouble(ws.path, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return conn.Raw(func(driver any) error {
		source, ok := driver.(interface {
			NewBackup(string) (*sqlite.Backup, error)
		})
		if !ok {
			return fmt.Errorf("the driver %T can't copy page by page", driver)
		}
		// Nobody needs what is left of it after a crash.
		copied, err := source.NewBackup(dataSource(path, access{mode: "rw", pragmas: []string{"journal_mode(off)", "synchronous(off)"}}))
		if err != nil {
			return blame(path, err)
		}
		for more := true; more && err == nil; {
			if more, err = copied.Step(scratchPages); err == nil && more {
				err = ctx.Err()
			}
		}
		return fileTrouble(path, errors.Join(err, copied.Finish()))
	})
}
