package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// sectionOf is the text of the pages from a bookmark to the next, without head and foot.
func sectionOf(t *testing.T, d *Document, title string) string {
	t.Helper()
	at := slices.IndexFunc(d.Bookmarks, func(b Bookmark) bool { return b.Title == title })
	if at < 0 {
		t.Fatalf("no section %q in %v", title, d.Bookmarks)
	}
	end := len(d.Pages)
	if at+1 < len(d.Bookmarks) {
		end = d.Bookmarks[at+1].Page
	}
	var texts []string
	for i := d.Bookmarks[at].Page; i < end; i++ {
		for _, run := range bodyRuns(&d.Pages[i]) {
			texts = append(texts, run.Text)
		}
	}
	return strings.Join(texts, " ")
}

func checkSays(t *testing.T, where, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("%s does not say %q; it says %.400q", where, want, text)
		}
	}
}

// The figures are those of FCDO Services' published evaluation (FOI2024/01569, Open Government Licence v3.0).
func TestTheReportOnARealEvaluation(t *testing.T) {
	d := pagesOf(t, sampleTender(t, "FCDO-EHS-2023"), "")
	checkSays(t, "the cover", textOf(&d.Pages[0]),
		"Evaluation report", "Enterprise health and safety system", "Bidder E wins with a total of 78.00, 10.79 ahead of Bidder A.", "FCDO-EHS-2023",
		"5 bids, all in the ranking", "8 questions to be marked", "40 % cost, 60 % quality", "Open", "Government Licence v3.0",
		"12 Mar 2027 14:02 UTC", "Digital partnerships 2027", "Contents")
	checkSays(t, "the result", sectionOf(t, d, "Result"),
		"1 E Bidder E 63.33 100.00 78.00", "2 A Bidder A 70.33 62.53 67.21", "3 C Bidder C 68.50 36.75 55.80",
		"4 B Bidder B 68.50 17.33 48.03", "5 D Bidder D 41.33 30.18 36.87",
		"Bidder E wins, 10.79 ahead of Bidder A", "Bidder E wins up to 84.3 % quality; above that Bidder A wins.",
		"Here quality weighs 60 %, 24.3 percentage points from the nearest", "price scores were given and not the prices")
	checkSays(t, "the model", sectionOf(t, d, "The model"),
		"40 % cost, 60 % quality.", "Technical questions", "Q1 Question 1 5.5 5.50 5", "Q8 Question 8 8 8.00 5",
		"Marks run from 0 to 5 in steps of 1.", "(quality weight × quality score + cost weight × price score) ÷ 100",
		"Nothing is rounded before bids are compared.")
	checkSays(t, "the page on the winner", sectionOf(t, d, "1. Bidder E"),
		"1 of 5", "Q2 Question 2 4 of 5 80.00 16.67 8.00", "All criteria 100.00 38.00",
		"(5.5 × 60 + 10 × 80 + 10 × 60 + 7.5 × 60 + 4 × 60 + 7.5 × 60 + 7.5 × 60 + 8 × 60) ÷ 60", "63.333333", "(60 × 63.333333 + 40 × 100) ÷ 100")
	checkSays(t, "the sources", sectionOf(t, d, "Sources and calculation notes"),
		"FOI2024/01569", "computed exactly", "Model fingerprint", sampleTender(t, "FCDO-EHS-2023").Fingerprint(), reportProvenance.Head, "Counterweight 0.1.0")
	if len(d.Pages) != 10 {
		t.Errorf("%d pages, want 10", len(d.Pages))
	}
}

// The file is the example of the tender file's own description.
func TestTheReportOnATenderWithSubCriteria(t *testing.T) {
	d := pagesOf(t, readTender(t, exampleFile), "")
	checkSays(t, "the result", sectionOf(t, d, "Result"),
		"1 A Fernhill Digital 76.67 £200 80.00 78.00", "2 B Merrow Systems 48.33 £160 100.00 69.00", "Not in the ranking",
		"C Copperline withdrawn by the bidder", "The price score depends on the other bids.")
	checkSays(t, "the model", sectionOf(t, d, "The model"),
		"Q2 Partnership 20 20.00", "Q2a Working as one team 50 10.00 4", "Q2b Knowledge transfer 50 10.00 10", "Scale of Q1 and Q2a", "Scale of Q2b",
		"from 0 to 10 in steps of 2", "100 × lowest price ÷ price", "40; a bid below is out", "£2,000,000",
		"The total is rounded before bids are compared, to 2 places, half away from zero.",
		"decides the higher quality score, then the lower price")
	checkSays(t, "the page on A", sectionOf(t, d, "1. Fernhill Digital (A)"),
		"Q1 Delivering quality 3 of 4 75.00 66.67 30.00", "Steady hand.", "Q2b Knowledge transfer 6 of 10 60.00 16.67 6.00",
		"Score of Q2 (50 × 100 + 50 × 60) ÷ 100 80", "(40 × 75 + 20 × 80) ÷ 60", "100 × 160 ÷ 200", "78, rounded to 2 places")
	checkSays(t, "the page on C", sectionOf(t, d, "Copperline (C)"), "Not in the ranking: withdrawn by the bidder.", "100.00")
}

const exampleFile = `{"format": "counterweight/tender", "version": 1,
  "tender": {
    "reference": "T-007", "title": "Data platform delivery partner", "currency": "GBP", "begun": "2026-08-03",
    "cost_weight": "40", "quality_weight": "60", "weights": "of-whole",
    "scale": {"min": "0", "max": "4", "step": "1", "levels": [{"mark": "2", "title": "Fair", "means": "Answers most of the question."}]},
    "criteria": [
      {"id": "Q1", "section": "Quality", "title": "Delivering quality", "weight": "40", "minimum": "2"},
      {"id": "Q2", "section": "Quality", "title": "Partnership", "weight": "20", "children": [
        {"id": "Q2a", "title": "Working as one team", "weight": "50"},
        {"id": "Q2b", "title": "Knowledge transfer", "weight": "50", "scale": {"max": "10", "step": "2"}}]}
    ],
    "quality_minimum": "40", "price": {"method": "lowest-over-offer"}, "should_cost": "2000000.00",
    "rounding": {"places": 2, "stage": "total"}, "ties": ["quality", "price"]
  },
  "bids": [
    {"id": "A", "supplier": "Fernhill Digital", "price": "200.00", "marks": {"Q1": "3", "Q2a": "4", "Q2b": "6"}, "rationales": {"Q1": "Steady hand."}},
    {"id": "B", "supplier": "Merrow Systems", "price": "160.00", "marks": {"Q1": "2", "Q2a": "2", "Q2b": "4"}},
    {"id": "C", "supplier": "Copperline", "price": "100.00", "marks": {"Q1": "4", "Q2a": "4", "Q2b": "10"}, "status": "withdrawn"}
  ]
}`

func TestDroppingABidIsTold(t *testing.T) {
	d := pagesOf(t, sampleTender(t, "T-007"), "")
	checkSays(t, "the result", sectionOf(t, d, "Result"), "If one of the bids had not been there", "so the order of the rest would change if any one of these had not bid",
		"Merrow Systems (B) Fernhill Digital (A) Halden Services (E) and Brindle & Co (D)")
}

func TestEveryPageSaysWhereItBelongs(t *testing.T) {
	d := pagesOf(t, manyBids(12, 6), "")
	for i := range d.Pages {
		checkSays(t, fmt.Sprint("page ", i+1), textOf(&d.Pages[i]), fmt.Sprintf("Page %d of %d", i+1, len(d.Pages)),
			reportProvenance.Marking, "snapshot "+reportProvenance.Snapshot)
		if i > 0 {
			checkSays(t, fmt.Sprint("page ", i+1), textOf(&d.Pages[i]), "T-112 Platfform data")
		}
	}
}

func TestContentsAndBookmarksLeadToTheSections(t *testing.T) {
	d := pagesOf(t, manyBids(3, 60), "")
	var numbers []string
	for i := range d.Pages[:d.Bookmarks[0].Page] {
		for _, link := range d.Pages[i].Links {
			numbers = append(numbers, strconv.Itoa(link.Page+1))
		}
	}
	if len(d.Bookmarks) != 64 || len(numbers) != len(d.Bookmarks) {
		t.Fatalf("%d bookmarks, %d links in the contents, want 64 of each", len(d.Bookmarks), len(numbers))
	}
	contents := ""
	for i := range d.Pages[:d.Bookmarks[0].Page] {
		contents += textOf(&d.Pages[i]) + " "
	}
	for i, b := range d.Bookmarks {
		if numbers[i] != strconv.Itoa(b.Page+1) {
			t.Errorf("%q stands on page %d, the contents lead to %s", b.Title, b.Page+1, numbers[i])
		}
		title := asSet(b.Title)
		checkSays(t, "the contents", contents, " "+title+" "+numbers[i]+" ")
		if got := sectionOf(t, d, b.Title); !strings.HasPrefix(got, title) {
			t.Errorf("page %d begins with %.40q, want %q", b.Page+1, got, title)
		}
	}
}

// asSet is a line as its pieces are set, a space between each two.
func asSet(line string) string {
	var texts []string
	for _, piece := range newTypesetter().pieces(line, true) {
		texts = append(texts, piece.text)
	}
	return strings.Join(texts, " ")
}

// manyBids is a tender with long titles in several languages, long reasons, and names in many scripts.
func manyBids(criteria, bids int) *tender.Tender {
	titles := []string{
		"Gallu a chymhwysedd y tîm i gynnal gwasanaethau digidol dwyieithog yng Nghymru ac i'w trosglwyddo i ddwylo'r sefydliad",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und Wissensübertragung",
		"Verfügbarkeitsanforderungen/Wiederherstellungszeiten", "Ŵyn a ŷd: ffermio cynaliadwy",
	}
	names := []string{"Gwasanaethau Dyffryn Ŵyr", "Ελληνικές Υπηρεσίες", "Общество Цифра", "Müller & Söhne", "שירותי ענן 24", "مؤسسة الرقمية", "株式会社 🚀"}
	reason := strings.Repeat("The panel found the plan convincing, though the second stage leans on people who are not named yet. ", 24)
	tn := &tender.Tender{
		Reference: "T-112", Title: "Platfform data – nationale Datenplattform", Currency: money.GBP, Note: reason,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Levels: []tender.Level{{Mark: exact.Int(5), Title: "Excellent", Means: reason}}},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	for i := range criteria {
		tn.Criteria = append(tn.Criteria, tender.Criterion{
			ID: fmt.Sprint("Q", i+1), Section: titles[i%3], Title: titles[i%len(titles)], Weight: exact.Int(int64(1 + i%5)),
		})
	}
	for i := range bids {
		b := tender.Bid{ID: fmt.Sprint("B", i+1), Supplier: names[i%len(names)]}
		b.Price, b.Marks = money.New(int64(100_000_000+i*7_123_400), money.GBP), tender.Marks{}
		for j := range criteria {
			b.Marks[fmt.Sprint("Q", j+1)] = tender.Mark{Value: exact.Some(exact.Int(int64((i*j + i + 3*j) % 6))), Rationale: reason[:(7*i+5*j)*97%len(reason)]}
		}
		tn.Bids = append(tn.Bids, b)
	}
	return tn
}

func TestAnyNumberOfBidsStaysWithinTheMargins(t *testing.T) {
	for _, size := range []struct{ criteria, bids int }{{1, 0}, {3, 1}, {12, 5}, {30, 40}, {2, 150}} {
		d := pagesOf(t, manyBids(size.criteria, size.bids), "")
		checkWithinMargins(t, d)
		if t.Failed() {
			t.Fatalf("with %+v", size)
		}
		pdfOf(t, d)
	}
}

func TestNaughtyTextsStayWithinTheMargins(t *testing.T) {
	for chunk := range slices.Chunk(beside.NaughtyStrings(t), 100) {
		d := pagesOf(t, naughty(chunk), "")
		checkWithinMargins(t, d)
		pdfOf(t, d)
	}
}

// naughty is a tender whose bids and texts are all nonsense.
func naughty(texts []string) *tender.Tender {
	tn := manyBids(3, len(texts))
	tn.Title, tn.Note, tn.Criteria[0].Title, tn.Criteria[0].Section = texts[0], strings.Join(texts, "\n"), texts[1], texts[2]
	for i, text := range texts {
		tn.Bids[i].Supplier = text
		tn.Bids[i].Marks["Q1"] = tender.Mark{Value: exact.SomeOf("3"), Rationale: text}
	}
	return tn
}

func TestMethodsWithoutPointsHaveReportsToo(t *testing.T) {
	for _, method := range weighing.Methods() {
		tn := sampleTender(t, "T-007")
		tn.Price = tender.PriceRule{Method: method.Method}
		for _, parameter := range method.Parameters {
			value := map[string]string{"floor": "1000000", "ceiling": "2500000", "benchmark": "1500000", "cap": "120", "value_per_point": "30000", "budget": "1700000"}[parameter.Name]
			*parameter.Get(&tn.Price.Parameters) = exact.SomeOf(value)
		}
		tn.Weights = tender.WeightsRelative
		if !method.Weighted {
			tn.CostWeight, tn.QualityWeight = exact.Optional{}, exact.Optional{}
		}
		if method.NeedsQualityMinimum {
			tn.QualityMinimum = exact.SomeOf("60")
		}
		tn.Rounding = weighing.Rounding{}
		d := pagesOf(t, tn, "")
		checkWithinMargins(t, d)
		r := ranked(t, tn, "")
		best := r.Ranked()[0]
		checkSays(t, string(method.Method), sectionOf(t, d, "Result"), fmt.Sprintf("1 %s %s", best.Bid.ID, best.Bid.Supplier))
		checkSays(t, string(method.Method), strings.ReplaceAll(sectionOf(t, d, "The model"), " ", ""),
			strings.ReplaceAll("Price method: "+method.Title, " ", ""), strings.ReplaceAll(weighing.InWords(method.Total), " ", ""))
	}
}

func TestAnIndexFarBelowOneKeepsDigitsThatTellBidsApart(t *testing.T) {
	for _, c := range []struct{ figure, want string }{{"0.00047812", "0.0004781"}, {"0.5", "0.50"}, {"78", "78.00"}, {"0", "0.00"}, {"-0.00047812", "−0.0004781"}} {
		value := exact.MustParse(c.figure).Rat()
		f := figures{totalPlaces: placesToTell(value, 2)}
		if got := f.total(value); got != c.want {
			t.Errorf("%s is shown as %s, want %s", c.figure, got, c.want)
		}
	}
}

func TestATrialOfOtherWeightsSaysSo(t *testing.T) {
	tn := sampleTender(t, "T-007")
	r, err := tn.Rank(tender.Options{CostWeight: exact.SomeOf("80")})
	if err != nil {
		t.Fatal(err)
	}
	d, err := LayOutEvaluation(tn, "", r, reportProvenance)
	if err != nil {
		t.Fatal(err)
	}
	checkSays(t, "the cover", textOf(&d.Pages[0]), "What if: this report weighs 80 % cost, 20 % quality. The tender itself says 35")
}

func TestALotHasAReportOfItsOwn(t *testing.T) {
	d := pagesOf(t, sampleTender(t, "T-008"), "L1")
	checkSays(t, "the cover", textOf(&d.Pages[0]), "Lot L1 Wales, in Welsh and English")
	checkSays(t, "page 2", textOf(&d.Pages[1]), "lot L1: evaluation report")
	checkSays(t, "a bid", sectionOf(t, d, "2. Tidewater Studio (B)"), "2.33 of 3 mean of 3", "Evaluators' marks:", "Κατερίνα Παππά (E1): 3")
}

func TestCharactersWithoutAShapeAreListedOnTheLastPage(t *testing.T) {
	d := pagesOf(t, manyBids(1, 7), "")
	checkSays(t, "the last page", textOf(&d.Pages[len(d.Pages)-1]), "Characters that could not be printed", "U+682A cjk ideograph", "U+1F680 rocket")
	d = pagesOf(t, sampleTender(t, "T-007"), "")
	if text := textOf(&d.Pages[len(d.Pages)-1]); strings.Contains(text, "could not be printed") {
		t.Error("a report in which everything is printed lists something")
	}
}

func TestMoreBidsThanAReportHoldsAreRefused(t *testing.T) {
	r := &weighing.Result{Standings: make([]weighing.Standing, MaxReportBids+1)}
	err := EvaluationReport(failingWriter{}, &tender.Tender{}, "", r, reportProvenance)
	if err == nil || !strings.Contains(err.Error(), "room for 1000 bids, and there are 1001") {
		t.Errorf("error %v", err)
	}
}

func TestTiesAndMissingMarksAreInTheOutcome(t *testing.T) {
	tn := manyBids(2, 3)
	for i := range tn.Bids {
		tn.Bids[i].Price = money.New(100_00, money.GBP)
		tn.Bids[i].Marks = tender.Marks{"Q1": {Value: exact.SomeOf("3")}, "Q2": {Value: exact.SomeOf("4")}}
	}
	delete(tn.Bids[2].Marks, "Q2")
	d := pagesOf(t, tn, "")
	checkSays(t, "the cover", textOf(&d.Pages[0]), "Provisional: Gwasanaethau Dyffryn Ŵyr (B1) and Ελληνικές Υπηρεσίες (B2) share the", "3 bids, 2 in the ranking")
	checkSays(t, "the result", sectionOf(t, d, "Result"), "not marked yet: Q2", "are level at every balance")
	checkSays(t, "the third bid", sectionOf(t, d, "Общество Цифра (B3)"), "Not in the ranking: not marked yet: Q2.", "not yet")
}

func TestOverlongTextsEverywhereStayWithinTheMargins(t *testing.T) {
	long := strings.Repeat("Wissensübertragung", 40)
	wordy := strings.Repeat("gwaith tîm a gwasanaeth ", 200)
	tn := manyBids(3, 3)
	tn.Reference, tn.Title, tn.Note = long, wordy, long
	tn.Scale.Levels = append(tn.Scale.Levels, tender.Level{Mark: exact.Int(3), Title: long, Means: wordy})
	deepest := &tn.Criteria[2]
	for depth := range 9 {
		deepest.Children = []tender.Criterion{{ID: fmt.Sprint(long, depth), Title: wordy, Weight: exact.Int(100)}}
		deepest = &deepest.Children[0]
	}
	tn.Panel = []tender.Evaluator{{ID: long, Name: wordy}}
	for i := range tn.Bids {
		b := &tn.Bids[i]
		delete(b.Marks, "Q3")
		b.Marks[deepest.ID] = tender.Mark{Value: exact.SomeOf("3.0000000000000000000000000001"), Rationale: long + wordy + wordy}
		b.Evaluators = map[string]tender.Marks{long: {"Q1": {Value: exact.SomeOf("3")}, "Q2": {Rationale: wordy}}}
		b.Supplier, b.ID, b.Price = long, fmt.Sprint(i, long), money.New(1<<62+int64(i), money.GBP)
	}
	tn.Bids[2].Status = weighing.Late
	p := Provenance{Workspace: wordy, Fingerprint: long, Head: long, Snapshot: long, Marking: wordy, Version: long, Made: reportProvenance.Made}
	d, err := LayOutEvaluation(tn, "", ranked(t, tn, ""), p)
	if err != nil {
		t.Fatal(err)
	}
	checkWithinMargins(t, d)
	pdfOf(t, d)
}
