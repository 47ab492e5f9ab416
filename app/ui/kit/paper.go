package kit

import (
	"context"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Paper shows the pages of a document one below the other as they are printed, on white in both themes. Only the pages in sight and their
// neighbours are painted, off the UI goroutine, so that a hundred of them cost no more than three.
type Paper struct {
	widget.BaseWidget
	// OnPage is told which page came to the top, counted from 0.
	OnPage func(page int)
	// OnTapped is told where a page was clicked, in shares of its width and height.
	OnTapped func(page int, x, y float32)

	pages    Pages
	says     *Wrapped // in the stead of pages
	scroll   *container.Scroll
	content  *fyne.Container
	sheets   []*sheetOfPaper
	painted  map[int]image.Image // the pages in sight and their neighbours, as wide as they are shown
	width    int                 // of a page, in pixels
	front    int
	painting Latest
	busy     bool // pages are being painted
	focused  bool
}

// Pages are those of one document.
type Pages struct {
	Count int
	Ratio float32 // of a page's height to its width
	// Paint is a page as a picture of so many pixels. It is called off the UI goroutine, never twice at once.
	Paint func(page, width, height int) image.Image
}

// sheetOfPaper is a page on the screen. Another one takes its place when it is scrolled away.
type sheetOfPaper struct {
	page    int
	paper   *canvas.Rectangle
	picture *canvas.Image
}

// NewPaper has no pages yet.
func NewPaper(runner Runner) *Paper {
	p := &Paper{painting: Latest{Runner: runner}, says: Words("", theme.SizeNameText, false, Secondary), painted: map[int]image.Image{}}
	p.content = container.New(&paperLayout{p})
	p.scroll = container.NewVScroll(p.content)
	p.scroll.OnScrolled = func(fyne.Position) { p.place() }
	p.ExtendBaseWidget(p)
	return p
}

// Say stands in the stead of pages while there are none.
func (p *Paper) Say(words string) { p.says.SetText(words); p.Refresh() }

// SetPages shows another document, or the same one made anew: then what is in sight stays there, and what it looked like until it is
// painted.
func (p *Paper) SetPages(pages Pages) {
	p.painting.Stop()
	p.pages, p.busy, p.painted = pages, false, map[int]image.Image{}
	p.scroll.Refresh() // which leads back to the last page where there are fewer
	p.place()
	p.Refresh()
}

// Close drops what is being painted.
func (p *Paper) Close() { p.painting.Stop() }

// Count is how many pages there are.
func (p *Paper) Count() int { return p.pages.Count }

// Front is the page at the top, counted from 0.
func (p *Paper) Front() int { return p.front }

// GoTo scrolls to a page, or some way down it, in a share of its height.
func (p *Paper) GoTo(page int, down float32) {
	page = min(max(page, 0), max(p.pages.Count-1, 0))
	high := p.pageSize().Height
	p.scroll.ScrollToOffset(fyne.NewPos(0, float32(page)*(high+paperGap())+down*high))
	p.place()
}

// paperGap is the room between pages and around them.
func paperGap() float32 { return Scaled(14) }

// pixels is how many pixels a length of 1 takes.
func (p *Paper) pixels() float32 {
	if c := canvasOf(p); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

// pageSize is how large a page is shown, in whole pixels so that its picture need not be stretched.
func (p *Paper) pageSize() fyne.Size {
	scale := p.pixels()
	wide := float32(math.Floor(float64(max(p.scroll.Size().Width-2*paperGap(), 1) * scale)))
	high := float32(math.Round(float64(wide * p.pages.Ratio)))
	return fyne.NewSize(wide/scale, high/scale)
}

// place puts the pages in sight where they belong, and has painted what they lack.
func (p *Paper) place() {
	size, gap := p.pageSize(), paperGap()
	if p.pages.Count == 0 || p.scroll.Size().Width < 4*gap {
		p.showSheets(0, 0, size)
		return
	}
	if wide := int(math.Round(float64(size.Width * p.pixels()))); wide != p.width {
		p.width, p.painted = wide, map[int]image.Image{}
	}
	step := size.Height + gap
	first := max(0, int((p.scroll.Offset.Y-gap)/step))
	last := min(p.pages.Count-1, int((p.scroll.Offset.Y+p.scroll.Size().Height)/step))
	p.showSheets(first, last+1, size)
	if front := min(int((p.scroll.Offset.Y+step/3)/step), p.pages.Count-1); front != p.front {
		p.front = front
		if p.OnPage != nil {
			p.OnPage(front)
		}
	}
	p.paint(first, last)
}

// showSheets puts the pages from one to the one before another on the screen.
func (p *Paper) showSheets(from, to int, size fyne.Size) {
	for len(p.sheets) < to-from {
		p.sheets = append(p.sheets, newSheetOfPaper())
	}
	objects := make([]fyne.CanvasObject, 0, 2*(to-from))
	for page := from; page < to; page++ {
		sheet := p.sheets[page%len(p.sheets)]
		at := fyne.NewPos(paperGap(), paperGap()+float32(page)*(size.Height+paperGap()))
		sheet.show(page, p.painted[page], at, size)
		objects = append(objects, sheet.paper, sheet.picture)
	}
	p.content.Objects = objects
	canvas.Refresh(p.content)
}

func newSheetOfPaper() *sheetOfPaper {
	s := &sheetOfPaper{page: -1, paper: canvas.NewRectangle(color.White), picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	s.paper.StrokeWidth = 1
	return s
}

// show puts a page on the sheet. Until it is painted, it looks as it last did, or is blank.
func (s *sheetOfPaper) show(page int, picture image.Image, at fyne.Position, size fyne.Size) {
	if picture == nil && s.page == page {
		picture = s.picture.Image
	}
	s.page = page
	s.paper.StrokeColor = Colours().Line
	s.paper.Move(at.SubtractXY(1, 1))
	s.paper.Resize(size.AddWidthHeight(2, 2))
	s.picture.Move(at)
	s.picture.Resize(size)
	s.picture.Hidden = picture == nil
	if s.picture.Image != picture {
		s.picture.Image = picture
		s.picture.Refresh()
	}
}

// paint has pages painted that are in sight and were not yet, and those next to them; what is further away is forgotten.
func (p *Paper) paint(first, last int) {
	if p.busy {
		return // what is in sight by then is asked for when it is done
	}
	var wanted []int
	for page := max(0, first-1); page <= min(last+1, p.pages.Count-1); page++ {
		if _, is := p.painted[page]; !is {
			wanted = append(wanted, page)
		}
	}
	if len(wanted) == 0 {
		return
	}
	p.busy = true
	wide, high, paint := p.width, int(math.Round(float64(p.width)*float64(p.pages.Ratio))), p.pages.Paint
	p.painting.Do(func(context.Context) func() {
		pictures := make([]image.Image, len(wanted))
		for i, page := range wanted {
			pictures[i] = paint(page, wide, high)
		}
		return func() {
			p.busy = false
			for i, page := range wanted {
				p.painted[page] = pictures[i]
			}
			p.forget()
			p.place()
		}
	})
}

// forget drops the pictures of pages that are far from what is in sight.
func (p *Paper) forget() {
	const near = 4
	for page := range p.painted {
		if page < p.front-near || page > p.front+near {
			delete(p.painted, page)
		}
	}
}

// Tapped gives the keyboard to the pages, and tells where they were clicked.
func (p *Paper) Tapped(e *fyne.PointEvent) {
	focus(p)
	size, gap := p.pageSize(), paperGap()
	if p.pages.Count == 0 || p.OnTapped == nil {
		return
	}
	x, y := e.Position.X-gap, e.Position.Y+p.scroll.Offset.Y-gap
	page := int(y / (size.Height + gap))
	y -= float32(page) * (size.Height + gap)
	if x >= 0 && y >= 0 && x < size.Width && y < size.Height && page < p.pages.Count {
		p.OnTapped(page, x/size.Width, y/size.Height)
	}
}

// FocusGained shows the ring of the keyboard.
func (p *Paper) FocusGained() { p.focused = true; p.Refresh(); reveal(p) }

// FocusLost hides it.
func (p *Paper) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune turns the page on Space.
func (p *Paper) TypedRune(r rune) {
	if r == ' ' {
		p.GoTo(p.front+1, 0)
	}
}

// TypedKey scrolls: by lines, by pages, to both ends.
func (p *Paper) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		p.scrollBy(Scaled(60))
	case fyne.KeyUp:
		p.scrollBy(-Scaled(60))
	case fyne.KeyPageDown:
		p.GoTo(p.front+1, 0)
	case fyne.KeyPageUp:
		p.GoTo(p.front-1, 0)
	case fyne.KeyHome:
		p.GoTo(0, 0)
	case fyne.KeyEnd:
		p.GoTo(p.pages.Count-1, 0)
	case fyne.KeyEscape:
		escape(p)
	case fyne.KeyF1:
		help(p)
	}
}

func (p *Paper) scrollBy(by float32) {
	p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, by))
	p.place()
}

// paperLayout is as high as all pages together; the pages place themselves.
type paperLayout struct{ p *Paper }

func (l *paperLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (l *paperLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.p.pages.Count == 0 {
		return fyne.NewSize(1, 1)
	}
	return fyne.NewSize(1, float32(l.p.pages.Count)*(l.p.pageSize().Height+paperGap())+paperGap())
}

// CreateRenderer draws the desk that the pages lie on.
func (p *Paper) CreateRenderer() fyne.WidgetRenderer {
	r := &paperRenderer{p: p, ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.ring.CornerRadius, r.ring.StrokeWidth = 7, 7, 2
	r.Refresh()
	return r
}

type paperRenderer struct {
	p            *Paper
	ground, ring *canvas.Rectangle
}

func (r *paperRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Resize(size)
	before := r.p.scroll.Size()
	r.p.scroll.Resize(size)
	if before != size && before.Width > 0 {
		r.p.keepInSight(before)
	}
	wide := size.Width - 4*paperGap()
	r.p.says.Move(fyne.NewPos(2*paperGap(), 2*paperGap()))
	r.p.says.Resize(fyne.NewSize(wide, heightAt(r.p.says, wide)))
	r.p.place()
}

// keepInSight goes back to the page that was at the top before the room for pages changed.
func (p *Paper) keepInSight(before fyne.Size) {
	if before.Width != p.scroll.Size().Width {
		p.GoTo(p.front, 0)
	}
}

func (r *paperRenderer) MinSize() fyne.Size { return fyne.NewSize(Scaled(200), Scaled(200)) }

func (r *paperRenderer) Refresh() {
	c := Colours()
	r.ground.FillColor, r.ring.FillColor = c.Track, color.Transparent
	r.ring.StrokeColor = color.Transparent
	if r.p.focused {
		r.ring.StrokeColor = c.Focus
	}
	r.p.says.Hidden = r.p.pages.Count > 0
	r.Layout(r.p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *paperRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.p.says, r.p.scroll, r.ring}
}
func (r *paperRenderer) Destroy() {}
