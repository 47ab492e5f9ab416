package kit

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// manual is a runner whose work waits until it is asked for.
type manual struct{ waiting []func() }

func (m *manual) runner() Runner {
	r := Inline
	r.Away = func(work func()) { m.waiting = append(m.waiting, work) }
	return r
}

func (m *manual) work() {
	for len(m.waiting) > 0 {
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		next()
	}
}

// tinted is a page in one colour, by its number.
func tinted(page, width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{uint8(10 + page), 100, 100, 255}), image.Point{}, draw.Src)
	return picture
}

// lay puts a document of so many pages on a desk; painted says which pages were painted, in their order.
func lay(t *testing.T, runner Runner, count int) (p *Paper, h hand, painted *[]int) {
	t.Helper()
	painted = &[]int{}
	p = NewPaper(runner)
	h = open(t, p)
	p.SetPages(Pages{Count: count, Ratio: 1.414, Paint: func(page, width, height int) image.Image {
		*painted = append(*painted, page)
		return tinted(page, width, height)
	}})
	return p, h, painted
}

func TestOnlyPagesInSightAndTheirNeighboursArePainted(t *testing.T) {
	p, h, painted := lay(t, Inline, 100)
	if !slices.Equal(*painted, []int{0, 1}) {
		t.Errorf("at the top pages %v were painted", *painted)
	}
	focus(p)
	h.press(fyne.KeyPageDown)
	p.GoTo(70, 0)
	if p.Front() != 70 || len(*painted) > 8 || !slices.Contains(*painted, 71) {
		t.Errorf("page %d is in front; painted were %v", p.Front(), *painted)
	}
	if len(p.painted) > 9 {
		t.Errorf("%d pictures are kept", len(p.painted))
	}
	at := h.w.Canvas().Capture().At(400, 300)
	if got := color.RGBAModel.Convert(at).(color.RGBA); got != (color.RGBA{80, 100, 100, 255}) {
		t.Errorf("page 71 is not in sight, but %v", got)
	}
}

func TestPagesAreTurnedByKeyboard(t *testing.T) {
	p, h, _ := lay(t, Inline, 5)
	var told []int
	p.OnPage = func(page int) { told = append(told, page) }
	focus(p)
	h.press(fyne.KeyEnd, fyne.KeyPageUp)
	h.write(" ")
	h.press(fyne.KeyHome)
	for range 30 {
		h.press(fyne.KeyDown)
	}
	if !slices.Equal(told, []int{4, 3, 4, 0, 1}) {
		t.Errorf("the pages in front were %v", told)
	}
	h.press(fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyUp)
	if p.Front() != 0 {
		t.Errorf("page %d is in front", p.Front())
	}
}

func TestADocumentMadeAnewStaysWhereItWas(t *testing.T) {
	m := &manual{}
	p, h, _ := lay(t, m.runner(), 8)
	m.work()
	p.GoTo(3, 0)
	m.work()
	p.SetPages(Pages{Count: 8, Ratio: 1.414, Paint: func(_, width, height int) image.Image { return tinted(90, width, height) }})
	inFront := func() color.RGBA { return color.RGBAModel.Convert(h.w.Canvas().Capture().At(400, 300)).(color.RGBA) }
	if got := inFront(); p.Front() != 3 || got.R != 13 {
		t.Errorf("while it is painted, page %d shows %v", p.Front(), got)
	}
	m.work()
	if got := inFront(); got.R != 100 {
		t.Errorf("once it is painted, it shows %v", got)
	}
	p.SetPages(Pages{Count: 2, Ratio: 1.414, Paint: tinted})
	m.work()
	if p.Front() != 1 {
		t.Errorf("of two pages number %d is in front", p.Front()+1)
	}
	p.SetPages(Pages{})
	p.Say("Choose a contract.")
	if p.says.Hidden || len(p.content.Objects) > 0 {
		t.Error("without pages it does not say why")
	}
}

func TestAClickIsToldByItsPlaceOnThePage(t *testing.T) {
	p, _, _ := lay(t, Inline, 5)
	var page int
	var x, y float32
	p.OnTapped = func(at int, across, down float32) { page, x, y = at, across, down }
	p.GoTo(2, 0)
	size := p.pageSize()
	test.TapAt(p, fyne.NewPos(paperGap()+size.Width/2, paperGap()+size.Height/4))
	if page != 2 || x < 0.49 || x > 0.51 || y < 0.24 || y > 0.26 {
		t.Errorf("told of page %d at %.2f, %.2f", page, x, y)
	}
}
