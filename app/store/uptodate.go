package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
)

// Keys of the table meta.
const (
	metaID      = "id"         // names the workspace for good: random, in hex
	metaProgram = "program"    // version of the program that last made or changed the schema
	metaCreated = "created_at" // instant
)

// bringUpToDate applies the schema steps that the file lacks, all in one transaction, and builds the triggers again.
func (ws *Workspace) bringUpToDate(ctx context.Context, file found) error {
	if file.version == len(schemaSteps) {
		return nil
	}
	tx, err := ws.start(ctx, "Create the workspace", []BatchOption{ofKind(kindSchema)})
	if err != nil {
		return err
	}
	_, err = tx.complete(func() error {
		if err := tx.applySteps(file.version); err != nil {
			return err
		}
		if err := tx.open(); err != nil {
			return err
		}
		return tx.nameWorkspace(ws.options.Program)
	})
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
