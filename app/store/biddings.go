package store

import (
	"context"
	"database/sql"

	"counterweight/procurement"
)

// Bidding is a bid of a supplier in a tender.
type Bidding struct {
	Supplier  procurement.SupplierID
	Reference string // the tender's
	Title     string
	Bid       string
	Status    string // received, late, non-compliant, withdrawn or excluded
}

// Biddings are the bids of all suppliers in the register, by supplier and tender.
func (ws *Workspace) Biddings(ctx context.Context) (all []Bidding, err error) {
	const query = `SELECT bid.supplier_id, tender.reference, tender.title, bid.code, bid.status
		FROM bid JOIN tender ON tender.id = bid.tender_id
		WHERE bid.supplier_id IS NOT NULL AND bid.removed_at IS NULL AND tender.removed_at IS NULL
		ORDER BY bid.supplier_id, tender.reference, bid.position`
	err = ws.read(ctx, func(q querier) error {
		return each(ctx, q, query, nil, func(rows *sql.Rows) error {
			var b Bidding
			err := rows.Scan(&b.Supplier, &b.Reference, &b.Title, &b.Bid, &b.Status)
			all = append(all, b)
			return err
		})
	})
	return all, err
}
