package tender_test

import (
	"encoding/json"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// The fingerprint of the example never changes: tenders were locked by it.
const (
	canonicalExample = `{"form":1,"reference":"T-007","currency":"GBP","cost_weight":"40","quality_weight":"60","weights":"of-whole",` +
		`"scale":{"min":"0","max":"4","step":"1","levels":[["4","Excellent","…"]]},` +
		`"criteria":[{"id":"Q1","section":"Quality","title":"Question Q1","weight":"40","minimum":"2","scale":null,"children":null},` +
		`{"id":"Q2","section":"Quality","title":"Question Q2","weight":"20","minimum":"","scale":null,"children":[` +
		`{"id":"Q2a","section":"Quality","title":"Question Q2a","weight":"50","minimum":"","scale":null,"children":null},` +
		`{"id":"Q2b","section":"Quality","title":"Question Q2b","weight":"50","minimum":"","scale":{"min":"","max":"10","step":"2","levels":null},"children":null}]}],` +
		`"quality_minimum":"40","method":"lowest-over-offer","parameters":{},"rounding_stage":"total","rounding_places":2,"ties":["quality","price"],` +
		`"mean_of_evaluators":false,"lots":null}`
	fingerprintOfExample = "e3b2976d4fa38a6c93820a594c79b80278931e5a22a18bddad7fd4982a10f7ad"
)

func TestTheFingerprintOfAModelStaysTheSameForEver(t *testing.T) {
	competition := dataPlatform()
	if got := competition.Canonical(); got != canonicalExample {
		t.Errorf("the canonical form is\n%s\nwant\n%s", got, canonicalExample)
	}
	if got := competition.Fingerprint(); got != fingerprintOfExample || got != tender.FingerprintOf(canonicalExample) {
		t.Errorf("the fingerprint is %s", got)
	}
	if !json.Valid([]byte(competition.Canonical())) {
		t.Error("the canonical form is not JSON")
	}
}

func TestWhatRanksBidsChangesTheFingerprint(t *testing.T) {
	seen := map[string]string{dataPlatform().Fingerprint(): "the example"}
	for name, change := range map[string]func(*tender.Tender){
		"reference":           func(t *tender.Tender) { t.Reference = "T-008" },
		"currency":            func(t *tender.Tender) { t.Currency = money.EUR },
		"cost weight":         func(t *tender.Tender) { t.CostWeight = exact.SomeOf("41") },
		"quality weight":      func(t *tender.Tender) { t.QualityWeight = exact.SomeOf("59") },
		"basis of weights":    func(t *tender.Tender) { t.Weights = tender.WeightsRelative },
		"highest mark":        func(t *tender.Tender) { t.Scale.Max = exact.SomeOf("5") },
		"step":                func(t *tender.Tender) { t.Scale.Step = exact.SomeOf("2") },
		"words of a level":    func(t *tender.Tender) { t.Scale.Levels[0].Means = "more" },
		"weight":              func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(41) },
		"minimum":             func(t *tender.Tender) { t.Criteria[0].Minimum = exact.SomeOf("1") },
		"no minimum":          func(t *tender.Tender) { t.Criteria[0].Minimum = exact.Optional{} },
		"minimum of 0":        func(t *tender.Tender) { t.Criteria[0].Minimum = exact.SomeOf("0") },
		"title of a question": func(t *tender.Tender) { t.Criteria[0].Title = "Other" },
		"section":             func(t *tender.Tender) { t.Criteria[0].Section = "Other" },
		"weight of a child":   func(t *tender.Tender) { t.Criteria[1].Children[0].Weight = exact.Int(51) },
		"scale of a child":    func(t *tender.Tender) { t.Criteria[1].Children[1].Scale.Max = exact.SomeOf("8") },
		"order of criteria":   func(t *tender.Tender) { t.Criteria[0], t.Criteria[1] = t.Criteria[1], t.Criteria[0] },
		"quality minimum":     func(t *tender.Tender) { t.QualityMinimum = exact.SomeOf("50") },
		"method":              func(t *tender.Tender) { t.Price.Method = weighing.BestToWorst },
		"floor":               func(t *tender.Tender) { t.Price.Parameters.Floor = exact.SomeOf("1") },
		"budget":              func(t *tender.Tender) { t.Price.Parameters.Budget = exact.SomeOf("1") },
		"rounding":            func(t *tender.Tender) { t.Rounding.Stage = weighing.RoundParts },
		"places":              func(t *tender.Tender) { t.Rounding.Places = 3 },
		"order of ties":       func(t *tender.Tender) { t.Ties = []weighing.Tie{weighing.TieByPrice, weighing.TieByQuality} },
		"mean":                func(t *tender.Tender) { t.MeanOfEvaluators = true },
		"a lot":               func(t *tender.Tender) { t.Lots = []tender.Lot{{ID: "N"}} },
		"criteria of a lot":   func(t *tender.Tender) { t.Lots = []tender.Lot{{ID: "N", Criteria: []string{"Q1"}}} },
	} {
		competition := dataPlatform()
		change(competition)
		print := competition.Fingerprint()
		if other, twice := seen[print]; twice {
			t.Errorf("%s makes the same fingerprint as %s", name, other)
		}
		seen[print] = name
	}
}

func TestWhatIsSaidOfChildrensWeightsNeverRanksBidsOtherwise(t *testing.T) {
	for _, weights := range [][2]int64{{50, 50}, {30, 70}, {1, 1}, {3, 7}} {
		stated, relative := dataPlatform(), dataPlatform()
		for _, competition := range []*tender.Tender{stated, relative} {
			for i := range competition.Criteria[1].Children {
				competition.Criteria[1].Children[i].Weight = exact.Int(weights[i])
			}
		}
		relative.Criteria[1].RelativeChildren = true
		if stated.Canonical() != relative.Canonical() {
			t.Errorf("%v: the fingerprints differ", weights)
		}
		loose := mustRank(t, relative, tender.Options{})
		firm, err := stated.Rank(tender.Options{})
		if adds := weights[0]+weights[1] == 100; adds != (err == nil) {
			t.Errorf("%v: %v", weights, err)
		}
		if err != nil {
			continue
		}
		for i, s := range firm.Standings {
			if other := loose.Standings[i]; other.Bid.ID != s.Bid.ID || other.Rank != s.Rank || s.Total != nil && other.Total.Cmp(s.Total) != 0 {
				t.Errorf("%v: place %d is %s with %v, or %s with %v", weights, i+1, s.Bid.ID, s.Total, other.Bid.ID, other.Total)
			}
		}
	}
}

func TestWhatDoesNotRankBidsLeavesTheFingerprint(t *testing.T) {
	for name, change := range map[string]func(*tender.Tender){
		"title":                func(t *tender.Tender) { t.Title = "Another title" },
		"row":                  func(t *tender.Tender) { t.ID = 7 },
		"note":                 func(t *tender.Tender) { t.Note = "made up" },
		"should-cost":          func(t *tender.Tender) { t.ShouldCost = pounds("1") },
		"panel":                func(t *tender.Tender) { t.Panel = []tender.Evaluator{{ID: "E1"}} },
		"bids":                 func(t *tender.Tender) { t.Bids = nil },
		"a mark":               func(t *tender.Tender) { t.Bids[0].Marks["Q1"] = tender.Mark{Value: exact.SomeOf("0")} },
		"limits":               func(t *tender.Tender) { t.Limits.WholeNumbers = true },
		"what is not known":    func(t *tender.Tender) { t.Extra = tender.Extra{{Path: "x", JSON: "1"}} },
		"a stated basis":       func(t *tender.Tender) { t.Weights = tender.WeightsUnstated }, // 60 tells the same
		"children that add up": func(t *tender.Tender) { t.Criteria[1].RelativeChildren = true },
		"empty instead of none": func(t *tender.Tender) {
			t.Lots, t.Criteria[0].Children, t.Scale.Levels = []tender.Lot{}, []tender.Criterion{}, t.Scale.Levels[:1:1]
		},
	} {
		competition := dataPlatform()
		change(competition)
		if competition.Canonical() != canonicalExample {
			t.Errorf("%s changes the canonical form to\n%s", name, competition.Canonical())
		}
	}
	none, empty := twoLots(), twoLots()
	none.Lots[0].Criteria, empty.Lots[0].Criteria = nil, []string{}
	none.Ties, empty.Ties = nil, []weighing.Tie{}
	if none.Fingerprint() != empty.Fingerprint() {
		t.Error("an empty list makes another fingerprint than none")
	}
}
