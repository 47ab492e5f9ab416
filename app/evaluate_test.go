package app

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/assets/beside"
)

// formatsExample is the tender file of the formats, whose result they print.
const formatsExample = `{
  "format": "counterweight/tender", "version": 1,
  "tender": {
    "reference": "T-007", "title": "Data platform delivery partner", "currency": "GBP", "begun": "2026-08-03",
    "cost_weight": "40", "quality_weight": "60", "weights": "of-whole",
    "scale": {"min": "0", "max": "4", "step": "1", "levels": [{"mark": "4", "title": "Excellent", "means": "…"}]},
    "criteria": [
      {"id": "Q1", "section": "Quality", "title": "Delivering quality", "weight": "40", "minimum": "2"},
      {"id": "Q2", "section": "Quality", "title": "Partnership", "weight": "20", "children": [
        {"id": "Q2a", "title": "Working as one team", "weight": "50"},
        {"id": "Q2b", "title": "Knowledge transfer", "weight": "50", "scale": {"max": "10", "step": "2"}}]}
    ],
    "quality_minimum": "40",
    "price": {"method": "lowest-over-offer"}, "should_cost": "2000000.00",
    "rounding": {"places": 2, "stage": "total"},
    "ties": ["quality", "price"]
  },
  "bids": [
    {"id": "A", "supplier": "Fernhill Digital", "price": "200.00", "marks": {"Q1": "3", "Q2a": "4", "Q2b": "6"}},
    {"id": "B", "supplier": "Merrow Systems", "price": "160.00", "marks": {"Q1": "2", "Q2a": "2", "Q2b": "4"}},
    {"id": "C", "supplier": "Copperline", "price": "100.00", "marks": {"Q1": "4", "Q2a": "4", "Q2b": "10"}, "status": "withdrawn"}
  ]
}`

// summary is the part of a result document that says who won.
type summary struct {
	Bids []struct {
		ID         string
		Rank       *int
		Total      *string
		PriceScore *string `json:"price_score"`
		Excluded   string
	}
	Winner []string
	Margin *string
}

func (s summary) String() string {
	text := ""
	for _, b := range s.Bids {
		if b.Rank == nil {
			text += fmt.Sprintf("%s %s, ", b.ID, b.Excluded)
			continue
		}
		text += fmt.Sprintf("%d %s %s, ", *b.Rank, b.ID, *b.Total)
	}
	return text
}

func evaluated(t *testing.T, args ...string) summary {
	t.Helper()
	var s summary
	if err := json.Unmarshal([]byte(program(t, append([]string{"evaluate", "--json"}, args...)...).done(t).out), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheExampleOfTheFormats(t *testing.T) {
	tests := map[string]struct {
		minimum, want, priceScoreOfA string
	}{
		"as it stands":                     {"40", "1 A 78.000000, 2 B 69.000000, C withdrawn, ", "80.000000"},
		"with a higher quality minimum":    {"50", "1 A 86.000000, B quality-minimum, C withdrawn, ", "100.000000"},
		"with a minimum that nobody meets": {"99", "A quality-minimum, B quality-minimum, C withdrawn, ", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			example := strings.Replace(formatsExample, `"quality_minimum": "40"`, `"quality_minimum": "`+test.minimum+`"`, 1)
			got := evaluated(t, fileWith(t, "tender.json", example))
			if got.String() != test.want {
				t.Errorf("got %s want %s", got, test.want)
			}
			if score := got.Bids[0].PriceScore; (score == nil) != (test.priceScoreOfA == "") || (score != nil && *score != test.priceScoreOfA) {
				t.Errorf("price score of A is not %q", test.priceScoreOfA)
			}
		})
	}
}

func TestARankingInWords(t *testing.T) {
	text := program(t, "evaluate", sampleFilePath("T-007")).done(t).out
	for _, line := range []string{
		"T-007 Data platform delivery partner",
		"35 % cost, 65 % quality.",
		"     1  A    Fernhill Digital    92.31  £1,940,000        78.35  87.42",
		"     5  B    Merrow Systems      59.62  £1,520,000       100.00  73.75",
		"Fernhill Digital (A) wins, 6.29 ahead of Copperline (C).",
		"  Price score            100 × 1520000 ÷ 1940000 = 78.350515",
		"         0.0 %   39.8 %  Merrow Systems (B)",
		"bidder to explain it before award",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("there is no %q in:\n%s", line, text)
		}
	}
	for line := range strings.Lines(text) {
		if columnsOf(line) > 100 {
			t.Errorf("a line of %d columns: %s", columnsOf(line), line)
		}
	}
}

func TestATotalBelowNothingHasTheMinusSignOfItsWorking(t *testing.T) {
	worth := strings.NewReplacer(`"cost_weight": "40", "quality_weight": "60", "weights": "of-whole"`, `"weights": "relative"`,
		`{"method": "lowest-over-offer"}`, `{"method": "monetised-quality", "value_per_point": "5"}`).Replace(formatsExample)
	text := program(t, "evaluate", fileWith(t, "worth.json", worth)).done(t).out
	for _, line := range []string{
		"     1  A    Fernhill Digital    76.67   £200            −183.33",
		"Fernhill Digital (A) wins, 101.67 ahead of Merrow Systems (B).",
		"  Total                  200 − 76.666667 × 5 = −183.333333",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("there is no %q in:\n%s", line, text)
		}
	}
}

func TestAWorkingThatIsTheValueItselfIsNotWrittenTwice(t *testing.T) {
	text := program(t, "evaluate", sampleFilePath("FCDO-EHS-2023")).done(t).out
	if !strings.Contains(text, "  Price score    100, as published\n") {
		t.Errorf("got:\n%s", text)
	}
}

func TestWhatTheRealEvaluationSaysOfItself(t *testing.T) {
	text := strings.Join(strings.Fields(program(t, "evaluate", sampleFilePath("FCDO-EHS-2023")).done(t).out), " ")
	for _, part := range []string{"78.00", "67.21", "55.80", "48.03", "36.87", "Open Government Licence v3.0", "FOI2024/01569", "Price scores as they were given."} {
		if !strings.Contains(text, part) {
			t.Errorf("there is no %q in:\n%s", part, text)
		}
	}
}

func TestWhatIfCostWeighedAnotherAmount(t *testing.T) {
	got := evaluated(t, sampleFilePath("T-007"), "--cost-weight", "80")
	if got.Winner[0] != "B" {
		t.Errorf("%v wins, want B", got.Winner)
	}
	program(t, "evaluate", sampleFilePath("T-007"), "--cost-weight", "101").ended(t, statusUsage, "not from 0 to 100")
	priceOnly := strings.NewReplacer(`"cost_weight": "40", "quality_weight": "60", "weights": "of-whole"`, `"weights": "relative"`,
		`"lowest-over-offer"`, `"lowest-price"`).Replace(formatsExample)
	program(t, "evaluate", fileWith(t, "tender.json", priceOnly), "--cost-weight", "50").ended(t, statusUsage, "no cost weight to try")
}

func TestATenderWithLotsIsRankedLotByLot(t *testing.T) {
	path := sampleFilePath("T-008")
	all := program(t, "evaluate", path).done(t).out
	if !strings.Contains(all, "Lot L1 Wales, in Welsh and English") || !strings.Contains(all, "Lot L2 North of England") {
		t.Errorf("not both lots in:\n%s", all)
	}
	if got := evaluated(t, path, "--lot", "L2"); got.String() != "1 A 76.444444, 2 C 76.361111, 3 B 73.444444, " {
		t.Errorf("lot L2: %s", got)
	}
	program(t, "evaluate", path, "--lot", "L3").ended(t, statusUsage, "the lots are L1, L2")
}

// Everything that is wrong comes at once, each fault on its line: where, what, how to put it right.
func TestAllFaultsOfAFileAtOnce(t *testing.T) {
	broken := strings.NewReplacer(
		`"price": "160.00", "marks": {"Q1": "2"`, `"price": "0", "marks": {"Q1": "5"`,
		`"id": "C"`, `"id": "A"`,
		`"weight": "20"`, `"weight": "25"`,
	).Replace(formatsExample)
	got := program(t, "evaluate", "--json", fileWith(t, "tender.json", broken))
	got.ended(t, statusData, "bids[1].marks.Q1: ", "bids[2].id: ", "tender.criteria")
	if lines := strings.Count(got.err, "\n"); lines < 3 {
		t.Errorf("%d lines, want one for each fault: %s", lines, got.err)
	}
}

func TestFilesThatAreNoTender(t *testing.T) {
	tests := map[string]struct {
		path   string
		status int
		said   string
	}{
		"a file that is not there": {filepath.Join(t.TempDir(), "none.json"), statusFile, "there is no such file"},
		"a folder":                 {t.TempDir(), statusFile, "it can't be read"},
		"an empty file":            {fileWith(t, "empty.json", ""), statusData, "the file is empty"},
		"no JSON":                  {fileWith(t, "no.json", "{not json"), statusData, "not JSON"},
		"another JSON":             {fileWith(t, "other.json", `{"format": "other"}`), statusData, "format"},
		"a workspace":              {fileWith(t, "w.cw", "SQLite format 3\x00…"), statusUsage, "is a workspace: evaluate one of its tenders"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			program(t, "evaluate", test.path).ended(t, test.status, test.said)
		})
	}
}

func TestAnInterruptedCommand(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	programWith(t, ctx, "evaluate", "none.json").ended(t, statusInterrupted, "interrupted")
}

// manyBids is a tender file with n bids under three criteria.
func manyBids(n int) string {
	var bids strings.Builder
	for i := range n {
		if i > 0 {
			bids.WriteString(",\n")
		}
		fmt.Fprintf(&bids, `{"id": "B%05d", "supplier": "Supplier %d", "price": "%d.00", "marks": {"Q1": "%d", "Q2": "%d", "Q3": "%d"}}`,
			i, i, 100_000+i*7919%50_000, i%5, i*3%5, i*7%5)
	}
	return `{"format": "counterweight/tender", "version": 1, "tender": {"reference": "T-9", "title": "Many", "currency": "GBP",
  "cost_weight": "40", "quality_weight": "60", "weights": "relative", "scale": {"max": "4", "step": "1"},
  "criteria": [{"id": "Q1", "title": "One", "weight": "1"}, {"id": "Q2", "title": "Two", "weight": "2"}, {"id": "Q3", "title": "Three", "weight": "3"}],
  "price": {"method": "lowest-over-offer"}}, "bids": [` + bids.String() + "]}"
}

func TestAnyNumberOfBids(t *testing.T) {
	tests := map[string]struct {
		bids int
		said string
	}{
		"none":         {0, "No bid is in the running, so none wins."},
		"one":          {1, "Only Supplier 0 is in the running"},
		"ten thousand": {10_000, "more like it, which --json lists"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			text := program(t, "evaluate", fileWith(t, "tender.json", manyBids(test.bids))).done(t).out
			if !strings.Contains(text, test.said) {
				t.Errorf("there is no %q in:\n%.2000s", test.said, text)
			}
		})
	}
}

// Names that others wrote may hold anything; on the terminal they are one line that moves no cursor and turns no direction.
func TestNaughtyNames(t *testing.T) {
	names := beside.NaughtyStrings(t)
	example := func(name string) string {
		quoted, err := json.Marshal(name)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Replace(formatsExample, `"Fernhill Digital"`, string(quoted), 1)
	}
	path := fileWith(t, "tender.json", "")
	for _, name := range append(names, "\x1b[2J", "two\nlines", "back\rwards", "\u202eturned", strings.Repeat("长", 200)) {
		if err := os.WriteFile(path, []byte(example(name)), 0o600); err != nil {
			t.Fatal(err)
		}
		text := program(t, "evaluate", path).done(t).out
		for line := range strings.Lines(text) {
			if columnsOf(line) > 100 {
				t.Errorf("supplier %.40q: a line of %d columns", name, columnsOf(line))
			}
			for _, r := range strings.TrimSuffix(line, "\n") {
				if r < ' ' || isDirection(r) {
					t.Errorf("supplier %q: %U reaches the terminal", name, r)
				}
			}
		}
	}
}
