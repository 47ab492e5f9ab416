package kit

import (
	"strings"
	"time"
)

// copied are the marked rows as lines with tabs between the cells, as spreadsheets take them; several rows come with their headings.
func (t *Table[R]) copied() string {
	rows := t.Marked()
	var b strings.Builder
	if len(rows) > 1 {
		for place, c := range t.inSight {
			tab(&b, place, t.columns[c].Title, false)
		}
	}
	for _, row := range rows {
		for place, c := range t.inSight {
			tab(&b, place, t.columns[c].Text(row), t.columns[c].Number)
		}
	}
	return b.String()
}

// tab writes a cell of a line that goes to a spreadsheet. Text that a spreadsheet would take for a formula stays text.
func tab(b *strings.Builder, place int, text string, number bool) {
	switch {
	case place > 0:
		b.WriteByte('\t')
	case b.Len() > 0:
		b.WriteByte('\n')
	}
	if !number && text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
		b.WriteByte('\'')
	}
	b.WriteString(oneLine.Replace(text))
}

var oneLine = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ", "\u2212", "-")

// typeAhead is what is being typed to find a row.
type typeAhead struct {
	text string
	at   time.Time
}

// patience is how long letters typed one after another belong together.
const patience = 1200 * time.Millisecond

// typeAhead selects the next row in which the sorted column, or else any other, begins with what is being typed.
func (t *Table[R]) typeAhead(r rune) {
	now := time.Now()
	if now.Sub(t.ahead.at) > patience {
		t.ahead.text = ""
	}
	t.ahead = typeAhead{t.ahead.text + fold(string(r)), now}
	for _, c := range t.searched() {
		if position := t.beginning(c, t.ahead.text); position >= 0 {
			t.Select(position)
			return
		}
	}
}

// searched are the columns in which typing finds a row, the sorted one first.
func (t *Table[R]) searched() []int {
	var columns []int
	if t.sortedBy >= 0 && !t.columns[t.sortedBy].Number {
		columns = append(columns, t.sortedBy)
	}
	for _, c := range t.inSight {
		if c != t.sortedBy && !t.columns[c].Number {
			columns = append(columns, c)
		}
	}
	return columns
}

// beginning is the position of the first row, from the selected one on and then from the top, whose text in a column begins so. A single
// letter goes on to the next such row.
func (t *Table[R]) beginning(column int, text string) int {
	from := max(t.selected, 0)
	if len([]rune(text)) == 1 && t.selected >= 0 {
		from++
	}
	for step := range t.rows {
		position := (from + step) % len(t.rows)
		if strings.HasPrefix(fold(t.columns[column].Text(t.all[t.rows[position]])), text) {
			return position
		}
	}
	return -1
}
