package export

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestTheSameReportHasTheSameBytes(t *testing.T) {
	first := pdfOf(t, pagesOf(t, sampleTender(t, "T-007"), ""))
	for range 3 {
		if !bytes.Equal(first, pdfOf(t, pagesOf(t, sampleTender(t, "T-007"), ""))) {
			t.Fatal("two runs differ")
		}
	}
}

func TestAllFontsAreEmbedded(t *testing.T) {
	d := &Document{Made: time.Unix(0, 0), Pages: []Page{{}}}
	ts := newTypesetter()
	d.Pages[0].text(ts, "Ŵyr ✓", 60, 100, letterBody)
	d.Pages[0].text(ts, "Ŵyr ✓", 60, 120, letterStrong)
	file := pdfOf(t, d)
	fonts, files := bytes.Count(file, []byte("/Subtype /Type0")), bytes.Count(file, []byte("/FontFile2 "))
	if fonts != int(faceCount) || files != fonts {
		t.Errorf("%d fonts, %d font files, want %d of each", fonts, files, faceCount)
	}
	for _, name := range regexp.MustCompile(`/BaseFont /(.*)`).FindAllSubmatch(file, -1) {
		if bytes.ContainsAny(name[1], " ()<>[]{}%") {
			t.Errorf("%q is no name of a font", name[1])
		}
	}
}

func TestAFaceThatIsNotUsedIsNotEmbedded(t *testing.T) {
	file := pdfOf(t, &Document{Pages: []Page{{}}})
	if n := bytes.Count(file, []byte("/FontFile2 ")); n != 1 {
		t.Errorf("%d fonts in a document without text", n)
	}
}

func TestTheDocumentSaysWhatItIs(t *testing.T) {
	file := string(pdfOf(t, &Document{Title: "T-007 Ŵyr 🚀", Made: time.Date(2027, 3, 12, 14, 2, 0, 0, time.UTC), Pages: []Page{{}}}))
	for _, want := range []string{"/Lang (en-GB)", "/DisplayDocTitle true", "/CreationDate (D:20270312140200)", "/ModDate (D:20270312140200)", "/Title (\xfe\xff\x00T\x00-"} {
		if !strings.Contains(file, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// The catalog gets two lines more than the PDF library writes; the table of objects must still lead to every object.
func TestTheTableOfObjectsLeadsToEachObject(t *testing.T) {
	file := pdfOf(t, pagesOf(t, sampleTender(t, "T-007"), ""))
	start := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if start == nil {
		t.Fatal("no place of the table of objects")
	}
	at, err := strconv.Atoi(string(start[1]))
	if err != nil || !bytes.HasPrefix(file[at:], []byte("xref\n")) {
		t.Fatalf("at %d stands %.20q", at, file[at:])
	}
	offsets := regexp.MustCompile(`(\d{10}) 00000 n `).FindAllSubmatch(file[at:], -1)
	if len(offsets) < 20 {
		t.Fatalf("%d objects", len(offsets))
	}
	for i, offset := range offsets {
		place, err := strconv.Atoi(string(offset[1]))
		if want := strconv.Itoa(i+1) + " 0 obj"; err != nil || !bytes.HasPrefix(file[place:], []byte(want)) {
			t.Errorf("object %d: at %d stands %.20q", i+1, place, file[place:])
		}
	}
}

func TestAFullDiskIsTold(t *testing.T) {
	full := errors.New("no space left on device")
	err := (&Document{Pages: []Page{{}}}).WritePDF(failingWriter{full})
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }
