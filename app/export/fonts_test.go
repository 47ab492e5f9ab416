package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"counterweight/assets/beside"
)

// A missing glyph prints as a box while extracting the text still finds it: so the fonts themselves are asked.
func TestTheFacesHaveEveryCharacterThatTheProgramWrites(t *testing.T) {
	ts := newTypesetter()
	for _, r := range writtenByTheProgram(t, "procurement", filepath.Join("app", "export"), filepath.Join("app", "chart")) {
		for _, face := range []Face{Sans, SansBold} {
			if ts.faces[face].width(r) < 0 {
				t.Errorf("%v lacks %q (U+%04X)", face, r, r)
			}
		}
	}
}

// writtenByTheProgram are the characters beyond ASCII in the string literals of folders, tests left out. Escaped ones do not count:
// those are spaces, controls and letters of other scripts, which the program compares with and does not print.
func writtenByTheProgram(t *testing.T, folders ...string) []rune {
	t.Helper()
	var found []rune
	seen := map[rune]bool{}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(beside.Root(t), folder), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				literal, ok := n.(*ast.BasicLit)
				if !ok || literal.Kind != token.STRING {
					return true
				}
				for _, r := range literal.Value {
					if r > '~' && !seen[r] {
						seen[r], found = true, append(found, r)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 8 {
		t.Fatalf("only %q found: the search misses the program's texts", found)
	}
	return found
}

func TestTheFacesHaveTheLettersAndShapesOfTheField(t *testing.T) {
	ts := newTypesetter()
	for _, text := range []string{
		"ŵŷŴŶâêîôûäëïöüàèìòùáéíóúẁẃẅỳÿ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώϊϋΐΰς", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёђѓєіїјљњћќўџ",
		"ßÆØÅæøåœŒĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĞğİıŞşĂăȚțȘșŐőŰű", "£€$¥%‰×÷−±≤≥≠≈½¼¾²³°§¶•·…–—‘’“”«»→←", "●◐▲■○☑☐✓◀▶□",
	} {
		ts.pieces(text, false)
		ts.pieces(text, true)
	}
	for r := range ts.boxed {
		t.Errorf("no face has %q (U+%04X)", r, r)
	}
}

// The PDF places letters by the widths in the file; the layout must not think otherwise.
func TestWidthsAreThoseOfThePDF(t *testing.T) {
	const text = "Gwasanaethau Ŵyr, Ελληνικές, Общество: 100 × (£1,940,000 − 40) ÷ 3 ≤ 5 % ☑ ☐ ✓ Ĳ ﬁ"
	for _, bold := range []bool{false, true} {
		ts := newTypesetter()
		pdf := gofpdf.New("P", "pt", "A4", "")
		want := 0.0
		for _, piece := range ts.pieces(printable(text), bold) {
			pdf.AddUTF8FontFromBytes(piece.face.String(), "", piece.face.TTF())
			pdf.SetFont(piece.face.String(), "", 9)
			want += pdf.GetStringWidth(piece.text)
		}
		if err := pdf.Error(); err != nil {
			t.Fatal(err)
		}
		if got := ts.width(printable(text), lettering{size: 9, bold: bold}); math.Abs(got-want) > 0.001 {
			t.Errorf("bold %v: width %.3f, the PDF has %.3f", bold, got, want)
		}
	}
}

// The PDF library writes into the font that it is given; the program's own must stay as it is.
func TestWritingADocumentLeavesTheFontsAlone(t *testing.T) {
	before := Sans.TTF()
	pdfOf(t, pagesOf(t, sampleTender(t, "T-007"), ""))
	if string(before) != string(Sans.TTF()) {
		t.Error("the font has changed")
	}
}
