package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// restWord stands at the end of a bar whose tabs do not all fit, unless the one in front is among those that do not.
const restWord = "More"

// CreateRenderer draws the names and the line under the one in front.
func (b *tabBar) CreateRenderer() fyne.WidgetRenderer {
	r := &tabBarRenderer{b: b, mark: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent), arrow: newArrow()}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, 4
	r.rest = Text(restWord, theme.SizeNameText, false, Plain)
	r.objects = append([]fyne.CanvasObject{r.mark, r.ring, r.rest}, r.arrow.strokes()...)
	for _, tab := range b.tabs.tabs {
		name := Text(tab.Name, theme.SizeNameText, false, Plain)
		r.names = append(r.names, name)
		r.objects = append(r.objects, name)
	}
	r.Refresh()
	return r
}

type tabBarRenderer struct {
	b          *tabBar
	mark, ring *canvas.Rectangle
	names      []*canvas.Text
	rest       *canvas.Text // at the end, where some names are not seen
	arrow      arrow
	objects    []fyne.CanvasObject
}

// widthOf is that of a name in bold, so that nothing moves when another tab comes to the front.
func (r *tabBarRenderer) widthOf(name string) float32 {
	return fyne.MeasureText(name, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width + Scaled(28)
}

// restWidth is that of the drop with the names from the nth on: whichever of them is in front, it does not change.
func (r *tabBarRenderer) restWidth(n int) float32 {
	width := r.widthOf(restWord)
	for _, tab := range r.b.tabs.tabs[n:] {
		width = max(width, r.widthOf(tab.Name))
	}
	return width + Scaled(14)
}

// fitting is how many names there is room for, with the drop for the others behind them.
func (r *tabBarRenderer) fitting(width float32) int {
	var all float32
	for _, tab := range r.b.tabs.tabs {
		all += r.widthOf(tab.Name)
	}
	n := len(r.names)
	if all <= width {
		return n
	}
	for n > 0 {
		n--
		if all -= r.widthOf(r.b.tabs.tabs[n].Name); all+r.restWidth(n) <= width {
			break
		}
	}
	return n
}

// MinSize has room for the drop alone.
func (r *tabBarRenderer) MinSize() fyne.Size { return fyne.NewSize(r.restWidth(0), Scaled(34)) }

func (r *tabBarRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *tabBarRenderer) Refresh() {
	b, p := r.b, Colours()
	left, n := float32(0), r.fitting(b.Size().Width)
	b.rights, b.end = b.rights[:0], 0
	for i, name := range r.names {
		if name.Hidden = i >= n; name.Hidden {
			continue
		}
		right := left + r.widthOf(name.Text)
		r.name(name, left, right, i == b.hovered, i == b.tabs.at)
		b.rights = append(b.rights, right)
		left = right
	}
	r.rest.Hidden = n == len(r.names)
	r.arrow.hide()
	if !r.rest.Hidden {
		b.end = left + r.restWidth(n)
		r.drop(left, n)
	}
	r.mark.FillColor = p.Primary
	r.ring.StrokeColor, r.ring.Hidden = p.Focus, !b.focused
	r.mark.Refresh()
	r.ring.Refresh()
}

// drop draws the end of the bar, behind which the names from the nth on are.
func (r *tabBarRenderer) drop(left float32, n int) {
	b := r.b
	within, ink := b.tabs.at >= n, Colours().Secondary
	if r.rest.Text = restWord; within {
		r.rest.Text, ink = b.tabs.Selected(), Colours().Primary
	}
	r.name(r.rest, left, b.end-Scaled(14), b.hovered == n, within)
	if within {
		r.mark.Resize(fyne.NewSize(b.end-left, 2))
		r.ring.Resize(fyne.NewSize(b.end-left-4, r.ring.Size().Height))
	}
	r.arrow.below(r.rest, ink)
}

// name draws a name between its edges, and the line and the ring around it where it is in front.
func (r *tabBarRenderer) name(name *canvas.Text, left, right float32, hovered, front bool) {
	p, height := Colours(), r.b.Size().Height
	name.TextSize, name.Alignment, name.Color, name.TextStyle.Bold = theme.Size(theme.SizeNameText), fyne.TextAlignCenter, p.Secondary, false
	if hovered {
		name.Color = p.Text
	}
	if front {
		name.Color, name.TextStyle.Bold = p.Primary, true
		r.mark.Move(fyne.NewPos(left, height-2))
		r.mark.Resize(fyne.NewSize(right-left, 2))
		r.ring.Move(fyne.NewPos(left+2, 2))
		r.ring.Resize(fyne.NewSize(right-left-4, height-6))
	}
	high := name.MinSize().Height
	name.Move(fyne.NewPos(left, (height-high)/2))
	name.Resize(fyne.NewSize(right-left, high))
	name.Refresh()
}

func (r *tabBarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tabBarRenderer) Destroy()                     {}
