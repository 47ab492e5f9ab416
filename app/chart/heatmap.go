package chart

import "math"

// HeatMap is a grid of values, each in one of five steps of one ink and written into its cell.
type HeatMap struct {
	Title   string // says what the chart shows: only one person knows the release pipeline
	Columns []string
	Rows    []HeatRow
	// Low and High are the values of the palest and of the deepest step. Where they are equal, the values say the range.
	Low, High float64
}

// HeatRow is one row with a cell for each column.
type HeatRow struct {
	Label string
	Cells []HeatCell
}

// HeatCell is a value and its words. A cell without words is missing, and so are those that a row is short of.
type HeatCell struct {
	Value float64
	Word  string
}

// Measures of heat maps, in points.
const (
	cellHeight  = 16
	widestCell  = 64
	mostHeading = 3 // lines
	smallLead   = smallSize * 1.25
)

// Draw lays the chart out at a width.
func (h HeatMap) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(h.Rows) == 0 || len(h.Columns) == 0 {
		return c.nothing(h.Title)
	}
	top := c.title(h.Title) + gap
	left := 0.0
	for _, row := range h.Rows {
		left = max(left, c.measure(row.Label, labelSize, false))
	}
	left = min(left, width*labelShare) + gap
	cell := min(widestCell, (width-left)/float64(len(h.Columns)))
	top += h.headings(c, left, top, cell)
	low, high := h.ends()
	for i, row := range h.Rows {
		y := top + float64(i)*cellHeight
		base := y + cellHeight/2 + labelSize*0.35
		c.word(c.fit(row.Label, labelSize, false, left-gap), Point{0, base}, Word{Size: labelSize, Ink: Text})
		for j := range h.Columns {
			value := HeatCell{}
			if j < len(row.Cells) {
				value = row.Cells[j]
			}
			value.draw(c, area{left + float64(j)*cell, y, left + float64(j+1)*cell, y + cellHeight}, step(value.Value, low, high))
		}
	}
	c.Height = top + float64(len(h.Rows))*cellHeight + 2
	return c.Drawing
}

// headings writes the columns' names above them and gives the height that they take.
func (h HeatMap) headings(c *canvas, left, top, cell float64) float64 {
	all, most := make([][]string, len(h.Columns)), 0
	for i, name := range h.Columns {
		lines := c.wrap(name, smallSize, false, cell-2)
		if len(lines) > mostHeading {
			lines = lines[:mostHeading]
			lines[mostHeading-1] = c.fit(lines[mostHeading-1]+" …", smallSize, false, cell-2)
		}
		all[i], most = lines, max(most, len(lines))
	}
	height := float64(most) * smallLead
	for i, lines := range all {
		for j, line := range lines {
			if c.measure(line, smallSize, false) > cell {
				continue // not even its first letter has room
			}
			base := top + height - float64(len(lines)-1-j)*smallLead - 3
			c.word(line, Point{left + (float64(i)+0.5)*cell, base}, Word{Align: Centre, Size: smallSize, Ink: Muted})
		}
	}
	return height
}

// ends are the values of the palest and of the deepest step.
func (h HeatMap) ends() (low, high float64) {
	if h.Low != h.High {
		return h.Low, h.High
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, row := range h.Rows {
		for _, cell := range row.Cells {
			if cell.Word != "" {
				low, high = min(low, cell.Value), max(high, cell.Value)
			}
		}
	}
	return low, high
}

// step is which of the steps a value takes: they are equally wide from low to high, which may stand the other way round. Where all
// values are the same, they take the middle one.
func step(value, low, high float64) Ink {
	share := (value - low) / (high - low)
	if math.IsNaN(share) || math.IsInf(share, 0) {
		share = 0.5
	}
	return Heat + Ink(max(0, min(math.Floor(share*HeatSteps), HeatSteps-1)))
}

// draw fills a cell and writes its value where that has room; a missing one is empty but for a dash.
func (h HeatCell) draw(c *canvas, at area, fill Ink) {
	const between = 1
	at.right, at.bottom = max(at.left, at.right-between), at.bottom-between
	w := Word{Text: h.Word, Align: Centre, Size: smallSize, Ink: fill.On()}
	if h.Word == "" {
		w.Text, w.Ink = "–", Muted
		c.frame(at.grown(-0.4), Rule)
	} else {
		c.box(at.left, at.top, at.right-at.left, at.bottom-at.top, fill)
	}
	if c.measure(w.Text, w.Size, false) <= at.right-at.left {
		c.word(w.Text, Point{(at.left + at.right) / 2, (at.top+at.bottom)/2 + smallSize*0.35}, w)
	}
}
