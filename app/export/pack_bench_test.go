package export

import (
	"io"
	"runtime"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"counterweight/scorecard/governance"
)

// benchedPages is how many pages with charts are written.
const benchedPages = 100

// longPack is an annex of at least [benchedPages] pages, of which a half are rows with a line of scores each.
func longPack(b *testing.B) *Pack {
	p := randomPack(2, "Appeals")
	p.Depth, p.Cards = governance.AnnexDepth, nil
	for pages := 0; pages < benchedPages; {
		p.Cards = append(p.Cards, cardOf(60))
		pages = len(packPages(b, p).Pages)
	}
	return p
}

// BenchmarkPack lays out and writes a pack of 100 pages with charts. The yardstick is the PDF library alone, drawing the same strokes and the
// same texts, all at hand and already measured and broken into lines, in the same faces. The aim is at most twice as long.
func BenchmarkPack(b *testing.B) {
	p := longPack(b)
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := WritePack(b.Context(), io.Discard, p, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	d := packPages(b, p)
	b.Run("yardstick", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := bare(d, io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// bare draws the strokes and the texts of a document, and nothing else.
func bare(d *Document, w io.Writer) error {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	for f := range faceCount {
		pdf.AddUTF8FontFromBytes(f.String(), "", f.TTF())
	}
	for i := range d.Pages {
		pdf.AddPage()
		for _, s := range d.Pages[i].Shapes {
			style := ""
			if s.Fill != 0 && s.Closed {
				pdf.SetFillColor(s.Fill.RGB())
				style = "F"
			}
			if s.Line != 0 && s.Thickness > 0 {
				pdf.SetDrawColor(s.Line.RGB())
				pdf.SetLineWidth(s.Thickness)
				style += "D"
			}
			for n, point := range s.Points {
				if n == 0 {
					pdf.MoveTo(point.X, point.Y)
				} else {
					pdf.LineTo(point.X, point.Y)
				}
			}
			if s.Closed {
				pdf.ClosePath()
			}
			pdf.DrawPath(style)
		}
		for _, run := range d.Pages[i].Runs {
			pdf.SetFont(run.Face.String(), "", run.Size)
			pdf.SetTextColor(run.Colour.RGB())
			pdf.Text(run.X, run.Y, run.Text)
		}
	}
	return pdf.Output(w)
}

// BenchmarkPackMemory reports by how much memory grows with each page of a pack, all of which are held until the file is written: its strokes
// and words and what the PDF library keeps. The yardstick is 1 MB a page.
func BenchmarkPackMemory(b *testing.B) {
	p := longPack(b)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			before := heapInUse()
			err := WritePack(b.Context(), io.Discard, p, func(pages, of int) {
				if pages == of { // all are painted, and none is written yet
					b.ReportMetric(float64(heapInUse()-before)/1e6/float64(of), "heap-MB")
				}
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		for b.Loop() {
			b.ReportMetric(1, "heap-MB")
		}
	})
}

// heapInUse is what the heap holds, in bytes.
func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
