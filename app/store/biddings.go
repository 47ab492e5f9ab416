package store

import (
	"context"
	"database/sql"
	"errors"

	"counterweight/procurement"
	"counterweight/procurement/tender"
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

// SupplierOfBid is the supplier in the register that a bid leads to; 0 where there is none. It fails with [*NotFoundError] where there is
// no such bid.
func (tx *Tx) SupplierOfBid(id tender.ID, bid string) (procurement.SupplierID, error) {
	var supplier sql.NullInt64
	const query = `SELECT supplier_id FROM bid WHERE tender_id = ? AND code = ? AND removed_at IS NULL`
	err := tx.QueryRowContext(tx.ctx, query, int64(id), bid).Scan(&supplier)
	if errors.Is(err, sql.ErrNoRows) {
		err = &NotFoundError{Kind: "bid", Name: bid}
	}
	return procurement.SupplierID(supplier.Int64), err
}

// ContractsOfTender are the contracts that were, or are to be, awarded from a tender, by reference.
func (tx *Tx) ContractsOfTender(reference string) ([]procurement.ContractID, error) {
	return contractsOfTender(tx.ctx, tx, reference)
}

func contractsOfTender(ctx context.Context, q querier, reference string) (ids []procurement.ContractID, err error) {
	const query = `SELECT id FROM contract WHERE tender = ? AND removed_at IS NULL ORDER BY reference`
	err = each(ctx, q, query, []any{reference}, func(rows *sql.Rows) error {
		var id procurement.ContractID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// TenderContract is a contract that was, or is to be, awarded from a tender.
type TenderContract struct {
	procurement.Contract
	LeadName string // empty where nobody leads yet
}

// ContractsOfTender are [Tx.ContractsOfTender] with those who lead them.
func (ws *Workspace) ContractsOfTender(ctx context.Context, reference string) (all []TenderContract, err error) {
	err = ws.read(ctx, func(q querier) error {
		ids, err := contractsOfTender(ctx, q, reference)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c, err := theOne(ctx, q, "contract", int64(id), contracts)
			if err != nil {
				return err
			}
			found := TenderContract{Contract: c}
			if lead := c.Lead(); lead != 0 {
				supplier, err := theOne(ctx, q, "supplier", int64(lead), suppliers)
				if err != nil {
					return err
				}
				found.LeadName = supplier.Name
			}
			all = append(all, found)
		}
		return nil
	})
	return all, err
}

// ContractReferences are the references that contracts have.
func (tx *Tx) ContractReferences() (map[string]bool, error) { return contractReferences(tx.ctx, tx) }

// ContractReferences are the references that contracts have.
func (ws *Workspace) ContractReferences(ctx context.Context) (taken map[string]bool, err error) {
	err = ws.read(ctx, func(q querier) error {
		taken, err = contractReferences(ctx, q)
		return err
	})
	return taken, err
}

func contractReferences(ctx context.Context, q querier) (map[string]bool, error) {
	taken := map[string]bool{}
	err := each(ctx, q, `SELECT reference FROM contract WHERE removed_at IS NULL`, nil, func(rows *sql.Rows) error {
		var reference string
		err := rows.Scan(&reference)
		taken[reference] = true
		return err
	})
	return taken, err
}
