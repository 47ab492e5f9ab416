package kit

// Column says what one column of a table shows.
type Column[R any] struct {
	Title string
	Width float32 // the least width, at 100 % text
	Grow  float32 // share of the width that all columns leave over; a column that grows also gives first where there is too little
	// Number puts the text at the right, as figures stand.
	Number bool
	// Text is what the column says of a row: shown, searched, copied.
	Text func(R) string
	// Compare orders rows by this column; without it the heading does not sort.
	Compare func(a, b R) int
	// Strong makes a row's text in this column bold.
	Strong func(R) bool
	// Paint shows the row in another way than as text: as a chip, a rating, a bar.
	Paint func(R) Cell
	// Hidden leaves the column out until it is chosen.
	Hidden bool
	// Yield leaves the column out while there is too little room: the highest first, 0 never.
	Yield int
	// Set takes what was typed or pasted into the column, or says in words why not. Without it the column can't be typed into.
	Set func(row R, text string) error
	// Whole reports whether a text that is being typed needs no more: it is then taken at once, and the next row is selected, so that one key
	// a row will do. It may be nil.
	Whole func(text string) bool
	// Choices are offered below the cell as one types into it. What is handed to Set of a choice is its Value; other texts can be typed too.
	Choices func() []Choice
}

// CellChange is a text for a cell of the column with a title.
type CellChange[R any] struct {
	Row          R
	Column, Text string
}

// Cell is how a table paints a value.
type Cell struct {
	kind  cellKind
	text  string
	ink   Ink
	chip  chipLook
	share float32
	spark []float64 // NaN where there is no value
	more  string    // behind the text, in bold and in its ink

	ladder Ladder
	marks  []ShapedMark
}

type cellKind uint8

const (
	textCell cellKind = iota
	chipCell
	barCell
	sparkCell
	moreCell
	ladderCell
	marksCell
)

// TextCell is plain text.
func TextCell(text string) Cell { return Cell{text: text, ink: Plain} }

// InkCell is text in a colour: secondary, or that of something wrong.
func InkCell(text string, ink Ink) Cell { return Cell{text: text, ink: ink} }

// ChipCell is a word or two in a tone; no words show nothing.
func ChipCell(text string, tone Tone) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{kind: chipCell, chip: chipLook{text: text, tone: tone}}
}

// ShapedCell is a word or two in a tone behind a shape.
func ShapedCell(text string, tone Tone, shape Shape) Cell {
	return Cell{kind: chipCell, chip: chipLook{text: text, tone: tone, shape: shape}}
}

// RatingCell is a rating in its word, shape and colour.
func RatingCell(r Rating) Cell { return Cell{kind: chipCell, chip: ratingLook(r)} }

// NotedRatingCell is a rating with a word behind it, such as who set it.
func NotedRatingCell(r Rating, note string) Cell {
	look := ratingLook(r)
	look.text += note
	return Cell{kind: chipCell, chip: look}
}

// BarCell is a bar that is filled by a share from 0 to 1; a share below 0 shows nothing, one above 1 a full bar in the colour of a warning.
func BarCell(share float64) Cell {
	if share < 0 {
		return Cell{}
	}
	return Cell{kind: barCell, share: float32(share)}
}

// SparkCell is a small line through values at equal distances, the newest last; NaN where there is none, which leaves a gap.
func SparkCell(values []float64) Cell { return Cell{kind: sparkCell, spark: values} }

// MoreCell is text with more behind it in bold and in an ink of its own: 3 / 5 gap 2.
func MoreCell(text, more string, ink Ink) Cell {
	if more == "" {
		return TextCell(text)
	}
	return Cell{kind: moreCell, text: text, more: more, ink: ink}
}
