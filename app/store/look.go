package store

import (
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
)

// found is what a look at a file tells before it is opened.
type found struct {
	blank   bool // just made by us, without a schema
	version int  // number of schema steps that it has
}

// look tells whether the file is a workspace that this program can use. It changes nothing and, where nobody has the file open, makes
// no file beside it. ours says that this process has the lock, so nobody else is writing.
//
// It never opens the file but through SQLite: closing any other handle would drop the locks that SQLite holds on it in this process.
func look(ctx context.Context, path string, ours bool) (found, error) {
	if isEmptyOrMissing(path + "-wal") {
		file, err := lookThrough(ctx, path, reading().atRest())
		var sure *FileError
		decided := err == nil || errors.As(err, &sure)
		halfWritten := !isEmptyOrMissing(path + "-journal")
		switch {
		case troubleIs(err, NotWorkspace), !halfWritten && (decided || ours || !exists(lockPath(path))):
			return file, blame(path, err)
		case halfWritten:
			rollBack(ctx, path)
		}
		// Somebody is writing or was killed, and looking without locks may have shown half of it.
	}
	file, err := lookThrough(ctx, path, reading())
	return file, blame(path, err)
}

// rollBack undoes what a process that was killed in the middle of a change left half written, in a folder where there is a rollback
// journal instead of a write-ahead log: SQLite does so when a connection that may write reads. It leaves alone what another process is
// writing at the moment, and where it fails, reading will say why.
func rollBack(ctx context.Context, path string) {
	if isEmptyOrMissing(path+"-journal") || !mayWrite(path) {
		return
	}
	db, err := connect(path, access{mode: "rw", pragmas: onEvery}, 1)
	if err != nil {
		return
	}
	_, _ = texts(ctx, db, `SELECT name FROM sqlite_schema LIMIT 1`)
	_ = db.Close()
}

func lookThrough(ctx context.Context, path string, how access) (found, error) {
	db, err := connect(path, how, 1)
	if err != nil {
		return found{}, err
	}
	defer db.Close()
	var application, version int
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&application); err != nil {
		return found{}, err
	}
	if application != applicationID {
		return found{}, &FileError{Path: path, Trouble: NotWorkspace}
	}
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return found{}, err
	}
	if version > len(schemaSteps) {
		trouble := &FileError{Path: path, Trouble: Newer, Needs: madeBy(ctx, db)}
		if trouble.Needs == "" {
			trouble.Err = errors.New("its schema is number " + strconv.Itoa(version) + ", this program knows " + strconv.Itoa(len(schemaSteps)))
		}
		return found{}, trouble
	}
	return found{version: version}, isWhole(ctx, db)
}

// isWhole fails where the schema can't be read, or lacks what the change log can't do without.
func isWhole(ctx context.Context, q querier) error {
	names, err := texts(ctx, q, `SELECT name FROM sqlite_schema WHERE type = 'table'`)
	if err != nil {
		return err
	}
	for _, name := range []string{"meta", "batch", "log", "open_batch"} {
		if !slices.Contains(names, name) {
			return &FileError{Trouble: Damaged, Err: errors.New("its table " + name + " is missing")}
		}
	}
	return nil
}

// madeBy is the version of the program that made the file's schema, as far as it can be read.
func madeBy(ctx context.Context, q querier) string {
	var version string
	if err := q.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = ?`, metaProgram).Scan(&version); err != nil {
		return ""
	}
	return version
}

func isEmptyOrMissing(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Size() == 0
}
