package export

import (
	"encoding/csv"
	"fmt"
	"io"

	"counterweight/procurement"
)

// byteOrderMark begins text files that Excel would otherwise read in the character set of its own country.
const byteOrderMark = "\uFEFF"

// RegisterCSV writes the register as comma-separated values in UTF-8 with a byte order mark: the columns of
// [procurement.RegisterColumns], a contract a line, by reference. Text that a spreadsheet would take for a formula is guarded by
// [procurement.Guarded]. The same contracts give the same bytes. It fails where w does.
func RegisterCSV(w io.Writer, r *Register) error {
	_, err := io.WriteString(w, byteOrderMark)
	out := csv.NewWriter(w)
	if err == nil {
		err = out.Write(procurement.RegisterColumns)
	}
	cells := make([]string, len(registerColumns))
	for _, row := range r.rows() {
		if err != nil {
			break
		}
		for i, column := range registerColumns {
			cells[i] = procurement.Guarded(column.plain(row))
		}
		err = out.Write(cells)
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write register: %w", err)
	}
	return nil
}

// plain is what a contract has in the column, as text: days as 2026-08-03, numbers and money with a point and nothing else.
func (c *registerColumn) plain(row registerRow) string {
	if c.number != nil {
		if n, there := c.number(row); there {
			return n.String()
		}
	}
	switch {
	case c.text != nil:
		return c.text(row)
	case c.day != nil:
		return c.day(row).String()
	case c.amount != nil:
		return c.amount(row).String()
	}
	return ""
}
