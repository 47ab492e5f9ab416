package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Prepared are rows made ready to be shown: what the filter looks in is put together, and their order by each column is known.
type Prepared[R any] struct {
	rows   []R
	folded []string
	orders []order // by column
}

// order is the order of rows by a column, upwards. Rows that are alike stay in the order in which they were given.
type order struct {
	rows []int  // nil where it is not known yet
	tied []bool // by place: the row is like the one before it
}

// downwards appends the rows the other way round; those that are alike stay in the order in which they were given.
func (o order) downwards(to []int) []int {
	for end := len(o.rows); end > 0; {
		from := end - 1
		for o.tied[from] {
			from--
		}
		to = append(to, o.rows[from:end]...)
		end = from
	}
	return to
}

// Prepare makes many rows ready to be shown. It is called off the UI goroutine, since it takes longer than a frame; what it gives is shown
// by [Table.SetPrepared].
func (t *Table[R]) Prepare(rows []R) *Prepared[R] {
	p := t.fold(rows)
	for c := range t.columns {
		p.order(c, t.columns[c].Compare)
	}
	return p
}

// order is the order by a column, found when it is first asked for.
func (p *Prepared[R]) order(column int, compare func(a, b R) int) order {
	if p.orders[column].rows != nil || compare == nil {
		return p.orders[column]
	}
	found := order{make([]int, len(p.rows)), make([]bool, len(p.rows))}
	for i := range found.rows {
		found.rows[i] = i
	}
	slices.SortFunc(found.rows, func(a, b int) int {
		if c := compare(p.rows[a], p.rows[b]); c != 0 {
			return c
		}
		return a - b
	})
	for i := 1; i < len(found.rows); i++ {
		found.tied[i] = compare(p.rows[found.rows[i-1]], p.rows[found.rows[i]]) == 0
	}
	p.orders[column] = found
	return found
}

// fold puts together what the filter looks in.
func (t *Table[R]) fold(rows []R) *Prepared[R] {
	p := &Prepared[R]{rows: slices.Clone(rows), folded: make([]string, len(rows)), orders: make([]order, len(t.columns))}
	var b strings.Builder
	for i, row := range rows {
		b.Reset()
		for _, c := range t.columns {
			b.WriteString(c.Text(row))
			b.WriteByte('\n')
		}
		p.folded[i] = fold(b.String())
	}
	return p
}

// SetRows shows other rows, in the order that the headings ask for and narrowed as before. Where the table has a Key, the selected row
// stays selected, with its new values, and what is in sight stays in sight; else no row is selected.
//
// For thousands of rows use [Table.Prepare] and [Table.SetPrepared] instead.
func (t *Table[R]) SetRows(rows []R) { t.SetPrepared(t.fold(rows)) }

// SetPrepared is [Table.SetRows] for rows that were made ready elsewhere.
func (t *Table[R]) SetPrepared(p *Prepared[R]) {
	had, key := t.chosen >= 0, t.wanted
	if had && t.Key != nil {
		key = t.Key(t.all[t.chosen])
	}
	before := t.all
	t.all, t.folded, t.shownRows, t.glimpse = p.rows, p.folded, p, false
	t.keepWrong(before)
	t.chosen, t.anchor, t.state, t.fault = -1, -1, tableReady, nil
	t.order()
	if t.Key == nil {
		t.scroll.ScrollToTop()
	} else if key != "" {
		t.chosen = slices.IndexFunc(t.all, func(row R) bool { return t.Key(row) == key })
	}
	t.narrow()
	switch {
	case t.chosen >= 0:
		t.wanted = ""
		t.tell()
	case had:
		t.cells.typing = nil
		if t.OnUnselected != nil {
			t.OnUnselected()
		}
	}
}

// order puts all rows into the order that the headings ask for. Downwards, too, rows that are alike stay in the order in which they were
// given.
func (t *Table[R]) order() {
	t.sorted = t.sorted[:0]
	if t.sortedBy < 0 || t.shownRows == nil {
		for i := range t.all {
			t.sorted = append(t.sorted, i)
		}
		return
	}
	order := t.shownRows.order(t.sortedBy, t.columns[t.sortedBy].Compare)
	if t.descending {
		t.sorted = order.downwards(t.sorted)
	} else {
		t.sorted = append(t.sorted, order.rows...)
	}
}

// narrow picks the rows that the filter and the chosen question leave, in order, and shows them.
func (t *Table[R]) narrow() {
	wanted, which := words(t.filter), t.which
	if t.only != nil {
		which = t.only
	}
	t.rows = t.rows[:0]
	if which == nil && len(wanted) == 0 {
		t.rows = append(t.rows, t.sorted...)
	} else {
		for _, i := range t.sorted {
			if (which == nil || which(t.all[i])) && hasAll(t.folded[i], wanted) {
				t.rows = append(t.rows, i)
			}
		}
	}
	t.anchor = -1
	t.selected = slices.Index(t.rows, t.chosen)
	if lowest := max(0, float32(len(t.rows))*rowHeight()-t.scroll.Size().Height); t.scroll.Offset.Y > lowest {
		t.scroll.ScrollToOffset(fyne.NewPos(0, lowest))
	}
	t.Refresh()
	if t.bar != nil {
		t.bar()
	}
	if t.OnCount != nil {
		t.OnCount(t.Count())
	}
}

// SetFilter narrows the table to the rows that have all words in them, in any column, in any order, whatever the accents.
func (t *Table[R]) SetFilter(filter string) {
	if filter == t.filter {
		return
	}
	t.filter = filter
	t.scroll.ScrollToTop()
	t.narrow()
	t.remember()
}

// Filter is what the table is narrowed to.
func (t *Table[R]) Filter() string { return t.filter }

// SetWhich narrows the table to the rows that answer a question; nil takes all.
func (t *Table[R]) SetWhich(which func(R) bool) {
	t.which = which
	t.tellOnly(nil)
	t.scroll.ScrollToTop()
	t.narrow()
}

// Count is how many rows are shown, of how many.
func (t *Table[R]) Count() (shown, all int) { return len(t.rows), len(t.all) }

// All are all rows in the order in which they were given.
func (t *Table[R]) All() []R { return slices.Clone(t.all) }

// Rows are the rows that are shown, in their order.
func (t *Table[R]) Rows() []R {
	rows := make([]R, len(t.rows))
	for position, i := range t.rows {
		rows[position] = t.all[i]
	}
	return rows
}

// SortBy orders the rows by a column, and the other way round when it already does. The selected row stays selected.
func (t *Table[R]) SortBy(column int) {
	if t.columns[column].Compare == nil {
		return
	}
	t.descending = t.sortedBy == column && !t.descending
	t.sortedBy = column
	t.order()
	t.narrow()
	if t.selected >= 0 {
		t.reveal(t.selected)
	}
	t.remember()
}

// Sort orders the rows by the column with a title, for the order in which a page begins.
func (t *Table[R]) Sort(title string, descending bool) {
	for i, c := range t.columns {
		if c.Title == title && c.Compare != nil {
			t.sortedBy, t.descending = i, descending
			t.order()
			t.narrow()
		}
	}
}
