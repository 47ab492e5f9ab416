package importing

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// totals say what became of the rows of a file, or would.
func totals(r *desk.ImportReport) string {
	parts := []string{kit.Grouped(r.Taken) + " new", kit.Grouped(r.Updated) + " changed"}
	if r.Kind == desk.ImportsSpend && r.Updated == 0 {
		parts = parts[:1] // payments are seldom corrected
	}
	parts = append(parts, kit.Grouped(r.Unchanged)+" there already", kit.Grouped(r.RowsLeftOut)+" left out")
	text := kit.Counted(r.Rows, "row") + ": " + strings.Join(parts, ", ")
	return kit.Joined(" · ", text, sum(r))
}

// sum is what the rows that are not left out add up to.
func sum(r *desk.ImportReport) string {
	if words := r.Sums.Words(); words != "" {
		return words + " in all"
	}
	return ""
}

// nothingNew says why there is nothing to import.
func nothingNew(r *desk.ImportReport) string {
	switch {
	case r.Rows == 0:
		return "The file has no rows to import."
	case r.RowsLeftOut == r.Rows:
		return "Every row would be left out: see why below, and give the columns another meaning or correct the file."
	case r.RowsLeftOut > 0:
		return "Nothing would change: what can be taken is in the workspace already."
	}
	return "Nothing would change: the workspace has all of it already."
}

// trouble says what is wrong with a file, and what to do about it.
func trouble(err error) (problem, remedy string) {
	var fault *desk.ImportFault
	switch {
	case errors.As(err, &fault):
		problem = fault.Problem
		if fault.Row > 0 {
			problem = "Row " + strconv.Itoa(fault.Row) + ": " + problem
		}
		return sentence(problem) + ".", sentence(fault.Remedy) + "."
	case errors.Is(err, fs.ErrNotExist):
		return "There is no such file any more.", "Choose it where it is now."
	case errors.Is(err, fs.ErrPermission):
		return "The file may not be read.", "Close it in other programs, or ask for the right to read it."
	}
	return kit.Sentence(err) + ".", "Try again, or choose another file."
}

// unharmed says what was not lost.
const unharmed = "Nothing in the workspace was changed."

// sentence is a text that begins with a capital letter.
func sentence(text string) string { return kit.Sentence(errors.New(text)) }

// fieldWords is a field of a change for people: Notice days for notice_days.
func fieldWords(name string) string {
	return sentence(strings.ReplaceAll(name, "_", " "))
}

// separators are what may stand between the cells of a text file.
var separators = []struct {
	sign byte
	name string
}{{',', "Commas"}, {';', "Semicolons"}, {'\t', "Tabs"}, {'|', "Upright strokes"}}

// headingsWords is the row of the headings as a field shows it.
func headingsWords(row int) string {
	if row <= 0 {
		return "none"
	}
	return strconv.Itoa(row)
}

// readHeadings reads the row of the headings: a number, or none.
func readHeadings(text string) (int, error) {
	text = strings.TrimSpace(text)
	if strings.EqualFold(text, "none") || text == "0" {
		return desk.NoHeadings, nil
	}
	row, err := strconv.Atoi(text)
	if err != nil || row < 1 || row > 1000 {
		return 0, fmt.Errorf("type the number of the row that has the headings, or none")
	}
	return row, nil
}

// oneLine is a cell's text without its line ends.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
