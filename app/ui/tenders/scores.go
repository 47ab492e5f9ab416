package tenders

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// scores is the tab in which the panel's consensus marks are typed.
type scores struct {
	open    *openTender
	matrix  *matrix
	quality []string // what the row at the foot says of each bid
	pending map[place]*typed
	reason  string // the one given last: it often holds for the next mark too
	asking  *kit.ReasonDialog

	grid   *kit.Grid
	beside *besideScores
	lots   *lotChooser
	object fyne.CanvasObject
}

// place is a mark's place, over all lots.
type place struct{ lot, bid, criterion string }

// typed is a mark that was typed and is not read back yet.
type typed struct {
	mark  tender.Mark
	saved bool // it is stored: what is read from now on has it
}

func newScores(o *openTender) tab {
	s := &scores{open: o, pending: map[place]*typed{}}
	s.layOut()
	s.grid = kit.NewGrid(kit.GridSpec{
		Rows: s.rows, Columns: func() int { return len(s.matrix.bids) },
		Heading: func(col int) string { return s.matrix.bidName(col) },
		Lead: []kit.Lead{
			{Title: "Criterion", Width: 214, Text: s.name},
			{Title: "Weight", Width: 68, Number: true, Text: func(row int) string { return s.of(row, (*line).weight) }},
			{Title: "Marks", Width: 62, Text: func(row int) string { return s.of(row, (*line).marksFrom) }},
		},
		Feet: func() int { return s.rows() - len(s.matrix.lines) },
		Cell: s.cell, Set: s.set, SetMany: s.setMany, Row: s.row,
		CellWidth: 80,
	})
	s.beside = newBesideScores(s)
	s.grid.OnSelected = func(int, int) { s.beside.show() }
	s.lots = newLotChooser(o)
	card := kit.Card(kit.Pad(1, 1, 1, 1, s.grid))
	s.object = container.NewBorder(s.lots.object, nil, nil, nil, kit.BesideDetail(card, s.beside.detail))
	s.beside.show()
	return s
}

// Object is the tab as it is shown.
func (s *scores) Object() fyne.CanvasObject { return s.object }

// Refresh shows the marks as they are stored now, and those over them that are still being saved.
func (s *scores) Refresh() {
	for at, t := range s.pending {
		if t.saved {
			delete(s.pending, at)
		}
	}
	s.layOut()
	s.lots.refresh()
	s.grid.Refresh()
	s.beside.show()
}

// layOut takes the marks from the tender.
func (s *scores) layOut() {
	s.matrix = matrixOf(s.open.tender, s.open.lot)
	for row := range s.matrix.lines {
		for col := range s.matrix.bids {
			if t := s.pending[s.place(row, col)]; t != nil && s.matrix.lines[row].leaf >= 0 {
				s.matrix.marks[s.matrix.lines[row].leaf][col] = t.mark
			}
		}
	}
	s.tally()
}

// tally works out the row at the foot: the quality score, or how many marks are there while some are missing.
func (s *scores) tally() {
	s.quality = make([]string, len(s.matrix.bids))
	for col, score := range s.matrix.quality() {
		given := s.matrix.given(col)
		switch {
		case score != nil:
			s.quality[col] = exact.Format(score, 2)
		case given < len(s.matrix.leaves):
			s.quality[col] = fmt.Sprintf("%d of %d", given, len(s.matrix.leaves))
		default:
			s.quality[col] = "–"
		}
	}
}

// rows are the criteria, and below them the quality score.
func (s *scores) rows() int {
	if len(s.matrix.lines) == 0 {
		return 0
	}
	return len(s.matrix.lines) + 1
}

func (s *scores) isFoot(row int) bool { return row >= len(s.matrix.lines) }

func (s *scores) name(row int) string {
	if s.isFoot(row) {
		return "Quality score"
	}
	return s.matrix.lines[row].name()
}

// of is what a criterion says in a leading column, nothing in the row at the foot.
func (s *scores) of(row int, text func(*line) string) string {
	if s.isFoot(row) {
		return ""
	}
	return text(&s.matrix.lines[row])
}

func (s *scores) row(row int) kit.GridRow {
	if s.isFoot(row) {
		return kit.GridRow{Strong: true, Tinted: true, Ruled: true, Locked: true}
	}
	group := s.matrix.lines[row].leaf < 0
	return kit.GridRow{Strong: group, Locked: group}
}

func (s *scores) cell(row, col int) kit.GridCell {
	if s.isFoot(row) {
		return kit.GridCell{Text: s.quality[col]}
	}
	mark, ok := s.matrix.at(row, col)
	if !ok {
		return kit.GridCell{}
	}
	l := &s.matrix.lines[row]
	tone, full := shade(mark.Value.Rat(), l.scale.Max.Rat())
	return kit.GridCell{Text: mark.Value.String(), Tone: tone, Deep: full, Fault: offScale(l.scale, mark.Value)}
}

// offScale says what is wrong with a mark that was stored before the scale was changed, or came with a draft.
func offScale(scale tender.Scale, mark exact.Optional) string {
	value, given := mark.Get()
	if !given || !scale.Max.Given() || scale.Takes(value) {
		return ""
	}
	return fmt.Sprintf("%v is off the scale: give a mark %s", value, scale.Words())
}

// place is where the mark in a cell belongs.
func (s *scores) place(row, col int) place {
	return place{s.open.lot, s.matrix.bids[col].ID, s.matrix.lines[row].criterion.ID}
}

// selected is the cell that the panel beside the grid is about; ok is false where there is no mark to speak of.
func (s *scores) selected() (row, col int, ok bool) {
	row, col = s.grid.Selected()
	_, ok = s.matrix.at(row, col)
	return row, col, ok
}

// put shows a mark at once, before it is saved.
func (s *scores) put(at place, mark tender.Mark) {
	s.pending[at] = &typed{mark: mark}
	if at.lot != s.open.lot {
		return
	}
	for _, l := range s.matrix.leaves {
		for col, b := range s.matrix.bids {
			if b.ID == at.bid && l.criterion.ID == at.criterion {
				s.matrix.marks[l.leaf][col] = mark
			}
		}
	}
	s.tally()
}

// takeBack shows what is stored again, for marks that were not taken.
func (s *scores) takeBack(all []recorded) {
	for _, r := range all {
		delete(s.pending, r.at)
	}
	s.layOut()
	s.grid.Refresh()
	s.beside.show()
}

// markOf reads what was typed as a mark on a criterion's scale; nothing typed is no mark.
func (l *line) markOf(text string) (exact.Optional, error) {
	value, err := kit.ReadNumber(text, "")
	if err != nil {
		return value, err
	}
	if d, given := value.Get(); given && !l.scale.Max.Given() {
		return value, fmt.Errorf("%s has no scale yet: give it one on Set up", cmp.Or(l.criterion.ID, "the criterion"))
	} else if given && !l.scale.Takes(d) {
		return value, fmt.Errorf("%v is off the scale: give a mark %s", d, l.scale.Words())
	}
	return value, nil
}
