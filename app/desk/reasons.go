package desk

import (
	"fmt"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// ReasonError says that a change needs a reason and has none.
type ReasonError struct {
	Thing   string   // tender T-007
	Changes []string // what is to be changed
	Since   string   // why that needs a reason
}

func (e *ReasonError) Error() string {
	const most = 5
	listed := strings.Join(e.Changes[:min(most, len(e.Changes))], ", ")
	if more := len(e.Changes) - most; more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("%s: %s needs a reason, since %s: give one", e.Thing, listed, e.Since)
}

// Why changes need a reason.
const (
	sinceFixed    = "marks were given or the model was locked before"
	sinceLocked   = "the model was locked for all to rely on"
	sinceEvidence = "somebody relied on it"
	sinceErased   = "what is erased can't be brought back"

	sinceClosed     = "the period was closed for both sides to rely on"
	sinceOverridden = "somebody will ask why it is not the computed one"
	sinceTerminated = "somebody will ask why it ended before its end"
)

// LockedError says that the model of a tender is locked, so that it can't be changed or locked again.
type LockedError struct {
	Reference string
	Lock      tender.Lock
	// Found is the fingerprint of the model that was to take its place; empty where it was to be locked again.
	Found string
}

func (e *LockedError) Error() string {
	text := fmt.Sprintf("tender %s: its model was locked by %s on %s (version %d)", e.Reference, e.Lock.By, e.Lock.At.Format("2 Jan 2006"), e.Lock.Version)
	if e.Found == "" {
		return text + ": unlock it, with a reason, before you lock it again"
	}
	return text + ", and this one is another (fingerprint " + short(e.Found) + ", locked is " + short(e.Lock.Fingerprint) +
		"): keep to the locked model, or unlock it first, with a reason"
}

// short is enough of a fingerprint to tell two apart by eye.
func short(fingerprint string) string { return fingerprint[:min(12, len(fingerprint))] }

// NotLockedError says that there is no lock to open.
type NotLockedError struct{ Reference string }

func (e *NotLockedError) Error() string {
	return fmt.Sprintf("tender %s: its model is not locked, so it can be changed as it is", e.Reference)
}

// because gives the batch its reason, where there is one.
func because(reason string) store.BatchOption { return store.Because(strings.TrimSpace(reason)) }

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
