package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
)

// Keys of the table meta.
const (
	metaID      = "id"         // names the workspace for good: random
	metaProgram = "program"    // version of the program that last made or changed the schema
	metaCreated = "created_at" // instant
)

// PendingSteps is how many schema steps the workspace at path lacks: 0 for one that is up to date. Opening it for writing applies them.
func PendingSteps(ctx context.Context, path string) (int, error) {
	real, err := realPath(path)
	if err != nil {
		return 0, err
	}
	if isMissing(real) {
		return 0, &FileError{Path: path, Trouble: Missing}
	}
	file, err := look(ctx, real, false)
	if err != nil {
		return 0, err
	}
	return len(schemaSteps) - file.version, nil
}

// bringUpToDate applies the schema steps that the file lacks, all in one transaction, and builds the triggers again. A file with content
// is copied into its folder of backups first.
func (ws *Workspace) bringUpToDate(ctx context.Context, file found) error {
	if file.version == len(schemaSteps) {
		return nil
	}
	if file.blank {
		return ws.changeSchema(ctx, "Create the workspace", func(tx *Tx) error {
			if err := tx.applySteps(0); err != nil {
				return err
			}
			return errors.Join(tx.open(), tx.nameWorkspace(ws.options.Program))
		})
	}
	now := ws.clock()
	name := backupName(ws.path, fmt.Sprintf("before schema %d %s", len(schemaSteps), now.Format("2006-01-02 150405")))
	if err := ws.copyToFolder(ctx, name); err != nil {
		return err
	}
	label := fmt.Sprintf("Bring the file from schema %d to %d", file.version, len(schemaSteps))
	err := ws.changeSchema(ctx, label, func(tx *Tx) error { return tx.migrate(file.version, ws.options.Program) })
	if err != nil {
		return fmt.Errorf("%s: %w; the file is as it was, and a copy is in %s", label, err, BackupFolder(ws.path))
	}
	return ws.noteBackup(ctx, name, backupBeforeStep, now)
}

// changeSchema writes a batch that begins before the log may be there.
func (ws *Workspace) changeSchema(ctx context.Context, label string, work func(*Tx) error) error {
	author := By(ws.Author())
	if ws.Author() == "" {
		author = By("Counterweight")
	}
	tx, err := ws.start(ctx, label, []BatchOption{ofKind(kindSchema), author})
	if err != nil {
		return err
	}
	_, err = tx.complete(func() error { return work(tx) })
	return err
}

// applySteps brings the schema from a version up to the latest.
func (tx *Tx) applySteps(version int) error {
	for i, script := range schemaSteps[version:] {
		if _, err := tx.tx.ExecContext(tx.ctx, script); err != nil {
			return fmt.Errorf("apply schema step %d: %w", version+i+1, err)
		}
	}
	header := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(schemaSteps))
	_, err := tx.tx.ExecContext(tx.ctx, header)
	return errors.Join(err, rebuildTriggers(tx.ctx, tx.tx))
}

// nameWorkspace writes what a new workspace knows of itself.
func (tx *Tx) nameWorkspace(program string) error {
	known := [][2]string{{metaID, rand.Text()}, {metaProgram, program}, {metaCreated, tx.At()}}
	for _, m := range known {
		if _, err := tx.ExecContext(tx.ctx, `INSERT INTO meta (key, value) VALUES (?, ?)`, m[0], m[1]); err != nil {
			return err
		}
	}
	return nil
}

// migrate applies the steps to a file with content, and logs how each row that they changed looks now. Rows that were not as the log
// says before are left out, so that [Workspace.Verify] goes on naming them.
func (tx *Tx) migrate(version int, program string) error {
	before := &verifier{ctx: tx.ctx, q: tx.tx}
	if err := before.replayAll(); err != nil {
		return err
	}
	strange := map[Row]bool{}
	err := before.compareAll(func(s strangeRow) error {
		strange[s.Row] = true
		return nil
	})
	if err != nil {
		return err
	}
	if err := dropTriggers(tx.ctx, tx.tx); err != nil { // the steps do as they must
		return err
	}
	if err := tx.applySteps(version); err != nil {
		return err
	}
	if err := tx.open(); err != nil {
		return err
	}
	if err := tx.logAsIs(strange); err != nil {
		return err
	}
	if err := refillSearch(tx.ctx, tx.tx); err != nil {
		return err
	}
	_, err = tx.ExecContext(tx.ctx, `UPDATE meta SET value = ? WHERE key = ?`, program, metaProgram)
	return err
}

// logAsIs logs every row that is not as the log says, but for those that were strange before.
func (tx *Tx) logAsIs(strange map[Row]bool) error {
	v := &verifier{ctx: tx.ctx, q: tx.tx}
	if err := v.replayAll(); err != nil {
		return err
	}
	return v.compareAll(func(s strangeRow) error {
		if strange[s.Row] {
			return nil
		}
		const insert = `INSERT INTO log (tbl, op, key, after, salt) VALUES (?, 'S', ?, ?, randomblob(16))`
		_, err := tx.ExecContext(tx.ctx, insert, s.Table, s.Key, textOrNull(s.image))
		return err
	})
}

func textOrNull(text []byte) any {
	if text == nil {
		return nil
	}
	return string(text)
}
