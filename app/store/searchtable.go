package store

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
)

// searchSource says how the rows of one table are found: which columns are a hit's title and which its body, and what a hit leads to.
// All of the columns are texts that are never NULL.
type searchSource struct {
	table       string
	code        int // rowids in the search table are id × searchCodes + code; never given to another source
	title, body []string
	kind        string // what the hit leads to: supplier, person, contract, capability …; titleQueries has them all
	owner       string // the column with its id
	removable   bool   // rows with removed_at set are not found
}

// searchCodes is how many sources there can be.
const searchCodes = 64

// searchSources are all names and texts of a workspace. Rows under something removed stay in the search table; a search leaves them
// out by asking the owner.
var searchSources = []searchSource{
	{table: "supplier", code: 0, title: []string{"name"}, body: []string{"number", "website", "email", "phone", "address", "notes"}, kind: "supplier", owner: "id", removable: true},
	{table: "supplier_alias", code: 1, title: []string{"name"}, kind: "supplier", owner: "supplier_id"},
	{table: "supplier_identifier", code: 2, body: []string{"scheme", "value"}, kind: "supplier", owner: "supplier_id"},
	{table: "person", code: 3, title: []string{"name"}, body: []string{"organisation", "role", "email", "phone", "reach_how", "reach_when", "working_style", "feedback", "notes"}, kind: "person", owner: "id", removable: true},
	{table: "framework", code: 4, title: []string{"reference", "title"}, body: []string{"notes"}, kind: "framework", owner: "id", removable: true},
	{table: "contract", code: 5, title: []string{"reference", "title"}, body: []string{"tender", "category", "buyer", "procedure", "framework", "framework_lot", "place_note", "description", "notes"}, kind: "contract", owner: "id", removable: true},
	{table: "contract_option", code: 6, body: []string{"note"}, kind: "contract", owner: "contract_id"},
	{table: "tender", code: 7, title: []string{"reference", "title"}, body: []string{"note"}, kind: "tender", owner: "id", removable: true},
	{table: "criterion", code: 8, title: []string{"code", "title"}, body: []string{"section"}, kind: "tender", owner: "tender_id", removable: true},
	{table: "lot", code: 9, title: []string{"code", "title"}, kind: "tender", owner: "tender_id", removable: true},
	{table: "evaluator", code: 10, title: []string{"name"}, kind: "tender", owner: "tender_id"},
	{table: "bid", code: 11, title: []string{"supplier"}, kind: "bid", owner: "id", removable: true},
	{table: "mark", code: 12, body: []string{"rationale", "note"}, kind: "bid", owner: "bid_id"},
	{table: "contract_party", code: 14, body: []string{"does"}, kind: "contract", owner: "contract_id"},
	{table: "contract_change", code: 15, body: []string{"title", "approver", "note"}, kind: "contract", owner: "contract_id"},
	{table: "contract_milestone", code: 16, body: []string{"title", "accepted_by", "evidence", "note"}, kind: "contract", owner: "contract_id"},
	{table: "obligation", code: 17, body: []string{"title", "passage", "owner", "note"}, kind: "contract", owner: "contract_id"},
	{table: "contract_document", code: 18, body: []string{"title", "path"}, kind: "contract", owner: "contract_id"},
	{table: "scorecard", code: 19, title: []string{"reference", "title"}, body: []string{"subject_name", "our_name", "their_name", "owner", "notes"}, kind: "scorecard", owner: "id", removable: true},
	{table: "perspective", code: 20, body: []string{"name"}, kind: "scorecard", owner: "scorecard_id"},
	{table: "objective", code: 21, body: []string{"name"}, kind: "scorecard", owner: "scorecard_id"},
	{table: "scorecard_action", code: 22, body: []string{"title", "owner", "note"}, kind: "scorecard", owner: "scorecard_id"},
	{table: "measure", code: 23, title: []string{"code", "name"}, body: []string{"purpose", "formula", "source", "owner"}, kind: "measure", owner: "id", removable: true},
	{table: "capability", code: 32, title: []string{"code", "name"}, body: []string{"purpose", "team", "service", "left_why", "notes"}, kind: "capability", owner: "id", removable: true},
	{table: "capability_alias", code: 33, title: []string{"name"}, kind: "capability", owner: "capability_id"},
	{table: "skill_evidence", code: 34, body: []string{"artefact", "why"}, kind: "capability", owner: "capability_id", removable: true},
	{table: "knowledge_goal", code: 35, title: []string{"code", "title"}, body: []string{"promise", "from_name", "to_name", "reason", "notes"}, kind: "goal", owner: "id", removable: true},
	{table: "knowledge_session", code: 36, body: []string{"what", "notes"}, kind: "goal", owner: "goal_id", removable: true},
	{table: "role", code: 37, title: []string{"name"}, body: []string{"profession"}, kind: "role", owner: "id", removable: true},
	{table: "role_alias", code: 38, title: []string{"name"}, kind: "role", owner: "role_id"},
	{table: "team", code: 39, title: []string{"name"}, body: []string{"service", "notes"}, kind: "team", owner: "id", removable: true},
	{table: "sign_seen", code: 40, body: []string{"example"}, kind: "team", owner: "team_id"},
	{table: "agreement", code: 41, title: []string{"code", "title"}, kind: "agreement", owner: "id", removable: true},
	{table: "forum", code: 42, title: []string{"name"}, kind: "forum", owner: "id", removable: true},
	{table: "challenge", code: 43, title: []string{"code", "about"}, body: []string{"suggestion", "response", "note"}, kind: "challenge", owner: "id", removable: true},
	{table: "service_assessment", code: 44, title: []string{"service"}, body: []string{"phase", "sponsor", "service_owner"}, kind: "service-assessment", owner: "id", removable: true},
	{table: "idea", code: 45, title: []string{"idea"}, body: []string{"need", "partner", "test", "result"}, kind: "idea", owner: "id", removable: true},
	{table: "minute_item", code: 46, body: []string{"heading", "body"}, kind: "meeting", owner: "meeting_id"},
	{table: "meeting_decision", code: 47, body: []string{"what", "decided_by", "why"}, kind: "meeting", owner: "meeting_id"},
	{table: "meeting_risk", code: 48, body: []string{"what"}, kind: "meeting", owner: "meeting_id"},
	{table: "moderation", code: 13, body: []string{"points", "settled", "why", "note"}, kind: "bid", owner: "bid_id"},
}

// joined is the SQL for these columns of a row as one text; row is "OLD.", "NEW." or empty.
func joined(row string, columns []string) string {
	if len(columns) == 0 {
		return "''"
	}
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = row + quoted(c)
	}
	return strings.Join(parts, " || ' ' || ")
}

// found is the SQL condition that a row is to be found: it is not removed, and there is a word in it.
func (s searchSource) found(row string) string {
	condition := fmt.Sprintf("trim(%s) <> ''", joined(row, append(s.title[:len(s.title):len(s.title)], s.body...)))
	if s.removable {
		condition = row + "removed_at IS NULL AND " + condition
	}
	return condition
}

// entry is the SQL for the row of the search table that stands for a row of the source.
func (s searchSource) entry(row string) string {
	return fmt.Sprintf("%s, %s, %s, %s, %s", s.rowid(row+"id"), joined(row, s.title), joined(row, s.body), literal(s.kind), row+s.owner)
}

func (s searchSource) rowid(id string) string {
	return fmt.Sprintf("%s * %d + %d", id, searchCodes, s.code)
}

const intoSearch = "INSERT INTO search (rowid, title, body, kind, owner) SELECT "

// triggers keep the search table in step with single rows; while it is paused they do nothing.
func (s searchSource) triggers() []string {
	const live = "(SELECT search_paused FROM open_batch) = 0"
	watched := append(append([]string{s.owner}, s.title...), s.body...)
	if s.removable {
		watched = append(watched, "removed_at")
	}
	changed := make([]string, len(watched))
	for i, c := range watched {
		changed[i] = "OLD." + quoted(c) + " IS NOT NEW." + quoted(c)
	}
	trigger := func(on, when, what string) string {
		return fmt.Sprintf("CREATE TRIGGER %s AFTER %s ON %s WHEN %s BEGIN %s END",
			quoted("search_"+strings.ToLower(on)+"_"+s.table), on, quoted(s.table), when, what)
	}
	add := intoSearch + s.entry("NEW.")
	drop := "DELETE FROM search WHERE rowid = " + s.rowid("OLD.id") + ";"
	return []string{
		trigger("INSERT", live+" AND "+s.found("NEW."), add+";"),
		trigger("UPDATE", live+" AND ("+strings.Join(changed, " OR ")+")", drop+" "+add+" WHERE "+s.found("NEW.")+";"),
		trigger("DELETE", live, drop),
	}
}

// stretch is what a batch did to the rows of one table while the search table was paused.
type stretch struct {
	first, last, count int64 // ids and number of the rows inserted
	more               bool  // it did more than insert rows
}

func (s *stretch) add(op, key []byte) {
	id, err := strconv.ParseInt(string(bytes.Trim(key, "[]")), 10, 64)
	if err != nil || string(op) != "I" {
		s.more = true
		return
	}
	if s.count == 0 {
		s.first, s.last = id, id
	}
	s.first, s.last, s.count = min(s.first, id), max(s.last, id), s.count+1
}

// isWhole reports whether the rows inserted are exactly those from first to last.
func (s *stretch) isWhole() bool { return !s.more && s.last-s.first+1 == s.count }

// How many bytes of words the search table gathers in memory before it writes them: as it comes, and while many rows are added to it,
// where each piece that is written has to be merged with those before.
const (
	wordsGathered     = 1 << 20
	manyWordsGathered = 8 << 20
)

// fillAtOnce adds many rows to the search table.
func fillAtOnce(ctx context.Context, q execer, fill func() error) error {
	const gather = `INSERT INTO search (search, rank) VALUES ('hashsize', ?)`
	if _, err := q.ExecContext(ctx, gather, manyWordsGathered); err != nil {
		return err
	}
	if err := fill(); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, gather, wordsGathered)
	return err
}

// catchUp brings the search table in step with what the log says was changed after seq, by table.
func catchUp(ctx context.Context, q execer, seq int64, changed map[string]*stretch) error {
	for _, s := range searchSources {
		c := changed[s.table]
		if c == nil {
			continue
		}
		fill := fmt.Sprintf("%s%s FROM %s WHERE %s AND ", intoSearch, s.entry(""), quoted(s.table), s.found(""))
		if c.isWhole() { // as an import does: there is no need to read the log again
			if _, err := q.ExecContext(ctx, fill+"id BETWEEN ? AND ?", c.first, c.last); err != nil {
				return err
			}
			continue
		}
		const logged = "SELECT json_extract(key, '$[0]')%s FROM log WHERE seq > ? AND tbl = %s"
		drop := fmt.Sprintf("DELETE FROM search WHERE rowid IN ("+logged+")", s.rowid(""), literal(s.table))
		if _, err := q.ExecContext(ctx, drop, seq); err != nil {
			return err
		}
		if _, err := q.ExecContext(ctx, fill+fmt.Sprintf("id IN ("+logged+")", "", literal(s.table)), seq); err != nil {
			return err
		}
	}
	return nil
}

// refillSearch makes the search table anew from all rows.
func refillSearch(ctx context.Context, q execer) error {
	if _, err := q.ExecContext(ctx, `DELETE FROM search`); err != nil {
		return err
	}
	for _, s := range searchSources {
		if _, err := q.ExecContext(ctx, fmt.Sprintf("%s%s FROM %s WHERE %s", intoSearch, s.entry(""), quoted(s.table), s.found(""))); err != nil {
			return err
		}
	}
	return nil
}
