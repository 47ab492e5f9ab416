package chart

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// Day is a date: the days since 1 January 1970.
type Day int

// DayOf is the date of a time, in that time's own zone.
func DayOf(t time.Time) Day {
	year, month, day := t.Date()
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

const secondsPerDay = 24 * 60 * 60

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// month counts months from the beginning of our years.
func (d Day) month() int {
	t := d.time()
	return t.Year()*12 + int(t.Month()) - 1
}

// firstOf is the first day of a month counted so.
func firstOf(month int) Day { return DayOf(time.Date(0, time.Month(month+1), 1, 0, 0, 0, 0, time.UTC)) }

// stride is from date to date on an axis: so many days or so many months.
type stride struct{ days, months int }

// strides are days, Mondays, months, quarters, half years, years and so on.
var strides = []stride{
	{days: 1},
	{days: 7},
	{months: 1},
	{months: 3},
	{months: 6},
	{months: 12},
	{months: 24},
	{months: 60},
	{months: 120},
	{months: 240},
	{months: 600},
	{months: 1200},
}

// mostDates is how many dates an axis has at most.
const mostDates = 12

// dates are those of a stride from one day to another, and none where they would be too many.
func (s stride) dates(from, to Day) []Day {
	var days []Day
	if s.days > 0 {
		const monday = 4 // 5 January 1970
		first := from
		if s.days == 7 {
			first += Day(((monday-int(from))%7 + 7) % 7)
		}
		for d := first; d <= to && len(days) <= mostDates; d += Day(s.days) {
			days = append(days, d)
		}
	} else {
		month := from.month()
		if firstOf(month) < from {
			month++
		}
		month += ((-month)%s.months + s.months) % s.months
		for d := firstOf(month); d <= to && len(days) <= mostDates; d = firstOf(month) {
			days = append(days, d)
			month += s.months
		}
	}
	if len(days) > mostDates {
		return nil
	}
	return days
}

// written are dates as short as they can be understood: the year stands with the first and wherever it changes.
func (s stride) written(days []Day) []string {
	texts := make([]string, len(days))
	year := 0
	for i, d := range days {
		t := d.time()
		switch {
		case s.months >= 12:
			texts[i] = strconv.Itoa(t.Year())
		case s.months > 0:
			texts[i] = t.Format("Jan")
		default:
			texts[i] = t.Format("2 Jan")
		}
		if (i == 0 || t.Year() != year) && s.months < 12 {
			texts[i] += t.Format(" 2006")
		}
		year = t.Year()
	}
	return texts
}

// dateTicks are the words of an axis of dates, on a line at y, with the days that they name: as many as stand beside each other.
func (p *plot) dateTicks(c *canvas, y float64) ([]Day, []Word) {
	from, to := Day(p.X.Low), Day(p.X.High)
	like := Word{Align: Centre, Size: smallSize, Ink: Muted}
	for _, s := range strides {
		days := s.dates(from, to)
		words := make([]Word, len(days))
		end, fits := -gap, len(days) > 0
		for i, text := range s.written(days) {
			like.Text, like.At = text, Point{p.x(float64(days[i])), y}
			words[i] = c.inwards(like, 0, c.Width)
			here := c.extent(words[i])
			fits = fits && here.left >= end+gap
			end = here.right
		}
		if fits && end <= c.Width {
			return days, words
		}
	}
	like.Text = c.fit(from.time().Format("2 Jan 2006"), smallSize, false, c.Width)
	like.At = Point{p.left, y}
	return []Day{from}, []Word{c.inwards(like, 0, c.Width)}
}

// drawDates draws the lower axis as dates.
func (p *plot) drawDates(c *canvas) {
	days, words := p.dateTicks(c, p.bottom+smallSize+3)
	for i, day := range days {
		x := p.x(float64(day))
		c.line(Point{x, p.top}, Point{x, p.bottom}, Rule, 0.5)
		c.Words = append(c.Words, words[i])
	}
	c.line(Point{p.left, p.bottom}, Point{p.right, p.bottom}, Muted, 0.8)
}

// dateHeight is the height of an axis of dates, in points.
const dateHeight = smallSize + gap

// MarkedDay is a day that a chart points out with a dashed line from top to bottom: today, contract ends.
type MarkedDay struct {
	Day  Day
	Name string
}

// dayLanes are the names of marked days above a plot, and how high they stand together. Names that would touch stand on lines of their own.
func (p *plot) dayLanes(c *canvas, days []MarkedDay) ([]Word, float64) {
	days = slices.Clone(days)
	slices.SortStableFunc(days, func(a, b MarkedDay) int { return int(a.Day - b.Day) })
	var ends []float64 // of the lines of names, the lowest first
	var words []Word
	for _, day := range days {
		w := Word{Align: Centre, Size: smallSize, Bold: true, Ink: Text}
		w.Text = c.fit(day.Name, smallSize, true, c.Width)
		w.At.X = p.x(float64(day.Day))
		w = c.inwards(w, 0, c.Width)
		here := c.extent(w)
		lane := slices.IndexFunc(ends, func(end float64) bool { return here.left >= end+gap })
		if lane < 0 {
			lane = len(ends)
			ends = append(ends, 0)
		}
		ends[lane] = here.right
		w.At.Y = -float64(lane) * nameLeading
		words = append(words, w)
	}
	return words, float64(len(ends)) * nameLeading
}

// drawDays draws marked days over what is drawn already, their lines interrupted by words, their names from the plot's top upwards.
func (p *plot) drawDays(c *canvas, days []MarkedDay, names []Word) {
	var words areas
	for _, w := range c.Words {
		words = append(words, c.extent(w).grown(1))
	}
	slices.SortFunc(words, func(a, b area) int { return cmp.Compare(a.top, b.top) })
	for _, day := range days {
		x, y := p.x(float64(day.Day)), p.top-2
		for _, word := range words {
			if word.left < x && x < word.right && word.bottom > y && word.top < p.bottom {
				c.upright(x, y, word.top)
				y = word.bottom
			}
		}
		c.upright(x, y, p.bottom)
	}
	for _, w := range names {
		w.At.Y += p.top - 4
		c.word(w.Text, w.At, w)
	}
}

// upright draws a dashed line down, if there is any way to go.
func (c *canvas) upright(x, from, to float64) {
	if from < to {
		c.dashed([]Point{{x, from}, {x, to}}, Text, 0.8)
	}
}
