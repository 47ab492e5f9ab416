package exchange

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"counterweight/procurement/tender"

	"github.com/google/go-cmp/cmp"
)

const allMethods = "lowest-over-offer, best-to-worst, percent-above-lowest, around-mean, between-anchors, against-benchmark, rated-criteria, " +
	"price-per-quality-point, value-for-money-index, monetised-quality, lowest-price, fixed-budget, quality-only"

const priceOfNought = `bids[0].price: a price of 0 cannot be ranked by lowest-over-offer: ask the bidder what it means, and give a price above 0`

// Every fault of a tender file is reported at once, with its place, what is wrong and how to put it right, and nothing that only
// follows from another fault. Each case changes the example of the formats by pairs of old and new text.
var faultyFiles = []struct {
	name    string
	changes []string
	want    []string
}{
	{"another format", []string{`counterweight/tender`, `other/thing`, `"reference"`, `"ref": 5, "reference"`}, []string{
		`format: "other/thing" is not a tender file: choose a file whose format is "counterweight/tender"`,
	}},
	{"a version that is none", []string{`"version": 1`, `"version": "one"`}, []string{
		`version: "one" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
	}},
	{"half a version", []string{`"version": 1`, `"version": 1.5`}, []string{`version: 1.5 is not a version: write 1`}},
	{"a member given twice", []string{`"title": "Data`, `"title": "Cloud", "title": "Data`}, []string{`tender.title: is given twice: keep one of them`}},
	{"a mark given twice", []string{`"Q1": "3"`, `"Q1": "3", "Q1": "3"`}, []string{`bids[0].marks.Q1: is given twice: keep one of them`}},
	{"a number for a text", []string{`"reference": "T-007"`, `"reference": 7`}, []string{`tender.reference: is the number 7: write a text in quotes: "7"`}},
	{"no currency, with prices", []string{`"currency": "GBP", `, ``}, []string{
		`tender.currency: is missing, and the file holds amounts of money: write its three-letter ISO 4217 code, such as GBP`,
	}},
	{"no such currency", []string{`"GBP"`, `"pounds"`}, []string{
		`tender.currency: "pounds" is not a currency in use: write its three-letter ISO 4217 code, such as GBP`,
	}},
	{"a currency that is a number", []string{`"GBP"`, `826`}, []string{`tender.currency: is the number 826: write a text in quotes: "826"`}},
	{"a date in another order", []string{`2026-08-03`, `3/8/2026`}, []string{`tender.begun: "3/8/2026" is not a date: write it as YYYY-MM-DD, such as 2026-08-03`}},
	{"a day that does not exist", []string{`2026-08-03`, `2026-02-30`}, []string{`tender.begun: "2026-02-30" is not a date: February 2026 has 28 days`}},
	{"an exponent", []string{`"cost_weight": "40"`, `"cost_weight": 4e1`}, []string{
		`tender.cost_weight: "4e1" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
	}},
	{"31 digits", []string{`"cost_weight": "40"`, `"cost_weight": "1234567890123456789012345678901"`}, []string{
		`tender.cost_weight: "1234567890123456789012345678901" has more than 30 digits: write it with fewer digits`,
	}},
	{"an empty number", []string{`"cost_weight": "40"`, `"cost_weight": ""`}, []string{
		`tender.cost_weight: is empty: write a number such as 12.5, or leave it out`,
	}},
	{"true for a number", []string{`"cost_weight": "40"`, `"cost_weight": true`}, []string{
		`tender.cost_weight: is true: write a number in quotes, such as "12.5"`,
	}},
	{"weights of cost and quality that do not add up", []string{`"cost_weight": "40"`, `"cost_weight": 35`}, []string{
		`tender.cost_weight: cost weight 35 and quality weight 60 add up to 95, not 100: change one of them`,
	}},
	{"a weight that is no number", []string{`"weight": "40"`, `"weight": "forty"`}, []string{
		`tender.criteria[0].weight: "forty" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
	}},
	{"no weight", []string{`"weight": "40", `, ``}, []string{`tender.criteria[0].weight: is missing: give the criterion a weight`}},
	{"a child's weight that is a list", []string{`"weight": "50"`, `"weight": []`}, []string{
		`tender.criteria[1].children[0].weight: is a list: write a number in quotes, such as "12.5"`,
	}},
	{"weights that do not add up", []string{`"weight": "40"`, `"weight": "41"`}, []string{
		`tender.criteria: the weights add up to 61, not 60: change them, or say "weights": "relative" ("of-whole" means 60)`,
	}},
	{"children's weights that do not add up", []string{`"weight": "50"`, `"weight": "60"`}, []string{
		`tender.criteria[1].children: the weights of the children add up to 110: change them to add up to 100, or say "weights": "relative" on Q2`,
	}},
	{"a basis of weights that does not exist", []string{`"of-whole"`, `"whole"`}, []string{
		`tender.weights: "whole" is not known: write one of: of-whole, of-quality, relative`,
	}},
	{"a highest mark that is an object", []string{`"max": "4"`, `"max": {}`}, []string{
		`tender.scale.max: is an object: write a number in quotes, such as "12.5"`,
	}},
	{"a scale that is a list", []string{`{"min": "0", "max": "4", "step": "1", "levels": [{"mark": "4", "title": "Excellent", "means": "…"}]}`, `[0, 4]`}, []string{
		`tender.scale: is a list: write an object in braces: { }`,
	}},
	{"a misspelt scale", []string{`"scale": {"min"`, `"Scale": {"min"`}, []string{
		`tender.criteria[0]: Q1 has no scale to be marked on: give tender.scale, or the criterion a scale of its own`,
		`tender.criteria[1].children[0]: Q2a has no scale to be marked on: give tender.scale, or the criterion a scale of its own`,
	}},
	{"a level without its mark", []string{`"mark": "4", `, ``}, []string{
		`tender.scale.levels[0].mark: is missing: write the mark that the words stand for`,
	}},
	{"a criterion without id", []string{`"id": "Q1", `, ``}, []string{`tender.criteria[0].id: is missing: give the criterion a short id, such as Q1`}},
	{"an id that is null", []string{`"id": "Q1"`, `"id": null`}, []string{`tender.criteria[0].id: is missing: give the criterion a short id, such as Q1`}},
	{"an empty id", []string{`"id": "A"`, `"id": ""`}, []string{`bids[0].id: the id is missing: give a short one, such as A or Q1`}},
	{"bids with the same id", []string{`"id": "B"`, `"id": "A"`}, []string{`bids[1].id: "A" is also the id of bids[0]: give each an id of its own`}},
	{"criteria with the same id", []string{`"id": "Q2a"`, `"id": "Q2b"`, `"Q2a": "4"`, `"Q2b": "4"`, `, "Q2b": "6"`, ``, `"Q2a": "2", `, ``, `"Q2a": "4", `, ``}, []string{
		`tender.criteria[1].children[1].id: "Q2b" is also the id of tender.criteria[1].children[0]: give each an id of its own`,
	}},
	{"a mark off the scale", []string{`"Q1": "3"`, `"Q1": "5"`}, []string{`bids[0].marks.Q1: 5 is off the scale: give a mark from 0 to 4 in steps of 1`}},
	{"a mark between the steps", []string{`"Q1": "3"`, `"Q1": 2.5`}, []string{`bids[0].marks.Q1: 2.5 is off the scale: give a mark from 0 to 4 in steps of 1`}},
	{"a mark that is a word", []string{`"Q1": "3"`, `"Q1": "good"`}, []string{
		`bids[0].marks.Q1: "good" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
	}},
	{"a mark on no criterion", []string{`"Q1": "3"`, `"Q9": "3"`}, []string{`bids[0].marks.Q9: there is no criterion "Q9": name a criterion of the tender`}},
	{"a price of 0", []string{`"price": "200.00"`, `"price": "0"`}, []string{
		`bids[0].price: a price of 0 cannot be ranked by lowest-over-offer: ask the bidder what it means, and give a price above 0`,
	}},
	{"a negative price", []string{`"price": "200.00"`, `"price": -5`}, []string{`bids[0].price: price -5 is below 0: give a price above 0`}},
	{"no price", []string{`"price": "200.00", `, ``}, []string{
		`bids[0].price: there is no price, and lowest-over-offer needs one: give the price, or say by the bid's status why it is out`,
	}},
	{"a price with fractions of a penny", []string{`"price": "200.00"`, `"price": "200.001"`}, []string{
		`bids[0].price: "200.001" is not an amount of money: it has 3 digits after the point, and GBP has 2`,
	}},
	{"a price with its sign", []string{`"price": "200.00"`, `"price": "£200"`}, []string{
		`bids[0].price: "£200" is not a number: write digits with at most one decimal point, such as 12.5, and leave out commas and currency signs`,
	}},
	{"a price with commas", []string{`"price": "200.00"`, `"price": "1,200.00"`}, []string{
		`bids[0].price: "1,200.00" is not a number: write digits with at most one decimal point, such as 12.5, and leave out commas and currency signs`,
	}},
	{"a date and a price", []string{`2026-08-03`, `x`, `"200.00"`, `"0"`}, []string{
		`tender.begun: "x" is not a date: write it as YYYY-MM-DD, such as 2026-08-03`, priceOfNought,
	}},
	{"a rule for ties and a price", []string{`["quality", "price"]`, `["z"]`, `"200.00"`, `"0"`}, []string{
		`tender.ties[0]: "z" is not known: write one of: quality, price, heaviest-criterion`, priceOfNought,
	}},
	{"a cost weight and a price", []string{`"cost_weight": "40"`, `"cost_weight": "45"`, `"200.00"`, `"0"`}, []string{
		`tender.cost_weight: cost weight 45 and quality weight 60 add up to 105, not 100: change one of them`, priceOfNought,
	}},
	{"a cost weight that is no number and a price", []string{`"cost_weight": "40"`, `"cost_weight": true`, `"200.00"`, `"0"`}, []string{
		`tender.cost_weight: is true: write a number in quotes, such as "12.5"`, priceOfNought,
	}},
	{"a weight, on which it hangs whether the price is asked for", []string{`"weight": "40"`, `"weight": "x"`, `"200.00"`, `"0"`}, []string{
		`tender.criteria[0].weight: "x" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
	}},
	{"a reason for a criterion that there is not", []string{`"rationales": {"Q1"`, `"evaluator_rationales": {"E1": {"Q8": "x"}}, "rationales": {"Q9"`}, []string{
		`bids[0].rationales.Q9: there is no criterion "Q9": name a criterion of the tender`,
		`bids[0].evaluator_rationales.E1.Q8: there is no criterion "Q8": name a criterion of the tender`,
	}},
	{"criteria that cannot be read, with marks and reasons on them", []string{`"id": "Q1"`, `"id": 1`, `"marks": {"Q1": "3", `, `"marks": {`}, []string{
		`tender.criteria[0].id: is the number 1: write a text in quotes: "1"`,
	}},
	{"an absurd price", []string{`"price": "200.00"`, `"price": 1000000000000000000000`}, []string{
		`bids[0].price: "1000000000000000000000" is not an amount of money: the amount is too large: amounts have at most 18 digits, those after the point included`,
	}},
	{"no such method", []string{`"lowest-over-offer"`, `"cheapest"`}, []string{`tender.price.method: "cheapest" is not known: write one of: ` + allMethods}},
	{"no method", []string{`{"method": "lowest-over-offer"}`, `{}`}, []string{`tender.price.method: is missing: write one of: ` + allMethods}},
	{"a method that is no object", []string{`{"method": "lowest-over-offer"}`, `"lowest-price"`}, []string{
		`tender.price: is the text "lowest-price": write an object in braces: { }`,
	}},
	{"rounding that cannot be", []string{`"places": 2, "stage": "total"`, `"places": 12, "stage": "end"`}, []string{
		`tender.rounding.places: is 12: write a whole number from 0 to 9`,
		`tender.rounding.stage: "end" is not known: write one of: none, parts, weighted, total`,
	}},
	{"rounding to nobody knows how many places", []string{`{"places": 2, "stage": "total"}`, `{"stage": "total"}`}, []string{
		`tender.rounding.places: is missing: say how many places, from 0 to 9`,
	}},
	{"no such tie", []string{`["quality", "price"]`, `["quality", "luck"]`}, []string{
		`tender.ties[1]: "luck" is not known: write one of: quality, price, heaviest-criterion`,
	}},
	{"ties that are no list", []string{`["quality", "price"]`, `"quality"`}, []string{`tender.ties: is the text "quality": write a list in brackets: [ ]`}},
	{"no such status", []string{`"withdrawn"`, `"gone"`}, []string{
		`bids[2].status: "gone" is not known: write one of: received, late, non-compliant, withdrawn, excluded`,
	}},
	{"a bid that is no object", []string{`{"id": "C", "supplier": "Copperline"`, `7, {"id": "C", "supplier": 9`}, []string{
		`bids[2]: is the number 7: write an object in braces: { }`,
		`bids[3].supplier: is the number 9: write a text in quotes: "9"`,
	}},
	{"no price beside a status that cannot be read", []string{`"price": "100.00", `, ``, `"withdrawn"`, `"gone"`}, []string{
		`bids[2].status: "gone" is not known: write one of: received, late, non-compliant, withdrawn, excluded`,
	}},
	{"faults in what comes beside", []string{`"ties"`, `"weight_limits": {"name": 1, "whole_numbers": "yes", "price": {"min": "5"}, "sections": {"": {"min": "1", "max": "2"}, "Quality": []}},
		"combine": "sum", "panel": [{"name": "Ann"}], "lots": [{"id": "L1", "criteria": ["Q7", 5]}], "ties"`}, []string{
		`tender.weight_limits.name: is the number 1: write a text in quotes: "1"`,
		`tender.weight_limits.whole_numbers: is the text "yes": write true or false without quotes`,
		`tender.weight_limits.price.max: is missing: write the most per cent, such as 75`,
		`tender.weight_limits.sections[""]: the section has no name: write the name of a section of the criteria`,
		`tender.weight_limits.sections.Quality: is a list: write an object in braces: { }`,
		`tender.combine: "sum" is not known: write mean, or leave it out`,
		`tender.panel[0].id: is missing: give the evaluator a short id, such as E1`,
		`tender.lots[0].criteria[1]: is the number 5: write a text in quotes: "5"`,
		`tender.lots[0].criteria[0]: there is no criterion "Q7": name a criterion of the first level`,
		`bids[0].lots: the bid is for none of the tender's lots: give its offer for each lot that it is for`,
		`bids[1].lots: the bid is for none of the tender's lots: give its offer for each lot that it is for`,
	}},
	{"faults in marks of evaluators and lots", []string{`"marks": {"Q1": "2"`, `"lots": {"L9": {"price": "1"}}, "evaluator_marks": {"E1": {"Q1": "9"}, "E2": 5}, "marks": {"Q1": "2"`}, []string{
		`bids[1].evaluator_marks.E2: is the number 5: write an object in braces: { }`,
		`bids[1].evaluator_marks.E1.Q1: 9 is off the scale: give a mark from 0 to 4 in steps of 1`,
		`bids[1].lots.L9: there is no lot "L9": name one of the tender's lots`,
	}},
	{"many at once, in the order of the file", []string{`"2026-08-03"`, `"soon"`, `"weight": "20"`, `"weight": "a fifth"`, `"price": "160.00"`, `"price": "cheap"`, `"Q2b": "10"`, `"Q2b": "11"`}, []string{
		`tender.begun: "soon" is not a date: write it as YYYY-MM-DD, such as 2026-08-03`,
		`tender.criteria[1].weight: "a fifth" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
		`bids[1].price: "cheap" is not a number: write digits with at most one decimal point, such as 12.5, without an exponent`,
		`bids[2].marks.Q2b: 11 is off the scale: give a mark from 0 to 10 in steps of 2`,
	}},
}

func TestEveryFaultOfATenderFileIsReportedAtOnce(t *testing.T) {
	for _, c := range faultyFiles {
		t.Run(c.name, func(t *testing.T) {
			text := formatsExample
			for i := 0; i < len(c.changes); i += 2 {
				if !strings.Contains(text, c.changes[i]) {
					t.Fatalf("the example does not hold %s", c.changes[i])
				}
				text = strings.Replace(text, c.changes[i], c.changes[i+1], 1)
			}
			wantFaults(t, text, c.want...)
		})
	}
}

func TestATenderThatIsAListIsOneFault(t *testing.T) {
	const list = `{"format": "counterweight/tender", "version": 1, "tender": [], "bids": [
		{"id": "A", "price": "5", "marks": {"Q1": "3"}, "rationales": {"Q2": "…"}, "lots": {"L1": {"price": "1", "evaluator_marks": {"E1": {"Q1": "1"}}}}}]}`
	wantFaults(t, list, `tender: is a list: write an object in braces: { }`)
}

func wantFaults(t *testing.T, text string, want ...string) {
	t.Helper()
	read, _, err := ReadTender(strings.NewReader(text))
	var faults tender.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("read %v with error %v, want faults", read, err)
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), faults.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatElseIsWantedIsReportedWithTheFaults(t *testing.T) {
	const noReference = "tender.reference: the reference is missing: give the tender a short one of its own, such as T-007: tenders are told apart by it"
	for name, c := range map[string]struct{ old, new, want string }{
		"left out":                {`"reference": "T-007", `, ``, noReference},
		"empty, and a mark wrong": {`"T-007"`, `" "`, noReference + "\nbids[0].marks.Q1: 9 is off the scale: give a mark from 0 to 4 in steps of 1"},
		"a number":                {`"T-007"`, `7`, `tender.reference: is the number 7: write a text in quotes: "7"`},
	} {
		text := strings.Replace(formatsExample, c.old, c.new, 1)
		if strings.Contains(c.want, "Q1") {
			text = strings.Replace(text, `"Q1": "3"`, `"Q1": "9"`, 1)
		}
		_, _, err := ReadTender(strings.NewReader(text), (*tender.Tender).CheckNames)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s:\n%v\nwant\n%s", name, err, c.want)
		}
	}
}

func TestWhatIsNotATenderFileIsRefusedInWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "the file is empty: choose a tender file, or make one from a workspace or a workbook"},
		{"white space", " \n", "the file is empty: choose a tender file, or make one from a workspace or a workbook"},
		{"a mark of byte order and nothing else", "\ufeff", "the file is empty: choose a tender file, or make one from a workspace or a workbook"},
		{"prose", "dear panel", `line 1, column 1: this is not JSON: 'd' cannot stand here: check the commas, quotes and brackets here and just before`},
		{"a comma too many", "{\"format\": \"x\",\n}", `line 2, column 1: this is not JSON: '}' cannot stand here: check the commas, quotes and brackets here and just before`},
		{"a comma too few", "{\"título\": \"x\" \"version\": 1}", `line 1, column 16: this is not JSON: '"' cannot stand here: check the commas, quotes and brackets here and just before`},
		{"a line break in a text", "{\"a\": \"b\nc\"}", `line 1, column 9: this is not JSON: '\n' cannot stand here: check the commas, quotes and brackets here and just before`},
		{"two documents", "{}\n{}", `line 2, column 1: this is not JSON: '{' cannot stand here: check the commas, quotes and brackets here and just before`},
		{"half a file", `{"format": "counterweight/te`, "line 1, column 29: the file ends in the middle: close every bracket and quote, or fetch the file again if it was cut off on its way"},
		{"UTF-16", "\xff\xfe{\x00}\x00", "line 1, column 1: this is not UTF-8 text: save the file with the encoding UTF-8"},
		{"Windows-1252", "{\n\"title\": \"caf\xe9\"}", "line 2, column 14: this is not UTF-8 text: save the file with the encoding UTF-8"},
		{"a list", "[]", `the file holds a list, and a tender file holds an object: begin it with {"format": "counterweight/tender", "version": 1, "tender": {`},
		{"null", "null", `the file holds null, and a tender file holds an object: begin it with {"format": "counterweight/tender", "version": 1, "tender": {`},
		{"an empty object", "{}", "format: is missing: write \"counterweight/tender\"\nversion: is missing: write 1\n" +
			"tender: is missing: write the tender as an object with its criteria and its price method"},
		{"members of the wrong kind", `{"format": 1, "version": 1, "tender": [], "bids": {}}`, "format: is the number 1: write a text in quotes: \"1\"\n" +
			"tender: is a list: write an object in braces: { }\nbids: is an object: write a list in brackets: [ ]"},
		{"nesting without end", strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200), "line 1, column 501: objects and lists are nested more than 100 deep: criteria need no more than a few levels"},
		{"more values than a tender has", `{"a": [1` + strings.Repeat(",1", 3_000_000) + `]}`, "the file holds more than 3000000 values: check that it is the right one, or split it by lots"},
		{"brackets in a text do not nest", `{"a": "` + strings.Repeat("[", 200) + `"}`, "format: is missing: write \"counterweight/tender\"\nversion: is missing: write 1\n" +
			"tender: is missing: write the tender as an object with its criteria and its price method"},
	} {
		t.Run(c.name, func(t *testing.T) { wantFaults(t, c.text, c.want) })
	}
}

// endless gives the same byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestAFileThatIsTooLargeIsRefused(t *testing.T) {
	_, _, err := ReadTender(endless(' '))
	want := "the file is larger than 64 MB: check that it is the right one: a tender with 10,000 bids takes about 12 MB"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// broken fails to be read.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

func TestAFileThatCannotBeReadIsNoFaultOfTheTender(t *testing.T) {
	_, _, err := ReadTender(broken{})
	var faults tender.Faults
	if err == nil || errors.As(err, &faults) {
		t.Errorf("error %v, want the reader's own", err)
	}
}

func TestUnknownMembersAreNamedOnce(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"none", formatsExample, ""},
		{
			"one of the file, one of the tender, one of each bid",
			strings.NewReplacer(`"version": 1,`, `"version": 1, "generator": "x",`, `"ties"`, `"buyer": {"name": "y"}, "Ties": [], "ties"`, `"supplier"`, `"region": "z", "supplier"`).Replace(formatsExample),
			"The file holds members that this program does not know and does not use: generator, tender.buyer, tender.Ties, bids[].region (3 times)." +
				" They are kept when the tender is written again.",
		},
		{
			"more than a notice can name", strings.Replace(formatsExample, `"ties"`, manyMembers(15)+`"ties"`, 1),
			"The file holds members that this program does not know and does not use: tender.m00, tender.m01, tender.m02, tender.m03, tender.m04, tender.m05, tender.m06, tender.m07, " +
				"tender.m08, tender.m09, tender.m10, tender.m11 and 3 more. They are kept when the tender is written again.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, notices := readText(t, c.text)
			got := ""
			if len(notices) > 0 {
				got = notices[0].Text
			}
			if got != c.want || len(notices) > 1 {
				t.Errorf("notices %v, want one that says %q", notices, c.want)
			}
		})
	}
}

func manyMembers(n int) string {
	var members strings.Builder
	for i := range n {
		fmt.Fprintf(&members, `"m%02d": %d, `, i, i)
	}
	return members.String()
}

func TestAFileOfALaterVersionIsNotGuessedAt(t *testing.T) {
	const later = `{"format": "counterweight/tender", "version": 2, "tender": {"currency": {"code": "GBP"}}}`
	_, _, err := ReadTender(strings.NewReader(later))
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Version != 2 {
		t.Errorf("got %v, want that version 2 is newer than the program", err)
	}
}
