package chart

import (
	"math"
	"strconv"
	"strings"
)

// Ticks are the round numbers from low to high, both included where they are round themselves, at most so many (2 or more): multiples
// of 1, 2 or 5 times a power of ten. A range without such a number has none; where low and high are as good as equal, low is the only one.
func Ticks(low, high float64, most int) []float64 {
	if alike(low, high) {
		return []float64{low}
	}
	step := roundStep(low, high, most)
	first, last := multiples(low, high, step)
	ticks := make([]float64, int(last-first)+1)
	for i := range ticks {
		ticks[i] = (first+float64(i))*step + 0 // + 0: no negative zero
	}
	return ticks
}

// alike reports whether a range is too narrow for numbers between its ends.
func alike(low, high float64) bool {
	return !(high-low > 1e-9*max(math.Abs(low), math.Abs(high)))
}

// multiples are the first and the last multiple of step from low to high; what misses by rounding counts.
func multiples(low, high, step float64) (first, last float64) {
	return math.Ceil(low/step - 1e-6), math.Floor(high/step + 1e-6)
}

// roundStep is the smallest round step that gives at most so many ticks.
func roundStep(low, high float64, most int) float64 {
	size := math.Pow(10, math.Floor(math.Log10((high-low)/float64(most))))
	for {
		for _, factor := range []float64{1, 2, 5} {
			step := factor * size
			if first, last := multiples(low, high, step); last-first < float64(most) {
				return step
			}
		}
		size *= 10
	}
}

// axisTicks are the ticks of a horizontal axis with their words, as many as stand beside each other without touching.
func (c *canvas) axisTicks(low, high, width float64, unit string) ([]float64, []string) {
	for most := mostTicks; ; most-- {
		ticks := Ticks(low, high, most)
		texts, widest := written(ticks), 0.0
		for i := range texts {
			texts[i] += unit
			widest = max(widest, c.measure(texts[i], smallSize, false))
		}
		if len(ticks) < 2 || float64(len(ticks)-1)*(widest+gap) <= width*(ticks[len(ticks)-1]-ticks[0])/(high-low) {
			return ticks, texts
		}
		if most == 2 { // too narrow even for two
			return ticks[:1], texts[:1]
		}
	}
}

// axisWord writes a tick's words under its place, moved inwards where they would leave the drawing.
func (c *canvas) axisWord(text string, at Point) {
	half := c.measure(text, smallSize, false) / 2
	at.X = max(half, min(at.X, c.Width-half))
	c.word(text, at, Word{Align: Centre, Size: smallSize, Ink: Muted})
}

// outwards widens a range to round numbers.
func outwards(low, high float64) (float64, float64) {
	if alike(low, high) {
		margin := max(1, math.Abs(low)/10)
		low, high = low-margin, high+margin
	}
	step := roundStep(low, high, mostTicks)
	return step * math.Floor(low/step+1e-6), step * math.Ceil(high/step-1e-6)
}

// mostTicks is how many ticks an axis has at most.
const mostTicks = 7

// written are ticks as words, all with the same number of places.
func written(ticks []float64) []string {
	places := 0
	if len(ticks) > 1 {
		places = max(0, int(math.Ceil(-math.Log10(ticks[1]-ticks[0])-1e-9)))
	}
	texts := make([]string, len(ticks))
	for i, tick := range ticks {
		texts[i] = number(tick, places)
	}
	return texts
}

// number writes a number with a real minus sign and commas between the thousands; huge and tiny ones as a power of ten.
func number(n float64, places int) string {
	size := math.Abs(n)
	var text string
	if size >= 1e15 || places > 12 {
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(size, 'e', 3, 64), "e")
		power, _ := strconv.Atoi(exponent) // FormatFloat wrote it
		text = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".") + " × 10^" + strconv.Itoa(power)
	} else {
		text = grouped(strconv.FormatFloat(size, 'f', places, 64))
	}
	if n < 0 {
		return "−" + text
	}
	return text
}

func grouped(digits string) string {
	whole, _, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
