package export

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// change is something that a reader may change in a workbook: what the tender then is, and which cell holds it.
type change struct {
	name  string
	apply func(tn *tender.Tender)
	cell  string
	value any // nil empties the cell
}

// changedWorkbook is a workbook in which one cell was changed by script, and the tender with the same change.
type changedWorkbook struct {
	name     string
	workbook []byte
	tender   *tender.Tender
}

func setMark(bid int, criterion, mark string) func(*tender.Tender) {
	return func(tn *tender.Tender) {
		value, err := exact.ParseOptional(mark)
		if err != nil {
			panic(err)
		}
		tn.Bids[bid].Marks[criterion] = tender.Mark{Value: value}
	}
}

// tiedChanges are changes to the tender of [tied]: criteria stand in rows 6 to 9 of Marks, bids from column F on, and in rows from 7 on
// of Prices.
var tiedChanges = []change{
	{"a mark", setMark(1, "K1", "5"), "Marks!G6", 5},
	{"a mark that makes a tie", setMark(0, "K4", "6"), "Marks!F9", 6},
	{"an emptied mark", setMark(0, "K2", ""), "Marks!F7", nil},
	{"a missing mark given", setMark(6, "K2", "4.5"), "Marks!L7", 4.5},
	{"a weight", func(tn *tender.Tender) {
		tn.Weights = tender.WeightsRelative
		tn.Criteria[2].Weight = exact.Int(75)
	}, "Marks!C8", 75},
	{"a minimum that some miss", func(tn *tender.Tender) { tn.Criteria[1].Minimum = exact.SomeOf("3.5") }, "Marks!E7", 3.5},
	{"a quality minimum that one just reaches", func(tn *tender.Tender) {
		tn.QualityMinimum = exact.SomeOf("65")
	}, "Marks!E3", 65},
	{"a price", func(tn *tender.Tender) { tn.Bids[9].Price = pounds("170.25") }, "Prices!D16", 170.25},
	{"the lowest price", func(tn *tender.Tender) { tn.Bids[4].Price = pounds("20") }, "Prices!D11", 20},
	{"a status", func(tn *tender.Tender) { tn.Bids[9].Status = weighing.Excluded }, "Prices!C16", "excluded"},
	{"a bid that comes back", func(tn *tender.Tender) { tn.Bids[5].Status = weighing.Received }, "Prices!C12", "received"},
}

// changes are these with many methods, and those that only some tenders have.
func changes(t *testing.T) (all []changedWorkbook) {
	rounding := map[int]weighing.Rounding{0: {}, 1: {Stage: weighing.RoundTotal, Places: 1}, 2: {Stage: weighing.RoundParts, Places: 0}}
	for i, d := range weighing.Methods() {
		base := func() *tender.Tender {
			return tied(d.Method, rounding[i%3], weighing.TieByQuality, weighing.TieByPrice, weighing.TieByHeaviest)
		}
		for k, c := range tiedChanges {
			if (i+k)%2 == 0 { // half of the changes for each method, and half of the methods for each change
				all = append(all, c.made(t, string(d.Method), base))
			}
		}
		if d.Weighted {
			all = append(all, change{"the cost weight", func(tn *tender.Tender) {
				tn.CostWeight, tn.QualityWeight = exact.SomeOf("62.5"), exact.SomeOf("37.5")
			}, "Prices!C4", 62.5}.made(t, string(d.Method), base))
		}
		for k, p := range d.Parameters {
			column := statusColumn + k
			if d.Weighted {
				column += 2
			}
			value := map[string]string{"floor": "85", "ceiling": "130", "benchmark": "70", "cap": "60", "value_per_point": "0.4", "budget": "104.99"}[p.Name]
			number, _ := strconv.ParseFloat(value, 64)
			all = append(all, change{p.Title, func(tn *tender.Tender) {
				*p.Get(&tn.Price.Parameters) = exact.SomeOf(value)
			}, "Prices!" + ref(column, parameterRow), number}.made(t, string(d.Method), base))
		}
	}
	return append(all, otherChanges(t)...)
}

// otherChanges are changes to tenders of other shapes.
func otherChanges(t *testing.T) []changedWorkbook {
	means := func() *tender.Tender {
		tn := tied(weighing.BetweenAnchors, weighing.Rounding{}, weighing.TieByQuality)
		withEvaluators(tn)
		return tn
	}
	// The evaluators' marks begin three rows below the criteria, which end in row 9; E2 comes first on the panel.
	return []changedWorkbook{
		change{"an evaluator's mark", func(tn *tender.Tender) {
			tn.Bids[2].Evaluators["E2"]["K1"] = tender.Mark{Value: exact.SomeOf("5")}
		}, "Marks!H13", 5}.made(t, "mean of evaluators", means),
		change{"a consensus mark", setMark(2, "K1", "0"), "Marks!H6", 0}.made(t, "mean of evaluators", means),
		change{"an emptied consensus mark", setMark(2, "K2", ""), "Marks!H7", nil}.made(t, "mean of evaluators", means),
		change{"a mark below a group", setMark(0, "Q2b", "10"), "Marks!G11", 10}.made(t, "tree", partner),
		change{"a weight below a group", func(tn *tender.Tender) {
			tn.Criteria[1].RelativeChildren = true
			tn.Criteria[1].Children[1].Weight = exact.Int(400)
		}, "Marks!D11", 400}.made(t, "tree", partner),
		change{"the last missing mark", setMark(4, "Q2a", "0"), "Marks!K10", 0}.madeWith(t, "tree", partner,
			func(tn *tender.Tender) { tn.Bids[4].Price = pounds("120") }),
		change{"a published score", func(tn *tender.Tender) { tn.Bids[0].PriceScore = exact.SomeOf("99") }, "Prices!D7", 99}.
			made(t, "published scores", healthAndSafety),
	}
}

// made makes the change in the workbook of a tender and in the tender.
func (c change) made(t *testing.T, of string, base func() *tender.Tender) changedWorkbook {
	t.Helper()
	return c.madeWith(t, of, base, func(*tender.Tender) {})
}

func (c change) madeWith(t *testing.T, of string, base func() *tender.Tender, first func(*tender.Tender)) changedWorkbook {
	t.Helper()
	before, after := base(), base()
	first(before)
	first(after)
	c.apply(after)
	f := opened(t, workbookOf(t, before))
	sheet, cell, _ := strings.Cut(c.cell, "!")
	if err := f.SetCellValue(sheet, cell, c.value); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return changedWorkbook{fmt.Sprintf("%s: %s", of, c.name), out.Bytes(), after}
}
