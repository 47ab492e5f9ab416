package kit

import (
	"cmp"
	"math"
	"strings"

	"fyne.io/fyne/v2"
)

// gridPlan is where the columns of a grid stand.
type gridPlan struct {
	leads []float32 // where the leading columns begin; the last entry is where the cells begin
	cell  float32   // the width of a cell
	head  float32   // the height of the headings
	names [][]string
	named headings // what names was broken for
}

// headings are the words over the columns, with the width and the size of text that they are broken for.
type headings struct {
	words       string
	width, size float32
}

// layoutColumns shares out the width: the leading columns take theirs, at most half of it; the cells share the rest, none less than its
// least width. The first leading column, whose text can be shown cut, takes what its longest text needs of the width that is left over,
// and gives where there is too little; where it can't give enough, the grid scrolls.
func (g *Grid) layoutColumns(width float32) {
	p := &g.plan
	cells := float32(g.spec.Columns())
	p.cell = Scaled(cmp.Or(g.spec.CellWidth, 64))
	wanted := g.leadWidths()
	var all float32
	for _, w := range wanted {
		all += w
	}
	if len(wanted) > 0 {
		over := all + cells*p.cell - width
		if over < 0 {
			over = -min(-over, max(0, g.longestName()-wanted[0]))
		}
		if over <= wanted[0]*0.45 {
			wanted[0], all = wanted[0]-over, all-over
		}
	}
	factor := min(1, width/2/max(all, 1))
	p.leads = append(p.leads[:0], 0)
	for _, w := range wanted {
		p.leads = append(p.leads, p.leads[len(p.leads)-1]+w*factor)
	}
	if cells > 0 {
		p.cell = max(p.cell, (width-g.leading())/cells)
	}
	g.layoutHeadings()
}

// leadWidths are the widths that the leading columns ask for.
func (g *Grid) leadWidths() []float32 {
	widths := make([]float32, len(g.spec.Lead))
	for i, l := range g.spec.Lead {
		widths[i] = Scaled(l.Width)
	}
	return widths
}

// longestName is the width that the first leading column's longest text needs.
func (g *Grid) longestName() float32 {
	longest := ""
	for row := range g.spec.Rows() {
		if name := g.spec.Lead[0].Text(row); len(name) > len(longest) {
			longest = name
		}
	}
	return fyne.MeasureText(longest, g.textSize(), fyne.TextStyle{Bold: true}).Width + 2*cellPad()
}

// layoutHeadings breaks headings that are too long for their column into several lines.
func (g *Grid) layoutHeadings() {
	p := &g.plan
	size, style := g.textSize(), fyne.TextStyle{Bold: true}
	width := p.cell - 2*Scaled(4)
	words := make([]string, g.spec.Columns())
	for col := range words {
		words[col] = g.spec.Heading(col)
	}
	named := headings{strings.Join(words, "\n"), width, size}
	if named == p.named && len(p.names) == len(words) {
		return
	}
	p.named, p.names, p.head = named, p.names[:0], g.headHeight()
	for _, heading := range words {
		lines := breakLines(heading, width, size, style)
		if last := mostHeadLines - 1; len(lines) > mostHeadLines {
			lines = append(lines[:last:last], fit(strings.Join(lines[last:], " "), width, size, style))
		}
		p.head = max(p.head, g.headHeight()+float32(len(lines)-1)*Scaled(16)*g.scale())
		p.names = append(p.names, lines)
	}
}

// leading is the width of the leading columns together.
func (g *Grid) leading() float32 { return g.plan.leads[len(g.plan.leads)-1] }

// whole is the size of all cells and leading columns.
func (g *Grid) whole() fyne.Size {
	if len(g.plan.leads) == 0 {
		return fyne.NewSize(0, 0)
	}
	size := fyne.NewSize(g.leading()+float32(g.spec.Columns())*g.plan.cell, float32(g.spec.Rows())*g.rowHeight())
	size.Height += g.barBelow()
	return size
}

// ScrollsSideways reports whether there are more columns than fit into the width.
func (g *Grid) ScrollsSideways() bool { return g.barBelow() > 0 }

// barBelow is the height of the bar that scrolls sideways, 0 where there is none.
func (g *Grid) barBelow() float32 {
	if g.leading()+float32(g.spec.Columns())*g.plan.cell > g.scroll.Size().Width+1 {
		return Scaled(8)
	}
	return 0
}

// inSight are the rows that scroll, and the columns, of the cells that are at least partly in sight.
func (g *Grid) inSight() (rows, cols span) {
	view, offset := g.scroll.Size(), g.scroll.Offset
	feet := g.feet()
	rows = spanOf(offset.Y, view.Height-float32(feet)*g.rowHeight(), g.rowHeight(), g.spec.Rows()-feet)
	cols = spanOf(offset.X, view.Width-g.leading(), g.plan.cell, g.spec.Columns())
	return rows, cols
}

// span are the numbers from first to before end.
type span struct{ first, end int }

func spanOf(offset, view, each float32, count int) span {
	if each <= 0 || view <= 0 {
		return span{}
	}
	first := min(max(0, int(offset/each)), count)
	return span{first, min(count, int(math.Ceil(float64((offset+view)/each))))}
}

// has reports whether a number is among them.
func (s span) has(n int) bool { return n >= s.first && n < s.end }

// feet is how many of the last rows stay in sight.
func (g *Grid) feet() int {
	if g.spec.Feet == nil {
		return 0
	}
	return max(0, min(g.spec.Feet(), g.spec.Rows(), int(g.scroll.Size().Height/2/g.rowHeight())))
}

// top is where a row begins in the body. The feet begin no further down than where the last of them is just in sight.
func (g *Grid) top(row int) float32 {
	natural := float32(row) * g.rowHeight()
	if rows := g.spec.Rows(); row >= rows-g.feet() {
		return min(natural, g.scroll.Offset.Y+g.scroll.Size().Height-g.barBelow()-float32(rows-row)*g.rowHeight())
	}
	return natural
}

// corner is the upper left corner of a cell in the body.
func (g *Grid) corner(at cellAt) fyne.Position {
	return fyne.NewPos(g.leading()+float32(at.col)*g.plan.cell, g.top(at.row))
}

// reveal scrolls as little as needed to bring the selected cell into sight, past the leading columns
// and the feet.
func (g *Grid) reveal() {
	if len(g.plan.leads) == 0 {
		return
	}
	view, to, corner := g.scroll.Size(), g.scroll.Offset, g.corner(g.at)
	if feet := g.feet(); g.at.row < g.spec.Rows()-feet {
		to.Y = min(to.Y, corner.Y)
		to.Y = max(to.Y, corner.Y+float32(1+feet)*g.rowHeight()+g.barBelow()-view.Height)
	}
	to.X = min(to.X, corner.X-g.leading())
	to.X = max(to.X, corner.X+g.plan.cell-view.Width)
	if to != g.scroll.Offset {
		g.scroll.ScrollToOffset(to) // which tells nobody
		g.head.Refresh()
	}
}

// under is the cell under a point of the body; it is not ok over the leading columns and beside the cells.
func (g *Grid) under(p fyne.Position) (at cellAt, ok bool) {
	if p.X-g.scroll.Offset.X < g.leading() || g.plan.cell <= 0 {
		return at, false
	}
	row := int(p.Y / g.rowHeight())
	if foot := g.spec.Rows() - g.feet(); foot < g.spec.Rows() && p.Y >= g.top(foot) {
		row = foot + int((p.Y-g.top(foot))/g.rowHeight())
	}
	at = cellAt{row, int((p.X - g.leading()) / g.plan.cell)}
	return at, at.row >= 0 && at.row < g.spec.Rows() && at.col >= 0 && at.col < g.spec.Columns()
}
