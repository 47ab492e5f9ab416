package export

import "counterweight/app/chart"

// The letterings of documents.
var (
	letterTitle   = lettering{size: 22, bold: true, colour: colourText, leading: 27}
	letterSection = lettering{size: 15, bold: true, colour: colourText, leading: 19}
	letterPart    = lettering{size: 10.5, bold: true, colour: colourText, leading: 14}
	letterLead    = lettering{size: 12, bold: true, colour: colourPrimary, leading: 16}
	letterBody    = lettering{size: 9, colour: colourText, leading: 12.5}
	letterStrong  = lettering{size: 9, bold: true, colour: colourText, leading: 12.5}
	letterMuted   = lettering{size: 9, colour: colourMuted, leading: 12.5}
	letterSmall   = lettering{size: 8, colour: colourMuted, leading: 11}
	letterFigure  = lettering{size: 15, bold: true, colour: colourText, leading: 19}
)

// White above the parts of a section.
const (
	partGap      = 16.0
	paragraphGap = 6.0
	headingGap   = 3.0 // below a heading
)

// baseline is where letters stand in a line of text that begins at top.
func (l lettering) baseline(top float64) float64 { return top + l.leading/2 + l.size*0.36 }

// lines are slabs of one line each, at an indent from the left of the body.
func (f *flow) lines(text string, l lettering, indent, width float64) []slab {
	var slabs []slab
	for _, line := range f.ts.wrap(text, l, width) {
		slabs = append(slabs, slab{height: l.leading, paint: func(p *Page, top float64) {
			p.text(f.ts, line, bodyLeft+indent, l.baseline(top), l)
		}})
	}
	return slabs
}

// paragraph writes running text; nothing where there is none.
func (f *flow) paragraph(text string, l lettering) {
	if lines := f.lines(text, l, 0, bodyWidth); len(lines) > 0 {
		lines[0].gap = paragraphGap
		f.add(unbroken(lines)...)
	}
}

// leadIn writes running text that stands on the page of whatever comes next.
func (f *flow) leadIn(text string, l lettering) {
	if lines := f.lines(text, l, 0, bodyWidth); len(lines) > 0 {
		lines[0].gap = paragraphGap
		f.keepWithNext(lines)
	}
}

// heading begins a section (level 0) or a part of one (level 1) with an entry in the outline.
func (f *flow) heading(title string, level int) {
	title = inOneLine(title)
	beside := f.ts.cut(f.beside, letterMuted, bodyWidth*0.45)
	lines := f.lines(title, letterSection, 0, bodyWidth-f.ts.width(beside, letterMuted))
	if len(lines) == 0 {
		lines = []slab{{height: letterSection.leading}}
	}
	f.section = brief(title, mostFurniture)
	if f.fresh {
		f.running[len(f.running)-1] = f.section
	}
	lines[0].gap = 2 * partGap
	write := lines[0].paint
	lines[0].paint = func(p *Page, top float64) {
		f.bookmark(title, level, top)
		if write != nil {
			write(p, top)
		}
		if beside != "" {
			f.opening[len(f.doc.Pages)-1] = top == bodyTop
			p.text(f.ts, beside, bodyRight-f.ts.width(beside, letterMuted), letterSection.baseline(top), letterMuted)
		}
	}
	rule := slab{height: 9, paint: func(p *Page, top float64) {
		p.line(bodyLeft, top+4, bodyRight, top+4, 1.2, colourPrimary)
	}}
	f.keepWithNext(append(lines, rule))
}

// bookmark makes an entry of the outline for what stands at a place of the present page.
func (f *flow) bookmark(title string, level int, top float64) {
	f.doc.Bookmarks = append(f.doc.Bookmarks, Bookmark{Title: title, Level: level, Page: len(f.doc.Pages) - 1, Top: top})
}

// part writes the heading of a part of a section.
func (f *flow) part(title string) { f.keepWithNext(f.partLines(title)) }

// markedPart is [flow.part] with an entry in the outline.
func (f *flow) markedPart(title string) {
	lines := f.partLines(title)
	if len(lines) == 0 {
		return
	}
	write := lines[0].paint
	lines[0].paint = func(p *Page, top float64) {
		f.bookmark(inOneLine(title), 1, top)
		write(p, top)
	}
	f.keepWithNext(lines)
}

func (f *flow) partLines(title string) []slab {
	lines := f.lines(inOneLine(title), letterPart, 0, bodyWidth)
	if len(lines) == 0 {
		return nil
	}
	lines[0].gap = partGap
	return append(lines, slab{height: headingGap})
}

// keepWithNext places slabs on the page of whatever comes next, so that no heading stands alone at the foot of a page.
func (f *flow) keepWithNext(slabs []slab) {
	for i := range slabs {
		slabs[i].keep = true
	}
	f.add(slabs...)
}

// fact is something that is the case, under its name.
type fact struct{ name, value string }

// Measures of facts, in points.
const (
	factNames = 118.0 // width of the column of names
	factGap   = 2.0
)

// facts lists facts, one below the other; those without a value are left out.
func (f *flow) facts(list ...fact) {
	for _, item := range list {
		lines := f.lines(item.value, letterBody, factNames, bodyWidth-factNames)
		if len(lines) == 0 {
			continue
		}
		names := f.ts.wrap(item.name, letterMuted, factNames-8)
		for i, name := range names {
			if i == len(lines) {
				lines = append(lines, slab{height: letterBody.leading})
			}
			value := lines[i].paint
			lines[i].paint = func(p *Page, top float64) {
				p.text(f.ts, name, bodyLeft, letterMuted.baseline(top), letterMuted)
				if value != nil {
					value(p, top)
				}
			}
		}
		lines[0].gap = factGap
		f.add(unbroken(lines)...)
	}
}

// noticeInset is the white inside a notice, at its left and right.
const noticeInset = 10.0

// notice writes texts that must not be overlooked on a shaded ground with a bar at its left.
func (f *flow) notice(texts ...string) {
	edge := slab{height: 5, keep: true}
	notice := []slab{edge}
	for i, text := range texts {
		if i > 0 {
			notice = append(notice, slab{height: 4, keep: true})
		}
		notice = append(notice, unbroken(f.lines(text, letterBody, noticeInset, bodyWidth-2*noticeInset))...)
	}
	notice[len(notice)-1].keep = true
	notice = append(notice, slab{height: 5})
	for i := range notice {
		height, write := notice[i].height, notice[i].paint
		notice[i].paint = func(p *Page, top float64) {
			p.box(bodyLeft, top, bodyWidth, height, colourNotice)
			p.box(bodyLeft, top, 3, height, colourAccent)
			if write != nil {
				write(p, top)
			}
		}
	}
	notice[0].gap = paragraphGap
	f.add(notice...)
}

// chart places a chart over the whole width.
func (f *flow) chart(d chart.Drawing) {
	f.add(slab{gap: partGap, height: d.Height, paint: func(p *Page, top float64) { p.drawing(f.ts, d, bodyLeft, top) }})
}

// figures sets a few figures side by side, each under its name.
func (f *flow) figures(list ...fact) {
	var shown []fact
	for _, item := range list {
		if item.value != "" {
			shown = append(shown, item)
		}
	}
	if len(shown) == 0 {
		return
	}
	const inset = 8.0
	width := bodyWidth / float64(len(shown))
	height := letterSmall.leading + letterFigure.leading + 2*inset - 4
	f.add(slab{gap: paragraphGap, height: height, paint: func(p *Page, top float64) {
		p.box(bodyLeft, top, bodyWidth, height, colourShade)
		for i, item := range shown {
			x := bodyLeft + float64(i)*width
			if i > 0 {
				p.line(x, top+inset, x, top+height-inset, 0.6, colourRule)
			}
			name := f.ts.cut(inOneLine(item.name), letterSmall, width-2*inset)
			p.text(f.ts, name, x+inset, letterSmall.baseline(top+inset-2), letterSmall)
			value, l := inOneLine(item.value), letterFigure
			for l.size > 7 && f.ts.width(value, l) > width-2*inset {
				l.size -= 0.5
			}
			p.text(f.ts, f.ts.cut(value, l, width-2*inset), x+inset, l.baseline(top+inset-2+letterSmall.leading), l)
		}
	}})
}

// Measures of lists, in points.
const (
	bulletIndent = 12.0
	bulletSide   = 2.6
)

// bullets lists texts, each behind a small square; those that say nothing are left out.
func (f *flow) bullets(texts []string) {
	for _, text := range texts {
		lines := f.lines(text, letterBody, bulletIndent, bodyWidth-bulletIndent)
		if len(lines) == 0 {
			continue
		}
		write := lines[0].paint
		lines[0].paint = func(p *Page, top float64) {
			p.box(bodyLeft+2, top+(letterBody.leading-bulletSide)/2, bulletSide, bulletSide, colourMuted)
			write(p, top)
		}
		lines[0].gap = factGap
		f.add(unbroken(lines)...)
	}
}
