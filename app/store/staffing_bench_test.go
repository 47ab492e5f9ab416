package store

import (
	"context"
	"database/sql"
	"slices"
	"testing"
	"time"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// The teams of a large office: 300 with 40 roles each, filled by 3,000 people over ten years who change every four months, 90,000
// assignments; and what these people know: 500 capabilities with 60,000 pieces of evidence, 1,000 goals and 5,000 sessions.
const (
	staffingSteps = 100
	manyEvidence  = 60_000
)

// BenchmarkCoverageOnADay looks at all teams on one day after another, as the date slider does while it is dragged, and reports what 99 of
// 100 days do not exceed. The yardstick is the bare driver asking for what is filled on the day, and nothing made of it.
func BenchmarkCoverageOnADay(b *testing.B) {
	ws, today := largeOffice(b)
	chart := staffingOf(b, ws).Chart()
	b.Run("ours", func(b *testing.B) {
		slowestDay(b, today, func(day civil.Date) error {
			if on := chart.On(day); len(on.Cells) != 300 {
				b.Fatal(len(on.Cells))
			}
			return nil
		})
	})
	b.Run("yardstick", func(b *testing.B) {
		const filled = `SELECT team_id, role_id, person_id, share, employer, standing FROM assignment LEFT JOIN contract ON contract.id = contract_id
			WHERE assignment.removed_at IS NULL AND assignment.begins <= ?1 AND (assignment.ends IS NULL OR assignment.ends >= ?1)
			AND (contract.ends IS NULL OR contract.ends >= ?1)`
		bareDays(b, ws, today, filled, func(day civil.Date) []any { return []any{day.String()} })
	})
}

// BenchmarkLookAheadOfAYear finds what becomes vacant within a year in all teams. The yardstick is the bare driver asking for the assignments
// of that year, and nothing made of them.
func BenchmarkLookAheadOfAYear(b *testing.B) {
	ws, today := largeOffice(b)
	chart := staffingOf(b, ws).Chart()
	b.Run("ours", func(b *testing.B) {
		slowestDay(b, today, func(day civil.Date) error {
			chart.Ahead(day, day.AddDays(365))
			return nil
		})
	})
	b.Run("yardstick", func(b *testing.B) {
		const ofYear = `SELECT team_id, role_id, person_id, share, employer, standing FROM assignment
			WHERE removed_at IS NULL AND begins <= ?2 AND (ends IS NULL OR ends >= ?1) ORDER BY team_id, role_id, begins`
		bareDays(b, ws, today, ofYear, func(day civil.Date) []any { return []any{day.String(), day.AddDays(365).String()} })
	})
}

// BenchmarkReadStaffing reads all teams with everybody who ever was in them. The yardstick is the bare driver scanning the same rows.
func BenchmarkReadStaffing(b *testing.B) {
	ws, _ := largeOffice(b)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			staffingOf(b, ws)
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		bareTables(b, ws, func(db *sql.DB) []*bareTable {
			return []*bareTable{
				newBareTable(b, db, "assignment", append([]string{"id"}, columnsOf(assignmentFields)...), "WHERE removed_at IS NULL ORDER BY id"),
				newBareTable(b, db, "person", []string{"id", "name", "removed_at"}, "WHERE removed_at IS NULL OR id IN (SELECT person_id FROM assignment) ORDER BY name, id"),
				newBareTable(b, db, "team", append([]string{"id"}, columnsOf(teamFields)...), "WHERE removed_at IS NULL ORDER BY id"),
				newBareTable(b, db, "role", append([]string{"id"}, columnsOf(roleFields)...), "WHERE removed_at IS NULL ORDER BY position, id"),
				bareHanging(b, db, stageRows), bareHanging(b, db, waiverRows), bareHanging(b, db, roleAliasRows),
			}
		})
	})
}

// BenchmarkReadKnowledge reads everything that is followed about who can do what. The yardstick is the bare driver scanning the same rows.
func BenchmarkReadKnowledge(b *testing.B) {
	ws, _ := largeOffice(b)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			r, err := ws.Knowledge(b.Context())
			if err != nil || len(r.Evidence) != manyEvidence || len(r.People) != 3000 {
				b.Fatal(err)
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		bareTables(b, ws, func(db *sql.DB) []*bareTable {
			return []*bareTable{
				newBareTable(b, db, "skill_evidence", append([]string{"id"}, columnsOf(skillFields)...), "WHERE removed_at IS NULL ORDER BY shown_on, id"),
				newBareTable(b, db, "person", []string{"id", "name", "supplier_id", "organisation", "removed_at"}, "ORDER BY name, id"),
				newBareTable(b, db, "capability", append([]string{"id"}, columnsOf(capabilityFields)...), "WHERE removed_at IS NULL ORDER BY code"),
				newBareTable(b, db, "knowledge_goal", append([]string{"id"}, columnsOf(goalFields)...), "WHERE removed_at IS NULL ORDER BY code"),
				newBareTable(b, db, "knowledge_session", append([]string{"id"}, columnsOf(sessionFields)...), "WHERE removed_at IS NULL ORDER BY held_on, id"),
				bareHanging(b, db, stayRows), bareHanging(b, db, sessionPeopleRows),
			}
		})
	})
}

// staffingOf reads all teams, and makes sure that they are there.
func staffingOf(b *testing.B, ws *Workspace) *roles.Staffing {
	s, err := ws.Staffing(b.Context())
	if err != nil || len(s.Assignments) != 90_000 || len(s.Teams) != 300 {
		b.Fatal(err)
	}
	return s
}

// slowestDay does something for a hundred days, again and again, and reports what 99 of 100 do not exceed.
func slowestDay(b *testing.B, today civil.Date, do func(civil.Date) error) {
	var took []time.Duration
	for b.Loop() {
		for i := range staffingSteps {
			begun := time.Now()
			if err := do(today.AddDays(i*3 - 150)); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(begun))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// bareDays asks the bare driver for every day, and scans what comes.
func bareDays(b *testing.B, ws *Workspace, today civil.Date, query string, args func(civil.Date) []any) {
	db, err := connect(ws.Path(), reading(), 1)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	slowestDay(b, today, func(day civil.Date) error {
		var team, role, person int64
		var share, employer, standing string
		return each(b.Context(), db, query, args(day), func(rows *sql.Rows) error {
			return rows.Scan(&team, &role, &person, &share, &employer, &standing)
		})
	})
}

// bareTables reads tables with the bare driver.
func bareTables(b *testing.B, ws *Workspace, of func(*sql.DB) []*bareTable) {
	db, err := connect(ws.Path(), reading(), 1)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	tables := of(db)
	for b.Loop() {
		for _, t := range tables {
			t.read(b, db)
		}
	}
}

// largeOffice is a workspace with the teams and the knowledge of a large office, filled without the record, and a day in its tenth year.
func largeOffice(b *testing.B) (*Workspace, civil.Date) {
	ws := newWorkspace(b)
	if err := fillOffice(b.Context(), ws.writer); err != nil {
		b.Fatal(err)
	}
	return ws, day("2027-06-15")
}

func fillOffice(ctx context.Context, db *sql.DB) error {
	if err := dropTriggers(ctx, db); err != nil {
		return err
	}
	const numbers = `WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1) `
	for _, fill := range []struct {
		rows int
		sql  string
	}{
		{50, `INSERT INTO contract (id, reference, title, currency, ends) SELECT i + 1, 'C-' || i, 'Delivery partner', 'GBP', date('2027-01-01', (i * 20 - 300) || ' days') FROM n`},
		{40, `INSERT INTO role (id, name, position) SELECT i + 1, 'Role ' || i, i FROM n`},
		{40, `INSERT INTO role_need (phase, position, role_id, essential) SELECT phase, i, i + 1, i % 4 = 0
			FROM n, (SELECT 'discovery' AS phase UNION ALL SELECT 'alpha' UNION ALL SELECT 'beta' UNION ALL SELECT 'live')`},
		{300, `INSERT INTO team (id, name, service) SELECT i + 1, 'Team ' || i, 'Licensing' FROM n`},
		{300, `INSERT INTO team_stage (team_id, position, begins, phase) SELECT i + 1, p, date('2018-01-01', (p * 500) || ' days'), phase
			FROM n, (SELECT 0 AS p, 'discovery' AS phase UNION ALL SELECT 1, 'alpha' UNION ALL SELECT 2, 'beta' UNION ALL SELECT 3, 'live')`},
		{3000, `INSERT INTO person (id, name, organisation) SELECT i + 1, 'Ann Lee ' || i, 'Platform directorate' FROM n`},
		{90_000, `INSERT INTO assignment (team_id, role_id, person_id, share, employer, supplier, contract_id, standing, begins, ends, held, needed)
			SELECT i % 300 + 1, i / 300 * 7 % 40 + 1, i % 3000 + 1, '50', CASE i % 3 WHEN 0 THEN 'ours' WHEN 1 THEN 'supplier' ELSE 'agency' END,
				CASE i % 3 WHEN 0 THEN '' ELSE 'Fernhill Digital' END, nullif(i % 51, 0), 'substantive', date('2018-01-01', (i / 3000 * 121) || ' days'),
				date('2018-01-01', (i / 3000 * 121 + 120) || ' days'), 'practitioner', 'expert' FROM n`},
		{6000, `INSERT INTO person_stay (person_id, position, begins, ends, ours, employer) SELECT i / 2 + 1, i % 2,
				CASE i % 2 WHEN 1 THEN '2022-03-15' END, CASE i % 2 WHEN 0 THEN '2022-03-14' END, i % 2, 'Fernhill Digital' FROM n`},
		{500, `INSERT INTO capability (id, code, name, criticality) SELECT i + 1, 'K-' || i, 'Release pipeline ' || i, 'critical' FROM n`},
		{1000, `INSERT INTO knowledge_goal (id, code, title, capability_id, direction, begins, due, goal_level)
			SELECT i + 1, 'G-' || i, 'Run a release', i % 500 + 1, 'to-us', '2026-01-05', '2026-12-18', 'alone' FROM n`},
		{5000, `INSERT INTO knowledge_session (id, goal_id, held_on, what, hours) SELECT i + 1, i % 1000 + 1, date('2026-01-01', (i % 300) || ' days'), 'Pairing', '2' FROM n`},
		{15_000, `INSERT INTO session_person (session_id, position, person_id) SELECT i / 3 + 1, i % 3, i % 3000 + 1 FROM n`},
		{manyEvidence, `INSERT INTO skill_evidence (person_id, capability_id, level, shown_on, witness)
			SELECT i % 3000 + 1, i * 7 % 500 + 1, 'alone', date('2018-01-01', (i % 3000) || ' days'), 'Marcus Bell' FROM n`},
	} {
		if _, err := db.ExecContext(ctx, numbers+fill.sql, fill.rows); err != nil {
			return err
		}
	}
	return nil
}
