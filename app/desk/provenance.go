package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/tender"
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

// TenderProvenance is [Provenance] of a document about a tender: it also says how the tender's model was fixed.
func TenderProvenance(ctx context.Context, ws *store.Workspace, t *tender.Tender, made time.Time) (export.Provenance, error) {
	from, err := Provenance(ctx, ws, t.Fingerprint(), made)
	if err != nil || t.ID == 0 {
		return from, err
	}
	events, err := ws.ModelHistory(ctx, t.ID)
	from.Locked = lockedWords(events)
	return from, err
}

// lockedWords says when and by whom a model was locked, the latest first, and why it was opened in between.
func lockedWords(events []store.ModelEvent) string {
	var words []string
	for _, e := range slices.Backward(events) {
		when := e.At.UTC().Format("2 Jan 2006 15:04 UTC") + " by " + e.By
		if e.Locked {
			words = append(words, fmt.Sprintf("version %d on %s", e.Version, when))
		} else {
			words = append(words, fmt.Sprintf("opened on %s: %s", when, e.Reason))
		}
	}
	return strings.Join(words, "; ")
}

// snapshot names the state of the data that a document shows: the first 12 digits, in hexadecimal, of a SHA-256 over the head of the
// change log and the model's fingerprint. Two documents with the same one show the same data.
func snapshot(head store.Head, fingerprint string) string {
	sum := sha256.Sum256([]byte(head.String() + " " + fingerprint))
	return hex.EncodeToString(sum[:6])
}
