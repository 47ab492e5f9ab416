package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// gridHead is the line of headings.
type gridHead struct {
	widget.BaseWidget
	grid *Grid
}

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{grid: g}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer draws the headings in sight, and over them those of the leading columns.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	r := &gridHeadRenderer{g: h.grid, ground: canvas.NewRectangle(color.Transparent), cover: canvas.NewRectangle(color.Transparent), foot: canvas.NewRectangle(color.Transparent)}
	for range h.grid.spec.Lead {
		r.leads = append(r.leads, &slot{text: canvas.NewText("", color.Transparent)})
	}
	return r
}

type gridHeadRenderer struct {
	g                   *Grid
	ground, cover, foot *canvas.Rectangle
	names               [][mostHeadLines]*slot // the lines for each column in sight
	leads               []*slot
	objects             []fyne.CanvasObject
}

func (r *gridHeadRenderer) Layout(fyne.Size)   { r.Refresh() }
func (r *gridHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.g.plan.head) }

func (r *gridHeadRenderer) Refresh() {
	g, p := r.g, Colours()
	if len(g.plan.leads) == 0 {
		return
	}
	size := fyne.NewSize(g.Size().Width, g.plan.head)
	place(r.ground, p.Heading, fyne.NewPos(0, 0), size)
	place(r.cover, p.Heading, fyne.NewPos(0, 0), fyne.NewSize(g.leading(), size.Height))
	place(r.foot, p.Line, fyne.NewPos(0, size.Height-1), fyne.NewSize(size.Width, 1))
	_, cols := g.inSight()
	r.grow(max(0, cols.end-cols.first))
	for i, lines := range r.names {
		col := cols.first + i
		if col >= cols.end || col >= len(g.plan.names) {
			for _, line := range lines {
				line.hide()
			}
			continue
		}
		r.name(lines, g.plan.names[col], g.leading()+float32(col)*g.plan.cell-g.scroll.Offset.X, p)
	}
	for i, s := range r.leads {
		l := look{ink: p.Secondary, bold: true, size: g.textSize(), box: fyne.NewSize(g.plan.leads[i+1]-g.plan.leads[i]-2*cellPad(), size.Height), corner: fyne.NewPos(g.plan.leads[i]+cellPad(), 0)}
		if g.spec.Lead[i].Number {
			l.align = fyne.TextAlignTrailing
		}
		s.write(g.spec.Lead[i].Title, l)
	}
}

// mostHeadLines is how many lines a heading is broken into at most.
const mostHeadLines = 3

// name writes a column's heading, in as many lines as it takes.
func (r *gridHeadRenderer) name(slots [mostHeadLines]*slot, lines []string, left float32, p Palette) {
	leading := r.g.textSize() * 1.25
	for i, s := range slots {
		if i >= len(lines) {
			s.hide()
			continue
		}
		shift := (float32(i) - float32(len(lines)-1)/2) * leading
		s.write(lines[i], look{
			ink: p.Secondary, bold: true, align: r.g.spec.align(), size: r.g.textSize(),
			box: fyne.NewSize(r.g.plan.cell-2*Scaled(4), r.g.plan.head), corner: fyne.NewPos(left+Scaled(4), shift),
		})
	}
}

// grow makes sure that there are enough headings.
func (r *gridHeadRenderer) grow(cols int) {
	made := len(r.objects) == 0
	for len(r.names) < cols {
		var lines [mostHeadLines]*slot
		for i := range lines {
			lines[i] = &slot{text: canvas.NewText("", color.Transparent)}
		}
		r.names = append(r.names, lines)
		made = true
	}
	if !made {
		return
	}
	r.objects = []fyne.CanvasObject{r.ground}
	for _, lines := range r.names {
		for _, line := range lines {
			r.objects = append(r.objects, line.text)
		}
	}
	r.objects = append(r.objects, r.cover)
	for _, s := range r.leads {
		r.objects = append(r.objects, s.text)
	}
	r.objects = append(r.objects, r.foot)
}

func (r *gridHeadRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridHeadRenderer) Destroy()                     {}
