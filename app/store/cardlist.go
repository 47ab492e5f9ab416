package store

import (
	"context"
	"database/sql"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// CardRow is a scorecard as a list shows it.
type CardRow struct {
	ID        scorecard.CardID
	Reference string
	Title     string
	Subject   scorecard.Subject
	Every     civil.PeriodKind
	Term      civil.Term
	// Last is the latest period with a reading; no period where there is none. Ours and Theirs are how many of the card's measures have
	// a reading in it from each side.
	Last         civil.Period
	Measures     int // that are on the card and not retired
	Ours, Theirs int
	Open         int // actions
}

// cardList reads the rows of all scorecards; periods of one card are of one kind, so that the last by name is the latest.
const cardList = `SELECT c.id, c.reference, c.title, c.subject, coalesce(c.contract_id, c.supplier_id, 0), c.subject_name, c.every, c.begins, c.ends, coalesce(l.period, ''),
  (SELECT count(*) FROM placed_measure WHERE scorecard_id = c.id AND retired IS NULL),
  (SELECT count(*) FROM reading WHERE period = l.period AND scorecard_id = c.id AND side = 'ours'),
  (SELECT count(*) FROM reading WHERE period = l.period AND scorecard_id = c.id AND side = 'theirs'),
  (SELECT count(*) FROM scorecard_action WHERE scorecard_id = c.id AND state = 'open')
FROM scorecard c JOIN (SELECT id, (SELECT max(period) FROM reading WHERE scorecard_id = scorecard.id) AS period FROM scorecard) l ON l.id = c.id
WHERE c.removed_at IS NULL ORDER BY c.reference, c.id`

// Cards are all scorecards by reference, as lists show them.
func (ws *Workspace) Cards(ctx context.Context) (all []CardRow, err error) {
	err = ws.read(ctx, func(q querier) error {
		return each(ctx, q, cardList, nil, func(rows *sql.Rows) error {
			row, err := scanCardRow(rows)
			all = append(all, row)
			return err
		})
	})
	return all, err
}

func scanCardRow(rows *sql.Rows) (CardRow, error) {
	var r CardRow
	var subject, every, last string
	var begins, ends sql.NullString
	c := cells{table: "scorecard"}
	c.err = rows.Scan(&c.id, &r.Reference, &r.Title, &subject, &r.Subject.Register, &r.Subject.Name, &every, &begins, &ends, &last,
		&r.Measures, &r.Ours, &r.Theirs, &r.Open)
	r.ID = scorecard.CardID(c.id)
	r.Subject.Kind = subjectKinds.read(&c, "subject", subject)
	r.Every = periodKinds.read(&c, "every", every)
	r.Term = civil.Term{From: c.day("begins", begins), To: c.day("ends", ends)}
	period, err := periodOrNone(last)
	c.fail("period", err)
	r.Last = period
	return r, c.err
}

// HasCards reports whether there is any scorecard.
func (ws *Workspace) HasCards(ctx context.Context) (has bool, err error) {
	err = ws.read(ctx, func(q querier) error {
		return q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM scorecard WHERE removed_at IS NULL)`).Scan(&has)
	})
	return has, err
}

// CardsOf are the scorecards of a contract or of a supplier, by reference.
func (ws *Workspace) CardsOf(ctx context.Context, kind scorecard.SubjectKind, register int64) ([]CardRow, error) {
	all, err := ws.Cards(ctx)
	var found []CardRow
	for _, c := range all {
		if c.Subject.Kind == kind && c.Subject.Register == register {
			found = append(found, c)
		}
	}
	return found, err
}
