package export

import (
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"counterweight/app/chart"
)

// inked is the share of a part of a picture, in points of the page, that is nearer to a colour than to white.
func inked(picture *image.RGBA, x, y, width, height float64, c Colour) float64 {
	scale := float64(picture.Bounds().Dx()) / PageWidth
	red, green, blue := c.RGB()
	far := func(at color.RGBA, r, g, b int) int {
		square := func(a uint8, b int) int { return (int(a) - b) * (int(a) - b) }
		return square(at.R, r) + square(at.G, g) + square(at.B, b)
	}
	near, all := 0, 0
	for py := int(y * scale); py < int((y+height)*scale); py++ {
		for px := int(x * scale); px < int((x+width)*scale); px++ {
			at := picture.RGBAAt(px, py)
			if all++; far(at, red, green, blue) < far(at, 255, 255, 255) {
				near++
			}
		}
	}
	return float64(near) / float64(max(all, 1))
}

func TestAPictureShowsWhatIsOnThePage(t *testing.T) {
	const blue, green Colour = 0xFF0F5B78, 0xFF14703A
	page := &Page{
		Shapes: []Shape{
			{Points: rectangle(100, 100, 200, 120), Closed: true, Fill: blue},
			{Points: []chart.Point{{X: 50, Y: 300}, {X: 450, Y: 300}}, Line: blue, Thickness: 0.5},
			{Points: []chart.Point{{X: 100, Y: 400}, {X: 200, Y: 500}, {X: 300, Y: 400}}, Line: green, Thickness: 4},
			{Points: []chart.Point{{X: 100, Y: 600}, {X: 200, Y: 600}}, Line: green, Thickness: 2, Dashed: true},
			{Points: disc(chart.Point{X: 400, Y: 600}, 20), Closed: true, Fill: green},
		},
		Runs: []Run{{X: 54, Y: 200, Text: "Ŵyr Ελλ", Size: 40, Colour: blue}, {X: 300, Y: 200, Text: "✓", Face: Symbols, Size: 40, Colour: blue}},
	}
	picture := NewPagePainter().Paint(page, 596, 842)
	for _, c := range []struct {
		name                string
		x, y, width, height float64
		colour              Colour
		least, most         float64
	}{
		{"a filled box", 100, 100, 100, 20, blue, 0.98, 1},
		{"beside it", 210, 90, 300, 30, blue, 0, 0},
		{"a rule is there, however thin", 50, 299, 400, 3, blue, 0.3, 0.7},
		{"a line with a corner covers where its parts meet", 198, 497, 4, 4, green, 0.9, 1},
		{"a dashed line has gaps", 100, 598, 100, 4, green, 0.22, 0.38},
		{"a disc", 390, 590, 20, 20, green, 1, 1},
		{"letters", 54, 172, 140, 28, blue, 0.15, 0.6},
		{"a letter of the other face", 300, 172, 30, 28, blue, 0.08, 0.6},
		{"the margin", 0, 0, 48, 840, blue, 0, 0},
	} {
		if got := inked(picture, c.x, c.y, c.width, c.height, c.colour); got < c.least || got > c.most {
			t.Errorf("%s: %.2f of it is inked, want %.2f to %.2f", c.name, got, c.least, c.most)
		}
	}
}

func TestAPictureHoldsWhateverIsPainted(t *testing.T) {
	far := []chart.Point{{X: -1e6, Y: -50}, {X: 1e6, Y: 900}, {X: 300, Y: 2e6}}
	page := &Page{
		Shapes: []Shape{
			{Points: far, Closed: true, Fill: colourAccent, Line: colourText, Thickness: 3},
			{Points: rectangle(-10, -10, 1e5, 1e5), Closed: true, Line: colourText, Thickness: 1},
			{Points: []chart.Point{{X: 5, Y: 5}}, Closed: true, Fill: colourText, Line: colourText, Thickness: 1},
			{Closed: true, Fill: colourText},
		},
		Runs: []Run{{X: -20, Y: 2, Text: "cut at the corner", Size: 30, Colour: colourText}, {X: 590, Y: 845, Text: "□🚀", Size: 12, Colour: colourText}},
	}
	for _, size := range []image.Point{{1, 1}, {60, 85}, {1200, 1698}} {
		if got := NewPagePainter().Paint(page, size.X, size.Y).Bounds().Size(); got != size {
			t.Errorf("a picture of %v is %v", size, got)
		}
	}
}

func TestDashesCoverTheirShare(t *testing.T) {
	line := []chart.Point{{X: 0, Y: 0}, {X: 30, Y: 40}, {X: 30, Y: 90}}
	length := 0.0
	for _, part := range dashes(line, 3, 2) {
		for i := 1; i < len(part); i++ {
			length += math.Hypot(part[i].X-part[i-1].X, part[i].Y-part[i-1].Y)
		}
	}
	if math.Abs(length-60) > 1e-9 {
		t.Errorf("of 100 points 3 in 5 make %.3f, want 60", length)
	}
}

// TestPagesAreKeptAsPictures paints a report where the environment asks for pictures.
func TestPagesAreKeptAsPictures(t *testing.T) {
	d, err := LayOutScorecard(cardOf(12), someProvenance)
	if err != nil {
		t.Fatal(err)
	}
	painter := NewPagePainter()
	for i := range d.Pages {
		picture := painter.Paint(&d.Pages[i], 534, 755)
		if share := inked(picture, 0, 0, PageWidth, PageHeight, colourText); share == 0 || share > 0.4 {
			t.Errorf("page %d: %.3f of it is inked", i+1, share)
		}
		folder := os.Getenv("COUNTERWEIGHT_PICTURES")
		if folder == "" {
			continue
		}
		file, err := os.Create(filepath.Join(folder, "page-"+string(rune('a'+i))+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(file, picture); err != nil {
			t.Fatal(err)
		}
		file.Close()
	}
}

func BenchmarkAPageIsPainted(b *testing.B) {
	d, err := LayOutScorecard(cardOf(12), someProvenance)
	if err != nil {
		b.Fatal(err)
	}
	painter := NewPagePainter()
	for b.Loop() {
		painter.Paint(&d.Pages[0], 534, 755)
	}
}
