// Package store is the workspace file: one SQLite database that holds everything a workspace knows, with a log of every change.
//
// # Opening
//
// [Create] makes a new workspace, [Open] opens one. Opened with [Writing], the workspace is this process's alone: a lock of the
// operating system, kept in a file beside it, says who has it, and dies with the process. Opened with [Reading] it can be read while
// somebody else writes. A file that can't be used is refused with a [*FileError], whose [Trouble] says why in one word and whose text
// says it to a user.
//
//	ws, err := store.Open(ctx, path, store.Options{Mode: store.Writing, Author: "Ann Lee", Clock: time.Now})
//	if err != nil { … }
//	defer ws.Close()
//
// # Writing
//
// Every change happens in [Workspace.Do], which takes what the change is called, in words that suit an undo menu:
//
//	err := ws.Do(ctx, "Extend C-014 to 2028", func(tx *store.Tx) error { … }, store.Because("agreed on 3 March"))
//
// All of it is written or none. Triggers, made from the schema itself, log each row before and after; a write outside a batch is
// refused, also from another tool. Once it is committed, [Workspace.Subscribe]d listeners hear which rows changed. [Workspace.Undo]
// and [Workspace.Redo] are batches of their own that apply the inverse.
//
// # The log
//
// The table batch holds what was done, when, by whom and why; log holds each row it touched. A batch's head is a SHA-256 over the head
// before it, the batch's own fields and a salted digest of each logged row, so that any later edit of the file shows in
// [Workspace.Verify]. [Workspace.Erase] forgets a person: it drops what the log says of that person and keeps the digests, so that the
// chain still holds. Cutting off the last batches together with their rows shows only against a head that was printed elsewhere.
//
// Marks, moderation records and locked models are append-only, guarded by triggers: undoing one adds a row that supersedes it.
//
// # Reading with other tools
//
// Tables are STRICT and hold one kind each. Money is integer minor units with its currency beside it, decimals are text in canonical
// form, dates are ISO text, instants are UTC in RFC 3339. Rows with removed_at set are gone for users and kept for the record.
package store
