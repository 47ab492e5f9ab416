package desk

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"counterweight/app/exchange"
	"counterweight/procurement"
)

// directory finds suppliers by the names that they are met under: exactly, or else without regard to case, spaces and what can't be seen.
type directory struct {
	exact, folded map[string]procurement.SupplierID
	fold          cases.Caser
}

func newDirectory(suppliers []procurement.Supplier) *directory {
	d := &directory{exact: map[string]procurement.SupplierID{}, folded: map[string]procurement.SupplierID{}, fold: cases.Fold()}
	for _, s := range suppliers {
		d.add(s)
	}
	return d
}

// add makes a supplier known under all of its names. Where two have the same name, the first is found.
func (d *directory) add(s procurement.Supplier) {
	for _, name := range append([]string{s.Name}, s.Aliases...) {
		addFirst(d.exact, name, s.ID)
		addFirst(d.folded, d.key(name), s.ID)
	}
}

func addFirst[ID any](index map[string]ID, name string, id ID) {
	if _, taken := index[name]; !taken {
		index[name] = id
	}
}

// find is the supplier of a name.
func (d *directory) find(name string) (procurement.SupplierID, bool) {
	if id, ok := d.exact[name]; ok {
		return id, true
	}
	id, ok := d.folded[d.key(name)]
	return id, ok
}

func (d *directory) key(name string) string { return folded(d.fold, name) }

// foldName is a name without regard to case and spaces.
func foldName(name string) string { return folded(cases.Fold(), name) }

func folded(fold cases.Caser, name string) string {
	return strings.Join(strings.Fields(fold.String(norm.NFC.String(exchange.PlainText(name)))), " ")
}
