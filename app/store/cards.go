package store

import (
	"context"
	"errors"
	"fmt"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// SaveCard makes the workspace hold the scorecard as it is, without what was said about its periods. One that is not in it yet gets its
// ID. It fails with [*DuplicateError] where another card has its reference, a part has the code of another or a measure is on it twice,
// and with [*NotFoundError] where the one to be changed, or what it is about, is gone.
func (tx *Tx) SaveCard(c *scorecard.Card) error {
	r := rowOfCard(c)
	id, err := tx.saveRow("scorecard", int64(c.ID), columnsOf(cardFields), cellsOf(cardFields, &r))
	switch {
	case IsDuplicate(err):
		return &DuplicateError{Kind: "scorecard", Name: c.Reference}
	case IsInUse(err):
		return &NotFoundError{Kind: c.Subject.Kind.String(), Name: c.Subject.Name}
	case err != nil:
		return err
	}
	c.ID = scorecard.CardID(id)
	return tx.saveParts(id, flatten(c))
}

// cardParts are the parts of a card as their rows hold them.
type cardParts struct {
	perspectives, objectives             []partRow
	placed                               []placedRow
	perspectiveWeights, objectiveWeights []partHistory[string, exact.Decimal]
	placedWeights                        []partHistory[scorecard.MeasureID, exact.Decimal]
	placedPoints                         []partHistory[scorecard.MeasureID, scorecard.Points]
	links                                []scorecard.Link
	lines                                scorecard.History[scorecard.Lines]
	versions                             []scorecard.Version
	closed                               []scorecard.ClosedPeriod
}

// flatten lays a card out in rows.
func flatten(c *scorecard.Card) cardParts {
	rows := cardParts{links: c.Links, lines: c.Lines, versions: c.Versions, closed: c.Closed}
	for _, p := range c.Perspectives {
		rows.perspectives = append(rows.perspectives, partRow{code: p.Key, name: p.Name})
		rows.perspectiveWeights = appendHistory(rows.perspectiveWeights, p.Key, p.Weights)
		for _, o := range p.Objectives {
			rows.objectives = append(rows.objectives, partRow{code: o.Key, perspective: p.Key, name: o.Name})
			rows.objectiveWeights = appendHistory(rows.objectiveWeights, o.Key, o.Weights)
			for _, m := range o.Measures {
				rows.placed = append(rows.placed, placedRow{objective: o.Key, Placed: m})
				rows.placedWeights = appendHistory(rows.placedWeights, m.Measure, m.Weights)
				rows.placedPoints = appendHistory(rows.placedPoints, m.Measure, m.Points)
			}
		}
	}
	return rows
}

func appendHistory[K, T any](rows []partHistory[K, T], part K, history scorecard.History[T]) []partHistory[K, T] {
	for _, dated := range history {
		rows = append(rows, partHistory[K, T]{part: part, Dated: dated})
	}
	return rows
}

// saveParts makes the rows of a card be these. What belongs to another part comes after it: taking a part out takes its own along.
func (tx *Tx) saveParts(id int64, rows cardParts) error {
	saves := []func() ([]int64, error){
		func() ([]int64, error) { return perspectiveRows.save(tx, id, rows.perspectives) },
		func() ([]int64, error) { return objectiveRows.save(tx, id, rows.objectives) },
		func() ([]int64, error) { return placedRows.save(tx, id, rows.placed) },
		func() ([]int64, error) { return perspectiveWeightRows.save(tx, id, rows.perspectiveWeights) },
		func() ([]int64, error) { return objectiveWeightRows.save(tx, id, rows.objectiveWeights) },
		func() ([]int64, error) { return placedWeightRows.save(tx, id, rows.placedWeights) },
		func() ([]int64, error) { return placedPointsRows.save(tx, id, rows.placedPoints) },
		func() ([]int64, error) { return linkRows.save(tx, id, rows.links) },
		func() ([]int64, error) { return linesRows.save(tx, id, rows.lines) },
		func() ([]int64, error) { return versionRows.save(tx, id, rows.versions) },
		func() ([]int64, error) { return closedRows.save(tx, id, rows.closed) },
	}
	for _, save := range saves {
		if _, err := save(); err != nil {
			return err
		}
	}
	return nil
}

// RemoveCard takes a scorecard out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveCard(id scorecard.CardID) error { return tx.remove("scorecard", int64(id)) }

// Card is the scorecard of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Card(id scorecard.CardID) (scorecard.Card, error) {
	return theOne(tx.ctx, tx, "scorecard", int64(id), cards)
}

// FindCard is the scorecard of a reference. It fails with [*NotFoundError].
func (ws *Workspace) FindCard(ctx context.Context, reference string) (id scorecard.CardID, err error) {
	err = ws.read(ctx, func(q querier) error {
		id, err = cardNamed(ctx, q, reference)
		return err
	})
	return id, err
}

func cardNamed(ctx context.Context, q querier, reference string) (id scorecard.CardID, err error) {
	ids, err := texts(ctx, q, `SELECT id FROM scorecard WHERE reference = ? AND removed_at IS NULL`, reference)
	if err != nil {
		return 0, err
	}
	if len(ids) == 0 {
		return 0, &NotFoundError{Kind: "scorecard", Name: reference}
	}
	_, err = fmt.Sscan(ids[0], &id)
	return id, err
}

// cards reads all scorecards, or the one of this ID, with their parts.
func cards(ctx context.Context, q querier, id int64) ([]scorecard.Card, error) {
	var all []scorecard.Card
	at := map[int64]int{}
	tail, args := only("WHERE removed_at IS NULL %s ORDER BY reference, id", "AND id = ?", id)
	err := list(ctx, q, "scorecard", cardFields, tail, args, func(r row[cardRow]) {
		c := r.value.card()
		c.ID = scorecard.CardID(r.id)
		at[r.id] = len(all)
		all = append(all, c)
	})
	if err != nil {
		return nil, err
	}
	parts := make([]cardParts, len(all))
	rack := cardRack{ctx: ctx, q: q, id: id, at: at}
	err = errors.Join(
		rackRows(rack, perspectiveRows, func(i int, own []partRow) { parts[i].perspectives = own }),
		rackRows(rack, objectiveRows, func(i int, own []partRow) { parts[i].objectives = own }),
		rackRows(rack, placedRows, func(i int, own []placedRow) { parts[i].placed = own }),
		rackRows(rack, perspectiveWeightRows, func(i int, own []partHistory[string, exact.Decimal]) { parts[i].perspectiveWeights = own }),
		rackRows(rack, objectiveWeightRows, func(i int, own []partHistory[string, exact.Decimal]) { parts[i].objectiveWeights = own }),
		rackRows(rack, placedWeightRows, func(i int, own []partHistory[scorecard.MeasureID, exact.Decimal]) { parts[i].placedWeights = own }),
		rackRows(rack, placedPointsRows, func(i int, own []partHistory[scorecard.MeasureID, scorecard.Points]) { parts[i].placedPoints = own }),
		rackRows(rack, linkRows, func(i int, own []scorecard.Link) { parts[i].links = own }),
		rackRows(rack, linesRows, func(i int, own []scorecard.Dated[scorecard.Lines]) { parts[i].lines = own }),
		rackRows(rack, versionRows, func(i int, own []scorecard.Version) { parts[i].versions = own }),
		rackRows(rack, closedRows, func(i int, own []scorecard.ClosedPeriod) { parts[i].closed = own }),
	)
	for i := range parts {
		parts[i].assemble(&all[i])
	}
	return all, err
}

// cardRack is where cards stand while they are filled, by their rows.
type cardRack struct {
	ctx context.Context
	q   querier
	id  int64
	at  map[int64]int
}

// rackRows gives each card of a rack its rows of one kind.
func rackRows[T any](r cardRack, rows hanging[T], set func(i int, own []T)) error {
	return rows.read(r.ctx, r.q, r.id, noCurrency, func(card int64, own []T) {
		if i, there := r.at[card]; there {
			set(i, own)
		}
	})
}

// assemble puts the rows of a card together.
func (rows *cardParts) assemble(c *scorecard.Card) {
	c.Links, c.Lines, c.Versions, c.Closed = rows.links, rows.lines, rows.versions, rows.closed
	perspectiveWeights, objectiveWeights := histories(rows.perspectiveWeights), histories(rows.objectiveWeights)
	placedWeights, placedPoints := histories(rows.placedWeights), histories(rows.placedPoints)
	measures := map[string][]scorecard.Placed{}
	for _, m := range rows.placed {
		m.Weights, m.Points = placedWeights[m.Measure], placedPoints[m.Measure]
		measures[m.objective] = append(measures[m.objective], m.Placed)
	}
	objectives := map[string][]scorecard.Objective{}
	for _, o := range rows.objectives {
		objectives[o.perspective] = append(objectives[o.perspective], scorecard.Objective{
			Key: o.code, Name: o.name, Weights: objectiveWeights[o.code], Measures: measures[o.code],
		})
	}
	for _, p := range rows.perspectives {
		c.Perspectives = append(c.Perspectives, scorecard.Perspective{
			Key: p.code, Name: p.name, Weights: perspectiveWeights[p.code], Objectives: objectives[p.code],
		})
	}
}

// histories are the histories of the parts of a card.
func histories[K comparable, T any](rows []partHistory[K, T]) map[K]scorecard.History[T] {
	all := map[K]scorecard.History[T]{}
	for _, r := range rows {
		all[r.part] = append(all[r.part], r.Dated)
	}
	return all
}
