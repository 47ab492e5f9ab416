package app

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/app/desk"
	"counterweight/assets"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// addScorecard adds a scorecard made from the first template to a workspace, with an opinion of both sides in each month that the tests
// know, and gives its reference.
func addScorecard(t *testing.T, path string) string {
	t.Helper()
	w := testWorld(&bytes.Buffer{}, &bytes.Buffer{})
	ws, err := openToWrite(t.Context(), &w, path, "Ann Lee")
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	catalogue, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		t.Fatal(err)
	}
	templates, err := desk.CardTemplates(t.Context(), ws, catalogue)
	if err != nil {
		t.Fatal(err)
	}
	b, err := templates[0].Book(civil.MustDate("2026-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	b.Card.Reference, b.Card.Title, b.Card.Subject = "S-900", "=1+1 Ελληνικά", scorecard.Subject{Kind: scorecard.OfPartnership, Name: "The partnership"}
	b.Card.OurName, b.Card.TheirName = "Digital partnerships", "Dŵr Cymru"
	if err := desk.AddCard(t.Context(), ws, b); err != nil {
		t.Fatal(err)
	}
	period := civil.PeriodOf(civil.Month, civil.MustDate("2026-10-31"))
	var readings []scorecard.Reading
	b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
		if m := b.Measures[placed.Measure]; m.Kind == scorecard.Opinion {
			for i, side := range scorecard.AllSides() {
				readings = append(readings, scorecard.Reading{
					Card: b.Card.ID, Measure: m.ID, Period: period, Side: side, State: scorecard.Measured, Value: exact.Some(exact.Int(int64(3 + i))), By: "Ann Lee", On: period.To(),
				})
			}
		}
	})
	if len(readings) == 0 {
		t.Fatal("the template asks for no opinion")
	}
	if err := desk.RecordReadings(t.Context(), ws, readings, ""); err != nil {
		t.Fatal(err)
	}
	return b.Card.Reference
}

func TestAScorecardGoesOut(t *testing.T) {
	path := sampleWorkspace(t)
	reference := addScorecard(t, path)
	for _, ending := range []string{".xlsx", ".pdf"} {
		if one, two := exported(t, path, "scorecard", ending, reference), exported(t, path, "scorecard", ending, reference); !bytes.Equal(one, two) {
			t.Errorf("%s came out differently", ending)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(exported(t, path, "scorecard", ".xlsx", reference, "--period", "2026-10")))
	if err != nil {
		t.Fatal(err)
	}
	if about, _ := f.GetCellValue("Summary", "A2"); !strings.HasSuffix(about, "October 2026") {
		t.Errorf("the workbook is %q", about)
	}
	portfolio, err := excelize.OpenReader(bytes.NewReader(exported(t, path, "scorecard", ".xlsx", "--period", "2026-10")))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	rows, _ := portfolio.GetRows("Portfolio")
	for _, row := range rows {
		found = found || len(row) > 1 && row[0] == reference && row[1] == "=1+1 Ελληνικά"
	}
	if !found {
		t.Errorf("the portfolio does not have %s: %v", reference, rows)
	}
	if table := string(exported(t, path, "readings", ".csv", reference)); !strings.HasPrefix(table, "\uFEFFscorecard,period,side,measure,") || strings.Count(table, "\n2") != 0 || !strings.Contains(table, reference+",2026-10,theirs,") {
		t.Errorf("the table of readings begins with %.200q", table)
	}
	questions, err := excelize.OpenReader(bytes.NewReader(exported(t, path, "readings", ".xlsx", reference, "--period", "2026-10")))
	if err != nil {
		t.Fatal(err)
	}
	if layout, _ := questions.GetCellValue(scorecard.RequestSheetFacts, "B1"); layout != scorecard.RequestLayout {
		t.Errorf("the questions have the layout %q", layout)
	}
}

func TestAScorecardThatIsNotThereIsAMistakeOfTheCommandLine(t *testing.T) {
	path := sampleWorkspace(t)
	reference := addScorecard(t, path)
	for said, args := range map[string][]string{
		"it does not say which scorecard":           {"scorecard", "-o", "a.pdf"},
		"it does not say of which scorecard":        {"readings", "-o", "a.xlsx"},
		"the workspace has no scorecard S-999":      {"scorecard", "S-999", "-o", "a.xlsx"},
		"it has S-014 (Appeals delivery partner)":   {"scorecard", "C-014", "-o", "a.xlsx"},
		"write it as 2026-10, 2026-Q4 or FY2026-27": {"scorecard", reference, "--period", "October", "-o", "a.xlsx"},
		"has no period 2019-01":                     {"scorecard", reference, "--period", "2019-01", "-o", "a.pdf"},
		"is about no contract":                      {"scorecard", reference, "-o", "a.json"},
	} {
		args[len(args)-1] = filepath.Join(t.TempDir(), args[len(args)-1])
		program(t, append([]string{"export", path}, args...)...).ended(t, statusUsage, said)
		if _, err := os.Stat(args[len(args)-1]); err == nil {
			t.Errorf("%v left a file", args)
		}
	}
}

func TestTheIndicatorsOfAScorecardGoOutAsOpenContractingData(t *testing.T) {
	text := exported(t, sampleWorkspace(t), "scorecard", ".json", "S-002")
	var p struct {
		Releases []struct {
			Contracts []struct {
				Title          string
				AgreedMetrics  []struct{ Observations []struct{ Measure string } }
				Implementation struct {
					Metrics []struct {
						Observations []struct {
							Measure               string
							MeasureClassification struct{ ID string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Releases) != 1 || len(p.Releases[0].Contracts) != 1 {
		t.Fatalf("the package tells of other contracts too: %s", text)
	}
	contract := p.Releases[0].Contracts[0]
	if len(contract.AgreedMetrics) < 3 || contract.AgreedMetrics[0].Observations[0].Measure == "" {
		t.Errorf("agreed: %+v", contract.AgreedMetrics)
	}
	classified := 0
	for _, metric := range contract.Implementation.Metrics {
		for _, o := range metric.Observations {
			if slices.Contains([]string{"met", "slightlyBelow", "below", "significantlyBelow", "other"}, o.MeasureClassification.ID) {
				classified++
			} else {
				t.Errorf("the reading %q is classified as %q", o.Measure, o.MeasureClassification.ID)
			}
		}
	}
	if classified == 0 {
		t.Error("nothing was observed")
	}
}
