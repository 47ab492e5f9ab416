package export

import "counterweight/app/chart"

// draw puts a drawing into a cell of a row; nothing where it is empty.
func (r *printRow) draw(column int, d chart.Drawing) {
	if len(d.Shapes)+len(d.Words) == 0 {
		return
	}
	if r.drawn == nil {
		r.drawn = map[int]chart.Drawing{}
	}
	r.drawn[column] = d
}

// drawInto paints the drawings of a row with its first lines, which make room for the highest of them.
func (s *tableSetter) drawInto(first *slab, row printRow) {
	if len(row.drawn) == 0 {
		return
	}
	for _, d := range row.drawn {
		first.height = max(first.height, d.Height+cellPad)
	}
	write := first.paint
	first.paint = func(p *Page, top float64) {
		write(p, top)
		for i := range s.columns {
			if d, is := row.drawn[i]; is {
				p.drawing(s.ts, d, s.x(i), top+cellPad)
			}
		}
	}
}
