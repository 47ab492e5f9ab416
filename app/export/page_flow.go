package export

// The part of a page that sections fill. Above and below stand the page's head and foot.
const (
	bodyLeft   = 54.0
	bodyRight  = PageWidth - 54
	bodyWidth  = bodyRight - bodyLeft
	bodyTop    = 74.0
	bodyBottom = PageHeight - 66
)

// slab is the smallest part of a section: a page break never cuts it. A line of a paragraph is one, and so is a row of a table.
type slab struct {
	gap    float64 // white above it, except at the head of a page
	height float64
	keep   bool   // it stands on the same page as the slab after it
	heads  []slab // printed above it where it comes first on a page, such as the headings of its table
	paint  func(p *Page, top float64)
}

// flow fills pages with slabs, one after the other.
type flow struct {
	doc     *Document
	ts      *typesetter
	y       float64  // where the next slab begins
	fresh   bool     // nothing stands on the page yet
	held    []slab   // waiting for the slab after them
	binding bool     // everything that is added keeps to what follows
	section string   // the section that is being written
	running []string // the section that each page begins with or goes on with
	entries []contentsEntry
	// beside stands at the right of the heading of each section; such a heading is all that its page has above its body.
	beside  string
	opening map[int]bool // the pages that begin with such a heading
	watch   func() bool  // asked whenever a page begins whether to go on; nil for always
	stopped bool
}

// newFlow begins a document with an empty first page.
func newFlow(doc *Document) *flow {
	f := &flow{doc: doc, ts: newTypesetter(), opening: map[int]bool{}}
	f.turnPage()
	return f
}

func (f *flow) page() *Page { return &f.doc.Pages[len(f.doc.Pages)-1] }

// turnPage begins another page, even where the present one is empty.
func (f *flow) turnPage() {
	f.doc.Pages = append(f.doc.Pages, Page{})
	f.running = append(f.running, f.section)
	f.y, f.fresh = bodyTop, true
	if f.watch != nil && !f.watch() {
		f.stopped = true
	}
}

// breakPage begins another page where something stands on the present one.
func (f *flow) breakPage() {
	f.release()
	if !f.fresh {
		f.turnPage()
	}
}

// add places slabs. Those that keep to the one after them wait for it.
func (f *flow) add(slabs ...slab) {
	for _, s := range slabs {
		f.held = append(f.held, s)
		if !s.keep && !f.binding {
			f.release()
		}
	}
}

// together adds whatever write adds on one page, where a page has room for it.
func (f *flow) together(write func()) {
	f.binding = true
	write()
	f.binding = false
	f.release()
}

// release places the slabs that wait, together on one page where a page has room for all of them.
func (f *flow) release() {
	group := f.held
	f.held = nil
	height := 0.0
	for _, s := range group {
		height += s.gap + s.height
	}
	if !f.fresh && f.y+height > bodyBottom {
		f.turnPage()
	}
	for _, s := range group {
		f.place(s)
	}
}

func (f *flow) place(s slab) {
	if f.stopped {
		return
	}
	if !f.fresh && f.y+s.gap+s.height > bodyBottom {
		f.turnPage()
	}
	if f.fresh {
		f.fresh = false
		for _, head := range s.heads {
			f.print(head)
		}
	} else {
		f.y += s.gap
	}
	f.print(s)
}

func (f *flow) print(s slab) {
	if s.paint != nil {
		s.paint(f.page(), f.y)
	}
	f.y += s.height
}

// unbroken keeps a single line from standing alone at the foot or the head of a page.
func unbroken(lines []slab) []slab {
	if n := len(lines); n > 1 {
		lines[0].keep, lines[n-2].keep = true, true
	}
	return lines
}
