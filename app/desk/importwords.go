package desk

import (
	"errors"

	"counterweight/app/exchange"
)

// What an import page needs of package exchange: pages change things through this package alone.
type (
	ImportData    = exchange.Data
	ImportMapping = exchange.Mapping
	ImportPreview = exchange.Preview
	ImportField   = exchange.Field
	ImportKind    = exchange.Kind
	// ImportEncoding is how the characters of a text file are written.
	ImportEncoding = exchange.Encoding
	// ImportFault says what is wrong with a file as a whole.
	ImportFault = exchange.TableError
	// ReadingFile is a file of readings.
	ReadingFile = exchange.ReadingFile
	// LeftOutRow is one reason why a row was not taken.
	LeftOutRow = exchange.LeftOut
)

// How a file is taken, where it is not a table whose columns are mapped.
const (
	ImportsNothing   = exchange.KindUnknown // until somebody says what the file holds
	ImportsSuppliers = exchange.KindSuppliers
	ImportsOCDS      = exchange.KindOCDS
	ImportsSpend     = exchange.KindSpend
	ImportsPeople    = exchange.KindPeople
	ImportsTeams     = exchange.KindAssignments // of people to roles in teams
	CurrencyField    = exchange.Currency
	PassedOver       = exchange.NoField // what a column means that is not read
	NoHeadings       = exchange.NoHeadRow
)

// FileToImport is a file of the file system as data to import. It fails with [*os.PathError] where the file can't be used.
func FileToImport(path string) (ImportData, error) { return exchange.DataFile(path) }

// ImportKinds are what a table can hold, to choose from.
func ImportKinds() []ImportKind {
	return []ImportKind{exchange.KindContracts, exchange.KindSpend, exchange.KindSuppliers, exchange.KindPeople, exchange.KindAssignments}
}

// ImportEncodings are how a text file may be written, to choose from.
func ImportEncodings() []ImportEncoding { return exchange.AllEncodings() }

// IsTender reports whether a file is a tender or a tender workbook, which [ImportTender] takes. What can't be told is none.
func IsTender(d ImportData) (bool, error) {
	is, err := exchange.LooksLikeTender(d)
	var unclear *exchange.TableError
	if errors.As(err, &unclear) {
		return false, nil
	}
	return is, err
}

// AreReadings reports whether a file holds readings of scorecards, which [ImportReadings] takes. What can't be told holds none.
func AreReadings(d ImportData) (bool, error) { return exchange.LooksLikeReadings(d) }

// ReadingsToImport reads a file of readings. It fails with [*ImportFault] where it is none.
func ReadingsToImport(d ImportData) (*ReadingFile, error) { return exchange.ReadReadings(d) }
