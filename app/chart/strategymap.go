package chart

import (
	"cmp"
	"math"
	"slices"
)

// StrategyMap shows the objectives of a scorecard, perspective by perspective from top to bottom, with arrows from causes to their
// effects.
type StrategyMap struct {
	Title  string
	Layers []MapLayer // the perspectives, the top one first
	Arrows []MapArrow
}

// MapLayer is a perspective with its objectives from left to right.
type MapLayer struct {
	Label string
	Boxes []MapBox
}

// MapBox is an objective.
type MapBox struct {
	Key   string // unique in the map; arrows name it
	Label string
	Note  string // its score in words; empty for none
	Ink   Ink    // of its rating, drawn as an edge at its left
}

// MapArrow leads from a cause to its effect, by their keys. An arrow whose ends are not in the map is not drawn.
type MapArrow struct {
	Cause, Effect string
	Strong        bool // it is the one that is selected
}

// Measures of strategy maps, in points.
const (
	layerLabel  = 0.16 // of the width
	boxGap      = 12
	layerGap    = 26 // where arrows run
	boxPad      = 5
	mostBoxText = 3 // lines
	widestBox   = 170
	narrowBox   = 58
	columns     = 3   // that boxes alone in their layer take turns at
	leastAlone  = 110 // wide, for that
	edgeWidth   = 3   // of the rating at the left of a box
	arrowHead   = 4
)

// placedBox is where a box stands.
type placedBox struct {
	MapBox
	area
}

// Draw lays the map out at a width.
func (m StrategyMap) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if !slices.ContainsFunc(m.Layers, func(l MapLayer) bool { return len(l.Boxes) > 0 }) {
		return c.nothing(m.Title)
	}
	top := c.title(m.Title) + gap
	boxes := map[string]placedBox{}
	for i, layer := range m.Layers {
		if i > 0 {
			c.line(Point{0, top + layerGap/2}, Point{width, top + layerGap/2}, Rule, 0.6)
			top += layerGap
		}
		top = layer.draw(c, top, i%columns, boxes)
	}
	c.Height = top + gap
	over := c.Shapes // an arrow that passes a box passes behind it
	c.Shapes = nil
	for _, r := range routesOf(m.Arrows, boxes) {
		c.arrow(r)
	}
	c.Shapes = append(c.Shapes, over...)
	return c.Drawing
}

// draw places the boxes of a layer in as many rows as it takes, and gives where the layer ends. Boxes that stand alone go to the column, so
// that an arrow between layers that are not neighbours has a way past them.
func (l MapLayer) draw(c *canvas, top float64, column int, boxes map[string]placedBox) float64 {
	left := c.Width*layerLabel + gap
	lines := c.atMost(mostBoxText, l.Label, true, left-2*gap)
	for i, line := range lines {
		c.word(line, Point{0, top + labelSize + float64(i)*nameLeading}, Word{Size: labelSize, Bold: true, Ink: Text})
	}
	bottom := top
	for i, row := range l.rows(c.Width - left) {
		if i > 0 {
			bottom += boxGap
		}
		bottom = c.boxRow(row, left, bottom, column, boxes)
	}
	return max(bottom, top+float64(len(lines))*nameLeading)
}

// atMost breaks a label into so many lines at most, the last of which ends with … where something is missing.
func (c *canvas) atMost(most int, label string, bold bool, width float64) []string {
	lines := c.wrap(label, labelSize, bold, width)
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], c.fit(lines[most-1]+" …", labelSize, bold, width))
	}
	return lines
}

// rows shares the boxes of a layer out evenly over the rows that they need.
func (l MapLayer) rows(room float64) [][]MapBox {
	if len(l.Boxes) == 0 {
		return nil
	}
	across := max(1, int((room+boxGap)/(narrowBox+boxGap)))
	n := (len(l.Boxes) + across - 1) / across
	each := (len(l.Boxes) + n - 1) / n
	return slices.Collect(slices.Chunk(l.Boxes, each))
}

// stance is how wide the boxes of a row are, where the first begins, and how far one begins behind the other: they use the room that there is.
func stance(n int, room float64, column int) (width, first, step float64) {
	if n > 1 {
		width = min(widestBox, (room-float64(n-1)*boxGap)/float64(n))
		return width, 0, (room - width) / float64(n-1)
	}
	third := (room - (columns-1)*boxGap) / columns
	if third < leastAlone {
		return min(widestBox, room), 0, 0
	}
	width = min(widestBox, third)
	return width, (room - width) * float64(column) / (columns - 1), 0
}

// boxRow draws boxes beside each other, all as high as the highest, and gives where they end.
func (c *canvas) boxRow(row []MapBox, left, top float64, column int, boxes map[string]placedBox) float64 {
	width, first, step := stance(len(row), c.Width-left-1, column)
	room := width - 2*boxPad - edgeWidth
	texts, most := make([][]string, len(row)), 1
	for i, b := range row {
		texts[i] = c.atMost(mostBoxText, b.Label, false, room)
		most = max(most, len(texts[i]))
	}
	bottom := top + float64(most+1)*nameLeading + 2*boxPad
	for i, b := range row {
		x := left + first + float64(i)*step
		a := area{x, top, x + width, bottom}
		boxes[b.Key] = placedBox{b, a}
		c.box(a.left, a.top, width, bottom-top, Heat)
		c.frame(a, Quiet)
		if b.Ink != NoInk {
			c.box(a.left, a.top, edgeWidth, bottom-top, b.Ink)
		}
		x += boxPad + edgeWidth
		for k, line := range texts[i] {
			c.word(line, Point{x, top + boxPad + labelSize + float64(k)*nameLeading}, Word{Size: labelSize, Ink: Text})
		}
		c.word(c.fit(b.Note, smallSize, false, room), Point{x, bottom - boxPad}, Word{Size: smallSize, Ink: Text})
	}
	return bottom
}

// route is the way of an arrow: from a place on one edge to a place on another.
type route struct {
	from, to Point
	bend     float64 // the height at which it runs across
	across   bool    // it leads to a box beside
	strong   bool
}

// routesOf lead arrows from the edges of causes to those of their effects. The ends on one edge are spread along it, and so are the
// heights at which arrows run across, so that arrows can be told apart. Strong ones come last.
func routesOf(arrows []MapArrow, boxes map[string]placedBox) []route {
	var drawn []MapArrow
	for _, a := range arrows {
		_, known := boxes[a.Cause]
		if _, also := boxes[a.Effect]; known && also && a.Cause != a.Effect {
			drawn = append(drawn, a)
		}
	}
	leaves, comes := endsOf(drawn, boxes)
	routes := make([]route, len(drawn))
	for i, a := range drawn {
		routes[i] = routeOf(boxes[a.Cause], boxes[a.Effect], leaves[i], comes[i], part(i+1, len(drawn)))
		routes[i].strong = a.Strong
	}
	slices.SortStableFunc(routes, func(a, b route) int { return step01(a.strong) - step01(b.strong) })
	return routes
}

// edge is one side of a box.
type edge struct {
	key  string
	side int // above, below or beside it
}

// end is where an arrow touches an edge.
type end struct {
	arrow  int
	leaves bool
	over   float64 // where the box at its other end stands
}

// endsOf are the places of both ends of arrows, as shares of the edges that they touch: the ends on one edge, whether they leave or come, stand
// beside each other in the order of the boxes that they lead to.
func endsOf(arrows []MapArrow, boxes map[string]placedBox) (leaves, comes []float64) {
	on := map[edge][]end{}
	for i, a := range arrows {
		cause, effect := boxes[a.Cause], boxes[a.Effect]
		side := sideOf(cause, effect)
		from, to := edge{a.Cause, side}, edge{a.Effect, -side}
		on[from] = append(on[from], end{i, true, effect.left + effect.right})
		on[to] = append(on[to], end{i, false, cause.left + cause.right})
	}
	leaves, comes = make([]float64, len(arrows)), make([]float64, len(arrows))
	for _, ends := range on {
		slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.over, b.over) })
		for i, e := range ends {
			if at := part(i+1, len(ends)); e.leaves {
				leaves[e.arrow] = at
			} else {
				comes[e.arrow] = at
			}
		}
	}
	return leaves, comes
}

// sideOf is the side of a cause that its effect is on: 1 above, -1 below, 0 beside.
func sideOf(cause, effect placedBox) int {
	switch {
	case cause.top > effect.bottom:
		return 1
	case cause.bottom < effect.top:
		return -1
	}
	return 0
}

// part is the place of the i-th of n along an edge, as a share of it.
func part(i, n int) float64 { return float64(i) / float64(n+1) }

func step01(is bool) int {
	if is {
		return 1
	}
	return 0
}

// routeOf leads from a cause to its effect; from, to and bend are shares of the edges and of the room between layers.
func routeOf(cause, effect placedBox, from, to, bend float64) route {
	r := route{
		from: Point{cause.left + from*(cause.right-cause.left), cause.top},
		to:   Point{effect.left + to*(effect.right-effect.left), effect.bottom},
	}
	switch sideOf(cause, effect) {
	case 1: // the effect stands above
		r.bend = r.to.Y + arrowHead*2 + bend*max(0, min(layerGap, r.from.Y-r.to.Y)-arrowHead*2)
	case -1: // it stands below
		r.from.Y, r.to.Y = cause.bottom, effect.top
		r.bend = r.to.Y - arrowHead*2 - bend*max(0, min(layerGap, r.to.Y-r.from.Y)-arrowHead*2)
	default: // beside
		y := cause.top + from*(cause.bottom-cause.top)
		r.across, r.bend = true, y
		r.from, r.to = Point{cause.right, y}, Point{effect.left, y}
		if cause.left > effect.left {
			r.from, r.to = Point{cause.left, y}, Point{effect.right, y}
		}
	}
	return r
}

// arrow draws one.
func (c *canvas) arrow(r route) {
	ink, thick := Muted, 0.9
	if r.strong {
		ink, thick = Primary, 1.8
	}
	points := []Point{r.from, {r.from.X, r.bend}, {r.to.X, r.bend}, r.to}
	if r.across || math.Abs(r.from.X-r.to.X) < 1 {
		points = []Point{r.from, r.to}
	}
	c.path(points, ink, thick)
	c.head(points[len(points)-2], r.to, ink)
}

// head is the head of an arrow that ends at a place.
func (c *canvas) head(from, to Point, ink Ink) {
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if length == 0 {
		return
	}
	dx, dy := (to.X-from.X)/length, (to.Y-from.Y)/length
	back := Point{to.X - dx*arrowHead*1.6, to.Y - dy*arrowHead*1.6}
	c.Shapes = append(c.Shapes, Shape{
		Points: []Point{to, {back.X - dy*arrowHead/1.4, back.Y + dx*arrowHead/1.4}, {back.X + dy*arrowHead/1.4, back.Y - dx*arrowHead/1.4}},
		Closed: true, Fill: ink,
	})
}
