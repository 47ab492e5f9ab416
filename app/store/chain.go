package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// The chain of batches. With field(x) = 0 for NULL, else 1, the length as 8 bytes (big end first) and the bytes:
//
//	digest of a log row = SHA-256(salt, field(before), field(after))
//	digest of the words = SHA-256(salt, field(label), field(reason))
//	head of a batch     = SHA-256(head of the batch before, id, field(at), field(author), field(kind), inverts (0 for none), first seq,
//	                      last seq, digest of the words, and for each log row: seq, field(tbl), field(op), field(key), its digest)
//
// Numbers are 8 bytes, big end first; the head before the first batch is 32 zero bytes.

// Head is the end of the chain at some moment: printed elsewhere, it proves later that nothing up to its batch was changed or cut off.
type Head struct {
	Batch int64 // number of the last batch
	At    string
	Hash  [sha256.Size]byte
}

// String is the hash in hex.
func (h Head) String() string { return hex.EncodeToString(h.Hash[:]) }

// batchRow is a row of the table batch.
type batchRow struct {
	id                int64
	at, author, kind  string
	inverts           int64 // 0 for none
	label, reason     string
	salt, digest      []byte // one of the two is nil: digest stands for words that were erased
	firstSeq, lastSeq int64
	head              []byte
}

const batchColumns = "id, at, author, kind, coalesce(inverts, 0), label, reason, text_salt, text_digest, first_seq, last_seq, head"

func (b *batchRow) scan(rows interface{ Scan(...any) error }) error {
	return rows.Scan(&b.id, &b.at, &b.author, &b.kind, &b.inverts, &b.label, &b.reason, &b.salt, &b.digest, &b.firstSeq, &b.lastSeq, &b.head)
}

// wordsDigest is the digest of label and reason, or what stands for it.
func (b *batchRow) wordsDigest() []byte {
	if b.digest != nil {
		return b.digest
	}
	d := digester{sha256.New()}
	d.Write(b.salt)
	d.text(b.label)
	d.text(b.reason)
	return d.Sum(nil)
}

// logRow is a row of the table log. The bytes are those of the database and change with the next row.
type logRow struct {
	seq           int64
	tbl, op, key  sql.RawBytes
	before, after sql.RawBytes // nil for NULL
	salt, digest  sql.RawBytes // one of the two is nil
}

const logColumns = "seq, tbl, op, key, before, after, salt, digest"

func (r *logRow) scan(rows *sql.Rows) error {
	return rows.Scan(&r.seq, &r.tbl, &r.op, &r.key, &r.before, &r.after, &r.salt, &r.digest)
}

// chain computes heads, batch after batch.
type chain struct {
	previous [sha256.Size]byte
	batch    digester
	row      digester
}

func newChain(previous []byte) *chain {
	c := &chain{batch: digester{sha256.New()}, row: digester{sha256.New()}}
	copy(c.previous[:], previous)
	return c
}

// begin starts a batch.
func (c *chain) begin(b *batchRow) {
	c.batch.Reset()
	c.batch.Write(c.previous[:])
	c.batch.number(b.id)
	c.batch.text(b.at)
	c.batch.text(b.author)
	c.batch.text(b.kind)
	c.batch.number(b.inverts)
	c.batch.number(b.firstSeq)
	c.batch.number(b.lastSeq)
	c.batch.Write(b.wordsDigest())
}

// add takes up the next log row of the batch.
func (c *chain) add(r *logRow) {
	c.batch.number(r.seq)
	c.batch.field(r.tbl)
	c.batch.field(r.op)
	c.batch.field(r.key)
	if r.digest != nil {
		c.batch.Write(r.digest)
		return
	}
	c.batch.Write(c.row.image(r))
}

// end is the head of the batch, on which the next one stands.
func (c *chain) end() [sha256.Size]byte {
	c.batch.Sum(c.previous[:0])
	return c.previous
}

// digester writes what is hashed.
type digester struct{ hash.Hash }

func (d digester) number(n int64) {
	var bytes [8]byte
	binary.BigEndian.PutUint64(bytes[:], uint64(n))
	d.Write(bytes[:])
}

// field writes bytes with their length; nil is NULL.
func (d digester) field(bytes []byte) {
	if bytes == nil {
		d.Write([]byte{0})
		return
	}
	d.Write([]byte{1})
	d.number(int64(len(bytes)))
	d.Write(bytes)
}

func (d digester) text(s string) { d.field([]byte(s)) }

// image is the digest of a log row's images with their salt.
func (d digester) image(r *logRow) []byte {
	d.Reset()
	d.Write(r.salt)
	d.field(r.before)
	d.field(r.after)
	return d.Sum(nil)
}

// lastBatch reads the end of the chain; the zero row where there is no batch yet.
func lastBatch(ctx context.Context, q querier) (batchRow, error) {
	var b batchRow
	err := b.scan(q.QueryRowContext(ctx, "SELECT "+batchColumns+" FROM batch ORDER BY id DESC LIMIT 1"))
	if err == sql.ErrNoRows {
		return batchRow{}, nil
	}
	return b, err
}
