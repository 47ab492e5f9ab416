package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// Mode is what a workspace is opened for.
type Mode uint8

// The modes.
const (
	Reading Mode = iota // beside whoever has it open
	Writing             // alone: other windows and writing commands are refused meanwhile
)

// Options say how to open a workspace.
type Options struct {
	Mode Mode
	// Author is who makes the changes. It may be set later, by [Workspace.SetAuthor], but no change is written without.
	Author string
	// Clock tells the time, in the zone that days are counted in. Writing needs one.
	Clock func() time.Time
	// Program is the version of the program, noted in the file when its schema is made or changed; it may be empty.
	Program string
	// WithoutBackups leaves out the daily copies.
	WithoutBackups bool
	// anyVersion opens for reading what an earlier version made.
	anyVersion bool
}

// readers is how many connections read at the same time.
const readers = 4

// Workspace is an open workspace file. Its methods may be called from any goroutine.
type Workspace struct {
	path    string
	shared  string
	clock   func() time.Time
	lock    *lock   // nil when reading
	writer  *sql.DB // one connection; nil when reading
	reader  *sql.DB
	options Options

	writing   sync.Mutex // held while a batch is written
	closed    bool
	listeners listeners
	author    struct {
		sync.Mutex
		name string
	}
	daily struct {
		sync.Mutex
		day   string // on which a copy was made, or tried
		state BackupState
	}
}

// Create makes a new workspace at path, which must not exist, and opens it for writing. Until all of it is there, path does not exist.
func Create(ctx context.Context, path string, options Options) (*Workspace, error) {
	if err := CreateFilled(ctx, path, options, func(*Workspace) error { return nil }); err != nil {
		return nil, err
	}
	options.Mode = Writing
	return Open(ctx, path, options)
}

// CreateFilled makes a new workspace at path, which must not exist, with what fill writes into it. Until all of it is there, path does
// not exist, and where fill fails it never does; it gets the workspace under another name.
func CreateFilled(ctx context.Context, path string, options Options, fill func(*Workspace) error) error {
	if options.Author == "" {
		return ErrNoAuthor
	}
	draft, err := newDraft(path)
	if err != nil {
		return fileTrouble(path, err)
	}
	defer draft.discard()
	options.Mode, options.WithoutBackups = Writing, true
	ws, err := open(ctx, draft.path, options, found{blank: true})
	if err != nil {
		return blame(path, err)
	}
	if err := errors.Join(fill(ws), ws.Close()); err != nil {
		return blame(path, err)
	}
	return blame(path, draft.publish())
}

// Open opens the workspace at path. It fails with a [*FileError], having changed nothing, where the file can't be used.
//
// Opened for writing, a file from an earlier version is brought up to date, after a copy of it was put into its folder of backups.
func Open(ctx context.Context, path string, options Options) (*Workspace, error) {
	real, err := realPath(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(real); err != nil {
		return nil, fileTrouble(path, err)
	} else if !info.Mode().IsRegular() {
		return nil, &FileError{Path: path, Trouble: NotWorkspace}
	}
	ws, err := open(ctx, real, options, found{})
	if err != nil {
		return nil, fileTrouble(path, err)
	}
	return ws, nil
}

// open does what [Open] does to a file that is there, at an absolute path.
func open(ctx context.Context, path string, options Options, file found) (_ *Workspace, err error) {
	ws := &Workspace{path: path, shared: sharedBy(path), clock: options.Clock, options: options}
	ws.author.name = options.Author
	defer func() {
		if err != nil {
			err = errors.Join(err, ws.Close())
		}
	}()
	if options.Mode == Writing {
		if err := ws.takeLock(); err != nil {
			return nil, err
		}
	}
	if !file.blank {
		if file, err = look(ctx, path, options.Mode == Writing); err != nil {
			return nil, err
		}
	}
	if err := ws.connect(ctx, file); err != nil {
		return nil, err
	}
	return ws, nil
}

func (ws *Workspace) takeLock() (err error) {
	if ws.clock == nil {
		return errors.New("open a workspace for writing: no clock was given")
	}
	ws.lock, err = takeLock(ws.path, thisProcess(ws.clock()))
	return err
}

// connect opens the connections that the mode needs, and brings the schema up to date.
func (ws *Workspace) connect(ctx context.Context, file found) (err error) {
	how := reading()
	if ws.options.Mode == Writing {
		if err := ws.connectWriter(ctx, file); err != nil {
			return err
		}
	} else {
		if file.version < len(schemaSteps) && !ws.options.anyVersion {
			return &FileError{Path: ws.path, Trouble: Outdated}
		}
		if how, err = readFrom(ctx, ws.path, how); err != nil {
			return err
		}
	}
	ws.reader, err = connect(ws.path, how, readers)
	if err != nil {
		return err
	}
	return ws.reader.PingContext(ctx)
}

// connectWriter opens the writing connection and applies the schema steps that the file lacks.
func (ws *Workspace) connectWriter(ctx context.Context, file found) (err error) {
	if !mayWrite(ws.path) {
		return &FileError{Path: ws.path, Trouble: ReadOnly}
	}
	ws.writer, err = connect(ws.path, writing(ws.journal()), 1)
	if err != nil {
		return err
	}
	if err := tryWriting(ctx, ws.writer); err != nil {
		return err
	}
	return ws.bringUpToDate(ctx, file)
}

// tryWriting begins a change and takes it back: a file that can't be written says so now, and not at the first change. Beginning alone
// would not do, since SQLite only reads where it may not write.
func tryWriting(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `PRAGMA user_version = 0`)
	return errors.Join(err, tx.Rollback())
}

// journal is the kind of journal that suits the workspace's folder. A write-ahead log needs memory that all programs share, which
// network shares have not; and a sync service would take the log for a file of its own.
func (ws *Workspace) journal() string {
	if ws.shared != "" {
		return "delete"
	}
	return "wal"
}

// readFrom is a way to read the file: the given one, or without locks where the file or its folder can't be written.
func readFrom(ctx context.Context, path string, how access) (access, error) {
	if !isEmptyOrMissing(path + "-wal") {
		return how, nil
	}
	if !mayWrite(path) { // what SQLite would put beside the file could not be taken away again
		return how.atRest(), nil
	}
	db, err := connect(path, how, 1)
	if err != nil {
		return how, err
	}
	defer db.Close()
	if _, err := texts(ctx, db, `SELECT name FROM sqlite_schema LIMIT 1`); err != nil {
		how = how.atRest()
	}
	return how, nil
}

// Close waits for the batch under way, closes the file and gives up its lock. Nothing is left beside the file unless somebody else is
// reading it.
func (ws *Workspace) Close() error {
	ws.writing.Lock()
	defer ws.writing.Unlock()
	if ws.closed {
		return nil
	}
	ws.closed = true
	var errs []error
	if ws.reader != nil {
		errs = append(errs, ws.reader.Close())
	}
	if ws.writer != nil {
		// Where others still read, SQLite leaves its log; an empty one they can take away.
		_, _ = ws.writer.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
		errs = append(errs, ws.writer.Close())
	} else if ws.reader != nil {
		tidyUp(ws.path)
	}
	if ws.lock != nil {
		errs = append(errs, ws.lock.release())
	}
	ws.writer, ws.lock = nil, nil // the reader stays: a page that still reads is told that it is closed
	return fileTrouble(ws.path, errors.Join(errs...))
}

// tidyUp takes away an empty write-ahead log that reading made or a writer left: SQLite does so when the last connection that may write
// is closed. It changes nothing in the file, and where it fails, as beside another reader, the log just stays.
func tidyUp(path string) {
	if !exists(path+"-wal") || !isEmptyOrMissing(path+"-wal") {
		return
	}
	db, err := connect(path, access{mode: "rw", pragmas: onEvery}, 1)
	if err != nil {
		return
	}
	_, _ = texts(context.Background(), db, `SELECT name FROM sqlite_schema LIMIT 1`)
	_ = db.Close()
}

// Path is the absolute path of the file, with links followed.
func (ws *Workspace) Path() string { return ws.path }

// SharedBy says who else may touch the workspace's folder: a sync service by its name, or "a network share"; empty for an ordinary
// folder. Such a workspace is slower to write and may be changed from elsewhere, which the user should know.
func (ws *Workspace) SharedBy() string { return ws.shared }

// ReadOnly reports whether the workspace was opened for reading only.
func (ws *Workspace) ReadOnly() bool { return ws.options.Mode == Reading }

// Author is who changes are written by.
func (ws *Workspace) Author() string {
	ws.author.Lock()
	defer ws.author.Unlock()
	return ws.author.name
}

// SetAuthor says who changes are written by from now on.
func (ws *Workspace) SetAuthor(name string) {
	ws.author.Lock()
	defer ws.author.Unlock()
	ws.author.name = name
}

// Head is the end of the chain of changes. Packs and exports print it.
func (ws *Workspace) Head(ctx context.Context) (Head, error) {
	last, err := lastBatch(ctx, ws.reader)
	if err != nil {
		return Head{}, fileTrouble(ws.path, fmt.Errorf("read the last change: %w", err))
	}
	head := Head{Batch: last.id, At: last.at}
	copy(head.Hash[:], last.head)
	return head, nil
}

// read gives fn one state of the workspace: what is committed meanwhile does not show in it.
func (ws *Workspace) read(ctx context.Context, fn func(querier) error) error {
	return fileTrouble(ws.path, readState(ctx, ws.reader, fn))
}

func readState(ctx context.Context, db *sql.DB, fn func(querier) error) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return fn(tx)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
