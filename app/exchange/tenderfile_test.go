package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"

	"github.com/google/go-cmp/cmp"
)

// unlike says in what two tenders differ, empty where they are the same.
func unlike(a, b *tender.Tender) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return cmp.Diff(a, b, cmp.Exporter(func(reflect.Type) bool { return true }))
}

func written(t testing.TB, of *tender.Tender) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteTender(&out, of); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wantRoundTrip writes a tender, reads it back and compares; the second writing must give the same bytes.
func wantRoundTrip(t *testing.T, first *tender.Tender) {
	t.Helper()
	text := written(t, first)
	again, _, err := ReadTender(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("what was written is not read back: %v\n%s", err, text)
	}
	if diff := unlike(first, again); diff != "" {
		t.Errorf("read back differently: %s\n%s", diff, text)
	}
	if second := written(t, again); !bytes.Equal(text, second) {
		t.Errorf("written differently:\n%s\n%s", text, second)
	}
}

// fullExample has every member that the program knows, and members that it does not know wherever they can stand.
const fullExample = `{"format": "counterweight/tender", "version": 1, "generator": {"name": "x", "built": [1, 2.50, null]},
	"tender": {
		"buyer": "Office", "reference": "T-3", "title": "Everything", "currency": "KWD", "begun": "2026-08-03", "note": "Published",
		"cost_weight": "40", "quality_weight": "60", "weights": "of-quality",
		"scale": {"min": "0", "max": "5", "step": "0.5", "colour": "blue", "levels": [
			{"mark": "0", "title": "None"}, {"mark": "5", "title": "Excellent", "means": "all of it", "colour": {"r": 1}, "a.b": 1, "[0]": 2, "": 3, "\"]": 4}]},
		"criteria": [
			{"id": "Q1", "section": "Technical", "title": "One", "weight": "60", "minimum": "2.5", "owner": "Ann"},
			{"id": "Q2", "section": "Fit", "title": "Two", "weight": "40", "weights": "relative", "children": [
				{"id": "Q2a", "title": "a", "weight": "1", "scale": {"min": "1", "max": "3", "note": true}}, {"id": "Q2b", "weight": "2", "tags": []}]}],
		"quality_minimum": "12.5",
		"price": {"method": "between-anchors", "floor": "100.5", "ceiling": "2000", "note": "agreed"}, "should_cost": "1500.125",
		"rounding": {"places": 3, "stage": "parts", "why": "policy"},
		"ties": ["heaviest-criterion", "quality", "price"], "combine": "mean",
		"weight_limits": {"name": "Framework", "whole_numbers": true, "price": {"min": "20", "max": "85", "n": 1}, "source": "web",
			"sections": {"Technical": {"min": "10", "max": "75"}, "Fit.2": {"min": "5", "max": "20", "n": "2"}}},
		"panel": [{"id": "E1", "name": "Ann", "grade": 7}, {"id": "E2"}]},
	"bids": [
		{"id": "A", "supplier": "Fernhill Digital", "price": "200", "size": "small",
			"marks": {"Q1": "2.5", "Q2a": 1}, "rationales": {"Q1": "fair", "Q2b": "to be marked"},
			"evaluator_marks": {"E2": {"Q1": "2"}, "E1": {"Q2b": "3.5", "Q1": "3"}}, "evaluator_rationales": {"E1": {"Q1": "why"}}},
		{"id": "B", "supplier": "Merrow", "status": "late", "more": null, "promises": [
			{"criterion": "Q1", "title": "Apprentices", "passage": "We will train two.", "due": "2027-02-28", "every_months": 3, "target": 2, "colour": "red"}, {"title": "Open code"}]}]}`

func TestReadingAndWritingATenderGivesItBack(t *testing.T) {
	for name, text := range map[string]string{"the example of the formats": formatsExample, "lots": lotsExample, "everything": fullExample} {
		t.Run(name, func(t *testing.T) {
			first, _ := readText(t, text)
			wantRoundTrip(t, first)
		})
	}
}

func TestUnknownMembersReturnToTheirPlaces(t *testing.T) {
	read, _ := readText(t, fullExample)
	var before, after map[string]any
	if err := json.Unmarshal([]byte(fullExample), &before); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(written(t, read), &after); err != nil {
		t.Fatal(err)
	}
	for _, path := range [][]any{
		{"generator"},
		{"tender", "buyer"},
		{"tender", "scale", "colour"},
		{"tender", "scale", "levels", 1, "colour"},
		{"tender", "scale", "levels", 1, "a.b"},
		{"tender", "scale", "levels", 1, "[0]"},
		{"tender", "scale", "levels", 1, ""},
		{"tender", "scale", "levels", 1, `"]`},
		{"tender", "criteria", 0, "owner"},
		{"tender", "criteria", 1, "children", 0, "scale", "note"},
		{"tender", "criteria", 1, "children", 1, "tags"},
		{"tender", "price", "note"},
		{"tender", "rounding", "why"},
		{"tender", "weight_limits", "source"},
		{"tender", "weight_limits", "price", "n"},
		{"tender", "weight_limits", "sections", "Fit.2", "n"},
		{"tender", "panel", 0, "grade"},
		{"bids", 0, "size"},
		{"bids", 1, "more"},
		{"bids", 1, "promises", 0, "colour"},
	} {
		want, wasThere := at(before, path)
		got, found := at(after, path)
		if !wasThere || !found || !reflect.DeepEqual(want, got) {
			t.Errorf("%v: %v (%v), want %v (%v)", path, got, found, want, wasThere)
		}
	}
}

// at is the value that names and indexes lead to, and whether it is there.
func at(value any, path []any) (any, bool) {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, _ := value.(map[string]any)
			inside, ok := object[step]
			if !ok {
				return nil, false
			}
			value = inside
		case int:
			list, _ := value.([]any)
			if step >= len(list) {
				return nil, false
			}
			value = list[step]
		}
	}
	return value, true
}

func TestAMemberThatIsNotKnownKeepsAnObjectThatWouldBeEmpty(t *testing.T) {
	first, _ := readText(t, strings.Replace(formatsExample, `{"places": 2, "stage": "total"}`, `{"places": 0, "stage": "none", "why": "law"}`, 1))
	if text := string(written(t, first)); !strings.Contains(text, `"rounding": {"places": 0, "stage": "none", "why": "law"}`) {
		t.Errorf("the rounding rule lost its reason:\n%s", text)
	}
}

func TestNumbersAreWrittenInCanonicalForm(t *testing.T) {
	read, _ := readText(t, strings.NewReplacer(`"200.00"`, `200`, `"cost_weight": "40"`, `"cost_weight": 40.0`, `"Q1": "3"`, `"Q1": "03.00"`).Replace(formatsExample))
	text := string(written(t, read))
	for _, want := range []string{`"price": "200.00"`, `"cost_weight": "40"`, `"Q1": "3"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
}

func TestATenderThatIsStillBeingWrittenIsWrittenSoundly(t *testing.T) {
	draft := &tender.Tender{
		Criteria: []tender.Criterion{{ID: "Q1"}, {ID: "Q1"}, {}},
		Bids:     []tender.Bid{{Offer: tender.Offer{Marks: tender.Marks{"Q1": {Value: exact.SomeOf("3")}, "Q9": {Rationale: "why"}, "": {}}}}},
	}
	text := written(t, draft)
	if fault := syntaxFault(text); fault != nil || bytes.Count(text, []byte(`"Q1": "3"`)) != 1 || !bytes.Contains(text, []byte(`"rationales": {"Q9": "why"}`)) {
		t.Errorf("%v in\n%s", fault, text)
	}
}

func TestAByteOrderMarkIsAccepted(t *testing.T) { readText(t, "\ufeff"+formatsExample) }

func TestNoticesComeWithFaults(t *testing.T) {
	_, notices, err := ReadTender(strings.NewReader(strings.Replace(formatsExample, `"scale": {"min"`, `"Scale": {"min"`, 1)))
	if err == nil || len(notices) != 1 || notices[0].Code != weighing.UnknownMember {
		t.Errorf("notices %v with error %v, want the one that explains the fault", notices, err)
	}
}

func TestAmountsMayStandBeforeTheirCurrency(t *testing.T) {
	const text = `{"bids": [{"price": "7.5", "id": "A"}], "tender": {"price": {"method": "lowest-price"}, "quality_minimum": 0, "should_cost": "9", "currency": "GBP"},
		"version": 1, "format": "counterweight/tender"}`
	read, _ := readText(t, text)
	if got := read.Bids[0].Price; got != money.New(750, money.GBP) || read.ShouldCost != money.New(900, money.GBP) {
		t.Errorf("price %v, should-cost %v", got, read.ShouldCost)
	}
}

// naughtyTender has every naughty text as a title, a section, a level, a supplier, a reason, a note and an id.
func naughtyTender(texts []string) *tender.Tender {
	t := &tender.Tender{
		Reference: "T-9", Currency: money.GBP, Begun: civil.MustDate("2026-08-03"),
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Levels: nil}, Price: tender.PriceRule{Method: weighing.LowestOverOffer},
		Note: strings.Join(texts, "\n"),
	}
	bid := tender.Bid{ID: "A", Supplier: "A", Offer: tender.Offer{Price: money.New(100, money.GBP), Marks: tender.Marks{}}}
	seen := map[string]bool{"": true}
	for i, text := range texts {
		id := text
		if seen[id] {
			id = fmt.Sprintf("%s(%d)", id, i)
		}
		seen[id] = true
		t.Criteria = append(t.Criteria, tender.Criterion{ID: id, Section: text, Title: text, Weight: exact.Int(1)})
		bid.Marks[id] = tender.Mark{Value: exact.SomeOf("3"), Rationale: text}
		t.Scale.Levels = append(t.Scale.Levels, tender.Level{Mark: exact.Scaled(int64(i), 3), Title: text, Means: text})
		t.Bids = append(t.Bids, tender.Bid{ID: id + "-ltd", Supplier: text, Status: weighing.Withdrawn})
	}
	t.Bids = append(t.Bids, bid)
	return t
}

func TestNaughtyTextsSurviveATenderFile(t *testing.T) {
	wantRoundTrip(t, naughtyTender(beside.NaughtyStrings(t)))
}

func TestNaughtyNamesOfUnknownMembersSurviveATenderFile(t *testing.T) {
	var members strings.Builder
	for i, text := range beside.NaughtyStrings(t) {
		name, err := json.Marshal(fmt.Sprintf("%s%d", text, i))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&members, "%s: %d, ", name, i)
	}
	first, notices := readText(t, strings.Replace(formatsExample, `"places": 2,`, members.String()+`"places": 2,`, 1))
	if len(first.Extra) < 500 || len(notices) != 1 {
		t.Errorf("%d members kept, %d notices", len(first.Extra), len(notices))
	}
	wantRoundTrip(t, first)
}

// largeTender has so many bids with a mark on each of so many criteria.
func largeTender(bids, criteria int) *tender.Tender {
	t := &tender.Tender{
		Reference: "T-10", Title: "Large", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")}, Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	for i := range criteria {
		t.Criteria = append(t.Criteria, tender.Criterion{ID: fmt.Sprintf("Q%d", i+1), Title: "A question", Weight: exact.Int(1)})
	}
	for i := range bids {
		bid := tender.Bid{ID: fmt.Sprintf("B%d", i+1), Supplier: "A supplier", Offer: tender.Offer{Price: money.New(int64(10_000+i), money.GBP), Marks: tender.Marks{}}}
		for k := range criteria {
			bid.Marks[t.Criteria[k].ID] = tender.Mark{Value: exact.Some(exact.Int(int64((i + k) % 6)))}
		}
		t.Bids = append(t.Bids, bid)
	}
	return t
}

func TestTendersOfAllSizesAreReadBack(t *testing.T) {
	for _, bids := range []int{0, 1, 10_000} {
		t.Run(fmt.Sprintf("%d bids", bids), func(t *testing.T) {
			begun := time.Now()
			wantRoundTrip(t, largeTender(bids, 10))
			t.Logf("read and written twice in %v", time.Since(begun))
		})
	}
}

func FuzzReadTender(f *testing.F) {
	for _, text := range []string{formatsExample, lotsExample, fullExample, "{}", "[]", "\ufeff{\"format\": \"counterweight/tender\"}"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		first, _, err := ReadTender(bytes.NewReader(data))
		if err != nil {
			return
		}
		wantRoundTrip(t, first)
	})
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("Q1", "A", "Fernhill Digital", "because", int64(1234), uint8(2))
	f.Add("Q.1", `B"]`, "=1+1", "line\nbreak", int64(0), uint8(0))
	f.Fuzz(func(t *testing.T, criterion, bid, supplier, reason string, number int64, places uint8) {
		for _, text := range []string{criterion, bid, supplier, reason} {
			if !utf8.ValidString(text) {
				t.Skip("no text of a tender is anything but UTF-8")
			}
		}
		if criterion == "" || bid == "" || number < 0 {
			t.Skip("not a sound tender")
		}
		value := exact.Scaled(number, int(places)%10)
		wantRoundTrip(t, &tender.Tender{
			Reference: reason, Title: supplier, Currency: money.EUR, Note: criterion,
			Scale:    tender.Scale{Max: exact.Some(exact.Scaled(1<<62, 0)), Levels: []tender.Level{{Mark: value, Title: supplier, Means: reason}}},
			Weights:  tender.WeightsRelative,
			Criteria: []tender.Criterion{{ID: criterion, Section: bid, Title: reason, Weight: exact.Int(number%7 + 1)}},
			Price:    tender.PriceRule{Method: weighing.QualityOnly},
			Bids: []tender.Bid{{ID: bid, Supplier: supplier, Offer: tender.Offer{
				Price: money.New(number, money.EUR), Marks: tender.Marks{criterion: {Value: exact.Some(value), Rationale: reason}},
				Evaluators: map[string]tender.Marks{supplier: {criterion: {Value: exact.Some(value), Rationale: bid}}},
			}}},
		})
	})
}
