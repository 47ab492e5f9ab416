package export

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"counterweight/app/chart"
)

// bodyRuns are the runs of the body of a page, in order.
func bodyRuns(p *Page) []Run {
	return slices.DeleteFunc(slices.Clone(p.Runs), func(r Run) bool { return r.Y < bodyTop || r.Y > bodyBottom+3 })
}

// textOf is the text of a page, one run after the other.
func textOf(p *Page) string {
	var texts []string
	for _, run := range p.Runs {
		texts = append(texts, run.Text)
	}
	return strings.Join(texts, " ")
}

// checkWithinMargins demands that every run and every shape lies in the part of the page that is its own.
func checkWithinMargins(t *testing.T, d *Document) {
	t.Helper()
	ts := newTypesetter()
	for i := range d.Pages {
		for _, run := range d.Pages[i].Runs {
			right := run.X
			for _, r := range run.Text {
				right += float64(ts.faces[run.Face].width(r)) * run.Size / 1000
			}
			if run.X < bodyLeft-0.01 || right > bodyRight+0.01 || run.Y < markingTop || run.Y > PageHeight-20 {
				t.Errorf("page %d: %q runs from %.1f to %.1f at %.1f", i+1, run.Text, run.X, right, run.Y)
			}
		}
		for _, shape := range d.Pages[i].Shapes {
			for _, point := range shape.Points {
				if point.X < bodyLeft-0.01 || point.X > bodyRight+0.01 || point.Y < markingTop || point.Y > footTop {
					t.Errorf("page %d: a shape reaches %v", i+1, point)
				}
			}
		}
	}
}

func TestTheHeadingsOfATableStandOnEachOfItsPages(t *testing.T) {
	f := newFlow(&Document{})
	table := printTable{columns: []printColumn{{title: "Rank", right: true}, {title: "Supplier", share: 1}}}
	for i := range 120 {
		table.rows = append(table.rows, printRow{cells: []string{fmt.Sprint(i + 1), "Fernhill"}})
	}
	f.table(table)
	if n := len(f.doc.Pages); n < 3 {
		t.Fatalf("%d pages for 120 rows", n)
	}
	for i := range f.doc.Pages {
		runs := f.doc.Pages[i].Runs
		if runs[0].Text != "Rank" || runs[1].Text != "Supplier" {
			t.Errorf("page %d begins with %q, %q", i+1, runs[0].Text, runs[1].Text)
		}
		if len(runs) < 6 {
			t.Errorf("page %d has %d rows", i+1, len(runs)/2-1)
		}
	}
}

func TestALongReasonGoesOnBelowTheNameOfItsCriterion(t *testing.T) {
	f := newFlow(&Document{})
	f.table(printTable{
		columns: []printColumn{{title: "Id"}, {title: "Criterion", share: 1}},
		rows:    []printRow{{cells: []string{"Q1", "Partnership"}, notes: []rowNote{{text: strings.Repeat("The panel was convinced by the plan. ", 300)}}}},
	})
	if len(f.doc.Pages) < 2 {
		t.Fatal("the reason takes one page")
	}
	for i := range f.doc.Pages[1:] {
		if text := textOf(&f.doc.Pages[i+1]); !strings.HasPrefix(text, "Id Criterion Q1 Partnership, continued ") {
			t.Errorf("page %d begins %.80q", i+2, text)
		}
	}
	checkWithinMargins(t, f.doc)
}

func TestNoLineOfAParagraphStandsAloneOnAPage(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	f := newFlow(&Document{})
	for i := range 400 {
		f.paragraph(strings.Repeat(fmt.Sprintf("p%d ", i), 20+random.IntN(200)), letterBody)
	}
	lines := map[string]map[int]int{} // of a paragraph, by page
	for i := range f.doc.Pages {
		for _, run := range f.doc.Pages[i].Runs {
			tag := strings.Fields(run.Text)[0]
			if lines[tag] == nil {
				lines[tag] = map[int]int{}
			}
			lines[tag][i]++
		}
	}
	for tag, pages := range lines {
		for i, n := range pages {
			if len(pages) > 1 && n < 2 {
				t.Errorf("page %d has one line of paragraph %s", i+1, tag)
			}
		}
	}
}

func TestABlockThatIsBoundStandsOnOnePage(t *testing.T) {
	f := newFlow(&Document{})
	for range 33 {
		f.paragraph("before", letterBody)
	}
	f.together(func() {
		f.part("Heading")
		for range 10 {
			f.paragraph("bound", letterBody)
		}
	})
	last := textOf(f.page())
	if len(f.doc.Pages) != 2 || strings.Count(last, "bound") != 10 || !strings.HasPrefix(last, "Heading") {
		t.Errorf("the last page has %q", last)
	}
}

func TestASlabHigherThanAPageIsStillPrinted(t *testing.T) {
	f := newFlow(&Document{})
	f.paragraph("before", letterBody)
	f.together(func() {
		for i := range 200 {
			f.paragraph(fmt.Sprint("line ", i), letterBody)
		}
	})
	var all string
	for i := range f.doc.Pages {
		all += textOf(&f.doc.Pages[i]) + " "
	}
	if strings.Count(all, "line ") != 200 {
		t.Errorf("%d of 200 lines are printed", strings.Count(all, "line "))
	}
	checkWithinMargins(t, f.doc)
}

// Whatever is written in whatever order: rows stay whole, no heading is alone at the foot of a page, nothing leaves the page.
func TestAnyPagesBreakWell(t *testing.T) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 7))
		f := newFlow(&Document{})
		for i := range 60 {
			anyBlock(f, random, i)
		}
		f.paragraph("the end", letterBody)
		checkWithinMargins(t, f.doc)
		checkRowsWhole(t, f.doc)
		checkHeadingsAccompanied(t, f.doc)
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

// anyBlock writes one block. A row's texts carry its number, so that its parts can be found again.
func anyBlock(f *flow, random *rand.Rand, number int) {
	words := func(most int) string { return strings.Repeat("gwaith tîm ", 1+random.IntN(most)) }
	switch random.IntN(5) {
	case 0:
		f.part("HEADING")
		f.paragraph(words(40), letterBody)
	case 1:
		f.paragraph(words(300), letterBody)
	case 2:
		f.facts(fact{"Name", words(60)}, fact{words(6), "value"})
	case 3:
		f.part("HEADING")
		f.notice(words(80), words(9))
	case 4:
		table := printTable{columns: []printColumn{
			{title: "Id"}, {title: "What", share: 1}, {title: "A number in a column", right: true}, {title: "Why", share: 2},
		}}
		for row := range 1 + random.IntN(30) {
			tag := fmt.Sprintf("r%d.%d", number, row)
			table.rows = append(table.rows, printRow{
				cells: []string{tag, strings.Repeat(tag+" ", 1+random.IntN(12)), "1,234.50", strings.Repeat(tag+" ", 1+random.IntN(60))},
			})
		}
		f.part("HEADING")
		f.table(table)
	}
}

var rowTag = regexp.MustCompile(`r\d+\.\d+`)

func checkRowsWhole(t *testing.T, d *Document) {
	t.Helper()
	pageOf := map[string]int{}
	for i := range d.Pages {
		for _, tag := range rowTag.FindAllString(textOf(&d.Pages[i]), -1) {
			if first, seen := pageOf[tag]; seen && first != i {
				t.Errorf("row %s stands on pages %d and %d", tag, first+1, i+1)
			}
			pageOf[tag] = i
		}
	}
}

func checkHeadingsAccompanied(t *testing.T, d *Document) {
	t.Helper()
	for i := range d.Pages {
		runs := bodyRuns(&d.Pages[i])
		if last := runs[len(runs)-1]; last.Text == "HEADING" || last.Size == letterHead.size && last.Face == SansBold && last.Colour == colourMuted {
			t.Errorf("page %d ends with %q", i+1, last.Text)
		}
	}
}

func TestTextOnDocumentsHasContrast(t *testing.T) {
	for _, pair := range []struct {
		name         string
		text, ground Colour
	}{
		{"text on paper", colourText, colourPaper},
		{"text on shade", colourText, colourShade},
		{"text on a notice", colourText, colourNotice},
		{"secondary text on paper", colourMuted, colourPaper},
		{"secondary text on shade", colourMuted, colourShade},
		{"lead on paper", colourPrimary, colourPaper},
		{"text on the second part of a bar", colourText, colourAccent},
	} {
		if got := contrast(pair.text, pair.ground); got < 4.5 {
			t.Errorf("%s: contrast %.2f, less than 4.5", pair.name, got)
		}
	}
	for ink, colour := range chartColours {
		if ink >= chart.First && ink < chart.Heat { // names of lines, and names of winners on their bands
			if got := contrast(colour, colourPaper); got < 4.5 {
				t.Errorf("ink %d: contrast %.2f, less than 4.5", ink, got)
			}
		}
		if ink >= chart.Primary { // areas with words on them
			if got := contrast(colour, chartColours[ink.On()]); got < 4.5 {
				t.Errorf("words on ink %d: contrast %.2f, less than 4.5", ink, got)
			}
		}
	}
}
