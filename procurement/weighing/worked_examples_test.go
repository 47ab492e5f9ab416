package weighing_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// example is one case of the field's worked examples, which live beside the project. Numbers are kept as they are written.
type example struct {
	t         *testing.T
	ID        string
	MapsTo    string `json:"maps_to"`
	Inputs    map[string]any
	Expected  map[string]any
	Tolerance json.Number
}

// examplesHere tries the examples that belong to this package, by what they map to.
var examplesHere = map[string]func(*example){
	"price score of lowest-over-offer":                                                (*example).lowestOverOffer,
	"price score of best-to-worst; of between-anchors where best and worst are given": (*example).bestToWorst,
	"price score of percent-above-lowest":                                             (*example).percentAboveLowest,
	"price score of around-mean":                                                      (*example).aroundMean,
	"around-mean before its clamp":                                                    (*example).aroundMean,
	"price score of between-anchors":                                                  (*example).betweenAnchors,
	"price score of against-benchmark (cap above 100 where the answer is)":            (*example).againstBenchmark,
	"lowest-over-offer":                                                               (*example).qualityAndPrice,
	"lowest-over-offer with rounding stage parts":                                     (*example).qualityAndPrice,
	"lowest-over-offer with three sections":                                           (*example).threeSections,
	"rated-criteria":                                                                  (*example).ratedCriteria,
	"price-per-quality-point (quality_minimum 0 where none is given)":                 (*example).pricePerQualityPoint,
	"value-for-money-index":                                                           (*example).valueForMoney,
	"monetised-quality":                                                               (*example).monetisedQuality,
	"fixed-budget":                                                                    func(e *example) { e.selection(weighing.FixedBudget) },
	"lowest-price":                                                                    func(e *example) { e.selection(weighing.LowestPrice) },
	"quality-only":                                                                    func(e *example) { e.selection(weighing.QualityOnly) },
	"quality score (weights of-quality or relative as given)":                         (*example).qualityScore,
	"criteria with children":                                                          (*example).children,
	"combine: mean":                                                                   (*example).meanOfEvaluators,
	"low-bid questions":                                                               (*example).lowBidQuestions,
	"ranks 1, 2, 2, 4":                                                                (*example).ranks,
}

// examplesNowhere are for reading only, or belong to methods that the program does not have yet.
var examplesNowhere = []string{
	"reference only", "reference only (reciprocal of price-per-quality-point)", "social value policy rows", "whole-life cost",
}

func TestWorkedExamples(t *testing.T) {
	for _, e := range workedExamples(t) {
		if try := examplesHere[e.MapsTo]; try != nil {
			t.Run(e.ID, func(t *testing.T) {
				e.t = t
				try(&e)
			})
		}
	}
}

func TestEveryWorkedExampleIsTriedSomewhere(t *testing.T) {
	all := workedExamples(t)
	elsewhere := otherExampleTests(t)
	known := map[string]bool{}
	for _, e := range all {
		if known[e.MapsTo] {
			continue
		}
		known[e.MapsTo] = true
		tried := examplesHere[e.MapsTo] != nil || strings.Contains(elsewhere, strconv.Quote(e.MapsTo))
		if nowhere := slices.Contains(examplesNowhere, e.MapsTo); tried == nowhere {
			t.Errorf("%q, such as %s: tried %v, said to be tried nowhere %v", e.MapsTo, e.ID, tried, nowhere)
		}
	}
	for mapsTo := range examplesHere {
		if !known[mapsTo] {
			t.Errorf("no worked example maps to %q any more", mapsTo)
		}
	}
}

// otherExampleTests are the texts of the tests in which other packages name the examples that they try.
func otherExampleTests(t *testing.T) string {
	t.Helper()
	var texts strings.Builder
	err := filepath.WalkDir(beside.Root(t), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasPrefix(d.Name(), "worked_") || !strings.HasSuffix(d.Name(), "_test.go") || filepath.Base(filepath.Dir(path)) == "weighing" {
			return err
		}
		text, err := os.ReadFile(path)
		texts.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts.String()
}

// workedExamples are all examples.
func workedExamples(t *testing.T) (all []example) {
	t.Helper()
	text, err := os.ReadFile(beside.Path(t, "worked-examples.json"))
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// number is a number of the example, nil where it is null or not there.
func number(v any) *big.Rat {
	text, ok := v.(json.Number)
	if !ok {
		return nil
	}
	r, ok := new(big.Rat).SetString(text.String())
	if !ok {
		panic("not a number: " + text)
	}
	return r
}

// decimal is a number of the example as a decimal, absent where it is null or not there.
func decimal(v any) exact.Optional {
	r := number(v)
	if r == nil {
		return exact.Optional{}
	}
	d, ok := exact.FromRat(r)
	if !ok {
		panic("no decimal: " + r.String())
	}
	return exact.Some(d)
}

// perCent is a share of the example as a weight: 0.7 is 70.
func perCent(v any) exact.Decimal {
	d, _ := exact.FromRat(mul(number(v), hundred))
	return d
}

// list is the first of these inputs that there is.
func (e *example) list(names ...string) []any {
	for _, name := range names {
		if list, ok := e.Inputs[name].([]any); ok {
			return list
		}
	}
	return nil
}

// bids have these prices and quality scores; either may be missing altogether.
func bids(prices, scores []any) []weighing.Bid {
	all := make([]weighing.Bid, max(len(prices), len(scores)))
	for i := range all {
		all[i].ID = "bid " + strconv.Itoa(i)
		if prices != nil {
			all[i].Price = decimal(prices[i])
		}
		if scores != nil {
			all[i].Marks = []exact.Optional{decimal(scores[i])}
		}
	}
	return all
}

// rank ranks, or compares the error with the one that is expected: it names the bid whose price is at fault. Standings come in the order
// of the bids.
func (e *example) rank(m *weighing.Model, bids []weighing.Bid) []weighing.Standing {
	e.t.Helper()
	r, err := weighing.Rank(m, bids)
	if _, wanted := e.Expected["error"]; !wanted {
		if err != nil {
			e.t.Fatal(err)
		}
		standings := slices.Clone(r.Standings)
		slices.SortFunc(standings, func(a, b weighing.Standing) int { return strings.Compare(a.Bid.ID, b.Bid.ID) })
		return standings
	}
	var faults weighing.BidFaults
	if !errors.As(err, &faults) || len(faults) != 1 {
		e.t.Fatalf("ranked with %v, want %v", err, e.Expected["error"])
	}
	i := faults[0].Index
	if price, given := bids[i].Price.Get(); given && price.Sign() > 0 || !strings.Contains(err.Error(), bids[i].ID) || faults[0].Member != "price" {
		e.t.Errorf("the fault is %v, want it to name the bid and its price", err)
	}
	return nil
}

// figures compares a figure of each standing with the expected list of this name; a null stands for none.
func (e *example) figures(name string, standings []weighing.Standing, get func(*weighing.Standing) *big.Rat) {
	e.t.Helper()
	wanted, _ := e.Expected[name].([]any)
	for i := range standings {
		if len(wanted) == len(standings) {
			e.near(name+" of "+standings[i].Bid.ID, get(&standings[i]), wanted[i])
		} else {
			e.t.Fatalf("%d %s for %d bids", len(wanted), name, len(standings))
		}
	}
}

// near compares a figure with the expected one at the example's tolerance.
func (e *example) near(name string, got *big.Rat, wanted any) {
	e.t.Helper()
	want := number(wanted)
	if got == nil || want == nil {
		if got != nil || want != nil {
			e.t.Errorf("%s is %v, want %v", name, got, want)
		}
		return
	}
	if gap := sub(got, want); gap.Abs(gap).Cmp(number(e.Tolerance)) > 0 {
		e.t.Errorf("%s is %s, want %s within %s", name, got.FloatString(9), want.FloatString(9), e.Tolerance)
	}
}

// points is a price score on the example's scale instead of 100.
func (e *example) points(s *weighing.Standing) *big.Rat {
	most := number(e.Inputs["max_points"])
	if most == nil {
		most = hundred
	}
	return div(mul(s.PriceScore, most), hundred)
}

func total(s *weighing.Standing) *big.Rat      { return s.Total }
func priceScore(s *weighing.Standing) *big.Rat { return s.PriceScore }

// rankOf is the rank as a number, nil for none.
func rankOf(s *weighing.Standing) *big.Rat {
	if !s.InTheRunning() {
		return nil
	}
	return big.NewRat(int64(s.Rank), 1)
}

// winners compares the bids at rank 1 with the expected positions.
func (e *example) winners(standings []weighing.Standing) {
	e.t.Helper()
	var got []string
	for i, s := range standings {
		if s.Rank == 1 {
			got = append(got, strconv.Itoa(i))
		}
	}
	want, err := json.Marshal(e.Expected["winner_indexes"])
	if err != nil || "["+strings.Join(got, ",")+"]" != string(want) {
		e.t.Errorf("winners %v, want %s", got, want)
	}
}
