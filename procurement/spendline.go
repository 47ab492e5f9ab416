package procurement

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// SpendLineID is a row of a workspace; 0 for a line that is not in one.
type SpendLineID int64

// SpendLine is a payment to a supplier as a spend file reports it, whether or not the contract behind it is known.
type SpendLine struct {
	ID SpendLineID
	// Key tells the line apart from every other: what the file calls it, or a digest of its content and how often that came before.
	Key       string
	Supplier  SupplierID
	Contract  ContractID   // 0 where it is not known
	On        civil.Date   // the day of the payment, or the first of its month
	Amount    money.Amount // excluding VAT; below 0 for a credit note
	Buyer     string
	Framework string
	Lot       string

	Description string
}
