package desk

import (
	"encoding/csv"
	"io"
	"strconv"

	"counterweight/procurement"
)

// importReportColumns are the headings of an import's report as a table.
var importReportColumns = []string{"what", "row", "thing", "field", "was", "is", "reason"}

// WriteImportReport writes what became of the rows of a file as CSV in UTF-8: how many of each, then each change, each reason why a row was
// left out, each supplier, person and team that was added, and how the file had to be read. Text that looks like a formula is kept from being taken for one.
func WriteImportReport(out io.Writer, r *ImportReport) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	line := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = procurement.Guarded(cell)
		}
		_ = w.Write(cells) // the writer keeps its first error for the end
	}
	line(importReportColumns...)
	for _, total := range []struct {
		what string
		n    int
	}{
		{"rows", r.Rows},
		{"new", r.Taken},
		{"changed", r.Updated},
		{"as they were", r.Unchanged},
		{"left out", r.RowsLeftOut},
		{"suppliers added", r.AddedSuppliers},
		{"suppliers completed", r.CompletedSuppliers},
		{"people added", len(r.NewPeople)},
		{"teams added", len(r.NewTeams)},
		{"changes not listed", r.FurtherChanges},
	} {
		line(total.what, "", "", "", "", strconv.Itoa(total.n), "")
	}
	for _, sum := range r.Sums.Amounts() {
		line("sum in "+sum.Currency().Code(), "", "", "", "", sum.String(), "")
	}
	for _, c := range r.Changes {
		line("change", strconv.Itoa(c.Row), c.Thing, c.Field, c.Was, c.Is, "")
	}
	for _, l := range r.LeftOut {
		line("left out", strconv.Itoa(l.Row), "", l.Column, "", l.Value, l.Reason)
	}
	for _, added := range []struct {
		what  string
		names []string
	}{{"new supplier", r.NewSuppliers}, {"new person", r.NewPeople}, {"new team", r.NewTeams}} {
		for _, name := range added.names {
			line(added.what, "", name, "", "", "", "")
		}
	}
	for _, remark := range r.Remarks {
		line("remark", "", "", "", "", "", remark)
	}
	w.Flush()
	return w.Error()
}
