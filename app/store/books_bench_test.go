package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// How many scorecards the program must bear, and what is on and about each.
const (
	manyCards    = 500
	manyMeasures = 40 // shared by all cards
	manyPeriods  = 60
)

// BenchmarkPortfolioOfAPeriod reads 500 scorecards of 40 measures with what both sides say of one month, out of a workspace with 60 months,
// which are 2.4 million readings. The yardstick is the bare driver scanning the same rows and columns.
func BenchmarkPortfolioOfAPeriod(b *testing.B) {
	ws := newWorkspace(b)
	fillCards(b, ws)
	period := month("2026-12")
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			books, err := ws.Books(b.Context(), period, 0)
			if err != nil || len(books) != manyCards || len(books[manyCards-1].Readings) != 2*manyMeasures {
				b.Fatal(len(books), err)
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		db, err := connect(ws.Path(), reading(), 1)
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		tables := bareBooks(b, db, period)
		for b.Loop() {
			for _, t := range tables {
				t.read(b, db)
			}
			if n := tables[0].rows; n != 2*manyCards*manyMeasures {
				b.Fatal(n)
			}
		}
	})
}

// bareBooks are the tables that hold scorecards with one period, the readings first.
func bareBooks(b *testing.B, db *sql.DB, period civil.Period) []*bareTable {
	periods := "'" + strings.Join(periodsUpTo(period, 0), "', '") + "'"
	return []*bareTable{
		newBareTable(b, db, "reading", readingColumns, "WHERE period IN ("+periods+")"),
		newBareTable(b, db, "scorecard", append([]string{"id"}, columnsOf(cardFields)...), "WHERE removed_at IS NULL ORDER BY reference, id"),
		newBareTable(b, db, "measure", append([]string{"id"}, columnsOf(measureFields)...), "ORDER BY code, name, id"),
		bareHanging(b, db, pointsRows),
		bareHanging(b, db, perspectiveRows), bareHanging(b, db, objectiveRows), bareHanging(b, db, placedRows),
		bareHanging(b, db, perspectiveWeightRows), bareHanging(b, db, objectiveWeightRows), bareHanging(b, db, placedWeightRows),
		bareHanging(b, db, placedPointsRows), bareHanging(b, db, linkRows), bareHanging(b, db, linesRows),
		bareHanging(b, db, versionRows), bareHanging(b, db, closedRows),
	}
}

// fillCards puts the scorecards into a workspace, and their readings under them without the record, which would take minutes.
func fillCards(b *testing.B, ws *Workspace) {
	begun := day("2022-01-01")
	err := ws.Do(b.Context(), "Fill", func(tx *Tx) error {
		measures := make([]scorecard.Measure, manyMeasures)
		for i := range measures {
			measures[i] = scorecard.Measure{
				Code: fmt.Sprintf("M-%02d", i+1), Name: fmt.Sprintf("Calls answered in time, line %d", i+1), Kind: scorecard.PerCent, Direction: scorecard.Higher,
				Every: civil.Month, Points: scorecard.Since(begun, scorecard.Points{Floor: exact.SomeOf("10"), RedFlag: exact.SomeOf("60"), Target: exact.SomeOf("80"), Stretch: exact.SomeOf("95")}),
			}
			if err := tx.SaveMeasure(&measures[i]); err != nil {
				return err
			}
		}
		for i := range manyCards {
			c := cardOf(fmt.Sprintf("S-%03d", i+1), begun, measures)
			if err := tx.SaveCard(&c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := fillReadings(b.Context(), ws.writer); err != nil {
		b.Fatal(err)
	}
}

// cardOf is a card of five perspectives with two objectives each, among which the measures are dealt out.
func cardOf(reference string, begun civil.Date, measures []scorecard.Measure) scorecard.Card {
	c := scorecard.Card{
		Reference: reference, Title: "Contact centre " + reference, Subject: scorecard.Subject{Kind: scorecard.OfTeam, Name: "Contact centre"}, Every: civil.Month,
		Term: civil.Term{From: begun}, OurName: "Digital partnerships", TheirName: "Fernhill Digital", Lines: scorecard.Since(begun, scorecard.DefaultLines()),
	}
	for p := range 5 {
		perspective := scorecard.Perspective{Key: fmt.Sprintf("P%d", p), Name: fmt.Sprintf("Perspective %d", p), Weights: scorecard.Since(begun, exact.Int(20))}
		for o := range 2 {
			objective := scorecard.Objective{Key: fmt.Sprintf("O%d%d", p, o), Name: "Serve well", Weights: scorecard.Since(begun, exact.Int(1))}
			for m := 2*p + o; m < len(measures); m += 10 {
				objective.Measures = append(objective.Measures, scorecard.Placed{Measure: measures[m].ID, Weights: scorecard.Since(begun, exact.Int(10))})
			}
			perspective.Objectives = append(perspective.Objectives, objective)
		}
		c.Perspectives = append(c.Perspectives, perspective)
	}
	return c
}

// fillReadings makes two readings of each measure of each card for every month.
func fillReadings(ctx context.Context, db *sql.DB) error {
	if err := dropTriggers(ctx, db); err != nil {
		return err
	}
	const fill = `WITH RECURSIVE month (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM month WHERE n < ? - 1)
		INSERT INTO reading (period, scorecard_id, measure_id, side, state, value, comment, said_by, said_on)
		SELECT strftime('%Y-%m', '2022-01-01', n || ' months'), scorecard_id, measure_id, side, 'measured', (measure_id * 7 + n * 13 + scorecard_id) % 100 || '.5', '', 'Ann Lee', '2026-12-31'
		FROM month, placed_measure, (SELECT 'ours' AS side UNION ALL SELECT 'theirs') ORDER BY n, scorecard_id, measure_id, side`
	_, err := db.ExecContext(ctx, fill, manyPeriods)
	return err
}
