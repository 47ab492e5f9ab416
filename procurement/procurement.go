// Package procurement is the register of a partnership office: suppliers, contracts with their parties, terms and options, and the
// people on both sides.
//
// The values here are what somebody typed or imported, so they may be incomplete and may contradict each other. Each kind has a Check
// method that finds everything wrong at once, as [Faults] which name the thing and the field; the derived figures (notice day, latest
// end, value with VAT) say nothing rather than something wrong when what they rest on is missing.
//
// Money is held excluding VAT beside the VAT rate. Days are civil days; whoever asks how many are left brings today along.
package procurement

// The rows of a workspace. 0 is a thing that is not in one yet.
type (
	SupplierID int64
	ContractID int64
	PersonID   int64
)
