package tender_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func TestWeightsOfTheWorkedExamplesAddUpAsDecimals(t *testing.T) {
	for _, e := range beside.Examples(t, "weights of-quality must add up") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Weights []string `json:"weights_pct"`
			}
			var want struct{ Valid bool }
			e.Read(t, &in, &want)
			competition := dataPlatform()
			competition.Weights, competition.Criteria, competition.Bids = tender.WeightsOfQuality, nil, nil
			for i, weight := range in.Weights {
				competition.Criteria = append(competition.Criteria, criterion("Q"+strconv.Itoa(i), weight))
			}
			if faults := competition.Check(); (faults == nil) != want.Valid {
				t.Errorf("got %v, want %v", faults, want.Valid)
			}
			competition.Criteria[0].Weight = competition.Criteria[2].Weight // 33.34, 33.33 and 33.34, say, are more than 100
			if faults := competition.Check(); faults == nil {
				t.Error("weights that do not add up are taken")
			}
		})
	}
}

// limits of the Digital Outcomes framework: for a lot, the least and the most of each section and, without a name, of the price.
var limits = map[string][]weighing.WeightRange{
	"weight limits of the Digital Outcomes framework": {
		{Section: "technical", Min: exact.Int(10), Max: exact.Int(75)},
		{Section: "cultural", Min: exact.Int(5), Max: exact.Int(20)},
		{Min: exact.Int(20), Max: exact.Int(85)},
	},
	"weight limits of the Digital Outcomes framework (participants)": {
		{Section: "technical", Min: exact.Int(10), Max: exact.Int(70)},
		{Section: "availability", Min: exact.Int(10), Max: exact.Int(70)},
		{Min: exact.Int(20), Max: exact.Int(80)},
	},
}

func TestWeightLimitsOfTheWorkedExamples(t *testing.T) {
	for mapsTo, ranges := range limits {
		for _, e := range beside.Examples(t, mapsTo) {
			t.Run(e.ID, func(t *testing.T) {
				weights := map[string]json.Number{}
				var want struct{ Valid bool }
				e.Read(t, &weights, &want)
				competition := dataPlatform()
				competition.Criteria, competition.Bids, competition.Weights = nil, nil, tender.WeightsOfWhole
				competition.Limits = weighing.WeightLimits{Name: "Digital Outcomes", WholeNumbers: true, Ranges: ranges}
				quality := int64(0)
				for section, weight := range weights {
					if section == "price" {
						competition.CostWeight = exact.SomeOf(weight.String())
						continue
					}
					c := criterion(section, weight.String())
					c.Section = strings.ToUpper(section) // however it is written
					competition.Criteria = append(competition.Criteria, c)
					n, _ := weight.Int64()
					quality += n
				}
				competition.QualityWeight = exact.Some(exact.Int(quality))
				breaches := competition.Model("").LimitBreaches()
				if valid := competition.Check() == nil && breaches == nil; valid != want.Valid {
					t.Errorf("valid is %v, want %v: %v, %v", valid, want.Valid, competition.Check(), breaches)
				}
			})
		}
	}
}
