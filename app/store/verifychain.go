package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// image16 is enough of the SHA-256 of an image to know it again.
type image16 [16]byte

// lastImage is what the log says last of a row.
type lastImage struct {
	image image16
	seq   int64
	state rowState
}

type rowState uint8

const (
	rowIsThere rowState = iota
	rowIsGone
	rowIsErased // it is there, but its image was erased
)

// replay is what the log says of every row, once all of it was read.
type replay struct {
	rows map[string]map[string]lastImage // by table and key
	// broken are the batches that don't have the head that they should.
	broken []*brokenBatch
	// erased are the log rows (with their numbers) and batches (with 0) without their content.
	erased map[Row]int64
	// allowed are those that a batch of erasing names.
	allowed map[Row]bool
}

// of are the rows of a table.
func (r *replay) of(table string) map[string]lastImage {
	rows := r.rows[table]
	if rows == nil {
		rows = map[string]lastImage{}
		r.rows[table] = rows
	}
	return rows
}

// brokenBatch is a batch that does not have the head that it should: its own row or one of its log rows was changed.
type brokenBatch struct {
	batchRow
	named bool // a finding says already what was changed
}

// breakAt is the broken batch of a log row; nil where its batch is intact.
func (r *replay) breakAt(seq int64) *brokenBatch {
	for _, b := range r.broken {
		if b.firstSeq <= seq && seq <= b.lastSeq {
			return b
		}
	}
	return nil
}

// blame adds a finding about a log row, which then explains why its batch is broken.
func (v *verifier) blame(seq int64, f Finding) error {
	if b := v.replay.breakAt(seq); b != nil {
		b.named = true
	}
	f.Table, f.Key = "log", fmt.Sprintf("[%d]", seq)
	return v.found(f)
}

// unexplained tells of the broken batches of which nothing else told.
func (v *verifier) unexplained() error {
	for _, b := range v.replay.broken {
		if b.named {
			continue
		}
		err := v.found(Finding{
			Kind: KindChain, Table: "batch", Key: fmt.Sprintf("[%d]", b.id),
			Text: fmt.Sprintf("batch [%d] (%q, by %s) does not have the head that it should: it or one of its log rows, [%d] to [%d], was changed",
				b.id, b.label, b.author, b.firstSeq, b.lastSeq),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// chain reads the log from its beginning: it computes each batch's head again, and follows each row from one image to the next.
func (v *verifier) chain() error {
	v.replay = replay{rows: map[string]map[string]lastImage{}, erased: map[Row]int64{}, allowed: map[Row]bool{}}
	batches, err := v.q.QueryContext(v.ctx, "SELECT "+batchColumns+" FROM batch ORDER BY id")
	if err != nil {
		return err
	}
	defer batches.Close()
	log, err := v.q.QueryContext(v.ctx, "SELECT "+logColumns+" FROM log ORDER BY seq")
	if err != nil {
		return err
	}
	defer log.Close()
	w := &chainWalk{verifier: v, log: log, links: newChain(nil)}
	for batches.Next() {
		var b batchRow
		if err := b.scan(batches); err != nil {
			return err
		}
		if err := w.batch(&b); err != nil {
			return err
		}
	}
	if err := errors.Join(batches.Err(), w.rest()); err != nil {
		return err
	}
	return v.erasures()
}

// chainWalk goes through batches and log rows side by side.
type chainWalk struct {
	*verifier
	log      *sql.Rows
	row      logRow
	pending  bool // row was read, and belongs to a later batch
	last     batchRow
	links    *chain
	suspects []suspect
	gaps     [][2]int64 // first and last of log rows that are missing in the batch
}

// suspect is a log row whose image before is not the one that an earlier log row left.
type suspect struct {
	seq, earlier int64
	row          Row
	text         string
}

// batch looks at one batch with its log rows.
func (w *chainWalk) batch(b *batchRow) error {
	follows := b.id == w.last.id+1 && b.firstSeq == w.last.lastSeq+1
	if !follows {
		text := fmt.Sprintf("batch [%d] does not follow batch [%d]: batches between them were taken out, or their numbers changed", b.id, w.last.id)
		if err := w.found(Finding{Kind: KindChain, Table: "batch", Key: fmt.Sprintf("[%d]", b.id), Text: text}); err != nil {
			return err
		}
	}
	w.links.begin(b)
	if b.digest != nil {
		w.replay.erased[Row{"batch", fmt.Sprintf("[%d]", b.id)}] = 0
	}
	if err := w.logRows(b); err != nil {
		return err
	}
	if head := w.links.end(); !bytes.Equal(head[:], b.head) {
		w.replay.broken = append(w.replay.broken, &brokenBatch{batchRow: *b, named: !follows})
		copy(w.links.previous[:], b.head) // judge the next batch by itself
	}
	if err := w.settle(); err != nil {
		return err
	}
	w.last = *b
	w.progress.report(b.lastSeq, 0)
	return w.ctx.Err()
}

// logRows takes up the log rows of a batch.
func (w *chainWalk) logRows(b *batchRow) error {
	next := b.firstSeq
	for {
		there, err := w.peek()
		if err != nil {
			return err
		}
		if !there || w.row.seq > b.lastSeq {
			break
		}
		w.pending = false
		w.links.add(&w.row)
		w.follow(b)
		if w.row.seq > next {
			w.gaps = append(w.gaps, [2]int64{next, w.row.seq - 1})
		}
		next = w.row.seq + 1
	}
	if next <= b.lastSeq {
		w.gaps = append(w.gaps, [2]int64{next, b.lastSeq})
	}
	return nil
}

// peek makes row the next log row that no batch has taken up.
func (w *chainWalk) peek() (bool, error) {
	if w.pending {
		return true, nil
	}
	if !w.log.Next() {
		return false, w.log.Err()
	}
	w.pending = true
	return true, w.row.scan(w.log)
}

// follow takes up what a log row says of its row, and suspects it where that does not go on from what was said before.
func (w *chainWalk) follow(b *batchRow) {
	r := &w.row
	if r.digest != nil {
		w.replay.erased[Row{"log", fmt.Sprintf("[%d]", r.seq)}] = r.seq
	}
	if string(r.op) == opErased {
		if b.kind == kindErased {
			w.replay.allowed[Row{string(r.tbl), string(r.key)}] = true
		}
		return
	}
	rows := w.replay.of(string(r.tbl))
	was, known := rows[string(r.key)]
	if why := follows(r, was, known); why != "" {
		w.suspects = append(w.suspects, suspect{seq: r.seq, earlier: was.seq, row: Row{string(r.tbl), string(r.key)}, text: why})
	}
	now := lastImage{seq: r.seq}
	switch {
	case string(r.op) == "D" || (string(r.op) == "S" && r.after == nil && r.digest == nil):
		now.state = rowIsGone
	case r.digest != nil:
		now.state = rowIsErased
	default:
		now.image = imageOf(r.after)
	}
	rows[string(r.key)] = now
}

// follows says why a log row does not go on from what the log said of its row before; empty where it does.
func follows(r *logRow, was lastImage, known bool) string {
	there := known && was.state != rowIsGone
	switch op := string(r.op); {
	case op == "S":
	case op == "I" && there:
		return "it inserts a row that is there already"
	case op != "I" && !there:
		return "it changes a row that is not there"
	case op != "I" && r.digest == nil && was.state == rowIsThere && imageOf(r.before) != was.image:
		return "what it says was there before is not what was left"
	}
	return ""
}

func imageOf(image []byte) image16 {
	digest := sha256.Sum256(image)
	return image16(digest[:16])
}

// settle turns what was suspected in a batch into findings, now that it is known which batches are intact: where a row does not go on
// from an earlier one, the one in a broken batch was changed.
func (w *chainWalk) settle() error {
	for _, g := range w.gaps {
		text := fmt.Sprintf("log [%d] is missing: another program took it out", g[0])
		if g[1] > g[0] {
			text = fmt.Sprintf("log [%d] to [%d] are missing: another program took them out", g[0], g[1])
		}
		if err := w.blame(g[0], Finding{Kind: KindChain, Text: text}); err != nil {
			return err
		}
	}
	for _, s := range w.suspects {
		seq := s.seq
		if s.earlier != 0 && w.replay.breakAt(seq) == nil && w.replay.breakAt(s.earlier) != nil {
			seq = s.earlier
		}
		text := fmt.Sprintf("log [%d] on %v was changed: %s", seq, s.row, s.text)
		if err := w.blame(seq, Finding{Kind: KindChain, Text: text}); err != nil {
			return err
		}
	}
	w.gaps, w.suspects = w.gaps[:0], w.suspects[:0]
	return nil
}

// rest finds log rows after the last batch.
func (w *chainWalk) rest() error {
	there, err := w.peek()
	if err != nil || !there {
		return err
	}
	text := fmt.Sprintf("log [%d] and those after it belong to no batch: another program wrote them, or took batches out", w.row.seq)
	return w.found(Finding{Kind: KindChain, Table: "log", Key: fmt.Sprintf("[%d]", w.row.seq), Text: text})
}

// erasures finds content that is gone without a batch of erasing that says so.
func (v *verifier) erasures() error {
	for _, row := range slices.SortedFunc(maps.Keys(v.replay.erased), compareRows) {
		if v.replay.allowed[row] {
			continue
		}
		seq := v.replay.erased[row]
		f := Finding{Kind: KindChain, Table: row.Table, Key: row.Key, Text: fmt.Sprintf("the content of %v was taken out, and no erasing says so", row)}
		tell := v.found
		if seq != 0 {
			tell = func(f Finding) error { return v.blame(seq, f) }
		}
		if err := tell(f); err != nil {
			return err
		}
	}
	return nil
}
