package export

import "strconv"

// contentsEntry is where a text leaves room for the number of the page that it refers to.
type contentsEntry struct {
	page, run, link int
	right           float64 // where the number ends; 0 for one that begins where it stands
	target          func() Bookmark
}

// contents lists sections by title and level; the numbers of their pages come last, by [flow.fillContents].
func (f *flow) contents(list []Bookmark) {
	for i, item := range list {
		f.contentsLine(item, func() Bookmark { return f.doc.Bookmarks[i] })
	}
}

// contentsLine is a line of the contents.
func (f *flow) contentsLine(item Bookmark, target func() Bookmark) {
	l, indent, above := letterStrong, 0.0, 4.0
	if item.Level > 0 {
		l, indent, above = letterBody, 14, 1
	}
	title := f.ts.cut(inOneLine(item.Title), l, bodyWidth-indent-40)
	f.add(slab{gap: above, height: l.leading, paint: func(p *Page, top float64) {
		p.text(f.ts, title, bodyLeft+indent, l.baseline(top), l)
		f.entries = append(f.entries, contentsEntry{len(f.doc.Pages) - 1, len(p.Runs), len(p.Links), bodyRight, target})
		p.Runs = append(p.Runs, Run{X: bodyRight, Y: l.baseline(top), Face: Sans, Size: l.size, Colour: colourText})
		p.Links = append(p.Links, Link{X: bodyLeft, Y: top, Width: bodyWidth, Height: l.leading})
	}})
}

// seePage is a line that refers to another page and stands on the page of what comes next: Who could stand alone: see page 6.
func (f *flow) seePage(about string, target func() Bookmark) {
	const see, room = ": see page ", 40 // room for the number
	l := letterMuted
	text := f.ts.cut(inOneLine(about), l, bodyWidth-f.ts.width(see, l)-room) + see
	f.add(slab{gap: 2, height: l.leading, keep: true, paint: func(p *Page, top float64) {
		p.text(f.ts, text, bodyLeft, l.baseline(top), l)
		x := bodyLeft + f.ts.width(text, l)
		f.entries = append(f.entries, contentsEntry{len(f.doc.Pages) - 1, len(p.Runs), len(p.Links), 0, target})
		p.Runs = append(p.Runs, Run{X: x, Y: l.baseline(top), Face: Sans, Size: l.size, Colour: colourPrimary})
		p.Links = append(p.Links, Link{X: bodyLeft, Y: top, Width: x - bodyLeft + room, Height: l.leading})
	}})
}

// fillContents writes the page numbers into the contents, and wherever else a text refers to a page.
func (f *flow) fillContents() {
	for _, entry := range f.entries {
		target := entry.target()
		page := &f.doc.Pages[entry.page]
		run := &page.Runs[entry.run]
		run.Text = strconv.Itoa(target.Page + 1)
		if entry.right > 0 {
			run.X = entry.right - f.ts.width(run.Text, lettering{size: run.Size})
		}
		page.Links[entry.link].Page, page.Links[entry.link].Top = target.Page, target.Top
	}
}

// furniture is what stands on every page around its body.
type furniture struct {
	head    string // what the document is about
	marking string // protective marking, above and below
	foot    string // where the document comes from
}

// mostFurniture is how many characters can find room on a line of a page.
const mostFurniture = 300

// Where the furniture of a page stands, in points.
const (
	markingTop = 24.0
	headTop    = 44.0
	footTop    = PageHeight - 52
)

// furnish puts head and foot on all pages. The first page, which has its own title, has no head, and neither have those that begin with the
// heading of a section which says what the document is about.
func (f *flow) furnish(what furniture) {
	what.head, what.foot = brief(inOneLine(what.head), mostFurniture), brief(inOneLine(what.foot), mostFurniture)
	what.marking = brief(inOneLine(what.marking), mostFurniture)
	pages := len(f.doc.Pages)
	for i := range f.doc.Pages {
		p := &f.doc.Pages[i]
		body := p.Runs
		p.Runs = nil // what stands above is read first
		f.printMarking(p, what.marking, markingTop)
		if i > 0 && !f.opening[i] {
			f.printEnds(p, headTop, what.head, f.running[i])
			p.line(bodyLeft, headTop+15, bodyRight, headTop+15, 0.5, colourRule)
		}
		p.Runs = append(p.Runs, body...)
		p.line(bodyLeft, footTop-4, bodyRight, footTop-4, 0.5, colourRule)
		f.printEnds(p, footTop, what.foot, "Page "+strconv.Itoa(i+1)+" of "+strconv.Itoa(pages))
		f.printMarking(p, what.marking, footTop+letterSmall.leading+2)
	}
}

// printMarking writes the marking in the middle of a line.
func (f *flow) printMarking(p *Page, marking string, top float64) {
	l := lettering{size: 8, bold: true, colour: colourText, leading: 11}
	text := f.ts.cut(marking, l, bodyWidth)
	p.text(f.ts, text, PageWidth/2-f.ts.width(text, l)/2, l.baseline(top), l)
}

// printEnds writes one text at the left of a line and one at its right.
func (f *flow) printEnds(p *Page, top float64, left, right string) {
	right = f.ts.cut(right, letterSmall, bodyWidth*0.4)
	width := f.ts.width(right, letterSmall)
	left = f.ts.cut(left, letterSmall, bodyWidth-width-2*cellGap)
	p.text(f.ts, left, bodyLeft, letterSmall.baseline(top), letterSmall)
	p.text(f.ts, right, bodyRight-width, letterSmall.baseline(top), letterSmall)
}
