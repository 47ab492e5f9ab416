package desk

import "counterweight/app/exchange"

// What an import page needs of package exchange: pages change things through this package alone.
type (
	ImportData    = exchange.Data
	ImportMapping = exchange.Mapping
	ImportPreview = exchange.Preview
	ImportField   = exchange.Field
	ImportKind    = exchange.Kind
)

// FileToImport is a file of the file system as data to import. It fails with [*os.PathError] where the file can't be used.
func FileToImport(path string) (ImportData, error) { return exchange.DataFile(path) }

// ImportKinds are what a table can hold, to choose from.
func ImportKinds() []ImportKind {
	return []ImportKind{exchange.KindContracts, exchange.KindSpend, exchange.KindSuppliers}
}
