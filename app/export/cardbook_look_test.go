package export

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// archivePart is a part of a workbook as it is saved.
func archivePart(t *testing.T, workbook []byte, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// October is the last period of the sample card, and its nine measures are the last rows of Readings.
const (
	octoberRow         = firstReadingRow + 8*9
	octoberCandour     = octoberRow + 4
	octoberApprentices = octoberRow + 8
)

func TestWhatWasNotMeasuredIsAWordAndNoZero(t *testing.T) {
	f := opened(t, cardWorkbook(t, sampleCard()))
	for cell, want := range map[string]string{
		"Readings!F" + row(octoberApprentices): "not measurable", "Readings!I" + row(octoberApprentices): "not measurable",
		"Readings!K" + row(octoberApprentices): none, "Readings!L" + row(octoberApprentices): "0", "Readings!O" + row(octoberApprentices): "Other",
		"Readings!F" + row(octoberCandour): "3", "Readings!S" + row(octoberCandour): "talk", "Readings!X" + row(octoberApprentices): "the region's list is late",
		"Readings!F" + row(firstReadingRow+3*9): "", "Readings!I" + row(firstReadingRow+3*9): "overdue",
	} {
		if got := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if kind, err := f.GetCellType(readingsSheet, "F"+row(octoberCandour)); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("a reading is a cell of type %v (%v)", kind, err)
	}
}

func row(n int) string { return strings.TrimPrefix(ref(1, n), "A") }

func TestARatingThatPeopleSetStandsBesideTheComputedOne(t *testing.T) {
	f := opened(t, cardWorkbook(t, sampleCard()))
	restored := row(octoberRow + 1)
	for column, want := range map[string]string{"M": "Good", "N": "Approaching target", "O": "Approaching target"} {
		if got := raw(t, f, "Readings!"+column+restored); got != want {
			t.Errorf("%s%s is %q, want %q", column, restored, got, want)
		}
	}
	if why := raw(t, f, "Readings!AD"+restored); !strings.HasPrefix(why, "one outage was not counted") {
		t.Errorf("the reason is %q", why)
	}
}

func TestChartsAndSmallLinesHaveGapsWhereNothingWasMeasured(t *testing.T) {
	workbook := cardWorkbook(t, sampleCard())
	trend := archivePart(t, workbook, "xl/worksheets/sheet4.xml")
	if !strings.Contains(trend, `t="e"><f>`) || strings.Contains(trend, `t="str"><f>IF(ISNUMBER($C$20),$C$20,NA())`) {
		t.Error("what is missing is drawn as a text, which charts take for zero")
	}
	summary := archivePart(t, workbook, "xl/worksheets/sheet1.xml")
	if n := strings.Count(summary, "<x14:sparkline>"); n != 14 {
		t.Errorf("%d small lines for 5 perspectives and 9 measures", n)
	}
	if chart := archivePart(t, workbook, "xl/charts/chart1.xml"); !strings.Contains(chart, `<dispBlanksAs val="gap">`) {
		t.Error("charts do not leave gaps")
	}
}

// Last year's figures stay last year's: what is valid from a later day on changes nothing in the periods before.
func TestALaterTargetChangesNothingInEarlierPeriods(t *testing.T) {
	before, after := sampleCard(), sampleCard()
	m := after.Book.Measures[1]
	m.Points = append(m.Points, scorecard.Dated[scorecard.Points]{
		From: civil.MustDate("2026-10-01"), Reason: "harder", Value: scorecard.Points{Floor: exact.SomeOf("80"), RedFlag: exact.SomeOf("90"), Target: exact.SomeOf("99")},
	})
	one, two := opened(t, cardWorkbook(t, before)), opened(t, cardWorkbook(t, after))
	for n := firstReadingRow; n < octoberRow; n++ {
		if was, is := raw(t, one, "Readings!K"+row(n)), raw(t, two, "Readings!K"+row(n)); was != is {
			t.Errorf("row %d scored %s and scores %s", n, was, is)
		}
	}
	if was, is := raw(t, one, "Readings!O"+row(octoberRow)), raw(t, two, "Readings!O"+row(octoberRow)); was != "Approaching target" || is != "Inadequate" {
		t.Errorf("in October it was %q and is %q", was, is)
	}
}

func TestAScorecardWithoutPartsGoesOut(t *testing.T) {
	c := sampleCard()
	c.Book.Card.Perspectives, c.Book.Readings, c.Book.Overrides = nil, nil, nil
	if f := opened(t, cardWorkbook(t, c)); raw(t, f, "Summary!B4") != none {
		t.Errorf("a card without measures scores %q", raw(t, f, "Summary!B4"))
	}
	if _, err := LayOutScorecard(c, someProvenance); err != nil {
		t.Error(err)
	}
}

func TestWhatPeopleReadIsPrintedAndNoStepsOnTheWay(t *testing.T) {
	f := opened(t, cardWorkbook(t, sampleCard()))
	printed := map[string]string{}
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Area" {
			printed[name.Scope] = name.RefersTo
		}
	}
	for sheet, want := range map[string]string{
		readingsSheet: "Readings!$A$1:$O$" + row(octoberApprentices), checkSheet: "Check!$A$1:", trendSheet: "Trend!$A$",
	} {
		if !strings.HasPrefix(printed[sheet], want) {
			t.Errorf("of %s is printed %q, want %s", sheet, printed[sheet], want)
		}
	}
	if first := strings.SplitN(strings.TrimPrefix(printed[trendSheet], "Trend!$A$"), ":", 2)[0]; raw(t, f, "Trend!A"+first) != "Ratings" {
		t.Errorf("Trend is printed from %q on", raw(t, f, "Trend!A"+first))
	}
}
