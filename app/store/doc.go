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
// before it, the batch's own fields and a salted digest of each logged row (chain.go says how), so that any later edit of the file shows
// in [Workspace.Verify], by table, row and column. Cutting off the last batches together with their rows shows only against a head that
// was printed elsewhere: packs and exports print [Workspace.Head].
//
// Marks, moderation records and locked models are append-only, guarded by triggers: undoing one adds a row that supersedes it. A batch
// that brought a tender together with marks is undone by marking the tender as removed. A lock is not undone at all.
//
// [Workspace.ErasePerson] forgets a person: it drops what the log says of that person and keeps the digests, so that the chain still
// holds.
//
// # Copies and repair
//
// The first change of a day makes a copy of what was there before, in a folder beside the workspace ("office backups"); so does a change
// of the schema, which [Open] makes where an earlier version made the file. [Backup] copies a workspace in use, [Restore] brings a copy
// back, and neither overwrites. Of a damaged file, [VerifyFile] says what is wrong, [NewestGoodBackup] what to go back to, and [Salvage]
// reads what can be read. All of them leave the damaged file alone.
//
// # The schema
//
// It is in schema/, one numbered script a step; a step that was released is never changed again. Every table with a primary key is
// logged unless schema.go says otherwise, and what can be searched is a list in searchtable.go. From these the program makes all
// triggers, and makes them again with each step.
//
// # Reading with other tools
//
// Tables are STRICT and hold one kind each. Money is integer minor units with its currency beside it, decimals are text in canonical
// form, dates are ISO text, instants are UTC in RFC 3339. Rows with removed_at set are gone for users and kept for the record.
package store
