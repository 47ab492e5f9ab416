package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The kinds of copies.
const (
	backupDaily      = "daily"       // made before the first change of a day
	backupBeforeStep = "before-step" // made before the schema was changed
	backupManual     = "manual"      // asked for
)

// BackupState is how the last daily copy went.
type BackupState struct {
	// Path is the copy; empty where none was made since the workspace was opened.
	Path string
	At   time.Time
	// Err is why it could not be made, or why old ones could not be cleared away. The change itself was written all the same.
	Err error
}

// Backup copies the workspace at path to out, which must not exist. It works while the workspace is in use, and out is there only once
// it is complete and was read through. It fails with a [*FileError].
func Backup(ctx context.Context, path, out string) error {
	real, err := realPath(path)
	if err != nil {
		return err
	}
	if isMissing(real) {
		return &FileError{Path: path, Trouble: Missing}
	}
	return copyWorkspace(ctx, real, out)
}

// Backup is [Backup] of an open workspace, noted in its list of copies.
func (ws *Workspace) Backup(ctx context.Context, out string) error {
	if err := Backup(ctx, ws.path, out); err != nil {
		return err
	}
	if ws.ReadOnly() {
		return nil
	}
	ws.writing.Lock()
	defer ws.writing.Unlock()
	real, err := realPath(out)
	if err != nil {
		return err
	}
	return fileTrouble(ws.path, ws.noteBackup(ctx, real, backupManual, ws.clock()))
}

// BackupState tells how the last daily copy went.
func (ws *Workspace) BackupState() BackupState {
	ws.daily.Lock()
	defer ws.daily.Unlock()
	return ws.daily.state
}

// BackupFolder is where the copies of the workspace at path go: "office backups" beside office.cw.
func BackupFolder(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + " backups"
}

// backupName is how a copy is called: office 2026-11-21.cw.
func backupName(path, when string) string {
	ending := filepath.Ext(path)
	return strings.TrimSuffix(filepath.Base(path), ending) + " " + when + ending
}

// backupBeforeFirstWrite makes the day's copy, once a day. Where it fails, the change is written all the same: [Workspace.BackupState]
// says why.
func (ws *Workspace) backupBeforeFirstWrite(ctx context.Context) {
	if ws.options.WithoutBackups {
		return
	}
	now := ws.clock()
	day := now.Format(time.DateOnly)
	ws.daily.Lock()
	defer ws.daily.Unlock()
	if ws.daily.day == day {
		return
	}
	path, err := ws.dailyBackup(ctx, now)
	if ctx.Err() != nil {
		return // neither will be written now
	}
	ws.daily.day = day
	if path != "" || err != nil {
		ws.daily.state = BackupState{Path: path, At: now, Err: err}
	}
}

// dailyBackup makes the copy of the day, unless there is one or nothing to copy, and clears away those that need not be kept.
func (ws *Workspace) dailyBackup(ctx context.Context, now time.Time) (string, error) {
	last, err := lastBatch(ctx, ws.writer)
	if err != nil || last.kind == kindSchema {
		return "", err
	}
	name := backupName(ws.path, now.Format(time.DateOnly))
	path := filepath.Join(BackupFolder(ws.path), name)
	if exists(path) {
		return "", nil
	}
	if err := ws.copyToFolder(ctx, name); err != nil {
		return "", err
	}
	return path, errors.Join(ws.noteBackup(ctx, name, backupDaily, now), ws.clearBackups(ctx))
}

// copyToFolder copies the workspace into its folder of backups.
func (ws *Workspace) copyToFolder(ctx context.Context, name string) error {
	folder := BackupFolder(ws.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fileTrouble(folder, err)
	}
	return copyWorkspace(ctx, ws.path, filepath.Join(folder, name))
}

// noteBackup writes a copy into the list. Those in the workspace's own folder go by their name alone, so that the list stays right when
// both are moved.
func (ws *Workspace) noteBackup(ctx context.Context, path, kind string, now time.Time) error {
	_, err := ws.writer.ExecContext(ctx, `INSERT INTO backup (path, at, kind, batch) SELECT ?, ?, ?, coalesce(max(id), 0) FROM batch WHERE TRUE
		ON CONFLICT (path) DO UPDATE SET at = excluded.at, kind = excluded.kind, batch = excluded.batch`, path, instant(now), kind)
	return err
}

// GoodBackup is a copy that could be gone back to.
type GoodBackup struct {
	Path string
	// Head is the last change that it holds.
	Head Head
}

// NewestGoodBackup finds the copy of the workspace at path, in its folder of backups, that holds the latest change and is sound. The
// workspace itself is not read. It reports false where there is none.
func NewestGoodBackup(ctx context.Context, path string) (GoodBackup, bool, error) {
	real, err := realPath(path)
	if err != nil {
		return GoodBackup{}, false, err
	}
	entries, err := os.ReadDir(BackupFolder(real))
	if errors.Is(err, os.ErrNotExist) {
		return GoodBackup{}, false, nil
	}
	if err != nil {
		return GoodBackup{}, false, fileTrouble(BackupFolder(real), err)
	}
	var backups []GoodBackup
	for _, entry := range entries {
		copied := filepath.Join(BackupFolder(real), entry.Name())
		if head, err := headOf(ctx, copied); err == nil {
			backups = append(backups, GoodBackup{Path: copied, Head: head})
		}
	}
	slices.SortStableFunc(backups, func(a, b GoodBackup) int { return strings.Compare(b.Head.At, a.Head.At) })
	for _, b := range backups {
		if isSound(ctx, b.Path) == nil {
			return b, true, nil
		}
	}
	return GoodBackup{}, false, ctx.Err()
}

// headOf is the end of the chain in a workspace that is opened for it.
func headOf(ctx context.Context, path string) (Head, error) {
	ws, err := openAny(ctx, path)
	if err != nil {
		return Head{}, err
	}
	head, err := ws.Head(ctx)
	return head, errors.Join(err, ws.Close())
}

// Restore copies a backup to out, which must not exist, after it was found to be a sound workspace. It fails with a [*FileError].
func Restore(ctx context.Context, backup, out string) error {
	ws, err := openAny(ctx, backup)
	if err != nil {
		return err
	}
	v := &verifier{ctx: ctx}
	err = ws.read(ctx, func(q querier) error {
		v.q = q
		return errors.Join(v.unlessDamaged(v.integrity()), v.unlessDamaged(v.references()))
	})
	if err := errors.Join(err, ws.Close()); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if len(v.findings) > 0 {
		return &FileError{Path: backup, Trouble: Damaged, Err: fmt.Errorf("%v, and %d findings in all", v.findings[0], len(v.findings))}
	}
	return copyWorkspace(ctx, ws.path, out)
}
