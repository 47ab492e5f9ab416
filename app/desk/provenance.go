package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"counterweight/app/export"
	"counterweight/app/store"
)

// Provenance says where a document made from the workspace at this moment comes from. The fingerprint is that of the model that the
// document is about; marking and program version are the caller's to add.
func Provenance(ctx context.Context, ws *store.Workspace, fingerprint string, made time.Time) (export.Provenance, error) {
	name, err := ws.Name(ctx)
	if err != nil {
		return export.Provenance{}, err
	}
	head, err := ws.Head(ctx)
	if err != nil {
		return export.Provenance{}, err
	}
	return export.Provenance{
		Workspace: name, Made: made, Fingerprint: fingerprint, Head: head.String(), Snapshot: snapshot(head, fingerprint),
	}, nil
}

// snapshot names the state of the data that a document shows: the first 12 digits, in hexadecimal, of a SHA-256 over the head of the
// change log and the model's fingerprint. Two documents with the same one show the same data.
func snapshot(head store.Head, fingerprint string) string {
	sum := sha256.Sum256([]byte(head.String() + " " + fingerprint))
	return hex.EncodeToString(sum[:6])
}
