package desk

import (
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
)

// supplierBook finds the suppliers that rows name: by an identifier, by the number that this office keeps them under, or by name without
// regard to case and spaces. What only looks alike is another supplier here; the register proposes to merge such, and never does by itself.
type supplierBook struct {
	tx          *store.Tx
	report      *ImportReport
	directory   *directory
	identified  map[procurement.Identifier]procurement.SupplierID
	numbered    map[string]procurement.SupplierID
	known       map[procurement.SupplierID]*procurement.Supplier
	next        procurement.SupplierID
	added       []*procurement.Supplier // since the last write
	changed     map[procurement.SupplierID]bool
	lastName    string // what was found last, since rows of one supplier often stand together
	lastFound   procurement.SupplierID
	lastIsPlain bool
}

func newSupplierBook(tx *store.Tx, report *ImportReport) (*supplierBook, error) {
	all, err := tx.Suppliers()
	if err != nil {
		return nil, err
	}
	next, err := tx.NextID("supplier")
	if err != nil {
		return nil, err
	}
	b := &supplierBook{
		tx: tx, report: report, directory: newDirectory(nil), identified: map[procurement.Identifier]procurement.SupplierID{},
		numbered: map[string]procurement.SupplierID{}, known: map[procurement.SupplierID]*procurement.Supplier{},
		next: procurement.SupplierID(next), changed: map[procurement.SupplierID]bool{},
	}
	for i := range all {
		b.note(&all[i])
	}
	return b, nil
}

// note makes a supplier known under all that it may be found by.
func (b *supplierBook) note(s *procurement.Supplier) {
	b.known[s.ID] = s
	b.directory.add(*s)
	for _, id := range s.Identifiers {
		if _, taken := b.identified[id]; !taken {
			b.identified[id] = s.ID
		}
	}
	if s.Number != "" {
		addFirst(b.numbered, s.Number, s.ID)
	}
}

// take is the supplier that a row names, added where there is none, and completed by what the row says beyond what is known.
func (b *supplierBook) take(said *procurement.Supplier) procurement.SupplierID {
	plain := len(said.Identifiers) == 0 && said.Number == "" && said.Size == 0 && said.VCSE == 0 && said.Address == ""
	if plain && b.lastIsPlain && said.Name == b.lastName {
		return b.lastFound
	}
	id, found := b.find(said)
	if found {
		b.complete(id, said)
	} else {
		id = b.add(said)
	}
	b.lastName, b.lastFound, b.lastIsPlain = said.Name, id, plain
	return id
}

func (b *supplierBook) find(said *procurement.Supplier) (procurement.SupplierID, bool) {
	for _, identifier := range said.Identifiers {
		if id, found := b.identified[identifier]; found {
			return id, true
		}
	}
	if id, found := b.numbered[said.Number]; found && said.Number != "" {
		return id, true
	}
	id, found := b.directory.find(said.Name)
	if !found || b.contradicts(b.known[id], said) {
		return 0, false
	}
	return id, true
}

// contradicts reports whether a supplier of the same name has another number in the same register, and so is another organisation.
func (b *supplierBook) contradicts(known, said *procurement.Supplier) bool {
	for _, one := range said.Identifiers {
		for _, other := range known.Identifiers {
			if one.Scheme == other.Scheme && one.ID != other.ID {
				return true
			}
		}
	}
	return known.Number != "" && said.Number != "" && known.Number != said.Number
}

func (b *supplierBook) add(said *procurement.Supplier) procurement.SupplierID {
	s := *said
	s.ID = b.next
	b.next++
	if s.Status == procurement.SupplierStatusUnstated {
		s.Status = procurement.SupplierActive
	}
	b.note(&s)
	b.added = append(b.added, &s)
	b.report.AddedSuppliers++
	if len(b.report.NewSuppliers) < mostNewSuppliers {
		b.report.NewSuppliers = append(b.report.NewSuppliers, s.Name)
	}
	return s.ID
}

// complete fills in what is not known of a supplier. What is known stays, whatever the row says.
func (b *supplierBook) complete(id procurement.SupplierID, said *procurement.Supplier) {
	s, filled := b.known[id], false
	for _, one := range said.Identifiers {
		if !slices.ContainsFunc(s.Identifiers, func(other procurement.Identifier) bool { return other.Scheme == one.Scheme }) {
			s.Identifiers, filled = append(slices.Clone(s.Identifiers), one), true
		}
	}
	filled = fill(&s.Number, said.Number) || filled
	filled = fill(&s.Size, said.Size) || filled
	filled = fill(&s.VCSE, said.VCSE) || filled
	filled = fill(&s.Address, said.Address) || filled
	filled = fill(&s.Country, said.Country) || filled
	filled = fill(&s.Website, said.Website) || filled
	if !filled {
		return
	}
	b.note(s)
	if !b.changed[id] && !b.isNew(id) {
		b.changed[id] = true
		b.report.CompletedSuppliers++
	}
}

func (b *supplierBook) isNew(id procurement.SupplierID) bool {
	return slices.ContainsFunc(b.added, func(s *procurement.Supplier) bool { return s.ID == id })
}

// fill sets a value that is not known yet, and reports whether it did.
func fill[T comparable](into *T, said T) bool {
	var none T
	if *into != none || said == none {
		return false
	}
	*into = said
	return true
}

// write writes what was added and completed since the last time.
func (b *supplierBook) write() error {
	if len(b.added) > 0 {
		rows := make([]procurement.Supplier, len(b.added))
		for i, s := range b.added {
			rows[i] = *s
		}
		if err := b.tx.AddSuppliers(rows); err != nil {
			return err
		}
		b.added = b.added[:0]
	}
	for _, id := range sortedKeys(b.changed) {
		if err := b.tx.SaveSupplier(b.known[id]); err != nil {
			return err
		}
	}
	clear(b.changed)
	return nil
}

func sortedKeys[K cmp.Ordered, V any](set map[K]V) []K {
	return slices.Sorted(maps.Keys(set))
}

// ImportSuppliers takes a table of suppliers in, as [ImportRegister] does contracts.
func ImportSuppliers(ctx context.Context, ws *store.Workspace, d exchange.Data, o ImportFileOptions) (report *ImportReport, err error) {
	err = inBatch(ctx, ws, o, d.Name, func(tx *store.Tx) error {
		in, err := newIntake(tx, exchange.KindSuppliers, o, d.Size)
		if err != nil {
			return err
		}
		table, err := exchange.OpenSuppliers(d, o.Mapping, in.today)
		if err != nil {
			return err
		}
		report = in.report
		err = in.takeSuppliers(table)
		in.report.Remarks = table.Remarks()
		return errors.Join(err, table.Close())
	})
	return report, err
}

func (in *intake) takeSuppliers(table *exchange.SupplierTable) error {
	for {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return in.suppliers.write()
		}
		if err == nil {
			err = in.interrupted()
		}
		if err != nil {
			return err
		}
		in.report.Rows++
		in.takeSupplier(row)
		if in.report.Rows%chunkRows == 0 {
			in.advance(table.Passed())
			if err := in.suppliers.write(); err != nil {
				return err
			}
		}
	}
}

// takeSupplier takes a row of a register of suppliers, which may change what is known, unlike a row that only names a supplier.
func (in *intake) takeSupplier(row *exchange.SupplierRow) {
	r, b := in.report, in.suppliers
	if len(row.LeftOut) > 0 {
		r.leaveOut(row.LeftOut...)
		return
	}
	id, found := b.find(&row.Supplier)
	if !found {
		if faults := row.Supplier.Check(); len(faults) > 0 {
			r.leaveOut(faultsOf(row.Row, faults)...)
			return
		}
		b.add(&row.Supplier)
		r.Taken++
		return
	}
	after := *b.known[id]
	changes := supplierChanges(&after, row)
	if faults := newFaults(b.known[id].Check(), after.Check()); len(faults) > 0 {
		r.leaveOut(faultsOf(row.Row, faults)...)
		return
	}
	if len(changes) == 0 {
		r.Unchanged++
		return
	}
	r.Updated++
	for _, c := range changes {
		r.change(c)
	}
	*b.known[id] = after
	b.note(b.known[id])
	if !b.isNew(id) {
		b.changed[id] = true
	}
}

// faultsOf are the faults of a thing as reasons why its row is left out.
func faultsOf(row int, faults procurement.Faults) (why []exchange.LeftOut) {
	for _, f := range faults {
		reason := f.Problem
		if f.Remedy != "" {
			reason += ": " + f.Remedy
		}
		why = append(why, exchange.LeftOut{Row: row, Column: strings.ReplaceAll(f.Field, "_", " "), Reason: reason})
	}
	return why
}
