package chart_test

import (
	"strings"
	"testing"

	"counterweight/app/chart"
)

var kinds = []chart.StripKind{
	{Word: "held", Shape: chart.RoundMark, Ink: chart.Rated},
	{Word: "missed", Shape: chart.SquareMark, Ink: chart.Rated + 3},
	{Word: "to come", Shape: chart.HollowMark, Ink: chart.Muted},
}

func strip(marks int, label string) chart.Strip {
	s := chart.Strip{Title: "Meetings", Kinds: kinds}
	for i := range marks {
		s.Marks = append(s.Marks, chart.StripMark{Kind: i % 2, Label: label})
	}
	return s
}

func TestAStripSaysWhatBecameOfEachTime(t *testing.T) {
	d := strip(5, "").Draw(200, measure)
	var words []string
	for _, w := range d.Words {
		words = append(words, w.Text)
	}
	if said := strings.Join(words, "|"); said != "Meetings|3 held|2 missed" {
		t.Errorf("it says %q: what nothing became of is left out", said)
	}
	if len(d.Shapes) != 7 {
		t.Errorf("%d shapes for 5 marks and 2 in the legend", len(d.Shapes))
	}
}

func TestAStripStaysWithinItsWidth(t *testing.T) {
	for _, marks := range []int{1, 12, 53, 260} {
		for _, width := range []float64{60, 180, 700} {
			d := strip(marks, "September").Draw(width, measure)
			for _, s := range d.Shapes {
				for _, p := range s.Points {
					if p.X < -0.01 || p.X > width+0.01 || p.Y < 0 || p.Y > d.Height {
						t.Fatalf("%d marks at %.0f: a shape at %v of %.0f×%.0f", marks, width, p, width, d.Height)
					}
				}
			}
			for _, w := range d.Words[1:] { // behind the title
				if w.At.Y > d.Height || width > 100 && w.At.X+measure(w.Text, w.Size, w.Bold) > width {
					t.Fatalf("%d marks at %.0f: %q at %v", marks, width, w.Text, w.At)
				}
			}
		}
	}
}

func TestLabelsOfAStripDoNotRunIntoEachOther(t *testing.T) {
	d := strip(52, "Sep").Draw(500, measure)
	end := 0.0
	for _, w := range d.Words[1:] {
		if w.Text != "Sep" {
			break
		}
		if w.At.X < end {
			t.Fatalf("a label begins at %.1f, the one before ends at %.1f", w.At.X, end)
		}
		end = w.At.X + measure(w.Text, w.Size, false)
	}
	if end == 0 {
		t.Error("no label was written")
	}
}

func TestAStripWithoutMarksSaysSo(t *testing.T) {
	d := chart.Strip{Title: "Meetings", Kinds: kinds}.Draw(100, measure)
	if len(d.Words) != 2 || d.Words[1].Text != "nothing yet" {
		t.Errorf("it says %v", d.Words)
	}
}
