package export

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	fixedpoint "golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"counterweight/app/chart"
)

// PagePainter paints pages as pictures, the way they look on paper: what the preview in the window shows is what the PDF prints. It keeps
// the outlines of the letters that it has met. It is not safe for use by several goroutines.
type PagePainter struct {
	faces  [faceCount]*outlines
	raster vector.Rasterizer
	dst    *image.RGBA
	scale  float64 // pixels to the point
	ink    *image.Uniform
}

// NewPagePainter is a painter that has met no letter yet.
func NewPagePainter() *PagePainter {
	p := &PagePainter{}
	for f, font := range parsedFaces() {
		p.faces[f] = &outlines{glyphs: newGlyphs(font), known: map[rune]*outline{}}
	}
	return p
}

// Paint is the page as a picture of so many pixels. The page is as wide as the picture; what is below its foot is left out.
func (p *PagePainter) Paint(page *Page, width, height int) *image.RGBA {
	p.dst = image.NewRGBA(image.Rect(0, 0, width, height))
	p.scale = float64(width) / PageWidth
	draw.Draw(p.dst, p.dst.Bounds(), image.White, image.Point{}, draw.Src)
	for _, s := range page.Shapes {
		p.shape(s)
	}
	for _, run := range page.Runs {
		p.run(run)
	}
	return p.dst
}

// paintWith chooses the colour of what is painted next.
func (p *PagePainter) paintWith(c Colour) {
	red, green, blue := c.RGB()
	p.ink = image.NewUniform(color.RGBA{uint8(red), uint8(green), uint8(blue), 0xFF})
}

func (p *PagePainter) shape(s Shape) {
	points := make([]chart.Point, len(s.Points))
	for i, at := range s.Points {
		points[i] = chart.Point{X: at.X * p.scale, Y: at.Y * p.scale}
	}
	if s.Closed && s.Fill != 0 && len(points) > 2 {
		p.paintWith(s.Fill)
		p.area(points)
	}
	if s.Line == 0 || s.Thickness <= 0 || len(points) < 2 {
		return
	}
	p.paintWith(s.Line)
	if s.Closed {
		points = append(points, points[0])
	}
	thick := max(s.Thickness*p.scale, 1) // a screen has nothing thinner than a pixel
	if s.Dashed {
		for _, dash := range dashes(points, 3*p.scale, 2*p.scale) {
			p.stroke(dash, thick)
		}
		return
	}
	p.stroke(points, thick)
}

// area fills what points enclose. An upright rectangle goes from pixel to pixel, so that those that meet leave no seam.
func (p *PagePainter) area(points []chart.Point) {
	low, high := bounds(points)
	if isUpright(points) {
		box := image.Rect(pixel(low.X), pixel(low.Y), max(pixel(high.X), pixel(low.X)+1), max(pixel(high.Y), pixel(low.Y)+1))
		draw.Draw(p.dst, box, p.ink, image.Point{}, draw.Src)
		return
	}
	if pen := p.begin(low, high); pen != nil {
		pen.polygon(points)
		pen.finish()
	}
}

// stroke draws a line along points. One that runs straight across or down lies on whole pixels.
func (p *PagePainter) stroke(points []chart.Point, thick float64) {
	low, high := bounds(points)
	if len(points) == 2 && (low.X == high.X || low.Y == high.Y) {
		across := low.Y == high.Y
		half := math.Round(thick) / 2
		if across {
			y := math.Round(low.Y - half)
			p.area(rectangle(low.X, y, high.X, y+2*half))
		} else {
			x := math.Round(low.X - half)
			p.area(rectangle(x, low.Y, x+2*half, high.Y))
		}
		return
	}
	half := thick / 2
	pen := p.begin(chart.Point{X: low.X - half, Y: low.Y - half}, chart.Point{X: high.X + half, Y: high.Y + half})
	if pen == nil {
		return
	}
	for i := 1; i < len(points); i++ {
		pen.segment(points[i-1], points[i], half)
		if i > 1 && thick > 1.2 {
			pen.polygon(disc(points[i-1], half))
		}
	}
	pen.finish()
}

// run sets text as the PDF does: each letter as wide as its face says, in thousandths of the size.
func (p *PagePainter) run(run Run) {
	p.paintWith(run.Colour)
	face, x, size := p.faces[run.Face], run.X*p.scale, run.Size*p.scale
	for _, r := range run.Text {
		p.letter(face.of(r), x, run.Y*p.scale, size)
		x += float64(max(face.glyphs.width(r), 0)) * size / 1000
	}
}

func (p *PagePainter) letter(o *outline, x, y, size float64) {
	at := func(q chart.Point) chart.Point { return chart.Point{X: x + q.X*size, Y: y + q.Y*size} }
	if len(o.segments) == 0 {
		return
	}
	pen := p.begin(at(o.low), at(o.high))
	if pen == nil {
		return
	}
	for _, s := range o.segments {
		switch s.op {
		case sfnt.SegmentOpMoveTo:
			pen.close()
			pen.move(at(s.args[0]))
		case sfnt.SegmentOpLineTo:
			pen.line(at(s.args[0]))
		case sfnt.SegmentOpQuadTo:
			pen.quad(at(s.args[0]), at(s.args[1]))
		case sfnt.SegmentOpCubeTo:
			pen.cube(at(s.args[0]), at(s.args[1]), at(s.args[2]))
		}
	}
	pen.finish()
}

// pen draws outlines within a part of the picture.
type pen struct {
	p    *PagePainter
	clip image.Rectangle
}

// begin is a pen for what lies between two corners; nil where none of it is in the picture.
func (p *PagePainter) begin(low, high chart.Point) *pen {
	wide := image.Rect(int(math.Floor(low.X)), int(math.Floor(low.Y)), int(math.Ceil(high.X))+1, int(math.Ceil(high.Y))+1)
	clip := wide.Intersect(p.dst.Bounds())
	if clip.Empty() {
		return nil
	}
	p.raster.Reset(clip.Dx(), clip.Dy())
	return &pen{p, clip}
}

// within is a point as the rasterizer counts. What is outside of the picture is drawn along its edge.
func (k *pen) within(at chart.Point) (x, y float32) {
	x, y = float32(at.X-float64(k.clip.Min.X)), float32(at.Y-float64(k.clip.Min.Y))
	return min(max(x, 0), float32(k.clip.Dx())), min(max(y, 0), float32(k.clip.Dy()))
}

func (k *pen) move(to chart.Point) { k.p.raster.MoveTo(k.within(to)) }
func (k *pen) line(to chart.Point) { k.p.raster.LineTo(k.within(to)) }
func (k *pen) close()              { k.p.raster.ClosePath() }

func (k *pen) quad(by, to chart.Point) {
	bx, bty := k.within(by)
	x, y := k.within(to)
	k.p.raster.QuadTo(bx, bty, x, y)
}

func (k *pen) cube(first, second, to chart.Point) {
	ax, ay := k.within(first)
	bx, by := k.within(second)
	x, y := k.within(to)
	k.p.raster.CubeTo(ax, ay, bx, by, x, y)
}

func (k *pen) polygon(points []chart.Point) {
	k.move(points[0])
	for _, at := range points[1:] {
		k.line(at)
	}
	k.close()
}

// segment is a part of a stroke. All of them turn the same way, so that what two of them cover is covered.
func (k *pen) segment(from, to chart.Point, half float64) {
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if length == 0 {
		return
	}
	dx, dy := (to.Y-from.Y)/length*half, (from.X-to.X)/length*half
	k.polygon([]chart.Point{{X: from.X + dx, Y: from.Y + dy}, {X: to.X + dx, Y: to.Y + dy}, {X: to.X - dx, Y: to.Y - dy}, {X: from.X - dx, Y: from.Y - dy}})
}

// finish puts what was drawn into the picture.
func (k *pen) finish() {
	k.close()
	k.p.raster.Draw(k.p.dst, k.clip, k.p.ink, image.Point{})
}

// outline is the shape of a letter, in letter sizes from where it begins on the baseline; Y grows downwards.
type outline struct {
	segments  []glyphSegment
	low, high chart.Point
}

type glyphSegment struct {
	op   sfnt.SegmentOp
	args [3]chart.Point
}

// outlines are the shapes of a face's letters that were met.
type outlines struct {
	glyphs *glyphs
	known  map[rune]*outline
}

// of is a letter's shape, without anything in it where the face has none for it.
func (o *outlines) of(r rune) *outline {
	if known := o.known[r]; known != nil {
		return known
	}
	made := o.read(r)
	o.known[r] = made
	return made
}

func (o *outlines) read(r rune) *outline {
	font, buffer := o.glyphs.font, &o.glyphs.buffer
	index, err := font.GlyphIndex(buffer, r)
	if err != nil {
		return &outline{}
	}
	units := int(font.UnitsPerEm())
	segments, err := font.LoadGlyph(buffer, index, fixedpoint.I(units), nil)
	if err != nil {
		return &outline{}
	}
	made := &outline{}
	var all []chart.Point
	for _, s := range segments {
		kept := glyphSegment{op: s.Op}
		for i := range pointsOf(s.Op) {
			kept.args[i] = chart.Point{X: float64(s.Args[i].X) / 64 / float64(units), Y: float64(s.Args[i].Y) / 64 / float64(units)}
			all = append(all, kept.args[i])
		}
		made.segments = append(made.segments, kept)
	}
	if len(all) > 0 {
		made.low, made.high = bounds(all)
	}
	return made
}

// pointsOf is how many points a step of an outline has.
func pointsOf(op sfnt.SegmentOp) int {
	switch op {
	case sfnt.SegmentOpQuadTo:
		return 2
	case sfnt.SegmentOpCubeTo:
		return 3
	}
	return 1
}
