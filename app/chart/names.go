package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Measures of the names of lines, in points.
const (
	nameShare   = 0.26 // of the width at most, for the names at the right
	nameLeading = labelSize * 1.2
	leader      = 12 // from a plot to the names
)

// name is a line's name, to be written at the right of the plot.
type name struct {
	text   string
	end    Point // of its line, in values
	ink    Ink
	strong bool
}

// nameWidth is the room that names take at the right of a plot.
func (c *canvas) nameWidth(names []name) float64 {
	widest := 0.0
	for _, n := range names {
		widest = max(widest, c.measure(n.text, labelSize, n.strong))
	}
	if n := len(names); float64(n)*nameLeading > leastPlot {
		widest = max(widest, c.measure(namelessWords(n), labelSize, false))
	}
	return min(widest+1, c.Width*nameShare) // 1 to spare, so that rounding cuts no name
}

// drawNames writes as many names as find room beside the plot, none over another, each beside its line's end or joined to it, and how
// many lines go without. The first names are the most important ones.
func (p *plot) drawNames(c *canvas, names []name) {
	width := c.Width - p.right - leader
	if room := int((p.bottom - p.top) / nameLeading); len(names) > room {
		text := c.fit(namelessWords(len(names)-room), labelSize, false, width)
		c.word(text, Point{p.right + leader, p.bottom + nameLeading + labelSize*0.35}, Word{Size: labelSize, Ink: Muted})
		names = names[:room]
	}
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b name) int { return cmp.Compare(p.at(a.end).Y, p.at(b.end).Y) })
	wanted := make([]float64, len(names))
	for i, n := range names {
		wanted[i] = p.at(n.end).Y
	}
	for i, y := range spread(wanted, nameLeading, p.top, p.bottom) {
		n := names[i]
		if end := p.at(n.end); math.Abs(y-end.Y) > 1 || end.X < p.right-1 {
			c.line(Point{end.X + 1, end.Y}, Point{p.right + leader - 3, y}, Rule, 0.6)
		}
		label := c.fit(n.text, labelSize, n.strong, width)
		ink := n.ink
		if ink == Quiet {
			ink = Muted // a line may be pale, a word must be readable
		}
		c.word(label, Point{p.right + leader, y + labelSize*0.35}, Word{Size: labelSize, Bold: n.strong, Ink: ink})
	}
}

// namelessWords counts what has a name that found no room.
func namelessWords(n int) string { return fmt.Sprintf("and %d more", n) }

// spread moves sorted places as little as it takes for each to keep its distance from the next, all within low and high. Places that
// are too many for the room keep an equal, smaller distance.
func spread(wanted []float64, distance, low, high float64) []float64 {
	if n := float64(len(wanted) - 1); n*distance > high-low {
		distance = (high - low) / n
	}
	// cluster is a row of neighbours that touch: they stand around the mean of where they want to be.
	type cluster struct {
		sum   float64 // of wanted places, each less its offset in the cluster
		count int
	}
	start := func(c cluster) float64 {
		length := float64(c.count-1) * distance
		return min(max(c.sum/float64(c.count), low), high-length)
	}
	var clusters []cluster
	for _, y := range wanted {
		clusters = append(clusters, cluster{y, 1})
		for n := len(clusters); n > 1; n = len(clusters) {
			a, b := clusters[n-2], clusters[n-1]
			if start(a)+float64(a.count)*distance <= start(b)+1e-9 {
				break
			}
			shifted := b.sum - float64(b.count)*float64(a.count)*distance
			clusters = append(clusters[:n-2], cluster{a.sum + shifted, a.count + b.count})
		}
	}
	var places []float64
	for _, c := range clusters {
		for i := range c.count {
			places = append(places, start(c)+float64(i)*distance)
		}
	}
	return places
}
