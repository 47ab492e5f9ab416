package export

import (
	"encoding/csv"
	"fmt"
	"io"

	"counterweight/procurement"
)

// writeTableCSV writes a table as comma-separated values in UTF-8 with a byte order mark. Text that a spreadsheet would take for a formula
// is guarded by [procurement.Guarded].
func writeTableCSV(w io.Writer, what string, headings []string, lines [][]string) error {
	_, err := io.WriteString(w, byteOrderMark)
	out := csv.NewWriter(w)
	if err == nil {
		err = out.Write(headings)
	}
	for _, line := range lines {
		if err != nil {
			break
		}
		for i := range line {
			line[i] = procurement.Guarded(line[i])
		}
		err = out.Write(line)
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", what, err)
	}
	return nil
}

// yes is a yes or a no, for a cell of a table of text.
func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}
