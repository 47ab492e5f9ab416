package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// MarkSubject says what a mark is of, by the ids that the tender itself uses.
type MarkSubject struct {
	Tender    tender.ID
	Bid       string
	Criterion string
	Lot       string // empty for a mark that all lots have in common
	Evaluator string // empty for the panel's consensus mark
}

// MarkRecord is a mark as it was given at some time. Records are never changed: the latest is the mark that counts.
type MarkRecord struct {
	Mark tender.Mark
	At   time.Time
	By   string
	// Note says why the record stands in the place of an earlier one: the reason given, or which change was undone.
	Note string
}

// MarkHistory is everything that was ever recorded of a mark, the earliest record first. It fails with [*NotFoundError] where the
// subject leads nowhere, and is empty where no mark was given yet.
func (ws *Workspace) MarkHistory(ctx context.Context, subject MarkSubject) (history []MarkRecord, err error) {
	err = ws.read(ctx, func(q querier) error {
		key, err := markKeyOf(ctx, q, subject)
		if err != nil {
			return err
		}
		history, err = markRecords(ctx, q, key)
		return err
	})
	return history, err
}

// MarkHistory is [Workspace.MarkHistory] as the batch sees it.
func (tx *Tx) MarkHistory(subject MarkSubject) ([]MarkRecord, error) {
	key, err := markKeyOf(tx.ctx, tx, subject)
	if err != nil {
		return nil, err
	}
	return markRecords(tx.ctx, tx, key)
}

func markRecords(ctx context.Context, q querier, k markKey) (history []MarkRecord, err error) {
	const query = `SELECT id, value, rationale, given_at, given_by, note FROM mark
		WHERE bid_id = ? AND criterion_id = ? AND lot_id IS ? AND evaluator_id IS ? ORDER BY id`
	err = each(ctx, q, query, k.args(), func(rows *sql.Rows) error {
		var r MarkRecord
		var value sql.NullString
		var at string
		c := cells{table: "mark"}
		c.err = rows.Scan(&c.id, &value, &r.Mark.Rationale, &at, &r.By, &r.Note)
		r.Mark.Value = c.decimal("value", value)
		r.At = c.instant("given_at", at)
		history = append(history, r)
		return c.err
	})
	return history, err
}

// instant reads what [instant] wrote.
func (c *cells) instant(column, text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	c.fail(column, err)
	return t
}

// AddMark adds a record of a mark, with the reason why it stands in the place of an earlier one. It fails with [*NotFoundError] where the
// subject leads nowhere; an evaluator who is not known yet is noted.
func (tx *Tx) AddMark(subject MarkSubject, mark tender.Mark, why string) error {
	k, err := markKeyOf(tx.ctx, tx, subject)
	var missing *NotFoundError
	if errors.As(err, &missing) && missing.Kind == "evaluator" {
		_, err = tx.saveRow("evaluator", 0, []string{"tender_id", "code"}, []any{int64(subject.Tender), subject.Evaluator})
		if err == nil {
			k, err = markKeyOf(tx.ctx, tx, subject)
		}
	}
	if err != nil {
		return err
	}
	return tx.addMarks([]markRow{{k, storedMark{decimalCell(mark.Value), mark.Rationale}, why}})
}

// markKey says what a mark is of, by rows; 0 stands for common to all lots and for consensus.
type markKey struct {
	bid, criterion, lot, evaluator int64
}

func (k markKey) args() []any {
	return []any{k.bid, k.criterion, idCell(k.lot), idCell(k.evaluator)}
}

func (k markKey) compare(l markKey) int {
	return cmp.Or(cmp.Compare(k.bid, l.bid), cmp.Compare(k.lot, l.lot), cmp.Compare(k.evaluator, l.evaluator), cmp.Compare(k.criterion, l.criterion))
}

// markKeyOf looks a subject up.
func markKeyOf(ctx context.Context, q querier, s MarkSubject) (k markKey, err error) {
	parts := []struct {
		kind, code string
		query      string
		into       *int64
	}{
		{"bid", s.Bid, `SELECT id FROM bid WHERE tender_id = ? AND code = ? AND removed_at IS NULL`, &k.bid},
		{"criterion", s.Criterion, `SELECT id FROM criterion WHERE tender_id = ? AND code = ? AND removed_at IS NULL`, &k.criterion},
		{"lot", s.Lot, `SELECT id FROM lot WHERE tender_id = ? AND code = ? AND removed_at IS NULL`, &k.lot},
		{"evaluator", s.Evaluator, `SELECT id FROM evaluator WHERE tender_id = ? AND code = ?`, &k.evaluator},
	}
	for _, p := range parts {
		if p.code == "" && (p.kind == "lot" || p.kind == "evaluator") {
			continue
		}
		err := q.QueryRowContext(ctx, p.query, int64(s.Tender), p.code).Scan(p.into)
		if errors.Is(err, sql.ErrNoRows) {
			err = &NotFoundError{Kind: p.kind, Name: p.code}
		}
		if err != nil {
			return markKey{}, err
		}
	}
	return k, nil
}

// storedMark is a mark as its columns hold it: a text or nil, and the rationale.
type storedMark struct {
	value     any
	rationale string
}

// isNone reports whether there is no mark.
func (m storedMark) isNone() bool { return m == storedMark{} }

// markRow is a record to be added.
type markRow struct {
	markKey
	storedMark
	note string
}

// addMarks adds records. They are all given by the batch's author, at its time.
func (tx *Tx) addMarks(marks []markRow) error {
	columns := []string{"bid_id", "criterion_id", "lot_id", "evaluator_id", "value", "rationale", "given_at", "given_by", "note"}
	_, err := tx.MultiInsert("mark", columns, func(yield func([]any) bool) {
		for _, m := range marks {
			if !yield(append(m.args(), m.value, m.rationale, tx.At(), tx.Author(), m.note)) {
				return
			}
		}
	})
	return err
}

// marks adds a record for each mark of the tender that differs from the current one.
func (w *tenderWriter) marks() error {
	current, err := standingMarks(w.tx, w.tender.ID)
	if err != nil {
		return err
	}
	var added []markRow
	want := func(k markKey, m storedMark) {
		before := current[k]
		delete(current, k)
		if before == m {
			return
		}
		row := markRow{markKey: k, storedMark: m}
		if !before.isNone() {
			row.note = w.why
		}
		added = append(added, row)
	}
	for i := range w.tender.Bids {
		if err := w.eachMark(&w.tender.Bids[i], want); err != nil {
			return err
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(current), markKey.compare) {
		want(k, storedMark{}) // it was given, and is not there any more
	}
	return w.tx.addMarks(added)
}

// eachMark calls want for each mark of a bid, in a fixed order.
func (w *tenderWriter) eachMark(b *tender.Bid, want func(markKey, storedMark)) error {
	bid, _ := w.bidRows.known(keyOf(b.ID))
	all := func(lot, evaluator int64, marks tender.Marks) error {
		for _, code := range sortedKeys(marks) {
			criterion, ok := w.criterionRows.known(keyOf(code))
			if !ok {
				return &NotFoundError{Kind: "criterion", Name: code}
			}
			mark := marks[code]
			want(markKey{bid, criterion, lot, evaluator}, storedMark{decimalCell(mark.Value), mark.Rationale})
		}
		return nil
	}
	for _, offer := range offers(b) {
		lot, _ := w.lotRows.known(keyOf(offer.lot)) // 0 for what all lots have in common
		if err := all(lot, 0, offer.Marks); err != nil {
			return err
		}
		for _, code := range sortedKeys(offer.Evaluators) {
			evaluator, _ := w.evaluatorRows.known(keyOf(code))
			if err := all(lot, evaluator, offer.Evaluators[code]); err != nil {
				return err
			}
		}
	}
	return nil
}

// markQuery finds every record of a mark on the bids of a tender that were not removed, the earliest first: the last one of each mark
// counts.
const markQuery = `SELECT id, bid_id, criterion_id, coalesce(lot_id, 0), coalesce(evaluator_id, 0), value, rationale FROM mark
	WHERE bid_id IN (SELECT id FROM bid WHERE tender_id = ? AND removed_at IS NULL) ORDER BY id`

// standingMarks are the marks that count, those that are none left out.
func standingMarks(tx *Tx, id tender.ID) (map[markKey]storedMark, error) {
	current := map[markKey]storedMark{}
	err := each(tx.ctx, tx, markQuery, []any{int64(id)}, func(rows *sql.Rows) error {
		var row int64
		var k markKey
		var m storedMark
		err := rows.Scan(&row, &k.bid, &k.criterion, &k.lot, &k.evaluator, &m.value, &m.rationale)
		current[k] = m
		return err
	})
	maps.DeleteFunc(current, func(_ markKey, m storedMark) bool { return m.isNone() })
	return current, err
}

// marks reads the current marks into the bids. Marks on criteria and for lots that were removed are left out.
func (r *tenderReader) marks() error {
	into := r.offers()
	err := r.each(markQuery, func(rows *sql.Rows) error {
		var k markKey
		var value sql.NullString
		var mark tender.Mark
		c := cells{table: "mark"}
		c.err = rows.Scan(&c.id, &k.bid, &k.criterion, &k.lot, &k.evaluator, &value, &mark.Rationale)
		if value.Valid {
			d, err := exact.Parse(value.String)
			c.fail("value", err)
			mark.Value = exact.Some(d)
		}
		code, counts := r.criterionCodes[k.criterion]
		offer := into[offerKey{k.bid, k.lot}]
		if counts && offer != nil {
			setMark(offer, r.evaluatorCodes[k.evaluator], code, mark)
		}
		return c.err
	})
	r.putOffers(into)
	return err
}

// offerKey says whose offer it is, for which lot, by rows; 0 for what all lots have in common.
type offerKey struct{ bid, lot int64 }

// offers are all offers under the tender, each by its rows, with room for marks.
func (r *tenderReader) offers() map[offerKey]*tender.Offer {
	all := map[offerKey]*tender.Offer{}
	for i := range r.tender.Bids {
		b := &r.tender.Bids[i]
		all[offerKey{r.bidRows[i], 0}] = &b.Offer
		for id, code := range r.lotCodes {
			if offer, made := b.Lots[code]; made {
				all[offerKey{r.bidRows[i], id}] = &offer
			}
		}
	}
	return all
}

// putOffers gives the bids their offers for single lots back, which a map holds as copies.
func (r *tenderReader) putOffers(all map[offerKey]*tender.Offer) {
	for i := range r.tender.Bids {
		for id, code := range r.lotCodes {
			if offer, made := all[offerKey{r.bidRows[i], id}]; made {
				r.tender.Bids[i].Lots[code] = *offer
			}
		}
	}
}

// setMark sets a mark, or takes it away where it is none. Sets of marks that hold nothing are nil.
func setMark(offer *tender.Offer, evaluator, criterion string, mark tender.Mark) {
	marks := offer.Marks
	if evaluator != "" {
		marks = offer.Evaluators[evaluator]
	}
	if mark == (tender.Mark{}) {
		delete(marks, criterion)
		if len(marks) > 0 {
			return
		}
		marks = nil
	} else {
		if marks == nil {
			marks = tender.Marks{}
		}
		marks[criterion] = mark
	}
	switch {
	case evaluator == "":
		offer.Marks = marks
	case marks != nil:
		if offer.Evaluators == nil {
			offer.Evaluators = map[string]tender.Marks{}
		}
		offer.Evaluators[evaluator] = marks
	default:
		delete(offer.Evaluators, evaluator)
		if len(offer.Evaluators) == 0 {
			offer.Evaluators = nil
		}
	}
}
