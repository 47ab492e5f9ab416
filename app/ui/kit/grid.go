package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// GridSpec says what a grid shows. Rows and columns are counted from 0.
type GridSpec struct {
	Rows, Columns func() int
	Heading       func(col int) string
	// Lead are the first columns, which stay where they are when the grid scrolls sideways.
	Lead []Lead
	// Feet is how many of the last rows stay in sight below the others when the grid scrolls down: totals, ranks. Never more than half of
	// what is in sight; without it none.
	Feet func() int
	Cell func(row, col int) GridCell
	// Set takes what was typed into a cell, or says in words why not; no text empties the cell. Without it nothing can be typed.
	Set func(row, col int, text string) error
	// SetMany takes what was pasted or emptied in one step, and says of each change why it could not be taken, nil for those that could;
	// without it they go to Set one by one.
	SetMany func(changes []GridChange) []error
	// Row says how a row stands out; without it all are alike.
	Row func(row int) GridRow
	// Open brings what a cell is about to the front, by Enter or a second click; only where nothing can be typed. It may be nil.
	Open func(row, col int)
	// CellWidth is the least width of a cell at 100 % text, 64 where it is 0. Cells share what is left over.
	CellWidth float32
	// Large is for a room that reads along: rows and texts are half as large again. It may change before [Grid.Refresh].
	Large func() bool
	// Parted says that cells have a figure or a shape before their text.
	Parted bool
	// Worded says that cells hold words rather than figures, and stand at the left as words do.
	Worded bool
}

// align is where texts stand in their cells, and headings over them.
func (s *GridSpec) align() fyne.TextAlign {
	if s.Worded {
		return fyne.TextAlignLeading
	}
	return fyne.TextAlignCenter
}

// Lead is one of the columns that name the rows.
type Lead struct {
	Title  string
	Width  float32 // at 100 % text
	Number bool
	Text   func(row int) string
	// Under is a second line, below the text in bold; all rows then are two lines high.
	Under func(row int) string
}

// GridCell is what a cell shows. A fault is said in words below the grid while the cell is selected.
type GridCell struct {
	Lead   string // a figure in bold before the text, where the grid is parted
	Shape  Shape  // before the text, in its ink, where the grid is parted
	Text   string
	Tone   Tone // of its ground; ToneNone for none
	Deep   bool // the ground is the tone's deeper one
	Strong bool
	Fault  string
}

// GridRow is how a row stands out.
type GridRow struct {
	Strong bool // its text is bold
	Tinted bool // it is a result
	Ruled  bool // a stronger line divides it from the row above
	Locked bool // nothing can be typed into it
}

// GridChange is a text for a cell.
type GridChange struct {
	Row, Col int
	Text     string
}

// Grid shows cells by rows and columns and is typed into by keyboard alone: figures overwrite the selected cell, Enter goes down, Tab to
// the right, arrows anywhere, Delete empties. A text that can't be taken stays in its cell, and the reason below the grid, until it is
// corrected or Escape takes it back. Blocks are marked with Shift, copied, and pasted from a spreadsheet.
type Grid struct {
	widget.BaseWidget
	// OnSelected is told the selected cell.
	OnSelected func(row, col int)

	spec   GridSpec
	at     cellAt     // the selected cell
	anchor *cellAt    // where marking began, nil for none
	cells  cellEditor // by row and column
	rows   int        // as they were last drawn
	cols   int

	plan   gridPlan
	body   *gridBody
	head   *gridHead
	clip   *container.Clip
	scroll *container.Scroll
	foot   *Line
}

// NewGrid is a grid with its first cell selected.
func NewGrid(spec GridSpec) *Grid {
	g := &Grid{spec: spec, rows: spec.Rows(), cols: spec.Columns()}
	g.cells = cellEditor{
		text: func(at cellAt) string { return spec.Cell(at.row, at.col).Text },
		name: g.name, take: g.takeAll, wrong: map[cellAt]wrongText{},
	}
	g.body, g.head = newGridBody(g), newGridHead(g)
	g.clip = container.NewClip(g.head)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.body.Refresh(); g.head.Refresh() }
	g.foot = OneLine("", theme.SizeNameCaptionText, false, Secondary)
	g.ExtendBaseWidget(g)
	return g
}

// Focus gives the grid the keyboard.
func (g *Grid) Focus() { focus(g.body) }

// Selected is the selected cell.
func (g *Grid) Selected() (row, col int) { return g.at.row, g.at.col }

// Select selects a cell; a place outside the grid selects the nearest.
func (g *Grid) Select(row, col int) {
	g.anchor = nil
	g.moveTo(cellAt{row, col})
}

// moveTo makes a cell the selected one and brings it into sight.
func (g *Grid) moveTo(to cellAt) {
	if g.spec.Rows() == 0 || g.spec.Columns() == 0 {
		return
	}
	to.row = min(max(to.row, 0), g.spec.Rows()-1)
	to.col = min(max(to.col, 0), g.spec.Columns()-1)
	moved := to != g.at
	g.at = to
	g.reveal()
	g.tellFoot()
	g.body.Refresh()
	if moved && g.OnSelected != nil {
		g.OnSelected(to.row, to.col)
	}
}

// HalfTyped reports whether a cell holds something that is not saved.
func (g *Grid) HalfTyped() bool { return g.cells.halfTyped() }

// Notice is what is said below the grid.
func (g *Grid) Notice() string { return g.foot.Text() }

// tellFoot says below the grid what is wrong with the selected cell, or with others, or how pasting went.
func (g *Grid) tellFoot() {
	text, ink := g.cells.notice(g.at)
	if text == "" && g.spec.Rows() > g.at.row && g.spec.Columns() > g.at.col {
		if fault := g.spec.Cell(g.at.row, g.at.col).Fault; fault != "" {
			text, ink = g.name(g.at)+": "+fault, Wrong
		}
	}
	g.foot.ink = ink
	g.foot.SetText(text)
	g.foot.Refresh()
}

// name is what a cell is called: its column's heading and what leads its row.
func (g *Grid) name(at cellAt) string {
	name := g.spec.Heading(at.col)
	if len(g.spec.Lead) > 0 {
		name += ", " + g.spec.Lead[0].Text(at.row)
	}
	return name
}

// anyEditable reports whether any cell can be typed into.
func (g *Grid) anyEditable() bool { return g.spec.Set != nil || g.spec.SetMany != nil }

// footHeight is the height of the line below the cells. A grid that nothing can be typed into has none.
func (g *Grid) footHeight() float32 {
	if g.spec.Set == nil && g.spec.SetMany == nil {
		return 0
	}
	return Scaled(24)
}

// WholeHeight is how high the grid is with all its rows in sight, at the width that it has.
func (g *Grid) WholeHeight() float32 {
	return g.plan.head + float32(g.spec.Rows())*g.rowHeight() + g.footHeight()
}

// editable reports whether the cells of a row can be typed into.
func (g *Grid) editable(row int) bool {
	return g.anyEditable() && (g.spec.Row == nil || !g.spec.Row(row).Locked)
}

// CreateRenderer draws headings, cells, and the line below them.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return &gridRenderer{g: g, ground: canvas.NewRectangle(Colours().Heading)}
}

type gridRenderer struct {
	g      *Grid
	ground *canvas.Rectangle
}

func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.g
	g.layoutColumns(size.Width)
	foot := g.footHeight()
	g.clip.Resize(fyne.NewSize(size.Width, g.plan.head))
	g.scroll.Move(fyne.NewPos(0, g.plan.head))
	g.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-g.plan.head-foot)))
	r.ground.Move(fyne.NewPos(0, size.Height-foot))
	r.ground.Resize(fyne.NewSize(size.Width, foot))
	g.foot.Move(fyne.NewPos(cellPad(), size.Height-foot+Scaled(4)))
	g.foot.Resize(fyne.NewSize(size.Width-2*cellPad(), Scaled(16)))
	g.head.Refresh()
	g.body.Refresh()
}

func (r *gridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Scaled(200), 4*r.g.rowHeight()+r.g.footHeight())
}

// Refresh reads the cells again. Texts that could not be taken stay, unless the grid now has other rows or columns.
func (r *gridRenderer) Refresh() {
	g := r.g
	if rows, cols := g.spec.Rows(), g.spec.Columns(); rows != g.rows || cols != g.cols {
		g.rows, g.cols = rows, cols
		clear(g.cells.wrong)
		g.cells.typing, g.anchor = nil, nil
		g.at = cellAt{min(g.at.row, max(0, rows-1)), min(g.at.col, max(0, cols-1))}
	}
	r.ground.FillColor = Colours().Heading
	r.Layout(g.Size())
	g.tellFoot()
	g.body.Resize(g.body.MinSize().Max(g.scroll.Size()))
	g.scroll.Refresh()
	r.ground.Refresh()
}

func (r *gridRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.g.clip, r.g.scroll, r.ground, r.g.foot}
}
func (r *gridRenderer) Destroy() {}
