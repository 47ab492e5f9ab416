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
	nanoseconds              float64
}

type measurements []measurement

var resultLine = regexp.MustCompile(`(?m)^(Benchmark[^/\s]+)/(` + ours + `|` + yardstick + `)(?:/(\S+?))?(?:-(\d+))?\s+\d+\s+([\d.]+) ns/op`)

// parse reads what go test prints for benchmarks. Lines without a side are not ours to judge.
func parse(round int, output string) measurements {
	var all measurements
	for _, match := range resultLine.FindAllStringSubmatch(output, -1) {
		variant := match[3]
		if match[4] != "" && match[4] != strconv.Itoa(runtime.GOMAXPROCS(0)) { // not the number of processors, but part of the name
			variant = strings.Trim(variant+"-"+match[4], "-")
		}
		nanoseconds, err := strconv.ParseFloat(match[5], 64)
		if err != nil {
			continue // not a number that go test prints
		}
		all = append(all, measurement{match[1], match[2], variant, round, nanoseconds})
	}
	return all
}

// row is one case with its figures.
type row struct {
	aim
	variant         string
	ours, yardstick float64 // nanoseconds, medians
	ratio           float64 // median over the rounds; 0 where nothing was measured
}

func (r row) met() bool { return r.ratio > 0 && r.ratio <= r.atMost }

// judge compares what was measured with the aims, each case in a row. An aim without a measurement keeps its row.
func judge(aims []aim, found measurements) []row {
	var rows []row
	for _, a := range aims {
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
			times[m.side][m.round] = m.nanoseconds
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
		case r.ratio == 0:
			verdict = "NOT MEASURED"
		case !r.met():
			verdict = "NOT MET"
		}
		lines = append(lines, []string{
			title, r.aim.yardstick, took(r.ours), took(r.yardstick), fmt.Sprintf("%.2f", r.ratio), fmt.Sprintf("≤ %g", r.atMost), verdict,
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
