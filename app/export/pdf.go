package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// Program is the name that documents give as their author.
const programName = "Counterweight"

// WritePDF paints the document. All fonts are embedded, cut down to the characters that are used. The same document gives the same bytes.
// It fails where w does.
func (d *Document) WritePDF(w io.Writer) error { return d.WritePages(context.Background(), w, nil) }

// WritePages is [Document.WritePDF] for many pages: progress, which may be nil, is told of each one. Nothing is written before all of them
// are painted, so what is cancelled by ctx leaves nothing behind.
func (d *Document) WritePages(ctx context.Context, w io.Writer, progress PackProgress) error {
	paint := pdfPainter{pdf: gofpdf.New("P", "pt", "A4", "")}
	paint.describe(d)
	paint.loadFaces(d)
	paint.makeLinks(d)
	bookmarks := d.Bookmarks
	for i := range d.Pages {
		paint.pdf.AddPage()
		for ; len(bookmarks) > 0 && bookmarks[0].Page == i; bookmarks = bookmarks[1:] {
			paint.pdf.Bookmark(withinPlane(bookmarks[0].Title), bookmarks[0].Level, bookmarks[0].Top)
		}
		paint.page(&d.Pages[i])
		if progress != nil {
			progress(i+1, len(d.Pages))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	var file bytes.Buffer
	if err := paint.pdf.Output(&file); err != nil {
		return fmt.Errorf("make PDF: %w", err)
	}
	text, err := describeCatalog(file.Bytes())
	if err != nil {
		return fmt.Errorf("make PDF: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// pdfPainter paints pages with the PDF library, whose errors stick until Output tells them.
type pdfPainter struct {
	pdf   *gofpdf.Fpdf
	links map[target]int
}

// target is a place that links lead to.
type target struct {
	page int
	top  float64
}

// describe sets what a reader shows about the document. The library takes the present time for a time that is not set.
func (paint *pdfPainter) describe(d *Document) {
	pdf, made := paint.pdf, d.Made.UTC()
	if d.Made.IsZero() {
		made = time.Unix(0, 0).UTC()
	}
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(made)
	pdf.SetModificationDate(made)
	pdf.SetTitle(withinPlane(d.Title), true)
	pdf.SetSubject(withinPlane(d.Subject), true)
	pdf.SetAuthor(programName, true)
	pdf.SetCreator(programName, true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetLineCapStyle("butt")
}

// loadFaces embeds the faces that the document uses. One must be there before the first bookmark, which is otherwise not in Unicode.
func (paint *pdfPainter) loadFaces(d *Document) {
	used := [faceCount]bool{Sans: true}
	for i := range d.Pages {
		for _, run := range d.Pages[i].Runs {
			used[run.Face] = true
		}
	}
	for f := range faceCount {
		if used[f] {
			paint.pdf.AddUTF8FontFromBytes(f.String(), "", f.TTF())
		}
	}
	paint.pdf.SetFont(Sans.String(), "", 10)
}

func (paint *pdfPainter) makeLinks(d *Document) {
	paint.links = map[target]int{}
	for i := range d.Pages {
		for _, link := range d.Pages[i].Links {
			to := target{link.Page, link.Top}
			if _, made := paint.links[to]; !made {
				paint.links[to] = paint.pdf.AddLink()
				paint.pdf.SetLink(paint.links[to], link.Top, link.Page+1)
			}
		}
	}
}

func (paint *pdfPainter) page(p *Page) {
	for _, s := range p.Shapes {
		paint.shape(s)
	}
	for _, run := range p.Runs {
		paint.pdf.SetFont(run.Face.String(), "", run.Size)
		paint.pdf.SetTextColor(run.Colour.RGB())
		paint.pdf.Text(run.X, run.Y, run.Text)
	}
	for _, link := range p.Links {
		paint.pdf.Link(link.X, link.Y, link.Width, link.Height, paint.links[target{link.Page, link.Top}])
	}
}

func (paint *pdfPainter) shape(s Shape) {
	style := ""
	if s.Fill != 0 && s.Closed {
		paint.pdf.SetFillColor(s.Fill.RGB())
		style += "F"
	}
	if s.Line != 0 && s.Thickness > 0 {
		paint.pdf.SetDrawColor(s.Line.RGB())
		paint.pdf.SetLineWidth(s.Thickness)
		style += "D"
	}
	if style == "" || len(s.Points) == 0 {
		return
	}
	var dashes []float64
	if s.Dashed {
		dashes = []float64{3, 2}
	}
	paint.pdf.SetDashPattern(dashes, 0)
	paint.pdf.MoveTo(s.Points[0].X, s.Points[0].Y)
	for _, point := range s.Points[1:] {
		paint.pdf.LineTo(point.X, point.Y)
	}
	if s.Closed {
		paint.pdf.ClosePath()
	}
	paint.pdf.DrawPath(style)
}

// withinPlane is a text for the outline and the properties of a document: printable, with a box for each character that the PDF library
// cannot name.
func withinPlane(text string) string {
	return strings.Map(func(r rune) rune {
		if r > lastRune {
			return boxRune
		}
		return r
	}, inOneLine(text))
}

// describeCatalog puts into the catalog what the PDF library has no words for: the language, which screen readers ask for, and that a
// reader is to show the title and not the name of the file. The catalog is the last object of the file, so nothing but the place of the
// table of objects moves.
func describeCatalog(file []byte) ([]byte, error) {
	const catalog, begins = "/Type /Catalog\n", "\nstartxref\n"
	const more = "/Lang (en-GB)\n/ViewerPreferences <</DisplayDocTitle true>>\n"
	at, start := bytes.LastIndex(file, []byte(catalog)), bytes.LastIndex(file, []byte(begins))
	if at < 0 || start < at {
		return nil, fmt.Errorf("the PDF library wrote a file without a catalog at its end")
	}
	number, tail, _ := strings.Cut(string(file[start+len(begins):]), "\n")
	place, err := strconv.Atoi(number)
	if err != nil || place < at {
		return nil, fmt.Errorf("the PDF library wrote a file whose table of objects is not behind its catalog")
	}
	at += len(catalog)
	described := make([]byte, 0, len(file)+len(more))
	described = append(described, file[:at]...)
	described = append(described, more...)
	described = append(described, file[at:start]...)
	return fmt.Appendf(described, "%s%d\n%s", begins, place+len(more), tail), nil
}
