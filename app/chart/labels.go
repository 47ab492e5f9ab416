package chart

import "slices"

// area is a rectangle of a drawing.
type area struct{ left, top, right, bottom float64 }

func (a area) touches(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (a area) within(b area) bool {
	return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

// grown is the area with a margin around it.
func (a area) grown(by float64) area {
	return area{a.left - by, a.top - by, a.right + by, a.bottom + by}
}

// around is the square around a place.
func around(at Point, radius float64) area {
	return area{at.X, at.Y, at.X, at.Y}.grown(radius)
}

// areas are those that are taken.
type areas []area

func (all areas) free(a area) bool { return !slices.ContainsFunc(all, a.touches) }

// Heights of letters above and below their line, in sizes.
const (
	letterRise = 0.75
	letterFall = 0.22
)

// extent is the area that a word takes.
func (c *canvas) extent(w Word) area {
	a := area{top: w.At.Y - letterRise*w.Size, bottom: w.At.Y + letterFall*w.Size}
	width := c.measure(w.Text, w.Size, w.Bold)
	switch w.Align {
	case Centre:
		a.left = w.At.X - width/2
	case Right:
		a.left = w.At.X - width
	default:
		a.left = w.At.X
	}
	a.right = a.left + width
	return a
}

// beside are the places for a word around a mark, the best first.
func (c *canvas) beside(w Word, at Point, radius float64) []Word {
	const clear = 2
	off := radius + clear
	middle, above, below := w.Size*0.35, -off-w.Size*letterFall, off+w.Size*letterRise
	var places []Word
	for _, place := range []struct {
		align Align
		dx    float64
		dy    float64
	}{
		{Left, off, middle},
		{Right, -off, middle},
		{Centre, 0, above},
		{Centre, 0, below},
		{Left, off / 2, above},
		{Right, -off / 2, above},
		{Left, off / 2, below},
		{Right, -off / 2, below},
	} {
		w.Align, w.At = place.align, Point{at.X + place.dx, at.Y + place.dy}
		places = append(places, w)
	}
	return places
}

// inwards moves a centred word so far that it stands between left and right.
func (c *canvas) inwards(w Word, left, right float64) Word {
	half := c.measure(w.Text, w.Size, w.Bold) / 2
	w.At.X = max(left+half, min(w.At.X, right-half))
	return w
}
