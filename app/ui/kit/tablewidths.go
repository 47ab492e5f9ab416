package kit

// least is what a column keeps where there is too little room: one that grows can show its text cut, figures can't be cut.
func (t *Table[R]) least(column int) float32 {
	base := t.base(column)
	if t.columns[column].Grow > 0 {
		return min(base, max(Scaled(56), base*0.65))
	}
	return base
}

// base is the width of a column before what is left over is shared out: its own, or what it was dragged to.
func (t *Table[R]) base(column int) float32 {
	if t.widths[column] > 0 {
		return Scaled(t.widths[column])
	}
	return Scaled(t.columns[column].Width)
}

// layoutColumns shares out the width. What is left over goes to the columns that grow. Where there is too little, columns that yield
// are left out, then those that grow give, and at last all give in proportion.
func (t *Table[R]) layoutColumns(width float32) {
	width -= Scaled(8) // the bar that scrolls stands there
	t.inSight = t.fitting(width)
	var wanted, grow, elastic float32
	for _, c := range t.inSight {
		wanted += t.base(c)
		grow += t.columns[c].Grow
		elastic += t.base(c) - t.least(c)
	}
	spare := width - wanted
	factor := float32(1)
	if spare < -elastic {
		factor = width / (wanted - elastic)
	}
	t.lefts = append(t.lefts[:0], 0)
	for _, c := range t.inSight {
		share := t.base(c)
		switch {
		case spare > 0 && grow > 0:
			share += spare * t.columns[c].Grow / grow
		case spare < 0 && elastic > 0:
			share += max(spare, -elastic) * (share - t.least(c)) / elastic
		}
		t.lefts = append(t.lefts, t.lefts[len(t.lefts)-1]+share*factor)
	}
}

// fitting are the chosen columns that there is room for.
func (t *Table[R]) fitting(width float32) []int {
	var columns []int
	var least float32
	for c := range t.columns {
		if t.chosenColumns[c] {
			columns = append(columns, c)
			least += t.least(c)
		}
	}
	for least > width {
		victim := -1
		for i, c := range columns {
			if y := t.columns[c].Yield; y > 0 && (victim < 0 || y >= t.columns[columns[victim]].Yield) {
				victim = i
			}
		}
		if victim < 0 {
			break
		}
		least -= t.least(columns[victim])
		columns = append(columns[:victim:victim], columns[victim+1:]...)
	}
	return columns
}

// moveEdge moves the edge between two columns in sight: what one gains the other gives.
func (t *Table[R]) moveEdge(edge int, by float32) {
	if edge < 0 || edge+1 >= len(t.inSight) {
		return
	}
	const narrowest = 28 // at 100 % text
	left, right := t.inSight[edge], t.inSight[edge+1]
	unit := Scaled(1)
	a, b := t.base(left)/unit, t.base(right)/unit
	by /= unit
	by = max(min(by, b-narrowest), narrowest-a)
	t.widths[left], t.widths[right] = a+by, b-by
	t.Refresh()
}

// show puts a column into the table or leaves it out; the last one stays.
func (t *Table[R]) show(column int, shown bool) {
	if t.chosenColumns[column] == shown {
		return
	}
	t.chosenColumns[column] = shown
	if !t.anyColumn() {
		t.chosenColumns[column] = true
		return
	}
	t.Refresh()
	t.remember()
}

func (t *Table[R]) anyColumn() bool {
	for _, chosen := range t.chosenColumns {
		if chosen {
			return true
		}
	}
	return false
}

// standardColumns brings back the columns and widths with which the table began.
func (t *Table[R]) standardColumns() {
	for i, c := range t.columns {
		t.chosenColumns[i], t.widths[i] = !c.Hidden, 0
	}
	t.Refresh()
	t.remember()
}
