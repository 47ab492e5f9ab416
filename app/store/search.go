package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode"
)

// Hit is something that a search found.
type Hit struct {
	Kind string // supplier, person, contract, capability, goal, role, team …
	ID   int64  // its row
	// Reference is what it is called by, where it has a reference; for a bid, its tender's.
	Reference string
	Title     string
	// Words are the words found, with some around them.
	Words string
}

// Search finds the things in whose names and texts all the words occur, beginnings of words included, without regard to case and
// accents. The best come first, at most so many. What was removed is not found.
func (ws *Workspace) Search(ctx context.Context, text string, most int) (hits []Hit, err error) {
	match := matchAll(text)
	if match == "" {
		return nil, nil
	}
	err = ws.read(ctx, func(q querier) error {
		hits, err = search(ctx, q, match, most)
		return err
	})
	return hits, err
}

// matchAll is the search table's own query for rows with all the words of a text; empty where there is none.
func matchAll(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return r == unicode.ReplacementChar || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
	for i, w := range words {
		words[i] = `"` + w + `"*`
	}
	return strings.Join(words, " ")
}

// search follows the rows found to what they lead to, each thing once.
func search(ctx context.Context, q querier, match string, most int) (hits []Hit, err error) {
	// A hit in a name counts ten times one in a text.
	const query = `SELECT kind, owner, snippet(search, -1, '', '', '…', 12) FROM search WHERE search MATCH ? ORDER BY bm25(search, 10.0, 1.0), rowid`
	rows, err := q.QueryContext(ctx, query, match)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type thing struct {
		kind string
		id   int64
	}
	seen := map[thing]bool{}
	for rows.Next() && len(hits) < most {
		var h Hit
		if err := rows.Scan(&h.Kind, &h.ID, &h.Words); err != nil {
			return nil, err
		}
		if seen[thing{h.Kind, h.ID}] {
			continue
		}
		seen[thing{h.Kind, h.ID}] = true
		err := q.QueryRowContext(ctx, titleQueries[h.Kind], h.ID).Scan(&h.Reference, &h.Title)
		if errors.Is(err, sql.ErrNoRows) {
			continue // it, or what it belongs to, was removed
		}
		if err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, rows.Err()
}

// titleQueries find reference and title of what a hit leads to, unless it was removed.
var titleQueries = map[string]string{
	"supplier":   `SELECT '', name FROM supplier WHERE id = ? AND removed_at IS NULL`,
	"person":     `SELECT '', name FROM person WHERE id = ? AND removed_at IS NULL`,
	"framework":  `SELECT reference, title FROM framework WHERE id = ? AND removed_at IS NULL`,
	"contract":   `SELECT reference, title FROM contract WHERE id = ? AND removed_at IS NULL`,
	"tender":     `SELECT reference, title FROM tender WHERE id = ? AND removed_at IS NULL`,
	"scorecard":  `SELECT reference, title FROM scorecard WHERE id = ? AND removed_at IS NULL`,
	"measure":    `SELECT code, name FROM measure WHERE id = ? AND removed_at IS NULL`,
	"capability": `SELECT code, name FROM capability WHERE id = ? AND removed_at IS NULL`,
	"goal":       `SELECT code, title FROM knowledge_goal WHERE id = ? AND removed_at IS NULL`,
	"role":       `SELECT '', name FROM role WHERE id = ? AND removed_at IS NULL`,
	"team":       `SELECT '', name FROM team WHERE id = ? AND removed_at IS NULL`,
	"bid": `SELECT tender.reference, bid.code || ' ' || bid.supplier FROM bid JOIN tender ON tender.id = bid.tender_id
		WHERE bid.id = ? AND bid.removed_at IS NULL AND tender.removed_at IS NULL`,
}
