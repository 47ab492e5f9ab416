package export

import (
	"fmt"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// line is one row of the criteria on Marks, and of each block of Working that goes through them: a section's heading, a criterion, or a
// group of criteria with its parts below it.
type line struct {
	section   string // of a heading; a heading has no criterion
	criterion *weighing.Criterion
	position  int // among the criteria in the order of [weighing.Result.Lines]
	leaf      int // among those that are marked themselves; -1 for a group
	depth     int // 0 on the first level
	parent    *line
	first     int // of the lines that its parts are on; the last such line is last
	last      int
	share     float64 // of the whole quality score
	scale     tender.Scale
	row       int // on Marks
}

func (l *line) isGroup() bool { return l.criterion != nil && l.leaf < 0 }

// listCriteria lists the criteria that the result is about, with a heading where another section begins.
func (e *evaluation) listCriteria() {
	scales := map[string]tender.Scale{}
	for _, c := range e.tender.Leaves() {
		scales[c.ID] = e.tender.ScaleOf(c)
	}
	shares := e.shares()
	position, leaf, section := 0, 0, ""
	var walk func(cs []weighing.Criterion, depth int, parent *line)
	walk = func(cs []weighing.Criterion, depth int, parent *line) {
		for i := range cs {
			c := &cs[i]
			if depth == 0 && c.Section != section {
				if section = c.Section; section != "" {
					e.addLine(&line{section: section})
				}
			}
			l := &line{criterion: c, position: position, leaf: -1, depth: depth, parent: parent, share: shares[position]}
			position++
			e.addLine(l)
			if len(c.Children) == 0 {
				l.leaf, l.scale = leaf, scales[c.ID]
				leaf++
				continue
			}
			e.tree = true
			l.first = len(e.lines)
			walk(c.Children, depth+1, l)
			l.last = len(e.lines) - 1
		}
	}
	walk(e.result.Model.Criteria, 0, nil)
}

func (e *evaluation) addLine(l *line) {
	l.row = e.grid.firstRow + len(e.lines)
	e.lines = append(e.lines, l)
}

// shares are what each criterion is of the whole quality score. They are the same for every bid, so a bid without marks will do.
func (e *evaluation) shares() (shares []float64) {
	blank := &weighing.Bid{Marks: make([]exact.Optional, len(e.result.Model.Leaves()))}
	for _, l := range e.result.Lines(&weighing.Standing{Bid: blank}) {
		shares = append(shares, double(l.Share))
	}
	return shares
}

// siblings are the first and the last of the lines that a criterion shares its parent's weight with, the lines of their parts among them.
func (e *evaluation) siblings(l *line) (first, last int) {
	if l.parent == nil {
		return 0, len(e.lines) - 1
	}
	return l.parent.first, l.parent.last
}

// leaves are the lines that are marked themselves.
func (e *evaluation) leaves() (leaves []*line) {
	for _, l := range e.lines {
		if l.criterion != nil && l.leaf >= 0 {
			leaves = append(leaves, l)
		}
	}
	return leaves
}

// marksRange is a column of the criteria's lines on Marks, from the first to the last: Marks!$D$6:$D$13. Column 0 stands for each bid's own.
func (e *evaluation) marksRange(column int) string {
	first, last := e.grid.firstRow, e.grid.firstRow+len(e.lines)-1
	if column == 0 {
		return fmt.Sprintf("Marks!@%d:@%d", first, last)
	}
	return marksSheet + "!" + fixedRange(column, first, column, last)
}
