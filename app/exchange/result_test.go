package exchange

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"

	"github.com/google/go-cmp/cmp"
)

// formatsExample is the tender file that the formats show.
const formatsExample = `{
  "format": "counterweight/tender", "version": 1,
  "tender": {
    "reference": "T-007", "title": "Data platform delivery partner", "currency": "GBP", "begun": "2026-08-03",
    "cost_weight": "40", "quality_weight": "60", "weights": "of-whole",
    "scale": {"min": "0", "max": "4", "step": "1", "levels": [{"mark": "4", "title": "Excellent", "means": "…"}]},
    "criteria": [
      {"id": "Q1", "section": "Quality", "title": "Delivering quality", "weight": "40", "minimum": "2"},
      {"id": "Q2", "section": "Quality", "title": "Partnership", "weight": "20", "children": [
        {"id": "Q2a", "title": "Working as one team", "weight": "50"}, {"id": "Q2b", "title": "Knowledge transfer", "weight": "50", "scale": {"max": "10", "step": "2"}}]}
    ],
    "quality_minimum": "40",
    "price": {"method": "lowest-over-offer"}, "should_cost": "2000000.00",
    "rounding": {"places": 2, "stage": "total"},
    "ties": ["quality", "price"]
  },
  "bids": [
    {"id": "A", "supplier": "Fernhill Digital", "price": "200.00", "marks": {"Q1": "3", "Q2a": "4", "Q2b": "6"}, "rationales": {"Q1": "…"}},
    {"id": "B", "supplier": "Merrow Systems", "price": "160.00", "marks": {"Q1": "2", "Q2a": "2", "Q2b": "4"}},
    {"id": "C", "supplier": "Copperline", "price": "100.00", "marks": {"Q1": "4", "Q2a": "4", "Q2b": "10"}, "status": "withdrawn"}
  ]
}`

// readText reads a tender file that must be without fault.
func readText(t *testing.T, text string) (*tender.Tender, []weighing.Notice) {
	t.Helper()
	read, notices, err := ReadTender(strings.NewReader(text))
	if err != nil {
		t.Fatalf("reading the tender: %v", err)
	}
	return read, notices
}

// resultOf is what "evaluate --json" prints for a tender file, as plain JSON values.
func resultOf(t *testing.T, text string) map[string]any {
	t.Helper()
	read, notices := readText(t, text)
	result, err := read.Rank(tender.Options{})
	if err != nil {
		t.Fatalf("ranking: %v", err)
	}
	var out bytes.Buffer
	if err := WriteResult(&out, read.Reference, result, notices...); err != nil {
		t.Fatal(err)
	}
	var values map[string]any
	if err := json.Unmarshal(out.Bytes(), &values); err != nil {
		t.Fatalf("the result is not JSON: %v\n%s", err, out.Bytes())
	}
	return values
}

// wantJSON compares values with JSON, without the texts of notices.
func wantJSON(t *testing.T, got map[string]any, want string) {
	t.Helper()
	for _, n := range got["notices"].([]any) {
		delete(n.(map[string]any), "text")
	}
	var expected map[string]any
	if err := json.Unmarshal([]byte(want), &expected); err != nil {
		t.Fatalf("the expected value is not JSON: %v", err)
	}
	if diff := cmp.Diff(expected, got); diff != "" {
		t.Error(diff)
	}
}

const (
	resultA = `"criteria": {"Q1": {"mark": "3", "score": "75.000000", "weighted": "30.000000"},
		"Q2": {"score": "80.000000", "weighted": "16.000000"},
		"Q2a": {"mark": "4", "score": "100.000000", "weighted": "10.000000"}, "Q2b": {"mark": "6", "score": "60.000000", "weighted": "6.000000"}}`
	resultB = `"criteria": {"Q1": {"mark": "2", "score": "50.000000", "weighted": "20.000000"},
		"Q2": {"score": "45.000000", "weighted": "9.000000"},
		"Q2a": {"mark": "2", "score": "50.000000", "weighted": "5.000000"}, "Q2b": {"mark": "4", "score": "40.000000", "weighted": "4.000000"}}`
	resultC = `{"id": "C", "supplier": "Copperline", "rank": null, "total": null, "quality": "100.000000", "price_score": null,
		"excluded": "withdrawn", "why": "withdrawn by the bidder", "missing": [], "criteria": {}}`
)

func TestTheExampleOfTheFormatsRanksAsItSays(t *testing.T) {
	wantJSON(t, resultOf(t, formatsExample), `{
		"reference": "T-007", "method": "lowest-over-offer", "better": "high",
		"bids": [
			{"id": "A", "supplier": "Fernhill Digital", "rank": 1, "total": "78.000000", "quality": "76.666667", "price_score": "80.000000",
				"excluded": "", "why": "", "missing": [], `+resultA+`},
			{"id": "B", "supplier": "Merrow Systems", "rank": 2, "total": "69.000000", "quality": "48.333333", "price_score": "100.000000",
				"excluded": "", "why": "", "missing": [], `+resultB+`},
			`+resultC+`],
		"winner": ["A"], "margin": "9.000000",
		"notices": [{"code": "relative-price", "bids": []}, {"code": "low-bid", "bids": ["B"]}, {"code": "low-bid", "bids": ["A"]}]}`)
}

func TestAHigherQualityMinimumTakesTheLowestPriceOut(t *testing.T) {
	stricter := strings.Replace(formatsExample, `"quality_minimum": "40"`, `"quality_minimum": "50"`, 1)
	wantJSON(t, resultOf(t, stricter), `{
		"reference": "T-007", "method": "lowest-over-offer", "better": "high",
		"bids": [
			{"id": "A", "supplier": "Fernhill Digital", "rank": 1, "total": "86.000000", "quality": "76.666667", "price_score": "100.000000",
				"excluded": "", "why": "", "missing": [], `+resultA+`},
			{"id": "B", "supplier": "Merrow Systems", "rank": null, "total": null, "quality": "48.333333", "price_score": null,
				"excluded": "quality-minimum", "why": "quality score 48.333333 is below the minimum of 50", "missing": [], `+resultB+`},
			`+resultC+`],
		"winner": ["A"], "margin": null,
		"notices": [{"code": "single-bid", "bids": ["A"]}]}`)
}

func TestAMissingMarkIsNullAndNotZero(t *testing.T) {
	got := resultOf(t, strings.Replace(formatsExample, `{"Q1": "2", "Q2a": "2", "Q2b": "4"}`, `{"Q1": "2", "Q2a": null, "Q2b": "4"}`, 1))
	bid := got["bids"].([]any)[1].(map[string]any)
	want := map[string]any{
		"id": "B", "supplier": "Merrow Systems", "rank": nil, "total": nil, "quality": nil, "price_score": nil,
		"excluded": "", "why": "not marked yet: Q2a", "missing": []any{"Q2a"},
		"criteria": map[string]any{
			"Q1":  map[string]any{"mark": "2", "score": "50.000000", "weighted": "20.000000"},
			"Q2":  map[string]any{"score": nil, "weighted": nil},
			"Q2a": map[string]any{"mark": nil, "score": nil, "weighted": nil},
			"Q2b": map[string]any{"mark": "4", "score": "40.000000", "weighted": "4.000000"},
		},
	}
	if diff := cmp.Diff(want, bid); diff != "" {
		t.Error(diff)
	}
}

func TestATenderWithoutBidsHasAResultWithoutWinner(t *testing.T) {
	noBids := formatsExample[:strings.Index(formatsExample, `"bids": [`)] + `"bids": []}`
	wantJSON(t, resultOf(t, noBids), `{"reference": "T-007", "method": "lowest-over-offer", "better": "high",
		"bids": [], "winner": [], "margin": null, "notices": [{"code": "no-bids", "bids": []}]}`)
}

func TestAMinimumThatNobodyMeetsLeavesNoWinner(t *testing.T) {
	got := resultOf(t, strings.Replace(formatsExample, `"quality_minimum": "40"`, `"quality_minimum": "90"`, 1))
	if winner := got["winner"].([]any); len(winner) != 0 || got["margin"] != nil {
		t.Errorf("winner %v, margin %v, want none", winner, got["margin"])
	}
	notice := got["notices"].([]any)[0].(map[string]any)
	if notice["code"] != "no-bids" || notice["text"] != "No bid is in the running: each is out or not fully marked." {
		t.Errorf("notice %v", notice)
	}
}

func TestNoticesOfReadingFollowThoseOfTheRanking(t *testing.T) {
	got := resultOf(t, strings.NewReplacer(`"version": 1,`, `"version": 1, "generator": "x",`, `"quality_minimum": "40"`, `"quality_minimum": "50"`).Replace(formatsExample))
	var codes []string
	for _, n := range got["notices"].([]any) {
		codes = append(codes, n.(map[string]any)["code"].(string))
	}
	if want := []string{"single-bid", "unknown-member"}; !slices.Equal(codes, want) {
		t.Errorf("notices %v, want %v", codes, want)
	}
}

func TestTheMeanOfEvaluatorsIsWrittenAsItsMark(t *testing.T) {
	got := resultOf(t, `{"format": "counterweight/tender", "version": 1,
		"tender": {"reference": "T-1", "criteria": [{"id": "Q", "weight": "1"}], "weights": "relative", "scale": {"max": "5"}, "price": {"method": "quality-only"}, "combine": "mean"},
		"bids": [{"id": "A", "evaluator_marks": {"E1": {"Q": "3"}, "E2": {"Q": "3"}, "E3": {"Q": "4"}}}]}`)
	bid := got["bids"].([]any)[0].(map[string]any)
	want := map[string]any{"Q": map[string]any{"mark": "3.333333", "score": "66.666667", "weighted": "66.666667"}}
	if diff := cmp.Diff(want, bid["criteria"]); diff != "" {
		t.Error(diff)
	}
}

func TestEveryLotHasARankingOfItsOwn(t *testing.T) {
	read, _ := readText(t, lotsExample)
	var lots []LotResult
	for i := range read.Lots {
		result, err := read.Rank(tender.Options{Lot: read.Lots[i].ID})
		if err != nil {
			t.Fatal(err)
		}
		lots = append(lots, LotResult{Lot: &read.Lots[i], Result: result})
	}
	var out bytes.Buffer
	if err := WriteLotResults(&out, read.Reference, lots, weighing.Notice{Code: weighing.UnknownMember, Text: "x"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Reference string
		Lots      []struct {
			Lot, Title, Method string
			Winner             []string
		}
		Notices []struct{ Code string }
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Lots) != 2 || got.Lots[0].Lot != "L1" || got.Lots[0].Title != "North" || got.Lots[0].Winner[0] != "A" || got.Lots[1].Winner[0] != "B" ||
		got.Reference != "T-2" || len(got.Notices) != 1 {
		t.Errorf("lots: %s", out.Bytes())
	}
}

// lotsExample is a tender of two lots: Q1 counts in both, Q2 in the first and Q3 in the second.
const lotsExample = `{"format": "counterweight/tender", "version": 1,
	"tender": {"reference": "T-2", "title": "Two lots", "currency": "GBP", "cost_weight": "40", "quality_weight": "60", "weights": "relative", "scale": {"max": "5", "step": "1"},
		"criteria": [{"id": "Q1", "weight": "30"}, {"id": "Q2", "weight": "30"}, {"id": "Q3", "weight": "10"}],
		"price": {"method": "lowest-over-offer"},
		"lots": [{"id": "L1", "title": "North", "criteria": ["Q2"]}, {"id": "L2", "title": "South", "criteria": ["Q3"]}]},
	"bids": [
		{"id": "A", "supplier": "Fernhill Digital", "marks": {"Q1": "4"},
			"lots": {"L1": {"price": "100.00", "marks": {"Q2": "5"}, "rationales": {"Q2": "Strong"}}, "L2": {"price": "300.00", "marks": {"Q3": "1"}}}},
		{"id": "B", "supplier": "Merrow Systems", "marks": {"Q1": "3"},
			"lots": {"L1": {"price": "120.00", "marks": {"Q2": "3"}}, "L2": {"price": "150.00", "marks": {"Q3": "5"}}}}]}`
