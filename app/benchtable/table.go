package main

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The two sides of a ratio, as sub-benchmarks are named.
const (
	ours      = "ours"
	yardstick = "yardstick"
)

// measurement is what one operation took in one round.
type measurement struct {
	benchmark, side, variant string // BenchmarkRank, ours, lowest-price
	round                    int
	figures                  map[string]float64 // by unit, as go test prints them
}

type measurements []measurement

// The units of figures that times are read from.
const (
	usual   = "ns/op"
	slowest = "p99-ms" // what 99 of 100 steps do not exceed
)

var (
	resultLine = regexp.MustCompile(`(?m)^(Benchmark[^/\s]+)/(` + ours + `|` + yardstick + `)(?:/(\S+?))?(?:-(\d+))?\s+\d+\s+(\S.*)$`)
	figure     = regexp.MustCompile(`([\d.]+) (\S+)`)
)

// parse reads what go test prints for benchmarks. Lines without a side are not ours to judge.
func parse(round int, output string) measurements {
	var all measurements
	for _, match := range resultLine.FindAllStringSubmatch(output, -1) {
		variant := match[3]
		if match[4] != "" && match[4] != strconv.Itoa(runtime.GOMAXPROCS(0)) { // not the number of processors, but part of the name
			variant = strings.Trim(variant+"-"+match[4], "-")
		}
		m := measurement{match[1], match[2], variant, round, map[string]float64{}}
		for _, f := range figure.FindAllStringSubmatch(match[5], -1) {
			if number, err := strconv.ParseFloat(f[1], 64); err == nil {
				m.figures[f[2]] = number
			}
		}
		all = append(all, m)
	}
	return all
}

// row is one case with its figures.
type row struct {
	aim
	variant         string
	ours, yardstick float64 // medians, in the aim's unit
	ratio           float64 // median over the rounds; 0 where nothing was measured
	leftOut         string  // why it was not measured, where this machine can't
}

// met reports whether the aim is met. What was left out is no failure.
func (r row) met() bool {
	switch {
	case r.leftOut != "":
		return true
	case r.ratio == 0:
		return false
	case r.within > 0 && r.ours > float64(r.within):
		return false
	}
	return r.atMost == 0 || r.ratio <= r.atMost
}

// read is the figure that an aim looks at, times in nanoseconds; 0 where the benchmark did not report it.
func (a aim) read(m measurement) float64 {
	switch {
	case a.unit != "":
		return m.figures[a.unit]
	case a.within > 0:
		return m.figures[slowest] * float64(time.Millisecond)
	}
	return m.figures[usual]
}

// shown writes a figure with its unit.
func (a aim) shown(figure float64) string {
	if a.unit != "" {
		return fmt.Sprintf("%.0fMB", figure)
	}
	return took(figure)
}

// words say what is aimed at.
func (a aim) words() string {
	if a.within > 0 {
		return fmt.Sprintf("p99 ≤ %v", a.within)
	}
	return fmt.Sprintf("≤ %g×", a.atMost)
}

// judge compares what was measured with the aims, each case in a row. An aim without a measurement keeps its row. NoDisplay says why
// the real window could not be measured; empty where it was.
func judge(aims []aim, found measurements, noDisplay string) []row {
	var rows []row
	for _, a := range aims {
		if a.display && noDisplay != "" {
			rows = append(rows, row{aim: a, leftOut: noDisplay})
			continue
		}
		var variants []string
		for _, m := range found {
			if m.benchmark == a.benchmark && m.side == ours && !slices.Contains(variants, m.variant) {
				variants = append(variants, m.variant)
			}
		}
		if variants == nil {
			rows = append(rows, row{aim: a})
		}
		for _, variant := range variants {
			rows = append(rows, found.row(a, variant))
		}
	}
	return rows
}

func (all measurements) row(a aim, variant string) row {
	times := map[string]map[int]float64{ours: {}, yardstick: {}}
	for _, m := range all {
		if m.benchmark == a.benchmark && m.variant == variant {
			times[m.side][m.round] = a.read(m)
		}
	}
	var mine, theirs, ratios []float64
	for round, t := range times[ours] {
		if y := times[yardstick][round]; y > 0 {
			mine, theirs, ratios = append(mine, t), append(theirs, y), append(ratios, t/y)
		}
	}
	return row{aim: a, variant: variant, ours: median(mine), yardstick: median(theirs), ratio: median(ratios)}
}

// median is the middle of the figures, the mean of the middle two where they are even in number, 0 for none.
func median(figures []float64) float64 {
	if len(figures) == 0 {
		return 0
	}
	slices.Sort(figures)
	middle := len(figures) / 2
	if len(figures)%2 == 1 {
		return figures[middle]
	}
	return (figures[middle-1] + figures[middle]) / 2
}

func allMet(rows []row) bool {
	return !slices.ContainsFunc(rows, func(r row) bool { return !r.met() })
}

// table prints the rows, figures to the right.
func table(rows []row) string {
	lines := [][]string{{"case", "yardstick", "ours", "yardstick", "ratio", "aim", ""}}
	for _, r := range rows {
		title := r.title
		if r.variant != "" {
			title += ", " + r.variant
		}
		verdict := "met"
		switch {
		case r.leftOut != "":
			verdict = "left out: " + r.leftOut
		case r.ratio == 0:
			verdict = "NOT MEASURED"
		case !r.met():
			verdict = "NOT MET"
		}
		lines = append(lines, []string{
			title, r.aim.yardstick, r.shown(r.ours), r.shown(r.yardstick), fmt.Sprintf("%.2f×", r.ratio), r.words(), verdict,
		})
	}
	widths := make([]int, len(lines[0]))
	for _, cells := range lines {
		for i, cell := range cells {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	var text strings.Builder
	for _, cells := range lines {
		var line strings.Builder
		for i, cell := range cells {
			gap := strings.Repeat(" ", widths[i]-len([]rune(cell)))
			if figures := i >= 2 && i <= 5; figures {
				line.WriteString(gap + cell + "  ")
			} else {
				line.WriteString(cell + gap + "  ")
			}
		}
		text.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return text.String()
}

// took is a time with three digits.
func took(nanoseconds float64) string {
	d := time.Duration(nanoseconds)
	for unit := time.Second; unit >= time.Microsecond; unit /= 1000 {
		if d >= unit {
			return d.Round(unit / 100).String()
		}
	}
	return d.String()
}
