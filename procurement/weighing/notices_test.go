package weighing_test

import (
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// named gives a bid its supplier.
func named(supplier string, b weighing.Bid) weighing.Bid {
	b.Supplier = supplier
	return b
}

// told writes notices as lines: code, words, and the bids they are about.
func told(r *weighing.Result) string {
	var lines []string
	for _, n := range r.Notices {
		line := string(n.Code) + ": " + n.Text
		if len(n.Bids) > 0 {
			line += " [" + strings.Join(n.Bids, " ") + "]"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// The bids of the cases: dear is [merrow] at a price that raises no question about the others.
var (
	fernhill = named("Fernhill", offer("A", "40", "105000"))
	merrow   = named("Merrow", offer("B", "100", "185000"))
	brindle  = named("Brindle", offer("C", "85", "150000"))
	dear     = named("Merrow", offer("B", "100", "165000"))
)

// anchors lets prices from 0 to 200,000 earn 100 to 0.
func anchors(m *weighing.Model) {
	m.Parameters = weighing.Parameters{Floor: exact.SomeOf("0"), Ceiling: exact.SomeOf("200000")}
}

// noticeCases are models and bids with everything that the result tells about them.
var noticeCases = []struct {
	name   string
	method weighing.Method
	change func(*weighing.Model)
	bids   []weighing.Bid
	want   string
}{
	{"nothing to tell", weighing.BetweenAnchors, anchors, []weighing.Bid{dear, brindle}, ""},
	{"no bids", weighing.BetweenAnchors, anchors, nil, "no-bids: There are no bids yet."},
	{
		"none left in", weighing.BetweenAnchors, anchors,
		[]weighing.Bid{{ID: "A", Status: weighing.Late, Marks: fernhill.Marks}},
		"no-bids: No bid is in the running: each is out or not fully marked.",
	},
	{
		"one bid", weighing.BetweenAnchors, anchors,
		[]weighing.Bid{fernhill},
		"single-bid: Only Fernhill is in the running: nothing shows what competition would have brought. [A]",
	},
	{
		"one that could change places", weighing.LowestOverOffer, nil,
		[]weighing.Bid{fernhill, merrow, brindle},
		"relative-price: The price score depends on the other bids. If Fernhill had not bid, Merrow and Brindle would change places, and Brindle would win. [B C]\n" +
			"low-bid: The price of Fernhill is low: 30 % below the next lowest bid (the rule: 30 % or more) and 28.4 % below the mean of all bids " +
			"(the rule: more than 10 %). Ask the bidder to explain it before award; a low price alone excludes nobody. [A]",
	},
	{
		"none that could", weighing.LowestOverOffer, func(m *weighing.Model) { m.LowBid = weighing.LowBidRules{} },
		[]weighing.Bid{merrow, brindle, named("Halden", offer("D", "20", "160000"))},
		"relative-price: The price score depends on the other bids. Here, leaving out any one bid would not change the order of the others.",
	},
	{
		"both parts relative", weighing.RatedCriteria, nil,
		[]weighing.Bid{dear, brindle},
		"relative-price: The scores depend on the other bids. Here, leaving out any one bid would not change the order of the others.",
	},
	{"published scores", weighing.LowestOverOffer, nil, []weighing.Bid{
		{ID: "A", Marks: fernhill.Marks, PriceScore: exact.SomeOf("100")}, {ID: "B", Marks: fernhill.Marks, PriceScore: exact.SomeOf("50")},
	}, ""},
	{
		"a tie and equal prices", weighing.BetweenAnchors, anchors,
		[]weighing.Bid{merrow, named("Halden", offer("D", "100", "185000")), brindle},
		"tie: Merrow and Halden share rank 2: the tender has no rule that tells them apart. [B D]\n" +
			"low-bid: The price of Brindle is low: 13.5 % below the mean of all bids (the rule: more than 10 %). Ask the bidder to explain it before award; a low price alone excludes nobody. [C]\n" +
			"equal-prices: Merrow and Halden offer exactly the same price, 185,000: check that they bid independently. [B D]",
	},
	{
		"far below what it ought to cost", weighing.BetweenAnchors, func(m *weighing.Model) { anchors(m); m.ShouldCost = exact.SomeOf("187500.01") },
		[]weighing.Bid{dear, brindle},
		"low-bid: The price of Brindle is low: 20.000004 % below the should-cost estimate (the rule: more than 20 %). Ask the bidder to explain it before award; a low price alone excludes nobody. [C]",
	},
	{
		"one bid far below what it ought to cost", weighing.BetweenAnchors, func(m *weighing.Model) { anchors(m); m.ShouldCost = exact.SomeOf("900000") },
		[]weighing.Bid{brindle},
		"single-bid: Only Brindle is in the running: nothing shows what competition would have brought. [C]",
	},
	{
		"marks to come", weighing.BetweenAnchors, anchors,
		[]weighing.Bid{dear, brindle, named("Halden", offer("D", "", "5"))},
		"missing-marks: Halden has no mark yet on Q. A missing mark is not zero, so the bid has no total. [D]\n" +
			"provisional: The ranking is provisional: Halden will take part once fully marked, and may change the others' places. [D]",
	},
	{
		"weights outside limits", weighing.BetweenAnchors, func(m *weighing.Model) {
			anchors(m)
			m.CostWeight, m.QualityWeight = exact.MustParse("85.5"), exact.MustParse("14.5")
			m.Criteria[0].Section = "Technical"
			m.Limits = weighing.WeightLimits{Name: "Digital Outcomes", WholeNumbers: true, Ranges: []weighing.WeightRange{
				{Section: "technical ", Min: exact.Int(10), Max: exact.Int(75)}, {Section: "Cultural fit", Min: exact.Int(5), Max: exact.Int(20)}, {Min: exact.Int(20), Max: exact.Int(85)},
			}}
		},
		[]weighing.Bid{dear, brindle},
		"weights-outside-limits: technical weighs 14.5 %, which is not a whole number (limits of Digital Outcomes).\n" +
			"weights-outside-limits: Cultural fit weighs 0 %, outside 5 to 20 % (limits of Digital Outcomes).\n" +
			"weights-outside-limits: Price weighs 85.5 %, outside 20 to 85 % (limits of Digital Outcomes).\n" +
			"weights-outside-limits: Price weighs 85.5 %, which is not a whole number (limits of Digital Outcomes).",
	},
}

func TestSeveralBidsOfOneSupplierAreToldApart(t *testing.T) {
	m := oneQuestion(weighing.BetweenAnchors, 50)
	anchors(m)
	other, nobody := named("Merrow", offer("M", "70", "185000")), offer("N", "60", "185000")
	want := "equal-prices: Merrow (B), Merrow (M) and N offer exactly the same price, 185,000: check that they bid independently. [B M N]"
	if got := told(mustRank(t, m, merrow, brindle, other, nobody)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoticesReadLikeThis(t *testing.T) {
	for _, c := range noticeCases {
		t.Run(c.name, func(t *testing.T) {
			m := oneQuestion(c.method, 50)
			m.LowBid = weighing.DefaultLowBidRules()
			if c.change != nil {
				c.change(m)
			}
			if got := told(mustRank(t, m, c.bids...)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAMeanOfFewerEvaluatorsThanThereAreIsTold(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.MeanOfEvaluators = true
	mark := func(text string) []exact.Optional { return offer("", text, "").Marks }
	agreed, open := offer("A", "60", ""), named("Merrow", offer("B", "", ""))
	agreed.Evaluators = [][]exact.Optional{mark("50"), mark("")} // the panel agreed: nobody is missed
	open.Evaluators = [][]exact.Optional{mark("50"), mark(""), mark("80")}
	want := "missing-marks: Merrow: not every evaluator has given a mark on Q (2 of 3); the mean is of those who have. [B]"
	if got := told(mustRank(t, m, agreed, open)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	open.Evaluators[1][0] = exact.SomeOf("0")
	if got := told(mustRank(t, m, agreed, open)); got != "" {
		t.Errorf("with all marks: %s", got)
	}
}

func TestOneQuestionThatAnEvaluatorLeftOutIsTold(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.MeanOfEvaluators = true
	m.Criteria = append(m.Criteria, weighing.Criterion{ID: "R", Weight: exact.Int(1), Max: exact.Int(100)})
	b := weighing.Bid{ID: "A", Marks: make([]exact.Optional, 2), Evaluators: [][]exact.Optional{
		{exact.SomeOf("50"), exact.SomeOf("60")}, {{}, exact.SomeOf("60")},
	}}
	want := "missing-marks: A: not every evaluator has given a mark on Q (1 of 2); the mean is of those who have. [A]"
	if got := told(mustRank(t, m, b, offerOn(2, "B"))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// offerOn is a bid with so many full marks of the panel.
func offerOn(questions int, id string) weighing.Bid {
	b := weighing.Bid{ID: id}
	for range questions {
		b.Marks = append(b.Marks, exact.SomeOf("100"))
	}
	return b
}

func TestLimitsOfADraftWhoseWeightsAreStillToCome(t *testing.T) {
	m := oneQuestion(weighing.BetweenAnchors, 50)
	m.Criteria[0].Section, m.Criteria[0].Weight = "Technical", exact.Int(0)
	m.Limits.Ranges = []weighing.WeightRange{{Section: "Technical", Min: exact.Int(10), Max: exact.Int(75)}, {Min: exact.Int(20), Max: exact.Int(85)}}
	if got := strings.Join(m.LimitBreaches(), "; "); got != "Technical weighs 0 %, outside 10 to 75 %" {
		t.Errorf("got %s", got)
	}
}
