package store

import (
	"context"
	"path/filepath"
)

// BackupNow keeps a copy of an open workspace in its folder of backups, named by the day and the time, and gives its path. It fails with
// a [*FileError].
func (ws *Workspace) BackupNow(ctx context.Context) (string, error) {
	name := backupName(ws.path, ws.clock().Format("2006-01-02 15.04.05"))
	if err := ws.copyToFolder(ctx, name); err != nil {
		return "", err
	}
	ws.writing.Lock()
	defer ws.writing.Unlock()
	path := filepath.Join(BackupFolder(ws.path), name)
	return path, fileTrouble(ws.path, ws.noteBackup(ctx, name, backupManual, ws.clock()))
}
