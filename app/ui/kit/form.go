package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewForm puts fields side by side in so many columns of equal width, row after row. In a form that is too narrow for its columns they
// become fewer.
func NewForm(columns int, fields ...*Field) fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(fields))
	for i, f := range fields {
		objects[i] = f
	}
	return container.New(&formLayout{columns: max(1, columns)}, objects...)
}

// Section is a heading with what belongs to it.
func Section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return Flow(8, Text(title, theme.SizeNameText, true, Plain), content)
}

// formLayout places fields.
type formLayout struct {
	columns int
	now     int // how many columns there was room for at last
}

// formPlace is where a field stands: its row, its first column and how many columns it takes.
type formPlace struct{ row, column, span int }

// places gives each field that is to be seen its place.
func (l *formLayout) places(objects []fyne.CanvasObject, columns int) []formPlace {
	places := make([]formPlace, len(objects))
	row, column := 0, 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		span := columns
		if f, ok := o.(*Field); ok && f.span > 0 {
			span = min(f.span, columns)
		}
		if column+span > columns {
			row, column = row+1, 0
		}
		places[i] = formPlace{row, column, span}
		column += span
	}
	return places
}

// fitting is how many columns a width has room for.
func (l *formLayout) fitting(width float32) int {
	columns := l.columns
	for columns > 1 && (width-l.gap()*float32(columns-1))/float32(columns) < Scaled(150) {
		columns--
	}
	return columns
}

func (l *formLayout) gap() float32 { return Scaled(14) }

func (l *formLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	columns := l.fitting(size.Width)
	l.now = columns
	width := (size.Width - l.gap()*float32(columns-1)) / float32(columns)
	places := l.places(objects, columns)
	top, row, height := float32(0), 0, float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		p := places[i]
		if p.row != row {
			top, row, height = top+height+Scaled(3), p.row, 0
		}
		o.Resize(fyne.NewSize(float32(p.span)*width+float32(p.span-1)*l.gap(), o.Size().Height))
		least := o.MinSize()
		o.Move(fyne.NewPos(float32(p.column)*(width+l.gap()), top))
		o.Resize(fyne.NewSize(o.Size().Width, least.Height))
		height = max(height, least.Height)
	}
}

func (l *formLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	columns := l.columns
	if l.now > 0 {
		columns = l.now
	}
	heights := map[int]float32{}
	for i, p := range l.places(objects, columns) {
		if !objects[i].Visible() {
			continue
		}
		least := objects[i].MinSize()
		width = max(width, min(least.Width, Scaled(150)))
		heights[p.row] = max(heights[p.row], least.Height)
	}
	var height float32
	for _, h := range heights {
		height += h + Scaled(3)
	}
	return fyne.NewSize(width, height)
}
