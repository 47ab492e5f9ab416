package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"counterweight/procurement"
)

// erasedText stands where something was that was erased.
const erasedText = "(erased)"

// Erasure is what erasing a person did, and what is left to do.
type Erasure struct {
	Rows    int // log rows whose images were dropped
	Batches int // batches whose label and reason were dropped
	// Copies are copies of the workspace that were made before, and still hold the person's data. Those in the folder of backups go at
	// the next daily copy; the others are for their owner to delete.
	Copies []string
}

// ErasePerson forgets a person for good, by a batch that can't be undone: the person's row is emptied and taken away, and the log drops
// every image of it, and the labels and reasons that name the person. Digests stay, so the chain still holds, and [Workspace.Verify]
// accepts what is gone because this batch says so.
//
// What the person did here stays, since it is the record of a decision: who gave a mark, who sat on a panel, who wrote a change. Of what was
// followed about the person, nothing stays but that somebody was assigned to a role, was at a meeting, signed, or raised a challenge.
func (ws *Workspace) ErasePerson(ctx context.Context, person procurement.PersonID, reason string) (Erasure, error) {
	var done Erasure
	err := ws.Do(ctx, "Erase a person", func(tx *Tx) (err error) {
		done, err = tx.erase(int64(person))
		return err
	}, ofKind(kindErased), Because(reason))
	if err != nil {
		return Erasure{}, err
	}
	return done, ws.purge(ctx, &done)
}

// purge has the write-ahead log, which may still hold what was erased, written into the file and cut off, and lists the older copies.
func (ws *Workspace) purge(ctx context.Context, done *Erasure) (err error) {
	ws.writing.Lock()
	defer ws.writing.Unlock()
	if _, err := ws.writer.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		return fileTrouble(ws.path, err)
	}
	done.Copies, err = texts(ctx, ws.writer, `SELECT path FROM backup WHERE batch < (SELECT max(id) FROM batch WHERE kind = ?) ORDER BY at`, kindErased)
	for i, path := range done.Copies {
		if !filepath.IsAbs(path) {
			done.Copies[i] = filepath.Join(BackupFolder(ws.path), path)
		}
	}
	return fileTrouble(ws.path, err)
}

func (tx *Tx) erase(person int64) (Erasure, error) {
	words, err := tx.wordsOf(person)
	if err != nil {
		return Erasure{}, err
	}
	kept, err := tx.forgetFollowed(person)
	if err != nil {
		return Erasure{}, err
	}
	named, err := tx.forgetNamed(person)
	if err != nil {
		return Erasure{}, err
	}
	kept = append(kept, named...)
	if err := tx.emptyPerson(person); err != nil {
		return Erasure{}, err
	}
	// The last log row, which says when, is the one that stays.
	const images = `SELECT seq FROM log WHERE tbl = 'person' AND key = json_array(?) AND salt IS NOT NULL AND seq < (SELECT max(seq) FROM log) ORDER BY seq`
	seqs, err := tx.numbers(images, person)
	if err != nil {
		return Erasure{}, err
	}
	seqs = append(kept, seqs...)
	batches, err := tx.batchesNaming(words, seqs)
	if err != nil {
		return Erasure{}, err
	}
	if _, err := tx.tx.ExecContext(tx.ctx, `UPDATE open_batch SET erasing = 1`); err != nil {
		return Erasure{}, err
	}
	for _, seq := range seqs {
		if err := tx.eraseImages(seq); err != nil {
			return Erasure{}, err
		}
	}
	for _, id := range batches {
		if err := tx.eraseWords(id); err != nil {
			return Erasure{}, err
		}
	}
	_, err = tx.tx.ExecContext(tx.ctx, `UPDATE open_batch SET erasing = 0; INSERT INTO search (search) VALUES ('rebuild')`)
	return Erasure{Rows: len(seqs), Batches: len(batches)}, err
}

// emptyPerson takes everything out of a person's row, and then, so that the log has an image of it that can stay, notes when.
func (tx *Tx) emptyPerson(person int64) error {
	const empty = `UPDATE person SET name = ?, supplier_id = NULL, organisation = '', role = '', email = '', phone = '', reach_how = '', reach_when = '',
		working_style = '', feedback = '', shared_on = NULL, notes = '' WHERE id = ?`
	if _, err := tx.ExecContext(tx.ctx, empty, erasedText, person); err != nil {
		return err
	}
	_, err := tx.ExecContext(tx.ctx, `UPDATE person SET erased_at = ?1, removed_at = coalesce(removed_at, ?1) WHERE id = ?2`, tx.batch.at, person)
	return err
}

// personWords tell that a text speaks of a person: exact anywhere, parts of the name only in batches that touched the person's row.
type personWords struct{ exact, parts []string }

// wordsOf are the name, e-mail address and phone number that the person's row has now, and the words of the name.
func (tx *Tx) wordsOf(person int64) (personWords, error) {
	var name, email, phone string
	err := tx.QueryRowContext(tx.ctx, `SELECT name, email, phone FROM person WHERE id = ? AND erased_at IS NULL`, person).Scan(&name, &email, &phone)
	if errors.Is(err, sql.ErrNoRows) {
		return personWords{}, &NotFoundError{Kind: "person", Name: fmt.Sprint(person)}
	}
	var words personWords
	for _, text := range []string{name, email, phone} {
		if text = strings.ToLower(strings.TrimSpace(text)); text != "" {
			words.exact = append(words.exact, text)
		}
	}
	const shortest = 3 // "de" and "Li" are in too many other words
	for _, part := range strings.Fields(strings.ToLower(name)) {
		if utf8.RuneCountInString(part) >= shortest {
			words.parts = append(words.parts, part)
		}
	}
	return words, err
}

// batchesNaming are the batches before this one whose label or reason speaks of the person.
func (tx *Tx) batchesNaming(words personWords, seqs []int64) ([]int64, error) {
	rows, err := tx.QueryContext(tx.ctx, `SELECT id, label || ' ' || reason, first_seq, last_seq FROM batch WHERE text_salt IS NOT NULL ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var naming []int64
	for rows.Next() {
		var id, first, last int64
		var text string
		if err := rows.Scan(&id, &text, &first, &last); err != nil {
			return nil, err
		}
		text = strings.ToLower(text)
		touched := holdsAny(seqs, first, last)
		if containsAny(text, words.exact) || (touched && containsAny(text, words.parts)) {
			naming = append(naming, id)
		}
	}
	return naming, rows.Err()
}

func holdsAny(seqs []int64, first, last int64) bool {
	for _, seq := range seqs {
		if first <= seq && seq <= last {
			return true
		}
	}
	return false
}

func containsAny(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// eraseImages puts a digest in the place of a log row's images.
func (tx *Tx) eraseImages(seq int64) error {
	var before, after, salt []byte
	if err := tx.QueryRowContext(tx.ctx, `SELECT before, after, salt FROM log WHERE seq = ?`, seq).Scan(&before, &after, &salt); err != nil {
		return err
	}
	digest := digester{sha256.New()}.image(&logRow{before: before, after: after, salt: salt})
	const erase = `UPDATE log SET before = NULL, after = NULL, salt = NULL, digest = ? WHERE seq = ?`
	if _, err := tx.ExecContext(tx.ctx, erase, digest, seq); err != nil {
		return err
	}
	return tx.sayErased("log", seq)
}

// eraseWords puts a digest in the place of a batch's label and reason.
func (tx *Tx) eraseWords(id int64) error {
	var b batchRow
	if err := b.scan(tx.QueryRowContext(tx.ctx, "SELECT "+batchColumns+" FROM batch WHERE id = ?", id)); err != nil {
		return err
	}
	const erase = `UPDATE batch SET label = ?, reason = '', text_salt = NULL, text_digest = ? WHERE id = ?`
	if _, err := tx.ExecContext(tx.ctx, erase, erasedText, b.wordsDigest(), id); err != nil {
		return err
	}
	return tx.sayErased("batch", id)
}

// sayErased logs that the content of a row of the log or of its batches was erased.
func (tx *Tx) sayErased(table string, id int64) error {
	_, err := tx.ExecContext(tx.ctx, `INSERT INTO log (tbl, op, key, salt) VALUES (?, 'E', json_array(?), randomblob(16))`, table, id)
	return err
}

// numbers is the first column of all rows that the query finds.
func (tx *Tx) numbers(query string, args ...any) ([]int64, error) {
	rows, err := tx.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		found = append(found, n)
	}
	return found, rows.Err()
}
