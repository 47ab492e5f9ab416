package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// cardOf is a card with so many measures, gaps and long comments in some of them.
func cardOf(measures int) *Scorecard {
	c := sampleCard()
	b := c.Book
	keep := measures
	for i := range b.Card.Perspectives {
		list := &b.Card.Perspectives[i].Objectives[0].Measures
		*list = (*list)[:min(len(*list), keep)]
		keep -= len(*list)
	}
	for n := 10; n <= measures; n++ {
		of := sampleMeasures[n%len(sampleMeasures)]
		of.name = fmt.Sprintf("Μέτρο %d of those that both sides agreed on, with a name that is longer than any column", n)
		of.perspective = "Social value"
		addSample(b, of, civil.MustDate("2026-02-01"), c.Period)
	}
	for i := range b.Readings {
		r := &b.Readings[i]
		if r.Period == c.Period && r.Measure%4 == 0 {
			r.Comment = strings.Repeat("What was agreed on in the last meeting has begun, and shows in the figures of the third week. ", 1+int(r.Measure)%9)
		}
	}
	return c
}

func TestAScorecardsReportKeepsWithinItsPages(t *testing.T) {
	for _, measures := range []int{4, 9, 40} {
		c := cardOf(measures)
		if measures == 40 {
			c.Book.Overrides = append(c.Book.Overrides, scorecard.Override{Card: 7, Period: c.Period, Rating: scorecard.Inadequate, Reason: "a breach of data protection", By: "Ann Lee", On: c.Period.To()})
		}
		d, err := LayOutScorecard(c, someProvenance)
		if err != nil {
			t.Fatal(err)
		}
		checkWithinMargins(t, d)
		text := ""
		for i := range d.Pages {
			text += textOf(&d.Pages[i]) + " "
		}
		for _, want := range []string{
			"Balanced scorecard, October 2026", "Challenge and candour", "Rating set by people", "Pair on release 9 and 10", "Sources and calculation notes",
		} {
			if measures >= 9 && !strings.Contains(text, want) {
				t.Errorf("with %d measures the report does not say %q", measures, want)
			}
		}
		if last := d.Bookmarks[len(d.Bookmarks)-1].Title; last != "Sources and calculation notes" {
			t.Errorf("the last section is %s", last)
		}
		writePDF(t, c, fmt.Sprintf("scorecard-%d", measures))
	}
}

// writePDF writes the report twice, compares the bytes, and keeps it where COUNTERWEIGHT_PICTURES says.
func writePDF(t *testing.T, c *Scorecard, name string) {
	t.Helper()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := ScorecardReport(w, c, someProvenance); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the same report has other bytes")
	}
	if folder := os.Getenv("COUNTERWEIGHT_PICTURES"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAReportSaysWhenThereIsNoOverallScore(t *testing.T) {
	c := sampleCard()
	lines := scorecard.DefaultLines()
	lines.Coverage = exact.Int(100)
	c.Book.Card.Lines = scorecard.Since(civil.MustDate("2026-02-01"), lines)
	d, err := LayOutScorecard(c, someProvenance)
	if err != nil {
		t.Fatal(err)
	}
	if text := textOf(&d.Pages[0]); !strings.Contains(text, "No overall score: 90 % of the weight due was measured") {
		t.Error(text)
	}
}

func TestRandomReportsKeepWithinTheirPages(t *testing.T) {
	for seed := range uint64(8) {
		d, err := LayOutScorecard(randomCard(seed), someProvenance)
		if err != nil {
			t.Fatal(err)
		}
		checkWithinMargins(t, d)
	}
}
