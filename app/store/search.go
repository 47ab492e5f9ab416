package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
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

// Search finds the things in whose names and texts all the words occur, without regard to case and accents; beginnings of three letters
// or more find a word too. What has the words in its name comes first, and shorter names before longer ones, at most so many. What was
// removed is not found.
func (ws *Workspace) Search(ctx context.Context, text string, most int) (hits []Hit, err error) {
	words := searchedWords(text)
	if len(words) == 0 {
		return nil, nil
	}
	err = ws.read(ctx, func(q querier) error {
		hits, err = search(ctx, q, words, most)
		return err
	})
	return hits, err
}

// shortWord is the number of bytes up to which a word has to be met whole: half of all words begin with one of a few letters, and going
// through them takes a tenth of a second in a large register. A sign that stands for a word, as in Chinese, has more bytes.
const shortWord = 2

// matchAll is the search table's own query for rows with all the words.
func matchAll(words []string) string {
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = `"` + w + `"`
		if len(w) > shortWord {
			terms[i] += "*"
		}
	}
	return strings.Join(terms, " ")
}

// mostWeighed is how many rows are compared to find the best: weighing all rows with a word that every contract has would take seconds.
const mostWeighed = 100

// search follows the rows found to what they lead to, each thing once: first those that have all the words in their names.
func search(ctx context.Context, q querier, words []string, most int) (hits []Hit, err error) {
	type thing struct {
		kind string
		id   int64
	}
	seen := map[thing]bool{}
	match := matchAll(words)
	for _, match := range []string{"title : (" + match + ")", match} {
		rows, err := weighed(ctx, q, match)
		if err != nil {
			return nil, err
		}
		for _, h := range rows {
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
			h.Words = around(words, h.title, h.body)
			if hits = append(hits, h.Hit); len(hits) == most {
				return hits, nil
			}
		}
	}
	return hits, nil
}

// foundRow is a hit with the texts of its row in the search table.
type foundRow struct {
	Hit
	title, body string
}

// weighed are the first rows that match, those with the shorter names first: of them the words are a larger part.
func weighed(ctx context.Context, q querier, match string) (found []foundRow, err error) {
	const query = `SELECT kind, owner, title, body FROM search WHERE search MATCH ? LIMIT ?`
	err = each(ctx, q, query, []any{match, mostWeighed}, func(rows *sql.Rows) error {
		var r foundRow
		err := rows.Scan(&r.Kind, &r.ID, &r.title, &r.body)
		found = append(found, r)
		return err
	})
	slices.SortStableFunc(found, func(a, b foundRow) int { return len(a.title) - len(b.title) })
	return found, err
}

// titleQueries find reference and title of what a hit leads to, unless it was removed.
var titleQueries = map[string]string{
	"supplier":           `SELECT '', name FROM supplier WHERE id = ? AND removed_at IS NULL`,
	"person":             `SELECT '', name FROM person WHERE id = ? AND removed_at IS NULL`,
	"framework":          `SELECT reference, title FROM framework WHERE id = ? AND removed_at IS NULL`,
	"contract":           `SELECT reference, title FROM contract WHERE id = ? AND removed_at IS NULL`,
	"tender":             `SELECT reference, title FROM tender WHERE id = ? AND removed_at IS NULL`,
	"scorecard":          `SELECT reference, title FROM scorecard WHERE id = ? AND removed_at IS NULL`,
	"measure":            `SELECT code, name FROM measure WHERE id = ? AND removed_at IS NULL`,
	"capability":         `SELECT code, name FROM capability WHERE id = ? AND removed_at IS NULL`,
	"goal":               `SELECT code, title FROM knowledge_goal WHERE id = ? AND removed_at IS NULL`,
	"role":               `SELECT '', name FROM role WHERE id = ? AND removed_at IS NULL`,
	"team":               `SELECT '', name FROM team WHERE id = ? AND removed_at IS NULL`,
	"agreement":          `SELECT code, title FROM agreement WHERE id = ? AND removed_at IS NULL`,
	"forum":              `SELECT '', name FROM forum WHERE id = ? AND removed_at IS NULL`,
	"challenge":          `SELECT code, about FROM challenge WHERE id = ? AND removed_at IS NULL`,
	"service-assessment": `SELECT phase, service FROM service_assessment WHERE id = ? AND removed_at IS NULL`,
	"idea":               `SELECT '', idea FROM idea WHERE id = ? AND removed_at IS NULL`,
	"meeting": `SELECT coalesce(meeting.held_on, meeting.planned_on, ''), forum.name FROM meeting JOIN forum ON forum.id = meeting.forum_id
		WHERE meeting.id = ? AND meeting.removed_at IS NULL AND forum.removed_at IS NULL`,
	"bid": `SELECT tender.reference, bid.code || ' ' || bid.supplier FROM bid JOIN tender ON tender.id = bid.tender_id
		WHERE bid.id = ? AND bid.removed_at IS NULL AND tender.removed_at IS NULL`,
}
