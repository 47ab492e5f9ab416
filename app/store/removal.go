package store

import (
	"database/sql"

	"counterweight/procurement"
)

// RemoveContract takes a contract out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveContract(id procurement.ContractID) error {
	return tx.remove("contract", int64(id))
}

// RemoveSupplier is [Tx.RemoveContract] for a supplier. What leads to it stays as it is; see [Tx.UsesOfSupplier].
func (tx *Tx) RemoveSupplier(id procurement.SupplierID) error {
	return tx.remove("supplier", int64(id))
}

// RemovePerson is [Tx.RemoveContract] for a person.
func (tx *Tx) RemovePerson(id procurement.PersonID) error { return tx.remove("person", int64(id)) }

func (tx *Tx) remove(table string, id int64) error {
	_, err := tx.saveRow(table, id, []string{"removed_at"}, []any{tx.At()})
	return err
}

// UsesOfSupplier are the contracts that a supplier is a party of, the tenders that it bids in and the scorecards that are about it, by what
// they are called: contract C-014, tender T-007, scorecard S-003.
func (tx *Tx) UsesOfSupplier(id procurement.SupplierID) (uses []string, err error) {
	const query = `SELECT DISTINCT 'contract ' || contract.reference FROM contract_party JOIN contract ON contract.id = contract_party.contract_id
			WHERE contract_party.supplier_id = ? AND contract.removed_at IS NULL
		UNION SELECT DISTINCT 'tender ' || tender.reference FROM bid JOIN tender ON tender.id = bid.tender_id
			WHERE bid.supplier_id = ? AND bid.removed_at IS NULL AND tender.removed_at IS NULL
		UNION SELECT 'scorecard ' || reference FROM scorecard WHERE supplier_id = ? AND removed_at IS NULL
		ORDER BY 1`
	err = each(tx.ctx, tx, query, []any{int64(id), int64(id), int64(id)}, func(rows *sql.Rows) error {
		var use string
		err := rows.Scan(&use)
		uses = append(uses, use)
		return err
	})
	return uses, err
}

// PeopleOf are the people who work for a supplier.
func (tx *Tx) PeopleOf(id procurement.SupplierID) (people []procurement.PersonID, err error) {
	const query = `SELECT id FROM person WHERE supplier_id = ? AND removed_at IS NULL ORDER BY id`
	err = each(tx.ctx, tx, query, []any{int64(id)}, func(rows *sql.Rows) error {
		var person procurement.PersonID
		err := rows.Scan(&person)
		people = append(people, person)
		return err
	})
	return people, err
}
