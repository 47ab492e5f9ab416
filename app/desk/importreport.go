package desk

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// ImportReport says what became of each row of a file that was imported, or would become of it in a dry run.
type ImportReport struct {
	Kind exchange.Kind
	// Rows are those of the file that could say something: as many as were taken as new, updated, found unchanged and left out.
	Rows, Taken, Updated, Unchanged int
	RowsLeftOut                     int
	LeftOut                         []exchange.LeftOut // why, in the order of rows; a row may have several reasons
	// Changes are what is otherwise in the rows that were updated, field by field; FurtherChanges is how many are not listed.
	Changes        []FieldChange
	FurtherChanges int
	// NewSuppliers are the names of suppliers that were added, the first of them where there are very many; AddedSuppliers is how many.
	NewSuppliers   []string
	AddedSuppliers int
	// NewPeople and NewTeams are those that the workspace had not, where the rows of the file are about other things.
	NewPeople, NewTeams []string
	CompletedSuppliers  int          // that were there, and of which something more is known now
	Sums                money.Totals // of the values, or of what was spent, in all rows of a table but those left out
	Remarks             []string     // how the file had to be read
}

// FieldChange is one field of one thing that an import changes.
type FieldChange struct {
	Row   int
	Thing string // the contract's reference or the supplier's name
	Field string // by its name in mapping files: notice_days
	Was   string // in words; empty where nothing was known
	Is    string
}

// Of what there may be very many, a report lists so many.
const (
	mostChanges      = 10_000
	mostNewSuppliers = 1_000
)

func (r *ImportReport) change(c FieldChange) {
	if len(r.Changes) == mostChanges {
		r.FurtherChanges++
		return
	}
	r.Changes = append(r.Changes, c)
}

// leaveOut counts a row that is not taken.
func (r *ImportReport) leaveOut(why ...exchange.LeftOut) {
	r.RowsLeftOut++
	r.LeftOut = append(r.LeftOut, why...)
}

// inOrder puts what was found out in another order into that of the rows.
func (r *ImportReport) inOrder() {
	slices.SortStableFunc(r.Changes, func(a, b FieldChange) int { return a.Row - b.Row })
	slices.SortStableFunc(r.LeftOut, func(a, b exchange.LeftOut) int { return a.Row - b.Row })
}

// chunkRows is how many rows are looked up and written together: a few full statements.
const chunkRows = 600

// intake is an import while it is written, whatever its kind.
type intake struct {
	tx        *store.Tx
	report    *ImportReport
	suppliers *supplierBook
	today     civil.Date
	progress  store.Progress
	size      int64
	reason    string
	seen      seenTexts
}

func newIntake(tx *store.Tx, kind exchange.Kind, o ImportFileOptions, size int64) (*intake, error) {
	in := &intake{
		tx: tx, report: &ImportReport{Kind: kind}, today: civil.Of(tx.Now()), progress: o.Progress, size: size, reason: o.Reason,
		seen: seenTexts{seed: maphash.MakeSeed(), rows: map[uint64]int32{}},
	}
	var err error
	in.suppliers, err = newSupplierBook(tx, in.report)
	return in, err
}

// advance tells how far the import has come.
func (in *intake) advance(passed int64) {
	if in.progress != nil && in.size > 0 {
		in.progress(min(passed, in.size), in.size)
	}
}

// interrupted is the error of a context that was cancelled; an import looks at it at every row.
func (in *intake) interrupted() error { return in.tx.Context().Err() }

// seenTexts remembers which texts a file has had and in which row, in 16 bytes each however long they are. Two of a hundred thousand
// texts have the same hash once in three thousand million files, and nobody can choose them to: the seed is another each time.
type seenTexts struct {
	seed maphash.Seed
	rows map[uint64]int32
}

// before is the row in which a text was met before, 0 where it is new; then it is remembered with its row.
func (s seenTexts) before(text string, row int) int {
	key := s.hash(text)
	if earlier, met := s.rows[key]; met {
		return int(earlier)
	}
	s.rows[key] = int32(row)
	return 0
}

// again counts how often a text was met, this time included.
func (s seenTexts) again(text string) int {
	key := s.hash(text)
	s.rows[key]++
	return int(s.rows[key])
}

func (s seenTexts) hash(text string) uint64 { return maphash.String(s.seed, text) }

// asDuplicate is a duplicate that only the file refused, as a fault of the data.
func asDuplicate(err error) error {
	var duplicate *store.DuplicateError
	if errors.As(err, &duplicate) {
		return &exchange.TableError{Problem: err.Error(), Remedy: "correct the file"}
	}
	return err
}

// inBatch does an import as one batch under a label that names the file.
func inBatch(ctx context.Context, ws *store.Workspace, o ImportFileOptions, name string, work func(*store.Tx) error) error {
	return asDuplicate(ws.Do(ctx, "Import "+name, work, because(o.Reason)))
}
