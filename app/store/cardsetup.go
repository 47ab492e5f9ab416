package store

import (
	"context"
	"database/sql"

	"counterweight/procurement"
	"counterweight/scorecard"
)

// CardSetup is the scorecard of this ID with its measures, and nothing of what was said about its periods. It fails with [*NotFoundError].
func (tx *Tx) CardSetup(id scorecard.CardID) (*scorecard.Book, error) {
	card, err := tx.Card(id)
	if err != nil {
		return nil, err
	}
	s := bookshelf{ctx: tx.ctx, q: tx, id: int64(id), books: []*scorecard.Book{{Card: card}}}
	return s.books[0], s.fillMeasures()
}

// CardReferences are the references of all scorecards, those that were removed too.
func (tx *Tx) CardReferences() ([]string, error) {
	return texts(tx.ctx, tx, `SELECT reference FROM scorecard ORDER BY id`)
}

// MeasureCodes are the codes of all measures, those that were removed too.
func (tx *Tx) MeasureCodes() ([]string, error) {
	return texts(tx.ctx, tx, `SELECT code FROM measure ORDER BY id`)
}

// CardsAbout are the scorecards that are about a contract.
func (tx *Tx) CardsAbout(id procurement.ContractID) ([]scorecard.CardID, error) {
	return cardIDs(tx.ctx, tx, `SELECT id FROM scorecard WHERE contract_id = ? AND removed_at IS NULL ORDER BY reference`, int64(id))
}

// CardsWithMeasure are the scorecards that a measure is on.
func (tx *Tx) CardsWithMeasure(id scorecard.MeasureID) ([]scorecard.CardID, error) {
	return cardIDs(tx.ctx, tx, cardsWithMeasure, int64(id))
}

// CardsWithMeasure is [Tx.CardsWithMeasure] as it is stored.
func (ws *Workspace) CardsWithMeasure(ctx context.Context, id scorecard.MeasureID) (with []scorecard.CardID, err error) {
	err = ws.read(ctx, func(q querier) error {
		with, err = cardIDs(ctx, q, cardsWithMeasure, int64(id))
		return err
	})
	return with, err
}

const cardsWithMeasure = `SELECT scorecard_id FROM placed_measure JOIN scorecard ON scorecard.id = scorecard_id WHERE measure_id = ? AND removed_at IS NULL ORDER BY reference`

func cardIDs(ctx context.Context, q querier, query string, of int64) (cards []scorecard.CardID, err error) {
	err = each(ctx, q, query, []any{of}, func(rows *sql.Rows) error {
		var card scorecard.CardID
		err := rows.Scan(&card)
		cards = append(cards, card)
		return err
	})
	return cards, err
}
